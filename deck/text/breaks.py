"""Where a line may end. In: a paragraph's text and its characters' slots. Out: the offsets a line may begin at.

UAX #14's classes and rules, with what PowerPoint does where it is known to differ or to choose:

* Every blank is an opportunity but before a closing mark (LB13), behind an opening one too (LB14 says otherwise).
* Beside an East Asian character the tables of kinsoku/禁则 decide: those that Office itself writes for Simplified
  Chinese (p:kinsoku, 19.2.1.17), with Japanese small kana and the long-vowel mark added. “ ” in
  an East Asian run count as its brackets. —— and …… stay whole (LB17, LB22; CLREQ 3.1.3).
* A closing mark behind a Hangul syllable may begin a line (developer0hye/office2pdf #515).
* A hyphen inside a word is an opportunity (`e-`/`signing` in the pairs: LB21).
* A slash is one only in a word that is longer than its line (`Infra/Host/VM/`, `Container` in the pairs): LibreOffice
  and Typst keep `and/or` whole too. What is longer still breaks between any two glyphs.
* Words of Thai, Lao and Khmer, which a dictionary would break, break at blanks only.
"""

from __future__ import annotations

import bisect
import functools
import re

from deck.text.line_break_classes import RANGES
from deck.text.scripts import EAST_ASIAN

NO_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞヽヾ々゛゜‼⁇⁈⁉·"
)
NO_END = frozenset("$(,[{£¥·‘“〈《「『【〔〖〝﹗﹙﹛＄（．［｛￡￥⦅｟") - frozenset(",·．﹗")
_NEVER_SPLIT = frozenset("—―…⋯‥")  # a pair of the same
_HANGUL_MAY_PRECEDE = frozenset("?!.,:)”…？！。、．，：）")

_IDEOGRAPHIC = frozenset(("ID", "H2", "NS"))
_NEVER_AFTER_BLANK = frozenset(("CL", "CP", "EX", "IS"))
_NEVER_BEFORE = frozenset(("CL", "CP", "EX", "IS", "SY", "BA", "HY", "NS", "IN"))
# What stays together among Latin letters, digits and marks (LB23 to LB30), by class; and/or and C:\\Users stay whole.
_TOGETHER = {
    "AL": {"AL", "NU", "OP", "PO", "PR"},
    "NU": {"AL", "NU", "OP", "PO", "PR"},
    "CP": {"AL", "NU", "PO", "PR"},
    "CL": {"PO", "PR"},
    "PR": {"AL", "NU", "OP"},
    "PO": {"AL", "NU", "OP"},
    "IS": {"AL", "NU", "PR"},
    "SY": {"AL", "NU"},
}


# Words of letters and digits between blanks: lines begin where words do.
PLAIN = re.compile("[A-Za-z0-9 ]*")
_WORD_END = re.compile(" +")


@functools.lru_cache(maxsize=1)
def _table() -> tuple[list[int], list[str]]:
    pairs = re.findall(r"([0-9a-f]+)([A-Z]\w?J?)", RANGES)
    return [int(start, 16) for start, _ in pairs], [kind for _, kind in pairs]


@functools.lru_cache(maxsize=8192)
def line_break_class(char: str) -> str:
    """The class of `char`, resolved (LB1)."""
    starts, kinds = _table()
    return kinds[bisect.bisect_right(starts, ord(char)) - 1]


def word_starts(text: str) -> list[int]:
    """Offsets at which words begin in text of letters, digits and blanks, but for its own start."""
    return [match.end() for match in _WORD_END.finditer(text) if match.end() < len(text)] if " " in text else []


def opportunities(text: str, slots: str) -> list[int]:
    """Offsets in `text` at which a line may begin, in order; the text's own start is none."""
    if PLAIN.fullmatch(text):
        return word_starts(text)
    found: list[int] = []
    before, base = "", ""  # the character before, and its class after LB9
    for index, char in enumerate(text):
        kind = line_break_class(char)
        if index and _opens(text, slots, index, before, base, char, kind):
            found.append(index)
        if kind in ("CM", "ZWJ") and base not in ("", "SP", "ZW"):
            if kind == "ZWJ":
                base = "ZWJ"
            continue  # LB9: a mark goes with its letter
        before, base = char, "AL" if kind == "CM" else kind
    return found


def _opens(text: str, slots: str, index: int, before: str, base: str, char: str, kind: str) -> bool:
    if kind in ("SP", "ZW", "WJ"):
        return False
    if base in ("SP", "ZW"):
        return base == "ZW" or kind not in _NEVER_AFTER_BLANK
    if kind in ("CM", "ZWJ", "GL") or base in ("WJ", "GL", "ZWJ"):
        return kind == "GL" and base in ("BA", "HY")
    wide = slots[index - 1] == EAST_ASIAN or slots[index] == EAST_ASIAN
    if wide or kind in _IDEOGRAPHIC or base in _IDEOGRAPHIC:
        return _kinsoku(before, base, char)
    return _latin(text, index, before, base, char, kind)


def _kinsoku(before: str, base: str, char: str) -> bool:
    if before == char and char in _NEVER_SPLIT:
        return False
    if char in NO_START:
        return base == "H2" and char in _HANGUL_MAY_PRECEDE
    if before in NO_END:
        return False
    modified = "\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= char <= "\U0001f1ff"
    return not modified and not "\U0001f3fb" <= char <= "\U0001f3ff"


def _latin(text: str, index: int, before: str, base: str, char: str, kind: str) -> bool:
    if kind in _NEVER_BEFORE or base in ("OP", "BB") or "QU" in (base, kind):
        return False
    if base == "HY":
        # LB20a, LB25: a hyphen that begins a word, or a minus, stays with what follows.
        return kind != "NU" and index > 1 and not text[index - 2].isspace()
    if base == kind == "B2":
        return False
    return kind not in _TOGETHER.get(base, ())
