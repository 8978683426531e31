"""The kinds of charts: a function a kind, from the outline's numbers to shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from deck.compose.context import Context
from deck.compose.lengths import points
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Colour


class Data(Struct, frozen=True):
    """The chart field with what it needs to be drawn."""

    raw: dict[str, Any]
    element: Element
    context: Context

    def colour(self, role: str) -> Colour:
        return self.context.colour(role, self.element)

    @property
    def kind(self) -> str:
        """Which kind draws it; columns with lines over them are one of their own."""
        kind = str(self.raw.get("kind"))
        return COMBINED if kind == "column" and any(one.get("line") for one in self.series) else kind

    @property
    def series(self) -> list[dict[str, Any]]:
        return list(self.raw.get("series") or ())

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(str(c) for c in self.raw.get("categories") or ())

    @property
    def number_format(self) -> str:
        return str(self.raw.get("number_format") or "General")

    @property
    def label_format(self) -> str:
        """Of the numbers at points: with as many decimals as the most exact of their series has, where all agree, and
        with no more digits than are read at a glance."""
        exact = {
            max((_decimals(v) for v in one.get("values") or () if v is not None), default=0) for one in self.series
        }
        decimals = exact.pop() if len(exact) == 1 else 0
        large = max((abs(v) for one in self.series for v in one.get("values") or () if v is not None), default=0)
        before = len(f"{large:.0f}")
        shown = min(decimals, max(0, DECIMALS + 1 - before)) if before > 1 else decimals
        tail = f"{0:.{shown}f}"[1:] if 0 < shown <= DECIMALS else ""
        usual = f"#,##0{tail}" if large >= LARGE else f"0{tail}" if tail or shown < decimals else "General"
        return str(self.raw.get("number_format") or usual)

    @property
    def bleed(self) -> float:
        """How far beyond the chart's side a line may lead to what is beside it; under words over its axis none does."""
        return 0.0 if self.raw.get("y_title") else points(self.element, "bleed", self.context)

    def bound(self, name: str) -> float | None:
        value = self.raw.get(name)
        return None if value is None else float(value)


COMBINED = "column and line"
DECIMALS = 3  # more are told as they are
LARGE = 10_000  # from here on numbers have their thousands apart


def _decimals(value: float) -> int:
    return len(f"{float(value):.10f}".rstrip("0").partition(".")[2])


Maker = Callable[[Data, Box], Iterable[AnyShape]]
KINDS: dict[str, Maker] = {}


def kind(*names: str) -> Callable[[Maker], Maker]:
    """Register how charts of the kinds `names` are made."""

    def register(maker: Maker) -> Maker:
        for name in names:
            KINDS[name] = maker
        return maker

    return register
