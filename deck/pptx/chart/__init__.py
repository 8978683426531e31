"""Native charts (ECMA-376 part 1, 21.2): a chart part and its workbook from a `ChartSpec`.

One module a kind of plot; `axes`, `series` and `text` hold what they share.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from deck.pptx.chart import area, bar, line, pie, scatter
from deck.pptx.chart.sheet import Sheet, sheet_of
from deck.pptx.chart.text import text_properties
from deck.pptx.workbook import workbook
from deck.pptx.xml import HEADER, A, R
from deck.scene import ChartSpec

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PLOTS: dict[str, Callable[[ChartSpec, Sheet], str]] = {
    "column": bar.columns,
    "bar": bar.bars,
    "line": line.plot,
    "area": area.plot,
    "scatter": scatter.plot,
    "pie": pie.pie,
    "doughnut": pie.doughnut,
}


class ChartPart(Struct, frozen=True):
    """The chart's XML and its embedded workbook."""

    xml: str
    workbook: bytes


def chart_part(spec: ChartSpec) -> ChartPart:
    """Both parts of a chart; the part's relationship rId1 must lead to the workbook."""
    sheet = sheet_of(spec)
    legend = f'<c:legend><c:legendPos val="{spec.legend[0]}"/><c:overlay val="0"/></c:legend>' if spec.legend else ""
    xml = (
        f'{HEADER}<c:chartSpace xmlns:c="{_C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_layout(spec)}{_PLOTS[spec.kind](spec, sheet)}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</c:spPr>{text_properties(spec, spec.text_size, spec.text_colour)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return ChartPart(xml, workbook(sheet.rows))


def _layout(spec: ChartSpec) -> str:
    """The plot area as shares of the chart, where it is pinned (21.2.2.95)."""
    if spec.plot is None:
        return "<c:layout/>"
    shares = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in zip("xywh", spec.plot, strict=True))
    return (
        f'<c:layout><c:manualLayout><c:layoutTarget val="{"outer" if spec.outer else "inner"}"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{shares}</c:manualLayout></c:layout>'
    )
