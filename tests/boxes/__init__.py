"""The oracle of the box engine: random trees, laid out by `deck.flow` and by Chromium, compared box by box.

`trees` makes them, `page` says them in HTML and CSS, `browser` asks Chromium, `compare` finds what differs.
"""
