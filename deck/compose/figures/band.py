"""A timeline's band: its years, and stretches of it that stand out, with what is said of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NoReturn

from msgspec import Struct

from deck.compose.context import Context
from deck.compose.figures.labels import label, label_box, styled
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Paragraph, Shape, Stroke

INSET = 16.0  # points from the band's end to the first date, and to the last at least
FLAG = 10.0  # … from a stroke to its word
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # years between those that are named
NAME, SAID = "label", ("h2", "h3", "h4")  # styles of years, and of what is said of a stretch: the largest with room

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
    def stretches(self) -> list[tuple[float, float]]:
        return [self.stretch(span) for span in self.spans]


class _Turn(Struct, frozen=True):
    """A new year: where its stroke stands, and its name, where there is room for it."""

    x: float
    name: str
    place: Box | None


def band_role(context: Context) -> str:
    """The band is as dark as the deck's dark slides; on those it is light."""
    return "dark" if context.ground == "light" else "text"


def drawn(band: Band, element: Element, context: Context) -> Iterator[AnyShape]:
    """The band, what stands out on it, strokes and names of years, and what is said of the stretches."""
    box = band.box
    turns, told = _telling(band, list(_turns(band, element, context)), element, context)
    yield Shape(box, "Band", fill=context.colour(band_role(context), element))
    for start, end in band.stretches:
        yield Shape(Box(start, box.y, end - start, box.height), "Span", fill=context.colour("accent-panel", element))
    pen = Stroke(context.colour("ground", element), 1.5)
    yield from (Connector((one.x, box.y), (one.x, box.bottom), pen, "New year") for one in turns if one.x > box.x)
    for turn in turns:
        if turn.place:
            lit = any(start <= turn.place.x < end for start, end in band.stretches)
            ink = "on-accent-panel" if lit else "ground"
            yield label((_word(turn.name, ink, element, context),), context, (0.0, 0.0), "start", "middle", turn.place)
    yield from told


def _turns(band: Band, element: Element, context: Context) -> Iterator[_Turn]:
    """Each new year, or as many as have room for their name, which stands clear of a stretch's edge."""
    box, first = band.box, band.first
    room = label_box((_word(str(int(band.last)), "ground", element, context),), context, (0.0, 0.0), "start", "middle")
    apart = next((step for step in STEPS if step * band.year >= room.width + 2 * FLAG), STEPS[-1])
    begin = int(first) // apart * apart
    for turn in range(begin, math.floor(band.last) + 1, apart):
        x = band.x(turn)
        name = (_word(str(turn), "ground", element, context),)
        left = max(x, box.x)
        left = max([left, *(edge for edges in band.stretches for edge in edges if left < edge < left + room.width)])
        place = label_box(name, context, (left + FLAG, box.y + box.height / 2), "start", "middle")
        fits = place.right + FLAG <= min(box.right, x + apart * band.year)
        yield _Turn(x, str(turn), place if fits else None)


def _telling(band: Band, turns: list[_Turn], element: Element, context: Context) -> tuple[list[_Turn], list[Shape]]:
    """What is said of the stretches, and the years that are left: those on a stretch give way to what is said of it."""
    told: list[Shape] = []
    for span in (span for span in band.spans if span[2]):
        words = _said(span, band, turns, element, context)
        if not words:
            start, end = band.stretch(span)
            turns = [one for one in turns if not start <= one.x < end]
            words = _said(span, band, turns, element, context) or _refuse(span, element)
        told.append(words)
    return turns, told


def _said(span: Span, band: Band, turns: Sequence[_Turn], element: Element, context: Context) -> Shape | None:
    """What is said of a stretch, amid its longest part without a stroke or a name; None where it is longer."""
    left, right = _room(band.stretch(span), turns)
    middle = (left + right) / 2, band.box.y + band.box.height / 2
    for style in SAID:
        words = (styled(span[2], f"{style} on-accent-panel", element, context),)
        place = label_box(words, context, middle, "middle", "middle")
        if place.width + FLAG <= right - left:
            return label(words, context, middle, "middle", "middle", place)
    return None


def _refuse(span: Span, element: Element) -> NoReturn:
    raise element.error(f"“{span[2]}” is too long for its stretch of the band", hint="say it in fewer words")


def _room(stretch: tuple[float, float], turns: Sequence[_Turn]) -> tuple[float, float]:
    """The longest part of a stretch without a stroke or a name."""
    start, end = stretch
    marks = sorted([start, *(x for turn in turns for x in _edges(turn) if start < x < end), end])
    return max(pairwise(marks), key=lambda part: part[1] - part[0])


def _edges(turn: _Turn) -> tuple[float, ...]:
    return (turn.x, turn.place.right) if turn.place else (turn.x,)


def _word(text: str, ink: str, element: Element, context: Context) -> Paragraph:
    return styled(text, f"{NAME} {ink}", element, context)
