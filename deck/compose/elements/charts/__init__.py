"""<chart>: an outline's numbers as a native chart, one module a kind of plot; importing one registers its kinds.

Data is the outline's `chart` field (`deck/fields/charts.py`). Series are labelled directly, words at points clear of
what is drawn (`words`); value axes and gridlines only where a scale has to be read.
"""

from deck.compose.elements.charts import columns, combined, doughnut, dumbbell, element, lines, scatter, shares

__all__ = ["columns", "combined", "doughnut", "dumbbell", "element", "lines", "scatter", "shares"]
