"""Layouts: one text file each; what they promise and how their errors read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from PIL import Image

from deck.brand import STYLES
from deck.layouts import Layouts
from deck.outline import check_sample
from deck.pipeline import maker
from deck.resources import templates
from tests.conftest import Package, xpath

ALL = Layouts.discover(templates())
FRONT = (
    "---\npurpose: A test.\nfields:\n  title: {type: text, required: true}\n  word: {type: text}\n"
    "sample: {title: S}\n---\n"
)
DECK = "title: T\nslides:\n  - {layout: mine, title: Hello, word: w}\n"


def template(tmp_path: Path, body: str, name: str = "mine") -> None:
    (tmp_path / "templates").mkdir(exist_ok=True)
    (tmp_path / "templates" / f"{name}.xml").write_text(FRONT + body, "utf-8")


def test_a_new_file_beside_the_outline_is_a_new_layout(built: Callable[..., Package], tmp_path: Path) -> None:
    template(tmp_path, '<slide>\n  <column padding="40"><title>{{ title }}!</title></column>\n</slide>\n')
    package = built(DECK)
    assert xpath(package.slide(1), ".//p:ph[@type='title']/ancestor::p:sp//a:t/text()") == ["Hello!"]
    assert xpath(package.xml("ppt/slideLayouts/slideLayout1.xml"), "p:cSld/@name") == ["mine"]


def test_a_file_beside_the_outline_wins_over_the_bundled_one(built: Callable[..., Package], tmp_path: Path) -> None:
    template(tmp_path, "<slide><column><title>mine: {{ title }}</title></column></slide>", name="section")
    package = built("title: T\nslides:\n  - {layout: section, title: A}\n")
    assert xpath(package.slide(1), ".//a:t/text()") == ["mine: A"]


def test_what_a_rounded_box_keeps_free_itself_is_part_of_its_padding(
    built: Callable[..., Package], tmp_path: Path
) -> None:
    """A roundRect's own text rectangle lies 1 − √½ of the radius inside its sides."""
    box = (
        '<row><box fill="rule" radius="full" padding="xxs s"><p style="caption" wrap="none">{{ word }}</p></box></row>'
    )
    template(tmp_path, f"<slide><column><title>{{{{ title }}}}</title>{box}</column></slide>")
    (pill,) = xpath(built(DECK).slide(1), "//p:sp[p:spPr/a:prstGeom[@prst='roundRect']][.//a:t]")
    height = int(xpath(pill, "p:spPr/a:xfrm/a:ext/@cy")[0])
    share = int(xpath(pill, ".//a:gd/@fmla")[0].removeprefix("val "))
    inset = int(xpath(pill, "p:txBody/a:bodyPr/@lIns")[0])
    assert inset + height * share / 100_000 * (1 - 0.5**0.5) == pytest.approx(8 * 12700, abs=12700 / 2)


