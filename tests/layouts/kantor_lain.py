"""Shapes found by laying out plans by hand as courts, prisons, health centres, police and tax offices keep them."""

from __future__ import annotations

from collections.abc import Callable

from monev.tanggal import BULAN_PENDEK, NAMA_BULAN
from tests.layouts.baku import JUDUL_BAKU, ROMAWI, Gaya, tulis_area, tulis_baku
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.judul import DENGAN_PIC
from tests.layouts.lembar import Lembar, ke_csv, ke_xlsx
from tests.layouts.matriks import MAU, _matriks
from tests.layouts.rencana_acak import AreaAcak, LangkahAcak, Mau, RencanaAcak, tulis_capaian, tulis_waktu

TANPA_SUB = Mau(dengan_sub_area=False)
SATU_PER_NOMOR = Mau(dengan_sub_area=False, langkah_per_komponen=(1, 1))


def _lembar(rencana: RencanaAcak, *judul: tuple[object, ...]) -> Lembar:
    """A sheet with its title and these heading rows."""
    lembar = Lembar()
    lembar.tambah(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    for satu in judul:
        lembar.tambah(*satu)
    return lembar


def _isi(lg: LangkahAcak, tahun: int) -> tuple[object, ...]:
    """INDIKATOR to PIC of a langkah, as `DENGAN_PIC` has them."""
    waktu = tulis_waktu(lg.waktu, tahun)
    return (lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti), waktu, tulis_capaian(lg), lg.pic)


JUDUL = tuple(JUDUL_BAKU[k] for k in DENGAN_PIC)


def _ubah_baku(rencana: RencanaAcak, ubah: Callable[[Lembar, list[object]], None], **gaya) -> Lembar:
    """The decree's table, every row written anew by `ubah`."""
    lembar = Lembar()
    for isi in tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False, gabung_lanjutan=False, **gaya)).baris:
        ubah(lembar, isi)
    return lembar


