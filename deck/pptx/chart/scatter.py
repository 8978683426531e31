"""Points by two numbers (21.2.2.161 scatterChart), with native error bars for what reaches back from them."""

from __future__ import annotations

from deck.pptx.chart import axes
from deck.pptx.chart.series import head, labels, line_properties, marker, numbers, points, solid
from deck.pptx.chart.sheet import Sheet
from deck.scene import ChartSpec, Colour, Series

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
        f"{labels(series, spec)}{_reach(series, cells.reach)}{numbers('xVal', cells.x, series.x)}"
        f'{numbers("yVal", cells.values, series.values)}<c:smooth val="0"/></c:ser>'
    )


def _reach(series: Series, reference: str) -> str:
    """`c:errBars` from each point back along x, or a tick up and down through it (21.2.2.55)."""
    if series.tick:
        return (
            '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="fixedVal"/>'
            f'<c:noEndCap val="1"/><c:val val="{series.tick:g}"/>{_bar(series, series.colour)}</c:errBars>'
        )
    if not series.reach:
        return ""
    return (
        '<c:errBars><c:errDir val="x"/><c:errBarType val="minus"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"{numbers('minus', reference, series.reach)}{_bar(series, series.reach_colour or series.colour)}</c:errBars>"
    )


def _bar(series: Series, colour: Colour) -> str:
    return f'<c:spPr><a:ln w="{round(series.reach_width * 12700)}" cap="flat">{solid(colour)}</a:ln></c:spPr>'
