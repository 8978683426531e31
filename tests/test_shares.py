"""Charts of shares: slices of a whole, columns and bars on top of each other."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result
from openpyxl import load_workbook
from pptx import Presentation

from tests.conftest import Package, xpath

Built = Callable[..., Package]
HEAD = "title: T\nlang: en-US\nslides:\n  - {title: A, chart: "
PIE = "{kind: pie, categories: [Coal, Gas, Other], series: [{name: s, values: [50, 30, 20]%s}]}"
RING = PIE.replace("pie", "doughnut")
STACK = "{kind: %s, stacked: true, categories: [a, b], series: [{name: s, values: [1, 2]}, {name: t, values: [3, 4]}]}"


def part(built: Built, chart: str) -> Any:
    return built(f"{HEAD}{chart}}}\n").xml("ppt/charts/chart1.xml")


def test_each_slice_is_named_with_its_share_and_needs_no_legend(built: Built) -> None:
    chart = part(built, PIE % "")
    assert xpath(chart, "//c:ser/c:dLbls/*[self::c:showCatName or self::c:showPercent]/@val") == ["1", "1"]
    assert not xpath(chart, "//c:legend | //c:valAx | //c:catAx")


def test_a_slice_that_stands_out_has_the_accent_and_a_larger_name(built: Built) -> None:
    chart = part(built, PIE % ", highlight: [2]")
    fills = xpath(chart, "//c:dPt/c:spPr/a:solidFill/a:schemeClr/@val")
    assert fills[0] == fills[2] != fills[1] == "accent1"
    assert xpath(chart, "//c:dLbl/c:idx/@val") == ["1"]
    usual, marked = (int(xpath(chart, f"{at}//a:defRPr/@sz")[0]) for at in ("//c:dLbls/c:txPr", "//c:dLbl"))
    assert marked > usual


def test_a_pie_is_round_and_stands_clear_of_the_charts_sides_for_its_names(built: Built) -> None:
    package = built(f"{HEAD}{PIE % ''}}}\n")
    chart = package.xml("ppt/charts/chart1.xml")
    x, y, w, h = (float(xpath(chart, f"//c:manualLayout/c:{name}/@val")[0]) for name in "xywh")
    across, down = (int(xpath(package.slide(1), f"//p:graphicFrame/p:xfrm/a:ext/@{size}")[0]) for size in ("cx", "cy"))
    assert w * across == pytest.approx(h * down, rel=0.001)
    assert min(x, y) > 0


def test_python_pptx_reads_the_pie_and_its_workbook(built: Built, tmp_path: Any) -> None:
    built(f"{HEAD}{PIE % ''}}}\n")
    (frame,) = [shape for shape in Presentation(str(tmp_path / "out.pptx")).slides[0].shapes if shape.has_chart]
    assert list(frame.chart.plots[0].series[0].values) == [50, 30, 20]
    sheet = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    assert [cell.value for cell in sheet["B"]] == ["s", 50, 30, 20]


# --- rings ------------------------------------------------------------------------------------------


def ring(built: Built, more: str = "", chart: str = RING, lit: str = "") -> tuple[Package, Any]:
    package = built(f"{HEAD}{(chart % lit).replace('{kind', f'{{{more}kind', 1)}}}\n")
    return package, package.xml("ppt/charts/chart1.xml")


def middle(package: Package) -> list[str]:
    """What stands in text boxes about the middle of the chart, which is the slide's."""
    across = 960 * 12700 / 2  # where words are as wide at both sides
    return [
        "".join(xpath(paragraph, ".//a:t/text()"))
        for shape in xpath(package.slide(1), "//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Label')]")
        for x, width in [[int(n) for n in xpath(shape, "p:spPr/a:xfrm/*/@x | p:spPr/a:xfrm/*/@cx")]]
        for paragraph in xpath(shape, ".//a:p")
        if abs(x + width / 2 - across) < 12700
    ]


