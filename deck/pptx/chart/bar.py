"""Columns and bars (21.2.2.16 barChart); a series with a line width is a line across the columns."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from deck.pptx.chart import axes, line
from deck.pptx.chart.series import categories, head, labels, numbers, points, solid
from deck.pptx.chart.sheet import Sheet
from deck.scene import ChartSpec, Series


def _plot(direction: str, spec: ChartSpec, sheet: Sheet) -> str:
    numbered = list(enumerate(spec.series))
    series = "".join(_series(s, i, spec, sheet) for i, s in numbered if not s.line_width)
    first, second = (_lines(spec, sheet, place) for place in (False, True))
    lines = line.over(first) + line.over(second, axes.SECOND_CATEGORY, axes.SECOND_VALUE)
    across, up = ("b", "l") if direction == "col" else ("l", "b")
    grouping = "stacked" if spec.stacked else "clustered"
    overlap = 100 if spec.stacked else spec.overlap
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{spec.gap}"/><c:overlap val="{overlap}"/><c:axId val="{axes.CATEGORY}"/><c:axId val="{axes.VALUE}"/>'
        f"</c:barChart>{lines}{axes.category_axis(spec, across)}{axes.value_axis(spec, spec.value_axis, up)}"
        f"{axes.second_axes(spec)}"
    )


def _lines(spec: ChartSpec, sheet: Sheet, second: bool) -> str:
    """The lines on one pair of axes; where labels stand at a line's points, not at bars' ends."""
    lined = replace(spec, kind="line")
    chosen = [(i, s) for i, s in enumerate(spec.series) if s.line_width and s.second is second]
    return "".join(line.series_xml(s, i, i, lined, sheet) for i, s in chosen)


def _series(series: Series, index: int, spec: ChartSpec, sheet: Sheet) -> str:
    cells = sheet.series[index]
    return (
        f'<c:ser>{head(series, cells, index)}<c:spPr>{solid(series.colour)}</c:spPr><c:invertIfNegative val="0"/>'
        f"{points(series, bars=True)}{labels(series, spec)}{categories(spec, sheet)}"
        f"{numbers('val', cells.values, series.values, spec.number_format)}</c:ser>"
    )


columns = partial(_plot, "col")
bars = partial(_plot, "bar")