def test_a_layout_is_read_when_a_slide_may_take_it(build: Callable[..., Result], tmp_path: Path) -> None:
    template(tmp_path, "<slide><column><title>{{ title }}</title></column></slide>")
    (tmp_path / "templates" / "other.xml").write_text("<slide/>", "utf-8")
    assert build(DECK).exit_code == 0
    told = build("title: T\nslides:\n  - {title: Hello, word: w}\n")
    assert told.exit_code == 2
    assert "other.xml has no front matter" in told.output


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<slide>\n  <colum/>\n</slide>", ["mine.xml:9:3", "unknown element <colum>", "did you mean “column”?"]),
        ('<slide>\n  <row gab="4"/>\n</slide>', ["mine.xml:9:3", "<row> has no attribute “gab”", "“gap”"]),
        ('<slide>\n  <p style="boddy">x</p>\n</slide>', ["mine.xml:9:3", "unknown style “boddy”", "“body”"]),
        ('<slide>\n  <box fill="acent"/>\n</slide>', ["mine.xml:9:3", "no colour role “acent”", "“accent”"]),
        ('<slide>\n  <row width="wide"/>\n</slide>', ["mine.xml:9:3", "width=“wide” is no length"]),
        ('<slide>\n  <grid columns="2x"/>\n</slide>', ["mine.xml:9:3", "“2x” is no track"]),
        ("<slide>\n  <row>words</row>\n</slide>", ["mine.xml:9:3", "text “words” can't stand in <row>"]),
        ("<slide>\n  <p><row/></p>\n</slide>", ["mine.xml:9:", "<row> can't stand in <p>"]),
        ("<slide>\n  <row>\n</slide>", ["mine.xml:", "not well-formed"]),
        ("<slide>\n  <p>{{ titel }}</p>\n</slide>", ["mine.xml:9:3", "'titel' is undefined", "“title”"]),
        ("<slide>\n  {% if title %}\n</slide>", ["mine.xml:", "error:"]),
        ("<slide>\n  <p>{{ title.__class__.__mro__ }}</p>\n</slide>", ["mine.xml:9:3", "unsafe"]),
        ("<slide>\n  <motif/>\n</slide>", ["mine.xml:9:3", "no variant “”", "cover"]),
        ("<row/>", ["mine.xml:8:1", "the root element is <row>", "expected: <slide>"]),
    ],
)
def test_an_error_in_a_template_names_its_file_and_line(
    build: Callable[..., Result], tmp_path: Path, body: str, wanted: list[str]
) -> None:
    template(tmp_path, body)
    result = build(DECK)
    assert result.exit_code == 2
    assert [part for part in wanted if part not in result.stderr] == [], result.stderr


def test_an_unknown_field_type_is_an_error_of_the_template(build: Callable[..., Result], tmp_path: Path) -> None:
    template(tmp_path, "<slide/>")
    file = tmp_path / "templates" / "mine.xml"
    file.write_text(file.read_text("utf-8").replace("type: text}", "type: txt}"), "utf-8")
    result = build(DECK)
    assert result.exit_code == 2
    assert "no field type “txt”" in result.stderr
    assert "did you mean “text”?" in result.stderr


def test_markup_in_an_outline_stays_text(built: Callable[..., Package]) -> None:
    package = built("title: T\nslides:\n  - {layout: bullets, title: '<b>A</b> & {{ 7*7 }} {% if %}', bullets: [x]}\n")
    assert "".join(xpath(package.slide(1), ".//p:ph[@type='title']/ancestor::p:sp//a:t/text()")) == (
        "<b>A</b> & {{ 7*7 }} {% if %}"
    )


@pytest.mark.parametrize("layout", list(ALL), ids=lambda layout: layout.name)
def test_every_layout_says_what_it_is_for_and_has_a_sample_that_fits_it(layout) -> None:
    assert layout.purpose.endswith(".")
    assert layout.required
    assert check_sample(layout, ALL).keys() >= layout.required


def test_there_is_a_layout_for_everything_a_lecture_needs() -> None:
    names = {layout.name for layout in ALL}
    assert names >= {
        "title", "section", "agenda", "bullets", "two-columns", "quote", "picture", "figure", "timeline", "eras",
        "process", "profile", "paper", "cards", "comparison", "chart", "equation", "stats", "icon-grid", "logo-wall",
        "repository", "qr",
    }  # fmt: skip


def test_the_panel_of_the_number_runs_to_the_edges_and_the_number_is_as_large_as_goes(
    built: Callable[..., Package],
) -> None:
    numbers = "".join(
        f"  - {{layout: stats, title: A, stats: [{{value: '{value}', label: a}}]}}\n" for value in ("96", "116,000,000")
    )
    package = built(f"title: T\nslides:\n{numbers}")
    layout = package.xml("ppt/slideLayouts/slideLayout1.xml")
    (panel,) = xpath(layout, "//p:sp[not(.//p:ph)]//a:xfrm")
    (height,) = xpath(package.xml("ppt/presentation.xml"), "//p:sldSz/@cy")
    assert xpath(panel, "a:off/@x | a:off/@y") == ["0", "0"]
    assert xpath(panel, "a:ext/@cy") == [height]
    sizes = [max(int(size) for size in xpath(package.slide(n), "//a:rPr/@sz")) for n in (1, 2)]
    assert sizes[0] > sizes[1] >= 6000


