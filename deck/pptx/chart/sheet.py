"""The workbook's cells for a chart, and where each series finds its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deck.pptx.workbook import Formula, Value, cell, reference
from deck.scene import ChartSpec, Series


class SeriesCells(Struct, frozen=True):
    """References (Sheet1!$B$1 …) of one series."""

    name: str
    values: str
    x: str


class Sheet(Struct, frozen=True):
    """Rows of cells, the first being heads; `categories` is their reference."""

    rows: tuple[tuple[Value, ...], ...]
    categories: str
    series: tuple[SeriesCells, ...]


def sheet_of(spec: ChartSpec) -> Sheet:
    """Categories in column A, further columns, then each series' own: x (scatter) and values."""
    table = _Table(spec.categories)
    for name, values in spec.columns:
        table.add(name, values)
    cells = tuple(_place(series, table) for series in spec.series)
    categories = reference(0, 2, len(spec.categories) + 1) if spec.categories else ""
    return Sheet(table.rows(), categories, cells)


class _Table:
    """Columns under their heads while they are collected."""

    def __init__(self, categories: Sequence[str]) -> None:
        self.heads: list[str] = [""]
        self.columns: list[Sequence[Value]] = [categories]

    def add(self, head: str, values: Sequence[Value]) -> int:
        """The new column's number, 0 being A."""
        self.heads.append(head)
        self.columns.append(values)
        return len(self.columns) - 1

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        tall = max(len(column) for column in self.columns)
        body = (tuple(c[y] if y < len(c) else None for c in self.columns) for y in range(tall))
        return (tuple(self.heads), *body)


def _place(series: Series, table: _Table) -> SeriesCells:
    last = len(series.values) + 1
    x = reference(table.add(f"{series.name} x", series.x), 2, last) if series.x else ""
    there = series.name in table.heads
    column = table.heads.index(series.name) if there else table.add(series.name, _values(series, table))
    return SeriesCells(reference(column, 1), reference(column, 2, last), x)


def _values(series: Series, table: _Table) -> Sequence[Value]:
    """The numbers, or formulas that subtract one column from another."""
    if not series.difference:
        return series.values
    more, less = (table.heads.index(name) for name in series.difference)
    return [
        Formula(f"={cell(more, y)}-{cell(less, y)}", value or 0.0) for y, value in enumerate(series.values, start=2)
    ]
