"""The figures, each in a module of its own; importing them registers their elements."""

from deck.compose.figures import curve, motif, network, scale, timeline

__all__ = ["curve", "motif", "network", "scale", "timeline"]
