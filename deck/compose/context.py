"""What every builder needs to know: the brand, the ground it stands on, the sizes in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from deck.brand import ROLES, THEME_SLOTS, Brand, TextStyle
from deck.errors import did_you_mean
from deck.markup.element import Element
from deck.scene import Colour, Ground
from deck.text.measure import TextMeasurer


@dataclass(frozen=True, slots=True)
class Context:
    """Surroundings of an element. `sizes` holds the present size of each text style that was stepped down."""

    brand: Brand
    measurer: TextMeasurer
    lang: str
    folder: Path
    ground: Ground = "light"
    slide_ground: Ground = "light"
    sizes: Mapping[str, float] = field(default_factory=dict)

    def on(self, ground: str) -> Context:
        """The same, for what stands on another ground ("" changes nothing)."""
        grounds: dict[str, Ground] = {"light": "light", "dark": "dark"}
        return replace(self, ground=grounds[ground]) if ground in grounds else self

    def style(self, name: str) -> TextStyle:
        return self.brand.styles[name]

    def size(self, name: str) -> float:
        return self.sizes.get(name, self.style(name).size)

    def colour(self, role: str, element: Element) -> Colour:
        """The theme colour of `role` here. Raises TemplateError for an unknown role."""
        try:
            return self.brand.colour(role, self.ground, self.slide_ground)
        except KeyError:
            known = [*ROLES["light"], *THEME_SLOTS]
            raise element.error(
                f"no colour role “{role}”", expected=", ".join(ROLES["light"]), hint=did_you_mean(role, known)
            ) from None

    def optional_colour(self, element: Element, attribute: str) -> Colour | None:
        role = element.get(attribute)
        return self.colour(role, element) if role and role != "none" else None
