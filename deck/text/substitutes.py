"""What measures for a typeface that does not travel with us. In: a family's name. Out: a `Substitute`.

Three kinds. A *twin* has the same advances by design (Carlito was drawn to Calibri's, Liberation Sans and Serif to
Arial's and Times New Roman's, Caladea to Cambria's, Gelasio to Georgia's, Selawik to Segoe UI's). A *fixed* face has
one advance for all, so that number is all that is needed. Else the *nearest*: a face of like build, and a factor by
which its text is taken wider, so that the real one fits too. A family in none of the tables is looked for on the
machine (`find.py`), and is measured by `LAST_RESORT` with a warning where it is not there either.
"""

from __future__ import annotations

from msgspec import Struct


class Substitute(Struct, frozen=True):
    """`family` measures; its advances count `factor` times; `fixed` is one advance in em for every glyph."""

    family: str
    factor: float = 1.0
    fixed: float = 0.0
    twin: bool = False


def _twins() -> dict[str, Substitute]:
    families = {
        "Carlito": ("calibri", "carlito"),
        "Liberation Sans": ("arial", "helvetica", "liberation sans", "arimo", "arial unicode ms", "nimbus sans"),
        "Liberation Serif": ("times new roman", "times", "liberation serif", "tinos"),
        "Liberation Sans Narrow": ("arial narrow", "liberation sans narrow"),
        "Caladea": ("cambria", "caladea"),
        "Gelasio": ("georgia", "gelasio"),
        "Selawik": ("segoe ui", "selawik"),
    }
    return {name: Substitute(family, twin=True) for family, names in families.items() for name in names}


# One advance in em, from each face's hmtx table.
_FIXED = {
    "courier new": 1229 / 2048,
    "courier": 1229 / 2048,
    "liberation mono": 1229 / 2048,
    "cousine": 1229 / 2048,
    "consolas": 1126 / 2048,
    "menlo": 1233 / 2048,
    "monaco": 1229 / 2048,
    "lucida console": 1234 / 2048,
    "dejavu sans mono": 1233 / 2048,
    "sf mono": 1266 / 2048,
    "cascadia code": 1200 / 2048,
    "cascadia mono": 1200 / 2048,
    "source code pro": 0.6,
    "fira code": 0.6,
    "fira mono": 0.6,
    "jetbrains mono": 0.6,
    "ibm plex mono": 0.6,
    "roboto mono": 0.6001,
    "noto sans mono": 0.6,
}

# Faces of like build. The factors are upper bounds: a face that is narrower than its substitute has 1.
_NEAREST = {
    "aptos": ("Liberation Sans", 1.0),
    "aptos display": ("Liberation Sans", 1.0),
    "segoe ui": ("Liberation Sans", 1.0),
    "segoe ui light": ("Liberation Sans", 1.0),
    "segoe ui semibold": ("Liberation Sans", 1.05),
    "calibri light": ("Carlito", 1.0),
    "verdana": ("Liberation Sans", 1.2),
    "tahoma": ("Liberation Sans", 1.0),
    "trebuchet ms": ("Liberation Sans", 1.0),
    "century gothic": ("Liberation Sans", 1.1),
    "gill sans mt": ("Liberation Sans", 1.0),
    "franklin gothic book": ("Liberation Sans", 1.0),
    "helvetica neue": ("Liberation Sans", 1.03),
    "inter": ("Liberation Sans", 1.08),
    "roboto": ("Liberation Sans", 1.02),
    "open sans": ("Liberation Sans", 1.08),
    "noto sans": ("Liberation Sans", 1.08),
    "source sans pro": ("Liberation Sans", 1.0),
    "source sans 3": ("Liberation Sans", 1.0),
    "ibm plex sans": ("Liberation Sans", 1.05),
    "lato": ("Carlito", 1.1),
    "cambria": ("Liberation Serif", 1.1),
    "cambria math": ("Liberation Serif", 1.1),
    "constantia": ("Liberation Serif", 1.1),
    "georgia": ("Liberation Serif", 1.15),
    "garamond": ("Liberation Serif", 1.0),
    "palatino linotype": ("Liberation Serif", 1.12),
    "book antiqua": ("Liberation Serif", 1.12),
}

LAST_RESORT = Substitute("Liberation Sans", 1.1)

TWINS = _twins()
FIXED = {name: Substitute("", fixed=advance) for name, advance in _FIXED.items()}
NEAREST = {name: Substitute(family, factor) for name, (family, factor) in _NEAREST.items()}

# East Asian faces: Han, kana and full-width marks are one em in all of them (measured on PowerPoint's exports), so none
# is needed to measure. Ascent and descent in em (OS/2 usWinAscent, usWinDescent) seat the baseline in its line.
_EAST_ASIAN = {
    (1.0581, 0.2617): ("microsoft yahei", "微软雅黑", "microsoft yahei ui"),
    (0.8594, 0.1406): ("simsun", "宋体", "nsimsun", "simhei", "黑体", "kaiti", "楷体", "fangsong", "仿宋"),
    (0.9373, 0.2163): ("dengxian", "等线", "等线 light"),
    (1.16, 0.288): ("noto sans cjk sc", "noto sans sc", "source han sans sc", "source han sans cn", "思源黑体"),
    (1.06, 0.34): ("pingfang sc", "苹方", "hiragino sans gb"),
    (1.0884, 0.2417): ("malgun gothic", "맑은 고딕"),
    (0.88, 0.12): ("yu gothic", "ms gothic", "meiryo", "ms mincho"),
}
FIXED_EXTENTS = {"consolas": (0.9199, 0.251)}
USUAL_FIXED_EXTENTS = (0.8325, 0.3003)  # Courier New

EAST_ASIAN_EXTENTS = {name: extents for extents, names in _EAST_ASIAN.items() for name in names}
USUAL_EXTENTS = (1.0581, 0.2617)