def places(package: Package, chart: Any) -> dict[int, tuple[float, float]]:
    """Where the middles of a ring's words lie, from its centre, in shares of its radius."""
    (frame,) = xpath(package.slide(1), "//p:graphicFrame/p:xfrm/a:ext")
    w = float(xpath(chart, "//c:plotArea/c:layout//c:w/@val")[0])
    values, found, before = [50, 30, 20], {}, 0
    wide, tall = (2 * int(frame.get(size)) / (w * int(frame.get("cx"))) for size in ("cx", "cy"))
    for n, value in enumerate(values):
        angle = math.tau * (before + value / 2) / sum(values)
        before += value
        for label in xpath(chart, f"//c:dLbl[c:idx/@val='{n}'][c:layout]"):
            x, y = (float(xpath(label, f".//c:{name}/@val")[0]) for name in "xy")
            found[n] = 0.75 * math.sin(angle) + x * wide, -0.75 * math.cos(angle) + y * tall
    return found


def test_a_doughnut_is_a_ring_of_all_the_slices_with_their_names_outside(built: Built) -> None:
    package, chart = ring(built)
    assert xpath(chart, "//c:doughnutChart/c:holeSize/@val") == ["50"]
    assert not xpath(chart, "//c:dLblPos"), "rings have none, and PowerPoint refuses it"
    words = places(package, chart)
    assert sorted(words) == [0, 1, 2]
    assert all(math.hypot(*place) > 1.05 for place in words.values())
    assert middle(package) == []


def test_the_share_that_stands_out_is_said_in_the_middle_and_there_alone(built: Built) -> None:
    package, chart = ring(built, lit=", highlight: [2]")
    assert middle(package) == ["30%", "Gas"]
    assert xpath(chart, "//c:dLbl[c:delete/@val='1']/c:idx/@val") == ["1"]
    assert sorted(places(package, chart)) == [0, 2]


@pytest.mark.parametrize(
    ("more", "lit", "said"),
    [
        ("text: of all power, ", ", highlight: [2]", ["30%", "of all power"]),
        ("text: fossil, ", ", highlight: [1, 2]", ["80%", "fossil"]),
        ("", ", highlight: [1, 2]", ["80%"]),
        ("middle: sum, ", ", highlight: [2]", ["100", "s"]),
        ("middle: sum, number_format: '#,##0.0 \"TWh\"', ", "", ["100.0 TWh", "s"]),
        ("middle: none, ", ", highlight: [2]", []),
    ],
)
def test_the_number_in_the_middle_is_what_the_outline_asks_for(
    more: str, lit: str, said: list[str], built: Built
) -> None:
    package, _ = ring(built, more, lit=lit)
    assert middle(package) == said


def test_a_name_too_long_for_the_middle_stands_at_its_slice(built: Built) -> None:
    package, chart = ring(built, lit=", highlight: [2]", chart=RING.replace("Gas", "Natural gas of the seas"))
    assert middle(package) == ["30%"]
    assert sorted(places(package, chart)) == [0, 1, 2]


def test_a_share_of_nothing_has_no_words(built: Built) -> None:
    _, chart = ring(built, chart=RING.replace("50, 30, 20", "50, 0, 20"))
    assert not xpath(chart, "//c:legend")
    assert xpath(chart, "//c:dLbl[c:delete/@val='1']/c:idx/@val") == ["1"]


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_the_larger_name_of_a_slice_that_stands_out_has_room_too(kind: str, built: Built) -> None:
    def across(lit: str) -> float:
        named = PIE.replace("pie", kind).replace("Gas", "Natural gas from the seas")
        return float(xpath(ring(built, chart=named, lit=lit)[1], "//c:plotArea/c:layout//c:w/@val")[0])

    assert across(", highlight: [2, 3]") < across("")


def test_a_legend_names_slices_so_thin_that_their_names_would_touch(built: Built) -> None:
    thin = RING.replace("Other]", "Sun, Wind, Wood]").replace("20]", "0.5, 0.5, 0.5]")
    _, chart = ring(built, chart=thin)
    assert xpath(chart, "//c:legend/c:legendPos/@val") == ["r"]
    assert xpath(chart, "//c:dLbl[c:delete/@val='1']/c:idx/@val") == ["3", "4"]
    assert not xpath(ring(built)[1], "//c:legend")


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_several_series_stand_on_top_of_each_other_with_their_numbers_inside(kind: str, built: Built) -> None:
    chart = part(built, STACK % kind)
    assert xpath(chart, "//c:grouping/@val | //c:overlap/@val") == ["stacked", "100"]
    assert set(xpath(chart, "//c:dLbls/c:dLblPos/@val")) == {"ctr"}


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (PIE.replace("30, 20", "-30, 20") % "", "a pie's shares are numbers from 0 on"),
        (PIE.replace("50, 30, 20", "0, 0, 0") % "", "a pie's shares are numbers from 0 on"),
        (STACK.replace("stacked: true, ", "") % "pie", "a pie of 2 series"),
        (STACK.replace("stacked: true, ", "") % "doughnut", "a doughnut of 2 series"),
        (PIE.replace("pie", "pie, middle: sum") % "", "a pie chart has no “middle”"),
        (RING.replace("kind", "middle: share, kind") % "", "no share stands out"),
        (
            RING.replace("kind", f"text: {'very ' * 9} long, middle: sum, kind") % "",
            "the middle of the doughnut has no",
        ),
    ],
)
def test_what_is_no_shares_of_one_whole_is_an_error(chart: str, said: str, build: Callable[..., Result]) -> None:
    result = build(f"{HEAD}{chart}}}\n")
    assert result.exit_code == 2
    assert said in result.output


