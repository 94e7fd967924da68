"""Layouts that differ in their headings: order, synonyms, several rows, repetition, what stands above and below."""

from __future__ import annotations

from random import Random

from tests.layouts.baku import JUDUL_BAKU, KOLOM_BAKU, Gaya, tulis_area, tulis_baku
from tests.layouts.daftar import Hasil, tata_letak
from tests.layouts.lembar import Lembar, ke_csv, ke_xlsx
from tests.layouts.rencana_acak import RencanaAcak

DENGAN_PIC = (*KOLOM_BAKU, "pic")
SINONIM = (
    {"langkah_aksi": "RENCANA AKSI", "bukti": "EVIDEN", "waktu": "WAKTU PELAKSANAAN", "capaian": "OUTPUT", "pic": "PJ"},
    {
        "langkah_aksi": "Kegiatan",
        "bukti": "Data Dukung",
        "waktu": "Jadwal",
        "capaian": "Target Kinerja",
        "pic": "Pokja",
    },
    {"langkah_aksi": "UPAYA", "bukti": "BUKTI FISIK", "waktu": "Target\nWaktu", "pic": "Penanggung Jawab", "no": "No."},
    {
        "komponen": "Unsur",
        "indikator": "Indikator Keberhasilan",
        "langkah_aksi": "Uraian Kegiatan",
        "bukti": "Dokumen Pendukung",
        "waktu": "Waktu",
        "capaian": "Keluaran",
        "pic": "Pelaksana",
    },
)


@tata_letak(tanpa=("pic",))
def sk_baku(rencana: RencanaAcak) -> Hasil:
    """The decree's own table."""
    return Hasil("sk.xlsx", ke_xlsx(tulis_baku(rencana)))


