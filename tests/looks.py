"""How a built deck looks, read back from its XML: each run's colour, size and weight, and what lies behind it.

Colours go the way that PowerPoint goes: run, list style of the shape, of its layout's placeholder, the master's text
styles; then the slide's colour map, the theme, the transforms. What lies behind is the topmost filled shape under the
middle of the text; of a freeform what is within the corners of its path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from deck.brand.contrast import channels, hexadecimal, shown
from deck.scene import Colour
from tests.conftest import NS, Package, xpath

A = f"{{{NS['a']}}}"
STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "subTitle": "bodyStyle"}

Corners = list[tuple[float, float]]


@dataclass(frozen=True)
class Piece:
    """Some text as it is seen: `ink` on `back` ("RRGGBB"), `size` in points."""

    slide: int
    text: str
    ink: str
    back: str
    size: float
    bold: bool

    @property
    def large(self) -> bool:
        """WCAG's large text: 24 px, or 18.66 px bold, which are 18 and 14 points."""
        return self.size >= 18 or (self.bold and self.size >= 14)


@dataclass
class Look:
    """One slide with its layout, master and theme."""

    package: Package
    number: int
    filled: list[tuple[Corners, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        name = f"ppt/slides/slide{self.number}.xml"
        self.slide = self.package.xml(name)
        layout = next(t for t in self.package.targets(name).values() if "slideLayout" in t).replace("..", "ppt")
        self.layout = self.package.xml(layout)
        self.master = self.package.xml("ppt/slideMasters/slideMaster1.xml")
        self.theme = {e.tag.removeprefix(A): xpath(e, "a:srgbClr/@val")[0] for e in self._scheme()}
        mapping = xpath(self.slide, "p:clrMapOvr/a:overrideClrMapping") or xpath(self.master, "p:clrMap")
        self.map = dict(mapping[0].attrib)

    def _scheme(self) -> list[Any]:
        return list(xpath(self.package.xml("ppt/theme/theme1.xml"), ".//a:clrScheme")[0])

    def colour(self, holder: Any) -> tuple[str, float]:
        """The colour of an `a:solidFill` and its opacity."""
        (scheme,) = xpath(holder, "a:schemeClr")
        slot = scheme.get("val")
        values = {child.tag.removeprefix(A): int(child.get("val")) / 100_000 for child in scheme}
        base = self.theme[self.map.get(slot, slot)]
        return shown(base, Colour(slot, values.get("lumMod", 1), values.get("lumOff", 0))), values.get("alpha", 1)

    def pieces(self) -> Iterator[Piece]:
        self.filled = [(_corners(0, 0, 1e9, 1e9), self.theme[self.map["bg1"]])]
        for shape in xpath(self.layout, "p:cSld/p:spTree//p:sp[not(.//p:ph)]"):
            self._fill(shape)
        kinds = "*[self::p:sp or self::p:graphicFrame][not(ancestor::mc:Fallback)]"
        for shape in xpath(self.slide, f"p:cSld/p:spTree//{kinds}"):
            self._fill(shape)
            yield from self._cells(shape) if shape.tag.endswith("graphicFrame") else self._texts(shape)

    def _fill(self, shape: Any) -> None:
        if not xpath(shape, "p:spPr/a:xfrm") or not xpath(shape, "p:spPr/a:solidFill"):
            return
        ink, alpha = self.colour(xpath(shape, "p:spPr/a:solidFill")[0])
        x, y, w, h = _box(shape)
        self.filled.append((outline(shape, (x, y, w, h)), _over(ink, self.behind(x + w / 2, y + h / 2), alpha)))

    def behind(self, x: float, y: float) -> str:
        return next(colour for corners, colour in reversed(self.filled) if holds(corners, x, y))

    def _texts(self, shape: Any) -> Iterator[Piece]:
        holder = self._holder(shape)
        x, y, w, h = _box(shape) if xpath(shape, "p:spPr/a:xfrm") else _box(holder)
        for run in xpath(shape, "p:txBody//a:r[a:t/text()[normalize-space()]]"):
            yield self._piece(run, shape, holder, self.behind(x + w / 2, y + h / 2))

    def _cells(self, frame: Any) -> Iterator[Piece]:
        x, y, w, h = _box(frame)
        for cell in xpath(frame, ".//a:tc"):
            fills = xpath(cell, "a:tcPr/a:solidFill")
            back = self.colour(fills[0])[0] if fills else self.behind(x + w / 2, y + h / 2)
            for run in xpath(cell, ".//a:r[a:t/text()[normalize-space()]]"):
                yield self._piece(run, frame, None, back)

    def _holder(self, shape: Any) -> Any:
        found = xpath(shape, ".//p:nvPr/p:ph")
        if not found:
            return None
        kind, idx = found[0].get("type"), found[0].get("idx")
        same = [h for h in xpath(self.layout, ".//p:ph") if (h.get("type"), h.get("idx")) == (kind, idx)]
        return same[0].getparent().getparent().getparent()

    def _piece(self, run: Any, shape: Any, holder: Any, back: str) -> Piece:
        chain = list(self._chain(run, shape, holder))
        fills = [f for properties in chain for f in xpath(properties, "a:solidFill")]
        ink, alpha = self.colour(fills[0])
        size = next(float(p.get("sz")) / 100 for p in chain if p.get("sz"))
        bold = next((p.get("b") == "1" for p in chain if p.get("b")), False)
        return Piece(self.number, "".join(xpath(run, "a:t/text()")), _over(ink, back, alpha), back, size, bold)

    def _chain(self, run: Any, shape: Any, holder: Any) -> Iterator[Any]:
        """Run properties, the nearest first."""
        level = int((xpath(run, "../a:pPr/@lvl") or ["0"])[0]) + 1
        path = f"a:lvl{level}pPr/a:defRPr"
        yield from xpath(run, "a:rPr")
        yield from xpath(shape, f"p:txBody/a:lstStyle/{path}")
        kind = ""
        if holder is not None:
            yield from xpath(holder, f"p:txBody/a:lstStyle/{path}")
            kind = xpath(holder, ".//p:ph/@type")[0]
        yield from xpath(self.master, f"p:txStyles/p:{STYLES.get(kind, 'otherStyle')}/{path}")


def pieces(package: Package) -> Iterator[Piece]:
    """All text of all slides."""
    count = len([n for n in package.parts if n.startswith("ppt/slides/slide")])
    for number in range(1, count + 1):
        yield from Look(package, number).pieces()


def _box(shape: Any) -> tuple[float, float, float, float]:
    (frame,) = xpath(shape, "p:spPr/a:xfrm | p:xfrm")
    x, y, w, h = (int(n) for n in xpath(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy"))
    return x, y, w, h


def _corners(x: float, y: float, w: float, h: float) -> Corners:
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def outline(shape: Any, box: tuple[float, ...]) -> Corners:
    """The corners of a shape: those of its box, or the ends of what its path is made of."""
    x, y, w, h = box
    found = xpath(shape, "p:spPr/a:custGeom/a:pathLst/a:path")
    if not found:
        return _corners(x, y, w, h)
    wide, high = w / int(found[0].get("w")), h / int(found[0].get("h"))
    ends = xpath(found[0], "*/a:pt[last()]")
    return [(x + int(pt.get("x")) * wide, y + int(pt.get("y")) * high) for pt in ends]


def holds(corners: Corners, x: float, y: float) -> bool:
    """Whether a point lies within corners, by the even-odd rule."""
    sides = pairwise([*corners, *corners[:1]])
    crossed = [x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y)]
    return sum(crossed) % 2 == 1


def _over(colour: str, back: str, alpha: float) -> str:
    pairs = zip(channels(colour), channels(back), strict=True)
    return hexadecimal(*(c * alpha + b * (1 - alpha) for c, b in pairs))
