"""Parts that slides share or own besides their XML: pictures (each content once), charts with workbooks."""

from __future__ import annotations

from pathlib import Path

from deck.errors import DeckError
from deck.pptx.package import Package, Relations
from deck.scene import ChartSpec

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8": "jpeg", b"GIF8": "gif"}


class Media:
    """Adds pictures and charts to the package and counts them."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._pictures: dict[str, str] = {}
        self._charts = 0

    def picture(self, source: Path) -> str:
        """The part that holds the picture's bytes. Raises DeckError for a file that is none."""
        import hashlib

        data = source.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._pictures:
            name = f"ppt/media/image{len(self._pictures) + 1}.{_kind(data, source)}"
            self.package.add(name, "", data)
            self._pictures[digest] = name
        return self._pictures[digest]

    def chart(self, spec: ChartSpec) -> str:
        """A new chart part and its workbook."""
        from deck.pptx.chart import chart_part

        self._charts += 1
        part = chart_part(spec)
        name = f"ppt/charts/chart{self._charts}.xml"
        workbook = f"ppt/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
        relations = Relations(name)
        relations.add("package", workbook)
        self.package.add(name, _CHART, part.xml, relations)
        self.package.add(workbook, "", part.workbook)
        return name


def _kind(data: bytes, source: Path) -> str:
    for start, kind in _SIGNATURES.items():
        if data.startswith(start):
            return kind
    raise DeckError(f"{source} is no picture that PowerPoint shows", expected="PNG, JPEG or GIF")
