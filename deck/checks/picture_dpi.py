"""Pictures have a pixel for every pixel of a full-HD projector, so that they are not blurred."""

from __future__ import annotations

from collections.abc import Iterator

from deck.checks.finding import Finding, check
from deck.checks.subject import Subject
from deck.scene import Picture

SHARP = 144  # pixels an inch: 1920 on a slide of 13 1/3 inches
POOR = 72


@check
def picture_dpi(subject: Subject) -> Iterator[Finding]:
    for shape in subject.painted:
        if isinstance(shape, Picture) and (dpi := shape.dpi) < SHARP:
            severity = "error" if dpi < POOR else "warning"
            wanted = round(shape.box.width / 72 * SHARP / (1 - shape.crop[0] - shape.crop[2]))
            yield Finding(
                severity,  # type: ignore[arg-type]
                f"{shape.source.name} has {dpi:.0f} pixels an inch here, under {SHARP}",
                f"take one {wanted} pixels wide, or show it smaller",
                shape.source.name,
            )
