"""Where a line may break: between two characters, or not (UAX #14, cut down to what lectures hold).

Han characters break anywhere but for the rules of kinsoku/禁则 (CLREQ 3.1.3): no closing mark begins a
line, no opening one ends it, —— and …… stay whole. Latin words break at spaces and after a hyphen.
"""

from __future__ import annotations

from deck.text.fonts import is_wide

NO_START = frozenset("。，、；：？！）」』】》〉”’〕…—～·％%‰℃.,;:!?)]}、ーぁぃぅぇぉゃゅょっ")
NO_END = frozenset("（「『【《〈“‘〔([{￥$＄#")
_HYPHENS = frozenset("-‐–/")


def may_break(before: str, after: str) -> bool:
    """Whether a line may end with `before` and the next begin with `after` (single characters)."""
    if after.isspace():
        return False
    if before.isspace():
        return True
    if after in NO_START or before in NO_END:
        return False
    if is_wide(before) or is_wide(after) or before in "”’—…":
        return True
    return before in _HYPHENS and after.isalpha()
