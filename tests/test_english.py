"""The lecture in English: the same slides, every word of them, spoken and written as English is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deck.fields.table import Table
from deck.layouts import Layouts
from deck.outline import Outline, SlideSpec, load
from deck.resources import templates
from tests.conftest import ROOT, Package, xpath

LAYOUTS = Layouts.discover(templates())
CHINESE = load(ROOT / "outline.yaml", LAYOUTS)
ENGLISH = load(ROOT / "outline.en.yaml", LAYOUTS)
PAIRS = list(zip(CHINESE.slides, ENGLISH.slides, strict=True))
# Han letters, and the marks that only East Asian typography has.
EAST_ASIAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]|——|……")
NAMES = [f"{spec.number} {spec.title}" for spec in ENGLISH.slides]


@pytest.fixture(scope="module")
def english(once: Callable[[str], Path]) -> Path:
    return once("outline.en.yaml")


def test_both_languages_have_the_same_slides_in_the_same_layouts() -> None:
    assert [c.layout.name for c, _ in PAIRS] == [e.layout.name for _, e in PAIRS]
    assert [(s.first, s.count) for s in CHINESE.sections] == [(s.first, s.count) for s in ENGLISH.sections]


@pytest.mark.parametrize(("chinese", "english"), PAIRS, ids=NAMES)
def test_both_languages_show_the_same_numbers_and_drawings(chinese: SlideSpec, english: SlideSpec) -> None:
    assert list(facts(chinese.fields)) == list(facts(english.fields))


def facts(value: Any) -> Iterator[Any]:
    """What no translation changes: numbers, marks of emphasis, names of icons, links, and the shape of it all."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "unit":
                continue  # one language may set with the number what the other sets beside it
            yield name
            yield from [inner] if name in ("icon", "kind", "link", "direction", "formula") else facts(inner)
    elif isinstance(value, tuple):
        yield len(value)
        for inner in value:
            yield from facts(inner)
    elif isinstance(value, Table):
        yield from (
            (line.kind, line.lit, [(c.align, c.colspan, c.rowspan, c.lit) for c in line.cells]) for line in value.lines
        )
    elif not isinstance(value, str):
        yield getattr(value, "children", value)


def test_no_word_of_the_english_deck_is_chinese(english: Path) -> None:
    for name, data in Package(english).parts.items():
        if name.endswith(".xml") and not name.startswith("ppt/theme/"):
            text = data.decode()
            assert not EAST_ASIAN.search(text), (name, EAST_ASIAN.findall(text)[:9])


def test_every_run_is_tagged_as_american_english(english: Path) -> None:
    package = Package(english)
    tags = {tag for _, root in package.named("ppt/slides/") for tag in xpath(root, ".//a:r/a:rPr/@lang")}
    assert tags == {"en-US"}


def texts(outline: Outline) -> Iterator[str]:
    """All that is read or heard, save formulas."""
    for spec in outline.slides:
        yield from strings({**spec.fields, "formula": None})
        yield spec.notes or ""


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if isinstance(value, Table):
        yield from (cell.text for line in value.lines for cell in line.cells)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        yield from strings(inner)


def test_quotation_marks_and_apostrophes_are_curly() -> None:
    assert [t for t in texts(ENGLISH) if re.search("[\"']", t)] == []


def test_dashes_are_set_as_english_sets_them() -> None:
    """En dashes in ranges and scores, no hyphen between blanks, no spaced em dash."""
    assert [t for t in texts(ENGLISH) if re.search(r" - | — |--|(?<![\d-])\d{4}-\d{4}(?!-)", t)] == []


@pytest.mark.parametrize("spec", ENGLISH.slides, ids=NAMES)
def test_the_notes_are_two_to_six_spoken_sentences_and_a_source(spec: SlideSpec) -> None:
    lines = (spec.notes or "").strip().splitlines()
    spoken = [line for line in lines if not re.match(r"Sources?: |Abstract$|Recent work", line)]
    assert 2 <= len(re.findall(r"[.?!]”?(?=\s|$)", "\n".join(spoken))) <= 6
    assert spec.layout.name in ("title", "section", "agenda") or re.match(r"Sources?: ", lines[-1])


def test_no_heading_takes_more_lines_than_two(english: Path) -> None:
    for slide in Presentation(str(english)).slides:
        title = slide.shapes.title
        assert title.text_frame.text.count("\v") <= 1, title.text_frame.text
