"""ppt/tableStyles.xml (20.1.4.2.27): the brand's table, ruled, made of theme colours."""

from __future__ import annotations

from deck.pptx.xml import HEADER, A, guid

RULED = guid("table style ruled")
PART = "ppt/tableStyles.xml"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"


def table_styles() -> str:
    rule, strong = _line("tx1", 9525, '<a:lumMod val="15000"/><a:lumOff val="85000"/>'), _line("tx1", 19050)
    none = "<a:ln><a:noFill/></a:ln>"
    borders = "".join(f"<a:{side}>{none}</a:{side}>" for side in ("left", "right", "top"))
    borders += f"<a:bottom>{rule}</a:bottom><a:insideH>{rule}</a:insideH><a:insideV>{none}</a:insideV>"
    font = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef><a:schemeClr val="tx1"/>'
    return (
        f'{HEADER}<a:tblStyleLst xmlns:a="{A}" def="{RULED}"><a:tblStyle styleId="{RULED}" styleName="Ruled">'
        f"<a:wholeTbl><a:tcTxStyle>{font}</a:tcTxStyle><a:tcStyle><a:tcBdr>{borders}</a:tcBdr><a:fill><a:noFill/></a:fill>"
        f'</a:tcStyle></a:wholeTbl><a:firstCol><a:tcTxStyle b="on">{font}</a:tcTxStyle><a:tcStyle><a:tcBdr/></a:tcStyle>'
        f"</a:firstCol><a:firstRow><a:tcTxStyle>{font}</a:tcTxStyle><a:tcStyle><a:tcBdr><a:bottom>{strong}</a:bottom>"
        "</a:tcBdr></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


def _line(slot: str, width: int, transforms: str = "") -> str:
    return f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="{slot}">{transforms}</a:schemeClr></a:solidFill></a:ln>'
