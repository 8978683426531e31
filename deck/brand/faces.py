"""The faces of a brand file: families as PowerPoint knows them, files to measure with, warnings for rare ones.

In: `typography` of the document. Out: `Fonts`. Nothing is fetched: a face from Google, Bunny or the web is named
in the deck and has to be on the machine that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deck.brand.colours import mapping
from deck.brand.model import Fonts
from deck.brand.spec import Report
from deck.errors import BrandError
from deck.yaml_nodes import Node

# Faces that PowerPoint brings on Windows and on macOS alike (Microsoft, “Fonts that are installed with Office”).
EVERYWHERE = frozenset((
    "Arial", "Arial Black", "Arial Narrow", "Book Antiqua", "Bookman Old Style", "Calibri", "Calibri Light",
    "Cambria", "Candara", "Century Gothic", "Consolas", "Constantia", "Corbel", "Courier New",
    "Franklin Gothic Book", "Franklin Gothic Medium", "Garamond", "Georgia", "Gill Sans MT", "Impact",
    "Lucida Console", "Palatino Linotype", "Rockwell", "Tahoma", "Times New Roman", "Trebuchet MS", "Tw Cen MT",
    "Verdana",
))  # fmt: skip
_GENERIC = {"sans-serif": "Calibri", "serif": "Cambria", "monospace": "Consolas", "system-ui": "Calibri"}
_SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")
_WEIGHTS = {
    "thin": 100, "extra-light": 200, "ultra-light": 200, "light": 300, "normal": 400, "regular": 400, "medium": 500,
    "semi-bold": 600, "demi-bold": 600, "bold": 700, "extra-bold": 800, "ultra-bold": 800, "black": 900,
}  # fmt: skip
BOLD = 600  # from this weight on PowerPoint's bold is the nearer one


def fonts(typography: Mapping[str, Node], ours: Mapping[str, Node], folder: Path, report: Report) -> Fonts:
    """Raises BrandError for a font file that is none."""
    usual = Fonts()
    body = family(typography.get("base")) or usual.body
    heading = family(typography.get("headings")) or body
    mono = next((found for key in _MONO if (found := family(typography.get(key)))), usual.mono)
    files = MappingProxyType(dict(_files(typography, folder, report)))
    have = {name for name, _, _ in files}
    rare = {heading: typography.get("headings"), body: typography.get("base")}
    for name, node in rare.items():
        if node and name not in EVERYWHERE:
            report.warn(node, f"“{name}” is on few machines", _advice(name in have))
    east, heads = _pair(ours.get("east-asian"), usual.east_asian)
    return Fonts(heading, body, mono, east, heads, files)


_MONO = ("monospace", "monospace-inline", "monospace-block")


def _advice(measured: bool) -> str:
    where = "" if measured else " and lines may break elsewhere"
    return f"install it where the deck is shown, or embed it when saving in PowerPoint; else another stands in{where}"


def family(node: Any) -> str:
    """The first family of `family: "A, B"`, or of the bare name that may stand for the mapping."""
    found = mapping(node).get("family", node if not mapping(node) else None)
    text = found.text if found is not None and isinstance(found.value, str) else ""
    name = text.split(",")[0].strip().strip("'\"")
    return _GENERIC.get(name.lower(), name)


def weight(node: Node | None) -> int | None:
    """A weight of 1–1000; of several or of a range the first. Raises BrandError for a word that is none."""
    if node is None or node.value is None:
        return None
    first = node.value[0] if isinstance(node.value, list) and node.value else node
    text = first.text.split("..")[0].strip().lower()
    if text in _WEIGHTS:
        return _WEIGHTS[text]
    if text.isdigit() and 1 <= int(text) <= 1000:
        return int(text)
    raise BrandError(f"no weight “{first.text}”", mark=first.mark, expected=f"100 … 900, {', '.join(_WEIGHTS)}")


def _pair(node: Node | None, usual: str) -> tuple[str, str]:
    """The Chinese, Japanese or Korean faces of body and headings."""
    both = mapping(node)
    if not both:
        return (node.text if node and node.value else usual), ""
    body, heads = (both[key].text if key in both else "" for key in ("body", "headings"))
    return body or usual, heads


def _files(
    typography: Mapping[str, Node], folder: Path, report: Report
) -> Iterator[tuple[tuple[str, bool, bool], Path]]:
    """Local font files by family, bold and italic."""
    fonts_node = typography.get("fonts")
    for font in fonts_node.value if fonts_node and isinstance(fonts_node.value, list) else ():
        files = mapping(font).get("files")
        for entry in (files.value if isinstance(files.value, list) else [files]) if files else ():
            file = _file(entry, folder, report)
            if file:
                heavy = (weight(mapping(entry).get("weight")) or 400) >= BOLD
                style = mapping(entry).get("style")
                slanted = style is not None and style.text in ("italic", "oblique")
                yield (mapping(font)["family"].text if "family" in mapping(font) else "", heavy, slanted), file


def _file(entry: Node, folder: Path, report: Report) -> Path | None:
    """The local file of an entry; None for an address, or for one that is not there (both are warned of)."""
    node = mapping(entry).get("path", entry)
    if "://" in node.text:
        report.warn(node, f"{node.text} is not fetched", "put the file beside _brand.yml, or install the font")
        return None
    file = folder / node.text
    try:
        with file.open("rb") as stream:
            start = stream.read(4)
    except OSError:
        report.warn(node, f"no font file at {file}", "another face measures in its place")
        return None
    if start not in _SIGNATURES:
        raise BrandError(f"{file} is no font", mark=node.mark, expected="a TrueType, OpenType or WOFF file")
    return file
