"""Bytes of a text file → the rows of a CSV: its encoding is found, and what is no table is named. Runs in the child."""

from __future__ import annotations

import codecs
from typing import Any

from monev.core.errors import FileRefused
from monev.reading.files.csv_text import read_csv
from monev.reading.files.gate import SAVE_AS_XLSX, unknown_error

_REST_1252 = "sisa-windows-1252"


def _decode_rest_as_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error(_REST_1252, _decode_rest_as_1252)


def read(data: bytes) -> dict[str, Any]:
    """{"baris": rows as lists of cells, "pengodean": encoding, "pemisah": separator}. Raises FileRefused where the
    text is none of a table, or too large."""
    text, encoding = _decode_text(data)
    start = text[:2000].lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<!--", "<table", "<head", "<body", "<style", "<meta")):
        raise FileRefused("Berkas ini halaman web (HTML) yang diberi nama Excel atau CSV.", SAVE_AS_XLSX)
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise FileRefused("Berkas ini XML Spreadsheet 2003, yang biasanya diberi nama .xls.", SAVE_AS_XLSX)
    if start.startswith("<?xml") or start.startswith("<workbook"):
        raise FileRefused("Berkas ini berformat XML, bukan workbook Excel (.xlsx) atau CSV.", SAVE_AS_XLSX)
    if not text.strip():
        raise FileRefused("Berkas ini tidak berisi apa pun.", "Periksa apakah berkasnya tersimpan dengan benar.")
    rows, separator = read_csv(text)
    return {"baris": rows, "pengodean": encoding, "pemisah": separator}


def _decode_text(data: bytes) -> tuple[str, str]:
    """Bytes → text, by BOM, else UTF-8, else Windows-1252 (what Excel's plain "CSV" is in Indonesia)."""
    data = data.removeprefix(codecs.BOM_UTF8) if (has_bom := data.startswith(codecs.BOM_UTF8)) else data
    for bom, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(bom):
            return _try_decode(data, encoding), encoding
    if b"\x00" in data[:4000]:
        # UTF-16 without its mark has a zero in every other byte of plain text; anything else with zeros is binary.
        for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if data[start:4000:2].count(0) > 0.7 * len(data[start:4000:2]):
                return _try_decode(data, encoding), encoding
        raise unknown_error()
    try:
        text, encoding = data.decode("utf-8"), "utf-8-sig" if has_bom else "utf-8"
    except UnicodeDecodeError:
        text, encoding = _decode_non_utf8(data)
    if _has_control_characters(text):
        raise unknown_error()
    return text, encoding


def _decode_non_utf8(data: bytes) -> tuple[str, str]:
    """Text that is UTF-8 but for a few bytes (rows pasted from another file), or of an older encoding as a whole."""
    decoded = data.decode("utf-8", errors="replace")
    broken = decoded.count("\ufffd")
    foreign = len(decoded) - len(decoded.encode("ascii", "ignore")) - broken
    if foreign > broken:
        return data.decode("utf-8", errors=_REST_1252), "utf-8 dan windows-1252"
    # "CSV (Macintosh)" of Excel ends its lines as no other program does.
    name = "mac-roman" if b"\r" in data and b"\n" not in data else "windows-1252"
    return _try_decode(data, name), name


def _try_decode(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as cause:
        raise unknown_error() from cause
    if _has_control_characters(text):
        raise unknown_error()
    return text


def _has_control_characters(text: str) -> bool:
    """Whether the text holds control characters that no spreadsheet program writes."""
    return any(ord(character) < 32 and character not in "\t\n\r\f\v" for character in text[:4000])
