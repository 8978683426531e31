"""Shares of a whole as a ring, named round it; in its middle the share that stands out, or what all come to, large."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate, combinations

from msgspec.structs import replace

from deck.compose.elements.charts.parts import drawn, measure, told
from deck.compose.elements.charts.registry import Data, kind
from deck.compose.elements.charts.shares import Round, round_one, sliced, slices
from deck.compose.elements.charts.words import CLEAR
from deck.compose.figures.labels import label, overlaps, styled
from deck.scene import HOLE, AnyShape, Box, Paragraph, Series

LARGEST, LEAST = 86, 20  # points of the number in the middle
WITHIN = 0.88  # of the hole: what the number and its words fill at most
DIGIT = 0.75  # of a size: how tall digits are
AROUND = 1.5  # how soon words round a circle turn from standing over it to standing beside it
GAP = 4.0  # points between words


@kind("doughnut")
def doughnut(data: Data, box: Box) -> Iterator[AnyShape]:
    """Slices clockwise from the top, as large as their names round them leave room for."""
    series, whole = slices(data), round_one(data, box)
    labels = _around(data, whole, series)
    if not whole.key and any(overlaps(a, b, GAP) for a, b in combinations(labels.values(), 2)):
        whole = round_one(data, box, key=True)
        labels = _around(data, whole, series)
    yield drawn(data, box, sliced(data, box, whole, _moved(series, whole, _apart(labels), box)))
    lines = _middle(data, whole, series)
    if lines:
        yield label(lines, data.context, _at(whole.box, 0.0, 0.0), "middle", "middle")


def _number(data: Data) -> str:
    """Which number stands in the middle: the share that stands out, unless the outline says another."""
    return str(data.raw.get("middle") or ("share" if data.series[0].get("highlight") else "none"))


def _parts(series: Series) -> list[tuple[float, float]]:
    """Each slice as shares of the whole: how large it is, how far round its middle lies."""
    values = [value or 0.0 for value in series.values]
    before = [0.0, *accumulate(values)]
    return [(value / before[-1], (before[n] + value / 2) / before[-1]) for n, value in enumerate(values)]


# --- the words round it ---------------------------------------------------------------------------


def _around(data: Data, whole: Round, series: Series) -> dict[int, Box]:
    """Where the words of slices stand, but of none that is nothing, or whose share is said in the middle."""
    said = series.lit if _says_which(data, whole, series) else ()
    sized, found = measure(data), {}
    for n, (share, at) in enumerate(_parts(series)):
        if share and n not in said:
            words = f"{share:.0%}" if whole.key else f"{data.categories[n]} {share:.0%}"
            found[n] = _outside(whole.box, at, sized(words, n in series.lit))
    return found


def _says_which(data: Data, whole: Round, series: Series) -> bool:
    """Whether the middle says the share of one slice, and what it is called, where no legend does."""
    lines = _middle(data, whole, series) if len(series.lit) == 1 and _number(data) == "share" else ()
    return len(lines) > 1 or bool(lines and whole.key)


def _outside(circle: Box, share: float, size: tuple[float, float]) -> Box:
    """A box outside a circle, at a share of its way round from the top."""
    x, y = _at(circle, share, 1.0)
    right, down = math.sin(math.tau * share), -math.cos(math.tau * share)
    width, height = size
    middle = (
        x + CLEAR * right + width / 2 * _turned(right),
        y + CLEAR * down + height / 2 * _turned(down),
    )
    return Box(middle[0] - width / 2, middle[1] - height / 2, width, height)


def _turned(way: float) -> float:
    return min(1.0, max(-1.0, AROUND * way))


def _at(circle: Box, share: float, reach: float) -> tuple[float, float]:
    """The point at a share of the way round, so far from the centre."""
    radius, angle = circle.width / 2, math.tau * share
    x, y = circle.x + radius, circle.y + radius
    return x + reach * radius * math.sin(angle), y - reach * radius * math.cos(angle)


def _apart(labels: Mapping[int, Box]) -> dict[int, Box]:
    """Those that touch none before them."""
    kept: dict[int, Box] = {}
    for n, box in labels.items():
        if not any(overlaps(box, other, GAP) for other in kept.values()):
            kept[n] = box
    return kept


def _moved(series: Series, whole: Round, labels: Mapping[int, Box], box: Box) -> Series:
    """The series with its words moved to their places from the middle of the ring, where programs put them."""
    names, shifts = [], []
    for n, (_, share) in enumerate(_parts(series)):
        x, y = _at(whole.box, share, (1 + HOLE) / 2)
        at = labels.get(n, Box(x, y, 0, 0))
        names.append("" if n in labels else None)
        shifts.append(((at.x + at.width / 2 - x) / box.width, (at.y + at.height / 2 - y) / box.height))
    return replace(series, labels=tuple(names), label_shifts=tuple(shifts))


# --- the number in its middle ---------------------------------------------------------------------


def _middle(data: Data, whole: Round, series: Series) -> tuple[Paragraph, ...]:
    """The number as large as the hole holds it, over what it is; nothing where none is wanted, or has room."""
    number, own = _NUMBERS[_number(data)](data, series), str(data.raw.get("text") or "")
    if not number:
        return ()
    lines = _fitted(data, whole, number, own or ("" if whole.key else _name(data, series)))
    if own and not lines:
        raise data.element.error("the middle of the doughnut has no room for its words", expected="fewer words")
    return lines or _fitted(data, whole, number, "")


def _fitted(data: Data, whole: Round, number: str, words: str) -> tuple[Paragraph, ...]:
    """The number and its words in the largest size that the hole holds; nothing where it holds none."""
    ink = " accent" if _number(data) == "share" else ""
    large = styled(number, f"huge{ink}", data.element, data.context)
    under = tuple(styled(line, "label", data.element, data.context) for line in (words,) if line)
    most, size = data.context.measurer.max_content, large.style.size
    below = sum(line.style.pitch for line in under)
    for points in range(LARGEST, LEAST - 1, -2):
        wide, tall = max(most((large,)) * points / size, most(under)), points * DIGIT + below
        if math.hypot(wide, tall) <= whole.box.width * HOLE * WITHIN:
            return replace(large, style=replace(large.style, size=points, pitch=points)), *under
    return ()


def _name(data: Data, series: Series) -> str:
    """What the number is, where the outline doesn't say: the name of the one slice, or of the series."""
    if _number(data) == "sum":
        return series.name
    return data.categories[series.lit[0]] if len(series.lit) == 1 else ""


def _share(data: Data, series: Series) -> str:
    return f"{sum(share for n, (share, _) in enumerate(_parts(series)) if n in series.lit):.0%}"


def _sum(data: Data, series: Series) -> str:
    return told(sum(value or 0.0 for value in series.values), data.label_format)


def _none(data: Data, series: Series) -> str:
    return ""


_NUMBERS: Mapping[str, Callable[[Data, Series], str]] = {"share": _share, "sum": _sum, "none": _none}
