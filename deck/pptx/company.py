"""Write a deck into a company's template: its masters, layouts and themes stay, its slides go, ours come in.

In: a scene whose layouts are named by the template's parts, and the `Template`. Out: the package. presentation.xml is
the template's own with other lists of masters and slides; what else it listed of its slides is gone (19.2.1.26).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from deck.brand import Brand
from deck.company.archive import Archive
from deck.company.inherit import P
from deck.company.model import Template
from deck.pptx import paper_masters, presentation, table_styles, theme
from deck.pptx.company_parts import Kept, KeptRelations, followed, kept
from deck.pptx.media import Gallery
from deck.pptx.package import Package, Relations
from deck.pptx.page import Page
from deck.pptx.writer import Each, Writer, in_turn
from deck.scene import Scene, Slide

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_INHERITED_MAP = "<a:masterClrMapping/>"
# What presentation.xml says about the template's own slides, show and protection.
_GONE = ("sldIdLst", "custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "smartTags")
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
_OWN_EXTENSIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the list of sections


def write_onto(scene: Scene, brand: Brand, template: Template, stream: BinaryIO, each: Each = in_turn) -> None:
    """Write the whole deck to `stream`. Raises DeckError for a link that leads nowhere, or a broken template."""
    with Archive(template.path) as archive, Package(stream) as package:
        _TemplateWriter(scene, brand, package, template, archive).write(each)


class _TemplateWriter(Writer):
    """One deck being written into one template."""

    def __init__(self, scene: Scene, brand: Brand, package: Package, template: Template, archive: Archive) -> None:
        super().__init__(scene, brand, package)
        self.archive = archive
        self.template = template
        self.roots = followed(archive, template.main)
        self.parts = tuple(kept(archive, self.roots))
        self.gallery = Gallery(package, frozenset(part.name.lower() for part in self.parts))
        self.layout_parts = {layout.part: layout.part for layout in template.layouts}
        self.maps = {layout.part: layout.override for layout in template.layouts if layout.override}
        own = next((r.target for r in self.roots if r.kind == "notesMaster"), "")
        self.has_notes_master = bool(own)
        self.notes_master = own or paper_masters.NOTES

    def write(self, each: Each) -> None:
        masters = {r.id: self.main.add(r.type, r.target) for r in self.roots}
        slides = self._slide_ids()
        for part in self.parts:
            self._keep(part)
        self._slides(each)
        self._document_onto(masters, slides)

    def _keep(self, part: Kept) -> None:
        self.package.add(part.name, part.content_type, part.data, KeptRelations(part))

    def _slide_xml(self, one: Slide, page: Page) -> str:
        """A layout with a colour map of its own hands it down only where the slide repeats it, as PowerPoint does."""
        data = super()._slide_xml(one, page)
        own = self.maps.get(one.layout)
        return data.replace(_INHERITED_MAP, f"<a:overrideClrMapping{own}/>") if own else data

    def _document_onto(self, masters: Mapping[str, str], slides: list[str]) -> None:
        notes_master = self._notes_master() if self.notes and not self.has_notes_master else ""
        self._properties(self._table_styles())
        root = self.archive.xml(self.template.main)
        rewrite(root, masters, slides, notes_master, presentation.section_list(self.scene.sections))
        self._finish(_serialised(root), slides)

    def _notes_master(self) -> str:
        """One for our notes, where the template has none."""
        properties, part = self.scene.properties, self._free("ppt/theme/theme{}.xml")
        relations = Relations(paper_masters.NOTES)
        relations.add("theme", part)
        self.package.add(part, theme.TYPE, theme.theme(self.brand, properties.lang))
        body = paper_masters.notes_master_xml(self.brand, properties.lang, properties.created[:10])
        self.package.add(paper_masters.NOTES, paper_masters.NOTES_TYPE, body, relations)
        return self.main.add("notesMaster", paper_masters.NOTES)

    def _free(self, pattern: str) -> str:
        taken = {part.name.lower() for part in self.parts}
        return next(name for name in map(pattern.format, range(1, 1000)) if name not in taken)

    def _table_styles(self) -> bytes | str:
        """The template's table styles, and ours at the end."""
        ours = table_styles.table_styles(self.brand)
        part = next((r.target for r in self.archive.relations(self.template.main) if r.kind == "tableStyles"), "")
        if part not in self.archive:
            return ours
        from lxml import etree

        root, own = self.archive.xml(part), etree.fromstring(ours.encode())
        known = {style.get("styleId") for style in root}
        root.extend([style for style in own if style.get("styleId") not in known])
        return _serialised(root)


def rewrite(root: Any, masters: Mapping[str, str], slides: Iterable[str], notes_master: str, sections: str) -> None:
    """Give presentation.xml new relationship ids, our slides and our sections; take out what is gone."""
    for name in _GONE:
        for element in root.findall(f"{P}{name}"):
            root.remove(element)
    for element in list(root.iter()):
        if rid := element.get(f"{_R}id"):
            _renamed(element, rid, masters)
    if notes_master:
        _insert(root, _list("notesMasterIdLst", "notesMasterId", [{f"{_R}id": notes_master}]), ("sldMasterIdLst",))
    ids = ({"id": str(presentation.FIRST_SLIDE + n), f"{_R}id": rid} for n, rid in enumerate(slides))
    _insert(root, _list("sldIdLst", "sldId", ids), _BEFORE_SLIDES)
    _sections(root, sections)


def _renamed(element: Any, rid: str, masters: Mapping[str, str]) -> None:
    if rid in masters:
        element.set(f"{_R}id", masters[rid])
        return
    element.getparent().remove(element)


def _list(name: str, item: str, attributes: Iterable[Mapping[str, str]]) -> Any:
    from lxml import etree

    found = etree.Element(f"{P}{name}")
    for one in attributes:
        etree.SubElement(found, f"{P}{item}", dict(one))
    return found


def _insert(root: Any, element: Any, after: Iterable[str]) -> None:
    """Put `element` behind the last child called one of `after`."""
    names = {f"{P}{name}" for name in after}
    places = [index for index, child in enumerate(root) if child.tag in names]
    root.insert(places[-1] + 1 if places else 0, element)


def _sections(root: Any, ours: str) -> None:
    """Our list of sections for the template's."""
    from lxml import etree

    extensions = root.find(f"{P}extLst")
    for extension in list(extensions) if extensions is not None else ():
        if extension.get("uri") == _OWN_EXTENSIONS or any(e.get(f"{_R}id") for e in extension.iter()):
            extensions.remove(extension)
    if extensions is None and ours:
        extensions = etree.SubElement(root, f"{P}extLst")
    if ours:
        extensions.append(etree.fromstring(ours))
    elif extensions is not None and not len(extensions):
        root.remove(extensions)


def _serialised(root: Any) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p"])
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
