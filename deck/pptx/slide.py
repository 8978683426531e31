"""ppt/slides (19.3.1.38)."""

from __future__ import annotations

from deck.pptx import xml
from deck.pptx.layout import colour_map_override
from deck.pptx.page import Page, tree
from deck.pptx.shapes import write_all
from deck.pptx.timing import timing_xml
from deck.pptx.transition import transition_xml
from deck.scene import Slide

TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"


def slide_xml(slide: Slide, page: Page) -> str:
    hidden = ' show="0"' if slide.hidden else ""
    return (
        f"{xml.HEADER}<p:sld {xml.ROOT}{hidden}><p:cSld>{tree(write_all(slide.shapes, page))}"
        f"</p:cSld>{colour_map_override(slide.ground, page.home)}{transition_xml(slide.transition)}{timing_xml(slide, page.tops)}</p:sld>"
    )
