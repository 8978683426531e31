"""A chart's workbook (by XlsxWriter): what "Edit Data" opens. The same numbers give the same bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from msgspec import Struct

SHEET = "Sheet1"


class Formula(Struct, frozen=True):
    """A cell that is computed, and its present value."""

    text: str
    value: float


Value = str | float | Formula | None


def workbook(rows: Sequence[Sequence[Value]]) -> bytes:
    """An .xlsx of one sheet holding `rows`, the first being heads."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2018, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(y, x, value)
            elif isinstance(value, Formula):
                sheet.write_formula(y, x, value.text, None, value.value)
            elif value is not None:
                sheet.write_number(y, x, value)
    sheet.set_column(0, 0, 24)
    book.close()
    return stream.getvalue()


def reference(column: int, first: int, last: int | None = None) -> str:
    """An absolute reference to cells of a column (0-based; rows from 1): Sheet1!$B$2:$B$7."""
    letters = _letters(column)
    if last is None:
        return f"{SHEET}!${letters}${first}"
    return f"{SHEET}!${letters}${first}:${letters}${last}"


def cell(column: int, row: int) -> str:
    """A relative reference: B2."""
    return f"{_letters(column)}{row}"


def _letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
