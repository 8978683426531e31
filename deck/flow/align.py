"""Free space along an axis: CSS Box Alignment 3, for lines, items and tracks."""

from __future__ import annotations

from deck.flow.node import Alignment, Distribution

_SHARES = {"space-between": (0.0, -1), "space-around": (0.5, 0), "space-evenly": (1.0, 1)}


def distribute(how: Distribution, free: float, count: int) -> tuple[float, float]:
    """Space before the first of `count` things and extra space between them.

    What would share a lack of space begins at the start instead; centred and ended things overflow as CSS's do.
    """
    if how in ("center", "end"):
        return (free if how == "end" else free / 2), 0.0
    lead, more = _SHARES.get(how, (0.0, -count))
    parts = count + more
    if free <= 0 or parts <= 0:
        return (free / 2 if free > 0 and how == "space-around" and count else 0.0), 0.0
    each = free / parts
    return lead * each, each


def shift(how: Alignment, free: float) -> float:
    """How far from the start a thing lies that leaves `free` of its room."""
    return free / 2 if how == "center" else free if how == "end" else 0.0
