"""LibreOffice, asked to draw a deck: in a profile of its own, with Han and Latin set apart as PowerPoint sets them.

LibreOffice adds room between Han and Latin, beside the blank that is written there; not so where its user is Japanese
or Korean (sd/source/core/drawdoc.cxx). PowerPoint adds none. So the profile is a Japanese one; which forms characters
have comes from the language of each run.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from deck.errors import DeckError

# Where it is found: on the path, or where its installers put it.
PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
SLIDES = "pdf:impress_pdf_Export"
PATIENCE = 600  # seconds
# An item of LibreOffice's registry, as its profiles keep them.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ja</value></prop>
</item>
</oor:items>
"""


def program() -> str:
    """LibreOffice's program. Raises DeckError where there is none."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    raise DeckError(
        "no LibreOffice here to draw a PDF",
        expected="the program “soffice” on the path",
        hint="install LibreOffice; or build the .pptx, and let PowerPoint export it",
    )


def drawn(office: str, deck: Path, form: str = SLIDES, env: Mapping[str, str] | None = None) -> Path:
    """The PDF that LibreOffice makes of a deck, beside it. Raises DeckError where it makes none."""
    profile = f"-env:UserInstallation={_profile(deck.parent).as_uri()}"
    asked = [office, profile, "--headless", "--convert-to", form, "--outdir", str(deck.parent), str(deck)]
    made = deck.with_suffix(".pdf")
    try:
        ran = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE, env=env)
        said = (ran.stderr or ran.stdout).strip()
    except subprocess.TimeoutExpired:
        said = f"nothing after {PATIENCE} seconds"
    if not made.exists():
        raise DeckError(f"LibreOffice made no PDF: {said[-200:]}", expected="a deck that it can draw")
    return made


def _profile(folder: Path) -> Path:
    """A profile in `folder`, with our settings."""
    profile = (folder / "profile").resolve()
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
    return profile
