"""Colours, fills and outlines as DrawingML (ECMA-376 20.1.2.3, 20.1.8, 20.1.2.2.24): theme colours only."""

from __future__ import annotations

import functools

from deck.pptx.xml import emu
from deck.scene import Colour, Fill, Gradient, Stroke


@functools.lru_cache(maxsize=512)
def colour_xml(colour: Colour) -> str:
    """`a:schemeClr` with its transforms."""
    inner = "".join(
        f'<a:{name} val="{round(value * 100_000)}"/>'
        for name, value, neutral in (
            ("lumMod", colour.lum_mod, 1.0),
            ("lumOff", colour.lum_off, 0.0),
            ("alpha", colour.alpha, 1.0),
        )
        if value != neutral
    )
    return f'<a:schemeClr val="{colour.slot}">{inner}</a:schemeClr>' if inner else f'<a:schemeClr val="{colour.slot}"/>'


@functools.lru_cache(maxsize=512)
def fill_xml(fill: Fill | None) -> str:
    """`a:solidFill`, `a:gradFill` or `a:noFill`."""
    if fill is None:
        return "<a:noFill/>"
    if isinstance(fill, Gradient):
        return _gradient(fill)
    return f"<a:solidFill>{colour_xml(fill)}</a:solidFill>"


@functools.lru_cache(maxsize=512)
def stroke_xml(stroke: Stroke | None, tag: str = "a:ln") -> str:
    """`a:ln` (or a table cell's `a:lnB` and its like); None draws no line."""
    if stroke is None:
        return f"<{tag}><a:noFill/></{tag}>"
    cap = ' cap="rnd"' if stroke.cap == "round" else ""
    dash = f'<a:prstDash val="{stroke.dash}"/>' if stroke.dash != "solid" else ""
    join = "<a:round/>" if stroke.cap == "round" else ""
    return (
        f'<{tag} w="{emu(stroke.width)}"{cap}>{fill_xml(stroke.colour)}{dash}{join}'
        f"{_end('headEnd', stroke.tail)}{_end('tailEnd', stroke.head)}</{tag}>"
    )


def _end(tag: str, kind: str) -> str:
    return f'<a:{tag} type="{kind}"/>' if kind != "none" else ""


def _gradient(fill: Gradient) -> str:
    stops = "".join(f'<a:gs pos="{round(at * 100_000)}">{colour_xml(colour)}</a:gs>' for at, colour in fill.stops)
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="{round(fill.angle * 60_000)}" scaled="0"/></a:gradFill>'
