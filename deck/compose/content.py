"""What leaves of the box tree hold: things that know how wide and tall they want to be."""

from __future__ import annotations

from dataclasses import dataclass

from deck.scene import Paragraph
from deck.text.measure import TextMeasurer


@dataclass(frozen=True, eq=False, slots=True)
class TextContent:
    """Measured paragraphs. `styles` are the text styles they use, which fitting may step down."""

    paragraphs: tuple[Paragraph, ...]
    measurer: TextMeasurer
    styles: frozenset[str]
    wrap: bool = True

    def min_width(self) -> float:
        return self.measurer.min_content(self.paragraphs) if self.wrap else self.max_width()

    def max_width(self) -> float:
        return self.measurer.max_content(self.paragraphs)

    def height(self, width: float) -> float:
        return self.measurer.fit(self.paragraphs, width if self.wrap else float("inf")).height

    def excerpt(self) -> str:
        """The first words, for messages."""
        texts = [getattr(i, "text", "") for p in self.paragraphs for i in p.inlines]
        return "".join(texts)[:24]


@dataclass(frozen=True, eq=False, slots=True)
class Sized:
    """Something of a size of its own (an icon, a line): `width` × `height` points."""

    width: float = 0.0
    tall: float = 0.0

    def min_width(self) -> float:
        return self.width

    def max_width(self) -> float:
        return self.width

    def height(self, width: float) -> float:
        return self.tall
