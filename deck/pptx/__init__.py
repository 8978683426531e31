"""The PowerPoint writer. In: a `Scene` and its `Brand`. Out: a .pptx (ISO/IEC 29500 transitional).

Parts are written straight to the zip in a fixed order; names and ids are counted, never searched.
"""

from __future__ import annotations

from deck.pptx.writer import write

__all__ = ["write"]
