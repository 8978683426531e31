"""Text of any size and kind is laid out, with work that grows as it does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deck.scene import Bullet, Colour, Paragraph, ParagraphStyle, Run
from deck.text import fonts
from deck.text.layout import block_atoms
from deck.text.measure import ROOM, FontNames, Measured, TextMeasurer

MEASURER = TextMeasurer(FontNames())
STYLE = ParagraphStyle(20, 26, Colour("tx1"))


def paragraph(*texts: str, lang: str = "zh-CN") -> Paragraph:
    return Paragraph(tuple(Run(text, lang) for text in texts), STYLE)


def fitted(*texts: str, width: float = 300, lang: str = "zh-CN") -> Measured:
    return MEASURER.fit((paragraph(*texts, lang=lang),), width)


def lines(*texts: str, width: float = 300, lang: str = "zh-CN") -> list[str]:
    return [text for text, _ in MEASURER.lines(paragraph(*texts, lang=lang), width)]


def shaped(*texts: str) -> int:
    """How often HarfBuzz is called for a paragraph."""
    before = fonts.shape.cache_info().misses
    fitted(*texts)
    return fonts.shape.cache_info().misses - before


def test_a_word_of_twenty_thousand_characters_is_shaped_once_and_broken_by_characters() -> None:
    word = "q" * 20_000
    assert shaped(word) <= 1
    found = lines(word)
    assert "".join(found) == word
    assert len({len(line) for line in found[:-1]}) == 1


def test_a_paragraph_of_a_hundred_thousand_characters_shapes_each_word_once() -> None:
    assert shaped("convolution recurrence attention " * 3_000) <= 10
    assert shaped("深度学习，" * 20_000) == 0
    words = [f"w{n}" for n in range(5_000)]
    assert shaped(" ".join(words)) <= 2 * len(words)


def test_measuring_again_shapes_nothing_at_any_width_or_size() -> None:
    text = "Nothing here is shaped twice, whatever the width."
    fitted(text)
    before = fonts.shape.cache_info().misses
    for width in (100, 200, 300):
        fitted(text, width=width)
    larger = Paragraph((Run(text, "zh-CN", size=33),), STYLE)
    MEASURER.fit((larger,), 300)
    assert fonts.shape.cache_info().misses == before


def test_the_atoms_of_a_paragraph_are_made_once_for_all_widths() -> None:
    fitted("Once 一次 is enough", width=250)
    before = block_atoms.cache_info().misses
    fitted("Once 一次 is enough", width=90)
    assert block_atoms.cache_info().misses == before


@pytest.mark.parametrize("style", [STYLE, replace(STYLE, indent=19, hanging=19, bullet=Bullet("•", Colour("tx1")))])
@pytest.mark.parametrize(
    "text", ["To layer, x-Yes  ", "  indented", "深度学习，从零——开始", "e-signing a/b", "42", " "]
)
def test_the_extent_of_words_is_to_the_last_bit_that_of_the_line_they_make(text: str, style: ParagraphStyle) -> None:
    one = Paragraph((Run(text, "zh-CN"),), style)
    (line,) = MEASURER.lines(one, float("inf"))
    room = ROOM * style.size
    assert MEASURER.max_content((one,)) == style.indent + line[1] + room
    assert MEASURER.min_content((one,)) == style.indent + max(atom.solid for atom in MEASURER.atoms(one)) + room


def test_thousands_of_runs_in_one_word_are_one_word() -> None:
    assert "".join(lines(*["x"] * 5_000)) == "x" * 5_000
    assert fitted(*["ab "] * 5_000).lines == fitted("ab " * 5_000).lines


@pytest.mark.parametrize("width", [0.0, -5.0, 1e-9, float("nan"), float("-inf")])
def test_a_width_that_is_none_holds_a_glyph_a_line(width: float) -> None:
    assert lines("ab 世界", width=width) == ["a", "b ", "世", "界"]


def test_an_infinite_width_wraps_nothing() -> None:
    assert fitted("word " * 2_000, width=float("inf")).lines == 1


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), (" ",), ("\u200b",), ("\x00\x1f",)])
def test_a_paragraph_without_ink_is_one_empty_line(texts: tuple[str, ...]) -> None:
    found = fitted(*texts)
    assert (found.lines, found.height) == (1, 26)
    assert found.width == pytest.approx(0.0, abs=0.01)


def test_control_characters_and_lone_surrogates_take_no_room() -> None:
    assert fitted("a\x00\x07b\ud800c\x7f").width == fitted("abc").width


def test_a_line_end_in_a_text_is_a_blank() -> None:
    assert fitted("a\nb").width == fitted("a b").width


def test_combining_marks_stay_with_their_letter() -> None:
    assert all(line[0] == "e" for line in lines("e\u0301" * 200, width=90))
    assert fitted("e\u0301").width == pytest.approx(fitted("é").width, abs=0.2)


def test_a_joined_emoji_is_one_glyph_and_never_split() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    assert fitted(family).width == fitted("\U0001f600").width
    assert set(lines(family * 20, width=80)) == {family * 2}
    flags = "\U0001f1e8\U0001f1f3\U0001f1fa\U0001f1f8"
    assert fitted(flags).width == 2 * fitted("\U0001f600").width


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("مرحبا بالعالم، هذا نص طويل يجب أن ينكسر على عدة أسطر (2018) TensorFlow", "ar-SA"),
        ("שלום עולם, זה טקסט ארוך שצריך להישבר (2018) TensorFlow", "he-IL"),
        ("नमस्ते दुनिया, यह एक लंबा पाठ है जो टूटना चाहिए", "hi-IN"),
        ("ภาษาไทยไม่มีช่องว่างระหว่างคำจึงตัดบรรทัดตามตัวอักษร", "th-TH"),
    ],
)
def test_every_script_is_laid_out_in_its_logical_order(text: str, lang: str) -> None:
    found = lines(text, width=150, lang=lang)
    assert len(found) > 1
    assert "".join(found) == text
    assert fitted(text, width=150, lang=lang).width <= 150


def test_a_hundred_thousand_blanks_hang_over_one_line() -> None:
    assert fitted(" " * 100_000).lines == 1
