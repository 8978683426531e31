"""What the engine sets: paragraphs of spans with everything resolved. No brand, no scene, no file format.

Sizes and distances are points. The words are DrawingML's (ECMA-376 21.1.2) where it has one.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Typefaces(Struct, frozen=True, cache_hash=True):
    """The three faces a run names (a:latin, a:ea, a:cs); which glyph comes from which: `scripts.py`."""

    latin: str
    ea: str = ""
    cs: str = ""


class Span(Struct, frozen=True, cache_hash=True):
    """Characters of one look. `tracking` follows every glyph (spc); kerning begins at the size `kern_from`."""

    text: str
    faces: Typefaces
    size: float
    bold: bool = False
    italic: bool = False
    lang: str = ""
    tracking: float = 0.0
    kern_from: float = 12.0


class Break(Struct, frozen=True):
    """A line ends here (a:br); `size` is its own, which counts on an otherwise empty line."""

    size: float


class Inset(Struct, frozen=True):
    """Something of a given size that stands in a line: a formula."""

    width: float
    height: float


class Spacing(Struct, frozen=True, cache_hash=True):
    """A distance of lines or paragraphs: `points`, or else a `share` of the line's 1.2 em (spcPct, spcPts)."""

    share: float = 1.0
    points: float | None = None


NO_SPACE = Spacing(0.0)
Align = Literal["left", "center", "right", "justify"]
Item = Span | Break | Inset


class Block(Struct, frozen=True, cache_hash=True):
    """A paragraph. `left` and `right` are its margins (marL, marR), `first` its first line's offset from `left`
    (indent). A `marker` (list mark) stands at `left` + `first`, the text behind it at `left`. `mark` is
    the paragraph mark where the file states one (endParaRPr): it takes part in the last line's height."""

    items: tuple[Item, ...]
    spacing: Spacing = Spacing()
    before: Spacing = NO_SPACE
    after: Spacing = NO_SPACE
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    align: Align = "left"
    marker: str = ""
    mark: Span | None = None
    rtl: bool = False
