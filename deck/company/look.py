"""The look of a template's layout as a `Brand`: its fonts, and what our colour roles are in its theme.

Roles are found by contrast on the layout's own ground, since a theme may be light under a dark picture; they stay theme
colours with transforms, so that the template's variants recolour what we draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import field
from msgspec.structs import replace

from deck.brand import ROLES, THEME_SLOTS, Brand, Fonts
from deck.company.colours import Palette, contrast, luminance
from deck.company.model import Layout, Template
from deck.scene import Colour, Ground

TEXT, LARGE = 4.5, 3.0  # contrast that text, and large text or a graphic, needs (WCAG 2.2, 1.4.3 and 1.4.11)
CLEAR = 7.0  # of body text, where the theme has it
_INKS = ("tx1", "bg1", "tx2", "bg2")
_ACCENTS = tuple(f"accent{n}" for n in range(1, 7))
_DARKER = ((1.0, 0.0), (0.85, 0.0), (0.75, 0.0), (0.6, 0.0), (0.5, 0.0), (0.35, 0.0))
_LIGHTER = ((1.0, 0.0), (0.8, 0.2), (0.6, 0.4), (0.4, 0.6), (0.2, 0.8))
_SOFTER = {True: ((0.65, 0.35), (0.75, 0.25), (0.85, 0.15)), False: ((0.75, 0.0), (0.85, 0.0), (0.95, 0.0))}
_RULE = {True: (0.15, 0.85), False: (0.55, 0.0)}  # opaque: viewers draw a table's rules so
_MID = {True: (0.45, 0.55), False: (0.55, 0.0)}  # opaque: a chart's points take on their series' transparency
_FAINT = {True: (0.5, 0.5), False: (0.6, 0.0)}


class Look(Brand, frozen=True):
    """A brand whose roles are those of one layout of a template; its slides have one ground, the template's."""

    tones: Mapping[Ground, Mapping[str, Colour]] = field(default_factory=dict)

    def ground(self, word: str) -> Ground:
        """All kinds of slide stand on the template's own ground."""
        return "dark" if word == "dark" else "light"

    def colour(self, role: str, ground: Ground, slide: Ground) -> Colour:
        """The theme colour of `role`: "light" is the layout's own ground, "dark" a box that stands out from it."""
        return Colour(role) if role in THEME_SLOTS else self.tones[ground][role]


def look(template: Template, layout: Layout) -> Look:
    """The look of what stands on `layout`."""
    palette = Palette(layout.theme.colours, layout.surface.map)
    body = next((h.first.colour for h in layout.of("body")), None)
    here = tones(palette, layout.surface.rgb, body)
    box = palette.of(here["dark"], layout.surface.rgb)
    fonts = _fonts(layout)
    return Look(
        name=layout.theme.name or template.path.stem,
        theme=layout.theme.colours,
        fonts=fonts,
        folder=template.path.parent,
        tones=MappingProxyType({"light": here, "dark": tones(palette, box)}),
    )


def _fonts(layout: Layout) -> Fonts:
    usual, theme = Fonts(), layout.theme
    heading, body = theme.heading or usual.heading, theme.body or usual.body
    return Fonts(heading, body, usual.mono, theme.east_asian or usual.east_asian)


def tones(palette: Palette, ground: str, preferred: Colour | None = None) -> Mapping[str, Colour]:
    """Every role on a ground of colour `ground`; `preferred` is the template's own text colour."""
    return MappingProxyType(_Tones(palette, ground).table(preferred))


