"""Levels of a body placeholder: what its layout sets each level in, and which level a slide's paragraph is of.

A list's levels are its own. A body of paragraphs in several styles (small words over big ones) has a level for each
style, so that slides state nothing of it and “Reset Slide” changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deck.compose.context import Context
from deck.compose.paint import TextPaint
from deck.compose.styles import list_level
from deck.scene import AnyShape, Colour, LayoutPlaceholder, Paragraph, ParagraphStyle, Shape

SHOWN = 5  # levels that a body offers


def levels(tag: TextPaint, context: Context) -> tuple[ParagraphStyle, ...]:
    """The style of each level: one for what is no body, else those of its paragraphs and list levels below them."""
    if not tag.paragraphs:
        return ()
    own = _own_styles(tag.paragraphs)
    return tuple([*own, *_below(own[0], context)][:SHOWN]) if tag.role == "body" else (own[0],)


def _own_styles(paragraphs: Sequence[Paragraph]) -> list[ParagraphStyle]:
    """The styles of the first level, in order. Of each the last counts: the first paragraph has no space before it."""
    found: dict[ParagraphStyle, ParagraphStyle] = {}
    for paragraph in paragraphs:
        if paragraph.level == 0:
            found[_bare(paragraph.style)] = paragraph.style
    styles = list(found.values())
    return styles[:1] if styles[0].bullet else styles


def _below(first: ParagraphStyle, context: Context) -> Iterator[ParagraphStyle]:
    colour = first.bullet.colour if first.bullet and first.bullet.colour else Colour("accent1")
    base = replace(first, indent=0.0, hanging=0.0, bullet=None)
    for level in range(1, SHOWN):
        yield list_level(base, level, min(14.0, first.size), True, colour, context.brand.scale)


def levelled(shape: AnyShape, holder: LayoutPlaceholder | None) -> AnyShape:
    """The shape with each paragraph on the level of its placeholder that is set as it is."""
    if holder is None or len(holder.levels) < 2 or not isinstance(shape, Shape) or shape.text is None:
        return shape
    bare = [_bare(style) for style in holder.levels]
    paragraphs = tuple(_on_level(paragraph, bare) for paragraph in shape.text.paragraphs)
    return replace(shape, text=replace(shape.text, paragraphs=paragraphs))


def _on_level(paragraph: Paragraph, bare: Sequence[ParagraphStyle]) -> Paragraph:
    style = _bare(paragraph.style)
    if paragraph.level or style.bullet or style not in bare:
        return paragraph
    return replace(paragraph, level=bare.index(style))


def _bare(style: ParagraphStyle) -> ParagraphStyle:
    """The style whatever the space before it."""
    return replace(style, before=0.0)
