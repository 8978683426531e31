"""p:grpSp (19.3.1.22): children keep slide coordinates, since child and group spaces are the same."""

from __future__ import annotations

from collections.abc import Sequence

from deck.pptx.page import Page, non_visual
from deck.pptx.xml import emu
from deck.scene import Group


def write(group: Group, page: Page, number: int, inner: Sequence[str] = ()) -> str:
    box = group.box
    place = f'x="{emu(box.x)}" y="{emu(box.y)}"/>', f'cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
    link = page.link(group.link) if group.link else ""
    return (
        f"<p:grpSp><p:nvGrpSpPr>{non_visual(number, group.name, group.alt, not group.alt, link)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {place[0]}<a:ext {place[1]}<a:chOff {place[0]}<a:chExt {place[1]}"
        f"</a:xfrm></p:grpSpPr>{''.join(inner)}</p:grpSp>"
    )
