"""Text of an element as paragraphs: CommonMark inline, <span>, <br/>, lists of nine levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from deck.compose.context import Context
from deck.compose.lengths import points
from deck.compose.styles import NONE, Words, list_level, named_style, paragraph_style, style_name, text_colour, words
from deck.markup.element import Element
from deck.markup.inline import LOWERED, RAISED, inlines
from deck.scene import Bullet, Inline, LineBreak, Math, Paragraph, ParagraphStyle, Run
from deck.text.scripts import is_wide, right_to_left

MAX_LEVEL = 8
HAN_LEADING = 1.2  # of the size: closer, and exact spacing cuts the first line's tops (presenton #940)
_SPACES = re.compile(r"[ \t\r]{2,}|[\t\r]")
_LINE_ENDS = re.compile(r" ?\n[ \n]*")


def paragraph(element: Element, context: Context, inherited: Words = NONE) -> Paragraph:
    """One paragraph of all the element's text."""
    name, style = named_style(element, context, inherited)
    return by_script(Paragraph(_trim(tuple(_inlines(element, context, style, name, NONE))), style))


def by_script(one: Paragraph) -> Paragraph:
    """The paragraph as its script asks: from right to left for Arabic or Hebrew (its order stays the logical one), and
    lines of Han no closer than the tops of its glyphs bear."""
    text = "".join([i.text for i in one.inlines if isinstance(i, Run)])
    if text.isascii():
        return one
    if right_to_left(text):
        return replace(one, style=replace(one.style, rtl=True))
    wide = (i.size or one.style.size for i in one.inlines if isinstance(i, Run) and any(map(is_wide, i.text)))
    pitch = round(max(wide, default=0.0) * HAN_LEADING, 1)
    if one.style.pitch < pitch:
        return replace(one, style=replace(one.style, pitch=pitch))
    return one


def paragraphs(element: Element, context: Context) -> tuple[Paragraph, ...]:
    """All paragraphs of a list-like element (<body>, <text>): its <p>s and its lists."""
    gap = points(element, "gap", context, -1.0)
    found = list(_blocks(element, context, _of(element, context), gap, 0))
    if not found and any(isinstance(c, str) for c in element.children):
        found = [paragraph(element, context)]
    return tuple(found)


def _of(element: Element, context: Context) -> Words:
    """The words that an element hands down: its own, its default style included."""
    return replace(words(element, context), text=style_name(element, context))


def _blocks(element: Element, context: Context, outer: Words, gap: float, level: int) -> Iterator[Paragraph]:
    for child in element.elements:
        if child.name in ("ul", "ol"):
            yield from _list(child, context, outer, gap, level)
        elif child.name == "formula":
            yield Paragraph((Math(raw_text(child)),), paragraph_style(child, context, outer))
        else:
            one = paragraph(child, context, outer)
            yield replace(one, style=replace(one.style, before=gap if gap >= 0 else 0.0))


def _list(element: Element, context: Context, outer: Words, gap: float, level: int) -> Iterator[Paragraph]:
    outer = words(element, context).over(outer)
    gap = points(element, "gap", context, gap)
    marked = element.get("marks") != "none"
    for item in element.elements:
        if item.name in ("ul", "ol"):
            yield from _list(item, context, outer, gap, min(level + 1, MAX_LEVEL))
        else:
            yield _item(item, element, context, outer, gap, level, marked)


def _item(
    item: Element, parent: Element, context: Context, outer: Words, gap: float, level: int, marked: bool
) -> Paragraph:
    name, base = named_style(item, context, outer)
    base = replace(base, before=gap if gap >= 0 else round(base.size * 0.5, 1))
    colour = context.colour("accent", item)
    style = list_level(base, level, context.style(name).floor, marked, colour, context.brand.scale)
    if marked and parent.name == "ol":
        style = replace(style, bullet=Bullet(colour=colour, number="arabicPeriod"))
    return by_script(Paragraph(_trim(tuple(_inlines(item, context, style, name, NONE))), style, level))


def _inlines(element: Element, context: Context, style: ParagraphStyle, name: str, given: Words) -> Iterator[Inline]:
    for child in element.children:
        if isinstance(child, str):
            for inline in _text(child, context):
                plain = given is NONE and not (isinstance(inline, Run) and inline.bold)
                yield inline if plain else _dressed(inline, given, element, context, style, name)
        elif child.name == "br":
            yield LineBreak()
        else:
            inner = _merge(given, words(child, context))
            link = child.get("link")
            for inline in _inlines(child, context, style, name, inner):
                yield replace(inline, link=link) if link and isinstance(inline, Run) else inline


def _text(text: str, context: Context) -> tuple[Inline, ...]:
    """CommonMark inline: a line's end is a blank, or after a backslash a line break."""
    return inlines(_LINE_ENDS.sub("\n", _SPACES.sub(" ", text)), context.lang)


def _merge(outer: Words, inner: Words) -> Words:
    return Words(inner.text or outer.text, inner.colour or outer.colour, None, outer.flags | inner.flags)


def _dressed(
    inline: Inline, given: Words, element: Element, context: Context, style: ParagraphStyle, name: str
) -> Inline:
    """The run with what the spans around it say; bold in running text takes the accent colour too."""
    if not isinstance(inline, Run):
        return inline
    bold = inline.bold if given.bold is None else given.bold
    size = _span_size(given, context, style, name)
    role = given.colour or (context.style(given.text).colour if given.text else "")
    if inline.bold and not role and not style.bold:
        role = "accent"
    if given.text and bold is None and context.style(given.text).bold != style.bold:
        bold = context.style(given.text).bold
    colour = text_colour(role, size or style.size, bool(bold or style.bold), element, context) if role else None
    return replace(
        inline,
        bold=bold,
        italic=inline.italic or ("italic" in given.flags or None),
        colour=colour if colour != style.colour else None,
        size=size,
        mono=inline.mono or "mono" in given.flags,
        baseline=RAISED if "sup" in given.flags else LOWERED if "sub" in given.flags else inline.baseline,
    )


def _span_size(given: Words, context: Context, style: ParagraphStyle, name: str) -> float | None:
    """A span of another text style has its size, scaled as the paragraph's own was, but not below its floor."""
    if not given.text:
        return None
    own = context.style(given.text)
    size = max(own.size * style.size / context.style(name).size, min(own.floor, style.size))
    return round(size * 2) / 2 if abs(size - style.size) > 0.1 else None


def _trim(parts: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without blanks at the paragraph's edges: they are the template's indentation."""
    if len(parts) == 1 and isinstance(parts[0], Run) and parts[0].text == parts[0].text.strip(" "):
        return parts if parts[0].text.strip() else ()
    items = list(parts)
    while items and isinstance(items[0], Run) and not items[0].text.strip():
        items.pop(0)
    while items and isinstance(items[-1], Run) and not items[-1].text.strip():
        items.pop()
    if items and isinstance(items[0], Run):
        items[0] = replace(items[0], text=items[0].text.lstrip(" "))
    if items and isinstance(items[-1], Run):
        items[-1] = replace(items[-1], text=items[-1].text.rstrip(" "))
    return tuple(items)


def raw_text(element: Element) -> str:
    return "".join(c for c in element.children if isinstance(c, str)).strip()
