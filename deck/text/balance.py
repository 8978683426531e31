"""Where a heading of several lines breaks best. In: atoms and a width. Out: the atoms that end a line.

Greedy lines leave a lonely character at the end; a heading reads better in lines of like length that
break between words. The number of lines stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deck.text.atoms import Atom
from deck.text.scripts import EAST_ASIAN, is_wide

# Particles that cling to the word before them: a line that begins with one reads badly.
_CLINGING = frozenset("的了吗呢吧么地得们着过")
# Words that lead to what follows: a line that ends with one reads badly.
_LEADING = frozenset("与和及在于从对把被向为")
_OPENING, _CLOSING = frozenset("《「『（(【〔“‘["), frozenset("》」』）)】〕”’]")
# What a break costs: between two words of Han, inside one; between Latin words, of which a name may consist; at a
# hyphen inside one.
_BETWEEN, _WITHIN, _NAME, _HYPHEN = 0.1, 0.4, 0.6, 0.9
_INSIDE = 0.3  # what a break inside a title's or a quotation's marks costs besides
MAX_ATOMS = 400


def balanced(atoms: Sequence[Atom], limit: float, lines: int) -> list[int]:
    """Indices of the atoms that end the first `lines` − 1 lines; empty where nothing better is found."""
    if lines < 2 or len(atoms) > MAX_ATOMS or any(a.forced for a in atoms):
        return []
    best = _Search(atoms, limit, lines).best(0, lines)
    return best[1] if best else []


_Plan = tuple[float, list[int]]


class _Search:
    """The cheapest lines of one text; what is known of the rest of it is remembered."""

    def __init__(self, atoms: Sequence[Atom], limit: float, lines: int) -> None:
        self.atoms = atoms
        self.costs = _costs(atoms)
        self.limit = limit
        self.target = sum(a.width for a in atoms) / lines
        self._known: dict[tuple[int, int], _Plan | None] = {}

    def best(self, start: int, lines: int) -> _Plan | None:
        """The cheapest way to set the atoms from `start` on in `lines` lines: its cost, and the atoms that end them."""
        key = (start, lines)
        if key not in self._known:
            self._known[key] = min(self._plans(start, lines), key=lambda p: p[0], default=None)
        return self._known[key]

    def _plans(self, start: int, lines: int) -> Iterator[_Plan]:
        width, last = 0.0, len(self.atoms) - 1
        for end in range(start, last + 1):
            solid = width + self.atoms[end].solid
            width += self.atoms[end].width
            if solid > self.limit:
                return
            ragged = ((solid - self.target) / self.limit) ** 2
            if lines == 1:
                if end == last:
                    yield ragged, []
            elif end < last and (rest := self.best(end + 1, lines - 1)):
                yield ragged + self.costs[end] + rest[0], [end, *rest[1]]


def _costs(atoms: Sequence[Atom]) -> list[float]:
    """What it costs to break after each atom but the last."""
    costs, depth, position = [], 0, 0
    phrases = _phrase_ends(atoms)
    for before, after in pairwise(atoms):
        position += len(before.text)
        depth += sum(c in _OPENING for c in before.text) - sum(c in _CLOSING for c in before.text)
        costs.append(_cost(before, after, position in phrases) + _INSIDE * max(0, depth))
    return costs


def _phrase_ends(atoms: Sequence[Atom]) -> frozenset[int]:
    """Offsets at which words of Han end; none where there are none."""
    lang = next((p.span.lang for a in atoms for p in a.pieces if p.slot == EAST_ASIAN and is_wide(p.text[0])), None)
    if lang is None:
        return frozenset()
    from deck.text.phrases import ends

    return ends("".join(atom.text for atom in atoms), lang)


def _cost(before: Atom, after: Atom, phrase_ends: bool) -> float:
    """What it costs to break between two atoms: nothing behind a mark, little between words, much inside one."""
    if after.text[:1] in _CLINGING:
        return 4.0
    if after.text[:1] in _OPENING:
        return 0.0
    end = before.text.rstrip()[-1:]
    if end in _LEADING:
        return 0.5
    if end in _CLINGING or end in "，。：；、！？—":
        return 0.0
    if is_wide(end) != is_wide(after.text[:1]):
        return 0.01
    if not is_wide(end):
        return _HYPHEN if before.text.endswith("-") else _NAME
    return _BETWEEN if phrase_ends else _WITHIN
