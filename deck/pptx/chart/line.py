"""Lines (21.2.2.97 lineChart)."""

from __future__ import annotations

from deck.pptx.chart import axes
from deck.pptx.chart.series import categories, head, labels, line_properties, marker, numbers, points, trend
from deck.pptx.chart.sheet import Sheet
from deck.scene import ChartSpec, Series


def plot(spec: ChartSpec, sheet: Sheet) -> str:
    series = "".join(series_xml(s, i, i, spec, sheet) for i, s in enumerate(spec.series))
    return f"{over(series)}{axes.category_axis(spec, 'b')}{axes.value_axis(spec, spec.value_axis, 'l')}"


def over(series: str, category: int = axes.CATEGORY, value: int = axes.VALUE) -> str:
    """`c:lineChart` of some `c:ser`, on two axes of its plot; nothing where there are none."""
    if not series:
        return ""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f'<c:axId val="{category}"/><c:axId val="{value}"/></c:lineChart>'
    )


def series_xml(series: Series, index: int, order: int, spec: ChartSpec, sheet: Sheet) -> str:
    """One line; `index` finds its cells, `order` is its number in the chart."""
    cells = sheet.series[index]
    values = numbers("val", cells.values, series.values, spec.number_format)
    return (
        f"<c:ser>{head(series, cells, order)}{line_properties(series)}{marker(series)}{points(series, bars=False)}"
        f'{labels(series, spec)}{trend(series)}{categories(spec, sheet)}{values}<c:smooth val="0"/></c:ser>'
    )
