"""Month matrices beyond one mark a month: fills, bars, weeks, two calendars, a text column beside them."""

from __future__ import annotations

from datetime import date

from monev.tanggal import BULAN_PENDEK, NAMA_BULAN
from tests.layouts.baku import ROMAWI
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.lembar import Lembar, ke_csv, ke_xlsx
from tests.layouts.matriks import BIRU, KOLOM, MAU, MAU_BERJEDA, MAU_TW, _dua_belas, _matriks
from tests.layouts.rencana_acak import LangkahAcak, Mau, RencanaAcak, tulis_waktu

KIRI = len(KOLOM)
ABU, KUNING, HIJAU = "F2F2F2", "FFE699", "70AD47"
MAU_BATANG = Mau(jenis_waktu=("bulan", "rentang"))
MAU_IRAMA = Mau(jenis_waktu=("bulan", "rentang", "bulanan"))
TW = ("TW I", "TW II", "TW III", "TW IV")


def _baris_langkah(lembar: Lembar, rencana: RencanaAcak, kolom: int = 3) -> list[tuple[int, LangkahAcak]]:
    cari = {lg.langkah_aksi: lg for *_, lg in rencana.semua()}
    isi = [(r, cari.get(b[kolom])) for r, b in enumerate(lembar.baris, 1) if len(b) > kolom]
    return [(r, lg) for r, lg in isi if lg]


def _kosong(_: LangkahAcak) -> None:
    return None


def _batang(rencana: RencanaAcak, lembar: Lembar, *, gabung: bool) -> None:
    """A bar from the first to the last month of each window: filled cells, or one merged and filled cell."""
    for r, lg in _baris_langkah(lembar, rencana):
        awal, akhir = KIRI + lg.waktu.bulan[0], KIRI + lg.waktu.bulan[-1]
        lembar.warna |= {(r, c): BIRU for c in range(awal, akhir + 1)}
        if gabung:
            lembar.gabungkan(r, awal, r, akhir)


def _belang(lembar: Lembar, rencana: RencanaAcak) -> None:
    """Every second row of the table grey from edge to edge, area rows yellow."""
    langkah = {r for r, _ in _baris_langkah(lembar, rencana)}
    for r in range(5, len(lembar.baris) + 1):
        warna = ABU if r in langkah and r % 2 else None if r in langkah else KUNING
        for c in range(1, KIRI + 13):
            if warna and (r, c) not in lembar.warna:
                lembar.warna[(r, c)] = warna


@tata_letak(mau=MAU_BERJEDA)
def matriks_warna_belang(rencana: RencanaAcak) -> Hasil:
    """Fill colour only, on zebra stripes and between coloured area rows."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), _kosong, warna=BIRU)
    _belang(lembar, rencana)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_x_belang(rencana: RencanaAcak) -> Hasil:
    """Marks by x on zebra stripes: the stripes say nothing."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), lambda _: "X")
    _belang(lembar, rencana)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_lajur_berwarna(rencana: RencanaAcak) -> Hasil:
    """Every second month column shaded from top to bottom as a ruler; the marks are v."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), lambda _: "v")
    for r in range(3, len(lembar.baris) + 1):
        lembar.warna |= {(r, KIRI + b): ABU for b in range(2, 13, 2)}
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_BERJEDA)
def matriks_lajur_dan_warna(rencana: RencanaAcak) -> Hasil:
    """The same ruler with marks by fill only."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), _kosong, warna=BIRU)
    for r in range(3, len(lembar.baris) + 1):
        for b in range(2, 13, 2):
            lembar.warna.setdefault((r, KIRI + b), ABU)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_BATANG, ragu=("rentang",))
def matriks_batang_warna(rencana: RencanaAcak) -> Hasil:
    """A Gantt chart of filled cells: one job or one each month? Only the office knows."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), _kosong)
    _batang(rencana, lembar, gabung=False)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_BATANG, ragu=("rentang",))
def matriks_batang_gabung(rencana: RencanaAcak) -> Hasil:
    """Bars made by merging cells over the months."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), _kosong)
    _batang(rencana, lembar, gabung=True)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_IRAMA)
