"""Code listings: native text, coloured by its language."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

from tests.conftest import Package, xpath

Build = Callable[..., Result]
Built = Callable[..., Package]
HEAD = "title: T\nlang: en-US\nslides:\n  - title: A\n"
LISTING = HEAD + "    language: python\n    code: |\n      def f(x):\n          return x + 1  # one more\n"


def listing(package: Package, slide: int = 1) -> list[str]:
    (shape,) = xpath(package.slide(slide), ".//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Code')]]")
    return ["".join(xpath(line, ".//a:t/text()")) for line in xpath(shape, ".//a:p")]


def test_a_listing_keeps_its_lines_and_blanks(built: Built) -> None:
    assert listing(built(LISTING)) == ["def f(x):", "    return x + 1  # one more"]


def test_markup_in_code_stays_as_it_is(built: Built) -> None:
    package = built(HEAD + "    code: |\n      if (a < b && **c > *d) {\n      \t$x = `y`;\n      }\n")
    assert listing(package) == ["if (a < b && **c > *d) {", "    $x = `y`;", "}"]


def test_its_words_have_theme_colours_and_the_mono_face(built: Built) -> None:
    package = built(LISTING)
    runs = xpath(package.slide(1), ".//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Code')]]//a:r")
    looks = {"".join(xpath(r, "a:t/text()")).strip(): r for r in runs}
    assert xpath(looks["def"], "a:rPr/@b") == ["1"]
    assert xpath(looks["# one more"], "a:rPr/@i") == ["1"]
    assert xpath(looks["def"], "a:rPr/a:solidFill/a:schemeClr/@val") == ["accent1"]
    assert not xpath(package.slide(1), ".//a:srgbClr")
    assert set(xpath(package.slide(1), ".//a:r[a:rPr/@noProof]/a:rPr/a:latin/@typeface")) == {"Consolas"}


def test_highlighted_lines_have_a_band_at_their_height(built: Built) -> None:
    package = built(HEAD + "    highlight: 2 4-5\n    code: |\n      a\n      b\n      c\n      d\n      e\n")
    bands = xpath(package.slide(1), ".//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Lines')]]/p:spPr/a:xfrm")
    one, two = (int(cy) for b in bands for cy in xpath(b, "a:ext/@cy"))
    first, second = (int(y) for b in bands for y in xpath(b, "a:off/@y"))
    assert abs(two - 2 * one) <= 2
    assert abs(second - first - 2 * one) <= 2


def test_a_long_listing_goes_on_and_its_marks_with_it(built: Built) -> None:
    lines = "".join(f"      line_{n} = {n}\n" for n in range(1, 51))
    package = built(HEAD + f"    highlight: '40'\n    language: python\n    code: |\n{lines}")
    slides = sorted(name for name, _ in package.named("ppt/slides/slide"))
    found = [listing(package, n) for n in range(1, len(slides) + 1)]
    assert len(found) >= 2
    assert [line for part in found for line in part] == [f"line_{n} = {n}" for n in range(1, 51)]
    marked = [
        bool(xpath(package.slide(n), ".//p:cNvPr[starts-with(@name, 'Lines')]")) for n in range(1, len(found) + 1)
    ]
    assert marked == ["line_40 = 40" in part for part in found]


def test_a_line_that_is_too_long_says_where_to_break_it(build: Build) -> None:
    result = build(HEAD + f"    code: |\n      {'x' * 200}\n")
    assert result.exit_code == 2
    assert "Code “xxx" in result.stderr
    assert "break its lines after " in result.stderr
    assert "one has 200" in result.stderr


def test_an_unknown_language_is_an_error(build: Build) -> None:
    result = build(HEAD + "    language: pyhton\n    code: x\n")
    assert result.exit_code == 2
    assert "talk.yaml:5:15" in result.stderr
    assert "did you mean “python”?" in result.stderr
