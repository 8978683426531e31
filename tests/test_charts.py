"""Charts as built: where they and their facts stand, and that words at points keep clear of what is drawn."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from lxml import etree

from deck.compose.elements.charts.words import CLEARLY, NEAR, Plot, cleared
from deck.scene import Axis, Box, Colour, Marker, Series
from tests.conftest import Package, xpath

Built = Callable[..., Package]
EMU = 12700
WIDTH, SIDE = 960.0, 54.0
HEAD = "title: T\nlang: en-US\nslides:\n"
YEARS = "categories: ['2015', '2016', '2018']"
SAID = "values: [1, 4, 9], labels: [one, four, nine]"
LINE = f"chart: {{kind: line, {YEARS}, series: [{{name: s, x: [2015, 2016, 2018], {SAID}}}]}}"
AREA = f"chart: {{kind: area, categories: [a, b, c], series: [{{name: s, {SAID}}}]}}"
FALLS = "chart: {kind: column, categories: [a, b, c], series: [{name: s, values: [9, 4, 1]}]}"
FACT = "facts: [{label: in all, value: '77', highlight: true}]"
LEADER = "//p:cxnSp[starts-with(.//p:cNvPr/@name, 'Leader')]"
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


def plot_share(deck: Package, name: str) -> float:
    return float(xpath(deck.xml("ppt/charts/chart1.xml"), f"//c:manualLayout/c:{name}/@val")[0])


def dumbbell(start: str, end: str, goal: str, more: str = "") -> str:
    series = ", ".join(
        f"{{name: s{n}, values: [{values}]{more if n == 2 else ''}}}" for n, values in enumerate((start, end, goal), 1)
    )
    return f"chart: {{kind: dumbbell, categories: [a, b], series: [{series}]}}"


def words_box(deck: Package, words: str) -> Box:
    (shape,) = [s for s in xpath(deck.slide(1), "//p:sp") if text(s) == words]
    return box(shape)


# --- where facts stand -----------------------------------------------------------------------------


def test_facts_stand_at_the_right_of_a_chart_or_at_its_left(built: Built) -> None:
    right, left = (built(slide(AREA, FACT, *place)) for place in ([], ["place: left"]))
    assert words_box(right, "77").x > chart_box(right).right
    assert words_box(left, "77").right < chart_box(left).x


def test_a_number_over_a_chart_that_falls_stands_in_the_corner_over_its_end(built: Built) -> None:
    deck = built(slide(FALLS, FACT, "place: over"))
    number, whole = words_box(deck, "77"), chart_box(deck)
    assert abs(whole.width - (WIDTH - 2 * SIDE)) < 1
    assert number.x > WIDTH / 2
    assert number.y < whole.bottom - whole.height / 2


def test_a_number_over_a_chart_that_rises_late_stands_in_the_corner_over_its_beginning(built: Built) -> None:
    deck = built(slide(LINE.replace("4, 9", "4, 40"), FACT, "place: over"))
    number, whole = words_box(deck, "77"), chart_box(deck)
    assert number.x <= SIDE
    assert whole.y < number.y
    assert number.bottom < whole.bottom - whole.height / 2


def test_a_number_over_a_chart_that_rises_at_once_stands_over_its_last_point(built: Built) -> None:
    deck = built(slide(LINE, FACT, "place: over"))
    number, whole = words_box(deck, "77"), chart_box(deck)
    assert number.right == pytest.approx(WIDTH - SIDE)
    assert number.bottom - 10 < whole.y, "but for the air under its digits"


@pytest.mark.parametrize(
    "data",
    [
        "kind: bar, categories: [a, b], series: [{name: s, values: [9, 4]}]",
        "kind: area, categories: [a, b, c], series: [{name: s, values: [1, 2, 9]}]",
        "kind: area, categories: [a, b, c], series: [{name: s, values: [9, 2, -1]}]",
        "kind: scatter, series: [{name: s, x: [1, 2], values: [9, 4]}]",
        "kind: column, y_title: Speed, categories: [a, b, c], series: [{name: s, values: [1, 2, 9]}]",
        "kind: column, categories: [a, b], series: [{name: s, values: [9, 4]}, {name: t, line: true, values: [1, 2]}]",
    ],
)
def test_a_number_over_a_chart_that_fills_its_corners_or_is_read_there_stands_over_all_of_it(
    data: str, built: Built
) -> None:
    deck = built(slide(f"chart: {{{data}}}", FACT, "place: over"))
    assert words_box(deck, "77").bottom - 10 < chart_box(deck).y


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_a_number_over_slices_stands_beside_them(kind: str, built: Built) -> None:
    deck = built(slide(FALLS.replace("column", kind), FACT, "place: over"))
    assert words_box(deck, "77").x > chart_box(deck).right


def test_a_number_over_a_dumbbell_stands_over_the_words_of_its_rows(built: Built) -> None:
    deck = built(slide(dumbbell("5, 1", "6, 6", "7, 7"), FACT, "place: over"))
    assert words_box(deck, "77").right == words_box(deck, "83%").right
    assert words_box(deck, "77").bottom - 10 < chart_box(deck).y


def test_a_number_beside_a_chart_is_the_largest_thing_on_the_slide(built: Built) -> None:
    for place in ("left", "right", "over"):
        page = built(slide(AREA, FACT, f"place: {place}")).slide(1)
        sizes = {text(s): max(map(int, xpath(s, ".//a:rPr/@sz") or ["0"])) for s in xpath(page, "//p:sp")}
        assert max(sizes, key=lambda words: sizes[words]) == "77", place
        assert sizes["77"] >= 9600, place


# --- lines and areas that say their numbers ---------------------------------------------------------


@pytest.mark.parametrize("chart", [LINE, AREA])
def test_where_points_say_their_numbers_no_axis_does(chart: str, built: Built) -> None:
    part = built(slide(chart)).xml("ppt/charts/chart1.xml")
    assert xpath(part, "//c:valAx[c:axPos/@val='l']/c:tickLblPos/@val") == ["none"]
    assert not xpath(part, "//c:majorGridlines")


def test_two_series_keep_their_axis(built: Built) -> None:
    series = f"series: [{{name: s, {SAID}}}, {{name: t, values: [2, 3, 4]}}]"
    part = built(slide(f"chart: {{kind: line, categories: [a, b, c], {series}}}")).xml("ppt/charts/chart1.xml")
    assert xpath(part, "//c:valAx/c:tickLblPos/@val") == ["nextTo"]


def test_what_its_points_are_called_stands_under_them_within_the_margins(built: Built) -> None:
    deck = built(slide(LINE))
    places = [words_box(deck, year) for year in ("2015", "2016", "2018")]
    assert places[0].x == pytest.approx(SIDE, abs=0.5)
    assert places[-1].right == pytest.approx(WIDTH - SIDE, abs=0.5)
    x, width = (plot_share(deck, name) for name in "xw")
    whole = chart_box(deck)
    first, last = whole.x + x * whole.width, whole.x + (x + width) * whole.width
    assert places[1].x + places[1].width / 2 == pytest.approx(first + (last - first) / 3, abs=0.5)
    assert (first - SIDE, WIDTH - SIDE - last) == pytest.approx((6.5, 6.5), abs=0.1), "marks end where the room does"


def test_many_names_under_a_line_are_thinned_out(built: Built) -> None:
    names = [str(year) for year in range(1960, 2020)]
    xs = list(range(1960, 2020))
    said = f"x: {xs}, values: {xs}, labels: {['first', *[''] * 59]}"
    deck = built(slide(f"chart: {{kind: line, categories: {names}, series: [{{name: s, {said}}}]}}"))
    shown = [box(s) for s in xpath(deck.slide(1), "//p:sp") if text(s) in names]
    assert 5 < len(shown) < 60
    assert all(a.right < b.x for a, b in itertools.pairwise(shown))


def test_a_line_over_categories_has_its_ends_on_the_plots_sides(built: Built) -> None:
    chart = built(slide(AREA.replace("area", "line"))).xml("ppt/charts/chart1.xml")
    assert xpath(chart, "//c:crossBetween/@val") == ["midCat"]


def test_an_area_over_numbers_has_its_points_at_their_distances_and_is_drawn_under_them(built: Built) -> None:
    deck = built(slide(LINE.replace("kind: line", "kind: area")))
    whole, (x, y, width, height) = chart_box(deck), (plot_share(deck, name) for name in "xywh")
    (area,) = xpath(deck.slide(1), "//p:sp[.//a:custGeom]")
    drawn = box(area)
    assert (drawn.x, drawn.width) == pytest.approx((whole.x + x * whole.width, width * whole.width), abs=0.1)
    assert drawn.bottom == pytest.approx(whole.y + (y + height) * whole.height, abs=0.1)
    assert xpath(deck.xml("ppt/charts/chart1.xml"), "//c:xVal//c:v/text()") == ["2015.0", "2016.0", "2018.0"]


RISING = LINE.replace("kind: line", "kind: area").replace("4, 9]", "4, 40], highlight: [3]")


def test_the_number_that_a_rising_area_ends_in_stands_large_in_it_over_what_it_counts(built: Built) -> None:
    deck = built(slide(RISING))
    place, (area,) = words_box(deck, "nines"), xpath(deck.slide(1), "//p:sp[.//a:custGeom]")
    hill = box(area)
    assert place.right == pytest.approx(hill.right - 12, abs=0.1)
    assert hill.x < place.x
    assert place.bottom < hill.bottom
    edge = hill.y + hill.height * 36 / 39 * (hill.right - place.x) / (hill.width * 2 / 3)
    assert place.y > edge - 20, "its digits are under the edge"
    (shape,) = [s for s in xpath(deck.slide(1), "//p:sp") if text(s) == "nines"]
    assert xpath(shape, ".//a:rPr/@sz")[0] == "8600"
    assert len(xpath(deck.xml("ppt/charts/chart1.xml"), "//c:dLbl")) == 2, "it is said once"


@pytest.mark.parametrize(
    "chart", [RISING.replace("1, 4, 40", "1, 4, 3"), RISING.replace("x: [2015, 2016, 2018]", "x: [2015, 2017.9, 2018]")]
)
def test_an_area_that_falls_or_has_no_room_for_it_says_its_last_number_at_its_point(chart: str, built: Built) -> None:
    said = xpath(built(slide(chart)).xml("ppt/charts/chart1.xml"), "//c:dLbl//a:t/text()")
    assert said == ["one", "four", "nine"]


def test_an_area_that_leads_to_a_number_beside_is_quiet_but_for_its_edge(built: Built) -> None:
    def inks(chart: str) -> list[str]:
        part = built(slide(chart, FACT)).xml("ppt/charts/chart1.xml")
        (fill,) = xpath(part, "//c:areaChart/c:ser/c:spPr/a:solidFill/a:schemeClr/@val")
        return [fill, *xpath(part, "//c:lineChart/c:ser/c:spPr/a:ln//a:schemeClr/@val")]

    assert inks(AREA) == ["accent1"]
    assert inks(AREA.replace("9], labels", "9], highlight: [3], labels")) == ["tx1", "accent1"]


def test_a_tick_leads_from_points_on_an_axis_to_their_names(built: Built) -> None:
    def ticks(chart: str) -> list[str]:
        return xpath(built(slide(chart)).xml("ppt/charts/chart1.xml"), "//c:catAx/c:majorTickMark/@val")

    assert ticks(AREA) == ticks(AREA.replace("area", "line")) == ["out"]
    assert ticks(FALLS) == ["none"]


def test_a_line_ends_where_its_last_point_is(built: Built) -> None:
    chart = built(slide(LINE)).xml("ppt/charts/chart1.xml")
    assert xpath(chart, "//c:ser/c:spPr/a:ln/@cap") == ["flat"]


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


def test_no_line_runs_between_a_point_and_its_words() -> None:
    rising = Series("line", (0.0, 2.0), INK, x=(0.0, 4.0), line_width=2.0)
    first, second = placed([points([2.6, 2.65], [1.2, 1.1]), rising])
    for words in (first, second):
        x, y = words.x + words.width / 2, words.y + words.height / 2
        assert y > PAGE.bottom - x / 2, "under the line, as its point is"


def test_words_at_an_area_stand_over_it() -> None:
    area = Series("s", (0.2, 0.6, 1.8), INK, x=(0.5, 2.0, 3.5), labels=("a", "b", "c"), outline=INK, line_width=3.0)
    tops = [y for _, y in filter(None, PLOT.points(area))]
    assert all(b.bottom < top for b, top in zip(placed([area]), tops, strict=True))


def test_the_name_of_a_line_stands_in_its_way_at_its_end() -> None:
    line = Series("s", (0.5, 1.0), INK, x=(0.5, 3.0), labels=("", "name"), line_width=2.0)
    (box_,) = placed([line])
    assert box_.x > PLOT.at(3.0, 1.0)[0]
    box_, _ = placed([line, points([3.5], [1.0])])
    assert box_.right <= PLOT.at(3.5, 1.0)[0] or box_.bottom < PLOT.at(3.0, 1.0)[1], "but not over another point"


def test_the_outlines_own_word_on_where_words_stand_counts(built: Built) -> None:
    series = "series: [{name: s, x: [1, 2], values: [3, 4], labels: [a, b], label_positions: [left, below]}]"
    chart = built(slide(f"chart: {{kind: scatter, max: 5, min: 0, {series}}}")).xml("ppt/charts/chart1.xml")
    assert xpath(chart, "//c:dLbl/c:dLblPos/@val") == ["l", "b"]
    assert not xpath(chart, "//c:dLbl/c:layout")


def level(values: str, value: float) -> str:
    data = f"categories: [a, b, c, d], series: [{{name: s, values: [{values}], highlight: [3, 4]}}]"
    return f"chart: {{kind: column, {data}, reference: {{value: {value}, label: us}}}}"


def test_numbers_that_a_level_would_strike_stand_in_a_row_under_their_columns_names(built: Built) -> None:
    chart = built(slide(level("28, 6.7, 3.6, 3", 5.1))).xml("ppt/charts/chart1.xml")
    (bars,) = xpath(chart, "//c:barChart/c:ser")
    assert xpath(bars, "c:dLbls/c:dLbl/c:dLblPos/@val") == ["inBase"] * 4
    assert not xpath(bars, "c:dLbls/c:dLbl/c:tx"), "they stay the cells' numbers"
    (plot_end,) = (sum(float(xpath(chart, f"//c:plotArea/c:layout//c:{name}/@val")[0]) for name in "yh"),)
    (way,) = {float(y) for y in xpath(bars, "c:dLbls/c:dLbl/c:layout//c:y/@val")}
    assert plot_end + way <= 1.001
    assert way > 0.1


def test_numbers_far_from_the_level_stand_over_their_columns(built: Built) -> None:
    (bars,) = xpath(built(slide(level("28, 20, 19, 18", 5.1))).xml("ppt/charts/chart1.xml"), "//c:barChart/c:ser")
    assert xpath(bars, "c:dLbls/c:dLblPos/@val") == ["outEnd"]
    assert not xpath(bars, "c:dLbls/c:dLbl")


def test_a_level_runs_across_all_of_the_plot(built: Built) -> None:
    (line,) = xpath(built(slide(level("28, 6.7, 3.6, 3", 5.1))).xml("ppt/charts/chart1.xml"), "//c:lineChart/c:ser")
    assert xpath(line, "c:trendline/*[self::c:forward or self::c:backward]/@val") == ["0.5", "0.5"]
    assert xpath(line, "c:spPr/a:ln/a:noFill"), "the trend draws it"


def test_a_level_is_drawn_over_its_columns_on_their_axes(built: Built) -> None:
    chart = built(slide(level("28, 6.7, 3.6, 3", 5.1))).xml("ppt/charts/chart1.xml")
    assert xpath(chart, "//c:barChart/following-sibling::c:lineChart"), "programs draw in this order"
    assert xpath(chart, "//c:barChart/c:axId/@val") == xpath(chart, "//c:lineChart/c:axId/@val")


def test_a_level_is_named_over_the_last_column_under_it(built: Built) -> None:
    (line,) = xpath(built(slide(level("3, 4, 20, 30", 9))).xml("ppt/charts/chart1.xml"), "//c:lineChart/c:ser")
    assert xpath(line, "c:dLbls/c:dLbl/c:idx/@val") == ["1"]


@pytest.mark.parametrize("name", ["us", "all of us, each and every one, who are here"])
def test_the_name_of_a_level_over_the_last_column_ends_where_the_plot_does(name: str, built: Built) -> None:
    deck = built(slide(level("28, 6.7, 3.6, 3", 5.1).replace("label: us", f"label: '{name}'")))
    (way,) = xpath(deck.xml("ppt/charts/chart1.xml"), "//c:lineChart//c:dLbl//c:manualLayout/c:x/@val")
    assert float(way) > 0 if name == "us" else float(way) < 0


@pytest.mark.parametrize(("fill", "ink"), [("#FFD400", "#1A1A1A"), ("#1D3B8B", "#FFFFFF")])
def test_numbers_in_columns_take_the_ink_that_is_read_there(fill: str, ink: str, built: Built, tmp_path: Path) -> None:
    colours = f"{{primary: '{fill}', foreground: '#1A1A1A', background: '#FFFFFF'}}"
    (tmp_path / "_brand.yml").write_text(f"color: {colours}\n", encoding="utf-8")
    series = "series: [{name: s, role: accent, values: [3, 4]}, {name: t, values: [1, 2]}]"
    deck = built(slide(f"chart: {{kind: column, stacked: true, categories: [a, b], {series}}}"), "--brand", tmp_path)
    (slot, *_) = xpath(deck.xml("ppt/charts/chart1.xml"), "//c:ser/c:dLbls/c:txPr//a:schemeClr/@val")
    assert slot == {"#1A1A1A": "tx1", "#FFFFFF": "bg1"}[ink]


def test_words_stand_clearly_nearer_to_their_own_point_than_to_another() -> None:
    def away(words: Box, point: tuple[float, float]) -> float:
        nearest = min(max(point[0], words.x), words.right), min(max(point[1], words.y), words.bottom)
        return math.dist(point, nearest)

    pair = points([2, 2.02], [1, 0.74])
    upper, lower = (point for point in PLOT.points(pair) if point)
    first, second = placed([pair])
    assert CLEARLY * away(first, upper) <= away(first, lower)
    assert CLEARLY * away(second, lower) <= away(second, upper)


def test_icons_beside_a_number_stand_over_their_names_in_rows_of_four(built: Built) -> None:
    names = ["one", "two", "three", "four", "five"]
    tiles = ", ".join(f"{{name: {name}, icon: star}}" for name in names)
    deck = built(slide(AREA, FACT, f"tiles: {{items: [{tiles}]}}"))
    places = [words_box(deck, name) for name in names]
    assert len({place.y for place in places[:4]}) == 1
    assert places[4].x + places[4].width / 2 == pytest.approx(places[0].x + places[0].width / 2, abs=0.1)
    assert places[4].y > places[0].bottom


def test_words_of_a_series_stand_all_on_the_same_side_of_their_points_where_they_can() -> None:
    area = Series("s", (0.2, 0.3, 1.8), INK, x=(0.5, 2.0, 3.5), labels=("a", "b", "c"), outline=INK)
    (one,) = cleared([area], PLOT, PAGE, lambda words, marked: (40.0, 12.0))
    assert set(one.label_positions) == {"left"}
    assert len(set(one.label_shifts)) == 1


def test_a_line_leads_from_the_last_point_of_an_area_that_stands_out_to_the_number_beside(built: Built) -> None:
    lit = AREA.replace("4, 9], labels", "3, 9], highlight: [3], labels")
    deck = built(slide(lit, FACT, "caption: what is plotted"))
    (leader,) = [box(line) for line in xpath(deck.slide(1), LEADER)]
    label = words_box(deck, "in all")
    assert leader.y == pytest.approx(label.y + label.height / 2, abs=1)
    assert 0 < label.x - leader.right < 12
    assert words_box(deck, "what is plotted").y == label.y
    assert not xpath(built(slide(AREA, FACT)).slide(1), LEADER)


# --- dumbbells -------------------------------------------------------------------------------------


def test_one_row_of_a_dumbbell_can_stand_out(built: Built) -> None:
    deck = built(slide(dumbbell("1, 2", "3, 4", "5, 6", ", highlight: [2]")))
    gain = xpath(deck.xml("ppt/charts/chart1.xml"), "//c:barChart/c:ser")[1]
    assert xpath(gain, "c:dPt/c:idx/@val") == ["1"]
    shares = [s for s in xpath(deck.slide(1), "//p:sp") if text(s) == "50%"]
    assert [xpath(s, ".//a:rPr//a:schemeClr/@val") for s in shares] == [["tx1"], ["accent1"]]


def test_a_dumbbell_of_more_rows_than_have_room_has_no_space_between_them(built: Built) -> None:
    many = ", ".join(map(str, range(1, 61)))
    chart = dumbbell(many, many, many).replace("[a, b]", f"[{many}]")
    gap = xpath(built(slide(chart, FACT, "place: over")).xml("ppt/charts/chart1.xml"), "//c:gapWidth/@val")
    assert gap == ["0"], "less is no value that PowerPoint reads"


def test_the_names_and_words_of_a_dumbbells_rows_stand_in_columns_at_its_sides(built: Built) -> None:
    deck = built(slide(dumbbell("1, 5", "3, 8", "5, 9")))
    names, words = ([words_box(deck, text) for text in row] for row in (("a", "b"), ("50%", "75%")))
    assert {name.x for name in names} == {SIDE}
    assert {word.right for word in words} == {WIDTH - SIDE}


def test_the_first_row_of_a_dumbbell_says_its_word_large_where_it_alone_stands_out(built: Built) -> None:
    def size(lit: str) -> int:
        deck = built(slide(dumbbell("1, 2", "2, 4", "5, 6", f", highlight: [{lit}]")))
        (word,) = [s for s in xpath(deck.slide(1), "//p:sp") if text(s) == "25%"]
        assert box(word).bottom < words_box(deck, "50%").bottom
        return max(map(int, xpath(word, ".//a:rPr/@sz")))

    assert size("1") > 4 * size("2") == 4 * size("1, 2")


def test_a_dumbbells_rules_end_alike_where_its_large_word_leaves_them_room(built: Built) -> None:
    def ends(rows: int) -> list[float]:
        values = [", ".join(str(n + more) for n in range(rows)) for more in (1, 2, 5)]
        chart = dumbbell(*values, ", highlight: [1]").replace("[a, b]", f"[{values[0]}]")
        rules = [s for s in xpath(built(slide(chart)).slide(1), "//p:cxnSp") if "Rule" in xpath(s, "*/*/@name")[0]]
        return [round(box(rule).right) for rule in rules]

    assert set(ends(6)) == {WIDTH - SIDE}
    first, *others = ends(20)
    assert first < min(others) == WIDTH - SIDE


@pytest.mark.parametrize("names", ["法 → 英, 英 → 法", "French, English"])
def test_a_dumbbells_names_stand_no_lower_than_the_middle_of_their_bars(names: str, built: Built) -> None:
    deck = built(slide(dumbbell("1, 2", "3, 4", "5, 6").replace("a, b", names)))
    dots = [box(s) for s in xpath(deck.slide(1), "//p:sp[.//a:prstGeom/@prst='ellipse']")]
    for name, dot in zip(names.split(", "), dots[::2], strict=True):
        place = words_box(deck, name)
        assert -2 < place.y + place.height / 2 - (dot.y + dot.height / 2) < 0.1
        assert place.height == pytest.approx(1.2 * 18, abs=0.2), "more leading stands above the words, in some programs"


def test_the_caption_of_a_dumbbell_stands_beside_its_large_word_on_the_line_of_what_the_words_are(built: Built) -> None:
    rows = dumbbell("1, 2", "2, 4", "5, 6", ", highlight: [1]").replace("series", "text: closed, series", 1)
    deck = built(slide(rows, "caption: ratings"))
    caption, over, word = (words_box(deck, text) for text in ("ratings", "closed", "25%"))
    assert caption.y == over.y
    assert caption.right < word.x
    assert over.right == word.right


def test_a_dumbbells_rows_take_words_of_their_own_or_none(built: Built) -> None:
    page = built(slide(dumbbell("1, 2", "3, 4", "5, 6", ", labels: ['', half]"))).slide(1)
    words = [text(s) for s in xpath(page, "//p:sp")]
    assert "half" in words
    assert "50%" not in words


def test_a_dumbbells_dots_stand_where_its_bars_begin_and_end(built: Built) -> None:
    chart = dumbbell("1, 2", "3, 4", "5, 6").replace("series", "min: 0, max: 10, series")
    deck = built(slide(chart))
    whole, x, width = chart_box(deck), plot_share(deck, "x"), plot_share(deck, "w")
    dots = [box(s) for s in xpath(deck.slide(1), "//p:sp[.//a:prstGeom/@prst='ellipse']")]
    values = [(dot.x + dot.width / 2 - whole.x - x * whole.width) / (width * whole.width) * 10 for dot in dots]
    assert values == pytest.approx([1, 3, 2, 4], abs=0.01)


@pytest.mark.parametrize("more", ["", "text: what was closed, "])
def test_the_names_over_a_dumbbell_do_not_touch(more: str, built: Built) -> None:
    deck = built(slide(dumbbell("1, 2", "4.8, 4", "5, 5").replace("series", f"{more}series")))
    heads = [words_box(deck, name) for name in ("s1", "s2", "s3", *(["what was closed"] if more else []))]
    assert all(a.right + 8.9 < b.x for a, b in itertools.pairwise(heads))


@pytest.mark.parametrize(
    ("values", "axis"),
    [(("5, 9", "30, 25", "40, 26"), ["40", "0", "10"]), (("3.6, 3.7", "3.8, 3.9", "4, 4.1"), ["4.1", "3.6", "0.1"])],
)
def test_a_dumbbells_axis_goes_from_round_number_to_round_number(
    values: tuple[str, str, str], axis: list[str], built: Built
) -> None:
    part = built(slide(dumbbell(*values))).xml("ppt/charts/chart1.xml")
    assert xpath(part, "//c:valAx//c:max/@val | //c:valAx//c:min/@val | //c:valAx/c:majorUnit/@val") == axis


# --- awkward numbers, scales -----------------------------------------------------------------------


def test_other_facts_stand_in_a_row_under_a_chart_that_has_its_number_over_it(built: Built) -> None:
    facts = "facts: [{label: one, value: '77', highlight: true}, {label: two, value: '8'}, {label: three, value: '9'}]"
    deck = built(slide(FALLS, facts, "place: over"))
    first, second = words_box(deck, "8"), words_box(deck, "9")
    assert first.y == second.y > chart_box(deck).bottom
    assert first.right < second.x


def test_a_plot_leaves_room_for_the_word_of_its_peak(built: Built) -> None:
    said, unsaid = (built(slide(chart)) for chart in (AREA, AREA.replace("nine", "''")))
    assert (plot_share(said, "y") - plot_share(unsaid, "y")) * chart_box(said).height > 20
    assert xpath(said.xml("ppt/charts/chart1.xml"), "//c:dLbl[c:idx/@val='2']/c:dLblPos/@val") == ["l"]


def test_an_axis_goes_on_past_its_last_number_to_the_side_as_far_as_its_last_words_need(built: Built) -> None:
    def most(name: str) -> float:
        series = f"series: [{{name: s, x: [2012, 2017.8], values: [1, 9], labels: [a, {name}]}}]"
        deck = built(slide(f"chart: {{kind: scatter, {series}}}"))
        assert plot_share(deck, "x") + plot_share(deck, "w") == pytest.approx(1, abs=0.001)
        (axis,) = xpath(deck.xml("ppt/charts/chart1.xml"), "//c:valAx[c:axPos/@val='b']")
        assert xpath(axis, "c:numFmt/@formatCode") == ['[>2018]"";0'], "no number is told there"
        return float(xpath(axis, ".//c:max/@val")[0])

    assert most("a very very long name") > most("a longer name") > most("b") > 2018


def test_the_corner_of_two_axes_has_one_number(built: Built) -> None:
    series = "series: [{name: s, x: [2012, 2017], values: [1, 90], labels: [a, b]}]"
    data = f"chart: {{kind: scatter, log: true, min: 0.1, max: 100, number_format: '0.#', {series}}}"
    part = built(slide(data)).xml("ppt/charts/chart1.xml")
    axis = "//c:valAx[c:axPos/@val='l']"
    assert xpath(part, f"{axis}/c:numFmt/@formatCode") == ['[<=0.15]"";0.#']
    unsaid = built(slide("chart: {kind: area, categories: [a, b], series: [{name: s, values: [1, 9]}]}"))
    assert xpath(unsaid.xml("ppt/charts/chart1.xml"), f"{axis}/c:numFmt/@formatCode") == ['[<=0]"";General']
    assert not xpath(part, f"{axis}/c:majorGridlines"), "its points have names"


HARD = {
    "no numbers": "kind: line, categories: [a, b], series: [{name: s, values: [null, null], labels: [x, y]}]",
    "one point": "kind: area, categories: [a], series: [{name: s, values: [3], labels: [x]}]",
    "one place twice": "kind: line, x: [3, 3], categories: [a, b], series: [{name: s, values: [5, 5], labels: [x, y]}]",
    "under zero": "kind: line, categories: [a, b], series: [{name: s, values: [-5, -1], labels: [x, y]}]",
    "powers of ten": "kind: line, log: true, categories: [a, b], series: [{name: s, values: [5, 900], labels: [x, y]}]",
}


@pytest.mark.parametrize("case", HARD)
def test_awkward_numbers_are_drawn_too(case: str, built: Built) -> None:
    assert xpath(built(slide(f"chart: {{{HARD[case]}}}")).slide(1), "//p:graphicFrame")


def test_an_axis_that_says_nothing_begins_where_its_values_ask_for_it(built: Built) -> None:
    def least(kind: str, values: str, more: str = "") -> list[str]:
        series = f"series: [{{name: s, values: [{values}], labels: [x, y]}}]"
        data = f"chart: {{kind: {kind}, categories: [a, b], {series}{more}}}"
        return xpath(built(slide(data)).xml("ppt/charts/chart1.xml"), "//c:valAx//c:min/@val")

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


def test_numbers_of_a_series_have_as_many_decimals_as_the_most_exact(built: Built) -> None:
    def formats(*series: str) -> set[str]:
        given = ", ".join(f"{{name: {n}, values: [{values}]}}" for n, values in enumerate(series))
        deck = built(
            f"title: T\nslides:\n  - {{title: A, chart: {{kind: bar, categories: [a, b], series: [{given}]}}}}\n"
        )
        return {
            str(f) for _, part in deck.named("ppt/charts/chart") for f in xpath(part, "//c:dLbls/c:numFmt/@formatCode")
        }

    assert formats("14.5, 12") == {"0.0"}
    assert formats("14, 12.0") == {"General"}
    assert formats("14.5, 12", "4000, 12") == {"General"}
    assert formats("12345.678, 100") == {"#,##0"}, "no more digits than are read at a glance"
    assert formats("1234.5, 100") == {"0"}
    assert formats("123.45, 10") == {"0.0"}
    assert formats("3.14159, 2") == {"General"}


@pytest.mark.parametrize("kind", ["line", "column", "area"])
def test_of_many_series_no_two_have_one_colour(kind: str, built: Built) -> None:
    given = ", ".join(f"{{name: {name}, values: [1, 2, {n}]}}" for n, name in enumerate("ABCDEFGH"))
    chart = f"chart: {{kind: {kind}, categories: [a, b, c], series: [{given}]}}"
    (_, part), *_ = built(slide(chart)).named("ppt/charts/chart")
    looks = [etree.tostring(one) for one in xpath(part, "//c:ser/c:spPr")]
    assert len(looks) == len(set(looks)) >= 8


def test_of_two_areas_the_one_behind_is_seen_through_the_other(built: Built) -> None:
    given = "{name: A, values: [1, 2]}, {name: B, values: [2, 3]}"
    (_, part), *_ = built(slide(f"chart: {{kind: area, categories: [a, b], series: [{given}]}}")).named(
        "ppt/charts/chart"
    )
    fills = xpath(part, "//c:ser/c:spPr/a:solidFill/a:schemeClr")
    assert len({fill.get("val") for fill in fills}) == 2
    assert all(xpath(fill, "a:alpha/@val") == ["25000"] for fill in fills)
