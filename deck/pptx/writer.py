"""The order of parts: theme, master and layouts, slides with their notes, then what lists them.

A slide is written as soon as the scene gives it, and forgotten. What it becomes depends on itself alone, so slides
may be written apart from each other, in any number of processes; only then are pictures and charts counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from msgspec import Struct

from deck.brand import Brand
from deck.pptx import layout, notes, paper_masters, presentation, slide, table_styles, theme
from deck.pptx.media import Gallery, Media
from deck.pptx.package import Package, Packed, Relations, pack
from deck.pptx.page import Page
from deck.scene import LayoutPlaceholder, LayoutScene, Placeholder, Scene, Slide

_MASTER = "ppt/slideMasters/slideMaster1.xml"
_PRESENTATION = "ppt/presentation.xml"


class Part(Struct, frozen=True):
    """A part ready for the package; `media` is what its relationships name besides other parts."""

    name: str
    type: str
    data: Packed
    relations: Relations
    media: Media


class SlideParts(Struct, frozen=True):
    """What one slide becomes: its part, and its notes' before it."""

    parts: tuple[Part, ...]
    notes: bool
    hidden: bool


Each = Callable[[Callable[[int], SlideParts], int], Iterator[SlideParts]]


def in_turn(make: Callable[[int], SlideParts], count: int) -> Iterator[SlideParts]:
    """One slide after the other."""
    return map(make, range(count))


def write(scene: Scene, brand: Brand, stream: BinaryIO, each: Each = in_turn) -> None:
    """Write the whole deck to `stream`. Raises DeckError for a link that leads nowhere.

    `each` calls a function with every slide's number from 0 on, and gives the results in that order.
    """
    with Package(stream) as package:
        Writer(scene, brand, package).write(each)


