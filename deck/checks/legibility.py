"""Text that the last row can read: 18 points in titles and body, 14 in tables and captions, 12 in sources and foot."""

from __future__ import annotations

from collections.abc import Iterator

from deck.checks.finding import Finding, check
from deck.checks.subject import Kind, Subject, inked, plain
from deck.scene import Chart, Paragraph

FLOORS: dict[Kind, float] = {"title": 18, "body": 18, "cell": 14, "box": 14, "foot": 12}
INNER = 16  # what is nested in a list may be this small
CHART = 14


@check
def legibility(subject: Subject) -> Iterator[Finding]:
    for words in subject.words:
        for paragraph in words.frame.paragraphs:
            floor = INNER if words.kind == "body" and paragraph.level else FLOORS[words.kind]
            if (size := _smallest(paragraph)) < floor:
                yield _small(plain(paragraph), size, floor)
    for shape in subject.painted:
        if isinstance(shape, Chart) and shape.spec.text_size < CHART:
            yield _small(shape.name, shape.spec.text_size, CHART)


def _small(text: str, size: float, floor: float) -> Finding:
    excerpt = text[:24]
    return Finding("error", f"“{excerpt}” is {size:g} points, under {floor:g}", "say less, or split the slide", excerpt)


def _smallest(paragraph: Paragraph) -> float:
    """Superscripts and subscripts count as the text they stand at."""
    usual = paragraph.style.size
    return min([run.size or usual for run in inked(paragraph)], default=99.0)