@tata_letak()
def urutan_lain(rencana: RencanaAcak) -> Hasil:
    """The same columns in another order (NO stays first, as everywhere)."""
    sisa = list(DENGAN_PIC[1:])
    Random(rencana.satker + str(rencana.tahun)).shuffle(sisa)
    return Hasil("urutan.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=("no", *sisa)))))


def _sinonim(rencana: RencanaAcak, ke: int) -> Hasil:
    return Hasil(f"sinonim{ke}.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, judul=SINONIM[ke]))))


@tata_letak()
def sinonim_rencana_aksi(rencana: RencanaAcak) -> Hasil:
    """RENCANA AKSI, EVIDEN, WAKTU PELAKSANAAN, OUTPUT, PJ."""
    return _sinonim(rencana, 0)


@tata_letak()
def sinonim_kegiatan(rencana: RencanaAcak) -> Hasil:
    """Kegiatan, Data Dukung, Jadwal, Target Kinerja, Pokja."""
    return _sinonim(rencana, 1)


@tata_letak()
def sinonim_upaya(rencana: RencanaAcak) -> Hasil:
    """UPAYA, BUKTI FISIK, a heading broken over two lines."""
    return _sinonim(rencana, 2)


@tata_letak()
def sinonim_uraian(rencana: RencanaAcak) -> Hasil:
    """Unsur, Indikator Keberhasilan, Uraian Kegiatan, Dokumen Pendukung, Waktu, Keluaran, Pelaksana."""
    return _sinonim(rencana, 3)


def _dengan_judul(rencana: RencanaAcak, kolom: tuple[str, ...], tulis_kepala) -> Lembar:
    gaya = Gaya(kolom=kolom, baris_nomor=False)
    lembar = Lembar()
    lembar.tambah(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    lembar.gabungkan(1, 1, 1, len(kolom))
    lembar.tambah()
    tulis_kepala(lembar)
    for i, area in enumerate(rencana.area):
        tulis_area(lembar, gaya, rencana, i, area)
    return lembar


@tata_letak()
def judul_dua_baris(rencana: RencanaAcak) -> Hasil:
    """TARGET over WAKTU and CAPAIAN; the other headings merged over both rows."""

    def kepala(lembar: Lembar) -> None:
        r = lembar.tambah("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None, "PIC")
        lembar.tambah(None, None, None, None, None, "WAKTU", "CAPAIAN", None)
        lembar.gabungkan(r, 6, r, 7)
        for c in (1, 2, 3, 4, 5, 8):
            lembar.gabungkan(r, c, r + 1, c)

    return Hasil("dua.xlsx", ke_xlsx(_dengan_judul(rencana, DENGAN_PIC, kepala)))


@tata_letak()
def judul_tiga_baris(rencana: RencanaAcak) -> Hasil:
    """Three rows: a band over all, TARGET over two, and the names."""

    def kepala(lembar: Lembar) -> None:
        r = lembar.tambah("NO", "URAIAN", None, None, "PEMENUHAN", None, None, "PIC")
        lembar.tambah(None, "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None, None)
        lembar.tambah(None, None, None, None, None, "WAKTU", "CAPAIAN", None)
        lembar.gabungkan(r, 2, r, 4)
        lembar.gabungkan(r, 5, r, 7)
        lembar.gabungkan(r + 1, 6, r + 1, 7)
        for c in (2, 3, 4, 5):
            lembar.gabungkan(r + 1, c, r + 2, c)
        for c in (1, 8):
            lembar.gabungkan(r, c, r + 2, c)

    return Hasil("tiga.xlsx", ke_xlsx(_dengan_judul(rencana, DENGAN_PIC, kepala)))


@tata_letak(tanpa=("pic",))
def judul_dua_baris_csv(rencana: RencanaAcak) -> Hasil:
    """Two heading rows after a save to CSV: the merges are gone."""

    def kepala(lembar: Lembar) -> None:
        lembar.tambah("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None)
        lembar.tambah(None, None, None, None, None, "WAKTU", "CAPAIAN")

    return Hasil("dua.csv", ke_csv(_dengan_judul(rencana, KOLOM_BAKU, kepala)))


@tata_letak()
def judul_berulang(rencana: RencanaAcak) -> Hasil:
    """The heading rows again on every printed page."""
    return Hasil("ulang.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=DENGAN_PIC, ulang_judul_tiap=5))))


@tata_letak()
def kop_dan_catatan(rencana: RencanaAcak) -> Hasil:
    """A letterhead above, a note and two signatures below."""
    gaya = Gaya(
        kolom=DENGAN_PIC,
        baris_judul=(
            "REPUBLIK INDONESIA",
            "{satker}",
            "Jalan Merdeka Nomor 1, telepon (0271) 555123, surel kantor@contoh.go.id",
            "",
            "LAMPIRAN KEPUTUSAN NOMOR 12 TAHUN {tahun}",
            "RENCANA AKSI ZONA INTEGRITAS",
            "TAHUN {tahun}",
        ),
        kaki=(
            "Catatan: rencana ini dapat diperbaiki sesuai kebutuhan.",
            "Keterangan: TW = triwulan",
            "Mengetahui,",
            "Kepala Kantor",
            "",
            "NAMA KEPALA",
            "NIP 19700101 199001 1 001",
        ),
    )
    return Hasil("kop.xlsx", ke_xlsx(tulis_baku(rencana, gaya)))


@tata_letak(tanpa=("komponen",))
def tanpa_komponen(rencana: RencanaAcak) -> Hasil:
    """No KOMPONEN column: NO numbers the indikator."""
    kolom = tuple(k for k in DENGAN_PIC if k != "komponen")
    return Hasil("tk.xlsx", ke_xlsx(tulis_baku(rencana, Gaya(kolom=kolom))))


@tata_letak()
def frekuensi_dan_keterangan(rencana: RencanaAcak) -> Hasil:
    """A FREKUENSI column says how often, not the target capaian."""
    gaya = Gaya(kolom=(*KOLOM_BAKU, "frekuensi", "pic"), judul=JUDUL_BAKU | {"frekuensi": "Frekuensi"})
    return Hasil("frekuensi.xlsx", ke_xlsx(tulis_baku(rencana, gaya)))
