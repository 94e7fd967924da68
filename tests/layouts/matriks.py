"""Month matrices: the target time is where the mark stands."""

from __future__ import annotations

from collections.abc import Callable

from monev.tanggal import BULAN_PENDEK, NAMA_BULAN
from tests.layouts.baku import Gaya, tulis_area
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.lembar import Lembar, ke_csv, ke_docx, ke_xlsx
from tests.layouts.rencana_acak import LangkahAcak, Mau, RencanaAcak

KOLOM = ("no", "komponen", "indikator", "langkah_aksi", "bukti", "capaian", "pic")
JUDUL = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET CAPAIAN", "PIC")
MAU = Mau(jenis_waktu=("bulan", "daftar"))
MAU_BERJEDA = Mau(jenis_waktu=("bulan", "daftar"), berjeda=True)
MAU_TW = Mau(jenis_waktu=("triwulan",))
BIRU = "5B9BD5"


def _matriks(
    rencana: RencanaAcak,
    judul_waktu: list[list[object]],
    letak: Callable[[int], list[int]],
    tanda: Callable[[LangkahAcak], object],
    *,
    warna: str | None = None,
    gabung_judul: list[tuple[int, int, int]] = (),
) -> Lembar:
    """A table whose time columns stand right of KOLOM. `letak` says which of them (0-based) a month marks;
    `gabung_judul` merges heading cells (row 0-based, first and last time column 0-based)."""
    lembar = Lembar()
    lembar.tambah(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    lembar.tambah()
    awal, lebar = len(lembar.baris) + 1, len(judul_waktu[0])
    for i, baris in enumerate(judul_waktu):
        lembar.tambah(*(JUDUL if i == 0 else [None] * len(JUDUL)), *baris)
    for c in range(1, len(JUDUL) + 1):
        lembar.gabungkan(awal, c, awal + len(judul_waktu) - 1, c)
    for i, dari, sampai in gabung_judul:
        lembar.gabungkan(awal + i, len(JUDUL) + 1 + dari, awal + i, len(JUDUL) + 1 + sampai)
    gaya = Gaya(kolom=KOLOM)
    for i, area in enumerate(rencana.area):
        tulis_area(lembar, gaya, rencana, i, area)
    cari = {lg.langkah_aksi: lg for *_, lg in rencana.semua()}
    for r, isi in enumerate(lembar.baris, 1):
        langkah = cari.get(isi[3]) if len(isi) > 3 else None
        if langkah is None:
            continue
        isi.extend([None] * lebar)
        for bulan in langkah.waktu.bulan:
            for k in letak(bulan):
                isi[len(KOLOM) + k] = tanda(langkah)
                if warna:
                    lembar.warna[(r, len(KOLOM) + k + 1)] = warna
    return lembar


def _dua_belas(rencana: RencanaAcak, nama: list[object], tanda, **lain) -> Lembar:
    atas = [f"WAKTU PELAKSANAAN TAHUN {rencana.tahun}", *[None] * 11]
    return _matriks(rencana, [atas, nama], lambda b: [b - 1], tanda, gabung_judul=[(0, 0, 11)], **lain)


@tata_letak(mau=MAU)
def matriks_x(rencana: RencanaAcak) -> Hasil:
    """Twelve columns Jan..Des marked by x."""
    return Hasil("mx.xlsx", ke_xlsx(_dua_belas(rencana, list(BULAN_PENDEK), lambda _: "x")))


@tata_letak(mau=MAU)
def matriks_huruf(rencana: RencanaAcak) -> Hasil:
    """J F M A M J J A S O N D marked by ✓."""
    return Hasil("mh.xlsx", ke_xlsx(_dua_belas(rencana, list("JFMAMJJASOND"), lambda _: "✓")))


@tata_letak(mau=MAU)
def matriks_angka(rencana: RencanaAcak) -> Hasil:
    """1..12 marked by ●."""
    return Hasil("ma.xlsx", ke_xlsx(_dua_belas(rencana, list(range(1, 13)), lambda _: "●")))


@tata_letak(mau=MAU)
def matriks_bilangan(rencana: RencanaAcak) -> Hasil:
    """Full month names marked by a number."""
    return Hasil("mb.xlsx", ke_xlsx(_dua_belas(rencana, [n.upper() for n in NAMA_BULAN], lambda _: 1)))


@tata_letak(mau=MAU_BERJEDA)
def matriks_warna(rencana: RencanaAcak) -> Hasil:
    """Marked only by the fill colour."""
    return Hasil("mw.xlsx", ke_xlsx(_dua_belas(rencana, list(BULAN_PENDEK), lambda _: None, warna=BIRU)))


@tata_letak(mau=MAU)
def matriks_satu_baris(rencana: RencanaAcak) -> Hasil:
    """One heading row: the months stand beside PIC, nothing above them."""
    return Hasil("ms.xlsx", ke_xlsx(_matriks(rencana, [list(BULAN_PENDEK)], lambda b: [b - 1], lambda _: "v")))


@tata_letak(mau=MAU)
def matriks_csv(rencana: RencanaAcak) -> Hasil:
    """A matrix saved as CSV."""
    return Hasil("m.csv", ke_csv(_dua_belas(rencana, list(BULAN_PENDEK), lambda _: "v")))


@tata_letak(mau=MAU)
def matriks_tw_di_atas_bulan(rencana: RencanaAcak) -> Hasil:
    """TW I..IV over three months each."""
    atas = [n for tw in ("TW I", "TW II", "TW III", "TW IV") for n in (tw, None, None)]
    gabung = [(0, 3 * i, 3 * i + 2) for i in range(4)]
    lembar = _matriks(rencana, [atas, list(BULAN_PENDEK)], lambda b: [b - 1], lambda _: "x", gabung_judul=gabung)
    return Hasil("mtb.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_TW)
def matriks_triwulan(rencana: RencanaAcak) -> Hasil:
    """Four columns TW I..IV."""
    atas = ["TARGET WAKTU", None, None, None]
    lembar = _matriks(
        rencana,
        [atas, ["TW I", "TW II", "TW III", "TW IV"]],
        lambda b: [b // 3 - 1],
        lambda _: "√",
        gabung_judul=[(0, 0, 3)],
    )
    return Hasil("mt.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("bulan",)))
def matriks_minggu(rencana: RencanaAcak) -> Hasil:
    """Weeks 1..4 under each month."""
    atas = [n for bulan in BULAN_PENDEK for n in (bulan, None, None, None)]
    bawah = [m for _ in range(12) for m in (1, 2, 3, 4)]
    gabung = [(0, 4 * i, 4 * i + 3) for i in range(12)]
    lembar = _matriks(
        rencana, [atas, bawah], lambda b: [4 * (b - 1) + 1, 4 * (b - 1) + 2], lambda _: "x", gabung_judul=gabung
    )
    return Hasil("mm.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_docx(rencana: RencanaAcak) -> Hasil:
    """A matrix in a decree's Word table."""
    return Hasil("m.docx", ke_docx(_dua_belas(rencana, list(BULAN_PENDEK), lambda _: "√")))
