"""Positions and outlines: a:xfrm (20.1.7.6), a:prstGeom (20.1.9.18), a:custGeom (20.1.9.8)."""

from __future__ import annotations

from deck.pptx.xml import emu
from deck.scene import Box, Freeform, Geometry, Preset

PATH_UNITS = 100  # path coordinates a unit of the freeform's space


def transform(box: Box, flip: str = "", tag: str = "a:xfrm") -> str:
    return (
        f'<{tag}{flip}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{max(0, emu(box.width))}" cy="{max(0, emu(box.height))}"/></{tag}>'
    )


def geometry_xml(geometry: Geometry) -> str:
    if isinstance(geometry, Freeform):
        return _custom(geometry)
    return preset_xml(geometry)


def preset_xml(preset: Preset) -> str:
    guides = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in preset.adjust)
    return f'<a:prstGeom prst="{preset.name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _custom(form: Freeform) -> str:
    steps = "".join(_step(command) for command in form.commands)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_units(form.width)}" h="{_units(form.height)}">{steps}</a:path></a:pathLst></a:custGeom>'
    )


_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _step(command: tuple[str | float, ...]) -> str:
    name, *numbers = command
    if name == "Z":
        return "<a:close/>"
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    points = "".join(f'<a:pt x="{_units(x)}" y="{_units(y)}"/>' for x, y in pairs)
    return f"<a:{_STEPS[str(name)]}>{points}</a:{_STEPS[str(name)]}>"


def _units(value: float | str) -> int:
    return round(float(value) * PATH_UNITS)
