"""What each screen of a meeting says, as parts: the figures and sentences of monev.rapat, nothing counted here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from monev import keadaan, rapat
from monev.basisdata import Basisdata
from monev.istilah import JENIS_PERUBAHAN, PERUBAHAN_TARGET
from monev.keadaan import (
    ALASAN_KOSONG,
    Hitungan,
    Pandangan,
    format_angka,
    format_capaian,
    format_pecahan,
    ke_baris,
    sebut_area,
)
from monev.keluaran import pesan
from monev.rapat import Layar, Rapat
from monev.tanggal import sebut, sebut_tenggat
from monev.teks import potong
from monev.ui import kata
from monev.ui.rapat import blok, formulir, isi_area, isi_catatan
from monev.ui.rapat.blok import Blok

TANPA_PIC = "(tanpa PIC)"


def layar(db: Basisdata, p: Pandangan, r: Rapat, satu: Layar, dipilih: str | None) -> Blok:
    """One screen: jenis, judul and its parts. `dipilih`: the PIC chosen on the screen of gaps."""
    if satu.jenis == "area":
        isi = isi_area.area(db, p, r, satu.area)
    elif satu.jenis == "kesenjangan":
        isi = _kesenjangan(db, p, dipilih)
    else:
        isi = _ISI[satu.jenis](db, p, r)
    return {"jenis": satu.jenis, "judul": satu.judul, "blok": isi}


def _pembukaan(db: Basisdata, p: Pandangan, r: Rapat) -> list[Blok]:
    data = [
        ("Tanggal", sebut(r.tanggal)),
        ("Tempat", r.tempat),
        ("Pemimpin", r.pemimpin),
        ("Notulis", r.notulis),
    ]
    kiri = [
        blok.kalimat(r.satker),
        blok.kalimat(f"Posisi {sebut(r.posisi)}", "sedang"),
        blok.daftar(
            [{"teks": isi or "(belum diisi)", "tanda": judul, "status": "polos"} for judul, isi in data],
            kosong="",
            kunci="data",
        ),
    ]
    hadir = ke_baris(rapat.hadir(db, r))
    kanan = [
        blok.kalimat(f"{format_angka(len(hadir))} orang hadir" if hadir else "Daftar hadir masih kosong", "sedang"),
        blok.daftar(
            [_peserta(ke, h, r) for ke, h in enumerate(hadir, start=1)],
            kosong="Tulis yang hadir, satu orang per baris; namanya dicetak di daftar hadir dan laporan.",
            kunci="hadir",
        ),
    ]
    if r.terbuka:
        kiri.append(blok.tombolan([blok.tombol("Ubah data rapat", formulir=formulir.rapat(r))]))
        kanan.append(blok.tombolan([blok.tombol("+ Peserta", formulir=formulir.hadir(), utama=not hadir)]))
    return [blok.lajur([kiri, kanan], "2fr 3fr")]


def _peserta(ke: int, h: dict[str, Any], r: Rapat) -> Blok:
    isi = {"teks": f"{ke}. {h['nama']}", "kanan": h["jabatan"]}
    if not r.terbuka:
        return isi
    hapus = {"aksi": "hapus", "benda": "hadir", "nomor": h["nomor"]}
    return isi | {
        "sebaris": True,
        "tombol": [
            blok.tombol("Ubah", formulir=formulir.ubah_hadir(h), sebutan=h["nama"]),
            blok.tombol("Hapus", kirim=hapus, sebutan=h["nama"]),
        ],
    }


def _situasi(db: Basisdata, p: Pandangan, r: Rapat) -> list[Blok]:
    s = rapat.situasi(db, p)
    kini = s.ringkasan.kini
    return [
        blok.kalimat(s.kalimat, "sedang"),
        blok.angka(angka_utama(kini)),
        blok.batang(_batang_area(a) for a in ke_baris(s.per_area)),
    ]


def angka_utama(kini: Hitungan) -> list[Blok]:
    """The figures of a minute, each with its name."""
    return [
        _bagian("Capaian s.d. posisi", kini.capaian_n, kini.capaian_N, "capaian"),
        {"label": "Terlambat", "nilai": format_angka(kini.terlambat)} | _tanda("terlambat", kini.terlambat),
        {"label": "Selesai tanpa bukti", "nilai": format_angka(kini.selesai_tanpa_bukti)},
        _bagian("Kelengkapan bukti", kini.bukti_n, kini.bukti_N, "bukti"),
        _bagian("Capaian setahun", kini.setahun_n, kini.setahun_N, "setahun"),
    ]


def _tanda(status: str, jumlah: int) -> Blok:
    return {"status": status, "tanda": kata.istilah(status).tanda} if jumlah else {}


def _bagian(label: str, n: int, n_semua: int, alasan: str) -> Blok:
    if n_semua == 0:
        return {"label": label, "nilai": format_capaian(0, 0), "ket": ALASAN_KOSONG[alasan]}
    return {
        "label": label,
        "nilai": format_pecahan(n, n_semua),
        "ket": keadaan.format_persen(n, n_semua),
    }


def _batang_area(a: dict[str, Any]) -> Blok:
    return {
        "label": sebut_area(a["area"], a["nama_area"]),
        "lebar": keadaan.persen(a["capaian_n"], a["capaian_N"]) or 0,
        "teks": format_capaian(a["capaian_n"], a["capaian_N"]),
        "terlambat": a["terlambat"],
        "pindah": f"area-{a['area']}",
    }


def _perubahan(db: Basisdata, p: Pandangan, r: Rapat) -> list[Blok]:
    hasil = rapat.perubahan_triwulan(db, p)
    if hasil.dulu is None:
        return [
            blok.kalimat(f"Belum ada yang tersimpan s.d. {sebut(hasil.sejak)}, jadi belum ada yang dibandingkan."),
            blok.angka(angka_utama(hasil.kini)),
        ]
    return [
        blok.angka(_dulu_kini(hasil.sebelum, hasil.kini)),
        blok.daftar(
            [
                butir
                for jenis, isi in kata.menurut_jenis(ke_baris(hasil.perubahan))
                for butir in (
                    blok.kepala(f"{JENIS_PERUBAHAN[jenis].capitalize()}: {format_angka(len(isi))}"),
                    *map(_satu_perubahan, isi),
                )
            ],
            kosong="Tidak ada yang berubah.",
        ),
    ]


def _dulu_kini(dulu: Hitungan, kini: Hitungan) -> list[Blok]:
    return [
        {"label": label, "nilai": f"{format_angka(getattr(dulu, k))} → {format_angka(getattr(kini, k))}"}
        for label, k in (
            ("Tenggat selesai", "selesai"),
            ("Terlambat", "terlambat"),
            ("Bukti ada", "bukti_n"),
            ("Selesai tanpa bukti", "selesai_tanpa_bukti"),
        )
    ]


def _satu_perubahan(b: dict[str, Any]) -> Blok:
    sebut_nilai = sebut_tenggat if b["jenis"] in PERUBAHAN_TARGET else lambda nilai: potong(nilai, 50)
    dari, ke = (sebut_nilai(b[sisi]) if b[sisi] else "" for sisi in ("dari", "ke"))
    kanan = " → ".join(n for n in (dari, ke) if n) if b["jenis"] not in ("selesai_baru", "selesai_ditarik") else ""
    waktu = sebut_tenggat(b["tenggat"]) if b["tenggat"] else ""
    return {"kode": b["kode"], "teks": b["langkah_aksi"], "kanan": kanan or waktu}


def _kesenjangan(db: Basisdata, p: Pandangan, dipilih: str | None) -> list[Blok]:
    hasil = rapat.kesenjangan_pic(db, p)
    per_pic = ke_baris(hasil.per_pic)
    if not per_pic:
        return [blok.kalimat(kata.tanpa_ulangan(keadaan.kalimat_kesenjangan(p, keadaan.ringkasan(db, p).kini, 0)))]
    pic = dipilih if dipilih in {b["nilai"] for b in per_pic} else per_pic[0]["nilai"]
    terbanyak = per_pic[0]["n"]
    kiri = blok.batang(
        (
            {
                "label": b["nilai"] or TANPA_PIC,
                "lebar": keadaan.persen(b["n"], terbanyak),
                "teks": format_angka(b["n"]),
                "warna": "terlambat",
                "pilih": b["nilai"],
                "dipilih": b["nilai"] == pic,
            }
            for b in per_pic
        ),
        sempit=True,
    )
    milik = hasil.baris[hasil.baris["pic"].fillna("") == pic]
    kanan = [
        blok.kalimat(f"{pic or TANPA_PIC}: {format_angka(len(milik))} bukti belum ada", "sedang"),
        blok.daftar(_menurut_langkah(milik), kosong="", kunci=f"pic {pic}"),
        {"jenis": "salin", "teks": pesan.kesenjangan(milik, p)},
    ]
    return [blok.lajur([[kiri], kanan], "2fr 3fr")]


def _menurut_langkah(milik: pd.DataFrame) -> list[Blok]:
    kelompok: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for b in ke_baris(milik):
        kelompok.setdefault((b["kode"], b["tenggat"]), []).append(b)
    return [
        {
            "kode": kode,
            "teks": ", ".join(b["bukti"] for b in isi),
            "kanan": sebut_tenggat(tenggat),
            "ket": [("Dilaporkan selesai · " if isi[0]["selesai_tanpa_bukti"] else "") + isi[0]["langkah_aksi"]],
        }
        for (kode, tenggat), isi in kelompok.items()
    ]


def _target(db: Basisdata, p: Pandangan, r: Rapat) -> list[Blok]:
    tenggat = ke_baris(rapat.target_berikut(db, p))
    if not tenggat:
        return [blok.kalimat("Tidak ada tenggat yang jatuh tempo pada triwulan itu.")]
    isi: list[Blok] = []
    bulan = ""
    for t in tenggat:
        nama = f"{kata.bulan(t['jatuh_tempo'].month)} {t['jatuh_tempo'].year}"
        if nama != bulan:
            bulan = nama
            banyak = sum(t2["jatuh_tempo"].month == t["jatuh_tempo"].month for t2 in tenggat)
            isi.append(blok.kepala(f"{nama}: {format_angka(banyak)} tenggat"))
        isi.append(isi_area.baris_tenggat(t, rencana_saja=not p.ada_realisasi))
    return [blok.kalimat(f"{format_angka(len(tenggat))} tenggat jatuh tempo.", "sedang"), blok.daftar(isi, kosong="")]


_ISI: dict[str, Callable[[Basisdata, Pandangan, Rapat], list[Blok]]] = {
    "pembukaan": _pembukaan,
    "tindak_lanjut": isi_catatan.tindak_lanjut,
    "situasi": _situasi,
    "perubahan": _perubahan,
    "target": _target,
    "keputusan": isi_catatan.keputusan,
    "penutup": isi_catatan.penutup,
}
