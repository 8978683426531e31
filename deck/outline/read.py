"""The outline: what an author writes, checked. In: a YAML file and the layouts. Out: `Outline`.

Every value was checked against its layout's fields; every error knows file, line, column and slide.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from deck.errors import DeckError, OutlineError
from deck.fields import Checking, Fields, check_record
from deck.fields.registry import shortened
from deck.layouts import Layouts, SlideLayout
from deck.outline.choose import layout_of
from deck.outline.keys import COMMON, PLAIN, TOP
from deck.outline.links import check_links
from deck.outline.model import Outline, SlideSpec
from deck.outline.sections import sections_of
from deck.yaml_nodes import Node, cut_off, parse_yaml, read_text, scalars

DEFAULT_DATE = "2018-01-01"
MAX_SLIDES = 100_000


def load(path: Path, layouts: Layouts) -> Outline:
    """Read and check the outline at `path`. Raises OutlineError."""
    root = parse_yaml(read_text(path), path)
    return replace(read(root, path, layouts), warnings=tuple(_doubts(root)))


def read(root: Node, path: Path, layouts: Layouts) -> Outline:
    """Check an outline whose YAML was parsed; paths in it are relative to the folder of `path`. Raises OutlineError."""
    folder = path.resolve().parent
    top = check_record(_without_slides(root), TOP, Checking(folder, {}), "", "the outline")
    slides = tuple(_slides(root.value["slides"], folder, layouts))
    check_links(slides)
    return Outline(
        title=top["title"],
        lang=top["lang"] or "en-US",
        says_lang=bool(top["lang"]),
        created=_created(top["date"], root),
        path=path,
        folder=folder,
        slides=slides,
        sections=tuple(sections_of(slides, top["title"])),
        subtitle=top["subtitle"],
        author=top["author"],
        footer=top["footer"],
        brand=(folder / top["brand"]) if top["brand"] else None,
        template=(folder / top["template"]) if top["template"] else None,
        layouts=_chosen(root.value.get("layouts"), layouts),
        transition=top["transition"] or "none",
        ground=top["ground"],
    )


def _doubts(root: Node) -> Iterator[str]:
    """Texts that have probably lost their ends, or swallowed the list below them."""
    for node in scalars(root):
        if lost := cut_off(node):
            yield f"{node.mark.place}: “{lost}” is a comment to YAML, no text; put quotes round a text that holds “ #”"
        if node.entry:
            yield f"{node.mark.place}: “{shortened(node.entry)}” is more of the text before it to YAML; {_meant(node)}"


def _meant(node: Node) -> str:
    """What to write in place of a text that has swallowed a list."""
    if not node.mark.source[: node.mark.column - 1].rstrip().endswith("-"):
        return "put quotes round the text, or begin a list on a line of its own"
    before = node.text.partition(f" {node.entry}")[0]
    return f"a list under an entry wants a colon at its end: “- {shortened(before)}:”"


def _without_slides(root: Node) -> Node:
    """The outline with a word for its slides: they are checked by their layouts, not as the plain values they are."""
    slides = root.value.get("slides") if isinstance(root.value, dict) else None
    if slides is None or not slides.value:
        return root
    return replace(root, value={**root.value, "slides": replace(slides, value="…")})


def _chosen(node: Node | None, layouts: Layouts) -> Mapping[str, Node]:
    """Layouts of ours, and the template's that they stand on."""
    if node is None:
        return {}
    from deck.company.chosen import names

    return names(node, layouts.layouts)


def check_sample(layout: SlideLayout, layouts: Layouts) -> Fields:
    """A layout's own sample, checked as an author's slide is."""
    if layout.sample is None:
        return Fields()
    checking = Checking(layout.path.parent, layouts.figures)
    return check_record(layout.sample, layout.fields, checking, "", f"the sample of “{layout.name}”")


def _slides(node: Node, folder: Path, layouts: Layouts) -> Iterator[SlideSpec]:
    if not isinstance(node.value, list) or not node.value:
        raise OutlineError("“slides” is no list of slides", mark=node.mark, expected="lines that begin with “- ”")
    if len(node.value) > MAX_SLIDES:
        raise OutlineError(f"more than {MAX_SLIDES} slides", mark=node.mark)
    checking = Checking(folder, layouts.figures)
    wrong: list[DeckError] = []
    for number, item in enumerate(node.value, 1):
        try:
            yield _slide(number, item, layouts, checking)
        except DeckError as error:
            wrong.append(error.at(slide=f"{number}{_title_of(item)}"))
    if wrong:
        wrong[0].also = tuple(wrong[1:])
        raise wrong[0]


def _title_of(item: Node) -> str:
    title = item.value.get("title") if isinstance(item.value, dict) else None
    return f" “{title.text}”" if title is not None and title.text else ""


def _slide(number: int, item: Node, layouts: Layouts, checking: Checking) -> SlideSpec:
    if not isinstance(item.value, dict):
        raise OutlineError("a slide is a mapping", mark=item.mark, expected="title: …, bullets: …")
    layout = layout_of(item, layouts, checking, number == 1)
    fields = check_record(item, {**COMMON, **layout.fields}, checking, "", f"layout “{layout.name}”")
    if missing := layout.lacks({name for name in layout.either if fields[name]}):
        raise OutlineError(f"layout “{layout.name}” needs {missing}", mark=item.mark)
    common = {name: fields[name] for name in PLAIN}
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
