"""Checks: what a reader would stumble over on slides that build. In: a scene and its outline. Out: findings.

Each check is a module with one registered function from a `Subject` (a slide and what surrounds it) to findings.
A slide that knows better says so in the outline: `ignore: [contrast]`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deck.checks.finding import CHECKS, Finding
from deck.checks.place import Places
from deck.checks.subject import Subject, subjects
from deck.errors import OutlineError, did_you_mean

if TYPE_CHECKING:
    from deck.brand import Brand
    from deck.outline import Outline
    from deck.scene import Scene

NAMES = ("alt_text", "contrast", "han_punctuation", "legibility", "picture_dpi", "reading_order")
for _name in NAMES:
    import_module(f"deck.checks.{_name}")


def findings(scene: Scene, outline: Outline, brand: Brand, without: Container[str] = frozenset()) -> Iterator[Finding]:
    """What all checks but those `without` find, slide by slide. Raises OutlineError where `ignore` names no check."""
    known(outline)
    places = Places(outline)
    for subject in subjects(scene, outline, brand):
        yield from (places.found(finding, subject.spec) for finding in found_on(subject, without))


def found_on(subject: Subject, without: Container[str] = frozenset()) -> Iterator[Finding]:
    """What the checks that the slide does not ignore find on it."""
    for name, check in CHECKS.items():
        if name not in subject.spec.ignore and name not in without:
            yield from (replace(finding, check=name) for finding in check(subject))


def known(outline: Outline) -> None:
    """Raises OutlineError where `ignore` names no check."""
    for spec in outline.slides:
        for name in spec.ignore:
            if name not in CHECKS:
                raise OutlineError(
                    f"“ignore” names no check: “{name}”",
                    mark=spec.mark,
                    slide=f"{spec.written} “{spec.title}”",
                    expected=", ".join(CHECKS),
                    hint=did_you_mean(name, CHECKS),
                )


__all__ = ["CHECKS", "NAMES", "Finding", "findings", "found_on", "known"]
