"""The command line as a person meets it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from deck import __version__
from deck.commands import COMMANDS
from tests.conftest import ROOT, run
from tests.test_company_read import DEFAULT

SMALL = "title: T\nslides:\n  - {layout: section, title: Hello}\n"


def shell(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_last_line_says_the_file_its_slides_and_the_time(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL)
    result = run(tmp_path / "a.yaml", "-o", tmp_path / "a.pptx")
    assert re.search(r"a\.pptx: 1 slides in \d+\.\d\d s\n\Z", result.stdout)


def test_quiet_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL)
    result = run(tmp_path / "a.yaml", "-o", tmp_path / "a.pptx", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_another_outline_is_built_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SMALL)
    run(tmp_path / "talk.yaml")
    assert (tmp_path / "build" / "talk.pptx").is_file()


def test_it_works_from_any_working_directory(tmp_path: Path) -> None:
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "outline.yaml").write_text(SMALL)
    done = shell(str(ROOT / "build.py"), "talk/outline.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("talk/build/deck.pptx: 1 slides")


def test_a_folder_without_an_outline_is_told_so_and_stays_empty(tmp_path: Path) -> None:
    module = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import runpy; runpy.run_module('deck')"
    done = shell("-c", module, cwd=tmp_path)
    assert done.returncode == 2
    assert "error: no outline.yaml here" in done.stderr
    assert "deck gallery" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_brand_beside_a_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL)
    result = run(tmp_path / "a.yaml", "--brand", "nix", "--template", DEFAULT, "-o", tmp_path / "a.pptx")
    assert result.exit_code == 2
    assert "--brand nix can't be used with the template" in result.stderr
    assert "expected: --brand or --template" in result.stderr
    assert not (tmp_path / "a.pptx").exists()


def test_a_misspelt_command_is_told_as_one() -> None:
    result = run("bild", "tides.yaml")
    assert result.exit_code == 2
    assert "no command “bild”: did you mean “build”?" in result.stderr


def test_usage_lines_have_no_blank_too_many() -> None:
    for arguments in (["--nonsense"], ["bild", "a.yaml"], ["check", "--nonsense"]):
        assert re.search(r"Usage: \S+( \S+)+\n", run(*arguments).stderr), arguments


def test_version_and_help_answer(tmp_path: Path) -> None:
    assert __version__ in run("--version").output
    text = run("--help").output
    assert all(option in text for option in ("--output", "--brand", "--quiet", "--version"))


def test_python_m_deck_is_the_same_command(tmp_path: Path) -> None:
    (tmp_path / "outline.yaml").write_text(SMALL)
    done = shell(
        "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); import runpy; runpy.run_module('deck')", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "build" / "deck.pptx").is_file()


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'jinja2', 'yaml', 'lxml', 'PIL', 'uharfbuzz', 'fontTools', 'xlsxwriter', 'markdown_it'}"
    done = shell("-c", f"import sys, deck.cli; print({heavy} & set(sys.modules))", cwd=ROOT)
    assert done.stdout.strip() == "set()"


def test_the_package_itself_loads_nothing() -> None:
    done = shell("-c", "import sys, deck; print({'click', 'yaml', 'jinja2'} & set(sys.modules))", cwd=ROOT)
    assert done.stdout.strip() == "set()"


def test_build_is_the_command_where_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL)
    for arguments in (["a.yaml", "-o", "1.pptx"], ["-o", "2.pptx", "a.yaml"], ["build", "a.yaml", "-o", "3.pptx"]):
        assert shell(str(ROOT / "build.py"), *arguments, cwd=tmp_path).returncode == 0
    assert len({(tmp_path / f"{n}.pptx").read_bytes() for n in (1, 2, 3)}) == 1


def test_help_names_every_command() -> None:
    text = run("--help").output
    assert [name for name in COMMANDS if f"  {name} " not in text] == []
    for name, told in COMMANDS.items():
        assert run(name, "--help").exit_code == 0, told


def test_icons_are_listed_by_name(tmp_path: Path) -> None:
    assert {"lighthouse", "lightbulb"} <= set(run("icons", "light").output.split())
    missing = run("icons", "lihgthouse")
    assert missing.exit_code == 2
    assert "did you mean “lighthouse”?" in missing.output