@tata_letak(mau=MAU)
def kembar_rencana_realisasi(rencana: RencanaAcak) -> Hasil:
    """Under each month a column of what was planned and one of what was done, a month late."""
    bulan = [sel for nama in BULAN_PENDEK for sel in (nama, None)]
    gabung = [(0, 2 * b, 2 * b + 1) for b in range(12)]
    lembar = _matriks(
        rencana, [bulan, ["Renc", "Real"] * 12], lambda b: [2 * b - 2], lambda _: "v", gabung_judul=gabung
    )
    for isi in lembar.baris[4:]:
        for k in range(len(isi) - 2, 6, -2):
            if isi[k] == "v":
                isi[k + 3 if k + 3 < len(isi) else k + 1] = "v"
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def baris_target_realisasi(rencana: RencanaAcak) -> Hasil:
    """A T row and an R row to each langkah."""
    lembar = _lembar(
        rencana, ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "PIC", "T/R", *BULAN_PENDEK)
    )
    for i, area in enumerate(rencana.area):
        lembar.tambah(f"{ROMAWI[i]}. {area.nama.upper()}")
        for sub in area.sub_area:
            if sub.nama:
                lembar.tambah(f"{'abcdefgh'[area.sub_area.index(sub)]}. {sub.nama}")
            for no, komponen in enumerate(sub.komponen, 1):
                for k, lg in enumerate(komponen.langkah):
                    kiri = (no, komponen.nama) if k == 0 else (None, None)
                    bulan = ["x" if b in lg.waktu.bulan else None for b in range(1, 13)]
                    r = lembar.tambah(*kiri, lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti), lg.pic, "T", *bulan)
                    lembar.tambah(*[None] * 6, "R", None, *bulan[:-1])
                    for c in range(1, 7):
                        lembar.gabungkan(r, c, r + 1, c)
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak()
def nomor_bertingkat(rencana: RencanaAcak) -> Hasil:
    """1 | area, 1.1 | sub-area, 1.1.1 | langkah, as universities number."""
    lembar = _lembar(rencana, JUDUL)
    for i, area in enumerate(rencana.area, 1):
        lembar.tambah(str(i), area.nama)
        for j, sub in enumerate(area.sub_area, 1):
            awal = f"{i}.{j}" if sub.nama else f"{i}"
            if sub.nama:
                lembar.tambah(awal, sub.nama)
            for n, komponen in enumerate(sub.komponen, 1):
                for k, lg in enumerate(komponen.langkah):
                    kiri = (f"{awal}.{n}", komponen.nama) if k == 0 else (None, None)
                    lembar.tambah(*kiri, *_isi(lg, rencana.tahun))
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak(mau=SATU_PER_NOMOR)
def pengungkit_dan_hasil(rencana: RencanaAcak) -> Hasil:
    """The LKE's order: A. PENGUNGKIT with 1., 2., ... below it, then B. HASIL with I. of its own."""
    lembar = _lembar(rencana, JUDUL)
    lembar.tambah("A", "PENGUNGKIT")
    for i, area in enumerate(rencana.area, 1):
        hasil = i == len(rencana.area)
        if hasil:
            lembar.tambah("B", "HASIL")
        lembar.tambah("I" if hasil else str(i), area.nama.upper())
        for n, komponen in enumerate(area.sub_area[0].komponen):
            lembar.tambah("abcdefgh"[n], komponen.nama, *_isi(komponen.langkah[0], rencana.tahun))
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak()
def area_di_sel_sendiri(rencana: RencanaAcak) -> Hasil:
    """AREA I in the NO cell, its name merged over the rest of the row."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False))
    for r, isi in enumerate(lembar.baris, 1):
        for i, area in enumerate(rencana.area):
            if isi and isi[0] == f"{ROMAWI[i]}. {area.nama.upper()}":
                isi[0], isi[1] = f"AREA {ROMAWI[i]}", area.nama.upper()
                lembar.gabungkan(r, 2, r, len(DENGAN_PIC))
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak(mau=SATU_PER_NOMOR)
def area_tegak_tanpa_judul(rencana: RencanaAcak) -> Hasil:
    """The areas merged down the first column, turned on their side, under no heading."""
    lembar = _lembar(rencana, (None, *JUDUL))
    for area in rencana.area:
        awal = len(lembar.baris) + 1
        for n, komponen in enumerate(area.sub_area[0].komponen, 1):
            nama = area.nama.upper().replace(" ", "\n") if n == 1 else None
            lembar.tambah(nama, n, komponen.nama, *_isi(komponen.langkah[0], rencana.tahun))
        lembar.gabungkan(awal, 1, len(lembar.baris), 1)
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak(mau=SATU_PER_NOMOR, tanpa=("komponen",))
def area_di_kolom_komponen(rencana: RencanaAcak) -> Hasil:
    """The areas under KOMPONEN, numbers running on."""
    lembar, no = _lembar(rencana, JUDUL), 0
    for area in rencana.area:
        for ke, komponen in enumerate(area.sub_area[0].komponen):
            no += 1
            lembar.tambah(no, area.nama if ke == 0 else None, *_isi(komponen.langkah[0], rencana.tahun))
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak()
def huruf_dan_teks_dua_sel(rencana: RencanaAcak) -> Hasil:
    """LANGKAH AKSI and BUKTI each over two columns copied from a word processor, a bullet before the bukti."""
    lembar = Lembar()
    for isi in tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False)).baris:
        isi = [*isi, *[None] * (len(DENGAN_PIC) - len(isi))]
        langkah = isinstance(isi[4], str) and isi[3] != JUDUL[3] and isi[6] is not None
        tanda = "-" if langkah else None
        pisah = (tanda, isi[3], tanda, isi[4]) if langkah else (isi[3], None, isi[4], None)
        r = lembar.tambah(*isi[:3], *pisah, *isi[5:])
        if isi[3] == JUDUL[3]:
            lembar.gabungkan(r, 4, r, 5)
            lembar.gabungkan(r, 6, r, 7)
    for isi in lembar.baris:
        if len(isi) > 6 and isi[3] == "-":
            isi[3] = None
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak()
def no_dua_kolom(rencana: RencanaAcak) -> Hasil:
    """NO over two columns: the area's mark in one, the row's number in the other."""

    def tulis(lembar: Lembar, isi: list[object]) -> None:
        angka = bool(isi) and (isinstance(isi[0], int) or isi[0] is None)
        r = lembar.tambah(*((None, isi[0]) if angka else (isi[0], None) if isi else ()), *isi[1:])
        if isi and isi[0] == "NO":
            lembar.gabungkan(r, 1, r, 2)

    return Hasil("k.xlsx", ke_xlsx(_ubah_baku(rencana, tulis, baris_nomor=False)))


@tata_letak(mau=Mau(jenis_waktu=("bulan", "rentang")))
def mulai_dan_selesai(rencana: RencanaAcak) -> Hasil:
    """WAKTU PELAKSANAAN over MULAI and SELESAI."""
    bulan = {lg.langkah_aksi: lg.waktu.bulan for *_, lg in rencana.semua()}

    def tulis(lembar: Lembar, isi: list[object]) -> None:
        waktu = bulan.get(str(isi[3])) if len(isi) > 5 else None
        ujung = tuple(f"{NAMA_BULAN[b - 1]} {rencana.tahun}" for b in (waktu[0], waktu[-1])) if waktu else ()
        r = lembar.tambah(*isi[:5], *(ujung or (*isi[5:6], None)), *isi[6:])
        if isi and isi[0] == "NO":
            lembar.baris[r - 1][5] = "WAKTU PELAKSANAAN"
            lembar.tambah(*[None] * 5, "MULAI", "SELESAI")
            lembar.gabungkan(r, 6, r, 7)

    return Hasil("k.xlsx", ke_xlsx(_ubah_baku(rencana, tulis, baris_nomor=False)))


@tata_letak()
def kolom_berselang(rencana: RencanaAcak) -> Hasil:
    """A narrow empty column between all columns, an empty row between all rows."""

    def tulis(lembar: Lembar, isi: list[object]) -> None:
        lembar.tambah(*(sel for satu in isi for sel in (satu, None)))
        lembar.tambah()

    return Hasil("k.xlsx", ke_xlsx(_ubah_baku(rencana, tulis, baris_nomor=False, kaki=())))


@tata_letak(mau=Mau(dengan_sub_area=False, nama_area=("Ketatalaksanaan", "Kepegawaian", "Pengendalian", "Layanan")))
def lembar_bernomor_area(rencana: RencanaAcak) -> Hasil:
    """A sheet an area, named 1. to 4. by its tab alone."""
    semua = []
    for i, area in enumerate(rencana.area, 1):
        lembar = _lembar(rencana, JUDUL)
        lembar.nama = f"{i}. {area.nama}"
        for n, komponen in enumerate(area.sub_area[0].komponen, 1):
            for k, lg in enumerate(komponen.langkah):
                lembar.tambah(*((n, komponen.nama) if k == 0 else (None, None)), *_isi(lg, rencana.tahun))
        semua.append(lembar)
    return Hasil("k.xlsx", ke_xlsx(*semua))


def _anggaran(area: AreaAcak, i: int) -> list[tuple[object, ...]]:
    """The rows of sums under an area, one below LANGKAH AKSI and one below NO."""
    return [
        (None, None, None, f"Jumlah area {ROMAWI[i]}", *[None] * 4, 1_500_000),
        (f"JUMLAH {area.nama}", *[None] * 7, 5),
    ]


@tata_letak()
def jumlah_tiap_area(rencana: RencanaAcak) -> Hasil:
    """A column ANGGARAN, sums under each area, page numbers between."""
    lembar = _lembar(rencana, (*JUDUL, "ANGGARAN (Rp)"))
    for i, area in enumerate(rencana.area):
        isi = Lembar()
        tulis_area(isi, Gaya(kolom=DENGAN_PIC, area_digabung=False, gabung_lanjutan=False), rencana, i, area)
        for satu in isi.baris:
            lembar.tambah(*satu, *([500_000] if len(satu) > 6 and satu[3] else []))
        for satu in _anggaran(area, i):
            lembar.tambah(*satu)
        lembar.tambah(f"Halaman {i + 1} dari {len(rencana.area)}")
    return Hasil("k.csv", ke_csv(lembar))


@tata_letak(tanpa=("komponen",))
def target_berisi_waktu(rencana: RencanaAcak) -> Hasil:
    """NO, RENCANA AKSI, OUTPUT/EVIDEN, TARGET (a time), PJ: the headings of courts; areas alone under RENCANA AKSI."""
    lembar = _lembar(rencana, ("NO", "RENCANA AKSI", "INDIKATOR", "OUTPUT/EVIDEN", "TARGET", "PJ"))
    for area in rencana.area:
        lembar.tambah(None, area.nama.upper())
        no = 0
        for j, sub in enumerate(area.sub_area):
            if sub.nama:
                lembar.tambah("abcdefgh"[j], sub.nama)
                no = 0
            for lg in (lg for k in sub.komponen for lg in k.langkah):
                no += 1
                waktu = {"bulanan": "Setiap bulan, ", "triwulanan": "Tiap triwulan, "}.get(lg.waktu.jenis, "")
                isi = (lg.indikator, ", ".join(lg.bukti), waktu + tulis_waktu(lg.waktu, rencana.tahun), lg.pic)
                lembar.tambah(no, lg.langkah_aksi, *isi)
    return Hasil("k.xlsx", ke_xlsx(lembar))


@tata_letak(mau=TANPA_SUB)
def sub_kegiatan(rencana: RencanaAcak) -> Hasil:
    """AREA, KEGIATAN, SUB KEGIATAN: the finer column is the work; months stand over groups of no meaning."""
    lembar, no = _lembar(rencana, ("NO", "AREA", "KEGIATAN", "INDIKATOR", "SUB KEGIATAN", *JUDUL[4:])), 0
    for i, area in enumerate(rencana.area):
        for komponen in area.sub_area[0].komponen:
            for lg in komponen.langkah:
                no += 1
                lembar.tambah(no, f"{ROMAWI[i]}. {area.nama}", komponen.nama, *_isi(lg, rencana.tahun))
    return Hasil("k.xlsx", ke_xlsx(lembar))
