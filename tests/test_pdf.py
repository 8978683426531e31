"""`pdf`: the deck as pages to hand out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import run

OUTLINE = (
    "title: T\nlang: en-US\nslides:\n"
    "  - {title: First, bullets: [one, two], notes: said aloud}\n  - {title: Second, bullets: [three]}\n"
)
TOOLS = ("soffice", "pdftotext")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
DRAWN = pytest.mark.skipif(
    bool(MISSING) and not os.environ.get("DECK_CI"), reason=f"needs {' and '.join(MISSING)} (LibreOffice, poppler)"
)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.yaml"
    path.write_text(OUTLINE, "utf-8")
    return path


def pages(pdf: Path) -> list[str]:
    told = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    return told.split("\f")[:-1]


@pytest.mark.slow
@DRAWN
def test_a_pdf_has_a_page_for_each_slide(talk: Path) -> None:
    result = run("pdf", talk)
    assert result.exit_code == 0, result.stderr
    assert [page.split("\n")[0] for page in pages(talk.parent / "build/talk.pdf")] == ["First", "Second"]
    assert [path.name for path in (talk.parent / "build").iterdir()] == ["talk.pdf"]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in LibreOffice's place: its PDF is the deck under another name."""
    program = tmp_path / "office"
    program.write_text('#!/bin/sh\nfor deck; do :; done\ncp "$deck" "${deck%.pptx}.pdf"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("deck.office.PROGRAMS", (str(program),))


def test_a_pdf_of_which_slides_are_hidden_is_told_without_a_wrong_number(talk: Path, office: None) -> None:
    talk.write_text(OUTLINE.replace("title: First", "hidden: true, title: First"), "utf-8")
    result = run("pdf", talk)
    assert result.exit_code == 0, result.stderr
    assert re.fullmatch(r"\S+talk\.pdf in \d+\.\d\d s\n", result.stdout)


def test_a_pdf_may_be_made_quietly(talk: Path, office: None) -> None:
    result = run("pdf", talk, "-q")
    assert (result.exit_code, result.output) == (0, "")
    assert (talk.parent / "build/talk.pdf").is_file()


@pytest.mark.slow
@DRAWN
def test_notes_pages_stand_in_the_slides_stead(talk: Path) -> None:
    run("pdf", talk, "--notes", "-o", talk.parent / "notes.pdf")
    first, _ = pages(talk.parent / "notes.pdf")
    assert "said aloud" in first and "First" in first


@pytest.mark.slow
@DRAWN
def test_a_slide_without_notes_has_a_page_like_the_others(talk: Path) -> None:
    run("pdf", talk, "--notes", "-o", talk.parent / "notes.pdf")
    first, second = pages(talk.parent / "notes.pdf")
    assert [page.split("\n")[0] for page in (first, second)] == ["T", "T"], "the deck's title at their heads"


@pytest.mark.slow
@DRAWN
def test_between_han_and_latin_there_is_the_blank_that_is_written_there(tmp_path: Path) -> None:
    for name, title in (("written", "图 A 中 A 图"), ("bare", "图A中A图")):
        (tmp_path / f"{name}.yaml").write_text(
            f"title: T\nlang: zh-CN\nslides:\n  - {{title: {title}, bullets: [a]}}\n"
        )
        assert run("pdf", tmp_path / f"{name}.yaml", "-o", tmp_path / f"{name}.pdf").exit_code == 0
    written, bare = (title_width(tmp_path / f"{name}.pdf") for name in ("written", "bare"))
    blank, size = 0.226, 30.0  # em of Calibri and its twin Carlito; points of a title
    assert written - bare == pytest.approx(4 * blank * size, abs=1)
    assert bare == pytest.approx((3 + 2 * 0.606) * size, abs=1), "three Han and two bold A, with nothing between"


def title_width(pdf: Path) -> float:
    """How far the first page's first line reaches, in points."""
    told = subprocess.run(["pdftotext", "-bbox", "-l", "1", str(pdf), "-"], capture_output=True, check=True, text=True)
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"', told.stdout)
    line = [(float(left), float(right)) for left, top, right in words if abs(float(top) - float(words[0][1])) < 8]
    return max(right for _, right in line) - min(left for left, _ in line)


def test_without_libreoffice_it_says_what_to_do(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deck.office.PROGRAMS", ("no-such-office",))
    result = run("pdf", talk)
    assert result.exit_code == 2
    assert "no LibreOffice here" in result.stderr and "install LibreOffice" in result.stderr


def test_what_libreoffice_cannot_draw_leaves_the_old_file(
    talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = tmp_path / "office"
    office.write_text("#!/bin/sh\necho broken >&2\n", "utf-8")
    office.chmod(0o755)
    monkeypatch.setattr("deck.office.PROGRAMS", (str(office),))
    (tmp_path / "old.pdf").write_text("old", "utf-8")
    result = run("pdf", talk, "-o", tmp_path / "old.pdf")
    assert result.exit_code == 2 and "LibreOffice made no PDF: broken" in result.stderr
    assert (tmp_path / "old.pdf").read_text("utf-8") == "old"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("pdf", "-o", "a.pptx"), "a PDF is called .pdf"), (("build", "-o", "a.pdf"), "“pdf” is a command")],
)
def test_each_command_writes_files_of_its_own_kind(talk: Path, arguments: tuple[str, ...], told: str) -> None:
    name, *options = arguments
    result = run(name, talk, *options)
    assert result.exit_code == 2 and told in result.stderr
