"""Binary Excel workbooks are read with their merges, written here record by record as [MS-XLSB] says."""

import io
import struct
import zipfile
from collections.abc import Sequence

from monev.reading import read_file
from monev.reading.files.active_content import DDE, find_active
from tests.reading.tables import Row

_XML = '<?xml version="1.0"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)


def record(number: int, content: bytes = b"") -> bytes:
    """One record: its number in one or two bytes, its length in as many as it takes."""
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, size = len(content), bytearray()
    while length > 0x7F:
        size.append(length & 0x7F | 0x80)
        length >>= 7
    return head + bytes([*size, length]) + content


def wide(text: str) -> bytes:
    """A text with its length before it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def sheet(rows: Sequence[Row], merges: Sequence[tuple[int, int, int, int]]) -> bytes:
    """A worksheet; merges as first row, last row, first column, last column, from 0."""
    cells = b""
    for number, row in enumerate(rows):
        cells += record(0, struct.pack("<I", number) + bytes(13))
        for column, value in enumerate(row):
            start = struct.pack("<II", column, 0)
            if isinstance(value, int):
                cells += record(5, start + struct.pack("<d", value))
            elif value is not None:
                cells += record(6, start + wide(str(value)))
    merged = record(177, struct.pack("<I", len(merges))) + b"".join(record(176, struct.pack("<4I", *m)) for m in merges)
    size = struct.pack("<4I", 0, len(rows) - 1, 0, 10)
    return record(129) + record(148, size) + record(145) + cells + record(146) + merged + record(178) + record(130)


def xlsb(rows: Sequence[Row], merges: Sequence[tuple[int, int, int, int]] = (), *, linked: int | None = None) -> bytes:
    """A workbook of one sheet; `linked`: with a link of this type."""
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
    sheets = record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Renaksi")) + record(144)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        links = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{link}</Relationships>'
        archive.writestr("xl/_rels/workbook.bin.rels", links)
        archive.writestr("xl/workbook.bin", record(131) + sheets + record(132))
        archive.writestr("xl/worksheets/sheet1.bin", sheet(rows, merges))
        if linked is not None:
            archive.writestr("xl/luar.bin", record(360, struct.pack("<H", linked) + wide("cmd") + wide("/c calc")))
    return stream.getvalue()


ROWS: tuple[Row, ...] = (
    ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",),
    ("NO", "KOMPONEN", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim", "Membentuk tim", "SK Tim", "Juli 2025"),
    (None, None, "Membagi tugas", "Uraian tugas", None),
    (2, "Monev", "Rapat", "Notula", None),
)


def test_a_binary_workbook_is_read_with_its_merges() -> None:
    reading = read_file(xlsb(ROWS, merges=[(3, 4, 4, 4), (3, 4, 0, 0)]), "a.xlsb")
    assert (reading.satker, reading.tahun, reading.galat) == ("KPU Kabupaten Contoh", 2025, ())
    assert [(lk.kode, [tenggat.tenggat for tenggat in lk.tenggat]) for lk in reading.langkah] == [
        ("I.1.1", ["2025-07"]),
        ("I.1.2", ["2025-07"]),
        ("I.2.1", []),
    ]
    assert "Berkas .xlsb" in reading.keterangan["tidak_terbaca"]


def test_a_cut_binary_workbook_is_refused_as_damaged() -> None:
    whole = xlsb(ROWS)
    for data in (whole[:-300], whole.replace(b"xl/workbook.bin", b"xl/workbook.bin", 1)[:400]):
        reading = read_file(data, "a.xlsb")
        assert reading.langkah == ()
        assert "rusak" in reading.galat[0].pesan


def test_a_command_in_a_binary_workbook_is_said_and_a_link_to_another_is_not() -> None:
    assert find_active(xlsb(ROWS, linked=1)) == (DDE,)
    assert find_active(xlsb(ROWS, linked=0)) == ()
    reading = read_file(xlsb(ROWS, linked=1), "a.xlsb")
    assert reading.langkah
    assert sum(DDE in remark.pesan for remark in reading.peringatan) == 1
