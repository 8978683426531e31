"""Parts that slides share or own besides their XML: pictures (each content once), charts with workbooks.

A slide collects what it shows in a `Media`, under names of its own; the `Gallery` of the whole package adds it and
gives it its final names, so that slides can be written apart from each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from deck import svg
from deck.cache.stamps import Stamp, stamp
from deck.errors import DeckError
from deck.pptx.package import Package, Packed, Relations, pack
from deck.scene import ChartSpec

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8": "jpeg", b"GIF8": "gif"}


class PackedChart(Struct, frozen=True):
    """A chart's two parts."""

    xml: Packed
    workbook: Packed


class Media(Struct):
    """What one slide shows: pictures by their digest, charts in order."""

    pictures: dict[str, Path] = field(default_factory=dict)
    charts: list[PackedChart] = field(default_factory=list)

    def picture(self, source: Path) -> str:
        """The picture's name in relationships; of an SVG that of its pixels. Raises DeckError for a file that is none."""
        digest, kind = _identity(source, stamp(source))
        return self._shown(f"{digest}.{'png' if kind == 'svg' else kind}", source)

    def vector(self, source: Path) -> str:
        """The name of an SVG file itself."""
        return self._shown(f"{_identity(source, stamp(source))[0]}.svg", source)

    def chart(self, spec: ChartSpec) -> str:
        """The name in relationships of a new chart."""
        from deck.pptx.chart import chart_part

        part = chart_part(spec)
        self.charts.append(PackedChart(pack(part.xml), pack(part.workbook, deflated=False)))
        return f"chart {len(self.charts)}"

    def _shown(self, name: str, source: Path) -> str:
        self.pictures[name] = source
        return name


class Gallery:
    """The media of the whole package, counted; `taken` are names that other parts have (lower case)."""

    def __init__(self, package: Package, taken: frozenset[str] = frozenset()) -> None:
        self.package = package
        self._taken = taken
        self._last = 0
        self._pictures: dict[str, str] = {}
        self._charts = 0

    def add(self, media: Media) -> dict[str, str]:
        """Add what is new of `media`; the part that each of its names stands for."""
        pictures = {name: self._picture(name, source) for name, source in media.pictures.items()}
        return pictures | dict(self._add_charts(media.charts))

    def _picture(self, name: str, source: Path) -> str:
        if name not in self._pictures:
            kind = name.rpartition(".")[2]
            part = self._free(kind)
            self.package.add(part, "", svg.png(source) if svg.is_svg(source) and kind != "svg" else source.read_bytes())
            self._pictures[name] = part
        return self._pictures[name]

    def _free(self, kind: str) -> str:
        """The next picture's name."""
        self._last += 1
        name = f"ppt/media/image{self._last}.{kind}"
        return self._free(kind) if name in self._taken else name

    def _add_charts(self, charts: list[PackedChart]) -> Iterator[tuple[str, str]]:
        for number, chart in enumerate(charts, 1):
            self._charts += 1
            name = f"ppt/charts/chart{self._charts}.xml"
            workbook = f"ppt/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
            relations = Relations(name)
            relations.add("package", workbook)
            self.package.add(name, _CHART, chart.xml, relations)
            self.package.add(workbook, "", chart.workbook)
            yield f"chart {number}", name


@lru_cache(maxsize=4096)
def _identity(source: Path, state: Stamp) -> tuple[str, str]:
    """The digest of the file's bytes, and their kind as extension; `state` is when the file was so."""
    import hashlib

    data = source.read_bytes()
    kind = "svg" if svg.is_svg(source) else next((k for start, k in _SIGNATURES.items() if data.startswith(start)), "")
    if not kind:
        raise DeckError(f"{source} is no picture that PowerPoint shows", expected="PNG, JPEG, GIF or SVG")
    return hashlib.sha256(data).hexdigest(), kind
