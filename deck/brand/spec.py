"""What a `_brand.yml` may hold: brand.yml's keys (posit-dev/brand-yml, docs/brand) and ours in `defaults: deck:`.

In: the document's `Node`s. Out: warnings for keys that nobody knows. Raises BrandError, with its place, for a
value of the wrong type. The package `brand-yml` reads the same format; its errors know no line or column, it
brings pydantic, ruamel.yaml and htmltools along and takes longer to import than a deck to build, so the keys
stand here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from deck.errors import BrandError, did_you_mean
from deck.yaml_nodes import Node


class Shape(Struct, frozen=True):
    """What may stand at a place: a scalar of `types`, a mapping of `keys` (or of any keys to `values`), a list
    of `items`. A form that is None may not stand there. `open` mappings may hold keys of anybody else's."""

    said: str
    types: tuple[type, ...] = ()
    keys: Mapping[str, Shape] | None = None
    values: Shape | None = None
    items: Shape | None = None
    open: bool = False


_WORDS = (str, int, float)  # an unquoted 2018 is a name as good as any
TEXT = Shape("text", _WORDS)
NUMBER = Shape("a number", (int, float))
COLOUR = Shape(
    "a colour: “#RRGGBB”, a CSS name, a name of color.palette, or {light: …, dark: …}",
    _WORDS,
    {"light": TEXT, "dark": TEXT},
)
SIZE = Shape("a size: 1rem, 16px, 12pt, 100%", _WORDS)
WEIGHT = Shape("a weight: 100 … 900, or its name", _WORDS)
STYLE = Shape("normal, italic or oblique", (str,))
FILE = Shape("a path, or {path: …, alt: …}", (str,), {"path": TEXT, "alt": TEXT})
LOGO = Shape(
    "a path, a name of logo.images, or {light: …, dark: …}",
    (str,),
    {"light": FILE, "dark": FILE, "path": TEXT, "alt": TEXT},
)


def record(said: str = "a mapping", *more: dict[str, Shape], types: tuple[type, ...] = (), **keys: Shape) -> Shape:
    """A mapping; in its keys “_” stands for “-”."""
    known = {key.replace("_", "-"): shape for key, shape in keys.items()}
    return Shape(said, types, {**known, **{key: shape for group in more for key, shape in group.items()}})


def with_others(shape: Shape) -> Shape:
    """The same, other people's keys allowed."""
    return replace(shape, open=True)


def many(shape: Shape) -> Shape:
    """One, or a list of them."""
    return Shape(f"{shape.said}, or a list", shape.types, shape.keys, items=shape)


_FONT = record(
    "a font: {family: …, source: …}",
    family=TEXT,
    source=TEXT,
    weight=many(WEIGHT),
    style=many(STYLE),
    display=TEXT,
    files=many(
        record("a path, or {path: …, weight: …, style: …}", types=(str,), path=TEXT, weight=WEIGHT, style=STYLE)
    ),
)


_FACE = {"family": TEXT, "weight": WEIGHT, "style": STYLE, "color": COLOUR, "line-height": SIZE}
_MONO = {**_FACE, "size": SIZE, "background-color": COLOUR}
_LINK = {"weight": WEIGHT, "color": COLOUR, "background-color": COLOUR, "decoration": TEXT}
_FAMILY = "a family, or a mapping"
_ROLES = ("foreground", "background", "primary", "secondary", "tertiary", "success", "info", "warning", "danger")
THEME_COLOURS = (*_ROLES, "light", "dark", "link")

_LENGTHS = Shape("points, or a mapping of words to points", (int, float), values=NUMBER)
_VARIANT = record("{ground: …, motif: …}", ground=TEXT, motif=TEXT)
DECK = record(
    "our own keys",
    ground=TEXT,
    accents=Shape("a list of colours", items=COLOUR),
    followed_link=COLOUR,
    type=record(base=NUMBER, ratio=NUMBER, headings=Shape("a list of text styles", items=TEXT)),
    spacing=_LENGTHS,
    radius=_LENGTHS,
    icon=_LENGTHS,
    stroke=_LENGTHS,
    table=TEXT,
    chart=Shape("a list of colour roles or colours", items=TEXT),
    motif=TEXT,
    cover=_VARIANT,
    section=_VARIANT,
    side=record("{motif: …}", motif=TEXT),
    logo=TEXT,
    footer=TEXT,
    east_asian=record("a family, or {body: …, headings: …}", types=(str,), body=TEXT, headings=TEXT),
    lang=TEXT,
)
BRAND = record(
    "a mapping: meta, logo, color, typography, defaults",
    meta=with_others(
        record(
            name=record("a name, or {full: …, short: …}", types=_WORDS, full=TEXT, short=TEXT),
            link=Shape("an address, or a mapping of addresses", (str,), values=TEXT),
        )
    ),
    logo=record(
        "a path, or {small: …, medium: …, large: …, images: …}",
        types=(str,),
        images=Shape("a mapping of names to paths", values=FILE),
        small=LOGO,
        medium=LOGO,
        large=LOGO,
        path=TEXT,
        alt=TEXT,
    ),
    color=record("a mapping", dict.fromkeys(THEME_COLOURS, COLOUR), palette=Shape("names and colours", values=COLOUR)),
    typography=record(
        fonts=Shape("a list of fonts", items=_FONT),
        base=record(_FAMILY, _FACE, types=(str,), size=SIZE),
        headings=record(_FAMILY, _FACE, types=(str,)),
        monospace=record(_FAMILY, _MONO, types=(str,)),
        monospace_inline=record(_FAMILY, _MONO, types=(str,)),
        monospace_block=record(_FAMILY, _MONO, types=(str,)),
        link=record("a mapping", _LINK, types=(str,)),
    ),
    defaults=with_others(record(deck=DECK)),
)


class Report(Struct):
    """Warnings, each with its place: `file:line:column: what; what to do`."""

    lines: list[str] = field(default_factory=list)

    def warn(self, node: Any, message: str, hint: str = "") -> None:
        mark = getattr(node, "mark", node)
        place = f"{mark.place}: " if mark else ""
        self.lines.append(f"{place}{message}{f'; {hint}' if hint else ''}")


def check(node: Node, report: Report, shape: Shape = BRAND, path: str = "") -> None:
    """Hold the document against its shape. Raises BrandError for the first value of a wrong type."""
    value = node.value
    if value is None:
        return
    if isinstance(value, dict) and (shape.keys is not None or shape.values):
        for key, inner, known in _members(node, shape, report, path):
            check(inner, report, known, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list) and shape.items:
        for item in value:
            check(item, report, shape.items, path)
    elif not _is_scalar(value, shape):
        raise BrandError(f"{path or 'the brand file'} holds {_kind(value)}", mark=node.mark, expected=shape.said)


def _members(node: Node, shape: Shape, report: Report, path: str) -> Iterator[tuple[str, Node, Shape]]:
    known = shape.keys or {}
    for key, inner in node.value.items():
        if found := known.get(key) or shape.values:
            yield key, inner, found
        elif not shape.open:
            hint = did_you_mean(key, known) or f"known here: {', '.join(known)}"
            report.warn(node.key_mark(key), f"{path}: unknown key “{key}”".lstrip(": "), hint)


def _is_scalar(value: Any, shape: Shape) -> bool:
    return isinstance(value, shape.types) and (not isinstance(value, bool) or bool in shape.types)


def _kind(value: Any) -> str:
    kinds: dict[type, str] = {dict: "a mapping", list: "a list", bool: f"“{str(value).lower()}”"}
    return kinds.get(type(value), f"“{value}”")
