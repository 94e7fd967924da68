"""From the tables of a plan to one Reading: whose it is and of which year, what its sheets report, what is asked."""

from __future__ import annotations

from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.grid import Book, cell_address, column_letter
from monev.reading.filled_table import FilledTable
from monev.reading.identity import Identity, name_satker, read_identity, tahun_from_cells, tahun_from_name
from monev.reading.refusal import WITHOUT_TAHUN
from monev.reading.reports.template_sheets import LaporanResult, file_columns, read_laporan
from monev.reading.rows.assembly import Assembly, assemble
from monev.reading.rows.kode_numbers import KodeGiver
from monev.reading.vocabulary.headings import COLUMN_NAMES

_MAX_REMARKS = 40


def build_reading(
    workbook: Book,
    table: list[FilledTable],
    name: str,
    tahun: int | None,
    satker: str | None,
    choice: ReadingChoices,
    *,
    has_laporan: bool,
) -> Reading:
    """One Reading from the tables of a plan, with the sheets of reports where the file has them."""
    identity = [read_identity(t.header) for t in table]
    warnings = [c for t in table for c in _collect_sheet_warnings(t)]
    tahun_rencana, questions = _find_tahun(table, identity, name, tahun)
    if tahun_rencana is None:
        return Reading(satker=satker, galat=tuple(questions))
    satker_rencana = name_satker(satker) if satker else next((p.satker for p in identity if p.satker), None)
    kode = KodeGiver()
    assembled = [
        assemble(t.header, t.entries.drafts, tahun_rencana, has_laporan=has_laporan, kode=kode, choice=choice)
        for t in table
    ]
    langkah = tuple(lk for r in assembled for lk in r.langkah)
    laporan = read_laporan(workbook, langkah, tahun_rencana)
    return Reading(
        satker=satker_rencana or (laporan.origin.satker if laporan.origin else None),
        tahun=tahun_rencana,
        langkah=langkah,
        realisasi=laporan.realisasi if has_laporan else _merge_laporan(assembled, "realisasi"),
        bukti=laporan.bukti if has_laporan else _merge_laporan(assembled, "bukti"),
        origin=laporan.origin,
        simulasi=any(p.simulasi for p in identity),
        peringatan=(*questions, *warnings, *(c for r in assembled for c in r.peringatan), *laporan.peringatan),
        galat=(*(c for r in assembled for c in r.errors), *laporan.errors),
        keterangan=_list_details(table),
        kolom=file_columns((t.header for t in table), laporan),
    )


def build_laporan_reading(laporan: LaporanResult, tahun: int | None, satker: str | None) -> Reading:
    """A file with sheets of reports and no plan: what they refer to, the stored rencana knows."""
    origin = laporan.origin
    return Reading(
        satker=satker or (origin.satker if origin else None),
        tahun=tahun or (origin.tahun if origin else None),
        realisasi=laporan.realisasi,
        bukti=laporan.bukti,
        origin=origin,
        peringatan=tuple(laporan.peringatan),
        galat=tuple(laporan.errors),
        kolom=file_columns((), laporan),
    )


def _merge_laporan(assembled: list[Assembly], name: str) -> tuple | None:
    """What the tables report, joined; None where none has such a column."""
    parts = [getattr(r, name) for r in assembled if getattr(r, name) is not None]
    return tuple(one for b in parts for one in b) if parts else None


def _find_tahun(
    table: list[FilledTable], identity: list[Identity], name: str, tahun: int | None
) -> tuple[int | None, list[Remark]]:
    """The plan's year: as given, from the titles, the sheet's or file's name, the only year TARGET WAKTU names."""
    if tahun is not None:
        return tahun, []
    from_title = next((p.tahun for p in identity if p.tahun), None)
    if from_title:
        return from_title, []
    sheet = table[0].header.grid.name
    from_name = tahun_from_name(sheet, name)
    if from_name:
        message = f"Tahun rencana tidak disebut di atas tabel; diambil {from_name} dari nama lembar atau berkas."
        return from_name, [Remark(message, sheet)]
    from_cells = tahun_from_cells([d.content["target_waktu"] for t in table for d in t.entries.drafts])
    if from_cells:
        message = f"Tahun rencana tidak disebut di atas tabel; diambil {from_cells} dari kolom TARGET WAKTU."
        return from_cells, [Remark(message, sheet)]
    return None, [Remark(WITHOUT_TAHUN, sheet)]


def _collect_sheet_warnings(table: FilledTable) -> list[Remark]:
    """Everything asked while a sheet was read, in the order of its rows, and what is hidden on it."""
    grid = table.header.grid
    everything = [*table.header.warnings, *table.structure.peringatan, *table.entries.warnings]
    everything.extend(_ask_missing_columns(table.header))
    everything.sort(key=lambda c: c.baris or 0)
    row = [one.number for one, _ in table.structure.rows if one.number in grid.hidden_rows]
    if row:
        listing = ", ".join(map(str, row[:20]))
        message = f"Ada {len(row)} baris tersembunyi yang ikut dibaca: {listing}{'' if len(row) <= 20 else ' …'}."
        everything.append(Remark(message, grid.name, table.header.end, sel=cell_address(row[0], 1)))
    month = set(table.header.calendar.columns) if table.header.calendar else set()
    for column in sorted(grid.hidden_columns & (set(table.header.headings) | month)):
        heading = table.header.column_display_name(column)
        message = f"Kolom {column_letter(column)} “{heading}” tersembunyi di berkas, tetapi ikut dibaca."
        everything.append(
            Remark(message, grid.name, table.header.end, heading, heading, cell_address(table.header.end, column))
        )
    for cell in grid.empty_formulas[:20]:
        message = f"Sel {cell} berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah lagi."
        everything.append(Remark(message, grid.name, int("".join(filter(str.isdigit, cell))), sel=cell))
    return everything


def _ask_missing_columns(header: Header) -> list[Remark]:
    """Usual columns the table does without, and what that means."""
    consequence = {
        "no": "langkah dinomori menurut urutannya",
        "komponen": "KOMPONEN dibiarkan kosong",
        "indikator": "INDIKATOR dibiarkan kosong",
    }
    lacking = header.missing_usual
    if not lacking:
        return []
    cause = "; ".join(consequence[meaning] for meaning in lacking)
    name = ", ".join(COLUMN_NAMES[meaning] for meaning in lacking)
    return [Remark(f"Tabel ini tidak berkolom {name}: {cause}.", header.grid.name, header.end)]


def _list_details(table: list[FilledTable]) -> dict[str, str]:
    """Where the plan was found, how its columns were understood, and what stands below it."""
    info = {"lembar": ", ".join(t.header.grid.name for t in table)}
    header = table[0].header
    info["baris_judul"] = str(header.start)
    for meaning, column in header.columns.items():
        info[f"kolom {column_letter(column)}"] = f"{header.display_name(meaning)} = {COLUMN_NAMES[meaning]}"
    if header.calendar:
        from_, until = column_letter(header.calendar.start), column_letter(max(header.calendar.columns))
        info[f"kolom {from_}–{until}"] = f"{header.calendar.display_name} = bulan yang ditandai"
    remarks = [text for t in table for text in t.structure.remarks]
    if remarks:
        info["di_bawah_tabel"] = "\n".join(remarks[:_MAX_REMARKS])
    return info
