"""Tables of other ministries and other habits: their headings, their blocks, what stands around them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.layouts.baku import JUDUL_BAKU, KOLOM_BAKU, ROMAWI, Gaya, tulis_area, tulis_baku, tulis_judul
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.judul import DENGAN_PIC
from tests.layouts.lembar import Lembar, ke_csv, ke_xlsx
from tests.layouts.rencana_acak import (
    AREA_LAIN,
    KomponenAcak,
    LangkahAcak,
    Mau,
    RencanaAcak,
    tulis_capaian,
    tulis_waktu,
)

TANPA_SUB = Mau(dengan_sub_area=False)


def _judul_atas(lembar: Lembar, rencana: RencanaAcak) -> None:
    lembar.tambah(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")


def _per_langkah(
    rencana: RencanaAcak, judul: tuple[str, ...], tulis: Callable[[int, str, KomponenAcak, LangkahAcak, bool], list]
) -> Lembar:
    """One row a langkah under these headings; `tulis` gets the area's place, its name, and whether a komponen opens."""
    lembar = Lembar()
    _judul_atas(lembar, rencana)
    lembar.tambah(*judul)
    for i, area in enumerate(rencana.area):
        for komponen in (k for s in area.sub_area for k in s.komponen):
            for k, lg in enumerate(komponen.langkah):
                lembar.tambah(*tulis(i, area.nama, komponen, lg, k == 0))
    return lembar


@tata_letak()
def judul_bernomor(rencana: RencanaAcak) -> Hasil:
    """Headings with a number in front: 1. NO, 2. KOMPONEN."""
    judul = {k: f"{i}. {JUDUL_BAKU[k]}" for i, k in enumerate(DENGAN_PIC, 1)}
    return Hasil("s.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, judul=judul, baris_nomor=False))))


@tata_letak()
def judul_inggris(rencana: RencanaAcak) -> Hasil:
    """English headings."""
    judul = {
        "no": "No",
        "komponen": "Component",
        "indikator": "Indicator",
        "langkah_aksi": "Action Plan",
        "bukti": "Evidence",
        "waktu": "Timeline",
        "capaian": "Expected Output",
        "pic": "Person in Charge",
    }
    return Hasil("s.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, judul=judul))))


@tata_letak()
def kata_pengantar_panjang(rencana: RencanaAcak) -> Hasil:
    """The headings stand in row 30, after a preface with the words of the headings in it."""
    pengantar = [f"Pertimbangan {i}: bahwa rencana aksi dan bukti dukung disusun bersama." for i in range(1, 24)]
    atas = (
        "LAMPIRAN KEPUTUSAN",
        *pengantar,
        "RENCANA AKSI ZI",
        "{satker}",
        "TAHUN {tahun}",
        "KOMPONEN",
        "TARGET WAKTU",
    )
    return Hasil("s.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, baris_judul=atas))))


@tata_letak()
def mulai_di_tengah_lembar(rencana: RencanaAcak) -> Hasil:
    """The table starts in column C under empty rows and columns."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    lembar = Lembar()
    for _ in range(3):
        lembar.tambah()
    for isi in asal.baris:
        lembar.tambah(None, None, *isi)
    for r1, c1, r2, c2 in asal.gabung:
        lembar.gabungkan(r1 + 3, c1 + 2, r2 + 3, c2 + 2)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak()
def kolom_catatan_sela(rencana: RencanaAcak) -> Hasil:
    """Columns of notes and an empty narrow column between the others."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False, gabung_lanjutan=False, baris_judul=()))
    lembar = Lembar()
    _judul_atas(lembar, rencana)
    for isi in asal.baris:
        isi = [*isi, *[None] * (len(DENGAN_PIC) - len(isi))]
        sela = (
            ("CATATAN RAPAT", None)
            if isi[0] == "NO"
            else ("dibahas lagi" if isi[0] and isinstance(isi[4], str) else None, None)
        )
        lembar.tambah(*isi[:4], sela[0], isi[4], sela[1], *isi[5:])
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak()
def ringkasan_di_kanan(rencana: RencanaAcak) -> Hasil:
    """A small table of counts to the right of the plan, an empty column between."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    awal = next(r for r, isi in enumerate(lembar.baris) if isi and isi[0] == "NO")
    baris = [("AREA", "JUMLAH KEGIATAN", "TARGET"), *((a.nama, i, "100%") for i, a in enumerate(rencana.area, 2))]
    for r, kanan in enumerate(baris, awal):
        isi = lembar.baris[r]
        isi.extend([None] * (len(DENGAN_PIC) + 2 - len(isi)))
        isi.extend(kanan)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak(mau=TANPA_SUB)
def tabel_pengadilan(rencana: RencanaAcak) -> Hasil:
    """Courts: A. PENGUNGKIT over the areas, URAIAN, RENCANA AKSI, EVIDEN, PENANGGUNG JAWAB."""
    judul = {
        "komponen": "SASARAN",
        "indikator": "URAIAN",
        "langkah_aksi": "RENCANA AKSI",
        "bukti": "DATA DUKUNG / EVIDEN",
        "waktu": "WAKTU PELAKSANAAN",
        "capaian": "OUTPUT",
        "pic": "PENANGGUNG JAWAB",
    }
    gaya = Gaya(kolom=DENGAN_PIC, judul=judul, baris_nomor=False)
    lembar = Lembar()
    lembar.tambah("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS")
    lembar.tambah(rencana.satker.upper())
    lembar.tambah(f"TAHUN {rencana.tahun}")
    tulis_judul(lembar, gaya)
    r = lembar.tambah("A. PENGUNGKIT")
    lembar.gabungkan(r, 1, r, len(DENGAN_PIC))
    r = lembar.tambah("PEMENUHAN")
    lembar.gabungkan(r, 1, r, len(DENGAN_PIC))
    for i, area in enumerate(rencana.area):
        tulis_area(lembar, gaya, rencana, i, area)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak(mau=TANPA_SUB, tanpa=("indikator",))
def tabel_pertanahan(rencana: RencanaAcak) -> Hasil:
    """PROGRAM KERJA over KEGIATAN, AREA a blank-below column without merges, no INDIKATOR."""
    judul = ("NO", "AREA PERUBAHAN", "PROGRAM KERJA", "KEGIATAN", "HASIL", "DATA DUKUNG", "JADWAL", "UNIT KERJA")
    nomor, area_atas = 0, ""

    def tulis(i: int, area: str, komponen: KomponenAcak, lg: LangkahAcak, pertama: bool) -> list:
        nonlocal nomor, area_atas
        nomor += pertama
        tampil, area_atas = (None if area == area_atas else f"{ROMAWI[i]}. {area}"), area
        kepala = [nomor, tampil, komponen.nama] if pertama else [None, tampil, None]
        waktu = tulis_waktu(lg.waktu, rencana.tahun)
        return [*kepala, lg.langkah_aksi, tulis_capaian(lg), ", ".join(lg.bukti), waktu, lg.pic]

    return Hasil("s.xlsx", ke_xlsx(_per_langkah(rencana, judul, tulis)))


@tata_letak(mau=Mau(dengan_sub_area=False, nama_area=AREA_LAIN[:6]))
def area_kolom_nama_lain(rencana: RencanaAcak) -> Hasil:
    """AREA as a repeated column of the zone's own names, numbers beginning again under each."""
    judul = ("NO", "AREA", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET", "PIC")
    nomor, area_atas = 0, ""

    def tulis(_: int, area: str, komponen: KomponenAcak, lg: LangkahAcak, pertama: bool) -> list:
        nonlocal nomor, area_atas
        nomor = 0 if area != area_atas else nomor
        area_atas = area
        nomor += pertama
        kepala = [nomor if pertama else None, area, komponen.nama if pertama else None]
        waktu = tulis_waktu(lg.waktu, rencana.tahun)
        return [*kepala, lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti), waktu, tulis_capaian(lg), lg.pic]

    return Hasil("s.xlsx", ke_xlsx(_per_langkah(rencana, judul, tulis)))


@tata_letak(mau=Mau(dengan_sub_area=False, langkah_per_komponen=(1, 1)))
def area_kolom_menurut_waktu(rencana: RencanaAcak) -> Hasil:
    """AREA as a column, the rows sorted by something else: an area comes again after others."""
    judul = ("NO", "AREA", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET", "PIC")
    lembar = Lembar()
    _judul_atas(lembar, rencana)
    lembar.tambah(*judul)
    semua = rencana.semua()
    Random(rencana.tahun).shuffle(semua)
    for no, (area, _, komponen, lg) in enumerate(semua, 1):
        waktu = tulis_waktu(lg.waktu, rencana.tahun)
        kiri = (no, area.nama, komponen.nama, lg.indikator, lg.langkah_aksi)
        lembar.tambah(*kiri, ", ".join(lg.bukti), waktu, tulis_capaian(lg), lg.pic)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak(tanpa=("indikator",))
def tanpa_indikator(rencana: RencanaAcak) -> Hasil:
    """No INDIKATOR column."""
    kolom = tuple(k for k in DENGAN_PIC if k != "indikator")
    return Hasil("s.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=kolom))))


@tata_letak()
def tanpa_nomor(rencana: RencanaAcak) -> Hasil:
    """No NO column: a new komponen is a new number."""
    return Hasil("s.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC[1:]))))


@tata_letak(tanpa=("komponen", "indikator"), mau=Mau(langkah_per_komponen=(1, 1)))
def empat_kolom(rencana: RencanaAcak) -> Hasil:
    """The least a plan can say: NO, KEGIATAN, EVIDEN, WAKTU, PJ."""
    judul = {"langkah_aksi": "KEGIATAN", "bukti": "EVIDEN", "waktu": "WAKTU", "pic": "PJ", "capaian": "TARGET"}
    gaya = Gaya(kolom=("no", "langkah_aksi", "bukti", "waktu", "capaian", "pic"), judul=judul)
    return Hasil("s.csv", ke_csv(tulis_baku(rencana, gaya)))


@tata_letak()
def komponen_baris_sendiri(rencana: RencanaAcak) -> Hasil:
    """A row with only NO and KOMPONEN, the langkah unnumbered below it."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False, area_digabung=False))
    lembar = Lembar()
    for isi in asal.baris:
        if isi and isinstance(isi[0], int) and isinstance(isi[1], str) and isi[3]:
            lembar.tambah(isi[0], isi[1])
            lembar.tambah(None, None, *isi[2:])
        else:
            lembar.tambah(*isi)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak(mau=TANPA_SUB, tanpa=("indikator", "pic"), ragu=("*",))
def langkah_berbutir_dalam_sel(rencana: RencanaAcak) -> Hasil:
    """a. b. c. inside one LANGKAH AKSI cell: one langkah or three? Only the office knows."""
    gaya = Gaya(kolom=KOLOM_BAKU)
    lembar = Lembar()
    _judul_atas(lembar, rencana)
    tulis_judul(lembar, gaya)
    for i, area in enumerate(rencana.area):
        r = lembar.tambah(f"{ROMAWI[i]}. {area.nama.upper()}")
        lembar.gabungkan(r, 1, r, len(KOLOM_BAKU))
        for no, komponen in enumerate((k for s in area.sub_area for k in s.komponen), 1):
            semua = komponen.langkah
            aksi = "\n".join(f"{'abc'[k]}. {lg.langkah_aksi}" for k, lg in enumerate(semua))
            teks = aksi if len(semua) > 1 else semua[0].langkah_aksi
            bukti = ", ".join(b for lg in semua for b in lg.bukti)
            waktu = tulis_waktu(semua[0].waktu, rencana.tahun)
            lembar.tambah(no, komponen.nama, semua[0].indikator, teks, bukti, waktu, tulis_capaian(semua[0]))
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak()
def langkah_terpotong_halaman(rencana: RencanaAcak) -> Hasil:
    """The second half of a langkah and of its komponen on the next row, as a table pasted from PDF has it."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False, area_digabung=False))
    acak = Random(rencana.satker)
    letak = [r for r, isi in enumerate(lembar.baris) if len(isi) == len(DENGAN_PIC) and isinstance(isi[0], int)]
    for r in sorted(acak.sample(letak[1:], 3), reverse=True):
        isi = lembar.baris[r]
        ekor: list[object] = [None] * len(isi)
        for c in (1, 3):
            isi[c], _, ekor[c] = isi[c].partition(" ")
        lembar.baris.insert(r + 1, ekor)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak()
def tabel_per_area(rencana: RencanaAcak) -> Hasil:
    """One sheet, each area a table of its own: its name, the headings again, numbers from one."""
    lembar = Lembar()
    gaya = Gaya(kolom=DENGAN_PIC, baris_nomor=False)
    _judul_atas(lembar, rencana)
    for i, area in enumerate(rencana.area):
        lembar.tambah()
        lembar.tambah(f"{ROMAWI[i]}. {area.nama.upper()}")
        tulis_judul(lembar, gaya)
        isi = Lembar()
        tulis_area(isi, gaya, rencana, i, area)
        geser = len(lembar.baris) - 1
        for baris in isi.baris[1:]:
            lembar.tambah(*baris)
        for r1, c1, r2, c2 in isi.gabung:
            if r1 > 1:
                lembar.gabungkan(r1 + geser, c1, r2 + geser, c2)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak(bertanya=True)
def dua_rencana_satu_lembar(rencana: RencanaAcak) -> Hasil:
    """Two years' plans under each other on one sheet: the person chooses."""
    lama = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, kaki=()))
    baru = tulis_baku(RencanaAcak(rencana.satker, rencana.tahun + 1, rencana.area), Gaya(kolom=DENGAN_PIC))
    geser = len(lama.baris) + 2
    lama.tambah()
    lama.tambah()
    for isi in baru.baris:
        lama.tambah(*isi)
    for r1, c1, r2, c2 in baru.gabung:
        lama.gabungkan(r1 + geser, c1, r2 + geser, c2)
    return Hasil("s.xlsx", ke_xlsx(lama))


@tata_letak()
def tabel_tim_di_bawah(rencana: RencanaAcak) -> Hasil:
    """A table of the team under the plan, with headings and numbers of its own."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, kaki=()))
    lembar.tambah("TIM PEMBANGUNAN ZONA INTEGRITAS")
    lembar.tambah("NO", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM")
    for i, kedudukan in enumerate(("Ketua", "Sekretaris", "Anggota"), 1):
        lembar.tambah(i, f"Pegawai Contoh {i}", "Pelaksana", kedudukan)
    return Hasil("s.xlsx", ke_xlsx(lembar))


@tata_letak()
def kop_tiap_halaman(rencana: RencanaAcak) -> Hasil:
    """The title and the headings again on each printed page."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False, gabung_lanjutan=False, kaki=()))
    awal = next(r for r, isi in enumerate(asal.baris) if isi and isi[0] == "NO")
    kop = asal.baris[: awal + 2]
    lembar = Lembar()
    for r, isi in enumerate(asal.baris):
        if r > awal + 2 and (r - awal) % 12 == 0 and isi and isinstance(isi[0], int):
            for satu in kop:
                lembar.tambah(*satu)
        lembar.tambah(*isi)
    return Hasil("s.xlsx", ke_xlsx(lembar))
