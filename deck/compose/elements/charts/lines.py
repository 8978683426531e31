"""Lines and areas: over categories, over numbers at their true distances, or saying their own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from deck.compose.elements.canvas import freeform
from deck.compose.elements.charts.columns import level
from deck.compose.elements.charts.parts import (
    INSET,
    SAID,
    UNDER,
    category_axis,
    drawn,
    measure,
    most,
    power_under,
    series_colour,
    series_of,
    shares,
    spec_of,
    tint,
    value_axis,
    width_of,
    without_corner,
)
from deck.compose.elements.charts.peak import peaks, unsaid, within
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.scatter import over_numbers
from deck.compose.elements.charts.words import CLEAR, Plot, cleared
from deck.compose.figures.labels import inside, label, label_box, overlaps, ring, styled
from deck.scene import AnyShape, Axis, Box, Colour, Connector, Marker, Series, Stroke

Command = tuple[str | float, ...]
THROUGH = 0.25  # how much of its colour an area before others has


@kind("line")
def lines(data: Data, box: Box) -> Iterable[AnyShape]:
    """Lines over categories; over `x` numbers at their true distances."""
    series = tuple(_line(data, raw, index) for index, raw in enumerate(data.series))
    distant = any(s.x for s in series)
    if _says_itself(data):
        yield from _saying(data, box, "scatter" if distant else "line", _strong(series[0]))
    elif distant:
        yield drawn(data, box, over_numbers(data, box, tuple(_named(series))))
    else:
        spec = replace(
            spec_of(data, "line", (*series, *level(data))),
            category_axis=category_axis(data),
            value_axis=value_axis(data, gridlines=data.colour("rule")),
            legend="top" if len(series) > 1 and not any(raw.get("labels") for raw in data.series) else "",
        )
        yield drawn(data, box, spec)


@kind("area")
def areas(data: Data, box: Box) -> Iterable[AnyShape]:
    """A soft area under a strong edge; one that says its numbers is strong, over `x` numbers at true distances."""
    strong, each = _says_itself(data), tuple(_line(data, raw, index) for index, raw in enumerate(data.series))
    if strong and each[0].x:
        yield from _over_distances(data, box, _dotted(data, each[0]))
        return
    series = tuple(
        replace(line, colour=soft, outline=line.colour, marker=Marker())
        for line, soft in zip(each, _soft(data, each), strict=True)
    )
    if strong:
        yield from _saying(data, box, "area", _filled(data, series[0]))
        return
    series = tuple(_named(series))
    up = replace(value_axis(data, gridlines=data.colour("rule")), minimum=min(_least(data, s) for s in series))
    spec = replace(spec_of(data, "area", series), category_axis=category_axis(data), value_axis=without_corner(up))
    yield drawn(data, box, spec)


def _soft(data: Data, each: Sequence[Series]) -> list[Colour]:
    """What fills areas: of several each lets those behind it through."""
    return [data.colour("accent-soft")] if len(each) == 1 else [tint(line.colour, THROUGH) for line in each]


def _named(series: tuple[Series, ...]) -> Iterator[Series]:
    """Several lines, each with its name at its last point, where no words say what they are."""
    for one in series:
        bare = len(series) > 1 and not any(other.labels for other in series)
        yield replace(one, labels=(*(None for _ in one.values[1:]), one.name)) if bare else one


def _says_itself(data: Data) -> bool:
    """Whether a lone series says its numbers at its points, which categories name: no value axis has to."""
    return len(data.series) == 1 and any(data.series[0].get("labels") or ()) and bool(data.categories)


def _line(data: Data, raw: dict[str, Any], index: int) -> Series:
    colour = series_colour(data, raw, index, lone="accent")
    emphasised = colour == data.colour("accent")
    return replace(
        series_of(data, raw, colour),
        line_width=3.0 if emphasised else 2.0,
        marker=Marker("circle", 9 if emphasised else 6),
        label_position="above",
        label_bold=True,
    )


def _strong(series: Series) -> Series:
    return replace(series, line_width=4.5, marker=Marker("circle", 13), label_size=SAID)


def _filled(data: Data, series: Series) -> Series:
    """All accent; where it leads to a number beside, its edge alone is, and the number stays the one large thing."""
    quiet = _led(data, series)
    fill, edge = data.colour("rule" if quiet else "accent"), 4.5 if quiet else 0.0
    return replace(series, colour=fill, line_width=edge, label_size=SAID)


def _dotted(data: Data, series: Series) -> Series:
    """Dots alone, read on an area as on its ground: the area is drawn under them."""
    ink = data.colour("text")
    return replace(_strong(series), colour=ink, line_width=0.0, outline=data.colour("accent"), point_colours=())


def _over_distances(data: Data, box: Box, series: Series) -> Iterator[AnyShape]:
    """An area over numbers, under its points; what it rises to stands large in it, where it can."""
    bare = unsaid(series) if peaks(data, series) else series
    peak = within(data, _plotted(data, box, bare), series) if bare != series else None
    series = bare if peak else series
    yield _under(data, _plotted(data, box, series), series)
    if peak:
        yield peak
    yield from _saying(data, box, "scatter", series)


def _saying(data: Data, box: Box, name: str, series: Series) -> Iterator[AnyShape]:
    """One series from side to side of its room."""
    plot = _plotted(data, box, series)
    room = Box(box.x, box.y, box.width, plot.box.bottom - box.y)
    spec = replace(
        spec_of(data, name, cleared((series,), plot, room, measure(data, SAID))),
        category_axis=plot.across if series.x else category_axis(data),
        value_axis=plot.up,
        plot=shares(plot.box, box),
        flush=True,
    )
    yield drawn(data, box, spec)
    if series.x:
        yield from _names(data, plot, series)
    if _led(data, series):
        yield from _leader(data, plot, series)


def _plotted(data: Data, box: Box, series: Series) -> Plot:
    xs = series.x or (0.0, max(len(data.categories) - 1.0, 1.0))
    across = Axis(False, min(xs), max(xs), line=data.colour("faint"))
    up = replace(value_axis(data, visible=False), minimum=_least(data, series), maximum=_highest(data, series))
    return Plot(_within_margins(data, box, series), across, up, box)


def _led(data: Data, series: Series) -> bool:
    """Whether a line leads on from an area's last point, which stands out, to what is said of it beside."""
    last = len(series.values) - 1
    return (
        bool(series.outline and data.bleed) and last in dict(series.point_colours) and series.values[last] is not None
    )


