"""The lecture as a file: what stands on its slides, and that all of it is native."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from deck.languages import layout_title
from tests.conftest import NS, ROOT, Package, run, xpath

EMU = 12700
HAN = re.compile(r"[\u4e00-\u9fff]")


def lines_by_slide() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for line in (ROOT / "tests/data/lecture.txt").read_text("utf-8").splitlines():
        if match := re.fullmatch(r"# (\d+)", line):
            found[int(match.group(1))] = []
        else:
            found[max(found)].append(line)
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def slide_text(slide: Any) -> str:
    """All text of a slide; a line break counts as a blank."""
    paragraphs = xpath(slide, ".//a:p[not(ancestor::mc:Fallback)]")
    return "\n".join("".join(xpath(p, ".//a:t/text()")) for p in paragraphs)


@pytest.mark.parametrize(("number", "lines"), lines_by_slide().items())
def test_every_line_of_the_lecture_stands_on_its_slide(lecture: Package, number: int, lines: list[str]) -> None:
    text = squeezed(slide_text(lecture.slide(number)))
    assert [line for line in lines if squeezed(line) not in text] == []


def test_the_whole_abstract_stands_in_the_notes(presentation: Any) -> None:
    notes = presentation.slides[12].notes_slide.notes_text_frame.text
    assert "Recent work in unsupervised feature learning" in notes
    assert "applicable to any gradient-based machine learning algorithm." in notes


def test_there_are_thirty_one_slides_in_order(presentation: Any) -> None:
    titles = [slide.shapes.title.text_frame.text.replace("\v", " ") for slide in presentation.slides]
    assert len(titles) == 31
    assert titles[0] == "TensorFlow 初印象"
    assert titles[15] == "AlphaGo + TensorFlow 大胜人类围棋高手"


def test_every_slide_has_its_title_in_the_title_placeholder(presentation: Any) -> None:
    assert all(slide.shapes.title is not None and slide.shapes.title.text_frame.text for slide in presentation.slides)


def test_every_slide_has_chinese_notes_of_two_sentences_or_more(presentation: Any) -> None:
    for slide in presentation.slides:
        text = slide.notes_slide.notes_text_frame.text
        assert HAN.search(text)
        assert len(re.findall("[。？！]", text)) >= 2


def test_the_alphago_table_has_the_lectures_cells(presentation: Any) -> None:
    table = next(shape.table for shape in presentation.slides[15].shapes if shape.has_table)
    cells = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
    assert table.first_row
    assert cells == [
        ["版本", "硬件", "等级分", "赛况"],
        ["AlphaGo Fan", "176 个 GPU (分布式)", "3144", "5 : 0 对阵 樊麾"],
        ["AlphaGo Lee", "48 个 TPU (分布式)", "3739", "4 : 1 对阵 李世石"],
        ["AlphaGo Master", "4 个第二代 TPU (单机)", "4858", "60 : 0 对阵五位职业棋手"],
        ["AlphaGo Zero", "4 个第二代 TPU (单机)", "5185", "100 : 0 对阵 AlphaGo Lee 89 : 11 对阵 AlphaGo Master"],
    ]


def charts(presentation: Any) -> Iterator[tuple[int, Any]]:
    for number, slide in enumerate(presentation.slides, 1):
        for shape in slide.shapes:
            if shape.has_chart:
                yield number, shape.chart


def cells_at(book: openpyxl.Workbook, reference: str) -> list[Any]:
    sheet, _, area = reference.partition("!")
    cells = book[sheet][area.replace("$", "")]
    return [cells.value] if not isinstance(cells, tuple) else [row[0].value for row in cells]


def test_translation_growth_and_community_are_native_charts(presentation: Any) -> None:
    assert {8, 9, 19, 26, 27} <= {number for number, _ in charts(presentation)}


def test_edit_data_opens_the_numbers_that_the_chart_shows(presentation: Any) -> None:
    for _, chart in charts(presentation):
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), data_only=True)
        for reference in chart._chartSpace.iter(f"{{{NS['c']}}}numRef"):
            shown = [float(v) for v in xpath(reference, ".//c:pt/c:v/text()")]
            assert [float(v) for v in cells_at(book, xpath(reference, "c:f/text()")[0]) if v is not None] == shown


def test_the_workbook_of_the_translation_chart_holds_the_papers_scores(presentation: Any) -> None:
    chart = dict(charts(presentation))[19]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
    columns = {column[0].value: [cell.value for cell in column[1:]] for column in sheet.iter_cols()}
    assert columns["短语模型"] == [4.885, 5.046, 4.932, 4.872, 3.694, 4.035]
    assert columns["GNMT"] == [5.428, 5.343, 5.295, 5.187, 4.263, 4.594]
    assert columns["人工"] == [5.504, 5.404, 5.496, 5.372, 4.636, 4.987]
    assert columns["GNMT − 短语模型"][0] == "=C2-B2", "the bars must follow when the scores are edited"


def test_compute_growth_is_drawn_on_a_logarithmic_axis(presentation: Any) -> None:
    assert xpath(dict(charts(presentation))[8]._chartSpace, ".//c:logBase/@val") == ["10"]


def test_the_pue_formula_is_office_math_with_a_text_to_fall_back_on(lecture: Package) -> None:
    slide = lecture.slide(20)
    assert len(xpath(slide, ".//mc:Choice[@Requires='a14']//a14:m//m:f")) == 2
    assert not xpath(slide, ".//mc:Choice//a:lstStyle//a:latin"), "its words have the brand's face"
    fallback = "".join(xpath(slide, ".//mc:Fallback//a:t/text()"))
    assert fallback.startswith("PUE = (Total Facility Energy)/(IT Equipment Energy) = 1 +")


def test_the_qr_code_is_one_shape_that_links_where_it_says(lecture: Package) -> None:
    for number in (2, 31):
        slide = lecture.slide(number)
        (code,) = [sp for sp in xpath(slide, ".//p:sp[.//a:custGeom]") if "QR" in xpath(sp, ".//p:cNvPr/@name")[0]]
        link = xpath(code, ".//a:hlinkClick/@r:id")[0]
        targets = lecture.targets(f"ppt/slides/slide{number}.xml")
        assert targets[link] == "https://github.com/DjangoPeng/tensorflow-101"
        assert not xpath(slide, ".//p:pic")


def test_agenda_entries_jump_to_their_sections(lecture: Package) -> None:
    targets = lecture.targets("ppt/slides/slide3.xml")
    links = xpath(lecture.slide(3), ".//p:sp[.//p:ph[@type='body']]//p:cNvPr/a:hlinkClick/@r:id")
    assert [targets[link] for link in links] == [f"slide{n}.xml" for n in (4, 10, 15, 18, 24)]


def test_content_slides_lead_back_to_the_agenda(lecture: Package) -> None:
    for number in (5, 11, 16, 29):
        assert "slide3.xml" in lecture.targets(f"ppt/slides/slide{number}.xml").values()


def test_six_sections_hold_each_slide_once(lecture: Package) -> None:
    root = lecture.xml("ppt/presentation.xml")
    assert xpath(root, ".//p14:section/@name")[1:3] == [
        "TensorFlow 产生的历史必然性",
        "TensorFlow 与 Jeff Dean 的那些事",
    ]
    assert len(xpath(root, ".//p14:section")) == 6
    assert xpath(root, ".//p14:sldId/@id") == xpath(root, "p:sldIdLst/p:sldId/@id")


def test_at_least_fifteen_native_layouts_are_used(presentation: Any) -> None:
    used = {slide.slide_layout.name for slide in presentation.slides}
    assert len(used) >= 15
    stems = [path.stem for path in (ROOT / "templates").glob("*.xml")]
    assert used <= {layout_title(stem + ground, "zh-CN") for stem in stems for ground in ("", "/dark")}
    assert len(presentation.slide_masters) == 1


def test_no_colour_is_written_as_rgb_outside_the_theme(lecture: Package) -> None:
    guilty = [n for n, data in lecture.parts.items() if b"srgbClr" in data and not n.startswith("ppt/theme/")]
    assert guilty == []


def test_every_run_says_its_language(lecture: Package) -> None:
    for name, root in lecture.named("ppt/slides/"):
        for run_ in xpath(root, ".//a:r"):
            text, lang = "".join(xpath(run_, "a:t/text()")), xpath(run_, "a:rPr/@lang")
            assert lang and lang[0] in ("zh-CN", "en-US"), (name, text)
            if HAN.search(text):
                assert lang == ["zh-CN"], (name, text)


def test_everything_without_text_is_described_or_marked_decorative(lecture: Package) -> None:
    for name, root in lecture.named("ppt/slides/"):
        for properties in xpath(root, ".//p:cNvPr[@name!='']"):
            shape = properties.getparent().getparent()
            spoken = xpath(shape, ".//a:t") or properties.get("descr") or b"decorative" in etree_bytes(properties)
            inside = xpath(shape, "ancestor::p:grpSp")
            assert spoken or inside or xpath(shape, ".//p:ph"), (name, properties.get("name"))


def etree_bytes(element: Any) -> bytes:
    from lxml import etree

    return etree.tostring(element)


def test_no_text_is_under_twelve_points(lecture: Package) -> None:
    sizes = [
        int(size)
        for start in ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/charts/")
        for _, root in lecture.named(start)
        for size in xpath(root, ".//@sz[number(.) = number(.)]")
    ]
    assert min(sizes) >= 1200


def test_nothing_stands_past_the_edge_of_a_slide(presentation: Any) -> None:
    width, height = presentation.slide_width, presentation.slide_height
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= width + EMU and shape.top + shape.height <= height + EMU, shape.name


def test_placeholders_inherit_their_place_and_look(lecture: Package) -> None:
    moved = set()
    for name, root in lecture.named("ppt/slides/"):
        for shape in xpath(root, ".//p:sp[.//p:ph[@type='title' or @type='ftr' or @type='sldNum']]"):
            moved |= {name} if xpath(shape, "p:spPr/a:xfrm") else set()
            assert not xpath(shape, ".//a:rPr/@b"), "the layout says what is bold"
    over_panels = {f"ppt/slides/slide{n}.xml" for n in (12, 23, 25)}
    assert moved == over_panels, "where a panel to the slide's edges lies under them"


def test_two_builds_are_the_same_bytes(lecture_file: Path, tmp_path: Path) -> None:
    run(ROOT / "outline.yaml", "-o", tmp_path / "again.pptx")
    assert (tmp_path / "again.pptx").read_bytes() == lecture_file.read_bytes()


def test_another_accent_leaves_no_trace_of_the_old_one(tmp_path: Path) -> None:
    brand = tmp_path / "brand"
    shutil.copytree(ROOT / "assets/brand", brand)
    file = brand / "_brand.yml"
    file.write_text(file.read_text("utf-8").replace("#E8590C", "#1F6FB2"), "utf-8")
    result = run(ROOT / "outline.yaml", "-o", tmp_path / "blue.pptx", "--brand", brand)
    assert result.exit_code == 0, result.output
    everything = list(deep_parts(tmp_path / "blue.pptx"))
    assert any(b"1F6FB2" in data for data in everything)
    assert not any(b"E8590C" in data.upper() for data in everything)


def deep_parts(path: Path | io.BytesIO) -> Iterator[bytes]:
    """All parts, those of embedded workbooks too."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield archive.read(name)
            if name.endswith(".xlsx"):
                yield from deep_parts(io.BytesIO(archive.read(name)))


