"""Layouts that differ in how areas, sub-areas and rows are built."""

from __future__ import annotations

from random import Random

from tests.layouts.baku import (
    JUDUL_BAKU,
    KOLOM_BAKU,
    ROMAWI,
    Gaya,
    tulis_area,
    tulis_baku,
    tulis_judul,
    tulis_langkah,
    tulis_sub_area,
)
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.judul import DENGAN_PIC
from tests.layouts.lembar import Lembar, ke_csv, ke_xlsx
from tests.layouts.rencana_acak import AREA_BIASA, AREA_LAIN, Mau, RencanaAcak


def _baku(rencana: RencanaAcak, **gaya) -> Hasil:
    return Hasil("s.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, **gaya))))


@tata_letak()
def area_tidak_digabung(rencana: RencanaAcak) -> Hasil:
    """The area heading stands in its first cell only, in title case."""
    return _baku(rencana, area_digabung=False, tulis_area=str)


@tata_letak()
def area_berwarna(rencana: RencanaAcak) -> Hasil:
    """A coloured row with the bare name, no mark."""
    return _baku(rencana, tanda_area=lambda i: "", warna_area="FFE699")


@tata_letak()
def area_huruf(rencana: RencanaAcak) -> Hasil:
    """A. B. C. before the areas; sub-areas by number in brackets."""
    return _baku(rencana, tanda_area=lambda i: f"{'ABCDEFGHI'[i]}. ", tanda_sub=lambda i: f"{i + 1})")


@tata_letak(mau=Mau(dengan_sub_area=False))
def area_angka(rencana: RencanaAcak) -> Hasil:
    """1. 2. 3. before areas merged over the table, rows numbered again under each."""
    return _baku(rencana, tanda_area=lambda i: f"{i + 1}. ")


@tata_letak(mau=Mau(nama_area=AREA_BIASA[:5] + AREA_LAIN[:1]))
def area_enam_lain(rencana: RencanaAcak) -> Hasil:
    """Six areas, one with a name of the zone's own."""
    return _baku(rencana)


@tata_letak(mau=Mau(nama_area=AREA_LAIN))
def area_delapan_lain(rencana: RencanaAcak) -> Hasil:
    """Eight areas, none with a usual name."""
    return _baku(rencana)


@tata_letak()
def area_kata_pengungkit(rencana: RencanaAcak) -> Hasil:
    """AREA I : MANAJEMEN PERUBAHAN."""
    return _baku(rencana, tanda_area=lambda i: f"AREA {ROMAWI[i]} : ")


@tata_letak()
def romawi_di_kolom_no(rencana: RencanaAcak) -> Hasil:
    """The roman mark in NO, the area's name in the next cell."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False))
    nama = {f"{ROMAWI[i]}. {a.nama.upper()}": (ROMAWI[i], a.nama.upper()) for i, a in enumerate(rencana.area)}
    for isi in lembar.baris:
        if isi and isi[0] in nama:
            isi[0], isi[1] = nama[isi[0]]
    return Hasil("r.xlsx", ke_xlsx(lembar))


@tata_letak()
def romawi_lalu_judul(rencana: RencanaAcak) -> Hasil:
    """The roman mark in one row, the title in the next."""
    asal = tulis_baku(rencana, Gaya(kolom=(*KOLOM_BAKU, "pic"), area_digabung=False, gabung_lanjutan=False))
    nama = {f"{ROMAWI[i]}. {a.nama.upper()}": (ROMAWI[i], a.nama.upper()) for i, a in enumerate(rencana.area)}
    lembar = Lembar()
    for isi in asal.baris:
        if isi and isi[0] in nama:
            tanda, judul = nama[isi[0]]
            lembar.tambah(tanda)
            r = lembar.tambah(judul)
            lembar.gabungkan(r, 1, r, len(DENGAN_PIC))
        else:
            lembar.tambah(*isi)
    return Hasil("rl.xlsx", ke_xlsx(lembar))


def _area_sebagai_kolom(rencana: RencanaAcak, *, gabung: bool) -> Lembar:
    lembar = Lembar()
    kolom = ("no", "area", *DENGAN_PIC[1:])
    lembar.tambah(f"RENCANA AKSI ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
    lembar.tambah(*[{"area": "AREA PERUBAHAN", **JUDUL_BAKU}[k] for k in kolom])
    gaya = Gaya(kolom=DENGAN_PIC)
    no = 0
    for area in rencana.area:
        awal = len(lembar.baris) + 1
        for sub in area.sub_area:
            for komponen in sub.komponen:
                no += 1
                for k, langkah in enumerate(komponen.langkah):
                    r = tulis_langkah(lembar, gaya, rencana, langkah, no if k == 0 else None, None)
                    isi = lembar.baris[r - 1]
                    isi[1] = komponen.nama if k == 0 else None
                    isi.insert(1, area.nama if not gabung or r == awal else None)
        if gabung:
            lembar.gabungkan(awal, 2, len(lembar.baris), 2)
    return lembar


@tata_letak(mau=Mau(dengan_sub_area=False))
def area_kolom_gabung(rencana: RencanaAcak) -> Hasil:
    """AREA PERUBAHAN as a column, merged down."""
    return Hasil("ak.xlsx", ke_xlsx(_area_sebagai_kolom(rencana, gabung=True)))


@tata_letak(mau=Mau(dengan_sub_area=False))
def area_kolom_berulang(rencana: RencanaAcak) -> Hasil:
    """AREA PERUBAHAN as a column, the name on each row, as CSV."""
    return Hasil("ak.csv", ke_csv(_area_sebagai_kolom(rencana, gabung=False), pemisah=","))


@tata_letak()
def satu_lembar_per_area(rencana: RencanaAcak) -> Hasil:
    """Each area on a sheet of its own, named after it."""
    lembar = []
    gaya = Gaya(kolom=DENGAN_PIC)
    for i, area in enumerate(rencana.area):
        ws = Lembar(nama=f"{ROMAWI[i]} {area.nama}"[:31].replace("/", " "))
        ws.tambah(f"RENCANA AKSI ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
        tulis_judul(ws, gaya)
        tulis_area(ws, gaya, rencana, i, area)
        lembar.append(ws)
    return Hasil("lembar.xlsx", ke_xlsx(*lembar))


@tata_letak()
def sub_area_dua_tingkat(rencana: RencanaAcak) -> Hasil:
    """1. over a. over numbered rows."""
    lembar = Lembar()
    gaya = Gaya(kolom=DENGAN_PIC)
    lembar.tambah(f"RENCANA AKSI ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
    tulis_judul(lembar, gaya)
    for i, area in enumerate(rencana.area):
        r = lembar.tambah(f"{ROMAWI[i]}. {area.nama.upper()}")
        lembar.gabungkan(r, 1, r, len(DENGAN_PIC))
        for j, sub in enumerate(area.sub_area):
            if sub.nama:
                lembar.tambah("AB"[j], f"{sub.nama} Tingkat Satker")
                lembar.tambah("a", sub.nama)
            tulis_sub_area(lembar, gaya, rencana, sub)
    return Hasil("s2.xlsx", ke_xlsx(lembar))


@tata_letak()
def nomor_bertitik(rencana: RencanaAcak) -> Hasil:
    """NO as 1.1, 1.2 under area 1: the number carries the area."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, tanda_area=lambda i: f"{i + 1}. "))
    area = 0
    for isi in lembar.baris:
        if isi and isinstance(isi[0], str) and any(isi[0] == f"{area + 1}. {a.nama.upper()}" for a in rencana.area):
            area += 1
        elif area and isi and isinstance(isi[0], int):
            isi[0] = f"{area}.{isi[0]}"
    return Hasil("n.xlsx", ke_xlsx(lembar))


@tata_letak()
def indikator_digabung(rencana: RencanaAcak) -> Hasil:
    """Target time and capaian merged over the rows of a komponen that share them."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    c = DENGAN_PIC.index("pic") + 1
    sama = 1
    for r in range(2, len(lembar.baris) + 2):
        ini = lembar.baris[r - 1] if r <= len(lembar.baris) else None
        atas = lembar.baris[sama - 1]
        lanjut = ini and len(ini) == len(atas) == c and ini[0] is None and ini[3] and ini[c - 1] == atas[c - 1]
        if lanjut:
            continue
        lembar.gabungkan(sama, c, r - 1, c)
        for k in range(sama + 1, r):
            lembar.baris[k - 1][c - 1] = None
        sama = r
    return Hasil("g.xlsx", ke_xlsx(lembar))


@tata_letak()
def bukti_berbutir(rencana: RencanaAcak) -> Hasil:
    """Evidence as a numbered list inside the cell."""
    return _baku(rencana, bukti=lambda b: "\n".join(f"{i}. {n}" for i, n in enumerate(b, 1)))


@tata_letak()
def bukti_per_baris(rencana: RencanaAcak) -> Hasil:
    """Each bukti on a row of its own, the langkah's other cells merged over them."""
    lembar = Lembar()
    gaya = Gaya(kolom=DENGAN_PIC)
    c_bukti = DENGAN_PIC.index("bukti")
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False, bukti="|".join))
    for isi in asal.baris:
        teks = isi[c_bukti] if len(isi) == len(gaya.kolom) and isi[3] else None
        if not isinstance(teks, str) or teks == "BUKTI DUKUNG":
            lembar.tambah(*isi)
            continue
        daftar = teks.split("|")
        awal = len(lembar.baris) + 1
        for k, nama in enumerate(daftar):
            satu = [None] * len(isi) if k else list(isi)
            satu[c_bukti] = nama
            lembar.tambah(*satu)
        for c in range(1, len(isi) + 1):
            if c != c_bukti + 1:
                lembar.gabungkan(awal, c, len(lembar.baris), c)
    return Hasil("bb.xlsx", ke_xlsx(lembar))