def _leader(data: Data, plot: Plot, series: Series) -> Iterator[AnyShape]:
    (*_, end) = filter(None, plot.points(series))
    stop = plot.whole.right + data.bleed - CLEAR, end[1]
    yield Connector(end, stop, Stroke(data.colour("muted"), 1.5), "Leader")
    yield ring(end, 7.5, fill=data.colour("ground"), stroke=Stroke(data.colour("accent"), 3))


def _under(data: Data, plot: Plot, series: Series) -> AnyShape:
    """What is under a line over numbers: a native area has its points at even distances."""
    points = [point for point in plot.points(series) if point]
    outline = (*points, (points[-1][0], plot.box.bottom), (points[0][0], plot.box.bottom))
    commands: list[Command] = [("L" if n else "M", x, y) for n, (x, y) in enumerate(outline)]
    return freeform([*commands, ("Z",)], data.colour("accent"), None, name="Area")


def _within_margins(data: Data, box: Box, series: Series) -> Box:
    """The plot: its first and last point end where the box does; over categories their names do, centred under them."""
    ends = (data.categories[0], data.categories[-1])
    left, right = (series.marker.size / 2 if series.x else width_of(data, name) / 2 for name in ends)
    top = INSET + (SAID * 1.3 if _peak_is_said(series) else 0.0)
    if _led(data, series):  # at the height of the line beside that the leader goes to
        top = (
            label_box((styled("0", "lead", data.element, data.context),), data.context, (0, 0), "start", "top").height
            / 2
        )
    return Box(box.x + left, box.y + top, box.width - left - right, box.height - top - UNDER)


def _peak_is_said(series: Series) -> bool:
    peak = most((series,))
    return any(words and value == peak for words, value in zip(series.labels, series.values, strict=False))


def _names(data: Data, plot: Plot, series: Series) -> Iterator[AnyShape]:
    """What points at numbers are called, under them: an axis of numbers has no words for them.

    The first and the last begin and end where the chart does. Each second or third alone, where they would touch.
    """
    texts = [styled(name, "label muted", data.element, data.context) for name in data.categories]
    feet = [(plot.x(x), plot.box.bottom + INSET) for x in series.x]
    places = [
        inside(label_box((text,), data.context, foot, "middle", "top"), plot.whole)
        for text, foot in zip(texts, feet, strict=False)
    ]
    skip = next(n for n in range(1, len(places) + 2) if not any(overlaps(a, b, 8) for a, b in pairwise(places[::n])))
    for text, place in list(zip(texts, places, strict=False))[::skip]:
        yield label((text,), data.context, (place.x, place.y), "start", "top", place)


def _highest(data: Data, series: Series) -> float:
    bound = data.bound("max")
    return most((series,)) if bound is None else bound


def _least(data: Data, series: Series) -> float:
    """Where an axis begins: at 0, or where all values lie far over it, as programs have it, a little under them."""
    bound, high = data.bound("min"), most((series,))
    low = min((value for value in series.values if value is not None), default=0.0)
    if bound is not None:
        return bound
    if data.raw.get("log"):
        return power_under(low)
    far = not series.outline and 0 < high - low < high / 6
    return low - (high - low) / 2 if far else min(0.0, low)
