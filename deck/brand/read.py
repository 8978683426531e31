"""`_brand.yml` to `Brand`. In: a folder. Out: every value resolved, warnings for what is doubtful.

The format is brand.yml's (https://posit-dev.github.io/brand-yml/); what it leaves to tools, `defaults:`, holds
our own keys in `deck:` (docs/brand.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deck.brand import options
from deck.brand.colours import Colours, mapping
from deck.brand.contrast import contrast
from deck.brand.faces import fonts
from deck.brand.logos import logos
from deck.brand.model import Brand
from deck.brand.palette import passing
from deck.brand.scheme import doubtful, home_ground, scheme
from deck.brand.spec import Report, check
from deck.brand.tables import TABLE_LOOKS
from deck.brand.values import language, text, word
from deck.errors import BrandError
from deck.scene import Ground
from deck.yaml_nodes import Node, load_yaml

FILE = "_brand.yml"


def load(folder: Path) -> Brand:
    """Read `folder/_brand.yml`, or a brand file itself. Raises BrandError with the place for what can't be used."""
    file = folder if folder.is_file() else folder / FILE
    if not file.is_file():
        raise BrandError(f"no brand file at {file}", expected=f"a folder that holds {FILE}")
    document, report = load_yaml(file, error=BrandError), Report()
    check(document, report)
    return _brand(mapping(document), file.parent, report)


def _brand(root: Mapping[str, Node], folder: Path, report: Report) -> Brand:
    typography, ours = mapping(root.get("typography")), mapping(mapping(root.get("defaults")).get("deck"))
    colours = Colours(mapping(root.get("color")), report)
    home = home_ground(colours, word(ours.get("ground"), options.GROUNDS, "", "ground"))
    theme = MappingProxyType(scheme(colours, home, ours, mapping(typography.get("link")).get("color")))
    heads = mapping(typography.get("headings")).get("color")
    heading = options.heading_slot(heads, colours, theme, home, report)
    _doubts(root, theme, home, report)
    return Brand(
        name=_name(mapping(root.get("meta")).get("name")) or folder.resolve().name,
        theme=theme,
        fonts=fonts(typography, ours, folder, report),
        folder=folder,
        home=home,
        logos=logos(root.get("logo"), folder, report),
        type=options.type_scale(typography, ours, heading),
        heading=heading,
        variants=options.variants(ours, home),
        lengths=options.scales(ours),
        table=word(ours.get("table"), TABLE_LOOKS, "ruled", "table style"),
        chart=options.chart(ours.get("chart"), colours, theme, home),
        logo_on=word(ours.get("logo"), options.LOGOS, "cover", "place of the logo"),
        footer=text(ours.get("footer")),
        lang=language(ours.get("lang")),
        warnings=tuple(report.lines),
    )


def _name(node: Node | None) -> str:
    both = mapping(node)
    return text(both.get("short") or both.get("full") if both else node)


def _doubts(root: Mapping[str, Node], theme: Mapping[str, str], home: Ground, report: Report) -> None:
    """Warn of pairs that are hard to read, and name the nearest colour that is not."""
    for key, slot, behind, back, ratio in doubtful(home):
        node, has = _at(root, key), contrast(theme[slot], theme[back])
        if node is not None and has < ratio:
            pair = f"“{key}” (#{theme[slot]}) on “{behind}” (#{theme[back]})"
            nearest = passing(theme[slot], theme[back], ratio)
            message = f"{pair} has a contrast of {has:.1f}:1, under {ratio:g}:1"
            report.warn(node, message, f"the nearest colour that passes is #{nearest}")


def _at(root: Mapping[str, Node], key: str) -> Node | None:
    """The node at a dotted key; None where it is empty."""
    node: Any = None
    for part in key.split("."):
        node = root.get(part)
        root = mapping(node)
    return node if node is not None and node.value is not None else None
