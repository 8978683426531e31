"""Who takes part: how each is installed, what it reads, and the command that makes its deck.

Peers go into a scratch folder, each into an environment of its own (markdown-pptx brings a fork of python-pptx that
would take the other's place). One that can't be installed is left out, with the reason.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import content

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True)
class Contender:
    """`install` gives a reason why not, or ""; `command` makes the deck of the text slides from a file."""

    name: str
    suffix: str
    content: Callable[[int], str]
    install: Callable[[Path], str]
    command: Callable[[Path, Path, Path], list[str]]


def _byte_code(home: Path) -> str:
    """Ours lies here already; its byte code is written beside it, as installing does for the others."""
    steps = ([sys.executable, "-m", "compileall", "-q", str(ROOT / "deck"), str(ROOT / "build.py")],)
    return _run_all(steps)


def build_command(source: Path, target: Path) -> list[str]:
    """Our own command for any outline."""
    return [sys.executable, str(ROOT / "build.py"), str(source), "-q", "-o", str(target)]


def _pip(requirement: str) -> Callable[[Path], str]:
    """Installs into a virtual environment at the home folder."""

    def install(home: Path) -> str:
        if (home / "done").exists():
            return ""
        steps = (
            [sys.executable, "-m", "venv", str(home)],
            [str(home / "bin/python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", requirement],
        )
        return _done(home, _run_all(steps))

    return install


def _npm(home: Path) -> str:
    """Installs PptxGenJS beside a copy of its script, where node looks for it."""
    missing = [tool for tool in ("node", "npm") if not shutil.which(tool)]
    if missing:
        return f"{' and '.join(missing)} not found"
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "peers/pptxgenjs.cjs", home)
    if (home / "done").exists():
        return ""
    return _done(home, _run_all((["npm", "install", "--silent", "--prefix", str(home), "pptxgenjs@4"],)))


def _run_all(steps: tuple[list[str], ...]) -> str:
    """Why one of the commands failed, or ""."""
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["it can't be installed"])[-1]
    return ""


def _done(home: Path, trouble: str) -> str:
    """Remember that what is at `home` is installed, unless there was trouble."""
    if not trouble:
        (home / "done").touch()
    return trouble


def python_pptx(work: str) -> Callable[[Path, Path, Path], list[str]]:
    script = str(HERE / "peers/python_pptx.py")
    return lambda home, source, target: [str(home / "bin/python"), script, work, str(source), str(target)]


def _pandoc(home: Path, source: Path, target: Path) -> list[str]:
    (binary,) = home.glob("lib/*/site-packages/pypandoc/files/pandoc")
    return [str(binary), "--slide-level=1", "-o", str(target), str(source)]


OURS = Contender(
    "deck", "yaml", content.as_outline, _byte_code, lambda home, source, target: build_command(source, target)
)
PYTHON_PPTX = Contender("python-pptx", "json", content.as_json, _pip("python-pptx>=1.0.2,<2"), python_pptx("slides"))
ALL = (
    OURS,
    Contender(
        "PptxGenJS",
        "json",
        content.as_json,
        _npm,
        lambda home, source, target: ["node", str(home / "pptxgenjs.cjs"), str(source), str(target)],
    ),
    PYTHON_PPTX,
    Contender("pandoc", "md", content.as_pandoc, _pip("pypandoc_binary"), _pandoc),
    Contender(
        "markdown-pptx",
        "md",
        content.as_markdown_pptx,
        _pip("markdown-pptx>=3,<4"),
        lambda home, source, target: [str(home / "bin/markdown-pptx"), str(source), str(target)],
    ),
)
