"""The brand as values: colours by theme slot, faces, type scale, variants of cover and section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import force_setattr

from deck.brand.contrast import TEXT, contrast
from deck.brand.lengths import LENGTHS, Scales
from deck.brand.roles import THEME_SLOTS, moved, roles, seen
from deck.brand.styles import TextStyle, TypeScale, steps, text_styles
from deck.errors import Mark
from deck.scene import Colour, Ground


class Fonts(Struct, frozen=True):
    """Typeface names as PowerPoint knows them; `heading_east_asian` "" is `east_asian`.

    `files` are the brand's own font files, for measuring: (family, bold, italic) → file.
    """

    heading: str = "Calibri"
    body: str = "Calibri"
    mono: str = "Consolas"
    east_asian: str = "Microsoft YaHei"
    heading_east_asian: str = ""
    files: Mapping[tuple[str, bool, bool], Path] = field(default_factory=lambda: MappingProxyType({}))


class Variant(Struct, frozen=True):
    """A kind of slide's own character: the ground it stands on and the motif drawn there ("none": nothing)."""

    ground: Ground = "dark"
    motif: str = "network"
    mark: Mark | None = None  # where the motif is named


VARIANTS: Mapping[str, Variant] = MappingProxyType({"cover": Variant(), "section": Variant(), "side": Variant()})
CHART = ("accent", "slate", "grey", "text")


class Logo(Struct, frozen=True):
    """A logo's file for light and for dark ground; `alt` describes it; `mark` is where it is named."""

    light: Path
    dark: Path
    alt: str = ""
    mark: Mark | None = None

    def on(self, ground: Ground) -> Path:
        return self.dark if ground == "dark" else self.light


class Brand(Struct, frozen=True):
    """A brand, resolved: `theme` maps the twelve theme slots (20.1.6.2 clrScheme) to "RRGGBB".

    `home` is the ground of ordinary slides; accent1 is the accent there, accent2 the one on the other ground.
    `heading` is the theme slot of headings ("": as text). `variants` are the grounds and motifs by kind of place
    ("cover", "section", and "side", the rail of an agenda). `lengths` are the words for distances, radii, icons and
    strokes, in points. `chart` are the roles or slots that series take, the most important first. `logo_on`: whether
    the logo stands on the "cover" or on "every" slide. `warnings` tell
    what was doubtful in the file. What follows from these: the text `styles`, the `scale` of sizes that text steps
    down through, and the colour `roles` on both grounds.
    """

    name: str
    theme: Mapping[str, str]
    fonts: Fonts
    folder: Path
    home: Ground = "light"
    logos: Mapping[str, Logo] = field(default_factory=dict)
    type: TypeScale = field(default_factory=TypeScale)
    heading: str = ""
    variants: Mapping[str, Variant] = field(default_factory=lambda: VARIANTS)
    lengths: Scales = field(default_factory=lambda: LENGTHS)
    table: str = "ruled"
    chart: tuple[str, ...] = CHART
    logo_on: str = "cover"
    footer: str = ""
    lang: str = ""
    warnings: tuple[str, ...] = ()
    styles: Mapping[str, TextStyle] = field(default_factory=dict)
    scale: tuple[float, ...] = ()
    roles: Mapping[Ground, Mapping[str, Colour]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        given = tuple(self.theme[slot] for slot in THEME_SLOTS)
        force_setattr(self, "styles", text_styles(self.type))
        force_setattr(self, "scale", steps(self.type))
        force_setattr(self, "roles", roles(given, self.home, self.heading))

    @property
    def logo(self) -> Logo | None:
        """The smallest logo."""
        return next(iter(self.logos.values()), None)

    def ground(self, word: str) -> Ground:
        """What a template means by `word`: "light", "dark", or a kind of slide. Raises KeyError."""
        if word in ("light", "dark"):
            return word  # type: ignore[return-value]
        return self.variants[word].ground if word else self.home

    def colour(self, role: str, ground: Ground, slide: Ground) -> Colour:
        """The theme colour of `role` on `ground`, written for a slide whose own ground is `slide`.

        Raises KeyError for a role that does not exist; theme slots ("accent3") are roles too.
        """
        if role in THEME_SLOTS:
            return Colour(role)
        return moved(self.roles[ground][role], ground, slide, self.home)

    def clearest(self, inks: Iterable[Colour], fill: Colour, slide: Ground) -> Colour:
        """Which of `inks` is read best on `fill`, all of them as written for a slide of that ground."""
        return max(inks, key=lambda ink: self._contrast(ink, fill, slide))

    def first_readable(self, inks: Sequence[Colour], fill: Colour, slide: Ground) -> Colour:
        """The first of `inks` that text on `fill` may have; else the last."""
        return next((ink for ink in inks if self._contrast(ink, fill, slide) >= TEXT), inks[-1])

    def _contrast(self, ink: Colour, fill: Colour, slide: Ground) -> float:
        look = partial(seen, ground=slide, theme=tuple(self.theme[slot] for slot in THEME_SLOTS), home=self.home)
        return contrast(look(ink), look(fill))
