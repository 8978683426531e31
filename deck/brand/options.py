"""Our own keys of a brand file, in `defaults: deck:`, and the type scale, which both parts of it make.

Every key and an example of each: docs/brand.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from deck.brand.colours import Colours, mapping
from deck.brand.faces import BOLD, weight
from deck.brand.lengths import FACTORS, LENGTHS, MOST, Scales, lengths
from deck.brand.model import CHART, VARIANTS, Variant
from deck.brand.roles import ROLES
from deck.brand.spec import Report
from deck.brand.styles import STYLES, TypeScale
from deck.brand.values import is_set, line_height, number, size, text, word
from deck.errors import BrandError
from deck.scene import Ground
from deck.yaml_nodes import Node

GROUNDS = ("light", "dark")
LOGOS = ("cover", "every")
Section = Mapping[str, Node]


def type_scale(typography: Section, ours: Section, heading: str) -> TypeScale:
    """Sizes of our own are points on the slide; those of `typography` stand beside a browser's 16 px."""
    own, base, heads = (mapping(n) for n in (ours.get("type"), typography.get("base"), typography.get("headings")))
    bold = weight(heads.get("weight"))
    return TypeScale(
        base=number(own.get("base"), 12, 40, 20.0 * size(base.get("size"))),
        ratio=number(own.get("ratio"), 1.05, 1.7, 1.25),
        body_leading=line_height(base.get("line-height")),
        heading_leading=line_height(heads.get("line-height")),
        heading_bold=bold is None or bold >= BOLD,
        heading_italic=text(heads.get("style")) in ("italic", "oblique"),
        heading_colour=_HEADING_ROLES.get(heading, "heading"),
        headings=frozenset(word(n, STYLES, "", "text style") for n in _items(own.get("headings"))),
    )


# Slots whose role is right on either ground; "" is the text's.
_HEADING_ROLES = {"": "text", "accent1": "accent"}


def heading_slot(node: Node | None, colours: Colours, theme: Mapping[str, str], home: Ground, report: Report) -> str:
    """The theme slot that headings are coloured with: slides know theme colours only."""
    wanted = colours.find(node, home, typography=True) if is_set(node) else ""
    slot = _slot(wanted, theme)
    if wanted and not slot:
        message = f"headings stay in the text's colour: #{wanted} is none of the theme's"
        report.warn(node, message, "name it in defaults.deck.accents")
    return "" if slot == ("dk1" if home == "light" else "lt1") else slot


def chart(node: Node | None, colours: Colours, theme: Mapping[str, str], home: Ground) -> tuple[str, ...]:
    """Roles or theme slots for series, the most important first. Raises BrandError for a colour not of the theme."""
    return tuple(_series(one, colours, theme, home) for one in _items(node)) or CHART


def _series(node: Node, colours: Colours, theme: Mapping[str, str], home: Ground) -> str:
    if node.text in ROLES["light"] or node.text in theme:
        return node.text
    slot = _slot(colours.find(node, home), theme)
    if not slot:
        raise BrandError(
            f"“{node.text}” is no colour of the theme",
            mark=node.mark,
            expected="a role or one of the theme's colours",
            hint="name it in defaults.deck.accents",
        )
    return slot


def _slot(colour: str, theme: Mapping[str, str]) -> str:
    order = sorted(theme, key=lambda slot: not slot.startswith("accent"))
    return next((slot for slot in order if theme[slot] == colour), "")


def variants(ours: Section, home: Ground) -> Mapping[str, Variant]:
    """Ground and motif of each kind of slide; whether there is such a motif is for those who draw it."""
    found = {}
    for kind, usual in VARIANTS.items():
        own = mapping(ours.get(kind))
        ground = word(own.get("ground"), GROUNDS, "dark" if home == "dark" else usual.ground, "ground")
        motif = next((n for n in (own.get("motif"), ours.get("motif")) if n is not None and n.value is not None), None)
        named = (motif.text, motif.mark) if motif else (usual.motif, None)
        found[kind] = Variant(ground, *named)  # type: ignore[arg-type]
    return MappingProxyType(found)


def scales(ours: Section) -> Scales:
    """The words for lengths, in the brand's points."""
    return lengths({name: given for name in LENGTHS if (given := _scale(name, ours.get(name))) is not None})


def _scale(name: str, node: Node | None) -> float | Mapping[str, float] | None:
    if node is None or node.value is None:
        return None
    if isinstance(node.value, dict):
        return {_length(name, key, node): number(one, 0, MOST[name], 0) for key, one in node.value.items()}
    if name not in FACTORS:
        raise BrandError(f"{name} is one number", mark=node.mark, expected=f"a mapping: {', '.join(LENGTHS[name])}")
    return number(node, 0, 60, 0)


def _length(scale: str, key: str, node: Node) -> str:
    return word(Node(key, node.key_mark(key), key), LENGTHS[scale], "", f"length of {scale}")


def _items(node: Node | None) -> list[Node]:
    return node.value if node is not None and isinstance(node.value, list) else []
