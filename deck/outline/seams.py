"""Where lines are best cut into parts: between what belongs together, the parts about as long.

In: lines of code or text, how many parts, how many lines each holds at most. Out: where the parts end.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

# How bad it is to cut before a line: behind a blank one, where the block there is over, amid what stands at the margin.
FRESH, PARAGRAPH, AFTER_BLOCK, LOOSE, AMID = 0.0, 4.0, 2.0, 6.0, 24.0
EVEN = 2.0  # how bad it is, of all parts, to be twice as long as their mean
_GOES_ON = re.compile(r"[)\]}]|(?:end|fi|done|esac|else|elif|except|finally|catch|then|do|in)\b")
_BELONGS = re.compile(r"@|#|//|--|/?\*|\"\"\"")  # to what is below it: a comment, a decorator


def seams(lines: Sequence[str]) -> tuple[float, ...]:
    """How bad it is to cut before each line but the first."""
    margin = min((_indent(line) for line in lines if line.strip()), default=0)
    return tuple(_seam(lines, n, margin) for n in range(1, len(lines)))


def _seam(lines: Sequence[str], n: int, margin: int) -> float:
    """A part never begins with a blank line: it would not be drawn, and lines are counted."""
    line, before = lines[n], lines[n - 1]
    if not line.strip():
        return math.inf
    deep = _indent(line) > margin
    if not before.strip():
        return PARAGRAPH if deep else FRESH
    if deep or _GOES_ON.match(line.strip()) or _BELONGS.match(before.strip()):
        return AMID
    return AFTER_BLOCK if _indent(before) > margin or _GOES_ON.match(before.strip()) else LOOSE


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def at_seams(costs: Sequence[float], parts: int, most: int) -> tuple[float, tuple[int, ...]]:
    """The cheapest ends of so many parts of at most `most` lines, and what they cost; no ends where there are none.

    The best ends of the first lines in one part more are those of fewer lines in as many, and a cut.
    """
    count = len(costs) + 1
    mean = count / parts
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(1, parts + 1):
        left = (parts - number) * most  # what the others hold
        stops = range(max(number, count - left), min(count, number * most) + 1)
        best = {
            stop: min(ways)
            for stop in stops
            if (ways := list(_ways(best, stop, most, mean, costs[stop - 1] if stop < count else 0.0)))
        }
    return best.get(count, (math.inf, ()))


def _ways(
    best: dict[int, tuple[float, tuple[int, ...]]], stop: int, most: int, mean: float, cost: float
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """All ways to end a part there, behind one that has ended well."""
    if cost == math.inf:
        return
    for start in range(max(0, stop - most), stop):
        if start in best:
            before, ends = best[start]
            yield before + cost + EVEN * ((stop - start - mean) / mean) ** 2, (*ends, stop)
