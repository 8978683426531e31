"""`python build.py gallery`: every layout with its sample, every word that templates may use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation

from deck.brand import ROLES, STYLES
from deck.languages import layout_title
from deck.layouts import Layouts
from deck.markup.vocabulary import VOCABULARY
from deck.resources import assets, icon_names, templates
from tests.conftest import ROOT, run

LAYOUTS = list(Layouts.discover(templates()))


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    target = tmp_path_factory.mktemp("gallery") / "gallery.pptx"
    result = run("gallery", "-o", target)
    assert result.exit_code == 0, result.output
    return list(Presentation(str(target)).slides)


def texts(thing: Any) -> list[str]:
    return [str(t.text) for t in thing.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")]


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def of_layouts(slides: list[Any]) -> dict[str, Any]:
    return {layout_of(slide): slide for slide in slides[: len(LAYOUTS)]}


def layout_of(slide: Any) -> str:
    """The layout's own name; PowerPoint shows it in the deck's language."""
    shown = {layout_title(layout.name, "en-US"): layout.name for layout in LAYOUTS}
    return shown[slide.slide_layout.name]


def test_every_layout_has_a_slide(slides: list[Any]) -> None:
    assert of_layouts(slides).keys() == {layout.name for layout in LAYOUTS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_notes_say_what_the_layout_is_for(slides: list[Any], layout) -> None:
    assert notes(of_layouts(slides)[layout.name]).startswith(layout.purpose)


def test_the_yaml_in_the_notes_makes_the_same_slides_again(slides: list[Any], tmp_path: Path) -> None:
    written = [notes(of_layouts(slides)[layout.name]).partition("\n\n")[2] for layout in LAYOUTS]
    outline = "title: T\nlang: en-US\nfooter: deck gallery\nslides:\n" + "\n".join(written)
    (tmp_path / "templates").mkdir()
    (tmp_path / "talk").mkdir()
    (tmp_path / "assets").symlink_to(assets())
    (tmp_path / "talk" / "again.yaml").write_text(outline, "utf-8")
    assert run(tmp_path / "talk" / "again.yaml", "-o", tmp_path / "again.pptx").exit_code == 0
    for slide in Presentation(str(tmp_path / "again.pptx")).slides:
        before = of_layouts(slides)[layout_of(slide)]
        assert own(slide) == own(before), slide.slide_layout.name


def own(slide: Any) -> list[str]:
    """A slide's words without its foot and the way to the agenda, which depend on the rest of the deck."""
    foot = {shape.shape_id for shape in slide.placeholders if shape.placeholder_format.idx in (10, 11, 12)}
    shapes = [shape for shape in slide.shapes if shape.shape_id not in foot]
    return [text for shape in shapes for text in texts(shape) if text not in ("Agenda", "1", "deck gallery")]


def test_every_element_of_the_vocabulary_is_drawn(slides: list[Any]) -> None:
    pages = "".join(path.read_text("utf-8") for path in (templates() / "gallery").glob("*.xml"))
    foot = (templates() / "_parts.xml").read_text("utf-8")
    drawn = set(re.findall(r"<([a-z][\w-]*)", pages + foot))
    assert VOCABULARY.keys() - drawn == set()


def test_every_style_role_and_icon_is_shown_by_its_name(slides: list[Any]) -> None:
    shown = {word for slide in slides for text in texts(slide) for word in re.findall(r"[\w-]+", text)}
    assert {*STYLES, *ROLES["light"], *icon_names()} - shown == set()


def test_a_layout_of_the_folder_beside_appears_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    front = "---\npurpose: Mine.\nfields:\n  title: {type: text, required: true}\nsample: {title: Mine}\n---\n"
    page = '{% extends "_content.xml" %}\n'
    (tmp_path / "templates/mine.xml").write_text(front + page, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("gallery").exit_code == 0
    found = Presentation(str(tmp_path / "build/gallery.pptx")).slides
    assert "mine" in [slide.slide_layout.name for slide in found]


def test_another_brand_is_shown_with_its_own_styles(tmp_path: Path) -> None:
    assert run("gallery", "--brand", ROOT / "assets/brand", "-o", tmp_path / "g.pptx").exit_code == 0


def test_the_samples_are_yaml_that_other_tools_read(slides: list[Any]) -> None:
    for layout in LAYOUTS:
        (slide,) = yaml.safe_load(notes(of_layouts(slides)[layout.name]).partition("\n\n")[2])
        assert slide["layout"] == layout.name
