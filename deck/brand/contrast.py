"""Contrast as WCAG 2.2 counts it, and how a theme colour with its luminance transforms is shown.

In: colours as "RRGGBB". Out: relative luminance (0–1) and ratios (1–21). Text needs `TEXT`, large text
(from 24 pt, or 18 pt bold: stricter than success criterion 1.4.3) and marks `LARGE`.
"""

from __future__ import annotations

import colorsys

from deck.scene import Colour

TEXT, LARGE = 4.5, 3.0


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "RRGGBB", each 0–1."""
    return int(colour[0:2], 16) / 255, int(colour[2:4], 16) / 255, int(colour[4:6], 16) / 255


def hexadecimal(red: float, green: float, blue: float) -> str:
    """ "RRGGBB" of channels 0–1, clipped."""
    return "".join(f"{round(min(1.0, max(0.0, c)) * 255):02X}" for c in (red, green, blue))


def linear(channel: float) -> float:
    """A gamma-coded sRGB channel as light (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance: 0 black, 1 white."""
    red, green, blue = (linear(c) for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def shown(base: str, colour: Colour) -> str:
    """The slot's colour `base` after `lumMod` and `lumOff`, which work on HSL's luminance (20.1.2.3.20, .21)."""
    hue, light, saturation = colorsys.rgb_to_hls(*channels(base))
    light = min(1.0, max(0.0, light * colour.lum_mod + colour.lum_off))
    return hexadecimal(*colorsys.hls_to_rgb(hue, light, saturation))
