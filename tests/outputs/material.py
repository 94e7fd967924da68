"""A stored rencana with something of everything, and a workbook changed as a person would."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import chain
from operator import attrgetter

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from monev.database import Database
from monev.uploads import UploadPlan, check_upload, plan_upload
from tests.makers import saved
from tests.uploads.material import bukti_row, langkah, load_and_store, make_reading, realisasi_row

POSISI = "2025-06-30"


def complete_rencana():
    """Return a plan and reports that use every feature: text like a formula, line breaks, other
    columns, all statuses.
    """
    return make_reading(
        langkah(
            "I.a.1.1",
            "04 Agustus 2025",
            action="=1+1 bukan rumus",
            pic="@Sekretaris",
            others={"CATATAN": "-5"},
        ),
        langkah(
            "I.a.2.1",
            "Maret, Juni 2025",
            bukti="Undangan\nDaftar hadir; Notulensi",
            capaian="2 (dua) dokumen",
        ),
        langkah("I.b.1.1", "", action="Tanpa target"),
        langkah("II.1.1", "Januari - April 2025", frequency="setiap bulan"),
        langkah(
            "V.1.1.1", "September sd Oktober 2025", action='Banner "Tolak", 50% <selesai> & tampil'
        ),
        langkah("V.1.1.2", "TW I, TW III"),
        realisasi=[
            realisasi_row(
                "I.a.2.1", "2025-03", selesai="2025-04-02", tindak_lanjut="+arsip\nbaris dua"
            ),
            realisasi_row("II.1.1", "2025-01"),
            realisasi_row("II.1.1", "2025-02", "proses", kendala="menunggu\tdata"),
            realisasi_row("V.1.1.1", "2025-10", "tidak_berlaku", kendala="-dihapus dari DIPA"),
        ],
        bukti=[
            bukti_row("I.a.2.1", "2025-03", "Undangan", tautan="https://drive.example/u?x=1&y=2"),
            bukti_row(
                "I.a.2.1",
                "2025-03",
                "Daftar hadir",
                "perlu_perbaikan",
                catatan="tanpa tanda tangan",
            ),
            bukti_row("I.a.2.1", "2025-03", "Notulensi", "terverifikasi"),
            bukti_row("II.1.1", "2025-01", "Undangan", "belum_ada", tautan="https://rusak.example"),
            bukti_row("II.1.1", "2025-01", "Notulensi", "tidak_berlaku"),
        ],
    )


def store_complete(db: Database) -> None:
    """Store that plan with its reports at POSISI."""
    load_and_store(db, complete_rencana(), POSISI)


def change_workbook(template: bytes, way: Callable[[Workbook], None]) -> bytes:
    """Return the workbook after a person changed it in a spreadsheet."""
    workbook = load_workbook(BytesIO(template))
    way(workbook)
    return saved(workbook)


def report_cell(workbook: Workbook, heading: str, kode: str, tenggat: str) -> Cell:
    """Return the cell of sheet Realisasi under a heading, in the row of a tenggat."""
    return find_cell(workbook["Realisasi"], heading, Kode=kode, Tenggat=tenggat)


def plan_file_upload(db, data: bytes, posisi: str = POSISI) -> UploadPlan:
    """Return what storing an uploaded workbook would change."""
    return plan_upload(db, check_upload(data, "templat.xlsx"), posisi=date.fromisoformat(posisi))


def find_cell(sheet, heading: str, **matching: str):
    """Return the cell under a heading, in the row whose named columns hold these values.

    Example: find_cell(sheet, "Status", Kode="I.1.1").
    """
    header = next(row for row in sheet.iter_rows() if heading in map(attrgetter("value"), row))
    columns = {cell.value: cell.column for cell in header}
    for row in sheet.iter_rows(min_row=header[0].row + 1):
        found = {name: str(row[columns[name] - 1].value) for name in matching}
        if found == matching:
            return row[columns[heading] - 1]
    raise AssertionError(f"no row with {matching} in {sheet.title}")


def formulas_in(workbook: Workbook) -> list[str]:
    """List the places of all cells that hold a formula."""
    places = []
    for sheet in workbook:
        for cell in chain.from_iterable(sheet.iter_rows()):
            if cell.data_type == "f":
                places.append(f"{sheet.title}!{cell.coordinate}")
    return places


def read_csv(data: bytes) -> pd.DataFrame:
    """Read a list as pandas does when nobody tells it how."""
    return pd.read_csv(BytesIO(data))


def read_xlsx(data: bytes, first: str, sheet: str | int = 0) -> pd.DataFrame:
    """Read a sheet with pandas, from its headings on: the row that begins with `first`."""
    of_sheet = {"sheet_name": sheet, "engine": "openpyxl"}
    raw = pd.read_excel(BytesIO(data), header=None, **of_sheet)
    header = raw.index[raw[0] == first][0]
    return pd.read_excel(BytesIO(data), header=header, **of_sheet)
