"""Speaker notes (19.3.1.26): the slide's image, the text, what page it is; their master is in paper_masters.py."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from deck.pptx import xml
from deck.pptx.page import tree
from deck.pptx.paper_masters import BEFORE, HANGING, SIZE, indent, level
from deck.pptx.text import TextContext, bullet_xml, run_properties
from deck.scene import Bullet, Colour, Note, ParagraphStyle
from deck.text.scripts import is_wide

STYLE = ParagraphStyle(SIZE, SIZE * 1.2, Colour("tx1"), before=BEFORE)  # the master's: nothing of it is said again
HEAD = 26  # em of the line at the head of a page
TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"


def notes_xml(paragraphs: Sequence[Note], context: TextContext, share: float = 1.0, edges: str = "") -> str:
    """A notes slide: the slide's image, the text at a `share` of its size, and what stands at the page's `edges`."""
    text = "".join(_paragraph(note, context) for note in paragraphs) or "<a:p/>"
    fit = f'<a:bodyPr><a:normAutofit fontScale="{round(share * 100_000)}"/></a:bodyPr>' if share < 1 else "<a:bodyPr/>"
    # Levels are the notes master's, said again: LibreOffice does not take them from there.
    levels = "".join(level(number) for number in range(1, max([1, *(note.level for note in paragraphs)]) + 1))
    body = _holder(3, "Notes", 'type="body" idx="1"', f"{fit}<a:lstStyle>{levels}</a:lstStyle>{text}")
    return (
        f"{xml.HEADER}<p:notes {xml.ROOT}><p:cSld>{tree((_image(), body, edges))}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def edges_xml(title: str, lang: str, number: int) -> str:
    """The deck's title at the page's head, the slide's number at its foot, where the master has places for them."""
    said = f'<a:p><a:r><a:rPr lang="{lang}"/><a:t>{xml.text(_short(title))}</a:t></a:r></a:p>'
    page = f'<a:p><a:fld id="{xml.guid("slidenum")}" type="slidenum"><a:rPr lang="{lang}"/><a:t>{number}</a:t></a:fld></a:p>'
    head = _holder(4, "Header", 'type="hdr" sz="quarter"', f"<a:bodyPr/><a:lstStyle/>{said}")
    return head + _holder(5, "Slide Number", 'type="sldNum" sz="quarter" idx="5"', f"<a:bodyPr/><a:lstStyle/>{page}")


def _short(title: str) -> str:
    """As much of a title as stands on the line of the page's head."""
    widths = itertools.accumulate(1.0 if is_wide(letter) else 0.5 for letter in title)
    fitting = sum(width <= HEAD for width in widths)
    return title if fitting == len(title) else f"{title[: fitting - 1].rstrip()}…"


def _holder(number: int, name: str, place: str, inner: str) -> str:
    """The shape of a placeholder of the master; `place` are the attributes of its `p:ph`."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} Placeholder {number - 1}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {place}/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody>{inner}</p:txBody></p:sp>"
    )


def _paragraph(note: Note, context: TextContext) -> str:
    inner = "".join(
        f"<a:r>{run_properties(run, STYLE, STYLE, context)}<a:t>{xml.text(run.text)}</a:t></a:r>" for run in note.runs
    )
    return f"<a:p>{_item(note.level)}{inner}</a:p>"


def _item(number: int) -> str:
    """`a:pPr` of an entry of a list; other text is as the master has it."""
    if not number:
        return ""
    left, hanging = xml.emu(indent(number)), xml.emu(HANGING)
    place = f' lvl="{number - 1}"' if number > 1 else ""
    return f'<a:pPr marL="{left}"{place} indent="-{hanging}">{bullet_xml(Bullet())}</a:pPr>'


def _image() -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
        "<p:spPr/></p:sp>"
    )
