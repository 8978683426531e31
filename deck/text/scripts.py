"""Which of a run's faces a character comes from, as PowerPoint decides it.

Han, kana, Hangul and full-width marks come from the East Asian face; Arabic, Hebrew, Thai, Indic scripts
from the complex one; the rest from the Latin one. Marks that both worlds use (“ ” ‘ ’ — … · ° ± × → ≥, and
all that UAX #11 calls ambiguous but Latin letters) follow the run's language: in a zh, ja or ko run they are the East
Asian face's, one em wide, elsewhere the Latin face's. `deck/pptx/text.py` writes that language.
"""

from __future__ import annotations

import functools
import re
import unicodedata

LATIN, EAST_ASIAN, COMPLEX, EMOJI, JOINED = "leczj"  # JOINED: goes with the character before it

_COMPLEX = re.compile("[\u0590-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u17ff\u1a00-\u1aff\ufb1d-\ufdff\ufe70-\ufefe]")
_EMOJI = re.compile("[\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614-\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]")
_JOINERS = frozenset("\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
_EAST_ASIAN_LANGUAGES = ("zh", "ja", "ko")


def east_asian(lang: str) -> bool:
    """Whether a run of language tag `lang` takes ambiguous characters from its East Asian face."""
    return lang[:2].lower() in _EAST_ASIAN_LANGUAGES


def is_wide(char: str) -> bool:
    """Whether `char` is one em wide in every East Asian face (UAX #11: wide or full width)."""
    return unicodedata.east_asian_width(char) in "WF"


@functools.lru_cache(maxsize=16384)
def slots(text: str, ea: bool) -> str:
    """One letter for each character of `text`; `ea`: its run is in an East Asian language."""
    if text.isascii():
        return LATIN * len(text)
    return "".join(_slot(char, ea) for char in text)


@functools.lru_cache(maxsize=8192)
def _slot(char: str, ea: bool) -> str:
    if char.isascii():
        return LATIN
    if char in _JOINERS or unicodedata.category(char) in ("Mn", "Me") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return JOINED
    width = unicodedata.east_asian_width(char)
    if _EMOJI.match(char) and (width == "W" or char >= "\U0001f1e6"):
        return EMOJI
    if width in "WFH" or (ea and width == "A" and not (char < "\u0250" and char.isalpha())):
        return EAST_ASIAN
    return COMPLEX if _COMPLEX.match(char) else LATIN


def right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first strong character says so (UAX #9, P2 and P3)."""
    if text.isascii():
        return False
    strong = (b for char in text if (b := unicodedata.bidirectional(char)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def clusters(text: str) -> list[str]:
    """`text` in pieces that are one glyph to a reader: letters with their marks, joined emoji, flags by two."""
    found: list[str] = []
    for char in text:
        if found and (_slot(char, False) == JOINED or found[-1][-1] == "\u200d" or _half_flag(found[-1], char)):
            found[-1] += char
        else:
            found.append(char)
    return found


def _half_flag(before: str, char: str) -> bool:
    return len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= char <= "\U0001f1ff"
