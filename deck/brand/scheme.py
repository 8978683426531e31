"""The twelve theme colours (20.1.6.2 clrScheme) of a brand: those it names, and the rest derived.

dk1 and lt1 are text and ground; dk2 is the dark ground of covers, lt2 the panel. accent1 is the primary on the
deck's own ground, accent2 the one on the other ground; accent3 and accent4 are greys for what is not the point;
accent5 and accent6 further colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deck.brand.colours import Colours
from deck.brand.contrast import LARGE, TEXT, contrast, luminance
from deck.brand.palette import alike, deep, from_oklch, grey, is_grey, mixed, oklch, passing, turned
from deck.brand.roles import THEME_SLOTS
from deck.scene import Ground
from deck.yaml_nodes import Node

_PRIMARY = "1F5FBF"
_PANEL = 7.0  # text on a panel keeps at least this much contrast, or the panel is derived


def home_ground(colours: Colours, word: str) -> Ground:
    """The ground the deck is at home on: `word`, else dark where the background is darker than the text."""
    if word in ("light", "dark"):
        return word  # type: ignore[return-value]
    back, fore = colours.role("background"), colours.role("foreground")
    return "dark" if back and luminance(back) < luminance(fore or "888888") else "light"


def scheme(colours: Colours, ground: Ground, ours: Mapping[str, Node], link: Node | None) -> Mapping[str, str]:
    """Every theme slot as "RRGGBB". Raises BrandError for a colour that is none."""
    other: Ground = "dark" if ground == "light" else "light"
    primary = colours.role("primary", ground) or _PRIMARY
    found = _grounds(colours, primary, ground)
    backs = {"light": found["lt1"], "dark": found["dk2"] if ground == "light" else found["dk1"]}
    found |= {"accent1": primary, "accent2": _counterpart(colours, primary, ground, backs[other])}
    found |= _greys(colours, primary, ground)
    found |= _further(colours, tuple(found[f"accent{n}"] for n in range(1, 5)), backs[ground], ground)
    accents = ours.get("accents")
    for number, node in enumerate(accents.value[:6] if accents and isinstance(accents.value, list) else (), 1):
        found[f"accent{number}"] = colours.find(node, ground)
    found["accent1"] = primary
    found["hlink"] = (
        colours.find(link, ground, typography=True)
        or colours.role("link", ground)
        or passing(primary, backs[ground], TEXT)
    )
    found["folHlink"] = colours.find(ours.get("followed-link"), ground) or passing(
        mixed(found["hlink"], found["accent3"], 0.5), backs[ground], TEXT
    )
    return {slot: found[slot] for slot in THEME_SLOTS}


def _grounds(colours: Colours, primary: str, ground: Ground) -> dict[str, str]:
    back, fore = colours.role("background", ground), colours.role("foreground", ground)
    if ground == "dark":
        dark, light = back or deep(primary), fore or "F4F4F4"
        return {"dk1": dark, "lt1": light, "dk2": _lifted(colours, dark, light), "lt2": _panel(colours, light, dark)}
    light, ink = back or "FFFFFF", fore or "1A1A1A"
    return {"dk1": ink, "lt1": light, "dk2": _night(colours, primary, light), "lt2": _panel(colours, light, ink)}


def _night(colours: Colours, primary: str, light: str) -> str:
    """The dark ground of a light deck."""
    given = colours.role("background", "dark") if colours.is_pair("background") else colours.role("dark")
    return given if given and contrast(given, light) >= TEXT else deep(primary)


def _lifted(colours: Colours, dark: str, light: str) -> str:
    """The panel of a dark deck: `color.dark` where it differs from the ground and carries text."""
    given = colours.role("dark", "dark")
    if given and given != dark and contrast(given, light) >= _PANEL:
        return given
    lightness, chroma, hue = oklch(dark)
    return from_oklch(lightness + 0.055, chroma, hue)


def _panel(colours: Colours, light: str, ink: str) -> str:
    """A tone beside the light ground: `color.light` where it can be told apart and carries text."""
    given = colours.role("light")
    if given and given != light and contrast(given, ink) >= _PANEL:
        return given
    return mixed(light, ink, 0.05)


def _counterpart(colours: Colours, primary: str, ground: Ground, back: str) -> str:
    """The primary on the other ground: the brand's own, or the nearest that can be read there."""
    if colours.is_pair("primary"):
        return colours.role("primary", "dark" if ground == "light" else "light")
    return passing(primary, back, TEXT)


def _greys(colours: Colours, primary: str, ground: Ground) -> dict[str, str]:
    """A strong and a weak grey: secondary and tertiary where they are greys."""
    given = [c for name in ("secondary", "tertiary") if (c := colours.role(name, ground)) and is_grey(c)]
    strong, weak = (
        (grey(primary, 0.5), grey(primary, 0.72)) if ground == "light" else (grey(primary, 0.75), grey(primary, 0.55))
    )
    named = dict(zip(("accent3", "accent4"), given, strict=False))
    return {"accent3": strong, "accent4": weak} | named


def _further(colours: Colours, taken: tuple[str, ...], back: str, ground: Ground) -> dict[str, str]:
    found: list[str] = []
    for colour in _named(colours, ground):
        if not is_grey(colour) and not any(alike(colour, other) for other in (*taken[:2], *found)):
            found.append(colour)
    while len(found) < 2:
        found.append(turned(taken[0], (*taken, *found), back))
    return {"accent5": found[0], "accent6": found[1]}


def _named(colours: Colours, ground: Ground) -> Iterator[str]:
    for name in ("secondary", "tertiary", "info", "success", "warning", "danger"):
        if colour := colours.role(name, ground):
            yield colour


def doubtful(ground: Ground) -> Iterator[tuple[str, str, str, str, float]]:
    """Pairs to hold against WCAG: key and slot of the text, key and slot of what is behind, least ratio."""
    back, fore = ("lt1", "dk1") if ground == "light" else ("dk1", "lt1")
    panel, slot = ("color.light", "lt2") if ground == "light" else ("color.dark", "dk2")
    yield "color.foreground", fore, "color.background", back, TEXT
    yield "color.foreground", fore, panel, slot, TEXT
    yield "color.primary", "accent1", "color.background", back, LARGE
    yield "color.link", "hlink", "color.background", back, TEXT
    yield "typography.link.color", "hlink", "color.background", back, TEXT
