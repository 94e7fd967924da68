"""Every .sql file says its question first and runs on a real database."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import takewhile

import duckdb
import pytest

from monev.core.statuses import BUKTI_PRESENT, STATUS_BUKTI
from monev.database import Database
from monev.database.apply import entry_shape
from monev.database.connection import connect
from monev.database.questions import FOLDER, list_questions, parameters_of, run_question, table_names
from monev.journal import FolderJournal
from monev.journal.entry import seal, to_text
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content

CONTENT = sample_content(unggahan=3)
ENTRIES = seal(
    versi=1,
    nomor=3,
    jenis="unggahan",
    waktu="2025-09-30T10:00:00+07:00",
    pelaku="Penguji",
    satker=SATKER,
    tahun=TAHUN,
    sha256=None,
    sebelum="",
    isi=CONTENT,
)

VALUES = {
    "alasan": "salah berkas",
    "area": None,
    "asal_id": 1,
    "benda": "hadir",
    "bentuk": entry_shape("unggahan"),
    "bukti": "Undangan",
    "bulan": None,
    "dari": 1,
    "daftar": [1, 2],
    "sebelum": [1],
    "seluruhnya": 99,
    "posisi_sebelum": date(TAHUN, 6, 30),
    "kelompok": [0],
    "dari_rapat": None,
    "dibatalkan": True,
    "dilihat": 1,
    "dipilih": None,
    "disembunyikan": True,
    "entri": [to_text(ENTRIES)],
    "frasa": "rapat",
    "hal": "kop",
    "hari": date(TAHUN, 9, 30),
    "pada": [date(TAHUN, 9, 30), date(TAHUN, 6, 30)],
    "per_area": [True, False],
    "hash_entri": "abc",
    "judul_bukti": "BUKTI DUKUNG",
    "judul_waktu": "TARGET WAKTU",
    "kata": ["rapat", "zi"],
    "ke": None,
    "kode": None,
    "kepada": ["ani"],
    "kode_tanpa_bukti": "rows.without_bukti",
    "kolom": "pic",
    "jenis": None,
    "kunci": "setelah Lebaran",
    "tabel": "langkah",
    "langkah": "",
    "menarik": None,
    "nama_lazim": ["manajemen perubahan"],
    "nilai": "{}",
    "nomor": 9,
    "nomor_lazim": ["I"],
    "pelaku": "Penguji",
    "per": "bulan",
    "perihal": None,
    "peristiwa": "buka",
    "pic": None,
    "posisi": date(TAHUN, 9, 30),
    "rapat": 1,
    "rencana_id": 1,
    "sampai": 12,
    "sejak": 0,
    "satker": SATKER,
    "sampai_waktu": None,
    "satker_boleh": None,
    "sejak_waktu": None,
    "sebelum_rapat": None,
    "sertakan_tersembunyi": True,
    "sha256": None,
    "sidik": "abc",
    "sub_area": None,
    "tahun": TAHUN,
    "tenggat": "2025-01",
    "terbanyak": 7,
    "tingkat": "area",
    "ubah": "[]",
    "ukuran": "capaian",
    "unggahan": 1,
    "unggahan_id": 2,
    "untuk_tahun": TAHUN,
    "urutan": 1,
    "versi_skema": 1,
    "waktu": "2025-09-30T10:00:00+07:00",
    "zona": "Asia/Jakarta",
}
"""One value for each parameter name: a name means the same thing in every query."""


SUNTINGAN = {
    "unggahan": 4,
    "asal": 1,
    "pangkal": None,
    "kembar": None,
    "jenis": "suntingan",
    "rapat": None,
    "posisi": "2025-06-30",
    "menarik": None,
    "ubah": [],
    "perubahan": [],
}
MEETING_EVENT = {
    "rapat": 1,
    "peristiwa": "hadir",
    "menarik": None,
    "ubah": [{"benda": "hadir", "nomor": 1, "dari": None, "ke": {"nama": "Ani", "jabatan": ""}}],
}
CHOICES = {"pilihan": [{"hal": "waktu", "kunci": "x", "langkah": "", "untuk_tahun": None, "nilai": "Juni"}]}


QUESTIONS = [name for name in list_questions() if not name.startswith(("accounts/", "postgres/"))]
"""Those of DuckDB; the accounts' own file is SQLite (tests/people/test_store.py), and a journal may be in PostgreSQL
(tests/journal/test_postgres.py)."""


def entry_of(jenis: str, content: dict, **other: str) -> dict[str, object]:
    """One entry of a jenis as the queries of apply/ take it."""
    return {"entri": [to_text(replace(ENTRIES, jenis=jenis, isi=content, **other))], "bentuk": entry_shape(jenis)}


PERSON = {
    "orang": "ani",
    "nama": "Ani",
    "surel": "",
    "aktif": True,
    "peran": [{"satker": "*", "peran": "admin"}],
    "pic": [{"satker": SATKER, "pic": "Subbag Umum"}],
}
LINK = {
    "tautan": 1,
    "sidik": "abc",
    "satker": SATKER,
    "sampai_waktu": None,
    "satker_boleh": None,
    "sejak_waktu": None,
    "terlihat": "semua",
    "sampai": "2025-12-31",
    "untuk": "Pimpinan",
    "dicabut": False,
}


OFFICE = {
    "kode": "18",
    "nama": "KPU Kabupaten Uji Baru",
    "induk": None,
    "tingkat": "kabupaten_kota",
    "kunci": SATKER,
    "dikeluarkan": False,
}


NOTICE = {
    "kunci": "tugas/ani/2025-09-30",
    "kepada": "ani",
    "perihal": "tugas",
    "keadaan": "ambil",
    "hari": "2025-09-30",
    "percobaan": 1,
    "ragu": 0,
    "tentang": {"2025 V.a.1.1 2025-09": "segera"},
    "jawaban": "",
}


SPECIAL = {
    "apply/copied_unggahan": {**entry_of("suntingan", SUNTINGAN), "unggahan_id": [9], "asal_id": [1]},
    "apply/unggahan_ids": {"satker": [SATKER], "tahun": [TAHUN], "nomor": [1]},
    "apply/berkas_bukti": entry_of("suntingan", SUNTINGAN, sha256="ab" * 32),
    "apply/suntingan": {
        **entry_of("suntingan", SUNTINGAN),
        **{"nomor": [9], "unggahan_id": [9], "asal_id": [1]},
    },
    **{name: entry_of("rapat", MEETING_EVENT) for name in list_questions("apply") if name.startswith("apply/rapat")},
    "apply/tampilan": entry_of("tampilan", {"disembunyikan": True}),
    "apply/pembatalan": entry_of("pembatalan", {"unggahan": 1, "alasan": "salah berkas"}),
    "apply/unggahan": {"unggahan_id": [9]},
    "apply/pilihan": entry_of("pilihan", CHOICES),
    "apply/orang": entry_of("orang", PERSON),
    "apply/satker": entry_of("satker", {"satker": [OFFICE]}),
    "apply/tamu": entry_of("tamu", {"terlihat": "ringkasan"}),
    "apply/tautan_tamu": entry_of("tautan_tamu", LINK),
    "apply/kabar": entry_of("kabar", {"kabar": [NOTICE]}),
    "apply/counts_of_unggahan": {"unggahan_id": [1, 2]},
}
"""Where a query cannot take the usual value: an entry of its own jenis, a new id, several unggahan at once."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A database in memory with two unggahan of one rencana."""
    journal = FolderJournal(tmp_path_factory.mktemp("semua_sql"))
    append_unggahan(journal)
    append_unggahan(journal, large_content(2))
    database = Database.open_at(None, journal)
    yield database
    database.close()


