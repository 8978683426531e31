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


@pytest.mark.parametrize("name", ["javascript", "openjdk", "haskell", "julia", "star"])
def test_marks_of_every_shape_take_the_same_room(built: Built, name: str) -> None:
    slide = slide_of(built, ["c", name])
    assert inked(slide, name) == pytest.approx(inked(slide, "c"), rel=0.01)


def test_a_word_mark_grows_no_longer_than_its_neighbours_bear(built: Built) -> None:
    slide = slide_of(built, ["c", "go"])
    assert inked(slide, "go") < inked(slide, "c")


def test_what_alone_is_highlighted_stands_large_beside_the_others(built: Built) -> None:
    slide = slide_of(built, ["python", "c", "go"], lit=["python"])
    assert size(slide, "python") > 2 * size(slide, "c")
    assert inked(slide, "python") > 4 * inked(slide, "c")


def test_where_several_are_highlighted_none_is_larger(built: Built) -> None:
    slide = slide_of(built, ["python", "c", "go"], lit=["python", "c"])
    assert size(slide, "python") == size(slide, "go")
