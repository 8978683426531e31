"""<chart>: an outline's numbers as a native chart, styled by its kind: one function a kind.

Data: the outline's `chart` field (kind, categories, x, series of name/values/x/labels/highlight/role/line, log,
min, max, major, number_format, reference). Series are labelled directly, words at points clear of what is drawn;
gridlines only where a scale has to be read.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.elements.chart_labels import CLEAR, NEAR, Measure, Plot, cleared
from deck.compose.figures.labels import data_of, inside, label, label_box, overlaps, styled
from deck.compose.lengths import box_style, points
from deck.compose.paint import HeldPaint
from deck.compose.registry import builds
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Axis, Box, Chart, ChartSpec, Colour, Marker, Placeholder, Series

SIZE = 16.0  # points of all text in a chart


class _Data(Struct, frozen=True):
    """The chart field with what it needs to be drawn."""

    raw: dict[str, Any]
    element: Element
    context: Context

    def colour(self, role: str) -> Colour:
        return self.context.colour(role, self.element)

    @property
    def series(self) -> list[dict[str, Any]]:
        return list(self.raw.get("series") or ())

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(str(c) for c in self.raw.get("categories") or ())

    @property
    def number_format(self) -> str:
        return str(self.raw.get("number_format") or "General")

    @property
    def edge(self) -> str:
        """The side at which it runs on to the slide's edge: left, right, both, or none (“”)."""
        return self.element.get("edge")

    def bound(self, name: str) -> float | None:
        value = self.raw.get(name)
        return None if value is None else float(value)


Maker = Callable[[_Data, Box], Iterable[AnyShape]]
KINDS: dict[str, Maker] = {}
FLUSH = ("line", "area")  # those whose points may lie on the plot's sides


@builds("chart")
def chart(element: Element, context: Context) -> Node:
    data = _Data(data_of(element), element, context)
    maker = KINDS.get(str(data.raw.get("kind")))
    if maker is None:
        raise element.error(f"no chart kind “{data.raw.get('kind')}”", expected=", ".join(KINDS))
    if data.edge and data.raw["kind"] not in FLUSH:
        raise element.error(f"a {data.raw['kind']} chart can't run to the slide's edge", expected=" or ".join(FLUSH))

    def put(box: Box, placeholder: Placeholder | None) -> Iterator[AnyShape]:
        for shape in maker(data, box):
            held = isinstance(shape, Chart) and shape.box.near(box)
            yield replace(shape, placeholder=placeholder) if held else shape

    return Node("leaf", box_style(element, context), content=Sized(), tag=HeldPaint("chart", "Chart", "", put))


def kind(*names: str) -> Callable[[Maker], Maker]:
    """Register how charts of the kinds `names` are made."""

    def register(maker: Maker) -> Maker:
        for name in names:
            KINDS[name] = maker
        return maker

    return register


@kind("column", "bar")
def bars(data: _Data, box: Box) -> Iterable[AnyShape]:
    """Bars with their values at the ends; no value axis, since each value is written."""
    horizontal = data.raw["kind"] == "bar"
    series = tuple(_bar_series(data, raw, index) for index, raw in enumerate(data.series))
    if data.raw.get("reference") and len(series) == 1 and not horizontal:
        yield _chart(data, box, _against(data, box, series[0]))
        return
    spec = replace(
        _spec(data, "bar" if horizontal else "column", (*series, *_reference(data))),
        category_axis=Axis(line=data.colour("faint"), reverse=horizontal),
        value_axis=_value_axis(data, visible=False),
        legend=len(series) > 1,
        gap=55 if len(series) == 1 else 70,
        overlap=0 if len(series) == 1 else -8,
    )
    yield _chart(data, box, spec)


def _against(data: _Data, box: Box, series: Series) -> ChartSpec:
    """Columns held against a level: where its line would strike numbers, those under it stand in their columns."""
    tall = SIZE * 1.15
    plot = Box(box.x, box.y + tall, box.width, box.height - tall - UNDER)
    level = float(data.raw["reference"]["value"])
    low, high = (min(0.0, *(v or 0.0 for v in series.values)), data.bound("max") or max(level, _most((series,))))
    point = (high - low) / plot.height
    reach = (tall + CLEAR) * point
    under = [v is not None and tall * point <= v < level for v in series.values]
    struck = any(v is not None and v < level < v + reach for v in series.values)
    fills, ink = dict(series.point_colours), data.colour("on-accent")
    inks = tuple(ink if i in fills else None for i in range(len(under)))
    places = tuple("inside_end" if struck and low else None for low in under)
    series = replace(series, label_positions=places, label_inks=inks)
    return replace(
        _spec(data, "column", (series, *_reference(data))),
        category_axis=Axis(line=data.colour("faint")),
        value_axis=replace(_value_axis(data, visible=False), minimum=data.bound("min") or low, maximum=high),
        gap=40,
        plot=_shares(plot, box),
    )


