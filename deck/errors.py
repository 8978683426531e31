"""The one family of errors: what a user can cause, where it stands, what was expected, what would help.

Every stage raises a `DeckError`; only the command line shows it (`render`). A `Mark` is a place in a
text file, counted from 1, as editors count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable
from pathlib import Path

from msgspec import Struct

WINDOW = 160  # characters shown of a line
SHOWN = 8  # errors told at once


class Mark(Struct, frozen=True):
    """A place in a source file. `line` and `column` count from 1; `source` is the line's text.

    In data that a program gives there are no lines: `line` is 0, `source` the way to the value, as slides[2].chart.
    """

    file: Path
    line: int = 1
    column: int = 1
    source: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.source

    @property
    def place(self) -> str:
        """The same to the column."""
        return f"{self}:{self.column}" if self.line else self.source


class DeckError(Exception):
    """Something in the input that a person has to mend.

    `message` says what is wrong, `expected` what would have been right, `hint` what to do about it,
    `mark` where it stands and `slide` on which slide ("7 “1990s：神经网络…”"). `also` are others found with it.
    """

    also: tuple[DeckError, ...] = ()

    def __init__(
        self,
        message: str,
        *,
        mark: Mark | None = None,
        slide: str = "",
        expected: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.mark = mark
        self.slide = slide
        self.expected = expected
        self.hint = hint

    def at(self, mark: Mark | None = None, slide: str = "") -> DeckError:
        """The same error, told where it happened by a stage that knows; what is known already stays."""
        self.mark = self.mark or mark
        self.slide = self.slide or slide
        return self

    def render(self) -> str:
        """The whole message as a terminal shows it, the source line with a caret included; then the others'."""
        told = list(dict.fromkeys(one._told() for one in (self, *self.also)))
        left = [f"… and {len(told) - SHOWN} more"] if len(told) > SHOWN else []
        return "\n\n".join([*told[:SHOWN], *left])

    def _told(self) -> str:
        return "\n".join([self._headline(), *self._excerpt(), *self._advice()])

    def _headline(self) -> str:
        place = f"{self.mark.place}: " if self.mark else ""
        return f"{place}error: {self.message}"

    def _excerpt(self) -> list[str]:
        if not self.mark or not self.mark.line or not self.mark.source.strip():
            return []
        number = str(self.mark.line)
        source, before = _window(self.mark.source, self.mark.column - 1)
        return [f"  {number} | {source}", f"  {' ' * len(number)} | {_blanks(before)}^"]

    def _advice(self) -> list[str]:
        told = (("slide", self.slide), ("expected", self.expected), ("hint", self.hint))
        return [f"  {label}: {text}" for label, text in told if text]


class OutlineError(DeckError):
    """The outline (YAML) is wrong: syntax, field, type, missing file."""


class BrandError(DeckError):
    """The brand file or one of its assets is wrong."""


class TemplateError(DeckError):
    """A layout under `templates/` is wrong: front matter, Jinja, or markup."""


class PackageError(DeckError):
    """A company's template (.potx, .pptx) can't be used: broken, encrypted, of another kind, without layouts."""


class TextOverflowError(DeckError):
    """Content does not fit its box at the smallest size allowed."""


def did_you_mean(word: str, known: Iterable[str], given: Container[str] = ()) -> str:
    """What helps with a misspelt `word`, nothing where nothing known is near; what is `given` can't have been meant."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    if near and near[0] in given:
        return f"“{near[0]}” is there already"
    return f"did you mean “{near[0]}”?" if near else ""


def _window(line: str, column: int) -> tuple[str, str]:
    """What is shown of a line, and of that what stands before `column` (from 0)."""
    start = max(0, column - WINDOW // 2) if len(line) > WINDOW else 0
    shown, head = line[start : start + WINDOW], "…" * (start > 0)
    return f"{head}{shown}{'…' * (start + WINDOW < len(line))}", head + line[start:column]


def _blanks(text: str) -> str:
    """Blanks as wide on a terminal as `text`: two for an East Asian wide character."""
    return "".join("\t" if c == "\t" else "  " if unicodedata.east_asian_width(c) in "WF" else " " for c in text)
