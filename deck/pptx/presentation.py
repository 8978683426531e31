"""ppt/presentation.xml (19.2.1.26), its properties, and the document's (part 2, core properties)."""

from __future__ import annotations

from collections.abc import Sequence

from deck.pptx import xml
from deck.pptx.layout import FIRST_ID
from deck.pptx.text import level_properties
from deck.scene import Colour, ParagraphStyle, Properties, Scene, Section

TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
PROPS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml"
VIEW_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
FIRST_SLIDE = 256
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def presentation_xml(scene: Scene, master: str, papers: tuple[str, str], slides: Sequence[str]) -> str:
    """The list of everything; arguments are relationship ids (`papers`: the masters of notes and handouts)."""
    ids = "".join(f'<p:sldId id="{FIRST_SLIDE + n}" r:id="{rid}"/>' for n, rid in enumerate(slides))
    notes, handout = papers
    default = ParagraphStyle(18, 23.4, Colour("tx1"))
    levels = "".join(level_properties(n, default) for n in range(1, 10))
    sections = section_list(scene.sections)
    extensions = f"<p:extLst>{sections}</p:extLst>" if sections else ""
    return (
        f'{xml.HEADER}<p:presentation {xml.ROOT} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{FIRST_ID}" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst><p:handoutMasterIdLst>'
        f'<p:handoutMasterId r:id="{handout}"/></p:handoutMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>'
        f'<p:sldSz cx="{xml.emu(scene.width)}" cy="{xml.emu(scene.height)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle>{extensions}</p:presentation>"
    )


def section_list(sections: Sequence[Section]) -> str:
    """The extension list's entry that names the sections, "" without any."""
    if not sections:
        return ""
    found, first = "", FIRST_SLIDE
    for number, section in enumerate(sections, 1):
        ids = "".join(f'<p14:sldId id="{first + n}"/>' for n in range(section.slides))
        name = xml.attribute(section.name)
        guid = xml.guid(f"section {number}")
        found += f'<p14:section name="{name}" id="{guid}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        first += section.slides
    return f'<p:ext uri="{_SECTIONS}" xmlns:p="{xml.P}"><p14:sectionLst xmlns:p14="{_P14}">{found}</p14:sectionLst></p:ext>'


def pres_props_xml() -> str:
    return f"{xml.HEADER}<p:presentationPr {xml.ROOT}/>"


def view_props_xml() -> str:
    return f"{xml.HEADER}<p:viewPr {xml.ROOT}/>"


def core_xml(properties: Properties) -> str:
    """Dublin Core and friends (ISO/IEC 29500-2 §11)."""
    given = {
        "dc:title": properties.title,
        "dc:subject": properties.subtitle,
        "dc:creator": properties.author,
        "cp:keywords": properties.keywords,
        "dc:language": properties.lang,
    }
    inner = "".join(f"<{tag}>{xml.text(value)}</{tag}>" for tag, value in given.items() if value)
    for tag in ("created", "modified"):
        inner += f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{properties.created}</dcterms:{tag}>'
    return (
        f'{xml.HEADER}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
    )


def app_xml(slides: int, notes: int, hidden: int) -> str:
    """The application's properties (22.2): how many slides there are, with notes, and hidden."""
    return (
        f'{xml.HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Microsoft Office PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat>"
        f"<Slides>{slides}</Slides><Notes>{notes}</Notes><HiddenSlides>{hidden}</HiddenSlides>"
        "<AppVersion>16.0000</AppVersion></Properties>"
    )
