"""Measuring and breaking text."""

from __future__ import annotations

import pytest

from deck.compose.content import TextContent
from deck.markup.inline import LOWERED, RAISED, inlines
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


def test_what_may_not_break_fits_to_the_very_end_of_its_line() -> None:
    one = (paragraph("116,000+"),)
    free, whole = (TextContent(one, MEASURER, frozenset(), wrap=wrap).min_width() for wrap in (True, False))
    assert whole == MEASURER.lines(one[0], float("inf"))[0][1]
    assert free > whole


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


def test_a_balanced_text_breaks_between_words_rather_than_at_a_hyphen() -> None:
    balanced = MEASURER.balance(paragraph("TensorFlow Open-Source Community"), 240)
    text = "".join(i.text if isinstance(i, Run) else "/" for i in balanced.inlines)
    assert "/" in text and "-/" not in text


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


def looks(text: str) -> list[tuple[str, bool, float]]:
    return [(r.text, r.strike, r.baseline) for r in inlines(text, "en-US") if isinstance(r, Run)]


def test_words_are_struck_through_raised_and_lowered() -> None:
    assert looks("~~old~~ new") == [("old", True, 0.0), (" new", False, 0.0)]
    assert looks("H~2~O") == [("H", False, 0.0), ("2", False, LOWERED), ("O", False, 0.0)]
    assert looks("m s^−1^") == [("m s", False, 0.0), ("−1", False, RAISED)]
    assert looks("~~CO~2~~~") == [("CO", True, 0.0), ("2", True, LOWERED)]
    (power,) = [r for r in inlines("**mc^2^**", "en-US") if isinstance(r, Run) and r.baseline]
    assert power.bold


@pytest.mark.parametrize(
    "text", ["3~5 天，7~9 天", "3~5天，7~9天", "3~5,7~9", "2^10 and 2^20", "~/a and ~/b", "a ~ b ~ c", "^ and ^", "x^2"]
)
def test_tildes_and_carets_of_running_text_stay_as_they_are(text: str) -> None:
    assert "".join(r.text for r in inlines(text, "zh-CN") if isinstance(r, Run)) == text
    assert not any(r.strike or r.baseline for r in inlines(text, "zh-CN") if isinstance(r, Run))


def test_a_backslash_keeps_a_caret_and_a_tilde() -> None:
    assert looks(r"a\^2^ and \~~b\~~") == [("a^2^ and ~~b~~", False, 0.0)]


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


def tied(text: str, width: float) -> list[str]:
    return [line.strip() for line, _ in MEASURER.lines(MEASURER.tied(paragraph(text), width), width)]


def test_a_last_word_does_not_stand_alone_where_that_costs_no_line() -> None:
    text = "Frameworks hide the gradients, the scheduling and the data"
    width = next(w for w in range(150, 400) if lines(text, w)[-1] == "data")
    assert tied(text, width)[-1] == "the\u00a0data"
    assert len(tied(text, width)) == len(lines(text, width))


def test_a_last_word_stands_alone_where_company_would_cost_a_line() -> None:
    text = "a bookkeeper counterrevolutionaries it"
    width = next(w for w in range(120, 400) if lines(text, w)[1:] == ["counterrevolutionaries ", "it"])
    assert tied(text, width) == [line.strip() for line in lines(text, width)]


def test_text_that_flows_well_is_left_as_it_is() -> None:
    for text in (
        "one line",
        "深度学习不是新的想法，只是数据",
        "two words on the last line of this text are quite enough",
    ):
        one = paragraph(text)
        assert MEASURER.tied(one, 200) is one


TITLES = [
    "TensorFlow 产生的历史必然性",
    "从感知机到深度学习：六十年的起落",
    "为什么是数据流图？",
    "“TensorFlow 之父” — Jeff Dean",
    "AlphaGo + TensorFlow 大胜人类围棋高手",
    "Why every framework became a compiler in the end",
    "What we learned from forty million documents",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_balanced_title_has_no_lonely_end_and_no_line_more(title: str) -> None:
    style = ParagraphStyle(40, 50, Colour("tx1"), bold=True, heading=True)
    one = Paragraph(inlines(title, "zh-CN"), style)
    for width in range(240, 800, 20):
        count = len(MEASURER.lines(one, width))
        found = [line.strip() for line, _ in MEASURER.lines(MEASURER.balance(one, width), width)]
        assert len(found) == MEASURER.fit((one,), width).lines >= count
        assert len(found) == 1 or len(found[-1].rstrip("？。！”")) > 1
        assert not any(line[0] in "，。：；？！）”" for line in found)


def test_large_figures_line_up_by_their_ink() -> None:
    one = paragraph("1,762")
    assert 0 < MEASURER.side_bearing(one) < one.style.size * 0.12
    assert MEASURER.side_bearing(paragraph("万")) == 0.0


@pytest.mark.parametrize(
    ("title", "width", "broken"),
    [
        ("从一张眼底照片预测心血管风险", 300, "从一张眼底照片/预测心血管风险"),
        ("身份证自动输入与人脸图像比较", 320, "身份证自动输入/与人脸图像比较"),
        ("减少数据中心能源消耗", 260, "减少数据/中心能源消耗"),
        ("从感知机到深度学习：六十年的起落", 440, "从感知机到深度学习：/六十年的起落"),
    ],
)
def test_a_chinese_title_breaks_between_words(title: str, width: float, broken: str) -> None:
    style = ParagraphStyle(40, 50, Colour("tx1"), bold=True, heading=True)
    heading = MEASURER.balance(Paragraph(inlines(title, "zh-CN"), style), width)
    assert "".join(i.text if isinstance(i, Run) else "/" for i in heading.inlines) == broken
