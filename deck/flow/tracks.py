"""Sizes of a grid's tracks along one axis: CSS Grid Layout 1, §11.4 to §11.8; section numbers are that text's.

In: tracks, what each item claims, the space there is (None: as much as the content asks for). Out: points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from deck.flow.node import Breadth, Track

INFINITE = float("inf")
NONE = 1e-6
INTRINSIC = frozenset(("auto", "min-content", "max-content"))
Constraint = Literal["layout", "min-content", "max-content"]


class Claim(Struct, frozen=True):
    """What an item asks of the tracks it spans: its outer minimum, min- and max-content contributions (§11.5)."""

    start: int
    count: int
    least: float
    low: float
    high: float


class Axis(Struct, frozen=True):
    """An axis to be sized: `tracks` without percentages; `space` is the grid's inner size, None where it has none."""

    tracks: Sequence[Track]
    claims: Sequence[Claim]
    gap: float
    space: float | None
    stretches: bool = True
    constraint: Constraint = "layout"


class _Slot(Struct, eq=False):
    """A track being sized."""

    least: Breadth
    most: Breadth
    base: float = 0.0
    limit: float = INFINITE
    plan: float = 0.0
    endless: bool = False  # §11.5.1: infinitely growable

    @property
    def flexible(self) -> bool:
        return self.most.kind == "fr"


def sizes(axis: Axis) -> list[float]:
    """The size of each track of `axis`."""
    slots = [_slot(track) for track in axis.tracks]
    _resolve_intrinsic(slots, axis)
    _maximize(slots, axis)
    if any(s.flexible for s in slots):
        _expand_flexible(slots, axis)
    if axis.stretches and axis.space is not None:
        _stretch(slots, axis)
    return [s.base for s in slots]


def fixed(tracks: Iterable[Track]) -> bool:
    """Whether all tracks have their sizes whatever their items claim."""
    return all(t.kind == "pt" and (t.least is None or t.least.kind == "pt") for t in tracks)


def fixed_most(track: Track) -> float | None:
    """The points of a max sizing function that has some."""
    return track.value if track.kind == "pt" else None


def least_kind(track: Track) -> str:
    """The min sizing function: that of minmax(), or the track's own; a fraction's is auto (§7.2.4)."""
    if track.least:
        return track.least.kind
    return "auto" if track.kind == "fr" else track.kind


def definite(track: Track, space: float | None) -> Track:
    """`track` without percentages: of a known size they are points, of an unknown one auto."""
    if track.kind != "percent" and (track.least is None or track.least.kind != "percent"):
        return track
    most = _definite(Breadth(track.kind, track.value), space)
    return Track(most.kind, most.value, _definite(track.least, space) if track.least else None)


def _definite(breadth: Breadth, space: float | None) -> Breadth:
    if breadth.kind != "percent":
        return breadth
    return Breadth("auto") if space is None else Breadth("pt", breadth.value * space / 100)


def _slot(track: Track) -> _Slot:
    """§11.4 Initialize track sizes."""
    most = Breadth(track.kind, track.value)
    least = track.least or (Breadth("auto") if track.kind == "fr" else most)
    base = least.value if least.kind == "pt" else 0.0
    limit = max(base, most.value) if most.kind == "pt" else INFINITE
    return _Slot(least, most, base, limit)


# §11.5 Resolve intrinsic track sizes


def _resolve_intrinsic(slots: list[_Slot], axis: Axis) -> None:
    plain: list[Claim] = []
    across: list[Claim] = []
    for claim in axis.claims:
        flexible = any(s.flexible for s in _spanned(slots, claim))
        (across if flexible else plain).append(claim)
    for count, claims in groupby(sorted(plain, key=lambda c: c.count), lambda c: c.count):
        if count == 1:
            _accommodate_single(slots, claims)
        else:
            _accommodate(slots, list(claims), axis, flexible=False)
    if across:
        _accommodate(slots, across, axis, flexible=True)
    for slot in slots:
        if slot.limit == INFINITE:
            slot.limit = slot.base


