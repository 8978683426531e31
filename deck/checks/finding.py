"""What a check finds, and the register of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from deck.errors import Mark

if TYPE_CHECKING:
    from deck.checks.subject import Subject

Severity = Literal["error", "warning"]


class Finding(Struct, frozen=True):
    """Something to mend: what is wrong, and what to do about it.

    `text` are the words it is about, as they stand on the slide. `mark`, `slide` and `check` are known once
    the finding was placed.
    """

    severity: Severity
    message: str
    advice: str
    text: str = ""
    check: str = ""
    slide: str = ""
    mark: Mark | None = None

    def render(self) -> str:
        """As a terminal shows it."""
        place = f"{self.mark}: " if self.mark else ""
        head = f"{place}{self.severity}: {self.message} [{self.check}]"
        told = (("slide", self.slide), ("do", self.advice))
        return "\n".join([head, *(f"  {label}: {text}" for label, text in told if text)])


Check = Callable[["Subject"], Iterator[Finding]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a check; its module's name is what `ignore` calls it."""
    CHECKS[function.__module__.rpartition(".")[2]] = function
    return function
