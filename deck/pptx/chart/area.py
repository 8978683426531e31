"""Areas (21.2.2.3 areaChart)."""

from __future__ import annotations

from msgspec.structs import replace

from deck.pptx.chart import axes
from deck.pptx.chart.line import series_xml as line_series
from deck.pptx.chart.series import categories, head, labels, numbers, solid
from deck.pptx.chart.sheet import Sheet
from deck.scene import ChartSpec, Series


def plot(spec: ChartSpec, sheet: Sheet) -> str:
    """Areas, and over each that has an `outline` a line of the same cells."""
    grouping = "stacked" if spec.stacked else "standard"
    series = "".join(_series(s, i, spec, sheet) for i, s in enumerate(spec.series))
    axis_ids = f'<c:axId val="{axes.CATEGORY}"/><c:axId val="{axes.VALUE}"/>'
    return (
        f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{axis_ids}</c:areaChart>'
        f"{_edges(spec, sheet, axis_ids)}{axes.category_axis(spec, 'b')}{axes.value_axis(spec, spec.value_axis, 'l')}"
    )


def _series(series: Series, index: int, spec: ChartSpec, sheet: Sheet) -> str:
    cells = sheet.series[index]
    own = "" if series.outline else labels(series, spec)
    return (
        f"<c:ser>{head(series, cells, index)}<c:spPr>{solid(series.colour)}</c:spPr>{own}{categories(spec, sheet)}"
        f"{numbers('val', cells.values, series.values, spec.number_format)}</c:ser>"
    )


def _edges(spec: ChartSpec, sheet: Sheet, axis_ids: str) -> str:
    edges = "".join(_edge(s, i, spec, sheet) for i, s in enumerate(spec.series) if s.outline)
    if not edges:
        return ""
    return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{edges}<c:marker val="1"/>{axis_ids}</c:lineChart>'


def _edge(series: Series, index: int, spec: ChartSpec, sheet: Sheet) -> str:
    assert series.outline is not None
    line = replace(series, colour=series.outline)
    return line_series(line, index, len(spec.series) + index, spec, sheet)