def test_the_growth_from_alexnet_to_alphago_zero_and_moores_law_are_lines_of_their_own(presentation: Any) -> None:
    points, growth, moore = dict(charts(presentation))[8].plots[0].series
    assert list(growth.iter_values()) == [0.0058, 1900]
    assert list(moore.iter_values())[1] == pytest.approx(0.0058 * 2 ** ((2017.8 - 2012.5) / 2), rel=0.01)
    assert growth._element.xpath("c:spPr/a:ln/a:solidFill/*/@val") != moore._element.xpath(
        "c:spPr/a:ln/a:solidFill/*/@val"
    )
    assert len(list(points.iter_values())) == 9


def test_the_human_error_rate_is_a_line_over_the_columns_with_numbers_of_its_own(presentation: Any) -> None:
    chart = dict(charts(presentation))[26]
    plots = {type(plot).__name__: plot for plot in chart.plots}
    assert list(plots) == ["BarPlot", "LinePlot"]
    assert set(plots["LinePlot"].series[0].values) == {5.1}


def test_the_ratings_are_held_against_the_best_human(presentation: Any) -> None:
    shapes = list(presentation.slides[15].shapes)
    (rule,) = (shape for shape in shapes if shape.name.startswith("Mark"))
    dots = [shape.left + shape.width // 2 for shape in shapes if shape.name.startswith("Point")]
    assert [dot < rule.left for dot in dots] == [True, False, False, False]
    assert any("3621" in shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_each_section_takes_the_path_one_step_on_and_the_end_leads_beyond(presentation: Any) -> None:
    def lit(number: int) -> tuple[int, bool]:
        paths = [s for s in presentation.slides[number - 1].shapes if s.name.startswith("Path")]
        parts = {s.name.rstrip(" 0123456789"): s for p in paths for s in p.shapes}
        return len(xpath(parts["Lit neurons"]._element, ".//a:close")), "Lit edges beyond" in parts

    assert [lit(number) for number in (4, 10, 15, 18, 24)] == [
        (2, False),
        (3, False),
        (4, False),
        (5, False),
        (6, True),
    ]
    assert lit(31)[1], "the last slide shows where the path has led"
