"""Columns and bars with their numbers; columns held against a level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from deck.compose.elements.charts.parts import (
    INSET,
    SAID,
    UNDER,
    category_axis,
    drawn,
    measure,
    series_colour,
    series_of,
    shares,
    spec_of,
    value_axis,
)
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import CLEAR
from deck.scene import AnyShape, Axis, Box, ChartSpec, Colour, Series

ROW = SAID * 1.3  # points of a line of numbers


@kind("column", "bar")
def bars(data: Data, box: Box) -> Iterable[AnyShape]:
    """Bars with their values at the ends; no value axis, since each value is written."""
    horizontal, stacked = data.raw["kind"] == "bar", bool(data.raw.get("stacked")) and len(data.series) > 1
    series = tuple(column(data, raw, index) for index, raw in enumerate(data.series))
    if stacked:
        series = tuple(replace(s, label_position="center", label_colour=_ink(data, s.colour)) for s in series)
    if data.raw.get("reference") and len(series) == 1 and not horizontal:
        yield drawn(data, box, _against(data, box, series[0]))
        return
    spec = replace(
        spec_of(data, "bar" if horizontal else "column", (*series, *level(data))),
        category_axis=Axis(line=data.colour("faint"), reverse=horizontal),
        value_axis=value_axis(data, visible=False),
        legend="top" if len(series) > 1 else "",
        stacked=stacked,
        gap=55 if len(series) == 1 or stacked else 70,
        overlap=0 if len(series) == 1 else -8,
    )
    yield drawn(data, box, spec)


def level(data: Data) -> Iterator[Series]:
    """What the values are held against: a line across all of the plot, named over the last value under it."""
    given = data.raw.get("reference")
    if not given:
        return
    count, values = len(data.categories), data.series[0]["values"]
    under = [n for n, value in enumerate(values) if value is not None and value < float(given["value"])]
    named = under[-1] if under else count - 1
    yield Series(
        str(given["label"]),
        (float(given["value"]),) * count,
        data.colour("text"),
        labels=tuple(str(given["label"]) if n == named else None for n in range(count)),
        label_position="above",
        label_colour=data.colour("text"),
        label_bold=True,
        label_size=SAID,
        line_width=2.0,
        beyond=0.5,
    )


def column(data: Data, raw: dict[str, Any], index: int) -> Series:
    base = series_colour(data, raw, index, lone="accent" if not raw.get("highlight") else "grey")
    return replace(
        series_of(data, raw, base),
        show_values=not raw.get("labels"),
        label_position="outside_end",
        label_colour=data.colour("text"),
        label_bold=True,
    )


def _against(data: Data, box: Box, series: Series) -> ChartSpec:
    """Columns held against a level, their numbers over them, or, where its line would strike one, under their names."""
    values = [v for v in series.values if v is not None]
    height = float(data.raw["reference"]["value"])
    low, high = min(0.0, *values), data.bound("max") or max(height, *values)
    plot = Box(box.x, box.y + ROW, box.width, box.height - ROW - UNDER)
    point = (high - low) / plot.height
    if any(v < height < v + (ROW + CLEAR) * point for v in values):
        plot = replace(plot, y=box.y + INSET, height=plot.height - INSET)
        series = _under_names(data, series, (UNDER + ROW) / box.height)
    named = (_inside(data, line, plot, box) for line in level(data))
    return replace(
        spec_of(data, "column", (replace(series, label_size=SAID), *named)),
        category_axis=category_axis(data),
        value_axis=replace(value_axis(data, visible=False), minimum=data.bound("min") or low, maximum=high),
        gap=40,
        plot=shares(plot, box),
    )


def _inside(data: Data, line: Series, plot: Box, whole: Box) -> Series:
    """A level whose name ends where the plot does, where it stands over the last column or is wider than its own."""
    count = len(line.labels)
    at, words = next((n, words) for n, words in enumerate(line.labels) if words)
    over = measure(data, SAID)(words, False)[0] / 2 - plot.width * (1 - (at + 0.5) / count)
    moved = (-over / whole.width, 0.0) if over > 0 or at == count - 1 else None
    return replace(line, label_shifts=(None,) * at + (moved,))


def _under_names(data: Data, series: Series, way: float) -> Series:
    """Numbers moved down from their columns' feet by a share of the chart, in one row under the columns' names."""
    lit = dict(series.point_colours)
    inks = tuple(data.colour("accent") if n in lit else None for n in range(len(series.values)))
    return replace(
        series,
        label_positions=("inside_base",) * len(series.values),
        label_shifts=((0.0, way),) * len(series.values),
        label_inks=inks,
    )


def _ink(data: Data, fill: Colour) -> Colour:
    """The colour of text or of ground, whichever is read better on a fill."""
    context = data.context
    return context.brand.clearest((data.colour("text"), data.colour("ground")), fill, context.slide_ground)
