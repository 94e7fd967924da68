"""Each jenis of entry becomes the rows it says, and the same entries always become the same tables."""

from __future__ import annotations

import copy
import json
from datetime import date

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
from monev.database.apply import KNOWN_JENIS, UNGGAHAN_TABLES
from monev.journal import FolderJournal
from monev.journal.entry import seal, to_text
from tests.database.tables import all_table_content
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, large_content, sample_content, tenggat_content

COMPLETE_CONTENT = sample_content(
    [
        langkah_content(
            "II.1.1",
            [
                tenggat_content("2025-10", bukti={"Undangan": "ada", "Notulensi": "perlu_perbaikan"}, kendala="Hujan"),
                tenggat_content("2025-02", "selesai", tanggal_selesai="2025-02-27", selesai_sejak="2025-03-31"),
            ],
            pic="Kasubbag Hukum",
            frekuensi="bulanan",
            lainnya={"Anggaran": "Rp 5 jt", "Catatan “KPU”": 'baris satu\nbaris "dua"'},
        ),
        langkah_content("V.a.1.1", bukti=[{"nama": "SK", "jenis": "SK"}, {"nama": "Foto", "jenis": "Dokumentasi"}]),
        langkah_content(
            "V.a.1.2",
            [tenggat_content("2025-08-04")],
            jejak=[
                {
                    "kolom": "NO",
                    "nilai": "",
                    "dibaca": "1",
                    "cara": "diwarisi",
                    "lembar": None,
                    "baris": None,
                    "sel": None,
                }
            ],
        ),
    ],
    nama_berkas=None,
    peringatan=[
        {
            "lembar": "CSV",
            "baris": 9,
            "kolom": "F",
            "nilai": "?",
            "sel": "F9",
            "kode": "due.unreadable",
            "isi": {"hal": "Tidak terbaca"},
        },
        {
            "lembar": None,
            "baris": None,
            "kolom": None,
            "nilai": None,
            "sel": None,
            "kode": "identity.no_tahun",
            "isi": {},
        },
    ],
    perubahan=[
        {
            "jenis": "langkah_baru",
            "kode": k,
            "langkah_aksi": "L",
            "tenggat": None,
            "kolom": None,
            "dari": None,
            "ke": None,
        }
        for k in ("V.a.1.2", "II.1.1")
    ],
)


def table_rows(db: Database, table: str) -> list[tuple]:
    """All rows of one table of a database in memory or closed to others, in stored order."""
    return db._connection.execute(f"from {table}").fetchall()


@pytest.fixture
def complete(journal):
    """A database in memory that holds one unggahan with something in every table."""
    entry = append_unggahan(journal, COMPLETE_CONTENT, file=b"asli")
    database = Database.open_at(None, journal)
    yield database, entry
    database.close()


def test_an_unggahan_becomes_a_version_of_its_rencana(complete):
    db, entry = complete
    assert table_rows(db, "rencana") == [(1, SATKER, TAHUN, False, False, entry.hash)]
    (one,) = db.ask("figures/riwayat", rencana_id=1).to_dict("records")
    assert one["unggahan_id"] == entry.nomor
    assert one["waktu"].isoformat() == entry.waktu
    assert db._connection.execute(
        "select unggahan_id, rencana_id, nomor, jenis, posisi, pelaku, catatan, nama_berkas, sha256, hash_entri,"
        " dilaporkan, simulasi, dibatalkan from unggahan"
    ).fetchall() == [
        (1, 1, 1, "berkas", date(2025, 6, 30), "Penguji", "", None, entry.sha256, entry.hash, True, False, False)
    ]


def test_every_cell_of_a_langkah_is_kept_in_its_own_column(complete):
    db, _ = complete
    column = [k for k, *_ in db._connection.execute("describe langkah").fetchall()]
    stored = [dict(zip(column, value, strict=True)) for value in table_rows(db, "langkah")]
    for existing, origin in zip(stored, COMPLETE_CONTENT["langkah"], strict=True):
        assert json.loads(existing.pop("lainnya")) == origin["lainnya"]
        assert existing.pop("unggahan_id") == 1
        assert existing == {k: origin[k] for k in existing}