def test_a_persons_positions_stand_under_the_name_and_what_else_the_title_says_over_it(
    built: Callable[..., Package],
) -> None:
    person = "title: First — Ada, name: Ada, positions: [A, B, C], bullets: [Made **D**, Made **E**]"
    slide = built(f"title: T\nslides:\n  - {{layout: profile, {person}}}\n").slide(1)
    shapes = ["".join(xpath(shape, ".//a:t/text()")) for shape in xpath(slide, "//p:sp")]
    assert [text for text in shapes if text][:6] == ["First —", "Ada", "AB", "C", "MadeD", "MadeE"]


def test_a_year_after_what_a_person_made_stands_quiet_at_the_end_of_its_line(built: Callable[..., Package]) -> None:
    made = "bullets: [Made **D** 1843, Wrote **E** in 1842]"
    slide = built(f"title: T\nslides:\n  - {{layout: profile, title: Ada, name: Ada, {made}}}\n").slide(1)
    texts = ["".join(xpath(shape, ".//a:t/text()")) for shape in xpath(slide, "//p:sp")]
    assert texts.index("1843") == texts.index("MadeD") + 1
    assert "Wrote E in 1842" in texts
    large, year = (int(xpath(slide, f"//a:r[a:t='{word}']/a:rPr/@sz")[0]) for word in ("D", "1843"))
    assert large > 2 * year


def test_a_papers_words_are_as_large_as_go_where_no_drawing_says_what_it_is_about(
    built: Callable[..., Package],
) -> None:
    paper = "layout: paper, title: A, paper: {title: a, authors: b}, quote: Trained on **all of it**"
    drawing = "figure: {kind: parameter-server}"
    package = built(f"title: T\nslides:\n  - {{{paper}}}\n  - {{{paper}, {drawing}}}\n")
    (alone,) = xpath(package.slide(1), "//a:r[a:t='all of it']/a:rPr/@sz")
    lines = xpath(package.slide(2), "//a:r[a:t='all' or a:t='of it']/a:rPr/@sz")
    assert len(lines) == 2, "few words beside a drawing are two lines"
    assert int(alone) > int(lines[0]) >= 6000


def test_under_a_papers_drawing_stands_who_wrote_it_as_wide_as_the_slide(built: Callable[..., Package]) -> None:
    paper = "paper: {title: On Nets, authors: 'A B, C D', contact: a@b.org, place: Kyoto}, note: 2012"
    slide = built(f"title: T\nslides:\n  - {{layout: paper, title: A, {paper}, quote: Q, figure: {{kind: retina}}}}\n")
    tops = {}
    for shape in xpath(slide.slide(1), "//p:sp[p:spPr/a:xfrm]"):
        tops["".join(xpath(shape, ".//a:t/text()"))] = int(xpath(shape, "p:spPr/a:xfrm/a:off/@y")[0]) // 12700
    assert tops["On Nets"] == tops["A\u00a0B, C\u00a0D"] > 400


def wall(*groups: str) -> str:
    return f"title: T\nslides:\n  - {{layout: logo-wall, title: W, groups: [{', '.join(groups)}]}}\n"


def place(slide: Any, name: str, side: str) -> int:
    (found,) = xpath(slide, f"//p:sp[.//a:t='{name}']//a:off/@{side}")
    return int(found)


