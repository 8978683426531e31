"""Builders of single things: icons, the logo, QR codes, rules, formulas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from deck import svg
from deck.brand.model import Logo
from deck.compose.content import Sized, TextContent
from deck.compose.context import Context
from deck.compose.elements.icons import STROKE, USUAL_DENSITY, Icon, IconPath, density, ink
from deck.compose.elements.pictures import contained, pixels
from deck.compose.lengths import box_style, points
from deck.compose.paint import FunctionPaint, LogoPaint, TextPaint, outline
from deck.compose.registry import builds, stroke
from deck.compose.styles import paragraph_style, style_name
from deck.compose.texts import raw_text
from deck.errors import DeckError
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Freeform, Group, Math, Paragraph, Picture, Shape, Stroke
from deck.svg import is_svg

LONGEST = 1.25  # a wide or tall icon's longer side, in sizes
THIN, LIFT = 0.3, 0.25  # the least that an icon's density counts as; how much density tells


@builds("icon")
def icon(element: Element, context: Context) -> Node:
    """An icon as one native shape; `size` is its edge in points."""
    size = points(element, "size", context, 24)
    draw = partial(_draw_icon, element, context)
    style = box_style(element, context)
    return Node("leaf", style, content=Sized(size, size), tag=FunctionPaint(draw))


def _draw_icon(element: Element, context: Context, box: Box) -> Iterable[AnyShape]:
    from deck.compose.elements.icons import icon as find

    size = min(points(element, "size", context, 24), box.width, box.height)
    square = Box(box.x, box.y + (box.height - size) / 2, size, size)
    found = find(element.get("name"), context.folder)
    align = element.get("align")
    place = _optical(found, square, align, box.width) if element.flag("optical") else square
    return _outlines(found, place, f"Icon {element.get('name')}", element, context)


def _optical(found: Icon, square: Box, align: str, room: float) -> Box:
    """Where an icon is drawn so that its ink stands in the middle of `square`, at its left or on its ground there, and
    weighs as much as others': it takes the room of `square`, more where it is thin and less where it is solid."""
    left, top, right, bottom = ink(found)
    wide, tall = right - left, bottom - top
    weight = (USUAL_DENSITY / max(THIN, density(found))) ** LIFT
    widest, tallest = (min(LONGEST * square.width, room), square.height) if align else (LONGEST * square.width,) * 2
    scale = min(square.width * (wide * tall) ** -0.5 * weight, widest / wide, tallest / tall)
    x = square.x - scale * left + (0.0 if align else (square.width - scale * wide) / 2)
    y = square.y - scale * top + (square.height - scale * tall) / (1 if align == "ground" else 2)
    return Box(x, y, scale * found.width, scale * found.height)


@builds("logo")
def logo(element: Element, context: Context) -> Node:
    """The brand's logo: the outlines of an SVG of one colour as a native shape in ours, or a picture as it is.

    It fills its box as far as its proportions go, from the sides that the box is placed by (`right`, `bottom`).
    """

    def place(box: Box, size: tuple[float, float]) -> Box:
        held = contained(box, size)
        x = box.right - held.width if element.get("right") else held.x
        return replace(held, x=x, y=box.bottom - held.height if element.get("bottom") else held.y)

    def draw(box: Box) -> Iterable[AnyShape]:
        logo = context.brand.logo
        if logo is None:
            return ()
        file = logo.on(context.ground)
        if not _recolours(file):
            dots = (0, 0) if is_svg(file) else pixels(file)
            alt = logo.alt or context.brand.name
            return (Picture(place(box, _shown_size(logo, file)), "Logo", file, alt, pixels=dots),)
        found = _read(logo, file)
        return _outlines(found, place(box, (found.width, found.height)), "Logo", element, context)

    paint = LogoPaint if element.flag("native") else FunctionPaint
    return Node("leaf", box_style(element, context), content=Sized(), tag=paint(draw))


