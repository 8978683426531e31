"""The few words that the tool itself puts on slides and in placeholders, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping

LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")  # BCP 47, roughly
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "agenda": "目录",
        "title": "单击此处编辑标题",
        "body": "单击此处编辑文本",
        "picture": "插入图片",
        "table": "插入表格",
        "chart": "插入图表",
        "subtitle": "单击此处编辑副标题",
        "continued": "（续）",
        "by": "—— ",
        "opening": "「",
        "levels": "第二级|第三级|第四级|第五级",
    },
    "en": {
        "agenda": "Agenda",
        "title": "Click to edit the title",
        "body": "Click to edit the text",
        "picture": "Insert a picture",
        "table": "Insert a table",
        "chart": "Insert a chart",
        "subtitle": "Click to edit the subtitle",
        "continued": " (cont.)",
        "by": "— ",
        "opening": "“",
        "levels": "Second level|Third level|Fourth level|Fifth level",
    },
}


def words(lang: str) -> Mapping[str, str]:
    """The words of `lang` (a BCP 47 tag); English where we have none."""
    return _WORDS.get(lang.split("-")[0].lower(), _WORDS["en"])


_MONTHS = {"en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")}


def told_date(date: str, lang: str) -> str:
    """A date, a month or a year as it is read: “2015.11”; where we know the names of months, “Nov 2015”."""
    year, *rest = re.split("[-.]", date)
    months = _MONTHS.get(lang.split("-")[0].lower())
    if not months or not rest:
        return date.replace("-", ".")
    month, day = months[int(rest[0]) - 1], rest[1:] and int(rest[1])
    if not day:
        return f"{month} {year}"
    return f"{month} {day}, {year}" if lang.lower() in ("en", "en-us") else f"{day} {month} {year}"


# What PowerPoint shows layouts as, in the order of the languages below; a layout of somebody's own keeps its name.
_LAYOUTS: Mapping[str, tuple[str, str]] = {
    "agenda": ("Agenda", "目录"),
    "bullets": ("Title and List", "标题和列表"),
    "bullets+image": ("List and Picture", "列表和图片"),
    "bullets+chart": ("List and Chart", "列表和图表"),
    "bullets+table": ("List and Table", "列表和表格"),
    "cards": ("Cards", "卡片"),
    "chart": ("Chart", "图表"),
    "closing": ("Closing Slide", "结束页"),
    "code": ("Code", "代码"),
    "comparison": ("Comparison Table", "对比表格"),
    "curve": ("Curve over Time", "趋势曲线"),
    "equation": ("Equation", "公式"),
    "eras": ("Eras", "阶段对比"),
    "figure": ("Figure", "示意图"),
    "icon-grid": ("Icon Grid", "图标网格"),
    "logo-wall": ("Logo Wall", "标志墙"),
    "paper": ("Paper", "论文"),
    "picture": ("Picture", "图片"),
    "process": ("Process", "流程"),
    "profile": ("Profile", "人物"),
    "qr": ("QR Code", "二维码"),
    "quote": ("Quote", "引言"),
    "repository": ("Repository", "代码仓库"),
    "section": ("Section Header", "节标题"),
    "stats": ("Key Figures", "关键数字"),
    "timeline": ("Timeline", "时间线"),
    "title": ("Title Slide", "标题幻灯片"),
    "two-columns": ("Two Columns", "两栏"),
}
_ON = {"dark": (", Dark", "（深色）"), "light": (", Light", "（浅色）")}
_LANGUAGES = ("en", "zh")


def layout_title(name: str, lang: str) -> str:
    """The name that PowerPoint shows for the layout `name`, for “NAME+FIELD”, its variant with that field, or for
    “NAME/GROUND”, the same on another ground."""
    base = lang.split("-")[0].lower()
    index = _LANGUAGES.index(base) if base in _LANGUAGES else 0
    own, _, ground = name.partition("/")
    title = _LAYOUTS[own][index] if own in _LAYOUTS else own.replace("+", " + ")
    return title + (_ON[ground][index] if ground else "")
