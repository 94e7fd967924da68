"""The parts several documents share: tables of figures, of gaps, of what was agreed, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from monev.istilah import STATUS_TENGGAT
from monev.keadaan import ALASAN_KOSONG, Hitungan, format_angka, format_capaian, sebut_area
from monev.keadaan.capaian import TANPA_NILAI
from monev.keluaran.dokumen.bahan import BUKAN_LKE, Bahan
from monev.keluaran.dokumen.naskah import Baris, Blok, Paragraf, Penanda, Rincian, Tabel, TandaTangan
from monev.keluaran.pesan import TANPA_PIC
from monev.rapat.baca import STATUS_TINDAK_LANJUT, Rapat
from monev.rapat.tetap import TindakLanjut
from monev.tanggal import BULAN_PENDEK, sebut, sebut_pendek, sebut_tenggat

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ISI_SENDIRI = "…………………………"
"""A blank to fill in by hand."""

_KANAN = ("kiri", "tengah", "tengah", "tengah", "tengah", "tengah")


def sebut_hari(tanggal: date) -> str:
    """A date with its day: Kamis, 10 Juli 2025."""
    return f"{HARI[tanggal.weekday()]}, {sebut(tanggal)}"


def kaki(b: Bahan, nama: str, *, angka: bool = True) -> str:
    """What stands at the foot of each page: which document, of what, and that the figures are no LKE score."""
    asal = f"{nama}, {b.p.satker}, posisi {b.posisi}, unggahan {b.p.unggahan}."
    return f"{asal} {BUKAN_LKE}" if angka else f"{nama}, {b.p.satker}."


def tabel_area(b: Bahan) -> Tabel:
    """The figures of each area, and of all together."""
    baris = [_baris_area(sebut_area(a["area"], a["nama_area"]), a) for a in b.area]
    kini = b.ringkasan.kini
    semua = _baris_area("Semua area", {k: getattr(kini, k) for k in Hitungan.__slots__}, tebal=True)
    return Tabel(
        (
            "Area",
            "Langkah",
            "Capaian s.d. posisi",
            "Capaian setahun",
            "Terlambat",
            "Kelengkapan bukti",
            "Selesai tanpa bukti",
        ),
        (*baris, semua),
        (29, 12, 17, 17, 15, 18, 14),
        (*_KANAN, "tengah"),
        judul=f"Capaian per area, posisi {b.posisi}",
        ukuran=8.5,
    )


def tabel_perubahan(b: Bahan) -> list[Blok]:
    """The figures at the end of the triwulan before and now, side by side; nothing where there were none, or where
    nothing was reported in either: no progress compared with no progress tells nobody anything."""
    if b.dulu is None or b.sebelum is None or b.rencana_saja:
        return []
    lalu, kini = b.sebelum, b.ringkasan.kini
    baris = (
        ("Capaian s.d. posisi", *(format_capaian(h.capaian_n, h.capaian_N) for h in (lalu, kini))),
        ("Capaian setahun", *(format_capaian(h.setahun_n, h.setahun_N) for h in (lalu, kini))),
        ("Terlambat", *(format_angka(h.terlambat) for h in (lalu, kini))),
        ("Kelengkapan bukti", *(format_capaian(h.bukti_n, h.bukti_N) for h in (lalu, kini))),
        ("Selesai tanpa bukti", *(format_angka(h.selesai_tanpa_bukti) for h in (lalu, kini))),
    )
    return [
        Tabel(
            ("Ukuran", sebut(b.dulu.posisi), sebut(b.p.posisi)),
            tuple(Baris(satu) for satu in baris),
            (40, 30, 30),
            ("kiri", "tengah", "tengah"),
            judul="Dibandingkan dengan akhir triwulan sebelumnya",
        )
    ]


def angka_utama(b: Bahan) -> Rincian:
    """The figures of the whole rencana, each with its word."""
    h = b.ringkasan.kini
    return Rincian(
        (
            ("Capaian s.d. posisi", format_capaian(h.capaian_n, h.capaian_N, ALASAN_KOSONG["capaian"])),
            ("Capaian setahun", format_capaian(h.setahun_n, h.setahun_N, ALASAN_KOSONG["setahun"])),
            ("Kelengkapan bukti", format_capaian(h.bukti_n, h.bukti_N, ALASAN_KOSONG["bukti"])),
            *((STATUS_TENGGAT[kode].label, f"{format_angka(getattr(h, kode))} tenggat") for kode in STATUS_TENGGAT),
            ("Selesai tanpa bukti", f"{format_angka(h.selesai_tanpa_bukti)} tenggat"),
            ("Tanpa target waktu", f"{format_angka(h.tanpa_target)} dari {format_angka(h.langkah)} langkah"),
        )
    )


def per_langkah(baris: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Rows of one langkah together, in the order in which each is first met."""
    kelompok: dict[str, list[dict[str, Any]]] = {}
    for satu in baris:
        kelompok.setdefault(satu["kode"], []).append(satu)
    return list(kelompok.values())


