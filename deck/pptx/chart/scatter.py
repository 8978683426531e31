"""Points by two numbers (21.2.2.161 scatterChart)."""

from __future__ import annotations

from deck.pptx.chart import axes
from deck.pptx.chart.series import head, labels, line_properties, marker, numbers, points
from deck.pptx.chart.sheet import Sheet
from deck.scene import ChartSpec, Series

_X = 333333333


def plot(spec: ChartSpec, sheet: Sheet) -> str:
    series = "".join(_series(s, i, spec, sheet) for i, s in enumerate(spec.series))
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}<c:axId val="{_X}"/>'
        f'<c:axId val="{axes.VALUE}"/></c:scatterChart>{axes.value_axis(spec, spec.category_axis, "b", _X, axes.VALUE)}'
        f"{axes.value_axis(spec, spec.value_axis, 'l', axes.VALUE, _X)}"
    )


def _series(series: Series, index: int, spec: ChartSpec, sheet: Sheet) -> str:
    cells = sheet.series[index]
    return (
        f"<c:ser>{head(series, cells, index)}{line_properties(series)}{marker(series)}{points(series, bars=False)}"
        f"{labels(series, spec)}{numbers('xVal', cells.x, series.x)}"
        f'{numbers("yVal", cells.values, series.values)}<c:smooth val="0"/></c:ser>'
    )
