"""<timeline>: events at their true distances along a band of years; labels fly from stems above and below it.

Data: [{"date": "2015-11", "title": …, "text": …, "highlight": true}], dates as YYYY, YYYY-MM or YYYY-MM-DD;
`spans`: [{"from": "2015-11", "to": "2017-02", "text": …}], stretches of the band that stand out. With `bleed` the band
goes on that far beyond its right end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.band import FLAG, INSET, LOW, SLIM, TALL, Band, Span, drawn
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
from deck.scene import AnyShape, Box, Connector, Paragraph, Stroke
from deck.text.scripts import is_wide

DOT = 9.0  # the radius of a point that stands out
CLEAR, ROWS = 12.0, 6.0  # a label's distance from others beside it, of other rows
TIER, LEFT, SAME, CLASH = 6.0, 2.1, 1.0, 100.0  # what a label further in, at its stem's left, on the same side … costs
NEAR, CROWDED = 24.0, 2.0  # labels beside each other that read as one line under so many points; what that costs
STEM = 9.0  # the least that is seen of a stem where the band is tall
TAIL = 1 / 8  # of the band, what may go on after its last date
BEAM = 64  # arrangements that are kept while labels are set one after the other


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


class _Label(Struct, frozen=True):
    """An event's words, and where on the band it stands."""

    x: float
    width: float
    height: float
    lines: tuple[Paragraph, ...]
    highlight: bool


