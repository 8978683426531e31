"""The `table` field: header, rows, groups, spans, alignment, highlights, or a CSV file. Out: a checked `Table`.

Cells lie on a grid as HTML's do (HTML 4.9.12.1): each takes the first free column; what spans rows or columns
keeps others out. Rows that do not fill the grid, and spans that leave or overlap, are errors with their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from deck.errors import Mark, OutlineError, did_you_mean
from deck.fields import csv_file
from deck.fields.registry import RECORDS, Checking, Fields, Spec, check, check_record, field_type
from deck.fields.scalars import counted, existing, text
from deck.fields.table import Cell, Line, Table
from deck.yaml_nodes import Node

MAX_COLUMNS = 75  # as many as PowerPoint itself makes
MAX_ROWS = 100_000
ALIGNS = ("left", "center", "right", "decimal")


@field_type("table")
def table(node: Node, spec: Spec, checking: Checking, path: str) -> Table:
    """A mapping of `header` and `rows` (or `groups`, or `file`), `align`, `widths`, `highlight`, `footnotes`."""
    value = check_record(node, _TABLE, checking, path, "a table")
    given = {name for name in ("rows", "groups", "file") if name in value}
    if len(given) != 1:
        expected = "one of “rows”, “groups” and “file”"
        raise OutlineError(f"{path}: the table has {len(given)} sources of rows", mark=node.mark, expected=expected)
    return _Reader(node, value, checking, path).table()


class _Reader:
    """Reads one table; keeps the marks for its errors."""

    def __init__(self, node: Node, value: Fields, checking: Checking, path: str) -> None:
        self.node = node
        self.value = value
        self.checking = checking
        self.path = path

    def table(self) -> Table:
        heads, body = self._source()
        header = self._gridded(heads, "the header")
        if not header:
            raise OutlineError(f"{self.path}: the table has no header", mark=self.node.mark, expected="header: […]")
        if not body:
            raise self._error(
                next(n for n in ("rows", "groups", "file") if n in self.value), "no rows", "a row at least"
            )
        width = sum(cell.colspan for cell in header[0].cells)
        if width > MAX_COLUMNS:
            raise self._error("header", f"{width} columns", f"at most {MAX_COLUMNS}, or the table the other way round")
        aligned = self._aligned(header, self._blocks(body, width), width)
        lit = self._lit(*aligned)
        return Table(*lit, self._widths(width), self.value["footnotes"] or ())

    def _source(self) -> tuple[list[_Given], list[_Given]]:
        """Header rows and body rows as they are given."""
        heads = [_given(row, "header") for row in self._heads()]
        if self.value["file"]:
            return self._file(heads)
        if self.value["groups"]:
            return heads, [line for group in self.node.value["groups"].value for line in _group(group)]
        return heads, [_given(row, "body") for row in self.node.value["rows"].value]

    def _heads(self) -> Iterator[Node]:
        """A header of one row is a list of texts; of several, a list of lists."""
        header = self.node.value.get("header")
        if header is None or not header.value:
            return
        if all(isinstance(cell.value, list) for cell in header.value):
            yield from header.value
        else:
            yield header

    def _file(self, heads: list[_Given]) -> tuple[list[_Given], list[_Given]]:
        rows = [_Given(tuple(Cell(cell, "") for cell in cells), mark) for cells, mark in csv_file.read(self._csv())[1]]
        if not heads:
            heads, rows = [replace(rows[0], kind="header")], rows[1:]
        return heads, rows

    def _csv(self) -> Path:
        return existing(self.node.value["file"], self.checking, self.path, "file")

    def _blocks(self, given: Sequence[_Given], width: int) -> tuple[Line, ...]:
        """The body on the grid; spans stay within their group."""
        if len(given) > MAX_ROWS:
            raise self._error("rows", f"more than {MAX_ROWS} rows", "a part of them")
        lines: list[Line] = []
        block: list[_Given] = []
        for line in [*given, None]:
            if line is None or line.kind == "group":
                lines += self._gridded(block, "row", width, first=sum(line.kind == "body" for line in lines) + 1)
                block = []
                lines += [Line((replace(line.cells[0], colspan=width),), "group")] if line else []
            else:
                block.append(line)
        return tuple(lines)

    def _gridded(self, given: Sequence[_Given], name: str, width: int = 0, first: int = 1) -> tuple[Line, ...]:
        """The rows with each cell's column. Raises OutlineError for rows that do not fill the grid."""
        taken: dict[int, int] = {}  # column → rows for which a cell from above still holds it
        lines: list[Line] = []
        for index, row in enumerate(given):
            cells = tuple(self._in_row(row, taken))
            label = f"{name} {first + index}" if name == "row" else name
            here = sum([c.colspan for c in cells]) + len(taken.keys() - _columns(cells) if taken else ())
            width = width or here
            if not width:
                raise OutlineError(f"{self.path}: {label} has no cells", mark=row.mark, expected="one or more")
            if here != width:
                raise OutlineError(
                    f"{self.path}: {label} has {here} cells, the header has {width}",
                    mark=row.mark,
                    expected=f"{width} cells",
                )
            taken = {n: rows - 1 for n, rows in {**taken, **_held(cells)}.items() if rows > 1}
            lines.append(Line(cells, row.kind))
            if taken and index == len(given) - 1:
                raise OutlineError(f"{self.path}: {label} has a cell that spans rows below the last", mark=row.mark)
        return tuple(lines)

    def _in_row(self, row: _Given, taken: Mapping[int, int]) -> Iterator[Cell]:
        column = 0
        for cell in row.cells:
            while column in taken:
                column += 1
            if taken and any(n in taken for n in range(column, column + cell.colspan)):
                raise OutlineError(f"{self.path}: “{cell.text}” overlaps a cell that spans down to it", mark=row.mark)
            yield replace(cell, column=column)
            column += cell.colspan

    def _aligned(
        self, header: tuple[Line, ...], body: tuple[Line, ...], width: int
    ) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Every cell with its column's alignment: the one that is given, else what its cells suggest."""
        aligns = self.value["align"] or _alignments(body, width)
        if len(aligns) != width:
            raise self._error("align", f"{len(aligns)} words", f"{width} words")

        def stands(cell: Cell, kind: str) -> Cell:
            if cell.align or kind == "group":
                return replace(cell, align=cell.align or "left")
            return replace(cell, align="center" if cell.colspan > 1 else aligns[cell.column])

        return tuple(_each_cell(header, stands)), tuple(_each_cell(body, stands))

    def _lit(self, header: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """What `highlight` says stands out: rows, columns, cells."""
        if "highlight" not in self.node.value:
            return header, body
        heads = {cell.text: cell.column for line in header for cell in line.cells}
        count = sum(line.kind == "body" for line in body)
        width = sum(cell.colspan for cell in header[0].cells)
        rows, columns, cells = _highlight(self.node.value["highlight"], self.path, count, width, heads)
        lines: list[Line] = []
        number = 0
        for line in body:
            number += line.kind == "body"
            lit = tuple(replace(c, lit=c.lit or c.column in columns or (number, c.column) in cells) for c in line.cells)
            lines.append(line if line.kind != "body" else replace(line, cells=lit, lit=number in rows))
        return header, tuple(lines)

    def _widths(self, width: int) -> str:
        given = self.value["widths"]
        if given is not None and len(given) != width:
            raise self._error("widths", f"{len(given)} widths", f"{width} widths: auto, 2fr, 20%")
        return " ".join(given or ())

    def _error(self, name: str, what: str, expected: str) -> OutlineError:
        place = self.node.value.get(name, self.node)
        return OutlineError(f"{self.path}: “{name}” has {what}", mark=place.mark, expected=expected)


class _Given(Struct, frozen=True):
    """A row as written: its cells without their columns, and its place."""

    cells: tuple[Cell, ...]
    mark: Mark
    kind: Literal["header", "group", "body"] = "body"


def _given(row: Node, kind: Literal["header", "body"]) -> _Given:
    return _Given(tuple(map(_cell, row.value)), row.mark, kind)


def _group(group: Node) -> Iterator[_Given]:
    title = group.value["title"]
    yield _Given((Cell(title.text, ""),), title.mark, "group")
    yield from (_given(row, "body") for row in group.value["rows"].value)


def _cell(node: Node) -> Cell:
    """A text, or a mapping with `text`, checked already."""
    if not isinstance(node.value, dict):
        return Cell("" if node.value is None else node.text.strip("\n"), "")
    value = {name: item.value for name, item in node.value.items()}
    return Cell(
        node.value["text"].text.strip("\n"),
        value.get("align") or "",
        value.get("colspan") or 1,
        value.get("rowspan") or 1,
        lit=bool(value.get("highlight")),
    )


def _columns(cells: Iterable[Cell]) -> set[int]:
    return {n for cell in cells for n in range(cell.column, cell.column + cell.colspan)}


def _held(cells: Iterable[Cell]) -> dict[int, int]:
    """For each column of the row's cells that are held for more than that row: how many rows."""
    return {
        n: cell.rowspan for cell in cells if cell.rowspan > 1 for n in range(cell.column, cell.column + cell.colspan)
    }


def _each_cell(lines: Iterable[Line], change: Any) -> Iterator[Line]:
    for line in lines:
        yield replace(line, cells=tuple(change(cell, line.kind) for cell in line.cells))


_FIGURES = re.compile(r"[-+−–±≈<>≤≥~]?\s*[$€£¥]?\s*\d[\d.,  ]*\s*(%|[kKMGT]|×|万|亿)?[*†‡]?")
_NO_FIGURE = ("", "-", "–", "—", "−", "n/a", "…")


def _alignments(body: Sequence[Line], width: int) -> list[str]:
    """Columns of figures stand right, on the decimal point where there is one; all others left."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for line in body:
        for cell in line.cells:
            if cell.colspan == 1 and line.kind == "body":
                columns[cell.column].append(cell.text.strip())
    return [_alignment(texts) for texts in columns]


def _alignment(texts: Sequence[str]) -> str:
    figures = [text for text in texts if text not in _NO_FIGURE]
    if not figures or not all(_FIGURES.fullmatch(text) for text in figures):
        return "left"
    return "decimal" if any("." in text for text in figures) else "right"


# --- highlights -----------------------------------------------------------------------------------


def _highlight(
    node: Node, path: str, rows: int, columns: int, heads: Mapping[str, int]
) -> tuple[set[int], set[int], set[tuple[int, int]]]:
    """Rows (from 1), columns (from 0) and cells (row, column) that stand out."""
    if node.value is None:
        return set(), set(), set()
    parts = node.value if isinstance(node.value, dict) else {"row": node}
    known = ("row", "column", "cell")
    for name in parts:
        if name not in known:
            raise OutlineError(
                f"{path}.highlight has no “{name}”",
                mark=node.key_mark(name),
                expected="row, column, cell: [row, column]",
                hint=did_you_mean(name, known),
            )
    find = _Finder(path, rows, columns, heads)
    cells = _items(parts.get("cell"))
    if cells and not isinstance(cells[0].value, list):
        cells = [parts["cell"]]
    return (
        {find.row(item) for item in _items(parts.get("row"))},
        {find.column(item) for item in _items(parts.get("column"))},
        {find.cell(item) for item in cells},
    )


def _items(node: Node | None) -> list[Node]:
    if node is None or node.value is None:
        return []
    return list(node.value) if isinstance(node.value, list) else [node]


class _Finder(Struct, frozen=True):
    """Finds rows and columns of a table by number, columns by their heads too."""

    path: str
    rows: int
    columns: int
    heads: Mapping[str, int]

    def row(self, node: Node) -> int:
        return counted(node, self.rows, "row", f"{self.path}.highlight")

    def column(self, node: Node) -> int:
        if node.text in self.heads:
            return self.heads[node.text]
        return counted(node, self.columns, "column", f"{self.path}.highlight", self.heads) - 1

    def cell(self, node: Node) -> tuple[int, int]:
        if not isinstance(node.value, list) or len(node.value) != 2:
            raise OutlineError(f"{self.path}.highlight: no cell", mark=node.mark, expected="cell: [row, column]")
        return self.row(node.value[0]), self.column(node.value[1])


# --- the field types that a table is made of --------------------------------------------------------


@field_type("cell")
def cell(node: Node, spec: Spec, checking: Checking, path: str) -> Any:
    """A text, or `{text, colspan, rowspan, align, highlight}`."""
    if isinstance(node.value, dict):
        return check_record(node, _CELL, checking, path, "a cell")
    return text(node, _TEXT, checking, path)


@field_type("header")
def header(node: Node, spec: Spec, checking: Checking, path: str) -> Any:
    """A list of cells, or a list of such lists."""
    rows = isinstance(node.value, list) and bool(node.value) and all(isinstance(c.value, list) for c in node.value)
    return check(node, Spec("list", True, of=_ROW if rows else Spec("cell")), checking, path)


@field_type("span")
def span(node: Node, spec: Spec, checking: Checking, path: str) -> int:
    """How many rows or columns a cell covers."""
    if isinstance(node.value, bool) or not isinstance(node.value, int) or not 1 <= node.value <= 1000:
        raise OutlineError(f"“{path}” is no span ({node.text})", mark=node.mark, expected="a whole number from 1 on")
    return node.value


@field_type("track")
def track(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A column's width: auto, 2fr or 20%."""
    if not re.fullmatch(r"auto|\d{1,4}(\.\d{1,3})?(fr|%)", node.text):
        raise OutlineError(f"“{path}” is no width ({node.text})", mark=node.mark, expected="auto, 2fr or 20%")
    return node.text


_TEXT = Spec("text")
_ROW = Spec("list", of=Spec("cell"))
_ROWS = Spec("list", False, "a list of rows, each a list of cells", of=_ROW)
_ALIGN = Spec("choice", of=ALIGNS)
_CELL = {
    "text": Spec("text", True, "what the cell says"),
    "colspan": Spec("span", help="how many columns it covers"),
    "rowspan": Spec("span", help="how many rows it covers"),
    "align": _ALIGN,
    "highlight": Spec("boolean", help="it stands out"),
}
_GROUP = {"title": Spec("text", True, "its heading"), "rows": Spec("list", True, "its rows", of=_ROW)}
_TABLE = {
    "header": Spec("header", False, "the column heads; a list of lists for several rows"),
    "rows": _ROWS,
    "groups": Spec("list", False, "rows in groups with headings, in place of `rows`", of=Spec("record", of=_GROUP)),
    "file": Spec(
        "text",
        False,
        "a CSV file beside the outline, in place of `rows`; its first line: the header",
    ),
    "align": Spec("list", False, "a word a column; left out, figures stand on their decimal point", of=_ALIGN),
    "widths": Spec("list", False, "a width a column; left out, they follow from what the cells hold", of=Spec("track")),
    "highlight": Spec("any", False, "what stands out: a row, or {row, column, cell: [row, column]}, from 1"),
    "footnotes": Spec("list", False, "under the table; one that begins with * † ¹ where that mark is", of=_TEXT),
}
RECORDS["table"], RECORDS["cell"] = _TABLE, _CELL
