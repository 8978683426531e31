"""One slide or one layout from its element tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from deck.compose.context import HEIGHT, WIDTH, Context
from deck.compose.fit import lay_out
from deck.compose.levels import levelled, levels
from deck.compose.paint import DecorationPaint, HeldPaint, LogoPaint, Paint, TextPaint
from deck.compose.steps import Part, part
from deck.flow.node import Placed
from deck.languages import layout_title, words
from deck.markup.element import Element
from deck.scene import (
    AnyShape,
    Box,
    Colour,
    Ground,
    LayoutPlaceholder,
    LayoutScene,
    ParagraphStyle,
    Placeholder,
    Preset,
)

# First index of each kind of placeholder; the single ones have the indices that PowerPoint gives them.
_FIRST = {"title": 0, "subTitle": 1, "dt": 10, "ftr": 11, "sldNum": 12, "body": 20, "pic": 40, "tbl": 60, "chart": 80}
_MASTER = {"title": 0, "body": 1, "dt": 2, "ftr": 3, "sldNum": 4}


class Composed(Struct, frozen=True):
    """A laid-out tree: what its layout carries and what the slide itself carries; sizes that were stepped down."""

    decoration: tuple[AnyShape, ...]
    placed: tuple[tuple[Placed, Placeholder | None], ...]
    ground: Ground
    sizes: Mapping[str, float] = field(default_factory=dict)


def compose(element: Element, context: Context, page: Box | None = None) -> Composed:
    """Lay `element` (a <slide>) out on the page."""
    ground = context.brand.ground(element.get("ground"))
    context = replace(context, ground=ground, slide_ground=ground)
    fitted = lay_out(element, context, page or Box(0, 0, WIDTH, HEIGHT))
    placed = fitted.placed
    return Composed(tuple(_decoration(placed)), tuple(_numbered(placed)), ground, fitted.sizes)


def slide_parts(composed: Composed, layout: LayoutScene) -> tuple[Part, ...]:
    """The slide's own shapes; text for a placeholder that the layout hasn't got becomes a text box."""
    return tuple(_draw(composed, {holder.placeholder: holder for holder in layout.placeholders}))


def holders(composed: Composed) -> list[tuple[Placed, Placeholder]]:
    """What fills a placeholder, and which."""
    return [(one, holder) for one, holder in composed.placed if holder]


def layout_scene(name: str, composed: Composed, context: Context) -> LayoutScene:
    """A native layout: the decoration, and each placeholder with the styles of its levels."""
    found = tuple(_layout_placeholder(one, holder, context) for one, holder in holders(composed))
    return LayoutScene(name, composed.decoration, found, composed.ground, layout_title(name, context.lang))


def master_scene(composed: Composed, context: Context) -> LayoutScene:
    """The slide master: the same, with the indices that masters use."""
    scene = layout_scene("master", composed, context)
    renumbered = tuple(
        replace(h, placeholder=Placeholder(h.placeholder.type, _MASTER[h.placeholder.type])) for h in scene.placeholders
    )
    return replace(scene, placeholders=renumbered)


def _decoration(placed: Sequence[Placed]) -> Iterator[AnyShape]:
    inside = _inside_decoration(placed)
    for one in placed:
        if id(one.node) in inside and one.node.tag is not None:
            paint = cast(Paint, one.node.tag)
            yield from (part(drawn, paint.motion).shape for drawn in paint.draw(one.box))


def _inside_decoration(placed: Iterable[Placed]) -> set[int]:
    inside: set[int] = set()
    for one in placed:
        within = one.parent is not None and id(one.parent) in inside
        if within or isinstance(one.node.tag, DecorationPaint | LogoPaint):
            inside.add(id(one.node))
    return inside


def _numbered(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placeholder | None]]:
    """What is the slide's own, each with its placeholder: the n-th body is the n-th body of the layout."""
    inside = _inside_decoration(placed)
    counts: dict[str, int] = {}
    for one in placed:
        if id(one.node) in inside:
            continue
        role = _role(one)
        index = counts.get(role, 0)
        counts[role] = index + 1
        yield one, Placeholder(role, _FIRST[role] + index) if role else None


def _role(one: Placed) -> str:
    tag = one.node.tag
    return tag.holder if isinstance(tag, HeldPaint) else tag.role if isinstance(tag, TextPaint) else ""


def _draw(composed: Composed, known: Mapping[Placeholder, LayoutPlaceholder]) -> Iterator[Part]:
    for one, holder in composed.placed:
        if one.node.tag is None or (holder and holder.type == "dt"):  # a date is offered by the layout; nobody asked
            continue
        paint = cast(Paint, one.node.tag)
        drawn = _filled(paint, one.box, known.get(holder) if holder else None)
        yield from (part(shape, paint.motion) for shape in drawn)


def _filled(paint: Paint, box: Box, holder: LayoutPlaceholder | None) -> Iterable[AnyShape | Part]:
    """What is drawn, in the layout's placeholder where it has one.

    Tables and charts fill theirs only at its own place: PowerPoint's “Reset Slide” would lay them over what is beside.
    """
    if holder and isinstance(paint, TextPaint):
        return (levelled(paint.shape_at(box, holder.placeholder), holder),)
    if holder and isinstance(paint, HeldPaint) and (paint.holder == "pic" or box.near(holder.box)):
        return paint.held(box, holder.placeholder)
    return paint.draw(box)


def _layout_placeholder(one: Placed, holder: Placeholder, context: Context) -> LayoutPlaceholder:
    tag = one.node.tag
    if isinstance(tag, HeldPaint):
        prompt, outline = tag.prompt or words(context.lang)[tag.name.lower()], Preset(tag.shape or "rect")
        name, said = _holder_name(tag, holder), (_prompt_style(context),)
        return LayoutPlaceholder(holder, name, one.box, said, prompt, geometry=outline)
    assert isinstance(tag, TextPaint)
    styles = levels(tag, context)
    return LayoutPlaceholder(
        holder,
        _holder_name(tag, holder),
        one.box,
        styles,
        tag.prompt or _prompt(tag, styles, context),
        tag.anchor,
        tag.insets,
        fill=tag.fill,
        stroke=tag.stroke,
        field="slidenum" if holder.type == "sldNum" else None,
    )


def _prompt_style(context: Context) -> ParagraphStyle:
    """How a placeholder that holds no text says what it waits for: small, and no entry of a list."""
    size = context.size("caption")
    return ParagraphStyle(size, round(size * context.style("caption").leading, 1), Colour("tx1"))


def _prompt(tag: TextPaint, styles: Sequence[ParagraphStyle], context: Context) -> str:
    """What an empty placeholder says, in the deck's language: lists a line for each level, footers their own text."""
    told = words(context.lang)
    if tag.role == "body" and styles and styles[0].bullet:
        return "\n".join((told["body"], *told["levels"].split("|")))
    own = "".join(getattr(i, "text", "") for p in tag.paragraphs for i in p.inlines)
    return {"title": told["title"], "subTitle": told["subtitle"], "body": told["body"]}.get(tag.role, own or tag.name)


def _holder_name(tag: TextPaint | HeldPaint, holder: Placeholder) -> str:
    number = holder.idx - _FIRST[holder.type]
    return f"{tag.name} {number + 1}" if number else tag.name