def test_tenggat_stand_in_the_order_of_the_plan_with_what_is_reported(complete):
    db, _ = complete
    assert table_rows(db, "tenggat") == [
        (1, 1, "II.1.1", "2025-10", date(2025, 10, 31), date(2025, 10, 1), "belum", None, None, "Hujan", "", None),
        (
            1,
            1,
            "II.1.1",
            "2025-02",
            date(2025, 2, 28),
            date(2025, 2, 1),
            "selesai",
            date(2025, 2, 27),
            date(2025, 3, 31),
            "",
            "",
            None,
        ),
        (1, 3, "V.a.1.2", "2025-08-04", date(2025, 8, 4), date(2025, 8, 1), "belum", None, None, "", "", None),
    ]


def test_bukti_is_owed_per_tenggat_and_numbered_in_it(complete):
    db, _ = complete
    assert table_rows(db, "bukti") == [
        (1, "II.1.1", "2025-10", 1, "Undangan", "Undangan", "ada", "", ""),
        (1, "II.1.1", "2025-10", 2, "Notulensi", "Notulensi", "perlu_perbaikan", "", ""),
        (1, "II.1.1", "2025-02", 1, "Undangan", "Undangan", "belum_ada", "", ""),
        (1, "V.a.1.2", "2025-08-04", 1, "Undangan", "Undangan", "belum_ada", "", ""),
    ]


def test_documents_of_a_langkah_without_tenggat_are_kept_too(complete):
    db, _ = complete
    assert [b for b in table_rows(db, "dokumen") if b[1] == "V.a.1.1"] == [
        (1, "V.a.1.1", 1, "SK", "SK"),
        (1, "V.a.1.1", 2, "Foto", "Dokumentasi"),
    ]


def test_how_cells_were_read_and_what_was_asked_and_changed_is_kept_in_order(complete):
    db, _ = complete
    assert table_rows(db, "jejak") == [(1, "V.a.1.2", None, None, None, "NO", "", "1", "diwarisi")]
    assert table_rows(db, "peringatan") == [
        (1, "CSV", 9, "F", "?", "F9", "due.unreadable", '{"hal":"Tidak terbaca"}', None),
        (1, None, None, None, None, None, "identity.no_tahun", "{}", None),
    ]
    assert [(index, kode) for _, index, _, kode, *_ in table_rows(db, "perubahan")] == [(1, "V.a.1.2"), (2, "II.1.1")]


def test_the_number_of_rows_each_unggahan_brought_is_on_record(complete):
    db, _ = complete
    # langkah, tenggat, bukti, dokumen (2 of II.1.1, 2 of V.a.1.1, 1 of V.a.1.2), jejak, peringatan, perubahan
    assert table_rows(db, "terapan") == [(1, 3, 3, 4, 5, 1, 2, 2)]


def test_a_cancelled_unggahan_keeps_its_rows_and_comes_back_when_restored(db, journal):
    append_unggahan(journal)
    append_unggahan(journal, sample_content(unggahan=2))
    cancelled_note = {"unggahan": 2, "alasan": "salah berkas"}
    journal.add(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, content=cancelled_note)
    db.catch_up()
    assert db._connection.execute("select nomor, dibatalkan from unggahan").fetchall() == [(1, False), (2, True)]
    assert len(table_rows(db, "langkah")) == 6
    restored = journal.add(jenis="pemulihan", pelaku="A", satker=SATKER, tahun=TAHUN, content={"unggahan": 2})
    db.catch_up()
    assert db._connection.execute("select nomor, dibatalkan from unggahan").fetchall() == [(1, False), (2, False)]
    assert table_rows(db, "rencana")[0][-1] == restored.hash


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


