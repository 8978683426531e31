"""A part of the scene, larger or smaller: every length by one factor.

In: any value of the scene. Out: the same with its lengths multiplied. Sizes of text are rounded down to half
points, so that what fitted goes on fitting. Shares (crop, adjust values) and freeforms' own coordinates stay.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deck.scene import (
    Box,
    ChartSpec,
    Connector,
    Freeform,
    Insets,
    Marker,
    ParagraphStyle,
    Preset,
    Run,
    Series,
    Stroke,
    Table,
    TableRow,
)

Value = TypeVar("Value")
_LENGTHS: dict[type, tuple[str, ...]] = {
    Box: ("x", "y", "width", "height"),
    Stroke: ("width",),
    Insets: ("left", "top", "right", "bottom"),
    ParagraphStyle: ("pitch", "before", "indent", "hanging", "tracking"),
    Connector: ("begin", "end"),
    Table: ("columns",),
    TableRow: ("height",),
    Series: ("line_width",),
    Marker: ("size",),
}
_SIZES: dict[type, tuple[str, ...]] = {
    ParagraphStyle: ("size",),
    Run: ("size",),
    ChartSpec: ("text_size",),
    Series: ("label_size",),
}
_FIXED = (Freeform, Preset)


def scaled(value: Value, factor: float) -> Value:
    """`value` with all lengths in it times `factor`."""
    if factor == 1:
        return value
    result: Value = _scaled(value, factor)
    return result


def _scaled(value: Any, factor: float) -> Any:
    if isinstance(value, tuple):
        return tuple(_scaled(item, factor) for item in value)
    if not isinstance(value, Struct) or isinstance(value, _FIXED):
        return value
    kind = type(value)
    changes = {name: _scaled(getattr(value, name), factor) for name in _parts(kind)}
    changes |= {name: _times(getattr(value, name), factor) for name in _LENGTHS.get(kind, ())}
    changes |= {name: text_size(getattr(value, name), factor) for name in _SIZES.get(kind, ())}
    return replace(value, **changes)


@lru_cache(maxsize=64)
def _parts(kind: type[Struct]) -> tuple[str, ...]:
    """The fields that may hold lengths deeper down."""
    own = _LENGTHS.get(kind, ()) + _SIZES.get(kind, ())
    return tuple(name for name in kind.__struct_fields__ if name not in own)


def _times(value: Any, factor: float) -> Any:
    if isinstance(value, tuple):
        return tuple(v * factor for v in value)
    return value if value is None else value * factor


def text_size(size: float | None, factor: float) -> float | None:
    """A size of text times `factor`, in whole half points downwards."""
    return None if size is None else max(1.0, math.floor(size * factor * 2 + 1e-6) / 2)
