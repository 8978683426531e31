"""Links from slide to slide: every id once, every link to a slide that there is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from deck.errors import OutlineError, did_you_mean
from deck.fields import Bullet
from deck.fields.table import Table
from deck.outline.model import SlideSpec


def check_links(slides: tuple[SlideSpec, ...]) -> None:
    seen: dict[str, int] = {}
    for slide in slides:
        if slide.id and slide.id in seen:
            raise OutlineError(
                f"the id “{slide.id}” belongs to slide {seen[slide.id]} already",
                mark=slide.mark,
                slide=str(slide.number),
            )
        if slide.id:
            seen[slide.id] = slide.number
    for slide in slides:
        for target in _internal_links(slide.fields):
            if target not in seen and not re.fullmatch(r"slide-\d+", target):
                raise OutlineError(
                    f"no slide has the id “{target}”",
                    mark=slide.mark,
                    slide=f"{slide.number} “{slide.title}”",
                    hint=did_you_mean(target, seen),
                )


def _internal_links(value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        for item in _parts(value):
            if not isinstance(item, str) or "#" in item:  # most texts hold none
                yield from _internal_links(item)
    else:
        if re.fullmatch(r"#[\w-]+", value):
            yield value[1:]
        yield from re.findall(r"\]\(#([\w-]+)\)", value)


def _parts(value: Any) -> Iterable[Any]:
    """What a field's value is made of."""
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, Bullet):
        return (value.text, value.children)
    if isinstance(value, Table):
        return (*(cell.text for line in value.lines for cell in line.cells), *value.footnotes)
    return value if isinstance(value, tuple) else ()
