"""Lists to take along: the bukti that are missing, and the register of satker."""

from collections.abc import Iterator, Sequence
from typing import Any

from monev.core.dates import format_day, format_tenggat
from monev.core.file_references import describe_tautan
from monev.core.office_names import LEVELS
from monev.database import Row
from monev.figures import View, count_listed_bukti, describe_bukti_status
from monev.figures.sentences import NO_REALISASI_YET
from monev.offices.register import HEADINGS, OfficeRow
from monev.outputs import saved, write_csv
from monev.outputs.workbook import LIST_COLUMNS, add_rule, new_sheet, table_workbook, write_table
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

KESENJANGAN_COLUMNS = LIST_COLUMNS["kesenjangan"]
"""Column of `monev.figures.kesenjangan` → heading, width."""
_EXAMPLE = (
    OfficeRow("00", "KPU RI", "", "pusat"),
    OfficeRow("18", "KPU Provinsi Contoh", "00", "provinsi"),
    OfficeRow("1805", "KPU Kabupaten Contoh", "18", "kabupaten_kota"),
)
_SPARE_ROWS = 600


def kesenjangan_xlsx(kesenjangan: list[Row], p: View) -> bytes:
    """The rows of `monev.figures.kesenjangan` as a workbook: title, filter, real dates, ready to print."""
    title, rows = _kesenjangan_title(kesenjangan, p), _kesenjangan_rows(kesenjangan, p)
    foot = f"{p.satker}, posisi {format_day(p.posisi)}"
    columns = KESENJANGAN_COLUMNS.values()
    return table_workbook("Kesenjangan Bukti", title, columns, rows, foot, simulated=p.simulasi)


def kesenjangan_csv(kesenjangan: list[Row], p: View) -> bytes:
    """The same rows as CSV, under the same title."""
    title = [[line] for line in _kesenjangan_title(kesenjangan, p)]
    mark = [[SIMULATION_TEXT]] if p.simulasi else []
    headings = [heading for heading, _ in KESENJANGAN_COLUMNS.values()]
    return write_csv([*title, *mark, [], headings, *_kesenjangan_rows(kesenjangan, p)])


def _kesenjangan_title(kesenjangan: list[Row], p: View) -> tuple[str, ...]:
    count = f"Posisi {format_day(p.posisi)}: {count_listed_bukti(kesenjangan, p)}"
    heading = f"Kesenjangan bukti ZI, {p.satker}, {p.tahun}"
    return (heading, NO_REALISASI_YET, count) if p.rencana_only else (heading, count)


def _kesenjangan_rows(kesenjangan: list[Row], p: View) -> Iterator[list[Any]]:
    for row in kesenjangan:
        written = row | {
            "tenggat": format_tenggat(row["tenggat"]),
            "status_bukti": describe_bukti_status(row["status_bukti"], rencana_only=p.rencana_only),
            "tautan": describe_tautan(row["tautan"]),
            "selesai_tanpa_bukti": "Ya" if row["selesai_tanpa_bukti"] else "",
        }
        yield [written[column] for column in KESENJANGAN_COLUMNS]


def register_xlsx(rows: Sequence[OfficeRow]) -> bytes:
    """The register, each branch after its head; without any office three rows that show how it is filled in."""
    workbook, sheet = new_sheet("Satker")
    lines = [[row.kode, row.name, row.parent, LEVELS.get(row.level, row.level)] for row in rows or _EXAMPLE]
    columns = zip(HEADINGS.values(), (14, 48, 14, 18), strict=True)
    write_table(sheet, (), columns, lines, "Daftar satker", frozen=2, entry=HEADINGS.values())
    cells, levels = f"D2:D{len(lines) + _SPARE_ROWS}", f'"{",".join(LEVELS.values())}"'
    add_rule(sheet, cells, "list", levels, HEADINGS["level"], "Pilih salah satu dari daftar.")
    return saved(workbook.save)
