"""A screen reader reads shapes in the order of painting: the title first, and nothing after what stands below it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deck.checks.finding import Finding, check
from deck.checks.subject import Subject, plain
from deck.scene import AnyShape, Box, Group, Shape, Table

SLACK = 4.0  # points by which boxes of one line may overlap


@check
def reading_order(subject: Subject) -> Iterator[Finding]:
    read = [(shape, text) for shape in subject.slide.shapes if (text := _said(shape))]
    titles = [index for index, (shape, _) in enumerate(read) if _is_title(shape)]
    for before, (_, text) in enumerate(read[: titles[0]] if titles else ()):
        if not _box(read[before][0]).bottom <= _box(read[titles[0]][0]).y + SLACK:
            yield _early(text, read[titles[0]][1])
    for (first, below), (second, above) in pairwise(read):
        if not _is_title(second) and _over(_box(second), _box(first)):
            yield _early(below, above)


def _early(first: str, second: str) -> Finding:
    message = f"“{first[:24]}” is read before “{second[:24]}”, which stands above it"
    return Finding("warning", message, "put it later in the layout", first[:24])


def _over(one: Box, other: Box) -> bool:
    """Whether `one` stands above `other`, in the same column: most of the narrower one's width is shared."""
    shared = min(one.right, other.right) - max(one.x, other.x)
    return one.bottom <= other.y + SLACK and shared > min(one.width, other.width) / 2


def _is_title(shape: AnyShape) -> bool:
    return isinstance(shape, Shape) and shape.placeholder is not None and shape.placeholder.type == "title"


def _said(shape: AnyShape) -> str:
    if isinstance(shape, Shape) and shape.text:
        return " ".join(filter(None, (plain(p) for p in shape.text.paragraphs)))
    return shape.alt if isinstance(shape, (Group, Table)) else ""


def _box(shape: AnyShape) -> Box:
    return shape.box  # type: ignore[union-attr]
