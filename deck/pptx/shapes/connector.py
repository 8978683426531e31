"""p:cxnSp (19.3.1.19): lines, glued to the shapes they name."""

from __future__ import annotations

from deck.pptx.colour import stroke_xml
from deck.pptx.page import Page, non_visual
from deck.pptx.shapes.geometry import preset_xml, transform
from deck.scene import Box, Connector, Preset

_PRESETS = {"straight": "line", "elbow": "bentConnector3", "curved": "curvedConnector3"}


def write(connector: Connector, page: Page, number: int) -> str:
    (x0, y0), (x1, y1) = connector.begin, connector.end
    box = Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    flip = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    glue = _glue("stCxn", connector.begin_key, connector.begin_site, page)
    glue += _glue("endCxn", connector.end_key, connector.end_site, page)
    preset = "straightConnector1" if glue and connector.kind == "straight" else _PRESETS[connector.kind]
    c_nv = f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr>" if glue else "<p:cNvCxnSpPr/>"
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{non_visual(number, connector.name, connector.alt, not connector.alt)}{c_nv}<p:nvPr/>"
        f"</p:nvCxnSpPr><p:spPr>{transform(box, flip)}{preset_xml(Preset(preset))}{stroke_xml(connector.stroke)}</p:spPr>"
        "</p:cxnSp>"
    )


def _glue(tag: str, key: str | None, site: int, page: Page) -> str:
    return f'<a:{tag} id="{page.keys[key]}" idx="{site}"/>' if key and key in page.keys else ""
