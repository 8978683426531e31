"""Dumbbells: from a first series to a second, measured against a third; what is drawn is the gap closed.

The chart is of thin stacked bars: nothing up to the first, the gain to the second, what is missing to the third. Dots
and words stand over it, where its scale puts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.elements.charts.parts import drawn, shares, spec_of, width_of
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import CLEAR
from deck.compose.figures.labels import apart, label, label_box, ring, styled
from deck.scene import AnyShape, Axis, Box, ChartSpec, Series, Shape, Stroke

HEAD, FOOT, SHARES = 30.0, 28.0, 60.0  # points over, under and right of the rows
DOT = 8.5  # points of the radius of a dot


@kind("dumbbell")
def dumbbell(data: Data, box: Box) -> Iterator[AnyShape]:
    gutter = max(width_of(data, name, "note") for name in data.categories) + DOT + CLEAR
    plot = Box(box.x + gutter, box.y + HEAD, box.width - gutter - SHARES, box.height - HEAD - FOOT)
    scale = _Scale(*_range(data), plot)
    yield drawn(data, box, _spec(data, box, scale))
    for row, y in enumerate(scale.rows(len(data.categories))):
        yield from _row(data, scale, row, y)
    yield from _heads(data, scale, box)


class _Scale(Struct, frozen=True):
    """Where values and rows lie in a plot."""

    low: float
    high: float
    plot: Box

    def x(self, value: float) -> float:
        return self.plot.x + (value - self.low) / (self.high - self.low) * self.plot.width

    def rows(self, count: int) -> list[float]:
        return [self.plot.y + self.plot.height * (i + 0.5) / count for i in range(count)]


def _range(data: Data) -> tuple[float, float]:
    values = [v for _, column in _columns(data) for v in column]
    low, high = data.bound("min"), data.bound("max")
    return (min(values) // 0.5 * 0.5 if low is None else low, -(-max(values) // 0.5) * 0.5 if high is None else high)


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
        value_axis=Axis(True, scale.low, scale.high, major=0.5, number_format="0.0", line=data.colour("faint")),
        stacked=True,
        gap=450,
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
    lit, away = row in (_lit(data) or range(row + 1)), DOT + CLEAR
    yield ring((start, y), DOT - 1.5, fill=data.colour("ground"), stroke=Stroke(data.colour("muted"), 2.25))
    yield Shape(Box(goal - 1.5, y - DOT - 2, 3, 2 * DOT + 4), "Goal", fill=data.colour("text"))
    yield ring((end, y), DOT, fill=data.colour("accent" if lit else "muted"))
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
    looks = ("caption", "caption accent bold", "caption text bold")
    heads = [(name, look, scale.x(values[0])) for (name, values), look in zip(_columns(data), looks, strict=True)]
    if data.raw.get("text"):
        heads.append((str(data.raw["text"]), "caption", max(x for _, _, x in heads) + SHARES))
    texts = [styled(words, look, data.element, data.context) for words, look, _ in heads]
    bottom = scale.rows(len(data.categories))[0] - DOT - CLEAR
    places = [
        label_box((text,), data.context, (x, bottom), "middle", "bottom")
        for text, (_, _, x) in zip(texts, heads, strict=True)
    ]
    for text, place in zip(texts, apart(places, box, 1.5 * CLEAR), strict=True):
        yield label((text,), data.context, (place.x, place.y), "start", "top", place)
