"""The gate takes tables by their content, whatever their name, and refuses everything else with its own sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from monev.baca import batas
from monev.baca.berkas import periksa_berkas
from monev.galat import BerkasDitolak
from tests.baca.tabel import MESUJI, teks_csv, xlsx

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504


def arsip(*nama: str) -> bytes:
    """A zip whose parts have these names."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w") as z:
        for satu in nama:
            z.writestr(satu, "<x/>")
    return aliran.getvalue()


def odf(jenis: str, daftar: str = "<x/>") -> bytes:
    """An OpenDocument package of this media type."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w") as z:
        z.writestr("mimetype", jenis)
        z.writestr("content.xml", "<x/>")
        z.writestr("META-INF/manifest.xml", daftar)
    return aliran.getvalue()


ODS = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("data", "jenis"),
    [
        (xlsx(MESUJI), "xlsx"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (odf(ODS), "ods"),
        (arsip("word/document.xml"), "docx"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\r\n%PDF-1.4 ...", "pdf"),
    ],
)
def test_a_file_is_known_by_its_content(data: bytes, jenis: str) -> None:
    assert periksa_berkas(data).jenis == jenis


def test_macros_are_noticed() -> None:
    assert periksa_berkas(arsip("xl/workbook.xml", "xl/vbaProject.bin")).makro
    assert not periksa_berkas(arsip("xl/workbook.xml")).makro


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("pengodean", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_csv_in_every_separator_and_encoding_gives_the_same_rows(pemisah: str, pengodean: str) -> None:
    baris = (("NO", "LANGKAH – AKSI", "BUKTI"), (1, "Rapat; evaluasi, “dua” kali\ndi kantor", 'SK "Tim"'), (2, "b", ""))
    hasil = periksa_berkas(teks_csv(baris, pemisah).encode(pengodean))
    assert hasil.jenis == "csv"
    assert hasil.pemisah == pemisah
    assert hasil.baris == (
        ("NO", "LANGKAH – AKSI", "BUKTI"),
        ("1", "Rapat; evaluasi, “dua” kali\ndi kantor", 'SK "Tim"'),
        ("2", "b", ""),
    )


def test_excels_separator_hint_is_obeyed_and_keeps_row_numbers() -> None:
    assert periksa_berkas(b"sep=;\r\nNO;A,B\r\n1;x\r\n").baris == ((), ("NO", "A,B"), ("1", "x"))


def test_text_with_more_commas_than_semicolons_is_still_split_at_semicolons() -> None:
    data = b"NO;LANGKAH;BUKTI\n1;satu, dua, tiga;a, b\n2;empat, lima;c, d, e\n"
    assert periksa_berkas(data).baris[1] == ("1", "satu, dua, tiga", "a, b")


@pytest.mark.parametrize(
    ("data", "kata"),
    [
        (b"", "0 byte"),
        (b"   \n  ", "tidak berisi"),
        (b"x" * (batas.UKURAN_MAKS + 1), "melebihi batas 20 MB"),
        (b"\x89PNG\r\n\x1a\n", "gambar"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), ".ppt"),
        (OLE, "bukan workbook"),
        (odf("application/vnd.oasis.opendocument.text"), ".odt"),
        (odf("application/vnd.oasis.opendocument.presentation"), "bukan lembar kerja"),
        (odf(ODS, "<manifest:encryption-data/>"), "kata sandi"),
        (arsip("xl/workbook.bin"), ".xlsb"),
        (arsip("foto.jpg"), "arsip ZIP"),
        (b"<html><table><tr><td>NO</td></tr></table></html>", "HTML"),
        (b"<!-- laporan --><html><table></table></html>", "HTML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "XML"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "XML Spreadsheet 2003",
        ),
        (b"MIME-Version: 1.0\n", "halaman web"),
        (bytes(range(256)) * 40, "bukan workbook Excel"),
        (b"PK\x03\x04 dan seterusnya", "rusak"),
        (xlsx(MESUJI)[:-900], "rusak"),
    ],
)
def test_what_is_no_table_is_refused_with_its_own_reason_and_a_next_step(data: bytes, kata: str) -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        periksa_berkas(data)
    assert kata in tolak.value.pesan
    assert tolak.value.saran


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/workbook.xml", "<x/>")
        with z.open("xl/worksheets/sheet1.xml", "w") as bagian:
            for _ in range(batas.BONGKAR_MAKS // batas.MIB + 1):
                bagian.write(b"0" * batas.MIB)
    assert len(aliran.getvalue()) < batas.MIB
    with pytest.raises(BerkasDitolak, match="terlalu besar"):
        periksa_berkas(aliran.getvalue())


def test_a_workbook_of_thousands_of_parts_is_refused() -> None:
    with pytest.raises(BerkasDitolak, match="terlalu besar"):
        periksa_berkas(arsip("xl/workbook.xml", *(f"xl/media/{n}.png" for n in range(batas.ENTRI_MAKS))))


def test_a_csv_with_an_open_quote_is_refused_not_swallowed() -> None:
    data = ('NO;LANGKAH\n1;a\n2;"belum ditutup\n' + "3;b\n" * 20).encode()
    with pytest.raises(BerkasDitolak, match="baris 3 tidak ditutup"):
        periksa_berkas(data)


def test_a_csv_of_too_many_rows_is_refused() -> None:
    with pytest.raises(BerkasDitolak, match=r"lebih dari 5\.000 baris"):
        periksa_berkas(b"1;a;b\n" * 100_000)


@pytest.mark.parametrize(
    ("data", "kata"),
    [
        (b"NO,LANGKAH\n" + b"," * (batas.SEL_MAKS + 1), r"lebih dari 1\.000\.000 sel"),
        (
            b"NO,LANGKAH\n" + b",".join(b"k%d" % n for n in range(20_000)),
            "Baris 2 CSV ini terisi sampai kolom ke-20000",
        ),
        (b'NO;LANGKAH\n"a"b;c\n' + b"1;a\n" * 6_000, r"lebih dari 5\.000 baris"),
        (b'NO;LANGKAH\n"a"b;c\n2;"belum ditutup\n' + b"3;b\n" * 20, "baris 3 tidak ditutup"),
    ],
)
def test_a_csv_that_would_fill_the_server_or_lose_rows_is_refused(data: bytes, kata: str) -> None:
    with pytest.raises(BerkasDitolak, match=kata):
        periksa_berkas(data)


def test_a_csv_padded_with_empty_columns_is_read() -> None:
    lebar = "," * 300
    assert periksa_berkas(f"NO,LANGKAH{lebar}\n1,a{lebar}\n".encode()).baris[1][:2] == ("1", "a")


def test_a_stray_quote_inside_a_cell_costs_no_row() -> None:
    assert periksa_berkas(b'NO;LANGKAH\n1;"SK" Tim\n2;b\n').baris[1:] == (("1", "SK Tim"), ("2", "b"))


def test_a_few_bytes_of_another_encoding_do_not_spoil_the_rest() -> None:
    utuh = "NO;LANGKAH\n1;“Rapat” – kantor\n2;café\n".encode()
    campur = utuh + b"3;Jan \x96 Des\n"
    for awal in (b"", b"\xef\xbb\xbf"):
        assert periksa_berkas(awal + campur).baris[1:] == (("1", "“Rapat” – kantor"), ("2", "café"), ("3", "Jan – Des"))


def test_csv_of_excel_for_mac_is_read() -> None:
    data = "NO;LANGKAH\r1;“Rapat” – kantor\r".encode("mac-roman")
    assert periksa_berkas(data).baris[1] == ("1", "“Rapat” – kantor")
