"""Roles of colour: what "muted" or "on-accent" is on each ground, as a theme colour with transforms.

Two grounds, light and dark; a deck is at home on one of them. Each has its colour map (p:clrMap, 19.3.1.6):
`bg1`, `tx1`, `bg2`, `tx2` and the two first accents stand for other theme colours there, so that the same
shape works on both. A role's transforms are stepped until its contrast on the grounds it stands on holds.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from deck.brand.contrast import LARGE, TEXT, contrast, shown
from deck.scene import Colour, Ground

ColourMap = Mapping[str, str]
THEME_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")

_LIGHT = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
# The dark ground of a light deck is dk2; a dark deck is at home on dk1, as PowerPoint's own dark styles are.
_DARK_GUEST = {"bg1": "dk2", "tx1": "lt1", "bg2": "dk1", "tx2": "lt2"}
_DARK_HOME = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
_PLAIN = {"accent1": "accent1", "accent2": "accent2"}
_TURNED = {"accent1": "accent2", "accent2": "accent1"}
_MAPS: Mapping[Ground, Mapping[Ground, ColourMap]] = {
    "light": {"light": {**_LIGHT, **_PLAIN}, "dark": {**_DARK_GUEST, **_TURNED}},
    "dark": {"dark": {**_DARK_HOME, **_PLAIN}, "light": {**_LIGHT, **_TURNED}},
}

# Role → colour in the ground's own map. What is fitted below only begins here.
_ON_LIGHT = {
    "text": Colour("tx1"),
    "heading": Colour("tx1"),
    "muted": Colour("tx1", 0.65, 0.35),
    "faint": Colour("tx1", 0.5, 0.5),
    "rule": Colour("tx1", 0.15, 0.85),
    "ground": Colour("bg1"),
    "paper": Colour("bg1"),
    "panel": Colour("bg2"),
    "dark": Colour("tx2"),
    "accent": Colour("accent1"),
    "accent-text": Colour("accent1"),
    "accent-soft": Colour("accent1", 0.15, 0.85),
    "accent-mid": Colour("accent1", 0.45, 0.55),
    "on-accent": Colour("bg1"),
    "on-accent-text": Colour("bg1"),
    "accent-panel": Colour("accent1"),
    "on-accent-panel": Colour("bg1"),
    "grey": Colour("accent4"),
    "slate": Colour("accent3"),
    "link": Colour("hlink"),
    "code-string": Colour("accent5"),
    "code-number": Colour("accent3"),
}
_ON_DARK = {
    "text": Colour("tx1"),
    "heading": Colour("tx1"),
    "muted": Colour("bg1", 0.3, 0.7),
    "faint": Colour("bg1", 0.5, 0.5),
    "rule": Colour("bg1", 0.82, 0.18),
    "ground": Colour("bg1"),
    "paper": Colour("tx1"),
    "panel": Colour("bg1", 0.9, 0.1),
    "dark": Colour("bg1", 0.78, 0.22),
    "accent": Colour("accent1"),
    "accent-text": Colour("accent1"),
    "accent-soft": Colour("accent1", 0.35),
    "accent-mid": Colour("accent1", 0.5),
    "on-accent": Colour("bg1"),
    "on-accent-text": Colour("bg1"),
    "accent-panel": Colour("accent1"),
    "on-accent-panel": Colour("bg1"),
    "grey": Colour("bg1", 0.5, 0.5),
    "slate": Colour("accent4"),
    "link": Colour("accent1"),
    "code-string": Colour("accent5"),
    "code-number": Colour("accent3"),
}
ROLES: Mapping[Ground, Mapping[str, Colour]] = {"light": _ON_LIGHT, "dark": _ON_DARK}
_STEP = 0.02


def colour_map(ground: Ground, home: Ground = "light") -> ColourMap:
    """What bg1, tx1, bg2, tx2, accent1 and accent2 stand for on `ground` in a deck at home on `home`."""
    return _MAPS[home][ground]


def moved(colour: Colour, ground: Ground, slide: Ground, home: Ground = "light") -> Colour:
    """A colour of `ground`'s map, written for a slide that has `slide`'s map."""
    if ground == slide or colour.slot not in _MAPS[home][ground]:
        return colour
    wanted = _MAPS[home][ground][colour.slot]
    return replace(colour, slot=next(slot for slot, stands in _MAPS[home][slide].items() if stands == wanted))


@functools.lru_cache(maxsize=64)
def roles(theme: tuple[str, ...], home: Ground, heading: str = "") -> Mapping[Ground, Mapping[str, Colour]]:
    """The roles on both grounds for a theme (colours in the order of `THEME_SLOTS`), contrast kept.

    `heading` is the slot that headings have on the deck's own ground; on the other one they are as text.
    """
    both = {"light": _fitted("light", theme, home), "dark": _fitted("dark", theme, home)}
    if heading:
        local = next((slot for slot, stands in _MAPS[home][home].items() if stands == heading), heading)
        both[home]["heading"] = Colour(local)
    return MappingProxyType({ground: MappingProxyType(table) for ground, table in both.items()})  # type: ignore[misc]


def seen(colour: Colour, ground: Ground, theme: tuple[str, ...], home: Ground) -> str:
    """The colour as "RRGGBB" on a slide of `ground`."""
    slot = _MAPS[home][ground].get(colour.slot, colour.slot)
    return shown(theme[THEME_SLOTS.index(slot)], colour)


def _fitted(ground: Ground, theme: tuple[str, ...], home: Ground) -> dict[str, Colour]:
    table = {**ROLES[ground]}
    if ground == home == "dark":
        table |= {"panel": Colour("bg2"), "dark": Colour("bg2"), "accent-soft": Colour("accent1", 0.25)}
    look = functools.partial(seen, ground=ground, theme=theme, home=home)
    behind = [look(table[role]) for role in ("ground", "panel", *(("dark",) if ground == "dark" else ()))]
    table["accent-soft"] = _soft(table["accent-soft"], look(table["accent"]), behind[0], look)
    soft = look(table["accent-soft"])
    table["muted"] = _readable(table["muted"], [*behind, soft], TEXT, look)
    table["faint"] = _readable(table["faint"], behind[:1], LARGE, look)
    table["accent-text"] = _readable(table["accent-text"], [*behind, soft], TEXT, look)
    for role in ("code-string", "code-number"):
        table[role] = _readable(table[role], [*behind, soft], TEXT, look)
    accent = look(table["accent"])
    table["on-accent"] = _against(accent, LARGE, look)
    table["on-accent-text"] = _against(accent, TEXT, look)
    table["on-accent-panel"] = table["on-accent-text"]
    table["accent-panel"] = _readable(table["accent"], [look(table["on-accent-panel"])], TEXT, look)
    return table


def _readable(colour: Colour, behind: Iterable[str], ratio: float, look: Callable[[Colour], str]) -> Colour:
    """The first step darker (on light) or lighter (on dark) that has `ratio` against all of `behind`."""
    backs = list(behind)
    tried = list(_steps(colour, darker=not _is_dark(backs[0])))
    return next((c for c in tried if all(contrast(look(c), back) >= ratio for back in backs)), tried[-1])


def _steps(colour: Colour, darker: bool) -> Iterator[Colour]:
    """`colour`, then less light: its offset goes first, then its own; or lighter: more offset."""
    mod, off = colour.lum_mod, colour.lum_off
    yield colour
    while (mod > _STEP or off > _STEP) if darker else off < 1 - _STEP:
        if not darker:
            off, mod = round(off + _STEP, 2), round(max(0.0, mod - _STEP), 2)
        elif off > _STEP:
            off, mod = round(off - _STEP, 2), round(min(1.0, mod + _STEP), 2)
        else:
            off, mod = 0.0, round(mod - _STEP, 2)
        yield replace(colour, lum_mod=mod, lum_off=off)


def _soft(colour: Colour, accent: str, ground: str, look: Callable[[Colour], str]) -> Colour:
    """The first step towards the ground on which the accent itself can be read where it is large."""
    tried = list(_steps(colour, darker=_is_dark(ground)))
    return next((c for c in tried if contrast(look(c), accent) >= LARGE), colour)


def _is_dark(colour: str) -> bool:
    return contrast(colour, "FFFFFF") > contrast(colour, "000000")


def _against(accent: str, ratio: float, look: Callable[[Colour], str]) -> Colour:
    """Text on the accent: the ground's colour where it is clear enough, else the clearer of ground and ink."""
    ground, ink = Colour("bg1"), Colour("tx1")
    if contrast(look(ground), accent) >= ratio:
        return ground
    return max((ground, ink), key=lambda c: contrast(look(c), accent))
