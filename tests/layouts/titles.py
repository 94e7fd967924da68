"""Layouts that differ in their headings: order, repetition, what stands above and below."""

from __future__ import annotations

from random import Random

from tests.layouts.canonical import STANDARD_COLUMNS, STANDARD_HEADINGS, Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomRencana
from tests.layouts.sheets import to_xlsx

WITH_PIC = (*STANDARD_COLUMNS, "pic")


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
