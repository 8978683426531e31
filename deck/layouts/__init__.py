"""Slide layouts: the files of `templates/`, their front matter read, their markup rendered by Jinja, boxed in."""

from deck.layouts.discover import OVERFLOWS, Layouts, SlideLayout

__all__ = ["OVERFLOWS", "Layouts", "SlideLayout"]
