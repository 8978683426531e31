"""Points by two numbers, with their names beside them; whatever else lies over a scale of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from deck.compose.elements.charts.parts import (
    INSET,
    UNDER,
    drawn,
    measure,
    power_under,
    series_of,
    shares,
    spec_of,
    value_axis,
    width_of,
    without_corner,
)
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import ASIDE, CLEAR, GAP, NEAR, Plot, cleared
from deck.scene import AnyShape, Axis, Box, ChartSpec, Marker, Series

LEAST = 0.75  # of its room, what a plot keeps where words are long
TICKS = 54.0  # points left of a plot for the numbers of its axis


@kind("scatter")
def scatter(data: Data, box: Box) -> Iterable[AnyShape]:
    """Points with their names beside them."""
    yield drawn(data, box, over_numbers(data, box, tuple(_points(data, raw) for raw in data.series)))


def _points(data: Data, raw: dict[str, Any]) -> Series:
    line = bool(raw.get("line"))
    colour = data.colour(str(raw.get("role") or ("accent" if line else "text")))
    if line:
        return replace(
            series_of(data, raw, colour), line_width=2.25, dash="sysDash", label_colour=colour, label_bold=True
        )
    return replace(series_of(data, raw, colour), marker=Marker("circle", 10), label_position="right")


def over_numbers(data: Data, box: Box, series: tuple[Series, ...]) -> ChartSpec:
    """Both axes are scales; the lower one is marked at whole numbers (years, mostly), or at powers of ten.

    Where every point says its number, the other axis is not drawn.
    """
    xs = [x for s in series for x in s.x]
    told = not data.raw.get("log") and all(label for s in series for label in s.labels or (None,))
    across = _powers(data, xs) if data.raw.get("log_x") else _whole_numbers(data, xs, box.width)
    left = max(0.0 if told else TICKS, width_of(data, _shown(across.minimum, across)) / 2)
    up = _upright(data, told, any(s.labels for s in series))
    plot = Box(box.x + left, box.y + INSET, box.width - left, box.height - INSET - UNDER)
    plot, across = _carried_on(across, plot, _reach(data, across, series, plot.width))
    if up.maximum is not None and (up.minimum is not None or not up.log_base):
        beside = CLEAR if up.line else 0.0
        room = Box(plot.x + beside, box.y, box.right - plot.x - beside, plot.bottom - box.y)
        series = cleared(series, Plot(plot, across, up, box), room, measure(data))
    spec = spec_of(data, "scatter", series)
    return replace(spec, category_axis=across, value_axis=up, plot=shares(plot, box))


def _reach(data: Data, across: Axis, series: Sequence[Series], width: float) -> float:
    """How far it is to an axis's last number: that and words right of its last points end where the box does."""
    wide = width - width_of(data, _shown(across.maximum, across)) / 2
    if across.log_base:
        return wide
    low, last, measured = across.minimum or 0.0, across.maximum or 1.0, measure(data)
    named = [
        ((x - low) / (last - low), s.marker.size / 2 + GAP + ASIDE + NEAR + measured(words, False)[0])
        for s in series
        for n, (x, words) in enumerate(zip(s.x, s.labels, strict=False))
        if words and n not in dict(s.point_colours)
    ]
    return max(wide * LEAST, min((wide, *((width - taken) / way for way, taken in named if way))))


def _carried_on(axis: Axis, plot: Box, reach: float) -> tuple[Box, Axis]:
    """An axis on past its last number to the side of its room, with no number there; one of powers ends at its own."""
    if axis.log_base:
        return replace(plot, width=reach), axis
    low, last = axis.minimum or 0.0, axis.maximum or 1.0
    most = low + (last - low) * plot.width / reach
    return plot, replace(axis, maximum=most, number_format=f'[>{last:g}]"";{axis.number_format}')


def _upright(data: Data, told: bool, named: bool) -> Axis:
    """The value axis, without gridlines behind words."""
    axis = value_axis(data, visible=not told, gridlines=None if named else data.colour("rule"))
    return axis if told else without_corner(replace(axis, line=data.colour("faint") if named else None))


def _shown(number: float | None, axis: Axis) -> str:
    return f"{number or 0.0:,.0f}" if axis.log_base else f"{number or 0.0:.0f}"


_STEPS = [digit * 10**power for power in range(8) for digit in (1, 2, 5)]  # from one number of an axis to the next


def _whole_numbers(data: Data, xs: Sequence[float], width: float) -> Axis:
    """From the step at or under the least to the one over the greatest, as many as have room for their numbers."""
    low, high = min(xs), max(xs)
    room = width / (width_of(data, f"{high:.0f}") + 2 * CLEAR)
    step = next((step for step in _STEPS if high // step - low // step + 1 <= room), _STEPS[-1])
    first, last = float(low // step * step), float(high // step * step + step)
    return Axis(True, first, last, major=step, line=data.colour("faint"), number_format="0")


def _powers(data: Data, xs: Sequence[float]) -> Axis:
    """From the power of ten at or under the least to the one at or over the greatest."""
    low, high = power_under(min(xs)), 10.0 ** math.ceil(math.log10(max(xs)) - 1e-9)
    return Axis(True, low, high, major=10, log_base=10.0, line=data.colour("faint"), number_format="#,##0")