def line_of(slide: Any, name: str) -> tuple[int, int, int]:
    """Left, top and size of the line of names with this one on it; size in hundredths of a point."""
    (shape,) = xpath(slide, f"//p:sp[contains(string(p:txBody), '{name}')]")
    left, top = (int(n) for n in xpath(shape, "p:spPr/a:xfrm/a:off/@x | p:spPr/a:xfrm/a:off/@y"))
    return left, top, int(xpath(shape, f".//a:r[contains(a:t, '{name}')]/a:rPr/@sz")[0])


def test_groups_of_names_are_lines_under_each_other_between_rules_beside_their_titles(
    built: Callable[..., Package],
) -> None:
    first = "{title: A, logos: [{name: H1}, {name: H2, text: Something longer}, {name: H3}]}"
    second = "{title: B, logos: [{name: H4}, {name: H5}, {name: H6}]}"
    slide = built(wall(first, second, "{title: C, logos: [{name: H7}]}")).slide(1)
    lines = [line_of(slide, name) for name in ("H2", "H5", "H7")]
    assert len(xpath(slide, "//p:sp[contains(string(p:txBody), 'H1')][contains(string(p:txBody), 'H3')]")) == 1
    assert len({round(left, -4) for left, _, _ in lines}) == 1
    assert place(slide, "A", "x") < lines[0][0]
    rules = sorted(int(y) for y in xpath(slide, "//p:cxnSp//a:off/@y"))
    tops = [top for _, top, _ in lines]
    assert sorted([*rules, *tops]) == [rules[0], tops[0], rules[1], tops[1], rules[2], tops[2], rules[3]]


def test_lines_of_names_are_all_as_large_as_the_longest_lets_them_be(built: Callable[..., Package]) -> None:
    names = ("AMD", "Qualcomm", "National Semiconductor")
    slide = built(wall(*(f"{{title: A, logos: [{{name: {name}}}, {{name: Xilinx}}]}}" for name in names))).slide(1)
    sizes = [line_of(slide, name)[2] for name in names]
    assert len(set(sizes)) == 1 and sizes[0] > 3000


def test_many_names_stand_in_several_lines_of_one_size_none_too_small(built: Callable[..., Package]) -> None:
    names = ", ".join(f"{{name: Company {n}}}" for n in range(40))
    slide = built(f"title: T\nslides:\n  - {{layout: logo-wall, title: A, logos: [{names}]}}\n").slide(1)
    (text,) = xpath(slide, "//p:sp[contains(string(p:txBody), 'Company 39')]")
    assert len(xpath(text, ".//a:p")) > 4
    (size,) = {int(size) for size in xpath(text, ".//a:rPr/@sz")}
    assert size >= 1800


def test_the_name_that_stands_out_is_very_large_under_all_others(built: Callable[..., Package]) -> None:
    quiet = "{title: A, logos: [{name: H1}, {name: H2, text: small}]}"
    slides = (
        built(wall(quiet, "{title: B, logos: [{name: Loud, highlight: true}]}")).slide(1),
        built(wall("{title: A, logos: [{name: H1}, {name: Loud, highlight: true}, {name: H2, text: small}]}")).slide(1),
        built(
            "title: T\nslides:\n"
            "  - {layout: logo-wall, title: A, logos: [{name: H1}, {name: Loud, highlight: true}, {name: H2}]}\n"
        ).slide(1),
    )
    for slide in slides:
        (_, low, loud), (_, high, other) = line_of(slide, "Loud"), line_of(slide, "H1")
        assert loud >= 2.5 * other
        assert low > high


@pytest.mark.parametrize("many", [4, 5, 6, 7])
def test_a_full_wall_yields_before_its_headline_does(many: int, built: Callable[..., Package]) -> None:
    quiet = "".join(f"{{title: A{n}, logos: [{{name: Company}}, {{name: Another}}]}}, " for n in range(many))
    loud = "{title: B, logos: [{name: Loud, highlight: true}]}"
    walls = ("logos: [{name: One}, {name: Two}]", f"groups: [{quiet}{loud}]")
    slides = "".join(f"  - {{layout: logo-wall, title: T, lead: Headline, {names}}}\n" for names in walls)
    package = built(f"title: T\nslides:\n{slides}")
    assert [xpath(package.slide(n), "//a:r[a:t='Headline']/a:rPr/@sz") for n in (1, 2)] == [[], []]