def test_hiding_a_rencana_is_one_choice_and_can_be_taken_back(db, journal):
    append_unggahan(journal)
    append_unggahan(journal, satker="KPU Kabupaten Lain")
    for hidden_first in (True, False):
        journal.add(jenis="tampilan", pelaku="A", satker=SATKER, tahun=TAHUN, content={"disembunyikan": hidden_first})
        db.catch_up()
        assert db._connection.execute("select disembunyikan from rencana order by rencana_id").fetchall() == [
            (hidden_first,),
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


KEYS_OF_ROWS = {
    "langkah": {"unggahan_id"},
    "tenggat": {"unggahan_id", "urutan", "kode"},
    "bukti": {"unggahan_id", "kode", "tenggat", "urutan"},
    "dokumen": {"unggahan_id", "kode", "urutan"},
    "jejak": {"unggahan_id", "kode"},
    "peringatan": {"unggahan_id"},
    "perubahan": {"unggahan_id", "urutan"},
    "suntingan": {
        "unggahan_id",
        "asal_id",
        "entri",
        "hash_entri",
        "waktu",
        "pelaku",
        "rapat",
        "menarik",
        "kembar",
        "urutan",
    },
    "pilihan": {"satker", "entri", "urutan", "waktu", "pelaku"},
    "unggahan": {
        "unggahan_id",
        "rencana_id",
        "pangkal",
        "asal_id",
        "waktu",
        "pelaku",
        "sha256",
        "hash_entri",
        "dibatalkan",
    },
}
"""Columns that say where a row belongs, taken from the entry or from what holds the record."""

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
    wanted = {renamed.get(name, name) for name in fields} - into_another
    assert wanted <= columns
    assert columns - wanted <= KEYS_OF_ROWS[table]


def test_everything_the_journal_takes_can_be_applied():
    assert set(ENTRY_CONTENT) == KNOWN_JENIS


def test_a_jenis_of_a_newer_program_stops_the_reader_and_nothing_of_it_is_applied(db, journal):
    first = append_unggahan(journal)
    fields = {k: v for k, v in vars_of(first).items() if k != "hash"}
    new = seal(**{**fields, "nomor": 2, "jenis": "ramalan", "sebelum": first.hash, "isi": {}})
    (journal.folder / "entri" / "00000002.json").write_text(to_text(new))
    with pytest.raises(DatabaseNewer, match=r"00000002.*'ramalan'"):
        db.catch_up()
    assert table_rows(db, "unggahan") == []


def vars_of(entry):
    return {name: getattr(entry, name) for name in entry.__slots__}


def long_riwayat(journal: FolderJournal, follow) -> None:
    """A history with every jenis of entry, more than a batch long; `follow` is called after each entry."""
    for n in range(1, 27):
        # Not always in the same order: a batch must number rencana as they first came, not as they came last.
        for satker in (SATKER, "KPU Kabupaten Lain") if n == 1 else ("KPU Kabupaten Lain", SATKER):
            append_unggahan(
                journal, sample_content(copy.deepcopy(COMPLETE_CONTENT["langkah"]), unggahan=n), satker=satker
            )
            follow()
    for jenis, content in (
        ("pembatalan", {"unggahan": 26, "alasan": "salah"}),
        ("pembatalan", {"unggahan": 25, "alasan": "salah"}),
        ("pemulihan", {"unggahan": 25}),
        ("tampilan", {"disembunyikan": True}),
    ):
        journal.add(jenis=jenis, pelaku="A", satker=SATKER, tahun=TAHUN, content=content)
        follow()
    append_unggahan(journal, large_content(27), file=b"asli")
    follow()


def test_rebuilt_at_once_equals_followed_step_by_step_in_every_table(tmp_path, journal):
    stepwise = Database.open_at(tmp_path / "bertahap.duckdb", journal)
    long_riwayat(journal, stepwise.catch_up)
    stepwise.close()
    for name in ("sekaligus.duckdb", "sekali_lagi.duckdb"):
        Database.open_at(tmp_path / name, journal).close()
    table = all_table_content(tmp_path / "bertahap.duckdb")
    assert len(table["unggahan"]) == 53
    assert all(table[name] for name in ("rencana", "unggahan", "pembatalan", "terapan", *UNGGAHAN_TABLES))
    assert all_table_content(tmp_path / "sekaligus.duckdb") == table
    assert all_table_content(tmp_path / "sekali_lagi.duckdb") == table
