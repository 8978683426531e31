"""Shares of a whole as slices, each named at its own; what stands out in the accent, the others quiet.

Where long names would leave the slices too little room, a legend names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.elements.charts.parts import SIZE, drawn, series_of, shares, spec_of, tint, width_of
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import CLEAR
from deck.scene import AnyShape, Box, ChartSpec, Colour, Series

LINE = SIZE * 1.5  # points over and under the slices for the words there
KEY = SIZE * 2.5  # … of a legend before and after its names
WIDEST = 0.33  # of the chart: a legend, before programs break its names
LEAST = 0.7  # of the height: what the slices take at least, before their names go into a legend
PALEST = 0.4  # how much of its colour the last slice has


class Round(Struct, frozen=True):
    """The square about all slices; whether a legend names them."""

    box: Box
    key: bool


@kind("pie")
def pie(data: Data, box: Box) -> Iterable[AnyShape]:
    """Slices clockwise from the top, as large as their names beside them leave room for."""
    yield drawn(data, box, sliced(data, box, round_one(data, box), slices(data)))


def round_one(data: Data, box: Box, key: bool = False) -> Round:
    """As large a circle as its names leave room for; with a `key` for them, or where that leaves too little."""
    tall = box.height - 2 * LINE
    named = max(width_of(data, f"{name} 100%", "h4") for name in data.categories) + CLEAR
    key = key or min(tall, box.width - 2 * named) < LEAST * tall
    if key:
        named = width_of(data, "100%", "h4") + CLEAR
    listed = max(width_of(data, name) for name in data.categories) + KEY
    legend = min(listed, WIDEST * box.width) if key else 0.0
    side = max(1.0, min(tall, box.width - 2 * named - legend))
    place = Box(box.x + (box.width - legend - side) / 2, box.y + (box.height - side) / 2, side, side)
    return Round(place, key)


def slices(data: Data) -> Series:
    """The series, each of its slices in its own colour."""
    raw = data.series[0]
    lit = tuple(int(number) - 1 for number in raw.get("highlight") or ())
    plain = replace(series_of(data, raw, data.colour("ground")), labels=(), label_positions=())
    return replace(plain, point_colours=tuple(_colours(data, lit)), lit=lit)


def sliced(data: Data, box: Box, whole: Round, series: Series) -> ChartSpec:
    spec = spec_of(data, str(data.raw["kind"]), (series,))
    return replace(spec, plot=shares(whole.box, box), legend="right" if whole.key else "")


def _colours(data: Data, lit: tuple[int, ...]) -> Iterator[tuple[int, Colour]]:
    """Each slice with its colour: what stands out in the accent, the others paler from one to the next."""
    quiet, accent = data.colour("grey" if lit else "accent"), data.colour("accent")
    others = [n for n in range(len(data.categories)) if n not in lit]
    fade = (1 - PALEST) / max(len(others) - 1, 1)
    for n in range(len(data.categories)):
        yield n, accent if n in lit else tint(quiet, 1 - fade * others.index(n))
