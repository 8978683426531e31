"""Figures that lay themselves out from data: timelines, curves, scales, networks, the brand's motif.

Each module registers one element. Data comes as JSON in the `data` attribute (Jinja's `tojson`).
"""

from deck.compose.figures import curve, motif, network, scale, timeline

__all__ = ["curve", "motif", "network", "scale", "timeline"]
