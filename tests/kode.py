"""What the tests about the house itself share: where the code is and what each file imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]


@cache
def berkas_python(*tempat: str) -> tuple[Path, ...]:
    """Every .py file below the named places (a file or a folder), in order."""
    hasil: list[Path] = []
    for nama in tempat:
        jalur = AKAR / nama
        hasil += [jalur] if jalur.is_file() else sorted(jalur.rglob("*.py"))
    return tuple(hasil)


@cache
def pohon(jalur: Path) -> ast.Module:
    """The syntax tree of one file, parsed once."""
    return ast.parse(jalur.read_text(encoding="utf-8"), filename=str(jalur))


def impor(jalur: Path) -> Iterator[str]:
    """Full dotted names of everything a file imports, in functions too; `from a import b` gives a.b."""
    for simpul in ast.walk(pohon(jalur)):
        if isinstance(simpul, ast.Import):
            yield from (nama.name for nama in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            induk = simpul.module or ""
            if simpul.level:
                paket = jalur.relative_to(AKAR).parts[: -simpul.level]
                induk = ".".join((*paket, induk)).rstrip(".")
            yield from (f"{induk}.{nama.name}" for nama in simpul.names)
