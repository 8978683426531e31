"""From an outline to a scene: markup is rendered, parsed and composed, a slide at a time.

In: an `Outline`, a `Brand`, `Layouts`. Out: a `Scene` whose slides are made when they are asked for.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from msgspec.structs import replace

from deck.cache.memo import Memo
from deck.cache.stamps import Stamp, stamp
from deck.errors import DeckError, Mark, TemplateError, TextOverflowError
from deck.outline.split import split
from deck.outline.template_names import NOTHING, Frame
from deck.pipeline.parallel import spread
from deck.resources import templates
from deck.scene import Ground, LayoutScene, Properties, Scene, Section, Slide

if TYPE_CHECKING:
    from deck.brand import Brand
    from deck.compose.context import Context
    from deck.compose.slide import Composed
    from deck.compose.steps import Part
    from deck.layouts import Layouts, SlideLayout
    from deck.outline import Outline, SlideSpec
    from deck.text.measure import TextMeasurer

MANY = 500  # slides whose markup is worth rendering in several processes: each takes a tenth of a millisecond
RECENT = 64  # slides kept while a deck is built: those that were tried beforehand are soon asked for again


def stream_scene(
    outline: Outline,
    brand: Brand,
    layouts: Layouts,
    thorough: bool = True,
    measurer: TextMeasurer | None = None,
    memo: Memo | None = None,
    processes: int | None = 1,
) -> Scene:
    """The scene with its layouts made, each slide made when it is asked for. Raises DeckError, told which slide.

    What is too much for a slide is split first; all slides are tried for it where `thorough`, else only those
    that hold much. All markup is rendered first: it is small, and says which placeholders the layouts must have.
    What slides become is looked up in `memo` first.
    """
    return staged(Maker(outline, brand, layouts, measurer or measurer_of(brand), memo), outline, thorough, processes)


def staged(maker: Maker, outline: Outline, thorough: bool, processes: int | None = 1) -> Scene:
    """The scene that `maker` makes of the outline, its markup rendered by so many `processes`."""
    outline = split(_with_agenda(outline), maker.attempt, thorough)
    maker.number(outline)
    specs = outline.slides
    markups = list(spread(lambda index: maker.render(specs[index]), len(specs), processes, MANY))
    native = maker.native_layouts(markups)
    return Scene(
        *maker.size,
        Properties(outline.title, outline.lang, outline.created, outline.subtitle or "", outline.author or ""),
        maker.master(),
        tuple(native.values()),
        Slides(maker, markups, native),
        tuple(Section(s.name, s.count) for s in outline.sections),
        tuple(spec.names for spec in outline.slides),
    )


def measurer_of(brand: Brand) -> TextMeasurer:
    """What measures text in the brand's faces."""
    from deck.text.measure import FontNames, TextMeasurer

    fonts = brand.fonts
    names = FontNames(fonts.body, fonts.heading, fonts.mono, fonts.east_asian, fonts.heading_east_asian)
    return TextMeasurer(names, fonts.files)


