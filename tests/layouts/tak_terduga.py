"""Layouts the reader was not built for: written after it, to see how it does on what it has not seen."""

from __future__ import annotations

from monev.tanggal import BULAN_PENDEK
from tests.layouts.baku import JUDUL_BAKU, KOLOM_BAKU, ROMAWI, Gaya, tulis_baku
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.judul import DENGAN_PIC
from tests.layouts.lembar import Lembar, ke_csv, ke_xlsx
from tests.layouts.matriks import BIRU, MAU, MAU_BERJEDA, _dua_belas, _matriks
from tests.layouts.rencana_acak import Mau, RencanaAcak, tulis_capaian, tulis_waktu

PENUH = Mau(langkah_per_komponen=(1, 2))


def _judul_atas(lembar: Lembar, rencana: RencanaAcak) -> None:
    lembar.tambah(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")


@tata_letak()
def sub_area_kolom(rencana: RencanaAcak) -> Hasil:
    """AREA and SUB AREA both as columns, each name where it begins."""
    lembar = Lembar()
    _judul_atas(lembar, rencana)
    lembar.tambah("NO", "AREA PERUBAHAN", "SUB AREA", *[JUDUL_BAKU[k] for k in DENGAN_PIC[1:]])
    no = 0
    for i, area in enumerate(rencana.area):
        baru_area = True
        for sub in area.sub_area:
            baru_sub = True
            for komponen in sub.komponen:
                no += 1
                for k, lg in enumerate(komponen.langkah):
                    kiri = (no if k == 0 else None, f"{ROMAWI[i]}. {area.nama}" if baru_area else None)
                    tengah = (sub.nama if baru_sub else None, komponen.nama if k == 0 else None)
                    waktu = tulis_waktu(lg.waktu, rencana.tahun)
                    kanan = (lg.indikator, lg.langkah_aksi, ", ".join(lg.bukti), waktu, tulis_capaian(lg), lg.pic)
                    lembar.tambah(*kiri, *tengah, *kanan)
                    baru_area = baru_sub = False
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("bulan",)))
def judul_empat_baris(rencana: RencanaAcak) -> Hasil:
    """JADWAL over TW over months over weeks, one week filled."""
    bulan = [n for b in BULAN_PENDEK for n in (b, None, None, None)]
    tw = [n for t in ("TW I", "TW II", "TW III", "TW IV") for n in (t, *[None] * 11)]
    gabung = [
        (0, 0, 47),
        *((1, 12 * i, 12 * i + 11) for i in range(4)),
        *((2, 4 * i, 4 * i + 3) for i in range(12)),
    ]
    lembar = _matriks(
        rencana,
        [["JADWAL PELAKSANAAN", *[None] * 47], tw, bulan, [1, 2, 3, 4] * 12],
        lambda b: [4 * b - 2],
        lambda _: None,
        warna=BIRU,
        gabung_judul=gabung,
    )
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_dengan_rekap(rencana: RencanaAcak) -> Hasil:
    """After each three months a column TW with how many there are, and JUMLAH at the end."""
    judul: list[object] = []
    for i in range(4):
        judul += [*BULAN_PENDEK[3 * i : 3 * i + 3], f"TW {ROMAWI[i]}"]
    lembar = _matriks(rencana, [[*judul, "JUMLAH"]], lambda b: [b - 1 + (b - 1) // 3], lambda _: "x")
    for isi in lembar.baris[3:]:
        for i in range(4):
            banyak = sum(n == "x" for n in isi[7 + 4 * i : 10 + 4 * i])
            if banyak:
                isi[7 + 4 * i + 3] = banyak
        if len(isi) > 10:
            isi[-1] = sum(n == "x" for n in isi)
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_BERJEDA)
def matriks_warna_lain_tiap_area(rencana: RencanaAcak) -> Hasil:
    """Each area marks in a colour of its own, in a table without any stripes."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), lambda _: None, warna=BIRU)
    warna = ("5B9BD5", "70AD47", "FFC000", "ED7D31", "7030A0", "C00000")
    awal = [r for r, isi in enumerate(lembar.baris, 1) if isi and str(isi[0]).split(". ")[0] in ROMAWI]
    for r, c in list(lembar.warna):
        lembar.warna[(r, c)] = warna[sum(a < r for a in awal) - 1]
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak()
def kegiatan_di_kanan_rencana_aksi(rencana: RencanaAcak) -> Hasil:
    """RENCANA AKSI names what is wanted, KEGIATAN right of it what is done."""
    judul = {"komponen": "RENCANA AKSI", "langkah_aksi": "KEGIATAN"}
    return Hasil("t.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, judul=judul))))


@tata_letak()
def nomor_berlanjut(rencana: RencanaAcak) -> Hasil:
    """NO goes on over the areas."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    no = 0
    for isi in lembar.baris:
        if len(isi) == len(DENGAN_PIC) and isinstance(isi[0], int) and isinstance(isi[1], str):
            no += 1
            isi[0] = no
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak()
def nomor_tiap_langkah(rencana: RencanaAcak) -> Hasil:
    """Every langkah has a number of its own; the komponen is merged over them."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False))
    lembar, no, awal = Lembar(gabung=asal.gabung), 0, 0
    for isi in asal.baris:
        r = lembar.tambah(*isi)
        if len(isi) < len(DENGAN_PIC) or not isinstance(isi[3], str) or isi[0] == "NO":
            no = 0
            continue
        no += 1
        lembar.baris[r - 1][0] = no
        awal = r if isi[1] else awal
        lembar.gabung = [g for g in lembar.gabung if (g[0], g[1]) != (awal, 2)]
        lembar.gabungkan(awal, 2, r, 2)
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak()
def no_bukan_kolom_pertama(rencana: RencanaAcak) -> Hasil:
    """PIC and WAKTU stand left of NO."""
    kolom = ("pic", "waktu", "no", "komponen", "indikator", "langkah_aksi", "bukti", "capaian")
    return Hasil("t.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=kolom))))


@tata_letak()
def area_di_kolom_kedua(rencana: RencanaAcak) -> Hasil:
    """The area's name in KOMPONEN's column with a fill, NO left blank, no mark, no merge."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False, tanda_area=lambda _: ""))
    nama = {a.nama.upper() for a in rencana.area}
    for r, isi in enumerate(asal.baris, 1):
        if isi and isi[0] in nama:
            isi[0], isi[1] = None, isi[0]
            asal.warna |= {(r, c): "FFE699" for c in range(1, len(DENGAN_PIC) + 1)}
    return Hasil("t.xlsx", ke_xlsx(asal))


@tata_letak()
def area_dengan_jumlah(rencana: RencanaAcak) -> Hasil:
    """Area rows that also say how many activities and whose they are."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False))
    for isi in lembar.baris:
        if isi and isinstance(isi[0], str) and isi[0].split(". ")[0] in ROMAWI:
            isi[6], isi[7] = "5 kegiatan", "Pokja"
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak()
def baris_jumlah(rencana: RencanaAcak) -> Hasil:
    """A row of totals after the last langkah of every area."""
    asal = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, area_digabung=False, gabung_lanjutan=False, kaki=()))
    lembar, jumlah = Lembar(), 0
    for isi in [*asal.baris, ["I. "]]:
        area = bool(isi) and isinstance(isi[0], str) and isi[0].split(". ")[0] in ROMAWI
        if area and jumlah:
            lembar.tambah(None, f"JUMLAH: {jumlah} langkah")
        jumlah = 0 if area else jumlah + (len(isi) == len(DENGAN_PIC) and isinstance(isi[3], str))
        if isi != ["I. "]:
            lembar.tambah(*isi)
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak()
def kop_dua_kolom(rencana: RencanaAcak) -> Hasil:
    """Above the table a small form: Satuan Kerja : ..., Tahun : ..., Ketua : ..."""
    lembar = Lembar()
    for nama, isi in (("Satuan Kerja", rencana.satker), ("Tahun", rencana.tahun), ("Penanggung Jawab", "Ketua")):
        lembar.tambah(nama, ":", isi)
    lembar.tambah()
    for isi in tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False, baris_judul=())).baris:
        lembar.tambah(*isi)
    return Hasil("t.csv", ke_csv(lembar))


@tata_letak()
def spasi_liar(rencana: RencanaAcak) -> Hasil:
    """Double and non-breaking spaces and line breaks in headings and cells."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    for isi in lembar.baris:
        for c, nilai in enumerate(isi):
            if isinstance(nilai, str) and c != KOLOM_BAKU.index("bukti"):
                isi[c] = " " + nilai.replace(" ", "\u00a0 " if c % 2 else "  ") + "\u00a0"
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak()
def huruf_kecil_semua(rencana: RencanaAcak) -> Hasil:
    """An office that types without capitals."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC))
    for isi in lembar.baris:
        isi[:] = [n.lower() if isinstance(n, str) else n for n in isi]
    return Hasil("t.xlsx", ke_xlsx(lembar))


@tata_letak(mau=PENUH)
def status_dan_tautan(rencana: RencanaAcak) -> Hasil:
    """A table that already reports: STATUS, REALISASI, LINK EVIDEN, KETERANGAN at its right."""
    lembar = tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, gabung_lanjutan=False, area_digabung=False))
    for isi in lembar.baris:
        if isi and isi[0] == "NO":
            isi.extend(("STATUS", "REALISASI", "LINK EVIDEN", "KETERANGAN"))
        elif len(isi) == len(DENGAN_PIC) and isinstance(isi[3], str):
            isi.extend(("Belum", None, None, "lihat berkas"))
    return Hasil("t.xlsx", ke_xlsx(lembar))
