"""The screen of one area: its figures, its row of the heatmap, and its items with what can be recorded at each."""

from __future__ import annotations

from typing import Any

from monev import keadaan, rapat
from monev.basisdata import Basisdata
from monev.istilah import BUKTI_HADIR, STATUS_BUKTI
from monev.keadaan import (
    S_D_POSISI,
    TAHUN_LAIN,
    Pandangan,
    belum_tiba,
    format_angka,
    format_capaian,
    format_sel,
    ke_baris,
)
from monev.rapat import LayarArea, Rapat
from monev.tanggal import BULAN_PENDEK, sebut_tenggat
from monev.teks import potong
from monev.ui import kata
from monev.ui.rapat import blok, formulir, isi_catatan
from monev.ui.rapat.blok import Blok

BUKTI_DITARIK = "belum_ada"


def area(db: Basisdata, p: Pandangan, r: Rapat, nama: str) -> list[Blok]:
    """One area, from its figures down to each item."""
    isi = rapat.layar_area(db, p, r, nama)
    butir = rapat.butir_area(db, p, r, nama)
    sudah = {b["kode"] for b in butir} | set(isi.tanpa_target["kode"])
    return [
        blok.kalimat(_kalimat(isi, p), "sedang"),
        blok.peta(_kalimat(isi, p), _peta(isi, rencana_saja=not p.ada_realisasi)),
        blok.daftar(
            [
                *(_butir(b, isi, r, rencana_saja=not p.ada_realisasi) for b in butir),
                *_lainnya(isi, sudah, r),
                *_tanpa_target(isi, r),
                *_segera(isi, rencana_saja=not p.ada_realisasi),
            ],
            kosong="Tidak ada yang terlambat dan tidak ada bukti yang kurang di area ini.",
        ),
        *([_tombol_area(isi)] if r.terbuka else []),
    ]


def baris_tenggat(t: dict[str, Any], *, rencana_saja: bool) -> Blok:
    """A tenggat as a line without anything to record."""
    return {**_tanda(t, rencana_saja), "kode": t["kode"], "teks": t["langkah_aksi"], "kanan": _kanan(t)}


def _kalimat(isi: LayarArea, p: Pandangan) -> str:
    h = isi.hitungan
    capaian = format_capaian(h["capaian_n"], h["capaian_N"], "belum ada yang jatuh tempo")
    butir = [f"{capaian} tenggat selesai" if h["capaian_N"] else f"Capaian {capaian}"]
    if p.ada_realisasi and h["terlambat"]:
        butir.append(f"{format_angka(h['terlambat'])} terlambat")
    if len(isi.kesenjangan):
        butir.append(f"{format_angka(len(isi.kesenjangan))} bukti belum ada")
    if h["tanpa_target"]:
        butir.append(f"{format_angka(h['tanpa_target'])} langkah tanpa target waktu")
    return " · ".join(butir)


def _peta(isi: LayarArea, *, rencana_saja: bool) -> list[Blok]:
    sel = {s["kolom"]: s for s in ke_baris(isi.matriks)}
    kolom = list(enumerate(BULAN_PENDEK, start=1))
    if TAHUN_LAIN["bulan"] in sel:
        kolom.append((TAHUN_LAIN["bulan"], "Tahun lain"))
    kolom.append((S_D_POSISI, "s.d. posisi"))
    return [{"bulan": judul, **_sel(sel.get(k), rencana_saja)} for k, judul in kolom]


def _sel(s: dict[str, Any] | None, rencana_saja: bool) -> Blok:
    """Words and looks of a cell: as on Peta Capaian."""
    if s is None:
        return {"teks": "", "keadaan": "kosong"}
    teks = {"teks": format_sel(s["n"], s["N"], s["jatuh_tempo"])}
    if s["N"] == 0:
        return {**teks, "keadaan": "kosong"}
    if belum_tiba(s["n"], s["jatuh_tempo"]):
        return {**teks, "keadaan": "belum"}
    return {
        **teks,
        "keadaan": "penuh" if s["n"] >= s["N"] else "sebagian",
        "terlambat": 0 if rencana_saja else s["terlambat"],
    }


def _butir(b: dict[str, Any], isi: LayarArea, r: Rapat, *, rencana_saja: bool) -> Blok:
    kode = b["kode"]
    hasil = {
        **_tanda(b, rencana_saja),
        **({"status": "tanpa_bukti", "tanda": "✓ Selesai, bukti kurang"} if b["selesai_tanpa_bukti"] else {}),
        "kode": kode,
        "teks": b["langkah_aksi"],
        "kanan": _kanan(b),
        "pudar": b["status"] in ("selesai", "tidak_berlaku") and all(d["hadir"] for d in b["bukti"]),
        "cek": [_cek(b, d, r) for d in b["bukti"]],
        "ket": isi_catatan.tentang(isi, kode=kode, tenggat=b["tenggat"]),
    }
    if b["kendala"]:
        hasil["ket"].insert(0, f"Kendala dilaporkan: {b['kendala']}")
    if r.terbuka:
        letak = f"{kode}, {sebut_tenggat(b['tenggat'])}"
        tindak_lanjut = formulir.tindak_lanjut(
            f"Tindak lanjut {letak}", pic=b["pic"] or "", usul_pic=_usul_pic(isi), kode=kode
        )
        catatan = formulir.catatan(f"Kendala dan solusi {letak}", kode=kode, tenggat=b["tenggat"])
        hasil["tombol"] = [
            blok.tombol("Status", formulir=formulir.laporan(b), sebutan=letak),
            blok.tombol("+ kendala", formulir=catatan, sebutan=letak),
            blok.tombol("+ tindak lanjut", formulir=tindak_lanjut, sebutan=letak),
        ]
    return hasil


