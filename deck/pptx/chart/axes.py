"""Axes (21.2.2.226 valAx, 21.2.2.25 catAx): element order is the schema's."""

from __future__ import annotations

from deck.pptx.chart.text import rich_text, text_properties
from deck.pptx.colour import colour_xml
from deck.pptx.xml import attribute
from deck.scene import Axis, ChartSpec, Colour

CATEGORY, VALUE = 111111111, 222222222
SECOND_CATEGORY, SECOND_VALUE = 444444444, 555555555  # scatter’s x axis is 333333333


def category_axis(spec: ChartSpec, position: str) -> str:
    """`c:catAx` at "b" or "l"; where points stand on its ends, a tick leads from each to its name."""
    axis, ticks = spec.category_axis, "out" if spec.flush or spec.kind == "area" else "none"
    return (
        f"<c:catAx>{_head(axis, CATEGORY, position)}{_title(spec, axis)}{_labels(spec, axis, 'General', ticks)}"
        f'<c:crossAx val="{VALUE}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(spec: ChartSpec, axis: Axis, position: str, own: int = VALUE, cross: int = CATEGORY) -> str:
    """`c:valAx` at "l" or "b"; it crosses the other at its least value."""
    other = spec.category_axis if own in (VALUE, SECOND_VALUE) else spec.value_axis
    beyond = own == SECOND_VALUE or (spec.category_axis.reverse and own == VALUE)
    crosses = "max" if beyond else "min" if other.log_base else "autoZero"
    between = "midCat" if spec.flush or spec.kind in ("scatter", "area") else "between"
    major = f'<c:majorUnit val="{axis.major:g}"/>' if axis.major else ""
    return (
        f"<c:valAx>{_head(axis, own, position)}{_grid(axis.gridlines)}{_title(spec, axis)}"
        f"{_labels(spec, axis, axis.number_format, beside=own == SECOND_VALUE)}"
        f'<c:crossAx val="{cross}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{major}</c:valAx>'
    )


def second_axes(spec: ChartSpec) -> str:
    """A value axis at the right, and the categories it crosses, which are the others' and not drawn again."""
    if spec.second_axis is None:
        return ""
    hidden = (
        f'<c:catAx><c:axId val="{SECOND_CATEGORY}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="none"/><c:crossAx val="{SECOND_VALUE}"/><c:crosses val="autoZero"/></c:catAx>'
    )
    return value_axis(spec, spec.second_axis, "r", SECOND_VALUE, SECOND_CATEGORY) + hidden


def _head(axis: Axis, own: int, position: str) -> str:
    base = f'<c:logBase val="{axis.log_base:g}"/>' if axis.log_base else ""
    direction = "maxMin" if axis.reverse else "minMax"
    most = "" if axis.maximum is None else f'<c:max val="{axis.maximum:.10g}"/>'
    least = "" if axis.minimum is None else f'<c:min val="{axis.minimum:g}"/>'
    return (
        f'<c:axId val="{own}"/><c:scaling>{base}<c:orientation val="{direction}"/>{most}{least}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{position}"/>'
    )


def _grid(colour: Colour | None) -> str:
    return f"<c:majorGridlines>{_line(colour, 0.75)}</c:majorGridlines>" if colour else ""


def _title(spec: ChartSpec, axis: Axis) -> str:
    """What an axis measures, upright (21.2.2.211)."""
    if axis.title is None:
        return ""
    words = rich_text(spec, axis.title.lines, spec.text_size, axis.colour or spec.text_colour, axis.colour is not None)
    place = f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{axis.title.x:.5f}"/><c:y val="{axis.title.y:.5f}"/>'
    return (
        f'<c:title>{words}<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )


def _labels(spec: ChartSpec, axis: Axis, number_format: str, ticks: str = "none", beside: bool = False) -> str:
    """An axis's numbers or names; where values lie below nothing at the plot's side, unless they stand `beside` anyway."""
    below = any(value is not None and value < 0 for series in spec.series for value in series.values)
    place = ("low" if (spec.kind == "scatter" or below) and not beside else "nextTo") if axis.visible else "none"
    return (
        f'<c:numFmt formatCode="{attribute(number_format)}" sourceLinked="0"/><c:majorTickMark val="{ticks}"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{place}"/>{_line(axis.line, 1.0)}'
        f"{text_properties(spec, spec.text_size, axis.colour or spec.text_colour)}"
    )


def _line(colour: Colour | None, width: float) -> str:
    if colour is None:
        return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    fill = f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"
    return f'<c:spPr><a:ln w="{round(width * 12700)}">{fill}</a:ln></c:spPr>'
