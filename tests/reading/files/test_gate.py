"""The gate takes tables by their content, whatever their name, and refuses everything else with its
own sentence.
"""

import io
import zipfile
from itertools import groupby
from operator import itemgetter

import pytest

from monev.core.errors import FileRefused
from monev.reading.files import limits
from monev.reading.files.gate import check_file, open_file
from monev.reading.files.packages import MACROS, find_active
from monev.reading.whole_file import read_file
from tests.conftest import first_few
from tests.reading.packages import add_parts, change_parts, with_main_part, with_relation, with_type
from tests.reading.tables import MESUJI, codes_of, csv_text, said_of, xlsx

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504


def open_whole(data: bytes) -> dict:
    """Check a file at the gate, then open it in the child."""
    return open_file(data, check_file(data))


def csv_rows(data: bytes) -> dict[int, tuple[str, ...]]:
    """Return the filled cells of a CSV by row number."""
    (sheet,) = open_whole(data)["lembar"]
    rows = {}
    for row, cells in groupby(sheet["sel"], key=itemgetter(0)):
        rows[row] = tuple(text for _, _, text in cells)
    return rows


def make_archive(*names: str, **contents: str) -> bytes:
    """Make a zip of parts with these names, some with contents of their own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get(name, "<x/>"))
    return stream.getvalue()


def odf(jenis: str, listing: str = "<x/>", part: str = "content.xml") -> bytes:
    """Make an OpenDocument package of this media type. `part`: what holds its content."""
    contents = {"mimetype": jenis, "META-INF/manifest.xml": listing}
    return make_archive("mimetype", part, "META-INF/manifest.xml", **contents)


ODS = "application/vnd.oasis.opendocument.spreadsheet"


def test_a_file_is_known_by_its_content(subtests):
    for data, jenis in [
        (xlsx(MESUJI), "xlsx"),
        (with_main_part(xlsx(MESUJI), "workbook.xml", "workbook2.xml"), "xlsx"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (odf(ODS), "ods"),
        (make_archive("word/document.xml"), "docx"),
    ]:
        with subtests.test(str(data)):
            assert check_file(data) == jenis


def test_a_workbook_of_excel_on_the_web_is_read_as_any_other():
    data = with_main_part(xlsx(MESUJI), "workbook.xml", "workbook2.xml")
    assert read_file(data, "a.xlsx").langkah == read_file(xlsx(MESUJI), "a.xlsx").langkah


def test_macros_are_noticed_and_a_plan_that_holds_what_acts_is_kept_and_says_so():
    basic = odf(ODS, '<manifest:file-entry manifest:full-path="Basic/Standard"/>')
    typed = with_type(xlsx(MESUJI), "xl/gaya.bin", "application/vnd.ms-office.vbaProject")
    assert [
        find_active(each) for each in (basic, typed, OLE + "_VBA_PROJECT".encode("utf-16-le"))
    ] == [(MACROS,)] * 3
    plain = read_file(xlsx(MESUJI), "a.xlsx")
    macros = read_file(add_parts(xlsx(MESUJI), {"xl/vbaProject.bin": b"x"}), "a.xlsm")
    assert macros.langkah == plain.langkah
    assert [remark.pesan for remark in macros.peringatan if remark not in plain.peringatan] == [
        "Berkas ini berisi makro. Makro tidak dijalankan; berkas asli disimpan apa adanya, termasuk makronya."
    ]
    data = with_type(
        xlsx(MESUJI), "xl/a.bin", "application/vnd.openxmlformats-officedocument.oleObject"
    )
    data = with_relation(
        data, "xl/worksheets/_rels/sheet1.xml.rels", "oleObject", "https://contoh.example/a.xlsm"
    )
    found = [remark.pesan for remark in read_file(data, "rencana.xlsx").peringatan]
    assert (
        sum("objek tertanam (OLE), isi yang diambil dari alamat lain" in words for words in found)
        == 1
    )
    assert "memuat" not in said_of(plain)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]
)
def test_csv_in_every_separator_and_encoding_gives_the_same_rows(separator, encoding):
    headings, work = (
        ("NO", "LANGKAH – AKSI", "BUKTI"),
        ("Rapat; evaluasi, “dua” kali\ndi kantor", 'SK "Tim"'),
    )
    data = csv_text((headings, (1, *work), (2, "b", "")), separator).encode(encoding)
    assert csv_rows(data) == {1: headings, 2: ("1", *work), 3: ("2", "b")}


def test_a_csv_is_read_as_it_was_meant(subtests):
    many = b"NO;LANGKAH;BUKTI\n1;satu, dua, tiga;a, b\n2;empat, lima;c, d, e\n"
    commas, mac = "," * 300, "NO;LANGKAH\r1;“Rapat” – kantor\r".encode("mac-roman")
    for what, data, row in [
        (
            "excel's hint of the separator, which is a row",
            b"sep=;\r\nNO;A,B\r\n1;x\r\n",
            ("NO", "A,B"),
        ),
        ("as many commas as semicolons", many, ("1", "satu, dua, tiga", "a, b")),
        ("padded with empty columns", f"NO,LANGKAH{commas}\n1,a{commas}\n".encode(), ("1", "a")),
        ("a stray quote inside a cell", b'NO;LANGKAH\n1;"SK" Tim\n2;b\n', ("1", "SK Tim")),
        ("from excel for mac", mac, ("1", "“Rapat” – kantor")),
    ]:
        with subtests.test(what):
            assert csv_rows(data)[2] == row
    assert len(csv_rows(b'NO;LANGKAH\n1;"SK" Tim\n2;b\n')) == 3, "a stray quote costs no row"


@pytest.mark.parametrize("place", ["near", "far"])
def test_a_byte_that_is_no_letter_costs_a_csv_nothing_and_is_stored_nowhere(place):
    many = [f"{number};Rapat ke-{number} di kantor;SK" for number in range(2, 200)]
    broken = "1;Rapat\0 evalu\x01asi;SK"
    lines = [broken, *many] if place == "near" else [*many, broken]
    rows = csv_rows("\n".join(["NO;LANGKAH;BUKTI", *lines]).encode())
    assert len(rows) == 200
    assert rows[2 if place == "near" else 200] == ("1", "Rapat evaluasi", "SK")


def test_what_is_no_table_is_refused_with_its_own_reason_and_a_next_step(subtests):
    for data, wording in [
        (b"", "0 byte"),
        (b"   \n  ", "tidak berisi"),
        (b"x" * (limits.MAX_SIZE + 1), "melebihi batas 20 MB"),
        (b"\x89PNG\r\n\x1a\n", "gambar"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), ".ppt"),
        (OLE, "bukan workbook"),
        (odf("application/vnd.oasis.opendocument.text"), ".odt"),
        (odf("application/vnd.oasis.opendocument.presentation"), "bukan lembar kerja"),
        (odf(ODS, "<manifest:encryption-data/>"), "kata sandi"),
        (odf(ODS, "<manifest:encryption-data/>", "encrypted-package"), "kata sandi"),
        (b"%PDF-1.7 ...", "PDF tidak menyimpan sel"),
        (b"\r\n%PDF-1.4 ...", "PDF tidak menyimpan sel"),
        (make_archive("xl/workbook.bin"), "biner"),
        (make_archive("foto.jpg"), "arsip ZIP"),
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
    ]:
        with subtests.test(str(data)):
            with pytest.raises(FileRefused) as rejection:
                open_whole(data)
            assert wording in rejection.value.pesan
            assert rejection.value.advice


def test_a_zip_bomb_and_one_of_thousands_of_parts_are_refused_before_they_are_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as parts:
            for _ in range(limits.MAX_UNPACKED // limits.MIB + 1):
                parts.write(b"0" * limits.MIB)
    assert len(stream.getvalue()) < limits.MIB
    with pytest.raises(FileRefused, match="terlalu besar"):
        check_file(stream.getvalue())
    pictures = [f"xl/media/{number}.png" for number in range(limits.MAX_ENTRIES)]
    with pytest.raises(FileRefused, match="terlalu besar"):
        check_file(make_archive("xl/workbook.xml", *pictures))


@pytest.mark.parametrize("row", first_few([b"<row/>", b'<row r="9"/>', b"<row><c/></row>"], 1))
def test_a_workbook_of_millions_of_empty_rows_is_refused_before_they_are_read(row):
    data = change_parts(
        xlsx(MESUJI),
        lambda name, part: (
            part.replace(b"</sheetData>", row * 4_800_000 + b"</sheetData>")
            if "sheet1" in name
            else part
        ),
    )
    assert len(data) < limits.MIB
    with pytest.raises(FileRefused, match="lebih dari 1000000 sel"):
        open_file(data, "xlsx", seconds=3)


@pytest.mark.parametrize(
    ("data", "wording"),
    [
        (b"NO,LANGKAH\n" + b"," * (limits.MAX_CELLS + 1), r"lebih dari 1\.000\.000 sel"),
        (
            b"NO,LANGKAH\n" + b",".join(b"k%d" % number for number in range(20_000)),
            "Baris 2 CSV ini terisi sampai kolom ke-20000",
        ),
        (b"1;a;b\n" * 100_000, r"lebih dari 5\.000 baris"),
        (b'NO;LANGKAH\n"a"b;c\n' + b"1;a\n" * 6_000, r"lebih dari 5\.000 baris"),
        (b'NO;LANGKAH\n1;a\n2;"belum ditutup\n' + b"3;b\n" * 20, "baris 3 tidak ditutup"),
        (b'NO;LANGKAH\n"a"b;c\n2;"belum ditutup\n' + b"3;b\n" * 20, "baris 3 tidak ditutup"),
    ],
)
def test_a_csv_that_would_fill_the_server_or_lose_rows_is_refused(data, wording):
    with pytest.raises(FileRefused, match=wording):
        open_whole(data)


def test_a_csv_that_ends_in_a_row_is_asked_about_and_a_few_bytes_of_another_encoding_spoil_nothing():
    whole = csv_text(MESUJI)
    cut = whole[: whole.rindex(";") - 1]
    remarks = read_file(cut.encode(), "rencana.csv").peringatan
    [asked] = [remark for remark in remarks if remark.code == "files.csv_cut"]
    assert asked.baris == len(whole.splitlines())
    for sound in (whole, whole.rstrip("\r\n")):
        assert "files.csv_cut" not in codes_of(read_file(sound.encode(), "rencana.csv"))
    whole = "NO;LANGKAH\n1;“Rapat” – kantor\n2;café\n".encode()
    mixed = whole + b"3;Jan \x96 Des\n"
    for beginning in (b"", b"\xef\xbb\xbf"):
        rows = csv_rows(beginning + mixed)
        assert rows[2] == ("1", "“Rapat” – kantor")
        assert rows[3] == ("2", "café")
        assert rows[4] == ("3", "Jan – Des")
