"""Charts as built: where they and their facts stand, and that words at points keep clear of what is drawn."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from click.testing import Result

from deck.compose.elements.chart_labels import NEAR, Plot, cleared
from deck.scene import Axis, Box, Colour, Marker, Series
from tests.conftest import Package, xpath

Built = Callable[..., Package]
EMU = 12700
WIDTH, SIDE = 960.0, 54.0
HEAD = "title: T\nlang: en-US\nslides:\n"
YEARS = "categories: ['2015', '2016', '2018']"
LINE = f"chart: {{kind: line, {YEARS}, series: [{{name: s, x: [2015, 2016, 2018], values: [1, 4, 9]}}]}}"
AREA = "chart: {kind: area, categories: [a, b, c], series: [{name: s, values: [1, 4, 9]}]}"
FALLS = "chart: {kind: column, categories: [a, b, c], series: [{name: s, values: [9, 4, 1]}]}"
FACT = "facts: [{label: in all, value: '77', highlight: true}]"
INK = Colour("tx1")
PAGE = Box(0, 0, 400, 200)
PLOT = Plot(PAGE, Axis(True, 0, 4), Axis(True, 0, 2), PAGE)


def slide(*fields: str) -> str:
    return f"{HEAD}  - {{title: A, {', '.join(fields)}}}\n"


def text(shape: Any) -> str:
    return "".join(xpath(shape, ".//a:t/text()"))


def box(shape: Any) -> Box:
    (frame,) = xpath(shape, "p:xfrm | p:spPr/a:xfrm")
    x, y, width, height = (int(n) / EMU for n in xpath(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy"))
    return Box(x, y, width, height)


def chart_box(deck: Package) -> Box:
    (frame,) = xpath(deck.slide(1), "//p:graphicFrame")
    return box(frame)


def words_box(deck: Package, words: str) -> Box:
    (shape,) = [s for s in xpath(deck.slide(1), "//p:sp") if text(s) == words]
    return box(shape)


# --- where facts stand -----------------------------------------------------------------------------


def test_facts_stand_at_the_right_of_a_chart_or_at_its_left(built: Built) -> None:
    right, left = (built(slide(AREA, FACT, *place)) for place in ([], ["place: left"]))
    assert words_box(right, "77").x > chart_box(right).right
    assert words_box(left, "77").right < chart_box(left).x


@pytest.mark.parametrize(("chart", "side"), [(LINE, "left"), (FALLS, "right")])
def test_facts_stand_over_the_corner_that_a_chart_leaves_free(chart: str, side: str, built: Built) -> None:
    deck = built(slide(chart, FACT, "place: over"))
    number, whole = words_box(deck, "77"), chart_box(deck)
    assert abs(whole.width - (WIDTH - 2 * SIDE)) < 1
    middle = number.x + number.width / 2
    assert (middle < WIDTH / 2) == (side == "left")


def test_a_number_beside_a_chart_is_the_largest_thing_on_the_slide(built: Built) -> None:
    for place in ("left", "right", "over"):
        page = built(slide(AREA, FACT, f"place: {place}")).slide(1)
        sizes = {text(s): max(map(int, xpath(s, ".//a:rPr/@sz") or ["0"])) for s in xpath(page, "//p:sp")}
        assert max(sizes, key=lambda words: sizes[words]) == "77", place
        assert sizes["77"] >= 9600, place


# --- to the slide's edge ---------------------------------------------------------------------------


@pytest.mark.parametrize("chart", [LINE, AREA])
def test_a_chart_runs_to_the_edge_away_from_its_facts(chart: str, built: Built) -> None:
    beside, left, alone = (built(slide(chart, "to_edge: true", *more)) for more in ([FACT], [FACT, "place: left"], []))
    assert (chart_box(beside).x, chart_box(left).right) == (pytest.approx(0), pytest.approx(WIDTH))
    assert (chart_box(alone).x, chart_box(alone).right) == (pytest.approx(0), pytest.approx(WIDTH))
    assert xpath(alone.xml("ppt/charts/chart1.xml"), "//c:layout/c:manualLayout/c:w/@val")[0] == "1.00000"


def test_what_its_points_are_called_stays_within_the_margins(built: Built) -> None:
    deck = built(slide(LINE, "to_edge: true"))
    places = [words_box(deck, year) for year in ("2015", "2016", "2018")]
    assert all(one.x >= SIDE - 0.1 and one.right <= WIDTH - SIDE + 0.1 for one in places)
    gaps = [b.x - a.x for a, b in itertools.pairwise(places)]
    assert gaps[1] > 1.4 * gaps[0], "two years are farther than one"


def test_many_names_under_a_chart_are_thinned_out(built: Built) -> None:
    names = [str(year) for year in range(1960, 2020)]
    chart = f"chart: {{kind: area, categories: {names}, series: [{{name: s, values: {list(range(60))}}}]}}"
    deck = built(slide(chart, "to_edge: true"))
    shown = [box(s) for s in xpath(deck.slide(1), "//p:sp") if text(s) in names]
    assert 5 < len(shown) < 60
    assert all(a.right < b.x for a, b in itertools.pairwise(shown))


def test_a_line_over_categories_has_its_ends_on_the_plots_sides(built: Built) -> None:
    chart = built(slide(AREA.replace("area", "line"), "to_edge: true")).xml("ppt/charts/chart1.xml")
    assert xpath(chart, "//c:crossBetween/@val") == ["midCat"]


def test_columns_do_not_run_to_the_edge_and_say_so(build: Callable[..., Result]) -> None:
    result = build(slide(FALLS, "to_edge: true"))
    assert result.exit_code == 2
    assert "a column chart can't run to the slide's edge" in result.output
    assert "line or area" in result.output


# --- words at points -------------------------------------------------------------------------------


def placed(series: Sequence[Series]) -> list[Box]:
    """Where words of 40 by 12 points come to stand."""
    found = []
    for one in cleared(series, PLOT, PAGE, lambda words, marked: (40.0, 12.0)):
        for point, side, shift in zip(PLOT.points(one), one.label_positions, one.label_shifts, strict=False):
            if point and side and shift:
                away = one.marker.size / 2 + 5
                x = point[0] + {"right": away, "left": -away - 40}.get(side, -20) + shift[0] * PAGE.width
                y = point[1] + {"above": -away - 12, "below": away}.get(side, -6) + shift[1] * PAGE.height
                found.append(Box(x, y, 40, 12))
    return found


def points(xs: Sequence[float], ys: Sequence[float]) -> Series:
    return Series("s", tuple(ys), INK, x=tuple(xs), labels=("word",) * len(xs), marker=Marker("circle", 8))


def apart(boxes: Sequence[Box]) -> bool:
    return not any(
        a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
    )


def test_words_of_neighbours_do_not_touch() -> None:
    assert apart(placed([points([1, 1.1, 1.2, 3.9], [1, 1.02, 1.1, 1.9])]))


def test_words_stay_within_the_chart() -> None:
    boxes = placed([points([0.1, 3.95, 2], [0.05, 1.95, 1.98])])
    assert all(PAGE.x <= b.x and b.right <= PAGE.right and PAGE.y <= b.y and b.bottom <= PAGE.bottom for b in boxes)


def test_a_line_does_not_strike_words() -> None:
    rising = Series("line", (0.0, 2.0), INK, x=(0.0, 4.0), line_width=2.0)
    (box_,) = placed([points([2.5], [1.0]), rising])
    corners = [(x, y) for x in (box_.x, box_.right) for y in (box_.y, box_.bottom)]
    sides = {y > PAGE.bottom - x / 2 for x, y in corners}
    assert len(sides) == 1, "all of it lies on one side of the line"
    assert all(abs(y - (PAGE.bottom - x / 2)) > NEAR for x, y in corners)


def test_words_at_an_area_stand_over_it() -> None:
    area = Series("s", (0.2, 0.6, 1.8), INK, x=(0.5, 2.0, 3.5), labels=("a", "b", "c"), outline=INK, line_width=3.0)
    tops = [y for _, y in filter(None, PLOT.points(area))]
    assert all(b.bottom < top for b, top in zip(placed([area]), tops, strict=True))


def test_the_outlines_own_word_on_where_words_stand_counts(built: Built) -> None:
    series = "series: [{name: s, x: [1, 2], values: [3, 4], labels: [a, b], label_positions: [left, below]}]"
    chart = built(slide(f"chart: {{kind: scatter, max: 5, min: 0, {series}}}")).xml("ppt/charts/chart1.xml")
    assert xpath(chart, "//c:dLbl/c:dLblPos/@val") == ["l", "b"]
    assert not xpath(chart, "//c:dLbl/c:layout")


def test_numbers_that_a_level_would_strike_stand_in_their_columns(built: Built) -> None:
    data = "categories: [a, b, c, d], series: [{name: s, values: [28, 6.7, 3.6, 3], highlight: [3, 4]}]"
    chart = built(slide(f"chart: {{kind: column, {data}, reference: {{value: 5.1, label: us}}}}"))
    bars = xpath(chart.xml("ppt/charts/chart1.xml"), "//c:barChart/c:ser")[0]
    assert xpath(bars, "c:dLbls/c:dLbl[c:dLblPos/@val='inEnd']/c:idx/@val") == ["2", "3"]
    assert not xpath(bars, "c:dLbls/c:dLbl/c:tx"), "they stay the cells' numbers"


def test_one_row_of_a_dumbbell_can_stand_out(built: Built) -> None:
    columns = ((1, "1, 2"), (2, "3, 4"), (3, "5, 6"))
    series = ", ".join(f"{{name: s{n}, values: [{v}]{', highlight: [2]' if n == 2 else ''}}}" for n, v in columns)
    deck = built(slide(f"chart: {{kind: dumbbell, categories: [a, b], series: [{series}]}}"))
    gain = xpath(deck.xml("ppt/charts/chart1.xml"), "//c:barChart/c:ser")[1]
    assert xpath(gain, "c:dPt/c:idx/@val") == ["1"]
    shares = [s for s in xpath(deck.slide(1), "//p:sp") if text(s) == "50%"]
    assert [xpath(s, ".//a:rPr//a:schemeClr/@val") for s in shares] == [["tx1"], ["accent1"]]


def test_other_facts_stand_in_a_row_under_a_chart_that_has_its_number_over_it(built: Built) -> None:
    facts = "facts: [{label: one, value: '77', highlight: true}, {label: two, value: '8'}, {label: three, value: '9'}]"
    deck = built(slide(FALLS, facts, "place: over"))
    first, second = words_box(deck, "8"), words_box(deck, "9")
    assert first.y == second.y > chart_box(deck).bottom
    assert first.right < second.x


def test_words_at_the_slides_edge_are_whole(built: Built) -> None:
    chart = AREA.replace("values: [1, 4, 9]", "values: [4, 4, 9], labels: [four, '', nine]").replace("area", "line")
    part = built(slide(chart, "to_edge: true")).xml("ppt/charts/chart1.xml")
    assert xpath(part, "//c:dLbl/c:dLblPos/@val") == ["r", "l"]


HARD = {
    "no numbers": "kind: line, categories: [a, b], series: [{name: s, values: [null, null], labels: [x, y]}]",
    "one point": "kind: area, categories: [a], series: [{name: s, values: [3], labels: [x]}]",
    "the same place twice": "kind: line, x: [3, 3], categories: [a, b], series: [{name: s, values: [5, 5]}]",
    "under zero": "kind: line, categories: [a, b], series: [{name: s, values: [-5, -1], labels: [x, y]}]",
    "powers of ten": "kind: line, log: true, categories: [a, b], series: [{name: s, values: [5, 900], labels: [x, y]}]",
}


@pytest.mark.parametrize("case", HARD)
def test_awkward_numbers_run_to_the_edge_too(case: str, built: Built) -> None:
    assert xpath(built(slide(f"chart: {{{HARD[case]}}}", "to_edge: true")).slide(1), "//p:graphicFrame")


def test_an_axis_that_says_nothing_begins_where_its_values_ask_for_it(built: Built) -> None:
    def least(kind: str, values: str, more: str = "") -> list[str]:
        series = f"series: [{{name: s, values: [{values}]}}]"
        data = f"chart: {{kind: {kind}, categories: [a, b], {series}{more}}}"
        return xpath(built(slide(data, "to_edge: true")).xml("ppt/charts/chart1.xml"), "//c:valAx//c:min/@val")

    assert least("line", "3, 9") == ["0"]
    assert least("line", "95, 100") == ["92.5"]
    assert least("area", "95, 100") == ["0"], "an area is as large as its numbers"
    assert least("line", "20, 900", ", log: true") == ["10"]


def test_a_level_over_all_columns_and_columns_under_zero_are_seen(built: Built) -> None:
    series = "categories: [a, b], series: [{name: s, values: [-4, 3]}]"
    chart = built(slide(f"chart: {{kind: column, {series}, reference: {{value: 30, label: r}}}}"))
    axis = xpath(chart.xml("ppt/charts/chart1.xml"), "//c:valAx/c:scaling")[0]
    assert (xpath(axis, "c:min/@val"), xpath(axis, "c:max/@val")) == (["-4"], ["30"])


def test_a_logarithmic_axis_from_zero_is_told(build: Callable[..., Result]) -> None:
    data = "kind: scatter, log: true, min: 0, series: [{name: s, x: [1], values: [3]}]"
    result = build(slide(f"chart: {{{data}}}"))
    assert result.exit_code == 2
    assert "a logarithmic axis begins over 0" in result.output
