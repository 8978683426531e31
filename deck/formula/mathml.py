"""LaTeX to a small frozen MathML tree (MathML 3 presentation elements)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from deck.errors import DeckError

MAX_LENGTH = 4000


class MathNode(Struct, frozen=True):
    """An element: its tag without namespace, attributes, children, and text."""

    tag: str
    children: tuple[MathNode, ...] = ()
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        return dict(self.attributes).get(name, "")


@functools.lru_cache(maxsize=1024)
def parse(latex: str) -> MathNode:
    """The formula's tree. Raises DeckError that names the formula and what is wrong with it."""
    import latex2mathml.converter
    from lxml import etree

    _check(latex)
    try:
        root = etree.fromstring(latex2mathml.converter.convert(latex).encode())
    except Exception as problem:  # latex2mathml raises many kinds, some of them plain IndexErrors
        raise _bad(latex, _reason(problem)) from None
    tree = _node(root)
    _check_commands(tree, latex)
    return tree


def _check(latex: str) -> None:
    if len(latex) > MAX_LENGTH:
        raise _bad(latex, f"longer than {MAX_LENGTH} characters")
    if not latex.strip():
        raise _bad(latex, "it is empty")
    depth = 0
    for match in re.finditer(r"\\.|[{}]", latex):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth < 0:
            raise _bad(latex, "a “}” without its “{”")
    if depth:
        raise _bad(latex, "a “{” without its “}”")


def _check_commands(tree: MathNode, latex: str) -> None:
    """latex2mathml passes unknown commands through as text: find them."""
    for node in walk(tree):
        if node.tag in ("mi", "mo", "mtext") and node.text.startswith("\\") and len(node.text) > 1:
            raise _bad(latex, f"unknown command {node.text}")


def has_words(latex: str) -> bool:
    """Whether running text stands in the formula, as `\\text{…}`."""
    return any(node.tag == "mtext" and node.text.strip() for node in walk(parse(latex)))


def walk(node: MathNode) -> Iterable[MathNode]:
    yield node
    for child in node.children:
        yield from walk(child)


def _node(element: Any) -> MathNode:
    tag = str(element.tag).rpartition("}")[2]
    attributes = tuple((str(k), str(v)) for k, v in element.attrib.items())
    return MathNode(tag, tuple(_node(child) for child in element), element.text or "", attributes)


def _bad(latex: str, reason: str) -> DeckError:
    return DeckError(f"the formula “{latex[:60]}” can't be read: {reason}", expected="LaTeX math")


def _reason(problem: Exception) -> str:
    name = re.sub(r"(?<!^)([A-Z])", r" \1", type(problem).__name__).lower().removesuffix(" error")
    return f"{name}: {problem}" if str(problem) else name
