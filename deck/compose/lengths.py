"""Attributes of boxes as CSS writes them, in points: "12", "50%", "8 16", "2fr 1fr", "auto".

A length may be a word of the brand instead of a number: `gap="m"`, `padding="l xl"`, `radius="s"`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec.structs import replace

from deck.compose.context import Context
from deck.errors import DeckError
from deck.flow.node import NO_EDGES, Alignment, Breadth, Distribution, Edges, Length, Sizing, Style, Track
from deck.markup.element import Element

# Of CSS's values those that mean something in a page set from left to right; baselines are left out.
ALIGNMENTS: tuple[Alignment, ...] = ("normal", "stretch", "start", "center", "end")
DISTRIBUTIONS: tuple[Distribution, ...] = (
    "normal", "stretch", "start", "center", "end", "space-between", "space-around", "space-evenly"
)  # fmt: skip
_INSETS = frozenset(("x", "y", "right", "bottom"))
MAX_POINTS = 10_000.0
MAX_TRACKS = 100
MAX_RATIO = 1_000.0
_WHOLE = (Track("percent", 100.0),)  # a slide's children fill it, whatever is in them
Word = TypeVar("Word", bound=str)

# Which of the brand's scales an attribute's words come from; all others are spacing.
_SCALES = {"radius": "radius", "size": "icon", "stroke-width": "stroke"}


def box_style(element: Element, context: Context) -> Style:
    """The box properties of `element`. Raises TemplateError for a value that is none."""
    given = [name for name, text in element.attributes.items() if text and name in _PROPERTIES]
    style = Style(**{_FIELDS[n]: _PROPERTIES[n](element, n, context) for n in given}) if given else _PLAIN
    return _container(element, style, context) if element.name in _CONTAINERS else style


_PLAIN = Style()
_CONTAINERS = frozenset(("row", "column", "box", "grid", "stack", "slide", "decoration"))


def _container(element: Element, style: Style, context: Context) -> Style:
    """With the properties that only boxes with children have."""
    gap = points(element, "gap", context)
    page = _WHOLE if element.name in ("slide", "decoration") else ()
    return replace(
        style,
        column_gap=points(element, "column-gap", context, gap),
        row_gap=points(element, "row-gap", context, gap),
        align=one_of(element, "align", ALIGNMENTS),
        justify=one_of(element, "justify", DISTRIBUTIONS),
        align_content=one_of(element, "align-content", DISTRIBUTIONS),
        wrap=one_of(element, "wrap", ("nowrap", "wrap")) == "wrap",
        columns=page or tracks(element, "columns", context),
        rows=page or tracks(element, "rows", context),
    )


# Properties that only children of these boxes have.
_PLACES = {
    **dict.fromkeys(("x", "y", "right", "bottom"), ("stack", "slide", "decoration")),
    **dict.fromkeys(("column", "row", "column-span", "row-span"), ("grid",)),
}


def check_place(element: Element, parent: Element) -> None:
    """Raises TemplateError where `element` has a property that its parent's kind of layout does not know."""
    for name in element.attributes:
        if parent.name not in _PLACES.get(name, (parent.name,)):
            known = " or ".join(f"<{place}>" for place in _PLACES[name])
            raise element.error(f"{name} means nothing in a <{parent.name}>", expected=f"a {known} around it")


def points(element: Element, name: str, context: Context, default: float = 0.0) -> float:
    """One length from 0 on, in points: a number or a word of the brand. Raises TemplateError for anything else."""
    text = element.get(name)
    if not text:
        return default
    value = _points(element, name, text, context)
    if value < 0:
        raise element.error(f"{name}=“{text}” is negative", expected=_lengths(name, context))
    return value


def edges(element: Element, name: str, context: Context) -> Edges:
    """One to four lengths: all, vertical and horizontal, …, as CSS's padding."""
    text = element.get(name)
    if not text:
        return NO_EDGES
    values = [_points(element, name, part, context) for part in text.split()]
    if len(values) > 4 or (name == "padding" and min(values) < 0):
        raise element.error(f"{name}=“{text}”", expected="one to four lengths, none of a padding negative")
    top, right = values[0], values[1] if len(values) > 1 else values[0]
    bottom = values[2] if len(values) > 2 else top
    return Edges(top, right, bottom, values[3] if len(values) > 3 else right)


def tracks(element: Element, name: str, context: Context) -> tuple[Track, ...]:
    """A track list: "2fr 1fr", "auto 120 30%", "repeat(3, 1fr)", "minmax(80, 1fr)", "min-content m"."""
    text = _REPEAT.sub(lambda m: " ".join([m[2]] * min(int(m[1]), MAX_TRACKS + 1)), element.get(name))
    found = tuple(_track(element, part, context) for part in _TRACK.findall(text))
    if len(found) > MAX_TRACKS:
        raise element.error(f"{name}: more than {MAX_TRACKS} tracks", expected=f"at most {MAX_TRACKS}")
    return found


