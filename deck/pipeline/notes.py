"""Speaker notes on paper: how large they are set so that a page holds them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deck.pptx.paper_masters import BEFORE, BODY, INSET_X, INSET_Y, SIZE, indent
from deck.pptx.xml import EMU_PER_POINT
from deck.scene import Colour, Note, Paragraph, ParagraphStyle
from deck.text.atoms import LINE

if TYPE_CHECKING:
    from deck.text.measure import TextMeasurer

SHARES = (1.0, 0.925, 0.85, 0.775, 0.7, 0.625)  # what PowerPoint itself steps text down by; smaller can't be read
_WIDTH, _HEIGHT = (BODY[2] - 2 * INSET_X) / EMU_PER_POINT, (BODY[3] - 2 * INSET_Y) / EMU_PER_POINT


def share(notes: Sequence[Note], measurer: TextMeasurer) -> float:
    """The largest share of their usual size at which the notes stand on one page; the least where none is enough."""
    if _surely_short(notes):
        return 1.0
    return next((one for one in SHARES if _height(notes, one, measurer) <= _HEIGHT), SHARES[-1])


def _surely_short(notes: Sequence[Note]) -> bool:
    """Whether a page holds the notes if every character is an em wide: most need no measuring."""
    lines = sum(
        max(1, math.ceil(SIZE * sum(len(run.text) for run in note.runs) / (_WIDTH - indent(note.level))))
        for note in notes
    )
    return lines * LINE * SIZE + len(notes) * BEFORE <= _HEIGHT


def _height(notes: Sequence[Note], share: float, measurer: TextMeasurer) -> float:
    style = ParagraphStyle(SIZE * share, LINE * SIZE * share, Colour("tx1"), before=BEFORE)
    styled = [Paragraph(note.runs, replace(style, indent=indent(note.level))) for note in notes]
    return measurer.fit(styled, _WIDTH).height
