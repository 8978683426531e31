"""Drawn slides arranged on a ground, with air around them. In: bands of tiles, PDFs of the decks. Out: an image."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from deck import brand
from docs.pictures.draw import page
from docs.pictures.shown import ROOT, Band, Deck, Tile

WIDTH = 1600  # pixels, of all pictures: 800 of a page, on a fine screen
MARGIN, GAP = 48, 24
RATIO = 9 / 16
RADIUS = 9
SHADOW_BELOW, SHADOW_BLUR, SHADOW = 6, 12, 0.18


def picture(bands: Sequence[Band], documents: Mapping[Deck, Path]) -> Image.Image:
    """The bands, one below the other."""
    drawn = [_band(band, documents) for band in bands]
    sheet = Image.new("RGB", (WIDTH, sum(image.height for image in drawn)))
    top = 0
    for image in drawn:
        sheet.paste(image, (0, top))
        top += image.height
    return sheet


def _band(band: Band, documents: Mapping[Deck, Path]) -> Image.Image:
    ground = "#" + brand.load(ROOT / band.brand).theme[band.ground]
    boxes = {tile: _box(tile, band) for tile in band.tiles}
    bottom = max(top + height for _, top, _, height in boxes.values())
    sheet = Image.new("RGB", (WIDTH, bottom + MARGIN), ground)
    for tile, (left, top, width, height) in boxes.items():
        _set(sheet, page(documents[tile.deck], tile.slide, (width, height)), (left, top))
    return sheet


def _box(tile: Tile, band: Band) -> tuple[int, int, int, int]:
    """Left, top, width and height in pixels. A wide tile is as high as its cells and their gap, so a bit wider."""
    wider = max(_wider(other) for other in band.tiles)
    cell = (WIDTH - 2 * MARGIN - (band.columns - 1) * GAP - wider) / band.columns
    before = sum(_wider(other) for other in band.tiles if other.column < tile.column and _beside(other, tile))
    left, top = tile.column * (cell + GAP) + before, tile.row * (cell * RATIO + GAP)
    height = tile.span * cell * RATIO + (tile.span - 1) * GAP
    return round(MARGIN + left), round(MARGIN + top), round(height / RATIO), round(height)


def _wider(tile: Tile) -> float:
    return (tile.span - 1) * (GAP / RATIO - GAP)


def _beside(one: Tile, other: Tile) -> bool:
    return one.row < other.row + other.span and other.row < one.row + one.span


def _set(sheet: Image.Image, slide: Image.Image, corner: tuple[int, int]) -> None:
    """Lay a slide on the sheet, its corners rounded, with a soft shadow below."""
    shape = _rounded(slide.size)
    shadow = Image.new("L", sheet.size)
    shadow.paste(shape.point(lambda shade: shade * SHADOW), (corner[0], corner[1] + SHADOW_BELOW))
    sheet.paste("black", mask=shadow.filter(ImageFilter.GaussianBlur(SHADOW_BLUR)))
    sheet.paste(slide, corner, shape)


def _rounded(size: tuple[int, int]) -> Image.Image:
    fine = Image.new("L", (size[0] * 4, size[1] * 4))
    ImageDraw.Draw(fine).rounded_rectangle((0, 0, fine.width - 1, fine.height - 1), RADIUS * 4, fill=255)
    return fine.resize(size, Image.Resampling.LANCZOS)
