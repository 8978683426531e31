"""The lecture in a company's template: whose masters stay, whose slides go, and where our content stands."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from tests.conftest import ROOT, Package, run, xpath
from tests.test_company_read import DEFAULT, Change, changed, replacing  # noqa: F401  (a fixture)

EMU = 12700
TEMPLATES = ROOT / "tests" / "company_templates"
SMALL = """
title: Deck
template: company.pptx
slides:
  - {layout: title, title: Hello, subtitle: World}
  - {layout: section, title: Part}
  - {title: A list, bullets: [One, {Two: [Below]}, Three]}
  - {layout: stats, title: Numbers, stats: [{value: "7", label: sevens}, {value: "8", label: eights}]}
"""


@pytest.fixture(scope="module")
def lecture_on_default(tmp_path_factory: pytest.TempPathFactory) -> Package:
    target = tmp_path_factory.mktemp("onto") / "deck.pptx"
    result = run(ROOT / "outline.yaml", "-o", target, "--template", DEFAULT)
    assert result.exit_code == 0, result.output
    return Package(target)


@pytest.fixture
def onto(tmp_path: Path) -> Callable[..., Package]:
    """A small deck in a template given as a file."""

    def make(template: Path, outline: str = SMALL) -> Package:
        (tmp_path / "company.pptx").write_bytes(template.read_bytes())
        (tmp_path / "talk.yaml").write_text(outline)
        result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx")
        assert result.exit_code == 0, result.output
        return Package(tmp_path / "out.pptx")

    return make


def reachable(package: Package) -> set[str]:
    """Every part that relationships lead to from the package's root."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        part = waiting.pop()
        folder, _, name = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in package.parts:
            continue
        found.add(rels)
        for rel in package.xml(rels):
            if rel.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, rel.get("Target"))).lstrip("/")
            assert target in package.parts, f"{part} → {target}"
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def test_every_slide_of_the_lecture_is_there(lecture_on_default: Package) -> None:
    assert len(Presentation(str(lecture_on_default.path)).slides) == 31


def test_masters_layouts_and_theme_keep_their_bytes(lecture_on_default: Package) -> None:
    with zipfile.ZipFile(DEFAULT) as archive:
        parts = {n: archive.read(n) for n in archive.namelist() if re.match(r"ppt/(slideM|slideL|theme).*\.xml$", n)}
    assert len(parts) == 13
    assert [name for name, data in parts.items() if lecture_on_default.parts[name] != data] == []


def test_nothing_in_the_package_is_an_orphan(lecture_on_default: Package) -> None:
    stray = set(lecture_on_default.parts) - reachable(lecture_on_default) - {"[Content_Types].xml"}
    assert stray == set()


def test_the_page_is_the_templates(lecture_on_default: Package) -> None:
    (size,) = xpath(lecture_on_default.xml("ppt/presentation.xml"), "p:sldSz")
    assert (size.get("cx"), size.get("cy")) == ("9144000", "6858000")


def test_the_title_states_nothing_that_it_inherits(onto: Callable[..., Package]) -> None:
    (title,) = xpath(onto(DEFAULT).slide(3), ".//p:sp[.//p:ph[@type='title']]")
    assert xpath(title, "p:spPr/*") == []
    assert xpath(title, "p:txBody/a:bodyPr/@*") == []
    assert xpath(title, ".//a:pPr") == []
    assert [set(run.attrib) for run in xpath(title, ".//a:rPr")] == [{"lang", "altLang"}]


def test_a_list_fills_the_templates_body_at_its_own_place(onto: Callable[..., Package]) -> None:
    package = onto(DEFAULT)
    assert package.targets("ppt/slides/slide3.xml")["rId1"] == "../slideLayouts/slideLayout2.xml"
    (body,) = xpath(package.slide(3), ".//p:sp[.//p:ph[@idx='1']]")
    assert xpath(body, ".//a:t/text()") == ["One", "Two", "Below", "Three"]
    assert xpath(body, ".//@lvl") == ["1"]
    assert xpath(body, "p:spPr/* | .//a:buChar | .//a:lnSpc | .//@sz") == []