def test_what_is_said_of_a_name_is_never_smaller_than_a_caption_may_be(built: Callable[..., Package]) -> None:
    names = ", ".join(f"{{name: Name {n}, text: said}}" for n in range(7))
    loud = "{title: B, logos: [{name: Loud, highlight: true}]}"
    slide = built(wall(*(f"{{title: A{n}, logos: [{names}]}}" for n in range(3)), loud)).slide(1)
    assert {int(size) for size in xpath(slide, "//a:r[a:t='said']/a:rPr/@sz")} == {1400}
    assert all(int(size) >= 1800 for size in xpath(slide, "//a:r[contains(a:t, 'Name')]/a:rPr/@sz"))


@pytest.mark.parametrize(
    ("titles", "quiet"), [("Graphs A, Graphs B, Graphs C", 3), ("Graphs A, Graphs B, C", 0), ("The A, The B, The C", 0)]
)
def test_a_word_that_all_entries_of_an_agenda_begin_with_is_quiet(
    titles: str, quiet: int, built: Callable[..., Package]
) -> None:
    sections = "".join(f"  - {{layout: section, title: {title}}}\n" for title in titles.split(", "))
    slide = built(f"title: T\nslides:\n  - {{layout: agenda, title: Contents}}\n{sections}").slide(1)
    assert len(xpath(slide, "//a:r[a:rPr/a:solidFill][a:t='Graphs ']")) == quiet


def test_the_text_beside_a_code_is_as_tall_as_the_code(built: Callable[..., Package]) -> None:
    slide = built(
        "title: T\nslides:\n  - {layout: qr, title: Scan, text: Notes, link: 'https://a.example', caption: a.example}\n"
    ).slide(1)
    (card,) = xpath(slide, "//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Card')]]/p:spPr/a:xfrm")
    (address,) = xpath(slide, "//p:sp[.//a:t='a.example']/p:spPr/a:xfrm")
    ends = [int(xpath(box, "a:off/@y")[0]) + int(xpath(box, "a:ext/@cy")[0]) for box in (card, address)]
    assert ends[0] == pytest.approx(ends[1], abs=6 * 12700)


def test_what_a_code_leads_to_is_the_headline_beside_it(built: Callable[..., Package]) -> None:
    package = built("title: T\nslides:\n  - {layout: qr, title: Scan, text: Notes, link: 'https://a.example'}\n")
    layout = package.xml("ppt/slideLayouts/slideLayout1.xml")
    title, text = (
        int(xpath(layout, f"//p:sp[.//p:ph[{which}]]//a:lvl1pPr/a:defRPr/@sz")[0])
        for which in ("@type='title'", "@type='body'")
    )
    assert text > 2 * title


def test_a_repositorys_number_and_others_stand_over_its_front_page_on_a_ground_to_the_slides_edges(
    built: Callable[..., Package],
) -> None:
    said = "description: A thing, owner_name: n, topics: [x1, x2], actions: [y1, y2, y3, y4]"
    numbers = "facts: [{value: '7', label: commits}, {value: '8'}, {value: '9'}]"
    commit = "commit: {author: z1, message: z2, latest: z3, time: z4}"
    slide = built(
        f"title: T\nslides:\n  - {{title: A, repository: {{{said}, {numbers}, {commit}, files: [{{name: f}}]}}}}\n"
    ).slide(1)
    page, *_ = xpath(slide, "//p:sp[not(.//a:t)]/p:spPr/a:xfrm")
    left, top, width, height = (int(n) for n in xpath(page, "a:off/@* | a:ext/@*"))
    assert (left, left + width, top + height) == (0, 960 * 12700, 540 * 12700)
    assert all(place(slide, word, "y") < top for word in ("7", "8", "9"))
    assert place(slide, "7", "x") < place(slide, "8", "x") < place(slide, "9", "x")
    heights = [place(slide, word, "y") for word in ("n", "x1", "y1", "z1")]
    assert heights == sorted(heights) and heights[0] > top
    for line in (("8", "9"), ("x1", "x2"), ("y1", "y4"), ("z1", "z2", "z3", "z4")):
        assert len({place(slide, word, "y") for word in line}) == 1
        assert [place(slide, word, "x") for word in line] == sorted(place(slide, word, "x") for word in line)


