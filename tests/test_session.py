"""A session rebuilds what has changed, and makes what a new process would make."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from deck.errors import OutlineError
from deck.pipeline import build
from deck.pipeline.session import Session
from tests.conftest import ROOT

NEW = (sys.executable, str(ROOT / "build.py"))
OUTLINE = """
title: Talk
slides:
  - {layout: section, title: Part}
  - {title: First, bullets: [one, two]}
  - {title: Seen, image: seen.png, alt: A}
  - {title: Seen again, image: again.png, alt: A}
  - {title: Grown, chart: {kind: column, categories: [a, b], series: [{name: s, values: [1, 2]}]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An outline with pictures, a template and a brand of its own."""
    (tmp_path / "outline.yaml").write_text(OUTLINE, "utf-8")
    for name in ("seen.png", "again.png"):
        Image.new("RGB", (160, 90), "red").save(tmp_path / name)
    (tmp_path / "templates").mkdir()
    shutil.copy(ROOT / "templates/bullets.xml", tmp_path / "templates")
    shutil.copytree(ROOT / "assets/brand", tmp_path / "brand")
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def a_word(folder: Path) -> None:
    edit(folder / "outline.yaml", "one", "another")


def a_new_slide(folder: Path) -> None:
    edit(folder / "outline.yaml", "  - {title: First", "  - {title: Zeroth, bullets: [zero]}\n  - {title: First")


def notes(folder: Path) -> None:
    edit(folder / "outline.yaml", "title: First,", "title: First, notes: Say this,")


def the_language(folder: Path) -> None:
    edit(folder / "outline.yaml", "title: Talk", "title: Talk\nlang: zh-CN")


def a_link_and_its_target(folder: Path) -> None:
    edit(folder / "outline.yaml", "title: Grown,", "title: Grown, id: grown,")
    edit(folder / "outline.yaml", "[zero", "['[zero](#grown)'")


def a_picture(folder: Path) -> None:
    Image.new("RGB", (90, 160), "blue").save(folder / "seen.png")


def a_template(folder: Path) -> None:
    edit(folder / "templates/bullets.xml", "<body ", '<p style="lead">New</p><body ')


def the_brand(folder: Path) -> None:
    file = folder / "brand/_brand.yml"
    file.write_text(file.read_text("utf-8").replace("Calibri", "Arial"), "utf-8")


def nothing(folder: Path) -> None:
    pass


CHANGES = [a_word, a_new_slide, notes, the_language, a_link_and_its_target, a_picture, a_template, the_brand, nothing]


def test_after_any_change_the_deck_is_the_one_of_a_new_process(folder: Path) -> None:
    session = Session(folder / "outline.yaml", brand=folder / "brand")
    for change in CHANGES:
        change(folder)
        session.build(folder / "again.pptx")
        subprocess.run([*NEW, "outline.yaml", "--brand", "brand", "-q", "-o", "new.pptx"], cwd=folder, check=True)
        assert (folder / "again.pptx").read_bytes() == (folder / "new.pptx").read_bytes(), change.__name__


def test_the_checks_find_what_they_find_in_a_new_process(folder: Path) -> None:
    edit(folder / "outline.yaml", ", alt: A}", "}")
    session = Session(folder / "outline.yaml", brand=folder / "brand")
    first, again = session.build(folder / "a.pptx"), session.build(folder / "a.pptx")
    new = build(folder / "outline.yaml", folder / "a.pptx", brand=folder / "brand")
    assert new.findings > 0
    assert first == again == new


@pytest.mark.parametrize("change", [a_word, notes, a_picture])
def test_only_what_has_changed_is_made_anew(folder: Path, change: Callable[[Path], None]) -> None:
    session = Session(folder / "outline.yaml", brand=folder / "brand")
    before = session.scene().slides
    change(folder)
    after = session.scene().slides
    assert [old is new for old, new in zip(before, after, strict=True)].count(False) == 1


def test_after_an_error_the_session_goes_on(folder: Path) -> None:
    session = Session(folder / "outline.yaml", brand=folder / "brand")
    before = session.scene()
    edit(folder / "outline.yaml", "bullets", "bulets")
    with pytest.raises(OutlineError):
        session.scene()
    edit(folder / "outline.yaml", "bulets", "bullets")
    assert session.scene() == before
