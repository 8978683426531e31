"""The outline: what an author writes, checked. In: a YAML file and the layouts. Out: `Outline`.

Every value was checked against its layout's fields; every error knows file, line, column and slide.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct, field
from msgspec.structs import replace

from deck.errors import DeckError, Mark, OutlineError, did_you_mean
from deck.fields import Bullet, Checking, Fields, Spec, check, check_record
from deck.fields.builds import BuildSpec
from deck.fields.table import Table
from deck.layouts import OVERFLOWS, Layouts, SlideLayout
from deck.scene import Ground, Transition
from deck.yaml_nodes import Node, load_yaml

DEFAULT_DATE = "2018-01-01"
MAX_SLIDES = 100_000
_TRANSITION = get_args(Transition)
_GROUND = get_args(Ground)
TOP = {
    "title": Spec("text", True, "the deck's name"),
    "subtitle": Spec("text"),
    "lang": Spec("tag", help="the language (BCP 47), as zh-CN or en-US"),
    "brand": Spec("text", help="a folder with a _brand.yml"),
    "template": Spec("text", help="a company's .potx or .pptx, whose layouts the slides stand on"),
    "layouts": Spec("any", help="which of our layouts stands on which of the template's"),
    "author": Spec("text", help="for the document's properties"),
    "date": Spec("text", help="YYYY-MM-DD"),
    "footer": Spec("text", help="at the foot of every slide"),
    "transition": Spec("choice", help="how slides come, unless they say otherwise", of=_TRANSITION),
    "ground": Spec("choice", help="what content slides stand on, unless they say otherwise", of=_GROUND),
    "slides": Spec("any", True, "a list of slides"),
}
# What any slide may have, whatever its layout.
COMMON = {
    "layout": Spec("text", help="which layout; left out, the one that the fields point to"),
    "title": Spec("text", help="stands in the title placeholder"),
    "notes": Spec("text", help="what the speaker says"),
    "id": Spec("text", help="what links call the slide: `[there](#id)`"),
    "section": Spec("text", help="opens a section of PowerPoint's of this name"),
    "short": Spec("text", help="a section's name in footers"),
    "hidden": Spec("boolean", help="skipped in the show"),
    "lang": Spec("tag", help="the slide's language where it is another"),
    "overflow": Spec("choice", help="what happens to too much: an error, or more slides", of=OVERFLOWS),
    "build": Spec("build", help="what comes at which click"),
    "transition": Spec("choice", help="how the slide comes", of=_TRANSITION),
    "ground": Spec("choice", help="what the slide stands on", of=_GROUND),
    "ignore": Spec("list", help="checks that this slide knows better than", of=Spec("text")),
}
# Those of them that a `SlideSpec` takes as they are.
_PLAIN = ("notes", "id", "section", "short", "lang", "build", "transition", "ground")


class SlideSpec(Struct, frozen=True, eq=False):
    """One slide. `number` counts from 1, `written` as the author counts; `fields` are the layout's own.

    What was too much for one slide stands on several: `part` counts them from 1, `skipped` is how many
    entries of the list that was cut stand before this part, `sizes` are the text sizes that all parts share.
    """

    number: int
    layout: SlideLayout
    fields: Mapping[str, Any]
    title: str
    mark: Mark
    notes: str | None = None
    id: str | None = None
    section: str | None = None
    short: str | None = None
    hidden: bool = False
    lang: str | None = None
    build: BuildSpec | None = None
    transition: Transition | None = None
    ground: Ground | None = None
    overflow: str = "error"
    ignore: tuple[str, ...] = ()
    written: int = 0
    part: int = 1
    skipped: int = 0
    sizes: Mapping[str, float] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """What links call it, without the “#”; a part that only goes on has no name."""
        counted = (f"slide-{self.written}",) if self.part == 1 else ()
        return (self.id, *counted) if self.id else counted


class SectionSpec(Struct, frozen=True):
    """Consecutive slides under one name; `number` counts the sections that a section slide opened."""

    name: str
    short: str
    first: int
    count: int
    number: int | None


class Outline(Struct, frozen=True, eq=False):
    """The whole outline. `created` is W3CDTF in UTC; `folder` is what paths are relative to;
    `says_lang` whether `lang` is the outline's own word."""

    title: str
    lang: str
    created: str
    path: Path
    folder: Path
    slides: tuple[SlideSpec, ...]
    sections: tuple[SectionSpec, ...]
    subtitle: str | None = None
    author: str | None = None
    footer: str | None = None
    brand: Path | None = None
    template: Path | None = None
    layouts: Mapping[str, str] = field(default_factory=dict)
    transition: Transition = "none"
    ground: Ground | None = None
    says_lang: bool = True


