"""A part that no office program writes is refused by name; pictures are not opened at all."""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.drawing.image import Image

from monev.core.errors import FileRefused
from monev.reading import read_file
from monev.reading.files import limits
from monev.reading.files.gate import check_file, open_file
from tests.makers import saved
from tests.reading.packages import add_parts, change_parts
from tests.reading.tables import MESUJI, csv_text, xlsx
from tests.reading.word_tables import document_of

ODS = (Path(__file__).parents[1] / "books" / "mesuji.ods").read_bytes()
XLSX = xlsx(MESUJI)
SHEET = "xl/worksheets/sheet1.xml"


def word(text: str = "a") -> bytes:
    return saved(document_of("RENCANA AKSI", ((text, "b"),)))


KINDS = {"xlsx": (XLSX, SHEET), "ods": (ODS, "content.xml"), "docx": (word(), "word/document.xml")}


def refused(data: bytes) -> FileRefused:
    """Open a file that is refused, and return how."""
    with pytest.raises(FileRefused) as refusal:
        open_file(data, check_file(data))
    assert refusal.value.advice
    return refusal.value


def zip_of(*entries: tuple[str, bytes]) -> bytes:
    """Make a zip of a workbook's parts and then these entries, whatever their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(XLSX)) as origin, zipfile.ZipFile(stream, "w") as new:
        for name in origin.namelist():
            new.writestr(name, origin.read(name))
        for name, content in entries:
            new.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused_in_any_part_and_encoding(kind, encoding):
    data, part = KINDS[kind]

    def declare(name: str, xml: bytes) -> bytes:
        if name != part:
            return xml
        text = re.sub(r"^<\?xml[^>]*\?>\s*", "", xml.decode())
        return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]>{text}'.encode(
            encoding
        )

    assert (
        f"“{part}” di dalam berkas ini memuat deklarasi XML (DTD)"
        in refused(change_parts(data, declare)).pesan
    )


def test_a_dtd_in_a_part_that_nobody_reads_is_refused_and_words_that_look_like_one_are_a_persons_own():
    data = add_parts(
        XLSX, {"customXml/item1.xml": b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&x;</a>'}
    )
    assert "customXml/item1.xml" in refused(data).pesan
    answer = open_file(xlsx([["<!DOCTYPE html> di situs kami"]]), "xlsx")
    assert answer["lembar"][0]["sel"][0][2] == "<!DOCTYPE html> di situs kami"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
def test_a_part_that_is_there_twice_is_refused(name):
    assert f"“{name}” ada dua kali" in refused(zip_of((name, b"<x/>"))).pesan


def test_names_that_climb_are_refused(subtests):
    for name in ["../x.xml", "xl/../../x", "/etc/x", "C:/x", "..", "xl\\x.xml", "a\0b.xml"]:
        with subtests.test(name):
            # Written into the bytes: Python's own zipfile would tidy some of them up.
            raw = name.encode().ljust(3, b"/")
            data = zip_of(("Q" * len(raw), b"x")).replace(b"Q" * len(raw), raw)
            assert "menunjuk ke luar berkas" in refused(data).pesan


def local_size(data: bytes) -> bytes:
    at = data.index(SHEET.encode()) - 30
    flags = struct.unpack_from("<H", data, at + 6)[0]
    assert not flags & 8
    return data[: at + 22] + struct.pack("<I", 7) + data[at + 26 :]


TRICKS = {
    "local name": lambda data: data.replace(
        SHEET.encode(), SHEET.replace("sheet1", "sheet9").encode(), 1
    ),
    "local size": local_size,
    "two archives": lambda data: zip_of(("lain.txt", b"x")) + data,
    "second end": lambda data: data[:-2] + struct.pack("<H", 22) + b"PK\x05\x06" + bytes(18),
    "hidden tail": lambda data: data + b"ekor",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_an_archive_that_can_be_read_in_two_ways_is_refused(trick):
    plain = change_parts(XLSX, lambda _, content: content)
    assert open_file(plain, "xlsx")["lembar"]
    assert re.search("disusun tidak wajar|rusak|arsip ZIP", refused(TRICKS[trick](plain)).pesan)


@pytest.mark.parametrize("name", ["xl/besar.xml", "xl/media/image1.png", "docProps/x.bin"])
def test_a_part_beyond_five_megabytes_is_refused(name):
    data = add_parts(XLSX, {name: b"<a>" + b" " * limits.MAX_ENTRY + b"</a>"})
    assert len(data) < 60_000
    assert f"Bagian “{name}” di dalam berkas ini 5 MB" in refused(data).pesan


def test_a_photograph_of_six_megabytes_is_no_trap():
    noise = zlib.compress(b"foto")[:4] + b"".join(
        struct.pack("<Q", number * 0x9E3779B97F4A7C15 % 2**64) for number in range(6 << 17)
    )
    assert open_file(add_parts(XLSX, {"xl/media/image1.jpeg": noise}), "xlsx")["lembar"]


def test_a_cell_beyond_excels_limit_is_refused_with_its_place_and_what_stood_there():
    """The workbook has 7 KB, its cell a megabyte."""
    data = xlsx([["NO", "LANGKAH AKSI"], [1, "x"]])
    data = change_parts(
        data, lambda name, xml: xml.replace(b"<t>x</t>", b"<t>%b</t>" % (b"Rapat. " * 150_000))
    )
    assert len(data) < 12_000
    [error] = read_file(data, "a.xlsx").galat
    assert (error.lembar, error.baris, error.kolom, error.sel) == ("Rencana Aksi", 2, "B", "B2")
    assert (error.nilai or "").startswith("Rapat. Rapat.")
    assert "1049999 huruf; satu sel paling banyak memuat 32767 huruf" in error.pesan


@pytest.mark.parametrize("length", [limits.MAX_CELL, limits.MAX_CELL + 1])
def test_the_limit_of_a_cell_holds_for_every_kind_of_file(length):
    text = "y" * length
    ods = change_parts(
        ODS,
        lambda name, xml: (
            xml.replace(b"LANGKAH AKSI", text.encode()) if name == "content.xml" else xml
        ),
    )
    # openpyxl itself cuts what it writes at the limit.
    book = change_parts(
        xlsx([["a", "x"]]), lambda _, xml: xml.replace(b"<t>x</t>", b"<t>%b</t>" % text.encode())
    )
    for data in (book, ods, word(text), csv_text((("a", text), ("b", "c")), ",").encode()):
        errors = [
            galat for galat in read_file(data, "a").galat if galat.code == "files.cell_too_long"
        ]
        assert bool(errors) == (length > limits.MAX_CELL)


def png(width: int, height: int, content: bytes) -> bytes:
    """Make a PNG of one bit a pixel that claims this size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", content) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "picture",
    [png(60_000, 60_000, zlib.compress(bytes(1 << 22), 9)), b"\x89PNG\r\n\x1a\nrusak", b""],
    ids=["bom", "rusak", "kosong"],
)
def test_pictures_are_not_opened_whatever_they_are(picture):
    workbook = load_workbook(io.BytesIO(XLSX))
    workbook.active.add_image(Image(io.BytesIO(png(1, 1, zlib.compress(bytes(2))))))
    drawn = saved(workbook)
    data = change_parts(drawn, lambda name, part: picture if name.startswith("xl/media/") else part)
    plain, result = read_file(XLSX, "a.xlsx"), read_file(data, "a.xlsx")
    assert (result.langkah, result.galat, result.peringatan) == (
        plain.langkah,
        (),
        plain.peringatan,
    )