class _Tones:
    """Finds theme colours that can be seen on one ground."""

    def __init__(self, palette: Palette, ground: str) -> None:
        self.palette = palette
        self.ground = ground
        self.light = luminance(ground) > 0.18  # where black and white contrast alike

    def table(self, preferred: Colour | None) -> dict[str, Colour]:
        text = self.ink(preferred)
        panel = self.panel(text)
        behind = (self.ground, self.seen(panel))
        accent = self.accent()
        on_accent = self.seen(accent)
        on_panel = self.on(on_accent, LARGE)
        ground = min(map(Colour, _INKS), key=lambda c: self.ratio(c, self.ground))
        grounds = (self.ground, self.seen(ground))
        found = {
            "text": text,
            "muted": self.first(self.softer(text), behind, TEXT) or text,
            "faint": self.first([self.moved(text, *_FAINT[self.light])], behind, LARGE) or text,
            "rule": self.moved(text, *_RULE[self.light]),
            "ground": ground,
            "paper": ground,
            "panel": panel,
            "dark": self.first(map(Colour, ("tx2", "tx1", "bg1", "bg2")), grounds, LARGE) or text,
            "accent": accent,
            "accent-text": self.first(self.accents(), behind, TEXT) or text,
            "accent-soft": replace(accent, alpha=0.15),
            "accent-mid": self.moved(accent, *_MID[self.light]),
            "on-accent": on_panel,
            "on-accent-text": self.on(on_accent, TEXT),
            "accent-panel": self.first(self.accents(), (self.seen(on_panel),), TEXT) or accent,
            "on-accent-panel": on_panel,
            "grey": self.moved(text, *_MID[self.light]),
            "slate": self.first([Colour("accent3"), Colour("accent2")], behind, LARGE) or text,
            "link": self.first([Colour("hlink"), *self.accents()], behind, TEXT) or text,
        }
        others = {role: colour for role, colour in ROLES["light"].items() if role not in found}
        return found | {role: self.first([colour], behind, TEXT) or text for role, colour in others.items()}

    def ink(self, preferred: Colour | None) -> Colour:
        """The template's own text colour if it can be read, else the clearest of the theme's inks."""
        own = [c for c in (preferred, Colour("tx1")) if c]
        clear = self.first(own, (self.ground,), CLEAR) or self.first(own, (self.ground,), TEXT)
        return clear or max(map(Colour, _INKS), key=lambda c: self.ratio(c, self.ground))

    def panel(self, text: Colour) -> Colour:
        """A quiet fill: the theme's second ground where it is near the first, else a breath of ink."""
        second = Colour("bg2")
        near = 1.03 < self.ratio(second, self.ground) < 1.5
        return second if near and contrast(self.seen(text), self.seen(second)) >= TEXT else replace(text, alpha=0.07)

    def accent(self) -> Colour:
        """The first accent as it is where it can be seen; else what can be seen well."""
        plain = [Colour(slot) for slot in _ACCENTS[:1]]
        tried = ((plain, LARGE), (self.accents(), TEXT), (self.accents(), LARGE))
        found = (self.first(colours, (self.ground,), ratio) for colours, ratio in tried)
        return next((colour for colour in found if colour), None) or self.ink(None)

    def accents(self) -> Iterator[Colour]:
        """The first accent as it is, the same moved away from the ground, then the others so."""
        for slot in _ACCENTS:
            for mod, off in _DARKER if self.light else _LIGHTER:
                yield Colour(slot, mod, off)

    def softer(self, text: Colour) -> Iterator[Colour]:
        for mod, off in _SOFTER[self.light]:
            yield self.moved(text, mod, off)

    def moved(self, colour: Colour, mod: float, off: float) -> Colour:
        return replace(colour, lum_mod=round(colour.lum_mod * mod, 3), lum_off=round(colour.lum_off * mod + off, 3))

    def on(self, accent: str, ratio: float) -> Colour:
        """What is read on the accent."""
        inks = [Colour("bg1"), Colour("tx1")]
        return self.first(inks, (accent,), ratio) or max(inks, key=lambda c: self.ratio(c, accent))

    def first(self, tried: Iterable[Colour], behind: Iterable[str], ratio: float) -> Colour | None:
        backs = list(behind)
        return next((c for c in tried if all(self.ratio(c, back) >= ratio for back in backs)), None)

    def ratio(self, colour: Colour, back: str) -> float:
        return contrast(self.palette.of(colour, back), back)

    def seen(self, colour: Colour) -> str:
        return self.palette.of(colour, self.ground)
