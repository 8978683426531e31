"""CSV files (RFC 4180) beside the outline. Out: records with their places; errors tell file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from deck.errors import Mark, OutlineError
from deck.yaml_nodes import read_text

DELIMITERS = (",", ";", "\t", "|")
Record = tuple[list[str], Mark]  # cells, and where they stand


def _delimiter(text: str) -> str:
    """What parts the cells of the first line that holds something."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def read(file: Path) -> tuple[str, Iterator[Record]]:
    """What parts the cells, and the records with their places; empty lines are left out. Raises OutlineError."""
    text = read_text(file)
    parted = _delimiter(text)
    return parted, _records(file, text, parted)


def _records(file: Path, text: str, delimiter: str) -> Iterator[Record]:
    lines = text.splitlines()
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True, skipinitialspace=True)
    before, empty = 0, True
    try:
        for record in reader:
            mark = Mark(file, before + 1, 1, lines[before])
            before = reader.line_num
            if any(cell.strip() for cell in record):
                empty = False
                yield [cell.strip() for cell in record], mark
    except csv.Error as problem:
        source = lines[before] if before < len(lines) else ""
        raise OutlineError(f"not readable as CSV: {problem}", mark=Mark(file, before + 1, 1, source)) from None
    if empty:
        raise OutlineError(f"{file.name} holds nothing", mark=Mark(file), expected="a line of heads, then rows")
