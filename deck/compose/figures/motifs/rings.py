"""rings: circles round one centre at the edge of the slide, cut by it; one of them lit."""

from __future__ import annotations

from collections.abc import Iterator

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.registry import circle, motif, thin
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

# The centre in shares of the box, and the largest radius in shares of its height.
_PLACES = {"cover": (0.8, 0.44, 0.37), "section": (0.8, 0.54, 0.36), "side": (0.5, 0.5, 0.42)}
_COUNT, _LIT = 9, 5


@motif("rings")
def rings(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Circles at even distances, a disc in the middle."""
    at_x, at_y, share = _PLACES[element.get("variant")]
    loud = element.get("variant") == "cover"
    x, y = page.x + at_x * page.width, page.y + at_y * page.height
    largest = min(share * page.height, share * page.width)
    radii = [largest * (index + 1) / _COUNT for index in range(_COUNT)]
    dim = [c for index, r in enumerate(radii) if index not in (0, _LIT) for c in circle(x, y, r)]
    accent = context.colour("accent" if loud else "accent-soft", element)
    yield freeform(
        dim, None, Stroke(context.colour("faint" if loud else thin(element, context), element), 0.75), name="Rings"
    )
    yield freeform(circle(x, y, radii[_LIT]), None, Stroke(accent, 3), name="Lit ring")
    yield freeform(circle(x, y, radii[0] * 0.8), accent, None, name="Centre")
