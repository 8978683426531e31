"""Text styles that a program left in the prompts, put where slides inherit them.

LibreOffice writes masters without text styles (19.3.1.52): how a title looks stands only in the master's own title
text, which no slide inherits, in PowerPoint neither. For such masters and their layouts the looks of the prompts'
paragraphs become the placeholders' list styles, level by level; everything else stays as it is. A layout's title or
body without any text says nothing of its own: its master's look counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deck.company.archive import Archive
from deck.company.inherit import A, P, holder_of

_MASTERS = frozenset(("title", "ctrTitle", "body", "obj"))
_FRINGE = frozenset(("lang", "altLang", "dirty", "err", "smtClean", "noProof", "bmk", "kumimoji"))
_NOT_INHERITED = frozenset(("hlinkClick", "hlinkMouseOver", "extLst", "rtl"))


def mended(archive: Archive, part: str, root: Any) -> bool:
    """Mend the master or layout `root` of `part` in place where it needs it; whether it did."""
    if not _unstyled(archive, part, root):
        return False
    changed = False
    for shape in root.iter(f"{P}sp"):
        mark = holder_of(shape)
        if mark is not None and not (root.tag == f"{P}sldLayout" and _silent(shape, mark)):
            changed |= _promote(shape)
    return changed


def _silent(shape: Any, mark: Any) -> bool:
    return mark.get("type", "obj") in _MASTERS and shape.find(f".//{A}r") is None


def _unstyled(archive: Archive, part: str, root: Any) -> bool:
    """Whether the master, or the layout's master, says nothing of text."""
    if root.tag == f"{P}sldLayout":
        master = next((r.target for r in archive.relations(part) if r.kind == "slideMaster"), "")
        return master in archive and _unstyled(archive, master, archive.xml(master))
    styles = root.find(f"{P}txStyles")
    return root.tag == f"{P}sldMaster" and (styles is None or not any(len(style) for style in styles))


def _promote(shape: Any) -> bool:
    """The list style of a placeholder that has none, from its prompt's paragraphs."""
    from lxml import etree

    body = shape.find(f"{P}txBody")
    given = body.find(f"{A}lstStyle") if body is not None else None
    levels = list(_levels(body)) if body is not None and (given is None or not len(given)) else []
    if not levels:
        return False
    if given is None:
        given = etree.Element(f"{A}lstStyle")
        body.insert(1, given)
    given.extend(levels)
    return True


def _levels(body: Any) -> Iterator[Any]:
    """One a:lvlNpPr for each level that the prompt shows, in order."""
    found: dict[int, Any] = {}
    for paragraph in body.iterfind(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        level = int(properties.get("lvl", "0")) + 1 if properties is not None else 1
        if level not in found and (made := _level(level, properties, _run(paragraph))) is not None:
            found[level] = made
    yield from (found[level] for level in sorted(found) if level <= 9)


def _run(paragraph: Any) -> Any:
    """The properties of its first run, else of its end."""
    first = paragraph.find(f"{A}r/{A}rPr")
    first = first if first is not None else paragraph.find(f"{A}fld/{A}rPr")
    return first if first is not None else paragraph.find(f"{A}endParaRPr")


def _level(level: int, properties: Any, run: Any) -> Any:
    from copy import deepcopy

    from lxml import etree

    if properties is None and run is None:
        return None
    made = etree.Element(f"{A}lvl{level}pPr")
    if properties is not None:
        made.attrib.update({k: v for k, v in properties.attrib.items() if k != "lvl"})
        made.extend([deepcopy(child) for child in properties])
    if run is not None:
        default = etree.SubElement(made, f"{A}defRPr", {k: v for k, v in run.attrib.items() if k not in _FRINGE})
        default.extend([deepcopy(c) for c in run if str(c.tag).rpartition("}")[2] not in _NOT_INHERITED])
    return made
