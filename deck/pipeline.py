"""The whole way: outline → markup → elements → scene → file. Each stage is a function of the one before.

`build` does all of it, a slide at a time; `make_scene` stops at the scene, for whoever wants to write something else.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from msgspec import Struct
from msgspec.structs import replace

from deck import brand as brands
from deck.errors import DeckError, TextOverflowError
from deck.memo import Memo
from deck.scene import Ground, LayoutScene, Properties, Run, Scene, Section, Slide
from deck.split import split
from deck.stamps import Stamp, stamp
from deck.words import words

if TYPE_CHECKING:
    from deck.brand import Brand
    from deck.cache import Cache
    from deck.checks import Finding
    from deck.checks.tally import Count
    from deck.compose.context import Context
    from deck.compose.slide import Composed
    from deck.compose.steps import Part
    from deck.layouts import Layouts, SlideLayout
    from deck.outline import Outline, SlideSpec
    from deck.text.measure import TextMeasurer

Progress = Callable[[int, int], None]
Made = TypeVar("Made")
_NOTHING: Mapping[str, Any] = MappingProxyType({})
RECENT = 64  # slides kept while a deck is built: those that were tried beforehand are soon asked for again


class Built(Struct, frozen=True):
    """What a build made."""

    target: Path
    slides: int
    warnings: tuple[str, ...] = ()
    findings: int = 0
    errors: int = 0


def build(
    outline: Path,
    target: Path,
    *,
    brand: Path | None = None,
    template: Path | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    processes: int | None = None,
) -> Built:
    """Build the deck of the outline file into `target`, whole or not at all. Raises DeckError.

    Slides are made by as many `processes` as there are processors, where that pays.
    """
    with unswept():
        loaded, layouts = _read(outline, cache)
        if file := template or loaded.template:
            from deck.onto import build_onto

            return build_onto(loaded, file, layouts, target, progress, processes)
        look = _look(loaded, brand)
        loaded = _spoken(loaded, look)
        return write_deck(loaded, look, layouts, target, progress, processes)


def write_deck(
    outline: Outline,
    brand: Brand,
    layouts: Layouts,
    target: Path,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Built:
    """Build the deck of an outline that was read already. Raises DeckError."""
    from deck.checks.tally import Tally
    from deck.pptx import write
    from deck.pptx.save import save

    def made(thorough: bool) -> Built:
        measurer = measurer_of(brand)
        counts: dict[int, Count] = {}
        scene = stream_scene(outline, brand, layouts, thorough, measurer)
        warnings = measurer.catalogue.warnings
        each = partial(each_of, warnings=warnings, progress=progress, processes=processes, counts=counts)
        checked = replace(scene, slides=Tally(scene, outline, brand, counts))
        save(lambda stream: write(checked, brand, stream, each), target)
        return built(target, scene, counts, (*brand.warnings, *measurer.warnings))

    return with_second_thoughts(made)


def built(target: Path, scene: Scene, counts: Mapping[int, Count], warnings: tuple[str, ...]) -> Built:
    """What was made, `counts` being what the checks found, by slide."""
    found, severe = (sum(count[n] for count in counts.values()) for n in (0, 1))
    return Built(target, len(scene.names), warnings, found, severe)


def each_of(
    make: Callable[[int], Made],
    count: int,
    warnings: dict[str, str],
    progress: Progress | None,
    processes: int | None,
    counts: dict[int, Count] | None = None,
) -> Iterator[Made]:
    """`make` for all slides, on all processors; what it adds to `warnings` and `counts` there is added here."""
    from deck.spread import spread

    found = {} if counts is None else counts

    def make_and_tell(index: int) -> tuple[Made, dict[str, str], Count | None]:
        return make(index), warnings, found.get(index)

    for done, (made, told_there, counted) in enumerate(spread(make_and_tell, count, processes), 1):
        warnings.update(told_there)
        if counted:
            found[done - 1] = counted
        yield made
        if progress:
            progress(done, count)


def check(outline: Path, *, brand: Path | None = None) -> tuple[Finding, ...]:
    """What readers of the outline's slides would stumble over, in the brand's own looks. Raises DeckError."""
    from deck.checks import findings

    with unswept():
        loaded, layouts = _read(outline)
        look = _look(loaded, brand)
        loaded = _spoken(loaded, look)
        return tuple(findings(make_scene(loaded, look, layouts), loaded, look))


def _read(outline: Path, cache: Cache | None = None) -> tuple[Outline, Layouts]:
    from deck.layouts import Layouts
    from deck.outline import load
    from deck.resources import templates

    layouts = Layouts.discover(outline.resolve().parent / "templates", templates(), cache=cache)
    return load(outline, layouts), layouts


def _look(outline: Outline, brand: Path | None) -> Brand:
    from deck.resources import assets

    return brands.load(brand or outline.brand or assets() / "brand")


def _spoken(outline: Outline, brand: Brand) -> Outline:
    """The outline in the brand's language where it names none."""
    return outline if outline.says_lang or not brand.lang else replace(outline, lang=brand.lang)


