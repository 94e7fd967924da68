"""DESIGN §5 a second time, in plain Python loops: what the SQL is held against. Shares no code with the product."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.keadaan.bahan import Kiriman


def unggahan_dinilai(kiriman: list[Kiriman], posisi: date) -> dict[str, Any]:
    """The newest unggahan whose own posisi is `posisi` or before, else the oldest; cancelled ones never."""
    berlaku = [satu.isi for satu in kiriman if not satu.dibatalkan]
    sampai = [isi for isi in berlaku if date.fromisoformat(isi["posisi"]) <= posisi]
    return sampai[-1] if sampai else berlaku[0]


def ada_realisasi(kiriman: list[Kiriman], posisi: date) -> bool:
    """Whether an unggahan up to `posisi` reported anything."""
    for satu in kiriman:
        if satu.dibatalkan or date.fromisoformat(satu.isi["posisi"]) > posisi:
            continue
        for langkah in satu.isi["langkah"]:
            for t in langkah["tenggat"]:
                if t["laporan"] != "belum" or [b for b in t["bukti"] if b["status"] != "belum_ada"]:
                    return True
    return False


def status(t: dict[str, Any], posisi: date) -> str:
    """The one status of a tenggat at the end of day `posisi`."""
    if t["laporan"] == "tidak_berlaku":
        return "tidak_berlaku"
    if t["laporan"] == "selesai" and date.fromisoformat(t["tanggal_selesai"] or t["selesai_sejak"]) <= posisi:
        return "selesai"
    if date.fromisoformat(t["jatuh_tempo"]) <= posisi:
        return "terlambat"
    if date.fromisoformat(t["buka"]) <= posisi:
        return "berjalan"
    return "belum_jatuh_tempo"


def angka(semua_langkah: list[dict[str, Any]], posisi: date) -> dict[str, Any]:
    """The figures of some langkah, in the shape of the command line's JSON."""
    hasil: dict[str, Any] = {
        "langkah": 0,
        "tanpa_target": 0,
        "status": dict.fromkeys(("selesai", "terlambat", "berjalan", "belum_jatuh_tempo", "tidak_berlaku"), 0),
        "capaian_posisi": {"n": 0, "N": 0},
        "capaian_setahun": {"n": 0, "N": 0},
        "bukti": {"n": 0, "N": 0},
        "selesai_tanpa_bukti": 0,
    }
    for langkah in semua_langkah:
        hasil["langkah"] += 1
        hasil["tanpa_target"] += not langkah["tenggat"]
        for t in langkah["tenggat"]:
            _tambahkan(hasil, t, posisi)
    return hasil


def _tambahkan(hasil: dict[str, Any], t: dict[str, Any], posisi: date) -> None:
    keadaan = status(t, posisi)
    hasil["status"][keadaan] += 1
    if keadaan == "tidak_berlaku":
        return
    selesai = keadaan == "selesai"
    wajib = [b["status"] for b in t["bukti"] if b["status"] != "tidak_berlaku"]
    hadir = [s for s in wajib if s in {"ada", "terverifikasi"}]
    hasil["capaian_setahun"]["N"] += 1
    hasil["capaian_setahun"]["n"] += selesai
    if date.fromisoformat(t["jatuh_tempo"]) <= posisi:
        hasil["capaian_posisi"]["N"] += 1
        hasil["capaian_posisi"]["n"] += selesai
        hasil["bukti"]["N"] += len(wajib)
        hasil["bukti"]["n"] += len(hadir)
    if selesai and len(hadir) < len(wajib):
        hasil["selesai_tanpa_bukti"] += 1


def bulan(semua_langkah: list[dict[str, Any]], posisi: date) -> list[dict[str, Any]]:
    """Done of all, per month in which something falls due, in the order of the months."""
    isi: dict[str, dict[str, Any]] = {}
    for langkah in semua_langkah:
        for t in langkah["tenggat"]:
            if status(t, posisi) == "tidak_berlaku":
                continue
            satu = isi.setdefault(t["jatuh_tempo"][:7], {"bulan": t["jatuh_tempo"][:7], "n": 0, "N": 0})
            satu["N"] += 1
            satu["n"] += status(t, posisi) == "selesai"
    return [isi[kunci] for kunci in sorted(isi)]


def keadaan(kiriman: list[Kiriman], satker: str, posisi: date) -> dict[str, Any]:
    """The whole JSON of `keadaan`."""
    dinilai = unggahan_dinilai(kiriman, posisi)
    area: dict[str, list[dict[str, Any]]] = {}
    for langkah in dinilai["langkah"]:
        area.setdefault(langkah["area"], []).append(langkah)
    return {
        "satker": satker,
        "tahun": 2025,
        "posisi": posisi.isoformat(),
        "unggahan": dinilai["unggahan"],
        **angka(dinilai["langkah"], posisi),
        "area": [
            {"area": kode, "nama_area": f"Area {kode}", **angka(isi, posisi), "bulan": bulan(isi, posisi)}
            for kode, isi in area.items()
        ],
    }


def celah(kiriman: list[Kiriman], posisi: date) -> set[tuple[str, str, str, int, bool]]:
    """Every missing bukti: kode, tenggat, nama, hari_terlambat, whether its tenggat is called selesai."""
    hasil = set()
    for langkah in unggahan_dinilai(kiriman, posisi)["langkah"]:
        for t in langkah["tenggat"]:
            keadaan_t = status(t, posisi)
            telat = (posisi - date.fromisoformat(t["jatuh_tempo"])).days
            if keadaan_t == "tidak_berlaku" or (telat < 0 and keadaan_t != "selesai"):
                continue
            for b in t["bukti"]:
                if b["status"] in {"belum_ada", "perlu_perbaikan"}:
                    hasil.add((langkah["kode"], t["tenggat"], b["nama"], max(telat, 0), keadaan_t == "selesai"))
    return hasil
