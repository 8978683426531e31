"""The benchmark's decks can be built, and hold what is said of them."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation

from benchmarks import content
from benchmarks.plot import outline as plot_outline
from tests.conftest import run


def test_our_deck_holds_the_words_that_everybody_gets(tmp_path: Path) -> None:
    content.give_templates(tmp_path)
    (tmp_path / "slides.yaml").write_text(content.as_outline(3), "utf-8")
    assert run(tmp_path / "slides.yaml", "-o", tmp_path / "slides.pptx").exit_code == 0
    for given, slide in zip(content.slides(3), Presentation(str(tmp_path / "slides.pptx")).slides, strict=True):
        table = next(shape.table for shape in slide.shapes if shape.has_table)
        texts = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
        assert slide.shapes.title.text_frame.text.replace("\v", " ") == given.title
        assert "\n".join(given.bullets) in texts
        assert [[cell.text for cell in row.cells] for row in table.rows] == given.table
        assert slide.notes_slide.notes_text_frame.text == given.notes


def test_the_plot_is_a_deck_of_ours(tmp_path: Path) -> None:
    curves = {"deck": [(31, 0.2), (1000, 1.0), (10_000, 9.0)], "other": [(31, 0.3), (1000, 9.0)]}
    (tmp_path / "plot.yaml").write_text(plot_outline(curves), "utf-8")
    assert run(tmp_path / "plot.yaml", "-o", tmp_path / "plot.pptx").exit_code == 0