def sebut_banyak(tenggat: Iterable[str]) -> str:
    """Keys of tenggat in few words: Jan, Feb, Mar 2025; a single one in full, an exact day with its day."""
    semua = sorted(set(tenggat))
    if len(semua) == 1:
        return sebut_tenggat(semua[0])
    bagian = []
    for tahun, isi in groupby(semua, key=lambda t: t[:4]):
        nama = [BULAN_PENDEK[int(t[5:7]) - 1] for t in isi if len(t) == 7]
        hari = [sebut_pendek(date.fromisoformat(t)) for t in semua if len(t) > 7 and t[:4] == tahun]
        bagian += [f"{', '.join(nama)} {tahun}"] if nama else []
        bagian += hari
    return "; ".join(bagian)


def tabel_kesenjangan(baris: Sequence[dict[str, Any]], judul: str) -> Tabel:
    """What proof is missing, a row per langkah: each document with the tenggat that lack it."""
    isi = []
    for milik in per_langkah(baris):
        bukti: dict[str, list[str]] = {}
        for satu in milik:
            bukti.setdefault(satu["bukti"], []).append(satu["tenggat"])
        selesai = sum(satu["selesai_tanpa_bukti"] for satu in milik)
        keterangan = [f"{format_angka(selesai)} dilaporkan selesai"] if selesai else []
        keterangan += filter(None, [lama(max(satu["hari_terlambat"] for satu in milik))])
        sel = (
            milik[0]["kode"],
            milik[0]["langkah_aksi"],
            "\n".join(f"{nama}: {sebut_banyak(tenggat)}" for nama, tenggat in bukti.items()),
            format_angka(len(milik)),
            "; ".join(keterangan),
            milik[0]["pic"] or TANPA_PIC,
        )
        isi.append(Baris(sel))
    kepala = ("Kode", "Langkah aksi", "Bukti yang belum ada", "Jumlah", "Keterangan", "PIC")
    rata = ("kiri", "kiri", "kiri", "tengah")
    return Tabel(kepala, tuple(isi), (11, 30, 36, 11, 18, 22), rata, judul=judul, ukuran=8.5)


def tabel_tenggat(baris: Sequence[dict[str, Any]], judul: str, *, lewat: bool) -> Tabel:
    """Tenggat, a row per langkah; with how long the oldest is past due where `lewat`."""
    isi = []
    for milik in per_langkah(baris):
        sel = [milik[0]["kode"], milik[0]["langkah_aksi"], sebut_banyak(t["tenggat"] for t in milik)]
        sel.append(format_angka(len(milik)))
        # Due on the very day of posisi is late already: 0 hari, not an empty cell.
        sel += [lama(max(t["hari_terlambat"] for t in milik)) or "0 hari"] if lewat else []
        isi.append(Baris((*sel, milik[0]["pic"] or TANPA_PIC)))
    kepala = ("Kode", "Langkah aksi", "Tenggat", "Jumlah", *(("Paling lama",) if lewat else ()), "PIC")
    lebar = (11, 42, 22, 11, *((18,) if lewat else ()), 24)
    return Tabel(kepala, tuple(isi), lebar, ("kiri", "kiri", "kiri", "tengah"), judul=judul)


def lama(hari: int) -> str:
    """How late, in words; empty where not."""
    return f"{format_angka(hari)} hari lewat tenggat" if hari else ""


