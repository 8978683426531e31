"""What a motif is: the registry, and what drawing one takes.

A motif is a function of its element, the context and its box. On a "cover", a "section" and a "closing" (the element's
`variant`) the box is the whole slide, and where on it the motif draws is its composition: titles stand at the left, so
its weight lies at the right, the top or the foot. At the "side" the box is a panel of its own, on an "agenda" as
much of one as lies beside its entries, of which the element says how many there are (`steps`). What runs on beyond the
box is cropped by it. It is loud on covers only; roles of colour, no others.

A motif has a path: what of it lights up, rises or grows as the deck goes on, the only sign of how far it is. That is
drawn on the slide, over the motif that lies on the layout, for an element that says how far the deck is (`progress`,
0–1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from deck.compose.context import HEIGHT, Context
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Colour

Command = tuple[str | float, ...]
Motif = Callable[[Element, Context, Box], Iterator[AnyShape]]
MOTIFS: dict[str, Motif] = {}
PATHS: dict[str, Motif] = {}
PROGRESSIVE = frozenset(("section", "closing", "agenda"))  # variants over which a path is drawn
HANDLE = 0.5523  # length of a Bézier's handles for a quarter of a circle of radius 1


def motif(name: str) -> Callable[[Motif], Motif]:
    """Register a function as the motif `name`."""

    def register(function: Motif) -> Motif:
        MOTIFS[name] = function
        return function

    return register


def path(name: str) -> Callable[[Motif], Motif]:
    """Register a function as the path of the motif `name`."""

    def register(function: Motif) -> Motif:
        PATHS[name] = function
        return function

    return register


@motif("none")
def none(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Nothing: type alone."""
    return iter(())


def behind(element: Element, context: Context) -> str:
    """The role of what the motif stands on: at the side of a dark slide that is a panel, lighter than the ground."""
    return "dark" if element.get("variant") == "side" and context.slide_ground == "dark" else "ground"


def quiet(element: Element, context: Context) -> Colour:
    """The colour of thin lines that stay in the background: half of what is faint, so a projector still shows them."""
    return replace(context.colour("faint", element), alpha=0.6)


def panel(element: Element, box: Box) -> Box:
    """The box of the element, for motifs that do not care about an agenda's entries: the lower part of its panel."""
    return Box(box.x, 0.36 * HEIGHT, box.width, 0.74 * HEIGHT) if element.get("variant") == "agenda" else box


def progress(element: Element) -> float:
    """How far the deck is, 0–1."""
    return min(1.0, element.number("progress"))


def area(element: Element, page: Box, shares: Mapping[str, tuple[float, float, float, float]]) -> Box:
    """Where a motif draws, by its shares of the box for each variant."""
    return part(panel(element, page), *shares[element.get("variant")])


def part(page: Box, x: float, y: float, width: float, height: float) -> Box:
    """A part of the page, by shares of it."""
    return Box(page.x + x * page.width, page.y + y * page.height, width * page.width, height * page.height)


def circle(x: float, y: float, r: float) -> list[Command]:
    """A circle as a closed path."""
    k = r * HANDLE
    return [
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    ]
