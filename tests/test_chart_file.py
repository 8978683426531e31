"""A chart's numbers from a CSV file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.conftest import Package, run, xpath

HEAD = "title: T\nlang: en-US\nslides:\n  - {title: A, chart: {%s}}\n"
REGIONS = "Region,2017,2018\nNorth,1,2.5\n\nSouth,,6\n"


def _read(series: Any) -> tuple[str, list[float], list[str]]:
    (name,) = xpath(series, "c:tx//c:v/text()")
    values = [float(value) for value in xpath(series, "(c:val|c:yVal)//c:v/text()")]
    return name, values, xpath(series, "(c:cat|c:xVal)//c:v/text()")


@pytest.fixture
def chart(tmp_path: Path) -> Callable[..., Any]:
    """The result of building a chart of a file, and of a good one its series: names, values, and what is read of x."""

    def build(fields: str, text: str = REGIONS) -> Any:
        (tmp_path / "a.csv").write_text(text, "utf-8")
        (tmp_path / "talk.yaml").write_text(HEAD % fields, "utf-8")
        result: Result = run("build", tmp_path / "talk.yaml", "-o", tmp_path / "out.pptx")
        if result.exit_code:
            return result
        part = Package(tmp_path / "out.pptx").xml("ppt/charts/chart1.xml")
        return [_read(series) for series in xpath(part, "//c:ser")]

    return build


def test_the_first_column_names_the_points_and_each_other_is_a_series(chart: Callable[..., Any]) -> None:
    assert chart("kind: column, file: a.csv") == [
        ("2017", [1], ["North", "South"]),
        ("2018", [2.5, 6], ["North", "South"]),
    ]


def test_what_the_outline_says_of_a_series_by_its_name_stays(chart: Callable[..., Any]) -> None:
    ((name, values, _),) = chart("kind: column, file: a.csv, series: [{name: '2018', highlight: [2]}]")
    assert (name, values) == ("2018", [2.5, 6])


def test_of_a_scatter_chart_the_first_column_is_x(chart: Callable[..., Any]) -> None:
    assert chart("kind: scatter, file: a.csv", "x,y\n1,10\n2,40\n") == [("y", [10, 40], ["1.0", "2.0"])]


def test_where_semicolons_part_cells_numbers_have_a_decimal_comma(chart: Callable[..., Any]) -> None:
    assert chart("kind: column, file: a.csv", "Ort;Wert\nNord;1,5\nSüd;2\n") == [("Wert", [1.5, 2], ["Nord", "Süd"])]


@pytest.mark.parametrize(
    ("fields", "text", "told"),
    [
        ("file: a.csv", "a,b\nx,1\ny,many\n", ["a.csv:3", "is a text (many)", "a finite number"]),
        ("file: a.csv", "a,b\nx,1,2\n", ["a.csv:2", "a row of 3 cells under 2 heads"]),
        ("file: a.csv", "a,b,b\nx,1,2\n", ["a.csv:1", "two columns have one name"]),
        ("file: a.csv", "a,b\n", ["a.csv:1", "holds no numbers"]),
        ("file: b.csv", REGIONS, ["talk.yaml:4", "no file at b.csv", "“a.csv”?"]),
        ("file: a.csv, series: [{name: '2019'}]", REGIONS, ["no column “2019”", "2017, 2018", "did you mean"]),
        ("file: a.csv, series: [{highlight: [1]}]", REGIONS, ["a series without a name"]),
        ("categories: [a]", REGIONS, ["the chart has no numbers", "“series”, or a CSV “file”"]),
    ],
)
def test_what_cannot_be_read_is_told_where_it_stands(
    fields: str, text: str, told: list[str], chart: Callable[..., Any]
) -> None:
    result = chart(f"kind: column, {fields}", text)
    assert result.exit_code == 2
    assert [words for words in told if words not in result.stderr] == []
