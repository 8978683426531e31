"""SVG pictures: their proportions, and their pixels for whoever can't draw them.

In: a file. Out: its size in units of its own; a PNG. PowerPoint draws SVG itself since 2016 (MS-ODRAWXML 2.3.6,
`asvg:svgBlip`), older viewers the PNG beside it. A file that names what lies outside it is refused: what draws it
here would fetch that from this machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from deck.cache.stamps import Stamp, stamp
from deck.errors import DeckError

EDGE = 2000  # pixels of the longer side: a full-HD projector's
SLIMMEST = 50  # times as long as wide, at most
_LENGTH = re.compile(r"\s*(\d*\.?\d+)\s*(?:px|pt|pc|mm|cm|in|Q)?\s*")
_COLOURS = re.compile(r"""(?:fill|stroke|stop-color)\s*[=:]\s*["']?\s*([#\w]+)""")
_NO_COLOURS = frozenset(("none", "currentcolor", "inherit", "transparent"))
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?(?!#|data:|[\"'\s])", re.IGNORECASE)


def is_svg(source: Path) -> bool:
    return source.suffix.lower() == ".svg"


def size(source: Path) -> tuple[float, float]:
    """Width and height in units of the file's own. Raises DeckError for a file that is no SVG picture."""
    return _size(source, stamp(source))


def coloured(source: Path) -> bool:
    """Whether its attributes and styles name several colours, or paint with one that changes."""
    named = {colour.lower() for colour in _COLOURS.findall(source.read_text("utf-8", "replace"))} - _NO_COLOURS
    return len(named) > 1 or "url" in named


def png(source: Path) -> bytes:
    """The picture as a PNG, its longer side `EDGE` pixels. Raises DeckError."""
    import resvg_py

    width, height = size(source)
    scale = EDGE / max(width, height)
    try:
        made = resvg_py.svg_to_bytes(
            svg_string=source.read_text("utf-8"), width=round(width * scale), height=round(height * scale)
        )
    except (OSError, ValueError) as problem:
        raise _unfit(source, str(problem)) from None
    return bytes(made)


@lru_cache(maxsize=256)
def _size(source: Path, state: Stamp) -> tuple[float, float]:
    """`state` is when the file was so."""
    root = _root(source)
    if outside := next(_outside(root), None):
        raise _unfit(source, f"it refers to {outside[:60]}", "all that it shows within the file")
    box = [float(n) for n in _LENGTH.findall(root.get("viewBox", ""))]
    given = [float(match[1]) for name in ("width", "height") if (match := _LENGTH.fullmatch(root.get(name, "")))]
    width, height = box[2:] if len(box) == 4 else given if len(given) == 2 else (0.0, 0.0)
    if not width or not height or not 1 / SLIMMEST <= width / height <= SLIMMEST:
        raise _unfit(source, "it has no size", "viewBox=“0 0 WIDTH HEIGHT”")
    return width, height


def parsed(source: Path) -> Any:
    """The document, nothing of it resolved or fetched. Raises XMLSyntaxError and OSError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=False)
    return etree.fromstring(source.read_bytes(), parser)


def _root(source: Path) -> Any:
    from lxml import etree

    try:
        root = parsed(source)
    except (etree.XMLSyntaxError, OSError) as problem:
        raise _unfit(source, str(problem)) from None
    if etree.QName(root).localname != "svg":
        raise _unfit(source, f"its root is “{etree.QName(root).localname}”")
    return root


def _outside(root: Any) -> Iterator[str]:
    """What of other files or sites an SVG refers to."""
    for element in root.iter():
        for name, value in element.attrib.items():
            link = name.rpartition("}")[2] == "href"
            if (link and not value.startswith(("#", "data:"))) or (not link and _OUTSIDE.search(value)):
                yield value
        if element.text and str(element.tag).endswith("}style") and _OUTSIDE.search(element.text):
            yield "a style sheet’s url(…)"


def _unfit(source: Path, problem: str, expected: str = "an SVG file") -> DeckError:
    return DeckError(f"{source} can't be shown: {problem}", expected=expected)