_REPEAT = re.compile(r"repeat\(\s*(\d{1,4})\s*,((?:[^()]|minmax\([^()]*\))*)\)")
_TRACK = re.compile(r"[\w-]+\([^()]*\)|\S+")
_MINMAX = re.compile(r"minmax\(([^,()]+),([^,()]+)\)")
_NUMBER = re.compile(r"(\d+\.?\d*|\.\d+)(fr|%|pt|)")
_UNITS: dict[str, Sizing] = {"fr": "fr", "%": "percent", "": "pt", "pt": "pt"}


def _track(element: Element, text: str, context: Context) -> Track:
    match = _MINMAX.fullmatch(text)
    most = _breadth(match[2].strip() if match else text, context)
    least = _breadth(match[1].strip(), context) if match else None
    if most is None or (match and (least is None or least.kind == "fr")):
        raise element.error(
            f"“{text}” is no track",
            expected="2fr, 120, 30%, auto, min-content, max-content, minmax(80, 1fr) or repeat(3, 1fr)",
        )
    return Track(most.kind, most.value, least)


def _breadth(text: str, context: Context) -> Breadth | None:
    """One sizing function of a track; None where `text` is none."""
    kinds: dict[str, Sizing] = {"auto": "auto", "min-content": "min-content", "max-content": "max-content"}
    if text in kinds:
        return Breadth(kinds[text])
    if text in context.brand.lengths["spacing"]:
        return Breadth("pt", context.brand.lengths["spacing"][text])
    match = _NUMBER.fullmatch(text)
    return Breadth(_UNITS[match[2]], min(float(match[1]), MAX_POINTS)) if match else None


def _count(element: Element, name: str, context: Context) -> int:
    """A number of tracks, or a track's number, from 1 on."""
    text = element.get(name)
    if not text.isdecimal() or not 1 <= int(text) <= MAX_TRACKS:
        raise element.error(f"{name}=“{text}”", expected=f"a whole number from 1 to {MAX_TRACKS}")
    return int(text)


def _length(element: Element, name: str, context: Context) -> Length | None:
    text = element.get(name)
    if not text or text == "auto" or (text == "none" and name.startswith("max-")):
        return None
    percent = text.endswith("%")
    value = _points(element, name, text.removesuffix("%"), context)
    if value < 0 and name not in _INSETS:
        raise element.error(f"{name}=“{text}” is negative", expected=_lengths(name, context))
    return Length(value, percent)


def _points(element: Element, name: str, text: str, context: Context) -> float:
    words = context.brand.lengths[_SCALES.get(name, "spacing")]
    if text.removeprefix("-") in words:
        return words[text] if text in words else -words[text[1:]]
    try:
        value = float(text.removesuffix("pt"))
    except ValueError:
        value = math.nan
    if not abs(value) <= MAX_POINTS:
        raise _no_length(element, name, text, context)
    return value


def _no_length(element: Element, name: str, text: str, context: Context) -> DeckError:
    return element.error(f"{name}=“{text}” is no length", expected=_lengths(name, context))


def _lengths(name: str, context: Context) -> str:
    words = ", ".join(context.brand.lengths[_SCALES.get(name, "spacing")])
    return f"points (12), a share (50%) where a box has one, or one of {words}"


def _factor(element: Element, name: str, context: Context) -> float:
    value = element.number(name)
    if not 0 <= value <= MAX_POINTS:
        raise element.error(f"{name}=“{element.get(name)}”", expected="a number from 0 on")
    return value


def _ratio(element: Element, name: str, context: Context) -> float:
    text = element.get(name)
    match = re.fullmatch(r"(\d+\.?\d*|\.\d+)(?:\s*/\s*(\d+\.?\d*|\.\d+))?", text)
    ratio = float(match[1]) / (float(match[2] or 1) or math.inf) if match else 0.0
    if not 1 / MAX_RATIO <= ratio <= MAX_RATIO:
        raise element.error(f"{name}=“{text}”", expected="16/9 or 1.5")
    return ratio


def one_of(element: Element, name: str, known: tuple[Word, ...]) -> Word:
    """The word of an attribute; the first of `known` where it has none. Raises TemplateError for any other."""
    value = element.get(name) or known[0]
    for word in known:
        if word == value:
            return word
    raise element.error(f"{name}=“{value}”", expected=", ".join(known))


def _alignment(element: Element, name: str, context: Context) -> Alignment:
    return one_of(element, name, ALIGNMENTS)


_SIDES = ("width", "height", "min-width", "max-width", "min-height", "max-height", "basis", *sorted(_INSETS))
# What reads each property that any box may have; one that is not given is as `Style` has it.
_PROPERTIES: dict[str, Callable[[Element, str, Context], Any]] = {
    **dict.fromkeys(_SIDES, _length),
    **dict.fromkeys(("grow", "shrink"), _factor),
    **dict.fromkeys(("margin", "padding"), edges),
    **dict.fromkeys(("column", "row", "column-span", "row-span"), _count),
    "align-self": _alignment,
    "aspect-ratio": _ratio,
}
_FIELDS = {name: name.replace("-", "_") for name in _PROPERTIES} | {"aspect-ratio": "aspect"}
