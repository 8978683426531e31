"""What is written pins what was measured, so that no program sets it otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deck.pptx.text import TextContext, paragraphs_xml
from deck.scene import Colour, Paragraph, ParagraphStyle, Run, TextFrame
from tests.conftest import Package, run, xpath
from tests.powerpoint.frames import read

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Package:
    folder = tmp_path_factory.mktemp("written")
    (folder / "outline.yaml").write_text(
        """title: T
slides:
  - {title: Latin and 汉字, bullets: [one, 两个, three]}
  - {title: مرحبا بالعالم, bullets: ["هذا نص باللغة العربية", "שלום עולם", "English again"]}
""",
        "utf-8",
    )
    assert run(folder / "outline.yaml", "-o", folder / "deck.pptx").exit_code == 0
    return Package(folder / "deck.pptx")


def test_every_list_style_pins_breaking_hanging_and_kerning(built: Package) -> None:
    levels = xpath(built.xml("ppt/presentation.xml"), "//p:defaultTextStyle/*")
    levels += xpath(built.xml("ppt/slideMasters/slideMaster1.xml"), "//p:txStyles/*/*")
    assert len(levels) == 9 + 1 + 9 + 9
    for level in levels:
        assert (level.get("eaLnBrk"), level.get("hangingPunct"), level.get("rtl")) == ("1", "0", "0")
        assert xpath(level, "a:lnSpc/a:spcPts")
        assert xpath(level, "a:defRPr/@kern") == ["1200"]


def test_every_body_states_insets_wrapping_anchor_and_no_autofit(built: Package) -> None:
    """A placeholder's may be its layout's, which states them too."""
    pages = [*built.named("ppt/slides/slide"), *built.named("ppt/slideLayouts/"), *built.named("ppt/slideMasters/")]
    for name, page in pages:
        for shape in xpath(page, "//p:sp[p:txBody]"):
            (body,) = xpath(shape, "p:txBody/a:bodyPr")
            if not body.keys() and "slides/" in name:
                assert xpath(shape, "p:nvSpPr/p:nvPr/p:ph")
                continue
            assert {"wrap", "lIns", "tIns", "rIns", "bIns", "anchor"} <= set(body.keys())
            assert xpath(body, "a:noAutofit")


def test_a_text_box_states_its_spacing_whatever_it_would_inherit() -> None:
    style = ParagraphStyle(20, 26, Colour("tx1"))
    frame = TextFrame((Paragraph((Run("a", "en-US"),), style),))
    written = paragraphs_xml(frame, (), TextContext(str, "Consolas"))
    for part in ("lnSpc", "spcBef", "spcAft"):
        assert f"<a:{part}><a:spcPts" in written
    assert 'marL="0" indent="0" algn="l"' in written


def paragraphs(slide: Any) -> dict[str, Any]:
    return {"".join(xpath(p, ".//a:t/text()")): p for p in xpath(slide, "//a:p[a:r]")}


def test_arabic_and_hebrew_run_from_the_right_in_their_logical_order(built: Package) -> None:
    found = paragraphs(built.slide(2))
    for text in ("مرحبا بالعالم", "هذا نص باللغة العربية", "שלום עולם"):
        assert xpath(found[text], "a:pPr/@rtl") == ["1"]
        assert xpath(found[text], "a:pPr/@algn") == ["r"]
    assert not xpath(found["English again"], "a:pPr/@rtl")


def test_words_struck_through_raised_and_lowered_are_so_in_powerpoint(tmp_path: Path) -> None:
    (tmp_path / "outline.yaml").write_text(
        "title: T\nslides:\n  - {title: A, bullets: [~~old~~ H~2~O x^2^]}\n", "utf-8"
    )
    assert run(tmp_path / "outline.yaml", "-o", tmp_path / "deck.pptx").exit_code == 0
    looks = {
        "".join(xpath(r, "a:t/text()")): (r[0].get("strike"), r[0].get("baseline"))
        for r in xpath(Package(tmp_path / "deck.pptx").slide(1), "//a:r")
    }
    assert looks["old"] == ("sngStrike", None)
    assert looks["2"] in ((None, "-25000"), (None, "30000"))


def test_lines_of_han_are_never_closer_than_their_glyphs_tops_bear(built: Package) -> None:
    for slide in read(Path(built.path)):
        for frame in slide.frames:
            for block in frame.blocks:
                text = "".join(getattr(i, "text", "") for i in block.items)
                sizes = [i.size for i in block.items]
                if not text.isascii() and sizes:
                    assert block.spacing.points is not None
                    assert block.spacing.points >= 1.2 * max(sizes) - 0.05


def test_a_deck_all_in_arabic_reads_back(tmp_path: Path) -> None:
    """Its footer and its cover's subtitle are styles of the master and of a layout, which run from the right."""
    (tmp_path / "outline.yaml").write_text(
        "title: عرض تقديمي\nsubtitle: نص\nlang: ar\nslides:\n"
        "  - {layout: title, title: عرض تقديمي, subtitle: نص}\n  - {title: عنوان, bullets: [نقطة]}\n",
        "utf-8",
    )
    assert run(tmp_path / "outline.yaml", "-o", tmp_path / "deck.pptx").exit_code == 0
    slides = Presentation(str(tmp_path / "deck.pptx")).slides
    assert [slide.shapes.title.text_frame.text.replace("\v", " ") for slide in slides] == ["عرض تقديمي", "عنوان"]
    styles = [root for name, root in Package(tmp_path / "deck.pptx").named("ppt/slide") if "rels" not in name]
    assert any(xpath(root, "//a:lvl1pPr[@rtl='1']") for root in styles)
