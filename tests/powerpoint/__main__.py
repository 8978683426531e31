"""`python -m tests.powerpoint`: how far our lines are from PowerPoint's, a deck a row."""

from __future__ import annotations

from tests.powerpoint.test_powerpoint import DECKS, summary

if __name__ == "__main__":
    print(f"{'deck':24} frames lines breaks  start    end  first  pitch")
    for deck in DECKS:
        print(summary(deck))