def proportion(logo: Logo) -> float:
    """Width by height, of the one for light ground. Raises DeckError."""
    width, height = _shown_size(logo, logo.light)
    return width / height


def _recolours(file: Path) -> bool:
    return is_svg(file) and not svg.coloured(file)


def _shown_size(logo: Logo, file: Path) -> tuple[float, float]:
    """Width and height, of whatever unit. Raises DeckError."""
    if _recolours(file):
        found = _read(logo, file)
        return found.width, found.height
    try:
        return svg.size(file) if is_svg(file) else pixels(file)
    except DeckError as problem:
        raise problem.at(logo.mark) from None


def _read(logo: Logo, file: Path) -> Icon:
    from deck.compose.elements.icons import read

    try:
        return read(file)
    except DeckError as problem:
        raise problem.at(logo.mark) from None


def _outlines(found: Icon, square: Box, name: str, element: Element, context: Context) -> Iterable[AnyShape]:
    """An icon's paths in a box: one shape, or a group where it takes several."""
    colour = context.colour(element.get("color") or "text", element)
    line = Stroke(colour, points(element, "stroke-width", context, max(1.25, square.height * STROKE)), cap="round")
    alt, solid = element.get("alt"), element.flag("solid")
    shapes = [
        Shape(
            square,
            name,
            Freeform(found.width, found.height, path.commands),
            None if path.stroke and not (solid and _one(path)) else colour,
            line if path.stroke else None,
            alt=alt,
        )
        for path in found.paths
    ]
    return shapes if len(shapes) == 1 else (Group(square, name, tuple(shapes), alt),)


def _one(path: IconPath) -> bool:
    """Whether it is one closed outline: of several, filling would cover what is drawn within."""
    return [command[0] for command in path.commands].count("M") == 1 and path.commands[-1][0] == "Z"


@builds("line")
def line(element: Element, context: Context) -> Node:
    """A rule across its box (or down it, `direction="down"`)."""
    pen = stroke(element, context, 0.75) or Stroke(
        context.colour("rule", element), points(element, "stroke-width", context, 0.75)
    )
    down = element.get("direction") == "down"
    paint = FunctionPaint(lambda box: (_rule(box, pen, down),))
    return Node("leaf", box_style(element, context), content=Sized(), tag=paint)


def _rule(box: Box, pen: Stroke, down: bool) -> Connector:
    if down:
        middle = box.x + box.width / 2
        return Connector((middle, box.y), (middle, box.bottom), pen, "Rule")
    middle = box.y + box.height / 2
    return Connector((box.x, middle), (box.right, middle), pen, "Rule")


@builds("qr")
def qr(element: Element, context: Context) -> Node:
    """A QR code of `link` as one shape, square, that also is the link; on dark ground it stands on a light card."""

    def draw(box: Box) -> Iterable[AnyShape]:
        from deck.compose.elements.qr import QUIET, path

        size = min(box.width, box.height)
        square = Box(box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size, size)
        link, here, code = element.get("link"), context, path(element.get("link"))
        if context.ground == "dark" and not element.get("color"):
            here = context.on("light")
            yield Shape(
                square, "Card", outline(square, points(element, "radius", context)), here.colour("paper", element)
            )
            quiet = size * QUIET / (code.width + 2 * QUIET)
            square = Box(square.x + quiet, square.y + quiet, size - 2 * quiet, size - 2 * quiet)
        colour = here.colour(element.get("color") or "text", element)
        yield Shape(square, "QR code", code, colour, alt=element.get("alt") or f"QR: {link}", link=link)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


@builds("formula")
def formula(element: Element, context: Context) -> Node:
    """A display formula from LaTeX, native and editable."""
    style = paragraph_style(element, context)
    found = (Paragraph((Math(raw_text(element)),), style),)
    content = TextContent(found, context.measurer, frozenset({style_name(element, context)}))
    paint = TextPaint("Formula", found, "middle", alt=element.get("alt"))
    return Node("leaf", box_style(element, context), content=content, tag=paint)
