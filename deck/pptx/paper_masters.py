"""The masters for paper: notes (19.3.1.27) and handouts (19.3.1.24), with the placeholders of PowerPoint's own.

Both stand on light ground, whatever the slides' ground is, in the brand's faces and colours. Lengths are EMU on a page of
7.5 × 10 inches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deck.brand import Brand
from deck.brand.roles import ColourMap, colour_map
from deck.languages import words
from deck.pptx import xml
from deck.pptx.colour import colour_xml
from deck.pptx.page import tree

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
HANDOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml"
NOTES = "ppt/notesMasters/notesMaster1.xml"
HANDOUT = "ppt/handoutMasters/handoutMaster1.xml"

Place = tuple[int, int, int, int]  # x, y, width, height
INSET_X, INSET_Y = 91440, 45720  # of a text from its placeholder's sides
_MARGIN, _WIDTH = 685800, 5486400
_LEFT, _LINE = _MARGIN - INSET_X, 320040  # words stand on the margin, as the image does
_WIDE, _NARROW = 4114800, 1371600  # of the page's width for what is said at its left, and for date and number
_TOP, _BOTTOM, _RIGHT = 320040, 8503920, _MARGIN + 4114800
_IMAGE: Place = (_MARGIN, 731520, _WIDTH, 3086100)
BODY: Place = (_LEFT, 4000500, _WIDTH + 2 * INSET_X, 4389120)
_INSETS = f'vert="horz" lIns="{INSET_X}" tIns="{INSET_Y}" rIns="{INSET_X}" bIns="{INSET_Y}"'
_SLOTS = ("bg1", "tx1", "bg2", "tx2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_BACK = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'


def notes_master_xml(brand: Brand, lang: str, date: str) -> str:
    """`p:notesMaster`: header, date, the slide's image, the notes, footer, number."""
    edges = list(_edges(brand, date, (3, 1), (6, 4), (7, 5)))
    shapes = [*edges[:2], _image(brand), _body(lang), *edges[2:]]
    return (
        f"{xml.HEADER}<p:notesMaster {xml.ROOT}><p:cSld>{_BACK}{tree(shapes)}</p:cSld>{_map(brand)}"
        f"<p:notesStyle>{''.join(level(n) for n in range(1, 10))}</p:notesStyle></p:notesMaster>"
    )


def handout_master_xml(brand: Brand, date: str) -> str:
    """`p:handoutMaster`: header, date, footer, number; the slides themselves PowerPoint puts between."""
    shapes = list(_edges(brand, date, (3, 1), (4, 2), (5, 3)))
    return (
        f"{xml.HEADER}<p:handoutMaster {xml.ROOT}><p:cSld>{_BACK}{tree(shapes)}</p:cSld>{_map(brand)}</p:handoutMaster>"
    )


def _map(brand: Brand) -> str:
    changes: ColourMap = colour_map("light", brand.home)
    inner = "".join(f' {slot}="{changes.get(slot, slot)}"' for slot in _SLOTS)
    return f"<p:clrMap{inner}/>"


def _edges(
    brand: Brand, date: str, dt: tuple[int, int], ftr: tuple[int, int], number: tuple[int, int]
) -> Iterator[str]:
    """Header, date, footer and number at the page's corners; the pairs are (shape id, placeholder index)."""
    when = f'<a:fld id="{xml.guid("date")}" type="datetimeFigureOut"><a:rPr/><a:t>{xml.text(date)}</a:t></a:fld>'
    page = f'<a:fld id="{xml.guid("slidenum")}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    yield _placeholder(_Corner("Header", "hdr", _LEFT, _TOP, _WIDE), (2, 0), "", brand)
    yield _placeholder(_Corner("Date", "dt", _RIGHT, _TOP, _NARROW), dt, when, brand)
    yield _placeholder(_Corner("Footer", "ftr", _LEFT, _BOTTOM, _WIDE), ftr, "", brand)
    yield _placeholder(_Corner("Slide Number", "sldNum", _RIGHT, _BOTTOM, _NARROW), number, page, brand)


class _Corner(Struct, frozen=True):
    """A placeholder's name and type, where its corner is and how wide its words may be, in EMU."""

    name: str
    type: str
    x: int
    y: int
    width: int


def _placeholder(corner: _Corner, ids: tuple[int, int], inner: str, brand: Brand) -> str:
    """A corner's shape, of such a shape id and placeholder index (0: it has none); `inner` is what it says."""
    number, index = ids[0], f' idx="{ids[1]}"' if ids[1] else ""
    align, anchor = "r" if corner.x == _RIGHT else "l", "t" if corner.y == _TOP else "b"
    colour = colour_xml(brand.colour("muted", "light", "light"))
    levels = f'<a:lvl1pPr algn="{align}"><a:defRPr sz="1200"><a:solidFill>{colour}</a:solidFill></a:defRPr></a:lvl1pPr>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{corner.name} Placeholder {number - 1}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{corner.type}" sz="quarter"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_place((corner.x, corner.y, corner.width + INSET_X, _LINE))}</p:spPr><p:txBody>"
        f'<a:bodyPr {_INSETS} rtlCol="0" anchor="{anchor}"/><a:lstStyle>{levels}</a:lstStyle><a:p>{inner}</a:p></p:txBody></p:sp>'
    )


def _image(brand: Brand) -> str:
    rule = colour_xml(brand.colour("rule", "light", "light"))
    line = f'<a:noFill/><a:ln w="12700"><a:solidFill>{rule}</a:solidFill></a:ln>'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Image Placeholder 3"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_place(_IMAGE)}{line}</p:spPr></p:sp>"
    )


def _body(lang: str) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="5" name="Notes Placeholder 4"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_place(BODY)}</p:spPr><p:txBody><a:bodyPr {_INSETS} rtlCol="0"/><a:lstStyle/>{prompts(lang)}</p:txBody></p:sp>'
    )


def prompts(lang: str) -> str:
    """A body's prompt: one paragraph for each of five levels."""
    told: Sequence[str] = (words(lang)["body"], *words(lang)["levels"].split("|"))
    return "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="{lang}"/><a:t>{xml.text(text)}</a:t></a:r></a:p>'
        for level, text in enumerate(told)
    )


def _place(place: Place) -> str:
    x, y, width, height = place
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


LEVEL, HANGING = 36.0, 13.5  # points between levels of lists, and from a bullet to its text
SIZE, BEFORE = 12, 6  # points: of notes, and between their paragraphs


def indent(number: int) -> float:
    """Points from the left to the text of a list's level; 0: to other text."""
    return 0.0 if number == 0 else (number - 1) * LEVEL + HANGING


def level(number: int) -> str:
    """`a:lvlNpPr` of notes."""
    return (
        f'<a:lvl{number}pPr marL="{(number - 1) * xml.emu(LEVEL)}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:spcBef><a:spcPts val="{100 * BEFORE}"/></a:spcBef><a:defRPr sz="{100 * SIZE}" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )
