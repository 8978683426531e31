"""The lecture in templates of different makers: each builds, is whole, and keeps what the maker made."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deck.company import Template, read
from deck.company.colours import Palette, contrast
from deck.company.ground import SAMPLE, average
from deck.company.look import look
from deck.company.match import Matcher
from deck.company.page import free_area
from tests.conftest import ROOT, Package, run, xpath
from tests.test_company_build import EMU, reachable
from tests.test_company_read import DEFAULT, Change, changed  # noqa: F401  (a fixture)
from tests.test_samples import outline as samples

FOLDER = ROOT / "tests" / "company_templates"
KEPT = sorted(FOLDER.glob("*.pptx"))
CHINESE = {
    "Title Slide": "封面",
    "Title and Content": "内容页",
    "Section Header": "章节页",
    "Two Content": "双栏",
    "Title Only": "仅标题",
    "Blank": "空白",
}


def chinese(parts: dict[str, bytes]) -> None:
    """Layouts renamed as a Chinese company names them; types say nothing."""
    for name in [n for n in parts if n.startswith("ppt/slideLayouts/slideLayout")]:
        text = parts[name].decode()
        for english, own in CHINESE.items():
            text = text.replace(f'<p:cSld name="{english}"', f'<p:cSld name="{own}"')
        parts[name] = re.sub(r'(<p:sldLayout[^>]*) type="\w+"', r"\1", text).encode()


def locked(parts: dict[str, bytes]) -> None:
    """Every placeholder locked against moving and sizing."""
    for name in [n for n in parts if n.startswith(("ppt/slideLayouts/slideLayout", "ppt/slideMasters/slideMaster"))]:
        parts[name] = parts[name].replace(
            b'<a:spLocks noGrp="1"/>', b'<a:spLocks noGrp="1" noRot="1" noMove="1" noResize="1"/>'
        )


def a4(parts: dict[str, bytes]) -> None:
    """PowerPoint's A4 page, 10.83 by 7.5 inches."""
    part = "ppt/presentation.xml"
    parts[part] = parts[part].replace(b'<p:sldSz cx="9144000" cy="6858000"', b'<p:sldSz cx="9906000" cy="6858000"')


EVERY_TIME = ("poi", "metropolis", "nodejs-pptx", "chinese")


def named(template: Path | Change) -> str:
    return template.stem if isinstance(template, Path) else template.__name__


def one(template: Path | Change) -> Any:
    """A parameter; those that are much like another are built in continuous integration only."""
    marks = () if named(template) in EVERY_TIME else pytest.mark.slow
    return pytest.param(template, marks=marks, id=named(template))


@pytest.fixture(params=[one(t) for t in (*KEPT, chinese, locked, a4)])
def template(request: pytest.FixtureRequest, changed: Callable[[Change], Path]) -> Path:  # noqa: F811
    given = request.param
    return given if isinstance(given, Path) else changed(given)


def test_the_lecture_builds_on_it(template: Path, tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    result = run(ROOT / "outline.yaml", "-o", target, "--template", template)
    assert result.exit_code == 0 and "too much" not in result.stderr, result.output
    package = Package(target)
    assert len(Presentation(str(target)).slides) == 31
    assert set(package.parts) - reachable(package) == {"[Content_Types].xml"}
    titles = [xpath(package.slide(n), ".//p:ph[@type='title' or @type='ctrTitle']") for n in range(1, 32)]
    assert all(len(found) == has_titles(template) for found in titles)
    assert strays(package) == []


def has_titles(path: Path) -> bool:
    return any(layout.of("title") for layout in read(path).layouts)


def strays(package: Package) -> list[tuple[int, str]]:
    """What lies outside the slide, to a point."""
    (size,) = xpath(package.xml("ppt/presentation.xml"), "p:sldSz")
    width, height = int(size.get("cx")), int(size.get("cy"))
    found = []
    for number in range(1, 32):
        for shape in xpath(package.slide(number), "p:cSld/p:spTree/*[.//a:off]"):
            x, y, w, h = (int(n) for n in xpath(shape, "(.//a:xfrm | .//p:xfrm)[1]/*/@*")[:4])
            if x < -EMU or y < -EMU or x + w > width + EMU or y + h > height + EMU:
                found.append((number, xpath(shape, "string(.//p:cNvPr/@name)")))
    return [(n, name) for n, name in found if name]


def test_text_has_contrast_on_every_layout_used(template: Path) -> None:
    known: Template = read(template)
    matcher = Matcher(known)
    for ours in ("title", "section", "bullets", "chart"):
        layout = matcher.match(ours).layout
        brand = look(known, layout)
        palette = Palette(layout.theme.colours, layout.surface.map)
        shown = {role: palette.of(colour, layout.surface.rgb) for role, colour in brand.tones["light"].items()}
        assert contrast(shown["text"], layout.surface.rgb) >= 4.5
        assert contrast(shown["muted"], layout.surface.rgb) >= 4.5
        assert contrast(shown["accent-text"], layout.surface.rgb) >= 4.5
        assert contrast(shown["accent"], layout.surface.rgb) >= 3
        assert contrast(shown["paper"], shown["dark"]) >= 3, "what is drawn on a dark box"
        assert contrast(shown["text"], shown["paper"]) >= 4.5


def test_the_free_area_keeps_clear_of_title_and_footers(template: Path) -> None:
    known = read(template)
    layout = Matcher(known).match("chart").layout
    area = free_area(layout, known)
    assert area.width > known.width / 3
    assert area.height > known.height / 4
    for kind in ("title", "dt", "ftr", "sldNum"):
        for holder in layout.of(kind):
            apart = (
                holder.box.bottom <= area.y
                or holder.box.y >= area.bottom
                or holder.box.right <= area.x
                or holder.box.x >= area.right
            )
            assert apart, holder.scene.name


def test_chinese_names_are_understood(changed: Callable[[Change], Path]) -> None:  # noqa: F811
    matcher = Matcher(read(changed(chinese)))
    found = [matcher.match(ours).layout.name for ours in ("title", "bullets", "section", "two-columns", "chart")]
    assert found == ["封面", "内容页", "章节页", "双栏", "仅标题"]


def test_two_masters_stay_and_content_takes_the_calmer_one() -> None:
    known = read(FOLDER / "vivid.pptx")
    assert len(known.masters) == 3
    matcher = Matcher(known)
    masters = [matcher.match(ours).layout.master for ours in ("title", "chart")]
    assert [m.rpartition("/")[2] for m in masters] == ["slideMaster1.xml", "slideMaster2.xml"]


def test_what_libreoffice_leaves_in_prompts_becomes_the_masters_style(tmp_path: Path) -> None:
    known = read(FOLDER / "metropolis.pptx")
    title = next(layout for layout in known.layouts if layout.name == "Title Only").of("title")[0]
    assert (title.first.size, title.first.align, title.ink) == (33, "center", "FFFFFF")
    run(ROOT / "outline.yaml", "-o", tmp_path / "deck.pptx", "--template", FOLDER / "metropolis.pptx")
    master = Package(tmp_path / "deck.pptx").xml("ppt/slideMasters/slideMaster1.xml")
    assert xpath(master, ".//p:sp[.//p:ph[@type='title']]/p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz") == ["3300"]


def test_a_layout_without_a_title_gets_it_as_text(tmp_path: Path) -> None:
    run(ROOT / "outline.yaml", "-o", tmp_path / "deck.pptx", "--template", FOLDER / "nodejs-pptx.pptx")
    texts = xpath(Package(tmp_path / "deck.pptx").slide(9), ".//p:sp[not(.//p:ph)]//a:t/text()")
    assert "深度学习在 Google 的应用" in "".join(texts)


def test_pictures_of_template_and_slides_do_not_overwrite_each_other(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30), (200, 30, 30)).save(tmp_path / "own.png")
    outline = "title: T\nslides:\n  - {layout: picture, title: P, image: own.png, alt: red}\n"
    (tmp_path / "talk.yaml").write_text(outline)
    run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", FOLDER / "metropolis.pptx")
    package = Package(tmp_path / "out.pptx")
    with zipfile.ZipFile(FOLDER / "metropolis.pptx") as archive:
        theirs = {n: archive.read(n) for n in archive.namelist() if n.startswith("ppt/media/")}
    assert {n for n in theirs if n in package.parts and package.parts[n] != theirs[n]} == set()
    assert (tmp_path / "own.png").read_bytes() in package.parts.values()
    with zipfile.ZipFile(tmp_path / "out.pptx") as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))


def test_every_layout_of_ours_finds_its_title_on_a_template(tmp_path: Path) -> None:
    (tmp_path / "samples.yaml").write_text(samples())
    result = run(tmp_path / "samples.yaml", "-o", tmp_path / "out.pptx", "--template", DEFAULT)
    assert result.exit_code == 0, result.output
    for name, slide in Package(tmp_path / "out.pptx").named("ppt/slides/slide"):
        assert len(xpath(slide, ".//p:ph[@type='title' or @type='ctrTitle']")) == 1, name


def test_a_title_lost_on_its_own_ground_gets_the_colour_of_text(
    changed: Callable[[Change], Path],  # noqa: F811
    tmp_path: Path,
) -> None:
    def hide(parts: dict[str, bytes]) -> None:
        master = "ppt/slideMasters/slideMaster1.xml"
        head, found, rest = parts[master].partition(b"<p:titleStyle>")
        assert found
        parts[master] = head + found + rest.replace(b'<a:schemeClr val="tx1"/>', b'<a:srgbClr val="FAFAFA"/>', 1)

    (tmp_path / "talk.yaml").write_text("title: T\nslides:\n  - {title: Seen, bullets: [a]}\n")
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", changed(hide))
    assert result.exit_code == 0, result.output
    (title,) = xpath(Package(tmp_path / "out.pptx").slide(1), ".//p:sp[.//p:ph[@type='title']]")
    assert xpath(title, ".//a:rPr/a:solidFill/a:schemeClr/@val") == ["dk1"]


def test_a_photograph_is_a_busy_ground_and_a_plain_picture_is_none() -> None:
    from PIL import Image

    stripes = Image.new("RGBA", (SAMPLE, SAMPLE), (0, 0, 0, 255))
    stripes.paste((255, 255, 255, 255), (0, 0, SAMPLE // 2, SAMPLE))
    assert average(stripes) == ("808080", True)
    assert average(Image.new("RGBA", (SAMPLE, SAMPLE), (30, 60, 90, 255))) == ("1E3C5A", False)
    assert average(Image.new("RGBA", (SAMPLE, SAMPLE), (30, 60, 90, 0))) is None


def test_every_layout_with_a_page_of_its_own_has_a_frame_for_templates() -> None:
    folder = ROOT / "templates"
    framed = re.compile(r'\{% extends "_(content|rail)\.xml" %\}')
    own = [p.name for p in folder.glob("[a-z]*.xml") if not framed.search(p.read_text("utf-8"))]
    assert [name for name in own if not (folder / "company" / name).is_file()] == []


def test_a_layout_with_a_colour_map_of_its_own_hands_it_to_its_slides(
    changed: Callable[[Change], Path],  # noqa: F811
    tmp_path: Path,
) -> None:
    turned = (
        '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )

    def turn(parts: dict[str, bytes]) -> None:
        part = "ppt/slideLayouts/slideLayout6.xml"
        assert b"<a:masterClrMapping/>" in parts[part]
        parts[part] = parts[part].replace(b"<a:masterClrMapping/>", turned.encode())

    path = changed(turn)
    only = Matcher(read(path)).match("stats").layout
    assert (only.name, only.surface.rgb, look(read(path), only).tones["light"]["text"].slot) == (
        "Title Only",
        "000000",
        "tx1",
    )
    outline = (
        'title: T\nslides:\n  - {layout: stats, title: N, stats: [{value: "7", label: a}, {value: "8", label: b}]}\n'
    )
    (tmp_path / "talk.yaml").write_text(outline)
    assert run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", path).exit_code == 0
    slide = Package(tmp_path / "out.pptx").slide(1)
    assert xpath(slide, "p:clrMapOvr/a:overrideClrMapping/@bg1") == ["dk1"]
