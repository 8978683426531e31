"""Links from slide to slide: every id once, every link to a slide that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
    for text in _texts(value):
        if "#" in text:  # most hold none
            if re.fullmatch(r"#[\w-]+", text):
                yield text[1:]
            yield from re.findall(r"\]\(#([\w-]+)\)", text)


def _texts(value: Any) -> list[str]:
    """All texts that a field's value is made of."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Table):
        return [*[cell.text for line in value.lines for cell in line.cells], *value.footnotes]
    if isinstance(value, Bullet):
        return [value.text, *_texts(value.children)] if value.children else [value.text]
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return [text for part in parts for text in _texts(part)]