def test_a_repository_without_files_or_numbers_still_stands(built: Callable[..., Package]) -> None:
    numbers = "{description: A thing, facts: [{value: '7', label: commits}]}"
    files = "{description: A thing, files: [{name: a, message: b, time: c}]}"
    slides = "".join(f"  - {{layout: repository, title: A, repository: {one}}}\n" for one in (numbers, files))
    package = built(f"title: T\nslides:\n{slides}")
    assert [len(xpath(package.slide(n), "//a:tbl")) for n in (1, 2)] == [0, 1]
    (number,) = xpath(package.slide(1), "//a:r[a:t='7']/a:rPr/@sz")
    assert int(number) == 15000


def test_lines_on_a_repositorys_page_are_quiet_and_at_the_pitch_of_its_files(built: Callable[..., Package]) -> None:
    files = ", ".join(f"{{name: f{n}, message: m{n}, time: t}}" for n in range(6))
    page = f"topics: [one, two], actions: [three, four], files: [{files}]"
    one = f"{{owner_name: a/b, description: D, facts: [{{value: '7', label: c}}], {page}}}"
    slide = built(f"title: T\nslides:\n  - {{layout: repository, title: A, lead: L, repository: {one}}}\n").slide(1)
    pitch = place(slide, "three", "y") - place(slide, "one", "y")
    heights = {int(height) for height in xpath(slide, "//a:tr/@h")}
    assert len(heights) == 1 and abs(heights.pop() - pitch) < 12700 // 2
    for first, second in (("one", "three"), ("f1", "m1")):
        inks = [xpath(slide, f"//a:r[a:t='{word}']/a:rPr//@val") for word in (first, second)]
        assert inks[0] == inks[1]


def test_a_quote_is_the_largest_text_of_its_slide_under_a_mark_of_its_language(built: Callable[..., Package]) -> None:
    quotes = (
        "  - {title: A, quote: The flux and reflux of the sea, by: Newton}\n"
        "  - {title: B, lang: zh-CN, quote: 「所有模型都是错的」, by: Box}\n"
    )
    deck = built(f"title: T\nlang: en\nslides:\n{quotes}")
    english, chinese = ("".join(xpath(deck.slide(n), "//a:t/text()")) for n in (1, 2))
    assert "“The flux" in english
    assert "「所有模型都是错的—— Box" in chinese
    assert "— Newton" in english
    assert "—— Newton" not in english
    (layout,) = (x for name, x in deck.named("ppt/slideLayouts/") if xpath(x, "p:cSld[@name='Quote']"))
    body = max(int(size) for size in xpath(layout, "//p:sp[.//p:ph[@idx='20']]//a:defRPr/@sz"))
    assert body / 100 >= 1.5 * STYLES["title"].size


def test_a_unit_stands_apart_from_its_number_and_a_sign_close(built: Callable[..., Package]) -> None:
    def told(unit: str) -> str:
        number = f"{{value: '2.2', unit: '{unit}'}}"
        return "".join(
            xpath(
                built(f"title: T\nslides:\n  - {{title: A, formula: x, number: {number}}}\n").slide(1), "//a:t/text()"
            )
        )

    assert "2.2 times" in told("times")
    assert "2.2%" in told("%")


