"""Tables: what an author may write, the grid that is written, the widths and heights it gets."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from deck.compose.elements.column_widths import Extent, column_widths, with_spans
from deck.flow.node import Track
from deck.pptx.table_styles import style_id
from tests.conftest import NS, Package, xpath

Build = Callable[..., Result]
Built = Callable[..., Package]
EMU = 12700
HEAD = "title: T\nlang: en-US\nslides:\n  - title: A\n    table:\n"


def cells(package: Package, slide: int = 1) -> list[list[str]]:
    rows = xpath(package.slide(slide), ".//a:tr")
    return [["".join(xpath(cell, ".//a:t/text()")) for cell in xpath(row, "a:tc")] for row in rows]


def tagged(package: Package, slide: int = 1) -> list[list[dict[str, str]]]:
    """The attributes of each cell: its spans and merges."""
    return [[dict(cell.attrib) for cell in xpath(row, "a:tc")] for row in xpath(package.slide(slide), ".//a:tr")]


def right_inset(package: Package, row: int, column: int) -> int:
    (tc,) = xpath(package.slide(1), f".//a:tr[{row}]/a:tc[{column}]/a:tcPr")
    return int(tc.get("marR"))


def marked(package: Package, slide: int = 1) -> list[tuple[int, int]]:
    """Row and column, from 0, of the cells that have a ground or a rule in the accent under them."""
    rows = xpath(package.slide(slide), ".//a:tr")
    return [
        (r, c)
        for r, row in enumerate(rows)
        for c, cell in enumerate(xpath(row, "a:tc"))
        if xpath(cell, "a:tcPr/a:solidFill | a:tcPr/a:lnB//a:schemeClr[@val = 'accent1']")
    ]


# --- what an author may write -----------------------------------------------------------------------


def test_a_cell_may_span_rows_and_columns(built: Built) -> None:
    package = built(
        HEAD + "      header: [a, b, c]\n      rows:\n"
        "        - [{text: two down, rowspan: 2}, {text: two across, colspan: 2}]\n        - [x, y]\n"
    )
    assert cells(package) == [["a", "b", "c"], ["two down", "two across", ""], ["", "x", "y"]]
    assert tagged(package)[1:] == [[{"rowSpan": "2"}, {"gridSpan": "2"}, {"hMerge": "1"}], [{"vMerge": "1"}, {}, {}]]


def test_a_header_may_have_several_rows(built: Built) -> None:
    package = built(
        HEAD + "      header:\n        - [{text: model, rowspan: 2}, {text: accuracy, colspan: 2}]\n"
        "        - [top 1, top 5]\n      rows: [[A, 1, 2]]\n"
    )
    assert cells(package) == [["model", "accuracy", ""], ["", "top 1", "top 5"], ["A", "1", "2"]]
    rules = [xpath(tc, "string(a:lnB/@w)") for tc in xpath(package.slide(1), ".//a:tc/a:tcPr")]
    model, accuracy, _, _, first, second, *body = ("".join(rule) for rule in rules)
    assert model == first == second == str(round(1.5 * EMU))
    assert accuracy == str(round(0.75 * EMU))
    assert not any(body)  # the table style's


def test_groups_have_heading_rows(built: Built) -> None:
    package = built(
        HEAD + "      header: [a, b]\n      groups:\n        - {title: One, rows: [[1, 2]]}\n"
        "        - {title: Two, rows: [[3, 4], [5, 6]]}\n"
    )
    assert cells(package) == [["a", "b"], ["One", ""], ["1", "2"], ["Two", ""], ["3", "4"], ["5", "6"]]
    assert tagged(package)[1][0] == {"gridSpan": "2"}


def test_a_file_of_comma_separated_values_is_a_table(built: Built, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text('name;value\n"semi; colon";1.5\nplain;22\n\n', "utf-8-sig")
    package = built(HEAD + "      file: data.csv\n")
    assert cells(package) == [["name", "value"], ["semi; colon", "1.5"], ["plain", "22"]]


def test_a_row_a_column_and_a_cell_stand_out(built: Built) -> None:
    table = HEAD + "      header: [a, b, c]\n      rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]\n      highlight: "
    assert marked(built(table + "2\n")) == [(2, 0), (2, 1), (2, 2)]
    assert marked(built(table + "{column: b}\n")) == [(1, 1), (2, 1), (3, 1)]
    assert marked(built(table + "{column: 3, row: 1}\n")) == [(1, 0), (1, 1), (1, 2), (2, 2), (3, 2)]
    assert marked(built(table + "{cell: [[1, a], [3, 2]]}\n")) == [(1, 0), (3, 1)]


def test_footnotes_stand_under_the_table(built: Built) -> None:
    package = built(HEAD + "      header: [a]\n      rows: [[1*]]\n      footnotes: ['* guessed']\n")
    assert "* guessed" in xpath(package.slide(1), ".//p:sp//a:t/text()")


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("header: [a, b]\n      rows: [[1]]", ["talk.yaml:7:14", "row 1 has 1 cells, the header has 2"]),
        ("header: [a]\n      rows: []", ["talk.yaml:7:13", "“rows” has no rows"]),
        ("header: [a]", ["the table has 0 sources of rows", "rows"]),
        ("rows: [[a]]", ["the table has no header"]),
        ("header: [a]\n      rows: [[{text: x, rowspan: 3}], []]", ["row 2 has a cell that spans rows below the last"]),
        (
            "header: [a, b]\n      rows: [[x, {text: y, rowspan: 2}], [{text: z, colspan: 2}]]",
            ["talk.yaml:7:42", "“z” overlaps a cell that spans down to it"],
        ),
        ("header: [a]\n      rows: [[{text: x, rowspan: 0}]]", ["talk.yaml:7:34", "is no span (0)"]),
        ("header: [a]\n      rows: [[{txt: x}]]", ["no field “txt”", "did you mean “text”?"]),
        ("header: [a]\n      rows: [[1]]\n      highlight: 2", ["talk.yaml:8:18", "no row 2", "from 1 to 1"]),
        ("header: [abc]\n      rows: [[1]]\n      highlight: {column: abd}", ["no column abd", "did you mean “abc”?"]),
        ("header: [a]\n      rows: [[1]]\n      highlight: {rwo: 1}", ["no “rwo”", "did you mean “row”?"]),
        ("header: [a]\n      rows: [[1]]\n      align: [decimals]", ["did you mean “decimal”?"]),
        ("header: [a]\n      rows: [[1]]\n      widths: [2px]", ["is no width (2px)", "auto, 2fr or 20%"]),
        ("header: [a]\n      rows: [[1]]\n      widths: [1fr, 1fr]", ["“widths” has 2 widths"]),
        (
            f"header: [{', '.join(['x'] * 2000)}]\n      rows: [[{', '.join(['1'] * 2000)}]]",
            ["“header” has 2000 columns", "at most 75"],
        ),
        (
            f"header: [{', '.join(['column'] * 60)}]\n      rows: [[{', '.join(['value'] * 60)}]]",
            ["Table “column", "pt too wide", "leave out some of its 60 columns"],
        ),
        ("file: dta.csv", ["talk.yaml:6:13", "no file at", "did you mean “data.csv”?"]),
        ("file: data.csv", ["data.csv:3:1", "row 2 has 3 cells, the header has 2"]),
        ("file: empty.csv", ["empty.csv holds nothing"]),
        ("file: open.csv", ["open.csv:2:1", "not readable as CSV"]),
    ],
)
def test_a_table_that_is_none_says_where(build: Build, tmp_path: Path, table: str, wanted: list[str]) -> None:
    (tmp_path / "data.csv").write_text("a,b\n1,2\n1,2,3\n", "utf-8")
    (tmp_path / "empty.csv").write_text("\n\n", "utf-8")
    (tmp_path / "open.csv").write_text('a,b\n1,"2\n', "utf-8")
    result = build(HEAD + f"      {table}\n")
    assert result.exit_code == 2
    assert [part for part in wanted if part not in result.stderr] == [], result.stderr
    assert "Traceback" not in result.output


# --- widths and heights -----------------------------------------------------------------------------


def extents(randomly: random.Random, count: int) -> list[Extent]:
    lows = [randomly.uniform(10, 90) for _ in range(count)]
    return [Extent(low, low + randomly.choice([0.0, 5.0, 80.0, 900.0])) for low in lows]


def test_columns_fill_the_width_and_never_cut_a_word() -> None:
    randomly = random.Random(4)
    for _ in range(500):
        columns = extents(randomly, randomly.randint(1, 9))
        width = randomly.uniform(50, 1500)
        widths = column_widths(columns, (), width)
        least = sum(c.low for c in columns)
        assert sum(widths) == pytest.approx(max(width, least))
        assert all(w >= c.low - 1e-6 for w, c in zip(widths, columns, strict=True))
        if sum(c.high for c in columns) <= width:
            assert all(w >= c.high - 1e-6 for w, c in zip(widths, columns, strict=True))


def test_a_short_column_keeps_its_lines_whole_beside_a_long_one() -> None:
    columns = [Extent(40, 60), Extent(50, 2000), Extent(30, 90)]
    assert column_widths(columns, (), 500) == [60, 350, 90]


def test_long_columns_share_by_what_they_hold() -> None:
    first, second = column_widths([Extent(50, 1000), Extent(50, 3000)], (), 700)
    assert second > 2 * first


def test_a_spanning_cell_widens_its_columns_alike() -> None:
    widened = with_spans([Extent(10, 20), Extent(10, 20), Extent(10, 20)], [(0, 2, Extent(40, 100))])
    assert widened == [Extent(20, 50), Extent(20, 50), Extent(10, 20)]


def test_a_track_list_says_the_widths() -> None:
    columns = [Extent(40, 60), Extent(50, 2000), Extent(30, 90)]
    given = (Track("auto"), Track("fr", 1.0), Track("percent", 20.0))
    assert column_widths(columns, given, 500) == [60, 340, 100]


def test_figures_stand_on_their_decimal_point(built: Built) -> None:
    package = built(HEAD + "      header: [a, b]\n      rows: [[x, 1.25], [y, 10], [z, '3.5 %'], [w, –]]\n")
    insets = [right_inset(package, row, 2) for row in (2, 3, 4)]
    assert insets[1] > insets[0] > insets[2]
    assert xpath(package.slide(1), ".//a:tr[3]/a:tc[2]//a:t/text()") == ["10"]
    assert set(xpath(package.slide(1), ".//a:tr/a:tc[2]//a:pPr/@algn")) == {"r"}


def test_the_frame_is_as_tall_as_its_rows_and_as_wide_as_its_columns(built: Built) -> None:
    package = built(HEAD + "      header: [a, b]\n      rows: [[x, 1], [y, 2]]\n")
    (frame,) = xpath(package.slide(1), ".//p:graphicFrame")
    heights = [int(h) for h in xpath(frame, ".//a:tr/@h")]
    widths = [int(w) for w in xpath(frame, ".//a:gridCol/@w")]
    assert sum(heights) == pytest.approx(int(xpath(frame, "p:xfrm/a:ext/@cy")[0]), abs=10)
    assert sum(widths) == pytest.approx(int(xpath(frame, "p:xfrm/a:ext/@cx")[0]), abs=10)


def test_a_row_is_as_tall_as_its_tallest_cells_lines(built: Built) -> None:
    package = built(HEAD + "      header: [a, b]\n      rows: [[x, '" + "many words " * 40 + "'], [y, 2]]\n")
    tall, short = (int(h) / EMU for h in xpath(package.slide(1), ".//a:tr/@h")[1:])
    (pitch,) = {int(v) / 100 for v in xpath(package.slide(1), ".//a:tr[2]//a:lnSpc/a:spcPts/@val")}
    assert tall > 3 * pitch
    assert tall > 2 * short


# --- over several slides ----------------------------------------------------------------------------


def rows(count: int) -> str:
    return "[" + ", ".join(f"[row {n}, {n}.{n % 7}]" for n in range(1, count + 1)) + "]"


def parts(package: Package) -> list[list[list[str]]]:
    return [cells(package, n) for n in range(1, len(list(package.named("ppt/slides/slide"))) + 1)]


def test_a_long_table_goes_on_with_its_header(built: Built) -> None:
    found = parts(built(HEAD + f"      header: [a, b]\n      rows: {rows(40)}\n      highlight: 30\n"))
    assert len(found) > 2
    assert all(part[0] == ["a", "b"] for part in found)
    assert [row[0] for part in found for row in part[1:]] == [f"row {n}" for n in range(1, 41)]
    lengths = [len(part) for part in found]
    assert max(lengths) - min(lengths) <= 1


def test_all_parts_have_the_same_columns_and_sizes(built: Built) -> None:
    package = built(HEAD + f"      header: [a, b]\n      rows: {rows(60)}\n")
    grids = [xpath(root, ".//a:gridCol/@w") for _, root in package.named("ppt/slides/slide")]
    sizes = [sorted(set(xpath(root, ".//a:tc//a:rPr/@sz"))) for _, root in package.named("ppt/slides/slide")]
    assert all(grid == grids[0] for grid in grids)
    assert all(size == sizes[0] for size in sizes)


def test_the_highlighted_row_stays_that_row(built: Built) -> None:
    package = built(HEAD + f"      header: [a, b]\n      rows: {rows(40)}\n      highlight: 30\n")
    slides = range(1, 1 + sum(1 for _ in package.named("ppt/slides/slide")))
    found = [cells(package, n)[r][0] for n in slides for r, c in marked(package, n) if c == 0]
    assert found == ["row 30"]


def test_the_smaller_the_text_of_crowded_rows_the_less_stands_over_it(built: Built) -> None:
    above = []
    for count in (8, 40):
        root = built(HEAD + f"      header: [a, b]\n      rows: {rows(count)}\n").slide(1)
        sizes = xpath(root, ".//a:tc//a:rPr/@sz")
        above.append(int(xpath(root, ".//a:tcPr/@marT")[0]) / 12700 / (int(sizes[-1]) / 100))
    assert above == [pytest.approx(0.25, abs=0.01)] * 2


def test_a_groups_heading_is_said_again_and_never_stands_last(built: Built) -> None:
    package = built(
        HEAD
        + f"      header: [a, b]\n      groups: [{{title: One, rows: {rows(30)}}}, {{title: Two, rows: {rows(9)}}}]\n"
    )
    found = parts(package)
    assert found[1][1][0] == "One (cont.)"
    assert not any(part[-1][0] in ("One", "Two", "One (cont.)") for part in found)


def test_what_spans_few_rows_stays_whole(built: Built) -> None:
    pairs = ", ".join(f"[{{text: pair {n}, rowspan: 2}}, 1], [2]" for n in range(20))
    found = parts(built(HEAD + f"      header: [a, b]\n      rows: [{pairs}]\n"))
    assert all(len(part) % 2 == 1 for part in found)
    assert sum(row[0].startswith("pair") for part in found for row in part) == 20


def test_what_spans_many_rows_is_cut_and_said_again(built: Built) -> None:
    many = ", ".join(f"[{n}]" for n in range(29))
    package = built(HEAD + f"      header: [a, b]\n      rows: [[{{text: all, rowspan: 30}}, x], {many}]\n")
    found = parts(package)
    assert [part[1][0] for part in found] == ["all"] * len(found)
    spans = [int(tagged(package, n)[1][0]["rowSpan"]) for n in range(1, len(found) + 1)]
    assert sum(spans) == 30


def test_a_marked_footnote_stands_where_its_mark_is(built: Built) -> None:
    package = built(
        HEAD + f"      header: [a, b]\n      rows: {rows(39)[:-1]}, [last*, 1]]\n      footnotes: ['* so they say']\n"
    )
    slides = [root for _, root in package.named("ppt/slides/slide")]
    with_note = [n for n, root in enumerate(slides) if "* so they say" in xpath(root, ".//p:sp//a:t/text()")]
    assert with_note == [len(slides) - 1]


def test_each_row_is_composed_a_bounded_number_of_times(monkeypatch: Any, built: Built) -> None:
    from deck.compose.elements import tables

    counted: list[int] = []
    real = tables._grid

    def grid(element: Any, context: Any) -> Any:
        counted.append(len(element.elements))
        return real(element, context)

    monkeypatch.setattr(tables, "_grid", grid)
    totals = []
    for count in (200, 400):
        counted.clear()
        built(HEAD + f"      header: [a, b]\n      rows: {rows(count)}\n")
        totals.append(sum(counted))
    assert totals[1] < 2.2 * totals[0]


# --- where its text stands --------------------------------------------------------------------------


def outer_insets(package: Package) -> set[tuple[int, int]]:
    """The left inset of each row's first cell and the right one of its last, in EMU."""
    rows = xpath(package.slide(1), ".//a:tr")
    cells = [(row.findall("a:tc", NS)[0], row.findall("a:tc", NS)[-1]) for row in rows]
    return {(int(a.find("a:tcPr", NS).get("marL")), int(z.find("a:tcPr", NS).get("marR"))) for a, z in cells}


