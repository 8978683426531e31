"""Content that behaves like text without being any: pieces of given sizes in lines that wrap."""

from __future__ import annotations

from dataclasses import dataclass

HAIR = 0.02  # points: Chromium counts in 1/64


@dataclass(frozen=True)
class Pieces:
    """Boxes (width, height) in lines, broken greedily between any two of them, as inline-blocks are."""

    sizes: tuple[tuple[float, float], ...] = ()

    def min_width(self) -> float:
        return max((w for w, _ in self.sizes), default=0.0)

    def max_width(self) -> float:
        return sum(w for w, _ in self.sizes)

    def height(self, width: float) -> float:
        total, used, tallest = 0.0, 0.0, 0.0
        for wide, tall in self.sizes:
            if used and used + wide > width + HAIR:
                total, used, tallest = total + tallest, 0.0, 0.0
            used, tallest = used + wide, max(tallest, tall)
        return total + tallest

    def html(self) -> str:
        return "".join(f'<i style="width:{w}px;height:{h}px"></i>' for w, h in self.sizes)
