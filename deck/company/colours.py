"""Colours of a foreign theme as RGB, to judge contrast by (20.1.2.3). What is written stays a theme colour.

`Palette.rgb` knows a colour element; `contrast` is WCAG 2.2's. Transforms are applied in HSL, shade and tint
in plain RGB: near enough to tell light from dark.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from deck.company.inherit import A, number
from deck.scene import Colour

RGB = tuple[float, float, float]
_PRESETS = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "blue": "0000FF",
    "green": "008000",
    "gray": "808080",
}
_PAPER: RGB = (1.0, 1.0, 1.0)


class Palette(Struct, frozen=True):
    """A theme's colours under a colour map; `own` is what `phClr` means here."""

    colours: Mapping[str, str]
    map: Mapping[str, str]
    own: str = ""

    def slot(self, name: str) -> str:
        """ "RRGGBB" of a slot of the map or the theme; white for one that does not exist."""
        if name == "phClr" and self.own:
            return self.own
        return self.colours.get(self.map.get(name, name), "FFFFFF")

    def of(self, colour: Colour, ground: str) -> str:
        """A scene colour as "RRGGBB", seen on `ground`."""
        seen = _luminance_transform(_split(self.slot(colour.slot)), colour.lum_mod, colour.lum_off)
        back = _split(ground)
        mixed = (s * colour.alpha + b * (1 - colour.alpha) for s, b in zip(seen, back, strict=True))
        return _join(tuple(mixed))

    def fill(self, element: Any) -> str | None:
        """The colour of an a:solidFill, the middle of an a:gradFill; None for anything else."""
        if element is None:
            return None
        found = [c for c in map(self.rgb, _colours(element)) if c]
        return mean(found) if found else None

    def rgb(self, element: Any) -> str | None:
        """The colour that a DrawingML colour element names, its transforms applied."""
        name = str(element.tag).rpartition("}")[2]
        read = _READERS.get(name)
        base = read(element, self) if read else None
        if base is None or len(base) != 6:
            return None
        value = _split(base)
        for transform in element:
            change = _TRANSFORMS.get(str(transform.tag).rpartition("}")[2])
            value = change(value, number(transform.get("val"), 100_000) / 100_000) if change else value
        return _join(value)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(rgb: str) -> float:
    """WCAG 2.2's relative luminance of "RRGGBB"."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _split(rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mean(colours: Iterable[str]) -> str:
    parts = [_split(c) for c in colours]
    return _join(tuple(sum(c) / len(parts) for c in zip(*parts, strict=True)))


def _colours(element: Any) -> Iterable[Any]:
    name = str(element.tag).rpartition("}")[2]
    if name == "solidFill":
        return list(element)[:1]
    return [stop[0] for stop in element.iter(f"{A}gs") if len(stop)] if name == "gradFill" else []


_READERS: dict[str, Callable[[Any, Palette], str | None]] = {
    "srgbClr": lambda e, p: e.get("val", ""),
    "schemeClr": lambda e, p: p.slot(e.get("val", "")),
    "sysClr": lambda e, p: e.get("lastClr") or {"window": "FFFFFF"}.get(e.get("val", ""), "000000"),
    "prstClr": lambda e, p: _PRESETS.get(e.get("val", "")),
}
_TRANSFORMS: dict[str, Callable[[RGB, float], RGB]] = {
    "lumMod": lambda c, v: _luminance_transform(c, v, 0.0),
    "lumOff": lambda c, v: _luminance_transform(c, 1.0, v),
    "shade": lambda c, v: (c[0] * v, c[1] * v, c[2] * v),
    "tint": lambda c, v: (1 - (1 - c[0]) * v, 1 - (1 - c[1]) * v, 1 - (1 - c[2]) * v),
}


def _luminance_transform(colour: RGB, modulate: float, offset: float) -> RGB:
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * modulate + offset)), saturation)


def _split(rgb: str) -> RGB:
    try:
        red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    except ValueError:
        return _PAPER
    return red, green, blue


def _join(colour: Iterable[float]) -> str:
    return "".join(f"{round(min(1.0, max(0.0, c)) * 255):02X}" for c in colour)
