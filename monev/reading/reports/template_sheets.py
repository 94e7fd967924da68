"""The template's sheets Realisasi and Bukti Dukung read back, and the mark of the unggahan they were exported from.

What refers to something that is not in the file (a kode, a tenggat) is refused here, except in a file that came from
the app's own template or has no plan at all: there the stored rencana knows more, and `monev.uploads` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from monev.core.records import BuktiReport, Langkah, TemplateOrigin, TenggatReport
from monev.core.remarks import Remark
from monev.reading.columns.header import Header as KepalaRencana
from monev.reading.files.grid import Book, Grid, cell_address, column_letter
from monev.reading.reports.report_sheets import ReportHeader, find_header, looks_like_rencana, read_content_rows
from monev.reading.reports.sheet_rows import References, drop_remarks, read_bukti, read_realisasi
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.template_names import (
    BUKTI_SHEET,
    DETAIL_COLUMNS,
    ORIGIN_MARKER,
    ORIGIN_PROPERTIES,
    REALISASI_SHEET,
    REQUIRED_BUKTI,
    REQUIRED_REALISASI,
)

_SHEET_NAMES = {"realisasi": REALISASI_SHEET, "bukti": BUKTI_SHEET}
_REQUIRED = {"realisasi": REQUIRED_REALISASI, "bukti": REQUIRED_BUKTI}
_IGNORED = frozenset(normalize(heading) for heading in DETAIL_COLUMNS)


@dataclass(slots=True)
class LaporanResult:
    """What a file reports. `realisasi` and `bukti` are None where it has no such sheet; `sheets` names those it has,
    `kolom` their columns as Reading.kolom does."""

    realisasi: tuple[TenggatReport, ...] | None = None
    bukti: tuple[BuktiReport, ...] | None = None
    origin: TemplateOrigin | None = None
    sheets: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    peringatan: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)


def laporan_sheet_jenis(grid: Grid) -> str | None:
    """Whether a sheet is "realisasi" or "bukti" of a template, by its headings; None for any other sheet."""
    header = find_header(grid)
    return header.jenis if header else None


def read_origin(workbook: Book) -> TemplateOrigin | None:
    """Which unggahan the workbook was exported from: its custom properties, else the mark in sheet Petunjuk."""
    value = [workbook.properties.get(name, "") for name in ORIGIN_PROPERTIES.values()]
    if not all(value):
        value = next(_origin_marks(workbook), [])
    if len(value) != len(ORIGIN_PROPERTIES) or not (value[1].isdecimal() and value[2].isdecimal()):
        return None
    return TemplateOrigin(value[0], int(value[1]), int(value[2]), value[3])


def read_laporan(workbook: Book, langkah: Sequence[Langkah], tahun: int | None) -> LaporanResult:
    """What the sheets Realisasi and Bukti Dukung of a file report of its `langkah`. Never raises on bad content."""
    result = LaporanResult(origin=read_origin(workbook))
    references = References(langkah, tahun, strict=bool(langkah) and result.origin is None)
    for grid in workbook.sheets:
        header = find_header(grid)
        if header is None:
            _complain_without_header(grid, result)
        elif getattr(result, header.jenis) is not None:
            message = (
                f"Ada lebih dari satu lembar {_SHEET_NAMES[header.jenis]}. Hapus salah satu: “{grid.name}” berlebih."
            )
            result.errors.append(Remark(message, lembar=grid.name))
        else:
            result.sheets.add(grid.name)
            result.columns |= {f"{header.jenis}.{key}" for key in header.columns}
            result.peringatan += _unread_columns(grid, header)
            result.errors += _formulas_without_result(grid, header)
            read = read_realisasi if header.jenis == "realisasi" else read_bukti
            row = drop_remarks(read_content_rows(grid, header), result.peringatan)
            setattr(result, header.jenis, tuple(read(row, references, result.peringatan, result.errors)))
    return result


def file_columns(table: Iterable[KepalaRencana], laporan: LaporanResult) -> frozenset[str]:
    """Every column the file has, as Reading.kolom names them."""
    rencana = ({*header.columns, *map(header.column_display_name, header.headings)} for header in table)
    return frozenset(laporan.columns).union(*rencana)


def _origin_marks(workbook: Book) -> Iterator[list[str]]:
    for grid in workbook.sheets:
        for (row, column), text in grid.texts.items():
            if column == 1 and text == ORIGIN_MARKER:
                yield [parts.strip() for parts in grid.content_at(row, 2).split("|")]


def _complain_without_header(grid: Grid, result: LaporanResult) -> None:
    """A sheet by the template's name without its headings: refused in a template, else only said."""
    for jenis, name in _SHEET_NAMES.items():
        if normalize(grid.name) != normalize(name) or looks_like_rencana(grid) or not grid.texts:
            continue
        heading = ", ".join(key.capitalize() if key != "nama" else "Bukti" for key in _REQUIRED[jenis])
        if result.origin is None:
            message = f"Lembar “{grid.name}” tidak dibaca sebagai laporan: judul kolom {heading} tidak ditemukan."
            result.peringatan.append(Remark(message, lembar=grid.name))
        else:
            message = f"Judul kolom lembar “{grid.name}” berubah. Kembalikan judul {heading} seperti pada templat."
            result.errors.append(Remark(message, lembar=grid.name))


def _unread_columns(grid: Grid, header: ReportHeader) -> Iterator[Remark]:
    for column, heading in header.others.items():
        if normalize(heading) not in _IGNORED:
            message = f"Kolom “{heading}” di lembar {grid.name} tidak dibaca dan tidak disimpan."
            yield Remark(message, grid.name, header.row, heading, heading, cell_address(header.row, column))


def _formulas_without_result(grid: Grid, header: ReportHeader) -> Iterator[Remark]:
    """A formula whose result was not saved would read as blank, and blank takes a Selesai back."""
    read_as = {column_letter(column): key for key, column in header.columns.items() if key != "langkah_aksi"}
    for cell in grid.empty_formulas:
        letter, row = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if letter in read_as and row > header.row:
            heading = grid.content_at(header.row, header.columns[read_as[letter]])
            message = "Sel ini berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah lagi."
            yield Remark(message, grid.name, row, heading, sel=cell)
