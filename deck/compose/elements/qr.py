"""QR codes (ISO/IEC 18004, by segno) as one path. In: a link. Out: a `Freeform` of its dark modules."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence

from deck.compose.squares import rectangle
from deck.errors import DeckError
from deck.scene import Freeform

QUIET = 4  # modules that stay free around a code (§6.3.8)

Modules = tuple[tuple[bool, ...], ...]


def modules(link: str) -> Modules:
    """The code's modules, dark ones True, without the quiet zone. Raises DeckError for a link too long."""
    import segno

    try:
        code = segno.make(link, error="m", micro=False, boost_error=False)
    except (ValueError, segno.DataOverflowError) as problem:
        raise DeckError(f"no QR code can hold “{link[:40]}…”: {problem}") from None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


@functools.lru_cache(maxsize=64)
def path(link: str) -> Freeform:
    """The dark modules as few rectangles: runs in a row, joined with equal runs beneath."""
    grid = modules(link)
    size = float(len(grid))
    found = [rectangle(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h in _rectangles(grid)]
    return Freeform(size, size, tuple(itertools.chain.from_iterable(found)))


def _rectangles(grid: Modules) -> Iterator[tuple[int, int, int, int]]:
    """(x, y, width, height), each dark module in just one."""
    open_runs: dict[tuple[int, int], int] = {}
    for y, row in enumerate((*grid, (False,) * len(grid))):
        runs = set(_runs(row))
        for run in sorted(r for r in open_runs if r not in runs):
            top = open_runs.pop(run)
            yield run[0], top, run[1], y - top
        for run in sorted(runs):
            open_runs.setdefault(run, y)


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for x, dark in enumerate((*row, False)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None
