"""What is no text is described, for those who can't see it (WCAG 2.2, success criterion 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from deck.checks.finding import Finding, check
from deck.checks.subject import Subject
from deck.scene import Chart, Group, Picture, Shape, Table

_NAMES = {Picture: "a picture", Chart: "a chart", Table: "a table"}


@check
def alt_text(subject: Subject) -> Iterator[Finding]:
    bare = [name for shape in subject.painted if (name := _NAMES.get(type(shape))) and not shape.alt.strip()]
    # A drawing that builds is several groups and shapes; the first describes them all.
    drawn = [s for s in subject.slide.shapes if isinstance(s, (Group, Shape))]
    if any(s.name == "Drawing" for s in drawn) and not any(s.alt.strip() for s in drawn):
        bare.append("a drawing")
    for name in bare:
        yield Finding("error", f"{name} without a description", "write what is to be seen as “alt: …”")
