"""The largest sizes that fit win, and are found in few steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from deck import brand as brands
from deck.compose import fit
from deck.compose.styles import ladder
from deck.errors import TextOverflowError
from deck.layouts import Layouts
from deck.markup.parse import parse
from deck.outline import SlideSpec, load
from deck.pipeline.maker import Maker, measurer_of
from deck.resources import assets, templates
from deck.scene import Box
from tests.conftest import ROOT

LAYOUTS = Layouts.discover(templates())
BRAND = brands.load(assets() / "brand")
PAGE = Box(0, 0, 960, 540)


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(load(ROOT / "tests/hard/outline.yaml", LAYOUTS), BRAND, LAYOUTS, measurer_of(BRAND))


Stepped = list[tuple[SlideSpec, Any, Mapping[str, float]]]


@pytest.fixture(scope="module")
def fitting(maker: Maker) -> Stepped:
    """The slides that had to step down, with their element trees and sizes."""
    return list(stepped(maker))


def stepped(maker: Maker) -> Iterator[tuple[SlideSpec, Any, Mapping[str, float]]]:
    for spec in maker.outline.slides:
        tree = parse(maker.render(spec), LAYOUTS.mark, spec.layout.name)
        try:
            sizes = fit.lay_out(tree, maker.context(spec.lang), PAGE).sizes
        except TextOverflowError:
            continue
        if sizes:
            yield spec, tree, sizes


def test_no_style_could_be_a_step_larger(maker: Maker, fitting: Stepped) -> None:
    found = 0
    for spec, tree, sizes in fitting:
        context = maker.context(spec.lang)
        for name, size in sizes.items():
            steps = ladder(context.size(name), context.style(name).floor, BRAND.scale)
            larger = steps[steps.index(size) - 1]
            again = fit.lay_out(tree, maker.context(spec.lang, {**sizes, name: larger}), PAGE)
            assert again.sizes != {**sizes, name: larger}, (spec.title, name)
            found += 1
    assert found >= 5


def test_sizes_are_steps_of_the_scale_and_never_under_the_floor(fitting: Stepped) -> None:
    for spec, _, sizes in fitting:
        for name, size in sizes.items():
            assert BRAND.styles[name].floor <= size < BRAND.styles[name].size, spec.title
            assert size in BRAND.scale, spec.title


def test_the_title_keeps_its_size_while_anything_else_can_yield(fitting: Stepped) -> None:
    assert not any("title" in sizes for _, _, sizes in fitting)


def test_a_slide_is_laid_out_a_bounded_number_of_times(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    real = fit.build
    monkeypatch.setattr(fit, "build", lambda *given: counted.append(1) or real(*given))
    for spec in maker.outline.slides[::3]:
        counted.clear()
        tree = parse(maker.render(spec), LAYOUTS.mark, spec.layout.name)
        try:
            fit.lay_out(tree, maker.context(spec.lang), PAGE)
        except TextOverflowError:
            assert len(counted) <= 3
        assert len(counted) <= 16, spec.title


def title_of(maker: Maker, title: str) -> Mapping[str, float]:
    spec = replace(maker.outline.slides[4], title=title, fields={**maker.outline.slides[4].fields, "title": title})
    return maker.attempt(spec)


def test_a_title_of_three_lines_becomes_one_of_two_where_it_can(maker: Maker) -> None:
    assert title_of(maker, "标题" * 26) == {}
    assert 24 <= title_of(maker, "标题" * 31)["title"] < 30
    assert title_of(maker, "标题" * 60) == {}  # no size makes it two
