"""Habits of writing: idem, names over unnumbered work, bare numbers, boxes, words that only gather rows."""

from __future__ import annotations

from monev.core.dates import SHORT_MONTHS
from tests.layouts.canonical import ROMAN, STANDARD_HEADINGS, Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.matrix import WANT, _twelve_months
from tests.layouts.random_plan import RandomRencana, Want, write_capaian, write_timing
from tests.layouts.sheets import Sheet, to_xlsx
from tests.layouts.titles import WITH_PIC

WITHOUT_SUB = Want(with_sub_area=False)
HEADINGS = tuple(STANDARD_HEADINGS[k] for k in WITH_PIC)


def _sheet(rencana: RandomRencana, heading: tuple[object, ...]) -> Sheet:
    """A sheet with its title and this heading row."""
    sheet = Sheet()
    sheet.add(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    sheet.add(*heading)
    return sheet


@register_layout()
def idem_below(rencana: RandomRencana) -> Result:
    """Every row numbered; s.d.a, idem and ditto marks where a cell is as the one above."""
    sheet, above = _sheet(rencana, HEADINGS), {}
    for i, area in enumerate(rencana.area):
        sheet.add(f"{ROMAN[i]}. {area.nama.upper()}")
        for j, sub in enumerate(area.sub_area):
            if sub.nama:
                sheet.add("abcdefgh"[j], sub.nama)
            for no, (komponen, lg) in enumerate(((k, lg) for k in sub.komponen for lg in k.langkah), 1):
                timing = write_timing(lg.waktu, rencana.tahun)
                content = {"komponen": komponen.nama, "waktu": timing, "pic": lg.pic}
                same = {"komponen": "idem", "waktu": "s.d.a", "pic": '"'}
                shown = {k: same[k] if above.get(k) == v else v for k, v in content.items()}
                left = (no, shown["komponen"], lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti))
                sheet.add(*left, shown["waktu"], write_capaian(lg), shown["pic"])
                above = content
    return Result("b.xlsx", to_xlsx(sheet))


@register_layout(want=WITHOUT_SUB, without=("indikator",))
def name_then_work(rencana: RandomRencana) -> Result:
    """A numbered name, its work unnumbered below it, all in one column URAIAN KEGIATAN."""
    sheet = _sheet(rencana, ("NO", "URAIAN KEGIATAN", "DATA DUKUNG", "JADWAL", "TARGET KINERJA", "PJ"))
    for i, area in enumerate(rencana.area):
        sheet.add("ABCDEFGH"[i], area.nama.upper())
        for no, komponen in enumerate(area.sub_area[0].komponen, 1):
            sheet.add(no, komponen.nama)
            for lg in komponen.langkah:
                timing = write_timing(lg.waktu, rencana.tahun)
                sheet.add(None, lg.langkah_aksi, ", ".join(lg.bukti), timing, write_capaian(lg), lg.pic)
    return Result("b.xlsx", to_xlsx(sheet))


@register_layout(want=Want(jenis_time=("bulan", "daftar")))
def figures_below_month(rencana: RandomRencana) -> Result:
    """BULAN over the numbers of months: 6, or 2, 5, 11."""

    def timing(lg, _tahun: int) -> object:
        month = lg.waktu.months
        return month[0] if len(month) == 1 else ", ".join(map(str, month))

    style = Style(kolom=WITH_PIC, judul={"waktu": "BULAN"}, waktu=timing)
    return Result("b.xlsx", to_xlsx(write_standard(rencana, style)))


@register_layout()
def column_number_in_heading(rencana: RandomRencana) -> Result:
    """The number of each column in its heading's cell, letters counting the columns again below."""
    heading = {k: f"{STANDARD_HEADINGS[k]}\n({index})" for index, k in enumerate(WITH_PIC, 1)}
    origin = write_standard(rencana, Style(kolom=WITH_PIC, judul=heading, number_row=False, merge_continuation=False))
    sheet = Sheet(merges=[])
    for content in origin.rows:
        sheet.add(*content)
        if content and content[0] == heading["no"]:
            sheet.add(*"abcdefgh")
    return Result("b.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_checkboxes(rencana: RandomRencana) -> Result:
    """TRUE and FALSE under every month, as boxes to tick leave them."""
    sheet = _twelve_months(rencana, list(SHORT_MONTHS), lambda _: True)
    for content in sheet.rows:
        if len(content) > 7 and content[0] != "NO" and content[3]:
            content[7:] = [bool(cell) for cell in content[7:]]
    return Result("b.xlsx", to_xlsx(sheet))


@register_layout(want=Want(langkah_per_komponen=(1, 1)))
def grouping_words(rencana: RandomRencana) -> Result:
    """ "Kegiatan rutin:" alone under LANGKAH AKSI before some rows, averages after each area's."""
    origin = write_standard(rencana, Style(kolom=WITH_PIC, area_merged=False, merge_continuation=False))
    sheet, in_table = Sheet(), False
    for content in origin.rows:
        area = bool(content) and isinstance(content[0], str) and content[0].split(".")[0] in ROMAN
        if area and in_table:
            sheet.add("Rata-rata capaian", *[None] * 6, "80%")
        in_table = in_table or area
        if content and isinstance(content[0], int) and content[0] == 2 and content[3]:
            sheet.add(None, None, None, "Kegiatan rutin:")
        sheet.add(*content)
    return Result("b.xlsx", to_xlsx(sheet))
