"""Pictures have a pixel for every pixel of a full-HD projector, so that they are not blurred."""

from __future__ import annotations

from collections.abc import Iterator

from deck.checks.finding import Finding, check
from deck.checks.subject import Subject
from deck.compose.sharpness import SHARP, remedy
from deck.scene import Picture

POOR = 72


@check
def picture_dpi(subject: Subject) -> Iterator[Finding]:
    for shape in subject.painted:
        if isinstance(shape, Picture) and (dpi := shape.dpi) < SHARP:
            severity = "error" if dpi < POOR else "warning"
            yield Finding(
                severity,  # type: ignore[arg-type]
                f"{shape.source.name} has {dpi:.0f} pixels an inch here, under {SHARP}",
                remedy(shape),
                shape.source.name,
            )
