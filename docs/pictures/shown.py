"""What each picture of the README shows: slides of decks, and where they stand.

The fingerprint of a picture is a hash of all that its slides are drawn from: slide, layout, master, theme, charts and
media, as they stand in the built files. It changes when the slides' looks do, and with nothing else.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from deck.pipeline import build

ROOT = Path(__file__).resolve().parents[2]
STORED = Path(__file__).with_name("shown.json")
UNSEEN = ("/notesSlide", "/slide", "/package")  # speaker notes, slides that are linked to, workbooks of charts


@dataclass(frozen=True, slots=True)
class Deck:
    """An outline in a brand."""

    outline: str
    brand: str = "assets/brand"

    def write(self, folder: Path) -> Path:
        target = folder / f"{Path(self.outline).stem}-{Path(self.brand).name}.pptx"
        build(ROOT / self.outline, target, brand=ROOT / self.brand)
        return target


@dataclass(frozen=True, slots=True)
class Tile:
    """A slide of a deck, by its number, at a place of the grid; `span` cells wide and high."""

    deck: Deck
    slide: int
    column: int
    row: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """Slides on one ground, a slot of the brand's theme; `columns` cells wide, in each row at most one wide tile."""

    brand: str
    ground: str
    columns: int
    tiles: Sequence[Tile]


CHINESE, ENGLISH, TALK = Deck("outline.yaml"), Deck("outline.en.yaml"), Deck("docs/pictures/talk.yaml")
CORPORATE, TECHNICAL = (Deck("outline.en.yaml", f"assets/brands/{name}") for name in ("corporate", "technical"))


def row(deck: Deck, slides: Sequence[int], column: int, row: int) -> tuple[Tile, ...]:
    """Slides of one cell, side by side."""
    return tuple(Tile(deck, slide, column + i, row) for i, slide in enumerate(slides))


def hero(deck: Deck) -> Band:
    above = (Tile(deck, 1, 0, 0, span=2), *row(deck, (8, 21), 2, 0), *row(deck, (16, 7), 2, 1))
    below = (*row(deck, (14, 20), 0, 2), *row(deck, (28, 29), 0, 3), Tile(deck, 5, 2, 2, span=2))
    return Band(deck.brand, "lt2", 4, (*above, *below))


def dressed(deck: Deck, ground: str) -> Band:
    """Seven layouts in the deck's brand."""
    tiles = (Tile(deck, 1, 0, 0, span=2), *row(deck, (4, 5, 7), 2, 0), *row(deck, (16, 26, 28), 2, 1))
    return Band(deck.brand, ground, 5, tiles)


def translated(decks: Sequence[Deck]) -> Band:
    """The same slides, a row a language."""
    tiles = [tile for n, deck in enumerate(decks) for tile in row(deck, (6, 17, 31), 0, n)]
    return Band(decks[0].brand, "lt2", 3, tiles)


def row_of_four(deck: Deck) -> Band:
    return Band(deck.brand, "lt2", 4, row(deck, (1, 2, 3, 4), 0, 0))


PICTURES: Mapping[str, Sequence[Band]] = {
    "hero.png": [hero(ENGLISH)],
    "brands.png": [dressed(ENGLISH, "lt2"), dressed(CORPORATE, "lt2"), dressed(TECHNICAL, "dk2")],
    "languages.png": [translated([ENGLISH, CHINESE])],
    "talk.png": [row_of_four(TALK)],
}


def decks() -> tuple[Deck, ...]:
    return tuple(dict.fromkeys(tile.deck for bands in PICTURES.values() for band in bands for tile in band.tiles))


def written(folder: Path) -> dict[Deck, Path]:
    """All decks that pictures are of, built into `folder`."""
    return {deck: deck.write(folder) for deck in decks()}


def fingerprints(files: Mapping[Deck, Path]) -> dict[str, str]:
    """By picture: a hash of its places and of what its slides are drawn from."""
    parts = {deck: _parts(file) for deck, file in files.items()}
    return {name: _fingerprint(bands, parts) for name, bands in PICTURES.items()}


def stored() -> dict[str, str]:
    found: dict[str, str] = json.loads(STORED.read_text("utf-8"))
    return found


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _fingerprint(bands: Sequence[Band], parts: Mapping[Deck, Mapping[str, bytes]]) -> str:
    digest = hashlib.sha256(repr(bands).encode())
    for tile in (tile for band in bands for tile in band.tiles):
        package = parts[tile.deck]
        for name in _drawn_from(package, f"ppt/slides/slide{tile.slide}.xml"):
            digest.update(hashlib.sha256(package[name]).digest())
    return digest.hexdigest()


def _drawn_from(package: Mapping[str, bytes], slide: str) -> Iterator[str]:
    """The names of the parts that the slide is drawn from, itself first."""
    found = [slide]
    for name in found:  # grows
        found += (target for target in _targets(package, name) if target not in found)
    return iter(found)


def _targets(package: Mapping[str, bytes], name: str) -> Iterator[str]:
    """Where the part's relationships lead (ECMA-376 part 2, 9.3); a master's layouts are not all seen."""
    folder, base = posixpath.split(name)
    rels = package.get(f"{folder}/_rels/{base}.rels")
    unseen = (*UNSEEN, "/slideLayout") if "/slideMasters/" in name else UNSEEN
    for rel in etree.fromstring(rels) if rels else ():
        if rel.get("TargetMode") != "External" and not rel.get("Type", "").endswith(unseen):
            yield posixpath.normpath(posixpath.join(folder, rel.get("Target", "")))