def load(path: Path, layouts: Layouts) -> Outline:
    """Read and check the outline at `path`. Raises OutlineError."""
    return read(load_yaml(path), path, layouts)


def read(root: Node, path: Path, layouts: Layouts) -> Outline:
    """Check an outline whose YAML was parsed; paths in it are relative to the folder of `path`. Raises OutlineError."""
    folder = path.resolve().parent
    top = check_record(_without_slides(root), TOP, Checking(folder, {}), "", "the outline")
    slides = tuple(_slides(root.value["slides"], folder, layouts))
    _check_ids(slides)
    return Outline(
        title=top["title"],
        lang=top["lang"] or "en-US",
        says_lang=bool(top["lang"]),
        created=_created(top["date"], root),
        path=path,
        folder=folder,
        slides=slides,
        sections=tuple(_sections(slides, top["title"])),
        subtitle=top["subtitle"],
        author=top["author"],
        footer=top["footer"],
        brand=(folder / top["brand"]) if top["brand"] else None,
        template=(folder / top["template"]) if top["template"] else None,
        layouts=_chosen(root.value.get("layouts")),
        transition=top["transition"] or "none",
        ground=top["ground"],
    )


def _without_slides(root: Node) -> Node:
    """The outline with a word for its slides: they are checked by their layouts, not as the plain values they are."""
    slides = root.value.get("slides") if isinstance(root.value, dict) else None
    if slides is None or not slides.value:
        return root
    return replace(root, value={**root.value, "slides": replace(slides, value="…")})


def with_slides(outline: Outline, slides: tuple[SlideSpec, ...]) -> Outline:
    """The same outline with other slides, counted anew, the sections too."""
    counted = tuple(replace(spec, number=number) for number, spec in enumerate(slides, 1))
    return replace(outline, slides=counted, sections=tuple(_sections(counted, outline.title)))


def _chosen(node: Node | None) -> Mapping[str, str]:
    """Layouts of ours, and the template's that they stand on."""
    if node is None:
        return {}
    from deck.company.chosen import names

    return names(node)


def check_sample(layout: SlideLayout, layouts: Layouts) -> Fields:
    """A layout's own sample, checked as an author's slide is."""
    if layout.sample is None:
        return Fields()
    checking = Checking(layout.path.parent, {n: f.fields for n, f in layouts.figures.items()})
    return check_record(layout.sample, layout.fields, checking, "", f"the sample of “{layout.name}”")


def _slides(node: Node, folder: Path, layouts: Layouts) -> Iterator[SlideSpec]:
    if not isinstance(node.value, list) or not node.value:
        raise OutlineError("“slides” is no list of slides", mark=node.mark, expected="lines that begin with “- ”")
    if len(node.value) > MAX_SLIDES:
        raise OutlineError(f"more than {MAX_SLIDES} slides", mark=node.mark)
    checking = Checking(folder, {name: figure.fields for name, figure in layouts.figures.items()})
    for number, item in enumerate(node.value, 1):
        try:
            yield _slide(number, item, layouts, checking)
        except DeckError as error:
            raise error.at(slide=f"{number}{_title_of(item)}") from None


def _title_of(item: Node) -> str:
    title = item.value.get("title") if isinstance(item.value, dict) else None
    return f" “{title.text}”" if title is not None and title.text else ""


def _slide(number: int, item: Node, layouts: Layouts, checking: Checking) -> SlideSpec:
    if not isinstance(item.value, dict):
        raise OutlineError("a slide is a mapping", mark=item.mark, expected="title: …, bullets: …")
    layout = _layout(item, layouts, checking)
    fields = check_record(item, {**COMMON, **layout.fields}, checking, "", f"layout “{layout.name}”")
    common = {name: fields[name] for name in _PLAIN}
    own = Fields({name: value for name, value in fields.items() if name in layout.fields})
    return SlideSpec(
        number,
        layout,
        own,
        fields["title"] or "",
        item.mark,
        hidden=bool(fields["hidden"]),
        overflow=_overflow(item, fields["overflow"], layout),
        ignore=fields["ignore"] or (),
        written=number,
        **common,
    )


def _overflow(item: Node, given: str | None, layout: SlideLayout) -> str:
    if given == "split" and not layout.splits:
        raise OutlineError(
            f"layout “{layout.name}” can't be split over several slides",
            mark=item.value["overflow"].mark,
            expected="overflow: error",
            hint="a layout says which of its lists may be cut: “splits: FIELD”",
        )
    return given or layout.overflow


