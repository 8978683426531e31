"""The whole way: outline → markup → elements → scene → file. Each stage is a function of the one before.

In: the paths of an outline, a brand or a template, a target. Out: the file, and what there is to say of it (`Built`).
`build` does all of it, a slide at a time; `make_scene` stops at the scene, for whoever wants to write something else.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deck import brand as brands
from deck.errors import DeckError, TextOverflowError
from deck.pipeline.maker import measurer_of, staged, stream_scene
from deck.scene import Scene

if TYPE_CHECKING:
    from deck.brand import Brand
    from deck.cache import Cache
    from deck.checks import Finding
    from deck.checks.tally import Count
    from deck.company.model import Template
    from deck.layouts import Layouts
    from deck.outline import Data, Outline
    from deck.pipeline.company import TemplateMaker

THEIRS = frozenset(("contrast", "legibility"))  # checks of what on a template is the template's own
Progress = Callable[[int, int], None]
Made = TypeVar("Made")


class Built(Struct, frozen=True):
    """What a build made; `split` are the outline's slides that were too much for one, each with how many it became."""

    target: Path
    slides: int
    warnings: tuple[str, ...] = ()
    findings: int = 0
    errors: int = 0
    split: tuple[tuple[int, int], ...] = ()


def build(
    outline: Path | Data | Outline,
    target: Path,
    *,
    brand: Path | None = None,
    template: Path | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    processes: int | None = None,
) -> Built:
    """Build the deck of an outline (a file, data, or one that was read) into `target`, whole or not at all.

    Raises DeckError.

    Slides are made by as many `processes` as there are processors, where that pays.
    """
    with unswept():
        loaded, layouts = read_outline(outline, cache)
        if file := template or loaded.template:
            _looks_of_its_own(file, brand)
            return _write_onto(loaded, file, layouts, target, progress, processes)
        look = _look(loaded, brand)
        loaded = _spoken(loaded, look)
        return write_deck(loaded, look, layouts, target, progress, processes)


def _looks_of_its_own(template: Path, brand: Path | None) -> None:
    """Raises DeckError for a brand that would go unused."""
    if brand:
        raise DeckError(
            f"--brand {brand} can't be used with the template {template}",
            expected="--brand or --template",
            hint="a template brings its own looks: leave out one of the two",
        )


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
        scene = stream_scene(outline, brand, layouts, thorough, measurer, processes=processes)
        warnings = measurer.catalogue.warnings
        each = partial(each_of, warnings=warnings, progress=progress, processes=processes, counts=counts)
        checked = replace(scene, slides=Tally(scene, outline, brand, counts))
        save(lambda stream: write(checked, brand, stream, each), target)
        return built(target, scene, counts, (*outline.warnings, *brand.warnings, *measurer.warnings))

    return with_second_thoughts(made)


def _write_onto(
    outline: Outline,
    file: Path,
    layouts: Layouts,
    target: Path,
    progress: Progress | None,
    processes: int | None,
) -> Built:
    """Build the deck of an outline into the template `file`. Raises DeckError."""
    from deck.company import read
    from deck.pptx.company import write_onto
    from deck.pptx.save import save

    template = read(file)

    def made(thorough: bool) -> Built:
        maker = _onto(outline, template, layouts)
        scene = staged(maker, outline, thorough)
        each = partial(each_of, warnings=maker.warnings, progress=progress, processes=processes)
        save(lambda stream: write_onto(scene, maker.brand, template, stream, each), target)
        return built(target, scene, {}, (*outline.warnings, *template.warnings, *maker.warnings.values()))

    return with_second_thoughts(made)


def _onto(outline: Outline, template: Template, layouts: Layouts) -> TemplateMaker:
    from deck.company.chosen import choices
    from deck.pipeline.company import TemplateMaker
    from deck.resources import templates

    chosen = choices(template.path, outline.layouts, layouts.layouts)
    return TemplateMaker(outline, template, layouts.onto(templates() / "company"), chosen)


def built(target: Path, scene: Scene, counts: Mapping[int, Count], warnings: tuple[str, ...]) -> Built:
    """What was made, `counts` being what the checks found, by slide."""
    found, severe = (sum(count[n] for count in counts.values()) for n in (0, 1))
    return Built(target, len(scene.names), warnings, found, severe, tuple(_split(scene.names)))


def _split(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The slides that became several, by their number in the outline; those that only go on have no name."""
    starts = [index for index, of_slide in enumerate(names) if of_slide]
    for number, (start, stop) in enumerate(itertools.pairwise([*starts, len(names)]), 1):
        if stop - start > 1:
            yield number, stop - start


def each_of(
    make: Callable[[int], Made],
    count: int,
    warnings: dict[str, str],
    progress: Progress | None,
    processes: int | None,
    counts: dict[int, Count] | None = None,
) -> Iterator[Made]:
    """`make` for all slides, on all processors; what it adds to `warnings` and `counts` there is added here."""
    from deck.pipeline.parallel import spread

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


def check(outline: Path, *, brand: Path | None = None, template: Path | None = None) -> tuple[Finding, ...]:
    """What readers of the outline's slides would stumble over, dressed by the brand or the template. Raises DeckError.

    Contrast and sizes on a template are its own: our colours are chosen there by contrast, and `build` tells where
    text had to be small.
    """
    from deck.checks import findings

    with unswept():
        loaded, layouts = read_outline(outline)
        if file := template or loaded.template:
            _looks_of_its_own(file, brand)
            return with_second_thoughts(lambda thorough: tuple(_found_onto(loaded, file, layouts, thorough)))
        look = _look(loaded, brand)
        loaded = _spoken(loaded, look)
        return tuple(findings(make_scene(loaded, look, layouts), loaded, look))


def _found_onto(outline: Outline, file: Path, layouts: Layouts, thorough: bool) -> Iterator[Finding]:
    from deck.checks import findings
    from deck.company import read

    maker = _onto(outline, read(file), layouts)
    scene = staged(maker, outline, thorough)
    return findings(scene, outline, maker.brand, without=THEIRS)


def read_outline(outline: Path | Data | Outline, cache: Cache | None = None) -> tuple[Outline, Layouts]:
    """The outline, and the layouts that it may use: those beside it and ours. Raises DeckError."""
    from deck.layouts import Layouts
    from deck.outline import Outline, load, read
    from deck.resources import templates

    path = outline if isinstance(outline, Path) else outline.path
    layouts = Layouts.discover(path.resolve().parent / "templates", templates(), cache=cache)
    if isinstance(outline, Path):
        return load(path, layouts), layouts
    if isinstance(outline, Outline):
        return outline, layouts
    return read(outline.nodes(), path, layouts), layouts


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
            if not gc.get_freeze_count():
                gc.freeze()  # and back: what is left counts as old, and is not walked at once
                gc.unfreeze()
            gc.enable()
