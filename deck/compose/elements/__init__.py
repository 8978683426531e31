"""What a layout may draw, a module for elements of a kind; importing one registers its elements.

Boxes (`row`, `column`, …) are in `deck.compose.registry`, figures that lay themselves out in `deck.compose.figures`.
"""

from deck.compose.elements import canvas, charts, code, marks, pictures, tables, texts

__all__ = ["canvas", "charts", "code", "marks", "pictures", "tables", "texts"]
