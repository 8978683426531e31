"""What the README shows is what is built today."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.pictures.shown import PICTURES, fingerprints, stored, written
from tests.conftest import ROOT, run

TEXT = (ROOT / "README.md").read_text("utf-8")


def test_its_pictures_show_the_slides_of_today(tmp_path: Path) -> None:
    today, kept = fingerprints(written(tmp_path)), stored()
    stale = [name for name in PICTURES if today[name] != kept.get(name)]
    assert stale == [], "slides that it shows have changed; run: python -m docs.pictures"


def test_it_shows_every_picture_that_is_drawn_and_no_other() -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\(docs/pictures/([\w.]+)\)", TEXT))
    assert shown == PICTURES.keys() | {"benchmarks.png"}


def test_all_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "docs/pictures").glob("*.png")) < 2_000_000


def test_what_it_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", TEXT)
    assert [link for link in links if not (ROOT / link).exists()] == []


TOUR = TEXT[TEXT.index("## Five minutes") : TEXT.index("## What an outline can say")]


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all that the tour says to save."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "tests/company_templates/poi.pptx", tmp_path / "acme.potx")
    for name, text in re.findall(r"Save as `([^`]+)`[^:]*:\n\n```\w+\n(.*?)```", TOUR, re.DOTALL):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def commands() -> Iterator[list[str]]:
    for block in re.findall(r"```sh\n(.*?)```", TOUR, re.DOTALL):
        for line in block.splitlines():
            python, script, *arguments = shlex.split(line, comments=True)
            assert (python, script) == ("python", "build.py")
            yield arguments


def test_every_command_of_the_tour_runs(followed: Path) -> None:
    results = {" ".join(arguments): run(*arguments) for arguments in commands()}
    assert {command: result.stderr for command, result in results.items() if result.exit_code} == {}
    assert len(results) >= 7
    assert results["check talk.yaml"].output == "nothing found\n"
    assert (followed / "talk.pptx").is_file() and (followed / "build/gallery.pptx").is_file()


def test_its_outline_is_the_one_in_the_picture(followed: Path) -> None:
    assert (followed / "talk.yaml").read_text("utf-8") == (ROOT / "docs/pictures/talk.yaml").read_text("utf-8")


def test_the_mistake_has_the_message_that_it_shows(followed: Path) -> None:
    talk = followed / "talk.yaml"
    talk.write_text(talk.read_text("utf-8").replace("    chart:", "    charts:"), "utf-8")
    (message,) = re.findall(r"```\n(talk\.yaml:.*?)```", TOUR, re.DOTALL)
    result = run("talk.yaml")
    assert (result.exit_code, result.stderr) == (2, message)


def test_its_layout_takes_the_slide_that_it_shows(followed: Path) -> None:
    (slide,) = re.findall(r"Now `(\{.*?\})` is a slide", TOUR)
    with (followed / "talk.yaml").open("a", encoding="utf-8") as talk:
        talk.write(f"  - {slide}\n")
    assert "5 slides" in run("talk.yaml").output


def test_twelve_bullets_fit_and_sixty_go_on(followed: Path) -> None:
    for count, slides in ((12, 1), (60, 5)):
        items = "".join(f"      - Point {n}, said in a few words\n" for n in range(count))
        (followed / "many.yaml").write_text(f"title: T\nlang: en-US\nslides:\n  - title: A\n    bullets:\n{items}")
        assert f"{slides} slide" in run("many.yaml").output