def _layout(item: Node, layouts: Layouts, checking: Checking) -> SlideLayout:
    """The layout that is named, or the one that the fields point to."""
    named = item.value.get("layout")
    if named is None:
        return _inferred(item, layouts)
    name = check(named, COMMON["layout"], checking, "layout")
    if name not in layouts.layouts:
        raise OutlineError(
            f"no layout “{name}”",
            mark=named.mark,
            expected=", ".join(layouts.layouts),
            hint=did_you_mean(name, layouts.layouts),
        )
    return layouts[name]


def _inferred(item: Node, layouts: Layouts) -> SlideLayout:
    """The layout that knows every field given and misses none; of several, the one that requires most."""
    given = {key for key, value in item.value.items() if value.value is not None}
    own = given - (COMMON.keys() - {"title"})
    fitting = [
        one for one in layouts if one.infer and own <= one.fields.keys() | COMMON.keys() and one.required <= given
    ]
    most = max((len(one.required) for one in fitting), default=0)
    best = [one for one in fitting if len(one.required) == most]
    if len(best) == 1:
        return best[0]
    near = [one.name for one in best] or _nearest(own - {"title"}, layouts)
    problem = "no layout takes these fields" if not best else "several layouts take these fields"
    raise OutlineError(
        f"{problem}: {', '.join(sorted(own)) or 'none'}",
        mark=item.mark,
        expected="layout: " + " | ".join(near or layouts.layouts),
        hint=_stray_field(own, layouts),
    )


def _nearest(given: set[str], layouts: Layouts) -> list[str]:
    """The layouts that know most of the given fields."""
    shared = {one.name: len(given & one.fields.keys()) for one in layouts}
    most = max(shared.values(), default=0)
    return [name for name, count in shared.items() if count == most > 0]


def _stray_field(own: set[str], layouts: Layouts) -> str:
    known = {name for layout in layouts for name in layout.fields}
    for name in sorted(own - known):
        if name in layouts.layouts:
            return f"“{name}” is a layout: “layout: {name}”, its fields beside it"
        if suggestion := did_you_mean(name, known):
            return f"“{name}”: {suggestion}"
    return "name one with “layout:”"


def _check_ids(slides: tuple[SlideSpec, ...]) -> None:
    seen: dict[str, int] = {}
    for slide in slides:
        if slide.id and slide.id in seen:
            raise OutlineError(
                f"the id “{slide.id}” belongs to slide {seen[slide.id]} already",
                mark=slide.mark,
                slide=str(slide.number),
            )
        if slide.id:
            seen[slide.id] = slide.number
    for slide in slides:
        for target in _internal_links(slide.fields):
            if target not in seen and not re.fullmatch(r"slide-\d+", target):
                raise OutlineError(
                    f"no slide has the id “{target}”",
                    mark=slide.mark,
                    slide=f"{slide.number} “{slide.title}”",
                    hint=did_you_mean(target, seen),
                )


def _internal_links(value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        for item in _parts(value):
            yield from _internal_links(item)
    elif "#" in value:
        if re.fullmatch(r"#[\w-]+", value):
            yield value[1:]
        yield from re.findall(r"\]\(#([\w-]+)\)", value)


def _parts(value: Any) -> Iterable[Any]:
    """What a field's value is made of."""
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, Bullet):
        return (value.text, value.children)
    if isinstance(value, Table):
        return (*(cell.text for line in value.lines for cell in line.cells), *value.footnotes)
    return value if isinstance(value, tuple) else ()


def _sections(slides: tuple[SlideSpec, ...], title: str) -> Iterator[SectionSpec]:
    """Each section slide (or `section:` key) opens one; what stands before the first is named by the deck."""
    starts = [s for s in slides if s.part == 1 and (s.layout.opens_section or s.section)]
    if not starts:
        return
    if starts[0].number > 1:
        yield SectionSpec(title, title, 1, starts[0].number - 1, None)
    ends = [s.number for s in starts[1:]] + [len(slides) + 1]
    number = 0
    for slide, end in zip(starts, ends, strict=True):
        number += slide.layout.opens_section
        name = slide.section or slide.title
        counted = number if slide.layout.opens_section else None
        yield SectionSpec(name, slide.short or name, slide.number, end - slide.number, counted)


def _created(date: str | None, root: Node) -> str:
    """SOURCE_DATE_EPOCH, or the outline's date, or a fixed day: the same input gives the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        day = datetime.date.fromisoformat(date or DEFAULT_DATE)
    except ValueError:
        raise OutlineError(
            f"“{date}” is no date", mark=root.value["date"].mark, expected="YYYY-MM-DD, as 2018-11-20"
        ) from None
    return f"{day.isoformat()}T00:00:00Z"


__all__ = ["Outline", "SectionSpec", "SlideSpec", "check_sample", "load", "read", "with_slides"]
