"""A native chart's frame; its part is written by `deck.pptx.chart`."""

from __future__ import annotations

from deck.pptx.page import Page
from deck.pptx.shapes.frame import frame_xml
from deck.scene import Chart

_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def write(chart: Chart, page: Page, number: int) -> str:
    rid = page.relations.add("chart", page.media.chart(chart.spec))
    return frame_xml(chart, number, _URI, f'<c:chart xmlns:c="{_URI}" r:id="{rid}"/>')
