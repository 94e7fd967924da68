"""Each jenis of entry becomes the rows it says, and the same entries always become the same tables."""

import pytest

from monev.core.content import (
    ENTRY_CONTENT,
    Change,
    Choice,
    FieldEdit,
    StoredBukti,
    StoredLangkah,
    StoredRemark,
    StoredTenggat,
    Unggahan,
    as_content,
    fields_of,
)
from monev.core.errors import DatabaseNewer
from monev.core.records import Bukti, Trace
from monev.database import Database, database
from monev.database.apply import KNOWN_JENIS
from monev.journal import FolderJournal
from monev.journal.entry import seal, to_text
from tests.database.tables import UNGGAHAN_TABLES, all_table_content
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, large_content, sample_content, tenggat_content


def table_rows(db: Database, table: str) -> list[tuple]:
    """All rows of one table of a database in memory or closed to others, in stored order."""
    return db._connection.execute(f"from {table}").fetchall()


def test_cancelling_touches_no_other_rencana(db, journal):
    append_unggahan(journal)
    append_unggahan(journal, tahun=2024)
    append_unggahan(journal, satker="KPU Kabupaten Lain")
    journal.add(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=2024, content={"unggahan": 1, "alasan": "x"})
    db.catch_up()
    assert db._connection.execute("select dibatalkan from unggahan order by unggahan_id").fetchall() == [
        (False,),
        (True,),
        (False,),
    ]


def test_a_rencana_is_simulated_while_any_unggahan_that_stands_is(db, journal):
    def simulated() -> bool:
        db.catch_up()
        return table_rows(db, "rencana")[0][3]

    append_unggahan(journal, sample_content(simulasi=True))
    assert simulated()
    append_unggahan(journal, sample_content(unggahan=2))
    assert simulated()
    cancelled_note = {"unggahan": 1, "alasan": "data latihan"}
    journal.add(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, content=cancelled_note)
    assert not simulated()


def test_a_rencana_of_which_all_is_cancelled_stays_simulated(db, journal):
    append_unggahan(journal, sample_content(simulasi=True))
    journal.add(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, content={"unggahan": 1, "alasan": "x"})
    db.catch_up()
    assert table_rows(db, "rencana")[0][3] is True


def test_an_empty_plan_is_a_plan(db, journal):
    append_unggahan(journal, sample_content([]))
    db.catch_up()
    assert [n for *_, n in table_rows(db, "terapan")] == [0]
    assert table_rows(db, "langkah") == []


STORED_RECORDS = {
    "langkah": StoredLangkah,
    "tenggat": StoredTenggat,
    "bukti": StoredBukti,
    "dokumen": Bukti,
    "jejak": Trace,
    "peringatan": StoredRemark,
    "perubahan": Change,
    "suntingan": FieldEdit,
    "pilihan": Choice,
    "unggahan": Unggahan,
}


@pytest.mark.parametrize("table", STORED_RECORDS)
def test_every_field_of_a_record_has_its_column(db, table):
    columns = {name for name, *_ in db._connection.execute(f"describe {table}").fetchall()}
    renamed = {"unggahan": "nomor"} if table == "unggahan" else {}
    into_another = {"laporan_lengkap"} if table == "unggahan" else set()  # lengkap_per follows from it
    fields = (f.name for f in fields_of(STORED_RECORDS[table]) if not f.many)
    assert {renamed.get(name, name) for name in fields} - into_another <= columns


def test_everything_the_journal_takes_can_be_applied_and_a_newer_jenis_stops_the_reader(db, journal):
    assert set(ENTRY_CONTENT) == KNOWN_JENIS
    first = append_unggahan(journal)
    fields = {k: v for k, v in first.fields().items() if k != "hash"}
    new = seal(**{**fields, "nomor": 2, "jenis": "ramalan", "sebelum": first.hash, "isi": {}})
    (journal.folder / "entri" / "00000002.json").write_text(to_text(new))
    with pytest.raises(DatabaseNewer, match=r"00000002.*'ramalan'"):
        db.catch_up()
    assert table_rows(db, "unggahan") == []


def long_riwayat(journal: FolderJournal, follow) -> None:
    """A history of unggahan, cancellations and choices, more than a batch long; `follow` is called after each."""
    trace = as_content(Trace("NO", "", "1", "diwarisi"))
    for n in range(1, 7):
        # Not always in the same order: a batch must number rencana as they first came, not as they came last.
        for satker in (SATKER, "KPU Kabupaten Lain") if n == 1 else ("KPU Kabupaten Lain", SATKER):
            langkah = langkah_content("V.a.1.2", [tenggat_content("2025-08-04")], jejak=[trace])
            append_unggahan(journal, sample_content([langkah], unggahan=n), satker=satker)
            follow()
    for jenis, content in (
        ("pembatalan", {"unggahan": 6, "alasan": "salah"}),
        ("pembatalan", {"unggahan": 5, "alasan": "salah"}),
        ("pemulihan", {"unggahan": 5}),
        ("tampilan", {"disembunyikan": True}),
    ):
        journal.add(jenis=jenis, pelaku="A", satker=SATKER, tahun=TAHUN, content=content)
        follow()
    append_unggahan(journal, large_content(7), file=b"asli")
    follow()


def test_rebuilt_at_once_equals_followed_step_by_step_in_every_table(tmp_path, journal, monkeypatch):
    monkeypatch.setattr(database, "APPLY_BATCH", 8)
    stepwise = Database.open_at(tmp_path / "bertahap.duckdb", journal)
    long_riwayat(journal, stepwise.catch_up)
    stepwise.close()
    for name in ("sekaligus.duckdb", "sekali_lagi.duckdb"):
        Database.open_at(tmp_path / name, journal).close()
    table = all_table_content(tmp_path / "bertahap.duckdb")
    assert len(table["unggahan"]) == 13
    assert all(table[name] for name in ("rencana", "unggahan", "pembatalan", "terapan", *UNGGAHAN_TABLES))
    assert all_table_content(tmp_path / "sekaligus.duckdb") == table
    assert all_table_content(tmp_path / "sekali_lagi.duckdb") == table
