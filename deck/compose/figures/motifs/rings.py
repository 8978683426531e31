"""rings: circles round one centre at the edge of the slide, cut by it; one of them lit. Its path: ring after ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.crop import cropped, visible
from deck.compose.figures.motifs.registry import PROGRESSIVE, Command, circle, motif, panel, path, progress, quiet
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

# The centre in shares of the box, and the largest radius in shares of its height.
_PLACES = {
    "cover": (0.86, 0.42, 0.46),
    "section": (0.9, 0.78, 0.62),
    "closing": (0.92, 0.72, 0.55),
    "side": (0.6, 0.62, 0.9),
    "agenda": (0.6, 0.62, 0.48),
}
_COUNT, _LIT = 9, 5


@motif("rings")
def rings(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Circles at even distances, a disc in the middle."""
    variant = element.get("variant")
    lit = () if variant in PROGRESSIVE else (_LIT,)
    dim = [index for index in range(1, _COUNT) if index not in lit]
    pen = context.colour("faint", element) if variant == "cover" else quiet(element, context)
    accent = context.colour("accent" if variant == "cover" else "accent-mid", element)
    yield freeform(_circles(element, page, dim), None, Stroke(pen, 0.75), name="Rings")
    if lit:
        yield freeform(_circles(element, page, lit), None, Stroke(accent, 3), name="Lit ring")
    yield freeform(_circles(element, page, (0,), 0.8), accent, None, name="Centre")


@path("rings")
def wave(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """A ring further out with each step; at last the outermost."""
    index = max(1, round(progress(element) * (_COUNT - 1)))
    accent = context.colour("accent", element)
    yield freeform(_circles(element, page, (index,)), None, Stroke(accent, 4), name="Lit ring")
    yield freeform(_circles(element, page, (0,), 0.8), accent, None, name="Centre")


def _circles(element: Element, page: Box, indices: Sequence[int], share: float = 1.0) -> list[Command]:
    """The rings of these indices, from 0 (the innermost), as far as they can be seen."""
    page = panel(element, page)
    at_x, at_y, largest = _PLACES[element.get("variant")]
    x, y = page.x + at_x * page.width, page.y + at_y * page.height
    radii = [share * largest * page.height * (index + 1) / _COUNT for index in indices]
    return [command for r in radii for command in cropped(circle(x, y, r), visible(page))]
