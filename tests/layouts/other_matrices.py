"""Month matrices beyond one mark a month: fills, bars, weeks, two calendars, a text column beside them."""

from __future__ import annotations

from datetime import date

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.matrix import BLUE, COLUMNS, WANT, WANT_WITH_GAPS, _matrix, _twelve_months
from tests.layouts.random_plan import RandomLangkah, RandomRencana, Want, write_timing
from tests.layouts.sheets import Sheet, to_csv, to_xlsx

LEFT = len(COLUMNS)
GREY, YELLOW, GREEN = "F2F2F2", "FFE699", "70AD47"
WANT_BARS = Want(jenis_time=("bulan", "rentang"))
TW = ("TW I", "TW II", "TW III", "TW IV")


def _langkah_row(sheet: Sheet, rencana: RandomRencana, column: int = 3) -> list[tuple[int, RandomLangkah]]:
    find = {lg.langkah_aksi: lg for *_, lg in rencana.each_langkah()}
    content = [(r, find.get(b[column])) for r, b in enumerate(sheet.rows, 1) if len(b) > column]
    return [(r, lg) for r, lg in content if lg]


def _no_mark(_: RandomLangkah) -> None:
    return None


def _bars(rencana: RandomRencana, sheet: Sheet, *, merges: bool) -> None:
    """A bar from the first to the last month of each window: filled cells, or one merged and filled cell."""
    for r, lg in _langkah_row(sheet, rencana):
        beginning, end = LEFT + lg.waktu.months[0], LEFT + lg.waktu.months[-1]
        sheet.colour |= {(r, c): BLUE for c in range(beginning, end + 1)}
        if merges:
            sheet.merge(r, beginning, r, end)


def _stripes(sheet: Sheet, rencana: RandomRencana) -> None:
    """Every second row of the table grey from edge to edge, area rows yellow."""
    langkah = {r for r, _ in _langkah_row(sheet, rencana)}
    for r in range(5, len(sheet.rows) + 1):
        colour = GREY if r in langkah and r % 2 else None if r in langkah else YELLOW
        for c in range(1, LEFT + 13):
            if colour and (r, c) not in sheet.colour:
                sheet.colour[(r, c)] = colour


@register_layout(want=WANT_WITH_GAPS)
def matrix_colour_striped(rencana: RandomRencana) -> Result:
    """Fill colour only, on zebra stripes and between coloured area rows."""
    sheet = _twelve_months(rencana, list(SHORT_MONTHS), _no_mark, colour=BLUE)
    _stripes(sheet, rencana)
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT_BARS, doubt=("rentang",))
def matrix_bars_colour(rencana: RandomRencana) -> Result:
    """A Gantt chart of filled cells: one job or one each month? Only the office knows."""
    sheet = _twelve_months(rencana, list(SHORT_MONTHS), _no_mark)
    _bars(rencana, sheet, merges=False)
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=Want(jenis_time=("semester",)))
def matrix_semester(rencana: RandomRencana) -> Result:
    """Semester I and II."""
    sheet = _matrix(rencana, [["Semester I", "Semester II"]], lambda b: [b // 6 - 1], lambda _: "√")
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_three_rows(rencana: RandomRencana) -> Result:
    """WAKTU over TW over months."""
    above = [f"JADWAL {rencana.tahun}", *[None] * 11]
    middle = [n for tw in TW for n in (tw, None, None)]
    merges = [(0, 0, 11), *((1, 3 * i, 3 * i + 2) for i in range(4))]
    sheet = _matrix(
        rencana, [above, middle, list(range(1, 13))], lambda b: [b - 1], lambda _: "V", heading_merges=merges
    )
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_and_text(rencana: RandomRencana) -> Result:
    """A TARGET WAKTU column in words and the matrix beside it, saying the same."""
    sheet = _twelve_months(rencana, list(SHORT_MONTHS), lambda _: "v")
    sheet.rows[2].append("TARGET WAKTU")
    sheet.merge(3, LEFT + 13, 4, LEFT + 13)
    for r, lg in _langkah_row(sheet, rencana):
        sheet.rows[r - 1].append(write_timing(lg.waktu, rencana.tahun))
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_date_headings(rencana: RandomRencana) -> Result:
    """The month headings are real dates shown as mmm-yy."""
    heading = [date(rencana.tahun, b, 1) for b in range(1, 13)]
    sheet = _matrix(rencana, [heading], lambda b: [b - 1], lambda _: "●")
    sheet.format |= {(3, LEFT + b): "mmm-yy" for b in range(1, 13)}
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_in_middle(rencana: RandomRencana) -> Result:
    """The months stand between LANGKAH AKSI and BUKTI DUKUNG."""
    origin = _twelve_months(rencana, list(SHORT_MONTHS), lambda _: "√")
    sheet = Sheet()
    for content in origin.rows:
        content = [*content, *[None] * (LEFT + 12 - len(content))]
        sheet.add(*content[:4], *content[LEFT:], *content[4:LEFT])
    sheet.merge(3, 5, 3, 16)
    for c in (*range(1, 5), 17, 18, 19):
        sheet.merge(3, c, 4, c)
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_rencana_and_realisasi(rencana: RandomRencana) -> Result:
    """Twelve months of RENCANA and twelve of REALISASI: only the first are the plan."""
    above = ["RENCANA", *[None] * 11, "REALISASI", *[None] * 11]
    merges = [(0, 0, 11), (0, 12, 23)]
    sheet = _matrix(
        rencana, [above, [*SHORT_MONTHS, *SHORT_MONTHS]], lambda b: [b - 1], lambda _: "x", heading_merges=merges
    )
    for r, lg in _langkah_row(sheet, rencana):
        if r % 2:
            sheet.rows[r - 1][LEFT + 11 + min(lg.waktu.months[0] + 1, 12)] = "x"
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=Want(jenis_time=("bulan", "daftar"), with_sub_area=False))
def matrix_area_column(rencana: RandomRencana) -> Result:
    """AREA PERUBAHAN as a merged column, numbers going on, months at the right."""
    sheet = Sheet()
    heading = ("NO", "AREA PERUBAHAN", "KOMPONEN", "INDIKATOR", "RENCANA AKSI", "EVIDEN", "OUTPUT", "PJ")
    sheet.add(f"RENCANA KERJA ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
    sheet.add(*heading, *[n.upper() for n in MONTH_NAMES])
    no = 0
    for area in rencana.area:
        beginning = len(sheet.rows) + 1
        for komponen in (k for s in area.sub_area for k in s.komponen):
            no += 1
            for k, lg in enumerate(komponen.langkah):
                month = ["x" if b in lg.waktu.months else None for b in range(1, 13)]
                header = (no if k == 0 else None, None, komponen.nama if k == 0 else None)
                sheet.add(*header, lg.indikator, lg.langkah_aksi, "\n".join(lg.bukti), lg.capaian, lg.pic, *month)
        sheet.rows[beginning - 1][1] = area.nama
        sheet.merge(beginning, 2, len(sheet.rows), 2)
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=Want(jenis_time=("bulan",)))
def matrix_weeks_csv(rencana: RandomRencana) -> Result:
    """Weeks under months after a save to CSV: the merges are gone."""
    above = [n for month in SHORT_MONTHS for n in (month, None, None, None)]
    sheet = _matrix(
        rencana, [above, [f"M{m}" for _ in range(12) for m in (1, 2, 3, 4)]], lambda b: [4 * b - 2], lambda _: "x"
    )
    return Result("m.csv", to_csv(sheet))
