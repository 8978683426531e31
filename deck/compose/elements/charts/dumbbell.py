"""Dumbbells: from a first series to a second, measured against a third; what is drawn is the gap closed.

The chart is of thin stacked bars: nothing up to the first, the gain to the second, what is missing to the third. Dots
stand over it, where its scale puts them; names and shares in columns at its sides, as in a table.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.elements.charts.parts import drawn, round_step, shares, spec_of, width_of
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.words import CLEAR
from deck.compose.figures.labels import apart, label, label_box, ring, styled
from deck.compose.texts import HAN_LEADING, paragraph
from deck.markup.element import Element
from deck.scene import AnyShape, Axis, Box, ChartSpec, Connector, Paragraph, Series, Shape, Stroke
from deck.text.scripts import is_wide

HEAD, FOOT, GUTTER = 30.0, 28.0, 24.0  # points over, under and beside the rows
AIR = 16.0  # points between a large word and what is over it
BAR, RIM = 9.0, 4.5  # points: how thick a bar is where rows are near each other, how far a dot stands out of it
LOOKS = ("h4 regular muted", "h4 accent", "h4")  # of the names over the first row
TITLE = "lead"  # of what is over the rows' words, as of a chart's caption
WORD, LOUD, SIGN = "h3", "giant", "h1"  # of the rows' words; of the first row's and its %, where it alone stands out
DIGIT, LINE = 0.65, 0.345  # of a size: how tall its digits are, how far under its line's middle they stand
SMALL = 0.065  # of a size: how far under its line's middle that of small letters is


@kind("dumbbell")
def dumbbell(data: Data, box: Box) -> Iterator[AnyShape]:
    if len(data.series) != 3:
        raise data.element.error("a dumbbell chart takes three series", expected="from, to, what they measure up to")
    rows = len(data.categories)
    words = [_word(data, row) for row in range(rows)]
    plot = _plot(data, box, words)
    gap = max(0, min(500, round(plot.height / rows / BAR * 100 - 100)))
    scale = _scale(data, plot, plot.height / rows / (1 + gap / 100) / 2 + RIM)
    yield from _rules(data, scale, box)
    yield drawn(data, box, replace(_spec(data, box, scale), gap=gap))
    for row, y in enumerate(scale.rows(rows)):
        yield from _row(data, scale, row, y)
        yield from _sides(data, box, row, y, words[row])
    yield from _heads(data, scale, box)


def _plot(data: Data, box: Box, words: Sequence[Paragraph]) -> Box:
    """Between the rows' names at the left and their words at the right; under the first word, where it is large."""
    left = max(width_of(data, name, "note bold") for name in data.categories) + GUTTER
    told = max(data.context.measurer.max_content((word,)) for word in words)
    right = max(told, width_of(data, str(data.raw.get("text") or ""), TITLE)) + GUTTER
    size, height = max(word.style.size for word in words), box.height - FOOT
    head = max(HEAD, size * DIGIT + HEAD + AIR - height / len(words) / 2) if _loud(data) else HEAD
    return Box(box.x + left, box.y + head, box.width - left - right, height - head)


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
    step = data.bound("major") or round_step((most - least) / 5 or 1.0)
    low = math.floor(least / step + 1e-9) * step if low is None else low
    high = math.ceil(most / step - 1e-9) * step if high is None else high
    return _Scale(low, high if high > low else low + step, step, plot, dot)


def _columns(data: Data) -> list[tuple[str, tuple[float, ...]]]:
    """The three series as given: from, to, measure."""
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


def _rules(data: Data, scale: _Scale, box: Box) -> Iterator[AnyShape]:
    """Hairlines between rows, from their names to their words; a large word keeps clear of them, or stands on none."""
    rows, pen = len(data.categories), Stroke(data.colour("rule"), 0.75)
    for row in range(1, rows):
        y = scale.plot.y + scale.plot.height * row / rows
        touched = row == 1 and _loud(data) and scale.plot.height / rows / 2 < CLEAR + RIM
        yield Connector((box.x, y), (scale.plot.right if touched else box.right, y), pen, "Rule")