def tabel_tindak_lanjut(daftar: Sequence[TindakLanjut], judul: str, *, dengan_status: bool) -> Tabel:
    """Follow-ups: what, where it belongs, who, by when; and how it stands where that is asked."""
    baris = []
    for nomor, t in enumerate(daftar, start=1):
        sel = [str(nomor), t.uraian, t.kode or (f"Area {t.area}" if t.area else "Umum"), t.pic, sebut(t.batas)]
        if dengan_status:
            status = STATUS_TINDAK_LANJUT[t.status] + (f", {lama(t.hari_terlambat)}" if t.hari_terlambat else "")
            sel.append(f"{status}\n{t.keterangan}".strip())
        baris.append(Baris(tuple(sel)))
    kepala = ("No.", "Tindak lanjut", "Langkah", "PIC", "Batas waktu", *(("Status",) if dengan_status else ()))
    return Tabel(kepala, tuple(baris), (8, 44, 14, 24, 20, *((22,) if dengan_status else ())), ("tengah",), judul=judul)


def tabel_catatan(b: Bahan, judul: str) -> Tabel:
    """Kendala and solusi: what the meeting noted, and what was reported of late tenggat."""
    baris = [Baris((_letak(c), c["kendala"] or TANPA_NILAI, c["solusi"] or TANPA_NILAI)) for c in b.catatan]
    for t in b.tenggat:
        if t["kendala"] and t["status"] not in ("selesai", "tidak_berlaku"):
            letak = f"{t['kode']}, {sebut_tenggat(t['tenggat'])}"
            baris.append(Baris((letak, t["kendala"], t["tindak_lanjut"] or TANPA_NILAI)))
    return Tabel(("Langkah atau area", "Kendala", "Solusi"), tuple(baris), (22, 44, 44), judul=judul)


def data_rapat(b: Bahan, rapat: Rapat) -> Rincian:
    """When and where the meeting was, who led it and wrote it down."""
    return Rincian(
        (
            ("Acara", rapat.judul),
            ("Hari, tanggal", sebut_hari(rapat.tanggal)),
            ("Tempat", rapat.tempat or ISI_SENDIRI),
            ("Pemimpin rapat", rapat.pemimpin or ISI_SENDIRI),
            ("Notulis", rapat.notulis or ISI_SENDIRI),
            ("Posisi data", b.posisi),
        )
    )


def tanda_tangan(b: Bahan, *, notulis: bool = False) -> TandaTangan:
    """Who signs: the office's signatory; in minutes the notulis beside the leader of the meeting."""
    kop, r = b.kop, b.rapat
    hari = r.tanggal if r else b.p.posisi
    tempat = f"{kop.kota or ISI_SENDIRI}, {sebut(hari) if r else f'{ISI_SENDIRI} {hari.year}'}"
    if notulis and r is not None:
        penanda = (Penanda("Pemimpin rapat,", r.pemimpin or ISI_SENDIRI), Penanda("Notulis,", r.notulis or ISI_SENDIRI))
        return TandaTangan(penanda, tempat)
    nip = f"NIP {kop.nip}" if kop.nip else ""
    return TandaTangan(
        (Penanda(f"{kop.jabatan or 'Ketua Tim Pembangunan Zona Integritas'},", kop.nama or ISI_SENDIRI, nip),), tempat
    )


def tiada(teks: str) -> Paragraf:
    """A sentence in the place of an empty table."""
    return Paragraf(teks, "kiri")


def _baris_area(nama: str, a: dict[str, Any], *, tebal: bool = False) -> Baris:
    sel = (
        nama,
        format_angka(a["langkah"]),
        format_capaian(a["capaian_n"], a["capaian_N"]),
        format_capaian(a["setahun_n"], a["setahun_N"]),
        format_angka(a["terlambat"]),
        format_capaian(a["bukti_n"], a["bukti_N"]),
        format_angka(a["selesai_tanpa_bukti"]),
    )
    return Baris(sel, tebal=tebal)


def _letak(c: dict[str, Any]) -> str:
    if c["kode"]:
        return f"{c['kode']}, {sebut_tenggat(c['tenggat'])}" if c["tenggat"] else c["kode"]
    return f"Area {c['area']}" if c["area"] else "Umum"
