"""Habits of writing: idem, names over unnumbered work, bare numbers, boxes, words that only gather rows."""

from __future__ import annotations

from monev.tanggal import BULAN_PENDEK
from tests.layouts.baku import JUDUL_BAKU, ROMAWI, Gaya, tulis_baku
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.judul import DENGAN_PIC
from tests.layouts.lembar import Lembar, ke_xlsx
from tests.layouts.matriks import MAU, _dua_belas
from tests.layouts.rencana_acak import Mau, RencanaAcak, tulis_capaian, tulis_waktu

TANPA_SUB = Mau(dengan_sub_area=False)
JUDUL = tuple(JUDUL_BAKU[k] for k in DENGAN_PIC)


def _lembar(rencana: RencanaAcak, judul: tuple[object, ...]) -> Lembar:
    """A sheet with its title and this heading row."""
    lembar = Lembar()
    lembar.tambah(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    lembar.tambah(*judul)
    return lembar


@tata_letak()
def idem_di_bawah(rencana: RencanaAcak) -> Hasil:
    """Every row numbered; s.d.a, idem and ditto marks where a cell is as the one above."""
    lembar, atas = _lembar(rencana, JUDUL), {}
    for i, area in enumerate(rencana.area):
        lembar.tambah(f"{ROMAWI[i]}. {area.nama.upper()}")
        for j, sub in enumerate(area.sub_area):
            if sub.nama:
                lembar.tambah("abcdefgh"[j], sub.nama)
            for no, (komponen, lg) in enumerate(((k, lg) for k in sub.komponen for lg in k.langkah), 1):
                waktu = tulis_waktu(lg.waktu, rencana.tahun)
                isi = {"komponen": komponen.nama, "waktu": waktu, "pic": lg.pic}
                sama = {"komponen": "idem", "waktu": "s.d.a", "pic": '"'}
                tampil = {k: sama[k] if atas.get(k) == v else v for k, v in isi.items()}
                kiri = (no, tampil["komponen"], lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti))
                lembar.tambah(*kiri, tampil["waktu"], tulis_capaian(lg), tampil["pic"])
                atas = isi
    return Hasil("b.xlsx", ke_xlsx(lembar))


@tata_letak(mau=TANPA_SUB, tanpa=("indikator",))
def nama_lalu_pekerjaan(rencana: RencanaAcak) -> Hasil:
    """A numbered name, its work unnumbered below it, all in one column URAIAN KEGIATAN."""
    lembar = _lembar(rencana, ("NO", "URAIAN KEGIATAN", "DATA DUKUNG", "JADWAL", "TARGET KINERJA", "PJ"))
    for i, area in enumerate(rencana.area):
        lembar.tambah("ABCDEFGH"[i], area.nama.upper())
        for no, komponen in enumerate(area.sub_area[0].komponen, 1):
            lembar.tambah(no, komponen.nama)
            for lg in komponen.langkah:
                waktu = tulis_waktu(lg.waktu, rencana.tahun)
                lembar.tambah(None, lg.langkah_aksi, ", ".join(lg.bukti), waktu, tulis_capaian(lg), lg.pic)
    return Hasil("b.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("bulan", "daftar")))
def angka_di_bawah_bulan(rencana: RencanaAcak) -> Hasil:
    """BULAN over the numbers of months: 6, or 2, 5, 11."""

    def waktu(lg, _tahun: int) -> object:
        bulan = lg.waktu.bulan
        return bulan[0] if len(bulan) == 1 else ", ".join(map(str, bulan))

    gaya = Gaya(kolom=DENGAN_PIC, judul={"waktu": "BULAN"}, waktu=waktu)
    return Hasil("b.xlsx", ke_xlsx(tulis_baku(rencana, gaya)))


@tata_letak()
def nomor_kolom_dalam_judul(rencana: RencanaAcak) -> Hasil:
    """The number of each column in its heading's cell, letters counting the columns again below."""
    judul = {k: f"{JUDUL_BAKU[k]}\n({ke})" for ke, k in enumerate(DENGAN_PIC, 1)}
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, judul=judul, baris_nomor=False, gabung_lanjutan=False))
    lembar = Lembar(gabung=[])
    for isi in asal.baris:
        lembar.tambah(*isi)
        if isi and isi[0] == judul["no"]:
            lembar.tambah(*"abcdefgh")
    return Hasil("b.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_kotak_centang(rencana: RencanaAcak) -> Hasil:
    """TRUE and FALSE under every month, as boxes to tick leave them."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), lambda _: True)
    for isi in lembar.baris:
        if len(isi) > 7 and isi[0] != "NO" and isi[3]:
            isi[7:] = [bool(sel) for sel in isi[7:]]
    return Hasil("b.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(langkah_per_komponen=(1, 1)))
def kata_pengelompok(rencana: RencanaAcak) -> Hasil:
    """ "Kegiatan rutin:" alone under LANGKAH AKSI before some rows, averages after each area's."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False, gabung_lanjutan=False))
    lembar, di_tabel = Lembar(), False
    for isi in asal.baris:
        area = bool(isi) and isinstance(isi[0], str) and isi[0].split(".")[0] in ROMAWI
        if area and di_tabel:
            lembar.tambah("Rata-rata capaian", *[None] * 6, "80%")
        di_tabel = di_tabel or area
        if isi and isinstance(isi[0], int) and isi[0] == 2 and isi[3]:
            lembar.tambah(None, None, None, "Kegiatan rutin:")
        lembar.tambah(*isi)
    return Hasil("b.xlsx", ke_xlsx(lembar))
