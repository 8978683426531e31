"""Speaker notes (19.3.1.26) and the notes master (19.3.1.27), made as PowerPoint makes its own."""

from __future__ import annotations

from collections.abc import Sequence

from deck.pptx import xml
from deck.pptx.page import tree
from deck.scene import Run

TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
MASTER_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
MASTER = "ppt/notesMasters/notesMaster1.xml"
_IMAGE = '<a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>'
_BODY = '<a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm>'
_RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def notes_xml(paragraphs: Sequence[Sequence[Run]]) -> str:
    """A notes slide: the slide's image and the text."""
    text = "".join(_paragraph(runs) for runs in paragraphs) or "<a:p/>"
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )
    return (
        f"{xml.HEADER}<p:notes {xml.ROOT}><p:cSld>{tree((_image(2, ''), body))}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def notes_master_xml() -> str:
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_BODY}{_RECT}</p:spPr><p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" '
        'bIns="45720" rtlCol="0"/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    back = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    shapes = (
        _image(
            2,
            f'{_IMAGE}{_RECT}<a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>',
            2,
        ),
        body,
    )
    return (
        f"{xml.HEADER}<p:notesMaster {xml.ROOT}><p:cSld>{back}{tree(shapes)}</p:cSld>{_MAP}"
        f"<p:notesStyle>{''.join(_level(n) for n in range(1, 10))}</p:notesStyle></p:notesMaster>"
    )


def _paragraph(runs: Sequence[Run]) -> str:
    inner = "".join(f'<a:r><a:rPr lang="{run.lang}"/><a:t>{xml.text(run.text)}</a:t></a:r>' for run in runs)
    return f"<a:p>{inner}</a:p>"


def _image(number: int, properties: str, index: int | None = None) -> str:
    idx = f' idx="{index}"' if index else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Slide Image Placeholder 1"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"{idx}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr></p:sp>"
    )


def _level(number: int) -> str:
    return (
        f'<a:lvl{number}pPr marL="{(number - 1) * 457200}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        'hangingPunct="1"><a:defRPr sz="1200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )
