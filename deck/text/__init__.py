"""Text: runs and fonts in; lines with their places out. Units are points; advances are in em.

`layout.lay_out` is the one thing that lays text out; `measure.TextMeasurer` is what the rest of the deck asks.
"""