def test_cover_and_section_stand_on_the_templates_own(onto: Callable[..., Package]) -> None:
    package = onto(DEFAULT)
    assert package.targets("ppt/slides/slide1.xml")["rId1"].endswith("slideLayout1.xml")
    assert package.targets("ppt/slides/slide2.xml")["rId1"].endswith("slideLayout3.xml")
    assert xpath(package.slide(1), ".//p:ph/@type") == ["ctrTitle", "subTitle"]


def test_everything_else_stands_in_the_free_area(lecture_on_default: Package) -> None:
    """Large type hangs out of it by its side bearing, so that its ink lines up."""
    outside = []
    for number in range(1, 32):
        for frame in xpath(
            lecture_on_default.slide(number), "p:cSld/p:spTree/*[not(.//p:ph)][not(self::p:grpSpPr)]//a:xfrm"
        ):
            values = xpath(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy")
            x, y, w, h = (int(n) / EMU for n in values)
            if x < 30 or y < 110 or x + w > 686 or y + h > 502:
                outside.append((number, round(x), round(y), round(w), round(h)))
    assert outside == []


def test_colours_are_the_themes(lecture_on_default: Package) -> None:
    for number in range(1, 32):
        assert xpath(lecture_on_default.slide(number), ".//a:srgbClr") == []


def test_a_long_title_steps_down_to_fit(onto: Callable[..., Package]) -> None:
    title = (
        "A title that is long enough to need three lines at the size that this template gives to its titles and more"
    )
    package = onto(DEFAULT, SMALL.replace("A list", title))
    sizes = xpath(package.slide(3), ".//p:sp[.//p:ph[@type='title']]//a:rPr/@sz")
    assert sizes
    assert all(1600 <= int(size) < 4400 for size in sizes)


def test_a_ground_that_the_template_has_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SMALL.replace("title: A list", "ground: dark, title: A list"))
    (tmp_path / "company.pptx").write_bytes(DEFAULT.read_bytes())
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx")
    assert result.exit_code == 0
    assert "slide 3 “A list” stays light, as the template's layout “Title and Content” is" in result.output
    assert not xpath(Package(tmp_path / "out.pptx").slide(3), "p:clrMapOvr/a:overrideClrMapping")


def test_a_title_that_no_size_fits_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SMALL.replace("A list", "word " * 200).replace("template: company.pptx", ""))
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", DEFAULT)
    assert result.exit_code == 2
    assert "does not fit the template's title" in result.output


def test_the_layouts_map_says_where_slides_stand(onto: Callable[..., Package]) -> None:
    package = onto(DEFAULT, SMALL + "layouts: {stats: Blank}\n")
    assert package.targets("ppt/slides/slide4.xml")["rId1"].endswith("slideLayout7.xml")


def test_a_map_beside_the_template_counts_too(onto: Callable[..., Package], tmp_path: Path) -> None:
    (tmp_path / "company.yml").write_text("layouts: {stats: Two Content}\n")
    assert onto(DEFAULT).targets("ppt/slides/slide4.xml")["rId1"].endswith("slideLayout4.xml")


@pytest.mark.parametrize(
    ("map", "told"),
    [
        ("layouts:\n  statz: Blank\n", ["company.yml:2:3", "called “statz”", "“*” for all others", "mean “stats”?"]),
        ("layouts:\n  stats: Blnk\n", ["company.yml:2:10", "has no layout “Blnk”", "did you mean “Blank”?"]),
    ],
)
def test_what_is_wrong_in_a_map_beside_the_template_is_shown_there(tmp_path: Path, map: str, told: list[str]) -> None:
    (tmp_path / "company.yml").write_text(map)
    (tmp_path / "company.pptx").write_bytes(DEFAULT.read_bytes())
    (tmp_path / "talk.yaml").write_text(SMALL)
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx")
    assert result.exit_code == 2
    assert [part for part in told if part not in result.stderr] == [], result.stderr


def test_a_mapped_layout_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SMALL.replace("template: company.pptx", "layouts: {stats: Titel Only}"))
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", DEFAULT)
    assert result.exit_code == 2
    assert "did you mean “Title Only”?" in result.output


