"""Columns with lines over them: on one scale, or the lines on one of their own at the right.

Axes are read, so no number stands at a column; where one series alone is measured by an axis, that has its colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from deck.compose.elements.charts.columns import column, level
from deck.compose.elements.charts.parts import (
    category_axis,
    drawn,
    round_step,
    series_colour,
    series_of,
    spec_of,
    value_axis,
)
from deck.compose.elements.charts.registry import COMBINED, Data, kind
from deck.scene import AnyShape, Axis, Box, ChartSpec, Marker, Series

STEPS = (4, 5, 6)  # how many there may be from the foot of both axes to their heads


@kind(COMBINED)
def combined(data: Data, box: Box) -> Iterable[AnyShape]:
    series = tuple((_line if raw.get("line") else _column)(data, raw, n) for n, raw in enumerate(data.series))
    columns = sum(not one.line_width for one in series)
    stacked = bool(data.raw.get("stacked")) and columns > 1
    spec = replace(
        spec_of(data, "column", (*series, *level(data))),
        category_axis=category_axis(data),
        stacked=stacked,
        gap=55 if columns == 1 or stacked else 70,
        overlap=0 if columns == 1 else -8,
    )
    yield drawn(data, box, _measured(data, spec, series))


def _column(data: Data, raw: dict[str, Any], index: int) -> Series:
    return replace(column(data, raw, index), show_values=False)


def _line(data: Data, raw: dict[str, Any], index: int) -> Series:
    colour = series_colour(data, raw, index, lone="accent")
    return replace(
        series_of(data, raw, colour),
        line_width=3.0,
        marker=Marker("circle", 9),
        label_bold=True,
        second=raw.get("axis") == "right",
    )


def _measured(data: Data, spec: ChartSpec, series: Sequence[Series]) -> ChartSpec:
    """The chart with its axes; a legend where these don't say which series is which."""
    left, right = ([one for one in series if one.second is second] for second in (False, True))
    first = value_axis(data, gridlines=data.colour("rule"))
    if not right:
        return replace(spec, value_axis=first, legend="top")
    second = _right_axis(data)
    first, second = _in_step(first, _tops(left, spec.stacked), second, _tops(right, False))
    said = [data.raw.get(name) for name in ("y_title", "right_title")] == [one.name for one in (*left, *right)]
    return replace(
        spec,
        value_axis=_inked(data, first, left),
        second_axis=_inked(data, second, right),
        legend="" if said else "top",
    )


def _right_axis(data: Data) -> Axis:
    given = data.raw.get("right") or {}
    least, most, step = (None if given.get(name) is None else float(given[name]) for name in ("min", "max", "major"))
    return Axis(True, least, most, step, number_format=str(given.get("number_format") or "General"))


def _inked(data: Data, axis: Axis, series: Sequence[Series]) -> Axis:
    """An axis in the colour of the one series it measures; where that is too pale for words, in the nearest to it."""
    if len(series) != 1:
        return axis
    colour, context = series[0].colour, data.context
    near = data.colour("accent-text" if colour == data.colour("accent") else "text")
    ink = context.brand.first_readable((colour, near), data.colour("ground"), context.slide_ground)
    return replace(axis, colour=ink)


def _tops(series: Sequence[Series], stacked: bool) -> list[float]:
    """How high each series reaches, or all columns on top of each other."""
    columns = [one.values for one in series if not one.line_width]
    heap = [sum(value or 0.0 for value in values) for values in zip(*columns, strict=True)] if stacked else []
    return [*heap, *(value for one in series for value in one.values if value is not None)]


def _in_step(first: Axis, tops: Sequence[float], second: Axis, others: Sequence[float]) -> tuple[Axis, Axis]:
    """Both axes from 0 in as many steps, so that one's lines are the other's, too; unless one has bounds."""
    bound = any(value is not None for axis in (first, second) for value in (axis.minimum, axis.maximum, axis.major))
    highest = max(tops, default=0.0), max(others, default=0.0)
    if bound or first.log_base or min((*tops, *others), default=0.0) < 0 or not all(highest):
        return first, second
    ways = [(count, *(round_step(high / count) for high in highest)) for count in STEPS]
    count, step, other = min(ways, key=lambda way: way[0] ** 2 * way[1] * way[2])
    return (
        replace(first, minimum=0.0, maximum=step * count, major=step),
        replace(second, minimum=0.0, maximum=other * count, major=other),
    )
