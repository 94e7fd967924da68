"""Finds the kind of a file by its content, never by its name or what the browser says.

Runs in a child (`monev.children`). Only the frame of a file is opened, and its active parts are
looked for.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from PIL import ExifTags, Image

from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.core.words import read_words, worded
from monev.reading.files import limits
from monev.reading.files.gate import is_pdf
from monev.reading.files.packages import check_structure, find_active, main_kind

MAX_PIXELS = 100_000_000  # 300 MB when opened; a phone's camera takes 12 to 50 million
MAX_SIDE = 30_000
_WORDS = read_words(__file__)
_OTHERS = {
    b"GIF8": "gambar GIF",
    b"RIFF": "gambar WebP atau video",
    b"Rar!": "arsip RAR",
    b"MZ": "program Windows",
}
"""First bytes of files that people send by mistake, or others on purpose → what they are."""
DAMAGED = (OSError, ValueError, SyntaxError, LookupError, TypeError, struct.error)
"""The errors that Pillow raises for damaged pictures."""
# Only the head of a picture is opened here, and its size is checked below.
Image.MAX_IMAGE_PIXELS = None


def find_kind(data: bytes) -> str:
    """Return pdf, jpg, png, docx or xlsx. Raises FileRefused, with what it is and what would do."""
    for beginning, check in _CHECKS.items():
        if data.startswith(beginning):
            return check(data)
    start = data[:1024].lstrip().lower()
    what = other = "berkas jenis lain"
    for beginning, name in _OTHERS.items():
        if data.startswith(beginning):
            what = name
    if start.startswith((b"<!doctype html", b"<html", b"<svg", b"<?xml", b"<script")):
        what = "halaman web, SVG atau XML"
    elif data[4:8] == b"ftyp":
        what = "video, atau foto HEIC dari ponsel"
    elif what == other and is_pdf(data):
        return _pdf(data)
    raise _refused("other_kind", what=what)


def answer(_: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """Answer `files.check_file` in the child.

    The answer is the kind, and if a photo says where it was taken (EXIF).
    """
    kind = find_kind(data)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            says_place = bool(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except DAMAGED:
        says_place = False
    return {"jenis": kind, "tempat": says_place}, b""


def _pdf(data: bytes) -> str:
    # In its second half: a mail or web server may have put something behind it, zeros above all.
    whole = data.rstrip(b"\0")
    if b"%%EOF" not in whole[-(len(whole) // 2) :] or b"startxref" not in whole:
        raise _refused("damaged", what="PDF")
    return "pdf"


def _picture(kind: str, end: bytes, data: bytes) -> str:
    """Check a picture that must have `end` in its second half, and return its kind.

    Pillow's own name is not asked: it differs for a phone's JPEG of several pictures.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            width, height = picture.size
    except DAMAGED as cause:
        raise _refused("damaged", what="Gambar") from cause
    if end not in data[-(len(data) // 2) :]:
        raise _refused("damaged", what="Gambar")
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE) or width * height > MAX_PIXELS:
        raise _refused("too_many_dots", width=width, height=height, most=MAX_PIXELS // 1_000_000)
    return kind


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_may_be_opened(archive)
            check_structure(data)
            if active := find_active(data):
                raise _refused("active", what=" dan ".join(active))
            kind = main_kind(archive)
            if kind not in ("docx", "xlsx"):
                raise _refused("not_ordinary")
            for entry in archive.infolist():
                with archive.open(entry) as part:
                    part.read(1)  # fails if the part is not there at all
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
    ) as cause:
        raise _refused("damaged", what="Dokumen") from cause
    return kind


def _check_may_be_opened(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise _refused("password")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.MAX_ENTRIES or unpacked > limits.MAX_UNPACKED:
        raise _refused("too_large_unpacked")
    if "[Content_Types].xml" not in archive.namelist():
        raise _refused("other_kind", what="arsip ZIP atau dokumen lain")


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _refused("password")
    raise _refused("other_kind", what="dokumen Office lama (.doc, .xls)")


_CHECKS: dict[bytes, Callable[[bytes], str]] = {
    b"\x89PNG\r\n\x1a\n": partial(_picture, "png", b"IEND"),
    b"\xff\xd8\xff": partial(_picture, "jpg", b"\xff\xd9"),
    b"PK\x03\x04": _office,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _ole,
}
"""First bytes → the check of that kind."""


def _refused(code: str, **values: object) -> FileRefused:
    return worded(FileRefused, _WORDS[code], **values)
