"""Why a file holds no plan table that can be read: what was found on each sheet, and which headings are missing."""

from __future__ import annotations

from collections.abc import Sequence

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import Book, Grid, cell_address
from monev.reading.vocabulary.headings import COLUMN_NAMES, NOT_RENCANA, REQUIRED, USUAL, normalize

WITHOUT_TAHUN = "Tahun rencana tidak ditemukan. Tulis misalnya “TAHUN 2025” di atas tabel, atau pilih tahunnya."
_ALIKE_ENOUGH = 3
_TRAIT_WORDS = 3
_COLUMN_ADVICE = (
    "Tambahkan kolom itu atau sesuaikan judulnya; waktu boleh juga ditandai di kolom bulan (Jan–Des) atau triwulan."
)


def refuse_without_rencana(workbook: Book, candidates: Sequence[Grid], header: Sequence[Header]) -> tuple[Remark, ...]:
    """The refusal of a file without a plan table, a note per sheet.

    `candidates` are the sheets that could hold one, `header` the headings found on them.
    """
    if not any(grid.texts for grid in workbook.sheets):
        return (Remark("Berkas ini kosong: tidak ada satu sel pun yang terisi."),)
    hidden = [k for k in header if not k.missing and k.grid.is_hidden]
    if hidden:
        name = hidden[0].grid.name
        message = f"Tabel rencana aksi hanya ada di lembar tersembunyi “{name}”. Tampilkan lembar itu, lalu simpan."
        return (Remark(message, name),)
    visible = [grid for grid in candidates if grid.texts and not grid.is_hidden]
    if not visible:
        message = "Semua lembar yang terisi disembunyikan. Tampilkan lembar berisi rencana aksi, lalu simpan."
        return (Remark(message),)
    by_sheet = {k.grid.name: k for k in header}
    return tuple(_refuse_sheet(grid, by_sheet.get(grid.name)) for grid in visible)


def refuse_without_langkah(header: Header) -> Remark:
    """The refusal of a table with headings and nothing below them."""
    return Remark(
        f"Judul tabel ditemukan di baris {header.start}, tetapi di bawahnya tidak ada satu langkah pun.",
        header.grid.name,
        header.start,
    )


def refuse_several_sheets(display_name: Sequence[str], sheet: str) -> Remark:
    """The refusal of a file in which two tables could each be the plan."""
    name = ", ".join(f"“{one}”" for one in display_name)
    return Remark(
        f"Ada {len(display_name)} tabel yang masing-masing dapat menjadi rencana aksi: {name}. Pilih salah satu, atau "
        "sisakan satu saja (hapus atau sembunyikan yang lain), lalu unggah lagi.",
        sheet,
    )


def refuse_missing_sheet(sheet: str, display_name: Sequence[str]) -> Remark:
    """The refusal of a choice that names no plan table of the file."""
    existing = ", ".join(f"“{one}”" for one in display_name)
    advice = (
        f"Yang dapat dipilih: {existing}." if existing else "Di berkas ini tidak ada lembar berisi tabel rencana aksi."
    )
    return Remark(f"Lembar “{sheet}” tidak berisi tabel rencana aksi. {advice}", nilai=sheet)


def _refuse_sheet(grid: Grid, header: Header | None) -> Remark:
    """What one sheet holds instead of a plan table."""
    if header is not None and _is_alike(header):
        existing = ", ".join(
            f"{COLUMN_NAMES[meaning]} (“{header.display_name(meaning)}”)" for meaning in header.columns
        )
        lacking = ", ".join(COLUMN_NAMES[meaning] for meaning in header.missing)
        return Remark(
            f"Lembar “{grid.name}”: di baris {header.start} ditemukan kolom {existing}, tetapi belum ada kolom "
            f"{lacking}. "
            f"{_COLUMN_ADVICE}",
            grid.name,
            header.start,
            nilai="; ".join(header.headings.values()),
            sel=cell_address(header.start, min(header.headings)),
        )
    if message := _other_jenis(grid):
        return Remark(f"Lembar “{grid.name}”: {message}", grid.name)
    return Remark(
        f"Lembar “{grid.name}” tidak berisi tabel rencana aksi ({_brief_content(grid)}). Yang dicari: satu baris judul "
        f"dengan kolom {', '.join(COLUMN_NAMES[arti] for arti in REQUIRED)}.",
        grid.name,
    )


def is_other_table(header: Header) -> bool:
    """Whether a table is known to be of another kind than a plan, whatever headings it has in common with one."""
    return not _is_alike(header) and _other_jenis(header.grid) is not None


def _is_alike(header: Header) -> bool:
    return sum(header.has(meaning) for meaning in USUAL) >= _ALIKE_ENOUGH


def _other_jenis(grid: Grid) -> str | None:
    """What a sheet of another kind is said to be; None where its words do not tell."""
    read_back = {normalize(text) for text in grid.texts.values() if len(text) <= 40}
    return next((message for message, traits in NOT_RENCANA if len(read_back & set(traits)) >= _TRAIT_WORDS), None)


def _brief_content(grid: Grid) -> str:
    """A few words on what a sheet does hold."""
    contoh = "; ".join(" ".join(text.split())[:40] for text in list(grid.texts.values())[:4])
    return f"{grid.last_row} baris, {grid.last_column} kolom, mulai dengan: {contoh}"