def _row(data: Data, scale: _Scale, row: int, y: float) -> Iterator[AnyShape]:
    """A row's dots, and the mark of what they measure up to."""
    start, end, goal = (scale.x(values[row]) for _, values in _columns(data))
    yield ring((start, y), scale.dot - 1.5, fill=data.colour("ground"), stroke=Stroke(data.colour("muted"), 2.25))
    yield Shape(Box(goal - 1.5, y - scale.dot - 2, 3, 2 * scale.dot + 4), "Goal", fill=data.colour("text"))
    yield ring((end, y), scale.dot, fill=data.colour("accent" if _stands_out(data, row) else "text"))


def _sides(data: Data, box: Box, row: int, y: float, word: Paragraph) -> Iterator[AnyShape]:
    """A row's name at the left, its word at the right; a large word on the line that the name stands on."""
    look = "note bold" if row in _lit(data) else "note"
    name = _snug(styled(data.categories[row], look, data.element, data.context))
    small = 0.0 if any(map(is_wide, data.categories[row])) else SMALL * name.style.size
    yield label((name,), data.context, (box.x, y - small), "start")
    if word.inlines:
        raised = (word.style.size - name.style.size) * LINE + (RIM if word.style.size > name.style.size * 2 else 0.0)
        yield label((word,), data.context, (box.right, y - raised), "end")


def _snug(word: Paragraph) -> Paragraph:
    """A line as close as its glyphs: more leading some programs put above them, and they hang under the middle."""
    return replace(word, style=replace(word.style, pitch=round(word.style.size * HAN_LEADING, 1)))


def _stands_out(data: Data, row: int) -> bool:
    return row in (_lit(data) or range(row + 1))


def _loud(data: Data) -> bool:
    """Whether the first row alone stands out, in a chart of several: over it there is room for a large word."""
    return _lit(data) == (0,) and len(data.categories) > 1


def _word(data: Data, row: int) -> Paragraph:
    """The second series' label, else how much of the way from the first to the third it has gone, in per cent."""
    given, loud = data.series[1].get("labels"), _loud(data) and row == 0
    words, ink = str(given[row] or "") if given else _share(data, row), " accent" if _stands_out(data, row) else ""
    if not loud:
        return _snug(styled(words, WORD + ink, data.element, data.context))
    number, mark = words.removesuffix("%"), data.element.mark
    sign = Element("span", {"style": SIGN + ink}, (words[len(number) :],), mark)
    return paragraph(Element("p", {"style": LOUD + ink}, (number, sign), mark), data.context)


def _share(data: Data, row: int) -> str:
    start, end, goal = (values[row] for _, values in _columns(data))
    return f"{(end - start) / (goal - start):.0%}" if goal != start else ""


def _heads(data: Data, scale: _Scale, box: Box) -> Iterator[AnyShape]:
    """The series' names over their dots in the first row, and over its word what the words are."""
    heads = [(name, look, scale.x(values[0])) for (name, values), look in zip(_columns(data), LOOKS, strict=True)]
    texts = [_snug(styled(words, look, data.element, data.context)) for words, look, _ in heads]
    bottom = scale.rows(len(data.categories))[0] - scale.dot - CLEAR
    places = [
        label_box((text,), data.context, (x, bottom), "middle", "bottom")
        for text, (_, _, x) in zip(texts, heads, strict=True)
    ]
    room = replace(box, width=scale.plot.right + GUTTER - box.x)
    for text, place in zip(texts, apart(places, room, CLEAR), strict=True):
        yield label((text,), data.context, (place.x, place.y), "start", "top", place)
    if data.raw.get("text"):
        over = styled(str(data.raw["text"]), TITLE, data.element, data.context)
        yield label((over,), data.context, (box.right, box.y), "end", "top")