def matriks_batang_frekuensi(rencana: RencanaAcak) -> Hasil:
    """Bars beside a FREKUENSI column that settles what they mean."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), _kosong)
    lembar.baris[2].append("FREKUENSI")
    lembar.gabungkan(3, KIRI + 13, 4, KIRI + 13)
    for r, lg in _baris_langkah(lembar, rencana):
        lembar.baris[r - 1].append("Setiap bulan" if lg.waktu.jenis == "bulanan" else "Sekali")
    _batang(rencana, lembar, gabung=True)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("bulan", "bulanan")))
def matriks_batang_capaian(rencana: RencanaAcak) -> Hasil:
    """Bars whose TARGET CAPAIAN says *setiap bulan*."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), _kosong)
    _batang(rencana, lembar, gabung=False)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_TW)
def matriks_triwulan_warna(rencana: RencanaAcak) -> Hasil:
    """TW I..IV over their months, the quarter's last month filled."""
    atas = [n for tw in TW for n in (tw, None, None)]
    gabung = [(0, 3 * i, 3 * i + 2) for i in range(4)]
    lembar = _matriks(rencana, [atas, list(BULAN_PENDEK)], lambda b: [b - 1], _kosong, warna=HIJAU, gabung_judul=gabung)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU_TW)
def matriks_triwulan_satu_baris(rencana: RencanaAcak) -> Hasil:
    """Target TW I..IV as four headings of one row, with how much in each."""
    judul = [f"Target {tw}" for tw in TW]
    return Hasil("m.xlsx", ke_xlsx(_matriks(rencana, [judul], lambda b: [b // 3 - 1], lambda _: "1 dok")))


@tata_letak(mau=MAU_TW)
def matriks_romawi(rencana: RencanaAcak) -> Hasil:
    """TRIWULAN over I, II, III, IV."""
    lembar = _matriks(
        rencana,
        [["TRIWULAN", None, None, None], list(ROMAWI[:4])],
        lambda b: [b // 3 - 1],
        lambda _: "v",
        gabung_judul=[(0, 0, 3)],
    )
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("semester",)))
def matriks_semester(rencana: RencanaAcak) -> Hasil:
    """Semester I and II."""
    lembar = _matriks(rencana, [["Semester I", "Semester II"]], lambda b: [b // 6 - 1], lambda _: "√")
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("bulan",)))
def matriks_minggu_warna(rencana: RencanaAcak) -> Hasil:
    """Weeks I..IV under each month, two weeks filled."""
    atas = [n for bulan in NAMA_BULAN for n in (bulan, None, None, None)]
    gabung = [(0, 4 * i, 4 * i + 3) for i in range(12)]
    lembar = _matriks(
        rencana,
        [atas, list(ROMAWI[:4]) * 12],
        lambda b: [4 * (b - 1) + 1, 4 * (b - 1) + 2],
        _kosong,
        warna=BIRU,
        gabung_judul=gabung,
    )
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_tiga_baris(rencana: RencanaAcak) -> Hasil:
    """WAKTU over TW over months."""
    atas = [f"JADWAL {rencana.tahun}", *[None] * 11]
    tengah = [n for tw in TW for n in (tw, None, None)]
    gabung = [(0, 0, 11), *((1, 3 * i, 3 * i + 2) for i in range(4))]
    lembar = _matriks(
        rencana, [atas, tengah, list(range(1, 13))], lambda b: [b - 1], lambda _: "V", gabung_judul=gabung
    )
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_nol_dan_strip(rencana: RencanaAcak) -> Hasil:
    """Months not meant hold 0 or a dash; those meant hold how much."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), lambda lg: (1, "1 dok", "2 laporan")[len(lg.pic) % 3])
    for r, lg in _baris_langkah(lembar, rencana):
        isi = lembar.baris[r - 1]
        for b in range(1, 13):
            if b not in lg.waktu.bulan:
                isi[KIRI + b - 1] = 0 if r % 2 else "-"
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_dan_teks(rencana: RencanaAcak) -> Hasil:
    """A TARGET WAKTU column in words and the matrix beside it, saying the same."""
    lembar = _dua_belas(rencana, list(BULAN_PENDEK), lambda _: "v")
    lembar.baris[2].append("TARGET WAKTU")
    lembar.gabungkan(3, KIRI + 13, 4, KIRI + 13)
    for r, lg in _baris_langkah(lembar, rencana):
        lembar.baris[r - 1].append(tulis_waktu(lg.waktu, rencana.tahun))
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_tanggal_judul(rencana: RencanaAcak) -> Hasil:
    """The month headings are real dates shown as mmm-yy."""
    judul = [date(rencana.tahun, b, 1) for b in range(1, 13)]
    lembar = _matriks(rencana, [judul], lambda b: [b - 1], lambda _: "●")
    lembar.format |= {(3, KIRI + b): "mmm-yy" for b in range(1, 13)}
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_di_tengah(rencana: RencanaAcak) -> Hasil:
    """The months stand between LANGKAH AKSI and BUKTI DUKUNG."""
    asal = _dua_belas(rencana, list(BULAN_PENDEK), lambda _: "√")
    lembar = Lembar()
    for isi in asal.baris:
        isi = [*isi, *[None] * (KIRI + 12 - len(isi))]
        lembar.tambah(*isi[:4], *isi[KIRI:], *isi[4:KIRI])
    lembar.gabungkan(3, 5, 3, 16)
    for c in (*range(1, 5), 17, 18, 19):
        lembar.gabungkan(3, c, 4, c)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=MAU)
def matriks_rencana_dan_realisasi(rencana: RencanaAcak) -> Hasil:
    """Twelve months of RENCANA and twelve of REALISASI: only the first are the plan."""
    atas = ["RENCANA", *[None] * 11, "REALISASI", *[None] * 11]
    gabung = [(0, 0, 11), (0, 12, 23)]
    lembar = _matriks(
        rencana, [atas, [*BULAN_PENDEK, *BULAN_PENDEK]], lambda b: [b - 1], lambda _: "x", gabung_judul=gabung
    )
    for r, lg in _baris_langkah(lembar, rencana):
        if r % 2:
            lembar.baris[r - 1][KIRI + 11 + min(lg.waktu.bulan[0] + 1, 12)] = "x"
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("bulan", "daftar"), dengan_sub_area=False))
def matriks_area_kolom(rencana: RencanaAcak) -> Hasil:
    """AREA PERUBAHAN as a merged column, numbers going on, months at the right."""
    lembar = Lembar()
    judul = ("NO", "AREA PERUBAHAN", "KOMPONEN", "INDIKATOR", "RENCANA AKSI", "EVIDEN", "OUTPUT", "PJ")
    lembar.tambah(f"RENCANA KERJA ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
    lembar.tambah(*judul, *[n.upper() for n in NAMA_BULAN])
    no = 0
    for area in rencana.area:
        awal = len(lembar.baris) + 1
        for komponen in (k for s in area.sub_area for k in s.komponen):
            no += 1
            for k, lg in enumerate(komponen.langkah):
                bulan = ["x" if b in lg.waktu.bulan else None for b in range(1, 13)]
                kepala = (no if k == 0 else None, None, komponen.nama if k == 0 else None)
                lembar.tambah(*kepala, lg.indikator, lg.langkah_aksi, "\n".join(lg.bukti), lg.capaian, lg.pic, *bulan)
        lembar.baris[awal - 1][1] = area.nama
        lembar.gabungkan(awal, 2, len(lembar.baris), 2)
    return Hasil("m.xlsx", ke_xlsx(lembar))


@tata_letak(mau=Mau(jenis_waktu=("bulan",)))
def matriks_minggu_csv(rencana: RencanaAcak) -> Hasil:
    """Weeks under months after a save to CSV: the merges are gone."""
    atas = [n for bulan in BULAN_PENDEK for n in (bulan, None, None, None)]
    lembar = _matriks(
        rencana, [atas, [f"M{m}" for _ in range(12) for m in (1, 2, 3, 4)]], lambda b: [4 * b - 2], lambda _: "x"
    )
    return Hasil("m.csv", ke_csv(lembar))