def _reference(data: _Data) -> Iterator[Series]:
    """What the values are held against: a thin line across, named at its end."""
    given = data.raw.get("reference")
    if not given:
        return
    count, ink = len(data.categories), data.colour("muted")
    yield Series(
        str(given["label"]),
        (float(given["value"]),) * count,
        ink,
        labels=(*(None,) * (count - 1), str(given["label"])),
        label_position="above",
        label_colour=data.colour("text"),
        label_bold=True,
        line_width=1.25,
        dash="sysDash",
    )


def _bar_series(data: _Data, raw: dict[str, Any], index: int) -> Series:
    base = _colour(data, raw, index, lone="accent" if not raw.get("highlight") else "grey")
    return replace(
        _series(data, raw, base),
        show_values=not raw.get("labels"),
        label_position="outside_end",
        label_colour=data.colour("text"),
        label_bold=True,
    )


@kind("line")
def lines(data: _Data, box: Box) -> Iterable[AnyShape]:
    """Lines over categories; over `x` numbers at their true distances."""
    series = tuple(_line_series(data, raw, index) for index, raw in enumerate(data.series))
    if data.edge:
        bold = tuple(replace(s, line_width=s.line_width * 1.5) for s in series)
        yield from _flush(data, box, "scatter" if any(s.x for s in series) else "line", bold)
        return
    if any(s.x for s in series):
        yield _chart(data, box, _over_numbers(data, box, series))
        return
    spec = replace(
        _spec(data, "line", (*series, *_reference(data))),
        category_axis=Axis(line=data.colour("faint")),
        value_axis=_value_axis(data, gridlines=data.colour("rule")),
        legend=len(series) > 1 and not any(raw.get("labels") for raw in data.series),
    )
    yield _chart(data, box, spec)


@kind("area")
def areas(data: _Data, box: Box) -> Iterable[AnyShape]:
    """A soft area under a strong edge; one that runs to the slide's edge is all strong."""
    fill = data.colour("accent" if data.edge else "accent-soft")
    series = tuple(
        replace(_line_series(data, raw, index), colour=fill, outline=data.colour("accent"))
        for index, raw in enumerate(data.series)
    )
    if data.edge:
        yield from _flush(data, box, "area", tuple(replace(s, marker=Marker()) for s in series))
        return
    spec = replace(
        _spec(data, "area", series),
        category_axis=Axis(line=data.colour("faint")),
        value_axis=_value_axis(data, gridlines=data.colour("rule")),
    )
    yield _chart(data, box, spec)


INK = 0.66  # of a line's height, what its letters take up
INSET, UNDER = 8.0, 30.0  # points round a plot for its markers, and under it for what its points are called


def _flush(data: _Data, box: Box, name: str, series: tuple[Series, ...]) -> Iterator[AnyShape]:
    """Points from side to side, on to the slide's edge; no value axis, since labels or facts say what is to be read.

    What points are called stands within the margins, so it is text of its own: an axis would centre it on them.
    """
    bleed = points(data.element, "bleed", data.context)
    left, right = (bleed if data.edge in (side, "both") else -INSET for side in ("left", "right"))
    top = INSET if len(series) == 1 else UNDER  # for the legend
    plot = Box(box.x - left, box.y + top, box.width + left + right, box.height - top - UNDER)
    whole = Box(min(box.x, plot.x), box.y, max(box.right, plot.right) - min(box.x, plot.x), box.height)
    xs = [x for s in series for x in s.x] or [0.0, len(data.categories) - 1.0]
    across = Axis(False, min(xs), max(xs), line=data.colour("faint"))
    least, most = data.bound("min"), data.bound("max") or _most(series)
    least = _least(series, bool(data.raw.get("log"))) if least is None else least
    up = replace(_value_axis(data, visible=False), minimum=least, maximum=most)
    plotted = Plot(plot, across, up, whole)
    spec = replace(
        _spec(data, name, cleared(series, plotted, _room(plot, whole), _measure(data))),
        category_axis=across if name == "scatter" else Axis(False, line=across.line),
        value_axis=up,
        plot=_shares(plot, whole),
        flush=True,
        legend=len(series) > 1,
    )
    yield _chart(data, whole, spec)
    yield from _names_under(data, plotted, box)


