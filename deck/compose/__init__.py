"""Compose: a checked element tree and a brand in, a slide of the scene out.

`lengths` reads attributes into the box engine's styles, `styles` and `texts` make paragraphs, `build`
turns elements into nodes, `fit` lays them out and steps text down until all of it fits, `paint` draws.
"""
