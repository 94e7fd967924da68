"""Which kind of file is this, by what stands in it? Its name and what the browser says of it are never asked. Runs in a
child (`monev.children`); nothing is opened here beyond the frame of the file and what of it acts."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import ExifTags, Image

from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.active_content import elements, find_active
from monev.reading.files.packages import check_structure

MAX_PIXELS = 100_000_000  # a phone's camera takes 12 to 50 million; opened, 100 million are 300 MB
MAX_SIDE = 30_000

ACCEPTED = "Yang diterima: PDF, JPG, PNG, DOCX, XLSX; paling besar 25 MB."
_SEND_AGAIN = "Buka berkas itu di komputer Anda, pastikan utuh, simpan ulang, lalu coba lagi."
_WITHOUT_ACTIVE = "Hapus bagian itu lalu simpan ulang (.docx atau .xlsx), atau simpan sebagai PDF."
_SAVE_AS_ORDINARY = "Simpan ulang sebagai .docx, .xlsx, atau PDF."

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "gambar GIF"),
    (b"RIFF", "gambar WebP atau video"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dokumen Office lama (.doc, .xls) atau yang dilindungi kata sandi"),
    (b"Rar!", "arsip RAR"),
    (b"MZ", "program Windows"),
)
"""First bytes of what people send by mistake, or others on purpose → what it is called."""

_OFFICE = {"wordprocessingml.document.main+xml": "docx", "spreadsheetml.sheet.main+xml": "xlsx"}
"""The type of a document's main part, whatever that is called: Word on the web calls it word/document2.xml."""
_CONTENT_TYPES = "[Content_Types].xml"
DAMAGED = (OSError, ValueError, SyntaxError, LookupError, TypeError, struct.error)
"""What Pillow says of damaged pictures."""
Image.MAX_IMAGE_PIXELS = None  # nothing is opened here but the head of a picture, and its size is judged below


def find_kind(data: bytes) -> str:
    """pdf, jpg, png, docx or xlsx. Raises FileRefused saying what it is, and what is accepted."""
    for beginning, check in _CHECKS.items():
        if data.startswith(beginning):
            return check(data)
    start = data[:1024].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<svg", b"<?xml", b"<script")):
        raise _other("halaman web, SVG atau XML")
    if data[4:8] == b"ftyp":
        raise _other("video, atau foto HEIC dari ponsel")
    raise _other(next((name for beginning, name in _OTHERS if data.startswith(beginning)), "berkas jenis lain"))


def answer(_: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """The child's side of `files.check_file`."""
    kind = find_kind(data)
    return {"jenis": kind, "tempat": kind == "jpg" and says_place(data)}, b""


def says_place(data: bytes) -> bool:
    """Whether a photo says where it was taken (EXIF), as phones write it."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            return bool(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except DAMAGED:
        return False


def _pdf(data: bytes) -> str:
    if b"%%EOF" not in data[-2048:] or b"startxref" not in data[-4096:]:
        raise _broken("PDF ini terpotong: bagian akhirnya tidak ada.")
    return "pdf"


def _png(data: bytes) -> str:
    if data[12:16] != b"IHDR" or len(data) < 45 or b"IEND" not in data[-4096:]:
        raise _broken("Gambar PNG ini rusak atau terpotong.")
    _check_picture(*struct.unpack(">II", data[16:24]))
    return "png"


def _jpg(data: bytes) -> str:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            size = picture.size
    except DAMAGED as cause:
        raise _broken("Foto JPG ini rusak atau terpotong.") from cause
    if b"\xff\xd9" not in data[-(len(data) // 2) :]:
        raise _broken("Foto JPG ini rusak atau terpotong.")
    _check_picture(*size)
    return "jpg"


def _check_picture(width: int, height: int) -> None:
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE) or width * height > MAX_PIXELS:
        raise FileRefused(
            f"Gambar ini berukuran {width} × {height} titik; batasnya {MAX_PIXELS // 1_000_000} juta titik.",
            "Perkecil gambarnya, lalu coba lagi.",
        )


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_may_be_opened(archive)
            check_structure(data)
            if active := find_active(data):
                raise FileRefused(f"Dokumen ini memuat {' dan '.join(active)}.", _WITHOUT_ACTIVE)
            kind = _kind_of_archive(archive)
            for entry in archive.infolist():
                with archive.open(entry) as part:  # its first bytes tell whether it is there at all
                    part.read(1)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as cause:
        raise _broken("Dokumen ini rusak atau terpotong.") from cause
    return kind


def _check_may_be_opened(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileRefused("Berkas ini dilindungi kata sandi.", "Hapus kata sandinya, simpan ulang, coba lagi.")
    if len(entries) > limits.MAX_ENTRIES or sum(entry.file_size for entry in entries) > limits.MAX_UNPACKED:
        raise FileRefused("Isi berkas ini terlalu besar setelah dibuka.", "Simpan sebagai PDF, lalu coba lagi.")
    if _CONTENT_TYPES not in archive.namelist():
        raise _other("arsip ZIP atau dokumen lain")


def _kind_of_archive(archive: zipfile.ZipFile) -> str:
    names = {name.lower() for name in archive.namelist()}
    for element, said, _ in elements(archive, _CONTENT_TYPES):
        kind = _OFFICE.get(said.get("ContentType", "").rpartition("officedocument.")[2])
        if kind and (element == "Default" or said.get("PartName", "")[1:].lower() in names):
            return kind
    raise FileRefused("Dokumen ini bukan .docx atau .xlsx biasa.", _SAVE_AS_ORDINARY)


_CHECKS: dict[bytes, Callable[[bytes], str]] = {
    b"%PDF-": _pdf,
    b"\x89PNG\r\n\x1a\n": _png,
    b"\xff\xd8\xff": _jpg,
    b"PK\x03\x04": _office,
}
"""First bytes → the check of that kind."""


def _other(what: str) -> FileRefused:
    return FileRefused(f"Isi berkas ini {what}.", ACCEPTED)


def _broken(what: str) -> FileRefused:
    return FileRefused(what, _SEND_AGAIN)
