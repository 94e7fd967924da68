"""Opening a database: it is made, followed, rebuilt, put aside or left alone, and the log says
which.
"""

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from monev.core.errors import DatabaseLocked, DatabaseNewer, JournalStepsBack, MonevError
from monev.database import SCHEMA_VERSION, Database
from monev.journal import Journal, open_journal
from tests.conftest import before_release, begins
from tests.database.tables import UNGGAHAN_TABLES, all_table_content, change_file
from tests.journal.processes import HOLDING, start_process
from tests.makers import append_unggahan, large_content, sample_content

DIE_BEFORE_CHECKPOINT = """
import os, duckdb
Database.open_at(folder / "monev.duckdb", journal).close()
db = duckdb.connect(str(folder / "monev.duckdb"))
db.execute(sys.argv[2])
os._exit(9)
"""


def fill(db: Database) -> None:
    """Store three unggahan, the third a large one."""
    for number in (1, 2):
        append_unggahan(db.journal, sample_content(unggahan=number))
    append_unggahan(db, large_content(3), file=b"asli")


beginning = begins(file=fill)


def fingerprints(file: Path) -> dict[str, str]:
    """Return the SHA-256 of the database file and of the files beside it under its name, without
    what was last seen.
    """
    beside = [path for path in file.parent.glob(file.name + "*") if path.suffix != ".ujung"]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in beside}


def open_and_close(file: Path, journal: Journal) -> dict[str, list[tuple]]:
    Database.open_at(file, journal).close()
    return all_table_content(file)


def test_a_deleted_database_is_rebuilt_the_same_and_a_log_it_left_behind_does_no_harm(
    file, journal
):
    table = all_table_content(file)
    assert open_and_close(file, journal) == table
    assert list(fingerprints(file)) == ["monev.duckdb"]
    file.unlink()
    assert open_and_close(file, journal) == table
    assert len(table["tenggat"]) == 3 + 3 + 228
    start_process(file.parent, DIE_BEFORE_CHECKPOINT, "delete from bukti").wait()
    assert file.with_name("monev.duckdb.wal").exists()
    file.unlink()
    assert open_and_close(file, journal) == table


def test_one_process_has_one_connection_per_file(file, journal, tmp_path, opened):
    db = Database.open_at(file, journal)
    (tmp_path / "pintas").symlink_to(tmp_path)
    assert Database.open_at(tmp_path / "pintas" / "monev.duckdb", open_journal(str(journal))) is db
    with pytest.raises(ValueError, match="jurnal lain"):
        Database.open_at(file, open_journal(tmp_path / "lain"))
    db.close()
    with pytest.raises(MonevError, match="sudah ditutup"):
        db.ask("schema/applied_up_to")
    assert opened(file, journal) is not db


def test_a_newer_schema_with_writes_not_yet_folded_in_is_left_byte_for_byte(tmp_path, journal):
    append_unggahan(journal)
    start_process(
        tmp_path, DIE_BEFORE_CHECKPOINT, "update tentang set versi_skema = versi_skema + 1"
    ).wait()
    previous = fingerprints(tmp_path / "monev.duckdb")
    assert set(previous) == {"monev.duckdb", "monev.duckdb.wal"}
    with pytest.raises(DatabaseNewer, match=f"skema {SCHEMA_VERSION + 1}"):
        Database.open_at(tmp_path / "monev.duckdb", journal)
    assert fingerprints(tmp_path / "monev.duckdb") == previous


@pytest.mark.parametrize(
    "formerly",
    [
        "update tentang set versi_skema = versi_skema - 1; alter table langkah drop column pic",
        "update tentang set sidik = 'pernyataan lain'; delete from jejak",
        "update tentang set versi_skema = 1; alter table tentang drop column sidik",
    ],
)
def test_tables_made_by_an_older_program_are_made_anew(file, journal, formerly):
    table = all_table_content(file)
    change_file(file, formerly)
    assert open_and_close(file, journal) == table
    # The journal has all of it: nothing is left lying about.
    assert list(fingerprints(file)) == ["monev.duckdb"]


def test_tables_made_by_an_older_program_of_a_journal_that_is_gone_are_kept(file, tmp_path):
    change_file(file, "update tentang set versi_skema = versi_skema - 1")
    old_content = file.read_bytes()
    with pytest.raises(JournalStepsBack, match=r"entri 3 .* berkas itu tidak ada"):
        Database.open_at(file, open_journal(tmp_path / "lain.jurnal"))
    assert file.read_bytes() == old_content


def delete_unggahan(number: int) -> str:
    commands = []
    for table in ("unggahan", "terapan", *UNGGAHAN_TABLES):
        commands.append(f"delete from {table} where unggahan_id = {number}")  # noqa: S608 - names of tables
    return ";".join(commands)


OTHER_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda data: b"",
    "cut in half": lambda data: data[: len(data) // 2],
    "cut within the header": lambda data: data[:5000],
    "overwritten with text": lambda data: b"bukan basis data\n" * 1000,
    "blocks zeroed": lambda data: data[:20000] + bytes(len(data) - 20000),
}
COMMANDS = {
    "rows of evidence lost": "delete from bukti where tenggat = '2025-07'",
    "one langkah lost": "delete from langkah where kode = 'V.a.1.1' and unggahan_id = 2",
    "an unggahan lost with all its rows": delete_unggahan(2),
    "a rencana lost": "delete from rencana",
    "rows twice": "insert into tenggat from tenggat limit 1",
    "a table dropped": "drop table jejak",
    "its own record emptied": "delete from tentang",
}
DAMAGED = (*OTHER_BYTES, *COMMANDS)
ALIKE = ("cut within the header", "rows of evidence lost", "a rencana lost")
"""Found in the same way as another damage."""


