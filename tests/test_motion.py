"""Click by click and slide to slide: what stands in p:timing and p:transition of built files, and what it points at."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from deck.layouts import Layouts
from deck.outline import load
from deck.resources import templates
from deck.scene import Box, Build, Chart, ChartSpec, Colour, Connector, Group, Series, Shape, Target
from tests.conftest import ROOT, Package, xpath
from tests.test_pptx_parts import PEN, package, text

HEAD = "title: T\nlang: en-US\nslides:\n"
P159 = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"
Built = Callable[..., Package]
Come = tuple[str, tuple[int, int] | None]

CARDS = "  - {title: A, cards: [{title: one, icon: star}, {title: two, icon: star}, {title: three}]"
LIST = "  - title: A\n    bullets: [one, {two: [two a, {two b: [deeper]}]}, three]\n"
PERCEPTRON = "  - {title: A, figures: [{kind: perceptron}, {kind: pipeline, steps: [{title: in}, {title: out}]}]"


def clicks(slide: Any) -> list[list[Come]]:
    """What comes at each click: the names of shapes, and the paragraphs where it is not all of one."""
    steps = xpath(slide, "p:timing//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par")
    return [[_target(slide, one) for one in xpath(step, ".//p:cTn[@presetClass='entr']")] for step in steps]


def _target(slide: Any, effect: Any) -> Come:
    spid = set(xpath(effect, ".//p:spTgt/@spid"))
    assert len(spid) == 1, "an effect moves one shape"
    (name,) = xpath(slide, f"p:cSld/p:spTree/*//p:cNvPr[@id={spid.pop()}]/@name")
    ranges = {(int(one.get("st")), int(one.get("end"))) for one in xpath(effect, ".//p:pRg")}
    assert len(ranges) < 2
    return re.sub(r" \d+$", "", name), next(iter(ranges), None)


def names(slide: Any) -> list[list[str]]:
    return [[name for name, _ in step] for step in clicks(slide)]


# --- builds ---------------------------------------------------------------------------------------


def test_every_target_in_the_lecture_is_one_shape_that_stands_in_no_group(lecture: Package) -> None:
    building = 0
    for name, slide in lecture.named("ppt/slides/"):
        top = xpath(slide, "p:cSld/p:spTree/*/*/p:cNvPr/@id")
        targets = {*xpath(slide, ".//p:spTgt/@spid"), *xpath(slide, ".//p:bldLst/*/@spid")}
        assert all(top.count(spid) == 1 for spid in targets), name
        assert len(xpath(slide, ".//p:timing")) == bool(targets), name
        building += bool(targets)
    assert 5 <= building <= 7


def test_every_shape_of_the_lecture_comes_once(lecture: Package) -> None:
    for name, slide in lecture.named("ppt/slides/"):
        come = [target for step in clicks(slide) for target in step]
        ids = xpath(slide, ".//p:cTn[@presetClass='entr']//p:set//p:spTgt/@spid")
        assert len(ids) == len(come) == len(set(ids)), name


def test_transition_and_timing_stand_where_the_schema_wants_them(lecture: Package) -> None:
    order = ["cSld", "clrMapOvr", "transition", "timing"]
    for name, slide in lecture.named("ppt/slides/"):
        tags = [child.tag.rpartition("}")[2].replace("AlternateContent", "transition") for child in slide]
        assert tags == [tag for tag in order if tag in tags], name


def test_both_languages_move_alike() -> None:
    layouts = Layouts.discover(templates())
    both = [load(ROOT / name, layouts).slides for name in ("outline.yaml", "outline.en.yaml")]
    motions = [[(s.transition, s.build and (s.build.effect, s.build.clicks)) for s in slides] for slides in both]
    assert motions[0] == motions[1]


def test_without_build_nothing_moves(built: Built) -> None:
    slide = built(HEAD + LIST + CARDS + "}\n").slide(1)
    assert not xpath(slide, "p:timing | p:transition | mc:AlternateContent")


def test_a_list_comes_entry_by_entry_with_what_is_below(built: Built) -> None:
    slide = built(HEAD + LIST + "    build: items\n").slide(1)
    paragraphs = [[where for _, where in step] for step in clicks(slide)]
    assert paragraphs == [[(0, 0)], [(1, 1), (2, 2), (3, 3), (4, 4)], [(5, 5)]]
    assert {name for step in clicks(slide) for name, _ in step} == {"Body"}
    (body,) = xpath(slide, "p:timing/p:bldLst/p:bldP")
    assert (body.get("build"), body.get("grpId"), body.get("animBg")) == ("p", "0", None)


def test_a_card_comes_with_its_icon_and_the_rule_before_it(built: Built) -> None:
    slide = built(HEAD + CARDS + ", build: items}\n").slide(1)
    assert names(slide) == [["Icon star", "Body"], ["Rule", "Icon star", "Body"], ["Rule", "Body"]]


def test_an_author_says_what_comes_together_and_what_stands(built: Built) -> None:
    slide = built(HEAD + CARDS + ", build: [[3, 2]]}\n").slide(1)
    assert names(slide) == [["Rule", "Body", "Rule", "Icon star", "Body"]]


def test_the_first_of_a_step_waits_for_the_click_and_the_others_come_with_it(built: Built) -> None:
    slide = built(HEAD + CARDS + ", build: items}\n").slide(1)
    nodes = xpath(slide, "p:timing//p:cTn[@presetClass='entr']/@nodeType")
    click, together = "clickEffect", "withEffect"
    assert nodes == [click, together, click, together, together, click, together]
    delays = xpath(slide, "p:timing//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par/p:cTn/p:stCondLst/p:cond/@delay")
    assert delays == ["indefinite"] * 3


def test_time_nodes_are_counted_from_one_without_a_gap(lecture: Package) -> None:
    for name, slide in lecture.named("ppt/slides/"):
        numbers = [int(n) for n in xpath(slide, "p:timing//p:cTn/@id")]
        assert numbers == list(range(1, len(numbers) + 1)), name


@pytest.mark.parametrize(("effect", "preset", "fades"), [("fade", "10", 3), ("appear", "1", 0)])
def test_effects_are_the_presets_of_powerpoint(effect: str, preset: str, fades: int, built: Built) -> None:
    options = f"{{effect: {effect}, of: [[1, 2, 3]]}}"
    slide = built(HEAD + "  - {title: A, bullets: [a, b, c], build: " + options + "}\n").slide(1)
    assert set(xpath(slide, "p:timing//@presetID")) == {preset}
    assert len(xpath(slide, "p:timing//p:animEffect[@filter='fade']")) == fades
    assert len(xpath(slide, "p:timing//p:set")) == 3


def test_a_drawing_that_builds_is_a_group_for_each_step_and_nothing_else_changes(built: Built) -> None:
    still = built(HEAD + PERCEPTRON + "}\n").slide(1)
    slide = built(HEAD + PERCEPTRON + ", build: items}\n").slide(1)
    assert names(slide)[:3] == [["Drawing"], ["Drawing"], ["Drawing"]]
    assert names(slide)[3:] == [["Text"], ["Rule", "Text"]]
    assert drawn(still) == drawn(slide)


def drawn(slide: Any) -> list[tuple[Any, ...]]:
    """Every shape but the groups, in the order of drawing, where it stands and what it says."""
    shapes = xpath(slide, "p:cSld/p:spTree//*[self::p:sp or self::p:cxnSp]")
    return [
        (
            one.tag,
            xpath(one, ".//a:xfrm/a:off/@x | .//a:xfrm/a:off/@y | .//a:xfrm/a:ext/@*"),
            xpath(one, ".//a:t/text()"),
        )
        for one in shapes
    ]


def test_lines_come_with_what_they_lead_to(built: Built) -> None:
    slide = built(HEAD + PERCEPTRON + ", build: items}\n").slide(1)
    groups = xpath(slide, "p:cSld/p:spTree/p:grpSp")
    assert ["".join(xpath(group, ".//a:t/text()")) for group in groups] == [
        "x1x2⋮xn",
        "w1w2wn",
        "",
        "y",
    ]
    assert [len(xpath(group, ".//p:cxnSp")) for group in groups] == [0, 3, 1, 1]
    assert [bool(xpath(group, "p:nvGrpSpPr/p:cNvPr/@descr")) for group in groups] == [True, False, False, False]


def test_a_curve_builds_wave_by_wave(lecture: Package) -> None:
    slide = lecture.slide(5)
    assert len(clicks(slide)) == 3
    for step, words in zip(_texts(slide), ("第一次", "第二次", "第三次"), strict=True):
        assert words in step
    assert ["缺" in step for step in _texts(slide)] == [True, True, False], "a hollow ends the wave before it"


def _texts(slide: Any) -> list[str]:
    steps = xpath(slide, "p:timing//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par")
    return [
        "".join(
            word
            for spid in xpath(step, ".//p:set//p:spTgt/@spid")
            for word in xpath(slide, f"p:cSld/p:spTree/*[*/p:cNvPr/@id={spid}]//a:t/text()")
        )
        for step in steps
    ]


OTHERS = {
    "timeline": ("events: [{date: 2015, title: a}, {date: 2016, title: b}]", 2),
    "curve": ("curve: [[1950, 9], [1960, 50]]", 1),
    "two-columns": ("columns: [{title: a}, {title: b}]", 2),
    "comparison": ("table: {header: [a], rows: [[b]]}", 1),
    "eras": ("eras: [{year: a, title: b}, {year: c, title: d}, {year: e, title: f}]", 3),
    "process": ("steps: [{title: a}, {title: b, icon: star}]", 2),
    "stats": ("stats: [{value: a, label: b}, {value: c, label: d}, {value: e, label: f}]", 2),
    "logo-wall": ("columns: 2, logos: [{name: a, icon: star}, {name: b}, {name: c}]", 2),
    "icon-grid": ("items: [{name: a}, {name: b}, {name: c}]", 3),
    "chart": (
        "chart: {kind: bar, categories: [a], series: [{name: s, values: [1]}]}, facts: [{label: a, value: b}]",
        1,
    ),
    "equation": ("formula: x, text: a, number: {value: b}", 2),
    "paper": ("paper: {title: a, authors: b}, quote: c, facts: [{value: a, label: b}, {value: c, label: d}]", 3),
    "agenda": ("entries: [a, b, c]", 3),
    "profile": ("name: a, bullets: [b, c]", 2),
    "figure": ("figures: [{kind: network, layers: [{name: a}, {name: b}]}, {kind: retina}]", 3),
}


def test_every_layout_that_builds_says_what_its_items_are() -> None:
    told = {layout.name for layout in Layouts.discover(templates()) if layout.builds}
    assert told == {*OTHERS, "bullets", "cards"}


@pytest.mark.parametrize("layout", OTHERS)
def test_every_layout_knows_its_items(layout: str, built: Built) -> None:
    fields, count = OTHERS[layout]
    slide = built(f"{HEAD}  - {{layout: {layout}, title: A, {fields}, build: items}}\n").slide(1)
    assert len(clicks(slide)) == count


def test_the_build_list_names_what_powerpoint_lists(tmp_path: Path) -> None:
    spot = Box(0, 0, 90, 40)
    spec = ChartSpec("column", (Series("s", (1.0,), Colour("accent1")),), Colour("tx1"), 12, ("a",))
    shapes = (
        Shape(spot, "Words", text=text("a")),
        Shape(spot, "Plate", fill=Colour("accent1"), text=text("a")),
        Chart(spot, "Chart", spec, "a"),
        Connector((0, 0), (9, 9), PEN, "Line"),
        Group(spot, "Group", (Shape(spot, "Inner"),)),
        Shape(spot, "After", text=text("a")),
    )
    build = Build((tuple(Target(index) for index in range(6)),), "appear")
    slide = package(tmp_path, *shapes, build=build).slide(1)
    listed = [(e.tag.rpartition("}")[2], e.get("spid"), e.get("animBg")) for e in xpath(slide, "//p:bldLst/*")]
    assert listed == [
        ("bldP", "2", None),
        ("bldP", "3", "1"),
        ("bldGraphic", "4", None),
        ("bldP", "8", None),
    ]
    with_group = xpath(slide, "//p:cTn[@grpId]//p:set//p:spTgt/@spid")
    assert with_group == ["2", "3", "4", "8"]


# --- transitions ----------------------------------------------------------------------------------


def test_a_deck_has_a_transition_and_a_slide_another(built: Built) -> None:
    slides = "".join(f"  - {{layout: section, title: A, transition: {t}}}\n" for t in ("none", "push", "fade"))
    deck = built("title: T\ntransition: fade\nslides:\n  - {layout: section, title: A}\n" + slides)
    found = [[e.tag.rpartition("}")[2] for e in xpath(deck.slide(n), "p:transition/*")] for n in range(1, 5)]
    assert found == [["fade"], [], ["push"], ["fade"]]
    assert not xpath(deck.slide(2), "p:transition")


def test_morph_has_its_namespace_and_a_fade_for_those_who_do_not_know_it(built: Built) -> None:
    slide = built(HEAD + "  - {layout: section, title: A, transition: morph}\n").slide(1)
    (choice,) = xpath(slide, "mc:AlternateContent/mc:Choice")
    (morph,) = xpath(choice, "p:transition/*")
    assert (morph.tag, morph.get("option")) == (f"{{{P159}}}morph", "byObject")
    assert choice.nsmap[choice.get("Requires")] == P159
    assert xpath(slide, "mc:AlternateContent/mc:Fallback/p:transition/p:fade")
    assert not xpath(slide, "p:transition")


def test_the_agenda_turns_into_the_first_section(lecture: Package) -> None:
    agenda, section = lecture.slide(3), lecture.slide(4)
    same = "//p:cNvPr[starts-with(@name, '!!')]/@name"
    assert {"!!number-1", "!!section-1"} <= set(xpath(agenda, same)) & set(xpath(section, same))
    assert xpath(section, ".//mc:Choice/p:transition")
    assert not xpath(agenda, ".//mc:Choice/p:transition")


def test_no_slide_has_a_name_for_morph_twice(lecture: Package) -> None:
    for name, slide in lecture.named("ppt/slides/"):
        found = xpath(slide, "//p:cNvPr[starts-with(@name, '!!')]/@name")
        assert len(found) == len(set(found)), name


# --- what is wrong --------------------------------------------------------------------------------

FORMS = "expected: items, none, clicks as [1, [2, 3]], or {effect: appear, of: items}"
WRONG = {
    "a word": ("build: itmes", ["talk.yaml:6:12", "“build” can't be read (itmes)", FORMS, "did you mean “items”?"]),
    "true": ("build: true", ["talk.yaml:6:12", FORMS]),
    "an item by name": ("build: [one]", ["talk.yaml:6:13", "“build” can't be read (one)", "counted from 1"]),
    "an item zero": ("build: [0]", ["talk.yaml:6:13", "counted from 1"]),
    "no clicks": ("build: []", [FORMS]),
    "an item twice": ("build: [1, [2, 1]]", ["talk.yaml:6:12", "“build”: item 1 comes twice"]),
    "an item too many": (
        "build: [1, 3]",
        ["talk.yaml:6:12", "there is no item 3", "expected: 1 to 2", "the layout builds entry by entry"],
    ),
    "an unknown effect": (
        "build: {effect: fede, of: items}",
        ["talk.yaml:6:21", "expected: fade or appear", "did you mean “fade”?"],
    ),
    "an effect of nothing": ("build: {effect: fade}", ["needs the field “of”", "items, none"]),
    "an unknown transition": ("transition: morf", ["talk.yaml:6:17", "none or fade or push or morph", "“morph”?"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_where_it_stands(case: str, build: Callable[..., Result]) -> None:
    line, words = WRONG[case]
    result = build(HEAD + f"  - title: A\n    bullets: [one, two]\n    {line}\n")
    assert result.exit_code == 2, result.output
    assert all(word in result.output for word in [*words, "slide: 1 “A”"]), result.output


def test_a_slide_without_items_says_what_has_some(build: Callable[..., Result]) -> None:
    result = build(HEAD + "  - {layout: section, title: A, build: items}\n")
    assert result.exit_code == 2
    assert "nothing on this slide comes by itself" in result.output
    assert "expected: a layout with items" in result.output


TEMPLATES = {
    "a step that is no number": ('<p step="soon">a</p>', ["step=“soon”", "0, 1, 2, … or each"]),
    "parts of what comes as one": ('<table step="each"><tr><td>a</td></tr></table>', ["it comes as one", "body, text"]),
    "one name for two": ('<p morph="x">a</p><p morph="x">b</p>', ["morph=“x” names two things"]),
}


@pytest.mark.parametrize("case", TEMPLATES)
def test_a_layout_that_moves_wrongly_is_an_error(case: str, build: Callable[..., Result], tmp_path: Path) -> None:
    markup, words = TEMPLATES[case]
    folder = tmp_path / "templates"
    folder.mkdir()
    front = "---\npurpose: p\nfields:\n  title: {type: text}\nsample: {title: A}\n---\n"
    (folder / "mine.xml").write_text(f"{front}<slide><column><title>a</title>{markup}</column></slide>\n")
    result = build(HEAD + "  - {layout: mine, title: A}\n")
    assert result.exit_code == 2, result.output
    assert all(word in result.output for word in words), result.output


def test_steps_nest_and_step_0_comes_with_what_is_around_it(built: Built, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    inner = '<text step="0"><p>b</p></text><text step="2"><p>d</p></text><text step="1"><p>c</p></text>'
    front = "---\npurpose: p\nfields:\n  title: {type: text}\nsample: {title: A}\n---\n"
    (folder / "mine.xml").write_text(
        f'{front}<slide><column><p step="2">last</p><column step="1">{inner}</column></column></slide>\n'
    )
    slide = built(HEAD + "  - {layout: mine, title: A, build: items}\n").slide(1)
    assert _texts(slide) == ["b", "c", "d", "last"]


def test_a_list_too_long_for_a_slide_builds_on_each_of_its_slides(built: Built) -> None:
    many = ", ".join(f"Entry number {n} of a list that goes on and on and takes its whole line" for n in range(24))
    deck = built(HEAD + f"  - {{title: A, overflow: split, bullets: [{many}], build: items}}\n")
    slides = [slide for name, slide in deck.named("ppt/slides/slide")]
    assert len(slides) > 1
    assert sum(len(clicks(slide)) for slide in slides) == 24


def test_clicks_of_a_list_too_long_for_a_slide_cannot_be_listed(build: Callable[..., Result]) -> None:
    many = ", ".join(f"Entry number {n} of a list that goes on and on and takes its whole line" for n in range(24))
    result = build(HEAD + f"  - {{title: A, overflow: split, bullets: [{many}], build: [2, 1]}}\n")
    assert result.exit_code == 2
    assert all(word in result.output for word in ("too much for one", "expected: build: items", "slide: 1 “A”"))
