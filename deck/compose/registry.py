"""Elements to nodes: one registered builder an element; importing a module of builders registers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from msgspec.structs import replace

from deck.compose.content import Sized, TextContent
from deck.compose.context import Context
from deck.compose.lengths import box_style, check_place, points
from deck.compose.paint import BoxPaint, DecorationPaint, TextPaint
from deck.compose.steps import Motion
from deck.flow.node import Edges, Mode, Node, Style
from deck.markup.element import Element
from deck.scene import Anchor, Insets, Stroke

Builder = Callable[[Element, Context], Node]
BUILDERS: dict[str, Builder] = {}
MAX_CELLS = 10_000


def builds(*names: str) -> Callable[[Builder], Builder]:
    """Register a function as the builder of elements called `names`."""

    def register(builder: Builder) -> Builder:
        for name in names:
            BUILDERS[name] = builder
        return builder

    return register


def build(element: Element, context: Context) -> Node:
    """The node of an element and all below it, moving as its `step` and `morph` say."""
    here = context.at(element)
    node = BUILDERS[element.name](element, here)
    if node.tag is None or not (here.building or element.get("morph")):
        return node
    motion = Motion(here.step, here.in_parts(element), element.get("morph"))
    return replace(node, tag=replace(cast(Any, node.tag), motion=motion))


_CONTAINERS: dict[str, Mode] = {"row": "row", "column": "column", "box": "column", "grid": "grid", "stack": "stack"}


@builds(*_CONTAINERS)
def container(element: Element, context: Context) -> Node:
    """A box with children; one with a look and a single paragraph becomes one shape with that text in it."""
    inner = context.on(element.get("ground") or ("dark" if element.get("fill") == "dark" else ""))
    children = _children(element, inner)
    style, paint = box_style(element, context), box_paint(element, context)
    alone = len(children) == 1 and not {"step", "morph"} & element.elements[0].attributes.keys()
    if paint and alone and (merged := _merged(element, style, paint, children[0])):
        return merged
    return Node(_CONTAINERS[element.name], style, children, tag=paint)


@builds("slide")
def slide(element: Element, context: Context) -> Node:
    return Node("stack", box_style(element, context), _children(element, context))


@builds("decoration")
def decoration(element: Element, context: Context) -> Node:
    """What lies on the layout: a stack over the whole slide."""
    return Node("stack", box_style(element, context), _children(element, context), tag=DecorationPaint())


def _children(element: Element, context: Context) -> tuple[Node, ...]:
    """The nodes of what stands in a box. Raises TemplateError for properties that mean nothing there."""
    for child in element.elements:
        check_place(child, element)
    nodes = tuple(build(child, context) for child in element.elements)
    if element.name == "grid" and sum(n.style.column_span * n.style.row_span for n in nodes) > MAX_CELLS:
        raise element.error("its children span too many cells", expected=f"at most {MAX_CELLS:,}")
    return nodes


@builds("spacer")
def spacer(element: Element, context: Context) -> Node:
    return Node("leaf", box_style(element, context), content=Sized())


def box_paint(element: Element, context: Context) -> BoxPaint | None:
    """The look of a box, None where it has none."""
    fill, outline = context.optional_colour(element, "fill"), stroke(element, context)
    if not (fill or outline or element.get("link")):
        return None
    if fill is None and outline is None:
        # A box that only links must be clickable all over, so it gets a fill that can't be seen.
        fill = replace(context.colour("ground", element), alpha=0.0)
    return BoxPaint(
        "Box",
        fill,
        outline,
        points(element, "radius", context),
        element.get("alt"),
        element.get("link") or None,
        element.get("shape"),
    )


def stroke(element: Element, context: Context, width: float = 1.0) -> Stroke | None:
    """The `stroke`, `stroke-width`, `dash`, `head` and `tail` attributes."""
    colour = context.optional_colour(element, "stroke")
    if colour is None:
        return None
    return Stroke(
        colour,
        points(element, "stroke-width", context, width),
        _DASHES.get(element.get("dash"), "solid"),  # type: ignore[arg-type]
        _HEADS.get(element.get("head"), "none"),  # type: ignore[arg-type]
        _HEADS.get(element.get("tail"), "none"),  # type: ignore[arg-type]
    )


_DASHES = {"dash": "dash", "dot": "sysDot", "short": "sysDash"}
_HEADS = {"arrow": "triangle", "dot": "oval"}


def _merged(element: Element, style: Style, paint: BoxPaint, child: Node) -> Node | None:
    """A look and one plain text: the text moves into the shape, its padding becomes the insets."""
    text = child.tag
    if not isinstance(text, TextPaint) or not isinstance(child.content, TextContent):
        return None
    if text.role or text.fill or text.stroke or child.style.margin != Edges() or child.style.width or child.style.x:
        return None
    padding = style.padding
    insets = Insets(padding.left, padding.top, padding.right, padding.bottom)
    anchors: dict[str, Anchor] = {"center": "middle", "end": "bottom"}
    anchor = anchors.get(style.justify, text.anchor)
    look = replace(
        text,
        fill=paint.fill,
        stroke=paint.stroke,
        radius=paint.radius,
        shape=paint.shape,
        insets=insets,
        anchor=anchor,
        link=paint.link or text.link,
    )
    return Node("leaf", style, content=child.content, tag=look)
