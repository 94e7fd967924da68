"""The screens of what the meeting itself recorded: follow-ups of the last one, decisions, the close."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import pandas as pd

from monev import jam, rapat
from monev.basisdata import Basisdata
from monev.keadaan import Pandangan, format_angka, ke_baris
from monev.rapat import STATUS_TINDAK_LANJUT, LayarArea, Rapat
from monev.tanggal import sebut_pendek
from monev.ui.rapat import blok, dokumen, formulir
from monev.ui.rapat.blok import Blok

_TANDA = {"terbuka": ("polos", "○"), "selesai": ("selesai", "✓"), "batal": ("polos", "–")}


def tindak_lanjut(db: Basisdata, p: Pandangan, r: Rapat) -> list[Blok]:
    """What earlier meetings agreed: overdue first, settled ones stay in sight until the meeting ends."""
    semua = rapat.tindak_lanjut_lalu(db, r)
    terbuka = semua[semua["status"] == "terbuka"]
    lewat = int((terbuka["hari_terlambat"] > 0).sum())
    if semua.empty:
        return [blok.kalimat("Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya.")]
    kalimat = f"{format_angka(len(terbuka))} tindak lanjut masih terbuka"
    kalimat += f", {format_angka(lewat)} di antaranya lewat batas waktu." if lewat else "."
    return [blok.kalimat(kalimat, "sedang"), blok.daftar(butir_tindak_lanjut(semua, r), kosong="")]


def keputusan(db: Basisdata, p: Pandangan, r: Rapat) -> list[Blok]:
    """What this meeting agreed and noted."""
    putusan, catatan = rapat.keputusan(db, r), rapat.catatan(db, r)
    isi = butir_tindak_lanjut(putusan, r)
    if not catatan.empty:
        isi += [blok.kepala("Kendala dan solusi"), *butir_catatan(catatan, r)]
    hasil = [
        blok.kalimat(
            f"{format_angka(len(putusan))} tindak lanjut diputuskan" if len(putusan) else "Belum ada keputusan",
            "sedang",
        ),
        blok.daftar(isi, kosong="Keputusan rapat ditulis di layar area, pada butir yang dibahas, atau di sini."),
    ]
    if r.terbuka:
        usul = list(dict.fromkeys(putusan["pic"].dropna()))
        form = formulir.tindak_lanjut("Tindak lanjut rencana seluruhnya", usul_pic=usul)
        catat = formulir.catatan("Kendala dan solusi rencana seluruhnya")
        hasil.append(
            blok.tombolan([blok.tombol("+ Tindak lanjut", formulir=form), blok.tombol("+ Kendala", formulir=catat)])
        )
    return hasil


def penutup(db: Basisdata, p: Pandangan, r: Rapat) -> list[Blok]:
    """How much was recorded, the documents, and the way to close."""
    isi = rapat.penutup(db, r)
    angka = [
        {"label": label, "nilai": format_angka(n)}
        for label, n in (
            ("Hadir", len(isi.hadir)),
            ("Tindak lanjut diputuskan", len(isi.keputusan)),
            ("Kendala dan solusi", len(isi.catatan)),
            ("Perubahan dicatat", isi.perubahan["entri"].nunique()),
        )
    ]
    if r.terbuka:
        aksi = [blok.tombol("Tutup rapat", kirim={"aksi": "tutup"}, utama=True)]
        kalimat = "Dokumen di bawah ini mengikuti catatan sampai saat ini."
    else:
        aksi = [blok.tombol("Lanjutkan rapat", kirim={"aksi": "lanjutkan"})]
        kalimat = f"Rapat ditutup {sebut_saat(r.ditutup)}."
    return [blok.angka(angka), blok.kalimat(kalimat, "sedang"), dokumen.daftar_unduhan(), blok.tombolan(aksi)]


def sebut_saat(waktu: datetime) -> str:
    """A moment in the office's zone: 1 Okt 2025 10.32."""
    setempat = waktu.astimezone(jam.zona())
    return f"{sebut_pendek(setempat.date())} {setempat:%H.%M}"