def _accommodate_single(slots: list[_Slot], claims: Iterable[Claim]) -> None:
    """§11.5 step 2: what items of one track ask is the track's base and growth limit."""
    limits: dict[int, float] = {}
    for claim in claims:
        slot = slots[claim.start]
        if slot.least.kind in INTRINSIC:
            slot.base = max(slot.base, claim.least, *_asked(slot.least, claim))
        if slot.most.kind in INTRINSIC:
            most = claim.low if slot.most.kind == "min-content" else claim.high
            limits[claim.start] = max(limits.get(claim.start, 0.0), most)
    for index, limit in limits.items():
        slots[index].limit = limit
    for slot in slots:
        slot.limit = max(slot.limit, slot.base)


def _asked(least: Breadth, claim: Claim) -> tuple[float, ...]:
    return {"min-content": (claim.low,), "max-content": (claim.high,)}.get(least.kind, ())


def _accommodate(slots: list[_Slot], claims: list[Claim], axis: Axis, *, flexible: bool) -> None:
    """§11.5 steps 3 and 4: bases up to the items' minimums, then growth limits up to their maximums."""

    def grow_base(kinds: Iterable[str], amount: Callable[[Claim], float], beyond: frozenset[str]) -> None:
        wanted = frozenset(kinds)
        _grow(slots, claims, axis.gap, lambda s: s.least.kind in wanted and s.flexible == flexible, amount, beyond)

    grow_base(INTRINSIC, lambda c: c.least, INTRINSIC)
    grow_base(("min-content", "max-content"), lambda c: c.low, INTRINSIC)
    grow_base(("max-content",), lambda c: c.high, frozenset(("auto", "max-content")))
    for slot in slots:
        slot.limit = max(slot.limit, slot.base)
    if not flexible:
        _grow_limits(slots, claims, axis.gap, INTRINSIC, lambda c: c.low)
        _grow_limits(slots, claims, axis.gap, frozenset(("auto", "max-content")), lambda c: c.high)
        for slot in slots:
            slot.endless = False


def _spanned(slots: list[_Slot], claim: Claim) -> list[_Slot]:
    return slots[claim.start : claim.start + claim.count]


def _grow(
    slots: list[_Slot],
    claims: Sequence[Claim],
    gap: float,
    affected: Callable[[_Slot], bool],
    amount: Callable[[Claim], float],
    beyond: frozenset[str],
) -> None:
    """§11.5.1 for base sizes: each track grows by the most that any item of this span asks of it."""
    for claim in claims:
        spanned = _spanned(slots, claim)
        chosen = [s for s in spanned if affected(s)]
        space = amount(claim) - sum(s.base for s in spanned) - gap * (claim.count - 1)
        if chosen and space > 0:
            _plan(chosen, space, [s.limit - s.base for s in chosen], beyond)
    for slot in slots:
        slot.base += slot.plan
        slot.plan = 0.0


def _grow_limits(
    slots: list[_Slot], claims: Sequence[Claim], gap: float, kinds: frozenset[str], amount: Callable[[Claim], float]
) -> None:
    """§11.5.1 for growth limits; a limit that was infinite begins at the base."""
    touched: set[_Slot] = set()
    for claim in claims:
        spanned = _spanned(slots, claim)
        chosen = [s for s in spanned if s.most.kind in kinds]
        touched.update(s for s in chosen if s.limit == INFINITE)
        space = amount(claim) - sum(s.base if s.limit == INFINITE else s.limit for s in spanned)
        space -= gap * (claim.count - 1)
        if chosen and space > 0:
            rooms = [INFINITE if s.endless or s.limit == INFINITE else 0.0 for s in chosen]
            _plan(chosen, space, rooms, INTRINSIC)
    for slot in slots:
        if slot in touched:
            slot.limit, slot.endless = slot.base, True
        slot.limit += slot.plan
        slot.plan = 0.0


