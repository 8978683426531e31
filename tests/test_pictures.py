"""Pictures: whole or cut round a point, and never blurred without a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from PIL import Image

from tests.conftest import ROOT, Package, run, xpath

Build = Callable[..., Result]
Built = Callable[..., Package]
HEAD = "title: T\nlang: en-US\nslides:\n  - title: A\n    alt: a\n    image: "


def picture(folder: Path, width: int, height: int, name: str = "p.png") -> None:
    Image.new("RGB", (width, height), "grey").save(folder / name)


def crop(package: Package) -> dict[str, int]:
    found = xpath(package.slide(1), ".//p:pic/p:blipFill/a:srcRect")
    return {side: int(share) for side, share in found[0].attrib.items()} if found else {}


def test_a_photograph_of_about_the_places_shape_fills_it(built: Built, tmp_path: Path) -> None:
    picture(tmp_path, 2400, 1500, "p.jpg")
    assert set(crop(built(HEAD + "p.jpg\n"))) == {"t", "b"}


def test_a_drawing_is_shown_whole(built: Built, tmp_path: Path) -> None:
    picture(tmp_path, 2400, 1500)
    assert crop(built(HEAD + "p.png\n")) == {}


@pytest.mark.parametrize(("fit", "cut"), [("", {"l", "r"}), ("    fit: contain\n", set())])
def test_a_picture_beside_a_list_fills_its_side_or_is_shown_whole(
    fit: str, cut: set[str], built: Built, tmp_path: Path
) -> None:
    picture(tmp_path, 2400, 1500)
    assert set(crop(built(f"{HEAD}p.png\n    bullets: [one, two]\n{fit}"))) == cut


def test_a_tall_picture_in_a_wide_place_is_shown_whole(built: Built, tmp_path: Path) -> None:
    picture(tmp_path, 1200, 2400, "p.jpg")
    package = built(HEAD + "p.jpg\n")
    assert crop(package) == {}
    width, height = (int(n) for n in xpath(package.slide(1), ".//p:pic/p:spPr/a:xfrm/a:ext/@*"))
    assert height == pytest.approx(2 * width, rel=0.001)


def test_the_focal_point_stays_in_sight(built: Built, tmp_path: Path) -> None:
    picture(tmp_path, 1200, 2400)
    top = crop(built(HEAD + "p.png\n    fit: cover\n    focus: 50% 0%\n"))
    bottom = crop(built(HEAD + "p.png\n    fit: cover\n    focus: 50% 100%\n"))
    middle = crop(built(HEAD + "p.png\n    fit: cover\n"))
    assert "t" not in top
    assert "b" not in bottom
    assert middle["t"] == pytest.approx(middle["b"], abs=2)
    assert top["b"] == pytest.approx(bottom["t"], abs=2) == pytest.approx(2 * middle["t"], abs=3)


def test_too_few_pixels_are_warned_of_with_the_place(build: Build, tmp_path: Path) -> None:
    picture(tmp_path, 400, 200)
    result = build(HEAD + "p.png\n")
    assert result.exit_code == 0
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
    assert "talk.yaml:4: slide 1 “A”: p.png has 3" in line
    assert "pixels wide" in line


def test_the_build_and_the_checks_ask_for_the_same_pixels(build: Build, tmp_path: Path) -> None:
    picture(tmp_path, 600, 450)
    told = [build(HEAD + "p.png\n").stderr, run("check", tmp_path / "talk.yaml").output]
    (wanted,) = {number for text in told for number in re.findall(r"take one that is at least (\d+) pixels wide", text)}
    picture(tmp_path, int(wanted), int(wanted) * 3 // 4)
    assert "pixels" not in build(HEAD + "p.png\n").stderr + run("check", tmp_path / "talk.yaml").output
    picture(tmp_path, int(wanted) - 20, (int(wanted) - 20) * 3 // 4)
    told = [build(HEAD + "p.png\n").stderr, run("check", tmp_path / "talk.yaml").output]
    assert ["pixels wide" in text for text in told] == [True, True]


def test_enough_pixels_are_not(build: Build, tmp_path: Path) -> None:
    picture(tmp_path, 2400, 1200)
    assert "warning" not in build(HEAD + "p.png\n").stderr


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("focus: middle", "shares of width and height"),
        ("focus: 120% 0%", "shares of width and height"),
        ("fit: covr", "did you mean “cover”?"),
    ],
)
def test_what_is_no_fit_and_no_point_says_so(build: Build, tmp_path: Path, fields: str, wanted: str) -> None:
    picture(tmp_path, 400, 200)
    result = build(HEAD + f"p.png\n    {fields}\n")
    assert result.exit_code == 2
    assert "talk.yaml:7:" in result.stderr
    assert wanted in result.stderr


def edges(root: Any, shape: str) -> tuple[int, int, int]:
    """Left, right and top of a shape, EMU."""
    (place,) = xpath(root, f"{shape}/p:spPr/a:xfrm")
    left, top, width = (int(xpath(place, path)[0]) for path in ("a:off/@x", "a:off/@y", "a:ext/@cx"))
    return left, left + width, top


def test_a_list_takes_a_picture_beside_it_to_the_edges_of_the_slide(built: Built, tmp_path: Path) -> None:
    picture(tmp_path, 1200, 1200)
    package = built(HEAD + "p.png\n    bullets: [one, two]\n")
    (layout,) = [root for _, root in package.named("ppt/slideLayouts/slideLayout")]
    left, right, top = edges(layout, "//p:sp[.//p:ph[@type='pic']]")
    assert (right, top) == (12192000, 0)
    assert xpath(package.slide(1), "//p:pic[.//p:ph[@type='pic']]"), "the picture stands in the layout's placeholder"
    for kind in ("title", "body"):
        assert edges(layout, f"//p:sp[.//p:ph[@type='{kind}']]")[1] < left, "words end where the picture begins"


def test_on_a_company_template_a_lists_picture_stays_in_the_free_area(built: Built, tmp_path: Path) -> None:
    picture(tmp_path, 1200, 1200)
    template = ROOT / "tests" / "company_templates" / "vivid.pptx"
    slide = built(HEAD + "p.png\n    bullets: [one, two]\n", "--template", template).slide(1)
    _, right, top = edges(slide, "//p:pic")
    assert right < 12192000
    assert top > 0
