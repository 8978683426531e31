"""Text that fills its box: every paragraph one line, all as large as the widest of them lets them be."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from deck.compose.content import TextContent
from deck.compose.context import Context
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint, TextPaint
from deck.compose.styles import style_name
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Paragraph
from deck.text.measure import TextMeasurer

STEP = 0.1  # points by which sizes differ
LARGE, SMALL_BEARING = 30.0, 1.4  # points: type that hangs; the bearing of running text, with which it lines up


@dataclass(frozen=True, eq=False, slots=True)
class FilledContent(TextContent):
    """Lines from `floor` points up to their style's size; runs with a size of their own keep it."""

    floor: float = 0.0

    def min_width(self) -> float:
        return self._wide(self.floor)

    def max_width(self) -> float:
        return self._wide(self._most())

    def height(self, width: float) -> float:
        return self.measurer.fit(self.sized(width), float("inf")).height

    def sized(self, width: float) -> tuple[Paragraph, ...]:
        """The paragraphs at the largest size at which all lines are as wide as that, or at the floor."""
        low, high = 0, math.floor((self._most() - self.floor) / STEP)
        while low < high:
            middle = (low + high + 1) // 2
            if self._wide(self.floor + middle * STEP) <= width:
                low = middle
            else:
                high = middle - 1
        return self._at(self.floor + low * STEP)

    def _most(self) -> float:
        return max(self.floor, self.paragraphs[0].style.size)

    def _wide(self, size: float) -> float:
        """How wide the ink of the widest line is."""
        return max(self.measurer.inked(paragraph) for paragraph in self._at(size)) + SMALL_BEARING

    def _at(self, size: float) -> tuple[Paragraph, ...]:
        return tuple(_of_size(paragraph, size) for paragraph in self.paragraphs)


def _of_size(paragraph: Paragraph, size: float) -> Paragraph:
    style = paragraph.style
    pitch = round(style.pitch * size / style.size, 1)
    return replace(paragraph, style=replace(style, size=size, pitch=pitch))


def filled(element: Element, context: Context, content: TextContent, paint: TextPaint) -> Node:
    """The node of a text with wrap="fill"."""
    floor = context.style(style_name(element, context)).floor
    lines = FilledContent(content.paragraphs, content.measurer, content.styles, False, floor)
    draw = FunctionPaint(partial(_drawn, lines, paint), name=paint.name)
    return Node("leaf", box_style(element, context), content=lines, tag=draw)


def _drawn(content: FilledContent, paint: TextPaint, box: Box) -> Iterable[AnyShape]:
    """The lines with their ink in the box, out of which the side bearings at both ends hang."""
    found = content.sized(box.width)
    out = hang(found, content.measurer)
    width = max(box.width + out, *(content.measurer.advance(paragraph) for paragraph in found))
    return replace(paint, paragraphs=found, hang=0.0).draw(Box(box.x - out, box.y, width, box.height))


def hang(found: tuple[Paragraph, ...], measurer: TextMeasurer) -> float:
    """How far large type at the left edge stands out, so that its ink and not its side bearing lines up."""
    if not found or found[0].style.size < LARGE or found[0].style.align != "left":
        return 0.0
    return round(max(0.0, measurer.side_bearing(found[0]) - SMALL_BEARING), 1)
