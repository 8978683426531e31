"""Builders of text: paragraphs, lists, and the placeholders that hold text."""

from __future__ import annotations

from msgspec.structs import replace

from deck.compose.content import TextContent
from deck.compose.context import Context
from deck.compose.elements.filled import filled, hang
from deck.compose.lengths import box_style, edges, one_of
from deck.compose.openings import blank_half
from deck.compose.paint import TextPaint
from deck.compose.registry import box_paint, builds
from deck.compose.styles import style_name
from deck.compose.texts import paragraph, paragraphs
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import Anchor, Insets, Paragraph, Run

_ANCHORS: dict[str, Anchor] = {"middle": "middle", "center": "middle", "bottom": "bottom", "end": "bottom"}
ROLES = {
    "title": "title",
    "subtitle": "subTitle",
    "body": "body",
    "footer": "ftr",
    "slide-number": "sldNum",
    "date": "dt",
}
# CSS's text-wrap: lines as they come, one line a paragraph, lines of like length; and one line as wide as the box.
WRAPS = ("wrap", "none", "balance", "fill")
_NAMES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "body": "Body",
    "footer": "Footer",
    "slide-number": "Slide Number",
    "date": "Date",
    "p": "Text",
    "text": "Text",
}


@builds("p", "title", "subtitle", "footer", "date")
def one_paragraph(element: Element, context: Context) -> Node:
    return _text_node(element, context, (paragraph(element, context),))


@builds("slide-number")
def slide_number(element: Element, context: Context) -> Node:
    """The number as a field, which PowerPoint keeps right when slides move."""
    one = paragraph(element, context)
    runs = tuple(replace(run, field="slidenum") for run in one.inlines if isinstance(run, Run))
    return _text_node(element, context, (replace(one, inlines=runs),))


@builds("body", "text")
def many_paragraphs(element: Element, context: Context) -> Node:
    return _text_node(element, context, paragraphs(element, context))


def _text_node(element: Element, context: Context, found: tuple[Paragraph, ...]) -> Node:
    wrap = one_of(element, "wrap", WRAPS)
    lines = wrap in ("wrap", "balance")
    styles = frozenset(
        {style_name(element, context)} | {style_name(c, context) for c in element.elements if c.name != "br"}
    )
    content = TextContent(found, context.measurer, styles, lines)
    look = box_paint(element, context)
    padding = edges(element, "padding", context)
    paint = TextPaint(
        _NAMES[element.name],
        found,
        _ANCHORS.get(element.get("anchor"), "top"),
        Insets(padding.left, padding.top, padding.right, padding.bottom),
        lines,
        ROLES.get(element.name, ""),
        element.get("prompt"),
        look.fill if look and not look.link else None,
        look.stroke if look else None,
        look.radius if look else 0.0,
        link=element.get("link") or None,
        alt=element.get("alt"),
        measurer=context.measurer if lines else None,
        balanced=wrap == "balance",
        hang=0.0 if look else hang(found, context.measurer),
        opening=0.0 if look else blank_half(found),
    )
    if wrap == "fill":
        return filled(element, context, content, paint)
    return Node("leaf", box_style(element, context), content=content, tag=paint)
