"""The brand: colour roles, fonts, type scale. In: `_brand.yml` (brand.yml specification). Out: `Brand`.

Templates name *roles* ("muted", "accent"); a role becomes a theme colour here, for the ground it stands
on, so that no other module knows a hex value. Luminance is WCAG 2.2's relative luminance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from deck.errors import BrandError, Mark, did_you_mean
from deck.scene import Colour, Ground

THEME_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")

# Role → theme colour, on a light ground and on a dark one, for slides whose colour map is the master's
# (bg1 = lt1, tx1 = dk1, bg2 = lt2, tx2 = dk2).
_LIGHT = {
    "text": Colour("tx1"),
    "muted": Colour("tx1", 0.65, 0.35),
    "faint": Colour("tx1", 0.5, 0.5),
    "rule": Colour("tx1", 0.15, 0.85),
    "ground": Colour("bg1"),
    "panel": Colour("bg2"),
    "dark": Colour("tx2"),
    "accent": Colour("accent1"),
    "accent-text": Colour("accent1", 0.84),
    "accent-soft": Colour("accent1", 0.15, 0.85),
    "accent-mid": Colour("accent1", 0.45, 0.55),
    "on-accent": Colour("bg1"),
    "grey": Colour("accent4"),
    "slate": Colour("accent3"),
    "link": Colour("hlink"),
}
_DARK = {
    "text": Colour("bg1"),
    "muted": Colour("tx2", 0.3, 0.7),
    "faint": Colour("tx2", 0.5, 0.5),
    "rule": Colour("tx2", 0.82, 0.18),
    "ground": Colour("tx2"),
    "panel": Colour("tx2", 0.9, 0.1),
    "dark": Colour("tx2"),
    "accent": Colour("accent2"),
    "accent-text": Colour("accent2"),
    "accent-soft": Colour("accent2", 0.35),
    "accent-mid": Colour("accent2", 0.5),
    "on-accent": Colour("tx2"),
    "grey": Colour("tx2", 0.5, 0.5),
    "slate": Colour("accent4"),
    "link": Colour("accent2"),
}
ROLES: Mapping[Ground, Mapping[str, Colour]] = {"light": _LIGHT, "dark": _DARK}

# A dark slide overrides the colour map (p:clrMapOvr): the slots change sides.
DARK_MAP = MappingProxyType(
    {"bg1": "dk2", "tx1": "lt1", "bg2": "dk1", "tx2": "lt2", "accent1": "accent2", "accent2": "accent1"}
)
_SWAPPED = {"tx2": "bg1", "bg1": "tx1", "accent2": "accent1", "accent1": "accent2", "tx1": "bg2", "bg2": "tx2"}


class TextStyle(Struct, frozen=True):
    """A named text style. Sizes in points; `floor` is the least it may be stepped down to;
    `leading` is the pitch of lines as a multiple of the size."""

    size: float
    floor: float
    leading: float = 1.3
    bold: bool = False
    heading: bool = False
    colour: str = "text"
    tracking: float = 0.0


class Fonts(Struct, frozen=True):
    """Typeface names as PowerPoint knows them."""

    heading: str = "Calibri"
    body: str = "Calibri"
    mono: str = "Consolas"
    east_asian: str = "Microsoft YaHei"


# Steps a text may take when it has to shrink: a ratio of about 1.25 over two steps.
SCALE = (12, 13, 14, 16, 18, 20, 22, 24, 27, 30, 34, 38, 43, 48, 54, 60, 68, 76, 86, 96, 108, 120, 150, 200)

STYLES: Mapping[str, TextStyle] = {
    "display": TextStyle(66, 44, 1.2, bold=True, heading=True),
    "section": TextStyle(44, 30, 1.24, bold=True, heading=True),
    "numeral": TextStyle(200, 150, 1.0, bold=True, heading=True, colour="accent"),
    "title": TextStyle(30, 24, 1.25, bold=True, heading=True),
    "h1": TextStyle(48, 30, 1.2, bold=True, heading=True),
    "h2": TextStyle(27, 20, 1.25, bold=True),
    "h3": TextStyle(22, 18, 1.3, bold=True),
    "h4": TextStyle(18, 16, 1.3, bold=True),
    "lead": TextStyle(20, 18, 1.35, colour="muted"),
    "body": TextStyle(20, 18, 1.4),
    "list": TextStyle(24, 18, 1.3),
    "agenda": TextStyle(24, 20, 1.25),
    "quote": TextStyle(30, 20, 1.45),
    "note": TextStyle(18, 18, 1.4),
    "chip": TextStyle(20, 16, 1.25),
    "label": TextStyle(16, 14, 1.3),
    "caption": TextStyle(14, 14, 1.3, colour="muted"),
    "table": TextStyle(18, 14, 1.3),
    "source": TextStyle(12, 12, 1.3, colour="muted"),
    "footer": TextStyle(12, 12, 1.3, colour="muted"),
    "kicker": TextStyle(18, 16, 1.3, bold=True, colour="accent", tracking=2),
    "code": TextStyle(16, 14, 1.35),
    "giant": TextStyle(108, 60, 1.2, bold=True, heading=True),
    "huge": TextStyle(86, 48, 1.2, bold=True, heading=True),
    "big": TextStyle(48, 30, 1.2, bold=True, heading=True),
    "figure": TextStyle(38, 27, 1.2, bold=True, heading=True),
}

# Words for lengths, in points: what a template writes instead of a number. Gaps, paddings, margins and
# sizes of boxes take words of "spacing"; radii, icons and strokes have scales of their own.
LENGTHS: Mapping[str, Mapping[str, float]] = {
    "spacing": {"none": 0, "hair": 1, "xxs": 2, "xs": 4, "s": 8, "m": 16, "l": 24, "xl": 40, "xxl": 64, "xxxl": 96}
    | {"page-top": 34, "page-side": 54, "page-bottom": 22},
    "radius": {"none": 0, "s": 6, "m": 9, "l": 14, "full": 9_999},
    "icon": {"xs": 16, "s": 24, "m": 32, "l": 44, "xl": 64, "xxl": 84},
    "stroke": {"none": 0, "hairline": 0.75, "thin": 1.5, "medium": 2.25, "thick": 3},
}


class Brand(Struct, frozen=True):
    """A brand, resolved: `theme` maps the twelve theme slots (20.1.6.2 clrScheme) to "RRGGBB"."""

    name: str
    theme: Mapping[str, str]
    fonts: Fonts
    folder: Path
    motif: str = "network"
    logo: Path | None = None
    styles: Mapping[str, TextStyle] = field(default_factory=lambda: STYLES)
    lengths: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: LENGTHS)

    def colour(self, role: str, ground: Ground, slide: Ground) -> Colour:
        """The theme colour of `role` on `ground`, written for a slide whose own ground is `slide`.

        Raises KeyError for a role that does not exist; theme slots ("accent3") are roles too.
        """
        if role in THEME_SLOTS:
            return Colour(role)
        plain = ROLES[ground][role]
        if slide == "light":
            return plain
        return Colour(_SWAPPED.get(plain.slot, plain.slot), plain.lum_mod, plain.lum_off, plain.alpha)


def load(folder: Path) -> Brand:
    """Read `folder/_brand.yml`. Raises BrandError with the place for whatever can't be used."""
    from deck.source import load_yaml

    file = folder / "_brand.yml"
    if not file.is_file():
        raise BrandError(f"no brand file at {file}", expected="a folder that holds _brand.yml")
    document = load_yaml(file, error=BrandError)
    return _Reader(document, folder).brand()


