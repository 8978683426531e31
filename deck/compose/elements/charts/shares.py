"""Shares of a whole as slices, each named at its own; what stands out in the accent, the others quiet.

Where long names would leave the slices too little room, a legend names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deck.compose.elements.charts.parts import SIZE, drawn, series_of, shares, spec_of, tint, width_of
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import CLEAR
from deck.scene import AnyShape, Box, Colour

LINE = SIZE * 1.5  # points over and under the slices for the words there
KEY = SIZE * 2.5  # … of a legend before and after its names
LEAST = 0.7  # of the height: what the slices take at least, before their names go into a legend
PALEST = 0.4  # how much of its colour the last slice has


@kind("pie")
def pie(data: Data, box: Box) -> Iterable[AnyShape]:
    """Slices clockwise from the top, as large as their names beside them leave room for."""
    raw = data.series[0]
    lit = tuple(int(number) - 1 for number in raw.get("highlight") or ())
    series = replace(series_of(data, raw, data.colour("ground")), point_colours=tuple(_colours(data, lit)), lit=lit)
    named = max(width_of(data, f"{name} 100%", "h4") for name in data.categories) + CLEAR
    tall, key = box.height - 2 * LINE, False
    if min(tall, box.width - 2 * named) < LEAST * tall:
        key, named = True, width_of(data, "100%", "h4") + CLEAR
    legend = max(width_of(data, name) for name in data.categories) + KEY if key else 0.0
    side = max(1.0, min(tall, box.width - 2 * named - legend))
    round_one = Box(box.x + (box.width - legend - side) / 2, box.y + (box.height - side) / 2, side, side)
    spec = spec_of(data, "pie", (series,))
    yield drawn(data, box, replace(spec, plot=shares(round_one, box), legend="right" if key else ""))


def _colours(data: Data, lit: tuple[int, ...]) -> Iterator[tuple[int, Colour]]:
    """Each slice with its colour: what stands out in the accent, the others paler from one to the next."""
    quiet, accent = data.colour("grey" if lit else "accent"), data.colour("accent")
    others = [n for n in range(len(data.categories)) if n not in lit]
    fade = (1 - PALEST) / max(len(others) - 1, 1)
    for n in range(len(data.categories)):
        yield n, accent if n in lit else tint(quiet, 1 - fade * others.index(n))
