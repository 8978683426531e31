"""Legible as built: sizes and contrasts computed from the file itself, with all that a run inherits.

Independent of `deck.checks`, which looks at the scene: here themes, colour maps, list styles and fills are read from
the parts, as PowerPoint reads them.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deck.brand.contrast import contrast
from tests.conftest import Package, xpath
from tests.looks import holds, outline

EMU = 12700
SLIDE_HEIGHT = 540
LEAST = {"title": 18, "subTitle": 18, "body": 18, "cell": 14, "foot": 12, "box": 14}
NESTED = 16


@pytest.fixture(scope="module", params=["outline.yaml", "outline.en.yaml"])
def runs(request: pytest.FixtureRequest, once: Callable[[str], Path]) -> list[Words]:
    return list(Deck(once(request.param)).words())


@dataclass(frozen=True)
class Words:
    """A run as it is shown: the slide, its kind of text, its size in points, its colour and what lies behind it."""

    slide: str
    text: str
    kind: str
    level: int
    size: float
    bold: bool
    ink: str
    ground: str


Point = tuple[float, float]


class Deck:
    """A built deck; looks up what a shape inherits."""

    def __init__(self, path: Path) -> None:
        self.package = Package(path)
        scheme = xpath(self.package.xml("ppt/theme/theme1.xml"), ".//a:clrScheme/*[*]")
        self.theme = {slot.tag.rpartition("}")[2]: slot[0].get("lastClr") or slot[0].get("val") for slot in scheme}
        self.master = self.package.xml("ppt/slideMasters/slideMaster1.xml")

    def words(self) -> Iterator[Words]:
        for name, slide in self.package.named("ppt/slides/slide"):
            layout = next(t for t in self.package.targets(name).values() if "slideLayout" in t).replace("..", "ppt")
            yield from Page(self, name.rpartition("/")[2], slide, self.package.xml(layout)).words()


class Page:
    """One slide over its layout and master."""

    def __init__(self, deck: Deck, name: str, slide: Any, layout: Any) -> None:
        self.deck, self.name, self.layout = deck, name, layout
        maps = xpath(slide, ".//a:overrideClrMapping") or xpath(deck.master, "p:clrMap")
        self.map = dict(maps[0].attrib)
        below = [s for s in xpath(layout, "p:cSld/p:spTree//p:sp") if not xpath(s, ".//p:ph")]
        self.shapes = [*below, *xpath(slide, "p:cSld/p:spTree//*[self::p:sp or self::p:graphicFrame]")]

    def words(self) -> Iterator[Words]:
        for order, shape in enumerate(self.shapes):
            for holder in xpath(shape, ".//a:tc") or [shape]:
                yield from self._of(shape, holder, order)

    def _of(self, shape: Any, holder: Any, order: int) -> Iterator[Words]:
        box = self.box(shape)
        for paragraph in xpath(holder, ".//a:p[not(ancestor::mc:Fallback)]"):
            level = int((xpath(paragraph, "a:pPr/@lvl") or ["0"])[0])
            chain = list(self.chain(shape, level))
            for one in xpath(paragraph, "a:r | a:fld"):
                text = "".join(xpath(one, "a:t/text()"))
                if text.strip() and box:
                    yield self._words(shape, holder, paragraph, one, text, level, [*xpath(one, "a:rPr"), *chain], order)

    def _words(
        self, shape: Any, holder: Any, paragraph: Any, one: Any, text: str, level: int, chain: list[Any], order: int
    ) -> Words:
        size = float(first(chain, "@sz", "1800")) / 100
        bold = first(chain, "@b", "0") == "1"
        fill = first(chain, "a:solidFill/*", None)
        ink = self.colour(fill) if fill is not None else self.slot("tx1")
        if xpath(one, "a:rPr/a:hlinkClick"):
            ink = self.slot("hlink")
        box = self.box(shape)
        assert box is not None
        point = self.ink_point(shape, paragraph, box, size)
        ground = self.own_fill(shape, holder) or self.behind(order, point)
        return Words(self.name, text, self.kind(shape, holder, box), level, size, bold, ink, ground)

    def chain(self, shape: Any, level: int) -> Iterator[Any]:
        """The run properties that a paragraph's level inherits, the nearest first."""
        path = f"a:lvl{level + 1}pPr/a:defRPr"
        yield from xpath(shape, f"p:txBody/a:lstStyle/{path}")
        for holder in self.inherited(shape):
            yield from xpath(holder, f"p:txBody/a:lstStyle/{path}")
        if xpath(shape, ".//p:ph"):
            style = "titleStyle" if "title" in kind_of(shape).lower() else "bodyStyle"
            yield from xpath(self.deck.master, f"p:txStyles/p:{style}/{path}")

    def inherited(self, shape: Any) -> Iterator[Any]:
        """The placeholders of the layout and the master that the shape fills."""
        for ph in xpath(shape, "p:nvSpPr/p:nvPr/p:ph"):
            same = "not(@idx)" if ph.get("idx") is None else f"@idx='{ph.get('idx')}'"
            yield from xpath(self.layout, f".//p:sp[p:nvSpPr/p:nvPr/p:ph[{same}]]")
            yield from xpath(self.deck.master, f".//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='{ph.get('type', 'body')}']]")

    def box(self, shape: Any) -> tuple[float, float, float, float] | None:
        for one in (shape, *self.inherited(shape)):
            for frame in xpath(one, "p:spPr/a:xfrm | p:xfrm"):
                numbers = xpath(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy")
                x, y, width, height = (int(n) / EMU for n in numbers)
                return x, y, width, height
        return None

    def kind(self, shape: Any, holder: Any, box: tuple[float, ...]) -> str:
        if holder is not shape:
            return "cell"
        named = kind_of(shape)
        if named in ("ftr", "sldNum", "dt") or (not named and box[1] > 0.8 * SLIDE_HEIGHT):
            return "foot"
        return named or "box"

    def ink_point(self, shape: Any, paragraph: Any, box: tuple[float, ...], size: float) -> Point:
        x, y, width, height = box
        align = (xpath(paragraph, "a:pPr/@algn") or ["l"])[0]
        anchors = [a for one in (shape, *self.inherited(shape)) for a in xpath(one, "p:txBody/a:bodyPr/@anchor")]
        reach = min(size, width / 2)
        across = {"l": x + reach, "r": x + width - reach}.get(align, x + width / 2)
        anchor = (anchors or ["t"])[0]
        return across, {"t": y + size / 2, "b": y + height - size / 2}.get(anchor, y + height / 2)

    def own_fill(self, shape: Any, holder: Any) -> str:
        fills = xpath(holder, "a:tcPr/a:solidFill/*") or xpath(shape, "p:spPr/a:solidFill/*")
        return self.colour(fills[0]) if fills and not xpath(fills[0], "a:alpha[@val='0']") else ""

    def behind(self, order: int, point: Point) -> str:
        """The fill painted last before `order` at a point."""
        for shape in reversed(self.shapes[:order]):
            box = self.box(shape)
            if box and inside(shape, box, point) and (fill := self.own_fill(shape, shape)):
                return fill
        return self.slot("bg1")

    def slot(self, name: str) -> str:
        return self.deck.theme[self.map.get(name, name)]

    def colour(self, element: Any) -> str:
        """A schemeClr with its luminance transforms (ECMA-376 20.1.2.3.20 and .21)."""
        base = self.slot(element.get("val"))
        red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        for mod in xpath(element, "a:lumMod/@val"):
            light *= int(mod) / 100_000
        for off in xpath(element, "a:lumOff/@val"):
            light += int(off) / 100_000
        shown = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
        return "".join(f"{round(c * 255):02X}" for c in shown)


def first(chain: list[Any], path: str, otherwise: Any) -> Any:
    return next((found for one in chain for found in xpath(one, path)), otherwise)


def kind_of(shape: Any) -> str:
    holders = xpath(shape, "p:nvSpPr/p:nvPr/p:ph")
    return str(holders[0].get("type", "body")) if holders else ""


def inside(shape: Any, box: tuple[float, ...], point: Point) -> bool:
    x, y, width, height = box
    if not (width and height):
        return False
    across, down = (point[0] - x) / width, (point[1] - y) / height
    if xpath(shape, "p:spPr/a:prstGeom[@prst='ellipse']"):
        return (2 * across - 1) ** 2 + (2 * down - 1) ** 2 <= 1
    return holds(outline(shape, box), *point)


def test_there_is_much_to_look_at(runs: list[Words]) -> None:
    assert len({words.slide for words in runs}) == 31
    assert {words.kind for words in runs} >= {"title", "body", "cell", "foot", "box"}


def test_text_is_as_large_as_the_last_row_needs(runs: list[Words]) -> None:
    small = [w for w in runs if w.size < (NESTED if w.kind == "body" and w.level else LEAST[w.kind])]
    assert [(w.slide, w.kind, w.size, w.text) for w in small] == []


def test_text_stands_out_from_its_ground(runs: list[Words]) -> None:
    weak = []
    for w in runs:
        wanted = 3.0 if w.size >= 24 or (w.bold and w.size >= 18) else 4.5
        if (ratio := contrast(w.ink, w.ground)) < wanted:
            weak.append((w.slide, w.text, w.ink, w.ground, round(ratio, 2)))
    assert weak == []
