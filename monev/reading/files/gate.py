"""Judge a file by its content, never by its name, and open it if that is safe.

A child process that can do no harm opens it (`monev.children`). The reader takes `.xlsx`/`.xlsm`,
`.xls`, `.ods`, `.docx` and CSV. All else is refused by a sentence that says what to do.
"""

import io
import struct
import zipfile
import zlib

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.packages import main_kind, read_first

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# A PDF may have some bytes of a mail or web server before its mark; readers look for it in the
# first kilobyte.
_PDF_MARK, _PDF_START = b"%PDF-", 1024
# Records of an .xls workbook stream: its beginning (BIFF8), and the mark of encryption.
_XLS_START = bytes.fromhex("0908100000060500")
_XLS_PASSWORD = 0x2F
# The record that ends a zip, and the most bytes that an office program's list spends on a part.
_ZIP_END, _LONGEST_PART_RECORD = b"PK\x05\x06", 1_000
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
_APPLE = (".iwa", "index.numbers", "Index.zip")
"""Endings of the parts that Numbers, Pages and Keynote write."""


def check_file(data: bytes) -> str:
    """Return the kind of a table file: "xlsx", "xls", "ods", "docx" or "csv".

    Only the child can say if a "csv" is a table. Raises FileRefused, with the reason and a next
    step, for any other file.
    """
    if not data:
        raise limits.refusal("empty")
    if len(data) > limits.MAX_SIZE:
        most = limits.MAX_SIZE // limits.MIB
        raise limits.refusal("too_big", size=len(data) / limits.MIB, most=most)
    if data.startswith(_OLE):
        _check_ole(data)
        return "xls"
    if is_pdf(data):
        raise limits.refusal("pdf")
    for mark, code in limits.WORDS["first_bytes"].items():
        if data.startswith(mark.encode("latin-1")):
            raise limits.refusal(code)
    for mark, code in limits.WORDS["fifth_bytes"].items():
        if data[4:].startswith(mark.encode()):
            raise limits.refusal(code)
    if data.startswith(b"PK"):
        return _check_zip(data)
    return "csv"


def open_file(data: bytes, jenis: str, seconds: float = limits.MAX_SECONDS) -> JsonObject:
    """Open a file of this kind (as `check_file` names it) and return it as plain data.

    Raises FileRefused. `seconds` is processor time: a busy machine is no fault of the file.
    """
    reader = "monev.reading.files.worker:read"
    try:
        return run_in_child(FILES, reader, {"jenis": jenis}, data, seconds=seconds)[0]
    except ChildStopped as cause:
        raise stopped_error(cause.why, jenis, seconds) from cause


def stopped_error(why: str, jenis: str, seconds: float) -> FileRefused:
    """Return the refusal of a file whose child gave no answer (`ChildStopped.why`)."""
    words = limits.WORDS
    sentence = words["lacked"].get(why)
    if sentence:
        advice = words["only_table"].get(jenis, words["advice"]["to_workbook"])
        return FileRefused(sentence.format(seconds=seconds), advice)
    _, advice = words["kinds"][jenis]
    return FileRefused(words["of_child"]["stopped"], advice)


def is_pdf(data: bytes) -> bool:
    """True if these bytes are a PDF."""
    return _PDF_MARK in data[:_PDF_START]


def _check_ole(data: bytes) -> None:
    """Refuse anything but an old Excel workbook in the old container.

    Its stream names are UTF-16.
    """
    if _is_encrypted_xls(data):
        raise limits.refusal("password")
    for name, code in limits.WORDS["ole_streams"].items():
        if name.encode("utf-16-le") in data:
            raise limits.refusal(code)
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book\0")):
        raise limits.refusal("unknown")


def _is_encrypted_xls(data: bytes) -> bool:
    """True if an .xls is encrypted: FILEPASS is among its first records, [MS-XLS] 2.4.117.

    Calamine can't tell.
    """
    at = data.find(_XLS_START)
    for _ in range(3):
        if at < 0 or at + 4 > len(data):
            return False
        record, length = struct.unpack_from("<HH", data, at)
        if record == _XLS_PASSWORD:
            return True
        at += 4 + length
    return False


def _check_zip(data: bytes) -> str:
    """Return the kind of a sound, unencrypted package of reasonable unpacked size.

    Raises FileRefused for any other zip. Only the list of its parts is read here; the child looks
    at the parts (`packages`).
    """
    most = limits.MAX_UNPACKED // limits.MIB
    too_large = limits.refusal("unpacked", most=most, parts=limits.MAX_ENTRIES)
    # The list at the end says how many parts it has, and its length how many fit: a list of
    # millions is not even read.
    end = data.rfind(_ZIP_END)
    if 0 <= end <= len(data) - 16:
        claimed, length = struct.unpack_from("<HL", data, end + 10)
        if max(claimed, length // _LONGEST_PART_RECORD) > limits.MAX_ENTRIES:
            raise too_large
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if len(entries) > limits.MAX_ENTRIES or unpacked > limits.MAX_UNPACKED:
                raise too_large
            if any(entry.flag_bits & 0x1 for entry in entries):
                raise limits.refusal("password")
            return _kind_of_package(archive)
    except _DAMAGED as cause:
        raise limits.refusal("cut") from cause


def _kind_of_package(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    kind = main_kind(archive)
    if kind in ("xlsx", "xlsm") or "xl/workbook.xml" in names:
        return "xlsx"
    if kind == "docx" or "word/document.xml" in names:
        return "docx"
    if "content.xml" in names or "encrypted-package" in names:  # LibreOffice locks the whole
        _check_odf(archive)
        return "ods"
    if "xl/workbook.bin" in names:
        raise limits.refusal("xlsb")
    if "ppt/presentation.xml" in names:
        raise limits.refusal("pptx")
    is_of_apple = any(name.endswith(_APPLE) for name in names)
    raise limits.refusal("numbers" if is_of_apple else "zip")


def _check_odf(archive: zipfile.ZipFile) -> None:
    """Refuse an OpenDocument package that is encrypted or no spreadsheet."""
    jenis = read_first(archive, "mimetype")
    if b"encryption-data" in read_first(archive, "META-INF/manifest.xml"):
        raise limits.refusal("password")
    if b"opendocument.text" in jenis:
        raise limits.refusal("odt")
    if jenis.strip() and not jenis.startswith(_SPREADSHEET):
        raise limits.refusal("other_odf")
