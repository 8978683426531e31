"""What leaves of the box tree hold: things that know how wide and tall they want to be."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass

from msgspec import Struct

from deck.scene import LineBreak, Paragraph, Run
from deck.text.measure import TextMeasurer

EXCERPT = 24  # characters that messages quote


class Excess(Struct, frozen=True):
    """How many points something is too wide and too tall where it is `width` points wide."""

    wide: float
    tall: float
    width: float

    def told(self, count: int = 0, unit: str = "") -> str:
        """The excess in points, and in lines or rows where that is counted."""
        if not self.tall:
            return f"{self.wide:.0f} pt too wide"
        counted = f" ({count} {unit}{'' if count == 1 else 's'})" if count else ""
        return f"{self.tall:.0f} pt{counted} too tall"


class Measured(ABC):
    """Content with text in it, which may be too much and can then say what would help."""

    __slots__ = ()

    @abstractmethod
    def min_width(self) -> float: ...

    @abstractmethod
    def height(self, width: float) -> float: ...

    @abstractmethod
    def excerpt(self) -> str:
        """The first words, for messages."""

    @abstractmethod
    def over(self, excess: Excess) -> str:
        """By how much it is too large, in points and in its own units."""

    @abstractmethod
    def advice(self, excess: Excess) -> str:
        """What would make it fit."""


def measured(content: object) -> Measured | None:
    return content if isinstance(content, Measured) else None


def excerpt(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


def plain(paragraph: Paragraph) -> str:
    """What a paragraph says, formulas as they were written."""
    return "".join(i.text if isinstance(i, Run) else i.latex for i in paragraph.inlines if not isinstance(i, LineBreak))


@dataclass(frozen=True, eq=False, slots=True)
class TextContent(Measured):
    """Measured paragraphs. `styles` are the text styles they use, which fitting may step down."""

    paragraphs: tuple[Paragraph, ...]
    measurer: TextMeasurer
    styles: frozenset[str]
    wrap: bool = True

    def min_width(self) -> float:
        """Where nothing may break, no room is needed at the line's end for what would."""
        if self.wrap:
            return self.measurer.min_content(self.paragraphs)
        return max([self.measurer.advance(paragraph) for paragraph in self.paragraphs], default=0.0)

    def max_width(self) -> float:
        return self.measurer.max_content(self.paragraphs)

    def height(self, width: float) -> float:
        return self.measurer.fit(self.paragraphs, width if self.wrap else float("inf")).height

    def lines(self, width: float) -> int:
        """How many lines it takes where it is `width` points wide."""
        return self.measurer.fit(self.paragraphs, width).lines

    def excerpt(self) -> str:
        return excerpt(" / ".join(map(plain, self.paragraphs)))

    def over(self, excess: Excess) -> str:
        return excess.told(self._lines(excess), "line")

    def advice(self, excess: Excess) -> str:
        if not excess.tall:
            longest = max("".join(map(plain, self.paragraphs)).split() or [""], key=len)
            return f"shorten “{excerpt(longest)}”, a word of {len(longest)} characters"
        set_lines, count = self.lines(excess.width) or 1, len(self.paragraphs)
        if set_lines == count > 1:
            entries = min(count - 1, math.ceil(excess.tall / self.height(excess.width) * count))
            return f"leave out about {entries} of its {count} entries"
        a_line = sum(len(plain(p)) for p in self.paragraphs) / set_lines
        return f"cut about {max(5, math.ceil(self._lines(excess) * a_line / 5) * 5)} characters"

    def _lines(self, excess: Excess) -> int:
        """How many lines too many that is."""
        pitch = min((p.style.pitch for p in self.paragraphs), default=0.0)
        return math.ceil(excess.tall / pitch - 0.05) if excess.tall and pitch else 0


class Sized(Struct, frozen=True, eq=False):
    """Something of a size of its own (an icon, a line): `width` × `height` points."""

    width: float = 0.0
    tall: float = 0.0

    def min_width(self) -> float:
        return self.width

    def max_width(self) -> float:
        return self.width

    def height(self, width: float) -> float:
        return self.tall
