"""Lembar Monev ZI of a triwulan: each tenggat with its target, realisasi, bukti, kendala and tindak lanjut."""

from __future__ import annotations

from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from monev.istilah import STATUS_BUKTI, STATUS_TENGGAT
from monev.keadaan import BELUM_ADA_REALISASI, Hitungan, format_capaian, sebut_area
from monev.keadaan.capaian import TANPA_NILAI
from monev.keluaran.buku import isi_sel, ke_bytes, siapkan_cetak, tulis_baris, tulis_judul, tulis_kepala
from monev.keluaran.dokumen import bagian
from monev.keluaran.dokumen.bahan import BUKAN_LKE, Bahan, BarisData, triwulan_ini
from monev.keluaran.dokumen.naskah import Baris, Blok, Naskah, Paragraf, Tabel, bersih
from monev.tanggal import sebut, sebut_pendek, sebut_tenggat

KOLOM: tuple[tuple[str, float], ...] = (
    ("Kode", 10),
    ("Langkah aksi", 36),
    ("Target", 20),
    ("Realisasi", 20),
    ("Bukti dukung", 36),
    ("Kendala", 26),
    ("Tindak lanjut", 28),
)
"""Headings and relative widths, the same in Word, PDF and Excel."""

_LATAR_AREA = PatternFill("solid", start_color="DBE4F0", end_color="DBE4F0")


def susun(b: Bahan) -> Naskah:
    """The sheet as a document, lying."""
    baris = []
    for area, isi in _per_area(b):
        baris.append(Baris((area,), rentang=True))
        baris += [Baris(tuple(sel_lembar(b, t))) for t in isi]
    tabel: Blok = Tabel(tuple(k for k, _ in KOLOM), tuple(baris), tuple(lebar for _, lebar in KOLOM), ukuran=8)
    if not baris:
        tabel = bagian.tiada(_kosong(b))
    isi = (Paragraf(b.kalimat), Paragraf(_cakupan(b), "kiri", ukuran=9), tabel, bagian.tanda_tangan(b))
    return Naskah(b.kop, _judul(b), isi, bagian.kaki(b, "Lembar Monev ZI"), simulasi=b.p.simulasi, mendatar=True)


