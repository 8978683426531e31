"""Where a timeline's labels and years stand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from deck.languages import told_date
from tests.conftest import ROOT, Package, xpath

Built = Callable[..., Package]
Spot = tuple[float, float, float, float]
CROWDED = ["2015-11", "2016-04", "2016-12", "2017-02", "2017-11", "2018-01", "2018-03", "2018-11"]


def drawn(built: Built, dates: list[str]) -> Any:
    events = ", ".join(f"{{date: '{date}', title: Release {n}, text: What it brought}}" for n, date in enumerate(dates))
    return built(f"title: T\nslides:\n  - {{layout: timeline, title: A, events: [{events}]}}\n").slide(1)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en-US", ["2015", "Nov 2015", "Nov 9, 2015", "Jan 9, 2016"]),
        ("en-GB", ["2015", "Nov 2015", "9 Nov 2015", "9 Jan 2016"]),
        ("zh-CN", ["2015", "2015.11", "2015.11.09", "2016.1.9"]),
    ],
)
def test_dates_are_told_as_the_language_tells_them(lang: str, told: list[str]) -> None:
    assert [told_date(date, lang) for date in ("2015", "2015-11", "2015-11-09", "2016.1.9")] == told


def labels(slide: Any, holding: str) -> list[Spot]:
    """Left, top, right and bottom, in points, of the labels with these words."""
    found = []
    for shape in xpath(
        slide, f"//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Label')]][contains(string(p:txBody), '{holding}')]"
    ):
        (left,), (top,), (width,), (height,) = (
            xpath(shape, f"p:spPr/a:xfrm/{path}") for path in ("a:off/@x", "a:off/@y", "a:ext/@cx", "a:ext/@cy")
        )
        x, y, w, h = (int(value) / 12700 for value in (left, top, width, height))
        found.append((x, y, x + w, y + h))
    return found


def years(slide: Any) -> list[str]:
    names = xpath(slide, "//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Label')]][count(.//a:p) = 1]//a:t/text()")
    return [str(name) for name in names]


def test_labels_stand_in_one_row_to_each_side_where_they_have_room(built: Built) -> None:
    spots = labels(drawn(built, ["2010", "2012", "2013", "2015", "2018"]), "Release")
    assert len({round(top) for _, top, _, _ in spots}) == 2


def test_all_labels_stand_right_of_their_stems(built: Built) -> None:
    slide = drawn(built, CROWDED)
    stems = sorted(left for left, _ in every(slide, "Stem"))
    assert sorted(left for left, _, _, _ in labels(slide, "Release")) == pytest.approx([x + 10 for x in stems], abs=0.1)


def test_no_stem_goes_through_a_label(built: Built) -> None:
    slide = drawn(built, CROWDED)
    for (left, top, right, bottom), (x, y, _, foot) in product(labels(slide, "Release"), spots_of(slide, "Stem")):
        assert not left - 7 < x < right + 7 or y >= bottom or foot <= top


def test_no_label_comes_near_another(built: Built) -> None:
    for a, b in combinations(labels(drawn(built, CROWDED), "Release"), 2):
        assert a[0] > b[2] + 11 or b[0] > a[2] + 11 or a[1] >= b[3] or b[1] >= a[3]


def test_labels_take_a_second_row_where_one_is_too_short(built: Built) -> None:
    spots = labels(drawn(built, [str(2001 + n) for n in range(18)]), "Release")
    assert len({round(top) for _, top, _, _ in spots}) == 4


def test_a_cluster_of_events_is_set_in_more_rows(built: Built) -> None:
    slide = drawn(built, ["2010", *(f"2014-0{month}" for month in range(1, 7)), "2019"])
    spots = labels(slide, "Release")
    assert len({round(top) for _, top, _, _ in spots}) > 2
    for a, b in combinations(spots, 2):
        assert a[0] > b[2] + 11 or b[0] > a[2] + 11 or a[1] >= b[3] or b[1] >= a[3]


def test_events_too_many_to_name_in_their_room_are_an_error(built: Built) -> None:
    with pytest.raises(AssertionError, match="16 events stand too close together"):
        drawn(built, ["2010", *(f"2014-01-{day}" for day in range(10, 24)), "2019"])


def test_a_stem_ends_where_its_label_does(built: Built) -> None:
    events = ", ".join(f"{{date: {2015 + n}, title: {title}}}" for n, title in enumerate(("A", "B", "C", "D, text: E")))
    slide = built(f"title: T\nslides:\n  - {{layout: timeline, title: A, events: [{events}]}}\n").slide(1)
    ((_, _, _, short),), ((_, _, _, long),) = labels(slide, "B"), labels(slide, "D")
    ends = [
        (int(y) + int(height)) / 12700
        for stem in xpath(slide, "//p:cxnSp[p:nvCxnSpPr/p:cNvPr[starts-with(@name, 'Stem')]]/p:spPr/a:xfrm")
        for y, height in zip(xpath(stem, "a:off/@y"), xpath(stem, "a:ext/@cy"), strict=True)
    ]
    assert (ends[1], ends[3]) == pytest.approx((short, long), abs=0.1)
    assert short < long - 15, "it has no second line, as the other below has"


def test_a_line_goes_on_after_its_last_date_for_its_words_where_these_leave_it_most_of_its_room(built: Built) -> None:
    def left_of_its_stem(words: str) -> bool:
        events = f"[{{date: 2015-11, title: A}}, {{date: 2018-11, title: {words}}}]"
        slide = built(f"title: T\nslides:\n  - {{layout: timeline, title: T, events: {events}}}\n").slide(1)
        *_, (stem, _) = sorted(every(slide, "Stem"))
        ((left, _, right, _),) = labels(slide, words)
        assert right <= 960 - 54 + 0.1
        return left < stem

    assert not left_of_its_stem("words of a fifth of it")
    assert left_of_its_stem("words that would take half of the line where they are small")


def test_a_point_that_stands_out_has_a_rim_on_a_stretch_of_its_own_colour(built: Built) -> None:
    events = "[{date: 2015-11, title: A, highlight: true}, {date: 2018-11, title: B}]"
    spans = "spans: [{from: 2015-11, to: 2017-02}]"
    slide = built(f"title: T\nslides:\n  - {{layout: timeline, title: T, events: {events}, {spans}}}\n").slide(1)
    (dot, other) = every(slide, "Point")
    assert dot[1] - dot[0] > other[1] - other[0]
    looks = "//p:sp[*/p:cNvPr[starts-with(@name, 'Point')]]/p:spPr"
    assert xpath(slide, f"{looks}/a:solidFill/*/@val") == ["accent1", "bg1"]
    assert xpath(slide, f"{looks}/a:ln/a:solidFill/*/@val") == ["tx2", "tx2"]


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (["2015-11", "2018-03"], ["2015", "2016", "2017", "2018"]),
        (["1911", "1998"], [f"19{n}0" for n in range(1, 10)]),
        (["2018-03", "2018-05"], ["2018"]),
    ],
)
def test_the_band_names_as_many_years_as_have_room(built: Built, dates: list[str], named: list[str]) -> None:
    assert years(drawn(built, dates)) == named


def test_years_are_named_however_wide_their_names_are_in_the_face_of_a_template(built: Built, tmp_path: Path) -> None:
    """Names that are as wide as the years between them made a band of empty boxes."""
    events = "[{date: 1687, title: A}, {date: 1992, title: B}]"
    outline = f"title: T\nslides:\n  - {{layout: timeline, title: A, events: {events}}}\n"
    for template in ("metropolis", "vivid"):
        slide = built(outline, "--template", ROOT / "tests" / "company_templates" / f"{template}.pptx").slide(1)
        assert years(slide) == ["1700", "1750", "1800", "1850", "1900", "1950"]


def spanned(built: Built, span: str) -> Any:
    events = "[{date: 2015-11, title: A}, {date: 2017-02, title: B}, {date: 2018-11, title: C}]"
    return built(f"title: T\nslides:\n  - {{layout: timeline, title: T, events: {events}, spans: [{span}]}}\n").slide(1)


def spots_of(slide: Any, name: str) -> list[Spot]:
    """Left, top, right and bottom, in points, of the shapes of that name."""
    places = xpath(slide, f"//*[*/p:cNvPr[starts-with(@name, '{name}')]]/p:spPr/a:xfrm")
    read = ("a:off/@x", "a:off/@y", "a:ext/@cx", "a:ext/@cy")
    sides = [[int(xpath(place, path)[0]) / 12700 for path in read] for place in places]
    return [(x, y, x + width, y + height) for x, y, width, height in sides]


def every(slide: Any, name: str) -> list[tuple[float, float]]:
    """Left and right, in points, of the shapes of that name."""
    return [(left, right) for left, _, right, _ in spots_of(slide, name)]


def edges(slide: Any, name: str) -> tuple[float, float]:
    """Left and right, in points, of the shape of that name."""
    (place,) = every(slide, name)
    return place


def test_a_stretch_that_stands_out_goes_from_its_first_event_to_its_last_and_says_so_on_it(built: Built) -> None:
    slide = spanned(built, "{from: 2015-11, to: 2017-02, text: 15 months}")
    ((left, top, right, bottom),), ((start, line, _, foot),) = spots_of(slide, "Span"), spots_of(slide, "Band")
    stems = sorted(x for x, _ in every(slide, "Stem"))
    assert (left, right) == pytest.approx((stems[0], stems[1]), abs=0.1)
    assert left == start == 54 and bottom == foot, "it stands on the line, which begins at the margin"
    assert bottom - top > 10 * (foot - line)
    ((first, over, last, under),) = labels(slide, "15 months")
    assert left < first < last < right and top < over < under < bottom + 1


def test_what_is_said_of_a_stretch_is_the_largest_of_its_timeline(built: Built) -> None:
    slide = spanned(built, "{from: 2015-11, to: 2017-02, text: 1 year}")
    sizes = {words: int(xpath(slide, f"//a:r[a:t='{words}']/a:rPr/@sz")[0]) for words in ("1 year", "B", "2018")}
    assert sizes["1 year"] > 2 * sizes["B"] > 2 * sizes["2018"]


def test_labels_keep_off_the_block_of_a_stretch(built: Built) -> None:
    months = ("01", "03", "05", "07", "09", "12")
    events = ", ".join(f"{{date: 2015-{month}, title: Release {month}}}" for month in months)
    span = "{from: 2015-03, to: 2015-09, text: Half a year}"
    fields = f"layout: timeline, title: T, events: [{events}], spans: [{span}]"
    slide = built(f"title: T\nslides:\n  - {{{fields}}}\n").slide(1)
    ((left, top, right, bottom),) = spots_of(slide, "Span")
    for x, y, end, foot in labels(slide, "Release"):
        assert end <= left or x >= right or foot <= top or y >= bottom
    for x, y, _, foot in spots_of(slide, "Stem"):
        assert not left + 1 < x < right - 1 or foot <= top + 0.1 or y >= bottom - 3.1


def test_a_line_is_amid_its_labels_however_tall_those_of_each_side_are(built: Built) -> None:
    events = (
        "[{date: 2015, title: A, text: B, highlight: true}, {date: 2017, title: C}, {date: 2019, title: D, text: E}]"
    )
    slide = built(f"title: T\nslides:\n  - {{layout: timeline, title: T, events: {events}}}\n").slide(1)
    ((_, _, _, foot),), ((_, head, _, _),) = labels(slide, "B"), labels(slide, "C")
    ((_, top, _, bottom),) = spots_of(slide, "Band")
    assert top - foot == pytest.approx(head - bottom, abs=0.1)


def test_strokes_of_years_keep_off_points_and_their_names_off_stems(built: Built) -> None:
    slide = drawn(built, ["2015-06", "2016-01", "2017-02", "2018-01", "2018-11"])
    points, strokes = spots_of(slide, "Point"), spots_of(slide, "New year")
    assert min(top for _, top, _, _ in strokes) > max(bottom for _, _, _, bottom in points)
    down = [x for x, top, _, _ in spots_of(slide, "Stem") if top > points[0][1]]
    names = [spot for year in ("2016", "2017", "2018") for spot in labels(slide, year) if spot[1] < strokes[0][3]]
    assert down and names
    assert not any(left - 5 < x < right + 5 for left, _, right, _ in names for x in down)


def test_a_band_goes_on_to_the_slides_edge(built: Built) -> None:
    left, right = edges(drawn(built, CROWDED), "Band")
    assert (left, right) == (54, 960)
    assert max(right for _, _, right, _ in labels(drawn(built, CROWDED), "Release")) <= 906


def test_what_is_too_long_for_its_stretch_is_an_error_on_the_outlines_line(built: Built) -> None:
    with pytest.raises(AssertionError, match="too long for its stretch"):
        spanned(built, "{from: 2017-01, to: 2017-02, text: a month of which much was said}")
    with pytest.raises(AssertionError, match=r"talk.yaml:3:"):
        spanned(built, "{from: 2017-01, to: 2017-02, text: a month of which much was said}")


def test_a_stretch_that_ends_before_it_begins_is_an_error(built: Built) -> None:
    with pytest.raises(AssertionError, match="a span from 2017-02 to 2016-01"):
        spanned(built, "{from: 2017-02, to: 2016-01}")
