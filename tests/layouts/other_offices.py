"""Shapes found by laying out plans by hand as courts, prisons, health centres, police and tax offices keep them."""

from __future__ import annotations

from collections.abc import Callable

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from tests.layouts.canonical import ROMAN, STANDARD_HEADINGS, Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.matrix import WANT, _matrix
from tests.layouts.random_plan import RandomLangkah, RandomRencana, Want, write_capaian, write_timing
from tests.layouts.sheets import Sheet, to_xlsx
from tests.layouts.titles import WITH_PIC

WITHOUT_SUB = Want(with_sub_area=False)
ONE_PER_NUMBER = Want(with_sub_area=False, langkah_per_komponen=(1, 1))


def _sheet(rencana: RandomRencana, *heading: tuple[object, ...]) -> Sheet:
    """A sheet with its title and these heading rows."""
    sheet = Sheet()
    sheet.add(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    for one in heading:
        sheet.add(*one)
    return sheet


def _content(lg: RandomLangkah, tahun: int) -> tuple[object, ...]:
    """INDIKATOR to PIC of a langkah, as `WITH_PIC` has them."""
    timing = write_timing(lg.waktu, tahun)
    return (lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti), timing, write_capaian(lg), lg.pic)


HEADINGS = tuple(STANDARD_HEADINGS[k] for k in WITH_PIC)


def _change_standard(rencana: RandomRencana, change: Callable[[Sheet, list[object]], None], **style) -> Sheet:
    """The decree's table, every row written anew by `change`."""
    sheet = Sheet()
    for content in write_standard(
        rencana, Style(kolom=WITH_PIC, area_merged=False, merge_continuation=False, **style)
    ).rows:
        change(sheet, content)
    return sheet


@register_layout(want=WANT)
def twin_rencana_realisasi(rencana: RandomRencana) -> Result:
    """Under each month a column of what was planned and one of what was done, a month late."""
    month = [cell for name in SHORT_MONTHS for cell in (name, None)]
    merges = [(0, 2 * b, 2 * b + 1) for b in range(12)]
    sheet = _matrix(
        rencana, [month, ["Renc", "Real"] * 12], lambda b: [2 * b - 2], lambda _: "v", heading_merges=merges
    )
    for content in sheet.rows[4:]:
        for k in range(len(content) - 2, 6, -2):
            if content[k] == "v":
                content[k + 3 if k + 3 < len(content) else k + 1] = "v"
    return Result("k.xlsx", to_xlsx(sheet))


@register_layout(want=ONE_PER_NUMBER)
def area_upright_without_heading(rencana: RandomRencana) -> Result:
    """The areas merged down the first column, turned on their side, under no heading."""
    sheet = _sheet(rencana, (None, *HEADINGS))
    for area in rencana.area:
        beginning = len(sheet.rows) + 1
        for n, komponen in enumerate(area.sub_area[0].komponen, 1):
            name = area.nama.upper().replace(" ", "\n") if n == 1 else None
            sheet.add(name, n, komponen.nama, *_content(komponen.langkah[0], rencana.tahun))
        sheet.merge(beginning, 1, len(sheet.rows), 1)
    return Result("k.xlsx", to_xlsx(sheet))


@register_layout()
def bullet_and_text_two_cells(rencana: RandomRencana) -> Result:
    """LANGKAH AKSI and BUKTI each over two columns copied from a word processor, a bullet before the bukti."""
    sheet = Sheet()
    for content in write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False)).rows:
        content = [*content, *[None] * (len(WITH_PIC) - len(content))]
        langkah = isinstance(content[4], str) and content[3] != HEADINGS[3] and content[6] is not None
        mark = "-" if langkah else None
        separate = (mark, content[3], mark, content[4]) if langkah else (content[3], None, content[4], None)
        r = sheet.add(*content[:3], *separate, *content[5:])
        if content[3] == HEADINGS[3]:
            sheet.merge(r, 4, r, 5)
            sheet.merge(r, 6, r, 7)
    for content in sheet.rows:
        if len(content) > 6 and content[3] == "-":
            content[3] = None
    return Result("k.xlsx", to_xlsx(sheet))


