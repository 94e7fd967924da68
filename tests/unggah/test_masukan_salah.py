"""Bad input, each with a real workbook, through the command line and the page: its own sentence, its cell, the way on;
and every answer the same before and after."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from monev import keadaan as k
from monev.basisdata import Basisdata
from monev.keluaran.templat import buat_templat
from monev.perintah import utama
from monev.ui.halaman import UNGGAH
from tests.keluaran.bahan import POSISI, rencana_lengkap, sel, ubah
from tests.kode import AKAR
from tests.ui.conftest import tulisan
from tests.unggah.bahan import SATKER, TAHUN, berkas, langkah, lapor, muat

HARI_INI = "2025-10-01"
MESUJI = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"


@dataclass(frozen=True)
class Salah:
    """One kind of bad input: how the workbook comes to be, and what has to be said of it."""

    buat: Callable[[bytes], bytes]
    disebut: tuple[str, ...]
    sel: str | None = None
    posisi: str = "2025-06-30"


def isi(lembar: str, judul: str, nilai: object, **cocok: str) -> Callable[[bytes], bytes]:
    """The template with one cell filled in so."""

    def cara(buku: Workbook) -> None:
        satu = sel(buku[lembar], judul, **cocok)
        satu.value = nilai
        satu.number_format = "General" if isinstance(nilai, str) else satu.number_format

    return lambda templat: ubah(templat, cara)


def lembar_lain(_: bytes) -> bytes:
    buku = Workbook()
    buku.active.title = "Daftar hadir"
    for baris in (["DAFTAR HADIR RAPAT"], ["No", "Nama", "Jabatan", "Tanda tangan"], [1, "Budi", "Staf", ""]):
        buku.active.append(baris)
    wadah = BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


DI = {"Kode": "I.a.2.1", "Tenggat": "Juni 2025"}
SALAH = {
    "wrong sheet": Salah(lembar_lain, ("Daftar hadir", "LANGKAH AKSI")),
    "a status none of the accepted": Salah(
        isi("Realisasi", "Status", "Beres", **DI),
        ("Status “Beres” tidak dikenal. Isi salah satu: Belum, Proses, Selesai, Tidak berlaku",),
        "D7",
    ),
    "a bukti status none of the five": Salah(
        isi("Bukti Dukung", "Status", "Lengkap", Kode="II.1.1", Tenggat="Maret 2025", Bukti="Undangan"),
        ("Status “Lengkap” tidak dikenal. Isi salah satu: Belum ada, Ada, Perlu perbaikan, Terverifikasi",),
        "F",
    ),
    "a date that is text": Salah(
        isi("Realisasi", "Tanggal selesai", "akhir bulan", **DI),
        ("“akhir bulan” bukan tanggal. Isi tanggal lengkap, misalnya 30/06/2025",),
        "E7",
    ),
    "a date in another year": Salah(
        isi("Realisasi", "Tanggal selesai", date(2024, 6, 20), **DI),
        ("Tanggal selesai 20 Juni 2024 ada sebelum tahun rencana (2025). Periksa tahunnya",),
        "E7",
    ),
    "done after posisi": Salah(
        lambda templat: isi("Realisasi", "Tanggal selesai", date(2025, 7, 9), **DI)(
            isi("Realisasi", "Status", "Selesai", **DI)(templat)
        ),
        ("Tanggal selesai 9 Juli 2025 ada sesudah posisi 30 Juni 2025", "pilih posisi 9 Juli 2025 atau sesudahnya"),
        "baris 7",
    ),
    "a kode that does not exist": Salah(
        isi("Realisasi", "Kode", "I.a.9.1", **DI), ("Kode “I.a.9.1” tidak ada", "Yang mirip: "), "baris 7"
    ),
    "a tenggat that does not exist": Salah(
        isi("Realisasi", "Tenggat", "April 2025", **DI),
        ("Tenggat April 2025 tidak ada pada langkah I.a.2.1", "Maret 2025, Juni 2025"),
        "baris 7",
    ),
    "not applicable without a reason": Salah(
        isi("Realisasi", "Status", "Tidak berlaku", **DI), ("Tulis alasannya di kolom Kendala",), "F7"
    ),
    "a damaged file": Salah(lambda templat: templat[: len(templat) // 2], ("rusak atau terpotong", "simpan ulang")),
}


@pytest.fixture
def toko(db: Basisdata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Basisdata:
    """A rencana with progress, in the place that the command line and the pages open."""
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    monkeypatch.setenv("MONEV_HARI_INI", HARI_INI)
    monkeypatch.chdir(AKAR)
    muat(db, rencana_lengkap(), POSISI)
    return db


def semua_jawaban(db: Basisdata) -> str:
    """What every question of the pages answers, and where the journal stands."""
    db.ikuti()
    hasil = [db.jurnal.ujung(), k.daftar_rencana(db).to_csv()]
    for baris in k.ke_baris(k.daftar_rencana(db)):
        rencana = (baris["satker"], baris["tahun"])
        hasil.append(k.riwayat(db, *rencana).to_csv())
        p = k.pandang(db, *rencana, date(2025, 12, 31))
        hasil += [json.dumps(k.keadaan(db, p), default=str)]
        hasil += [tanya(db, p).to_csv() for tanya in (k.tenggat, k.langkah, k.kesenjangan, k.matriks, k.per_area)]
    return str(hasil)


def jawaban_sesudah(db: Basisdata) -> str:
    """The same, by whoever opens the journal anew."""
    lagi = Basisdata.buka(None, db.jurnal)
    try:
        return semua_jawaban(lagi)
    finally:
        lagi.tutup()


def unggah_di_halaman(data: bytes, posisi: str | None = None) -> AppTest:
    at = AppTest.from_file(str(AKAR / "app.py"), default_timeout=60).run()
    at.switch_page(UNGGAH).run()
    at.file_uploader[0].upload("isian.xlsx", data, "application/octet-stream")
    at = at.run()
    if posisi:
        at = at.date_input[-1].set_value(date.fromisoformat(posisi)).run()
    assert not at.exception
    return at


@pytest.mark.parametrize("nama", SALAH)
def test_it_is_refused_with_its_sentence_its_cell_and_the_way_on(toko, tmp_path, capsys, nama):
    salah = SALAH[nama]
    data = salah.buat(buat_templat(toko, SATKER, TAHUN))
    sebelum = semua_jawaban(toko)
    at = unggah_di_halaman(data, salah.posisi if nama == "done after posisi" else None)
    layar = tulisan(at).replace("\\", "")
    assert not [b for b in at.button if b.label.startswith("Simpan")]
    assert any("Unduh berkas ini dengan catatan" in b.proto.label for b in at.get("download_button"))
    jalur = tmp_path / "isian.xlsx"
    jalur.write_bytes(data)
    toko.tutup()
    assert utama(["muat", str(jalur), "--posisi", salah.posisi, "--json"]) == 1
    keluar = capsys.readouterr()
    for kalimat in salah.disebut:
        assert kalimat in layar
        assert kalimat in keluar.err
        assert kalimat in json.dumps(json.loads(keluar.out)["galat"], ensure_ascii=False)
    if salah.sel:
        assert salah.sel in layar
        assert json.loads(keluar.out)["galat"][0]["baris"]
    assert jawaban_sesudah(toko) == sebelum


def test_all_that_is_wrong_is_said_at_once(toko, tmp_path, capsys):
    """What the file itself tells and what only the stored rencana can: nobody mends a file three times."""
    data = isi("Realisasi", "Status", "Beres", **DI)(buat_templat(toko, SATKER, TAHUN))
    data = isi("Realisasi", "Kode", "IX.1.1", Kode="II.1.1", Tenggat="Maret 2025")(data)
    layar = tulisan(unggah_di_halaman(data))
    jalur = tmp_path / "isian.xlsx"
    jalur.write_bytes(data)
    toko.tutup()
    assert utama(["muat", str(jalur), "--posisi", "2025-06-30"]) == 1
    galat = capsys.readouterr().err
    for kalimat in ("Status “Beres” tidak dikenal", "Kode “IX.1.1” tidak ada di rencana aksi ini"):
        assert kalimat in layar
        assert kalimat in galat


def test_the_other_office_s_file(toko, capsys):
    sebelum = semua_jawaban(toko)
    at = unggah_di_halaman(MESUJI.read_bytes())
    kalimat = "Berkas ini milik KPU Kabupaten Mesuji, sedangkan yang dipilih KPU Kabupaten Uji."
    assert kalimat in tulisan(at)
    assert not [b for b in at.button if b.label.startswith("Simpan")]
    toko.tutup()
    assert utama(["muat", str(MESUJI), "--satker", SATKER, "--tahun", "2025"]) == 1
    assert kalimat in capsys.readouterr().err
    assert jawaban_sesudah(toko) == sebelum


def test_a_template_older_than_what_is_stored_takes_nothing_back(toko):
    templat = buat_templat(toko, SATKER, TAHUN)
    muat(toko, berkas(*rencana_lengkap().langkah, realisasi=[lapor("V.1.1.2", "2025-03")]), "2025-09-30")
    sebelum = semua_jawaban(toko)
    at = unggah_di_halaman(isi("Realisasi", "Kendala", "hujan", **DI)(templat))
    teks = tulisan(at)
    assert "dibuat dari unggahan 1, sedangkan yang terbaru unggahan 2" in teks
    assert "**1 perubahan** terhadap yang tersimpan: 1 laporan berubah" in teks
    assert not at.checkbox
    assert semua_jawaban(toko) == sebelum


def test_a_posisi_before_the_stored_one_is_questioned(toko):
    data = isi("Realisasi", "Kendala", "hujan", **DI)(buat_templat(toko, SATKER, TAHUN))
    at = unggah_di_halaman(data, "2025-04-30")
    assert "lebih lama daripada unggahan terakhir (30 Juni 2025)" in tulisan(at).replace("\\", "")
    assert "periksa bahwa berkasnya bukan berkas lama" in tulisan(at)


def test_last_year_s_template_is_of_last_year(toko, capsys, tmp_path):
    lama = Basisdata.buka(None, type(toko.jurnal)(tmp_path / "lama"))
    muat(lama, berkas(langkah("I.1.1")), "2025-06-30")
    jalur = tmp_path / "lama.xlsx"
    jalur.write_bytes(buat_templat(lama, SATKER, TAHUN))
    lama.tutup()
    toko.tutup()
    assert utama(["muat", str(jalur), "--tahun", "2026"]) == 1
    assert "Berkas ini rencana tahun 2025, sedangkan yang dipilih tahun 2026" in capsys.readouterr().err
