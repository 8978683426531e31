"""The brand: what every slide's look comes from. In: `_brand.yml` (brand.yml specification). Out: `Brand`.

`load` reads a folder's brand file. Templates name *roles* ("muted", "accent") and *text styles* ("h2"); a role
becomes a theme colour here, for the ground that it stands on, so that no other module knows a hex value.
"""

from deck.brand.lengths import LENGTHS
from deck.brand.model import Brand, Fonts, Logo, Variant
from deck.brand.read import load
from deck.brand.roles import ROLES, THEME_SLOTS
from deck.brand.styles import SCALE, STYLES, TextStyle, TypeScale, readable

__all__ = [
    "LENGTHS",
    "ROLES",
    "SCALE",
    "STYLES",
    "THEME_SLOTS",
    "Brand",
    "Fonts",
    "Logo",
    "TextStyle",
    "TypeScale",
    "Variant",
    "load",
    "readable",
]
