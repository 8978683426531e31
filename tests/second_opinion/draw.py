"""A deck as other programs draw it. In: a .pptx. Out: the PDF each makes of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from deck.text.fonts import Catalogue

FAMILIES = ("Liberation Sans", "Liberation Mono")


def libreoffice(deck: Path, folder: Path) -> Path:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(deck)], check=True, capture_output=True, timeout=600)
    return folder / f"{deck.stem}.pdf"


def office2pdf(deck: Path, folder: Path) -> Path:
    """Typst sets it, by rules fitted to PowerPoint's exports."""
    from office2pdf import convert_path

    target = folder / "office2pdf.pdf"
    target.write_bytes(convert_path(deck).pdf)
    return target


def missing() -> list[str]:
    return [tool for tool in ("soffice", "fc-match") if not shutil.which(tool)]


def installed() -> Catalogue:
    """The very files that both programs draw with: Liberation's kerning differs between its versions."""
    styles = ((False, False), (True, False), (False, True), (True, True))
    files = {(family, *style): _file(family, *style) for family in FAMILIES for style in styles}
    return Catalogue(files)


def _file(family: str, bold: bool, italic: bool) -> Path:
    pattern = f"{family}{':bold' if bold else ''}{':italic' if italic else ''}"
    found = subprocess.run(["fc-match", "-f", "%{file}", pattern], check=True, capture_output=True, text=True)
    return Path(found.stdout)
