"""Builds as LibreOffice understands them: the clicks that were meant, and a page that looks as it does without them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image, ImageChops

from tests.conftest import Package, xpath

TOOLS = ("soffice", "pdftoppm")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PRESENTATION, ANIMATION = f"{{{ODF}presentation:1.0}}", f"{{{ODF}animation:1.0}}"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING) and not os.environ.get("DECK_CI"), reason=f"needs {' and '.join(MISSING)} (LibreOffice, poppler)"
    ),
]

SLIDES = """title: T
lang: en-US
slides:
  - {title: List, bullets: [one, {two: [below]}, three]BUILD}
  - {title: Cards, cards: [{title: one, icon: star}, {title: two, icon: star}]BUILD}
  - {title: Drawing, figures: [{kind: perceptron, sum: sum, activation: step}]BUILD}
  - {title: Time, events: [{date: 2015, title: a}, {date: 2016, title: b}, {date: 2018, title: c}]BUILD}
  - {title: Eras, eras: [{year: a, title: b, items: [c]}, {year: d, title: e, highlight: true}]BUILD}
"""


def convert(deck: Path, form: str, folder: Path) -> Path:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", str(folder), str(deck)], check=True, capture_output=True, timeout=300)
    return folder / f"{deck.stem}.{form}"


def pictures(deck: Path, folder: Path) -> list[Image.Image]:
    folder.mkdir()
    subprocess.run(["pdftoppm", "-r", "60", "-png", convert(deck, "pdf", folder), folder / "page"], check=True)
    return [Image.open(page).convert("RGB") for page in sorted(folder.glob("page*.png"))]


def test_a_slide_that_builds_looks_as_it_does_without(built: Callable[..., Package], tmp_path: Path) -> None:
    still = pictures(built(SLIDES.replace("BUILD", "")).path, tmp_path / "still")
    builds = pictures(built(SLIDES.replace("BUILD", ", build: items")).path, tmp_path / "builds")
    assert len(still) == len(builds) == 5
    for before, after in zip(still, builds, strict=True):
        assert ImageChops.difference(before, after).getbbox() is None


def test_libreoffice_sees_every_click_and_what_comes_with_it(lecture_file: Path, tmp_path: Path) -> None:
    deck = Package(lecture_file)
    read = Package(convert(lecture_file, "odp", tmp_path)).xml("content.xml")
    pages = list(read.iter(f"{{{ODF}drawing:1.0}}page"))
    assert [effects(page) for page in pages] == [written(deck.slide(n)) for n in range(1, len(pages) + 1)]


def effects(page: etree._Element) -> list[str]:
    found = (one for one in page.iter(f"{ANIMATION}par") if one.get(f"{PRESENTATION}preset-class") == "entrance")
    return [str(one.get(f"{PRESENTATION}node-type")) for one in found]


def written(slide: Any) -> list[str]:
    names = {"clickEffect": "on-click", "withEffect": "with-previous"}
    return [names[node] for node in xpath(slide, "p:timing//p:cTn[@presetClass='entr']/@nodeType")]
