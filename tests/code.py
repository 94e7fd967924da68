"""What the tests about the house itself share: where the code is and what each file imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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


def imports(path: Path) -> Iterator[str]:
    """Full dotted names of everything a file imports, in functions too; `from a import b` gives a.b."""
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = node.module or ""
            if node.level:
                package = path.relative_to(ROOT).parts[: -node.level]
                parent = ".".join((*package, parent)).rstrip(".")
            yield from (f"{parent}.{name.name}" for name in node.names)
