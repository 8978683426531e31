"""`python build.py layouts`: what there is to choose from, on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from deck.layouts import Layouts
from deck.resources import templates
from deck.yaml_nodes import parse_yaml, plain
from tests.conftest import run

ALL = list(Layouts.discover(templates()))


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)
def test_a_layout_tells_its_purpose_its_fields_and_a_sample(layout) -> None:
    told = run("layouts", layout.name).stdout
    assert layout.purpose in told
    lines = {line.split()[0] for line in told.splitlines() if line.strip()}
    assert {name + "*" * spec.required for name, spec in layout.fields.items()} <= lines


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)
def test_the_sample_told_is_the_sample_itself(layout) -> None:
    _, sample = run("layouts", layout.name).stdout.split("  - layout:")
    (slide,) = plain(parse_yaml("- layout:" + sample.replace("\n  ", "\n"), Path("told")))
    assert slide == {"layout": layout.name, **plain(layout.sample)}


def test_without_a_name_all_layouts_are_told() -> None:
    told = run("layouts").stdout
    assert all(f"{layout.name}  {layout.purpose}" in told for layout in ALL)


def test_a_layout_of_the_folder_beside_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/mine.xml").write_text("---\npurpose: Mine.\nfields:\n  title: text\n---\n<slide/>\n")
    monkeypatch.chdir(tmp_path)
    assert run("layouts", "mine").stdout.startswith("mine  Mine.")


def test_a_name_that_is_none_gets_a_suggestion() -> None:
    result = run("layouts", "crads")
    assert result.exit_code == 2
    assert "did you mean “cards”?" in result.stderr
