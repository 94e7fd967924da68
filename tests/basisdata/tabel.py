"""Compare whole databases: every row of every table, told apart from the program's own way of asking."""

from __future__ import annotations

from pathlib import Path

import duckdb


def isi_semua_tabel(berkas: Path) -> dict[str, list[tuple]]:
    """Table → all its rows in stored order, of a file nobody holds."""
    with duckdb.connect(str(berkas), read_only=True) as sambungan:
        nama = [n for (n,) in sambungan.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        return {n: sambungan.execute(f"select columns(*)::varchar from {n}").fetchall() for n in nama}  # noqa: S608
