"""Speaker notes: lines as they are written, but for a little Markdown, where nothing else can be meant.

In: text. Out: paragraphs. Known are `**bold**`, `*emphasis*` between blanks or punctuation, `code`, links to addresses
(not to slides: a page of notes may know of no other than its own), lines that begin with “- ”, and blocks between lines
of three backticks. All else stays: a*b*c, x**2, __init__, $a*b*c$, “* a footnote”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deck.markup.inline import plain
from deck.scene import Note, Run

_FENCE = "```"
_ITEM = re.compile(r"( *)- (?=\S)")
_SPECIAL = re.compile(r"[*`\[]|^ *- ", re.MULTILINE)
_BEFORE, _AFTER = (
    r"\s(\[{<“‘\"'「『（《—–",
    r"\s)\]}>”’\"'.,;:!?…」』）》，。；：！？、—–",
)  # what emphasis stands between
_LONG = 300  # characters that stand out together, at most: no line takes long to read
_HAN = r"\u2e80-\u9fff\uff00-\uffef"
_MARKED = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|(?P<math>\$(?=\S)[^$]+(?<=\S)\$(?!\d))"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<link>(?:https?://|mailto:)[^\s()]+)\)"
    rf"|(?<![^{_BEFORE}{_HAN}])(?P<stars>\*\*\*?)(?=[^\s*])(?P<bold>.{{1,{_LONG}}}?)(?<=[^\s*])(?P=stars)(?![^{_AFTER}{_HAN}])"
    rf"|(?<![^{_BEFORE}])\*(?=[^\s*])(?P<italic>.{{1,{_LONG}}}?)(?<=[^\s*])\*(?!\*)(?![^{_AFTER}])"
)


def spoken(text: str, lang: str) -> tuple[Note, ...]:
    """The paragraphs of notes; `lang` is their language tag."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    if not _SPECIAL.search(text):
        return tuple(Note(plain(line, lang)) for line in lines)
    return tuple(_paragraphs(lines, lang))


def _paragraphs(lines: Sequence[str], lang: str) -> Iterator[Note]:
    fences = [n for n, line in enumerate(lines) if line.strip().startswith(_FENCE)]
    fences = fences[: len(fences) // 2 * 2]  # one that nothing closes is a line as any other
    indents: list[int] = []  # of the list that a line stands in
    for n, line in enumerate(lines):
        within = sum(fence <= n for fence in fences) % 2
        item = None if within else _ITEM.match(line)
        indents = [*(far for far in indents if far < len(item[1])), len(item[1])] if item else []
        if n in fences:
            continue
        if within:
            yield Note(tuple(replace(run, mono=True) for run in plain(line, lang)))
        else:
            yield Note(tuple(_runs(line[item.end() :] if item else line, Run("", lang))), len(indents))


def _runs(text: str, look: Run) -> Iterator[Run]:
    """The text in the look of a run, and within it what is marked."""
    position = 0
    for found in _MARKED.finditer(text):
        yield from _plain(text[position : found.start()], look)
        yield from _marked(found, look)
        position = found.end()
    yield from _plain(text[position:], look)


def _marked(found: re.Match[str], look: Run) -> Iterator[Run]:
    if found["code"] or found["math"]:
        yield from _plain(found["code"] or found["math"], replace(look, mono=bool(found["code"])))
    elif found["link"]:
        yield from _runs(found["words"], replace(look, link=found["link"]))
    elif found["bold"]:
        yield from _runs(found["bold"], replace(look, bold=True, italic=len(found["stars"]) > 2 or look.italic))
    else:
        yield from _runs(found["italic"], replace(look, italic=True))


def _plain(text: str, look: Run) -> Iterator[Run]:
    for run in plain(text, look.lang):
        yield replace(look, text=run.text, lang=run.lang)