class Writer:
    """One deck being written."""

    def __init__(self, scene: Scene, brand: Brand, package: Package) -> None:
        self.scene = scene
        self.brand = brand
        self.package = package
        self.gallery = Gallery(package)
        self.notes_master = paper_masters.NOTES
        self.layout_parts = {s.name: f"ppt/slideLayouts/slideLayout{n}.xml" for n, s in enumerate(scene.layouts, 1)}
        self.holders = {s.name: {h.placeholder: h for h in s.placeholders} for s in scene.layouts}
        self.count = len(scene.names)
        self.targets = {name: _slide_part(n) for n, names in enumerate(scene.names, 1) for name in names}
        self.main = Relations(_PRESENTATION)
        self.notes = 0
        self.hidden = 0

    def write(self, each: Each) -> None:
        master = self.main.add("slideMaster", _MASTER)
        slides = self._slide_ids()
        self._master()
        for one in self.scene.layouts:
            self._layout(one)
        self._slides(each)
        self._document(master, self._paper(), slides)

    def _slide_ids(self) -> list[str]:
        return [self.main.add("slide", _slide_part(n)) for n in range(1, self.count + 1)]

    def _slides(self, each: Each) -> None:
        for made in each(self.slide_parts, self.count):
            self.notes += made.notes
            self.hidden += made.hidden
            for part in made.parts:
                self._add(part)

    def slide_parts(self, index: int) -> SlideParts:
        """The parts of the slide at `index`, from nothing but that slide and what is known of all beforehand."""
        one, number = self.scene.slides[index], index + 1
        name = _slide_part(number)
        page = self._page(name, self.holders[one.layout])
        page.relations.add("slideLayout", self.layout_parts[one.layout])
        noted = (self._notes(one, number, page),) if one.notes else ()
        own = _part(page, slide.TYPE, self._slide_xml(one, page))
        return SlideParts((*noted, own), bool(one.notes), one.hidden)

    def _notes(self, one: Slide, number: int, page: Page) -> Part:
        """The notes' part; slide and notes lead to each other."""
        name = f"ppt/notesSlides/notesSlide{number}.xml"
        page.relations.add("notesSlide", name)
        own = self._page(name, {})
        own.relations.add("notesMaster", self.notes_master)
        own.relations.add("slide", page.part)
        said = self.scene.properties
        edges = notes.edges_xml(said.title, said.lang, number) if self.notes_master == paper_masters.NOTES else ""
        return _part(own, notes.TYPE, notes.notes_xml(one.notes, own.text(), one.notes_share, edges))

    def _slide_xml(self, one: Slide, page: Page) -> str:
        return slide.slide_xml(one, page)

    def _add(self, part: Part) -> None:
        self.package.add(part.name, part.type, part.data, part.relations, self.gallery.add(part.media))

    def _master(self) -> None:
        page = self._page(_MASTER, {})
        layouts = [page.relations.add("slideLayout", part) for part in self.layout_parts.values()]
        page.relations.add("theme", "ppt/theme/theme1.xml")
        self.package.add("ppt/theme/theme1.xml", theme.TYPE, theme.theme(self.brand, self.scene.properties.lang))
        self._add(_part(page, layout.MASTER_TYPE, layout.master_xml(self.scene.master, layouts, page)))

    def _layout(self, one: LayoutScene) -> None:
        page = self._page(self.layout_parts[one.name], {})
        page.relations.add("slideMaster", _MASTER)
        self._add(_part(page, layout.LAYOUT_TYPE, layout.layout_xml(one, self.scene.master, page)))

    def _paper(self) -> tuple[str, str]:
        """The masters of notes and handouts, each with a theme of its own, as PowerPoint wants them."""
        lang, date = self.scene.properties.lang, self.scene.properties.created[:10]
        parts = (
            (
                "notesMaster",
                paper_masters.NOTES,
                paper_masters.NOTES_TYPE,
                paper_masters.notes_master_xml(self.brand, lang, date),
            ),
            (
                "handoutMaster",
                paper_masters.HANDOUT,
                paper_masters.HANDOUT_TYPE,
                paper_masters.handout_master_xml(self.brand, date),
            ),
        )
        for number, (_, part, content_type, data) in enumerate(parts, 2):
            relations = Relations(part)
            relations.add("theme", f"ppt/theme/theme{number}.xml")
            self.package.add(f"ppt/theme/theme{number}.xml", theme.TYPE, theme.theme(self.brand, lang))
            self.package.add(part, content_type, data, relations)
        return self.main.add("notesMaster", paper_masters.NOTES), self.main.add("handoutMaster", paper_masters.HANDOUT)

    def _document(self, master: str, papers: tuple[str, str], slides: list[str]) -> None:
        self._properties(table_styles.table_styles(self.brand))
        self.main.add("theme", "ppt/theme/theme1.xml")
        self._finish(presentation.presentation_xml(self.scene, master, papers, slides), slides)

    def _properties(self, styles: str | bytes) -> None:
        """What the presentation has besides masters and slides."""
        parts = (
            ("presProps", "ppt/presProps.xml", presentation.PROPS_TYPE, presentation.pres_props_xml()),
            ("viewProps", "ppt/viewProps.xml", presentation.VIEW_TYPE, presentation.view_props_xml()),
            ("tableStyles", table_styles.PART, table_styles.TYPE, styles),
        )
        for kind, name, content_type, data in parts:
            self.main.add(kind, name)
            self.package.add(name, content_type, data)

    def _finish(self, body: str | bytes, slides: list[str]) -> None:
        """presentation.xml, the document's properties, and what lists the parts."""
        self.package.add(_PRESENTATION, presentation.TYPE, body, self.main)
        self.package.add("docProps/core.xml", presentation.CORE_TYPE, presentation.core_xml(self.scene.properties))
        app = presentation.app_xml(len(slides), self.notes, self.hidden)
        self.package.add("docProps/app.xml", presentation.APP_TYPE, app)
        self.package.finish(_roots())

    def _page(self, part: str, holders: dict[Placeholder, LayoutPlaceholder]) -> Page:
        mono, home = self.brand.fonts.mono, self.scene.master.ground
        return Page(part, Relations(part), Media(), mono, self.targets, holders, home=home)


def _part(page: Page, content_type: str, xml: str) -> Part:
    return Part(page.part, content_type, pack(xml), page.relations, page.media)


def _slide_part(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def _roots() -> Relations:
    roots = Relations("package")
    roots.add("officeDocument", _PRESENTATION)
    roots.add(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"
    )
    roots.add("extended-properties", "docProps/app.xml")
    return roots
