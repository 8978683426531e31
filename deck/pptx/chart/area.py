"""Areas (21.2.2.3 areaChart)."""

from __future__ import annotations

from deck.pptx.chart import axes
from deck.pptx.chart.series import categories, head, labels, numbers, solid
from deck.pptx.chart.sheet import Sheet
from deck.scene import ChartSpec, Series


def plot(spec: ChartSpec, sheet: Sheet) -> str:
    grouping = "stacked" if spec.stacked else "standard"
    series = "".join(_series(s, i, spec, sheet) for i, s in enumerate(spec.series))
    return (
        f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:axId val="{axes.CATEGORY}"/>'
        f'<c:axId val="{axes.VALUE}"/></c:areaChart>{axes.category_axis(spec, "b")}'
        f"{axes.value_axis(spec, spec.value_axis, 'l')}"
    )


def _series(series: Series, index: int, spec: ChartSpec, sheet: Sheet) -> str:
    cells = sheet.series[index]
    return (
        f"<c:ser>{head(series, cells, index)}<c:spPr>{solid(series.colour)}{_edge(series)}</c:spPr>{labels(series, spec)}"
        f"{categories(spec, sheet)}{numbers('val', cells.values, series.values, spec.number_format)}</c:ser>"
    )


def _edge(series: Series) -> str:
    return f'<a:ln w="{round(series.line_width * 12700)}">{solid(series.outline)}</a:ln>' if series.outline else ""
