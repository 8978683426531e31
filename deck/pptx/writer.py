"""The order of parts: theme, master and layouts, slides with their notes, then what lists them.

A slide is written as soon as the scene gives it, and forgotten.
"""

from __future__ import annotations

from typing import BinaryIO

from deck.brand import Brand
from deck.pptx import layout, notes, presentation, slide, table_styles, theme
from deck.pptx.media import Media
from deck.pptx.package import Package, Relations
from deck.pptx.page import Page
from deck.scene import LayoutPlaceholder, LayoutScene, Placeholder, Scene, Slide

_MASTER = "ppt/slideMasters/slideMaster1.xml"
_PRESENTATION = "ppt/presentation.xml"


def write(scene: Scene, brand: Brand, stream: BinaryIO) -> None:
    """Write the whole deck to `stream`. Raises DeckError for a link that leads nowhere."""
    with Package(stream) as package:
        _Writer(scene, brand, package).write()


class _Writer:
    """One deck being written."""

    def __init__(self, scene: Scene, brand: Brand, package: Package) -> None:
        self.scene = scene
        self.brand = brand
        self.package = package
        self.media = Media(package)
        self.layout_parts = {s.name: f"ppt/slideLayouts/slideLayout{n}.xml" for n, s in enumerate(scene.layouts, 1)}
        self.holders = {s.name: {h.placeholder: h for h in s.placeholders} for s in scene.layouts}
        self.count = len(scene.names)
        self.targets = {name: _slide_part(n) for n, names in enumerate(scene.names, 1) for name in names}
        self.main = Relations(_PRESENTATION)
        self.notes = 0
        self.hidden = 0

    def write(self) -> None:
        master = self.main.add("slideMaster", _MASTER)
        slides = [self.main.add("slide", _slide_part(n)) for n in range(1, self.count + 1)]
        self._master()
        for one in self.scene.layouts:
            self._layout(one)
        for number, one_slide in enumerate(self.scene.slides, 1):
            self._slide(one_slide, number)
        notes_master = self._notes_master() if self.notes else ""
        self._document(master, notes_master, slides)

    def _master(self) -> None:
        relations = Relations(_MASTER)
        layouts = [relations.add("slideLayout", part) for part in self.layout_parts.values()]
        relations.add("theme", "ppt/theme/theme1.xml")
        page = self._page(_MASTER, relations, {})
        self.package.add("ppt/theme/theme1.xml", theme.TYPE, theme.theme(self.brand))
        data = layout.master_xml(self.scene.master, layouts, page)
        self.package.add(_MASTER, layout.MASTER_TYPE, data, relations)

    def _layout(self, one: LayoutScene) -> None:
        part = self.layout_parts[one.name]
        relations = Relations(part)
        relations.add("slideMaster", _MASTER)
        data = layout.layout_xml(one, self.scene.master, self._page(part, relations, {}))
        self.package.add(part, layout.LAYOUT_TYPE, data, relations)

    def _slide(self, one: Slide, number: int) -> None:
        part = _slide_part(number)
        relations = Relations(part)
        relations.add("slideLayout", self.layout_parts[one.layout])
        self.notes += bool(one.notes)
        self.hidden += one.hidden
        if one.notes:
            relations.add("notesSlide", self._notes(one, number, part))
        data = slide.slide_xml(one, self._page(part, relations, self.holders[one.layout]))
        self.package.add(part, slide.TYPE, data, relations)

    def _notes(self, one: Slide, number: int, slide_part: str) -> str:
        part = f"ppt/notesSlides/notesSlide{number}.xml"
        relations = Relations(part)
        relations.add("notesMaster", notes.MASTER)
        relations.add("slide", slide_part)
        self.package.add(part, notes.TYPE, notes.notes_xml(one.notes), relations)
        return part

    def _notes_master(self) -> str:
        relations = Relations(notes.MASTER)
        relations.add("theme", "ppt/theme/theme2.xml")
        self.package.add("ppt/theme/theme2.xml", theme.TYPE, theme.theme(self.brand))
        self.package.add(notes.MASTER, notes.MASTER_TYPE, notes.notes_master_xml(), relations)
        return self.main.add("notesMaster", notes.MASTER)

    def _document(self, master: str, notes_master: str, slides: list[str]) -> None:
        parts = (
            ("presProps", "ppt/presProps.xml", presentation.PROPS_TYPE, presentation.pres_props_xml()),
            ("viewProps", "ppt/viewProps.xml", presentation.VIEW_TYPE, presentation.view_props_xml()),
            ("tableStyles", table_styles.PART, table_styles.TYPE, table_styles.table_styles()),
        )
        for kind, name, content_type, data in parts:
            self.main.add(kind, name)
            self.package.add(name, content_type, data)
        self.main.add("theme", "ppt/theme/theme1.xml")
        body = presentation.presentation_xml(self.scene, master, notes_master, slides)
        self.package.add(_PRESENTATION, presentation.TYPE, body, self.main)
        self.package.add("docProps/core.xml", presentation.CORE_TYPE, presentation.core_xml(self.scene.properties))
        app = presentation.app_xml(len(slides), self.notes, self.hidden)
        self.package.add("docProps/app.xml", presentation.APP_TYPE, app)
        self.package.finish(_roots())

    def _page(self, part: str, relations: Relations, holders: dict[Placeholder, LayoutPlaceholder]) -> Page:
        return Page(
            part, relations, self.media, self.brand.fonts.mono, self.targets, holders, home=self.scene.master.ground
        )


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
