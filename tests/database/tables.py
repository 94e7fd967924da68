"""Compare whole databases: every row of every table, told apart from the program's own way of asking."""

from __future__ import annotations

from pathlib import Path

import duckdb


def all_table_content(file: Path) -> dict[str, list[tuple]]:
    """Table → all its rows in stored order, of a file nobody holds."""
    with duckdb.connect(str(file), read_only=True) as connection:
        name = [n for (n,) in connection.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        return {n: connection.execute(f"select columns(*)::varchar from {n}").fetchall() for n in name}  # noqa: S608 - the database's own names