def ke_xlsx(b: Bahan) -> bytes:
    """The sheet as a workbook, with a second sheet of the figures per area."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Lembar Monev"
    mulai = tulis_judul(lembar, (*_judul(b), b.kalimat, _cakupan(b), BUKAN_LKE), simulasi=b.p.simulasi)
    tulis_kepala(lembar, mulai, [k for k, _ in KOLOM], [lebar for _, lebar in KOLOM], set())
    nomor = mulai
    for area, isi in _per_area(b):
        nomor += 1
        isi_sel(lembar.cell(nomor, 1), area)
        for kolom in range(1, len(KOLOM) + 1):
            lembar.cell(nomor, kolom).fill, lembar.cell(nomor, kolom).font = (
                _LATAR_AREA,
                Font(name="Calibri", bold=True),
            )
        for t in isi:
            nomor += 1
            tulis_baris(lembar, nomor, sel_lembar(b, t))
    if nomor == mulai:
        isi_sel(lembar.cell(nomor + 1, 1), _kosong(b))
    lembar.freeze_panes = lembar.cell(mulai + 1, 3)
    siapkan_cetak(lembar, mulai, bagian.kaki(b, "Lembar Monev ZI"), simulasi=b.p.simulasi)
    _lembar_area(buku, b)
    return ke_bytes(buku)


def _lembar_area(buku: Workbook, b: Bahan) -> None:
    """Figures as numbers, so that they can be counted on with."""
    lembar = buku.create_sheet("Capaian per Area")
    mulai = tulis_judul(
        lembar, (f"Capaian per area, {b.p.satker}", f"Posisi {b.posisi}", BUKAN_LKE), simulasi=b.p.simulasi
    )
    medan = {
        "langkah": "Langkah",
        "tanpa_target": "Tanpa target",
        **{kode: istilah.label for kode, istilah in STATUS_TENGGAT.items()},
        "capaian_n": "Capaian s.d. posisi: selesai",
        "capaian_N": "Capaian s.d. posisi: jatuh tempo",
        "setahun_n": "Setahun: selesai",
        "setahun_N": "Setahun: tenggat",
        "bukti_n": "Bukti ada",
        "bukti_N": "Bukti yang harus ada",
        "selesai_tanpa_bukti": "Selesai tanpa bukti",
    }
    tulis_kepala(lembar, mulai, ["Area", *medan.values()], [40, *[12] * len(medan)], set())
    semua = {k: getattr(b.ringkasan.kini, k) for k in Hitungan.__slots__}
    baris = [(sebut_area(a["area"], a["nama_area"]), a) for a in b.area] + [("Semua area", semua)]
    for nomor, (nama, a) in enumerate(baris, start=mulai + 1):
        tulis_baris(lembar, nomor, [nama, *(a[k] for k in medan)])
        for kolom in range(2, len(medan) + 2):
            lembar.cell(nomor, kolom).alignment = Alignment(horizontal="center", vertical="top")
    lembar.freeze_panes = lembar.cell(mulai + 1, 2)
    lembar.print_title_cols = f"A:{get_column_letter(1)}"
    siapkan_cetak(lembar, mulai, bagian.kaki(b, "Lembar Monev ZI"), simulasi=b.p.simulasi)


def _judul(b: Bahan) -> tuple[str, ...]:
    return ("LEMBAR MONEV ZONA INTEGRITAS", b.p.satker.upper(), f"{b.triwulan.upper()}, POSISI {b.posisi.upper()}")


def _cakupan(b: Bahan) -> str:
    teks = f"Memuat tenggat yang jatuh tempo pada {b.triwulan} dan tenggat sebelumnya yang belum selesai."
    return f"{BELUM_ADA_REALISASI} {teks}" if b.rencana_saja and not b.kalimat.startswith(BELUM_ADA_REALISASI) else teks


def _kosong(b: Bahan) -> str:
    return f"Tidak ada tenggat yang jatuh tempo pada {b.triwulan}, dan tidak ada tunggakan."


def _per_area(b: Bahan) -> list[tuple[str, list[BarisData]]]:
    return [
        (sebut_area(area, nama), list(isi))
        for (area, nama), isi in groupby(triwulan_ini(b), key=lambda t: (t["area"], t["nama_area"]))
    ]


def sel_lembar(b: Bahan, t: BarisData) -> list[str]:
    """The seven cells of one tenggat."""
    langkah = b.langkah[t["kode"]]
    target = [sebut_tenggat(t["tenggat"]), langkah["target_capaian"]]
    catatan = [c for c in b.catatan if c["kode"] == t["kode"] and c["tenggat"] in (None, t["tenggat"])]
    kendala = [t["kendala"], *(c["kendala"] for c in catatan)]
    tindak = [t["tindak_lanjut"], *(c["solusi"] for c in catatan)]
    tindak += [f"{k.uraian} ({k.pic}, {sebut_pendek(k.batas)})" for k in b.keputusan if k.kode == t["kode"]]
    return [
        t["kode"],
        bersih(t["langkah_aksi"]) + (f"\nPIC: {bersih(t['pic'])}" if t["pic"] else ""),
        _gabung(target),
        realisasi(t),
        _bukti(b, t),
        _gabung(kendala) or TANPA_NILAI,
        _gabung(tindak) or TANPA_NILAI,
    ]


def realisasi(t: BarisData) -> str:
    """How a tenggat stands: its status, since when, how late."""
    istilah = STATUS_TENGGAT[t["status"]]
    teks = f"{istilah.tanda} {istilah.label}"
    if t["selesai_pada"]:
        teks += f", {sebut(t['selesai_pada'])}"
    if t["hari_terlambat"]:
        teks += f"\n{bagian.lama(t['hari_terlambat'])}"
    return teks


def _bukti(b: Bahan, t: BarisData) -> str:
    """n/N, and each document with how it stands."""
    if t["status"] == "tidak_berlaku":  # its bukti count nowhere, so none is said to be missing
        return TANPA_NILAI
    semua = b.bukti.get((t["kode"], t["tenggat"]), [])
    baris = [f"{'✓' if satu['hadir'] else '–'} {satu['bukti']}: {STATUS_BUKTI[satu['status']]}" for satu in semua]
    return "\n".join([format_capaian(t["bukti_n"], t["bukti_N"]), *baris])


def _gabung(isi: list[str]) -> str:
    return "\n".join(dict.fromkeys(bersih(satu) for satu in isi if satu))
