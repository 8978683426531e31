"""Shares of a whole as slices, each named at its own; what stands out in the accent, the others quiet.

Where long names would leave the slices too little room, a legend names them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.elements.charts.parts import SIZE, drawn, measure, series_of, shares, spec_of, tint, width_of
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
    named = _widest(data, data.categories)
    key = key or min(tall, box.width - 2 * named) < LEAST * tall
    if key:
        named = _widest(data, [""] * len(data.categories))
    legend = _legend(data, box) if key else 0.0
    side = max(1.0, min(tall, box.width - 2 * named - legend))
    place = Box(box.x + (box.width - legend - side) / 2, box.y + (box.height - side) / 2, side, side)
    return Round(place, key)


def _widest(data: Data, names: Sequence[str]) -> float:
    """How wide the words at slices are at most; larger where they stand out."""
    lit, sized = data.series[0].get("highlight") or (), measure(data)
    return max(sized(f"{name} 100%".strip(), n in lit)[0] for n, name in enumerate(names, 1)) + CLEAR


def _legend(data: Data, box: Box) -> float:
    """How wide a legend is: programs break its names, unless it would become too tall then."""
    widths = [width_of(data, name) for name in data.categories]
    limit = WIDEST * box.width - KEY
    lines = sum(math.ceil(width / max(limit, 1.0)) for width in widths)
    fits = lines * SIZE * 1.5 < box.height
    return (min(max(widths), limit) if fits else max(widths)) + KEY


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
