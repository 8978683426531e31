"""The outline reference and the table of the vocabulary, as Markdown. In: layouts. Out: text."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping

from deck.brand import LENGTHS, ROLES, STYLES, TextStyle
from deck.fields import RECORDS, TYPES, Spec
from deck.fields.clicks import FORMS
from deck.layouts import Layouts, SlideLayout
from deck.markup.vocabulary import BOX, CHILDREN, CONTAINER, DRAWN, PLACEHOLDER, TEXT, VOCABULARY, Kind
from deck.outline import COMMON, TOP
from deck.reference.fields import Row, rows
from deck.reference.sample import sample_yaml, slides_yaml

_HEAD = """\
# The outline

Made from the layouts by `python -m deck.reference`; `python build.py layouts NAME` tells the same on the terminal.
Fields in **bold** must be there; `facts[].label` is the field `label` of each entry of the list `facts`.
"""
_INLINE = """\
Text is inline CommonMark: `**bold**`, `*italic*`, `` `code` ``, `[link](https://…)`, `[slide](#id)`, `$x_1$`; also
`~~struck through~~`, `x^2^` raised and `H~2~O` lowered. A backslash at a line's end breaks the line.
"""


def outline_reference(layouts: Layouts) -> str:
    """docs/outline.md."""
    return "\n".join(_lines(layouts)) + "\n"


def _lines(layouts: Layouts) -> Iterator[str]:
    yield _HEAD
    yield from _chapter("## At the top of the file", TOP)
    yield from _chapter("## Fields of any slide", COMMON)
    yield "## Types of fields\n"
    yield _INLINE
    yield from _types()
    for name, specs in RECORDS.items():
        yield from _chapter(f"### A `{name}`", specs)
    yield "## Layouts\n"
    for layout in layouts:
        yield from _layout(layout, f"{layout.purpose}{_either(layout)}{_splits(layout)}", sample_yaml(layout))
    yield "## Figures\n"
    yield "What `kind` of a figure may name, with the fields it takes besides those of every `figure`.\n"
    for figure in layouts.figures.values():
        yield from _layout(figure, figure.purpose, _figure_yaml(figure))


def _chapter(title: str, specs: Mapping[str, Spec]) -> Iterator[str]:
    yield f"{title}\n"
    yield from _table(rows(specs))
    yield ""


def _layout(layout: SlideLayout, purpose: str, sample: str) -> Iterator[str]:
    yield from (f"### `{layout.name}`\n", f"{purpose}\n")
    yield from _table(rows(layout.fields))
    yield f"\n```yaml\n{sample}```\n"


def _either(layout: SlideLayout) -> str:
    return f" Needs {' or '.join(f'`{name}`' for name in layout.either)}." if layout.either else ""


def _splits(layout: SlideLayout) -> str:
    if not layout.splits:
        return ""
    entries = f"`{'[].'.join(layout.splits)}`"
    told = "" if layout.overflow == "split" else ", where the slide says `overflow: split`"
    return f" What is too much of {entries} goes on over more slides{told}."


def _figure_yaml(figure: SlideLayout) -> str:
    return slides_yaml([{"kind": figure.name, **_plain(figure)}])


def _plain(layout: SlideLayout) -> dict[str, object]:
    from deck.yaml_nodes import plain

    return plain(layout.sample) if layout.sample else {}


def _table(found: Iterable[Row]) -> Iterator[str]:
    yield "| field | type | |\n|---|---|---|"
    above: list[str] = []
    for row in found:
        path = ".".join([*above[: row.depth], row.name])
        above[row.depth :] = [f"{row.name}[]" if row.type.startswith("list") else row.name]
        name = f"**`{path}`**" if row.required else f"`{path}`"
        yield f"| {name} | {row.type} | {_cell(row.help)} |"


def _types() -> Iterator[str]:
    yield "| type | |\n|---|---|"
    for name, check in sorted(TYPES.items()):  # they register in the order in which modules happen to load
        told = FORMS if name == "build" else (inspect.getdoc(check) or "").partition("\n")[0].removesuffix(".")
        yield f"| {name} | {_cell(told)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def vocabulary() -> str:
    """The elements of templates, with the attributes that are theirs and the groups that they share."""
    lines = ["| element | for | holds | attributes |", "|---|---|---|---|"]
    lines += [_element(name, kind) for name, kind in VOCABULARY.items()]
    lines.append("")
    lines += [f"*{name}*: {_codes(words)}.\n" for name, words in _GROUPS.items()]
    return "\n".join(lines)


def brand_words() -> str:
    """Text styles with their sizes and floors, roles of colour, words for lengths."""
    styles = (f"`{name}` {_size(style)}" for name, style in STYLES.items())
    lengths = (f"*{scale}*: {', '.join(f'`{w}` {n:g}' for w, n in words.items())}" for scale, words in LENGTHS.items())
    return (
        f"**Text styles**, and how small they may become: {', '.join(styles)}.\n\n"
        f"**Colour roles**: {' '.join(f'`{role}`' for role in ROLES['light'])}.\n\n"
        f"**Lengths**: {'; '.join(lengths)}.\n"
    )


def _size(style: TextStyle) -> str:
    return f"{style.size:g}" + (f" ≥ {style.floor:g}" if style.floor < style.size else "")


_GROUPS = {"box": BOX, "container": CONTAINER, "placeholder": PLACEHOLDER, "text": TEXT, "drawn": DRAWN}
_HOLDS = {"flow": "elements", "text": "text", "list": "paragraphs, lists", "canvas": "drawn elements"}


def _element(name: str, kind: Kind) -> str:
    held = _HOLDS.get(kind.content) or ", ".join(sorted(CHILDREN[kind.content])) or "–"
    return f"| `{name}` | {kind.help} | {'LaTeX' if kind.content == 'raw' else held} | {_attributes(kind)} |"


def _attributes(kind: Kind) -> str:
    """The groups an element takes whole, then what is left."""
    told, left = [], set(kind.attributes)
    for group, words in _GROUPS.items():
        if words <= kind.attributes and words & left:
            told.append(f"*{group}*")
            left -= words
    return ", ".join(told + ([_codes(left)] if left else []))


def _codes(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in sorted(words))
