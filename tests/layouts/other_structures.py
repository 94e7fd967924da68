"""Tables of other ministries and other habits: their headings, their blocks, what stands around them."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.canonical import (
    ROMAN,
    STANDARD_COLUMNS,
    STANDARD_HEADINGS,
    Style,
    write_area,
    write_headings,
    write_standard,
)
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import (
    OTHER_AREA,
    RandomKomponen,
    RandomLangkah,
    RandomRencana,
    Want,
    write_capaian,
    write_timing,
)
from tests.layouts.sheets import Sheet, to_csv, to_xlsx
from tests.layouts.titles import WITH_PIC

WITHOUT_SUB = Want(with_sub_area=False)


def _title_above(sheet: Sheet, rencana: RandomRencana) -> None:
    sheet.add(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")


def _per_langkah(
    rencana: RandomRencana,
    heading: tuple[str, ...],
    write: Callable[[int, str, RandomKomponen, RandomLangkah, bool], list],
) -> Sheet:
    """One row a langkah under these headings; `write` gets the area's place, its name, and whether a komponen opens."""
    sheet = Sheet()
    _title_above(sheet, rencana)
    sheet.add(*heading)
    for i, area in enumerate(rencana.area):
        for komponen in (k for s in area.sub_area for k in s.komponen):
            for k, lg in enumerate(komponen.langkah):
                sheet.add(*write(i, area.nama, komponen, lg, k == 0))
    return sheet


