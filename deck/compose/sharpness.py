"""Pictures that would look blurred. In: a slide's shapes. Out: a warning for each that has too few pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from deck.errors import Mark
from deck.scene import AnyShape, Group, Picture

SHARP = 144  # pixels an inch at the size shown: those of a projector of 1920 pixels over 13 1/3 inches


def blurred(shapes: Iterable[AnyShape], mark: Mark, slide: str) -> Iterator[str]:
    """A line for each picture on `slide` (as "3 “Title”") that has fewer than `SHARP` pixels an inch."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from blurred(shape.shapes, mark, slide)
        elif isinstance(shape, Picture) and shape.dpi < SHARP:
            yield (
                f"{mark}: slide {slide}: {shape.source.name} has {shape.dpi:.0f} pixels an inch as it "
                f"is shown and looks blurred: {remedy(shape)}"
            )


def remedy(picture: Picture) -> str:
    """What helps a picture that has too few pixels."""
    needed = math.ceil(picture.pixels[0] * SHARP / picture.dpi)
    return f"take one that is at least {needed} pixels wide, or show it smaller"
