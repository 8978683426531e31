"""rings: circles round one centre at the edge of the slide, cut by it; one of them lit."""

from __future__ import annotations

from collections.abc import Iterator

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.crop import cropped, visible
from deck.compose.figures.motifs.registry import circle, motif, quiet
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

# The centre in shares of the box, and the largest radius in shares of its height.
_PLACES = {
    "cover": (0.84, 0.42, 0.62),
    "section": (0.9, 0.78, 0.62),
    "closing": (0.92, 0.72, 0.55),
    "side": (0.6, 0.62, 0.9),
}
_COUNT, _LIT = 9, 5


@motif("rings")
def rings(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Circles at even distances, a disc in the middle."""
    at_x, at_y, share = _PLACES[element.get("variant")]
    loud = element.get("variant") == "cover"
    x, y = page.x + at_x * page.width, page.y + at_y * page.height
    largest = share * page.height
    radii = [largest * (index + 1) / _COUNT for index in range(_COUNT)]
    dim = [
        c for index, r in enumerate(radii) if index not in (0, _LIT) for c in cropped(circle(x, y, r), visible(page))
    ]
    accent = context.colour("accent" if loud else "accent-mid", element)
    yield freeform(
        dim, None, Stroke(context.colour("faint", element) if loud else quiet(element, context), 0.75), name="Rings"
    )
    yield freeform(cropped(circle(x, y, radii[_LIT]), visible(page)), None, Stroke(accent, 3), name="Lit ring")
    yield freeform(circle(x, y, radii[0] * 0.8), accent, None, name="Centre")
