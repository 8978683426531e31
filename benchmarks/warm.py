"""A word of the sample outline changes: `python warm.py scene|file FOLDER` tells what the next rebuild took."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from deck.pipeline.session import Session  # noqa: E402

WORD, OTHERS = "Head of", ("Chief of", "Boss of", "Lead of")


def main(what: str, folder: Path) -> None:
    shutil.copytree(ROOT / "assets", folder / "assets", dirs_exist_ok=True)
    text = (ROOT / "outline.yaml").read_text("utf-8")
    outline = folder / "outline.yaml"
    outline.write_text(text, "utf-8")
    session = Session(outline)
    session.build(folder / "deck.pptx")
    for other in OTHERS:
        outline.write_text(text.replace(WORD, other), "utf-8")
        wall, cpu = time.perf_counter(), time.process_time()
        session.scene() if what == "scene" else session.build(folder / "deck.pptx")
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "memory": memory, "code": 0}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
