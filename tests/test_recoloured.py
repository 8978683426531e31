"""Another palette in the theme recolours the whole deck: drawn by LibreOffice before and after."""

from __future__ import annotations

import colorsys
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT, Package, run, xpath
from tests.second_opinion.draw import libreoffice

MISSING = [tool for tool in ("soffice", "pdftoppm") if not shutil.which(tool)]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING) and not os.environ.get("DECK_CI"), reason=f"needs {' and '.join(MISSING)} (LibreOffice, poppler)"
    ),
]
BRANDS = ["brand", "brands/corporate", "brands/technical"]
# Hues apart from every accent of the three brands; what was coloured must be something else afterwards.
OTHER = {
    "dk1": "2A1230",
    "dk2": "33103F",
    "lt2": "F6F0F8",
    "hlink": "8B1FA8",
    "folHlink": "6B5470",
    "accent1": "8B1FA8",
    "accent2": "C05BE0",
    "accent3": "6B5470",
    "accent4": "A993AE",
    "accent5": "A01F7E",
    "accent6": "D45BB4",
}


def recoloured(source: Path, target: Path) -> None:
    """The deck with another palette in all of its themes, and nothing else changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("ppt/theme/"):
                text = data.decode()
                for slot, colour in OTHER.items():
                    text = re.sub(rf'(<a:{slot}><a:srgbClr val=")[0-9A-F]{{6}}', rf"\g<1>{colour}", text)
                data = text.encode()
            new.writestr(item, data)


def drawn(deck: Path, folder: Path) -> list[Image.Image]:
    folder.mkdir()
    pdf = libreoffice(deck, folder)
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(pdf), str(folder / "page")], check=True)
    return [Image.open(file).convert("RGB") for file in sorted(folder.glob("page-*.png"))]


def hues(package: Package) -> list[float]:
    """The hues, in degrees, of the accents that are colours."""
    found = []
    for n in range(1, 7):
        value = xpath(package.xml("ppt/theme/theme1.xml"), f".//a:accent{n}/a:srgbClr/@val")[0]
        hue, _, saturation = colorsys.rgb_to_hls(*(int(value[i : i + 2], 16) / 255 for i in (0, 2, 4)))
        if saturation > 0.4:
            found.append(hue * 360)
    return found


def is_coloured(pixel: tuple[int, int, int], wanted: list[float]) -> bool:
    """Whether a pixel has the hue of an accent, clearly."""
    if max(pixel) - min(pixel) < 60:
        return False
    hue, _, saturation = colorsys.rgb_to_hls(*(c / 255 for c in pixel))
    return saturation > 0.35 and any(abs((hue * 360 - h + 180) % 360 - 180) < 9 for h in wanted)


def _pixels(page: Image.Image) -> Iterator[tuple[int, int, int]]:
    data = iter(page.tobytes())
    return zip(data, data, data, strict=True)


@pytest.mark.parametrize("brand", BRANDS)
def test_no_pixel_keeps_the_colour_that_the_old_accents_gave_it(brand: str, tmp_path: Path) -> None:
    deck, other = tmp_path / "deck.pptx", tmp_path / "other.pptx"
    assert run(ROOT / "outline.yaml", "-o", deck, "--brand", ROOT / "assets" / brand).exit_code == 0
    recoloured(deck, other)
    wanted = hues(Package(deck))
    coloured, stayed = 0, []
    for number, (old, new) in enumerate(zip(drawn(deck, tmp_path / "a"), drawn(other, tmp_path / "b"), strict=True), 1):
        pairs = zip(_pixels(old), _pixels(new), strict=True)
        marked = [(a, b) for a, b in pairs if is_coloured(a, wanted)]
        coloured += len(marked)
        same = sum(max(abs(x - y) for x, y in zip(a, b, strict=True)) < 12 for a, b in marked)
        if same:
            stayed.append((number, same, len(marked)))
    assert coloured > 5000
    assert stayed == []