def test_a_mapped_name_that_is_none_of_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SMALL.replace("template: company.pptx", "layouts: {statz: Title Only}"))
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", DEFAULT)
    assert result.exit_code == 2
    assert "did you mean “stats”?" in result.output


def test_a_heavy_template_is_told_and_its_films_stay_behind(
    tmp_path: Path,
    changed: Callable[[Change], Path],  # noqa: F811
) -> None:
    heavy = changed(lambda parts: None, "heavy.pptx")
    with zipfile.ZipFile(heavy, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("ppt/media/film.mp4", bytes(51_000_000))
    (tmp_path / "talk.yaml").write_text(SMALL.replace("template: company.pptx", ""))
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", heavy)
    assert result.exit_code == 0, result.output
    assert "heavy.pptx has 51 MB: only what its layouts need goes into the deck" in result.output
    assert (tmp_path / "out.pptx").stat().st_size < 200_000


def test_example_slides_with_notes_comments_and_custom_xml_go(onto: Callable[..., Package], tmp_path: Path) -> None:
    presentation = Presentation(str(DEFAULT))
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "An example that must not survive"
    slide.notes_slide.notes_text_frame.text = "nor its notes"
    presentation.save(str(tmp_path / "with-slides.pptx"))
    package = onto(tmp_path / "with-slides.pptx")
    everything = b"".join(package.parts.values())
    assert b"must not survive" not in everything
    assert b"nor its notes" not in everything
    assert set(package.parts) - reachable(package) == {"[Content_Types].xml"}


def test_notes_stand_on_the_templates_notes_master(onto: Callable[..., Package], tmp_path: Path) -> None:
    presentation = Presentation(str(DEFAULT))
    presentation.notes_master.shapes[0].name = "The company's own"
    presentation.save(str(tmp_path / "with-notes.pptx"))
    package = onto(tmp_path / "with-notes.pptx", SMALL.replace("title: Part", "title: Part, notes: Say this"))
    assert "Say this" in package.parts["ppt/notesSlides/notesSlide2.xml"].decode()
    (master,) = (name for name in package.parts if name.startswith("ppt/notesMasters/notesMaster"))
    assert "The company's own" in package.parts[master].decode()


def test_builds_and_sections_work_on_a_template(onto: Callable[..., Package]) -> None:
    package = onto(DEFAULT, SMALL.replace("bullets: [One", "build: items, bullets: [One"))
    assert xpath(package.slide(3), "p:timing")
    assert xpath(package.xml("ppt/presentation.xml"), "//*[local-name()='section']/@name") == ["Deck", "Part"]


def test_the_same_input_gives_the_same_bytes(onto: Callable[..., Package]) -> None:
    assert onto(DEFAULT).path.read_bytes() == onto(DEFAULT).path.read_bytes()


def test_macros_are_left_out_and_said(tmp_path: Path, changed: Callable[[Change], Path]) -> None:  # noqa: F811
    def infect(parts: dict[str, bytes]) -> None:
        parts["ppt/vbaProject.bin"] = b"macro"
        types = parts["[Content_Types].xml"]
        old = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        assert old in types
        new = b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
        extra = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
        parts["[Content_Types].xml"] = types.replace(old, new).replace(b"</Types>", extra)
        rels = "ppt/_rels/presentation.xml.rels"
        kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
        link = f'<Relationship Id="rId99" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())

    (tmp_path / "talk.yaml").write_text(SMALL.replace("template: company.pptx", ""))
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", changed(infect, "company.potm"))
    assert result.exit_code == 0, result.output
    assert "company.potm: its macros are left out" in result.output
    package = Package(tmp_path / "out.pptx")
    assert [name for name in package.parts if "vba" in name] == []
    assert b"macroEnabled" not in package.parts["[Content_Types].xml"]


def test_a_slide_layouts_external_links_ole_objects_and_tags_stay_behind(
    onto: Callable[..., Package],
    changed: Callable[[Change], Path],  # noqa: F811
) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    part = "ppt/slideLayouts/slideLayout2.xml"
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="90" name="Object"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Sheet" r:id="rId91" '
        'imgW="1" imgH="1" progId="Excel.Sheet.12"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
    )
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="92" name="Linked"><a:hlinkClick r:id="rId93"/></p:cNvPr><p:cNvPicPr/><p:nvPr/>'
        '</p:nvPicPr><p:blipFill><a:blip r:link="rId92"/><a:stretch/></p:blipFill><p:spPr/></p:pic>'
    )

    def embed(parts: dict[str, bytes]) -> None:
        parts["ppt/embeddings/sheet.xlsx"] = b"sheet"
        parts["ppt/tags/tag1.xml"] = b"<tags/>"
        new = (
            f'<Relationship Id="rId91" Type="{office}/package" Target="../embeddings/sheet.xlsx"/>'
            f'<Relationship Id="rId92" Type="{office}/image" Target="https://example.org/x.png" TargetMode="External"/>'
            f'<Relationship Id="rId93" Type="{office}/hyperlink" Target="https://example.org" TargetMode="External"/>'
            f'<Relationship Id="rId94" Type="{office}/tags" Target="../tags/tag1.xml"/></Relationships>'
        )
        parts[rels] = parts[rels].replace(b"</Relationships>", new.encode())
        tags = '<p:custDataLst><p:tags r:id="rId94"/></p:custDataLst></p:cSld>'
        text = parts[part].decode().replace("</p:spTree>", f"{frame}{picture}</p:spTree>").replace("</p:cSld>", tags)
        parts[part] = text.encode()

    package = onto(changed(embed))
    assert b"example.org" not in b"".join(package.parts.values())
    assert [n for n in package.parts if "tags" in n or n.endswith("sheet.xlsx")] == []
    assert xpath(package.xml(part), ".//p:graphicFrame | .//p:pic | .//p:custDataLst") == []
    assert set(package.parts) - reachable(package) == {"[Content_Types].xml"}


