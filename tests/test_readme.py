"""What the README shows is what is built today."""

from __future__ import annotations

import re
from pathlib import Path

from docs.pictures.shown import PICTURES, fingerprints, stored, written
from tests.conftest import ROOT

TEXT = (ROOT / "README.md").read_text("utf-8")


def test_its_pictures_show_the_slides_of_today(tmp_path: Path) -> None:
    today, kept = fingerprints(written(tmp_path)), stored()
    stale = [name for name in PICTURES if today[name] != kept.get(name)]
    assert stale == [], "slides that it shows have changed; run: python -m docs.pictures"


def test_it_shows_every_picture_that_is_drawn_and_no_other() -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\(docs/pictures/([\w.]+)\)", TEXT))
    assert shown == PICTURES.keys() | {"benchmarks.png"}


def test_all_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "docs/pictures").glob("*.png")) < 2_000_000


def test_what_it_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", TEXT)
    assert [link for link in links if not (ROOT / link).exists()] == []
