"""p:pic (19.3.1.37)."""

from __future__ import annotations

from deck.pptx.page import Page, non_visual
from deck.pptx.shapes.geometry import preset_xml, transform
from deck.pptx.shapes.shape import placeholder_xml
from deck.scene import Picture, Preset
from deck.svg import is_svg

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_VECTOR = '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>'


def write(picture: Picture, page: Page, number: int) -> str:
    link = page.link(picture.link) if picture.link else ""
    base = page.inherited.get(picture.placeholder) if picture.placeholder else None
    holder = f"<p:nvPr>{placeholder_xml(picture.placeholder)}</p:nvPr>" if picture.placeholder else "<p:nvPr/>"
    place = "" if base and picture.box.near(base.box) else transform(picture.box)
    shape = "" if base else preset_xml(Preset("rect"))
    return (
        f"<p:pic><p:nvPicPr>{non_visual(number, picture.name, picture.alt, not picture.alt, link)}"
        f'<p:cNvPicPr><a:picLocks noGrp="{int(bool(base))}" noChangeAspect="1"/></p:cNvPicPr>{holder}</p:nvPicPr>'
        f"<p:blipFill>{_blip(picture, page)}{_crop(picture)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{place}{shape}</p:spPr></p:pic>"
    )


def _blip(picture: Picture, page: Page) -> str:
    """The picture's file; of an SVG its pixels, for viewers that know no better, and in an extension itself."""
    rid = page.relations.add("image", page.media.picture(picture.source))
    if not is_svg(picture.source):
        return f'<a:blip r:embed="{rid}"/>'
    own = page.relations.add("image", page.media.vector(picture.source))
    return f'<a:blip r:embed="{rid}"><a:extLst><a:ext uri="{_SVG}">{_VECTOR.format(own)}</a:ext></a:extLst></a:blip>'


def _crop(picture: Picture) -> str:
    shares = {side: round(share * 100_000) for side, share in zip("ltrb", picture.crop, strict=True)}
    cut = "".join(f' {side}="{share}"' for side, share in shares.items() if share)
    return f"<a:srcRect{cut}/>" if cut else ""
