"""What axes measure, in words: over the one at the left where it begins, under the lower one where it ends.

A kind draws itself in the `room` that these words leave, knowing nothing of them; `titled` then makes its chart as
large as the whole box.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.elements.charts.parts import SIZE, shares, width_of
from deck.compose.elements.charts.registry import COMBINED, Data
from deck.compose.elements.charts.words import CLEAR
from deck.compose.figures.labels import styled
from deck.scene import Axis, AxisTitle, Box, Chart, ChartSpec, Run, Series

LINE = SIZE * 1.3  # points of a line of words
HALF = SIZE / 3  # … of the highest number, which stands out over the plot
SIDE = 8.0  # points that programs set beside a title
# Of the chart's width, where LibreOffice breaks a line; how many lines there may be.
LIMITS = {"x_title": (0.8, 1), "y_title": (0.2, 3), "right_title": (0.2, 3)}
LOOK = "label bold"  # as words at axes are set at most
KEY, KEYS = SIZE * 2.5, SIZE * 1.9  # points of a legend beside each name; how tall it is
LEGEND = 0.8  # of the chart's width, what a legend takes at most


class Words(Struct, frozen=True):
    """Lines at an axis; how wide they are."""

    lines: tuple[str, ...] = ()
    width: float = 0.0


def named(data: Data, box: Box) -> Data:
    """The data with what its axis at the right measures; a lone series a side, else unnamed, is what its axis does."""
    right = str((data.raw.get("right") or {}).get("title") or "")
    titles = {"y_title": data.raw.get("y_title"), "right_title": right}
    if data.kind == COMBINED and len(data.series) == 2 and not any(titles.values()):
        names = {"right" if one.get("axis") == "right" else "left": str(one["name"]) for one in data.series}
        if len(names) == 2 and all(_fits(data, name, box.width) for name in names.values()):
            titles = {"y_title": names["left"], "right_title": names["right"]}
    return replace(data, raw={**data.raw, **titles})


def room(data: Data, box: Box) -> Box:
    """Where the chart is drawn: between the lines of what its axes measure."""
    lower, *upper = (_words(data, name, box.width) for name in LIMITS)
    tall = max(len(words.lines) for words in upper)
    over, under = tall * LINE + CLEAR + HALF if tall else 0.0, len(lower.lines) * LINE
    return Box(box.x, box.y + over, box.width, box.height - over - under)


def titled(data: Data, chart: Chart, whole: Box) -> Chart:
    """The chart over the `whole` box with the words at its axes, all else where it is."""
    lower, left, right = (_words(data, name, whole.width) for name in LIMITS)
    if not any(words.lines for words in (lower, left, right)):
        return chart
    down = _under_legend(data, chart.spec, max(left.width, right.width), whole.width)
    spec = _spread(_pinned(chart, down), chart.box, whole)
    places = (
        (lower, 1 - (lower.width + SIDE) / whole.width, 1 - LINE / whole.height),
        (left, 0.0, down / whole.height),
        (right, 1 - (right.width + SIDE) / whole.width, down / whole.height),
    )
    return replace(chart, box=whole, spec=_at_axes(spec, *(AxisTitle(w.lines, x, y) for w, x, y in places)))


def _words(data: Data, name: str, width: float) -> Words:
    """What an axis measures, in as many lines as programs allow it."""
    given, (share, most) = str(data.raw.get(name) or ""), LIMITS[name]
    if not given:
        return Words()
    lines = _broken(data, given, width * share - SIDE)
    if not 0 < len(lines) <= most:
        told = f"the “{name.replace('right_', 'right.')}” “{given}” has no room at its axis"
        raise data.element.error(told, expected="fewer words; a “caption” may say more")
    return Words(lines, max(width_of(data, line, LOOK) for line in lines))


def _fits(data: Data, name: str, width: float) -> bool:
    share, most = LIMITS["y_title"]
    return 0 < len(_broken(data, name, width * share - SIDE)) <= most


def _broken(data: Data, given: str, width: float) -> tuple[str, ...]:
    """Words in lines of one length; none where a word is wider than a line."""
    measurer = data.context.measurer
    words = replace(styled("", LOOK, data.element, data.context), inlines=(Run(given, lang=data.context.lang),))
    if measurer.min_content((words,)) > width:
        return ()
    even = measurer.balance(words, width).inlines
    return tuple("".join(one.text if isinstance(one, Run) else "\n" for one in even).split("\n"))


def _under_legend(data: Data, spec: ChartSpec, words: float, width: float) -> float:
    """How far down words so wide begin: under a legend, unless it leaves them room at its side."""
    if spec.legend != "top":
        return 0.0
    entries = [width_of(data, series.name) + KEY for series in spec.series]
    rows = _rows(entries, width)
    legend = sum(entries) if rows == 1 else max(entries) * math.ceil(len(entries) / rows)
    return 0.0 if rows == 1 and words and words + CLEAR < (width - legend) / 2 else KEYS + (rows - 1) * LINE


def _rows(entries: Sequence[float], width: float) -> int:
    """In how many rows programs set a legend: in columns as wide as its widest entry, where one row is too long."""
    room = width * LEGEND
    return 1 if sum(entries) < room else math.ceil(len(entries) / max(1, int(room // max(entries))))


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


def _at_axes(spec: ChartSpec, lower: AxisTitle, left: AxisTitle, right: AxisTitle) -> ChartSpec:
    """Bars have their value axis below, all others their categories or numbers."""
    category, value = (left, lower) if spec.kind == "bar" else (lower, left)
    return replace(
        spec,
        category_axis=_measuring(spec.category_axis, category),
        value_axis=_measuring(spec.value_axis, value),
        second_axis=spec.second_axis and _measuring(spec.second_axis, right),
    )


def _measuring(axis: Axis, title: AxisTitle) -> Axis:
    return replace(axis, title=title) if title.lines else axis