def tentang(isi: LayarArea, *, kode: str, tenggat: str) -> list[str]:
    """What was noted and agreed at one item, as lines under it."""
    # Sought in the frames first: most items have nothing, and turning frames into rows takes 10 ms of a screen.
    di_sini = [semua[semua["kode"] == kode] for semua in (isi.catatan, isi.tindak_lanjut_lalu, isi.keputusan)]
    catatan, *lanjut = (ke_baris(satu) if len(satu) else [] for satu in di_sini)
    catatan = [c for c in catatan if c["tenggat"] in (None, tenggat)]
    lanjut = [t for satu in lanjut for t in satu]
    return [*(_sebut_catatan(c) for c in catatan), *(f"→ {_sebut_tindak_lanjut(t)}" for t in lanjut)]


def butir_tindak_lanjut(semua: pd.DataFrame, r: Rapat, *, kecuali: Collection[str] = ()) -> list[Blok]:
    """Follow-ups as items with what can be done about each; without those of the langkah in `kecuali`."""
    return [_satu_tindak_lanjut(t, r) for t in ke_baris(semua) if t["kode"] not in kecuali or not t["kode"]]


def butir_catatan(semua: pd.DataFrame, r: Rapat, *, kecuali: Collection[str] = ()) -> list[Blok]:
    """Notes as items; without those of the langkah in `kecuali`."""
    return [_satu_catatan(c, r) for c in ke_baris(semua) if c["kode"] not in kecuali or not c["kode"]]


def _satu_tindak_lanjut(t: dict[str, Any], r: Rapat) -> Blok:
    status, tanda = _TANDA[t["status"]]
    if t["hari_terlambat"]:
        status, tanda = "terlambat", f"▲ lewat {format_angka(t['hari_terlambat'])} hari"
    hasil = {
        "status": status,
        "tanda": tanda,
        "kode": t["kode"] or (f"Area {t['area']}" if t["area"] else ""),
        "teks": t["uraian"],
        "kanan": f"{t['pic']} · {sebut_pendek(t['batas'])}",
        "pudar": t["status"] != "terbuka",
        "ket": [],
    }
    if t["status"] != "terbuka":
        hasil["ket"].append(" · ".join(n for n in (STATUS_TINDAK_LANJUT[t["status"]], t["keterangan"]) if n))
    if r.terbuka:
        nama = f"tindak lanjut {t['nomor']}"
        dilihat = {"status": t["status"]}
        selesai = {"aksi": "lanjut", "nomor": t["nomor"], "nilai": {"status": "selesai"}, "dilihat": dilihat}
        hasil["tombol"] = [blok.tombol("Ubah", formulir=formulir.ubah_tindak_lanjut(t), sebutan=nama)]
        if t["status"] == "terbuka":
            hasil["tombol"].insert(0, blok.tombol("✓ Selesai", kirim=selesai, sebutan=nama))
        if t["rapat"] == r.nomor:
            hapus = {"aksi": "hapus", "benda": "tindak_lanjut", "nomor": t["nomor"]}
            hasil["tombol"].append(blok.tombol("Hapus", kirim=hapus, sebutan=nama))
    return hasil


def _satu_catatan(c: dict[str, Any], r: Rapat) -> Blok:
    hasil = {
        "kode": c["kode"] or (f"Area {c['area']}" if c["area"] else ""),
        "teks": f"Kendala: {c['kendala']}" if c["kendala"] else f"Solusi: {c['solusi']}",
        "ket": [f"Solusi: {c['solusi']}"] if c["kendala"] and c["solusi"] else [],
    }
    if r.terbuka:
        nama = f"catatan {c['nomor']}"
        hapus = {"aksi": "hapus", "benda": "catatan", "nomor": c["nomor"]}
        hasil["tombol"] = [
            blok.tombol("Ubah", formulir=formulir.ubah_catatan(c), sebutan=nama),
            blok.tombol("Hapus", kirim=hapus, sebutan=nama),
        ]
    return hasil


def _sebut_catatan(c: dict[str, Any]) -> str:
    return " · ".join(
        f"{judul}: {c[kunci]}" for judul, kunci in (("Kendala", "kendala"), ("Solusi", "solusi")) if c[kunci]
    )


def _sebut_tindak_lanjut(t: dict[str, Any]) -> str:
    akhir = "" if t["status"] == "terbuka" else f" ({STATUS_TINDAK_LANJUT[t['status']]})"
    return f"{t['uraian']}: {t['pic']}, {sebut_pendek(t['batas'])}{akhir}"
