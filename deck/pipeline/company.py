"""The way onto a company's template: the same stages as `deck.pipeline.maker`, composing for its layouts.

In: the outline and a `Template`. Out: a `Scene` whose layouts are the template's by part name (`deck.pptx.company`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from deck.company.colours import luminance
from deck.company.look import Look, look
from deck.company.match import Matcher
from deck.company.model import Layout, Template
from deck.company.page import free_area
from deck.compose.company.stand import Scale, Stand, Stood, stand
from deck.compose.context import Context
from deck.outline.template_names import NOTHING
from deck.pipeline.maker import Maker, measurer_of, told
from deck.scene import LayoutScene, Slide

if TYPE_CHECKING:
    from deck.layouts import Layouts
    from deck.outline import Outline, SlideSpec
    from deck.text.measure import TextMeasurer
    from deck.yaml_nodes import Node

SMALL = 0.7  # share of the usual size below which the author is told
SPLIT = 0.8  # … below which a slide that may be split is
DARK = 0.18  # luminance below which a ground is dark: white contrasts more than black


class TemplateMaker(Maker):
    """Renders and composes with an outline, a template and our layouts."""

    def __init__(self, outline: Outline, template: Template, layouts: Layouts, chosen: Mapping[str, Node]) -> None:
        self.template = template
        self.matcher = Matcher(template, chosen)
        self.looks: dict[Layout, tuple[Look, TextMeasurer]] = {}
        self.stands: dict[str, Stand] = {}
        self.warnings: dict[str, str] = {}
        brand, measurer = self.look(template.layouts[0])
        super().__init__(outline, brand, layouts, measurer)

    @property
    def size(self) -> tuple[float, float]:
        return self.template.width, self.template.height

    def master(self) -> LayoutScene:
        """The masters are the template's own."""
        return LayoutScene("master", (), ())

    def native_layouts(self, markups: Sequence[str]) -> dict[str, LayoutScene]:
        return {spec.layout.name: self.stand(spec.layout.name).scene for spec in self.outline.slides}

    def native_name(self, spec: SlideSpec) -> str:
        """Its grounds are its own, too."""
        return spec.layout.name

    def made(self, spec: SlideSpec, markup: str, native: LayoutScene) -> Slide:
        return self.finished(spec, self.stood(spec, markup).parts, native.name)

    def attempt(self, spec: SlideSpec) -> Mapping[str, float]:
        """Whether the slide fits at a size worth looking at; what its parts share is the size of their lists."""
        return self.stood(spec, self.render(spec), least=SPLIT).sizes

    def stood(self, spec: SlideSpec, markup: str, least: float = 0.0) -> Stood:
        """The slide on its layout; told where it had to be small."""
        from deck.markup.parse import parse

        on = self.stand(spec.layout.name)
        with told(spec):
            found = stand(parse(markup, self.layouts.mark, spec.layout.name), on, self.on(on.layout, spec), least)
        self._tell(spec, on.layout, found.scale)
        return found

    def _tell(self, spec: SlideSpec, layout: Layout, scale: Scale) -> None:
        """What the template makes of the slide otherwise than was asked."""
        which, ground = f"slide {spec.number} “{spec.title}”", "dark" if _is_dark(layout) else "light"
        if not scale.floors:
            self.warnings[which] = (
                f"{which} is too much for the template: its text is smaller than the last row can read; "
                "say less, or make two slides of it"
            )
        elif scale.share < SMALL:
            self.warnings[which] = f"{which} is set at {scale.share:.0%} of its usual size to fit the template"
        if spec.ground not in (None, ground):
            self.warnings[f"{which} ground"] = f"{which} stays {ground}, as the template's layout “{layout.name}” is"

    def stand(self, name: str) -> Stand:
        """Where slides of our layout `name` stand."""
        if name not in self.stands:
            layout = self.matcher.match(name).layout
            self.stands[name] = Stand(layout, free_area(layout, self.template), self.size)
        return self.stands[name]

    def look(self, layout: Layout) -> tuple[Look, TextMeasurer]:
        """The colours and fonts of what stands on a layout."""
        if layout not in self.looks:
            brand = look(self.template, layout)
            measurer = measurer_of(brand)
            measurer.catalogue.warnings = self.warnings
            self.looks[layout] = brand, measurer
        return self.looks[layout]

    def on(self, layout: Layout, spec: SlideSpec) -> Context:
        brand, measurer = self.look(layout)
        lang = spec.lang or self.outline.lang
        return Context(brand, measurer, lang, self.outline.folder, sizes=spec.sizes, building=bool(spec.build))

    def frame(self, spec: SlideSpec | None, fields: Mapping[str, Any] = NOTHING) -> dict[str, Any]:
        given = super().frame(spec, fields)
        layout = self.stand(spec.layout.name).layout if spec else self.template.layouts[0]
        opening = any(h.kind in ("subTitle", "body") for h in layout.holders)
        # A cover's subtitle is no place for “1 / 2”.
        roles = ("section",) if spec and spec.layout.opens_section else ("cover", "section")
        opening = opening and self.matcher.roles[layout] in roles
        area = free_area(layout, self.template)
        page = {"dark": _is_dark(layout), "opening": opening, "wide": area.width / area.height}
        grounds = {name: {**given[name], "ground": ""} for name in ("deck", "slide")}
        return {**given, **grounds, "page": page}


def _is_dark(layout: Layout) -> bool:
    return luminance(layout.surface.rgb) < DARK
