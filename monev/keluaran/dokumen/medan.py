"""The fields an office's own Word template may use: what each holds, and their values for one document."""

from __future__ import annotations

import base64
from typing import Any

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.istilah import STATUS_TENGGAT
from monev.keadaan import format_angka, format_capaian, sebut_area
from monev.keluaran.dokumen import bagian, gambar
from monev.keluaran.dokumen.agenda import butir_agenda
from monev.keluaran.dokumen.bahan import BUKAN_LKE, Bahan, triwulan_ini
from monev.keluaran.dokumen.laporan import DASAR_UMUM, rekomendasi
from monev.keluaran.dokumen.lembar import sel_lembar
from monev.keluaran.dokumen.naskah import bersih
from monev.keluaran.pesan import TANPA_PIC
from monev.rapat.baca import STATUS_TINDAK_LANJUT
from monev.rapat.tetap import TindakLanjut
from monev.tanggal import sebut, sebut_tenggat

_TINDAK = ("no", "uraian", "letak", "pic", "batas", "status", "keterangan")

MEDAN: dict[str, tuple[str, tuple[str, ...]]] = {
    "satker": ("nama satker", ()),
    "tahun": ("tahun rencana", ()),
    "triwulan": ("triwulan posisi, misalnya Triwulan III Tahun 2025", ()),
    "triwulan_berikut": ("triwulan sesudah posisi", ()),
    "posisi": ("tanggal posisi, misalnya 30 September 2025", ()),
    "unggahan": ("nomor unggahan yang dipakai", ()),
    "simulasi": ("tulisan DATA SIMULASI, kosong untuk data sebenarnya", ()),
    "bukan_lke": ("keterangan bahwa angkanya bukan nilai LKE", ()),
    "kalimat": ("keadaan dalam satu dua kalimat", ()),
    "kalimat_kesenjangan": ("kesenjangan bukti dalam satu dua kalimat", ()),
    "capaian_posisi": ("capaian s.d. posisi, misalnya 61/78 (78%)", ()),
    "capaian_setahun": ("capaian setahun", ()),
    "kelengkapan_bukti": ("kelengkapan bukti", ()),
    "jumlah_langkah": ("banyaknya langkah", ()),
    "tanpa_target": ("banyaknya langkah tanpa target waktu", ()),
    "selesai": ("banyaknya tenggat selesai", ()),
    "terlambat": ("banyaknya tenggat terlambat", ()),
    "berjalan": ("banyaknya tenggat berjalan", ()),
    "belum_jatuh_tempo": ("banyaknya tenggat belum jatuh tempo", ()),
    "tidak_berlaku": ("banyaknya tenggat tidak berlaku", ()),
    "selesai_tanpa_bukti": ("banyaknya tenggat selesai tanpa bukti lengkap", ()),
    "jumlah_kesenjangan": ("banyaknya bukti yang belum ada", ()),
    "jumlah_hadir": ("banyaknya peserta rapat", ()),
    "gambar_capaian": ("gambar batang capaian per area", ()),
    "gambar_peta": ("gambar peta capaian per bulan", ()),
    "logo": ("logo kop surat", ()),
    "kop": ("kop surat dan penanda tangan", ("baris", "kota", "jabatan", "nama", "nip")),
    "dasar": ("daftar dasar laporan; tiap butir teks", ()),
    "rapat": ("rapatnya; kosong bila tanpa rapat", ("judul", "hari_tanggal", "tempat", "pemimpin", "notulis")),
    "agenda": ("daftar agenda; tiap butir teks", ()),
    "rekomendasi": ("daftar rekomendasi; tiap butir teks", ()),
    "area": (
        "daftar area",
        ("nama", "langkah", "capaian", "setahun", "terlambat", "bukti", "selesai_tanpa_bukti"),
    ),
    "lembar": (
        "daftar tenggat triwulan ini dan tunggakannya",
        ("area", "kode", "langkah", "target", "realisasi", "bukti", "kendala", "tindak_lanjut"),
    ),
    "tenggat_terlambat": ("daftar tenggat terlambat", ("area", "kode", "langkah", "tenggat", "lama", "pic")),
    "target_berikut": ("daftar tenggat triwulan berikut", ("kode", "langkah", "tenggat", "pic")),
    "kesenjangan": (
        "daftar bukti yang belum ada",
        ("area", "kode", "langkah", "tenggat", "bukti", "jenis", "lama", "pic"),
    ),
    "hadir": ("daftar peserta rapat", ("no", "nama", "jabatan")),
    "kendala": ("daftar kendala dan solusi", ("letak", "kendala", "solusi")),
    "keputusan": ("daftar tindak lanjut yang disepakati", _TINDAK),
    "tindak_lanjut_lalu": ("daftar tindak lanjut rapat sebelumnya", _TINDAK),
}
"""Name → what it holds, and the names inside of it (of each item, where it is a list)."""

GAMBAR = {"gambar_capaian": 15.5, "gambar_peta": 15.5, "logo": 2.2}
"""Fields that are pictures, and how wide each is put in (cm)."""


