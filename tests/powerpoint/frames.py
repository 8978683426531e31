"""Text frames of any .pptx as the engine's blocks. In: a file. Out: for each slide its `Frame`s, in z-order.

Everything is resolved as PresentationML inherits it: slide → layout → master placeholder → text styles → presentation
defaults; groups; theme faces; table cells with their grid, margins and spans. Points, from the slide's top left.
"""

from __future__ import annotations

import functools
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct

from deck.text.spans import NO_SPACE, Block, Break, Spacing, Span, Typefaces

EMU = 12700
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
ALIGN = {"l": "left", "ctr": "center", "r": "right", "just": "justify", "dist": "justify"}
TEXT_STYLES = {
    **dict.fromkeys(("title", "ctrTitle"), "titleStyle"),
    **dict.fromkeys(("body", "obj", "subTitle"), "bodyStyle"),
}
ANCHOR = {"t": "top", "ctr": "middle", "b": "bottom"}


class Frame(Struct, frozen=True):
    """A text body with its place. `cell` names a table cell: (table, row, column)."""

    name: str
    x: float
    y: float
    width: float
    height: float
    insets: tuple[float, float, float, float]  # left, top, right, bottom
    anchor: str
    wrap: bool
    centred: bool  # anchorCtr
    blocks: tuple[Block, ...]
    cell: tuple[int, int, int] | None = None
    row_span: int = 1
    rotated: bool = False
    dated: bool = False  # a field in it is filled in when it is shown

    @property
    def inner_width(self) -> float:
        return self.width - self.insets[0] - self.insets[2]

    @property
    def text(self) -> str:
        return "\n".join("".join(i.text for i in b.items if isinstance(i, Span)) for b in self.blocks)


class Table(Struct, frozen=True):
    """A table's grid: its top and the minimum heights of its rows, points."""

    top: float
    rows: tuple[float, ...]


class SlideText(Struct, frozen=True):
    frames: tuple[Frame, ...]
    tables: tuple[Table, ...]


def read(file: Path) -> list[SlideText]:
    with zipfile.ZipFile(file) as package:
        return _Deck(package).slides()


def _all(node: Any, path: str) -> list[Any]:
    return node.xpath(path, namespaces=NS)  # type: ignore[no-any-return]


def _one(node: Any, path: str) -> Any:
    return next(iter(_all(node, path)), None) if node is not None else None


def _first(nodes: list[Any], key: str) -> str | None:
    """The attribute `key` of the nearest node that states it."""
    return next((n.get(key) for n in nodes if n.get(key) is not None), None)


def _points(value: str | None, default: float) -> float:
    return int(value) / EMU if value is not None else default


