"""The child process that opens files: what it is sent may be hostile, so it can be killed.

Run as `python -m monev.reading.files.worker`. It answers many files one after another, because importing openpyxl
costs ten
times as much as reading a decree (130 ms against 10 ms). Workbooks (.xlsx) are opened here; the other kinds in
`xls_ods`, `word` and `pdf`, imported when the first such file comes. A request is four bytes of kind, eight of length
and the file; an answer eight bytes of length and JSON. It imports nothing of the project but the limits, the text of
values and small tables.
"""

from __future__ import annotations

import gc
import io
import json
import os
import re
import struct
import sys
import zipfile
import zlib
from datetime import date, datetime
from importlib import import_module
from typing import Any, BinaryIO
from xml.etree import ElementTree

# openpyxl imports numpy where it is installed (60 ms, 30 MB) only to recognise its number types.
sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]

from openpyxl import load_workbook  # noqa: E402
from openpyxl.utils import range_boundaries  # noqa: E402
from openpyxl.utils.exceptions import InvalidFileException  # noqa: E402
from openpyxl.workbook import Workbook  # noqa: E402
from openpyxl.worksheet.worksheet import Worksheet  # noqa: E402

from monev.reading.files import limits  # noqa: E402
from monev.reading.files.rejection import TooLarge, Unreadable  # noqa: E402
from monev.reading.files.shown_text import value_text  # noqa: E402
from monev.reading.files.xlsx_variants import make_usual, without_prefix  # noqa: E402

# What openpyxl and the zip and XML readers under it raise on damaged workbooks (found by damaging workbooks).
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    InvalidFileException,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
    AssertionError,
)
_RETIRE_AT = 300 * limits.MIB
_CONTENT = (b"<v>", b"<is>", b"<f>", b"<f ")
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(<v>[^<])?')
_MERGES = re.compile(rb'<mergeCell\b[^>]{0,40}\bref="([^"]{1,30})"')
_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NAMESPACE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


# Kind of file → the module whose `read` opens it.
_READERS = {
    "xls": "monev.reading.files.calamine_books",
    "ods": "monev.reading.files.calamine_books",
    "docx": "monev.reading.files.word_document",
    "pdf": "monev.reading.files.pdf_pages",
}


def read(data: bytes, jenis: str = "xlsx") -> dict[str, Any]:
    """A file as plain data (see `kisi.dari_pekerja`, `dokumen`), or {"galat": code, "sebab": words}."""
    try:
        if jenis == "xlsx":
            return _read_xlsx(data)
        return import_module(_READERS[jenis]).read(data)
    except TooLarge as cause:
        return {"galat": "terlalu_besar", "sebab": str(cause)}
    except Unreadable as cause:
        return {"galat": cause.args[0], "sebab": ""}
    except MemoryError:
        return {"galat": "memori", "sebab": ""}
    except DAMAGED as cause:
        return {"galat": "rusak", "sebab": f"{type(cause).__name__}: {cause}"}


def _read_xlsx(data: bytes) -> dict[str, Any]:
    data = make_usual(data)
    parts = _check_sheet_parts(data)
    workbook = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    sheet = [_read_sheet(worksheet, parts.get(worksheet.title, ())) for worksheet in workbook.worksheets]
    return {"lembar": sheet, "properti": _properties(workbook)}


def _properties(workbook: Workbook) -> dict[str, str]:
    """The workbook's own custom properties, by name."""
    return {p.name: str(p.value) for p in workbook.custom_doc_props.props if p.name}


def _check_sheet_parts(data: bytes) -> dict[str, tuple[str, ...]]:
    """Per sheet the formula cells without a stored result; raises TooLarge before anything costly is done."""
    formula: dict[str, tuple[str, ...]] = {}
    cell = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, path in _sheet_paths(archive):
            xml = without_prefix(archive.read(path))
            cell += xml.count(b"<c ")
            row = _last_row(xml)
            if row > limits.MAX_ROWS:
                raise TooLarge(f"Lembar “{name}” terisi sampai baris {row}; batasnya baris {limits.MAX_ROWS}.")
            if cell > limits.MAX_CELLS:
                raise TooLarge(f"Workbook ini berisi lebih dari {limits.MAX_CELLS} sel.")
            _check_merges(name, xml)
            if b"<f" in xml:
                formula[name] = tuple(s.decode() for s, result in _FORMULA.findall(xml) if not result)
    return formula


def _check_merges(name: str, xml: bytes) -> None:
    """Refuse merges that openpyxl would spend minutes and gigabytes on: it makes a cell of every one they cover."""
    covered = 0
    everything = _MERGES.findall(xml)
    for span in everything:
        left_column, top_row, right_column, bottom_row = range_boundaries(span.decode("utf-8", "replace"))
        covered += (right_column - left_column + 1) * (bottom_row - top_row + 1)
        if covered > limits.MAX_CELLS or len(everything) > limits.MAX_MERGES:
            raise TooLarge(f"Lembar “{name}” berisi terlalu banyak sel gabungan.")


