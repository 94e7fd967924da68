"""The gate: what kind of file is this, judged by its content and not by its name, and is it safe to open?

What can be read is `.xlsx`/`.xlsm`, `.xlsb`, `.xls`, `.ods`, `.docx` and CSV; a PDF is known, but only gives a draft
workbook (`outputs.pdf_draft`). Everything else that offices send by mistake is refused by its own sentence that says
what to do instead.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from monev.core.errors import FileRefused
from monev.reading.files import limits

SAVE_AS_XLSX = (
    "Buka berkas itu di Excel atau LibreOffice, pilih Simpan Sebagai, lalu pilih jenis Excel Workbook (.xlsx)."
)
SAVE_AS_DOCX = "Buka berkas itu di Word atau LibreOffice, pilih Simpan Sebagai, lalu pilih jenis Dokumen Word (.docx)."
COPY_TABLE = "Salin tabel rencana aksinya ke Excel, lalu simpan sebagai Excel Workbook (.xlsx)."
_REMOVE_PASSWORD = "Buka dengan kata sandinya, hapus kata sandi itu lewat File › Info, lalu simpan ulang."

# First bytes → (what it is, what to do). Only kinds that people do upload by mistake.
_LEADING_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "Berkas ini gambar (PNG), bukan tabel.", COPY_TABLE),
    (b"\xff\xd8\xff", "Berkas ini gambar (JPEG), bukan tabel.", COPY_TABLE),
    (b"{\\rtf", "Berkas ini dokumen RTF, bukan workbook Excel dan bukan .docx.", SAVE_AS_DOCX),
    (b"Rar!", "Berkas ini arsip RAR.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."),
    (b"7z\xbc\xaf", "Berkas ini arsip 7z.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."),
    (b"\x1f\x8b", "Berkas ini arsip GZIP.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."),
    (b"MIME-Version", "Berkas ini halaman web (MHTML) yang diberi nama Excel.", SAVE_AS_XLSX),
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# A PDF may have some bytes of a mail or web server before its mark; readers look for it in the first kilobyte.
_PDF_MARK, _PDF_START = b"%PDF-", 1024
# Records of an .xls workbook stream: its beginning (BIFF8), and the one that says that all after it is encrypted.
_XLS_START, _XLS_PASSWORD = bytes.fromhex("0908100000060500"), 0x2F
# The record that ends a zip, and what a part takes in its list at the most in an office program's file.
_ZIP_END, _LONGEST_PART_RECORD = b"PK\x05\x06", 1_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError)
_ODF_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def check_file(data: bytes) -> str:
    """What kind of table file these bytes are: "xlsx", "xlsb", "xls", "ods", "docx", "pdf" or "csv", of which only the
    child says whether it is a table. Raises FileRefused with the reason and a next step if they are none."""
    if not data:
        raise FileRefused("Berkas ini kosong (0 byte).", "Periksa apakah berkasnya tersimpan dengan benar.")
    if len(data) > limits.MAX_SIZE:
        raise FileRefused(
            f"Ukuran berkas {len(data) / limits.MIB:.0f} MB, melebihi batas {limits.MAX_SIZE // limits.MIB} MB.",
            "Hapus gambar dan lembar yang bukan rencana aksi, lalu simpan ulang.",
        )
    if data.startswith(_OLE):
        _check_ole(data)
        return "xls"
    if is_pdf(data):
        return "pdf"
    for mark, message, advice in _LEADING_MARKS:
        if data.startswith(mark):
            raise FileRefused(message, advice)
    if data.startswith(b"PK"):
        return _check_zip(data)
    return "csv"


def is_pdf(data: bytes) -> bool:
    """Whether these bytes are a PDF."""
    return _PDF_MARK in data[:_PDF_START]


def _check_ole(data: bytes) -> None:
    """Refuse what else than an old Excel workbook comes in the old container. Its stream names are UTF-16."""

    def holding(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holding("EncryptedPackage") or holding("EncryptionInfo") or _is_encrypted_xls(data):
        raise password_error()
    if holding("WordDocument"):
        raise FileRefused("Berkas ini dokumen Word lama (.doc).", SAVE_AS_DOCX)
    if holding("PowerPoint Document"):
        raise FileRefused("Berkas ini presentasi PowerPoint lama (.ppt), bukan tabel.", COPY_TABLE)
    if not holding("Workbook") and not holding("Book\0"):
        raise unknown_error()


def _is_encrypted_xls(data: bytes) -> bool:
    """Whether an .xls is encrypted: FILEPASS is among the first records, [MS-XLS] 2.4.117. Calamine can't say so."""
    at = data.find(_XLS_START)
    for _ in range(3):
        if at < 0 or at + 4 > len(data):
            return False
        record, length = (int.from_bytes(data[at + offset : at + offset + 2], "little") for offset in (0, 2))
        if record == _XLS_PASSWORD:
            return True
        at += 4 + length
    return False


