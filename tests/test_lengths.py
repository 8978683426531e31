"""Lengths as a template writes them: numbers of points, shares, and words of the brand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deck.brand import LENGTHS, load
from deck.compose.context import Context
from deck.compose.lengths import box_style, points
from deck.errors import TemplateError
from deck.flow.node import Edges, Length, Style
from deck.markup.element import Element
from deck.text.measure import FontNames, TextMeasurer
from tests.conftest import ROOT

HERE = Context(load(ROOT / "assets/brand"), TextMeasurer(FontNames()), "zh-CN", ROOT)


def style(name: str = "row", context: Context = HERE, **attributes: str) -> Style:
    return box_style(Element(name, {k.replace("_", "-"): v for k, v in attributes.items()}), context)


def test_a_length_is_points_a_share_or_a_word_of_the_brand() -> None:
    found = style(width="50%", height="12", min_width="12.5pt", min_height="xl", gap="m", padding="s l none")
    assert (found.width, found.height, found.min_width, found.min_height) == (
        Length(50, True), Length(12), Length(12.5), Length(40),
    )  # fmt: skip
    assert (found.column_gap, found.padding) == (16, Edges(8, 24, 0, 24))


def test_the_brand_decides_what_a_word_means() -> None:
    tight = replace(HERE.brand, lengths={**LENGTHS, "spacing": {**LENGTHS["spacing"], "m": 10}})
    assert style(gap="m", context=replace(HERE, brand=tight)).row_gap == 10


def test_a_word_with_a_minus_is_a_margin_that_takes_the_box_out() -> None:
    assert style(margin="none -page-side m").margin == Edges(0, -54, 16, -54)


@pytest.mark.parametrize(
    ("attribute", "word", "value"), [("radius", "m", 9), ("size", "l", 44), ("stroke-width", "thin", 1.5)]
)
def test_radii_icons_and_strokes_have_scales_of_their_own(attribute: str, word: str, value: float) -> None:
    assert points(Element("icon", {attribute: word}), attribute, HERE) == value


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        ({"gap": "medium"}, "gap=“medium” is no length"),
        ({"gap": "-4"}, "gap=“-4” is negative"),
        ({"padding": "1 2 3 4 5"}, "padding=“1 2 3 4 5”"),
        ({"width": "inf"}, "width=“inf” is no length"),
        ({"height": "nan"}, "height=“nan” is no length"),
        ({"width": "3em"}, "width=“3em” is no length"),
    ],
)
def test_what_is_no_length_is_named_with_what_would_be(attributes: dict[str, str], wanted: str) -> None:
    with pytest.raises(TemplateError) as caught:
        style(**attributes)
    assert wanted in caught.value.message
    assert caught.value.expected
