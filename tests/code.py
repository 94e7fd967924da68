"""Where the code is and what each file imports, for the tests about the house itself."""

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
    """Run a Python program to its end in the folder of the project; return what it said."""
    usual = {"cwd": ROOT, "capture_output": True, "text": True}
    return subprocess.run([sys.executable, *map(str, arguments)], check=check, **usual | other)


@cache
def python_files(*place: str) -> tuple[Path, ...]:
    """List every .py file of the named files and folders, in order."""
    result: list[Path] = []
    for name in place:
        path = ROOT / name
        result += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return tuple(result)


@cache
def syntax_tree(path: Path) -> ast.Module:
    """Parse one file, once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """List every node of the syntax tree of a file. Cached, since many rules look at all of
    them.
    """
    return tuple(ast.walk(syntax_tree(path)))


def late_imports(path: Path) -> Iterator[int]:
    """Yield lines of imports inside functions without a comment on their line or above their
    block.
    """
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
                own_lines = "\n".join(lines[node.lineno - 1 : node.end_lineno])
                if not lines[above].lstrip().startswith("#") and "# " not in own_lines:
                    yield node.lineno


def imports(path: Path) -> Iterator[str]:
    """Yield the full dotted name of each import, in functions too. Example: `from a import b` gives
    a.b.
    """
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = node.module or ""
            if node.level:
                package = path.relative_to(ROOT).parts[: -node.level]
                parent = ".".join((*package, parent)).rstrip(".")
            yield from (f"{parent}.{name.name}" for name in node.names)