def _check_zip(data: bytes) -> str:
    """The kind of a sound, unencrypted package of reasonable unpacked size; raises FileRefused for any other zip.

    Only the list of its parts is read here; its parts are looked at by the child (`packages`).
    """
    if _part_count(data) > limits.MAX_ENTRIES:
        raise _too_large_error()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.MAX_ENTRIES or sum(entry.file_size for entry in entries) > limits.MAX_UNPACKED:
                raise _too_large_error()
            if any(entry.flag_bits & 0x1 for entry in entries):
                raise password_error()
            return _kind_of_package(archive)
    except _DAMAGED as cause:
        raise FileRefused(
            "Berkas ini rusak atau terpotong, sehingga tidak dapat dibuka.",
            "Buka di programnya dan simpan ulang; bila tidak bisa, minta lagi berkas aslinya.",
        ) from cause


def _kind_of_package(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    types = _read_first(archive, "[Content_Types].xml").replace(b"\0", b"").lower()
    if "word/document.xml" in names or b"wordprocessingml.document.main+xml" in types:
        return "docx"
    if "content.xml" in names:
        _check_odf(archive)
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "ppt/presentation.xml" in names:
        raise FileRefused("Berkas ini presentasi PowerPoint, bukan tabel.", COPY_TABLE)
    raise FileRefused(
        "Berkas ini arsip ZIP, bukan workbook Excel.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."
    )


def _part_count(data: bytes) -> int:
    """How many parts the list at the end claims or has room for: a list of millions is not even read."""
    end = data.rfind(_ZIP_END)
    claimed, length = struct.unpack("<HL", data[end + 10 : end + 16]) if 0 <= end <= len(data) - 16 else (0, 0)
    return max(claimed, length // _LONGEST_PART_RECORD)


def _too_large_error() -> FileRefused:
    return FileRefused(
        "Isi berkas ini terlalu besar setelah dibuka "
        f"(batasnya {limits.MAX_UNPACKED // limits.MIB} MB dan {limits.MAX_ENTRIES} bagian).",
        "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu.",
    )


def _check_odf(archive: zipfile.ZipFile) -> None:
    """Refuse what else than an OpenDocument spreadsheet comes in such a package, and an encrypted one."""
    jenis = _read_first(archive, "mimetype")
    if b"encryption-data" in _read_first(archive, "META-INF/manifest.xml"):
        raise password_error()
    if b"opendocument.text" in jenis:
        raise FileRefused("Berkas ini dokumen LibreOffice Writer (.odt).", SAVE_AS_DOCX)
    if jenis.strip() and not jenis.startswith(_ODF_SHEET):
        raise FileRefused("Berkas ini berformat OpenDocument, tetapi bukan lembar kerja (.ods).", SAVE_AS_XLSX)


def _read_first(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first megabyte of a part; empty where it is not there."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(limits.MIB)


def password_error() -> FileRefused:
    """What nobody can read without its password."""
    return FileRefused("Berkas ini dilindungi kata sandi, sehingga isinya tidak dapat dibaca.", _REMOVE_PASSWORD)


def unknown_error() -> FileRefused:
    """Bytes that are no kind of file that can be read."""
    return FileRefused(
        "Berkas ini bukan workbook Excel (.xlsx, .xls) atau LibreOffice (.ods), bukan dokumen Word (.docx), dan bukan "
        "CSV.",
        SAVE_AS_XLSX,
    )
