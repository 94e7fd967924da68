"""A journal written by version 1 of the program gives the same tables and answers today as then.

fixtures/v1 is that journal (v1_entries.md describes its entries), v1_tables.json.gz the rows made
of it then, v1_outputs.json.gz the output of the command line then.
"""

import gzip
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from monev.cli import main
from monev.database import Database, open_home
from monev.database.query_files import parameters_of

FIXTURES = Path(__file__).parent / "fixtures"
TODAY_THEN = "2025-10-15"
MOMENT = "TIMESTAMP WITH TIME ZONE"
OF_THE_PROGRAM = {("tentang", "sidik"), ("tentang", "versi_skema")}
"""Columns about the program that made the tables, not about the journal."""
ONLY_ORDER = ("perubahan", "urutan")
"""A number that only orders rows; it is compared by the order that it gives."""

JSON_TEXT = ("rapat_peristiwa", "ubah")
"""A JSON text, whose blanks and order of names don't matter."""


def read_fixture(name: str) -> Any:
    return json.loads(gzip.decompress((FIXTURES / f"{name}.json.gz").read_bytes()))


TABLES = read_fixture("v1_tables")
SINCE = {
    *("berkas_bukti", "catatan", "jumlah", "kabar", "orang", "orang_peran", "orang_pic"),
    *("masih_berlaku", "percakapan", "penilaian", "satker", "satker_nama", "tamu", "tautan_tamu"),
}
"""Tables that version 1 did not have."""


READ_FROM_CHANGES = {
    "rapat_hadir": "meeting/attendance",
    "rapat_catatan": "meeting/notes",
    "tindak_lanjut": "meeting/tindak_lanjut",
}
"""Table of version 1 that is now read from the events of meetings → the query for it."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the database file of a copy of the journal, with the journal beside it."""
    folder = tmp_path_factory.mktemp("v1")
    shutil.copytree(FIXTURES / "v1", folder / "monev.jurnal")
    Database.open_at(folder / "monev.duckdb", open_home(folder / "monev.jurnal")).close()
    return folder / "monev.duckdb"


def as_dumped(value: Any, data_type: str) -> Any:
    if data_type == MOMENT and value is not None:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=value)).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def stored_rows(file: Path, table: str, columns: list[str]) -> list[list[Any]]:
    """Read rows of a table as the fixture keeps them, only these columns, in this order."""
    with duckdb.connect(str(file), read_only=True) as connection:
        types = {
            name: data_type
            for name, data_type, *_ in connection.execute(f'describe "{table}"').fetchall()
        }
        # Moments as microseconds: to fetch a moment DuckDB needs pytz.
        wanted = ", ".join(
            f'epoch_us("{name}")' if types[name] == MOMENT else f'"{name}"' for name in columns
        )
        rows = connection.execute(f'select {wanted} from "{table}"').fetchall()  # noqa: S608 - names of the fixture
    of_columns = [types[name] for name in columns]
    return [list(map(as_dumped, row, of_columns)) for row in rows]


def test_moved_in_it_has_the_same_entries_and_originals_and_the_folder_is_kept(tmp_path):
    """Then the same tables and answers follow."""
    place = tmp_path / "monev.jurnal"
    shutil.copytree(FIXTURES / "v1", place)
    journal = open_home(place)
    entries = sorted((FIXTURES / "v1" / "entri").iterdir())
    kept = [file.read_bytes() for file in entries]
    assert [journal.entry_bytes(number) for number in journal.numbers()] == kept
    originals = sorted((FIXTURES / "v1" / "berkas").iterdir())
    kept = [file.read_bytes() for file in originals]
    assert [journal.read_file(sha256) for sha256 in journal.originals()] == kept
    (aside,) = tmp_path.glob("monev.lama-*.jurnal")
    names = sorted(path.name for path in (aside / "entri").iterdir())
    assert names == [file.name for file in entries]


@pytest.mark.parametrize("table", sorted(TABLES.keys() - READ_FROM_CHANGES.keys()))
def test_every_row_of_every_table_is_what_it_was(loaded, table):
    then = TABLES[table]
    kept = [name for name in then["columns"] if (table, name) not in {*OF_THE_PROGRAM, ONLY_ORDER}]
    columns_of = itemgetter(*map(then["columns"].index, kept))
    rows_then = as_said(table, kept, map(columns_of, then["rows"]))
    rows_now = as_said(table, kept, stored_rows(loaded, table, kept))
    assert sorted((rows_then - rows_now).elements()) == []
    assert sorted((rows_now - rows_then).elements()) == []