def test_a_dangling_picture_is_passed_over(onto: Callable[..., Package], changed: Callable[[Change], Path]) -> None:  # noqa: F811
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rId77" Type="{kind}" Target="../media/none.png"/></Relationships>'
    package = onto(changed(replacing(rels, ("</Relationships>", link))))
    assert "none.png" not in package.parts[rels].decode()
    reachable(package)


def test_what_was_on_the_templates_slides_goes(lecture_on_default: Package) -> None:
    root: Any = lecture_on_default.xml("ppt/presentation.xml")
    assert len(xpath(root, "p:sldIdLst/p:sldId")) == 31
    assert [n for n in lecture_on_default.parts if "printerSettings" in n or "thumbnail" in n] == []


def test_what_a_repository_says_of_itself_stands_under_the_templates_title(onto: Callable[..., Package]) -> None:
    outline = (
        "title: T\ntemplate: company.pptx\nslides:\n"
        "  - {title: R, repository: {description: A thing, facts: [{value: '7', label: commits}]}}\n"
    )
    assert "A thing" in xpath(onto(DEFAULT, outline).slide(1), "//a:t/text()")


ONE = "title: T\ntemplate: company.pptx\nslides:\n"
TWELVE = ["Rows of a table, and entries of a list, that are too many for one slide"] * 3 + ["A short one"] * 9


def sizes(slide: Any, *names: str) -> list[float]:
    """Sizes of text in points: of tables (a:tc), of bodies by their index, …"""
    return [int(size) / 100 for name in names for size in xpath(slide, f"{name}//a:rPr/@sz")]


@pytest.mark.parametrize("template", ["metropolis", "vivid", "poi", "pptxgenjs"])
def test_a_long_table_goes_on_over_slides_in_sizes_that_can_be_read(
    onto: Callable[..., Package], template: str
) -> None:
    rows = ", ".join(f"[Row {n}, What it is, '{n}.5']" for n in range(14))
    outline = (
        f"title: T\ntemplate: company.pptx\nslides:\n  - {{title: A, table: {{header: [a, b, c], rows: [{rows}]}}}}\n"
    )
    package = onto(TEMPLATES / f"{template}.pptx", outline)
    slides = [package.slide(n) for n in range(1, 1 + sum(1 for _ in package.named("ppt/slides/slide")))]
    assert len(slides) > 1
    assert sum(len(xpath(slide, ".//a:tr")) for slide in slides) == 14 + len(slides)
    assert min(size for slide in slides for size in sizes(slide, ".//a:tc")) >= 14


