"""Shares of a whole as slices, each named at its own; what stands out in the accent, the others quiet."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deck.compose.elements.charts.parts import SIZE, drawn, series_of, shares, spec_of, width_of
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import CLEAR
from deck.scene import AnyShape, Box

LINE = SIZE * 1.5  # points over and under the slices for the words there


@kind("pie")
def pie(data: Data, box: Box) -> Iterable[AnyShape]:
    """Slices clockwise from the top, as large as their names beside them leave room for."""
    raw = data.series[0]
    lit = tuple(int(number) - 1 for number in raw.get("highlight") or ())
    quiet, accent = data.colour("grey" if lit else "accent"), data.colour("accent")
    colours = tuple((n, accent if n in lit else quiet) for n in range(len(data.categories)))
    series = replace(series_of(data, raw, data.colour("ground")), point_colours=colours, lit=lit)
    beside = max(width_of(data, f"{name} 100%", "h4") for name in data.categories) + CLEAR
    side = max(1.0, min(box.height - 2 * LINE, box.width - 2 * beside))
    round_one = Box(box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side)
    yield drawn(data, box, replace(spec_of(data, "pie", (series,)), plot=shares(round_one, box)))