def test_a_list_is_as_large_as_its_entries_let_it_be(built: Callable[..., Package]) -> None:
    twelve = ", ".join("abcdefghijkl")
    deck = built(f"title: T\nslides:\n  - {{title: A, bullets: [a, b]}}\n  - {{title: B, bullets: [{twelve}]}}\n")
    lists = []
    for number in (1, 2):
        (body,) = xpath(deck.slide(number), "//p:sp[.//p:ph[@idx='20']]")
        (part,) = (t for t in deck.targets(f"ppt/slides/slide{number}.xml").values() if "slideLayout" in t)
        inherited = xpath(
            deck.xml(f"ppt/slideLayouts/{part.rpartition('/')[2]}"),
            "//p:sp[.//p:ph[@idx='20']]//a:lvl1pPr/a:defRPr/@sz",
        )
        lists.append(int((xpath(body, ".//a:rPr/@sz") or inherited)[0]) / 100)
    assert lists[0] == 30
    assert 18 <= lists[1] <= 24


def test_a_caption_stands_under_the_middle_of_its_picture(built: Callable[..., Package], tmp_path: Path) -> None:
    Image.new("RGB", (800, 600), "#336699").save(tmp_path / "p.png")
    slide = built("title: T\nslides:\n  - {title: A, image: p.png, caption: What it shows}\n").slide(1)
    (caption,) = xpath(slide, "//p:sp[contains(string(p:txBody), 'What it shows')]")
    (picture,) = xpath(slide, "//p:pic")
    middles = [int(x) + int(w) / 2 for one in (caption, picture) for x, w in [xpath(one, ".//a:off/@x | .//a:ext/@cx")]]
    assert abs(middles[0] - middles[1]) < 12700
    assert xpath(caption, ".//a:pPr/@algn") == ["ctr"]


def test_few_names_leave_half_of_the_slide_to_the_one_that_stands_out(built: Callable[..., Package]) -> None:
    few = "{title: G, logos: [{name: A}, {name: B}, {name: C}]}, {title: H, logos: [{name: LOUD, highlight: true}]}"
    many = few.replace("{name: C}", ", ".join(f"{{name: N{n}}}" for n in range(9)))
    walls = "".join(f"  - {{layout: logo-wall, title: T, groups: [{groups}]}}\n" for groups in (few, many))
    package = built(f"title: T\nslides:\n{walls}")
    panel = "//p:sp[p:spPr/a:xfrm/a:ext[@cx='6096000'][@cy='6858000']]"
    assert [len(xpath(package.slide(n), panel)) for n in (1, 2)] == [1, 0]


def test_rules_part_groups_beside_the_name_that_stands_out_and_it_says_what_it_stands_for(
    built: Callable[..., Package],
) -> None:
    groups = ("{title: G, logos: [{name: A}, {name: B}]}", "{title: H, logos: [{name: C}, {name: D}]}")
    slide = built(wall(*groups, "{title: I, logos: [{name: LOUD, text: What it is, highlight: true}]}")).slide(1)
    above, between = sorted(int(y) for y in xpath(slide, "//p:cxnSp//a:off/@y"))
    assert above < line_of(slide, "B")[1] < between < line_of(slide, "C")[1]
    assert place(slide, "I", "y") < place(slide, "LOUD", "y") < place(slide, "What it is", "y")


def test_a_text_alone_is_set_in_its_paragraphs_and_a_list_may_be_numbered(built: Callable[..., Package]) -> None:
    package = built(
        'title: T\nlang: en-US\nslides:\n  - {layout: bullets, title: A, text: "One.\\n\\nTwo."}\n'
        "  - {title: B, numbered: true, bullets: [one, two]}\n"
    )
    assert xpath(package.slide(1), "//p:sp[.//p:ph[@type='body']]//a:t/text()") == ["One.", "Two."]
    assert len(xpath(package.slide(2), "//a:buAutoNum[@type='arabicPeriod']")) == 2