@pytest.mark.parametrize("template", ["metropolis", "vivid"])
def test_a_named_graph_over_devices_stays_legible(onto: Callable[..., Package], template: str) -> None:
    cards = ", ".join("{lead: 端云结合的, title: 人工智能引擎}" for _ in range(4))
    slide = f"  - {{title: A, lead: B, cards: [{cards}], figure: {{kind: dataflow}}}}\n"
    package = onto(TEMPLATES / f"{template}.pptx", ONE + slide)
    widths = [
        int(width) / EMU for width in xpath(package.slide(1), "//p:sp[starts-with(*/p:cNvPr/@name, 'Node')]//a:ext/@cx")
    ]
    assert max(widths) > 60


@pytest.mark.parametrize("template", ["metropolis", "vivid"])
def test_a_list_goes_on_over_slides_before_it_is_too_small_and_its_spaces_in_points_count(
    onto: Callable[..., Package], template: str
) -> None:
    bullets = "".join(f"\n      - {text}" for text in TWELVE)
    package = onto(TEMPLATES / f"{template}.pptx", f"{ONE}  - title: A\n    bullets:{bullets}\n")
    counts, shared = [], set()
    for _, slide in package.named("ppt/slides/slide"):
        entries = [p for p in xpath(slide, ".//a:p") if "".join(xpath(p, ".//a:t/text()")) in TWELVE]
        set_in = [int(size) / 100 for p in entries for size in xpath(p, ".//a:rPr/@sz")]
        assert all(size >= 18 for size in set_in)
        shared.add(frozenset(set_in))
        counts.append(len(entries))
        # Lines of 1.1 ems at least and 9 points below each entry, however small it is set, in a body of 319.
        assert len(entries) * (18 * 1.1 + 9) < 319
    assert (sum(counts), len(counts) > 1) == (12, True)
    assert len(shared) == 1, "the parts have one size"


def test_what_cannot_be_split_and_is_too_much_is_told(tmp_path: Path) -> None:
    files = ", ".join(f"{{name: file{n}, message: What it was changed for, time: a year ago}}" for n in range(16))
    facts = "facts: [{value: '7', label: commits}]"
    (tmp_path / "talk.yaml").write_text(
        f"title: T\nslides:\n  - {{title: Much, repository: {{description: A, {facts}, files: [{files}]}}}}\n"
    )
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx", "--template", DEFAULT)
    assert result.exit_code == 0, result.output
    assert (
        "slide 1 “Much” is too much for the template: its text is smaller than the last row can read" in result.output
    )


def test_a_section_without_a_layout_of_its_own_has_a_large_number_and_no_lone_count(
    onto: Callable[..., Package],
) -> None:
    words = xpath(onto(TEMPLATES / "metropolis.pptx").slide(2), "//a:t/text()")
    assert "1" in words
    assert "1 / 1" not in words


def test_on_a_cover_that_has_a_title_only_nothing_is_larger_than_it(onto: Callable[..., Package]) -> None:
    package = onto(TEMPLATES / "pptxgenjs.pptx")
    own = sizes(package.slide(1), "//p:sp[not(.//p:ph)]")
    assert own
    assert max(own) < 26, "the template's title"


@pytest.mark.parametrize("named", [True, False])
def test_slides_on_a_template_are_checked_as_they_stand_there(named: bool, tmp_path: Path) -> None:
    template = ROOT / "tests/company_templates/pptxgenjs.pptx"
    head = "" if named else f"template: {template}\n"
    slides = '  - {layout: picture, title: A, image: a.svg}\n  - {title: B, bullets: ["他说\\"好\\""], lang: zh-CN}\n'
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>', "utf-8")
    (tmp_path / "talk.yaml").write_text(f"title: T\nlang: en-US\n{head}slides:\n{slides}", "utf-8")
    result = run("check", tmp_path / "talk.yaml", *(("--template", template) if named else ()))
    assert result.exit_code == 1
    assert "a picture without a description [alt_text]" in result.stdout
    assert "[han_punctuation]" in result.stdout
    assert "[contrast]" not in result.stdout and "[legibility]" not in result.stdout
