"""Old Excel and LibreOffice workbooks are read as their .xlsx is; what their format can't say is asked about.

The files in `berkas/` were saved by LibreOffice 7.4 from those in data/: `mesuji.xls`, `mesuji.ods`, `gunungkidul.ods`;
`sandi.xls` and `sandi.ods` hold one row and the password "rahasia".
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from monev.baca import anak, baca, batas
from monev.baca.kisi import Kisi, dari_pekerja
from monev.galat import BerkasDitolak
from monev.model import Bacaan

BERKAS = Path(__file__).parent / "berkas"
DATA = Path(__file__).resolve().parents[2] / "data"
ASAL = {
    "mesuji.xls": "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx",
    "mesuji.ods": "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx",
    "gunungkidul.ods": "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx",
}


@cache
def bacaan(jalur: Path) -> Bacaan:
    """One file, read once for all tests."""
    return baca(jalur.read_bytes(), jalur.name)


def ubah_isi(data: bytes, pola: str, ganti: str) -> bytes:
    """An .ods whose content.xml is changed at the first place that fits a pattern."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as lama, zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as baru:
        for bagian in lama.infolist():
            isi = lama.read(bagian)
            if bagian.filename == "content.xml":
                teks, banyak = re.subn(pola, ganti, isi.decode(), count=1, flags=re.DOTALL)
                assert banyak == 1
                isi = teks.encode()
            baru.writestr(bagian.filename, isi)
    return aliran.getvalue()


def lembar(nama: str) -> Kisi:
    """The first sheet of a fixture as a grid."""
    jenis = nama.rsplit(".", 1)[1]
    return dari_pekerja(anak.buka((BERKAS / nama).read_bytes(), jenis), jenis).lembar[0]


@pytest.mark.parametrize("nama", ASAL)
def test_a_decree_reads_the_same_as_from_its_xlsx(nama: str) -> None:
    """Cell for cell, with its trail: merges are the truth in these formats too."""
    lama, baru = bacaan(BERKAS / nama), bacaan(DATA / ASAL[nama])
    assert lama.galat == ()
    assert lama.langkah == baru.langkah
    assert (lama.satker, lama.tahun) == (baru.satker, baru.tahun)


@pytest.mark.parametrize(("nama", "langkah", "tenggat"), [("mesuji.xls", 45, 40), ("gunungkidul.ods", 56, 228)])
def test_the_sums_are_the_yardsticks_of_the_design(nama: str, langkah: int, tenggat: int) -> None:
    hasil = bacaan(BERKAS / nama).langkah
    assert len(hasil) == langkah
    assert sum(len(satu.tenggat) for satu in hasil) == tenggat


def test_the_merges_of_an_xls_and_an_ods_are_those_of_the_xlsx() -> None:
    def gabungan(kisi: Kisi) -> set:
        return set(kisi.gabungan.values())

    asal = dari_pekerja(anak.buka_workbook((DATA / ASAL["mesuji.xls"]).read_bytes())).lembar[0]
    assert len(gabungan(asal)) > 10
    assert gabungan(lembar("mesuji.xls")) == gabungan(lembar("mesuji.ods")) == gabungan(asal)


def test_a_first_of_a_month_in_an_xls_is_read_as_the_month_and_asked() -> None:
    """Mesuji III.1 was typed `Nov-25`; an .xls keeps 1 November 2025 and calamine not how it is shown."""
    [tanya] = [c for c in bacaan(BERKAS / "mesuji.xls").peringatan if "bentuk tampilnya" in c.pesan]
    assert (tanya.lembar, tanya.sel, tanya.kolom, tanya.nilai) == ("Rencana Aksi", "F20", "TARGET WAKTU", "Nov-25")
    assert "1 November 2025" in tanya.pesan
    langkah = next(satu for satu in bacaan(BERKAS / "mesuji.xls").langkah if satu.kode == "III.1.1")
    assert [t.tenggat for t in langkah.tenggat] == ["2025-11"]


def test_a_date_in_an_ods_is_what_the_sheet_shows() -> None:
    assert lembar("mesuji.ods").teks[20, 6] == "Nov-25"
    assert not any("bentuk tampilnya" in c.pesan for c in bacaan(BERKAS / "mesuji.ods").peringatan)


