"""Slides that are hard to fit (tests/hard/outline.yaml): all build, nothing leaves its box, nothing is too small.

And what can't be fitted is an error that says what to do.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.conftest import ROOT, Package, xpath

EMU = 12700
WIDTH, HEIGHT = 960, 540
HARD = ROOT / "tests/hard/outline.yaml"
FLOORS = {"body": 14, "title": 24, "table": 14}  # points; nothing at all is under 12
SHORT = 5  # characters: such a text is found in many places of a page
UNREAD = re.compile("[\u0590-\u08ff\U0001f000-\U0001faff]")  # what a PDF gives back in another order, or not
DRAWN = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("DECK_CI"), reason="needs soffice (LibreOffice)"
)


@pytest.fixture(scope="module")
def hard(once: Callable[[str], Path]) -> Path:
    return once("tests/hard/outline.yaml")


@pytest.fixture(scope="module")
def slides(hard: Path) -> list[Any]:
    package = Package(hard)
    return [package.slide(n) for n in range(1, len(list(package.named("ppt/slides/slide"))) + 1)]


def boxes(slide: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """Every box that a slide states, with its shape's name: left, top, right, bottom."""
    for shape in xpath(slide, ".//p:sp | .//p:pic | .//p:graphicFrame | .//p:cxnSp"):
        name = xpath(shape, ".//p:cNvPr/@name")[0]
        for frame in xpath(shape, "p:spPr/a:xfrm | p:xfrm"):
            x, y, w, h = (int(n) / EMU for n in xpath(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy"))
            yield name, x, y, x + w, y + h


def sizes(slide: Any, path: str) -> set[float]:
    return {int(size) / 100 for size in xpath(slide, f"{path}//a:rPr/@sz")}


def test_they_are_enough_to_be_worth_the_name(slides: list[Any]) -> None:
    assert len(slides) >= 50


def test_nothing_stands_outside_the_slide(slides: list[Any]) -> None:
    outside = [
        (number, name)
        for number, slide in enumerate(slides, 1)
        for name, left, top, right, bottom in boxes(slide)
        if left < -1 or top < -1 or right > WIDTH + 1 or bottom > HEIGHT + 1
    ]
    assert outside == []


def test_no_text_is_smaller_than_its_floor(slides: list[Any]) -> None:
    for number, slide in enumerate(slides, 1):
        assert all(size >= 12 for size in sizes(slide, "")), number
        assert all(size >= FLOORS["table"] for size in sizes(slide, ".//a:tbl")), number
        assert all(size >= FLOORS["title"] for size in sizes(slide, ".//p:sp[.//p:ph[@type='title']]")), number
        assert all(size >= FLOORS["body"] for size in sizes(slide, ".//p:sp[.//p:ph[@type='body']]")), number


def test_cells_of_a_table_share_one_size(slides: list[Any]) -> None:
    """One for the body and one for headings, however long a cell is."""
    assert all(len(sizes(slide, ".//a:tbl")) <= 2 for slide in slides)


def test_tables_end_above_what_stands_below_them(slides: list[Any]) -> None:
    for slide in slides:
        for frame in xpath(slide, ".//p:graphicFrame[.//a:tbl]"):
            (top,) = xpath(frame, "p:xfrm/a:off/@y")
            rows = sum(int(h) for h in xpath(frame, ".//a:tr/@h"))
            assert (int(top) + rows) / EMU <= 512


def test_grids_of_merged_cells_add_up(slides: list[Any]) -> None:
    for slide in slides:
        for table in xpath(slide, ".//a:tbl"):
            width = len(xpath(table, "a:tblGrid/a:gridCol"))
            assert all(len(xpath(row, "a:tc")) == width for row in xpath(table, "a:tr"))
            merged = xpath(table, ".//a:tc[@hMerge or @vMerge]")
            spans = [(int(c.get("gridSpan", 1)), int(c.get("rowSpan", 1))) for c in xpath(table, ".//a:tc")]
            assert sum(across * down - 1 for across, down in spans) == len(merged)


def test_ids_of_shapes_are_unique(slides: list[Any]) -> None:
    for slide in slides:
        ids = xpath(slide, ".//p:cNvPr[not(ancestor::mc:Fallback)]/@id")
        assert len(ids) == len(set(ids))


@DRAWN
@pytest.mark.slow
def test_drawn_by_libreoffice_no_glyph_leaves_its_box(hard: Path, tmp_path: Path) -> None:
    from deck.text.fonts import Catalogue
    from tests.powerpoint.compare import drawn_frames
    from tests.powerpoint.frames import read
    from tests.powerpoint.pdf import pages
    from tests.second_opinion.draw import libreoffice
    from tests.test_drawn import out_of

    drawn = pages(libreoffice(hard, tmp_path), WIDTH)
    stray = [
        (number, frame.name, frame.text[:40], round(out_of(frame, glyphs), 1))
        for number, (slide, page) in enumerate(zip(read(hard), drawn, strict=True), 1)
        if not any(UNREAD.search(frame.text) for frame in slide.frames)
        for frame, glyphs in drawn_frames(slide, page, Catalogue())
        if len(frame.text) > SHORT and out_of(frame, glyphs) > 1.0
    ]
    assert stray == []


HEAD = "title: T\nlang: zh-CN\nslides:\n  - title: A\n"
HAN = "深度学习让计算机从大量样本里自己找到规律，"


@pytest.mark.parametrize(
    ("slide", "wanted"),
    [
        (f"    quote: {HAN * 40}\n", ["lines) too tall", "cut about "]),
        (f"    bullets: ['{'x' * 300}']\n", ["pt too wide", "a word of 300 characters"]),
        (f"    bullets: ['{'9' * 150}']\n", ["pt too wide", "a word of 150 characters"]),
        (f"    columns: [{{text: {HAN * 30}}}, {{text: b}}]\n", ["too tall", "cut about ", "or `overflow: split`"]),
        (f"    overflow: error\n    bullets: [{', '.join(['字'] * 40)}]\n", ["too tall", "or `overflow: split`"]),
        (f"    cards: [{{title: {HAN * 9}}}, {{title: b}}, {{title: c}}, {{title: d}}]\n", ["too tall", "cut about "]),
        (
            f"    table: {{header: [a], rows: [[{HAN * 60}]]}}\n",
            ["Table “a | 深度", "too tall", "say less in its cells"],
        ),
    ],
)
def test_what_does_not_fit_says_what_would(build: Callable[..., Result], slide: str, wanted: list[str]) -> None:
    result = build(HEAD + slide)
    assert result.exit_code == 2
    assert "does not fit" in result.stderr
    assert [part for part in wanted if part not in result.stderr] == [], result.stderr
