"""Layouts that differ in their headings: order, synonyms, several rows, repetition, what stands above and below."""

from __future__ import annotations

from random import Random

from tests.layouts.canonical import STANDARD_COLUMNS, STANDARD_HEADINGS, Style, write_area, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomRencana
from tests.layouts.sheets import Sheet, to_csv, to_xlsx

WITH_PIC = (*STANDARD_COLUMNS, "pic")
SYNONYMS = (
    {"langkah_aksi": "RENCANA AKSI", "bukti": "EVIDEN", "waktu": "WAKTU PELAKSANAAN", "capaian": "OUTPUT", "pic": "PJ"},
    {
        "langkah_aksi": "Kegiatan",
        "bukti": "Data Dukung",
        "waktu": "Jadwal",
        "capaian": "Target Kinerja",
        "pic": "Pokja",
    },
    {"langkah_aksi": "UPAYA", "bukti": "BUKTI FISIK", "waktu": "Target\nWaktu", "pic": "Penanggung Jawab", "no": "No."},
    {
        "komponen": "Unsur",
        "indikator": "Indikator Keberhasilan",
        "langkah_aksi": "Uraian Kegiatan",
        "bukti": "Dokumen Pendukung",
        "waktu": "Waktu",
        "capaian": "Keluaran",
        "pic": "Pelaksana",
    },
)


@register_layout(without=("pic",))
def sk_standard(rencana: RandomRencana) -> Result:
    """The decree's own table."""
    return Result("sk.xlsx", to_xlsx(write_standard(rencana)))


@register_layout()
def other_order(rencana: RandomRencana) -> Result:
    """The same columns in another order (NO stays first, as everywhere)."""
    rest = list(WITH_PIC[1:])
    Random(rencana.satker + str(rencana.tahun)).shuffle(rest)
    return Result("urutan.xlsx", to_xlsx(write_standard(rencana, Style(kolom=("no", *rest)))))


def _synonym(rencana: RandomRencana, index: int) -> Result:
    return Result(
        f"sinonim{index}.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, judul=SYNONYMS[index])))
    )


@register_layout()
def synonym_rencana_aksi(rencana: RandomRencana) -> Result:
    """RENCANA AKSI, EVIDEN, WAKTU PELAKSANAAN, OUTPUT, PJ."""
    return _synonym(rencana, 0)


@register_layout()
def synonym_activity(rencana: RandomRencana) -> Result:
    """Kegiatan, Data Dukung, Jadwal, Target Kinerja, Pokja."""
    return _synonym(rencana, 1)


@register_layout()
def synonym_effort(rencana: RandomRencana) -> Result:
    """UPAYA, BUKTI FISIK, a heading broken over two lines."""
    return _synonym(rencana, 2)


@register_layout()
def synonym_description(rencana: RandomRencana) -> Result:
    """Unsur, Indikator Keberhasilan, Uraian Kegiatan, DocumentKind Pendukung, Waktu, Keluaran, Pelaksana."""
    return _synonym(rencana, 3)


def _with_headings(rencana: RandomRencana, column: tuple[str, ...], write_header) -> Sheet:
    style = Style(kolom=column, number_row=False)
    sheet = Sheet()
    sheet.add(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    sheet.merge(1, 1, 1, len(column))
    sheet.add()
    write_header(sheet)
    for i, area in enumerate(rencana.area):
        write_area(sheet, style, rencana, i, area)
    return sheet


@register_layout()
def headings_two_rows(rencana: RandomRencana) -> Result:
    """TARGET over WAKTU and CAPAIAN; the other headings merged over both rows."""

    def header(sheet: Sheet) -> None:
        r = sheet.add("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None, "PIC")
        sheet.add(None, None, None, None, None, "WAKTU", "CAPAIAN", None)
        sheet.merge(r, 6, r, 7)
        for c in (1, 2, 3, 4, 5, 8):
            sheet.merge(r, c, r + 1, c)

    return Result("dua.xlsx", to_xlsx(_with_headings(rencana, WITH_PIC, header)))


@register_layout()
def headings_three_rows(rencana: RandomRencana) -> Result:
    """Three rows: a band over all, TARGET over two, and the names."""

    def header(sheet: Sheet) -> None:
        r = sheet.add("NO", "URAIAN", None, None, "PEMENUHAN", None, None, "PIC")
        sheet.add(None, "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None, None)
        sheet.add(None, None, None, None, None, "WAKTU", "CAPAIAN", None)
        sheet.merge(r, 2, r, 4)
        sheet.merge(r, 5, r, 7)
        sheet.merge(r + 1, 6, r + 1, 7)
        for c in (2, 3, 4, 5):
            sheet.merge(r + 1, c, r + 2, c)
        for c in (1, 8):
            sheet.merge(r, c, r + 2, c)

    return Result("tiga.xlsx", to_xlsx(_with_headings(rencana, WITH_PIC, header)))


@register_layout(without=("pic",))
def headings_two_rows_csv(rencana: RandomRencana) -> Result:
    """Two heading rows after a save to CSV: the merges are gone."""

    def header(sheet: Sheet) -> None:
        sheet.add("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None)
        sheet.add(None, None, None, None, None, "WAKTU", "CAPAIAN")

    return Result("dua.csv", to_csv(_with_headings(rencana, STANDARD_COLUMNS, header)))


@register_layout()
def headings_repeated(rencana: RandomRencana) -> Result:
    """The heading rows again on every printed page."""
    return Result("ulang.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, repeat_headings_every=5))))


@register_layout()
def kop_and_notes(rencana: RandomRencana) -> Result:
    """A letterhead above, a note and two signatures below."""
    style = Style(
        kolom=WITH_PIC,
        title_rows=(
            "REPUBLIK INDONESIA",
            "{satker}",
            "Jalan Merdeka Nomor 1, telepon (0271) 555123, surel kantor@contoh.go.id",
            "",
            "LAMPIRAN KEPUTUSAN NOMOR 12 TAHUN {tahun}",
            "RENCANA AKSI ZONA INTEGRITAS",
            "TAHUN {tahun}",
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


@register_layout(without=("komponen",))
def without_komponen(rencana: RandomRencana) -> Result:
    """No KOMPONEN column: NO numbers the indikator."""
    column = tuple(k for k in WITH_PIC if k != "komponen")
    return Result("tk.xlsx", to_xlsx(write_standard(rencana, Style(kolom=column))))


@register_layout()
def frequency_and_explanation(rencana: RandomRencana) -> Result:
    """A FREKUENSI column says how often, not the target capaian."""
    style = Style(kolom=(*STANDARD_COLUMNS, "frekuensi", "pic"), judul=STANDARD_HEADINGS | {"frekuensi": "Frekuensi"})
    return Result("frekuensi.xlsx", to_xlsx(write_standard(rencana, style)))
