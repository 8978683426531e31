"""Icons: SVG files of simple outlines, as paths of absolute commands. In: a name. Out: an `Icon`.

A folder `icons/` beside the outline wins over `assets/icons`. Paths are read by fontTools (svgLib), which
turns arcs into cubic Béziers; of SVG only shapes are read, nothing is fetched or run.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from deck.errors import DeckError, did_you_mean
from deck.resources import ICON, icon_file, icon_names
from deck.svg import parsed

STROKE = 1 / 20  # the width of an icon's lines, as a share of its height
USUAL_DENSITY = 0.55  # the share of the rectangle around them that most marks fill
LARGEST = 1e6  # units; a coordinate beyond is a mistake

Command = tuple[str | float, ...]


class IconPath(Struct, frozen=True):
    """Absolute M, L, C, Z commands; `stroke`: drawn as a line, else filled."""

    commands: tuple[Command, ...]
    stroke: bool


class Icon(Struct, frozen=True):
    """An icon in a space of `width` × `height` units."""

    width: float
    height: float
    paths: tuple[IconPath, ...]


def icon(name: str, *folders: Path) -> Icon:
    """The icon called `name`, of `icons/` in one of the folders or of ours. Raises DeckError where there is none."""
    if file := icon_file(name, *folders):
        return read(file)
    raise DeckError(f"no icon “{name}”", expected=ICON, hint=did_you_mean(name, icon_names()))


@functools.lru_cache(maxsize=1024)
def path_commands(data: str) -> tuple[Command, ...]:
    """An SVG path's `d` (SVG 2 §9.3) as absolute M, L, C and Z commands. Raises DeckError."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    try:
        parse_path(data, pen)
        return tuple(_commands(pen.value))
    except (ValueError, IndexError, AttributeError, TypeError) as problem:
        raise DeckError(f"“{data[:40]}” is no SVG path: {problem}") from None


def _commands(recorded: Iterable[tuple[str, Any]]) -> Iterator[Command]:
    here = (0.0, 0.0)
    for name, points in recorded:
        if name == "closePath":
            yield ("Z",)
        elif name == "qCurveTo":
            yield _cubic(here, *points[-2:])
        elif name in _LETTERS:
            yield (_LETTERS[name], *(_finite(n) for point in points for n in point))
        here = points[-1] if points else here


def _finite(number: Any) -> float:
    """A coordinate. Raises ValueError for one that no drawing needs."""
    value = float(number)
    if not abs(value) < LARGEST:
        raise ValueError(f"{number} is too large a coordinate")
    return value


_LETTERS = {"moveTo": "M", "lineTo": "L", "curveTo": "C"}


def _cubic(start: Any, control: Any, end: Any) -> Command:
    """A quadratic Bézier raised to a cubic."""
    first = [s + 2 / 3 * (c - s) for s, c in zip(start, control, strict=True)]
    second = [e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True)]
    return ("C", *first, *second, *(float(n) for n in end))


@functools.lru_cache(maxsize=512)
def ink(drawn: Icon) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what an icon draws, in its own units."""
    from fontTools.pens.boundsPen import BoundsPen

    pen = BoundsPen(None)
    _trace(drawn, pen)
    left, top, right, bottom = pen.bounds or (0.0, 0.0, drawn.width, drawn.height)
    half = STROKE * drawn.height / 2 if any(path.stroke for path in drawn.paths) else 0.0
    return left - half, top - half, right + half, bottom + half


@functools.lru_cache(maxsize=512)
def density(drawn: Icon) -> float:
    """The share of the rectangle around its ink that an icon fills; of one drawn in lines, that of most marks."""
    from fontTools.pens.areaPen import AreaPen

    if any(path.stroke for path in drawn.paths):
        return USUAL_DENSITY
    pen = AreaPen(None)
    _trace(drawn, pen)
    left, top, right, bottom = ink(drawn)
    return abs(float(pen.value)) / ((right - left) * (bottom - top))


def _trace(drawn: Icon, pen: Any) -> None:
    draw = {"M": pen.moveTo, "L": pen.lineTo, "C": pen.curveTo, "Z": pen.closePath}
    for letter, *numbers in (command for path in drawn.paths for command in path.commands):
        draw[str(letter)](*zip(numbers[::2], numbers[1::2], strict=True))


@functools.lru_cache(maxsize=512)
def read(file: Path) -> Icon:
    """The outlines of an SVG file, in one colour. Raises DeckError for what is no such file."""
    from lxml import etree

    try:
        root = parsed(file)
        x, y, width, height = (_finite(n) for n in root.get("viewBox", "0 0 24 24").replace(",", " ").split())
        paths = [path_commands(d) for element in root.iter() if (d := _outline(element))]
    except (etree.XMLSyntaxError, ValueError, OSError, DeckError) as problem:
        raise DeckError(f"{file} is no SVG icon: {problem}") from None
    if min(width, height) <= 0:
        raise DeckError(f"{file} has a viewBox without a size", expected="viewBox=“0 0 24 24”")
    stroke = root.get("stroke", "none") != "none"
    joined = tuple(c for path in paths for c in path)
    if not joined:
        raise DeckError(f"{file} draws nothing that an icon may hold", expected="path, rect, circle, line, polygon")
    return Icon(width, height, (IconPath(_shifted(joined, x, y), stroke),))


def _shifted(commands: tuple[Command, ...], x: float, y: float) -> tuple[Command, ...]:
    if not x and not y:
        return commands
    return tuple((c[0], *(float(n) - (x if i % 2 == 0 else y) for i, n in enumerate(c[1:]))) for c in commands)


def _outline(element: Any) -> str:
    """The element as path data; empty for what is no shape."""
    tag = str(element.tag).rpartition("}")[2]
    shape = _SHAPES.get(tag)
    return shape(element) if shape else ""


def _number(element: Any, name: str) -> float:
    return float(element.get(name) or 0)


def _circle(element: Any) -> str:
    rx = _number(element, "rx") or _number(element, "r")
    ry = _number(element, "ry") or _number(element, "r")
    x, y = _number(element, "cx"), _number(element, "cy")
    return f"M{x - rx} {y}A{rx} {ry} 0 1 1 {x + rx} {y}A{rx} {ry} 0 1 1 {x - rx} {y}Z"


def _rect(element: Any) -> str:
    x, y, w, h = (_number(element, n) for n in ("x", "y", "width", "height"))
    r = min(_number(element, "rx") or _number(element, "ry"), w / 2, h / 2)
    if not r:
        return f"M{x} {y}H{x + w}V{y + h}H{x}Z"
    return (
        f"M{x + r} {y}H{x + w - r}A{r} {r} 0 0 1 {x + w} {y + r}V{y + h - r}A{r} {r} 0 0 1 {x + w - r} {y + h}"
        f"H{x + r}A{r} {r} 0 0 1 {x} {y + h - r}V{y + r}A{r} {r} 0 0 1 {x + r} {y}Z"
    )


def _points(element: Any, close: str) -> str:
    return f"M{element.get('points', '').strip()}{close}"


_SHAPES: dict[str, Callable[[Any], str]] = {
    "path": lambda e: e.get("d", ""),
    "circle": _circle,
    "ellipse": _circle,
    "rect": _rect,
    "line": lambda e: f"M{_number(e, 'x1')} {_number(e, 'y1')}L{_number(e, 'x2')} {_number(e, 'y2')}",
    "polyline": lambda e: _points(e, ""),
    "polygon": lambda e: _points(e, "Z"),
}