def _room(plot: Box, whole: Box) -> Box:
    """Where words may stand: over the axis, clear of the slide's edge, else a little beyond the plot."""
    left = whole.x + (NEAR if plot.x == whole.x else -INSET)
    right = whole.right - (NEAR if plot.right == whole.right else -INSET)
    return Box(left, whole.y, right - left, plot.bottom - whole.y)


def _measure(data: _Data) -> Measure:
    """How large words at points are, without the air over and under their letters."""

    def measured(words: str, marked: bool) -> tuple[float, float]:
        text = styled(words, "h3" if marked else "label bold", data.element, data.context)
        box = label_box((text,), data.context, (0.0, 0.0), "start", "top")
        return box.width, box.height * INK

    return measured


def _most(series: tuple[Series, ...]) -> float:
    return max((value for s in series for value in s.values if value is not None), default=1.0)


def _least(series: tuple[Series, ...], log: bool = False) -> float:
    """Where an axis begins: at 0, or where all values lie far over it, as programs have it, a little under them."""
    high, low = _most(series), min((value for s in series for value in s.values if value is not None), default=0.0)
    if log:
        return _power_under(low)
    far = not any(s.outline for s in series) and 0 < high - low < high / 6
    return low - (high - low) / 2 if far else min(0.0, low)


def _shares(plot: Box, whole: Box) -> tuple[float, float, float, float]:
    """A plot as shares of the chart's box."""
    x, y = (plot.x - whole.x) / whole.width, (plot.y - whole.y) / whole.height
    return x, y, plot.width / whole.width, plot.height / whole.height


def _names_under(data: _Data, plot: Plot, limit: Box) -> Iterator[AnyShape]:
    """What the points are called, under them and within `limit`; each second or third where they would touch."""
    xs = data.series[0].get("x") or data.raw.get("x") or range(len(data.categories))
    names = data.categories or [f"{x:g}" for x in xs]
    texts = [styled(name, "label muted", data.element, data.context) for name in names]
    feet = [(plot.x(float(x)), plot.box.bottom + INSET) for x in xs]
    boxes = [
        inside(label_box((text,), data.context, foot, "middle", "top"), limit)
        for text, foot in zip(texts, feet, strict=False)
    ]
    skip = next(n for n in range(1, len(boxes) + 2) if not any(overlaps(a, b, 8) for a, b in pairwise(boxes[::n])))
    for text, place in list(zip(texts, boxes, strict=True))[::skip]:
        yield label((text,), data.context, (place.x, place.y), "start", "top", place)


def _line_series(data: _Data, raw: dict[str, Any], index: int) -> Series:
    colour = _colour(data, raw, index, lone="accent")
    emphasised = colour == data.colour("accent")
    return replace(
        _series(data, raw, colour),
        line_width=3.0 if emphasised else 2.0,
        marker=Marker("circle", 9 if emphasised else 6),
        label_position="above",
        label_bold=True,
    )


@kind("scatter")
def scatter(data: _Data, box: Box) -> Iterable[AnyShape]:
    """Points with their names beside them."""
    yield _chart(data, box, _over_numbers(data, box, tuple(_scatter_series(data, raw) for raw in data.series)))


def _over_numbers(data: _Data, box: Box, series: tuple[Series, ...]) -> ChartSpec:
    """Both axes are scales; the lower one is marked at whole numbers (years, mostly), or at powers of ten.

    Where every point says its number, the other axis is not drawn.
    """
    xs = [x for s in series for x in s.x]
    told = not data.raw.get("log") and all(label for s in series for label in s.labels or (None,))
    across = _powers(data, xs) if data.raw.get("log_x") else _whole_numbers(data, xs)
    up = _value_axis(data, visible=not told, gridlines=None if told else data.colour("rule"))
    x, y, width, height = (0.02, 0.03, 0.96, 0.87) if told else (0.1, 0.03, 0.82, 0.87)
    plot = Box(box.x + x * box.width, box.y + y * box.height, width * box.width, height * box.height)
    if up.maximum is not None and (up.minimum is not None or not up.log_base):
        room = Box(plot.x, box.y, box.right - plot.x, plot.bottom - box.y)
        series = cleared(series, Plot(plot, across, up, box), room, _measure(data))
    return replace(_spec(data, "scatter", series), category_axis=across, value_axis=up, plot=(x, y, width, height))


