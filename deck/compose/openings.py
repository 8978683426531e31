"""Lines that begin with a full-width opening mark stand out by its blank half, so that its ink lines up.

A paragraph of one line stands out with its frame. Of lines that breaks part, those that begin with a mark hang out of
the others: native indents, since no program trims the mark itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deck.scene import Inline, LineBreak, Paragraph, Run

OPENING = frozenset("《〈「『【〔〖（［｛")  # marks whose left half is blank in every East Asian face (CLREQ 3.1.6)


def blank_half(found: tuple[Paragraph, ...]) -> float:
    """How far a paragraph's lines stand out that begin with an opening mark; 0 where none does."""
    if len(found) != 1 or found[0].style.align != "left" or found[0].style.bullet:
        return 0.0
    return found[0].style.size / 2 if any(map(_opens, _lines(found[0]))) else 0.0


def hung(paragraph: Paragraph, out: float) -> Iterator[Paragraph]:
    """The paragraph, cut before the lines that begin with a mark: those hang out, the others stand in by `out`."""
    parts: list[list[Inline]] = []
    for line in _lines(paragraph):
        if not parts or _opens(line):
            parts.append(line)
        else:
            parts[-1] += [LineBreak(), *line]
    for part in parts:
        hanging = out if _opens(part) else 0.0
        style = replace(paragraph.style, indent=out, hanging=hanging)
        yield replace(paragraph, inlines=tuple(part), style=style)


def _lines(paragraph: Paragraph) -> list[list[Inline]]:
    """What stands between its breaks."""
    lines: list[list[Inline]] = [[]]
    for inline in paragraph.inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines


def _opens(line: list[Inline]) -> bool:
    return bool(line) and isinstance(line[0], Run) and line[0].text[:1] in OPENING