def _sheet_paths(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(sheet name, part) of each sheet whose part stands in the archive."""
    relations = {
        r.get("Id"): (r.get("Target") or "").lstrip("/")
        for r in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    existing = set(archive.namelist())
    path = []
    for worksheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_NAMESPACE}sheet"):
        target = relations.get(worksheet.get(_NAMESPACE_ID), "")
        parts = target if target.startswith("xl/") else f"xl/{target}"
        if parts in existing:
            path.append((worksheet.get("name") or "", parts))
    return path


def _last_row(xml: bytes) -> int:
    """The number of the last row with a filled cell, read off the end of the sheet's XML without parsing it."""
    content = max(xml.rfind(mark) for mark in _CONTENT)
    beginning = xml.rfind(b'<row r="', 0, content) if content > 0 else -1
    if beginning < 0:
        return 0
    figures = xml[beginning + 8 : xml.find(b'"', beginning + 8)]
    return int(figures) if figures.isdigit() else 0


def _read_sheet(worksheet: Worksheet, formula: tuple[str, ...]) -> dict[str, Any]:
    """Filled cells, dates, number formats, fills, links, merges and hidden rows and columns of one sheet."""
    cell: list[tuple[int, int, str]] = []
    day: list[tuple[int, int, str]] = []
    form: list[tuple[int, int, str]] = []
    colour: list[tuple[int, int, str]] = []
    link: list[tuple[int, int, str]] = []
    colour_by_fill: dict[int, str] = {}
    # The cells that stand in the file; openpyxl's public iteration would create every empty cell of the rectangle.
    for (row, column), box in worksheet._cells.items():
        if box.has_style:
            entry = box._style.fillId
            if entry and entry not in colour_by_fill:
                colour_by_fill[entry] = _fill_colour(box)
            if entry and colour_by_fill[entry]:
                colour.append((row, column, colour_by_fill[entry]))
        value = box.value
        if value is None:
            continue
        if isinstance(value, str):
            text = value_text(value)
        else:
            number_format = box.number_format
            text = value_text(value, number_format)
            if isinstance(value, date):
                day.append((row, column, value.isoformat()))
            if number_format != "General":
                form.append((row, column, number_format))
        if text:
            cell.append((row, column, text))
            if box.hyperlink is not None and box.hyperlink.target:
                link.append((row, column, box.hyperlink.target))
            if column > limits.MAX_COLUMNS:
                raise TooLarge(
                    f"Lembar “{worksheet.title}” terisi sampai kolom ke-{column}; batasnya {limits.MAX_COLUMNS}."
                )
    return {
        "nama": worksheet.title,
        "tersembunyi": worksheet.sheet_state != "visible",
        "sel": cell,
        "tanggal": day,
        "bentuk": form,
        "warna": colour,
        "gabungan": [range_boundaries(str(g)) for g in worksheet.merged_cells.ranges],
        "baris_tersembunyi": [n for n, size in worksheet.row_dimensions.items() if size.hidden],
        "kolom_tersembunyi": _hidden_columns(worksheet),
        "rumus_kosong": list(formula),
        "tautan": link,
    }


def _fill_colour(box: Any) -> str:
    """The fill colour of a cell as RRGGBB or "tema-n"; empty where it has none or is plain white."""
    entry = box.fill
    if entry.fill_type is None:
        return ""
    colour = entry.fgColor
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return "" if colour.rgb[-6:].upper() == "FFFFFF" else colour.rgb[-6:].upper()
    if colour.type == "theme":
        return f"tema-{colour.theme}"
    return f"indeks-{colour.indexed}"


def _hidden_columns(worksheet: Worksheet) -> list[int]:
    """Column numbers hidden; one dimension may stand for a run of columns."""
    column: list[int] = []
    for size in worksheet.column_dimensions.values():
        if size.hidden and size.min:
            column.extend(range(size.min, min(size.max or size.min, limits.MAX_COLUMNS) + 1))
    return column


def limit_memory() -> None:
    """Cap the address space, where the system can: an endless workbook then ends in MemoryError, not in swap."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MAX_MEMORY, limits.MAX_MEMORY))


def _is_too_fat() -> bool:
    """Whether this process has grown so that it should be replaced after this answer."""
    try:
        import resource
    except ImportError:
        return False
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > _RETIRE_AT


def serve(incoming: BinaryIO, output: BinaryIO) -> None:
    """Answer files until the other side closes."""
    while len(header := incoming.read(12)) == 12:
        jenis = header[:4].decode().strip()
        answer = read(incoming.read(int.from_bytes(header[4:], "big")), jenis)
        answer["pensiun"] = answer.get("galat") == "memori" or _is_too_fat()
        body = json.dumps(answer, ensure_ascii=False, default=_as_text).encode("utf-8", "replace")
        output.write(len(body).to_bytes(8, "big") + body)
        output.flush()
        del answer, body
        gc.collect()  # the workbook's cycles, while nobody waits


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


if __name__ == "__main__":
    limit_memory()
    gc.freeze()
    gc.disable()  # collecting in the middle of a workbook made reading a fifth slower; it is done between files
    # Answers go out on a copy of standard output; a stray print of a library must not get between them.
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, channel)
