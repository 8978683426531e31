"""A timeline's band: its years, and stretches of it that stand out, with what is said of them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.context import Context
from deck.compose.figures.labels import label, label_box, styled
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Paragraph, Shape, Stroke

INSET = 16.0  # points from the band's end to the first date, and to the last at least
FLAG = 10.0  # … from a stroke to its word
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # years between those that are named
SLIM, LOW, TALL = 44.0, 72.0, 124.0  # the band's height; where something is said of a stretch, at least and at most
AXIS = 38.0  # … of years' strokes under what is said; their names are at the head of these, clear of points
INK = 0.9  # of a line's height, what its letters take
NAME = "note"  # style of years; of what is said of a stretch the largest with room
SAID = ("huge", "display", "big", "figure", "h2", "h3", "h4")

Span = tuple[float, float, str]  # from, to (decimal years), what is said of it


class Band(Struct, frozen=True):
    """The band's box, the dates that it goes from and to, in decimal years, and what stands out on it."""

    box: Box
    first: float
    last: float
    spans: tuple[Span, ...] = ()
    after: float = INSET  # the last date's distance from the band's end

    @property
    def year(self) -> float:
        """How many points a year takes."""
        return (self.box.width - INSET - self.after) / ((self.last - self.first) or 1)

    def x(self, when: float) -> float:
        return self.box.x + INSET + (when - self.first) * self.year

    def stretch(self, span: Span) -> tuple[float, float]:
        """Where a span begins and ends; from the first date and to the last it goes to the band's ends."""
        start, end, _ = span
        left = self.box.x if start <= self.first else min(self.x(start), self.box.right)
        return left, self.box.right if end >= self.last else max(left, self.x(end))

    @property
    def axis(self) -> Box:
        """Where years are told: the whole of a slim band, else its foot."""
        tall = min(self.box.height, AXIS if self.box.height > SLIM else SLIM)
        return replace(self.box, y=self.box.bottom - tall, height=tall)

    @property
    def stretches(self) -> list[tuple[float, float]]:
        return [self.stretch(span) for span in self.spans]


class _Turn(Struct, frozen=True):
    """A new year: where its stroke stands, and its name, where there is room for it."""

    x: float
    name: str
    place: Box | None


def drawn(band: Band, element: Element, context: Context) -> Iterator[AnyShape]:
    """The band, what stands out on it, strokes and names of years, and what is said of the stretches."""
    box, axis = band.box, band.axis
    turns = list(_turns(band, element, context))
    yield Shape(box, "Band", fill=context.colour("dark", element))
    for start, end in band.stretches:
        yield Shape(Box(start, box.y, end - start, box.height), "Span", fill=context.colour("accent-panel", element))
    pen = Stroke(context.colour("paper", element), 1.5)
    yield from (Connector((one.x, axis.y), (one.x, axis.bottom), pen, "New year") for one in turns if one.x > box.x)
    for turn in turns:
        if turn.place:
            lit = any(start <= turn.place.x < end for start, end in band.stretches)
            ink = "on-accent-panel" if lit else "paper"
            yield label((_word(turn.name, ink, element, context),), context, (0.0, 0.0), "start", "middle", turn.place)
    yield from (_said(span, band, element, context) for span in band.spans if span[2])


def _turns(band: Band, element: Element, context: Context) -> Iterator[_Turn]:
    """Each new year, or as many as have room for their name, which stands clear of a stretch's edge."""
    box, first = band.axis, band.first
    room = label_box((_word(str(int(band.last)), "paper", element, context),), context, (0.0, 0.0), "start", "middle")
    apart = next((step for step in STEPS if step * band.year >= room.width + 2 * FLAG), STEPS[-1])
    begin = int(first) // apart * apart
    middle = box.y + min(box.height, room.height) / 2 if box.height < SLIM else box.y + box.height / 2
    for turn in range(begin, math.floor(band.last) + 1, apart):
        x = band.x(turn)
        name = (_word(str(turn), "paper", element, context),)
        left = max(x, box.x)
        left = max([left, *(edge for edges in band.stretches for edge in edges if left < edge < left + room.width)])
        place = label_box(name, context, (left + FLAG, middle), "start", "middle")
        fits = place.right + FLAG <= min(box.right, x + apart * band.year)
        yield _Turn(x, str(turn), place if fits else None)


def _said(span: Span, band: Band, element: Element, context: Context) -> Shape:
    """What is said of a stretch, over the years, from its beginning on. Raises TemplateError where it is longer."""
    left, right = band.x(span[0]) + FLAG, band.stretch(span)[1]  # the words' box has air at its end
    height = band.box.height - band.axis.height
    for style in SAID:
        words = (styled(span[2], f"{style} on-accent-panel", element, context),)
        place = label_box(words, context, (left, band.box.y + height / 2), "start", "middle")
        if place.right <= right and place.height * INK <= height:
            return label(words, context, (0.0, 0.0), "start", "middle", place)
    raise element.error(f"“{span[2]}” is too long for its stretch of the band", hint="say it in fewer words")


def _word(text: str, ink: str, element: Element, context: Context) -> Paragraph:
    return styled(text, f"{NAME} {ink}", element, context)
