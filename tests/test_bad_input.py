"""Bad input: one clear message that says where and what to do, exit code 2, and the old file as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from tests.conftest import ROOT, run

Build = Callable[..., Result]
HEAD = "title: T\nlang: zh-CN\nslides:\n"

# What is wrong, the outline, and what the message must hold.
CASES: dict[str, tuple[str, list[str]]] = {
    "an unknown layout": (
        HEAD + "  - layout: bulets\n    title: A\n",
        ["talk.yaml:4:13", "no layout “bulets”", "did you mean “bullets”?", "slide: 1 “A”"],
    ),
    "an unknown field": (
        HEAD + "  - layout: bullets\n    title: A\n    bulets: [a]\n",
        ["talk.yaml:6:5", "no field “bulets”", "did you mean “bullets”?"],
    ),
    "a misspelt field of a slide without a layout": (
        HEAD + "  - title: A\n    bulets: [a]\n",
        ["talk.yaml:4:5", "no layout takes these fields: bulets", "did you mean “bullets”?"],
    ),
    "a misspelt field beside the one that was meant": (
        HEAD + "  - {layout: bullets, title: A, titel: B, bullets: [a]}\n",
        ["talk.yaml:4:33", "no field “titel”", "hint: “title” is there already\n"],
    ),
    "a misspelt field beside the one that was meant, without a layout": (
        HEAD + "  - {title: A, titel: B, bullets: [a]}\n",
        ["talk.yaml:4:5", "hint: “titel”: “title” is there already\n"],
    ),
    "fields of two layouts": (
        HEAD + "  - title: A\n    bullets: [a]\n    events: [{date: 2015, title: b}]\n",
        [
            "no layout takes these fields: bullets, events, title",
            "expected: fields of one layout\n",
            "hint: no layout takes both “bullets” (bullets, profile) and “events” (curve, timeline)\n",
        ],
    ),
    "a field of no layout beside fields of two": (
        HEAD + "  - {title: A, bullets: [a], quote: B, xyzzy: C}\n",
        ["expected: fields of one layout\n", "hint: no layout takes “xyzzy”\n"],
    ),
    "a slide of nothing": (
        HEAD + "  - {}\n",
        ["talk.yaml:4:5", "error: the slide is empty\n", "expected: a title and what stands under it"],
    ),
    "a slide of notes alone": (HEAD + "  - {notes: said}\n", ["error: the slide is empty but for notes\n"]),
    "a layout's name for a field": (
        HEAD + "  - title: A\n    picture: a.png\n",
        ["talk.yaml:4:5", "no layout takes these fields: picture", "“picture” is a layout: “layout: picture”"],
    ),
    "a misspelt field among others": (
        HEAD + "  - title: A\n    facts: []\n    charts: {}\n    lead: a\n",
        ["talk.yaml:4:5", "expected: layout: chart | figure | paper\n", "did you mean “chart”?"],
    ),
    "a wrong type": (
        HEAD + "  - layout: bullets\n    title: A\n    bullets: one\n",
        ["talk.yaml:6:14", "“bullets” is a text (one)", "expected: a list"],
    ),
    "a missing required field": (
        HEAD + "  - layout: quote\n    title: A\n",
        ["talk.yaml:4:5", "layout “quote” needs the field “quote”"],
    ),
    "fields that fit several layouts": (
        HEAD + "  - title: A\n  - title: B\n",
        ["talk.yaml:5:5", "expected: layout:"],
    ),
    "a number whose comma YAML takes for the end of a value": (
        HEAD + "  - {layout: stats, title: A, stats: [{value: 1,500, label: b}]}\n",
        ["“500”", "put quotes round a number with a comma"],
    ),
    "a missing picture": (
        HEAD + "  - layout: picture\n    title: A\n    image: cat.png\n",
        ["talk.yaml:6:12", "no picture at", "cat.png"],
    ),
    "a duplicate key": (
        HEAD + "  - layout: section\n    title: A\n    title: B\n",
        ["talk.yaml:6:5", "“title” stands twice", "first on line 5"],
    ),
    "bad indentation": (
        HEAD + "  - layout: section\n   title: A\n",
        ["talk.yaml:5:4", "expected: valid YAML", "indentation"],
    ),
    "a tab": (
        HEAD + "  - layout: section\n\ttitle: A\n",
        ["talk.yaml:5:1", "spaces; YAML takes no tabs"],
    ),
    "a colon in a plain text": (
        HEAD + "  - layout: section\n    title: A: B\n",
        ["talk.yaml:5:13", "put quotes round"],
    ),
    "a table row that is too short": (
        HEAD + "  - title: A\n    table: {header: [a, b], rows: [[1, 2], [3]]}\n",
        ["talk.yaml:5:44", "row 2 has 1 cells, the header has 2"],
    ),
    "a series of the wrong length": (
        HEAD + "  - title: A\n    chart: {kind: column, categories: [a, b], series: [{name: s, values: [1]}]}\n",
        ["series “s” has 1 values for 2 points"],
    ),
    "a zero on a logarithmic axis": (
        HEAD + "  - title: A\n    chart: {kind: line, log: true, categories: [a], series: [{name: s, values: [0]}]}\n",
        ["a logarithmic axis takes only values over 0"],
    ),
    "a formula that is none": (
        HEAD + "  - title: A\n    formula: \\frac{a}{b\n",
        ["“\\frac{a}{b” can't be read", "a “{” without its “}”", "slide: 1 “A”"],
    ),
    "an unknown command in a formula": (
        HEAD + "  - title: A\n    formula: \\foo + 1\n",
        ["unknown command \\foo"],
    ),
    "an unknown icon": (
        HEAD + "  - title: A\n    cards: [{title: B, icon: braim}]\n",
        ["talk.yaml:5:30", "cards[1].icon: no icon “braim”", "did you mean “brain”?", "slide: 1 “A”"],
    ),
    "an icon outside its folder": (
        HEAD + "  - title: A\n    cards: [{title: B, icon: ../icons/brain}]\n",
        ["talk.yaml:5:30", "no icon “../icons/brain”"],
    ),
    "an unknown figure": (
        HEAD + "  - title: A\n    figures: [{kind: perzeptron}]\n",
        ["talk.yaml:5:22", "no figure “perzeptron”", "did you mean “perceptron”?"],
    ),
    "an id that is used twice": (
        HEAD + "  - {layout: section, title: A, id: x}\n  - {layout: section, title: B, id: x}\n",
        ["talk.yaml:5:5", "the id “x” belongs to slide 1 already"],
    ),
    "a link to no slide": (
        HEAD + "  - {layout: section, title: A, id: intro}\n  - title: B\n    bullets: ['[go](#intru)']\n",
        ["no slide has the id “intru”", "did you mean “intro”?"],
    ),
    "a date that is none": (
        "title: T\ndate: tomorrow\nslides:\n  - {layout: section, title: A}\n",
        ["talk.yaml:2:7", "“tomorrow” is no date", "YYYY-MM-DD"],
    ),
    "a number that is none": (
        HEAD + "  - title: A\n    chart: {kind: line, categories: [a], series: [{name: s, values: [1e999]}]}\n",
        ["talk.yaml:5:70", "a finite number"],
    ),
    "a missing value as pandas writes it": (
        HEAD + "  - title: A\n    chart: {kind: line, categories: [a], series: [{name: s, values: [.nan]}]}\n",
        [
            "talk.yaml:5:70",
            "“chart.series[1].values[1]” is no number (.nan)",
            "expected: a finite number",
            "hint: `null` leaves a gap",
        ],
    ),
    "an infinite number": (
        HEAD + "  - title: A\n    chart: {kind: line, categories: [a], max: .inf, series: [{name: s, values: [1]}]}\n",
        ["“chart.max” is no number (.inf)", "expected: a finite number\n"],
    ),
    "a bullet of nothing": (
        HEAD + "  - title: A\n    bullets: [a, null]\n",
        ["talk.yaml:5:18", "“bullets[2]” is empty", "expected: a text", "put quotes round a text that is “null”"],
    ),
    "a bullet left empty below another": (
        HEAD + "  - title: A\n    bullets:\n      - a:\n          -\n",
        ["“bullets[1][1]” is empty"],
    ),
    "a scatter chart without abscissae": (
        HEAD + "  - title: A\n    chart: {kind: scatter, categories: [a], series: [{name: s, values: [1]}]}\n",
        ["“x” for a scatter chart"],
    ),
    "a curve of one point": (
        HEAD + "  - title: A\n    curve: [[1950, 3]]\n",
        ["the curve needs points of two years or more", "slide: 1 “A”"],
    ),
    "a dumbbell of two series": (
        HEAD + "  - title: A\n    chart: {kind: dumbbell, categories: [a], series: [{name: s, values: [1]}]}\n",
        ["a dumbbell chart takes three series"],
    ),
    "an event at no date": (
        HEAD + "  - title: A\n    events: [{date: soon, title: x}]\n",
        ["talk.yaml:5:21", "“events[1].date” can't be “soon”", "expected: 2015, 2015-11 or 2015-11-09"],
    ),
    "an event in a thirteenth month": (
        HEAD + "  - title: A\n    events: [{date: 2015-13, title: x}]\n",
        ["talk.yaml:5:21", "“events[1].date” can't be “2015-13”", "2015, 2015-11 or 2015-11-09, a date that there is"],
    ),
    "an event on a day that no February has": (
        HEAD + "  - title: A\n    events: [{date: 2016-02-30, title: x}]\n",
        ["talk.yaml:5:21", "“events[1].date” can't be “2016-02-30”"],
    ),
    "a span to no date": (
        HEAD + "  - title: A\n    events: [{date: 2016, title: x}]\n    spans: [{from: 2016, to: 2018-99-99}]\n",
        ["talk.yaml:6:30", "“spans[1].to” can't be “2018-99-99”"],
    ),
    "a kind of chart that is none": (
        HEAD + "  - title: A\n    chart: {kind: colum, categories: [a], series: [{name: s, values: [1]}]}\n",
        ["talk.yaml:5:19", "“chart.kind” can't be “colum”", "did you mean “column”?"],
    ),
    "a ground that is none": (
        HEAD + "  - {title: A, quote: B, ground: drak}\n",
        ["talk.yaml:4:34", "“ground” can't be “drak”", "expected: light or dark", "did you mean “dark”?"],
    ),
    "a programming language that is none": (
        HEAD + "  - {title: A, code: x, language: pyton}\n",
        ["talk.yaml:4:35", "“language” can't be “pyton”", "did you mean “python”?"],
    ),
    "a tag of no language": (
        "title: T\nlang: mandarin chinese\nslides:\n  - {layout: section, title: A}\n",
        ["talk.yaml:2:7", "“lang” can't be “mandarin chinese”", "as zh-CN or en-US"],
    ),
    "a field that the nearest layout does not know": (
        HEAD + "  - title: A\n    quote: B\n    author: C\n",
        [
            "talk.yaml:4:5",
            "expected: layout: quote\n",
            "“author” is no field of “quote”, which takes title, quote, by, source",
        ],
    ),
    "a field that the nearest layout misses": (HEAD + "  - {title: A, by: B}\n", ["“quote” needs “quote”"]),
    "a field left empty, of a slide without a layout": (
        HEAD + "  - title: A\n    quote:\n    by: C\n",
        ["talk.yaml:5:11", "“quote” is empty", "slide: 1 “A”"],
    ),
    "a required field left empty": (
        HEAD + "  - layout: cards\n    title: A\n    cards:\n      - {title: , text: a}\n",
        ["talk.yaml:7:17", "“cards[1].title” is empty"],
    ),
    "a bold text without quotes": (
        HEAD + "  - title: A\n    quote: B\n    by: **Isaac**\n",
        ["talk.yaml:6:10", "put quotes round a text that begins with “*”"],
    ),
    "a name with an at sign": (HEAD + "  - {title: A, quote: B, by: @newton}\n", ["a text that begins with “@”"]),
    "code without quotes": (HEAD + "  - title: A\n    bullets: [a, `b`]\n", ["a text that begins with “`”"]),
    "an italic entry of a list": (HEAD + "  - title: A\n    bullets:\n      - *Is\n", ["a text that begins with “*”"]),
    "a quotation's mark": (HEAD + "  - title: A\n    quote: > text\n", ["a text that begins with “>”"]),
    "a link without quotes": (HEAD + "  - title: A\n    by: [a](https://b.c) d\n", ["a text that begins with “[”"]),
    "a colon in a text among braces": (
        HEAD + "  - title: A\n    events: [{date: 1687, title: Tide: x}]\n",
        ["talk.yaml:5:38", "put quotes round a text that holds “: ”"],
    ),
    "a blank too many": (
        HEAD + "  - layout: section\n     title: A\n",
        ["talk.yaml:5:11", "look at the indentation of this line and the one before"],
    ),
    "a highlighted point beyond the last": (
        HEAD + "  - title: A\n    chart:\n      kind: line\n      categories: [a, b]\n"
        "      series: [{name: s, values: [1, 2], highlight: [1, 3]}]\n",
        ["talk.yaml:8:57", "chart.series[1].highlight: no point 3", "expected: a number from 1 to 2"],
    ),
    "highlighted lines beyond the last": (
        HEAD + "  - title: A\n    highlight: 1 2-4\n    code: |\n      a\n      b\n      c\n",
        ["talk.yaml:5:16", "highlight: no line 2-4", "expected: numbers from 1 to 3, as 3 5-7"],
    ),
    "a highlighted line that is none": (
        HEAD + "  - {title: A, highlight: last, code: x}\n",
        ["talk.yaml:4:27", "highlight: no line last", "expected: numbers from 1 to 1"],
    ),
    "a grid of no icons": (
        HEAD + "  - {layout: icon-grid, title: A}\n",
        ["talk.yaml:4:5", "layout “icon-grid” needs “items” or “groups”", "slide: 1 “A”"],
    ),
    "a group of no icons": (
        HEAD + "  - {layout: icon-grid, title: A, groups: [{title: B, items: []}]}\n",
        ["talk.yaml:4:62", "“groups[1].items” is empty", "expected: at least one entry"],
    ),
    "a wall of no logos": (
        HEAD + "  - {layout: logo-wall, title: A, logos: []}\n",
        ["talk.yaml:4:5", "layout “logo-wall” needs “logos” or “groups”"],
    ),
    "a picture in running text": (
        HEAD + "  - title: A\n    bullets: ['see ![x](gauge.png)']\n",
        ["a picture can't stand in running text: ![x](gauge.png)", "“layout: picture”", "slide: 1 “A”"],
    ),
    "a slide that is a text": (HEAD + "  - hello\n", ["talk.yaml:4:5", "a slide is a mapping"]),
    "no slides": ("title: T\nslides: []\n", ["talk.yaml:2:9", "“slides” is no list of slides"]),
    "no title": ("slides:\n  - {layout: section, title: A}\n", ["needs the field “title”"]),
    "text that cannot fit": (
        HEAD + "  - title: A\n    overflow: error\n    bullets: [" + ", ".join(["很长的一句话" * 12] * 9) + "]\n",
        [
            "Body “很长",
            "does not fit: ",
            " pt (3 lines) too tall",
            "slide: 1 “A”",
            "cut about 110 characters, or `overflow: split`",
        ],
    ),
    "more entries than a column holds": (
        HEAD + "  - title: A\n    columns: [{bullets: [" + ", ".join("abcdefghijklmn") + "]}, {text: o}]\n",
        ["Body “a / b / c / d / e / f / …”", "leave out about 1 of its 14 entries, or `overflow: split`"],
    ),
    "one bullet that no slide holds": (
        HEAD + "  - title: A\n    bullets: [a, " + "很长的一句话" * 200 + ", b]\n",
        ["does not fit", "lines) too tall", "slide: 1 “A（续）”", "cut about"],
    ),
    "a word wider than the slide": (
        HEAD + "  - title: A\n    quote: " + "x" * 200 + "\n",
        ["pt too wide", "a word of 200 characters"],
    ),
    "a layout that can't be split": (
        HEAD + "  - title: A\n    quote: B\n    overflow: split\n",
        ["talk.yaml:6:15", "layout “quote” can't be split"],
    ),
    "an empty file": ("", ["talk.yaml:1:1", "talk.yaml is empty"]),
}


@pytest.mark.parametrize(("outline", "wanted"), CASES.values(), ids=CASES.keys())
def test_it_says_where_and_what(build: Build, tmp_path: Path, outline: str, wanted: list[str]) -> None:
    old = tmp_path / "out.pptx"
    old.write_bytes(b"the old deck")
    result = build(outline)
    assert result.exit_code == 2
    assert [part for part in wanted if part not in result.stderr] == [], result.stderr
    assert result.stderr.count("error:") == 1
    assert "Traceback" not in result.output
    assert old.read_bytes() == b"the old deck"
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".pptx"] == ["out.pptx"]


def test_the_source_line_is_shown_with_a_caret_under_the_place(build: Build) -> None:
    result = build(HEAD + "  - layout: bullets\n    title: 中文标题\n    bullets: one\n")
    assert "  6 |     bullets: one\n    |              ^\n" in result.stderr


def test_a_file_that_is_not_utf_8_names_the_byte(build: Build) -> None:
    result = build("title: 讲座\n".encode("gbk"))
    assert result.exit_code == 2
    assert "talk.yaml:1:8: error: byte 0xBD is not UTF-8" in result.stderr


def test_an_alias_bomb_is_refused(build: Build) -> None:
    layers = "\n".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]" for n in range(1, 9))
    result = build(f"a1: &a1 [x]\n{layers}\ntitle: T\nslides: *a9\n")
    assert result.exit_code == 2
    assert "aliases expand to too many values" in result.stderr


def test_deep_nesting_is_refused(build: Build) -> None:
    result = build("title: T\nslides: " + "[" * 500 + "]" * 500)
    assert result.exit_code == 2
    assert "nested" in result.stderr


def test_a_missing_outline_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "none.yaml")
    assert result.exit_code == 2
    assert "can't read" in result.stderr
    assert "none.yaml" in result.stderr


def test_an_output_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    result = run(ROOT / "outline.yaml", "-o", tmp_path)
    assert result.exit_code == 2
    assert "is a folder" in result.stderr


def test_an_output_in_a_place_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    result = run(ROOT / "outline.yaml", "-o", tmp_path / "file" / "deck.pptx")
    assert result.exit_code == 2
    assert "can't write" in result.stderr


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (("primary: orange", "primary: orang"), ["_brand.yml:25:12", "no colour “orang”", "did you mean “orange”?"]),
        (('orange: "#E8590C"', "orange: ember2\n    ember2: orange"), ["refers to itself"]),
        (("motif: network", "motif: nettwork"), ["_brand.yml:48:12", "no motif “nettwork”", "did you mean “network”?"]),
    ],
)
def test_a_bad_brand_file_says_where(tmp_path: Path, change: tuple[str, str], wanted: list[str]) -> None:
    text = (ROOT / "assets/brand/_brand.yml").read_text("utf-8")
    assert change[0] in text
    (tmp_path / "_brand.yml").write_text(text.replace(*change), "utf-8")
    (tmp_path / "logo.svg").write_bytes((ROOT / "assets/brand/logo.svg").read_bytes())
    result = run(ROOT / "outline.yaml", "-o", tmp_path / "x.pptx", "--brand", tmp_path)
    assert result.exit_code == 2
    assert [part for part in wanted if part not in result.stderr] == [], result.stderr


def test_a_brand_folder_without_a_brand_is_named(tmp_path: Path) -> None:
    result = run(ROOT / "outline.yaml", "--brand", tmp_path)
    assert result.exit_code == 2
    assert "no brand file" in result.stderr


def test_no_traceback_reaches_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: [", "utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), str(tmp_path / "bad.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_file_that_only_looks_like_a_picture_is_refused(build: Build, tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_text("meow")
    result = build(HEAD + "  - layout: picture\n    title: A\n    image: cat.png\n")
    assert result.exit_code == 2
    assert "cat.png can't be read as a picture: what it holds is none, whatever its name says" in result.stderr
    assert "BytesIO" not in result.stderr
    assert "slide: 1 “A”" in result.stderr


def test_a_picture_of_another_kind_is_told_with_its_slide(build: Build, tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "cat.png", "BMP")
    result = build(HEAD + "  - layout: picture\n    title: A\n    image: cat.png\n")
    assert result.exit_code == 2
    assert "cat.png is a BMP picture" in result.stderr
    assert "slide: 1 “A”" in result.stderr


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("Isaac #1", ["talk.yaml:6:9: “#1” is a comment to YAML, no text; put quotes round"]),
        ("#1", ["talk.yaml:6:8: “#1” is a comment to YAML"]),
        ("Isaac  # his words", []),
        ("'Isaac #1'", []),
        ("C#", []),
        ("We are # 1", ["talk.yaml:6:9: “# 1” is a comment to YAML, no text"]),
        ("Isaac # 2 of his words", []),
    ],
)
def test_a_text_that_a_number_sign_ends_is_warned_of(build: Build, by: str, told: list[str]) -> None:
    result = build(HEAD + f"  - title: A\n    quote: B\n    by: {by}\n")
    assert result.exit_code == 0
    assert result.stderr.count("warning:") == len(told), result.stderr
    assert [part for part in told if part not in result.stderr] == [], result.stderr


def test_a_number_sign_in_code_is_no_comment(build: Build) -> None:
    result = build(HEAD + "  - title: A\n    code: |\n      x = 1 #one\n")
    assert "is a comment to YAML" not in result.stderr


@pytest.mark.parametrize(
    ("bullets", "told"),
    [
        (
            "- One thing\n        - nested\n",
            ["talk.yaml:6:9: “- nested” is more of", "at its end: “- One thing:”"],
        ),
        ("- One\n        and two\n        - nested\n", ["“- nested” is more of the text", "“- One and two:”"]),
        ("- One thing:\n        - nested\n", []),
        ("- One thing\n        goes on - and on\n", []),
        ("- 'One\n        - thing'\n", []),
        ("- |\n        One\n          - thing\n", []),
    ],
)
def test_a_list_that_the_text_over_it_swallows_is_warned_of(build: Build, bullets: str, told: list[str]) -> None:
    result = build(HEAD + f"  - title: A\n    bullets:\n      {bullets}      - Last\n")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("warning:") == bool(told), result.stderr
    assert [part for part in told if part not in result.stderr] == [], result.stderr


def test_a_text_that_swallows_a_line_with_a_dash_may_stand_between_quotes(build: Build) -> None:
    result = build(HEAD + "  - title: A\n    quote: B\n      - c\n")
    assert "talk.yaml:5:12: “- c” is more of the text before it to YAML; put quotes round the text" in result.stderr


def test_unknown_icons_of_several_slides_are_told_at_once(build: Build) -> None:
    slide = "  - title: A\n    cards: [{title: B, icon: NAME}]\n"
    result = build(HEAD + slide.replace("NAME", "braim") + slide.replace("NAME", "boks"))
    assert "talk.yaml:5:30: error: cards[1].icon: no icon “braim”" in result.stderr
    assert "talk.yaml:7:30: error: cards[1].icon: no icon “boks”" in result.stderr


def test_an_icon_may_lie_beside_the_outline(build: Build, tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/mine.svg").write_text((ROOT / "assets/icons/brain.svg").read_text("utf-8"), "utf-8")
    result = build(HEAD + "  - {title: A, cards: [{title: B, icon: mine}]}\n")
    assert result.exit_code == 0, result.stderr


def test_an_icon_beside_the_outline_may_stand_in_the_sample_of_a_layout_of_its_own(
    build: Build, tmp_path: Path
) -> None:
    for folder in ("icons", "templates"):
        (tmp_path / folder).mkdir()
    (tmp_path / "icons/mine.svg").write_text((ROOT / "assets/icons/brain.svg").read_text("utf-8"), "utf-8")
    front = "---\nfields: {title: text, mark: icon}\nsample: {title: S, mark: mine}\n---\n"
    body = '<slide><column><title>{{ title }}</title>{% if mark %}<icon name="{{ mark }}"/>{% endif %}</column></slide>'
    (tmp_path / "templates/marked.xml").write_text(front + body, "utf-8")
    result = build(HEAD + "  - {layout: marked, title: A, mark: mine}\n")
    assert result.exit_code == 0, result.stderr


def test_what_is_wrong_on_several_slides_is_told_at_once(build: Callable[..., Result]) -> None:
    result = build(HEAD + "  - {title: A, bulets: [a]}\n  - {title: B, bullets: [b]}\n  - {layout: qoute, title: C}\n")
    assert result.exit_code == 2
    assert "did you mean “bullets”?" in result.output
    assert "did you mean “quote”?" in result.output
    assert "\n\n" in result.output


def test_of_very_many_errors_the_first_are_told_and_how_many_there_are(build: Callable[..., Result]) -> None:
    result = build(HEAD + "  - {title: A, bulets: [a]}\n" * 20)
    assert result.output.count("error:") == 8
    assert "… and 12 more" in result.output
