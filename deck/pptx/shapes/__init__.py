"""Shapes of the scene as XML: one module a shape, found by its type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from deck.pptx.page import Page
from deck.pptx.shapes import chart, connector, group, picture, shape, table
from deck.scene import AnyShape, Chart, Connector, Group, Picture, Shape, Table

_WRITERS: dict[type, Callable[..., str]] = {
    Shape: shape.write,
    Connector: connector.write,
    Picture: picture.write,
    Table: table.write,
    Chart: chart.write,
    Group: group.write,
}


def write_all(shapes: Sequence[AnyShape], page: Page) -> list[str]:
    """The XML of shapes and all in them, ids in document order."""
    ids = page.reserve(shapes)

    def write(one: Any) -> str:
        number = next(ids)
        if isinstance(one, Group):
            return group.write(one, page, number, [write(inner) for inner in one.shapes])
        return _WRITERS[type(one)](one, page, number)

    return [write(one) for one in shapes]
