"""Layouts that differ in what stands above, below and between the table's own columns, and in how it is typed."""

from __future__ import annotations

from tests.layouts.canonical import STANDARD_COLUMNS, Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomRencana, Want
from tests.layouts.sheets import Sheet, to_xlsx

WITH_PIC = (*STANDARD_COLUMNS, "pic")


@register_layout(without=("pic",))
def sk_standard(rencana: RandomRencana) -> Result:
    """The decree's own table."""
    return Result("sk.xlsx", to_xlsx(write_standard(rencana)))


@register_layout()
def kop_and_notes(rencana: RandomRencana) -> Result:
    """A letterhead and words of the headings above, a note and two signatures below."""
    style = Style(
        kolom=WITH_PIC,
        title_rows=(
            "REPUBLIK INDONESIA",
            "{satker}",
            "Jalan Merdeka Nomor 1, telepon (0271) 555123, surel kantor@contoh.go.id",
            "",
            "LAMPIRAN KEPUTUSAN NOMOR 12 TAHUN {tahun}",
            "Menimbang: bahwa rencana aksi dan bukti dukung disusun bersama.",
            "RENCANA AKSI ZONA INTEGRITAS",
            "TAHUN {tahun}",
            "TARGET WAKTU",
        ),
        footer=(
            "Catatan: rencana ini dapat diperbaiki sesuai kebutuhan.",
            "Keterangan: TW = triwulan",
            "Mengetahui,",
            "Kepala Kantor",
            "",
            "NAMA KEPALA",
            "NIP 19700101 199001 1 001",
        ),
    )
    return Result("kop.xlsx", to_xlsx(write_standard(rencana, style)))


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
    sheet.add(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    for content in origin.rows:
        content = [*content, *[None] * (len(WITH_PIC) - len(content))]
        gap_between = (
            ("CATATAN RAPAT", None)
            if content[0] == "NO"
            else ("dibahas lagi" if content[0] and isinstance(content[4], str) else None, None)
        )
        sheet.add(*content[:4], gap_between[0], content[4], gap_between[1], *content[5:])
    return Result("s.xlsx", to_xlsx(sheet))


@register_layout()
def without_numbers(rencana: RandomRencana) -> Result:
    """No NO column: a new komponen is a new number."""
    return Result("s.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC[1:]))))


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


@register_layout(want=Want(langkah_per_komponen=(1, 2)))
def status_and_links(rencana: RandomRencana) -> Result:
    """A table that already reports: STATUS, REALISASI, LINK EVIDEN, KETERANGAN at its right."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False, area_merged=False))
    for content in sheet.rows:
        if content and content[0] == "NO":
            content.extend(("STATUS", "REALISASI", "LINK EVIDEN", "KETERANGAN"))
        elif len(content) == len(WITH_PIC) and isinstance(content[3], str):
            content.extend(("Belum", None, None, "lihat berkas"))
    return Result("t.xlsx", to_xlsx(sheet))
