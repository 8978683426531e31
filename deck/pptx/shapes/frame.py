"""p:graphicFrame (19.3.1.21): what holds a table or a chart, in a placeholder or free."""

from __future__ import annotations

from deck.pptx.page import non_visual
from deck.pptx.shapes.geometry import transform
from deck.pptx.shapes.shape import placeholder_xml
from deck.scene import Chart, Table

_LOCKED = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'


def frame_xml(held: Table | Chart, number: int, uri: str, graphic: str) -> str:
    """The frame round `graphic`, of the kind that `uri` names. A frame says its place, also in a placeholder."""
    holder = f"<p:nvPr>{placeholder_xml(held.placeholder)}</p:nvPr>" if held.placeholder else "<p:nvPr/>"
    locks = (
        _LOCKED if held.placeholder or isinstance(held, Table) else "<p:cNvGraphicFramePr/>"
    )  # charts may be grouped
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{non_visual(number, held.name, held.alt, False)}{locks}{holder}</p:nvGraphicFramePr>"
        f'{transform(held.box, tag="p:xfrm")}<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic></p:graphicFrame>'
    )
