"""Shares of a whole (21.2.2.141 pieChart), each named at its slice, or in a legend, with what it comes to."""

from __future__ import annotations

from deck.pptx.chart.series import categories, head, numbers, shows, solid
from deck.pptx.chart.sheet import Sheet
from deck.pptx.chart.text import text_properties
from deck.scene import STANDS_OUT, ChartSpec, Colour, Series

EDGE = 25400  # EMU, between two slices


def plot(spec: ChartSpec, sheet: Sheet) -> str:
    """The first series as slices, clockwise from the top."""
    (series, *_), (cells, *_) = spec.series, sheet.series
    slices = "".join(_slice(index, colour, series) for index, colour in series.point_colours)
    lit = set(series.lit)
    own = "".join(_label(spec, index, colour) for index, colour in series.point_colours if index in lit)
    return (
        f'<c:pieChart><c:varyColors val="1"/><c:ser>{head(series, cells, 0)}{slices}'
        f"<c:dLbls>{own}{_looks(spec, spec.text_size, series.label_colour or spec.text_colour, False)}"
        f'<c:showLeaderLines val="0"/></c:dLbls>{categories(spec, sheet)}'
        f'{numbers("val", cells.values, series.values, spec.number_format)}</c:ser><c:firstSliceAng val="0"/></c:pieChart>'
    )


def _slice(index: int, colour: Colour, series: Series) -> str:
    edge = f'<a:ln w="{EDGE}">{solid(series.colour)}</a:ln>'
    return f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{solid(colour)}{edge}</c:spPr></c:dPt>'


def _label(spec: ChartSpec, index: int, colour: Colour) -> str:
    """The name of a slice that stands out."""
    looks = _looks(spec, round(spec.text_size * STANDS_OUT), colour, True)
    return f'<c:dLbl><c:idx val="{index}"/>{looks}</c:dLbl>'


def _looks(spec: ChartSpec, size: float, colour: Colour, bold: bool) -> str:
    return (
        '<c:numFmt formatCode="0%" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{text_properties(spec, size, colour, bold)}"
        f'<c:dLblPos val="outEnd"/>{shows(category=int(not spec.legend), percent=1)}<c:separator> </c:separator>'
    )
