"""Slides as LibreOffice draws them, with typefaces as wide as those that the slides ask for.

Calibri, Cambria, Arial and Times New Roman have free twins, which LibreOffice finds. Consolas has none: DejaVu Sans
Mono, narrowed to its advance, stands in.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from PIL import Image

from deck import office
from docs.pictures.shown import ROOT

FINER = 2  # slides are drawn so much larger, then reduced
CONSOLAS = 1126 / 2048  # em a glyph
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{ours}</dir><dir>{made}</dir></fontconfig>
"""


def environment(folder: Path) -> dict[str, str]:
    """Variables that let LibreOffice find this project's typefaces, and Consolas's stand-in, made in `folder`."""
    for bold in (False, True):
        _stand_in(bold).save(folder / f"mono-{bold}.ttf")
    conf = folder / "fonts.conf"
    conf.write_text(FONTS.format(ours=ROOT / "assets/fonts", made=folder), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(conf)}


def pdf(deck: Path, env: dict[str, str]) -> Path:
    """The deck as a PDF beside it."""
    return office.drawn(office.program(), deck, env=env)


def page(document: Path, number: int, size: tuple[int, int]) -> Image.Image:
    """A page of a PDF, of `size` pixels."""
    target = document.with_name("page")
    only = ["-f", str(number), "-l", str(number), "-singlefile", "-png"]
    scale = ["-scale-to-x", str(size[0] * FINER), "-scale-to-y", str(size[1] * FINER)]
    subprocess.run(["pdftoppm", *only, *scale, str(document), str(target)], check=True)
    with Image.open(target.with_suffix(".png")) as drawn:
        return drawn.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _stand_in(bold: bool) -> TTFont:
    """DejaVu Sans Mono, its outlines, places of accents and advances narrowed, under Consolas's name."""
    style = "Bold" if bold else "Book"
    found = ["fc-match", "-f", "%{file}", f"DejaVu Sans Mono:style={style}"]
    font = TTFont(subprocess.run(found, check=True, capture_output=True, text=True).stdout)
    factor = CONSOLAS * font["head"].unitsPerEm / font["hmtx"]["a"][0]
    for name, (advance, bearing) in font["hmtx"].metrics.items():
        font["hmtx"][name] = (round(advance * factor), round(bearing * factor))
        _narrow(font["glyf"][name], factor)
    for name in font["name"].names:
        if name.nameID in (1, 4, 16):
            name.string = "Consolas"
    for table in ("fpgm", "prep", "cvt ", "GPOS"):
        font.tables.pop(table, None)
        font.reader.tables.pop(table, None)
    return font


def _narrow(glyph: Any, factor: float) -> None:
    if glyph.isComposite():
        for part in glyph.components:
            part.x = round(part.x * factor)
    elif glyph.numberOfContours:
        glyph.coordinates.scale((factor, 1))
    glyph.removeHinting()
