"""`style="h2 muted center"`: words that name a text style of the brand, a colour role, a weight, an alignment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from deck.brand import ROLES, SCALE, STYLES, TextStyle
from deck.compose.context import Context
from deck.errors import did_you_mean
from deck.markup.element import Element
from deck.scene import Align, Bullet, Colour, ParagraphStyle

_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right", "justify": "justify"}
SOLID = 40.0  # points from which "tight" lines are set solid
_FLAGS = ("bold", "regular", "italic", "mono", "sub", "sup", "tight")
DEFAULTS = {
    "title": "title",
    "subtitle": "lead",
    "body": "body",
    "footer": "footer",
    "slide-number": "footer",
    "date": "footer",
    "th": "table",
    "td": "table",
    "formula": "body",
    "code": "code",
    "label": "label",
    "circle": "label",
    "rect": "label",
}


class Words(Struct, frozen=True, cache_hash=True):
    """A parsed style attribute; what is not said is None or empty."""

    text: str = ""
    colour: str = ""
    align: Align | None = None
    flags: frozenset[str] = frozenset()

    @property
    def bold(self) -> bool | None:
        return True if "bold" in self.flags else False if "regular" in self.flags else None

    def over(self, outer: Words) -> Words:
        """These words, and what they leave open from the element around."""
        return _over(self, outer)


NONE = Words()


# A deck has few different words and styles, on very many paragraphs: those that are equal are one value.
@lru_cache(maxsize=1024)
def _over(inner: Words, outer: Words) -> Words:
    colour, align = inner.colour or outer.colour, inner.align or outer.align
    if inner.text and inner.text != outer.text:
        return Words(inner.text, colour, align, inner.flags)
    return Words(outer.text, colour, align, inner.flags | outer.flags)


def words(element: Element, context: Context) -> Words:
    """The words of the element's `style`, its `color` and `align`. Raises TemplateError for an unknown one."""
    given = element.attributes.get
    try:
        return _read(given("style", ""), given("color", ""), given("align", ""))
    except KeyError as unknown:
        word = str(unknown.args[0])
        known = [*STYLES, *ROLES["light"], *_ALIGNS, *_FLAGS]
        raise element.error(f"unknown style “{word}”", hint=did_you_mean(word, known)) from None


@lru_cache(maxsize=1024)
def _read(style: str, colour: str, align: str) -> Words:
    """The words of three attributes. Raises KeyError for an unknown one."""
    text, aligned, flags = "", _ALIGNS.get(align), set()
    for word in style.split():
        if word in STYLES:
            text = word
        elif word in ROLES["light"]:
            colour = word
        elif word in _ALIGNS:
            aligned = _ALIGNS[word]
        elif word in _FLAGS:
            flags.add(word)
        else:
            raise KeyError(word)
    return Words(text, colour, aligned, frozenset(flags))


def style_name(element: Element, context: Context, inherited: Words = NONE) -> str:
    """The text style in force on `element`."""
    return words(element, context).text or inherited.text or DEFAULTS.get(element.name, "body")


def paragraph_style(element: Element, context: Context, inherited: Words = NONE) -> ParagraphStyle:
    """The resolved style of a paragraph that carries `element`'s style words, and its parent's where it has none."""
    return named_style(element, context, inherited)[1]


def named_style(element: Element, context: Context, inherited: Words = NONE) -> tuple[str, ParagraphStyle]:
    """The text style in force on `element`, and all that a paragraph takes from it and its words."""
    given = words(element, context).over(inherited)
    name = given.text or DEFAULTS.get(element.name, "body")
    style = context.style(name)
    size = context.sizes.get(name, style.size)
    bold = "bold" in given.flags or (style.bold and "regular" not in given.flags)
    colour = text_colour(given.colour or style.colour, size, bold, element, context)
    return name, _resolved(given, style, size, colour, bold)


@lru_cache(maxsize=1024)
def _resolved(given: Words, style: TextStyle, size: float, colour: Colour, bold: bool) -> ParagraphStyle:
    return ParagraphStyle(
        size=size,
        pitch=round(size * (_tight(size) if "tight" in given.flags else style.leading), 1),
        colour=colour,
        bold=bold,
        italic=style.italic or "italic" in given.flags,
        heading=style.heading,
        align=given.align or "left",
        tracking=style.tracking,
    )


def _tight(size: float) -> float:
    """Lines as close as their letters allow: large ones set solid (Han stays at its 1.2: `by_script`)."""
    return 1.0 if size >= SOLID else 1.2


def text_colour(role: str, size: float, bold: bool, element: Element, context: Context) -> Colour:
    """The role's colour; on text too small for it the accent gets a stronger form (WCAG 1.4.3: 4.5:1)."""
    large = size >= 24 or (bold and size >= 18)
    return context.colour(role if large else _SMALL.get(role, role), element)


# Roles whose colour is for large text and marks, and what small text takes instead.
_SMALL = {"accent": "accent-text", "on-accent": "on-accent-text"}


@lru_cache(maxsize=1024)
def list_level(
    base: ParagraphStyle, level: int, floor: float, marked: bool, colour: Colour, scale: Sequence[float] = SCALE
) -> ParagraphStyle:
    """The style of list level `level` (0 first): each a step smaller down to `floor`, and further in."""
    size = max(floor, step_down(base.size, level, scale)) if level else base.size
    hanging = round(size * 0.95, 1) if marked else 0.0
    return replace(
        base,
        size=size,
        pitch=round(base.pitch * size / base.size, 1),
        indent=round(base.size * 0.95 * level, 1) + hanging,
        hanging=hanging,
        bullet=Bullet("•" if level == 0 else "–", colour) if marked else None,
        before=base.before if level == 0 else round(base.before * 0.5, 1),
    )


def step_down(size: float, steps: int = 1, scale: Sequence[float] = SCALE) -> float:
    """`size`, so many steps down the scale; the least is the scale's first."""
    smaller = [s for s in scale if s < size]
    return float(smaller[max(0, len(smaller) - steps)]) if smaller else float(scale[0])


def ladder(size: float, floor: float, scale: Sequence[float] = SCALE) -> tuple[float, ...]:
    """The sizes from `size` down the scale, none under `floor`."""
    return (size, *sorted((float(s) for s in scale if floor <= s < size), reverse=True))
