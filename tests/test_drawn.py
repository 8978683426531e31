"""The lecture as LibreOffice draws it: it opens, every slide is there, and text stays in its box."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deck.text.fonts import Catalogue
from deck.text.viewers import POWERPOINT
from tests.conftest import Package, xpath
from tests.powerpoint.compare import compared, drawn_frames
from tests.powerpoint.frames import Frame, read
from tests.powerpoint.pdf import Glyph, pages
from tests.second_opinion.draw import libreoffice

EMU = 12700
TOOLS = ("soffice", "pdftotext")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING) and not os.environ.get("DECK_CI"), reason=f"needs {' and '.join(MISSING)} (LibreOffice, poppler)"
    ),
]


@pytest.fixture(scope="session", params=["outline.yaml", "outline.en.yaml"])
def deck(request: pytest.FixtureRequest, once: Callable[[str], Path]) -> Path:
    """The lecture in each language."""
    return once(request.param)


@pytest.fixture(scope="session")
def pdf(deck: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    return libreoffice(deck, folder)


def words(pdf: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """Words of each page with their boxes, in points of a 960 × 540 page."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = []
    for page in re.findall(r'<page width="([\d.]+)"[^>]*>(.*?)</page>', out, re.DOTALL):
        scale = 960 / float(page[0])
        found = re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page[1]
        )
        pages.append([(*(float(n) * scale for n in word[:4]), word[4]) for word in found])
    return pages  # type: ignore[return-value]


def text_boxes(slide: Any, layout: Any) -> list[tuple[float, float, float, float]]:
    """Boxes of all shapes with text; a placeholder's from its layout where the slide has none."""
    places = {(h.get("type"), h.get("idx")): h for h in xpath(layout, ".//p:ph")}
    found = []
    for shape in xpath(slide, ".//p:sp[.//a:t] | .//p:graphicFrame"):
        frames = xpath(shape, "p:spPr/a:xfrm | p:xfrm")
        if not frames:
            (holder,) = xpath(shape, ".//p:ph")
            frames = xpath(places[holder.get("type"), holder.get("idx")], "ancestor::p:sp/p:spPr/a:xfrm")
        x, y, w, h = (int(n) / EMU for n in xpath(frames[0], "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy"))
        found.append((x, y, x + w, y + h))
    return found


def test_every_slide_is_drawn(pdf: Path) -> None:
    assert len(words(pdf)) == 31


def test_all_drawn_text_lies_within_the_box_it_was_given(pdf: Path, deck: Path) -> None:
    stray, lecture = [], Package(deck)
    for number, page in enumerate(words(pdf), 1):
        name = f"ppt/slides/slide{number}.xml"
        layout = next(t for t in lecture.targets(name).values() if "slideLayout" in t).replace("..", "ppt")
        boxes = text_boxes(lecture.xml(name), lecture.xml(layout))
        for x0, y0, x1, y1, word in page:
            # A face's ascent and descent reach past an exact line's box; its ink does not.
            slack, middle = 8.0, (y0 + y1) / 2
            inside = any(a - slack <= x0 and x1 <= c + slack and b - 3 <= middle <= d + 3 for a, b, c, d in boxes)
            if not inside:
                stray.append((number, word, round(x0), round(middle)))
    assert stray == []


def out_of(frame: Frame, run: list[Glyph]) -> float:
    """How far a frame's glyphs reach out of it, points: to the sides, capitals up, baselines down."""
    left, right = min(g.x for g in run), max(g.end for g in run)
    top, bottom = min(g.y - 0.7 * g.size for g in run), max(g.y for g in run)
    return max(frame.x - left, right - frame.x - frame.width, frame.y - top, bottom - frame.y - frame.height)


def test_every_glyph_stands_in_its_own_frame(pdf: Path, deck: Path) -> None:
    """Text boxes, placeholders, cells: each text is found on its page, and no glyph of it is outside its box."""
    stray = [
        (number, frame.name, frame.text[:40])
        for number, (slide, glyphs) in enumerate(zip(read(deck), pages(pdf, 960), strict=True), 1)
        for frame, run in drawn_frames(slide, glyphs, Catalogue())
        if out_of(frame, run) > 1.0
    ]
    assert stray == []


def test_no_text_takes_more_lines_than_powerpoint_gives_it(pdf: Path, deck: Path) -> None:
    """LibreOffice's space between scripts costs no line: room was left for it."""
    longer = [
        (pair.name, [line.text for line in pair.theirs])
        for number, (slide, glyphs) in enumerate(zip(read(deck), pages(pdf, 960), strict=True), 1)
        for pair in compared(number, slide, glyphs, Catalogue(), POWERPOINT)
        if len(pair.theirs) > len(pair.ours)
    ]
    assert longer == []
