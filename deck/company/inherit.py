"""What a placeholder inherits: position, insets, anchor and the styles of its levels.

A placeholder of a layout takes what it leaves open from the master's placeholder of its kind (19.3.1.36), its text
from, in rising order: the presentation's default text style, the master's text styles (19.3.1.52), the list
style of the master's placeholder, its own list style (21.1.2.4.12).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from deck.scene import Align, Anchor, Box, Bullet, Colour, Insets, ParagraphStyle

EMU = 12700
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

# ST_PlaceholderType → the kind of the master's placeholder that it inherits from.
KINDS = {"ctrTitle": "title", "title": "title", "subTitle": "body", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
TEXT_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_ANCHORS: dict[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
_ALIGNS: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right", "just": "justify", "dist": "justify"}
SINGLE = 1.2  # PowerPoint's line, in ems


def kind_of(placeholder: str) -> str:
    """Which of the master's placeholders one of this type inherits from."""
    return KINDS.get(placeholder, "body")


def holder_of(shape: Any) -> Any:
    """The p:ph of a shape, None where it is no placeholder."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def box_of(shape: Any) -> Box | None:
    """The shape's own position; None where it has none."""
    frame = shape.find(f".//{A}xfrm") if shape is not None else None
    if frame is None:
        return None
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    if off is None or ext is None:
        return None
    numbers = [number(e.get(a)) / EMU for e, a in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))]
    return Box(*numbers)


def number(text: str | None, default: float = 0.0) -> float:
    """ST_Coordinate and percentages as the transitional schema writes them; `default` for what is no number."""
    try:
        return float((text or "").removesuffix("%")) * (1000 if text and text.endswith("%") else 1)
    except ValueError:
        return default


def body_properties(shapes: Iterable[Any]) -> dict[str, str]:
    """a:bodyPr's attributes; nearer shapes (first) win."""
    found: dict[str, str] = {}
    for shape in shapes:
        properties = shape.find(f"{P}txBody/{A}bodyPr") if shape is not None else None
        if properties is not None:
            found = {**{str(k): str(v) for k, v in properties.attrib.items()}, **found}
    return found


def insets(properties: Mapping[str, str]) -> Insets:
    sides = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
    return Insets(*(number(properties.get(name), default) / EMU for name, default in sides))


def anchor(properties: Mapping[str, str]) -> Anchor:
    return _ANCHORS.get(properties.get("anchor", "t"), "top")


class Level(Struct):
    """What one list level says, gathered from the outermost style to the nearest."""

    attributes: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)  # lnSpc, spcBef, spcAft, bullet
    run: dict[str, str] = field(default_factory=dict)
    face: str = ""
    fill: Any = None

    def add(self, properties: Any) -> None:
        """Take over what an a:lvlNpPr (or a:defPPr) states."""
        self.attributes.update({str(k): str(v) for k, v in properties.attrib.items()})
        for child in properties:
            name = _local(child)
            self.parts["bullet" if name in ("buNone", "buChar", "buAutoNum", "buBlip") else name] = child
        run = properties.find(f"{A}defRPr")
        if run is None:
            return
        self.run.update({str(k): str(v) for k, v in run.attrib.items()})
        latin, fill = run.find(f"{A}latin"), run.find(f"{A}solidFill")
        self.face = latin.get("typeface", "") if latin is not None else self.face
        self.fill = fill if fill is not None else self.fill

    @property
    def size(self) -> float:
        return number(self.run.get("sz"), 1800) / 100

    @property
    def heading(self) -> bool:
        return self.face.startswith("+mj")

    @property
    def capitals(self) -> bool:
        return self.run.get("cap") == "all"

    def space(self, part: str, default: float) -> float:
        """`lnSpc`, `spcBef` or `spcAft` in points; a percentage is of PowerPoint's single line."""
        given = self.parts.get(part)
        value = next(iter(given), None) if given is not None else None
        if value is None:
            return default
        if _local(value) == "spcPts":
            return number(value.get("val")) / 100
        return number(value.get("val")) / 100_000 * SINGLE * self.size

    def style(self) -> ParagraphStyle:
        """As the scene knows it."""
        return ParagraphStyle(
            size=self.size,
            pitch=self.space("lnSpc", SINGLE * self.size),
            colour=self._colour(),
            bold=_true(self.run.get("b")),
            italic=_true(self.run.get("i")),
            heading=self.heading,
            align=_ALIGNS.get(self.attributes.get("algn", "l"), "left"),
            before=self.space("spcBef", 0.0),
            indent=number(self.attributes.get("marL")) / EMU,
            hanging=-number(self.attributes.get("indent")) / EMU,
            tracking=number(self.run.get("spc")) / 100,
            bullet=self._bullet(),
        )

    @property
    def fixed(self) -> frozenset[str]:
        """Which of its spaces stay as they are when the size changes: those given in points."""
        given = {part: self.parts[part] for part in ("lnSpc", "spcBef", "spcAft") if part in self.parts}
        return frozenset(part for part, space in given.items() if any(_local(value) == "spcPts" for value in space))

    def _colour(self) -> Colour:
        """A theme colour as it is, its plain transforms too; "tx1" stands for what the scene can't say."""
        scheme = self.fill.find(f"{A}schemeClr") if self.fill is not None else None
        if scheme is None or any(_local(t) not in ("lumMod", "lumOff") for t in scheme):
            return Colour("tx1")
        given = {_local(t): number(t.get("val")) / 100_000 for t in scheme}
        return Colour(scheme.get("val", "tx1"), given.get("lumMod", 1.0), given.get("lumOff", 0.0))

    def _bullet(self) -> Bullet | None:
        given = self.parts.get("bullet")
        if given is None or _local(given) == "buNone":
            return None
        if _local(given) == "buAutoNum":
            return Bullet(number=given.get("type", "arabicPeriod"))
        return Bullet(given.get("char") or "•")


def levels(styles: Iterable[Any], count: int = 5) -> list[Level]:
    """The first `count` levels of list styles given from the outermost to the nearest (None: none there)."""
    found = [Level() for _ in range(count)]
    for style in styles:
        for index, level in enumerate(found if style is not None else ()):
            for properties in _of_level(style, index):
                level.add(properties)
    return found


def _of_level(style: Any, index: int) -> Iterator[Any]:
    for name in ("defPPr", f"lvl{index + 1}pPr"):
        properties = style.find(f"{A}{name}")
        if properties is not None:
            yield properties


def list_style(shape: Any) -> Any:
    return shape.find(f"{P}txBody/{A}lstStyle") if shape is not None else None


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _true(text: str | None) -> bool:
    return text in ("1", "true", "on")
