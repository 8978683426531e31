"""Flow: a tree of boxes in, an absolute box for each out. CSS's words with CSS's meaning, in points.

`node` holds the values; `sizes` what a box wants to be; `flex`, `grid` (with `placement` and `tracks`) and
`stack` one layout mode each; `solve` joins them. tests/boxes compares all of it with Chromium.
"""
