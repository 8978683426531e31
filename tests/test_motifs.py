"""Motifs keep to the slide: what runs on beyond it is cropped, exactly at its edge, and nothing of it bends."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from deck.compose.figures.motifs import MOTIFS, PATHS
from deck.compose.figures.motifs.crop import cropped
from deck.compose.figures.motifs.registry import Command, circle
from deck.scene import Box
from tests.conftest import Package, run, xpath

Built = Callable[..., Package]
PAGE = Box(0, 0, 100, 50)


def ends(commands: list[Command]) -> list[tuple[float, ...]]:
    """Where each command leads, to a tenth."""
    return [tuple(round(float(n), 1) for n in c[-2:]) for c in commands]


def test_a_line_ends_where_it_leaves() -> None:
    assert cropped([("M", 10, 10), ("L", 50, 30)], PAGE) == [("M", 10, 10), ("L", 50, 30)]
    assert ends(cropped([("M", 50, 25), ("L", 150, 25)], PAGE)) == [(50, 25), (100, 25)]
    assert ends(cropped([("M", -50, 25), ("L", 150, 25)], PAGE)) == [(0, 25), (100, 25)]
    assert cropped([("M", 110, 0), ("L", 150, 25)], PAGE) == []


def test_what_comes_back_begins_anew() -> None:
    bent = cropped([("M", 80, 10), ("L", 120, 10), ("L", 120, 40), ("L", 80, 40)], PAGE)
    assert [c[0] for c in bent] == ["M", "L", "M", "L"]
    assert ends(bent) == [(80, 10), (100, 10), (100, 40), (80, 40)]


def test_a_closed_outline_is_cropped_on_its_last_side_too() -> None:
    assert ends(cropped([("M", 90, 10), ("L", 90, 40), ("L", 120, 40), ("Z",)], PAGE))[-1] == (90, 10)


def test_a_circle_over_the_corner_keeps_its_quarter() -> None:
    kept = cropped(circle(100, 50, 20), PAGE)
    assert sorted(ends(kept)) == [(80, 50), (100, 30)]
    points = [(float(x), float(y)) for c in kept for x, y in zip(c[1::2], c[2::2], strict=True)]
    assert all(math.hypot(x - 100, y - 50) >= 20 - 1e-6 for x, y in points), "handles lie outside the circle"


def paths(motif: str, folder: Path, count: int = 5) -> list[tuple[int, int]]:
    """Of the path on each section: how far down its top is, and how large it is."""
    (folder / "_brand.yml").write_text(f"defaults: {{deck: {{motif: {motif}}}}}", "utf-8")
    parts = "\n".join(f"  - {{layout: section, title: Part {n}}}" for n in range(1, count + 1))
    (folder / "t.yaml").write_text(f"title: T\nbrand: .\nslides:\n{parts}\n", "utf-8")
    result = run(folder / "t.yaml", "-o", folder / "t.pptx")
    assert result.exit_code == 0, result.output
    found = []
    for _, root in Package(folder / "t.pptx").named("ppt/slides/slide"):
        (frame,) = xpath(root, ".//p:grpSp[starts-with(p:nvGrpSpPr/p:cNvPr/@name, 'Path ')]/p:grpSpPr/a:xfrm")
        (off,), (ext,) = xpath(frame, "a:off"), xpath(frame, "a:ext")
        found.append((int(off.get("y")), int(ext.get("cx")) * int(ext.get("cy"))))
    return found


@pytest.mark.parametrize("motif", sorted(set(MOTIFS) - {"none"}))
def test_what_is_lit_rises_and_grows_with_each_section(motif: str, tmp_path: Path) -> None:
    assert motif in PATHS
    tops, areas = zip(*paths(motif, tmp_path), strict=True)
    assert list(tops) == sorted(tops, reverse=True) and tops[-1] < tops[0], tops
    assert list(areas) == sorted(set(areas)), areas


@pytest.mark.parametrize("count", [2, 5, 12])
def test_the_way_through_the_network_rises_with_each_section(count: int, tmp_path: Path) -> None:
    tops = [top for top, _ in paths("network", tmp_path, count)]
    assert tops == sorted(set(tops), reverse=True), tops


@pytest.mark.parametrize("count", [1, 3, 8])
def test_beside_an_agenda_the_way_has_a_neuron_at_each_entry_up_to_the_current_one(count: int, built: Built) -> None:
    entries = ", ".join(f"Part {n}" for n in range(1, count + 1))
    for current, lit in (("", count), (", current: 2", min(2, count))):
        package = built(f"title: T\nslides:\n  - {{layout: agenda, title: Contents, entries: [{entries}]{current}}}\n")
        slide = package.slide(1)
        (way,) = xpath(slide, ".//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Lit neurons')]/p:spPr")
        top, height, units = (int(xpath(way, at)[0]) for at in ("a:xfrm/a:off/@y", "a:xfrm/a:ext/@cy", ".//a:path/@h"))
        neurons = [top + int(y) * height / units for y in xpath(way, ".//a:moveTo/a:pt/@y")]
        numbers = xpath(slide, ".//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, '!!number-')]/p:spPr/a:xfrm")
        rows = [int(x.find("{*}off").get("y")) + int(x.find("{*}ext").get("cy")) // 2 for x in numbers]
        digits = [row + 5 * 12700 for row in rows[:lit]]  # whose middle is that far under their line's
        assert neurons == pytest.approx(digits, abs=12700)


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_no_motif_draws_past_the_slide(motif: str, tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text(f"defaults: {{deck: {{motif: {motif}}}}}", "utf-8")
    parts = "\n".join(f"  - {{layout: section, title: Part {n}}}" for n in range(1, 9))
    person = "  - {layout: profile, title: Ada, name: Ada, bullets: [Wrote a program]}"
    agenda = "  - {layout: agenda, title: Contents}\n  - {layout: agenda, title: Contents, current: 3}"
    closing = "  - {layout: closing, title: End, text: See you, link: https://example.org}"
    talk = f"title: T\nbrand: .\nslides:\n  - {{layout: title, title: T}}\n{agenda}\n{parts}\n{person}\n{closing}\n"
    (tmp_path / "t.yaml").write_text(talk, "utf-8")
    result = run(tmp_path / "t.yaml", "-o", tmp_path / "t.pptx")
    assert result.exit_code == 0, result.output
    made = Package(tmp_path / "t.pptx")
    for name, root in made.named("ppt/slide"):
        for frame in xpath(root, ".//p:spPr/a:xfrm | .//p:grpSpPr/a:xfrm[a:ext/@cx > 0]"):
            (off,), (ext,) = xpath(frame, "a:off"), xpath(frame, "a:ext")
            x, y = int(off.get("x")), int(off.get("y"))
            assert x >= 0 and y >= 0, name
            assert x + int(ext.get("cx")) <= 12192000 + 12700 and y + int(ext.get("cy")) <= 6858000 + 12700, name
