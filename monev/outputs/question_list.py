"""The questions a plan's reading left, as a workbook for the ZI team to answer from."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from monev.figures import View
from monev.outputs.workbook import prepare_print, to_bytes, write_header, write_row, write_title
from monev.quality import Question, name_answer

_COLUMNS = (
    ("No", 6),
    ("Kode", 11),
    ("Langkah aksi", 50),
    ("Lembar", 18),
    ("Sel", 8),
    ("Kolom", 18),
    ("Tertulis", 30),
    ("Pertanyaan", 60),
    ("Jawaban tersimpan", 30),
    ("Jawaban tim ZI", 30),
)


def to_xlsx(everything: Iterable[Question], p: View) -> bytes:
    """The questions of `monev.quality.pertanyaan`: title, filter, a column to write the answer in, ready to print."""
    everything = list(everything)
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Pertanyaan"
    heading = (
        f"Pertanyaan rencana aksi ZI, {p.satker}, {p.tahun}",
        f"Unggahan {p.unggahan}: {len(everything)} pertanyaan",
    )
    header = write_title(sheet, heading, simulated=p.simulasi)
    write_header(sheet, header, [j for j, _ in _COLUMNS], [width for _, width in _COLUMNS], {"Jawaban tim ZI"})
    for number, one in enumerate(everything, start=1):
        write_row(sheet, header + number, _row_values(number, one))
    sheet.freeze_panes = sheet.cell(header + 1, 4)
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(len(_COLUMNS))}{header + max(len(everything), 1)}"
    prepare_print(sheet, header, f"{p.satker}, pertanyaan rencana aksi {p.tahun}")
    return to_bytes(workbook)


def _row_values(number: int, one: Question) -> list[str | int]:
    answer = name_answer(one.answer.item) if one.answer else ""
    place = (one.sheet or "", one.cell or "", one.column or "", one.value)
    return [number, one.kode or "", one.langkah_aksi, *place, one.message, answer, ""]
