"""Dumbbells: from a first series to a second, measured against a third; what is drawn is the gap closed.

The chart is of thin stacked bars: nothing up to the first, the gain to the second, what is missing to the third. Dots
and words stand over it, where its scale puts them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.elements.charts.parts import drawn, shares, spec_of, width_of
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import CLEAR
from deck.compose.figures.labels import apart, label, label_box, ring, styled
from deck.scene import AnyShape, Axis, Box, ChartSpec, Series, Shape, Stroke

HEAD, FOOT, SHARES = 30.0, 28.0, 60.0  # points over, under and right of the rows
BAR, RIM = 8.0, 4.5  # points: how thick a bar is where rows are near each other, how far a dot stands out of it
LOOKS = ("caption", "caption accent bold", "caption text bold")  # of the names over the first row


@kind("dumbbell")
def dumbbell(data: Data, box: Box) -> Iterator[AnyShape]:
    rows, height = len(data.categories), box.height - HEAD - FOOT
    gap = min(500, round(height / rows / BAR * 100 - 100))
    dot = height / rows / (1 + gap / 100) / 2 + RIM
    gutter = max(width_of(data, name, "note bold") for name in data.categories) + dot + CLEAR
    plot = Box(box.x + gutter, box.y + HEAD, box.width - gutter - _aside(data, dot), height)
    scale = _scale(data, plot, dot)
    yield drawn(data, box, replace(_spec(data, box, scale), gap=gap))
    for row, y in enumerate(scale.rows(rows)):
        yield from _row(data, scale, row, y)
    yield from _heads(data, scale, box)


def _aside(data: Data, dot: float) -> float:
    """Points right of the plot, for the rows' words and what they are."""
    text, name = str(data.raw.get("text") or ""), str(data.series[-1]["name"])
    heads = width_of(data, name, LOOKS[2]) / 2 + 2 * CLEAR + width_of(data, text, LOOKS[0]) if text else 0.0
    return max(SHARES + dot, heads)


class _Scale(Struct, frozen=True):
    """Where values and rows lie in a plot; how far its marks are apart; the radius of a dot."""

    low: float
    high: float
    step: float
    plot: Box
    dot: float

    def x(self, value: float) -> float:
        return self.plot.x + (value - self.low) / (self.high - self.low) * self.plot.width

    def rows(self, count: int) -> list[float]:
        return [self.plot.y + self.plot.height * (i + 0.5) / count for i in range(count)]

    @property
    def number_format(self) -> str:
        decimals = max(0, -math.floor(math.log10(self.step) + 1e-9))
        return f"{0:.{decimals}f}"


def _scale(data: Data, plot: Box, dot: float) -> _Scale:
    """From a round number to another, unless the outline says where."""
    values = [v for _, column in _columns(data) for v in column]
    low, high = data.bound("min"), data.bound("max")
    least, most = min(values) if low is None else low, max(values) if high is None else high
    step = data.bound("major") or _round_step((most - least) / 5 or 1.0)
    low = math.floor(least / step + 1e-9) * step if low is None else low
    high = math.ceil(most / step - 1e-9) * step if high is None else high
    return _Scale(low, high if high > low else low + step, step, plot, dot)


def _round_step(least: float) -> float:
    """The least of 1, 2, 5, 10, 20 … or their tenths that is as much."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= least * (1 - 1e-9))


def _columns(data: Data) -> list[tuple[str, tuple[float, ...]]]:
    """The three series as given: from, to, measure."""
    if len(data.series) != 3:
        raise data.element.error(
            "a dumbbell chart takes three series", expected="from, to, and what they measure up to"
        )
    return [(str(raw["name"]), tuple(float(v) for v in raw["values"])) for raw in data.series]


def _spec(data: Data, box: Box, scale: _Scale) -> ChartSpec:
    (first, start), (second, end), (third, goal) = _columns(data)
    bars = (
        Series(first, start, replace(data.colour("ground"), alpha=0.0)),
        replace(_gain(data), name=f"{second} − {first}", values=_minus(end, start), difference=(second, first)),
        Series(f"{third} − {second}", _minus(goal, end), data.colour("rule"), difference=(third, second)),
    )
    return replace(
        spec_of(data, "bar", bars),
        columns=tuple(_columns(data)),
        category_axis=Axis(False, reverse=True),
        value_axis=Axis(
            True, scale.low, scale.high, scale.step, number_format=scale.number_format, line=data.colour("faint")
        ),
        stacked=True,
        plot=shares(scale.plot, box),
    )


def _gain(data: Data) -> Series:
    """The bars from the first to the second: all loud, or those alone that the second series highlights."""
    lit, accent = _lit(data), data.colour("accent")
    return Series("", (), data.colour("grey") if lit else accent, point_colours=tuple((n, accent) for n in lit))


def _lit(data: Data) -> tuple[int, ...]:
    return tuple(int(n) - 1 for n in data.series[1].get("highlight") or ())


def _minus(more: Sequence[float], less: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(a - b, 6) for a, b in zip(more, less, strict=True))


def _row(data: Data, scale: _Scale, row: int, y: float) -> Iterator[AnyShape]:
    """A row's dots, its name before them, and after them how much of the gap it has closed, or the series' own word."""
    start, end, goal = (scale.x(values[row]) for _, values in _columns(data))
    lit, away = row in (_lit(data) or range(row + 1)), scale.dot + CLEAR
    yield ring((start, y), scale.dot - 1.5, fill=data.colour("ground"), stroke=Stroke(data.colour("muted"), 2.25))
    yield Shape(Box(goal - 1.5, y - scale.dot - 2, 3, 2 * scale.dot + 4), "Goal", fill=data.colour("text"))
    yield ring((end, y), scale.dot, fill=data.colour("accent" if lit else "muted"))
    name = styled(data.categories[row], "note bold" if lit else "note", data.element, data.context)
    yield label((name,), data.context, (min(start, end, goal) - away, y), "end")
    word = _word(data, row)
    if word:
        text = styled(word, "h4 accent-text" if lit else "h4", data.element, data.context)
        yield label((text,), data.context, (max(start, end, goal) + away, y), "start")


def _word(data: Data, row: int) -> str:
    """The second series' label, else how much of the way from the first to the third it has gone, in per cent."""
    given = data.series[1].get("labels")
    if given:
        return str(given[row] or "")
    start, end, goal = (values[row] for _, values in _columns(data))
    return f"{(end - start) / (goal - start):.0%}" if goal != start else ""


def _heads(data: Data, scale: _Scale, box: Box) -> Iterator[AnyShape]:
    """The series' names over their dots in the first row, and over its word what the words are."""
    heads = [(name, look, scale.x(values[0])) for (name, values), look in zip(_columns(data), LOOKS, strict=True)]
    if data.raw.get("text"):
        heads.append((str(data.raw["text"]), LOOKS[0], box.right))
    texts = [styled(words, look, data.element, data.context) for words, look, _ in heads]
    bottom = scale.rows(len(data.categories))[0] - scale.dot - CLEAR
    places = [
        label_box((text,), data.context, (x, bottom), "middle", "bottom")
        for text, (_, _, x) in zip(texts, heads, strict=True)
    ]
    for text, place in zip(texts, apart(places, box, 1.5 * CLEAR), strict=True):
        yield label((text,), data.context, (place.x, place.y), "start", "top", place)
