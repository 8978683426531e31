"""The colours of a brand file: hex, CSS names and functions, palette names, roles, pairs for light and dark.

In: `Node`s. Out: "RRGGBB". A palette name wins over a role and a role over a CSS name; in `typography` a role
wins over a palette name, as the specification has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from deck.brand.spec import THEME_COLOURS, Report
from deck.errors import BrandError, did_you_mean
from deck.scene import Ground
from deck.yaml_nodes import Node

_HEX = re.compile(r"#?([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")


class Colours:
    """Looks colours up in one brand document. Raises BrandError for one that is not to be had."""

    def __init__(self, section: Mapping[str, Node], report: Report) -> None:
        palette = section.get("palette")
        self.palette: Mapping[str, Node] = palette.value if palette and isinstance(palette.value, dict) else {}
        self.roles = {name: section[name] for name in THEME_COLOURS if name in section}
        self.report = report

    def role(self, name: str, ground: Ground = "light") -> str:
        """The colour of `color.NAME` for that ground; "" where the file has none."""
        return self.find(self.roles.get(name), ground)

    def is_pair(self, name: str) -> bool:
        node = self.roles.get(name)
        return node is not None and isinstance(node.value, dict) and {"light", "dark"} <= set(node.value)

    def find(self, node: Node | None, ground: Ground = "light", typography: bool = False) -> str:
        """The colour that `node` names; "" where there is none."""
        if node is None or node.value is None:
            return self._nothing(node)
        books = (self.roles, self.palette) if typography else (self.palette, self.roles)
        return self._resolved(node, ground, books, ())

    def _nothing(self, node: Node | None) -> str:
        if node is not None:
            self.report.warn(node, "a colour is empty", "put quotes round “#RRGGBB”: an open # begins a comment")
        return ""

    def _resolved(self, node: Node, ground: Ground, books: tuple[Mapping[str, Node], ...], way: tuple[str, ...]) -> str:
        if isinstance(node.value, dict):
            inner = node.value.get(ground) or next(iter(node.value.values()), None)
            return self._resolved(inner, ground, books, way) if inner is not None else ""
        name = node.text.strip()
        if match := _HEX.match(name):
            return _six(match.group(1))
        for book, kind in zip(books, ("1", "2"), strict=True):
            if name in book and f"{kind} {name}" not in way:
                return self._resolved(book[name], ground, books, (*way, f"{kind} {name}"))
        return self._css(name, node, tuple(step[2:] for step in way))

    def _css(self, name: str, node: Node, way: tuple[str, ...]) -> str:
        """A CSS name or function; so `red: red` in a palette is CSS's red, while a longer circle is an error."""
        from PIL import ImageColor

        if name in way[:-1]:
            circle = " → ".join([*way[way.index(name) :], name])
            raise BrandError(
                f"colour “{name}” refers to itself: {circle}", mark=node.mark, expected="a colour at its end"
            )
        try:
            return "".join(f"{c:02X}" for c in ImageColor.getrgb(name)[:3])
        except ValueError:
            known = [*self.palette, *self.roles, *ImageColor.colormap]
        raise BrandError(
            f"no colour “{name}”",
            mark=node.mark,
            expected="“#RRGGBB”, a CSS name or a name of color.palette",
            hint=did_you_mean(name, known),
        )


def _six(digits: str) -> str:
    """Six digits of three, four, six or eight; slides' grounds are opaque, so alpha goes."""
    return ("".join(c * 2 for c in digits[:3]) if len(digits) < 6 else digits[:6]).upper()


def mapping(node: Any) -> Mapping[str, Node]:
    """A node's mapping, empty where it holds none."""
    value = getattr(node, "value", None)
    return value if isinstance(value, dict) else {}