def _whole_numbers(data: _Data, xs: Sequence[float]) -> Axis:
    line = data.colour("faint")
    return Axis(True, _floor(min(xs)), _floor(max(xs)) + 1, major=1, line=line, number_format="0")


def _powers(data: _Data, xs: Sequence[float]) -> Axis:
    """From the power of ten at or under the least to the one at or over the greatest."""
    low, high = _power_under(min(xs)), 10.0 ** math.ceil(math.log10(max(xs)) - 1e-9)
    return Axis(True, low, high, log_base=10.0, line=data.colour("faint"), number_format="#,##0")


def _power_under(value: float) -> float:
    return 10.0 ** math.floor(math.log10(value) + 1e-9)


def _scatter_series(data: _Data, raw: dict[str, Any]) -> Series:
    colour = data.colour(str(raw["role"])) if raw.get("role") else data.colour("text")
    if raw.get("line"):
        return replace(_series(data, raw, data.colour("accent")), line_width=1.5, dash="sysDash")
    return replace(_series(data, raw, colour), marker=Marker("circle", 10), label_position="right")


@kind("dumbbell")
def dumbbell(data: _Data, box: Box) -> Iterator[AnyShape]:
    """From the first series to the second, measured against the third: what is drawn is the gap closed.

    Stacked bars: nothing up to the first, the gain to the second, what is missing to the third.
    """
    names = [styled(c, "note", data.element, data.context) for c in data.categories]
    gutter = data.context.measurer.max_content(names) + 20
    plot = Box(box.x + gutter, box.y + HEAD, box.width - gutter - SHARES, box.height - HEAD - FOOT)
    scale = _Scale(*_dumbbell_range(data), plot)
    yield _chart(data, Box(plot.x, box.y, plot.width, box.height), _dumbbell_spec(data, box, scale))
    yield from _heads(data, scale)
    for name, y in zip(names, scale.rows(len(names)), strict=True):
        yield label((name,), data.context, (box.x, y), "start", "middle")
    yield from _gap_closed(data, scale, box)


HEAD, FOOT, SHARES = 34.0, 28.0, 96.0  # points over, under and right of a dumbbell's bars


class _Scale(Struct, frozen=True):
    """Where values and rows lie in a plot."""

    low: float
    high: float
    plot: Box

    def x(self, value: float) -> float:
        return self.plot.x + (value - self.low) / (self.high - self.low) * self.plot.width

    def rows(self, count: int) -> list[float]:
        return [self.plot.y + self.plot.height * (i + 0.5) / count for i in range(count)]