@tata_letak()
def baris_terpotong_halaman(rencana: RencanaAcak) -> Hasil:
    """A long langkah whose second half stands on the next row, as a table pasted from PDF has it."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False, area_digabung=False))
    acak = Random(rencana.satker)
    letak = [r for r, isi in enumerate(lembar.baris) if len(isi) == len(DENGAN_PIC) and isinstance(isi[0], int)]
    for r in sorted(acak.sample(letak[1:], 2), reverse=True):
        kepala, _, ekor = lembar.baris[r][2].partition(" ")
        lembar.baris[r][2] = kepala
        lembar.baris.insert(r + 1, [None, None, ekor, None, None, None, None, None])
    return Hasil("p.xlsx", ke_xlsx(lembar))


@tata_letak()
def baris_kolom_tersembunyi(rencana: RencanaAcak) -> Hasil:
    """Some rows and the INDIKATOR column are hidden; they still belong to the plan."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    lembar.kolom_tersembunyi.add(3)
    lembar.baris_tersembunyi |= {r for r in range(9, len(lembar.baris)) if r % 7 == 0}
    return Hasil("h.xlsx", ke_xlsx(lembar))


@tata_letak()
def baris_berkelompok(rencana: RencanaAcak) -> Hasil:
    """Rows grouped by outline, an empty row between areas."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False, area_digabung=False))
    lembar = Lembar(kelompok=[(8, 12)])
    for isi in asal.baris:
        if isi and isinstance(isi[0], str) and isi[0].startswith(tuple(f"{r}. " for r in ROMAWI)):
            lembar.tambah()
        lembar.tambah(*isi)
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak(bertanya=True)
def dua_rencana(rencana: RencanaAcak) -> Hasil:
    """Two years' plans in one workbook: the person chooses."""
    lama = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    lama.nama = "Renaksi A"
    baru = tulis_baku(RencanaAcak(rencana.satker, rencana.tahun + 1, rencana.area), Gaya(kolom=DENGAN_PIC))
    baru.nama = "Renaksi B"
    return Hasil("dua.xlsx", ke_xlsx(lama, baru))


@tata_letak()
def lembar_lain_di_depan(rencana: RencanaAcak) -> Hasil:
    """A cover sheet and a list of the team before the plan."""
    sampul = Lembar(nama="Sampul")
    sampul.tambah("RENCANA AKSI ZONA INTEGRITAS")
    tim = Lembar(nama="Tim")
    tim.tambah("NO", "NAMA", "JABATAN")
    tim.tambah(1, "Contoh Satu", "Ketua")
    isi = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    isi.nama = "Renaksi"
    return Hasil("l.xlsx", ke_xlsx(sampul, tim, isi))
