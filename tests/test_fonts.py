"""Which font measures: twins, the brand's own files, what is on the machine, substitutes with a warning."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deck.resources import assets
from deck.text.find import faces, read
from deck.text.fonts import Catalogue, Font
from deck.text.scripts import COMPLEX, EAST_ASIAN, EMOJI, JOINED, LATIN, slots
from deck.text.substitutes import FIXED, NEAREST, TWINS
from tests.conftest import run

BUNDLED = assets() / "fonts"


def width(font: Font, text: str, ea: bool = False) -> float:
    return font.shape(text, slots(text, ea)[0]).width(1.0, 0.0, True)


@pytest.mark.parametrize(
    ("family", "char", "units"),
    [("Calibri", "A", 1185), ("Arial", "A", 1366), ("Times New Roman", "A", 1479), ("Helvetica", "m", 1706)],
)
def test_a_metric_twin_has_the_advances_of_the_face_it_stands_for(family: str, char: str, units: int) -> None:
    fonts = Catalogue()
    assert width(fonts.font(family), char) == pytest.approx(units / 2048, abs=0.0006)
    assert fonts.warnings == {}


def test_arial_is_kerned_by_its_legacy_pairs_across_blanks_too() -> None:
    arial = Catalogue().font("Arial")
    assert arial.shape("y,", LATIN).kerning == pytest.approx(-152 / 2048)
    assert arial.pair(" ", "A") == pytest.approx(-113 / 2048)


def test_a_face_of_one_advance_needs_no_file() -> None:
    consolas = Catalogue().font("Consolas", bold=True)
    assert width(consolas, "iW") == pytest.approx(2 * 1126 / 2048)
    assert width(consolas, "深", ea=True) == 1.0


def test_every_substitute_that_is_named_travels_with_us_or_has_a_nearer_one() -> None:
    files = {file.stem.split("-")[0] for file in BUNDLED.glob("*.ttf")}
    for family, substitute in NEAREST.items():
        assert substitute.family.replace(" ", "") in files, family
    for family, substitute in TWINS.items():
        bundled = substitute.family.replace(" ", "") in files
        assert bundled or family in NEAREST or substitute.family.lower() in TWINS, family
    assert all(0.4 < s.fixed < 0.7 for s in FIXED.values())


def test_a_family_that_is_nowhere_is_measured_wider_and_warned_of_once() -> None:
    fonts = Catalogue()
    strange = fonts.font("Quuxophone Sans")
    fonts.font("Quuxophone Sans", bold=True)
    assert width(strange, "Hello") == pytest.approx(1.1 * width(fonts.font("Arial"), "Hello"), rel=0.01)
    assert list(fonts.warnings) == ["Quuxophone Sans"]
    assert "10% wider" in fonts.warnings["Quuxophone Sans"]


def test_the_brands_own_file_comes_first() -> None:
    own = BUNDLED / "LiberationSerif-Regular.ttf"
    fonts = Catalogue({("Calibri", False, False): own})
    assert width(fonts.font("Calibri"), "A") == pytest.approx(1479 / 2048, abs=0.0006)
    assert width(fonts.font("Calibri", bold=True), "A") == pytest.approx(1479 / 2048, abs=0.0006)
    assert width(fonts.font("Arial"), "A") == pytest.approx(1366 / 2048, abs=0.0006)


def test_a_font_is_found_by_the_name_it_gives_itself(tmp_path: Path) -> None:
    shutil.copy(BUNDLED / "LiberationSans-BoldItalic.ttf", tmp_path / "x1.ttf")
    shutil.copy(BUNDLED / "Carlito-Regular.ttf", tmp_path / "liberation-not.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    (found,) = faces("Liberation Sans", (tmp_path,))
    assert (found.file.name, found.bold, found.italic, found.kerns) == ("x1.ttf", True, True, True)
    assert read(tmp_path / "broken.ttf") == ()
    assert faces("Nothing", (tmp_path,)) == ()


def test_a_build_warns_once_of_a_face_that_is_measured_by_another(tmp_path: Path) -> None:
    shutil.copytree(assets() / "brand", tmp_path / "brand")
    file = tmp_path / "brand" / "_brand.yml"
    file.write_text(file.read_text("utf-8").replace("family: Calibri", "family: Quuxophone Sans"), "utf-8")
    (tmp_path / "outline.yaml").write_text("title: T\nslides:\n  - {title: One, bullets: [a, b]}\n", "utf-8")
    result = run(tmp_path / "outline.yaml", "--brand", tmp_path / "brand", "-o", tmp_path / "deck.pptx")
    assert result.exit_code == 0
    assert result.output.count("is not on this machine") == 1


@pytest.mark.parametrize(
    ("char", "chinese", "english"),
    [
        ("“", EAST_ASIAN, LATIN),
        ("—", EAST_ASIAN, LATIN),
        ("…", EAST_ASIAN, LATIN),
        ("×", EAST_ASIAN, LATIN),
        ("→", EAST_ASIAN, LATIN),
        ("≥", EAST_ASIAN, LATIN),
        ("é", LATIN, LATIN),
        ("7", LATIN, LATIN),
        ("，", EAST_ASIAN, EAST_ASIAN),
        ("深", EAST_ASIAN, EAST_ASIAN),
        ("가", EAST_ASIAN, EAST_ASIAN),
        ("م", COMPLEX, COMPLEX),
        ("ไ", COMPLEX, COMPLEX),
        ("😀", EMOJI, EMOJI),
        ("\u0301", JOINED, JOINED),
    ],
)
def test_a_character_comes_from_the_face_of_its_script_and_language(char: str, chinese: str, english: str) -> None:
    assert slots(char, True) == chinese
    assert slots(char, False) == english


def test_a_mark_of_both_worlds_is_one_em_in_chinese_and_its_own_width_in_english() -> None:
    calibri = Catalogue().font("Calibri")
    assert width(calibri, "“", ea=True) == 1.0
    assert width(calibri, "“") == pytest.approx(838 / 2048, abs=0.01)


def test_a_listing_warns_where_its_face_is_not_there_to_draw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deck.text.find.folders", lambda: (tmp_path,))
    (tmp_path / "outline.yaml").write_text(
        "title: T\nslides:\n  - {title: One, code: 'a = 1', language: python}\n", "utf-8"
    )
    result = run(tmp_path / "outline.yaml", "-o", tmp_path / "deck.pptx")
    assert result.exit_code == 0, result.output
    assert "the font “Consolas” is not on this machine: code is measured by its known widths" in result.output


def test_a_face_of_a_template_that_is_measured_by_another_is_told(tmp_path: Path) -> None:
    vivid = Path(__file__).parent / "company_templates" / "vivid.pptx"
    (tmp_path / "outline.yaml").write_text("title: T\nslides:\n  - {title: One, bullets: [a, b]}\n", "utf-8")
    result = run(tmp_path / "outline.yaml", "-o", tmp_path / "deck.pptx", "--template", vivid)
    assert "the font “Source Sans Pro” is not on this machine" in result.output