def test_text_of_a_ruled_table_stands_on_its_sides(built: Built) -> None:
    table = HEAD + "      header: [a, b, c]\n      rows: [[x, y, z], [x, y, z]]\n      highlight: "
    assert outer_insets(built(table + "2\n")) == {(0, 0)}, "a row that stands out has rules, no ground"
    assert outer_insets(built(table + "{column: b}\n")) == {(0, 0)}, "a ground within touches no side"
    assert all(left > 0 and right > 0 for left, right in outer_insets(built(table + "{column: a}\n")))


def on_a_panel(built: Built, folder: Path, attributes: str = "") -> Package:
    """A table on a dark panel, of a light slide and of a dark one."""
    front = "---\npurpose: A\nfields:\n  title: {type: text}\n  cell: {type: text}\nsample: {title: A, cell: a}\n---\n"
    row = "<tr><td>{{ cell }}</td></tr>"
    table = f"<table {attributes}><tr><th>A</th></tr>{row}{row}</table>"
    panel = f'<column fill="dark"><title>{{{{ title }}}}</title>{table}</column>'
    page = f'<slide ground="{{{{ slide.ground }}}}">{panel}</slide>'
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/mine.xml").write_text(front + page, "utf-8")
    return built("title: T\nslides:\n  - {title: A, cell: a, ground: light}\n  - {title: A, cell: a, ground: dark}\n")


