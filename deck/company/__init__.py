"""A company's own template: a .potx or .pptx in whose masters and layouts the deck is written.

In: a file that somebody else made, so nothing in it is trusted. Out: `Template`, a value that says which
layouts and placeholders there are, where they stand and how their text is set, all inheritance resolved.
"""

from deck.company.model import Template
from deck.company.read import read

__all__ = ["Template", "read"]
