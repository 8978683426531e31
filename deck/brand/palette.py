"""Colours that the brand leaves open, derived in OKLCH (Ottosson 2020; CSS Color 4 §9.4).

Lightness, chroma and hue are perceptual there: a step means the same for blue as for yellow. All functions
take and give "RRGGBB"; what falls outside sRGB loses chroma, never hue.
"""

from __future__ import annotations

import functools
import math

from deck.brand.contrast import channels, contrast, hexadecimal, linear, luminance

NEUTRAL = 0.065  # chroma up to which a colour counts as a grey
_NEAR = 0.07  # distance under which two colours are taken for one
_HUES = (165.0, 75.0, 240.0, 120.0, 300.0, 30.0)  # turns of the primary's hue, the most different first


def oklch(colour: str) -> tuple[float, float, float]:
    """Lightness 0–1, chroma 0–0.4, hue in degrees."""
    lightness, a, b = _oklab(colour)
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


@functools.lru_cache(maxsize=4096)
def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour, with as much of `chroma` as sRGB holds."""
    lightness = min(1.0, max(0.0, lightness))
    low, high = 0.0, chroma
    if _in_gamut(_rgb(lightness, chroma, hue)):
        return _coded(_rgb(lightness, chroma, hue))
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if _in_gamut(_rgb(lightness, middle, hue)) else (low, middle)
    return _coded(_rgb(lightness, low, hue))


def passing(colour: str, against: str, ratio: float) -> str:
    """The colour nearest to `colour` in lightness that has `ratio` against `against`; itself where it has."""
    if contrast(colour, against) >= ratio:
        return colour
    lightness, chroma, hue = oklch(colour)
    away = (-1, 1) if luminance(against) > 0.18 else (1, -1)
    for direction in away:
        for step in range(1, 201):
            found = from_oklch(lightness + direction * step * 0.005, chroma, hue)
            if contrast(found, against) >= ratio:
                return found
    return max(("000000", "FFFFFF"), key=lambda c: contrast(c, against))


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of `other` in `colour`, by OKLab."""
    pairs = zip(_oklab(colour), _oklab(other), strict=True)
    lightness, a, b = (x + (y - x) * share for x, y in pairs)
    return from_oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def is_grey(colour: str) -> bool:
    return oklch(colour)[1] <= NEUTRAL


def alike(one: str, other: str) -> bool:
    """Whether two colours would be taken for one another beside each other."""
    return math.dist(_oklab(one), _oklab(other)) < _NEAR


def turned(primary: str, taken: tuple[str, ...], ground: str) -> str:
    """A further accent: the primary's lightness and chroma at a hue that none of `taken` has; 3:1 on `ground`."""
    lightness, chroma, hue = oklch(primary)
    chroma = max(chroma, 0.09)
    turns = (passing(from_oklch(lightness, chroma, (hue + turn) % 360), ground, 3.0) for turn in _HUES)
    return next((c for c in turns if not any(alike(c, other) for other in taken)), primary)


def grey(primary: str, lightness: float) -> str:
    """A grey with a breath of the primary's hue."""
    _, chroma, hue = oklch(primary)
    return from_oklch(lightness, min(0.03, chroma * 0.25), hue)


def deep(primary: str) -> str:
    """A dark ground in the primary's hue."""
    _, chroma, hue = oklch(primary)
    return from_oklch(0.23, min(0.04, chroma * 0.3), hue)


def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = (linear(c) for c in channels(colour))
    l_ = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    m_ = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    s_ = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_,
        1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_,
        0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_,
    )


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear sRGB, possibly outside 0–1."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    l_ = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )


def _in_gamut(rgb: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= c <= 1.0001 for c in rgb)


def _coded(rgb: tuple[float, float, float]) -> str:
    clipped = (min(1.0, max(0.0, c)) for c in rgb)
    return hexadecimal(*(c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clipped))
