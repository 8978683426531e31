"""Slides that hold too much become several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from click.testing import Result

from tests.conftest import Package, xpath

Built = Callable[..., Package]
HEAD = "title: T\nlang: zh-CN\nslides:\n"


def bullets(count: int, text: str = "一条经验") -> str:
    return "[" + ", ".join(f"{text} {n}" for n in range(1, count + 1)) + "]"


def titles(package: Package) -> list[str]:
    slides = (package.slide(n) for n in range(1, len(list(package.named("ppt/slides/slide"))) + 1))
    return ["".join(xpath(s, ".//p:sp[.//p:ph[@type='title']]//a:t/text()")) for s in slides]


def body(slide: Any) -> list[str]:
    return ["".join(xpath(p, ".//a:t/text()")) for p in xpath(slide, ".//p:sp[.//p:ph[@type='body']]//a:p")]


def sizes(slide: Any) -> set[str]:
    return set(xpath(slide, ".//p:sp[.//p:ph[@type='body']]//a:rPr/@sz"))


def test_twelve_bullets_step_down_and_stay_on_one_slide(built: Built) -> None:
    package = built(f"{HEAD}  - {{title: A, bullets: {bullets(12)}}}\n")
    assert titles(package) == ["A"]
    assert not sizes(package.slide(1)), "the layout, made after its only slide, has the size"
    (size,) = xpath(
        package.xml("ppt/slideLayouts/slideLayout1.xml"), ".//p:sp[.//p:ph[@type='body']]//a:lvl1pPr/a:defRPr/@sz"
    )
    assert 1800 <= int(size) < 2400


def test_forty_bullets_stand_on_even_slides_in_one_size(built: Built) -> None:
    package = built(f"{HEAD}  - {{title: A, bullets: {bullets(40)}}}\n")
    assert titles(package) == ["A", "A（续）", "A（续）"]
    parts = [body(package.slide(n)) for n in (1, 2, 3)]
    assert [len(p) for p in parts] == [14, 13, 13]
    assert [line for p in parts for line in p] == [f"一条经验 {n}" for n in range(1, 41)]
    assert len({frozenset(sizes(package.slide(n))) for n in (1, 2, 3)}) == 1


def test_the_last_slide_holds_more_than_one_bullet(built: Built) -> None:
    for count in range(13, 33):
        package = built(f"{HEAD}  - {{title: A, bullets: {bullets(count)}}}\n")
        lengths = [len(body(package.slide(n))) for n in range(1, len(titles(package)) + 1)]
        assert sum(lengths) == count
        assert max(lengths) - min(lengths) <= 1


def test_bullets_of_uneven_length_are_cut_where_they_fit(built: Built) -> None:
    long = "一句很长很长的话，" * 12
    mixed = ", ".join([f"'{long}{n}'" if n % 4 == 0 else f"短句 {n}" for n in range(30)])
    package = built(f"{HEAD}  - {{title: A, bullets: [{mixed}]}}\n")
    lines = [line for n in range(1, len(titles(package)) + 1) for line in body(package.slide(n))]
    assert len(lines) == 30
    assert len(titles(package)) >= 3


def test_the_continuation_says_so_in_the_slides_language(built: Built) -> None:
    package = built(f"{HEAD}  - {{title: A, lang: en-US, bullets: {bullets(30, 'One lesson')}}}\n")
    assert titles(package) == ["A", "A (cont.)", "A (cont.)"]


def test_notes_stay_with_the_first_slide(built: Built) -> None:
    package = built(f"{HEAD}  - {{title: A, notes: n, bullets: {bullets(30)}}}\n")
    with_notes = [
        n for n in (1, 2, 3) if any("notesSlide" in t for t in package.targets(f"ppt/slides/slide{n}.xml").values())
    ]
    assert with_notes == [1]


def test_all_parts_have_the_same_native_layout(built: Built) -> None:
    package = built(f"{HEAD}  - {{title: A, bullets: {bullets(30)}}}\n")
    layouts = {t for n in (1, 2, 3) for t in package.targets(f"ppt/slides/slide{n}.xml").values() if "slideLayout" in t}
    assert len(layouts) == 1


def test_links_sections_and_the_agenda_know_the_new_numbers(built: Built) -> None:
    package = built(
        f"{HEAD}  - {{layout: agenda, title: 目录}}\n"
        "  - {layout: section, title: 一}\n"
        f"  - {{title: A, bullets: {bullets(30)}}}\n"
        "  - {layout: section, title: 二, id: two}\n"
        "  - {title: B, bullets: ['[id](#two)', '[第四张](#slide-4)']}\n"
    )
    assert titles(package) == ["目录", "一", "A", "A（续）", "A（续）", "二", "B"]
    agenda = "".join(xpath(package.slide(1), ".//a:t/text()"))
    assert "一2" in agenda
    assert "二6" in agenda
    assert {t for t in package.targets("ppt/slides/slide7.xml").values() if "slide6" in t} == {"slide6.xml"}
    sections = xpath(package.xml("ppt/presentation.xml"), ".//p14:section")
    assert [(s.get("name"), len(xpath(s, ".//p14:sldId"))) for s in sections] == [("T", 1), ("一", 4), ("二", 2)]
    numbers = [xpath(package.slide(n), ".//a:fld[@type='slidenum']/a:t/text()") for n in (3, 4, 5, 7)]
    assert numbers == [["3"], ["4"], ["5"], ["7"]]


def test_a_large_family_is_cut_within_and_its_head_said_again(built: Built) -> None:
    children = ", ".join(f"child {n}" for n in range(25))
    package = built(f"{HEAD}  - {{title: A, bullets: [{{head: [{children}]}}]}}\n")
    parts = [body(package.slide(n)) for n in range(1, len(titles(package)) + 1)]
    assert [p[0] for p in parts] == ["head", *["head（续）"] * (len(parts) - 1)]
    assert [line for p in parts for line in p[1:]] == [f"child {n}" for n in range(25)]


def test_a_long_agenda_goes_on_with_its_numbers(built: Built) -> None:
    sections = "".join(f"  - {{layout: section, title: 第 {n} 章}}\n" for n in range(1, 21))
    package = built(f"{HEAD}  - {{layout: agenda, title: 目录}}\n{sections}")
    first = len([t for t in titles(package) if t.startswith("目录")])
    assert first == 2
    text = "".join(xpath(package.slide(2), ".//a:t/text()"))
    assert "11第 11 章13" in text.replace("\n", "")


def test_columns_are_cut_side_by_side_where_that_is_asked_for(built: Built) -> None:
    column = f"{{title: C, bullets: {bullets(20)}}}"
    package = built(f"{HEAD}  - {{title: A, overflow: split, columns: [{column}, {column}]}}\n")
    assert titles(package)[:2] == ["A", "A（续）"]
    for part in range(1, len(titles(package)) + 1):
        lines = body(package.slide(part))
        assert lines[: len(lines) // 2] == lines[len(lines) // 2 :]


def test_what_was_too_much_for_one_slide_is_told(build: Callable[..., Result]) -> None:
    many = "".join(f"  - {{title: L{n}, bullets: [{', '.join(map(str, range(40)))}]}}\n" for n in range(7))
    result = build(HEAD + "  - {title: Short, bullets: [a, b]}\n" + many)
    assert "too much for one slide: slide 2 stands on 3, slide 3 stands on 3" in result.stdout
    assert "slide 6 stands on 3, 2 more" in result.stdout
    assert "too much" not in build(HEAD + "  - {title: Short, bullets: [a, b]}\n").stdout
