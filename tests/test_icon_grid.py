"""Grids of icons: marks that look alike in size, and the one that stands large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from deck.compose.elements.icons import icon, ink
from tests.conftest import Package, xpath

Built = Callable[..., Package]


def slide_of(built: Built, names: Sequence[str], lit: Sequence[str] = ()) -> Any:
    items = ", ".join(f"{{name: {name}, icon: {name}, highlight: {str(name in lit).lower()}}}" for name in names)
    return built(f"title: T\nslides:\n  - {{layout: icon-grid, title: A, items: [{items}]}}\n").slide(1)


def inked(slide: Any, name: str) -> float:
    """Square points of the rectangle around an icon's ink."""
    (size,) = xpath(slide, f"//p:sp[contains(p:nvSpPr/p:cNvPr/@name, 'Icon {name}')]/p:spPr/a:xfrm/a:ext")
    drawn = icon(name)
    left, top, right, bottom = ink(drawn)
    wide, tall = (right - left) / drawn.width, (bottom - top) / drawn.height
    return float(wide * int(size.get("cx")) / 12700 * tall * int(size.get("cy")) / 12700)


def size(slide: Any, name: str) -> int:
    (found,) = xpath(slide, f"//a:r[a:t='{name}']/a:rPr/@sz")
    return int(found)


def place(slide: Any, name: str) -> tuple[int, int]:
    """Left and top of the box with this word."""
    (found,) = xpath(slide, f"//p:sp[.//a:t='{name}']/p:spPr/a:xfrm/a:off")
    return int(found.get("x")), int(found.get("y"))


@pytest.mark.parametrize("name", ["haskell", "julia", "rust", "star"])
def test_marks_of_every_shape_take_about_the_same_room(built: Built, name: str) -> None:
    slide = slide_of(built, ["c", name])
    assert inked(slide, name) == pytest.approx(inked(slide, "c"), rel=0.06)


def test_a_thin_mark_is_larger_and_a_solid_one_smaller(built: Built) -> None:
    slide = slide_of(built, ["openjdk", "c", "javascript"])
    thin, usual, solid = (inked(slide, name) for name in ("openjdk", "c", "javascript"))
    assert thin > 1.2 * usual > 1.2 * 1.15 * solid


def test_groups_of_unlike_length_stand_beside_each_other_in_columns_of_one_pitch(built: Built) -> None:
    first, second = (", ".join(f"{{name: {name}{n}}}" for n in range(many)) for name, many in (("a", 6), ("b", 7)))
    groups = f"[{{title: A, items: [{first}]}}, {{title: B, items: [{second}]}}]"
    slide = built(f"title: T\nslides:\n  - {{layout: icon-grid, title: A, groups: {groups}}}\n").slide(1)
    lines = {name: place(slide, name)[1] for name in ("a0", "b0", "a3", "b4", "b6")}
    assert lines["a0"] == lines["b0"] < lines["a3"] == lines["b4"] == lines["b6"]
    apart = [place(slide, right)[0] - place(slide, left)[0] for left, right in (("a0", "a1"), ("b0", "b1"))]
    assert apart[0] == pytest.approx(apart[1], rel=0.03)


def test_a_word_mark_grows_no_longer_than_its_neighbours_bear(built: Built) -> None:
    slide = slide_of(built, ["c", "go"])
    assert inked(slide, "go") < inked(slide, "c")


def test_what_alone_is_highlighted_stands_large_beside_the_others(built: Built) -> None:
    slide = slide_of(built, ["python", "c", "go"], lit=["python"])
    assert size(slide, "python") > 2 * size(slide, "c")
    assert inked(slide, "python") > 4 * inked(slide, "c")


def edges(slide: Any, name: str) -> tuple[float, float]:
    """Right and bottom of an icon's ink, in points."""
    (frame,) = xpath(slide, f"//p:sp[contains(p:nvSpPr/p:cNvPr/@name, 'Icon {name}')]/p:spPr/a:xfrm")
    x, y, wide, tall = (int(n) / 12700 for n in xpath(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy"))
    drawn = icon(name)
    _, _, right, bottom = ink(drawn)
    return x + right / drawn.width * wide, y + bottom / drawn.height * tall


def beside(built: Built, hero: str, *names: str) -> Any:
    others = ", ".join(f"{{name: {name}, icon: {name}}}" for name in names)
    groups = f"[{{title: A, items: [{{name: H, icon: {hero}, highlight: true}}]}}, {{title: B, items: [{others}]}}]"
    return built(f"title: T\nslides:\n  - {{layout: icon-grid, title: A, groups: {groups}}}\n").slide(1)


def test_marks_beside_a_large_one_stand_on_common_ground_close_over_their_names(built: Built) -> None:
    names = ("go", "c", "scala", "dotnet", "julia", "rust", "ruby", "haskell")
    slide = beside(built, "python", *names)
    grounds = {name: edges(slide, name)[1] for name in names}
    assert [grounds["go"], grounds["scala"]] == pytest.approx([grounds["c"]] * 2, abs=0.1)
    assert all(0 < place(slide, name)[1] / 12700 - ground < 8 for name, ground in grounds.items())


@pytest.mark.parametrize("hero", ["python", "haskell", "go", "star"])
def test_the_large_mark_is_no_wider_than_its_column_whatever_its_shape(built: Built, hero: str) -> None:
    slide = beside(built, hero, "c", "r", "rust", "ruby")
    assert edges(slide, hero)[0] + 24 < place(slide, "c")[0] / 12700


def test_where_several_are_highlighted_none_is_larger(built: Built) -> None:
    slide = slide_of(built, ["python", "c", "go"], lit=["python", "c"])
    assert size(slide, "python") == size(slide, "go")


@pytest.mark.parametrize(("name", "fills"), [("star", 1), ("gauge", 0)])
def test_an_icon_is_filled_only_where_it_is_one_closed_outline(name: str, fills: int, built: Built) -> None:
    stats = f"[{{value: '1', label: a, icon: {name}}}, {{value: '2', label: b}}]"
    slide = built(f"title: T\nslides:\n  - {{title: A, stats: {stats}}}\n").slide(1)
    assert len(xpath(slide, "//p:sp[starts-with(.//p:cNvPr/@name, 'Icon')]/p:spPr/a:solidFill")) == fills