def test_what_an_xls_cannot_say_is_named() -> None:
    assert "warna sel" in bacaan(BERKAS / "mesuji.xls").keterangan["tidak_terbaca"]
    assert "tidak_terbaca" not in bacaan(BERKAS / "mesuji.ods").keterangan


@pytest.mark.parametrize("nama", ["sandi.xls", "sandi.ods"])
def test_an_encrypted_workbook_is_refused_with_its_own_sentence(nama: str) -> None:
    [galat] = bacaan(BERKAS / nama).galat
    assert "dilindungi kata sandi" in galat.pesan
    assert "hapus kata sandi" in galat.pesan


@pytest.mark.parametrize("nama", ["mesuji.xls", "mesuji.ods"])
@pytest.mark.parametrize("potong", [600, 5000, 15000])
def test_a_cut_off_file_is_refused_never_half_read(nama: str, potong: int) -> None:
    hasil = baca((BERKAS / nama).read_bytes()[:-potong], nama)
    assert hasil.langkah == () or hasil.langkah == bacaan(BERKAS / nama).langkah
    assert hasil.langkah or hasil.galat


def test_hidden_rows_columns_and_fills_of_an_ods_are_known() -> None:
    data = (BERKAS / "mesuji.ods").read_bytes()
    data = ubah_isi(data, r"<table:table-row ", '<table:table-row table:visibility="collapse" ')
    data = ubah_isi(data, r"<table:table-column ", '<table:table-column table:visibility="collapse" ')
    isi = dari_pekerja(anak.buka(data, "ods"), "ods").lembar[0]
    asal = dari_pekerja(anak.buka_workbook((DATA / ASAL["mesuji.ods"]).read_bytes())).lembar[0]
    assert isi.baris_tersembunyi == {1}
    assert isi.kolom_tersembunyi == {1}
    berisi = set(isi.teks)
    assert {t: w for t, w in isi.warna.items() if t in berisi} == {t: w for t, w in asal.warna.items() if t in berisi}


@pytest.mark.parametrize(
    ("ulang", "kata"),
    [('rows-repeated="1000000"', "terisi sampai baris 1000"), ('columns-repeated="16000"', "terisi sampai kolom ke-")],
)
def test_an_ods_that_claims_a_million_cells_is_refused_at_once(ulang: str, kata: str) -> None:
    arah = "row" if "rows" in ulang else "cell"
    pola = rf'<table:table-{arah} (?=[^>]*>(?:<table:table-cell [^>]*>)?<text:p>|[^>]*office:value-type="float")'
    if arah == "row":
        pola = r"<table:table-row (?=[^>]*><table:table-cell [^>]*office:value-type)"
    data = ubah_isi((BERKAS / "mesuji.ods").read_bytes(), pola, f"<table:table-{arah} table:number-{ulang} ")
    with pytest.raises(BerkasDitolak, match=kata):
        anak.buka(data, "ods", detik=10)


def test_an_entity_bomb_in_an_ods_is_refused() -> None:
    bom = '<!DOCTYPE x [<!ENTITY a "' + "a" * 100 + '">'
    bom += "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 30}">' for n in range(12)) + "]>"
    data = ubah_isi((BERKAS / "mesuji.ods").read_bytes(), r"<office:document-content", f"{bom}<office:document-content")
    data = ubah_isi(data, r"<text:p>", "<text:p>&m;")
    with pytest.raises(BerkasDitolak):
        anak.buka(data, "ods")


def test_limits_hold_for_xls_too() -> None:
    with pytest.raises(BerkasDitolak, match="terlalu rumit"):
        anak.buka((BERKAS / "mesuji.xls").read_bytes(), "xls", detik=0.0)
    assert anak.buka((BERKAS / "mesuji.xls").read_bytes(), "xls", detik=batas.WAKTU_MAKS)["lembar"]


def test_macros_of_a_workbook_are_said_once_and_change_nothing() -> None:
    """An .xlsm is an .xlsx with one part more."""
    aliran = io.BytesIO((DATA / ASAL["mesuji.xls"]).read_bytes())
    with zipfile.ZipFile(aliran, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", b"Attribute VB_Name")
    hasil = baca(aliran.getvalue(), "rencana.xlsm")
    assert hasil.langkah == bacaan(DATA / ASAL["mesuji.xls"]).langkah
    assert [c.pesan for c in hasil.peringatan if "makro" in c.pesan] == [
        "Workbook ini berisi makro. Makronya tidak dijalankan dan tidak disimpan."
    ]
