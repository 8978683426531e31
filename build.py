#!/usr/bin/env python3
"""Build the deck: `python build.py` turns outline.yaml, beside this file, into build/deck.pptx."""

from __future__ import annotations

from pathlib import Path

from deck.cli import main

if __name__ == "__main__":
    main(default_outline=Path(__file__).resolve().parent / "outline.yaml")
