"""The template's sheets Realisasi and Bukti Dukung read back, and the mark of the unggahan they were exported from.
What refers to something that is not in the file (a kode, a tenggat) is refused here, except in a file that came from
the app's own template or has no plan at all: there the stored rencana knows more, and `monev.uploads` decides."""

from collections.abc import Iterable, Iterator, Sequence

from monev.core.office_names import clean_name
from monev.core.records import Langkah, TemplateOrigin
from monev.core.remarks import Remark
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.grid import Book, Grid, cell_address
from monev.reading.reports import report_rows
from monev.reading.reports.report_rows import LaporanResult, ReportHeader, ReportRow
from monev.reading.vocabulary.headings import meaning_of, normalize
from monev.reading.vocabulary.template_names import (
    BUKTI_COLUMNS,
    BUKTI_SHEET,
    DETAIL_COLUMNS,
    ORIGIN_MARKER,
    ORIGIN_PROPERTIES,
    REALISASI_COLUMNS,
    REALISASI_SHEET,
    REQUIRED_BUKTI,
    REQUIRED_REALISASI,
)

_SHEETS = {
    "bukti": (BUKTI_SHEET, BUKTI_COLUMNS, REQUIRED_BUKTI),
    "realisasi": (REALISASI_SHEET, REALISASI_COLUMNS, REQUIRED_REALISASI),
}
"""Which sheet it is → its name, its columns and those that it needs; the first of them that fits, for one of bukti has
all that one of realisasi needs."""
MAX_HEADER_ROWS = 30
# Only a plan table has these; a plan with Kode and Status must not be taken for a sheet of reports.
_RENCANA_FEATURES = frozenset({"komponen", "indikator"})
_JENIS = frozenset(map(normalize, BUKTI_COLUMNS["jenis"]))
_IGNORED = frozenset(normalize(heading) for heading in DETAIL_COLUMNS)


def _read_origin(workbook: Book) -> tuple[str, TemplateOrigin | None]:
    """The office a template was made for, and the unggahan it was exported from, which a blank one does not have: in
    its custom properties, else in the mark of sheet Petunjuk."""
    values = [workbook.properties.get(name, "") for name in ORIGIN_PROPERTIES.values()]
    values = values if all(values) else next(_origin_marks(workbook), values)
    if len(values) != len(ORIGIN_PROPERTIES) or not all(values) or not (values[1] + values[2]).isdecimal():
        return clean_name(values[0]), None
    return clean_name(values[0]), TemplateOrigin(clean_name(values[0]), int(values[1]), int(values[2]), values[3])


def read_laporan(
    workbook: Book, langkah: Sequence[Langkah], tahun: int | None, choices: ReadingChoices = WITHOUT_CHOICES
) -> LaporanResult:
    """What the sheets Realisasi and Bukti Dukung of a file report of its `langkah`; `choices` are readings people
    settled. Never raises on bad content."""
    satker, origin = _read_origin(workbook)
    result = LaporanResult(origin=origin, satker=satker or None)
    references = report_rows.References(langkah, tahun, choices, strict=bool(langkah) and origin is None)
    for grid in workbook.sheets:
        header = find_report_header(grid)
        if header is None:
            _complain_without_header(grid, result)
        elif getattr(result, header.jenis) is not None:
            values = {"name": _SHEETS[header.jenis][0], "sheet": grid.name}
            result.errors.append(Remark("reports.sheet_twice", lembar=grid.name, values=values))
        else:
            result.columns |= {f"{header.jenis}.{key}" for key in header.columns}
            result.warnings.extend(_unread_columns(grid, header))
            result.errors.extend(_formulas_without_result(grid, header))
            read = report_rows.read_realisasi if header.jenis == "realisasi" else report_rows.read_bukti
            rows = report_rows.without_notes(_content_rows(grid, header, result))
            setattr(result, header.jenis, tuple(read(rows, references)))
    return result


def file_columns(tables: Iterable[Header], laporan: LaporanResult) -> frozenset[str]:
    """Every column the file has, as Reading.kolom names them."""
    rencana = ({*header.columns, *map(header.column_display_name, header.headings)} for header in tables)
    return frozenset(laporan.columns).union(*rencana)


