"""A timeline's labels as flags on stems: to which side of the line and into which row each goes, so that none comes
near another, a stem, or a block on the line; then how tall each row is, and where the line lies between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.figures.band import FLAG, LINE, LOW, NEAR, TALL, Band, Edges
from deck.scene import Box, Paragraph

CLEAR, ROWS = 8.0, 6.0  # a label's distance from others and from stems beside it, from other rows
STEM = 9.0  # the least that is seen of a stem between its label and the line
# What a label costs on the same side as the one before, close to it, left of its stem, over the midst of a block, near
# the line though it stands out, with its stem through a year's name.
SAME, CROWDED, LEFT, INSIDE, LOWLY, NAMED = 1.0, 2.0, 20.0, 8.0, 3.0, 1.5
CLASH = 100.0
CLOSE = 24.0  # labels beside each other that read as one line under so many points
BEAM = 64  # arrangements that are kept while labels are set one after the other
TIERS = ((1, 1), (2, 1), (2, 2), (3, 2), (3, 3))  # rows above and below the line, the first that go


class Flag(Struct, frozen=True):
    """An event's words, and where on the line it stands."""

    x: float
    width: float
    height: float
    lines: tuple[Paragraph, ...]
    highlight: bool


class Spot(Struct, frozen=True):
    """Where a label goes: above or below the line, in which row from the outermost on, at which side of its stem."""

    above: bool
    tier: int
    right: bool
    stem: float
    text: Edges

    @property
    def edges(self) -> Edges:
        return min(self.stem, self.text[0]), max(self.stem, self.text[1])

    def near(self, other: Spot, gap: float) -> bool:
        return (self.above, self.tier) == (other.above, other.tier) and _meet(self.edges, other.edges, gap)

    def clashes(self, other: Spot) -> bool:
        """Whether both are near each other in a row, or the stem of the outer one goes through the inner one."""
        outer, inner = sorted((self, other), key=lambda spot: spot.tier)
        through = outer.tier < inner.tier and _meet((outer.stem, outer.stem), inner.text, CLEAR)
        return self.near(other, CLEAR) or (self.above == other.above and through)

    def blocked(self, blocks: Sequence[Edges]) -> bool:
        """Whether a block stands where it is: it goes as high as the outermost row."""
        return self.above and self.tier > 0 and any(_meet(self.text, block, CLEAR) for block in blocks)

    def within(self, blocks: Sequence[Edges]) -> bool:
        """Whether its stem would go through a block."""
        return self.above and any(left + 1 < self.stem < right - 1 for left, right in blocks)


class Placed(Struct, frozen=True):
    """A label in its place, with its stem and the height at which its point stands."""

    flag: Flag
    box: Box
    stem: Box
    point: float
    right: bool
    above: bool


def arranged(flags: Sequence[Flag], band: Band, box: Box) -> tuple[Band, list[Placed]] | None:
    """The line and its labels in as few rows as go, right of their stems; None where there is no room for them."""
    for tiers in TIERS:
        cost, spots = _cheapest(flags, tiers, band, box)
        rows = [_heights(flags, spots, above, count) for above, count in zip((True, False), tiers, strict=True)]
        settled = _settled(band, box, rows) if cost < CLASH else None
        if settled:
            return settled, [_placed(*pair, settled, box, rows) for pair in zip(flags, spots, strict=True)]
    return None


def _cheapest(flags: Sequence[Flag], tiers: tuple[int, int], band: Band, box: Box) -> tuple[float, tuple[Spot, ...]]:
    kept: list[tuple[float, tuple[Spot, ...]]] = [(0.0, ())]
    for flag in flags:
        spots = tuple((spot, _own_cost(spot, flag, band)) for spot in _spots(flag, tiers, box))
        grown = [(cost + own + _cost(spot, before), (*before, spot)) for cost, before in kept for spot, own in spots]
        kept = sorted(grown, key=lambda arrangement: arrangement[0])[:BEAM]
    return kept[0]


def _spots(flag: Flag, tiers: tuple[int, int], box: Box) -> Iterator[Spot]:
    """Everywhere that a label may go; left of its stem only where there is no room to the right."""
    right = flag.x + FLAG + flag.width <= box.right + 0.1
    start = flag.x + FLAG if right else flag.x - FLAG - flag.width
    for above, tier in [*product([True], range(tiers[0])), *product([False], range(tiers[1]))]:
        yield Spot(above, tier, right, flag.x, (start, start + flag.width))


def _own_cost(spot: Spot, flag: Flag, band: Band) -> float:
    cost = CLASH * spot.blocked(band.blocks) + INSIDE * spot.within(band.blocks) + LEFT * (not spot.right)
    crossed = not spot.above and any(_meet((spot.stem, spot.stem), name, NEAR) for name in band.names)
    return cost + LOWLY * (flag.highlight and spot.tier > 0) + NAMED * crossed


def _cost(spot: Spot, before: Sequence[Spot]) -> float:
    clashes, crowded = sum(map(spot.clashes, before)), sum(spot.near(other, CLOSE) for other in before)
    same = spot.above == before[-1].above if before else not spot.above
    return CLASH * clashes + CROWDED * crowded + SAME * same


def _heights(flags: Sequence[Flag], spots: Sequence[Spot], above: bool, count: int) -> list[float]:
    """How tall each row of a side is."""
    own = [(spot.tier, flag.height) for flag, spot in zip(flags, spots, strict=True) if spot.above == above]
    return [max((height for row, height in own if row == tier), default=0.0) for tier in range(count)]


def _stacked(rows: Sequence[float]) -> float:
    """How tall rows are, with room after each that there is."""
    return sum(height + ROWS for height in rows if height)


def _settled(band: Band, box: Box, rows: Sequence[Sequence[float]]) -> Band | None:
    """The line between its rows: amid the room they leave, under its blocks if it has some; None if that is short."""
    up, down = rows
    years = NEAR + band.name[1] + ROWS
    over, inner = (up[:1], up[1:]) if band.blocks else (up, ())
    least = max(LOW, _stacked(inner) + STEM) if band.blocks else STEM
    taken = _stacked(over) if band.blocks else _stacked(over) - ROWS * any(over)
    free = box.height - taken - LINE - years - _stacked(down) + ROWS * any(down)
    most = (TALL if any(down) else 2 * TALL) if band.blocks else (free + years) / 2
    if free < least:
        return None
    zone = min(free, max(least, most))
    return replace(band, box=replace(band.box, y=box.y + taken + zone), tall=zone)


def _placed(flag: Flag, spot: Spot, band: Band, box: Box, rows: Sequence[Sequence[float]]) -> Placed:
    """A label at its row's top, its stem from the line, or from the block that it is on, to its other end."""
    row = rows[0] if spot.above else rows[1]
    within = _stacked(row[: spot.tier])
    top = box.y + within if spot.above else box.bottom - within - row[spot.tier]
    point = band.box.y - band.tall if spot.within(band.blocks) else band.y
    start, end = (top, point) if spot.above else (point, top + flag.height)
    place = Box(spot.text[0], top, flag.width, flag.height)
    return Placed(flag, place, Box(flag.x, start, 0.0, end - start), point, spot.right, spot.above)


def _meet(a: Edges, b: Edges, gap: float) -> bool:
    """Whether two stretches of the line come nearer than `gap` points."""
    return a[0] < b[1] + gap and b[0] < a[1] + gap
