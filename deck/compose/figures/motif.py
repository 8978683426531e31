"""<motif>: the brand's own drawing on covers and sections; which one, the brand file says."""

from __future__ import annotations

from collections.abc import Iterator

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.motifs import MOTIFS, PATHS
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.compose.steps import bounds
from deck.errors import BrandError, did_you_mean
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Group


@builds("motif")
def motif(element: Element, context: Context) -> Node:
    """The brand's motif for this kind of slide; its box is the whole slide, where it draws is its own choice."""
    known = context.brand.variants
    variants = {**known, "closing": known["section"], "agenda": known["side"]}
    if (name := element.get("variant")) not in variants:
        raise element.error(f"<motif> has no variant “{name}”", expected=", ".join(variants))
    variant = variants[name]
    if variant.motif not in MOTIFS:
        hint = did_you_mean(variant.motif, MOTIFS)
        raise BrandError(f"no motif “{variant.motif}”", mark=variant.mark, expected=", ".join(MOTIFS), hint=hint)

    drawn = PATHS if element.get("progress") else MOTIFS

    def draw(box: Box) -> Iterator[AnyShape]:
        function = drawn.get(variant.motif, MOTIFS["none"])
        if shapes := tuple(function(element, context, box)):
            yield Group(bounds(shapes), "Motif" if drawn is MOTIFS else "Path", shapes)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))
