"""Words for lengths, in points: what a template writes instead of a number.

Gaps, paddings, margins and sizes of boxes take words of "spacing"; radii, icons and strokes have scales of
their own. A brand stretches a scale by a factor, or sets single words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Scales = Mapping[str, Mapping[str, float]]

LENGTHS: Scales = {
    "spacing": {"none": 0, "hair": 1, "xxs": 2, "xs": 4, "s": 8, "m": 16, "l": 24, "xl": 40, "xxl": 64, "xxxl": 96}
    | {"page-top": 34, "page-side": 54, "page-bottom": 22},
    "radius": {"none": 0, "s": 6, "m": 9, "l": 14, "full": 9_999},
    "icon": {"xs": 16, "s": 24, "m": 32, "l": 44, "xl": 64, "xxl": 84, "xxxl": 220},
    "stroke": {"none": 0, "hairline": 0.75, "thin": 1.5, "medium": 2.25, "thick": 3},
}
FACTORS = {"radius": "m", "stroke": "thin"}  # a single number means this word, and the others move along
MOST = {"spacing": 200.0, "radius": 9_999.0, "icon": 300.0, "stroke": 12.0}


def lengths(given: Mapping[str, float | Mapping[str, float]]) -> Scales:
    """The scales with a brand's own values: scale → points of its middle word, or → word → points."""
    return MappingProxyType({name: _scale(name, words, given.get(name)) for name, words in LENGTHS.items()})


def _scale(name: str, words: Mapping[str, float], given: float | Mapping[str, float] | None) -> Mapping[str, float]:
    if given is None:
        return words
    if isinstance(given, Mapping):
        return {**words, **given}
    factor = given / words[FACTORS[name]]
    return {word: points * (1 if word == "full" and factor else factor) for word, points in words.items()}
