"""Where in the outline a finding's words stand. In: a finding about a slide. Out: the same with its place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deck.checks.finding import Finding
from deck.errors import Mark

if TYPE_CHECKING:
    from deck.outline import Outline, SlideSpec


class Places:
    """Looks words up in the lines of an outline's file."""

    def __init__(self, outline: Outline) -> None:
        self.file = outline.path
        self.starts = sorted({spec.mark.line for spec in outline.slides})

    @cached_property
    def lines(self) -> list[str]:
        return self.file.read_text("utf-8").splitlines() if self.file.is_file() else []

    def found(self, finding: Finding, spec: SlideSpec) -> Finding:
        mark = self._line(finding.text, spec) or spec.mark
        return replace(finding, slide=f"{spec.written} “{spec.title}”", mark=mark)

    def _line(self, text: str, spec: SlideSpec) -> Mark | None:
        """The first line of the slide that holds the words."""
        first = spec.mark.line
        last = next((start - 1 for start in self.starts if start > first), len(self.lines))
        for number in range(first, last + 1) if text else ():
            if number <= len(self.lines) and text in (line := self.lines[number - 1]):
                return Mark(self.file, number, line.index(text) + 1, line)
        return None
