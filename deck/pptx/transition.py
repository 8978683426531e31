"""p:transition (19.3.1.50): how a slide comes. Morph is PowerPoint 2016's (MS-PPTX 2.2.15), a fade to all others."""

from __future__ import annotations

from deck.scene import Transition

MORPH_MS = 1500
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_P159 = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"

_MORPH = (
    f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:p159="{_P159}" Requires="p159">'
    f'<p:transition xmlns:p14="{_P14}" spd="slow" p14:dur="{MORPH_MS}"><p159:morph option="byObject"/></p:transition></mc:Choice>'
    '<mc:Fallback><p:transition spd="slow"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>'
)
_XML: dict[Transition, str] = {
    "none": "",
    "fade": '<p:transition spd="med"><p:fade/></p:transition>',
    "push": '<p:transition spd="med"><p:push dir="l"/></p:transition>',
    "morph": _MORPH,
}


def transition_xml(transition: Transition) -> str:
    return _XML[transition]
