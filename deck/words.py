"""The few words that the tool itself puts on slides and in placeholders, by language."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "agenda": "目录",
        "title": "单击此处编辑标题",
        "body": "单击此处编辑文本",
        "picture": "插入图片",
        "subtitle": "单击此处编辑副标题",
        "continued": "(续)",
    },
    "en": {
        "agenda": "Agenda",
        "title": "Click to edit the title",
        "body": "Click to edit the text",
        "picture": "Insert a picture",
        "subtitle": "Click to edit the subtitle",
        "continued": " (cont.)",
    },
}


def words(lang: str) -> Mapping[str, str]:
    """The words of `lang` (a BCP 47 tag); English where we have none."""
    return _WORDS.get(lang.split("-")[0].lower(), _WORDS["en"])
