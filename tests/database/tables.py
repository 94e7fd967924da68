"""Compare whole databases, row by row and table by table, without the program's own queries."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from monev.database import Database
from monev.journal.entry import Entry, seal

UNGGAHAN_TABLES = ("langkah", "tenggat", "bukti", "dokumen", "jejak", "perubahan")
"""Tables that an unggahan fills besides its own row."""


FIRST_PICTURE = 10**12
"""Numbers of entries are smaller, those of pictures greater."""


def unggahan_now(db: Database) -> list[int]:
    """List the newest unggahan of each rencana, as pages list them."""
    return [row["unggahan"] for row in db.ask("figures/rencana_list", sertakan_tersembunyi=True)]


def change_file(file: Path, command: str) -> None:
    """Run a command on a database file that no process holds."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(command)


def all_table_content(file: Path) -> dict[str, list[tuple]]:
    """Return all rows of each table of a file that no process holds, but for pictures.

    Those are made when somebody asks. Rows are sorted; the rows of one unggahan stay in the order
    of the decree.
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
        return {
            table: _rows(connection, table)
            for (table,) in found
            if table not in ("gambar", "tentang")
        }


def said_in_picture(db: Database, picture: int) -> dict[tuple[str, ...], dict[str, Any]]:
    """Return what a picture says: its langkah (kode), their targets, the bukti of those."""
    asked = {"id": picture}
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    with db._connection.cursor() as cursor:  # its own statements, beside all questions
        for command in (
            "select kode, pic from langkah where unggahan_id = $id",
            "select kode, tenggat, laporan, tanggal_selesai::varchar as tanggal_selesai, "
            "selesai_sejak, kendala, tindak_lanjut, hasil, dilaporkan_per from tenggat "
            "where unggahan_id = $id",
            "select kode, tenggat, nama, status, tautan, catatan from bukti where unggahan_id = $id",
        ):
            rows = cursor.execute(command, asked).fetchall()
            names = [name for name, *_ in cursor.description]
            for row in rows:
                said = dict(zip(names, row, strict=True))
                place = [said.pop(name) for name in ("kode", "tenggat", "nama") if name in said]
                found[*place,] = said
    return found


def present_pictures(db: Database) -> list[date]:
    """List the days of which a picture is kept that is not out of date."""
    with db._connection.cursor() as cursor:
        rows = cursor.execute("select hari from gambar where dibuang is null order by hari")
        return [day for (day,) in rows.fetchall()]


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
        rows = [row for row in rows if int(row[place]) < FIRST_PICTURE]
        return sorted(rows, key=lambda row: int(row[place]))
    return sorted(rows, key=lambda row: tuple((value is not None, value) for value in row))
