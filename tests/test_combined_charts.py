"""Lines over columns: one chart of two plots, on one value axis or on two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result
from pptx import Presentation

from tests.conftest import Package, xpath

Built = Callable[..., Package]
COLUMNS, LINE = "{name: Articles, values: [500, 730, 2430]}", "{name: Share, line: true%s, values: [0.1, 0.3, 0.52]%s}"
RIGHT = ", axis: right"
FIRST, SECOND = "//c:valAx[c:axPos/@val='l']", "//c:valAx[c:axPos/@val='r']"


def outline(*series: str, more: str = "", kind: str = "column") -> str:
    data = f"kind: {kind}, categories: [a, b, c], {more}series: [{', '.join(series)}]"
    return f"title: T\nlang: en-US\nslides:\n  - {{title: A, chart: {{{data}}}}}\n"


def part(built: Built, *series: str, more: str = "") -> Any:
    return built(outline(*series, more=more)).xml("ppt/charts/chart1.xml")


def both(built: Built, more: str = "", labels: str = "") -> Any:
    return part(built, COLUMNS, LINE % (RIGHT, labels), more=more)


def inks(chart: Any, at: str) -> set[str]:
    return set(xpath(chart, f"{at}//a:solidFill/a:schemeClr/@val"))


def test_a_line_lies_over_columns_on_their_axes(built: Built) -> None:
    chart = part(built, COLUMNS, LINE % ("", ""))
    assert xpath(chart, "//c:barChart/following-sibling::c:lineChart"), "programs draw in this order"
    assert xpath(chart, "//c:barChart/c:axId/@val") == xpath(chart, "//c:lineChart/c:axId/@val")
    assert xpath(chart, "//c:legend/c:legendPos/@val") == ["t"]
    assert not xpath(chart, "//c:showVal[@val='1']"), "the axis is read"


def test_a_line_may_have_a_value_axis_of_its_own_at_the_right(built: Built) -> None:
    chart = both(built, "right: {number_format: '0%'}, ")
    (own,) = xpath(chart, f"{SECOND}/c:axId/@val")
    assert xpath(chart, "//c:lineChart/c:axId/@val")[1] == own not in xpath(chart, "//c:barChart/c:axId/@val")
    assert xpath(chart, f"{SECOND}/c:crosses/@val") == ["max"]
    assert xpath(chart, f"{SECOND}/c:numFmt/@formatCode") == ["0%"]
    assert xpath(chart, "//c:catAx/c:delete/@val") == ["0", "1"], "the categories stand there once"


def test_each_axis_has_the_colour_and_the_name_of_its_one_series(built: Built) -> None:
    chart = both(built)
    names = ["".join(xpath(axis, "c:title//a:t/text()")) for at in (FIRST, SECOND) for axis in xpath(chart, at)]
    assert names == ["Articles", "Share"]
    assert inks(chart, f"{FIRST}/c:txPr") == inks(chart, "//c:barChart/c:ser/c:spPr")
    assert inks(chart, f"{SECOND}/c:txPr") == inks(chart, "//c:lineChart/c:ser/c:spPr") == {"accent1"}
    assert not xpath(chart, "//c:legend")


def test_what_an_axis_measures_may_be_said_and_a_legend_names_the_series_then(built: Built) -> None:
    chart = both(built, "right: {title: in per cent}, ")
    assert "".join(xpath(chart, f"{SECOND}/c:title//a:t/text()")) == "in per cent"
    assert not xpath(chart, f"{FIRST}/c:title")
    assert xpath(chart, "//c:legend")


def test_of_several_series_a_legend_says_which_is_which(built: Built) -> None:
    chart = part(built, COLUMNS, COLUMNS.replace("Art", "Part"), LINE % (RIGHT, ""))
    assert xpath(chart, "//c:legend")
    assert not xpath(chart, "//c:title")
    assert inks(chart, f"{FIRST}/c:txPr") != inks(chart, f"{SECOND}/c:txPr")


def test_the_lines_of_one_axis_are_the_others_too(built: Built) -> None:
    def ends(at: str, chart: Any) -> list[str]:
        return xpath(chart, f"{at}//c:min/@val | {at}//c:max/@val | {at}/c:majorUnit/@val")

    chart = both(built)
    assert (ends(FIRST, chart), ends(SECOND, chart)) == (["3000", "0", "500"], ["0.6", "0", "0.1"])
    bounded = both(built, "right: {max: 1, major: 0.5}, ")
    assert (ends(FIRST, bounded), ends(SECOND, bounded)) == ([], ["1", "0.5"])
    assert ends(FIRST, part(built, COLUMNS.replace("500", "-5"), LINE % (RIGHT, ""))) == []


def test_columns_on_top_of_each_other_are_as_high_as_all_of_them(built: Built) -> None:
    chart = part(built, COLUMNS, COLUMNS.replace("Art", "Part"), LINE % (RIGHT, ""), more="stacked: true, ")
    assert xpath(chart, "//c:grouping/@val") == ["stacked", "standard"]
    assert xpath(chart, f"{FIRST}//c:max/@val") == ["6000"], "no column passes it"


def test_the_numbers_at_the_right_stand_there_where_columns_go_below_nothing(built: Built) -> None:
    chart = part(built, COLUMNS.replace("500", "-5"), LINE % (RIGHT, ""))
    assert xpath(chart, f"{FIRST}/c:tickLblPos/@val | {SECOND}/c:tickLblPos/@val") == ["low", "nextTo"]


def test_words_at_a_line_stand_where_those_of_lines_may(built: Built) -> None:
    chart = both(built, labels=", labels: ['', '', half]")
    assert xpath(chart, "//c:lineChart//c:dLblPos/@val") == ["t"]
    level = part(built, COLUMNS, more="reference: {value: 900, label: us}, ")
    assert xpath(level, "//c:lineChart//c:dLblPos/@val") == ["t"], "PowerPoint repairs a file that says outEnd there"


def test_python_pptx_reads_both_plots(built: Built) -> None:
    path = built(outline(COLUMNS, LINE % (RIGHT, ""))).path
    (frame,) = [shape for shape in Presentation(str(path)).slides[0].shapes if shape.has_chart]
    assert [[*plot.series[0].values] for plot in frame.chart.plots] == [[500, 730, 2430], [0.1, 0.3, 0.52]]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (outline(COLUMNS, LINE % ("", ""), kind="bar"), ["no line lies over bars", "expected: kind: column"]),
        (outline(LINE % ("", "")), ["a chart of lines alone", "expected: kind: line"]),
        (
            outline(COLUMNS, COLUMNS.replace("values", "axis: right, values")),
            ["only a line over columns", "line: true"],
        ),
        (outline(COLUMNS, LINE % (RIGHT, ""), kind="line"), ["only a line over columns has an axis at the right"]),
        (outline(COLUMNS, LINE % ("", ""), more="right: {max: 1}, "), ["talk.yaml:4:", "no series has the axis at"]),
        (outline(COLUMNS, LINE % (", axis: rigth", "")), ["did you mean “right”?"]),
        (outline(COLUMNS, LINE % (RIGHT, ""), more="right: {maxx: 1}, "), ["no field “maxx”", "did you mean “max”?"]),
    ],
)
def test_what_no_chart_can_be_is_told(given: str, told: list[str], build: Callable[..., Result]) -> None:
    result = build(given)
    assert result.exit_code == 2
    assert [words for words in told if words not in result.output] == []
