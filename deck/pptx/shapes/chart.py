"""A native chart's frame; its part is written by `deck.pptx.chart`."""

from __future__ import annotations

from deck.pptx.page import Page, non_visual
from deck.pptx.shapes.geometry import transform
from deck.scene import Chart

_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def write(chart: Chart, page: Page, number: int) -> str:
    rid = page.relations.add("chart", page.media.chart(chart.spec))
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{non_visual(number, chart.name, chart.alt, False)}"
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f'{transform(chart.box, tag="p:xfrm")}<a:graphic><a:graphicData uri="{_URI}">'
        f'<c:chart xmlns:c="{_URI}" r:id="{rid}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
