"""What series of all kinds share: names, numbers with their caches, markers, points, labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from deck.pptx.chart.sheet import SeriesCells, Sheet
from deck.pptx.chart.text import rich_text, text_properties
from deck.pptx.colour import colour_xml
from deck.pptx.xml import attribute, text
from deck.scene import STANDS_OUT, ChartSpec, Colour, LabelPosition, Series

# Where each kind may put a label (ST_DLblPos): what it can't do becomes the nearest it can.
_POSITIONS = {
    "above": "t",
    "below": "b",
    "left": "l",
    "right": "r",
    "center": "ctr",
    "inside_base": "inBase",
    "inside_end": "inEnd",
    "outside_end": "outEnd",
}
_BAR_ONLY = {"t": "outEnd", "b": "inEnd", "l": "inEnd", "r": "outEnd"}
_POINT_ONLY = {"outEnd": "t", "inEnd": "b", "inBase": "b"}


def head(series: Series, cells: SeriesCells, index: int) -> str:
    """`c:idx`, `c:order` and the name."""
    name = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{text(series.name)}</c:v></c:pt></c:strCache>'
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{cells.name}</c:f>{name}</c:strRef></c:tx>'
    )


def categories(spec: ChartSpec, sheet: Sheet) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{text(c)}</c:v></c:pt>' for i, c in enumerate(spec.categories))
    count = len(spec.categories)
    return (
        f'<c:cat><c:strRef><c:f>{sheet.categories}</c:f><c:strCache><c:ptCount val="{count}"/>{points}</c:strCache>'
        "</c:strRef></c:cat>"
    )


def numbers(tag: str, reference: str, values: Sequence[float | None], number_format: str = "General") -> str:
    """`c:val`, `c:xVal`, `c:yVal`, `c:minus`: a reference with its cache."""
    points = "".join(f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>' for i, v in enumerate(values) if v is not None)
    cache = f'<c:formatCode>{text(number_format)}</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:{tag}><c:numRef><c:f>{reference}</c:f><c:numCache>{cache}</c:numCache></c:numRef></c:{tag}>"


def solid(colour: Colour) -> str:
    return f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"


def line_properties(series: Series) -> str:
    """`c:spPr` of a line series; one that its trend carries on is the trend's line alone."""
    return _NO_LINE if not series.line_width or series.beyond else _stroke(series)


_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def _stroke(series: Series) -> str:
    """`c:spPr` of its line; its ends are cut where its points are."""
    dash = f'<a:prstDash val="{series.dash}"/>' if series.dash != "solid" else ""
    width = round(series.line_width * 12700)
    return f'<c:spPr><a:ln w="{width}" cap="flat">{solid(series.colour)}{dash}<a:round/></a:ln></c:spPr>'


def trend(series: Series) -> str:
    """`c:trendline` that carries a line on past its first and last category (21.2.2.211)."""
    if not series.beyond:
        return ""
    return (
        f'<c:trendline>{_stroke(series)}<c:trendlineType val="linear"/><c:forward val="{series.beyond:g}"/>'
        f'<c:backward val="{series.beyond:g}"/><c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>'
    )


def marker(series: Series, colour: Colour | None = None) -> str:
    """`c:marker` of a series, or of a point that stands out in `colour`.

    Such a point is larger: so it is seen in grey prints too, and LibreOffice takes a point's own colour only then.
    """
    if series.marker.symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    own = colour or series.colour
    size = max(2, round(series.marker.size * (STANDS_OUT if colour else 1)))
    return (
        f'<c:marker><c:symbol val="{series.marker.symbol}"/><c:size val="{size}"/>'
        f'<c:spPr>{solid(own)}<a:ln w="19050">{solid(own)}</a:ln></c:spPr></c:marker>'
    )


def points(series: Series, bars: bool) -> str:
    """`c:dPt` for each point that stands out."""
    return "".join(
        _point(series, index, colour, bars) for index, colour in sorted(series.point_colours, key=lambda p: p[0])
    )


def _point(series: Series, index: int, colour: Colour, bars: bool) -> str:
    if bars:
        look = f'<c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>{solid(colour)}</c:spPr>'
    else:
        look = f'{marker(series, colour)}<c:bubble3D val="0"/><c:spPr>{solid(colour)}<a:ln><a:noFill/></a:ln></c:spPr>'
    return f'<c:dPt><c:idx val="{index}"/>{look}</c:dPt>'


def labels(series: Series, spec: ChartSpec) -> str:
    """`c:dLbls`: given texts at their points, or all values, or none."""
    if not series.labels and not series.show_values:
        return ""
    own = "".join(_label(series, spec, i, value) for i, value in enumerate(series.labels) if value is not None)
    shown = int(series.show_values and not series.labels)
    if shown:
        own = "".join(_value(series, spec, i, place) for i, place in enumerate(series.label_positions) if place)
    return f"<c:dLbls>{own}{_format(series, spec, shown)}{shows(shown)}{_NO_LEADERS if own else ''}</c:dLbls>"


# No line from a point to words that were moved (MS-ODRAWXML 2.24.3.48).
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


def _format(series: Series, spec: ChartSpec, shown: int) -> str:
    if not shown:
        return ""
    return _value_looks(series, spec, series.label_position, series.label_colour or spec.text_colour)


def _value_looks(series: Series, spec: ChartSpec, place: LabelPosition, colour: Colour) -> str:
    return (
        f'<c:numFmt formatCode="{attribute(spec.number_format)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f"{text_properties(spec, series.label_size or spec.text_size, colour, series.label_bold)}"
        f'<c:dLblPos val="{position(place, spec.kind)}"/>'
    )


def _value(series: Series, spec: ChartSpec, index: int, place: LabelPosition) -> str:
    """A number that stands elsewhere than its series' others; it stays the cell's."""
    colour = at(series.label_inks, index) or series.label_colour or spec.text_colour
    shift = moved(at(series.label_shifts, index))
    return f'<c:dLbl><c:idx val="{index}"/>{shift}{_value_looks(series, spec, place, colour)}{shows(1)}</c:dLbl>'


_T = TypeVar("_T")


def at(given: Sequence[_T | None], index: int) -> _T | None:
    return given[index] if index < len(given) else None


def _label(series: Series, spec: ChartSpec, index: int, value: str) -> str:
    marked = dict(series.point_colours).get(index)
    colour = marked or series.label_colour or spec.text_colour
    place, shift = at(series.label_positions, index), at(series.label_shifts, index)
    size = (series.label_size or spec.text_size) * (STANDS_OUT if marked else 1)
    rich = rich_text(spec, (value,), round(size), colour, series.label_bold or marked is not None)
    return (
        f'<c:dLbl><c:idx val="{index}"/>{moved(shift)}{rich}<c:dLblPos val="{position(place or series.label_position, spec.kind)}"/>'
        f"{shows(1)}</c:dLbl>"
    )


def moved(shift: tuple[float, float] | None) -> str:
    """How far a label stands from the place that the program gives it, in shares of the chart (21.2.2.95)."""
    if not shift or shift == (0.0, 0.0):
        return ""
    x, y = shift
    return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'


def shows(value: int = 0, category: int = 0, percent: int = 0) -> str:
    """Which of a point's words a label says."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="{category}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{percent}"/><c:showBubbleSize val="0"/>'
    )


def position(name: str, kind: str) -> str:
    """The label position that a chart of this kind takes."""
    code = _POSITIONS[name]
    return (_BAR_ONLY if kind in ("bar", "column") else _POINT_ONLY).get(code, code)
