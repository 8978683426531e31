"""Faces by script for the theme's fonts (20.1.4.1.16 font): what PowerPoint sets text of that script in where neither
the Latin nor the East Asian face has its letters. The scripts and faces are those of Office's own theme."""

from __future__ import annotations

from collections.abc import Mapping

_SHARED: Mapping[str, str] = {
    "Jpan": "游ゴシック",
    "Hang": "맑은 고딕",
    "Hans": "等线",
    "Hant": "新細明體",
    "Ethi": "Nyala",
    "Beng": "Vrinda",
    "Gujr": "Shruti",
    "Knda": "Tunga",
    "Guru": "Raavi",
    "Cans": "Euphemia",
    "Cher": "Plantagenet Cherokee",
    "Yiii": "Microsoft Yi Baiti",
    "Tibt": "Microsoft Himalaya",
    "Thaa": "MV Boli",
    "Deva": "Mangal",
    "Telu": "Gautami",
    "Taml": "Latha",
    "Syrc": "Estrangelo Edessa",
    "Orya": "Kalinga",
    "Mlym": "Kartika",
    "Laoo": "DokChampa",
    "Sinh": "Iskoola Pota",
    "Mong": "Mongolian Baiti",
    "Uigh": "Microsoft Uighur",
    "Geor": "Sylfaen",
    "Armn": "Arial",
    "Bugi": "Leelawadee UI",
    "Bopo": "Microsoft JhengHei",
    "Java": "Javanese Text",
    "Lisu": "Segoe UI",
    "Mymr": "Myanmar Text",
    "Nkoo": "Ebrima",
    "Olck": "Nirmala UI",
    "Osma": "Ebrima",
    "Phag": "Phagspa",
    "Syrn": "Estrangelo Edessa",
    "Syrj": "Estrangelo Edessa",
    "Syre": "Estrangelo Edessa",
    "Sora": "Nirmala UI",
    "Tale": "Microsoft Tai Le",
    "Talu": "Microsoft New Tai Lue",
    "Tfng": "Ebrima",
}
# Faces that serve headings and bodies differently.
_MAJOR = {
    "Arab": "Times New Roman",
    "Hebr": "Times New Roman",
    "Thai": "Angsana New",
    "Khmr": "MoolBoran",
    "Viet": "Times New Roman",
}
_MINOR = {"Arab": "Arial", "Hebr": "Arial", "Thai": "Cordia New", "Khmr": "DaunPenh", "Viet": "Arial"}
# Script of an East Asian face by the language of the deck (BCP 47), longest match first.
_BY_LANGUAGE = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-hant": "Hant", "ja": "Jpan", "ko": "Hang"}


def faces(major: bool, east_asian: str, lang: str) -> Mapping[str, str]:
    """Script → face; the brand's East Asian face stands for the script of the deck's language."""
    return {**_SHARED, **(_MAJOR if major else _MINOR), script_of(lang): east_asian}


def script_of(lang: str) -> str:
    """The East Asian script of a language; simplified Chinese where it has none."""
    tag = lang.lower()
    return next((script for start, script in _BY_LANGUAGE.items() if tag.startswith(start)), "Hans")
