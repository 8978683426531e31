"""A failing tree made as small as it can be and still fail: children, properties and pieces taken away one by one.

Hypothesis shrinks what it drew itself; this is for the seeded trees, which it did not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import fields, replace

from deck.flow.node import Node, Style
from tests.boxes.pieces import Pieces

_PLAIN = Style()


def shrink(root: Node, fails: Callable[[Node], bool]) -> Node:
    """The smallest tree reached from `root` by simplifications after each of which it still fails."""
    while (smaller := next((t for t in _simpler(root, is_root=True) if fails(t)), None)) is not None:
        root = smaller
    return root


def _simpler(node: Node, *, is_root: bool) -> Iterator[Node]:
    """The node with one thing less, the greatest things first."""
    children = node.children
    for index in range(len(children)):
        yield replace(node, children=children[:index] + children[index + 1 :])
    for index, child in enumerate(children):
        for grandchild in child.children:
            yield replace(node, children=(*children[:index], grandchild, *children[index + 1 :]))
    for field in fields(Style):
        plain = getattr(_PLAIN, field.name)
        if getattr(node.style, field.name) != plain and not (is_root and field.name in ("width", "height")):
            yield replace(node, style=replace(node.style, **{field.name: plain}))
    if isinstance(node.content, Pieces):
        for index in range(len(node.content.sizes)):
            yield replace(node, content=Pieces(node.content.sizes[:index] + node.content.sizes[index + 1 :]))
    for index, child in enumerate(children):
        for simpler in _simpler(child, is_root=False):
            yield replace(node, children=(*children[:index], simpler, *children[index + 1 :]))
