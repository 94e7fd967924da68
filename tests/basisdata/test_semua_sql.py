"""Every .sql file says its question first and runs on a real database."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import takewhile

import duckdb
import pytest

from monev.basisdata import Basisdata
from monev.basisdata.pertanyaan import FOLDER, ajukan, daftar, parameter
from monev.basisdata.sambungan import sambung
from monev.jurnal import JurnalFolder
from monev.jurnal.entri import ke_teks, segel
from tests.pembuat import SATKER, TAHUN, isi_besar, isi_contoh, unggah

ISI = isi_contoh(unggahan=3)
ENTRI = segel(
    versi=1,
    nomor=3,
    jenis="unggahan",
    waktu="2025-09-30T10:00:00+07:00",
    pelaku="Penguji",
    satker=SATKER,
    tahun=TAHUN,
    sha256=None,
    sebelum="",
    isi=ISI,
)

NILAI = {
    "alasan": "salah berkas",
    "area": None,
    "asal_id": 1,
    "benda": "hadir",
    "bukti": "Undangan",
    "dari": 1,
    "dari_rapat": None,
    "dibatalkan": True,
    "dipilih": None,
    "disembunyikan": True,
    "entri": [ke_teks(ENTRI)],
    "hal": "kop",
    "hari": date(TAHUN, 9, 30),
    "hash_entri": "abc",
    "judul_waktu": "TARGET WAKTU",
    "isi": json.dumps({**ISI, "perubahan": [], "ubah": []}),
    "ke": None,
    "kode": None,
    "kolom": "pic",
    "kunci": "setelah Lebaran",
    "langkah": "",
    "menarik": None,
    "nilai": "{}",
    "nomor": 9,
    "pelaku": "Penguji",
    "per": "bulan",
    "peristiwa": "buka",
    "posisi": date(TAHUN, 9, 30),
    "rapat": 1,
    "rencana_id": 1,
    "sampai": 12,
    "satker": SATKER,
    "sebelum_rapat": None,
    "sertakan_tersembunyi": True,
    "sha256": None,
    "sidik": "abc",
    "sub_area": None,
    "tahun": TAHUN,
    "tenggat": "2025-01",
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


KHUSUS = {
    "terapkan/salin": {"unggahan_id": 9},
    "terapkan/terapan": {"unggahan_id": [1, 2]},
}
"""Where a query cannot take the usual value: a copy needs a new id, rows are counted of several unggahan at once."""


@pytest.fixture(scope="module")
def terisi(tmp_path_factory):
    """A database in memory with two unggahan of one rencana."""
    jurnal = JurnalFolder(tmp_path_factory.mktemp("semua_sql"))
    unggah(jurnal)
    unggah(jurnal, isi_besar(2))
    basisdata = Basisdata.buka(None, jurnal)
    yield basisdata
    basisdata.tutup()


def test_every_parameter_has_a_value_here():
    assert set().union(*map(parameter, daftar())) <= NILAI.keys()


@pytest.mark.parametrize("nama", daftar())
def test_it_begins_with_the_question_it_answers(nama):
    baris = (FOLDER / f"{nama}.sql").read_text(encoding="utf-8").splitlines()
    komentar = " ".join(b[3:] for b in takewhile(lambda b: b.startswith("-- "), baris))
    kalimat_pertama = re.match(r"[A-Z].*?[.?!](?= |$)", komentar)
    assert kalimat_pertama, "begins with no sentence in a comment"
    assert kalimat_pertama[0].endswith("?")


@pytest.mark.parametrize("nama", [n for n in daftar() if n not in {"skema/tabel", "skema/pengaturan"}])
def test_the_query_runs(terisi, nama):
    nilai = {**NILAI, **KHUSUS.get(nama, {})}
    with terisi._sambungan.cursor() as kursor:
        kursor.begin()
        ajukan(kursor, nama, **{p: nilai[p] for p in parameter(nama)}).df()
        kursor.rollback()


def test_the_settings_are_made_at_opening_and_locked_then():
    with sambung(None) as sambungan, pytest.raises(duckdb.InvalidInputException, match="locked"):
        ajukan(sambungan, "skema/pengaturan", zona=NILAI["zona"])


def test_the_tables_are_made_in_an_empty_database():
    with duckdb.connect() as sambungan:
        ajukan(sambungan, "skema/tabel")
        assert ajukan(sambungan, "skema/daftar_tabel").fetchone()[1] is True


@pytest.mark.parametrize("nama", daftar("keadaan"))
def test_a_question_of_the_pages_is_answered_also_where_there_is_nothing(db, jurnal, nama):
    kosong = {"unggahan_id": 999, "rencana_id": 999, "satker": "KPU Kabupaten Tidak Ada"}
    for nilai in (NILAI, {**NILAI, **kosong}):
        jawaban = db.tanya(nama, **{p: nilai[p] for p in parameter(nama)})
        assert list(jawaban.columns)
    unggah(jurnal, isi_contoh([]))
    db.ikuti()
    assert list(db.tanya(nama, **{p: {**NILAI, "unggahan_id": 1}[p] for p in parameter(nama)}).columns)