class Maker:
    """Renders and composes with one outline, brand and set of layouts."""

    def __init__(
        self,
        outline: Outline,
        brand: Brand,
        layouts: Layouts,
        measurer: TextMeasurer,
        memo: Memo | None = None,
    ) -> None:
        self.outline = outline
        self.memo = memo or Memo(RECENT)
        self.brand = brand
        self.layouts = layouts
        self.measurer = measurer
        self.warnings = measurer.catalogue.warnings
        self.number(outline)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page, in points."""
        from deck.compose.context import HEIGHT, WIDTH

        return WIDTH, HEIGHT

    @cached_property
    def logo(self) -> float:
        """The proportion of a logo that every slide shows; 0 where none does."""
        if self.brand.logo_on != "every" or not self.brand.logo:
            return 0.0
        from deck.compose.elements.marks import proportion

        return proportion(self.brand.logo)

    def number(self, outline: Outline) -> None:
        """Take the slides as they are numbered now."""
        self.outline = outline
        self.shared = Frame(outline, self.brand.footer, self.logo)

    def context(self, lang: str | None = None, sizes: Mapping[str, float] = NOTHING, building: bool = False) -> Context:
        from deck.compose.context import Context

        language = lang or self.outline.lang
        return Context(self.brand, self.measurer, language, self.outline.folder, sizes=sizes, building=building)

    def master(self) -> LayoutScene:
        from deck.compose.slide import master_scene

        master = self.layouts.partial("_master")
        return master_scene(self._compose(master.render(self.frame(None)), master, self.context()), self.context())

    def native_layouts(self, markups: Sequence[str]) -> dict[str, LayoutScene]:
        """The layouts that slides use, in order of appearance, each from its sample; one more for each other ground.

        Where a slide fills more placeholders than the sample has, the layout is made after that slide; where a layout
        has one slide only, after that one if it fills as many: then nothing of the slide differs from its layout.
        """
        from deck.compose.slide import layout_scene

        fullest: dict[str, int] = {}
        counts: dict[str, int] = {}
        for index, name in enumerate(map(self.native_name, self.outline.slides)):
            counts[name] = counts.get(name, 0) + 1
            best = fullest.setdefault(name, index)
            if _placeholders(markups[index]) > _placeholders(markups[best]):
                fullest[name] = index
        models = {n: self._model(self.outline.slides[i], markups[i], counts[n] == 1) for n, i in fullest.items()}
        return {name: layout_scene(name, model, self.context()) for name, model in models.items()}

    def native_name(self, spec: SlideSpec) -> str:
        """Which native layout a slide has: one stands on one ground, so that slides inherit all their colours, and has
        its placeholders where slides with a field of its layout's `variants` have them, or those without."""
        variant = next((name for name in spec.layout.variants if spec.fields.get(name) is not None), "")
        name = f"{spec.layout.name}+{variant}" if variant else spec.layout.name
        if spec.ground is None:
            return name
        with _told_sample(spec.layout):
            usual = _GROUND.search(self._render_sample(spec.layout))
        same = self.brand.ground(usual.group(1) if usual else "") == spec.ground
        return name if same else f"{name}/{spec.ground}"

    def _model(self, spec: SlideSpec, markup: str, alone: bool) -> Composed:
        """What a layout is made after: its sample, or the fullest slide; a slide that has it `alone` counts as full."""
        with _told_sample(spec.layout):
            sample = self._render_sample(spec.layout, spec.ground or "")
            if _placeholders(markup) < _placeholders(sample) + (not alone):
                return self._compose(sample, spec.layout, self.context())
        return self.compose_slide(spec, markup)

    def _render_sample(self, layout: SlideLayout, ground: str = "") -> str:
        from deck.outline import check_sample

        def rendered() -> str:
            fields = {**dict.fromkeys(layout.fields), **check_sample(layout, self.layouts)}
            frame = self.frame(None, fields)
            return layout.render({**frame, "slide": {**frame["slide"], "ground": ground}, **fields})

        deck = {**self.shared.deck, "words": None}
        common = (*deck.values(), *itertools.chain.from_iterable(s.values() for s in self.shared.sections))
        return self.memo(("sample", layout.name, ground, *common), rendered)

    def render(self, spec: SlideSpec) -> str:
        """The slide's markup."""
        with told(spec):
            fields = {**dict.fromkeys(spec.layout.fields), **spec.fields}
            return spec.layout.render({**self.frame(spec, fields), **fields})

    def attempt(self, spec: SlideSpec) -> Mapping[str, float]:
        """The sizes that `spec` takes on one slide. Raises TextOverflowError."""
        return self.compose_slide(spec, self.render(spec)).sizes

    def compose_slide(self, spec: SlideSpec, markup: str) -> Composed:
        with told(spec):
            return self._compose(markup, spec.layout, self.context(spec.lang, spec.sizes, bool(spec.build)))

    def _compose(self, markup: str, layout: SlideLayout, context: Context) -> Composed:
        from deck.compose.slide import compose
        from deck.markup.parse import parse

        key = (markup, layout.name, context.lang, tuple(context.sizes.items()), context.building, _pictures(markup))
        return self.memo(key, lambda: compose(parse(markup, self.layouts.mark, layout.name), context))

    def made(self, spec: SlideSpec, markup: str, native: LayoutScene) -> Slide:
        """The slide of a markup."""
        return self.slide(spec, self.compose_slide(spec, markup), native)

    def slide(self, spec: SlideSpec, composed: Composed, native: LayoutScene) -> Slide:
        from deck.compose.slide import slide_parts

        with told(spec):
            _check_ground(spec, composed.ground)
            parts = slide_parts(composed, native)
        return self.finished(spec, parts, native.name, composed.ground)

    def finished(self, spec: SlideSpec, parts: Sequence[Part], layout: str, ground: Ground = "light") -> Slide:
        """The slide of these parts, with its build, its notes and its names."""
        from deck.compose.sharpness import blurred
        from deck.compose.steps import build_of, check_names
        from deck.markup.spoken import spoken
        from deck.pipeline.notes import share

        with told(spec):
            check_names(parts)
            build = build_of(parts, spec.build, spec.layout.builds)
        told_there = blurred((one.shape for one in parts), spec.mark, f"{spec.written} “{spec.title}”")
        self.warnings.update((line, line) for line in told_there)
        notes = spoken(spec.notes, spec.lang or self.outline.lang) if spec.notes else ()
        return Slide(
            layout,
            spec.title,
            tuple(one.shape for one in parts),
            notes,
            ground,
            spec.names,
            spec.hidden,
            build,
            spec.transition or self.outline.transition,
            share(notes, self.measurer) if notes else 1.0,
        )

    def frame(self, spec: SlideSpec | None, fields: Mapping[str, Any] = NOTHING) -> dict[str, Any]:
        """What the template of `spec` may use besides its own fields."""
        return self.shared(spec, fields)


