"""Code that stands on several slides is cut between what belongs together."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from deck.outline.pieces import pieces
from deck.outline.seams import at_seams, seams
from tests.conftest import Package, xpath

Built = Callable[..., Package]


def parts(text: str, count: int, most: int) -> list[str]:
    lines = text.split("\n")
    _, ends = at_seams(seams(lines), count, most)
    return ["\n".join(lines[start:stop]) for start, stop in zip((0, *ends), ends, strict=False)]


def function(name: str, length: int, blank: int = 1) -> str:
    return f"def {name}():\n" + "    step()\n" * (length - 1) + "\n" * blank


THREE = function("a", 6) + function("b", 10) + function("c", 5)


def test_a_cut_is_made_where_a_function_begins() -> None:
    assert [part.split("(")[0] for part in parts(THREE.rstrip(), 3, 12)] == ["def a", "def b", "def c"]
    assert [part.split("(")[0] for part in parts(THREE.rstrip(), 2, 20)] == ["def a", "def b"]


def test_functions_without_blank_lines_between_are_told_apart_too() -> None:
    close = "".join(function(name, 5, blank=0) for name in "abcd").rstrip()
    assert [part.split("(")[0] for part in parts(close, 2, 12)] == ["def a", "def c"]


@pytest.mark.parametrize(
    "block",
    [
        "@cached\ndef b():\n    one()\n    two()",
        "# What b is for.\ndef b():\n    one()\n    two()",
        "if one:\n    two()\nelse:\n    three()",
        "const b = {\n  one: 1,\n  two: 2,\n};",
        "for b in *; do\n  one\n  two\ndone",
        "try {\n  one();\n}\ncatch (b) {}",
    ],
)
def test_what_belongs_together_stays_so(block: str) -> None:
    text = "\n".join([block] * 4)
    found = parts(text, 2, 10)
    assert found == ["\n".join([block] * 2)] * 2


def test_no_part_begins_with_a_blank_line_or_is_too_long() -> None:
    found = parts((function("a", 7, 3) * 9).rstrip(), 5, 20)
    assert "\n".join(found) == (function("a", 7, 3) * 9).rstrip()
    assert all(part.split("\n")[0].strip() and len(part.split("\n")) <= 20 for part in found)


def test_blank_lines_within_are_better_than_nothing() -> None:
    long = "def a():\n" + "    one()\n" * 8 + "\n" + "    two()\n" * 9
    first, second = parts(long.rstrip(), 2, 12)
    assert first.endswith("one()\n")
    assert second.startswith("    two()")


def test_lines_that_are_all_alike_are_cut_evenly() -> None:
    assert [len(part.split("\n")) for part in parts("\n".join(map(str, range(60))), 3, 25)] == [20, 20, 20]


def test_there_may_be_no_way() -> None:
    assert at_seams(seams(["a"] * 30), 2, 10) == (float("inf"), ())


def test_lists_have_no_seams() -> None:
    assert not pieces({"bullets": ("a", "b")}, ("bullets",)).seams


def test_long_code_is_cut_at_once() -> None:
    lines = (function("a", 9) * 500).split("\n")
    start = time.perf_counter()
    assert at_seams(seams(lines), 250, 21)[1]
    assert time.perf_counter() - start < 10


def codes(package: Package) -> list[list[str]]:
    pages = (package.slide(n) for n in range(1, len([*package.named("ppt/slides/slide")]) + 1))
    boxes = [xpath(page, "//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Code')]")[0] for page in pages]
    return [["".join(xpath(line, ".//a:t/text()")) for line in xpath(box, ".//a:p")] for box in boxes]


def outline(code: str, more: str = "") -> str:
    block = "".join(f"      {line}\n" if line else "\n" for line in code.split("\n"))
    return f"title: T\nlang: en-US\nslides:\n  - title: A\n    language: python\n{more}    code: |\n{block}"


def test_slides_of_code_begin_with_a_function_each(built: Built) -> None:
    found = codes(built(outline(function("a", 9) * 5)))
    assert len(found) > 1
    assert {lines[0] for lines in found} == {"def a():"}


def test_a_slide_more_is_better_than_a_function_in_two(built: Built) -> None:
    """Two slides would hold all lines, but not without a cut amid the second function."""
    found = codes(built(outline(function("a", 8) + function("b", 16) + function("c", 8))))
    assert [lines[0] for lines in found] == ["def a():", "def b():", "def c():"]


def test_lines_that_stand_out_are_counted_through(built: Built) -> None:
    package = built(outline(function("a", 9) * 4, more="    highlight: '21'\n"))
    bands = [len(xpath(page, "//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Lines')]")) for _, page in slides(package)]
    assert bands == [0, 1]


def slides(package: Package) -> list[tuple[str, object]]:
    return sorted(package.named("ppt/slides/slide"))
