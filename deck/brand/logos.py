"""The logos of a brand file: by size, for light and for dark ground.

In: `logo` of the document. Out: size → `Logo`. Of an SVG of one colour only its outlines are ever read: scripts,
entities and references do nothing and go nowhere; one of several is shown as it is, and refused if it refers elsewhere.
An address is not fetched; a file that is not there is a warning, and the deck has no logo.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from deck.brand.colours import mapping
from deck.brand.model import Logo
from deck.brand.spec import Report
from deck.errors import BrandError
from deck.yaml_nodes import Node

SIZES = ("small", "medium", "large")
_KINDS = (".svg", ".png", ".jpg", ".jpeg", ".gif")


def logos(node: Node | None, folder: Path, report: Report) -> Mapping[str, Logo]:
    """The logos that are to be had, smallest first. Raises BrandError for a file that is no picture."""
    if node is None or node.value is None:
        return MappingProxyType({})
    section = mapping(node)
    images = mapping(section.get("images"))
    sizes = {s: section[s] for s in SIZES if s in section} or ({} if images else {"small": node})
    found = {size: _logo(one, images, folder, report) for size, one in sizes.items()}
    return MappingProxyType({size: logo for size, logo in found.items() if logo})


def _logo(node: Node, images: Mapping[str, Node], folder: Path, report: Report) -> Logo | None:
    both = mapping(node)
    light, dark = both.get("light") or both.get("dark") or node, both.get("dark") or both.get("light") or node
    files = [_file(one, images, folder, report) for one in ([light, dark] if light is not dark else [light])]
    if None in files:
        return None
    return Logo(files[0], files[-1], _alt(images.get(light.text, light)), node.mark)  # type: ignore[arg-type]


def _file(node: Node, images: Mapping[str, Node], folder: Path, report: Report) -> Path | None:
    named = images.get(node.text, node) if isinstance(node.value, str) else node
    path = mapping(named).get("path", named)
    if "://" in path.text:
        report.warn(path, f"{path.text} is not fetched: no logo", "put the file beside _brand.yml")
        return None
    file = folder / path.text
    if not file.is_file():
        report.warn(node, f"no logo at {file}", "the deck has none")
        return None
    _check(file, path)
    return file


def _check(file: Path, node: Node) -> None:
    """Refuse, with the place, what is no picture; an SVG is read where it is drawn, since many decks show no logo."""
    kind = file.suffix.lower()
    if kind not in _KINDS or (kind != ".svg" and not _is_raster(file)):
        raise BrandError(f"{file} is no picture", mark=node.mark, expected=", ".join(_KINDS))


def _is_raster(file: Path) -> bool:
    from PIL import Image

    try:
        with Image.open(file):
            return True
    except (OSError, Image.DecompressionBombError):
        return False


def _alt(node: Node) -> str:
    alt = mapping(node).get("alt")
    return alt.text if alt else ""
