"""Layouts the reader was not built for: written after it, to see how it does on what it has not seen."""

from __future__ import annotations

from monev.core.dates import SHORT_MONTHS
from tests.layouts.canonical import ROMAN, STANDARD_COLUMNS, STANDARD_HEADINGS, Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.matrix import WANT, _matrix
from tests.layouts.random_plan import RandomRencana, Want, write_capaian, write_timing
from tests.layouts.sheets import Sheet, to_csv, to_xlsx
from tests.layouts.titles import WITH_PIC

FULL = Want(langkah_per_komponen=(1, 2))


def _title_above(sheet: Sheet, rencana: RandomRencana) -> None:
    sheet.add(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")


@register_layout()
def sub_area_column(rencana: RandomRencana) -> Result:
    """AREA and SUB AREA both as columns, each name where it begins."""
    sheet = Sheet()
    _title_above(sheet, rencana)
    sheet.add("NO", "AREA PERUBAHAN", "SUB AREA", *[STANDARD_HEADINGS[k] for k in WITH_PIC[1:]])
    no = 0
    for i, area in enumerate(rencana.area):
        new_area = True
        for sub in area.sub_area:
            new_sub = True
            for komponen in sub.komponen:
                no += 1
                for k, lg in enumerate(komponen.langkah):
                    left = (no if k == 0 else None, f"{ROMAN[i]}. {area.nama}" if new_area else None)
                    middle = (sub.nama if new_sub else None, komponen.nama if k == 0 else None)
                    timing = write_timing(lg.waktu, rencana.tahun)
                    right = (lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti), timing, write_capaian(lg), lg.pic)
                    sheet.add(*left, *middle, *right)
                    new_area = new_sub = False
    return Result("t.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_with_rekap(rencana: RandomRencana) -> Result:
    """After each three months a column TW with how many there are, and JUMLAH at the end."""
    heading: list[object] = []
    for i in range(4):
        heading += [*SHORT_MONTHS[3 * i : 3 * i + 3], f"TW {ROMAN[i]}"]
    sheet = _matrix(rencana, [[*heading, "JUMLAH"]], lambda b: [b - 1 + (b - 1) // 3], lambda _: "x")
    for content in sheet.rows[3:]:
        for i in range(4):
            count = sum(n == "x" for n in content[7 + 4 * i : 10 + 4 * i])
            if count:
                content[7 + 4 * i + 3] = count
        if len(content) > 10:
            content[-1] = sum(n == "x" for n in content)
    return Result("t.xlsx", to_xlsx(sheet))


@register_layout()
def area_in_second_column(rencana: RandomRencana) -> Result:
    """The area's name in KOMPONEN's column with a fill, NO left blank, no mark, no merge."""
    origin = write_standard(rencana, Style(kolom=WITH_PIC, area_merged=False, area_mark=lambda _: ""))
    name = {a.nama.upper() for a in rencana.area}
    for r, content in enumerate(origin.rows, 1):
        if content and content[0] in name:
            content[0], content[1] = None, content[0]
            origin.colour |= {(r, c): "FFE699" for c in range(1, len(WITH_PIC) + 1)}
    return Result("t.xlsx", to_xlsx(origin))


@register_layout()
def kop_two_columns(rencana: RandomRencana) -> Result:
    """Above the table a small form: Satuan Kerja : ..., Tahun : ..., Ketua : ..."""
    sheet = Sheet()
    for name, content in (("Satuan Kerja", rencana.satker), ("Tahun", rencana.tahun), ("Penanggung Jawab", "Ketua")):
        sheet.add(name, ":", content)
    sheet.add()
    for content in write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False, title_rows=())).rows:
        sheet.add(*content)
    return Result("t.csv", to_csv(sheet))


@register_layout()
def wild_spaces(rencana: RandomRencana) -> Result:
    """Double and non-breaking spaces and line breaks in headings and cells."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC))
    for content in sheet.rows:
        for c, value in enumerate(content):
            if isinstance(value, str) and c != STANDARD_COLUMNS.index("bukti"):
                content[c] = " " + value.replace(" ", "\u00a0 " if c % 2 else "  ") + "\u00a0"
    return Result("t.xlsx", to_xlsx(sheet))


@register_layout()
def all_lower_case(rencana: RandomRencana) -> Result:
    """An office that types without capitals."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC))
    for content in sheet.rows:
        content[:] = [n.lower() if isinstance(n, str) else n for n in content]
    return Result("t.xlsx", to_xlsx(sheet))


@register_layout(want=FULL)
def status_and_links(rencana: RandomRencana) -> Result:
    """A table that already reports: STATUS, REALISASI, LINK EVIDEN, KETERANGAN at its right."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False, area_merged=False))
    for content in sheet.rows:
        if content and content[0] == "NO":
            content.extend(("STATUS", "REALISASI", "LINK EVIDEN", "KETERANGAN"))
        elif len(content) == len(WITH_PIC) and isinstance(content[3], str):
            content.extend(("Belum", None, None, "lihat berkas"))
    return Result("t.xlsx", to_xlsx(sheet))
