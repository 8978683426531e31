"""What charts of all kinds are made of: series, axes, the plot's place in the chart, the sizes of words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from deck.compose.elements.charts.registry import Data
from deck.compose.elements.charts.words import Measure
from deck.compose.figures import labels
from deck.compose.figures.labels import label_box, styled
from deck.scene import STANDS_OUT, Axis, Box, Chart, ChartSpec, Colour, Series

SIZE = 16.0  # points of all text in a chart, unless it says more
SAID = 20.0  # points of the numbers that a chart says itself
INSET, UNDER = 8.0, 30.0  # points over a plot for its marks, and under it for what its points are called
INK = 0.66  # of a line's height, what its letters take up


def spec_of(data: Data, name: str, series: tuple[Series, ...]) -> ChartSpec:
    return ChartSpec(
        name,  # type: ignore[arg-type]
        series,
        data.colour("muted"),
        SIZE,
        data.categories,
        number_format=data.label_format,
        lang=data.context.lang,
    )


def drawn(data: Data, box: Box, spec: ChartSpec) -> Chart:
    return Chart(box, "Chart", spec, data.element.get("alt"))


def series_of(data: Data, raw: dict[str, Any], colour: Colour) -> Series:
    values = tuple(None if v is None else float(v) for v in raw["values"])
    marked = tuple((int(i) - 1, data.colour("accent")) for i in raw.get("highlight") or ())
    return Series(
        str(raw.get("name") or ""),
        values,
        colour,
        x=tuple(float(x) for x in raw.get("x") or data.raw.get("x") or ()),
        labels=tuple(None if text in (None, "") else str(text) for text in raw.get("labels") or ()),
        label_positions=tuple(place or None for place in raw.get("label_positions") or ()),
        label_colour=data.colour("text"),
        point_colours=marked,
    )


def series_colour(data: Data, raw: dict[str, Any], index: int, lone: str) -> Colour:
    """The series' own role, or: the last of several takes the first of the brand's palette that no series asks for."""
    if raw.get("role"):
        return data.colour(str(raw["role"]))
    if len(data.series) == 1:
        return data.colour(lone)
    taken = {str(one.get("role") or "") for one in data.series}
    palette = [role for role in data.context.brand.chart if role not in taken] or data.context.brand.chart
    after = sum(not one.get("role") for one in data.series[index + 1 :])
    return tint(data.colour(palette[after % len(palette)]), 1 / (1 + after // len(palette)))


def tint(colour: Colour, share: float) -> Colour:
    """The colour, let through by what is not its `share`: nearer to any ground."""
    return replace(colour, alpha=round(colour.alpha * share, 3))


def category_axis(data: Data) -> Axis:
    return Axis(line=data.colour("faint"))


def value_axis(data: Data, visible: bool = True, gridlines: Colour | None = None) -> Axis:
    log_base = 10.0 if data.raw.get("log") else None
    return Axis(
        visible,
        data.bound("min"),
        data.bound("max"),
        data.bound("major") or log_base,
        log_base=log_base,
        number_format=data.number_format,
        gridlines=gridlines,
    )


def without_corner(axis: Axis) -> Axis:
    """The axis without its least number, which would touch the other axis's first."""
    if axis.minimum is None or axis.number_format.count(";") > 1:  # a format has three parts at most
        return axis
    corner = axis.minimum * 1.5 if axis.log_base else axis.minimum
    return replace(axis, number_format=f'[<={corner:g}]"";{axis.number_format}')


def most(series: Sequence[Series]) -> float:
    return max((value for s in series for value in s.values if value is not None), default=1.0)


def power_under(value: float) -> float:
    """The power of ten at or under a value."""
    return 10.0 ** math.floor(math.log10(value) + 1e-9)


def round_step(least: float) -> float:
    """The least of 1, 2, 5, 10, 20 … or their tenths that is as much."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= least * (1 - 1e-9))


def shares(plot: Box, whole: Box) -> tuple[float, float, float, float]:
    """A plot as shares of the chart's box."""
    x, y = (plot.x - whole.x) / whole.width, (plot.y - whole.y) / whole.height
    return x, y, plot.width / whole.width, plot.height / whole.height


_PLACES = re.compile(r"(?P<digits>[#0,]*0|#[#,]*)(?:\.(?P<decimals>[0#]+))?")


def told(value: float, number_format: str) -> str:
    """A number as a spreadsheet shows it, as far as our own words on slides need it: thousands, decimals, per cent."""
    shown = re.sub(r'["\\]', "", number_format.partition(";")[0])
    places = _PLACES.search(shown)
    if not places:
        return f"{value:.10g}"
    number = (
        f"{value * (100 if '%' in shown else 1):{',' * (',' in places['digits'])}.{len(places['decimals'] or '')}f}"
    )
    return shown[: places.start()] + number + shown[places.end() :]


def width_of(data: Data, words: str, style: str = "label") -> float:
    """How wide words are; by default those at an axis."""
    return labels.width_of(words, style, data.element, data.context)


def measure(data: Data, size: float = SIZE) -> Measure:
    """How large words at points are, without the air over and under their letters."""

    def measured(words: str, marked: bool) -> tuple[float, float]:
        text = styled(words, "label bold", data.element, data.context)
        points = round(size * STANDS_OUT) if marked else size
        sized = replace(text, style=replace(text.style, size=points, pitch=points * 1.3))
        box = label_box((sized,), data.context, (0.0, 0.0), "start", "top")
        return box.width, box.height * INK

    return measured
