"""Compare whole databases, row by row and table by table, without the program's own queries."""

from pathlib import Path

import duckdb

from monev.database import Database
from monev.journal.entry import Entry, seal

UNGGAHAN_TABLES = ("langkah", "tenggat", "bukti", "dokumen", "jejak", "perubahan")
"""Tables that an unggahan fills besides its own row."""


def unggahan_now(db: Database) -> list[int]:
    """List the newest unggahan of each rencana, as pages list them."""
    return [row["unggahan"] for row in db.ask("figures/rencana_list", sertakan_tersembunyi=True)]


def change_file(file: Path, command: str) -> None:
    """Run a command on a database file that no process holds."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(command)


def all_table_content(file: Path) -> dict[str, list[tuple]]:
    """Return all rows of each table of a file that no process holds.

    Rows are sorted; the rows of one unggahan stay in the order of the decree.
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
        return {table: _rows(connection, table) for (table,) in found}


def reseal(entry: Entry, **other: object) -> Entry:
    """Return an entry with other fields, under the hash that belongs to them."""
    fields = entry.fields() | other
    del fields["hash"]
    return seal(**fields)


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple]:
    command = f"select columns(*)::varchar from {table}"  # noqa: S608 - the database's own names
    answer = connection.execute(command)
    rows = answer.fetchall()
    columns = [name for name, *_ in answer.description]
    if "unggahan_id" in columns:
        place = columns.index("unggahan_id")
        return sorted(rows, key=lambda row: int(row[place]))
    return sorted(rows, key=lambda row: tuple((value is not None, value) for value in row))
