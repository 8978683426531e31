"""<timeline>: events at their true distances along a line of years; labels fly from stems above and below it.

Data: [{"date": "2015-11", "title": …, "text": …, "highlight": true}], dates as YYYY, YYYY-MM or YYYY-MM-DD;
`spans`: [{"from": "2015-11", "to": "2017-02", "text": …}], stretches that stand out, blocks on the line. With `bleed`
the line goes on that far beyond its right end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.band import DOT, FLAG, LINE, Band, Span, drawn, named
from deck.compose.figures.flags import Flag, Placed, arranged
from deck.compose.figures.labels import data_of, label, label_box, ring, styled
from deck.compose.lengths import box_style, points
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.compose.steps import Part, Step, in_groups
from deck.compose.texts import paragraph
from deck.fields.scalars import DATE, DATES
from deck.flow.node import Node
from deck.languages import told_date
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Stroke
from deck.text.scripts import is_wide

LEAST = 2 / 3  # of its room, what a timeline takes between its first date and its last

_Event = tuple[float, dict[str, Any]]  # when, as a decimal year


class _Look(Struct, frozen=True):
    """Text styles of labels: titles, what is highlighted (and that in Han, whose glyphs fill their em), other lines;
    `inline`: the date stands before the title, on its line."""

    title: str
    large: str
    large_han: str
    small: str
    inline: bool = False


# The first that leaves all labels clear of each other is taken.
LOOKS = (
    _Look("h2", "big", "big", "note"),
    _Look("h2", "figure", "figure", "note"),
    _Look("h3", "big", "figure", "label"),
    _Look("h3", "figure", "h2", "label"),
    _Look("h3", "h3", "h3", "label"),
    _Look("h4", "h4", "h4", "caption"),
    _Look("h4", "h4", "h4", "caption", inline=True),
)


@builds("timeline")
def timeline(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[Part]:
        yield from in_groups(_draw(element, context, box), "Timeline", element.get("alt"), box)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def year(text: str, element: Element) -> float:
    """A date as a decimal year."""
    match = DATE.fullmatch(str(text).strip())
    if not match:
        raise element.error(f"“{text}” is no date", expected=DATES)
    month, day = int(match.group(2) or 1), int(match.group(3) or 1)
    return int(match.group(1)) + (month - 1) / 12 + (day - 1) / 365


def _draw(element: Element, context: Context, box: Box) -> Iterator[tuple[Step, AnyShape]]:
    """The line with its years, then the events, each a step of its own where the timeline builds."""
    events = sorted(((year(item["date"], element), item) for item in data_of(element)), key=lambda event: event[0])
    band, flags = _planned(events, box, element, context)
    still = context.step_of(element, 0)
    stems = [one.flag.x for one in flags if not one.above]
    yield from ((still, shape) for shape in drawn(band, stems, element, context))
    steps = [context.step_of(element, number) for number in range(1, len(events) + 1)]
    for one, step in zip(flags, steps, strict=True):
        yield step, _stem(one, context, element)
    for one, step in zip(flags, steps, strict=True):
        yield step, _point(one, context, element)
        yield step, label(one.flag.lines, context, (0.0, 0.0), "start" if one.right else "end", "top", one.box)


def _spans(element: Element) -> Iterator[Span]:
    """The stretches that stand out. Raises TemplateError for one that ends before it begins."""
    for one in json.loads(element.get("spans") or "[]"):
        start, end = year(one["from"], element), year(one["to"], element)
        if end <= start:
            raise element.error(f"a span from {one['from']} to {one['to']}", expected="one that ends after it begins")
        yield start, end, str(one.get("text") or "")


def _planned(events: Sequence[_Event], box: Box, element: Element, context: Context) -> tuple[Band, list[Placed]]:
    """The line and its labels, as large as there is room for. Raises TemplateError where there is none."""
    for look in LOOKS:
        flags = [_flag(item, look, element, context) for _, item in events]
        band = _band(events, flags, box, element, context)
        flags = [replace(one, x=band.x(when)) for one, (when, _) in zip(flags, events, strict=True)]
        if found := arranged(flags, band, box):
            return found
    raise element.error(
        f"{len(events)} events stand too close together to name them all",
        hint="leave some out, say less of each, or tell them on two slides",
    )


def _band(events: Sequence[_Event], flags: Sequence[Flag], box: Box, element: Element, context: Context) -> Band:
    """The line from the first date on; after the last it is as long as it takes for all words to stand right of their
    stems, if that leaves most of it to the dates."""
    first, last = events[0][0], events[-1][0]
    shares = [((when - first) / ((last - first) or 1), one.width) for (when, _), one in zip(events, flags, strict=True)]
    length = min((box.width - FLAG - width) / share for share, width in shares if share) if last > first else 0.0
    length = max(length, box.width * LEAST)
    place = Box(box.x, box.y, box.width + points(element, "bleed", context), LINE)
    return named(Band(place, first, last, min(length, box.width - DOT), tuple(_spans(element))), element, context)


def _flag(item: dict[str, Any], look: _Look, element: Element, context: Context) -> Flag:
    lit, title = bool(item.get("highlight")), str(item["title"])
    date = told_date(str(item["date"]).strip(), context.lang)
    large = look.large_han if any(map(is_wide, title)) else look.large
    words = Element("p", {"style": f"{large} accent" if lit else look.title}, (title,), element.mark)
    if look.inline:
        first = Element("span", {"style": f"{look.small} muted"}, (f"{date} ",), element.mark)
        lines = [paragraph(replace(words, children=(first, title)), context)]
    else:
        lines = [styled(date, f"{look.small} muted", element, context), paragraph(words, context)]
    if item.get("text"):
        lines.append(styled(item["text"], f"{look.small} muted", element, context))
    size = label_box(lines, context, (0.0, 0.0), "start", "top")
    return Flag(0.0, size.width, size.height, tuple(lines), lit)


def _stem(one: Placed, context: Context, element: Element) -> Connector:
    lit, stem = one.flag.highlight, one.stem
    pen = Stroke(context.colour("accent" if lit else "faint", element), 2.25 if lit else 1.25)
    return Connector((stem.x, stem.y), (stem.x, stem.bottom), pen, "Stem")


def _point(one: Placed, context: Context, element: Element) -> AnyShape:
    """A point on the line, with a rim: on a stretch of its own colour, too, it is seen whole."""
    lit = one.flag.highlight
    pen = Stroke(context.colour("dark" if context.ground == "light" else "faint", element), 2.25)
    fill = context.colour("accent" if lit else "ground", element)
    return ring((one.flag.x, one.point), DOT if lit else 6.5, fill=fill, stroke=pen)
