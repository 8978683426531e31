"""Flow: a tree of boxes in, an absolute box for each out. CSS's words with CSS's meaning, in points.

`node` holds the values, `flex`, `grid` and `stack` one layout mode each, `solve` joins them.
"""