OWN = "---\npurpose: P\n%sfields: {title: {type: text}, word: {type: text}}\nsample: {title: A, word: B}\n---\n"


def test_what_is_wrong_in_our_layouts_is_told_there_where_they_lie_beside_the_outline(
    tmp_path: Path, build: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a clone of the repository, whose owner edits templates/."""
    (tmp_path / "templates").mkdir()
    page = "<slide><title>{{ title }}</title><p wide='1'>{{ word }}</p></slide>\n"
    (tmp_path / "templates/word.xml").write_text(OWN % "" + page, "utf-8")
    monkeypatch.setattr(maker, "templates", lambda: tmp_path / "templates")
    assert "word.xml:6:" in build("title: T\nslides:\n  - {layout: word, title: A, word: B}\n").output


def test_a_layout_is_inferred_unless_it_says_something_else(tmp_path: Path, build: Callable[..., Result]) -> None:
    (tmp_path / "templates").mkdir()
    outline = "title: T\nslides:\n  - {title: A, text: x}\n  - {title: A, word: B}\n"
    for said, works in (("", True), ("infer: first\n", False), ("infer: false\n", False), ("infer: flase\n", False)):
        page = "<slide><title>{{ title }}</title><p>{{ word }}</p></slide>\n"
        (tmp_path / "templates/word.xml").write_text(OWN % said + page, "utf-8")
        assert (build(outline).exit_code == 0) is works, said


def test_what_a_cover_does_not_say_leaves_no_empty_box(built: Callable[..., Package]) -> None:
    slide = built("title: T\nslides:\n  - {layout: title, title: Only a title}\n").slide(1)
    assert [box for box in xpath(slide, "//p:sp[p:txBody]") if not xpath(box, ".//a:t | .//p:ph")] == []


def test_of_few_names_what_the_one_that_stands_out_does_may_be_larger_than_its_name(
    built: Callable[..., Package],
) -> None:
    others = "{title: A, logos: [{name: a1}, {name: a2}]}, {title: B, logos: [{name: b1}]}"
    loud = "{title: Science, highlight: true, logos: [{name: Loud, text: stands for, highlight: true}]}"
    slide = built(wall(others, loud)).slide(1)
    sizes = [int(xpath(slide, f"//a:r[a:t='{words}']/a:rPr/@sz")[0]) for words in ("Science", "Loud", "stands for")]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > 2 * sizes[1] > 2 * sizes[2]


def test_what_to_do_with_a_code_is_as_large_as_goes_over_what_it_leads_to(built: Callable[..., Package]) -> None:
    fields = "title: Scan, lead: Preview, text: the course, link: 'https://a.example'"
    slide = built(f"title: T\nslides:\n  - {{layout: qr, {fields}}}\n").slide(1)
    (large,) = xpath(slide, "//a:r[a:t='Preview']/a:rPr/@sz")
    assert int(large) > 7000


def test_the_claim_of_a_repository_is_its_headline_and_its_own_words_stand_on_its_page(
    built: Callable[..., Package],
) -> None:
    said = "repository: {description: A thing, owner_name: n, facts: [{value: '7'}], files: [{name: f}]}"
    slide = built(f"title: T\nslides:\n  - {{title: A, lead: The claim, {said}}}\n").slide(1)
    (headline,) = xpath(slide, "//p:sp[.//p:ph[@type='body']]")
    assert xpath(headline, ".//a:t/text()") == ["The claim"]
    assert place(slide, "7", "y") < place(slide, "n", "y")
    assert xpath(slide, "//p:sp[.//a:t='n']//a:t/text()") == ["n", "\u2003A thing"], "on one line"


def test_a_deck_of_a_thousand_slides_has_room_for_their_numbers(build: Callable[..., Result]) -> None:
    slides = "".join(f"  - {{title: S{n}, bullets: [a]}}\n" for n in range(1, 1002))
    assert build(f"title: T\nlang: en-US\nslides:\n{slides}").exit_code == 0
