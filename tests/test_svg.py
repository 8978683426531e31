"""SVG pictures: drawn by PowerPoint itself, with pixels for whoever can't; nothing outside the file is ever read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from PIL import Image

from tests.conftest import Package, run, xpath

TALK = "title: T\nlang: en-US\nslides:\n  - {layout: picture, title: A, image: a.svg, alt: a disc}\n"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
DISC = HEAD + 'viewBox="0 0 40 20"><circle id="c" cx="20" cy="10" r="9" fill="#08f"/>%s</svg>'
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


@pytest.fixture
def talk(tmp_path: Path) -> Callable[..., Result]:
    def build(drawing: str, text: str = TALK) -> Result:
        (tmp_path / "a.svg").write_text(drawing, "utf-8")
        (tmp_path / "talk.yaml").write_text(text, "utf-8")
        return run("build", tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx")

    return build


def shown(package: Package, number: int = 1) -> dict[str, str]:
    """The parts that the first picture of a slide shows: its pixels, itself."""
    (blip, *_) = xpath(package.slide(number), "//p:pic/p:blipFill/a:blip")
    (vector,) = blip.iter(SVG)
    parts = package.targets(f"ppt/slides/slide{number}.xml")
    return {"pixels": parts[blip.get(EMBED)], "itself": parts[vector.get(EMBED)]}


def test_an_svg_stands_in_the_deck_as_itself_and_as_pixels(talk: Callable[..., Result], tmp_path: Path) -> None:
    assert talk(DISC % "").exit_code == 0
    parts = {name: part.replace("..", "ppt") for name, part in shown(Package(tmp_path / "out.pptx")).items()}
    with zipfile.ZipFile(tmp_path / "out.pptx") as deck:
        assert deck.read(parts["itself"]) == (tmp_path / "a.svg").read_bytes()
        pixels = Image.open(io.BytesIO(deck.read(parts["pixels"])))
        assert b'Extension="svg" ContentType="image/svg+xml"' in deck.read("[Content_Types].xml")
    assert pixels.size == (2000, 1000)
    assert pixels.getpixel((1000, 500)) == (0, 0x88, 0xFF, 255)


def test_its_proportions_are_kept(talk: Callable[..., Result], tmp_path: Path) -> None:
    talk((DISC % "").replace("0 0 40 20", "0 0 20 40"))
    extent: Any = xpath(Package(tmp_path / "out.pptx").slide(1), "//p:pic/p:spPr/a:xfrm/a:ext")[0]
    assert int(extent.get("cy")) == pytest.approx(2 * int(extent.get("cx")), rel=0.001)


def test_one_that_is_shown_twice_lies_there_once(talk: Callable[..., Result], tmp_path: Path) -> None:
    talk(DISC % "", TALK + TALK.splitlines()[-1].replace("title: A", "title: B") + "\n")
    package = Package(tmp_path / "out.pptx")
    assert shown(package, 1) == shown(package, 2)


def test_it_is_sharp_at_any_size(talk: Callable[..., Result], tmp_path: Path) -> None:
    talk(DISC % "")
    assert run("check", tmp_path / "talk.yaml").stdout == "nothing found\n"


@pytest.mark.parametrize("inner", ['<use href="#c"/>', '<path fill="url(#g)" d="M0 0h9"/>', '<use xlink:href="#c"/>'])
def test_what_refers_to_itself_is_welcome(inner: str, talk: Callable[..., Result]) -> None:
    assert talk(DISC % inner).exit_code == 0


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        (DISC % '<image href="/etc/hostname"/>', "it refers to /etc/hostname"),
        (DISC % '<image xlink:href="https://a.example/b.png"/>', "it refers to https://a.example/b.png"),
        (DISC % '<rect fill="url(https://a.example/b)"/>', "it refers to url(https://a.example/b)"),
        (DISC % "<style>@import 'b.css';</style>", "a style sheet’s url(…)"),
        (HEAD + "/>", "it has no size"),
        (HEAD + 'viewBox="0 0 9 900"/>', "it has no size"),
        ("<html/>", "its root is “html”"),
        (DISC[:40], "can't be shown"),
        ("", "can't be shown"),
    ],
)
def test_what_is_none_or_reaches_outside_is_refused(drawing: str, told: str, talk: Callable[..., Result]) -> None:
    result = talk(drawing)
    assert result.exit_code == 2
    assert told in result.stderr and "talk.yaml:4" in result.stderr