@register_layout()
def headings_numbered(rencana: RandomRencana) -> Result:
    """Headings with a number in front: 1. NO, 2. KOMPONEN."""
    heading = {k: f"{i}. {STANDARD_HEADINGS[k]}" for i, k in enumerate(WITH_PIC, 1)}
    return Result("s.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, judul=heading, number_row=False))))


@register_layout()
def headings_english(rencana: RandomRencana) -> Result:
    """English headings."""
    heading = {
        "no": "No",
        "komponen": "Component",
        "indikator": "Indicator",
        "langkah_aksi": "Action Plan",
        "bukti": "Evidence",
        "waktu": "Timeline",
        "capaian": "Expected Output",
        "pic": "Person in Charge",
    }
    return Result("s.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, judul=heading))))


@register_layout()
def long_preface(rencana: RandomRencana) -> Result:
    """The headings stand in row 30, after a preface with the words of the headings in it."""
    preface = [f"Pertimbangan {i}: bahwa rencana aksi dan bukti dukung disusun bersama." for i in range(1, 24)]
    above = (
        "LAMPIRAN KEPUTUSAN",
        *preface,
        "RENCANA AKSI ZI",
        "{satker}",
        "TAHUN {tahun}",
        "KOMPONEN",
        "TARGET WAKTU",
    )
    return Result("s.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, title_rows=above))))


@register_layout()
def start_mid_sheet(rencana: RandomRencana) -> Result:
    """The table starts in column C under empty rows and columns."""
    origin = write_standard(rencana, Style(kolom=WITH_PIC))
    sheet = Sheet()
    for _ in range(3):
        sheet.add()
    for content in origin.rows:
        sheet.add(None, None, *content)
    for r1, c1, r2, c2 in origin.merges:
        sheet.merge(r1 + 3, c1 + 2, r2 + 3, c2 + 2)
    return Result("s.xlsx", to_xlsx(sheet))


@register_layout()
def note_columns_between(rencana: RandomRencana) -> Result:
    """Columns of notes and an empty narrow column between the others."""
    origin = write_standard(rencana, Style(kolom=WITH_PIC, area_merged=False, merge_continuation=False, title_rows=()))
    sheet = Sheet()
    _title_above(sheet, rencana)
    for content in origin.rows:
        content = [*content, *[None] * (len(WITH_PIC) - len(content))]
        gap_between = (
            ("CATATAN RAPAT", None)
            if content[0] == "NO"
            else ("dibahas lagi" if content[0] and isinstance(content[4], str) else None, None)
        )
        sheet.add(*content[:4], gap_between[0], content[4], gap_between[1], *content[5:])
    return Result("s.xlsx", to_xlsx(sheet))


@register_layout(want=WITHOUT_SUB)
def court_table(rencana: RandomRencana) -> Result:
    """Courts: A. PENGUNGKIT over the areas, URAIAN, RENCANA AKSI, EVIDEN, PENANGGUNG JAWAB."""
    heading = {
        "komponen": "SASARAN",
        "indikator": "URAIAN",
        "langkah_aksi": "RENCANA AKSI",
        "bukti": "DATA DUKUNG / EVIDEN",
        "waktu": "WAKTU PELAKSANAAN",
        "capaian": "OUTPUT",
        "pic": "PENANGGUNG JAWAB",
    }
    style = Style(kolom=WITH_PIC, judul=heading, number_row=False)
    sheet = Sheet()
    sheet.add("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS")
    sheet.add(rencana.satker.upper())
    sheet.add(f"TAHUN {rencana.tahun}")
    write_headings(sheet, style)
    r = sheet.add("A. PENGUNGKIT")
    sheet.merge(r, 1, r, len(WITH_PIC))
    r = sheet.add("PEMENUHAN")
    sheet.merge(r, 1, r, len(WITH_PIC))
    for i, area in enumerate(rencana.area):
        write_area(sheet, style, rencana, i, area)
    return Result("s.xlsx", to_xlsx(sheet))


@register_layout(want=WITHOUT_SUB, without=("indikator",))
def land_office_table(rencana: RandomRencana) -> Result:
    """PROGRAM KERJA over KEGIATAN, AREA a blank-below column without merges, no INDIKATOR."""
    heading = ("NO", "AREA PERUBAHAN", "PROGRAM KERJA", "KEGIATAN", "HASIL", "DATA DUKUNG", "JADWAL", "UNIT KERJA")
    number, area_above = 0, ""

    def write(i: int, area: str, komponen: RandomKomponen, lg: RandomLangkah, first: bool) -> list:
        nonlocal number, area_above
        number += first
        shown, area_above = (None if area == area_above else f"{ROMAN[i]}. {area}"), area
        header = [number, shown, komponen.nama] if first else [None, shown, None]
        timing = write_timing(lg.waktu, rencana.tahun)
        return [*header, lg.langkah_aksi, write_capaian(lg), ", ".join(lg.bukti), timing, lg.pic]

    return Result("s.xlsx", to_xlsx(_per_langkah(rencana, heading, write)))


@register_layout(want=Want(with_sub_area=False, nama_area=OTHER_AREA[:6]))
def area_column_other_names(rencana: RandomRencana) -> Result:
    """AREA as a repeated column of the zone's own names, numbers beginning again under each."""
    heading = ("NO", "AREA", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET", "PIC")
    number, area_above = 0, ""

    def write(_: int, area: str, komponen: RandomKomponen, lg: RandomLangkah, first: bool) -> list:
        nonlocal number, area_above
        number = 0 if area != area_above else number
        area_above = area
        number += first
        header = [number if first else None, area, komponen.nama if first else None]
        timing = write_timing(lg.waktu, rencana.tahun)
        return [*header, lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti), timing, write_capaian(lg), lg.pic]

    return Result("s.xlsx", to_xlsx(_per_langkah(rencana, heading, write)))


@register_layout()
def without_numbers(rencana: RandomRencana) -> Result:
    """No NO column: a new komponen is a new number."""
    return Result("s.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC[1:]))))


@register_layout(without=("komponen", "indikator"), want=Want(langkah_per_komponen=(1, 1)))
def four_columns(rencana: RandomRencana) -> Result:
    """The least a plan can say: NO, KEGIATAN, EVIDEN, WAKTU, PJ."""
    heading = {"langkah_aksi": "KEGIATAN", "bukti": "EVIDEN", "waktu": "WAKTU", "pic": "PJ", "capaian": "TARGET"}
    style = Style(kolom=("no", "langkah_aksi", "bukti", "waktu", "capaian", "pic"), judul=heading)
    return Result("s.csv", to_csv(write_standard(rencana, style)))


@register_layout(want=WITHOUT_SUB, without=("indikator", "pic"), doubt=("*",))
def langkah_items_in_cell(rencana: RandomRencana) -> Result:
    """a. b. c. inside one LANGKAH AKSI cell: one langkah or three? Only the office knows."""
    style = Style(kolom=STANDARD_COLUMNS)
    sheet = Sheet()
    _title_above(sheet, rencana)
    write_headings(sheet, style)
    for i, area in enumerate(rencana.area):
        r = sheet.add(f"{ROMAN[i]}. {area.nama.upper()}")
        sheet.merge(r, 1, r, len(STANDARD_COLUMNS))
        for no, komponen in enumerate((k for s in area.sub_area for k in s.komponen), 1):
            everything = komponen.langkah
            action = "\n".join(f"{'abc'[k]}. {lg.langkah_aksi}" for k, lg in enumerate(everything))
            text = action if len(everything) > 1 else everything[0].langkah_aksi
            bukti = ", ".join(b for lg in everything for b in lg.bukti)
            timing = write_timing(everything[0].waktu, rencana.tahun)
            sheet.add(no, komponen.nama, everything[0].indikator, text, bukti, timing, write_capaian(everything[0]))
    return Result("s.xlsx", to_xlsx(sheet))


@register_layout()
def table_per_area(rencana: RandomRencana) -> Result:
    """One sheet, each area a table of its own: its name, the headings again, numbers from one."""
    sheet = Sheet()
    style = Style(kolom=WITH_PIC, number_row=False)
    _title_above(sheet, rencana)
    for i, area in enumerate(rencana.area):
        sheet.add()
        sheet.add(f"{ROMAN[i]}. {area.nama.upper()}")
        write_headings(sheet, style)
        content = Sheet()
        write_area(content, style, rencana, i, area)
        shift = len(sheet.rows) - 1
        for row in content.rows[1:]:
            sheet.add(*row)
        for r1, c1, r2, c2 in content.merges:
            if r1 > 1:
                sheet.merge(r1 + shift, c1, r2 + shift, c2)
    return Result("s.xlsx", to_xlsx(sheet))
