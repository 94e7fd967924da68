"""What the tests about the house itself share: where the code is and what each file imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MESUJI_FILE = ROOT / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
GUNUNGKIDUL_FILE = ROOT / "data" / "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"


def run_python(
    *arguments: object, check: bool = True, **other: Any
) -> subprocess.CompletedProcess[str]:
    """A Python program run to its end in the project's folder, and what it said."""
    usual = {"cwd": ROOT, "capture_output": True, "text": True}
    return subprocess.run([sys.executable, *map(str, arguments)], check=check, **usual | other)


@cache
def python_files(*place: str) -> tuple[Path, ...]:
    """Every .py file below the named places (a file or a folder), in order."""
    result: list[Path] = []
    for name in place:
        path = ROOT / name
        result += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return tuple(result)


@cache
def syntax_tree(path: Path) -> ast.Module:
    """The syntax tree of one file, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of its syntax tree: many rules look at all of them."""
    return tuple(ast.walk(syntax_tree(path)))


def identifiers(path: Path) -> Iterator[tuple[int, str]]:
    """Every name a file gives to something: functions, classes, parameters, variables, fields; with
    its line."""
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr


def late_imports(path: Path) -> Iterator[int]:
    """Lines of imports inside a function that no comment explains, on their line or above their
    block."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not any(line.lstrip().startswith(("import ", "from ")) and line[0] == " " for line in lines):
        return
    for function in nodes_of(path):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                above = node.lineno - 2
                while lines[above].lstrip().startswith(("import ", "from ")):
                    above -= 1
                explained = lines[above].lstrip().startswith("#")
                if not explained and not any(
                    "# " in line for line in lines[node.lineno - 1 : node.end_lineno]
                ):
                    yield node.lineno


def imports(path: Path) -> Iterator[str]:
    """Full dotted names of everything a file imports, in functions too; `from a import b` gives
    a.b."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = node.module or ""
            if node.level:
                package = path.relative_to(ROOT).parts[: -node.level]
                parent = ".".join((*package, parent)).rstrip(".")
            yield from (f"{parent}.{name.name}" for name in node.names)
