"""<timeline>: events at their true distances; labels above and below by turns, none over another.

Data: [{"date": "2015-11", "title": …, "text": …, "highlight": true}], dates as YYYY, YYYY-MM or YYYY-MM-DD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.labels import data_of, inside, label, label_box, overlaps, ring, styled
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.compose.steps import Part, Step, in_groups
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Paragraph, Stroke

STEM, TIER = 38.0, 1.12  # the nearest label's distance from the axis; a further tier's, in label heights
TIERS = 3
TICK, MOST_YEARS = 10.0, 20  # points of a new year's stroke to each side; more years than this are not named


class _Event(Struct, frozen=True):
    when: float
    x: float
    lines: tuple[Paragraph, ...]
    highlight: bool


class _Spot(Struct, frozen=True):
    """Where an event's label stands: above or below, and how far out."""

    box: Box
    above: bool


@builds("timeline")
def timeline(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[Part]:
        yield from in_groups(_draw(element, context, box), "Timeline", element.get("alt"), box)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def year(text: str, element: Element) -> float:
    """A date as a decimal year."""
    match = re.fullmatch(r"(\d{4})(?:[-.](\d{1,2}))?(?:[-.](\d{1,2}))?", str(text).strip())
    if not match:
        raise element.error(f"“{text}” is no date", expected="2015, 2015-11 or 2015-11-09")
    month, day = int(match.group(2) or 1), int(match.group(3) or 1)
    return int(match.group(1)) + (month - 1) / 12 + (day - 1) / 365


def _draw(element: Element, context: Context, box: Box) -> Iterator[tuple[Step, AnyShape]]:
    """The axis, then the events, each a step of its own where the timeline builds."""
    axis = box.y + box.height / 2
    events = _events(element, context, box)
    ink = context.colour("text", element)
    still = context.step_of(element, 0)
    yield still, Connector((box.x, axis), (box.right, axis), Stroke(ink, 2.25), "Axis")
    spots = _place(events, axis, box, context)
    below = [event.x for event, spot in zip(events, spots, strict=True) if not spot.above]
    yield from ((still, one) for one in _years(events, below, axis, element, context))
    steps = [context.step_of(element, number) for number in range(1, len(events) + 1)]
    for event, spot, step in zip(events, spots, steps, strict=True):
        yield step, _stem(event, spot, axis, context, element)
    for event, spot, step in zip(events, spots, steps, strict=True):
        yield step, _point(event, axis, context, element)
        down = "bottom" if spot.above else "top"
        yield step, label(event.lines, context, (event.x, axis), "middle", down, spot.box)


def _events(element: Element, context: Context, box: Box) -> list[_Event]:
    raw = data_of(element)
    years = [year(item["date"], element) for item in raw]
    first, last = min(years), max(years)
    margin = 40.0
    scale = (box.width - 2 * margin) / ((last - first) or 1)
    made = [
        _Event(
            when, box.x + margin + (when - first) * scale, _lines(item, element, context), bool(item.get("highlight"))
        )
        for when, item in zip(years, raw, strict=True)
    ]
    return sorted(made, key=lambda e: e.when)


def _lines(item: dict[str, Any], element: Element, context: Context) -> tuple[Paragraph, ...]:
    date = str(item["date"]).replace("-", ".")
    title = "h2 accent" if item.get("highlight") else "h3"
    lines = [styled(date, "caption", element, context), styled(item["title"], title, element, context)]
    if item.get("text"):
        lines.append(styled(item["text"], "label muted", element, context))
    return tuple(lines)


def _place(events: list[_Event], axis: float, box: Box, context: Context) -> list[_Spot]:
    """Greedy: each label takes the nearest free spot, sides by turns."""
    taken: list[_Spot] = []
    for index, event in enumerate(events):
        spots = list(_candidates(event, index % 2 == 0, axis, box, context))
        free = [s for s in spots if not any(overlaps(s.box, t.box, 8.0) for t in taken)]
        taken.append((free or spots)[0])
    return taken


def _candidates(event: _Event, above_first: bool, axis: float, box: Box, context: Context) -> Iterator[_Spot]:
    for tier in range(TIERS):
        for above in (above_first, not above_first):
            own = label_box(event.lines, context, (event.x, axis), "middle", "bottom" if above else "top")
            away = STEM + tier * own.height * TIER
            moved = Box(own.x, own.y + (-away if above else away), own.width, own.height)
            yield _Spot(inside(moved, box), above)


def _stem(event: _Event, spot: _Spot, axis: float, context: Context, element: Element) -> Connector:
    colour = context.colour("accent" if event.highlight else "faint", element)
    end = spot.box.bottom + 3 if spot.above else spot.box.y - 3
    return Connector((event.x, axis), (event.x, end), Stroke(colour, 1.25), "Stem")


def _point(event: _Event, axis: float, context: Context, element: Element) -> AnyShape:
    if event.highlight:
        return ring((event.x, axis), 9, fill=context.colour("accent", element))
    pen = Stroke(context.colour("text", element), 2.25)
    return ring((event.x, axis), 6.5, fill=context.colour("ground", element), stroke=pen)


def _years(
    events: list[_Event], below: list[float], axis: float, element: Element, context: Context
) -> Iterator[AnyShape]:
    """A stroke and the year's name at each new year, so that distances can be read; `below` are stems to avoid."""
    first, last = events[0], events[-1]
    if last.when <= first.when or last.when - first.when > MOST_YEARS:
        return
    scale = (last.x - first.x) / (last.when - first.when)
    faint = context.colour("faint", element)
    for turn in range(int(first.when) + 1, int(last.when) + 1):
        x = first.x + (turn - first.when) * scale
        yield Connector((x, axis - TICK), (x, axis + TICK), Stroke(faint, 1.25), "New year")
        name = styled(str(turn), "caption", element, context)
        places = [label_box((name,), context, (x + gap, axis + TICK), side, "top") for gap, side in _BESIDE]
        free = [p for p in places if not any(p.x - 2 < stem < p.right + 2 for stem in below)]
        if free:
            yield label((name,), context, (0.0, 0.0), "start", "top", free[0])


_BESIDE = ((4.0, "start"), (-4.0, "end"))  # a year's name stands right of its stroke, or left where a stem is near
