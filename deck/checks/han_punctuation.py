"""Chinese punctuation as CLREQ 3.1 has it (Requirements for Chinese Text Layout), on slides, in notes and in
descriptions of a Chinese slide."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from deck.checks.finding import Finding, check
from deck.checks.subject import Subject, plain
from deck.scene import Chart, Picture, Table

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"


class Rule(Struct, frozen=True):
    """A pattern that should not stand in a paragraph that holds Chinese."""

    pattern: str
    message: str
    advice: str

    def search(self, text: str) -> re.Match[str] | None:
        return _compiled(self.pattern).search(text)


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("HAN", HAN))


RULES = (
    Rule(r"\"|(?<![A-Za-z])'|'(?![A-Za-z])", "a straight quotation mark", "write “ ” (inside them ‘ ’)"),
    Rule(r"(?<=[HAN]) ?[,;:?!]|[,;:?!](?= ?[HAN])", "a half-width mark beside Chinese", "write ， ； ： ？ or ！"),
    Rule(r"(?<=[HAN])\.(?!\w|\.)", "a half-width full stop after Chinese", "write 。"),
    Rule(r"\((?=[^()]*[HAN])", "half-width brackets round Chinese", "write （ ）"),
    Rule(r"\.\.\.+|(?<!…)…(?!…)", "an ellipsis of one character or of full stops", "write …… (two characters)"),
    Rule(r"-- *| - |(?<!—)—(?!—)", "a hyphen or a single dash where Chinese has a long one", "write —— or ："),
    Rule(r"(?<![\d-])\d{4}-\d{4}(?![\d-])|(?<=[HAN])-(?=[HAN])", "a hyphen in a range or between Chinese", "write –"),
    Rule(r"[HAN] +[，。；：？！、）》”]|[（《“] +[HAN]", "a blank at a full-width mark", "take it out"),
)
# Without one of these no rule matches.
_SUSPECT = re.compile(r"[\"'(.,;:?!\-—…]| [，。；：？！、）》”]|[（《“] ")
_DOTS = re.compile(r"\.\.\.|…")
CONTEXT = 5  # characters shown either side


@check
def han_punctuation(subject: Subject) -> Iterator[Finding]:
    if not subject.lang.lower().startswith("zh"):
        return
    for text in _texts(subject):
        for rule in RULES if _SUSPECT.search(text) and _compiled("[HAN]").search(text) else ():
            if match := rule.search(text):
                excerpt = text[max(0, match.start() - CONTEXT) : match.end() + CONTEXT].strip()
                yield Finding("warning", f"{rule.message}: “{excerpt}”", rule.advice, excerpt)
        if _DOTS.fullmatch(text):
            yield Finding("warning", f"“{text}” alone", "write ……", text)


def _texts(subject: Subject) -> Iterator[str]:
    for words in subject.words:
        yield from (plain(paragraph) for paragraph in words.frame.paragraphs)
    for shape in subject.painted:
        if isinstance(shape, (Picture, Chart, Table)) and shape.alt:
            yield shape.alt
    for note in subject.slide.notes:
        yield "".join(run.text for run in note.runs)
