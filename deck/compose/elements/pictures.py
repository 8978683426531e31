"""Builders of pictures: placed whole or filling their box, told how many pixels they have.

`fit` is CSS's object-fit: "cover" fills the box and cuts what stands over, round the point that `focus` names
("30% 20%"); "contain" shows all. Left out: of a photograph (JPEG) cover, unless that would cut away more than a third;
of anything else contain, since a drawing's edges say something.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache, partial
from pathlib import Path

from deck import svg
from deck.cache.stamps import Stamp, stamp
from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint, HeldPaint
from deck.compose.registry import builds
from deck.errors import DeckError, did_you_mean
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import Box, Picture, Placeholder

FITS = ("cover", "contain")
# What stands at the end of a picture (PNG §11.2.5, JPEG B.1.1.3, GIF89a §27; MPO: JPEGs in one file); cameras put more
# behind it, and thumbnails near the front, with ends of their own.
ENDS = {"PNG": b"IEND", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9", "GIF": b";"}
MOST_CUT = 1 / 3
PHOTOGRAPHS = frozenset((".jpg", ".jpeg"))
Size = tuple[float, float]
Crop = tuple[float, float, float, float]


@builds("img")
def img(element: Element, context: Context) -> Node:
    place = partial(placed, element, Path(element.get("src")))
    paint = FunctionPaint(lambda box: (place(box, None),))
    return Node("leaf", box_style(element, context), content=Sized(), tag=paint)


@builds("picture")
def picture(element: Element, context: Context) -> Node:
    """A picture placeholder; without `src` it stays empty, for the user to fill."""
    source = element.get("src")

    def put(box: Box, placeholder: Placeholder | None) -> tuple[Picture]:
        return (placed(element, Path(source), box, placeholder),)

    paint = HeldPaint("pic", "Picture", element.get("prompt"), put if source else None, element.get("shape"))
    return Node("leaf", box_style(element, context), content=Sized(), tag=paint)


def placed(element: Element, source: Path, box: Box, placeholder: Placeholder | None) -> Picture:
    """The picture in `box` as the element's `fit` and `focus` say. Raises DeckError for a file that is none."""
    dots = (0, 0) if svg.is_svg(source) else pixels(source)
    size = svg.size(source) if svg.is_svg(source) else dots
    crop = _cover(box, size, _focus(element))
    if _contains(element, source, crop):
        box, crop = contained(box, size), (0.0, 0.0, 0.0, 0.0)
    link = element.get("link") or None
    return Picture(box, "Picture", source, element.get("alt"), crop, placeholder, link, dots)


def pixels(source: Path) -> tuple[int, int]:
    """Width and height of a picture file, as it stands (EXIF 0x0112 turns are not known to viewers)."""
    return _pixels(source, stamp(source))


@lru_cache(maxsize=4096)
def _pixels(source: Path, state: Stamp) -> tuple[int, int]:
    """Raises DeckError for a file that is no picture, or a part of one; `state` is when the file was so."""
    from PIL import Image, UnidentifiedImageError

    try:
        data = source.read_bytes()
        with Image.open(io.BytesIO(data)) as opened:
            kind, size = str(opened.format), opened.size
    except UnidentifiedImageError:  # whose own words show a Python object
        raise DeckError(
            f"{source} can't be read as a picture: what it holds is none, whatever its name says",
            expected="PNG, JPEG or GIF",
        ) from None
    except (OSError, Image.DecompressionBombError) as problem:
        raise DeckError(f"{source} can't be read as a picture: {problem}", expected="PNG, JPEG or GIF") from None
    if kind not in ENDS:
        raise DeckError(f"{source} is a {kind} picture", expected="PNG, JPEG, GIF or SVG")
    if ENDS[kind] not in data[len(data) // 2 :]:
        raise DeckError(f"{source} ends too early: it is a part of a picture", expected="the whole file")
    return size


def contained(box: Box, size: Size) -> Box:
    """The largest box of the picture's proportions in `box`, in its middle."""
    ratio = size[0] / size[1]
    width = min(box.width, box.height * ratio)
    height = width / ratio
    return Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _contains(element: Element, source: Path, crop: Crop) -> bool:
    fit = element.get("fit")
    if fit and fit not in FITS:
        raise element.error(f"fit=“{fit}”", expected=" or ".join(FITS), hint=did_you_mean(fit, FITS))
    if fit:
        return fit == "contain"
    return source.suffix.lower() not in PHOTOGRAPHS or max(crop[0] + crop[2], crop[1] + crop[3]) > MOST_CUT


def _focus(element: Element) -> tuple[float, float]:
    """The point that must stay in sight, as shares of width and height."""
    text = element.get("focus") or "50% 50%"
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)% (\d{1,3}(?:\.\d+)?)%", text)
    point = tuple(float(part) / 100 for part in match.groups()) if match else (2.0, 2.0)
    if max(point) > 1:
        raise element.error(f"focus=“{text}” is no point", expected="shares of width and height, as 30% 20%")
    return point[0], point[1]


def _cover(box: Box, size: Size, focus: tuple[float, float]) -> Crop:
    """The shares to cut (left, top, right, bottom) so that the picture fills the box, `focus` near its middle."""
    own, ratio = box.width / box.height, size[0] / size[1]
    if own > ratio:
        top, bottom = _cut(ratio / own, focus[1])
        return (0.0, top, 0.0, bottom)
    left, right = _cut(own / ratio, focus[0])
    return (left, 0.0, right, 0.0)


def _cut(shown: float, focus: float) -> tuple[float, float]:
    """What to cut before and after so that a share `shown` remains, `focus` as near its middle as it goes."""
    before = min(max(focus - shown / 2, 0.0), 1 - shown)
    return before, 1 - shown - before
