"""What every builder needs to know: the brand, the ground it stands on, the sizes in force."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from deck.brand import ROLES, THEME_SLOTS, Brand, TextStyle, readable
from deck.compose.steps import Step
from deck.errors import did_you_mean
from deck.markup.element import Element
from deck.scene import Colour, Ground
from deck.text.measure import TextMeasurer

WIDTH, HEIGHT = 960.0, 540.0  # of a slide, in points
# The elements that can come part by part: paragraphs, waves, events, layers.
IN_PARTS = ("body", "text", "curve", "timeline", "network")


class Context(Struct, frozen=True):
    """Surroundings of an element. `sizes` holds the present size of each text style that was stepped down.

    `building` is whether the slide comes click by click, `step` then the click of what stands here; `drawn` the share
    of its size that all this is drawn at, on a company's template.
    """

    brand: Brand
    measurer: TextMeasurer
    lang: str
    folder: Path
    ground: Ground = "light"
    slide_ground: Ground = "light"
    sizes: Mapping[str, float] = field(default_factory=dict)
    building: bool = False
    step: Step = ()
    drawn: float = 1.0

    def on(self, ground: str) -> Context:
        """The same, for what stands on another ground ("" changes nothing)."""
        return replace(self, ground=self.brand.ground(ground)) if ground else self

    def at(self, element: Element) -> Context:
        """The same, at the step that the element's `step` names. Raises TemplateError."""
        step = element.get("step")
        if step == "each" and element.name not in IN_PARTS:
            raise element.error("step=“each”: it comes as one", expected=f"a number, or each on {', '.join(IN_PARTS)}")
        if step in ("", "each"):
            return self
        if not step.isdecimal():
            raise element.error(f"step=“{step}”", expected="0, 1, 2, … or each")
        return replace(self, step=(*self.step, int(step))) if self.building else self

    def in_parts(self, element: Element) -> bool:
        """Whether the element comes part by part here."""
        return self.building and element.get("step") == "each"

    def step_of(self, element: Element, part: int) -> Step:
        """The step of an element's part, counted from 1, where it comes part by part (0: what all parts stand on)."""
        return (*self.step, part) if self.in_parts(element) else self.step

    def style(self, name: str) -> TextStyle:
        """The named style, so large here that it can be read as it is drawn."""
        return readable(self.brand.styles[name], self.drawn)

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