class _Place(Struct, frozen=True):
    """An affine map of a group's children: x' = x·scale + offset."""

    sx: float = 1.0
    sy: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def box(self, xfrm: Any) -> tuple[float, float, float, float]:
        off, ext = _one(xfrm, "a:off"), _one(xfrm, "a:ext")
        x, y, w, h = (int(n) / EMU for n in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
        return x * self.sx + self.dx, y * self.sy + self.dy, w * self.sx, h * self.sy

    def inside(self, xfrm: Any) -> _Place:
        if xfrm is None or _one(xfrm, "a:chOff") is None:
            return self
        x, y, w, h = self.box(xfrm)
        off, ext = _one(xfrm, "a:chOff"), _one(xfrm, "a:chExt")
        cx, cy = (int(off.get(k)) / EMU for k in "xy")
        cw, ch = (int(ext.get(k)) / EMU for k in ("cx", "cy"))
        sx, sy = (w / cw if cw else 1.0), (h / ch if ch else 1.0)
        return _Place(sx, sy, x - cx * sx, y - cy * sy)


class _Deck:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.parts: dict[str, Any] = {}
        self.presentation = self.part("ppt/presentation.xml")

    def part(self, name: str) -> Any:
        if name not in self.parts:
            self.parts[name] = etree.fromstring(self.package.read(name))
        return self.parts[name]

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationship id → (kind, part) of the part `name`."""
        folder, base = posixpath.split(name)
        rels = etree.fromstring(self.package.read(f"{folder}/_rels/{base}.rels"))
        return {
            r.get("Id"): (r.get("Type").rsplit("/", 1)[1], posixpath.normpath(posixpath.join(folder, r.get("Target"))))
            for r in rels
            if r.get("TargetMode") != "External"
        }

    def follow(self, name: str, kind: str) -> str:
        return next(target for k, target in self.related(name).values() if k == kind)

    def slides(self) -> list[SlideText]:
        rels = self.related("ppt/presentation.xml")
        ids = _all(self.presentation, "p:sldIdLst/p:sldId/@r:id")
        names = [rels[rid][1] for rid in ids]
        return [_Slide(self, name).read() for name in names if self.part(name).get("show") != "0"]


class _Slide:
    def __init__(self, deck: _Deck, name: str) -> None:
        self.root = deck.part(name)
        layout = deck.follow(name, "slideLayout")
        master = deck.follow(layout, "slideMaster")
        self.layout, self.master = deck.part(layout), deck.part(master)
        theme = deck.part(deck.follow(master, "theme"))
        self.faces = {
            f"+{k}-{s}": (_one(theme, f".//a:{kind}Font/a:{tag}").get("typeface") or "")
            for k, kind in (("mj", "major"), ("mn", "minor"))
            for s, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs"))
        }
        self.defaults = _one(deck.presentation, "p:defaultTextStyle")
        self.tables: list[Table] = []

    def read(self) -> SlideText:
        frames = tuple(self._tree(_one(self.root, "p:cSld/p:spTree"), _Place()))
        return SlideText(frames, tuple(self.tables))

    def _tree(self, tree: Any, place: _Place) -> Iterator[Frame]:
        for node in tree:
            kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if kind == "grpSp":
                yield from self._tree(node, place.inside(_one(node, "p:grpSpPr/a:xfrm")))
            elif _one(node, "*/p:cNvPr[@hidden='1']") is not None:
                continue
            elif kind in ("sp", "cxnSp") and _one(node, "p:txBody//a:t") is not None:
                yield self._shape(node, place)
            elif kind == "graphicFrame" and _one(node, ".//a:tbl") is not None:
                yield from self._table(node, place)

    def _holders(self, shape: Any) -> list[Any]:
        """The shape and the placeholders it inherits from, nearest first."""
        ph = _one(shape, "p:nvSpPr/p:nvPr/p:ph")
        if ph is None:
            return [shape]
        kind, index = ph.get("type", "obj"), ph.get("idx")
        found = [shape]
        for place in (self.layout, self.master):
            holders = _all(place, "p:cSld/p:spTree//p:sp[p:nvSpPr/p:nvPr/p:ph]")
            matching = [h for h in holders if _like(_one(h, "p:nvSpPr/p:nvPr/p:ph"), kind, index, place is self.layout)]
            found += matching[:1]
            if matching:
                kind = _one(matching[0], "p:nvSpPr/p:nvPr/p:ph").get("type", "obj")
        return found

    def _shape(self, shape: Any, place: _Place) -> Frame:
        holders = self._holders(shape)
        xfrm = next(x for h in holders if (x := _one(h, "p:spPr/a:xfrm")) is not None)
        x, y, w, h = place.box(xfrm)
        bodies = [b for holder in holders if (b := _one(holder, "p:txBody/a:bodyPr")) is not None]
        get = functools.partial(_first, bodies)
        ins = (("lIns", 7.2), ("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6))
        body = _one(shape, "p:txBody")
        return Frame(
            _one(shape, ".//p:cNvPr").get("name"),
            *(x, y, w, h),
            tuple(_points(get(key), default) for key, default in ins),  # type: ignore[arg-type]
            ANCHOR.get(get("anchor") or "t", "top"),
            get("wrap") != "none",
            get("anchorCtr") == "1",
            self._blocks(body, self._styles(holders), holders),
            dated=_one(shape, ".//a:fld[starts-with(@type, 'datetime')]") is not None,
            rotated=int(xfrm.get("rot") or 0) % 21600000 != 0 or (get("vert") or "horz") != "horz",
        )

    def _styles(self, holders: list[Any]) -> list[Any]:
        """List styles from the nearest to the farthest."""
        found = [s for h in holders if (s := _one(h, "p:txBody/a:lstStyle")) is not None]
        ph = _one(holders[-1], "p:nvSpPr/p:nvPr/p:ph")
        if ph is not None:
            style = TEXT_STYLES.get(ph.get("type", "obj"), "otherStyle")
            found.append(_one(self.master, f"p:txStyles/p:{style}"))
        return [*found, self.defaults]

    def _table(self, frame: Any, place: _Place) -> Iterator[Frame]:
        x, y, _, _ = place.box(_one(frame, "p:xfrm"))
        table = _one(frame, ".//a:tbl")
        columns = [int(c) / EMU for c in _all(table, "a:tblGrid/a:gridCol/@w")]
        rows = _all(table, "a:tr")
        heights = [int(r.get("h")) / EMU for r in rows]
        number = len(self.tables)
        self.tables.append(Table(y, tuple(heights)))
        for r, row in enumerate(rows):
            for c, cell in enumerate(_all(row, "a:tc")):
                if cell.get("hMerge") or cell.get("vMerge") or _one(cell, "a:txBody//a:t") is None:
                    continue
                across, down = int(cell.get("gridSpan", 1)), int(cell.get("rowSpan", 1))
                pr = _one(cell, "a:tcPr")
                get = pr.get if pr is not None else {}.get
                ins = (("marL", 7.2), ("marT", 3.6), ("marR", 7.2), ("marB", 3.6))
                yield Frame(
                    f"{_one(frame, './/p:cNvPr').get('name')} {r + 1},{c + 1}",
                    x + sum(columns[:c]),
                    y + sum(heights[:r]),
                    sum(columns[c : c + across]),
                    sum(heights[r : r + down]),
                    tuple(_points(get(key), default) for key, default in ins),  # type: ignore[arg-type]
                    ANCHOR[get("anchor") or "t"],
                    True,
                    False,
                    self._blocks(_one(cell, "a:txBody"), [self.defaults], []),
                    (number, r, c),
                    down,
                )

    def _blocks(self, body: Any, styles: list[Any], holders: list[Any]) -> tuple[Block, ...]:
        fit = _one(body, "a:bodyPr/a:normAutofit")
        scale = int(fit.get("fontScale", 100000)) / 100000 if fit is not None else 1.0
        less = int(fit.get("lnSpcReduction", 0)) / 100000 if fit is not None else 0.0
        blocks, count = [], 0
        for paragraph in _all(body, "a:p"):
            block, numbered = self._block(paragraph, styles, count + 1, scale, less)
            count = count + 1 if numbered else 0
            blocks.append(block)
        return tuple(blocks)

    def _block(self, p: Any, styles: list[Any], number: int, scale: float, less: float) -> tuple[Block, bool]:
        own = _one(p, "a:pPr")
        level = int(own.get("lvl", 0)) if own is not None else 0
        chain = [own] if own is not None else []
        chain += [s for style in styles if (s := _one(style, f"a:lvl{level + 1}pPr")) is not None]
        get = functools.partial(_first, chain)
        defaults = [d for n in chain if (d := _one(n, "a:defRPr")) is not None]
        items = tuple(self._items(p, defaults, scale))
        end = _one(p, "a:endParaRPr")
        mark = self._span("", [end, *defaults], scale) if end is not None else None
        bullet = next((b for n in chain if (b := _one(n, "a:buChar | a:buAutoNum | a:buNone")) is not None), None)
        kind = etree.QName(bullet).localname if bullet is not None else "buNone"
        marker = {"buChar": lambda: bullet.get("char"), "buAutoNum": lambda: f"{number}."}.get(kind, str)()
        spacing = _spacing(chain, "lnSpc", Spacing())
        if less and spacing.points is None:
            spacing = Spacing(spacing.share - less)
        return Block(
            items,
            spacing,
            _spacing(chain, "spcBef", NO_SPACE),
            _spacing(chain, "spcAft", NO_SPACE),
            _points(get("marL"), 0.0),
            _points(get("marR"), 0.0),
            _points(get("indent"), 0.0),
            ALIGN[get("algn") or "l"],  # type: ignore[arg-type]
            marker if items else "",
            mark,
            get("rtl") == "1",
        ), kind == "buAutoNum"

    def _items(self, p: Any, defaults: list[Any], scale: float) -> Iterator[Span | Break]:
        for node in p:
            kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
            properties = [_one(node, "a:rPr"), *defaults]
            if kind == "br":
                yield Break(self._span("", properties, scale).size)
            elif kind in ("r", "fld"):
                yield self._span(_one(node, "a:t").text or "", properties, scale)

    def _span(self, text: str, chain: list[Any], scale: float) -> Span:
        chain = [c for c in chain if c is not None]
        latin, ea, cs = (self._face(chain, tag) for tag in ("latin", "ea", "cs"))

        def get(key: str, default: str = "") -> str:
            return next((c.get(key) for c in chain if c.get(key) is not None), default)

        size = int(get("sz", "1800")) / 100 * scale
        baseline = int(get("baseline", "0"))
        own = chain[0].get("lang") or ""
        return Span(
            text.upper() if get("cap") == "all" else text,
            Typefaces(latin, ea, cs),
            size * (2 / 3 if baseline else 1),
            get("b") in ("1", "true"),
            get("i") in ("1", "true"),
            own,
            int(get("spc", "0")) / 100,
            int(get("kern", "0")) / 100,
        )

    def _face(self, chain: list[Any], tag: str) -> str:
        named = (f.get("typeface") for c in chain if (f := _one(c, f"a:{tag}")) is not None)
        face = next(named, f"+mn-{'lt' if tag == 'latin' else tag}")
        return self.faces.get(face, face)


def _like(ph: Any, kind: str, index: str | None, by_index: bool) -> bool:
    other = ph.get("type", "obj")
    if by_index and index is not None:
        return ph.get("idx") == index
    same = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
    return same.get(other, other) == same.get(kind, kind)


def _spacing(chain: list[Any], tag: str, otherwise: Spacing) -> Spacing:
    node = next((s for n in chain if (s := _one(n, f"a:{tag}")) is not None), None)
    if node is None:
        return otherwise
    child = node[0]
    value = child.get("val").rstrip("%")
    if etree.QName(child).localname == "spcPts":
        return Spacing(points=int(value) / 100)
    return Spacing(float(value) / (1000 if "%" not in child.get("val") else 1) / 100)