# --- what authors leave out -------------------------------------------------------------------------

LINES = "{kind: line, x: [1955, 1970, 1990], series: [{name: Fog, values: [1, 2, 3]}, {name: Sun, values: [2, 5, 4]}]}"


def test_lines_over_years_have_their_names_at_their_ends(built: Built) -> None:
    chart = part(built, LINES)
    assert xpath(chart, "//c:ser/c:dLbls/c:dLbl/c:idx/@val") == ["2", "2"]
    assert xpath(chart, "//c:dLbl//a:t/text()") == ["Fog", "Sun"]


@pytest.mark.parametrize(
    ("years", "step"), [("2012, 2016, 2019", "1"), ("1955, 1970, 1990", "5"), ("1, 900, 1900", "200")]
)
def test_an_axis_of_years_has_as_many_numbers_as_have_room(years: str, step: str, built: Built) -> None:
    chart = part(built, LINES.replace("1955, 1970, 1990", years))
    assert xpath(chart, "//c:valAx[c:axPos/@val='b']/c:majorUnit/@val") == [step]


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ("1, 2000", "General"),
        ("1.5, 2", "0.0"),
        ("10000, 2", "#,##0"),
        ("10000.5, 2", "#,##0"),
        ("-20000, 2", "#,##0"),
    ],
)
def test_large_numbers_have_their_thousands_apart(values: str, shown: str, built: Built) -> None:
    chart = part(built, f"{{kind: column, categories: [a, b], series: [{{name: s, values: [{values}]}}]}}")
    assert xpath(chart, "//c:dLbls/c:numFmt/@formatCode") == [shown]


def test_names_stand_under_columns_that_go_below_nothing(built: Built) -> None:
    chart = part(built, "{kind: column, categories: [a, b], series: [{name: s, values: [-1, 2]}]}")
    assert xpath(chart, "//c:catAx/c:tickLblPos/@val") == ["low"]


def test_a_colour_that_one_series_asks_for_is_no_others(built: Built) -> None:
    chart = part(
        built,
        "{kind: line, categories: [a, b], "
        "series: [{name: s, role: accent, values: [1, 2]}, {name: t, values: [2, 3]}]}",
    )
    inks = xpath(chart, "//c:ser/c:spPr/a:ln/a:solidFill/a:schemeClr/@val")
    assert inks[0] == "accent1" != inks[1]


def test_slices_of_which_none_stands_out_are_told_apart_by_their_tint(built: Built) -> None:
    shares = [int(n) for n in xpath(part(built, PIE % ""), "//c:dPt/c:spPr/a:solidFill//a:alpha/@val")]
    assert shares == sorted(set(shares), reverse=True) == [70000, 40000], "the first is not let through"


def test_long_names_stand_in_a_legend_for_the_slices_to_keep_their_size(built: Built) -> None:
    beside = "facts: [{label: Waiting, value: 64}]"
    names = "categories: [Waiting in queues for a lock, Own code, Network]"
    package = built(f"{HEAD}{(PIE % '').replace('categories: [Coal, Gas, Other]', names)}, {beside}}}\n")
    chart = package.xml("ppt/charts/chart1.xml")
    assert xpath(chart, "//c:legend/c:legendPos/@val") == ["r"]
    assert xpath(chart, "//c:ser/c:dLbls/*[self::c:showCatName or self::c:showPercent]/@val") == ["0", "1"]
    assert float(xpath(chart, "//c:manualLayout/c:h/@val")[0]) > 0.48