def _dumbbell_range(data: _Data) -> tuple[float, float]:
    values = [v for _, column in _columns(data) for v in column]
    low, high = data.bound("min"), data.bound("max")
    return (min(values) // 0.5 * 0.5 if low is None else low, -(-max(values) // 0.5) * 0.5 if high is None else high)


def _columns(data: _Data) -> list[tuple[str, tuple[float, ...]]]:
    """The three series as given: from, to, measure."""
    if len(data.series) != 3:
        raise data.element.error(
            "a dumbbell chart takes three series", expected="from, to, and what they measure up to"
        )
    return [(str(raw["name"]), tuple(float(v) for v in raw["values"])) for raw in data.series]


def _dumbbell_spec(data: _Data, box: Box, scale: _Scale) -> ChartSpec:
    (first, start), (second, end), (third, goal) = _columns(data)
    bars = (
        Series(first, start, replace(data.colour("ground"), alpha=0.0)),
        replace(_gain(data), name=f"{second} − {first}", values=_minus(end, start), difference=(second, first)),
        Series(f"{third} − {second}", _minus(goal, end), data.colour("grey"), difference=(third, second)),
    )
    return replace(
        _spec(data, "bar", bars),
        columns=tuple(_columns(data)),
        category_axis=Axis(False, reverse=True),
        value_axis=Axis(True, scale.low, scale.high, major=0.5, number_format="0.0", gridlines=data.colour("rule")),
        stacked=True,
        gap=90,
        plot=(0.0, HEAD / box.height, 1.0, scale.plot.height / box.height),
    )


def _gain(data: _Data) -> Series:
    """The bars from the first to the second: all loud, or those alone that the second series highlights."""
    lit, accent = _lit(data), data.colour("accent")
    return Series("", (), data.colour("accent-mid") if lit else accent, point_colours=tuple((n, accent) for n in lit))


def _lit(data: _Data) -> tuple[int, ...]:
    return tuple(int(n) - 1 for n in data.series[1].get("highlight") or ())


def _minus(more: Sequence[float], less: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(a - b, 6) for a, b in zip(more, less, strict=True))


def _heads(data: _Data, scale: _Scale) -> Iterator[AnyShape]:
    """The series' names over where they stand in the first row."""
    looks = (("caption", "end"), ("caption accent bold", "end"), ("caption text", "start"))
    texts = [
        styled(name, look, data.element, data.context)
        for (name, _), (look, _) in zip(_columns(data), looks, strict=True)
    ]
    bottom = scale.plot.y + scale.plot.height / len(data.categories) * 0.2  # a breath over the bar
    for text, (_, values), (_, side) in zip(texts, _columns(data), looks, strict=True):
        nudge = {"end": 3.0, "start": -3.0}[side]
        yield label((text,), data.context, (scale.x(values[0]) + nudge, bottom), side, "bottom")


def _gap_closed(data: _Data, scale: _Scale, box: Box) -> Iterator[AnyShape]:
    """How much of the way from the first to the third series the second has gone, in per cent."""
    (_, start), (_, end), (_, goal) = _columns(data)
    shares = [(b - a) / (c - a) for a, b, c in zip(start, end, goal, strict=True)]
    if data.raw.get("text"):
        head = styled(str(data.raw["text"]), "caption", data.element, data.context)
        yield label((head,), data.context, (box.right, scale.plot.y - 4), "end", "bottom")
    lit = _lit(data) or range(len(shares))
    for row, (share, y) in enumerate(zip(shares, scale.rows(len(shares)), strict=True)):
        text = styled(f"{share:.0%}", "h3 accent" if row in lit else "h3", data.element, data.context)
        yield label((text,), data.context, (box.right, y), "end", "middle")


def _series(data: _Data, raw: dict[str, Any], colour: Colour) -> Series:
    values = tuple(None if v is None else float(v) for v in raw["values"])
    marked = tuple((int(i) - 1, data.colour("accent")) for i in raw.get("highlight") or ())
    given = raw.get("labels") or ()
    return Series(
        str(raw.get("name") or ""),
        values,
        colour,
        x=tuple(float(x) for x in raw.get("x") or data.raw.get("x") or ()),
        labels=tuple(None if text in (None, "") else str(text) for text in given),
        label_positions=tuple(place or None for place in raw.get("label_positions") or ()),
        label_colour=data.colour("text"),
        point_colours=marked,
    )


def _colour(data: _Data, raw: dict[str, Any], index: int, lone: str) -> Colour:
    """The series' own role, or: the last of several takes the first of the brand's palette."""
    if raw.get("role"):
        return data.colour(str(raw["role"]))
    if len(data.series) == 1:
        return data.colour(lone)
    palette = data.context.brand.chart
    return data.colour(palette[(len(data.series) - 1 - index) % len(palette)])


def _value_axis(data: _Data, visible: bool = True, gridlines: Colour | None = None) -> Axis:
    return Axis(
        visible,
        data.bound("min"),
        data.bound("max"),
        data.bound("major"),
        log_base=10.0 if data.raw.get("log") else None,
        number_format=data.number_format,
        gridlines=gridlines,
    )


def _spec(data: _Data, name: str, series: tuple[Series, ...]) -> ChartSpec:
    return ChartSpec(
        name,  # type: ignore[arg-type]
        series,
        data.colour("muted"),
        SIZE,
        data.categories,
        number_format=data.number_format,
        lang=data.context.lang,
    )


def _chart(data: _Data, box: Box, spec: ChartSpec) -> Chart:
    return Chart(box, "Chart", spec, data.element.get("alt"))


def _floor(value: float) -> float:
    return float(int(value // 1))
