"""What axes measure, in words: over the one at the left where it begins, under the lower one where it ends.

A kind draws itself in the `room` that these words leave, knowing nothing of them; `titled` then makes its chart as
large as the whole box.
"""

from __future__ import annotations

from msgspec.structs import replace

from deck.compose.elements.charts.parts import SIZE, shares, width_of
from deck.compose.elements.charts.registry import Data
from deck.compose.elements.charts.words import CLEAR
from deck.compose.figures.labels import styled
from deck.scene import AxisTitle, Box, Chart, ChartSpec, Run, Series

LINE = SIZE * 1.3  # points of a line of words
SIDE = 8.0  # points that programs set beside a title
LIMITS = {"x_title": (0.8, 1), "y_title": (0.2, 3)}  # of the chart's width, where LibreOffice breaks a line; how many
KEY, KEYS = SIZE * 2.5, SIZE * 1.9  # points of a legend beside each name; how tall it is


def room(data: Data, box: Box) -> Box:
    """Where the chart is drawn: between the lines of what its axes measure."""
    left, lower = _lines(data, "y_title", box.width), _lines(data, "x_title", box.width)
    over, under = len(left) * LINE + CLEAR if left else 0.0, len(lower) * LINE
    return Box(box.x, box.y + over, box.width, box.height - over - under)


def titled(data: Data, chart: Chart, whole: Box) -> Chart:
    """The chart over the `whole` box with the words at its axes, all else where it is."""
    left, lower = _lines(data, "y_title", whole.width), _lines(data, "x_title", whole.width)
    if not left and not lower:
        return chart
    wide = [max((width_of(data, line) for line in lines), default=0.0) for lines in (left, lower)]
    down = _under_legend(data, chart.spec, wide[0], whole.width)
    up = AxisTitle(left, 0.0, down / whole.height)
    across = AxisTitle(lower, 1 - (wide[1] + SIDE) / whole.width, 1 - LINE / whole.height)
    spec = _spread(_pinned(chart, down), chart.box, whole)
    return replace(chart, box=whole, spec=_at_axes(spec, up if left else None, across if lower else None))


def _lines(data: Data, name: str, width: float) -> tuple[str, ...]:
    """What an axis measures, in as many lines as programs allow it."""
    given, (share, most) = str(data.raw.get(name) or ""), LIMITS[name]
    if not given:
        return ()
    words = replace(styled("", "label", data.element, data.context), inlines=(Run(given, lang=data.context.lang),))
    even = data.context.measurer.balance(words, width * share).inlines
    lines = "".join(one.text if isinstance(one, Run) else "\n" for one in even).split("\n")
    if len(lines) > most:
        told = f"the “{name}” “{given}” has no room at its axis"
        raise data.element.error(told, expected="fewer words; a “caption” may say more")
    return tuple(lines)


def _under_legend(data: Data, spec: ChartSpec, words: float, width: float) -> float:
    """How far down words so wide begin: under a legend, unless it leaves them room at its side."""
    if spec.legend != "top":
        return 0.0
    legend = sum(width_of(data, series.name) + KEY for series in spec.series)
    return 0.0 if words and words + CLEAR < (width - legend) / 2 else KEYS


def _pinned(chart: Chart, down: float) -> ChartSpec:
    """A chart that the program lays out, within its box."""
    spec, box = chart.spec, chart.box
    if spec.plot is not None:
        return spec
    return replace(spec, plot=shares(Box(box.x, box.y + down, box.width, box.height - down), box), outer=True)


def _spread(spec: ChartSpec, box: Box, whole: Box) -> ChartSpec:
    """Shares of the `box` as those of the `whole`."""
    x, y, width, height = spec.plot or (0.0, 0.0, 1.0, 1.0)
    place = Box(box.x + x * box.width, box.y + y * box.height, width * box.width, height * box.height)
    series = tuple(_moved(one, box.height / whole.height) for one in spec.series)
    return replace(spec, plot=shares(place, whole), series=series)


def _moved(series: Series, scale: float) -> Series:
    shifts = tuple(shift and (shift[0], shift[1] * scale) for shift in series.label_shifts)
    return replace(series, label_shifts=shifts)


def _at_axes(spec: ChartSpec, left: AxisTitle | None, lower: AxisTitle | None) -> ChartSpec:
    """Bars have their value axis below, all others their categories or numbers."""
    category, value = (left, lower) if spec.kind == "bar" else (lower, left)
    return replace(
        spec,
        category_axis=replace(spec.category_axis, title=category),
        value_axis=replace(spec.value_axis, title=value),
    )
