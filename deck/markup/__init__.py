"""Markup: the XML that a layout renders to, checked against the vocabulary, as a tree of frozen elements."""
