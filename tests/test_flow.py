"""The box engine: the numbers that CSS gives."""

from __future__ import annotations

from typing import Any

import pytest

from deck.flow.node import Edges, Length, Node, Style, Track
from deck.flow.solve import Solver
from deck.scene import Box

PAGE = Box(0, 0, 300, 100)


class Block:
    """Content of a given size that may be squeezed to a least width."""

    def __init__(self, width: float, height: float, least: float | None = None) -> None:
        self.size = width, height
        self.least = width if least is None else least

    def min_width(self) -> float:
        return self.least

    def max_width(self) -> float:
        return self.size[0]

    def height(self, width: float) -> float:
        return self.size[1]


def leaf(wide: float = 0, tall: float = 0, least: float | None = None, **style: Any) -> Node:
    return Node("leaf", Style(**style), content=Block(wide, tall, least))


def boxes(node: Node, page: Box = PAGE) -> list[tuple[float, float, float, float]]:
    placed = list(Solver().place(node, page))[1:]
    return [tuple(round(v, 3) for v in (p.box.x, p.box.y, p.box.width, p.box.height)) for p in placed]  # type: ignore[misc]


def row(*children: Node, **style: Any) -> Node:
    return Node("row", Style(**style), children)


def test_a_row_stretches_its_children_and_keeps_its_gap() -> None:
    assert boxes(row(leaf(40), leaf(60), column_gap=10)) == [(0, 0, 40, 100), (50, 0, 60, 100)]


def test_growing_shares_what_is_left() -> None:
    assert boxes(row(leaf(40), leaf(20, grow=1), leaf(20, grow=3))) == [
        (0, 0, 40, 100),
        (40, 0, 75, 100),
        (115, 0, 185, 100),
    ]


def test_growing_by_less_than_one_in_all_leaves_some() -> None:
    assert boxes(row(leaf(100, grow=0.5)))[0][2] == 200


def test_shrinking_goes_by_the_base_size_and_stops_at_the_least() -> None:
    found = boxes(row(leaf(300, least=250), leaf(300, least=0)))
    assert [box[2] for box in found] == [250, 50]


def test_a_largest_width_holds_against_growing() -> None:
    found = boxes(row(leaf(grow=1, max_width=Length(50)), leaf(grow=1)))
    assert [box[2] for box in found] == [50, 250]


@pytest.mark.parametrize(
    ("justify", "starts"),
    [
        ("start", [0, 50]),
        ("end", [200, 250]),
        ("center", [100, 150]),
        ("space-between", [0, 250]),
        ("space-around", [50, 200]),
    ],
)
def test_justify_places_the_free_space(justify: str, starts: list[float]) -> None:
    assert [box[0] for box in boxes(row(leaf(50), leaf(50), justify=justify))] == starts


def test_align_places_across() -> None:
    assert boxes(row(leaf(10, 20), leaf(10, 20, align_self="end"), align="center")) == [
        (0, 40, 10, 20),
        (10, 80, 10, 20),
    ]


def test_a_row_that_wraps_begins_a_new_line() -> None:
    found = boxes(
        row(leaf(140, 10), leaf(140, 30), leaf(140, 10), wrap=True, column_gap=20, row_gap=5, align_content="start")
    )
    assert found == [(0, 0, 140, 30), (160, 0, 140, 30), (0, 35, 140, 10)]


def test_a_column_stacks_and_its_last_child_takes_the_rest() -> None:
    column = Node("column", Style(row_gap=5, padding=Edges(10, 20, 10, 20)), (leaf(10, 30), leaf(10, 10, grow=1)))
    assert boxes(column) == [(20, 10, 260, 30), (20, 45, 260, 45)]


def test_margins_stand_apart() -> None:
    column = Node("column", Style(), (leaf(10, 20, margin=Edges(5, 0, 7, 3)), leaf(10, 10)))
    assert boxes(column) == [(3, 5, 297, 20), (0, 32, 300, 10)]


def test_grid_tracks_are_fixed_then_auto_then_fractions() -> None:
    columns = (Track("pt", 50), Track("auto"), Track("fr", 1), Track("fr", 2))
    grid = Node("grid", Style(columns=columns, column_gap=10), (leaf(), leaf(40), leaf(), leaf()))
    assert [(box[0], box[2]) for box in boxes(grid)] == [(0, 50), (60, 40), (110, 60), (180, 120)]


def test_a_fraction_is_never_less_than_its_content() -> None:
    grid = Node("grid", Style(columns=(Track("fr", 1), Track("fr", 1))), (leaf(200), leaf(10)))
    assert [box[2] for box in boxes(grid)] == [200, 100]


def test_grid_rows_share_the_height_and_spans_cover_them() -> None:
    columns, rows = (Track("fr", 1), Track("fr", 1)), (Track("fr", 1), Track("fr", 1))
    grid = Node("grid", Style(columns=columns, rows=rows), (leaf(row_span=2), leaf(), leaf(), leaf(column_span=2)))
    assert boxes(grid)[:3] == [(0, 0, 150, 50 * 2), (150, 0, 150, 50), (150, 50, 150, 50)]


def test_a_stack_lays_its_children_over_one_another() -> None:
    stack = Node("stack", Style(), (leaf(10, 10), leaf(x=Length(5), y=Length(6), width=Length(20), height=Length(8)),
                                    leaf(10, 10, right=Length(5), bottom=Length(5))))  # fmt: skip
    assert boxes(stack) == [(0, 0, 300, 100), (5, 6, 20, 8), (285, 85, 10, 10)]


def test_percentages_are_of_the_container() -> None:
    assert boxes(row(leaf(width=Length(25, True)), leaf(grow=1))) == [(0, 0, 75, 100), (75, 0, 225, 100)]


def test_an_aspect_ratio_sets_the_height() -> None:
    assert boxes(row(leaf(width=Length(80), aspect=2.0), align="start"))[0] == (0, 0, 80, 40)