@pytest.mark.parametrize(
    "damage", [*(name for name in DAMAGED if name not in ALIKE), *before_release(*ALIKE)]
)
def test_a_broken_database_is_put_aside_said_so_and_rebuilt_the_same(file, journal, damage, caplog):
    table = all_table_content(file)
    if damage in COMMANDS:
        change_file(file, COMMANDS[damage])
    else:
        file.write_bytes(OTHER_BYTES[damage](file.read_bytes()))
    damaged = file.read_bytes()
    with caplog.at_level(logging.WARNING):
        assert open_and_close(file, journal) == table
    (old,) = [path for path in file.parent.glob(f"{file.name}.rusak-*") if path.suffix != ".wal"]
    assert old.read_bytes() == damaged
    assert old.name in caplog.text
    assert "disusun ulang dari jurnal" in caplog.text
    assert "Error" not in caplog.text, "no words of the driver's"


@pytest.mark.parametrize("pieces", [0.6, *before_release(0.0, 0.3, 0.99)])
def test_a_cut_write_ahead_log_loses_nothing(tmp_path, journal, pieces):
    """Kill the process while its last writes are only in the log; then cut the log itself."""
    append_unggahan(journal)
    db = tmp_path / "monev.duckdb"
    process = start_process(
        tmp_path,
        """
import os
db = Database.open_at(folder / "monev.duckdb", journal)
append_unggahan(journal, large_content(2))
# A transaction of somebody else under way: DuckDB refuses to fold the log into the file.
lain = db._connection.cursor()
lain.begin()
lain.execute("create table lain as select 1 as a")
db.catch_up()
os._exit(9)
""",
    )
    assert process.wait() == 9
    wal = tmp_path / "monev.duckdb.wal"
    whole = wal.read_bytes()
    assert len(whole) > 10_000
    wal.write_bytes(whole[: int(len(whole) * pieces)])
    table = open_and_close(db, journal)
    db.unlink()
    assert open_and_close(db, journal) == table
    assert len(table["tenggat"]) == 3 + 228


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(5000), b"kode;langkah\n", None])
def test_a_file_that_is_no_database_of_ours_is_left_alone(file, journal, content):
    """Leave two kinds alone.

    (1) A file that begins otherwise, if no journal was begun beside it. (2) A DuckDB file of
    somebody else, even beside a journal.
    """
    other = file.with_name("keuangan.duckdb")
    if content is None:
        change_file(other, "create table gaji as select 1 as rupiah")
    else:
        other.write_bytes(content)
        journal = open_journal(file.with_name("baru.jurnal"))
    previous = fingerprints(other)
    with pytest.raises(MonevError, match="bukan basis data Monev ZI"):
        Database.open_at(other, journal)
    assert fingerprints(other) == previous


def test_an_empty_duckdb_file_is_filled_and_a_path_that_cannot_be_a_database_says_why(
    tmp_path, journal
):
    append_unggahan(journal)
    duckdb.connect(str(tmp_path / "monev.duckdb")).close()
    assert len(open_and_close(tmp_path / "monev.duckdb", journal)["unggahan"]) == 1
    with pytest.raises(MonevError, match="adalah folder"):
        Database.open_at(tmp_path, journal)
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(MonevError, match="tidak dapat dibuka") as error:
        Database.open_at(tmp_path / "berkas" / "monev.duckdb", journal)
    assert "--db" in error.value.advice


def test_a_database_another_process_holds_is_refused_untouched(file, journal, opened):
    process = start_process(file.parent, HOLDING)
    assert process.stdout.readline() == "dipegang\n"
    previous = fingerprints(file)
    with pytest.raises(DatabaseLocked, match="sedang dipakai"):
        Database.open_at(file, journal)
    assert fingerprints(file) == previous
    process.kill()
    process.wait()
    assert opened(file, journal).up_to[0] == 3


def test_moments_are_shown_in_the_offices_zone(file, journal, monkeypatch, opened):
    monkeypatch.setenv("MONEV_ZONA", "Asia/Jayapura")
    clock = opened(file, journal).ask("figures/riwayat", rencana_id=1)[0]["waktu"]
    assert clock.utcoffset().total_seconds() == 9 * 3600
    assert clock.isoformat()[:16] != journal.entry_at(3).waktu[:16]


def test_no_query_reaches_a_file_or_a_setting(db, tmp_path):
    (tmp_path / "rahasia.csv").write_text("a\n1\n")
    for command in (
        f"select * from read_csv('{tmp_path}/rahasia.csv')",  # noqa: S608 - meant to be refused
        f"copy (select 1) to '{tmp_path}/keluar.csv'",
        f"attach '{tmp_path}/lain.duckdb'",
        "set enable_external_access = true",
        "install httpfs",
    ):
        with pytest.raises(duckdb.Error, match=r"disabled|locked|Permission"):
            db._connection.execute(command)
    assert list(tmp_path.glob("keluar*")) == list(tmp_path.glob("lain*")) == []


def test_a_folder_whose_name_has_a_question_mark_is_told_as_that(tmp_path, journal):
    with pytest.raises(MonevError, match="memuat tanda “\\?”") as refused:
        Database.open_at(tmp_path / "apa?" / "monev.duckdb", journal)
    assert "Ganti nama folder" in refused.value.advice
    assert not (tmp_path / "apa?").exists()
