"""The house in order: imports go one way, the map is true, functions are short, each module says what it is for."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT

MAP = ROOT / "docs" / "architecture.md"
TREES = {path.relative_to(ROOT): ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "deck").rglob("*.py"))}
FUNCTIONS = [
    (f"{path}:{node.lineno} {node.name}", node)
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef)
]


def module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


MODULES = {module(path): tree for path, tree in TREES.items()}


def imports(tree: ast.AST, typing: bool) -> Iterator[str]:
    """Modules of ours that a module imports, anywhere in it; those for type checkers alone only if `typing`."""
    if isinstance(tree, ast.If) and ast.unparse(tree.test) == "TYPE_CHECKING" and not typing:
        return
    if isinstance(tree, ast.Import):
        yield from (name.name for name in tree.names if name.name in MODULES)
    if isinstance(tree, ast.ImportFrom):
        both = [(f"{tree.module}.{name.name}", tree.module or "") for name in tree.names]
        yield from (full if full in MODULES else base for full, base in both if base in MODULES)
    for child in ast.iter_child_nodes(tree):
        yield from imports(child, typing)


def room(name: str) -> str:
    """The folder or the module of `deck/` that a module belongs to."""
    return name.split(".")[1] if "." in name else ""


def rows() -> list[list[str]]:
    """The rooms that each row of the map names, from the top."""
    table = MAP.read_text("utf-8").partition("| folder or module")[2].partition("\n\n")[0]
    firsts = [line.split("|")[1] for line in table.splitlines()[2:]]
    return [[name.removesuffix(".py").rstrip("/") for name in re.findall("`([^`]+)`", first)] for first in firsts]


def test_no_module_imports_one_that_imports_it() -> None:
    graph = {name: set(imports(tree, typing=False)) - {name, "deck"} for name, tree in MODULES.items()}
    assert [*TopologicalSorter(graph).static_order()]


def test_the_map_names_every_folder_and_module_once() -> None:
    named = [name for row in rows() for name in row]
    assert sorted(named) == sorted({room(name) for name in MODULES} - {""})


def test_a_row_of_the_map_imports_only_from_rows_above() -> None:
    place = {name: number for number, row in enumerate(rows()) for name in row}
    upward = {
        f"{name} imports {other}"
        for name, tree in MODULES.items()
        for other in imports(tree, typing=True)
        if room(name) and room(other) and place[room(other)] > place[room(name)]
    }
    assert upward == set()


def test_what_the_map_tells_to_open_is_there() -> None:
    text = MAP.read_text("utf-8").partition("**Where would I add")[2].partition("\n\n**")[0]
    paths = [path for path in re.findall(r"`([\w/]+(?:\.py|/))`", text) if "NAME" not in path]
    near = {path.name for path in TREES}
    assert [path for path in paths if not (ROOT / path).exists() and Path(path).name not in near] == []


def test_functions_are_short() -> None:
    lengths = sorted((node.end_lineno or 0) - node.lineno + 1 for _, node in FUNCTIONS)
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.95)] <= 25
    assert lengths[-1] <= 60


def test_functions_take_few_values() -> None:
    taken = {name: len((*a.posonlyargs, *a.args, *a.kwonlyargs)) for name, f in FUNCTIONS for a in [f.args]}
    assert [name for name, count in taken.items() if count > 7] == []


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def test_code_lies_in_three_folders() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/*.py")}
    assert folders <= {"deck", "tests", "benchmarks"}
