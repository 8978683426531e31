"""The <chart> element: its kind draws it, what its axes measure stands round that."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.elements.charts.registry import KINDS, Data
from deck.compose.elements.charts.titles import named, room, titled
from deck.compose.figures.labels import data_of
from deck.compose.lengths import box_style
from deck.compose.paint import HeldPaint
from deck.compose.registry import builds
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Chart, Placeholder


@builds("chart")
def chart(element: Element, context: Context) -> Node:
    data = Data(data_of(element), element, context)
    maker = KINDS.get(data.kind)
    if maker is None:
        raise element.error(f"no chart kind “{data.raw.get('kind')}”", expected=", ".join(KINDS))

    def put(box: Box, placeholder: Placeholder | None) -> Iterator[AnyShape]:
        own = named(data, box)
        for shape in maker(own, room(own, box)):
            yield replace(titled(own, shape, box), placeholder=placeholder) if isinstance(shape, Chart) else shape

    return Node("leaf", box_style(element, context), content=Sized(), tag=HeldPaint("chart", "Chart", "", put))
