"""Each jenis of entry becomes the rows it says; that the same entries become the same tables: test_apply_edits.py."""

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
    fields_of,
)
from monev.core.errors import DatabaseNewer
from monev.core.records import Bukti, Trace
from monev.database import Database
from monev.database.apply import KNOWN_JENIS
from monev.journal.entry import seal, to_text
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content


def table_rows(db: Database, table: str) -> list[tuple]:
    """All rows of one table of a database in memory or closed to others, in stored order."""
    return db._connection.execute(f"from {table}").fetchall()


def test_cancelling_touches_no_other_rencana(db, journal):
    append_unggahan(journal)
    append_unggahan(journal, tahun=2024)
    append_unggahan(journal, satker="KPU Kabupaten Lain")
    journal.add(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=2024, content={"unggahan": 1, "alasan": "x"})
    db.catch_up()
    cancelled = db._connection.execute("select dibatalkan from unggahan order by unggahan_id").fetchall()
    assert cancelled == [(False,), (True,), (False,)]


def test_a_rencana_is_simulated_while_any_unggahan_that_stands_is_or_all_is_cancelled(db, journal):
    simulated = []
    for step in ("simulasi", "nyata", "batal 1", "batal 2"):
        if step.startswith("batal"):
            content = {"unggahan": int(step[-1]), "alasan": "data latihan"}
            journal.add(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, content=content)
        else:
            append_unggahan(journal, sample_content(simulasi=step == "simulasi", unggahan=1 + (step == "nyata")))
        db.catch_up()
        simulated.append(table_rows(db, "rencana")[0][3])
    assert simulated == [True, True, False, True]


def test_an_empty_plan_is_a_plan(db):
    append_unggahan(db, sample_content([]))
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
