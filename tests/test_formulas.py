"""LaTeX to Office Math."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from deck.errors import DeckError
from deck.formula import extent, plain
from deck.pptx.equation import omml
from tests.conftest import Package, xpath

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def math(latex: str):
    return etree.fromstring(f"<r {A}>{omml(latex)}</r>")


def text(element, path: str) -> list[str]:
    return ["".join(xpath(found, ".//m:t/text()")) for found in xpath(element, path)]


@pytest.mark.parametrize(
    ("latex", "path", "texts"),
    [
        (r"\frac{a}{b}", ".//m:f/m:num", ["a"]),
        (r"\frac{a}{b}", ".//m:f/m:den", ["b"]),
        (r"\sqrt{x}", ".//m:rad/m:e", ["x"]),
        (r"\sqrt[3]{x}", ".//m:rad/m:deg", ["3"]),
        ("x^2", ".//m:sSup/m:sup", ["2"]),
        ("x_i", ".//m:sSub/m:sub", ["i"]),
        ("x_i^2", ".//m:sSubSup/m:sup", ["2"]),
        (r"\sum_{i=1}^{n} x", ".//m:nary/m:sub", ["i=1"]),
        (r"\sum_{i=1}^{n} x", ".//m:nary/m:e", ["x"]),
        (r"\int_0^1 f", ".//m:nary/m:sup", ["1"]),
        (r"(a+b)", ".//m:d/m:e", ["a+b"]),
        (r"\bar{x}", ".//m:bar/m:e", ["x"]),
        (r"\hat{y}", ".//m:acc/m:e", ["y"]),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", ".//m:m/m:mr", ["ab", "cd"]),
        (r"\lim_{x \to 0} f", ".//m:limLow/m:lim", ["x→0"]),
    ],
)
def test_each_construct_has_its_element(latex: str, path: str, texts: list[str]) -> None:
    assert text(math(latex), path) == texts


def test_words_in_a_formula_are_upright_and_keep_their_blanks() -> None:
    (run,) = xpath(math(r"\text{Total Facility Energy}"), ".//m:r")
    assert xpath(run, "m:rPr/m:nor")
    assert xpath(run, "m:t/text()") == ["Total Facility Energy"]


@pytest.mark.parametrize(
    ("latex", "reason"),
    [(r"\foo", r"unknown command \foo"), (r"\frac{a}{b", "without its “}”"), ("a}", "without its “{”"), ("", "empty")],
)
def test_bad_latex_says_what_is_wrong(latex: str, reason: str) -> None:
    with pytest.raises(DeckError, match="can't be read") as caught:
        omml(latex)
    assert reason in caught.value.message


def test_a_formula_reads_as_one_line_of_text() -> None:
    assert plain(r"\text{PUE} = \frac{\text{All}}{\text{IT}} = 1 + x_1") == "PUE = (All)/(IT) = 1 + x_1"


def test_a_fraction_is_taller_than_a_line_and_a_longer_formula_wider() -> None:
    assert extent(r"\frac{a}{b}", 20)[1] > extent("a", 20)[1]
    assert extent("a + b", 20)[0] > extent("a", 20)[0]
    assert extent("a", 40)[0] == pytest.approx(2 * extent("a", 20)[0])


def test_a_formula_in_a_list_fills_its_placeholder_once(built: Callable[..., Package]) -> None:
    slide = built("title: T\nslides:\n  - title: A\n    bullets: ['energy $E = mc^2$ is known']\n").slide(1)
    assert len(xpath(slide, ".//p:ph[@type='body']")) == 1
    assert xpath(slide, ".//mc:Choice//a14:m/m:oMath//m:sSup")
    assert "".join(xpath(slide, ".//mc:Fallback//a:t/text()")) == "energy E = mc^2 is known"


@pytest.mark.parametrize(("latex", "face"), [("E = mc^2", ["Cambria Math"]), (r"\text{Loss} = x", [])])
def test_words_of_a_formula_have_the_brands_face(latex: str, face: list[str], built: Callable[..., Package]) -> None:
    slide = built(f"title: T\nslides:\n  - title: A\n    formula: {latex}\n").slide(1)
    assert xpath(slide, ".//mc:Choice//a:lstStyle//a:latin/@typeface") == face
