"""Fields as rows of a table. In: the specs of a front matter. Out: a `Row` a field, those within it below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from deck.fields import Spec


class Row(Struct, frozen=True):
    """One field; `depth` counts the fields it stands in."""

    depth: int
    name: str
    type: str
    required: bool
    help: str


def rows(specs: Mapping[str, Spec], depth: int = 0) -> Iterator[Row]:
    for name, spec in specs.items():
        yield Row(depth, name, type_words(spec), spec.required, _help(spec))
        yield from rows(within(spec), depth + 1)


def type_words(spec: Spec) -> str:
    """The type as one says it: "list of text", "left, center or right"."""
    if spec.type == "choice":
        *most, last = (str(word) for word in spec.of)
        return f"{', '.join(most)} or {last}" if most else last
    if spec.type == "list" and spec.of is not None:
        return f"list of {'records' if spec.of.type == 'record' else type_words(spec.of)}"
    return spec.type


def within(spec: Spec) -> Mapping[str, Spec]:
    """The fields of a record, or of the records of a list."""
    if spec.type == "record":
        return spec.of or {}
    return within(spec.of) if spec.type == "list" and spec.of is not None else {}


def _help(spec: Spec) -> str:
    return spec.help if spec.default is None else f"{spec.help} ({spec.default} if left out)".strip()
