"""The workbook's cells for a chart, and where each series finds its own."""

from __future__ import annotations

from dataclasses import dataclass

from deck.pptx.workbook import Value, reference
from deck.scene import ChartSpec


@dataclass(frozen=True, slots=True)
class SeriesCells:
    """References (Sheet1!$B$1 …) of one series."""

    name: str
    values: str
    x: str
    reach: str


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: tuple[tuple[Value, ...], ...]
    categories: str
    series: tuple[SeriesCells, ...]


def sheet_of(spec: ChartSpec) -> Sheet:
    """Categories in column A; then each series' columns: x (scatter), values, reach."""
    heads: list[Value] = [""]
    columns: list[tuple[Value, ...]] = [spec.categories]
    cells = []
    for series in spec.series:
        last = len(series.values) + 1
        x = reach = ""
        if series.x:
            x = reference(len(columns), 2, last)
            heads.append(f"{series.name} x")
            columns.append(series.x)
        name, values = reference(len(columns), 1), reference(len(columns), 2, last)
        heads.append(series.name)
        columns.append(series.values)
        if series.reach:
            reach = reference(len(columns), 2, last)
            heads.append(f"{series.name} Δ")
            columns.append(series.reach)
        cells.append(SeriesCells(name, values, x, reach))
    tall = max(len(column) for column in columns)
    body = tuple(tuple(c[y] if y < len(c) else None for c in columns) for y in range(tall))
    categories = reference(0, 2, len(spec.categories) + 1) if spec.categories else ""
    return Sheet((tuple(heads), *body), categories, tuple(cells))
