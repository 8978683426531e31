"""Formulas. In: LaTeX. Out: a MathML tree (by latex2mathml), its size, and plain text to fall back on."""

from deck.formula.extent import extent
from deck.formula.mathml import MathNode, has_words, parse
from deck.formula.plain import plain

__all__ = ["MathNode", "extent", "has_words", "parse", "plain"]
