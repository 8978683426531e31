"""Attributes of boxes as CSS writes them, in points: "12", "50%", "8 16", "2fr 1fr", "auto".

A length may be a word of the brand instead of a number: `gap="m"`, `padding="l xl"`, `radius="s"`.
"""

from __future__ import annotations

import math
import re
from typing import TypeVar

from msgspec.structs import replace

from deck.compose.context import Context
from deck.errors import DeckError
from deck.flow.node import Alignment, Edges, Justify, Length, Style, Track
from deck.markup.element import Element

ALIGNMENTS: tuple[Alignment, ...] = ("stretch", "start", "center", "end")
JUSTIFIES: tuple[Justify, ...] = ("start", "center", "end", "space-between", "space-around", "space-evenly")
MAX_POINTS = 10_000.0
Word = TypeVar("Word", bound=str)

# Which of the brand's scales an attribute's words come from; all others are spacing.
_SCALES = {"radius": "radius", "size": "icon", "stroke-width": "stroke"}


def box_style(element: Element, context: Context) -> Style:
    """The box properties of `element`. Raises TemplateError for a value that is none."""
    style = Style(
        width=_length(element, "width", context),
        height=_length(element, "height", context),
        min_width=_length(element, "min-width", context),
        max_width=_length(element, "max-width", context),
        min_height=_length(element, "min-height", context),
        max_height=_length(element, "max-height", context),
        grow=_factor(element, "grow", 0.0),
        shrink=_factor(element, "shrink", 1.0),
        basis=_length(element, "basis", context),
        align_self=_one_of(element, "align-self", ALIGNMENTS) if element.get("align-self") else None,
        margin=edges(element, "margin", context),
        padding=edges(element, "padding", context),
        aspect=_ratio(element),
        column_span=int(element.number("column-span", 1)),
        row_span=int(element.number("row-span", 1)),
        x=_length(element, "x", context),
        y=_length(element, "y", context),
        right=_length(element, "right", context),
        bottom=_length(element, "bottom", context),
    )
    return _container(element, style, context) if element.name in _CONTAINERS else style


_CONTAINERS = frozenset(("row", "column", "box", "grid", "stack", "slide", "decoration"))


def _container(element: Element, style: Style, context: Context) -> Style:
    """With the properties that only boxes with children have."""
    gap = points(element, "gap", context)
    return replace(
        style,
        gap=points(element, "column-gap", context, gap),
        row_gap=points(element, "row-gap", context, gap),
        align=_one_of(element, "align", ALIGNMENTS),
        justify=_one_of(element, "justify", JUSTIFIES),
        wrap=element.get("wrap") == "wrap",
        columns=tracks(element, "columns", context),
        rows=tracks(element, "rows", context),
    )


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
        return Edges()
    values = [_points(element, name, part, context) for part in text.split()]
    if len(values) > 4:
        raise element.error(f"{name}=“{text}”", expected="one to four lengths")
    top, right = values[0], values[1] if len(values) > 1 else values[0]
    bottom = values[2] if len(values) > 2 else top
    return Edges(top, right, bottom, values[3] if len(values) > 3 else right)


def tracks(element: Element, name: str, context: Context) -> tuple[Track, ...]:
    """A track list: "2fr 1fr", "auto 120 30%", "repeat(3, 1fr)", "minmax(80, 1fr)"."""
    text = re.sub(r"repeat\((\d+),\s*([^()]+|minmax\([^()]*\))\)", _repeat, element.get(name))
    return tuple(_track(element, name, part, context) for part in re.findall(r"minmax\([^()]*\)|\S+", text))


def _repeat(match: re.Match[str]) -> str:
    return " ".join([match.group(2)] * min(int(match.group(1)), 100))


def _track(element: Element, name: str, text: str, context: Context) -> Track:
    if match := re.fullmatch(r"minmax\(\s*([\d.]+)\s*,\s*([\d.]+)fr\s*\)", text):
        return Track("fr", float(match.group(2)), minimum=float(match.group(1)))
    if text == "auto":
        return Track("auto")
    if match := re.fullmatch(r"([\d.]+)(fr|%|)", text):
        kinds = {"fr": "fr", "%": "percent", "": "pt"}
        return Track(kinds[match.group(2)], float(match.group(1)))  # type: ignore[arg-type]
    if text in context.brand.lengths["spacing"]:
        return Track("pt", context.brand.lengths["spacing"][text])
    raise element.error(f"“{text}” is no track", expected="2fr, 120, 30%, auto, minmax(80, 1fr) or repeat(3, 1fr)")


def _length(element: Element, name: str, context: Context) -> Length | None:
    text = element.get(name)
    if not text or text == "auto":
        return None
    percent = text.endswith("%")
    return Length(_points(element, name, text.removesuffix("%"), context), percent)


def _points(element: Element, name: str, text: str, context: Context) -> float:
    words = context.brand.lengths[_SCALES.get(name, "spacing")]
    if text in words:
        return words[text]
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


def _factor(element: Element, name: str, default: float) -> float:
    value = element.number(name, default)
    if not 0 <= value <= MAX_POINTS:
        raise element.error(f"{name}=“{element.get(name)}”", expected="a number from 0 on")
    return value


def _ratio(element: Element) -> float:
    text = element.get("aspect-ratio")
    if not text:
        return 0.0
    match = re.fullmatch(r"([\d.]+)(?:\s*/\s*([\d.]+))?", text)
    if not match or not float(match.group(2) or 1):
        raise element.error(f"aspect-ratio=“{text}”", expected="16/9 or 1.5")
    return float(match.group(1)) / float(match.group(2) or 1)


def _one_of(element: Element, name: str, known: tuple[Word, ...]) -> Word:
    value = element.get(name) or known[0]
    for word in known:
        if word == value:
            return word
    raise element.error(f"{name}=“{value}”", expected=", ".join(known))
