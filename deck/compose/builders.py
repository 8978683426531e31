"""The table of contents of what a layout may draw: importing a module registers its elements."""

from deck.compose import build, canvas, charts, code, drawings, pictures, tables, text_nodes, things

__all__ = ["build", "canvas", "charts", "code", "drawings", "pictures", "tables", "text_nodes", "things"]
