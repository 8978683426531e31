"""How slides are numbered, and the sections that they make."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deck.outline.model import Outline, SectionSpec, SlideSpec


def with_slides(outline: Outline, slides: tuple[SlideSpec, ...]) -> Outline:
    """The same outline with other slides, counted anew, the sections too."""
    counted = tuple(replace(spec, number=number) for number, spec in enumerate(slides, 1))
    return replace(outline, slides=counted, sections=tuple(sections_of(counted, outline.title)))


def sections_of(slides: tuple[SlideSpec, ...], title: str) -> Iterator[SectionSpec]:
    """Each section slide (or `section:` key) opens one; what stands before the first is named by the deck."""
    starts = [s for s in slides if s.part == 1 and (s.layout.opens_section or s.section)]
    if not starts:
        return
    if starts[0].number > 1:
        yield SectionSpec(title, title, 1, starts[0].number - 1, None)
    ends = [s.number for s in starts[1:]] + [len(slides) + 1]
    number = 0
    for slide, end in zip(starts, ends, strict=True):
        number += slide.layout.opens_section
        name = slide.section or slide.title
        counted = number if slide.layout.opens_section else None
        yield SectionSpec(name, slide.short or name, slide.number, end - slide.number, counted)