def make_scene(outline: Outline, brand: Brand, layouts: Layouts) -> Scene:
    """The whole scene as a value. Raises DeckError, told which slide."""

    def made(thorough: bool) -> Scene:
        scene = stream_scene(outline, brand, layouts, thorough)
        return replace(scene, slides=tuple(scene.slides))

    return with_second_thoughts(made)


def with_second_thoughts(make: Callable[[bool], Made]) -> Made:
    """What `make` makes; where a slide that looked small enough overflows, made again with every slide tried."""
    try:
        return make(False)
    except TextOverflowError:
        return make(True)


def stream_scene(
    outline: Outline,
    brand: Brand,
    layouts: Layouts,
    thorough: bool = True,
    measurer: TextMeasurer | None = None,
    memo: Memo | None = None,
) -> Scene:
    """The scene with its layouts made, each slide made when it is asked for. Raises DeckError, told which slide.

    What is too much for a slide is split first; all slides are tried for it where `thorough`, else only those
    that hold much. All markup is rendered first: it is small, and says which placeholders the layouts must have.
    What slides become is looked up in `memo` first.
    """
    return staged(Maker(outline, brand, layouts, measurer or measurer_of(brand), memo), outline, thorough)


def staged(maker: Maker, outline: Outline, thorough: bool) -> Scene:
    """The scene that `maker` makes of the outline."""
    outline = split(_with_agenda(outline), maker.attempt, thorough)
    maker.number(outline)
    markups = [maker.render(spec) for spec in outline.slides]
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
        from deck.compose.slide import HEIGHT, WIDTH

        return WIDTH, HEIGHT

    def number(self, outline: Outline) -> None:
        """Take the slides as they are numbered now."""
        self.outline = outline
        self.sections = tuple(self._sections())
        self.agenda = next((f"#{s.names[0]}" for s in outline.slides if s.layout.name == "agenda"), "")

    def context(
        self, lang: str | None = None, sizes: Mapping[str, float] = _NOTHING, building: bool = False
    ) -> Context:
        from deck.compose.context import Context

        language = lang or self.outline.lang
        return Context(self.brand, self.measurer, language, self.outline.folder, sizes=sizes, building=building)

    def master(self) -> LayoutScene:
        from deck.compose.slide import master_scene

        master = self.layouts.partial("_master")
        return master_scene(self._compose(master.render(self.frame(None)), master, self.context()), self.context())

    def native_layouts(self, markups: Sequence[str]) -> dict[str, LayoutScene]:
        """The layouts that slides use, in order of appearance, each from its sample.

        Where a slide fills more placeholders than the sample has, the layout is made after that slide; where a layout
        has one slide only, after that one if it fills as many: then nothing of the slide differs from its layout.
        """
        from deck.compose.slide import layout_scene

        fullest: dict[str, int] = {}
        counts: dict[str, int] = {}
        for index, spec in enumerate(self.outline.slides):
            counts[spec.layout.name] = counts.get(spec.layout.name, 0) + 1
            best = fullest.setdefault(spec.layout.name, index)
            if _placeholders(markups[index]) > _placeholders(markups[best]):
                fullest[spec.layout.name] = index
        models = {n: self._model(self.outline.slides[i], markups[i], counts[n] == 1) for n, i in fullest.items()}
        return {name: layout_scene(name, model, self.context()) for name, model in models.items()}

    def _model(self, spec: SlideSpec, markup: str, alone: bool) -> Composed:
        """What a layout is made after: its sample, or the fullest slide; a slide that has it `alone` counts as full."""
        with _told_sample(spec.layout):
            sample = self._render_sample(spec.layout)
            if _placeholders(markup) < _placeholders(sample) + (not alone):
                return self._compose(sample, spec.layout, self.context())
        return self.compose_slide(spec, markup)

    def _render_sample(self, layout: SlideLayout) -> str:
        from deck.outline import check_sample

        def rendered() -> str:
            fields = {**dict.fromkeys(layout.fields), **check_sample(layout, self.layouts)}
            return layout.render({**self.frame(None, fields), **fields})

        deck = {**self.frame(None)["deck"], "words": None}
        common = (*deck.values(), *itertools.chain.from_iterable(section.values() for section in self.sections))
        return self.memo(("sample", layout.name, *common), rendered)

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
            parts = slide_parts(composed, native)
        return self.finished(spec, parts, spec.layout.name, composed.ground)

    def finished(self, spec: SlideSpec, parts: Sequence[Part], layout: str, ground: Ground = "light") -> Slide:
        """The slide of these parts, with its build, its notes and its names."""
        from deck.compose.steps import build_of, check_names
        from deck.sharpness import blurred

        with told(spec):
            check_names(parts)
            build = build_of(parts, spec.build, spec.layout.builds)
        told_there = blurred((one.shape for one in parts), spec.mark, f"{spec.written} “{spec.title}”")
        self.warnings.update((line, line) for line in told_there)
        notes = tuple(_notes(spec.notes or "", spec.lang or self.outline.lang))
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
        )

    def frame(self, spec: SlideSpec | None, fields: Mapping[str, Any] = _NOTHING) -> dict[str, Any]:
        """What every template may use besides its slide's own fields."""
        section = self._section_of(spec)
        return {
            "deck": {
                "title": self.outline.title,
                "subtitle": self.outline.subtitle or "",
                "footer": self.outline.footer or self.brand.footer,
                "date": self.outline.created[:10],
                "lang": self.outline.lang,
                "words": words(self.outline.lang),
            },
            "slide": {
                "number": spec.number if spec else 1,
                "id": spec.id if spec else "",
                "part": spec.part if spec else 1,
                "skipped": spec.skipped if spec else 0,
            },
            "section": section,
            "sections": self.sections,
            "agenda": self.agenda if spec and spec.layout.name != "agenda" else "",
            "agenda_entries": self._entries(fields.get("entries") or ()),
        }

    def _sections(self) -> Iterator[dict[str, Any]]:
        """The numbered sections, with where they begin."""
        numbered = [s for s in self.outline.sections if s.number]
        for section in numbered:
            first, last = (self.outline.slides[n] for n in (section.first - 1, section.first + section.count - 2))
            yield {
                "first": first.written,
                "until": last.written,
                "title": section.name,
                "short": section.short or section.name,
                "index": section.number,
                "count": len(numbered),
                "number": section.first,
                "link": f"#{first.names[0]}",
            }

    def _section_of(self, spec: SlideSpec | None) -> Mapping[str, Any]:
        here = [s for s in self.sections if spec and s["first"] <= spec.written <= s["until"]]
        return here[0] if here else {"title": "", "short": "", "index": 0, "count": len(self.sections), "link": ""}

    def _entries(self, titles: Sequence[str]) -> list[Mapping[str, Any]]:
        """Agenda entries, each joined to its section by title."""
        known = {s["title"]: s for s in self.sections}
        return [known.get(title, {"title": title, "link": "", "number": ""}) for title in titles]


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
        settings = (spec.lang, spec.hidden, spec.build, spec.transition, tuple(spec.sizes.items()))
        return index, markup, spec.title, spec.notes, settings, spec.ignore, spec.layout.builds, _pictures(markup)

    @overload
    def __getitem__(self, index: int) -> Slide: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Slide, ...]: ...
    def __getitem__(self, index: int | slice) -> Slide | tuple[Slide, ...]:
        if isinstance(index, slice):
            return tuple(self[n] for n in range(*index.indices(len(self))))
        spec = self.maker.outline.slides[index]
        return self.maker.made(spec, self.markups[index], self.native[spec.layout.name])


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


