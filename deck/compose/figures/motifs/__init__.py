"""Motifs: what a brand draws on covers and sections. One module a motif; importing it registers it by name."""

from __future__ import annotations

from deck.compose.figures.motifs import circuit, horizon, network, rings, waves
from deck.compose.figures.motifs.registry import MOTIFS, PATHS

__all__ = ["MOTIFS", "PATHS", "circuit", "horizon", "network", "rings", "waves"]
