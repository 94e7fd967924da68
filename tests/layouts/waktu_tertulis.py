"""Layouts that differ in how the target time is written."""

from __future__ import annotations

from datetime import date

from tests.layouts.baku import Gaya, tulis_baku
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.judul import DENGAN_PIC
from tests.layouts.lembar import ke_xlsx
from tests.layouts.rencana_acak import LangkahAcak, Mau, RencanaAcak, tulis_waktu

ROMAWI_TW = ("I", "II", "III", "IV")
MAU_BULAN = Mau(jenis_waktu=("bulan",))
MAU_DAFTAR = Mau(jenis_waktu=("bulan", "daftar"))
MAU_RENTANG = Mau(jenis_waktu=("bulan", "rentang"))
STRIP = ("-", " - ", " – ", "—", " -- ", " sd ", " s.d. ", " s/d ", " sampai dengan ", " hingga ")
SINGKAT = ("Jan", "Peb", "Mrt", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des")


def _tulis(rencana: RencanaAcak, waktu, format_waktu: str | None = None) -> Hasil:
    gaya = Gaya(kolom=DENGAN_PIC, waktu=waktu, format_waktu=format_waktu)
    return Hasil("waktu.xlsx", ke_xlsx(tulis_baku(rencana, gaya)))


@tata_letak(mau=MAU_RENTANG)
def rentang_semua_strip(rencana: RencanaAcak) -> Hasil:
    """Ranges with every dash and every *sampai dengan*."""
    return _tulis(rencana, lambda lg, t: tulis_waktu(lg.waktu, t, pisah=STRIP[len(lg.langkah_aksi) % len(STRIP)]))


@tata_letak(mau=MAU_DAFTAR)
def daftar_bulan_dan(rencana: RencanaAcak) -> Hasil:
    """Lists closed by *dan*, and without the year."""

    def waktu(lg: LangkahAcak, tahun: int) -> str:
        teks = tulis_waktu(lg.waktu, tahun).removesuffix(f" {tahun}")
        kepala, _, ekor = teks.rpartition(", ")
        return f"{kepala} dan {ekor}" if kepala else ekor

    return _tulis(rencana, waktu)


@tata_letak(mau=MAU_DAFTAR)
def singkatan_bulan(rencana: RencanaAcak) -> Hasil:
    """Abbreviated months with old spellings: Peb, Mrt, Agt, Nop."""
    return _tulis(rencana, lambda lg, t: "/".join(SINGKAT[b - 1] for b in lg.waktu.bulan) + f" {t}")


@tata_letak(mau=MAU_DAFTAR)
def kode_b(rencana: RencanaAcak) -> Hasil:
    """B03,B06."""
    return _tulis(rencana, lambda lg, t: ",".join(f"B{b:02d}" for b in lg.waktu.bulan))


@tata_letak(mau=MAU_DAFTAR)
def bulan_iso(rencana: RencanaAcak) -> Hasil:
    """2026-03; 2026-06."""
    return _tulis(rencana, lambda lg, t: "; ".join(f"{t}-{b:02d}" for b in lg.waktu.bulan))


@tata_letak(mau=MAU_BULAN)
def bulan_garis_miring(rencana: RencanaAcak) -> Hasil:
    """03/2026."""
    return _tulis(rencana, lambda lg, t: f"{lg.waktu.bulan[0]:02d}/{t}")


@tata_letak(mau=Mau(jenis_waktu=("triwulan",)))
def triwulan_teks(rencana: RencanaAcak) -> Hasil:
    """TW II, Triwulan III, TW-4."""

    def waktu(lg: LangkahAcak, tahun: int) -> str:
        tw = lg.waktu.bulan[0] // 3
        return (f"TW {ROMAWI_TW[tw - 1]}", f"Triwulan {ROMAWI_TW[tw - 1]} {tahun}", f"TW-{tw}")[len(lg.pic) % 3]

    return _tulis(rencana, waktu)


@tata_letak(mau=Mau(jenis_waktu=("semester",)))
def semester_teks(rencana: RencanaAcak) -> Hasil:
    """Semester I, Smt 2."""

    def waktu(lg: LangkahAcak, tahun: int) -> str:
        s = lg.waktu.bulan[0] // 6
        return (f"Semester {ROMAWI_TW[s - 1]} {tahun}", f"Smt. {s}")[len(lg.pic) % 2]

    return _tulis(rencana, waktu)


@tata_letak(mau=Mau(jenis_waktu=("setahun", "bulan")))
def setiap_bulan(rencana: RencanaAcak) -> Hasil:
    """*Setiap bulan* and *tiap bulan* in the time column itself."""

    def waktu(lg: LangkahAcak, tahun: int) -> str:
        if lg.waktu.jenis == "bulan":
            return tulis_waktu(lg.waktu, tahun)
        return ("Setiap bulan", "tiap bulan", "Setiap bulannya")[len(lg.pic) % 3]

    return _tulis(rencana, waktu)


@tata_letak(mau=MAU_BULAN)
def bagian_bulan(rencana: RencanaAcak) -> Hasil:
    """Minggu ke-2 Maret, akhir Juni, awal bulan Mei."""

    def waktu(lg: LangkahAcak, tahun: int) -> str:
        pola = ("Minggu ke-2 {}", "Minggu II {}", "Akhir {}", "Awal bulan {}", "Minggu keempat bulan {}")
        return pola[len(lg.langkah_aksi) % len(pola)].format(tulis_waktu(lg.waktu, tahun))

    return _tulis(rencana, waktu)


@tata_letak(mau=MAU_BULAN)
def tanggal_excel_bulan(rencana: RencanaAcak) -> Hasil:
    """Real dates shown as mmm-yy."""
    return _tulis(rencana, lambda lg, t: date(t, lg.waktu.bulan[0], 1), "mmm-yy")


@tata_letak(mau=MAU_BULAN)
def tanggal_excel_bulan_panjang(rencana: RencanaAcak) -> Hasil:
    """Real dates shown as mmmm yyyy with the Indonesian locale code."""
    return _tulis(rencana, lambda lg, t: date(t, lg.waktu.bulan[0], 1), "[$-421]mmmm yyyy;@")
