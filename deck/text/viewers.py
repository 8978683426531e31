"""Habits in which programs that show a deck differ, as far as they change where lines end.

PowerPoint is the judge: lines, breaks and positions are laid out by its habits. But a deck that builds
must fit in LibreOffice too, which sets mixed Chinese and Latin text wider; so whoever asks for a height
or a natural width takes the larger of the two (`measure.py`).
"""

from __future__ import annotations

from msgspec import Struct


class Viewer(Struct, frozen=True):
    """One program's habits.

    `script_gap`: em added where East Asian text (its marks too) meets other text, blanks between them or not.
    `advance_step`: points to whose multiples each glyph's advance is rounded. `baseline_step`: points to whose
    multiples a baseline's place in its frame's text is rounded. 0: not rounded. `inside_words`: behind these a
    word that is longer than its line is broken first. `squeeze`: em that a full-width closing mark gives up at a
    line's end. `splits`: what is longer still is broken between any two glyphs.
    """

    name: str
    script_gap: float = 0.0
    advance_step: float = 0.0
    baseline_step: float = 0.0
    inside_words: str = ""
    squeeze: float = 0.0
    splits: bool = True


# Measured on PowerPoint's own exports (tests/powerpoint): no gap between scripts; advances in steps of 1/8 pt,
# kerning unrounded on top (developer0hye/office2pdf #661); baselines on whole points (#1119, #1259); long words
# break after a slash.
POWERPOINT = Viewer("PowerPoint", advance_step=1 / 8, baseline_step=1.0, inside_words="/\\")
# Its “apply spacing between Asian and non-Asian text” is on by default and no attribute of the file turns it off.
LIBREOFFICE = Viewer("LibreOffice", script_gap=0.25, inside_words="\\")
VIEWERS = (POWERPOINT, LIBREOFFICE)
