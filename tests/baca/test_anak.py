"""Workbooks are opened in a child that is killed when it takes too long and replaced when it dies."""

from __future__ import annotations

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from openpyxl import Workbook

from monev.baca import anak
from monev.baca.kisi import dari_pekerja
from monev.galat import BerkasDitolak
from tests.baca.tabel import MESUJI, simpan, xlsx


def ubah_lembar(data: bytes, pola: bytes, ganti: bytes) -> bytes:
    """A workbook whose first sheet's XML is changed by a pattern."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as lama, zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as baru:
        for bagian in lama.infolist():
            isi = lama.read(bagian)
            if bagian.filename == "xl/worksheets/sheet1.xml":
                isi = re.sub(pola, ganti, isi, count=1)
            baru.writestr(bagian.filename, isi)
    return aliran.getvalue()


def test_one_child_answers_many_files_after_another() -> None:
    hasil = [dari_pekerja(anak.buka_workbook(xlsx(MESUJI))).lembar[0].teks[5, 4] for _ in range(3)]
    assert hasil == ["LANGKAH AKSI"] * 3


def test_files_may_be_opened_from_many_threads_at_once() -> None:
    berkas = [xlsx([[f"nomor {n}"]]) for n in range(12)]
    with ThreadPoolExecutor(6) as kolam:
        hasil = list(kolam.map(anak.buka_workbook, berkas))
    assert [h["lembar"][0]["sel"][0][2] for h in hasil] == [f"nomor {n}" for n in range(12)]


@pytest.mark.timeout(60)
def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_is_read() -> None:
    buku = Workbook()
    for n in range(3000):
        buku.active.append([f"{n}-{k}" for k in range(60)])
    isi = simpan(buku)
    with pytest.raises(BerkasDitolak, match="terlalu rumit"):
        anak.buka_workbook(isi, detik=0.5)
    assert anak.buka_workbook(xlsx(MESUJI))["lembar"]


def test_a_workbook_whose_merges_would_take_all_memory_is_refused_before_it_is_opened() -> None:
    """A merge over the whole sheet makes openpyxl build seventeen thousand million cells."""
    jahat = ubah_lembar(
        xlsx([["a", "b"]]),
        rb"</sheetData>",
        rb'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    with pytest.raises(BerkasDitolak, match="terlalu banyak sel gabungan"):
        anak.buka_workbook(jahat)
    assert anak.buka_workbook(xlsx(MESUJI))["lembar"]


@pytest.mark.parametrize(
    ("pola", "ganti"),
    [(rb"</sheetData>", b"</sheet"), (rb'r="A1"', b'r="1A"'), (rb"<row ", b"<row < ")],
)
def test_a_workbook_with_broken_parts_is_refused(pola: bytes, ganti: bytes) -> None:
    with pytest.raises(BerkasDitolak, match="rusak"):
        anak.buka_workbook(ubah_lembar(xlsx(MESUJI), pola, ganti))


def test_a_sheet_of_too_many_rows_is_refused_with_the_last_of_them() -> None:
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Data")
    for n in range(100_000):
        lembar.append([n, "a", "b"])
    data = simpan(buku)
    with pytest.raises(BerkasDitolak, match="“Data” terisi sampai baris 100000"):
        anak.buka_workbook(data)


def test_a_sheet_of_too_many_columns_is_refused() -> None:
    with pytest.raises(BerkasDitolak, match="kolom ke-201"):
        anak.buka_workbook(xlsx([["x"] * 201]))


def test_an_entity_bomb_is_refused() -> None:
    bom = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 30) for n in range(12))
        + b"]>"
    )
    data = ubah_lembar(xlsx([["a"]]), rb"<worksheet", bom + b"<worksheet")
    data = ubah_lembar(data, rb"<t>a</t>", b"<t>&m;</t>")
    with pytest.raises(BerkasDitolak):
        anak.buka_workbook(data)
