"""Text that fills its box: lines as wide as it by their ink."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result

from deck.brand import STYLES
from deck.scene import Colour, Paragraph, ParagraphStyle, Run
from deck.text.measure import FontNames, TextMeasurer
from tests.conftest import ROOT, Package, xpath

Built = Callable[..., Package]
MEASURER = TextMeasurer(FontNames())
WIDTH = 852.0  # of a slide within its margins, in points
PAGE = (
    "---\npurpose: P\nfields: {title: {type: text}, lines: {type: list, of: text}}\nsample: {title: A, lines: [B]}\n"
    '---\n{% extends "_content.xml" %}\n{% block content %}<text style="poster" wrap="fill">'
    '{% for line in lines %}<p style="poster">{{ line }}</p>{% endfor %}</text>{% endblock %}\n'
)
DECK = "title: T\nslides:\n  - {layout: lines, title: A, lines: [%s]}\n"


@pytest.fixture(autouse=True)
def layout(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/lines.xml").write_text(PAGE, "utf-8")


def drawn(built: Built, *lines: str) -> tuple[list[float], float, float]:
    """The sizes of the lines, and from where to where the frame reaches, in points."""
    (shape,) = xpath(
        built(DECK % ", ".join(f"'{line}'" for line in lines)).slide(1),
        f"//p:sp[contains(string(p:txBody), '{lines[0]}')]",
    )
    left, width = (int(n) / 12700 for n in xpath(shape, ".//a:off/@x | .//a:ext/@cx"))
    return [int(size) / 100 for size in xpath(shape, ".//a:rPr/@sz")], left, left + width


def ink(text: str, size: float) -> float:
    style = ParagraphStyle(size, size, Colour("tx1"), bold=True)
    return MEASURER.inked(Paragraph((Run(text, "en-US"),), style))


@pytest.mark.parametrize("text", ["Coca-Cola", "11,600,000+", "International", "腾讯社交广告平台"])
def test_its_ink_reaches_from_margin_to_margin(text: str, built: Built) -> None:
    (size,), left, _ = drawn(built, text)
    assert ink(text, size) <= WIDTH < ink(text, size) + 4
    assert left <= 54


def test_no_line_is_larger_than_its_style(built: Built) -> None:
    assert drawn(built, "IBM")[0] == [STYLES["poster"].size]


def test_all_lines_are_as_large_as_the_longest_lets_them_be(built: Built) -> None:
    sizes, _, _ = drawn(built, "IBM", "International")
    assert sizes == [drawn(built, "International")[0][0]] * 2


def test_its_frame_stands_out_by_no_more_than_its_side_bearings(built: Built) -> None:
    (size,), left, right = drawn(built, "Coca-Cola")
    assert 0 < 54 - left < 0.06 * size
    assert 0 < right - (960 - 54) < 0.06 * size


def test_what_is_too_long_at_the_least_size_is_told(build: Callable[..., Result]) -> None:
    text: Sequence[str] = ["Donaudampfschifffahrtsgesellschaftskapitän"]
    assert "too wide at the smallest size allowed" in build(DECK % text[0]).output


def test_a_face_that_a_machine_may_lack_leaves_room_for_the_one_in_its_stead(built: Built) -> None:
    name = "International"
    slide = built(DECK % name, "--brand", ROOT / "assets/brands/technical").slide(1)
    (shape,) = xpath(slide, f"//p:sp[contains(string(p:txBody), '{name}')]")
    (size,) = xpath(shape, ".//a:rPr/@sz")
    assert 0.55 * len(name) * int(size) / 100 < 0.93 * WIDTH
