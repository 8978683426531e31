"""Shares of a whole (21.2.2.141 pieChart, 21.2.2.50 doughnutChart), each named at its slice, or in a legend, with what
it comes to."""

from __future__ import annotations

from deck.pptx.chart.series import at, categories, head, moved, numbers, shows, solid
from deck.pptx.chart.sheet import Sheet
from deck.pptx.chart.text import text_properties
from deck.scene import HOLE, STANDS_OUT, ChartSpec, Colour, Series

EDGE = 25400  # EMU, between two slices
OUTSIDE = '<c:dLblPos val="outEnd"/>'


def pie(spec: ChartSpec, sheet: Sheet) -> str:
    return f'<c:pieChart>{_series(spec, sheet, OUTSIDE)}<c:firstSliceAng val="0"/></c:pieChart>'


def doughnut(spec: ChartSpec, sheet: Sheet) -> str:
    """A pie with a hole; its labels have no sides to choose from (`dLblPos`), they are moved from the ring's middle."""
    hole = f'<c:holeSize val="{HOLE * 100:.0f}"/>'
    return f'<c:doughnutChart>{_series(spec, sheet, "")}<c:firstSliceAng val="0"/>{hole}</c:doughnutChart>'


def _series(spec: ChartSpec, sheet: Sheet, place: str) -> str:
    """The first series as slices, clockwise from the top."""
    (series, *_), (cells, *_) = spec.series, sheet.series
    slices = "".join(_slice(index, colour, series) for index, colour in series.point_colours)
    own = "".join(_label(spec, series, index, place) for index, _ in series.point_colours)
    usual = _looks(spec, spec.text_size, series.label_colour or spec.text_colour, False, place)
    return (
        f'<c:varyColors val="1"/><c:ser>{head(series, cells, 0)}{slices}'
        f'<c:dLbls>{own}{usual}<c:showLeaderLines val="0"/></c:dLbls>{categories(spec, sheet)}'
        f"{numbers('val', cells.values, series.values, spec.number_format)}</c:ser>"
    )


def _slice(index: int, colour: Colour, series: Series) -> str:
    edge = f'<a:ln w="{EDGE}">{solid(series.colour)}</a:ln>'
    return f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{solid(colour)}{edge}</c:spPr></c:dPt>'


def _label(spec: ChartSpec, series: Series, index: int, place: str) -> str:
    """The name of a slice that stands out, of one whose name is moved, or none where it is said elsewhere."""
    lit, shift = index in series.lit, at(series.label_shifts, index)
    if series.labels and at(series.labels, index) is None:
        return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
    if not lit and not shift:
        return ""
    size = round(spec.text_size * STANDS_OUT) if lit else spec.text_size
    colour = dict(series.point_colours)[index] if lit else series.label_colour or spec.text_colour
    looks = _looks(spec, size, colour, lit, place)
    return f'<c:dLbl><c:idx val="{index}"/>{moved(shift)}{looks}</c:dLbl>'


def _looks(spec: ChartSpec, size: float, colour: Colour, bold: bool, place: str) -> str:
    return (
        '<c:numFmt formatCode="0%" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{text_properties(spec, size, colour, bold, wrap=False)}"
        f"{place}{shows(category=int(not spec.legend), percent=1)}<c:separator> </c:separator>"
    )
