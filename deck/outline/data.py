"""An outline that a program gives: plain values, as YAML would hold them. Out: `Node`s that know the way to each value.

Taken as they are meant: numbers of NumPy and pandas (what has `.item()` or `.tolist()`), days, `NaN` as nothing.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from msgspec import Struct

from deck.errors import Mark, OutlineError
from deck.yaml_nodes import MAX_DEPTH, NO_XML, Node

_SPELT = {None: "", True: "true", False: "false"}


class Data(Struct, frozen=True):
    """An outline as values; what it names (pictures, `templates/`, a brand) lies in `folder`."""

    values: Mapping[str, Any]
    folder: Path = Path()

    @property
    def path(self) -> Path:
        """The file that it stands for."""
        return self.folder / "outline"

    def nodes(self) -> Node:
        """Raises OutlineError for what has no place in an outline."""
        return _node(self.values, self.path, "")


def _node(value: Any, file: Path, way: str) -> Node:
    mark = Mark(file, 0, 0, way or "the outline")
    value = _plain(value)
    if way.count(".") + way.count("[") > MAX_DEPTH:
        raise OutlineError("nested too deep", mark=mark)
    if isinstance(value, Mapping):
        inner = {str(key): _node(one, file, f"{way}.{key}" if way else str(key)) for key, one in value.items()}
        return Node(inner, mark, key_marks=tuple((key, one.mark) for key, one in inner.items()))
    if isinstance(value, list):
        return Node([_node(one, file, f"{way}[{index}]") for index, one in enumerate(value)], mark)
    if value is None or isinstance(value, bool):
        return Node(value, mark, _SPELT[value])
    if isinstance(value, str) and (found := NO_XML.search(value)):
        told = f"U+{ord(found[0]):04X} has no place in a text of a slide"
        raise OutlineError(told, mark=mark, expected="a text without control characters")
    if isinstance(value, int | float | str):
        return Node(value, mark, str(value))
    raise OutlineError(
        f"a {type(value).__name__} has no place in an outline",
        mark=mark,
        expected="a text, a number, true or false, nothing, a day, a list or a mapping",
    )


def _plain(value: Any) -> Any:
    """The value as Python's own."""
    if not isinstance(value, str | Mapping | bool | int):
        value = value.tolist() if hasattr(value, "tolist") else value.item() if hasattr(value, "item") else value
    if isinstance(value, Decimal | Fraction):
        value = float(value)
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d")
    whole = isinstance(value, str | bytes | Mapping | set | frozenset) or not isinstance(value, Iterable)
    return value if whole else list(value)
