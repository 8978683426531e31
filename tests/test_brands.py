"""The three brands: the lecture builds in each, all of its text can be read, and no trace of another colour stays."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from deck.brand import load
from deck.brand.contrast import contrast
from tests.conftest import ROOT, Package, run, xpath
from tests.looks import pieces

BRANDS = {"default": ROOT / "assets/brand", **{f.name: f for f in sorted((ROOT / "assets/brands").iterdir())}}


@pytest.fixture(scope="module", params=BRANDS)
def dressed(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The lecture in one of the brands."""
    target = tmp_path_factory.mktemp(request.param) / "deck.pptx"
    result = run(ROOT / "outline.yaml", "-o", target, "--brand", BRANDS[request.param])
    assert result.exit_code == 0, result.output
    assert result.stderr == "", "a brand of ours gives no cause for warnings"
    return Package(target)


def test_all_text_can_be_read(dressed: Package) -> None:
    """WCAG 2.2, 1.4.3: 4.5:1, and 3:1 for large text."""
    seen = list(pieces(dressed))
    assert len(seen) > 400
    faint = {
        (p.slide, p.text, p.ink, p.back, p.size, f"{contrast(p.ink, p.back):.2f}")
        for p in seen
        if contrast(p.ink, p.back) < (3 if p.large else 4.5)
    }
    assert sorted(faint) == []


def test_the_brands_differ_in_ground_faces_and_motif() -> None:
    looks = [load(folder) for folder in BRANDS.values()]
    assert len({brand.fonts.heading for brand in looks}) == len(looks)
    assert len({brand.variants["cover"] for brand in looks}) == len(looks)
    assert {brand.home for brand in looks} == {"light", "dark"}
    assert all(brand.logo for brand in looks)


def hexes(package: Package) -> dict[str, bytes]:
    """All bytes of the package, those of zipped parts (workbooks) unzipped."""
    found = dict(package.parts)
    for name, data in package.parts.items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                found |= {f"{name}!{inner}": book.read(inner) for inner in book.namelist()}
    return found


@pytest.mark.parametrize("name", BRANDS)
def test_changing_primary_leaves_no_trace_of_the_old_colour(name: str, tmp_path: Path) -> None:
    brand = tmp_path / "brand"
    shutil.copytree(BRANDS[name], brand)
    old = load(brand).theme["accent1"]
    text = (brand / "_brand.yml").read_text("utf-8")
    changed = re.sub(f"#{old}", "#7A2E8C", text, flags=re.IGNORECASE)
    assert changed != text
    (brand / "_brand.yml").write_text(changed, "utf-8")
    assert run(ROOT / "outline.yaml", "-o", tmp_path / "x.pptx", "--brand", brand).exit_code == 0
    package = Package(tmp_path / "x.pptx")
    traces = [part for part, data in hexes(package).items() if old.encode() in data.upper()]
    assert traces == []
    assert xpath(package.xml("ppt/theme/theme1.xml"), ".//a:accent1/a:srgbClr/@val") == ["7A2E8C"]


def test_colours_stand_as_rgb_in_themes_alone(dressed: Package) -> None:
    guilty = [n for n, data in dressed.parts.items() if b"srgbClr" in data and not n.startswith("ppt/theme/")]
    assert guilty == []
