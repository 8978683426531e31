"""Draw the pictures of the README, and keep what they show: `python -m docs.pictures`.

Needs LibreOffice, poppler-utils, the fonts that the README names, and DejaVu Sans Mono. `benchmarks.png` is drawn by
`python -m benchmarks`.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from docs.pictures.arrange import picture
from docs.pictures.draw import environment, pdf
from docs.pictures.shown import PICTURES, STORED, fingerprints, written


def main() -> None:
    missing = [tool for tool in ("soffice", "pdftoppm") if not shutil.which(tool)]
    if missing:
        sys.exit(f"needs {' and '.join(missing)} (LibreOffice, poppler-utils)")
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder))
        env = environment(Path(folder))
        documents = {deck: pdf(file, env) for deck, file in files.items()}
        for name, bands in PICTURES.items():
            target = STORED.with_name(name)
            picture(bands, documents).save(target, optimize=True)
            print(f"{target}: {target.stat().st_size // 1000} kB")
        STORED.write_text(json.dumps(fingerprints(files), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
