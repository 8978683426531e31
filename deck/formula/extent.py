"""How large a formula is: a box model over its tree, a little generous, in points."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from msgspec import Struct

from deck.formula.mathml import MathNode, parse

_LINE = 1.25  # em: height of a line of symbols
_SCRIPT = 0.7  # size of sub- and superscripts


class _Extent(Struct, frozen=True):
    width: float
    height: float


@functools.lru_cache(maxsize=1024)
def extent(latex: str, size: float) -> tuple[float, float]:
    """Width and height in points of the display formula at `size`."""
    found = _measure(parse(latex))
    return found.width * size, found.height * size


def _measure(node: MathNode) -> _Extent:
    return _MEASURES.get(node.tag, _row)(node)


def _row(node: MathNode) -> _Extent:
    return _beside([_measure(child) for child in node.children]) if node.children else _token(node)


def _beside(parts: Sequence[_Extent]) -> _Extent:
    return _Extent(sum(p.width for p in parts), max([_LINE, *(p.height for p in parts)]))


def _token(node: MathNode) -> _Extent:
    return _Extent(sum(_advance(c) for c in node.text), _LINE)


def _advance(char: str) -> float:
    """Cambria Math's advances, rounded up."""
    return 0.25 if char.isspace() else 0.5 if char.islower() else 0.64


def _operator(node: MathNode) -> _Extent:
    spaced = node.text in "=+−-<>≤≥≈→×"
    return _Extent(1.2 if spaced else 0.45 * max(1, len(node.text)), _LINE)


def _fraction(node: MathNode) -> _Extent:
    over, under = (_measure(child) for child in node.children)
    return _Extent(max(over.width, under.width) + 0.3, over.height + under.height + 0.15)


def _script(node: MathNode) -> _Extent:
    base, *scripts = (_measure(child) for child in node.children)
    wide = max((s.width for s in scripts), default=0.0) * _SCRIPT
    return _Extent(base.width + wide, base.height + 0.35 * len(scripts))


def _stacked(node: MathNode) -> _Extent:
    base, *others = (_measure(child) for child in node.children)
    width = max([base.width, *(o.width * _SCRIPT for o in others)])
    return _Extent(width, base.height + sum(o.height * _SCRIPT for o in others))


def _root(node: MathNode) -> _Extent:
    inner = _row(node)
    return _Extent(inner.width + 0.9, inner.height + 0.2)


def _table(node: MathNode) -> _Extent:
    rows = [[_measure(cell) for cell in row.children] for row in node.children]
    columns = max((len(row) for row in rows), default=0)
    widths = [max((r[i].width for r in rows if i < len(r)), default=0.0) for i in range(columns)]
    heights = [max([_LINE, *(c.height for c in row)]) for row in rows]
    return _Extent(sum(widths) + 0.8 * columns, sum(heights) + 0.2 * len(rows))


_MEASURES: dict[str, Callable[[MathNode], _Extent]] = {
    "mo": _operator,
    "mfrac": _fraction,
    "msup": _script,
    "msub": _script,
    "msubsup": _script,
    "munder": _stacked,
    "mover": _stacked,
    "munderover": _stacked,
    "msqrt": _root,
    "mroot": _root,
    "mtable": _table,
    "mspace": lambda node: _Extent(0.5, _LINE),
}