@register_layout()
def no_two_columns(rencana: RandomRencana) -> Result:
    """NO over two columns: the area's mark in one, the row's number in the other."""

    def write(sheet: Sheet, content: list[object]) -> None:
        figures = bool(content) and (isinstance(content[0], int) or content[0] is None)
        r = sheet.add(*((None, content[0]) if figures else (content[0], None) if content else ()), *content[1:])
        if content and content[0] == "NO":
            sheet.merge(r, 1, r, 2)

    return Result("k.xlsx", to_xlsx(_change_standard(rencana, write, number_row=False)))


@register_layout(want=Want(jenis_time=("bulan", "rentang")))
def start_and_end(rencana: RandomRencana) -> Result:
    """WAKTU PELAKSANAAN over MULAI and SELESAI."""
    month = {lg.langkah_aksi: lg.waktu.months for *_, lg in rencana.each_langkah()}

    def write(sheet: Sheet, content: list[object]) -> None:
        timing = month.get(str(content[3])) if len(content) > 5 else None
        edge = tuple(f"{MONTH_NAMES[b - 1]} {rencana.tahun}" for b in (timing[0], timing[-1])) if timing else ()
        r = sheet.add(*content[:5], *(edge or (*content[5:6], None)), *content[6:])
        if content and content[0] == "NO":
            sheet.rows[r - 1][5] = "WAKTU PELAKSANAAN"
            sheet.add(*[None] * 5, "MULAI", "SELESAI")
            sheet.merge(r, 6, r, 7)

    return Result("k.xlsx", to_xlsx(_change_standard(rencana, write, number_row=False)))


@register_layout(
    want=Want(with_sub_area=False, nama_area=("Ketatalaksanaan", "Kepegawaian", "Pengendalian", "Layanan"))
)
def sheets_numbered_by_area(rencana: RandomRencana) -> Result:
    """A sheet an area, named 1. to 4. by its tab alone."""
    everything = []
    for i, area in enumerate(rencana.area, 1):
        sheet = _sheet(rencana, HEADINGS)
        sheet.nama = f"{i}. {area.nama}"
        for n, komponen in enumerate(area.sub_area[0].komponen, 1):
            for k, lg in enumerate(komponen.langkah):
                sheet.add(*((n, komponen.nama) if k == 0 else (None, None)), *_content(lg, rencana.tahun))
        everything.append(sheet)
    return Result("k.xlsx", to_xlsx(*everything))


@register_layout(without=("komponen",))
def target_holds_time(rencana: RandomRencana) -> Result:
    """NO, RENCANA AKSI, OUTPUT/EVIDEN, TARGET (a time), PJ: the headings of courts; areas alone under RENCANA AKSI."""
    sheet = _sheet(rencana, ("NO", "RENCANA AKSI", "INDIKATOR", "OUTPUT/EVIDEN", "TARGET", "PJ"))
    for area in rencana.area:
        sheet.add(None, area.nama.upper())
        no = 0
        for j, sub in enumerate(area.sub_area):
            if sub.nama:
                sheet.add("abcdefgh"[j], sub.nama)
                no = 0
            for lg in (lg for k in sub.komponen for lg in k.langkah):
                no += 1
                timing = {"bulanan": "Setiap bulan, ", "triwulanan": "Tiap triwulan, "}.get(lg.waktu.jenis, "")
                content = (lg.indikator, ", ".join(lg.bukti), timing + write_timing(lg.waktu, rencana.tahun), lg.pic)
                sheet.add(no, lg.langkah_aksi, *content)
    return Result("k.xlsx", to_xlsx(sheet))


@register_layout(want=WITHOUT_SUB)
def sub_activity(rencana: RandomRencana) -> Result:
    """AREA, KEGIATAN, SUB KEGIATAN: the finer column is the work; months stand over groups of no meaning."""
    sheet, no = _sheet(rencana, ("NO", "AREA", "KEGIATAN", "INDIKATOR", "SUB KEGIATAN", *HEADINGS[4:])), 0
    for i, area in enumerate(rencana.area):
        for komponen in area.sub_area[0].komponen:
            for lg in komponen.langkah:
                no += 1
                sheet.add(no, f"{ROMAN[i]}. {area.nama}", komponen.nama, *_content(lg, rencana.tahun))
    return Result("k.xlsx", to_xlsx(sheet))
