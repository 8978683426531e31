"""<canvas>: a drawing in coordinates of its own, as SVG's viewBox; text and strokes keep their points.

Out comes one native group, or one for each step of a drawing that builds; connectors are glued to the shapes that
they name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.lengths import box_style, points
from deck.compose.paint import FunctionPaint, outline
from deck.compose.registry import builds, stroke
from deck.compose.steps import Part, Step, in_groups
from deck.compose.texts import paragraph
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import (
    Align,
    AnyShape,
    Box,
    Connector,
    Fill,
    Freeform,
    Paragraph,
    Preset,
    Shape,
    Stroke,
    TextFrame,
)

# Connection sites of the presets (presetShapeDefinitions.xml): an ellipse has eight, a rectangle four.
_SITES = {
    "ellipse": {"top": 0, "top-left": 1, "left": 2, "bottom-left": 3, "bottom": 4, "right": 6},
    "rect": {"top": 0, "left": 1, "bottom": 2, "right": 3},
}
_SLANT = math.sqrt(0.5)
# Where a side's site lies, from the middle (0) to the edges (±1).
_OUTWARD = {
    "top": (0.0, -1.0),
    "top-left": (-_SLANT, -_SLANT),
    "left": (-1.0, 0.0),
    "bottom-left": (-_SLANT, _SLANT),
    "bottom": (0.0, 1.0),
    "right": (1.0, 0.0),
}


class _View(Struct, frozen=True):
    """The mapping of canvas units to points: scaled evenly, centred (xMidYMid meet)."""

    x: float
    y: float
    scale: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.scale, self.y + y * self.scale

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        left, top = self.point(x, y)
        return Box(left, top, width * self.scale, height * self.scale)


@builds("canvas")
def canvas(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[Part]:
        yield from in_groups(_shapes(element, context, _view(element, box)), "Drawing", element.get("alt"))

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def _view(element: Element, box: Box) -> _View:
    try:
        left, top, width, height = (float(part) for part in element.get("view").split())
    except ValueError:
        raise element.error(f"view=“{element.get('view')}”", expected="x y width height") from None
    scale = min(box.width / width, box.height / height)
    return _View(
        box.x + (box.width - width * scale) / 2 - left * scale,
        box.y + (box.height - height * scale) / 2 - top * scale,
        scale,
    )


def _shapes(element: Element, context: Context, view: _View) -> Iterator[tuple[Step, AnyShape]]:
    boxes: dict[str, tuple[Box, str]] = {}
    for child in element.elements:
        if child.get("key") and child.name in ("circle", "rect"):
            boxes[child.get("key")] = (_own_box(child, view), "ellipse" if child.name == "circle" else "rect")
    for child in element.elements:
        step, around = context.at(child).step, context.on(child.get("ground"))
        if child.name == "connector":
            yield step, _connector(child, around, boxes)
        else:
            yield step, _DRAWERS[child.name](child, around, view)


def _own_box(element: Element, view: _View) -> Box:
    if element.name == "circle":
        r = element.number("r")
        return view.box(element.number("cx") - r, element.number("cy") - r, 2 * r, 2 * r)
    return view.box(element.number("x"), element.number("y"), element.number("width"), element.number("height"))


def _closed(element: Element, context: Context, view: _View) -> Shape:
    box = _own_box(element, view)
    circle = element.name == "circle"
    geometry = Preset("ellipse") if circle else outline(box, points(element, "radius", context))
    inner = context.on(_ground_of(element.get("fill"), context))
    text = paragraph(element, inner)
    frame = TextFrame((_centred(text, element),), "middle", wrap=not circle) if text.inlines else None
    return Shape(
        box,
        "Node" if element.get("key") else "Shape",
        geometry,
        context.optional_colour(element, "fill"),
        stroke(element, context, 1.5),
        frame,
        key=element.get("key") or None,
    )


def _ground_of(fill: str, context: Context) -> str:
    """The ground that a filled shape is for its own text; "" for the one around it."""
    other = "light" if context.ground == "dark" else "dark"
    return {"dark": "dark", "text": other, "paper": "light"}.get(fill, "")


def _centred(text: Paragraph, element: Element) -> Paragraph:
    return text if element.get("align") else _aligned(text, "center")


def _path(element: Element, context: Context, view: _View) -> Shape:
    from deck.compose.elements.icons import path_commands

    commands = path_commands(element.get("d"))
    return freeform(
        [_scaled(c, view) for c in commands],
        context.optional_colour(element, "fill"),
        stroke(element, context, 1.5),
        element.get("alt"),
    )


def _scaled(command: tuple[str | float, ...], view: _View) -> tuple[str | float, ...]:
    numbers = [float(n) for n in command[1:]]
    points = [view.point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    return (command[0], *(n for point in points for n in point))


def freeform(
    commands: list[tuple[str | float, ...]], fill: Fill | None, line: Stroke | None, alt: str = "", name: str = "Curve"
) -> Shape:
    """A path in slide points as a shape of its own bounds."""
    xs = [float(n) for c in commands for n in c[1::2]]
    ys = [float(n) for c in commands for n in c[2::2]]
    left, top = min(xs), min(ys)
    width, height = max(max(xs) - left, 0.01), max(max(ys) - top, 0.01)
    moved = tuple((c[0], *(float(n) - (left if i % 2 == 0 else top) for i, n in enumerate(c[1:]))) for c in commands)
    return Shape(Box(left, top, width, height), name, Freeform(width, height, moved), fill, line, alt=alt)


def _label(element: Element, context: Context, view: _View) -> Shape:
    """Text at a point: `anchor` start, middle or end of it; centred on it vertically."""
    text = paragraph(element, context)
    x, y = view.point(element.number("x"), element.number("y"))
    given = element.number("width") * view.scale
    width = given or context.measurer.max_content((text,))
    height = context.measurer.fit((text,), width).height
    shift = {"middle": width / 2, "end": width}.get(element.get("anchor"), 0.0)
    aligns: dict[str, Align] = {"middle": "center", "end": "right"}
    aligned = _aligned(text, aligns.get(element.get("anchor"), "left"))
    fill = context.optional_colour(element, "fill")
    return Shape(
        Box(x - shift, y - height / 2, width, height),
        "Label",
        fill=fill,
        text=TextFrame((aligned,), "middle", wrap=bool(given)),
    )


def _aligned(text: Paragraph, align: Align) -> Paragraph:
    return replace(text, style=replace(text.style, align=align))


def _connector(element: Element, context: Context, boxes: dict[str, tuple[Box, str]]) -> Connector:
    begin, begin_site = _end(element, "from", "right", boxes)
    end, end_site = _end(element, "to", "left", boxes)
    pen = stroke(element, context, 1.5) or Stroke(context.colour("text", element), 1.5)
    kind = element.get("kind") or "straight"
    return Connector(
        begin,
        end,
        pen,
        "Connector",
        kind,  # type: ignore[arg-type]
        element.get("from"),
        begin_site,
        element.get("to"),
        end_site,
    )


def _end(element: Element, which: str, side: str, boxes: dict[str, tuple[Box, str]]) -> tuple[tuple[float, float], int]:
    side = element.get(f"{which}-side") or side
    if element.get(which) not in boxes:
        raise element.error(f"no shape with key “{element.get(which)}”", expected=", ".join(boxes))
    box, shape = boxes[element.get(which)]
    if side not in _SITES[shape]:
        raise element.error(f"no side “{side}” of that shape", expected=", ".join(_SITES[shape]))
    x, y = _OUTWARD[side]
    return (box.x + box.width * (1 + x) / 2, box.y + box.height * (1 + y) / 2), _SITES[shape][side]


_DRAWERS: dict[str, Callable[[Element, Context, _View], Shape]] = {
    "circle": _closed,
    "rect": _closed,
    "path": _path,
    "label": _label,
}
