"""The box engine's work grows in a straight line, and what would make it grow otherwise is an error."""

from __future__ import annotations

import pytest

from deck.compose.context import Context
from deck.compose.registry import build
from deck.errors import TemplateError
from deck.flow.node import Mode, Node, Style
from deck.flow.solve import Solver
from deck.markup.parse import MAX_DEPTH, parse
from deck.scene import Box
from tests.test_lengths import HERE


class Counted:
    """Content that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def min_width(self) -> float:
        self.asked += 1
        return 20

    def max_width(self) -> float:
        self.asked += 1
        return 40

    def height(self, width: float) -> float:
        self.asked += 1
        return 10 if width >= 40 else 20


def asked(modes: tuple[Mode, ...], depth: int, aspect: float) -> int:
    """How often the deepest leaf of a tree of nested boxes is measured."""
    content = Counted()
    node = Node("leaf", Style(aspect=aspect), content=content)
    for level in range(depth):
        sibling = Node("leaf", content=Counted())
        node = Node(modes[level % len(modes)], Style(grow=1.0, column_gap=1.0), (sibling, node))
    assert len(list(Solver().place(node, Box(0, 0, 960, 540)))) == 2 * depth + 1
    return content.asked


@pytest.mark.parametrize("aspect", [0.0, 1.5])
@pytest.mark.parametrize("modes", [("row", "column"), ("grid",), ("stack",), ("row", "grid", "stack", "column")])
def test_a_leaf_is_measured_no_more_often_for_lying_deep(modes: tuple[Mode, ...], aspect: float) -> None:
    assert asked(modes, MAX_DEPTH - 1, aspect) <= asked(modes, 12, aspect) + 2 <= 100


def slide(markup: str, context: Context = HERE) -> Node:
    return build(parse(f"<slide>{markup}</slide>", lambda at: None), context)


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<row>" * 61 + "</row>" * 61, "nested more than 60 deep"),
        ("<row>" + "<spacer/>" * 5_000 + "</row>", "5,002 elements on one slide"),
        ('<grid columns="repeat(101, 1fr)"/>', "more than 100 tracks"),
        ('<grid columns="repeat(9999, repeat(9999, 1fr))"/>', "is no track"),
        ('<grid><spacer column-span="101"/></grid>', "column-span=“101”"),
        ('<grid><spacer column-span="0"/></grid>', "column-span=“0”"),
        ('<grid><spacer row-span="1.5"/></grid>', "row-span=“1.5”"),
        ("<grid>" + '<spacer column-span="100" row-span="100"/>' * 2 + "</grid>", "span too many cells"),
        ('<grid columns="fit-content(100)"/>', "“fit-content(100)” is no track"),
        ('<grid columns="minmax(1fr, 2fr)"/>', "“minmax(1fr, 2fr)” is no track"),
        ('<grid columns="-10"/>', "“-10” is no track"),
        ('<row width="-1"/>', "width=“-1” is negative"),
        ('<row padding="-1"/>', "padding=“-1”"),
        ('<row width="1e400"/>', "width=“1e400” is no length"),
        ('<row><spacer grow="-1"/></row>', "grow=“-1”"),
        ('<row><spacer aspect-ratio="0"/></row>', "aspect-ratio=“0”"),
        ('<row><spacer aspect-ratio="1/0"/></row>', "aspect-ratio=“1/0”"),
        ('<row align="baseline"/>', "align=“baseline”"),
        ('<row justify="left"/>', "justify=“left”"),
        ('<row wrap="wrap-reverse"/>', "wrap=“wrap-reverse”"),
        ('<row><spacer x="10"/></row>', "x means nothing in a <row>"),
        ('<row><spacer column-span="2"/></row>', "column-span means nothing in a <row>"),
    ],
)
def test_what_css_has_and_we_have_not_is_named(markup: str, wanted: str) -> None:
    with pytest.raises(TemplateError) as caught:
        slide(markup)
    assert wanted in caught.value.message


@pytest.mark.parametrize(
    "markup",
    [
        '<row width="0" height="0"><spacer width="50%" height="50%"/></row>',
        '<row><row width="50%"><row min-width="200%"><spacer width="100%"/></row></row></row>',
        '<grid columns="50% 80%" rows="0 auto"><spacer height="300%"/><spacer margin="-500"/></grid>',
        '<stack><spacer x="-100%" right="-100%" y="900" bottom="900"/></stack>',
        '<row><spacer grow="10000" max-width="0"/><spacer shrink="0" basis="10000"/></row>',
    ],
)
def test_odd_sizes_have_a_sane_result(markup: str) -> None:
    for placed in Solver().place(slide(markup), Box(0, 0, 960, 540)):
        box = placed.box
        assert box.width >= 0 and box.height >= 0
        assert max(abs(v) for v in (box.x, box.y, box.width, box.height)) < 1e5
