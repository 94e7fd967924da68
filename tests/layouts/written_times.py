"""Layouts that differ in how the target time is written."""

from __future__ import annotations

from datetime import date

from tests.layouts.canonical import Style, write_standard
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomLangkah, RandomRencana, Want, write_timing
from tests.layouts.sheets import to_xlsx
from tests.layouts.titles import WITH_PIC

ROMAN_TW = ("I", "II", "III", "IV")
WANT_MONTHS = Want(jenis_time=("bulan",))
WANT_LISTS = Want(jenis_time=("bulan", "daftar"))
WANT_SPANS = Want(jenis_time=("bulan", "rentang"))
DASHES = ("-", " - ", " – ", "—", " -- ", " sd ", " s.d. ", " s/d ", " sampai dengan ", " hingga ")
SHORT_MONTHS = ("Jan", "Peb", "Mrt", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des")


def _write(rencana: RandomRencana, timing, time_format: str | None = None) -> Result:
    style = Style(kolom=WITH_PIC, waktu=timing, time_format=time_format)
    return Result("waktu.xlsx", to_xlsx(write_standard(rencana, style)))


@register_layout(want=WANT_SPANS)
def spans_all_dashes(rencana: RandomRencana) -> Result:
    """Ranges with every dash and every *sampai dengan*."""
    return _write(rencana, lambda lg, t: write_timing(lg.waktu, t, separate=DASHES[len(lg.langkah_aksi) % len(DASHES)]))


@register_layout(want=WANT_LISTS)
def months_joined_by_and(rencana: RandomRencana) -> Result:
    """Lists closed by *dan*, and without the year."""

    def timing(lg: RandomLangkah, tahun: int) -> str:
        text = write_timing(lg.waktu, tahun).removesuffix(f" {tahun}")
        header, _, tail = text.rpartition(", ")
        return f"{header} dan {tail}" if header else tail

    return _write(rencana, timing)


@register_layout(want=WANT_LISTS)
def month_abbreviations(rencana: RandomRencana) -> Result:
    """Abbreviated months with old spellings: Peb, Mrt, Agt, Nop."""
    return _write(rencana, lambda lg, t: "/".join(SHORT_MONTHS[b - 1] for b in lg.waktu.months) + f" {t}")


@register_layout(want=WANT_LISTS)
def kode_b(rencana: RandomRencana) -> Result:
    """B03,B06."""
    return _write(rencana, lambda lg, t: ",".join(f"B{b:02d}" for b in lg.waktu.months))


@register_layout(want=WANT_LISTS)
def month_iso(rencana: RandomRencana) -> Result:
    """2026-03; 2026-06."""
    return _write(rencana, lambda lg, t: "; ".join(f"{t}-{b:02d}" for b in lg.waktu.months))


@register_layout(want=WANT_MONTHS)
def month_with_slash(rencana: RandomRencana) -> Result:
    """03/2026."""
    return _write(rencana, lambda lg, t: f"{lg.waktu.months[0]:02d}/{t}")


@register_layout(want=Want(jenis_time=("triwulan",)))
def triwulan_text(rencana: RandomRencana) -> Result:
    """TW II, Triwulan III, TW-4."""

    def timing(lg: RandomLangkah, tahun: int) -> str:
        tw = lg.waktu.months[0] // 3
        return (f"TW {ROMAN_TW[tw - 1]}", f"Triwulan {ROMAN_TW[tw - 1]} {tahun}", f"TW-{tw}")[len(lg.pic) % 3]

    return _write(rencana, timing)


@register_layout(want=Want(jenis_time=("semester",)))
def semester_text(rencana: RandomRencana) -> Result:
    """Semester I, Smt 2."""

    def timing(lg: RandomLangkah, tahun: int) -> str:
        s = lg.waktu.months[0] // 6
        return (f"Semester {ROMAN_TW[s - 1]} {tahun}", f"Smt. {s}")[len(lg.pic) % 2]

    return _write(rencana, timing)


@register_layout(want=Want(jenis_time=("setahun", "bulan")))
def every_month(rencana: RandomRencana) -> Result:
    """*Setiap bulan* and *tiap bulan* in the time column itself."""

    def timing(lg: RandomLangkah, tahun: int) -> str:
        if lg.waktu.jenis == "bulan":
            return write_timing(lg.waktu, tahun)
        return ("Setiap bulan", "tiap bulan", "Setiap bulannya")[len(lg.pic) % 3]

    return _write(rencana, timing)


@register_layout(want=WANT_MONTHS)
def month_parts(rencana: RandomRencana) -> Result:
    """Minggu ke-2 Maret, akhir Juni, awal bulan Mei."""

    def timing(lg: RandomLangkah, tahun: int) -> str:
        pattern = ("Minggu ke-2 {}", "Minggu II {}", "Akhir {}", "Awal bulan {}", "Minggu keempat bulan {}")
        return pattern[len(lg.langkah_aksi) % len(pattern)].format(write_timing(lg.waktu, tahun))

    return _write(rencana, timing)


@register_layout(want=WANT_MONTHS)
def excel_date_month(rencana: RandomRencana) -> Result:
    """Real dates shown as mmm-yy."""
    return _write(rencana, lambda lg, t: date(t, lg.waktu.months[0], 1), "mmm-yy")


@register_layout(want=WANT_MONTHS)
def excel_date_long_month(rencana: RandomRencana) -> Result:
    """Real dates shown as mmmm yyyy with the Indonesian locale code."""
    return _write(rencana, lambda lg, t: date(t, lg.waktu.months[0], 1), "[$-421]mmmm yyyy;@")