@pytest.mark.parametrize(("table", "question"), READ_FROM_CHANGES.items())
def test_what_meetings_recorded_is_what_it_was(loaded, table, question):
    columns, rows = TABLES[table]["columns"], TABLES[table]["rows"]
    then = [dict(zip(columns, row, strict=True)) for row in rows]
    kept = [name for name in columns if name not in ("rencana_id", "dihapus")]
    db = Database.open_at(loaded, open_home(loaded.with_name("monev.jurnal")))
    now = []
    for rencana, rapat in {(row["rencana_id"], row["rapat"]) for row in then}:
        which = {"rapat": rapat, "area": None, "hari": date(2025, 10, 15)}
        asked = {name: which[name] for name in which.keys() & parameters_of(question)}
        found = db.ask(question, rencana_id=rencana, sampai=None, **asked)
        for row in found:
            told = {"rapat": rapat, **row}
            now.append((rencana, *(as_text(told, name) for name in kept)))
    db.close()
    told_then = itemgetter("rencana_id", *kept)
    standing = [told_then(row) for row in then if not row["dihapus"]]
    assert sorted(set(now), key=str) == sorted(standing, key=str)


def as_text(row: dict[str, Any], name: str) -> Any:
    value = row[name]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def as_said(table: str, columns: list[str], rows: Iterable[list[Any]]) -> Counter[str]:
    """Write rows as JSON texts, with JSON texts in them unpacked."""

    def unpacked(name: str, value: Any) -> Any:
        return json.loads(value) if (table, name) == JSON_TEXT else value

    said = (list(map(unpacked, columns, row)) for row in rows)
    return Counter(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in said)


def test_the_changes_of_each_unggahan_stand_in_the_order_they_had(loaded):
    table, number = ONLY_ORDER
    columns = TABLES[table]["columns"]
    others = itemgetter(*(place for place, name in enumerate(columns) if name != number))
    in_order = itemgetter(columns.index("unggahan_id"), columns.index(number))
    then = sorted(TABLES[table]["rows"], key=in_order)
    now = sorted(stored_rows(loaded, table, columns), key=in_order)
    assert list(map(others, now)) == list(map(others, then))


def test_no_table_is_left_uncompared(loaded):
    with duckdb.connect(str(loaded), read_only=True) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where not internal"
        ).fetchall()
    assert {name for (name,) in names} - SINCE == TABLES.keys() - READ_FROM_CHANGES.keys()
    assert all(table["rows"] for table in TABLES.values()), (
        "a table without rows would prove nothing"
    )


@pytest.mark.slow
def test_the_command_line_prints_what_it_printed(loaded, monkeypatch, capsys, pytestconfig):
    """Compare every fifth of its answers; all before a release."""
    monkeypatch.setenv("MONEV_HARI_INI", TODAY_THEN)
    monkeypatch.delenv("MONEV_ZONA", raising=False)
    place = ("--db", str(loaded), "--jurnal", str(loaded.with_name("monev.jurnal")))
    for then in read_fixture("v1_outputs")[:: 1 if pytestconfig.getoption("semua") else 5]:
        code = main([*then["argv"], *_posisi_then(then["argv"]), *place])
        printed = _COUNTED_SINCE.sub("", capsys.readouterr().out)
        assert code == then["exit"], then["argv"]
        is_refusal = code == 1 and then["stdout"] == ""  # then nothing was printed for it
        if is_refusal and json.loads(printed)["tersimpan"] is False:
            continue
        assert printed == then["stdout"], then["argv"]


_COUNTED_SINCE = re.compile(r'\n *"(?:bukti_belum_disebut|belum_dilaporkan)": \d+,')
"""Figures that `keadaan` and `rekap` did not print then."""


def _posisi_then(argv: list[str]) -> list[str]:
    """Return the posisi that was meant then if none was named: today, at most 31 December. Now it
    is that of the last report.
    """
    if argv[0] == "riwayat" or "--posisi" in argv:
        return []
    return ["--posisi", min(TODAY_THEN, f"{argv[argv.index('--tahun') + 1]}-12-31")]