def _plan(chosen: list[_Slot], space: float, rooms: list[float], beyond: frozenset[str]) -> None:
    """Share `space` equally up to each track's room (or by fractions), the rest beyond it."""
    weights = _weights(chosen)
    shares, left = _share(space, rooms, weights)
    if left > NONE:
        open_to = [s.most.kind in beyond for s in chosen]
        if not any(open_to):
            open_to = [True] * len(chosen)
        more, _ = _share(left, [INFINITE if is_open else 0.0 for is_open in open_to], weights)
        shares = [a + b for a, b in zip(shares, more, strict=True)]
    for slot, share in zip(chosen, shares, strict=True):
        slot.plan = max(slot.plan, share)


def _weights(chosen: list[_Slot]) -> list[float]:
    """§11.5 step 4: flexible tracks by their factors, all others alike."""
    if chosen[0].flexible and sum(s.most.value for s in chosen) > 0:
        return [s.most.value for s in chosen]
    return [1.0] * len(chosen)


def _share(space: float, rooms: list[float], weights: list[float]) -> tuple[list[float], float]:
    """`space` by `weights`, no share above its room; and what is left."""
    shares = [0.0] * len(rooms)
    while space > NONE:
        active = [i for i, room in enumerate(rooms) if room - shares[i] > NONE and weights[i] > 0]
        if not active:
            break
        total = sum(weights[i] for i in active)
        each = min(space / total, min((rooms[i] - shares[i]) / weights[i] for i in active))
        for i in active:
            shares[i] += each * weights[i]
        space -= each * total
    return shares, max(0.0, space)


# §11.6 to §11.8


def _free(slots: list[_Slot], axis: Axis) -> float:
    assert axis.space is not None
    return axis.space - sum(s.base for s in slots) - axis.gap * max(0, len(slots) - 1)


def _maximize(slots: list[_Slot], axis: Axis) -> None:
    """§11.6: bases up to their growth limits, evenly."""
    if axis.constraint == "min-content":
        return
    if axis.space is None:
        for slot in slots:
            slot.base = slot.limit
        return
    free = _free(slots, axis)
    if free > 0:
        shares, _ = _share(free, [s.limit - s.base for s in slots], [1.0] * len(slots))
        for slot, share in zip(slots, shares, strict=True):
            slot.base += share


def _expand_flexible(slots: list[_Slot], axis: Axis) -> None:
    """§11.7: flexible tracks share what is left; one that needs more than its share keeps it."""
    if axis.constraint == "min-content":
        return
    if axis.space is None:
        fraction = _content_fraction(slots, axis)
    else:
        fraction = _fraction(slots, axis.space - axis.gap * max(0, len(slots) - 1))
    for slot in slots:
        if slot.flexible:
            slot.base = max(slot.base, fraction * slot.most.value)


def _content_fraction(slots: list[_Slot], axis: Axis) -> float:
    """The fraction at which every flexible track and every item across one has its content's size."""
    fractions = [s.base / max(1.0, s.most.value) for s in slots if s.flexible]
    for claim in axis.claims:
        spanned = _spanned(slots, claim)
        if any(s.flexible for s in spanned):
            fractions.append(_fraction(spanned, claim.high - axis.gap * (claim.count - 1)))
    return max(fractions)


def _fraction(slots: Sequence[_Slot], space: float) -> float:
    """§11.7.1 Find the size of an fr."""
    held: set[int] = set()
    while True:
        flexible = [i for i, s in enumerate(slots) if s.flexible and i not in held]
        left = space - sum(s.base for i, s in enumerate(slots) if i not in flexible)
        fraction = max(0.0, left) / max(1.0, sum(slots[i].most.value for i in flexible))
        large = {i for i in flexible if fraction * slots[i].most.value < slots[i].base - NONE}
        if not large:
            return fraction
        held |= large


def _stretch(slots: list[_Slot], axis: Axis) -> None:
    """§11.8: tracks of automatic maximum share what is left."""
    autos = [s for s in slots if s.most.kind == "auto"]
    free = _free(slots, axis)
    for slot in autos:
        slot.base += max(0.0, free) / len(autos)
