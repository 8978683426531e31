"""Single values of a brand file: words, numbers, CSS sizes and line heights. All raise BrandError with the place."""

from __future__ import annotations

import re
from collections.abc import Collection

from deck.errors import BrandError, did_you_mean
from deck.languages import LANGUAGE
from deck.yaml_nodes import Node

_SIZE = re.compile(r"([0-9]*\.?[0-9]+)\s*(rem|em|px|pt|%|)$")
_BASES = {"rem": 1.0, "em": 1.0, "px": 16.0, "": 16.0, "pt": 12.0, "%": 100.0}  # all the same size in a browser


def is_set(node: Node | None) -> bool:
    return node is not None and node.value is not None


def text(node: Node | None, usual: str = "") -> str:
    return node.text if node is not None and node.value is not None else usual


def language(node: Node | None) -> str:
    """A language's tag; "" where none is named."""
    tag = text(node)
    if node is not None and tag and not LANGUAGE.fullmatch(tag):
        raise BrandError(f"“{tag}” is no language", mark=node.mark, expected="a tag (BCP 47), as zh-CN or en-US")
    return tag


def word(node: Node | None, known: Collection[str], usual: str, what: str) -> str:
    """One of `known`."""
    if node is None or node.value is None:
        return usual
    if node.text not in known:
        hint = did_you_mean(node.text, known)
        raise BrandError(f"no {what} “{node.text}”", mark=node.mark, expected=", ".join(known), hint=hint)
    return node.text


def number(node: Node | None, least: float, most: float, usual: float) -> float:
    if node is None or node.value is None:
        return usual
    if not isinstance(node.value, int | float) or not least <= node.value <= most:
        raise BrandError(f"{node.text or 'this'} is out of range", mark=node.mark, expected=f"{least:g} to {most:g}")
    return float(node.value)


def size(node: Node | None) -> float:
    """A CSS font size as a share of a browser's 16 px."""
    if node is None or node.value is None:
        return 1.0
    match = _SIZE.match(node.text.strip())
    share = float(match.group(1)) / _BASES[match.group(2)] if match else 0.0
    if not 0.6 <= share <= 2:
        wanted = "10px to 32px, as 1rem, 17px, 12pt or 100%"
        raise BrandError(f"no size for text: “{node.text}”", mark=node.mark, expected=wanted)
    return share


def line_height(node: Node | None) -> float | None:
    """A CSS line height as a multiple of the size; None: as usual."""
    if node is None or node.value is None or node.text == "normal":
        return None
    match = _SIZE.match(node.text.strip())
    unit = match.group(2) if match else ""
    factor = float(match.group(1)) / (1.0 if unit == "" else _BASES[unit]) if match else 0.0
    if not 0.5 <= factor <= 4:
        raise BrandError(f"no line height: “{node.text}”", mark=node.mark, expected="a multiple of the size: 1.4, 140%")
    return factor
