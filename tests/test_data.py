"""An outline that a program gives as data."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deck.errors import DeckError
from deck.outline import Data
from deck.pipeline import build
from tests.conftest import ROOT, Package, xpath

HELLO = {"layout": "section", "title": "Hello"}


def deck(slide: Any, folder: Path, **more: Any) -> Package:
    data = {"title": "T", "lang": "en-US", "date": datetime.date(2026, 1, 2), "slides": (HELLO, slide), **more}
    build(Data(data, folder), folder / "out.pptx")
    return Package(folder / "out.pptx")


def told(slide: Any, folder: Path) -> str:
    with pytest.raises(DeckError) as caught:
        deck(slide, folder)
    return caught.value.render()


class Scalar:
    """A number as NumPy has them."""

    def item(self) -> float:
        return 2.5


class Column:
    """Numbers as pandas has them."""

    def tolist(self) -> list[Any]:
        return [1, float("nan"), Scalar(), Decimal("3.5")]


def test_data_make_the_deck_that_the_same_yaml_makes(tmp_path: Path) -> None:
    slide = {"title": "A", "bullets": ["one", {"two": ["below", 3]}], "notes": "said"}
    deck(slide, tmp_path)
    (tmp_path / "talk.yaml").write_text(
        "title: T\nlang: en-US\ndate: 2026-01-02\nslides:\n  - {layout: section, title: Hello}\n"
        "  - {title: A, bullets: [one, {two: [below, 3]}], notes: said}\n",
        "utf-8",
    )
    build(tmp_path / "talk.yaml", tmp_path / "talk.pptx")
    assert (tmp_path / "out.pptx").read_bytes() == (tmp_path / "talk.pptx").read_bytes()


def test_numbers_of_other_libraries_are_taken_and_nan_is_a_gap(tmp_path: Path) -> None:
    chart = {"kind": "column", "categories": ("a", "b", "c", "d"), "series": [{"name": "s", "values": Column()}]}
    part = deck({"title": "A", "chart": chart}, tmp_path).xml("ppt/charts/chart1.xml")
    assert [float(value) for value in xpath(part, "//c:val//c:v/text()")] == [1, 2.5, 3.5]


def test_what_data_name_lies_in_the_folder(tmp_path: Path) -> None:
    Image.new("RGB", (1600, 900), "grey").save(tmp_path / "a.jpg")
    slide = deck({"title": "A", "image": "a.jpg", "alt": "grey"}, tmp_path).slide(2)
    assert len(xpath(slide, "//p:pic")) == 1


def test_data_may_name_a_companys_template(tmp_path: Path) -> None:
    package = deck({"title": "A", "bullets": ["a"]}, tmp_path, template=str(ROOT / "tests/company_templates/poi.pptx"))
    assert len([*package.named("ppt/slides/slide")]) == 2


@pytest.mark.parametrize(
    ("slide", "words"),
    [
        ({"title": "A", "chart": {"kind": "colum", "series": []}}, ["slides[1].chart.kind: error", "“column”?"]),
        (
            {"title": "A", "bullets": ["a", {"b": [object()]}]},
            ["slides[1].bullets[1].b[0]: error: a object has no place"],
        ),
        ({"title": "A", "bullets": {"a", "b"}}, ["slides[1].bullets: error: a set has no place"]),
        ({"title": "A\x00", "bullets": ["a"]}, ["slides[1].title: error: U+0000 has no place"]),
        ({"title": "A", "image": "no.png"}, ["slides[1].image: error", "no picture at no.png", "slide: 2 “A”"]),
        ({"title": "A", "bullets": ["word " * 4000]}, ["slides[1]: error", "does not fit"]),
    ],
)
def test_what_is_wrong_is_told_by_the_way_to_it(slide: Any, words: list[str], tmp_path: Path) -> None:
    message = told(slide, tmp_path)
    assert [one for one in words if one not in message] == []
