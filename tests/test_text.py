"""Measuring and breaking text."""

from __future__ import annotations

import pytest

from deck.markup.inline import inlines
from deck.scene import Colour, LineBreak, Math, Paragraph, ParagraphStyle, Run
from deck.text.fonts import Catalogue
from deck.text.measure import FontNames, TextMeasurer
from deck.text.scripts import slots

MEASURER = TextMeasurer(FontNames())
CALIBRI = Catalogue().font("Calibri")


def advance(text: str) -> float:
    """Width of `text` in Calibri, in em."""
    return CALIBRI.shape(text, slots(text, True)[0]).width(1.0, 0.0, True)


STYLE = ParagraphStyle(20, 26, Colour("tx1"))


def paragraph(text: str, style: ParagraphStyle = STYLE) -> Paragraph:
    return Paragraph(inlines(text, "zh-CN"), style)


def lines(text: str, width: float) -> list[str]:
    return [line for line, _ in MEASURER.lines(paragraph(text), width)]


def test_han_is_one_em_wide() -> None:
    assert advance("深度学习，") == 5.0


def test_latin_has_the_advances_of_calibri() -> None:
    # Calibri's own advance widths (2048 units): A 1185, V 1162; the pair is kerned.
    apart = advance("A") + advance("V")
    assert advance("A") == pytest.approx(1185 / 2048, abs=0.001)
    assert advance("AV") < apart


def test_ligatures_are_not_formed() -> None:
    assert advance("ti") == pytest.approx(advance("t") + advance("i"), abs=0.002)


def test_han_breaks_anywhere_but_before_closing_and_after_opening_marks() -> None:
    for width in range(90, 200, 7):
        for line in lines("我们先讲历史（再讲人），最后看“应用”。好吗？", width):
            assert line[0] not in "，。）”？"
            assert line[-1] not in "（“"


def test_latin_words_stay_whole() -> None:
    words = "machine learning frameworks for everyone"
    assert " ".join(line.strip() for line in lines(words, 110)) == words
    assert all(word in words.split() for line in lines(words, 110) for word in line.split())


def test_a_hyphen_is_a_break_opportunity() -> None:
    assert lines("state-of-the-art", 60)[0].endswith("-")


def test_a_blank_at_a_lines_end_takes_no_room() -> None:
    width = MEASURER.max_content((paragraph("TensorFlow"),))
    assert lines("TensorFlow rocks", width + 1)[0] == "TensorFlow "


def test_text_fits_in_the_width_it_asks_for() -> None:
    for text in ("TensorFlow 产生的历史必然性", "Hello", "中文", "a-b c", "100 : 0 对阵 AlphaGo Lee"):
        assert len(lines(text, MEASURER.max_content((paragraph(text),)))) == 1


def test_a_heading_breaks_between_words_and_not_before_a_particle() -> None:
    heading = MEASURER.balance(paragraph("TensorFlow 产生的历史必然性"), 210)
    text = "".join(i.text if isinstance(i, Run) else "/" for i in heading.inlines)
    assert text == "TensorFlow 产生的/历史必然性"


def test_a_balanced_text_breaks_before_a_books_title_rather_than_in_it() -> None:
    balanced = MEASURER.balance(paragraph("试看/购买《TensorFlow 快速入门与实战》视频课程"), 420)
    text = "".join(i.text if isinstance(i, Run) else "/" for i in balanced.inlines)
    assert "/《TensorFlow" in text


def test_a_heading_does_not_break_a_name() -> None:
    heading = MEASURER.balance(paragraph("TensorFlow 与 Jeff Dean 的那些事"), 230)
    text = "".join(i.text if isinstance(i, Run) else "/" for i in heading.inlines)
    assert "Jeff Dean" in text
    assert "/" in text


def test_inline_commonmark_becomes_runs() -> None:
    found = inlines("Head of **Google Brain**, `tf.Graph`, [site](https://tensorflow.org) 和 $x_1$", "zh-CN")
    runs = [i for i in found if isinstance(i, Run)]
    assert ("Google Brain", True) in [(r.text, r.bold) for r in runs]
    assert any(r.mono and r.text == "tf.Graph" for r in runs)
    assert any(r.link == "https://tensorflow.org" and r.text == "site" for r in runs)
    assert Math("x_1") in found


def test_runs_are_tagged_with_their_language() -> None:
    assert [(r.text, r.lang) for r in inlines("TensorFlow 的历史", "zh-CN") if isinstance(r, Run)] == [
        ("TensorFlow ", "en-US"),
        ("的历史", "zh-CN"),
    ]


def test_a_backslash_at_a_lines_end_breaks_the_line() -> None:
    assert LineBreak() in inlines("a\\\nb", "en-US")


def test_identifiers_and_prices_stay_as_they_are() -> None:
    text = "xla_hlo_profile_test costs $5 or $6, {jeff, gcorrado}@google.com ..."
    assert "".join(r.text for r in inlines(text, "en-US") if isinstance(r, Run)) == text