def test_every_parameter_has_a_value_here():
    assert set().union(*map(parameters_of, QUESTIONS)) <= VALUES.keys()


@pytest.mark.parametrize("name", list_questions())
def test_it_begins_with_the_question_it_answers(name):
    row = (FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    comment = " ".join(b[3:] for b in takewhile(lambda b: b.startswith("-- "), row))
    first_sentence = re.match(r"[A-Z].*?[.?!](?= |$)", comment)
    assert first_sentence, "begins with no sentence in a comment"
    assert first_sentence[0].endswith("?")


@pytest.mark.parametrize("name", [n for n in QUESTIONS if n not in {"schema/tables", "schema/settings"}])
def test_the_query_runs(filled, name):
    value = {**VALUES, **SPECIAL.get(name, {})}
    with filled._connection.cursor() as cursor:
        cursor.begin()
        run_question(cursor, name, **{p: value[p] for p in parameters_of(name)}).df()
        cursor.rollback()


def test_the_settings_are_made_at_opening_and_locked_then():
    with connect(None) as connection, pytest.raises(duckdb.InvalidInputException, match="locked"):
        run_question(connection, "schema/settings", zona=VALUES["zona"])


def test_the_tables_are_made_in_an_empty_database():
    with duckdb.connect() as connection:
        run_question(connection, "schema/tables")
        assert "tentang" in table_names(connection)


@pytest.mark.parametrize("name", list_questions("figures"))
def test_a_question_of_the_pages_is_answered_also_where_there_is_nothing(db, journal, name):
    empty = {"unggahan_id": 999, "rencana_id": 999, "satker": "KPU Kabupaten Tidak Ada"}
    for value in (VALUES, {**VALUES, **empty}):
        answer = db.ask(name, **{p: value[p] for p in parameters_of(name)})
        assert list(answer.columns)
    append_unggahan(journal, sample_content([]))
    db.catch_up()
    assert list(db.ask(name, **{p: {**VALUES, "unggahan_id": 1}[p] for p in parameters_of(name)}).columns)


def test_the_database_calls_present_what_the_program_does(filled):
    with filled._connection.cursor() as cursor:
        present = [cursor.execute("select bukti_hadir($1)", [status]).fetchone()[0] for status in STATUS_BUKTI]
    assert [status for status, is_there in zip(STATUS_BUKTI, present, strict=True) if is_there] == list(BUKTI_PRESENT)
