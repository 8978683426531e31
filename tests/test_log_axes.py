"""Charts whose axes are both logarithmic: curves of growth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from click.testing import Result

from tests.conftest import Package, xpath

CHART = "kind: line, log: true, log_x: true, series: [{name: s, x: [31, 1000, 9000], values: [0.2, 1, 9]}]"


def chart(built: Callable[..., Package], data: str) -> Any:
    return built(f"title: T\nslides:\n  - {{title: A, chart: {{{data}}}}}\n").xml("ppt/charts/chart1.xml")


def test_both_axes_count_in_powers_of_ten(built: Callable[..., Package]) -> None:
    assert [base.get("val") for base in xpath(chart(built, CHART), "//c:valAx//c:logBase")] == ["10", "10"]


def test_the_x_axis_goes_from_power_to_power(built: Callable[..., Package]) -> None:
    (axis,) = xpath(chart(built, CHART), "//c:valAx[c:axPos/@val='b']")
    bounds = [xpath(axis, f".//c:{name}/@val")[0] for name in ("min", "max")]
    assert [float(bound) for bound in bounds] == [10, 10_000]


def test_a_logarithmic_axis_takes_no_zero(build: Callable[..., Result]) -> None:
    result = build(f"title: T\nslides:\n  - {{title: A, chart: {{{CHART.replace('[31', '[0')}}}}}\n")
    assert result.exit_code == 2
    assert "a logarithmic axis takes only values over 0" in result.output
