"""Speaker notes: a little Markdown, and everything else as it is written."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation

from deck.markup.spoken import spoken
from tests.conftest import Package, xpath

Built = Callable[..., Package]
PAGE = "ppt/notesSlides/notesSlide1.xml"


def said(text: str) -> list[str]:
    return ["".join(run.text for run in note.runs) for note in spoken(text, "en-US")]


def looks(text: str) -> dict[str, str]:
    """What stands out, and how."""
    names = ("bold", "italic", "mono", "link")
    runs = [run for note in spoken(text, "en-US") for run in note.runs]
    return {
        run.text: " ".join(n for n in names if getattr(run, n)) for run in runs if any(getattr(run, n) for n in names)
    }


@pytest.mark.parametrize(
    ("text", "told", "found"),
    [
        ("Say **it slowly**.", "Say it slowly.", {"it slowly": "bold"}),
        ("Then *smile*, (*really*)!", "Then smile, (really)!", {"smile": "italic", "really": "italic"}),
        ("***Both***", "Both", {"Both": "bold italic"}),
        ("**bold *both* so**", "bold both so", {"bold ": "bold", "both": "bold italic", " so": "bold"}),
        ("Type `a*b*c`", "Type a*b*c", {"a*b*c": "mono"}),
        ("See [the **paper**](https://a.org/b)", "See the paper", {"the ": "link", "paper": "bold link"}),
        ("这是**重点**的话", "这是重点的话", {"重点": "bold"}),
    ],
)
def test_marks_that_can_mean_nothing_else_are_read(text: str, told: str, found: dict[str, str]) -> None:
    assert said(text) == [told]
    assert looks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a*b*c and (x)*(y)*(z), f(x)*g(x)*h(x)",
        "2 * 3 * 4 = 24, x**2 + y**2, 2**10**2",
        "速度*时间*质量，长*宽*高",
        "* a footnote, *p < 0.05, **p < 0.01",
        "def f(*args, **kwargs) calls g(*args, **kwargs)",
        "char *a, *b; __init__ and snake_case_names, _this_",
        "it costs $a *b* c$ and $5 more",
        "array[i](x), [1](2), [there](#id), [a] (b)",
        "~~old~~, x^2^, <b>, &amp;, \\alpha, C:\\dir\\*.txt",
        "-5 degrees, --flag, -",
        "1. one\n2) two\n+ three",
        "``` is no block where nothing ends it",
        "it`s a lone backtick",
    ],
)
def test_what_is_no_markdown_beyond_doubt_stays_as_it_is(text: str) -> None:
    assert said(text) == text.splitlines()
    assert looks(text) == {}


@pytest.mark.parametrize("unit", ["*a ", "**a ", "`a", "[a", "$a ", "*", "**a** "])
def test_long_lines_of_marks_are_read_at_once(unit: str) -> None:
    start = time.perf_counter()
    spoken(unit * 20_000, "en-US")
    assert time.perf_counter() - start < 5


def test_lines_and_their_indents_stay_the_authors() -> None:
    assert said("one\n\n  two *three*\nfour") == ["one", "", "  two three", "four"]


def test_lines_that_begin_with_a_dash_are_a_list() -> None:
    notes = spoken("Three:\n- one\n  - **below**\n    - deeper\n- two\nno more\n  - another", "en-US")
    assert [note.level for note in notes] == [0, 1, 2, 3, 1, 0, 1]
    assert "".join(run.text for run in notes[2].runs) == "below"


def test_a_block_of_code_stays_letter_for_letter() -> None:
    text = "```yaml\n- layout: *x*\n    title: y\n```\n- after"
    assert said(text) == ["- layout: *x*", "    title: y", "after"]
    assert [note.level for note in spoken(text, "en-US")] == [0, 0, 1]
    assert set(looks(text).values()) == {"mono"}


# --- as PowerPoint has them ------------------------------------------------------------------------

NOTES = "Say **this**, see [it](https://example.org)\n      - one\n        - below\n"
OUTLINE = f"title: T\nlang: en-US\nslides:\n  - title: A\n    bullets: [a]\n    notes: |\n      {NOTES}"


def paragraphs(package: Package) -> list[Any]:
    return xpath(package.xml(PAGE), "//p:sp[.//p:ph[@type='body']]//a:p")


def test_bold_links_and_bullets_are_powerpoints_own(built: Built) -> None:
    package = built(OUTLINE)
    first, one, below = paragraphs(package)
    assert xpath(first, "a:r[a:rPr/@b='1']/a:t/text()") == ["this"]
    (link,) = xpath(first, ".//a:hlinkClick/@r:id")
    assert package.targets(PAGE)[link] == "https://example.org"
    assert [xpath(p, "a:pPr/a:buChar/@char") for p in (first, one, below)] == [[], ["•"], ["•"]]
    assert xpath(below, "a:pPr/@lvl") == ["1"]


def test_a_page_of_notes_knows_no_other_slide_than_its_own(built: Built) -> None:
    package = built(OUTLINE.replace("https://example.org", "#slide-1"))
    assert [t for t in package.targets(PAGE).values() if "slides/" in t] == ["../slides/slide1.xml"]


def test_each_level_has_a_size_of_its_own_for_libreoffice(built: Built) -> None:
    sizes = xpath(built(OUTLINE).xml(PAGE), "//a:lstStyle/*/a:defRPr/@sz")
    assert sizes == ["1200", "1200"]


def test_python_pptx_reads_the_words_alone(built: Built) -> None:
    slide = Presentation(str(built(OUTLINE).path)).slides[0]
    assert slide.notes_slide.notes_text_frame.text == "Say this, see it\none\nbelow"
