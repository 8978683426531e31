"""Speaker notes (19.3.1.26): the slide's image and the text; their master is in paper_masters.py."""

from __future__ import annotations

from collections.abc import Sequence

from deck.pptx import xml
from deck.pptx.page import tree
from deck.pptx.paper_masters import level
from deck.scene import Run

TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"


def notes_xml(paragraphs: Sequence[Sequence[Run]]) -> str:
    """A notes slide: the slide's image and the text."""
    text = "".join(_paragraph(runs) for runs in paragraphs) or "<a:p/>"
    # The first level is the notes master's, said again: LibreOffice does not take it from there.
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle>{level(1)}</a:lstStyle>{text}</p:txBody></p:sp>"
    )
    return (
        f"{xml.HEADER}<p:notes {xml.ROOT}><p:cSld>{tree((_image(), body))}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _paragraph(runs: Sequence[Run]) -> str:
    inner = "".join(f'<a:r><a:rPr lang="{run.lang}"/><a:t>{xml.text(run.text)}</a:t></a:r>' for run in runs)
    return f"<a:p>{inner}</a:p>"


def _image() -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
        "<p:spPr/></p:sp>"
    )
