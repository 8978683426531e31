"""`ground:` of a slide and of a deck: what stands in the built file, that all of it can be read, and what is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from deck.brand.contrast import contrast
from deck.compose.elements.qr import modules
from tests.conftest import ROOT, Package, run, xpath
from tests.test_legible import Deck, Words

Built = Callable[..., Package]
HEAD = "title: T\nlang: en-US\n"
BOTH = """slides:
  - {title: A, bullets: [one, two]}
  - {title: B, ground: dark, bullets: [one, two]}
  - {title: C, bullets: [one, two]}
"""
TABLE = "slides:\n  - {title: A, ground: GROUND, table: {header: [x, y], rows: [[1, 2]]}}\n"
BRANDS = {"flow": "assets/brand", "corporate": "assets/brands/corporate", "technical": "assets/brands/technical"}


def override(part: Any) -> dict[str, str]:
    """What the part's own colour map says; {} where it has the master's."""
    return {name: value for one in xpath(part, "p:clrMapOvr/a:overrideClrMapping") for name, value in one.items()}


def layout_of(deck: Package, number: int) -> Any:
    (target,) = (t for t in deck.targets(f"ppt/slides/slide{number}.xml").values() if "slideLayout" in t)
    return deck.xml(target.replace("..", "ppt"))


def weak(words: Words) -> bool:
    return contrast(words.ink, words.ground) < (3.0 if words.size >= 24 or (words.bold and words.size >= 18) else 4.5)


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("brand", BRANDS)
def test_the_whole_lecture_can_be_read_on_either_ground(brand: str, ground: str, tmp_path: Path) -> None:
    outline = (ROOT / "outline.yaml").read_text("utf-8").replace("\nslides:", f"\nground: {ground}\nslides:")
    (tmp_path / "talk.yaml").write_text(outline.replace("assets/", f"{ROOT}/assets/"), "utf-8")
    target = tmp_path / "deck.pptx"
    assert run(tmp_path / "talk.yaml", "-o", target, "--brand", ROOT / BRANDS[brand]).exit_code == 0
    runs = list(Deck(target).words())
    assert len({words.slide for words in runs}) == 31
    assert [(w.slide, w.text, w.ink, w.ground) for w in runs if weak(w)] == []


def test_a_dark_slide_turns_the_colour_map_and_inherits_the_rest(built: Built) -> None:
    deck = built(HEAD + BOTH)
    assert [override(deck.slide(n)).get("bg1") for n in (1, 2, 3)] == [None, "dk2", None]
    dark = layout_of(deck, 2)
    assert override(dark) == override(deck.slide(2))
    assert xpath(dark, "p:cSld/p:bg")
    assert not xpath(deck.slide(2), "p:cSld/p:bg | .//a:rPr/a:solidFill"), "all colours are the layout's"


def test_both_grounds_of_a_layout_are_offered_by_name(built: Built) -> None:
    deck = built(HEAD + BOTH)
    names = [xpath(layout, "p:cSld/@name") for _, layout in deck.named("ppt/slideLayouts/slideLayout")]
    assert names == [["Title and List"], ["Title and List, Dark"]]


def test_a_deck_has_a_ground_and_a_slide_another(built: Built) -> None:
    slides = BOTH.replace("dark", "light") + "  - {layout: section, title: D}\n"
    deck = built(f"{HEAD}ground: dark\n{slides}")
    assert [override(deck.slide(n)).get("bg1") for n in (1, 2, 3, 4)] == ["dk2", None, "dk2", "dk2"]


def test_a_slide_may_turn_what_its_layout_chose(built: Built) -> None:
    section, qr = (
        "{layout: section, title: A, ground: light}",
        "{layout: qr, title: B, text: C, link: 'https://x.org', ground: light}",
    )
    deck = built(f"{HEAD}slides:\n  - {section}\n  - {qr}\n")
    assert [override(deck.slide(n)) for n in (1, 2)] == [{}, {}]


def test_the_ground_a_layout_has_anyway_needs_no_layout_of_its_own(built: Built) -> None:
    deck = built(HEAD + BOTH.replace("dark", "light"))
    assert len(list(deck.named("ppt/slideLayouts/slideLayout"))) == 1


@pytest.mark.parametrize(("ground", "style"), [("dark", "Ruled, Dark"), ("light", "Ruled")])
def test_a_table_has_the_style_of_its_ground(ground: str, style: str, built: Built) -> None:
    deck = built(HEAD + TABLE.replace("GROUND", ground))
    (number,) = xpath(deck.slide(1), ".//a:tableStyleId/text()")
    assert xpath(deck.xml("ppt/tableStyles.xml"), f"a:tblStyle[@styleId='{number}']/@styleName") == [style]


@pytest.mark.parametrize("place", ["deck", "slide"])
def test_another_ground_is_told_with_a_suggestion(place: str, build: Callable[..., Result]) -> None:
    text = HEAD + BOTH.replace("dark", "drak") if place == "slide" else f"{HEAD}ground: drak\n{BOTH}"
    result = build(text)
    assert result.exit_code == 2
    assert all(told in result.output for told in ("“ground”", "light or dark", "did you mean “dark”?")), result.output


def test_a_layout_that_passes_the_ground_over_is_told(tmp_path: Path, build: Callable[..., Result]) -> None:
    (tmp_path / "templates").mkdir()
    front = "---\npurpose: P\nfields: {title: {type: text, required: true}, word: {type: text, required: true}}\n"
    page = "sample: {title: A, word: B}\n---\n<slide><title>{{ title }}</title></slide>\n"
    (tmp_path / "templates/word.xml").write_text(front + page, "utf-8")
    result = build(HEAD + "slides:\n  - {title: A, word: B, ground: dark}\n")
    assert result.exit_code == 2
    assert "layout “word” stands on light ground whatever the outline says" in result.output
    assert '<slide ground="{{ slide.ground or deck.ground }}">' in result.output


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_a_qr_code_stands_on_a_card_with_its_quiet_zone_on_either_ground(ground: str, built: Built) -> None:
    code = f"{{layout: qr, title: A, text: B, link: 'https://x.org', ground: {ground}}}"
    slide = built(f"{HEAD}slides:\n  - {code}\n").slide(1)
    widths = {
        name: [int(size) for size in xpath(slide, f"//p:sp[starts-with(.//@name, '{name}')]//a:xfrm/a:ext/@cx")]
        for name in ("Card", "QR code")
    }
    (card,), (code_width,) = widths["Card"], widths["QR code"]
    assert (card - code_width) / 2 >= 3.99 * code_width / len(modules("https://x.org"))
