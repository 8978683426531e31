"""Which layouts there are: those of `templates/` in the working folder, then the bundled ones."""

from __future__ import annotations

from pathlib import Path

from deck.errors import DeckError, did_you_mean
from deck.layouts import Layouts, SlideLayout
from deck.resources import templates


def layouts(*more: Path) -> Layouts:
    """All layouts, those in the folders `more` last."""
    return Layouts.discover(Path("templates").resolve(), templates(), *more)


def find(known: Layouts, name: str) -> SlideLayout:
    """The layout called `name`. Raises DeckError with a suggestion."""
    if name not in known.layouts:
        hint = did_you_mean(name, known.layouts)
        raise DeckError(f"no layout “{name}”", expected=", ".join(known.layouts), hint=hint)
    return known[name]
