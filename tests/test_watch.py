"""`watch`: built again whenever something is saved, whatever is wrong meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deck.commands import watch
from tests.conftest import Package, run, xpath

OUTLINE = "title: T\nslides:\n  - {title: A, bullets: [one]}\n"


def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *edits: Callable[[], object]) -> str:
    """What is said while each of `edits` happens between two looks; then Ctrl+C."""
    left = [*edits]

    def sleep(seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr(watch.time, "sleep", sleep)
    result = run("watch", tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx")
    assert result.exit_code == 0
    return result.output


def write(file: Path, text: str) -> Callable[[], object]:
    return lambda: file.write_text(text, "utf-8")


def test_a_deck_is_built_at_once_and_again_when_its_outline_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = tmp_path / "talk.yaml"
    talk.write_text(OUTLINE, "utf-8")
    said = watched(tmp_path, monkeypatch, lambda: None, write(talk, OUTLINE.replace("one", "one, another")))
    assert said.count("1 slides in") == 2
    assert "another" in xpath(Package(tmp_path / "out.pptx").slide(1), "//a:t/text()")


def test_an_error_is_told_and_the_old_deck_stays_until_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = tmp_path / "talk.yaml"
    talk.write_text(OUTLINE, "utf-8")
    kept: list[bytes] = []
    broken = write(talk, OUTLINE.replace("bullets", "bulets"))
    look = lambda: kept.append((tmp_path / "out.pptx").read_bytes())  # noqa: E731
    said = watched(tmp_path, monkeypatch, look, broken, look, write(talk, OUTLINE))
    assert "did you mean “bullets”?" in said
    assert said.count("1 slides in") == 2
    assert kept[0] == kept[1]


def test_layouts_pictures_and_brands_count_but_not_what_was_built(tmp_path: Path) -> None:
    for name in ("talk.yaml", "templates/own.xml", "p.png", "build/p.png", ".git/x.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    seen = {Path(name).relative_to(tmp_path).as_posix() for name, *_ in watch.stamps([tmp_path])}
    assert seen == {"talk.yaml", "templates/own.xml", "p.png"}
