"""A list, or a text, with a chart or a table beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deck.layouts import Layouts
from deck.resources import templates
from tests.conftest import ROOT, Package, xpath

Built = Callable[..., Package]
HEAD = "title: T\nlang: en-US\nslides:\n"
CHART = "chart: {kind: column, categories: [a, b], series: [{name: s, values: [1, 2]}]}"
TABLE = "table: {header: [a, b], rows: [[c, 1], [d, 2]]}"
LIST = "bullets: [one, two]"


def sides(slide: Any, what: str) -> tuple[int, int, int]:
    """In points: where the words begin, and where what stands beside them begins and ends."""
    (frame,) = xpath(slide, "//p:graphicFrame")
    x, width = (int(xpath(frame, f"p:xfrm/{at}")[0]) // 12700 for at in ("a:off/@x", "a:ext/@cx"))
    words = min(int(one) for one in xpath(slide, f"//p:sp[.//a:t='{what}']//a:off/@x") or [54 * 12700]) // 12700
    return words, x, x + width


@pytest.mark.parametrize("beside", [CHART, TABLE])
@pytest.mark.parametrize(("words", "first"), [(LIST, "one"), ("text: one", "one")])
def test_it_stands_at_the_right_of_the_words_within_the_margins(
    words: str, first: str, beside: str, built: Built
) -> None:
    slide = built(f"{HEAD}  - {{title: A, {words}, {beside}}}\n").slide(1)
    begin, left, right = sides(slide, first)
    assert begin == 54 and 400 < left < right <= 906


def test_slides_with_it_have_a_native_layout_of_their_own(built: Built) -> None:
    slides = (LIST, f"{LIST}, {CHART}", f"{LIST}, {TABLE}", LIST.replace("one", "1"))
    package = built(HEAD + "".join(f"  - {{title: A, {fields}}}\n" for fields in slides))
    names = [xpath(root, "p:cSld/@name")[0] for name, root in package.named("ppt/slideLayouts/slideLayout")]
    assert names == ["Title and List", "List and Chart", "List and Table"]
    for number in range(1, 5):
        assert not xpath(package.slide(number), "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='body']]/p:spPr/a:xfrm")


def test_on_a_companys_template_the_list_stands_in_its_placeholder_beside_the_chart(built: Built) -> None:
    template = ROOT / "tests/company_templates/poi.pptx"
    package = built(f"{HEAD}  - {{title: A, {LIST}, {CHART}}}\n", "--template", template)
    (body,) = xpath(package.slide(1), "//p:sp[p:nvSpPr/p:nvPr/p:ph][.//a:t='one']/p:spPr/a:xfrm")
    (frame,) = xpath(package.slide(1), "//p:graphicFrame/p:xfrm")
    right = sum(int(one) for one in xpath(body, "a:off/@x | a:ext/@cx"))
    assert right <= int(xpath(frame, "a:off/@x")[0])


def test_what_names_a_variant_names_a_field(tmp_path: Path) -> None:
    page = (templates() / "bullets.xml").read_text("utf-8").replace("variants: [image", "variants: [imag")
    (tmp_path / "mine.xml").write_text(page, "utf-8")
    with pytest.raises(Exception, match="“variants” names no field: “imag”"):
        Layouts.discover(tmp_path, templates()).layouts["mine"]