def nilai(b: Bahan) -> dict[str, Any]:
    """The value of every field, as JSON can hold it; pictures as base64, None for none."""
    kini, r = b.ringkasan.kini, b.rapat
    isi = {
        "satker": b.p.satker,
        "tahun": str(b.p.tahun),
        "triwulan": b.triwulan,
        "triwulan_berikut": b.triwulan_berikut,
        "posisi": b.posisi,
        "unggahan": str(b.p.unggahan),
        "simulasi": TULISAN_SIMULASI if b.p.simulasi else "",
        "bukan_lke": BUKAN_LKE,
        "kalimat": b.kalimat,
        "kalimat_kesenjangan": b.kalimat_kesenjangan,
        "capaian_posisi": format_capaian(kini.capaian_n, kini.capaian_N),
        "capaian_setahun": format_capaian(kini.setahun_n, kini.setahun_N),
        "kelengkapan_bukti": format_capaian(kini.bukti_n, kini.bukti_N),
        "jumlah_langkah": format_angka(kini.langkah),
        "tanpa_target": format_angka(kini.tanpa_target),
        **{kode: format_angka(getattr(kini, kode)) for kode in STATUS_TENGGAT},
        "selesai_tanpa_bukti": format_angka(kini.selesai_tanpa_bukti),
        "jumlah_kesenjangan": format_angka(len(b.kesenjangan)),
        "jumlah_hadir": format_angka(len(b.hadir)),
        "gambar_capaian": _png(gambar.batang_capaian(b.per_area, kini, rencana_saja=b.rencana_saja)),
        "gambar_peta": _png(gambar.peta(b.matriks, rencana_saja=b.rencana_saja)),
        "logo": None if b.kop.logo is None else _png(b.kop.logo),
        "kop": {k: getattr(b.kop, k) for k in MEDAN["kop"][1]},
        "dasar": b.kop.dasar or DASAR_UMUM,
        "rapat": {
            "judul": r.judul if r else "",
            "hari_tanggal": bagian.sebut_hari(r.tanggal) if r else "",
            **{k: getattr(r, k) if r else "" for k in ("tempat", "pemimpin", "notulis")},
        },
        "agenda": butir_agenda(b),
        "rekomendasi": rekomendasi(b),
        "hadir": [{"no": str(n), "nama": h["nama"], "jabatan": h["jabatan"]} for n, h in enumerate(b.hadir, start=1)],
        "kendala": [
            dict(zip(MEDAN["kendala"][1], baris.sel, strict=True)) for baris in bagian.tabel_catatan(b, "").baris
        ],
        "keputusan": _tindak(b.keputusan),
        "tindak_lanjut_lalu": _tindak(b.lalu),
        **_daftar(b),
    }
    return _bersihkan(isi)


def _daftar(b: Bahan) -> dict[str, list[dict[str, str]]]:
    """The lists of the plan itself."""
    return {
        "area": [
            {
                "nama": sebut_area(a["area"], a["nama_area"]),
                "langkah": format_angka(a["langkah"]),
                "capaian": format_capaian(a["capaian_n"], a["capaian_N"]),
                "setahun": format_capaian(a["setahun_n"], a["setahun_N"]),
                "terlambat": format_angka(a["terlambat"]),
                "bukti": format_capaian(a["bukti_n"], a["bukti_N"]),
                "selesai_tanpa_bukti": format_angka(a["selesai_tanpa_bukti"]),
            }
            for a in b.area
        ],
        "lembar": [
            {"area": t["area"], **dict(zip(MEDAN["lembar"][1][1:], sel_lembar(b, t), strict=True))}
            for t in triwulan_ini(b)
        ],
        "tenggat_terlambat": [
            {**_tenggat(t), "area": t["area"], "lama": bagian.lama(t["hari_terlambat"])}
            for t in b.tenggat
            if t["status"] == "terlambat"
        ],
        "target_berikut": [_tenggat(t) for t in b.berikut],
        "kesenjangan": [
            {
                **_tenggat(k),
                "area": k["area"],
                "bukti": k["bukti"],
                "jenis": k["jenis_bukti"],
                "lama": bagian.lama(k["hari_terlambat"]),
            }
            for k in b.kesenjangan
        ],
    }


def _tenggat(t: dict[str, Any]) -> dict[str, str]:
    return {
        "kode": t["kode"],
        "langkah": t["langkah_aksi"],
        "tenggat": sebut_tenggat(t["tenggat"]),
        "pic": t["pic"] or TANPA_PIC,
    }


def _tindak(daftar: list[TindakLanjut]) -> list[dict[str, str]]:
    return [
        {
            "no": str(nomor),
            "uraian": t.uraian,
            "letak": t.kode or (f"Area {t.area}" if t.area else "Umum"),
            "pic": t.pic,
            "batas": sebut(t.batas),
            "status": STATUS_TINDAK_LANJUT[t.status],
            "keterangan": t.keterangan,
        }
        for nomor, t in enumerate(daftar, start=1)
    ]


def _png(isi: bytes) -> str:
    return base64.b64encode(isi).decode()


def _bersihkan(isi: Any) -> Any:
    if isinstance(isi, dict):
        return {k: _bersihkan(v) for k, v in isi.items()}
    if isinstance(isi, list | tuple):
        return [_bersihkan(v) for v in isi]
    return isi if isi is None else bersih(isi)
