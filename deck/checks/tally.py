"""How much the checks find while a deck is written: slides are looked over as they are made, nothing is made twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from deck.checks import found_on, known
from deck.checks.subject import Subject, entries
from deck.scene import Scene, Slide

if TYPE_CHECKING:
    from deck.brand import Brand
    from deck.outline import Outline

Count = tuple[int, int]  # findings, and how many of them are errors


class Tally(Sequence[Slide]):
    """The slides of a scene; `counts` holds what was found on each that was asked for, by index."""

    def __init__(self, scene: Scene, outline: Outline, brand: Brand, counts: dict[int, Count]) -> None:
        known(outline)
        self.scene = scene
        self.brand = brand
        self.counts = counts
        self.entries = entries(scene, outline)
        self.layouts = {layout.name: layout for layout in scene.layouts}

    def __len__(self) -> int:
        return len(self.scene.names)

    @overload
    def __getitem__(self, index: int) -> Slide: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Slide]: ...
    def __getitem__(self, index: int | slice) -> Slide | Sequence[Slide]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        slide = self.scene.slides[index]
        found = list(found_on(Subject(slide, self.layouts[slide.layout], self.entries[index], self.scene, self.brand)))
        if found:
            self.counts[index] = len(found), sum(finding.severity == "error" for finding in found)
        return slide
