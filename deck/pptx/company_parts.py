"""What of a template goes into the deck: masters, layouts, themes and the pictures and fonts that these need.

In: an `Archive`. Out: parts, found by walking relationships from the presentation, each without what it may not
carry: references to slides, to anything external, to sounds and films, OLE objects, controls, charts, tags, and
relationships that dangle. A part from which nothing had to go keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from deck.company.archive import RELATIONSHIPS, Archive, Relation
from deck.company.mend import mended
from deck.pptx.package import Relations
from deck.pptx.xml import HEADER, attribute

# Relationships that are followed; all others are dropped.
FOLLOWED = frozenset(
    ("slideMaster", "slideLayout", "theme", "themeOverride", "notesMaster", "handoutMaster", "font", "image", "hdphoto")
)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_IMAGES = {"image/jpg": "image/jpeg", "image/x-png": "image/png"}
_BY_EXTENSION = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
}


class Kept(Struct, frozen=True):
    """A part as it goes into the deck, with its relationships under their own ids."""

    name: str
    content_type: str
    data: bytes
    relations: tuple[Relation, ...]


class KeptRelations(Relations):
    """The relationships of a part from elsewhere, under the ids by which it refers to them."""

    __slots__ = ("_kept",)

    def __init__(self, part: Kept) -> None:
        super().__init__(part.name)
        self._kept = part.relations

    def xml(self, names: Mapping[str, str] = MappingProxyType({})) -> str:
        items = "".join(
            f'<Relationship Id="{attribute(one.id)}" Type="{attribute(one.type)}" '
            f'Target="{attribute(quote(self._relative(one.target)))}"/>'
            for one in self._kept
        )
        return f'{HEADER}<Relationships xmlns="{RELATIONSHIPS}">{items}</Relationships>'

    def __bool__(self) -> bool:
        return bool(self._kept)


def kept(archive: Archive, roots: Sequence[Relation]) -> Iterator[Kept]:
    """The parts that `roots` lead to, each once, in the order they are met."""
    seen: set[str] = set()
    waiting = [r.target for r in roots]
    while waiting:
        name = waiting.pop(0)
        if name.lower() in seen:
            continue
        seen.add(name.lower())
        part = _part(archive, name)
        waiting += [r.target for r in part.relations]
        yield part


def followed(archive: Archive, part: str) -> tuple[Relation, ...]:
    """The relationships of `part` that stay: of a kind we follow, inside the package, not dangling."""
    return tuple(r for r in archive.relations(part) if r.kind in FOLLOWED and not r.external and r.target in archive)


def _part(archive: Archive, name: str) -> Kept:
    relations = followed(archive, name)
    if not name.lower().endswith(".xml"):
        return Kept(name, _content_type(archive, name), archive.read(name), ())
    data = archive.read(name)
    gone = {r.id for r in archive.relations(name)} - {r.id for r in relations}
    root = archive.xml(name)
    changed = clean(root, {r.id for r in relations}) | mended(archive, name, root)
    return Kept(name, archive.content_type(name), _serialised(root) if changed or gone else data, relations)


def _content_type(archive: Archive, name: str) -> str:
    given = archive.content_type(name)
    return _IMAGES.get(given, given) or _BY_EXTENSION.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _serialised(root: Any) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def clean(root: Any, known: set[str]) -> bool:
    """Remove from `root` what refers to a relationship that is not `known`; whether there was any."""
    changed = False
    for element in list(root.iter()):
        stray = [name for name, value in element.attrib.items() if name.startswith(_R) and value not in known]
        for name in stray:
            changed = True
            _drop(element, name)
    return changed


def _drop(element: Any, attribute: str) -> None:
    """Take out the least that makes no sense without the relationship."""
    name = _local(element)
    if name == "blip" and any(a.startswith(_R) for a in element.attrib if a != attribute):
        del element.attrib[attribute]
        return
    _remove(_OWNERS.get(name, _itself)(element))


def _itself(element: Any) -> Any:
    return element


def _ancestor(*names: str) -> Callable[[Any], Any]:
    """The nearest element around that is called one of `names`, the element itself where there is none."""

    def find(element: Any) -> Any:
        return next((a for a in element.iterancestors() if _local(a) in names), element)

    return find


def _drawn(element: Any) -> Any:
    """The whole drawn object: its frame, and the alternatives around that."""
    around = [element, *element.iterancestors()]
    drawn = [a for a in around if _local(a) in ("graphicFrame", "sp", "pic")]
    found = drawn[-1] if drawn else element
    alternative = [a for a in found.iterancestors() if a.tag == f"{_MC}AlternateContent"]
    return alternative[-1] if alternative else found


def _picture(blip: Any) -> Any:
    """A picture goes whole, a background too (its fill is required); another fill alone."""
    around = {_local(a): a for a in blip.iterancestors()}
    return around.get("pic", around.get("bg", around.get("blipFill", blip)))


_OWNERS: dict[str, Callable[[Any], Any]] = {
    "blip": _picture,
    "svgBlip": _ancestor("ext"),
    "media": _ancestor("ext"),
    "imgLayer": _ancestor("ext"),
    "snd": _ancestor("transition"),
    "tags": _ancestor("custDataLst"),
    "oleObj": _drawn,
    "control": _ancestor("controls"),
    "chart": _drawn,
    "relIds": _drawn,
    "contentPart": _drawn,
    "externalData": _itself,
}


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