class _Field(Struct, frozen=True):
    """The room of a timeline: its band, and how tall a row of labels is."""

    box: Box
    band: Box
    row: float

    @property
    def tiers(self) -> int:
        """How many rows of labels go to each side."""
        half = self.band.y - self.box.y
        return max(int(half >= self.row), int((half - CLEAR + ROWS) // (self.row + ROWS)))


class _Spot(Struct, frozen=True):
    """Where a label stands: above or below the band, in which row, at which side of its stem. `box` is its row's."""

    box: Box
    stem: Box
    above: bool
    tier: int
    right: bool

    def foot(self, band: Box) -> float:
        """Where its stem meets the band."""
        return band.y if self.above else band.bottom

    def clashes(self, other: _Spot) -> bool:
        return self.above == other.above and (
            _touch(self.box, other.box, CLEAR)
            or _touch(self.box, other.stem, FLAG / 2)
            or _touch(other.box, self.stem, FLAG / 2)
        )

    def crowds(self, other: _Spot) -> bool:
        return self.above == other.above and _touch(self.box, other.box, NEAR)


class _Plan(Struct, frozen=True):
    """The band, the labels, and where these stand."""

    band: Band
    labels: tuple[_Label, ...]
    spots: tuple[_Spot, ...]


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
    """The band with its years, then the events, each a step of its own where the timeline builds."""
    events = sorted(((year(item["date"], element), item) for item in data_of(element)), key=lambda event: event[0])
    plan = _planned(events, box, element, context)
    labels, spots, band = plan.labels, plan.spots, plan.band.box
    still = context.step_of(element, 0)
    yield from ((still, one) for one in drawn(plan.band, element, context))
    steps = [context.step_of(element, number) for number in range(1, len(events) + 1)]
    for one, spot, step in zip(labels, spots, steps, strict=True):
        if one.highlight:
            yield step, _rim(one, spot.foot(band), context, element)
        yield step, _stem(one, spot, context, element)
    for one, spot, step in zip(labels, spots, steps, strict=True):
        yield step, _point(one, spot.foot(band), context, element)
        yield step, label(one.lines, context, (0.0, 0.0), "start" if spot.right else "end", "top", spot.box)


def _spans(element: Element) -> Iterator[Span]:
    """The stretches that stand out. Raises TemplateError for one that ends before it begins."""
    for one in json.loads(element.get("spans") or "[]"):
        start, end = year(one["from"], element), year(one["to"], element)
        if end <= start:
            raise element.error(f"a span from {one['from']} to {one['to']}", expected="one that ends after it begins")
        yield start, end, str(one.get("text") or "")


def _planned(events: Sequence[_Event], box: Box, element: Element, context: Context) -> _Plan:
    """The labels and where they stand, as large as there is room for. Raises TemplateError where there is none."""
    for look in LOOKS:
        labels = [_label(item, look, element, context) for _, item in events]
        row = max(one.height for one in labels)
        band = _band(events, labels[-1].width, row, box, element, context)
        labels = [replace(one, x=band.x(when)) for one, (when, _) in zip(labels, events, strict=True)]
        cost, spots = _place(labels, _Field(box, band.box, row))
        if cost < CLASH:
            return _settled(_Plan(band, tuple(labels), spots), box, row)
    raise element.error(
        f"{len(events)} events stand too close together to name them all",
        hint="leave some out, say less of each, or tell them on two slides",
    )


def _settled(plan: _Plan, box: Box, row: float) -> _Plan:
    """With one row to each side, each is as tall as its own labels; the band is amid what is left, taller if it may."""
    if any(spot.tier for spot in plan.spots):
        return plan
    heights = [(spot.above, one.height) for spot, one in zip(plan.spots, plan.labels, strict=True)]
    up, down = (max((height for above, height in heights if above == side), default=row) for side in (True, False))
    free, height = box.height - up - down, plan.band.box.height
    tall = height if height <= SLIM else max(height, min(TALL, free - 2 * STEM))
    band = replace(plan.band.box, y=box.y + up + (free - tall) / 2, height=tall)
    tops = {True: box.y, False: box.bottom - down}
    spots = (
        _spot(one, replace(spot.box, y=tops[spot.above], height=one.height), band, spot.above, 0, spot.right)
        for spot, one in zip(plan.spots, plan.labels, strict=True)
    )
    return _Plan(replace(plan.band, box=band), plan.labels, tuple(spots))


def _band(events: Sequence[_Event], last: float, row: float, box: Box, element: Element, context: Context) -> Band:
    """The band amid its labels: tall where something is said on it, as far as a row of labels to each side leaves
    room; it goes on after the last date for the words of that, `last` wide, right of their stem, if they are short."""
    spans, bleed = tuple(_spans(element)), points(element, "bleed", context)
    said = any(text for _, _, text in spans)
    height = max(LOW, min(TALL, box.height - 2 * (row + STEM))) if said else SLIM
    after = FLAG + last if INSET < FLAG + last < box.width * TAIL else INSET
    place = Box(box.x, box.y + (box.height - height) / 2, box.width + bleed, height)
    return Band(place, events[0][0], events[-1][0], spans, after + bleed)


def _label(item: dict[str, Any], look: _Look, element: Element, context: Context) -> _Label:
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
    return _Label(0.0, size.width, size.height, tuple(lines), lit)


def _place(labels: Sequence[_Label], field: _Field) -> tuple[float, tuple[_Spot, ...]]:
    """The cheapest arrangement: one row to each side if that goes, sides by turns, labels right of their stems."""
    kept: list[tuple[float, tuple[_Spot, ...]]] = [(0.0 if field.tiers else CLASH, ())]
    for one in labels:
        spots = tuple(_spots(one, field))
        grown = [(cost + _cost(spot, before), (*before, spot)) for cost, before in kept for spot in spots]
        kept = sorted(grown, key=lambda arrangement: arrangement[0])[:BEAM] or kept
    return kept[0]


def _spots(one: _Label, field: _Field) -> Iterator[_Spot]:
    """Everywhere that a label may stand; dates of a row share a line, a stem ends where its label does."""
    box, row, places = field.box, field.row, {True: one.x + FLAG, False: one.x - FLAG - one.width}
    within = {right: x for right, x in places.items() if box.x <= x and x + one.width <= box.right}
    for tier, above in product(range(field.tiers), (True, False)):
        far_in = tier * (row + ROWS)
        top = box.y + far_in if above else box.bottom - row - far_in
        for right, x in (within or places).items():
            yield _spot(one, Box(x, top, one.width, row), field.band, above, tier, right)


def _spot(one: _Label, row: Box, band: Box, above: bool, tier: int, right: bool) -> _Spot:
    near, far = (row.y, band.y) if above else (band.bottom, row.y + one.height)
    return _Spot(row, Box(one.x, near, 0.0, far - near), above, tier, right)


def _touch(a: Box, b: Box, gap: float) -> bool:
    """Whether two boxes come nearer than `gap` points beside each other."""
    return a.x < b.right + gap and b.x < a.right + gap and a.y < b.bottom and b.y < a.bottom


def _cost(spot: _Spot, before: Sequence[_Spot]) -> float:
    clashes = sum(spot.clashes(other) for other in before)
    same = spot.above == before[-1].above if before else not spot.above
    crowded = sum(spot.crowds(other) for other in before)
    return CLASH * clashes + CROWDED * crowded + TIER * spot.tier + LEFT * (not spot.right) + SAME * same


def _stem(one: _Label, spot: _Spot, context: Context, element: Element) -> Connector:
    pen = Stroke(context.colour("accent" if one.highlight else "faint", element), 2.25 if one.highlight else 1.25)
    return Connector((one.x, spot.stem.y), (one.x, spot.stem.bottom), pen, "Stem")


def _rim(one: _Label, y: float, context: Context, element: Element) -> AnyShape:
    """The ground about a point that stands out: on a stretch of its own colour, too, it is seen whole."""
    return ring((one.x, y), DOT + 3, fill=context.colour("ground", element))


def _point(one: _Label, y: float, context: Context, element: Element) -> AnyShape:
    if one.highlight:
        return ring((one.x, y), DOT, fill=context.colour("accent", element))
    pen = Stroke(context.colour("dark" if context.ground == "light" else "faint", element), 2.25)
    return ring((one.x, y), 6.5, fill=context.colour("ground", element), stroke=pen)
