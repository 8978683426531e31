"""A chart's numbers from a CSV file: the first column what its points are called (of scatter charts: their `x`), each
other a series. In: the chart as it is written. Out: the same with all numbers in it, each where it stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deck.errors import Mark, OutlineError, did_you_mean
from deck.fields import csv_file
from deck.fields.csv_file import Record
from deck.fields.registry import Checking, expect
from deck.fields.scalars import existing
from deck.yaml_nodes import Node

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def filled(node: Node, checking: Checking, path: str) -> Node:
    """The chart with the numbers of its `file`. What it says of a series by name stays; without `series`: all columns.

    Raises OutlineError for rows of unlike length, and for a series that is no column.
    """
    if not isinstance(node.value, dict) or "file" not in node.value:
        return node
    file = existing(node.value["file"], checking, path, "file")
    parted, records = csv_file.read(file)
    (head, top), *rows = records
    if not rows:
        raise OutlineError(f"{file.name} holds no numbers", mark=top, expected="a line of heads, then rows")
    for cells, mark in rows:
        if len(cells) != len(head):
            told = f"{path}: a row of {len(cells)} cells under {len(head)} heads"
            raise OutlineError(told, mark=mark, expected=f"{len(head)} cells")
    if len(set(head)) < len(head):
        raise OutlineError(f"{path}: two columns have one name", mark=top, expected="a name for each")
    columns = _columns(head, top, rows, comma=parted == ";")
    first, distant = columns.pop(head[0]), _kind(node) == "scatter"
    points = {"x": first.value["values"]} if distant else {"categories": _words(rows, top)}
    series = Node([_series(one, columns, path) for one in _given(node, columns, path)], top)
    others = {name: value for name, value in node.value.items() if name != "file"}
    return replace(node, value={**points, **others, "series": series})


def _kind(node: Node) -> str:
    kind = node.value.get("kind")
    return kind.text if kind else ""


def _words(rows: Sequence[Record], top: Mark) -> Node:
    return Node([Node(cells[0], mark, cells[0]) for cells, mark in rows], top)


def _columns(head: Sequence[str], top: Mark, rows: Sequence[Record], comma: bool) -> dict[str, Node]:
    """Each column as a series; in a file whose cells a semicolon parts, numbers have a decimal `comma`."""
    found = {}
    for place, name in enumerate(head):
        values = [_number(cells[place], mark, comma) for cells, mark in rows]
        found[name] = Node({"name": Node(name, top, name), "values": Node(values, top)}, top)
    return found


def _number(cell: str, mark: Mark, comma: bool) -> Node:
    """A number, nothing for an empty cell, else the text as it is: whoever checks it will tell."""
    written = cell.replace(",", ".") if comma else cell
    if not cell:
        return Node(None, mark)
    return Node(float(written) if _NUMBER.fullmatch(written) else cell, mark, cell)


def _given(node: Node, columns: Mapping[str, Node], path: str) -> Sequence[Node]:
    if "series" in node.value:
        return list(expect(node.value["series"], list, f"{path}.series", "a list of {name, …}"))
    return list(columns.values())


def _series(node: Node, columns: Mapping[str, Node], path: str) -> Node:
    name = node.value.get("name") if isinstance(node.value, dict) else None
    if not name or name.text not in columns:
        told = f"{path}.series: no column “{name.text}”" if name else f"{path}.series: a series without a name"
        hint = did_you_mean(name.text, columns) if name else ""
        raise OutlineError(told, mark=name.mark if name else node.mark, expected=", ".join(columns), hint=hint)
    return replace(node, value={**columns[name.text].value, **node.value})
