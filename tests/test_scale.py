"""Parts of the scene made smaller: every length, no share."""

from __future__ import annotations

from deck.compose.company.scale import scaled
from deck.scene import (
    Box,
    Colour,
    Freeform,
    Insets,
    Marker,
    Paragraph,
    ParagraphStyle,
    Run,
    Series,
    Shape,
    Stroke,
    TextFrame,
)

STYLE = ParagraphStyle(21, 28, Colour("tx1", 0.5, 0.5), before=4, indent=10, hanging=10)
TEXT = TextFrame((Paragraph((Run("a", "en-US", size=13),), STYLE),), insets=Insets(2, 2, 2, 2))
SHAPE = Shape(Box(10, 20, 30, 40), "S", Freeform(7, 7, (("M", 1.0, 1.0),)), None, Stroke(Colour("tx1"), 3), TEXT)


def test_boxes_strokes_and_insets_follow_the_factor() -> None:
    small = scaled(SHAPE, 0.5)
    assert small.box == Box(5, 10, 15, 20)
    assert small.stroke is not None and small.stroke.width == 1.5
    assert small.text is not None and small.text.insets == Insets(1, 1, 1, 1)


def test_sizes_of_text_are_whole_half_points_rounded_down() -> None:
    text = scaled(SHAPE, 0.83).text
    assert text is not None
    (paragraph,) = text.paragraphs
    (run,) = paragraph.inlines
    assert isinstance(run, Run)
    assert (paragraph.style.size, run.size) == (17.0, 10.5)
    assert paragraph.style.pitch == 28 * 0.83


def test_colours_and_a_freeforms_own_space_stay() -> None:
    small = scaled(SHAPE, 0.5)
    assert small.geometry == SHAPE.geometry
    assert small.text is not None and small.text.paragraphs[0].style.colour == Colour("tx1", 0.5, 0.5)


def test_factor_one_changes_nothing() -> None:
    assert scaled(SHAPE, 1) is SHAPE


def test_a_charts_marks_and_words_go_along() -> None:
    series = Series("s", (1.0,), Colour("tx1"), marker=Marker("circle", 12), line_width=4, label_size=20)
    small = scaled(series, 0.5)
    assert (small.marker.size, small.line_width, small.label_size) == (6, 2, 10)