@contextmanager
def unswept() -> Iterator[None]:
    """Without the cycle collector: the values of a build hold no cycles, and it would walk them again and again."""
    import gc

    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


_SOURCE = re.compile(' src="([^"]+)"')


def _pictures(markup: str) -> tuple[Stamp, ...]:
    """The state of the files that a slide's markup shows."""
    return tuple(stamp(Path(_unescaped(name))) for name in _SOURCE.findall(markup))


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


_PLACEHOLDER = re.compile("<(?:title|subtitle|body|picture|footer|date|slide-number)[ />]")


def _placeholders(markup: str) -> int:
    """How many placeholders a slide's markup fills."""
    return len(_PLACEHOLDER.findall(markup))


@contextmanager
def told(spec: SlideSpec) -> Iterator[None]:
    """Errors from within say on which slide they happened."""
    try:
        yield
    except DeckError as error:
        if isinstance(error, TextOverflowError) and spec.layout.splits and spec.overflow == "error":
            error.hint += ", or `overflow: split`"
        raise error.at(mark=spec.mark, slide=f"{spec.written} “{spec.title}”") from None


@contextmanager
def _told_sample(layout: SlideLayout) -> Iterator[None]:
    try:
        yield
    except DeckError as error:
        raise error.at(slide=f"the sample of layout “{layout.name}”") from None


def _notes(text: str, lang: str) -> Iterator[tuple[Run, ...]]:
    """Notes as paragraphs of tagged runs; their line breaks and indents are the author's."""
    from deck.markup.inline import plain

    for line in text.strip().splitlines():
        yield plain(line.rstrip(), lang)
