"""Builds the same outline again and again in one process. In: files, as they are now. Out: the scene, the deck.

What a slide becomes is kept by all that it was made of: its markup, its settings, the pictures it shows. Layouts and
brand are read anew when a file of theirs has changed. So a rebuild costs what changed, and makes the scene and the
bytes that a new process would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deck import brand as brands
from deck.brand import Brand
from deck.cache import Cache
from deck.cache.memo import Memo
from deck.cache.stamps import stamps_below
from deck.checks.tally import Count, Tally
from deck.layouts import Layouts
from deck.outline import Outline, load
from deck.pipeline.maker import Slides, measurer_of, stream_scene
from deck.pipeline.run import Built, build, built, unswept, with_second_thoughts
from deck.pptx.save import save
from deck.pptx.writer import SlideParts, write
from deck.resources import assets, templates
from deck.scene import LayoutScene, Scene
from deck.text.measure import TextMeasurer

KEPT = 8192  # values: some three for each slide


class _Look(Struct, frozen=True, eq=False):
    """A brand with what measures in it and what was composed in it."""

    brand: Brand
    measurer: TextMeasurer
    composed: Memo


class _Common(Struct, frozen=True):
    """What every slide's parts depend on besides the slide itself."""

    layouts: tuple[LayoutScene, ...]
    master: LayoutScene
    names: tuple[tuple[str, ...], ...]
    defaults: tuple[str | None, ...]
    look: _Look


class Session:
    """One outline, made whenever it is asked for. Raises DeckError, as `deck.pipeline.build` does."""

    def __init__(self, outline: Path, *, brand: Path | None = None, cache: Cache | None = None) -> None:
        self.outline = outline
        self.brand = brand
        self.cache = cache
        self._read = Memo(2)  # the layouts and the look in force
        self._common: _Common | None = None
        self._slides = Memo(KEPT)

    def scene(self) -> Scene:
        """The scene of the outline as it is now, in its brand."""
        with unswept():
            return self._made(*self._loaded())[0]

    def build(self, target: Path) -> Built:
        """Write the deck of the outline as it is now into `target`, whole or not at all.

        A deck that goes into a company's template is built as a whole each time.
        """
        with unswept():
            outline, layouts = self._loaded()
            if outline.template:
                return build(self.outline, target, brand=self.brand, cache=self.cache)
            scene, look, slides = self._made(outline, layouts)
            counts: dict[int, Count] = {}
            checked = replace(scene, slides=Tally(scene, outline, look.brand, counts))
            each = partial(self._each, slides, counts)
            save(lambda stream: write(checked, look.brand, stream, each), target)
            return built(target, checked, counts, (*outline.warnings, *look.brand.warnings, *look.measurer.warnings))

    def _loaded(self) -> tuple[Outline, Layouts]:
        folders = (self.outline.resolve().parent / "templates", templates())
        make = partial(Layouts.discover, *folders, cache=self.cache)
        layouts = self._read(("layouts", stamps_below(*folders)), make)
        return load(self.outline, layouts), layouts

    def _made(self, outline: Outline, layouts: Layouts) -> tuple[Scene, _Look, Slides]:
        look = self._look(outline, layouts)

        def made(thorough: bool) -> tuple[Scene, _Look, Slides]:
            scene = stream_scene(outline, look.brand, layouts, thorough, look.measurer, look.composed)
            slides = scene.slides
            assert isinstance(slides, Slides)
            self._take(_Common(scene.layouts, scene.master, scene.names, (outline.lang, outline.transition), look))
            kept = (self._slides(("slide", slides.key(n)), partial(slides.__getitem__, n)) for n in range(len(slides)))
            return replace(scene, slides=tuple(kept)), look, slides

        return with_second_thoughts(made)

    def _look(self, outline: Outline, layouts: Layouts) -> _Look:
        folder = self.brand or outline.brand or assets() / "brand"

        def look() -> _Look:
            brand = brands.load(folder)
            return _Look(brand, measurer_of(brand), Memo(KEPT))

        return self._read(("look", folder, stamps_below(folder), layouts), look)

    def _take(self, common: _Common) -> None:
        """Forget all slides where something has changed that they have in common."""
        if common != self._common:
            self._common, self._slides = common, Memo(KEPT)

    def _each(
        self, slides: Slides, counts: dict[int, Count], make: Callable[[int], SlideParts], count: int
    ) -> Iterator[SlideParts]:
        """What is kept of each slide, or made; `counts` gets what the checks found on it then."""

        def checked(index: int) -> tuple[SlideParts, Count | None]:
            return make(index), counts.get(index)

        for index in range(count):
            parts, found = self._slides(("parts", slides.key(index)), partial(checked, index))
            if found:
                counts[index] = found
            yield parts
