"""All layouts at once: an outline made of their own samples."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from deck.layouts import Layouts
from deck.reference.gallery import samples
from deck.resources import templates
from tests.conftest import Package, xpath


def outline() -> str:
    slides = list(samples(Layouts.discover(templates())))
    return yaml.safe_dump({"title": "Samples", "lang": "en-US", "slides": slides}, allow_unicode=True, sort_keys=False)


def test_the_samples_of_all_layouts_build(built: Callable[..., Package]) -> None:
    package = built(outline())
    names = {xpath(root, "p:cSld/@name")[0] for _, root in package.named("ppt/slideLayouts/")}
    assert len(names) >= 22
    for _, root in package.named("ppt/slides/slide"):
        assert xpath(root, ".//p:ph[@type='title']")


def test_every_placeholder_of_a_slide_is_on_its_layout(built: Callable[..., Package]) -> None:
    package = built(outline())
    for name, root in package.named("ppt/slides/slide"):
        layout = next(t for t in package.targets(name).values() if "slideLayout" in t).replace("..", "ppt")
        there = {(h.get("type"), h.get("idx")) for h in xpath(package.xml(layout), ".//p:ph")}
        own = [(h.get("type"), h.get("idx")) for h in xpath(root, ".//p:ph")]
        assert set(own) <= there, name
        assert len(own) == len(set(own)), name


def test_the_same_sample_needs_no_override_of_place(built: Callable[..., Package]) -> None:
    """A slide that holds just the sample stands where its layout says; footers over a panel say so themselves."""
    package = built(outline())
    moved = [
        (name, xpath(shape, ".//p:cNvPr/@name")[0])
        for name, root in package.named("ppt/slides/slide")
        for shape in xpath(root, ".//p:sp[.//p:ph[not(@type='ftr' or @type='sldNum')]][p:spPr/a:xfrm]")
    ]
    assert moved == []
