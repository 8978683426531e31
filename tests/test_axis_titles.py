"""What axes measure, in words at their ends: native titles, upright, in a room of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from tests.conftest import Package, xpath

Built = Callable[..., Package]
SERIES = "series: [{name: s, values: [1, 4, 9]}]"
NUMBERS = "series: [{name: s, x: [1, 2, 3], values: [1, 4, 9]}]"
TWO = "series: [{name: s, values: [1, 4, 9]}, {name: t, values: [1, 4, 9]}]"
NAMED = "categories: [a, b, c]"
LIT = "series: [{name: s, values: [1, 4, 9], labels: [one, four, nine], highlight: [3]}]"
LEVEL = f"kind: column, {NAMED}, reference: {{value: 4, label: us}}, {SERIES}"


def outline(data: str, left: str = "", lower: str = "", more: str = "") -> str:
    titles = (f"y_title: {left}, " if left else "") + (f"x_title: {lower}, " if lower else "")
    return f"title: T\nlang: en-US\nslides:\n  - {{title: A, chart: {{{titles}{data}}}{more}}}\n"


def part(built: Built, data: str, left: str = "", lower: str = "") -> Any:
    return built(outline(data, left, lower)).xml("ppt/charts/chart1.xml")


def at(chart: Any, axis: str) -> list[str]:
    return ["".join(xpath(title, ".//a:t/text()")) for title in xpath(chart, f"{axis}/c:title")]


def place(thing: Any, name: str) -> float:
    (share,) = xpath(thing, f"c:layout/c:manualLayout/c:{name}/@val")
    return float(share)


def plot(chart: Any) -> Any:
    return xpath(chart, "//c:plotArea")[0]


@pytest.mark.parametrize("data", [f"kind: {kind}, {NAMED}, {SERIES}" for kind in ("column", "line", "area")])
def test_the_words_at_the_left_are_the_value_axis_own_where_it_stands_there(data: str, built: Built) -> None:
    chart = part(built, data, "Terawatt hours", "Year")
    assert at(chart, "//c:valAx") == ["Terawatt hours"]
    assert at(chart, "//c:catAx") == ["Year"]


def test_bars_have_their_value_axis_below(built: Built) -> None:
    chart = part(built, f"kind: bar, {NAMED}, {SERIES}", "Source", "Terawatt hours")
    assert at(chart, "//c:valAx") == ["Terawatt hours"]
    assert at(chart, "//c:catAx") == ["Source"]


def test_both_axes_of_numbers_say_what_they_measure(built: Built) -> None:
    chart = part(built, f"kind: scatter, {NUMBERS}", "Speed", "Size")
    assert at(chart, "//c:valAx[c:axPos/@val='l']") == ["Speed"]
    assert at(chart, "//c:valAx[c:axPos/@val='b']") == ["Size"]


@pytest.mark.parametrize("data", [f"kind: scatter, {NUMBERS}", f"kind: line, {NAMED}, {SERIES}", LEVEL])
def test_they_are_upright_over_and_under_what_is_plotted(data: str, built: Built) -> None:
    chart = part(built, data, "Speed", "Size")
    over, under = sorted(xpath(chart, "//c:title"), key=lambda title: place(title, "y"))
    assert set(xpath(chart, "//c:title/c:tx/c:rich/a:bodyPr/@rot")) == {"0"}
    assert place(over, "y") == 0 == place(over, "x")
    assert place(over, "y") < place(plot(chart), "y")
    assert place(plot(chart), "y") + place(plot(chart), "h") <= place(under, "y") < 0.98
    assert place(under, "x") > 0.9


def test_without_them_charts_are_as_they_were(built: Built) -> None:
    chart = part(built, f"kind: line, {NAMED}, {SERIES}")
    assert not xpath(chart, "//c:title")
    assert not xpath(chart, "//c:plotArea/c:layout/*")


def test_what_is_moved_in_a_chart_stays_where_it_was_in_what_is_left_of_it(built: Built) -> None:
    data = LEVEL.replace("1, 4, 9", "1, 3.9, 9")
    (way,) = set(xpath(part(built, data), "//c:barChart//c:dLbl/c:layout//c:y/@val"))
    (less,) = set(xpath(part(built, data, "Speed"), "//c:barChart//c:dLbl/c:layout//c:y/@val"))
    assert float(way) == pytest.approx(float(less)), "points, of a chart as tall"


def test_words_that_have_no_room_beside_a_legend_stand_under_it(built: Built) -> None:
    def down(names: str) -> float:
        data = f"kind: line, {NAMED}, {TWO}".replace("name: s", f"name: {names}")
        (title,) = xpath(part(built, data, "Terawatt hours"), "//c:title")
        return place(title, "y")

    assert (
        down("s")
        == 0
        < down("A name so long that the legend takes most of the width of the whole chart and then as much again")
    )


def test_a_legend_of_several_rows_has_room_over_the_words_at_an_axis(built: Built) -> None:
    def down(count: int) -> float:
        series = ", ".join(f"{{name: Name of a series {n}, values: [1, 4, {n}]}}" for n in range(count))
        (title,) = xpath(part(built, f"kind: line, {NAMED}, series: [{series}]", "Speed"), "//c:title")
        return place(title, "y")

    assert 0 == down(2) < down(5) < down(9)


def test_words_longer_than_programs_set_on_one_line_are_broken(built: Built) -> None:
    chart = part(built, f"kind: line, {NAMED}, {SERIES}", "Terawatt hours of electric power")
    lines = ["".join(xpath(line, ".//a:t/text()")) for line in xpath(chart, "//c:title//a:p")]
    assert lines == ["Terawatt hours", "of electric power"]


def test_no_line_leads_from_an_area_to_a_number_that_it_stands_lower_than(built: Built) -> None:
    def leaders(left: str) -> list[Any]:
        fact = ", facts: [{label: in all, value: 77, highlight: true}]"
        page = built(outline(f"kind: area, {NAMED}, {LIT}", left, more=fact)).slide(1)
        return xpath(page, "//p:cxnSp[starts-with(.//p:cNvPr/@name, 'Leader')]")

    assert leaders("")
    assert not leaders("Speed")


@pytest.mark.parametrize(
    ("data", "left", "told"),
    [
        (f"kind: pie, {NAMED}, {SERIES}", "Speed", ["talk.yaml:4:24", "a pie has no axes", "“caption”"]),
        (f"kind: line, {NAMED}, {SERIES}", "word " * 40, ["the “y_title” “word word", "has no room at its axis"]),
    ],
)
def test_words_that_no_axis_can_have_are_told(
    data: str, left: str, told: list[str], build: Callable[..., Result]
) -> None:
    result = build(outline(data, left))
    assert result.exit_code == 2
    assert [words for words in told if words not in result.output] == []
