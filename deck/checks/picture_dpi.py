"""Pictures have a pixel for every pixel of a full-HD projector, so that they are not blurred."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from deck.checks.finding import Finding, check
from deck.checks.subject import Subject
from deck.scene import Picture

SHARP = 144  # pixels an inch: 1920 on a slide of 13 1/3 inches
POOR = 72


@check
def picture_dpi(subject: Subject) -> Iterator[Finding]:
    for shape in subject.painted:
        if isinstance(shape, Picture) and (dpi := _dpi(shape)) < SHARP:
            severity = "error" if dpi < POOR else "warning"
            wanted = round(shape.box.width / 72 * SHARP / (1 - shape.crop[0] - shape.crop[2]))
            yield Finding(
                severity,  # type: ignore[arg-type]
                f"{shape.source.name} has {dpi:.0f} pixels an inch here, under {SHARP}",
                f"take one {wanted} pixels wide, or show it smaller",
                shape.source.name,
            )


def _dpi(picture: Picture) -> float:
    """Pixels an inch as shown, the lesser of both directions; SVG has as many as one likes."""
    if picture.source.suffix.lower() == ".svg":
        return float("inf")
    width, height = _pixels(picture.source)
    left, top, right, bottom = picture.crop
    across, down = picture.box.width / 72, picture.box.height / 72
    return min(width * (1 - left - right) / across, height * (1 - top - bottom) / down)


@functools.lru_cache(maxsize=256)
def _pixels(source: Path) -> tuple[int, int]:
    from PIL import Image

    with Image.open(source) as picture:
        return picture.size
