"""Compare whole databases: every row of every table, told apart from the program's own way of
asking."""

from pathlib import Path

import duckdb

from monev.database import Database

UNGGAHAN_TABLES = ("langkah", "tenggat", "bukti", "dokumen", "jejak", "peringatan", "perubahan")
"""Tables that an unggahan fills besides its own row."""


def unggahan_now(db: Database) -> list[int]:
    """The newest unggahan of each rencana, as pages list them."""
    return [row["unggahan"] for row in db.ask("figures/rencana_list", sertakan_tersembunyi=True)]


def change_file(file: Path, command: str) -> None:
    """Change a file nobody holds."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(command)


def all_table_content(file: Path) -> dict[str, list[tuple]]:
    """Table → all its rows, of a file nobody holds; in an order of their own, those of one unggahan
    in the decree's."""
    with duckdb.connect(str(file), read_only=True) as connection:
        name = [
            n
            for (n,) in connection.execute(
                "select table_name from duckdb_tables() order by 1"
            ).fetchall()
        ]
        return {n: _rows(connection, n) for n in name}


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple]:
    answer = connection.execute(f"select columns(*)::varchar from {table}")  # noqa: S608 - the database's own names
    rows = answer.fetchall()
    columns = [name for name, *_ in answer.description]
    if "unggahan_id" in columns:
        place = columns.index("unggahan_id")
        return sorted(rows, key=lambda row: int(row[place]))
    return sorted(rows, key=lambda row: tuple((value is not None, value) for value in row))
