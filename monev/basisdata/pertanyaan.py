"""The questions of `queries/`, by name: their text, the parameters each needs, and how one is put to DuckDB."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

FOLDER = Path(__file__).resolve().parents[2] / "queries"
NAMA = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*")


def daftar(folder: str = "") -> list[str]:
    """Names of all questions in a folder of `queries/` (all of them without one), in order of their names."""
    return sorted(j.relative_to(FOLDER).with_suffix("").as_posix() for j in (FOLDER / folder).rglob("*.sql"))


@cache
def pernyataan(nama: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The statements of `queries/<nama>.sql` with the names of the parameters of each.

    Raises LookupError for a name there is no file of: a mistake of the program.
    """
    jalur = FOLDER / f"{nama}.sql"
    if not NAMA.fullmatch(nama) or not jalur.is_file():
        raise LookupError(f"tidak ada pertanyaan {nama!r}: seharusnya berkas queries/{nama}.sql")
    potongan = duckdb.extract_statements(jalur.read_text(encoding="utf-8"))
    return tuple((p.query, frozenset(p.named_parameters)) for p in potongan)


def parameter(nama: str) -> frozenset[str]:
    """Names of all parameters of a question, without the dollar sign."""
    return frozenset().union(*(nama_parameter for _, nama_parameter in pernyataan(nama)))


def periksa_parameter(nama: str, params: dict[str, Any]) -> None:
    """Raise TypeError unless `params` are just the parameters of the question: a mistake of the program."""
    perlu = parameter(nama)
    if params.keys() != perlu:
        kurang, lebih = sorted(perlu - params.keys()), sorted(params.keys() - perlu)
        raise TypeError(f"queries/{nama}.sql: parameter kurang {kurang}, tidak dikenal {lebih}; perlu {sorted(perlu)}")


def ajukan(sambungan: duckdb.DuckDBPyConnection, nama: str, **params: Any) -> duckdb.DuckDBPyConnection:
    """Run every statement of a question on one connection; the answer of the last can be fetched from the result.

    Raises LookupError, TypeError (see above) and duckdb.Error, which callers translate.
    """
    periksa_parameter(nama, params)
    hasil = sambungan
    for teks, nama_parameter in pernyataan(nama):
        hasil = sambungan.execute(teks, {n: params[n] for n in nama_parameter})
    return hasil
