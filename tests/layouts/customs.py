"""Habits of writing: idem, names over unnumbered work, bare numbers, boxes, words that only gather rows."""

from __future__ import annotations

from tests.layouts.canonical import STANDARD_HEADINGS, Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomRencana, Want
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


@register_layout(want=Want(jenis_time=("bulan", "daftar")))
def figures_below_month(rencana: RandomRencana) -> Result:
    """BULAN over the numbers of months: 6, or 2, 5, 11."""

    def timing(lg, _tahun: int) -> object:
        month = lg.waktu.months
        return month[0] if len(month) == 1 else ", ".join(map(str, month))

    style = Style(kolom=WITH_PIC, judul={"waktu": "BULAN"}, waktu=timing)
    return Result("b.xlsx", to_xlsx(write_standard(rencana, style)))