class Slides(Sequence[Slide]):
    """All slides, each composed when it is asked for, and not kept."""

    def __init__(self, maker: Maker, markups: Sequence[str], native: Mapping[str, LayoutScene]) -> None:
        self.maker = maker
        self.markups = markups
        self.native = native

    def __len__(self) -> int:
        return len(self.markups)

    def key(self, index: int) -> Hashable:
        """All that a slide depends on, but for what is common to all: layouts, brand, the other slides' names."""
        spec, markup = self.maker.outline.slides[index], self.markups[index]
        settings = (spec.lang, spec.hidden, spec.build, spec.transition, spec.ground, tuple(spec.sizes.items()))
        return index, markup, spec.title, spec.notes, settings, spec.ignore, spec.layout.builds, _pictures(markup)

    @overload
    def __getitem__(self, index: int) -> Slide: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Slide, ...]: ...
    def __getitem__(self, index: int | slice) -> Slide | tuple[Slide, ...]:
        if isinstance(index, slice):
            return tuple(self[n] for n in range(*index.indices(len(self))))
        spec = self.maker.outline.slides[index]
        return self.maker.made(spec, self.markups[index], self.native[self.maker.native_name(spec)])


def _with_agenda(outline: Outline) -> Outline:
    """An agenda without entries of its own lists all sections."""
    titles = tuple(section.name for section in outline.sections if section.number)
    slides = tuple(
        replace(spec, fields={**spec.fields, "entries": titles})
        if spec.layout.name == "agenda" and not spec.fields.get("entries") and titles
        else spec
        for spec in outline.slides
    )
    return replace(outline, slides=slides)


_SOURCE = re.compile(' src="([^"]+)"')


def _pictures(markup: str) -> tuple[Stamp, ...]:
    """The state of the files that a slide's markup shows."""
    return tuple(stamp(Path(_unescaped(name))) for name in _SOURCE.findall(markup))


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


_GROUND = re.compile('<slide [^>]*ground="([^"]*)"')
_PLACEHOLDER = re.compile("<(?:title|subtitle|body|picture|table|chart|footer|date|slide-number)[ />]")


def _placeholders(markup: str) -> int:
    """How many placeholders a slide's markup fills."""
    return len(_PLACEHOLDER.findall(markup))


def _check_ground(spec: SlideSpec, ground: Ground) -> None:
    if spec.ground not in (None, ground):
        raise TemplateError(
            f"layout “{spec.layout.name}” stands on {ground} ground whatever the outline says",
            mark=Mark(spec.layout.path),
            hint='<slide ground="{{ slide.ground or deck.ground }}">',
        )


@contextmanager
def told(spec: SlideSpec) -> Iterator[None]:
    """Errors from within say on which slide they happened."""
    try:
        yield
    except DeckError as error:
        if isinstance(error, TextOverflowError) and spec.layout.splits and spec.overflow == "error":
            error.hint += ", or `overflow: split`"
        if isinstance(error, TemplateError) and error.mark and not _authors(error.mark.file, spec):
            error.mark = None  # what is wrong with a layout of ours is what it was given
        raise error.at(mark=spec.mark, slide=f"{spec.written} “{spec.title}”") from None


def _authors(layout: Path, spec: SlideSpec) -> bool:
    """Whether a layout's file may be mended by who wrote the outline: it is not ours, or lies beside the outline."""
    return not layout.is_relative_to(templates()) or layout.is_relative_to(spec.mark.file.resolve().parent)


@contextmanager
def _told_sample(layout: SlideLayout) -> Iterator[None]:
    try:
        yield
    except DeckError as error:
        raise error.at(slide=f"the sample of layout “{layout.name}”") from None
