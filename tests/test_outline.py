"""What an author may write, and how it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deck.layouts import Layouts
from deck.outline import Outline, load
from deck.resources import templates
from deck.yaml_nodes import parse_yaml

HERE = Path("x.yaml")


def outline(tmp_path: Path, text: str) -> Outline:
    file = tmp_path / "o.yaml"
    file.write_text("title: T\nlang: zh-CN\n" + text, "utf-8")
    return load(file, Layouts.discover(templates()))


def scalar(text: str) -> Any:
    return parse_yaml(f"v: {text}", HERE).value["v"].value


@pytest.mark.parametrize("text", ["on", "no", "yes", "Off", "12:30", "0123", "2018-11-20", "0x1F", "1_000", ".inf"])
def test_yaml_1_2_leaves_text_as_text(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False), ("~", None), ("12", 12), ("1.5", 1.5)])
def test_the_core_schema_is_read(text: str, value: object) -> None:
    assert scalar(text) == value


def test_a_number_keeps_its_spelling_where_text_is_wanted(tmp_path: Path) -> None:
    slides = outline(
        tmp_path, "slides:\n  - title: 1.0\n    table: {header: [a], rows: [[3144], [1.0], [007]]}\n"
    ).slides
    assert slides[0].title == "1.0"
    assert [[c.text for c in line.cells] for line in slides[0].fields["table"].rows] == [["3144"], ["1.0"], ["007"]]


def test_a_cell_of_nothing_is_empty(tmp_path: Path) -> None:
    (slide,) = outline(tmp_path, "slides:\n  - title: A\n    table: {header: [a, ~], rows: [[null, 'null']]}\n").slides
    table = slide.fields["table"]
    assert [[c.text for c in line.cells] for line in (*table.header, *table.rows)] == [["a", ""], ["", "null"]]


def test_an_entry_of_nothing_is_no_word(tmp_path: Path) -> None:
    (slide,) = outline(
        tmp_path,
        "slides:\n  - title: A\n    chart: {kind: line, categories: [a, b], "
        "series: [{name: s, values: [1, 2], labels: [null, last]}]}\n",
    ).slides
    assert slide.fields["chart"]["series"][0]["labels"] == ("", "last")


def test_a_date_that_there_is_is_one(tmp_path: Path) -> None:
    (slide,) = outline(
        tmp_path, "slides:\n  - title: A\n    events: [{date: 2016-02-29, title: x}, {date: 2015.1.9, title: y}]\n"
    ).slides
    assert [event["date"] for event in slide.fields["events"]] == ["2016-02-29", "2015.1.9"]


def test_every_value_knows_its_place() -> None:
    node = parse_yaml("a:\n  - b: 中文\n    c: d\n", HERE).value["a"].value[0]
    assert (node.value["c"].mark.line, node.value["c"].mark.column) == (3, 8)
    assert node.key_mark("c").column == 5
    assert node.value["b"].mark.source == "  - b: 中文"


def test_the_layout_follows_from_the_fields(tmp_path: Path) -> None:
    slides = outline(
        tmp_path,
        "slides:\n  - {title: A, bullets: [x]}\n  - {title: B, quote: q}\n  - {title: C, formula: x}\n"
        "  - {title: D, table: {header: [h], rows: [[r]]}}\n  - {title: E, name: N, bullets: [x]}\n",
    ).slides
    assert [s.layout.name for s in slides] == ["bullets", "quote", "equation", "comparison", "profile"]


def test_columns_of_figures_stand_right_where_nothing_else_is_said(tmp_path: Path) -> None:
    (slide,) = outline(
        tmp_path, "slides:\n  - title: A\n    table: {header: [a, b, c], rows: [[x, 1, 5 %], [y, '2,000', 7 天]]}\n"
    ).slides
    assert [c.align for c in slide.fields["table"].rows[0].cells] == ["left", "right", "left"]


def test_bullets_nest(tmp_path: Path) -> None:
    (slide,) = outline(tmp_path, "slides:\n  - title: A\n    bullets:\n      - a\n      - b:\n          - c\n").slides
    a, b = slide.fields["bullets"]
    assert (a.text, b.text, b.children[0].text) == ("a", "b", "c")


def test_section_slides_open_sections_and_the_rest_belongs_to_the_deck(tmp_path: Path) -> None:
    sections = outline(
        tmp_path,
        "slides:\n  - {title: Hi, bullets: [x]}\n  - {layout: section, title: One, short: I}\n"
        "  - {title: a, bullets: [x]}\n  - {layout: section, title: Two}\n",
    ).sections
    assert [(s.name, s.first, s.count, s.number) for s in sections] == [
        ("T", 1, 1, None),
        ("One", 2, 2, 1),
        ("Two", 4, 1, 2),
    ]
    assert sections[1].short == "I"


def test_the_date_of_the_file_is_the_outlines_or_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = 'date: "2018-11-20"\nslides: [{layout: section, title: A}]\n'
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert outline(tmp_path, text).created == "2018-11-20T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert outline(tmp_path, text).created == "2023-11-14T22:13:20Z"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "bom.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: T\nslides: [{layout: section, title: A}]\n")
    assert load(file, Layouts.discover(templates())).title == "T"


def test_only_the_first_slide_is_a_cover_without_being_called_one(tmp_path: Path) -> None:
    deck = outline(tmp_path, "slides:\n  - {title: A, text: b}\n  - {title: A, text: b}\n")
    assert [slide.layout.name for slide in deck.slides] == ["title", "bullets"]