def _origin_marks(workbook: Book) -> Iterator[list[str]]:
    for grid in workbook.sheets:
        for (row, column), text in grid.texts.items():
            if column == 1 and text == ORIGIN_MARKER:
                parts = grid.content_at(row, 2).rsplit("|", len(ORIGIN_PROPERTIES) - 1)  # a name may have one
                yield [part.strip() for part in parts]


def _complain_without_header(grid: Grid, result: LaporanResult) -> None:
    """A sheet by the template's name without its headings: refused in a template, else only said."""
    for name, vocabulary, required in _SHEETS.values():
        if normalize(grid.name) != normalize(name) or not grid.texts:
            continue
        headings = ", ".join(vocabulary[key][0] for key in required)
        values = {"sheet": grid.name, "headings": headings}
        is_template = result.origin is not None
        code = "reports.template_headings_changed" if is_template else "reports.sheet_without_headings"
        (result.errors if is_template else result.warnings).append(Remark(code, lembar=grid.name, values=values))


def _unread_columns(grid: Grid, header: ReportHeader) -> Iterator[Remark]:
    for column, heading in header.others.items():
        if normalize(heading) not in _IGNORED:
            place = (grid.name, header.row, heading, heading, cell_address(header.row, column))
            yield Remark("reports.column_unread", *place, values={"heading": heading, "sheet": grid.name})


def _formulas_without_result(grid: Grid, header: ReportHeader) -> Iterator[Remark]:
    """A formula whose result was not saved would read as blank, and blank takes a Selesai back."""
    read = {column for key, column in header.columns.items() if key != "langkah_aksi"}
    for row, column in grid.empty_formulas:
        if column in read and row > header.row:
            heading = grid.content_at(header.row, column)
            yield Remark("reports.formula_without_result", grid.name, row, heading, sel=cell_address(row, column))


def find_report_header(grid: Grid) -> ReportHeader | None:
    """The headings of a sheet of reports; None where the sheet is none (a plan table, a note, anything else)."""
    for number in sorted(grid.by_row)[:MAX_HEADER_ROWS]:
        headings = {column: normalize(grid.content_at(number, column)) for column in grid.by_row[number]}
        if _RENCANA_FEATURES & set(headings.values()):
            return None
        for jenis, (_, vocabulary, required) in _SHEETS.items():
            columns = _map_columns(headings, vocabulary)
            if all(key in columns for key in required):
                kodes = [grid.texts[row, k] for row, k in grid.texts if row > number and k == columns["kode"]]
                if _are_of_rencana(set(headings.values()), kodes):
                    return None
                others = {k: grid.content_at(number, k) for k in headings if k not in columns.values() and headings[k]}
                return ReportHeader(jenis, number, columns, others)
    return None


def _are_of_rencana(headings: set[str], kodes: list[str]) -> bool:
    """Whether these are the headings of a plan with kode of its own and a STATUS: each kode stands once, beside its
    work, bukti and PIC or area. A sheet of bukti names their kinds."""
    meanings = {meaning_of(heading)[0] for heading in headings}
    is_whole = {"langkah_aksi", "bukti_dukung", "target_waktu"} <= meanings and not meanings.isdisjoint({"pic", "area"})
    return is_whole and len(set(kodes)) == len(kodes) and _JENIS.isdisjoint(headings)


def _content_rows(grid: Grid, header: ReportHeader, result: LaporanResult) -> Iterator[ReportRow]:
    """The rows below the headings in which any of the sheet's own columns is filled with more than its heading."""
    columns = set(header.columns.values())
    grid = grid.with_days([header.columns.get("tanggal_selesai", 0)])
    for number in sorted(grid.by_row):
        filled = columns & set(grid.by_row[number]) if number > header.row else set()
        if filled and any(
            normalize(grid.content_at(number, k)) != normalize(grid.content_at(header.row, k)) for k in filled
        ):
            yield ReportRow(grid, number, header, result)


def _map_columns(headings: dict[int, str], vocabulary: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """key → column. The heading as exported wins over a synonym; of two alike the left one."""
    columns = {text: column for column, text in reversed(headings.items())}
    found = {key: next(filter(columns.get, map(normalize, names)), None) for key, names in vocabulary.items()}
    return {key: columns[text] for key, text in found.items() if text is not None}