def _tanda(t: dict[str, Any], rencana_saja: bool) -> Blok:
    """The mark with its word: colour never stands alone."""
    satu = kata.istilah(t["status"])
    if t["status"] == "terlambat" and t["hari_terlambat"] and not rencana_saja:
        return {"status": "terlambat", "tanda": f"{satu.tanda} {format_angka(t['hari_terlambat'])} hari"}
    if t["status"] == "terlambat" and rencana_saja:
        return {"status": "polos", "tanda": "Sudah jatuh tempo"}
    return {"status": t["status"], "tanda": f"{satu.tanda} {satu.label}"}


def _kanan(t: dict[str, Any]) -> str:
    return " · ".join(n for n in (sebut_tenggat(t["tenggat"]), t["pic"]) if n)


def _cek(b: dict[str, Any], d: dict[str, Any], r: Rapat) -> Blok:
    lain = "" if d["hadir"] or d["status"] == BUKTI_DITARIK else f" ({STATUS_BUKTI[d['status']]})"
    hasil = {
        "teks": potong(d["nama"], 110) + lain,
        "utuh": d["nama"] + lain,
        "ada": d["hadir"],
        "kunci": f"cek {b['kode']} {b['tenggat']} {d['nama']}",
    }
    if r.terbuka:
        hasil["kirim"] = {
            "aksi": "bukti",
            "kode": b["kode"],
            "tenggat": b["tenggat"],
            "bukti": d["nama"],
            "dilihat": {"status": d["status"]},
        }
    return hasil


def _lainnya(isi: LayarArea, sudah: set[str], r: Rapat) -> list[Blok]:
    """What was noted and agreed of the area as a whole, or of langkah that have no item of their own."""
    baris = isi_catatan.butir_catatan(isi.catatan, r, kecuali=sudah) + isi_catatan.butir_tindak_lanjut(
        isi.tindak_lanjut_lalu, r, kecuali=sudah
    )
    baris += isi_catatan.butir_tindak_lanjut(isi.keputusan, r, kecuali=sudah)
    return [blok.kepala("Catatan dan tindak lanjut area ini"), *baris] if baris else []


def _tanpa_target(isi: LayarArea, r: Rapat) -> list[Blok]:
    """Langkah that cannot be judged: the meeting is where their target is agreed on."""
    if isi.tanpa_target.empty:
        return []
    satu = kata.istilah("tanpa_target")
    baris = []
    for langkah in ke_baris(isi.tanpa_target):
        kode = langkah["kode"]
        butir = {
            "status": "polos",
            "tanda": f"{satu.tanda} {satu.label}",
            "kode": kode,
            "teks": langkah["langkah_aksi"],
            "kanan": langkah["pic"] or "",
            "ket": isi_catatan.tentang(isi, kode=kode, tenggat=""),
        }
        if r.terbuka:
            form = formulir.tindak_lanjut(
                f"Tindak lanjut {kode}", pic=langkah["pic"] or "", usul_pic=_usul_pic(isi), kode=kode
            )
            butir["tombol"] = [blok.tombol("+ tindak lanjut", formulir=form, sebutan=kode)]
        baris.append(butir)
    return [blok.kepala(f"Tanpa target waktu: {format_angka(len(baris))} langkah"), *baris]


def _segera(isi: LayarArea, *, rencana_saja: bool) -> list[Blok]:
    if isi.segera.empty:
        return []
    baris = [baris_tenggat(t, rencana_saja=rencana_saja) for t in ke_baris(isi.segera)]
    return [blok.kepala(f"Jatuh tempo bulan depan: {format_angka(len(baris))}"), *baris]


def _tombol_area(isi: LayarArea) -> Blok:
    nama = keadaan.sebut_area(isi.hitungan["area"], isi.hitungan["nama_area"])
    letak = {"area": isi.hitungan["area"]}
    catatan = formulir.catatan(f"Kendala dan solusi {nama}", **letak)
    tindak_lanjut = formulir.tindak_lanjut(f"Tindak lanjut {nama}", usul_pic=_usul_pic(isi), **letak)
    return blok.tombolan(
        [
            blok.tombol("+ Kendala area ini", formulir=catatan),
            blok.tombol("+ Tindak lanjut area ini", formulir=tindak_lanjut),
        ]
    )


def _usul_pic(isi: LayarArea) -> list[str]:
    nama = [*isi.terlambat["pic"].dropna(), *isi.kesenjangan["pic"].dropna(), *isi.keputusan["pic"].dropna()]
    return list(dict.fromkeys(nama))


def status_bukti(dicentang: bool, dilihat: str) -> str:
    """What a tick makes of a bukti: a verified one that is ticked again stays verified."""
    if dicentang:
        return dilihat if dilihat in BUKTI_HADIR else "ada"
    return BUKTI_DITARIK
