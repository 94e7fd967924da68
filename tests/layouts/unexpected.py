"""Layouts the reader was not built for: written after it, to see how it does on what it has not seen."""

from __future__ import annotations

from monev.core.dates import SHORT_MONTHS
from tests.layouts.canonical import ROMAN, STANDARD_COLUMNS, STANDARD_HEADINGS, Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.matrix import BLUE, WANT, WANT_WITH_GAPS, _matrix, _twelve_months
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


@register_layout(want=Want(jenis_time=("bulan",)))
def headings_four_rows(rencana: RandomRencana) -> Result:
    """JADWAL over TW over months over weeks, one week filled."""
    month = [n for b in SHORT_MONTHS for n in (b, None, None, None)]
    tw = [n for t in ("TW I", "TW II", "TW III", "TW IV") for n in (t, *[None] * 11)]
    merges = [
        (0, 0, 47),
        *((1, 12 * i, 12 * i + 11) for i in range(4)),
        *((2, 4 * i, 4 * i + 3) for i in range(12)),
    ]
    sheet = _matrix(
        rencana,
        [["JADWAL PELAKSANAAN", *[None] * 47], tw, month, [1, 2, 3, 4] * 12],
        lambda b: [4 * b - 2],
        lambda _: None,
        colour=BLUE,
        heading_merges=merges,
    )
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


@register_layout(want=WANT_WITH_GAPS)
def matrix_other_colour_each_area(rencana: RandomRencana) -> Result:
    """Each area marks in a colour of its own, in a table without any stripes."""
    sheet = _twelve_months(rencana, list(SHORT_MONTHS), lambda _: None, colour=BLUE)
    colour = ("5B9BD5", "70AD47", "FFC000", "ED7D31", "7030A0", "C00000")
    beginning = [r for r, content in enumerate(sheet.rows, 1) if content and str(content[0]).split(". ")[0] in ROMAN]
    for r, c in list(sheet.colour):
        sheet.colour[(r, c)] = colour[sum(a < r for a in beginning) - 1]
    return Result("t.xlsx", to_xlsx(sheet))


@register_layout()
def activity_right_of_rencana_aksi(rencana: RandomRencana) -> Result:
    """RENCANA AKSI names what is wanted, KEGIATAN right of it what is done."""
    heading = {"komponen": "RENCANA AKSI", "langkah_aksi": "KEGIATAN"}
    return Result("t.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, judul=heading))))


@register_layout()
def numbers_continued(rencana: RandomRencana) -> Result:
    """NO goes on over the areas."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC))
    no = 0
    for content in sheet.rows:
        if len(content) == len(WITH_PIC) and isinstance(content[0], int) and isinstance(content[1], str):
            no += 1
            content[0] = no
    return Result("t.xlsx", to_xlsx(sheet))


@register_layout()
def number_each_langkah(rencana: RandomRencana) -> Result:
    """Every langkah has a number of its own; the komponen is merged over them."""
    origin = write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False))
    sheet, no, beginning = Sheet(merges=origin.merges), 0, 0
    for content in origin.rows:
        r = sheet.add(*content)
        if len(content) < len(WITH_PIC) or not isinstance(content[3], str) or content[0] == "NO":
            no = 0
            continue
        no += 1
        sheet.rows[r - 1][0] = no
        beginning = r if content[1] else beginning
        sheet.merges = [g for g in sheet.merges if (g[0], g[1]) != (beginning, 2)]
        sheet.merge(beginning, 2, r, 2)
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
def area_with_counts(rencana: RandomRencana) -> Result:
    """Area rows that also say how many activities and whose they are."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC, area_merged=False))
    for content in sheet.rows:
        if content and isinstance(content[0], str) and content[0].split(". ")[0] in ROMAN:
            content[6], content[7] = "5 kegiatan", "Pokja"
    return Result("t.xlsx", to_xlsx(sheet))


@register_layout()
def total_row(rencana: RandomRencana) -> Result:
    """A row of totals after the last langkah of every area."""
    origin = write_standard(rencana, Style(kolom=WITH_PIC, area_merged=False, merge_continuation=False, footer=()))
    sheet, total_count = Sheet(), 0
    for content in [*origin.rows, ["I. "]]:
        area = bool(content) and isinstance(content[0], str) and content[0].split(". ")[0] in ROMAN
        if area and total_count:
            sheet.add(None, f"JUMLAH: {total_count} langkah")
        total_count = 0 if area else total_count + (len(content) == len(WITH_PIC) and isinstance(content[3], str))
        if content != ["I. "]:
            sheet.add(*content)
    return Result("t.xlsx", to_xlsx(sheet))


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
