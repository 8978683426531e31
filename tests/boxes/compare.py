"""Where Chromium's boxes and ours differ."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import fields

from deck.flow.node import Node, Style
from deck.flow.solve import Solver
from deck.scene import Box
from tests.boxes.browser import Browser
from tests.boxes.page import HEAD, MEASURE, html
from tests.boxes.trees import PAGE, walk

TOLERANCE = 0.5  # points
Rect = tuple[float, float, float, float]


class Chromium:
    """Chromium's opinion of trees."""

    def __init__(self, browser: Browser, folder: Path, head: str = HEAD) -> None:
        self.browser = browser
        browser.open(f"{head}<body></body>", folder)

    def boxes(self, roots: Sequence[Node]) -> list[list[Rect]]:
        pages = json.dumps([html(root) for root in roots])
        return [[tuple(r) for r in boxes] for boxes in self.browser.evaluate(f"({MEASURE})({pages})")]

    def differences(self, root: Node) -> list[str]:
        return differences(root, self.boxes([root])[0])


def ours(root: Node) -> list[Rect]:
    """Our boxes in the document's order."""
    placed = Solver().place(root, Box(0, 0, *PAGE))
    return [(p.box.x, p.box.y, p.box.width, p.box.height) for p in placed]


def differences(root: Node, theirs: Sequence[Rect]) -> list[str]:
    """One line for each box that lies elsewhere: which, what Chromium says, what we say."""
    found = []
    for (path, node), a, b in zip(_paths(root, "root"), theirs, ours(root), strict=True):
        if any(abs(x - y) > TOLERANCE for x, y in zip(a, b, strict=True)):
            found.append(f"{path} <{node.mode}> Chromium {_show(a)} ours {_show(b)}")
    return found


def _paths(node: Node, path: str) -> list[tuple[str, Node]]:
    found = [(path, node)]
    for index, child in enumerate(node.children):
        found += _paths(child, f"{path}.{index}")
    return found


def _show(rect: Rect) -> str:
    return " ".join(f"{v:.2f}" for v in rect)


def describe(node: Node, depth: int = 0) -> str:
    """The tree as it would be written: a line a node, only what is set."""
    plain = Style()
    given = [f"{f.name}={getattr(node.style, f.name)}" for f in fields(Style)
             if getattr(node.style, f.name) != getattr(plain, f.name)]  # fmt: skip
    line = "  " * depth + " ".join([node.mode, *given, *([repr(node.content)] if node.content else [])])
    return "\n".join([line, *(describe(child, depth + 1) for child in node.children)])


__all__ = ["Chromium", "describe", "differences", "ours", "walk"]
