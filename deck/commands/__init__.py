"""One module a command; each holds `command`. They are imported when they are run."""

from __future__ import annotations

# What there is, in the order in which `--help` tells it.
COMMANDS = {
    "build": "Build the deck of an outline (what happens where no command is named).",
    "watch": "Build it, and again whenever something that it is made of is saved.",
    "pdf": "Write the deck's slides, or its notes pages, as a PDF (LibreOffice draws it).",
    "check": "Look over the slides: contrast, sizes, descriptions, pictures, Chinese punctuation.",
    "layouts": "Tell what each layout is for, the fields it takes, and a sample.",
    "icons": "List the icons by name.",
    "gallery": "Build a deck of every layout and every word that templates may use.",
    "schema": "Print a JSON Schema of outlines, for editors.",
    "inspect": "Tell what a company's template holds, and which layout would stand on which.",
}
