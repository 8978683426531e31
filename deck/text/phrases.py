"""Where words of Chinese and Japanese end, for headings that break well. In: a text, its language. Out: offsets.

BudouX (Google; a model of 64 kB, no dictionary) tells them; it is loaded when a heading of Han has several lines.
"""

from __future__ import annotations

import functools
from typing import Any

_MODELS = {"ja": "ja", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "zh-hant": "zh-hant"}


@functools.lru_cache(maxsize=1024)
def ends(text: str, lang: str) -> frozenset[int]:
    """The offsets in `text` at which a phrase ends."""
    offsets, position = set(), 0
    for phrase in _parser(_model(lang)).parse(text):
        position += len(phrase)
        offsets.add(position)
    return frozenset(offsets)


def _model(lang: str) -> str:
    tag = lang.lower()
    return _MODELS.get(tag) or _MODELS.get(tag[:2], "zh-hans")


@functools.lru_cache(maxsize=4)
def _parser(model: str) -> Any:
    import json
    from importlib.resources import files

    from budoux.parser import Parser

    return Parser(json.loads((files("budoux") / "models" / f"{model}.json").read_text("utf-8")))
