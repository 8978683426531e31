"""Small things that all part writers need: escaping, EMU, namespaces, deterministic GUIDs."""

from __future__ import annotations

import re
import uuid
from functools import lru_cache

EMU_PER_POINT = 12700
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'

# What XML 1.0 can't hold (§2.2): control characters, and half of a surrogate pair.
_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
_TEXT = {**_ILLEGAL, ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}
_SPECIAL = re.compile('[\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]')  # any of these: few texts have one


def text(value: str) -> str:
    """`value` as character data."""
    return value.translate(_TEXT) if _SPECIAL.search(value) else value


def attribute(value: str) -> str:
    """`value` inside double quotes."""
    return value.translate(_ATTRIBUTE) if _SPECIAL.search(value) else value


def emu(points: float) -> int:
    """Points as English Metric Units (ECMA-376 20.1.10.16)."""
    return round(points * EMU_PER_POINT)


@lru_cache(maxsize=1024)
def guid(name: str) -> str:
    """A GUID that is always the same for `name`, in braces."""
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, "deck:" + name)).upper() + "}"