_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")


class _Reader:
    """Walks one brand document; keeps the marks for its errors."""

    def __init__(self, document: Any, folder: Path) -> None:
        self.root = document
        self.folder = folder
        self.palette: dict[str, Any] = self._mapping("color", "palette")

    def brand(self) -> Brand:
        ours = self._mapping("defaults", "deck")
        return Brand(
            name=str(self._text("meta", "name") or self.folder.name),
            theme=MappingProxyType(self._theme(ours)),
            fonts=self._fonts(ours),
            folder=self.folder,
            motif=_plain(ours.get("motif")) or "network",
            logo=self._logo(),
        )

    def _logo(self) -> Path | None:
        """The smallest logo that the file names (`logo: small/medium/large`, a path or a name of `logo.images`)."""
        node = self._at("logo")
        sizes = _value(node) if isinstance(_value(node), dict) else {"small": node}
        found = next((sizes[s] for s in ("small", "medium", "large") if sizes.get(s) is not None), None)
        if found is None:
            return None
        images = self._mapping("logo", "images")
        named = images.get(_plain(found), found)
        inner = _value(named)
        file = self.folder / _plain(inner["path"] if isinstance(inner, dict) and "path" in inner else named)
        if not file.is_file():
            raise BrandError(f"no logo at {file}", mark=_mark(found), expected="an .svg or .png file beside _brand.yml")
        return file

    def _theme(self, ours: dict[str, Any]) -> dict[str, str]:
        named = {
            "dk1": self._role("foreground", "#1A1A1A"),
            "lt1": self._role("background", "#FFFFFF"),
            "dk2": self._role("dark", self._role("foreground", "#1A1A1A")),
            "lt2": self._role("light", "#F2F2F2"),
            "hlink": self._colour_at("typography", "link", "color") or self._role("primary", "#1F5FBF"),
        }
        named["folHlink"] = self._resolve(ours["followed-link"]) if "followed-link" in ours else named["hlink"]
        return {slot: {**named, **self._accents(ours)}[slot] for slot in THEME_SLOTS}

    def _accents(self, ours: dict[str, Any]) -> dict[str, str]:
        primary = self._role("primary", "#1F5FBF")
        given = [self._resolve(c) for c in _items(ours.get("accents"))]
        roles = [self._role(r, primary) for r in ("secondary", "tertiary", "info", "warning", "success")]
        full = [*given, *roles[max(0, len(given) - 1) :]]
        full[0:1] = [primary]
        return {f"accent{n}": value for n, value in enumerate(full[:6], 1)}

    def _fonts(self, ours: dict[str, Any]) -> Fonts:
        usual = Fonts()
        body = self._text("typography", "base", "family") or self._text("typography", "base") or usual.body
        heading = self._text("typography", "headings", "family") or self._text("typography", "headings") or body
        mono = self._text("typography", "monospace", "family") or usual.mono
        return Fonts(heading, body, mono, _plain(ours.get("east-asian")) or usual.east_asian)

    def _role(self, role: str, otherwise: str) -> str:
        return self._colour_at("color", role) or self._resolve(otherwise)

    def _colour_at(self, *path: str) -> str:
        node = self._at(*path)
        return self._resolve(node) if node is not None and not isinstance(_value(node), dict) else ""

    def _resolve(self, colour: Any, seen: tuple[str, ...] = ()) -> str:
        """A hex value or a palette name, as "RRGGBB"."""
        text = _plain(colour)
        if match := _HEX.match(text):
            digits = match.group(1)
            return (digits if len(digits) == 6 else "".join(c * 2 for c in digits)).upper()
        if text in seen:
            raise BrandError(f"palette colour “{text}” refers to itself", mark=_mark(colour))
        if text not in self.palette:
            raise BrandError(
                f"no colour “{text}”",
                mark=_mark(colour),
                expected="“#RRGGBB” or a name of color.palette",
                hint=did_you_mean(text, self.palette),
            )
        return self._resolve(self.palette[text], (*seen, text))

    def _at(self, *path: str) -> Any:
        node = self.root
        for key in path:
            value = _value(node)
            if not isinstance(value, dict) or key not in value:
                return None
            node = value[key]
        return node

    def _mapping(self, *path: str) -> dict[str, Any]:
        value = _value(self._at(*path))
        return value if isinstance(value, dict) else {}

    def _text(self, *path: str) -> str:
        value = _value(self._at(*path))
        return value if isinstance(value, str) else ""


def _value(node: Any) -> Any:
    return getattr(node, "value", node)


def _plain(node: Any) -> str:
    value = _value(node)
    return value if isinstance(value, str) else ""


def _items(node: Any) -> list[Any]:
    value = _value(node)
    return list(value) if isinstance(value, (list, tuple)) else []


def _mark(node: Any) -> Mark | None:
    return getattr(node, "mark", None)