def ruled(slide: Any) -> list[bool]:
    """Which rows say themselves that a rule is under them."""
    return [bool(xpath(row, "a:tc[1]/a:tcPr/a:lnB/a:solidFill")) for row in xpath(slide, "//a:tr")]


def test_a_table_on_a_panel_of_the_other_ground_has_rules_of_its_own(built: Built, tmp_path: Path) -> None:
    """Those of the brand's style would be in the inks of the slide, as would its bands."""
    package = on_a_panel(built, tmp_path)
    light, dark = package.slide(1), package.slide(2)
    styles = [style for slide in (light, dark) for style in xpath(slide, "//a:tableStyleId/text()")]
    assert styles == [style_id("plain"), style_id("ruled", guest=True)]
    assert [ruled(light), ruled(dark)] == [[True, True, False], [False, False, False]]


def test_a_table_may_have_another_look_than_the_brands_and_less_room_between_rows(built: Built, tmp_path: Path) -> None:
    light, dark = (on_a_panel(built, tmp_path, 'look="plain" gap="hair"').slide(n) for n in (1, 2))
    assert xpath(dark, "//a:tableStyleId/text()") == [style_id("plain", guest=True)]
    assert ruled(light) == [True, False, False], "its style has a rule under the header alone"
    assert {int(inset) for inset in xpath(dark, "//a:tcPr/@marT | //a:tcPr/@marB")} == {EMU // 2}
