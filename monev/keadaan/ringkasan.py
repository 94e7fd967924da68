"""Where does a rencana stand? The figures of a view, per area, and against the unggahan before it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from monev.keadaan.bingkai import ke_baris, tanya_unggahan
from monev.keadaan.pandangan import Pandangan

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The figures of a rencana or an area. Counts of tenggat, except langkah, tanpa_target (langkah) and bukti."""

    langkah: int
    tanpa_target: int
    selesai: int
    terlambat: int
    berjalan: int
    belum_jatuh_tempo: int
    tidak_berlaku: int
    capaian_n: int
    capaian_N: int  # noqa: N815
    setahun_n: int
    setahun_N: int  # noqa: N815
    bukti_n: int
    bukti_N: int  # noqa: N815
    selesai_tanpa_bukti: int


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """The minute of a pimpinan. `sebelum` and `selisih` (kini − sebelum) are None for a first unggahan.

    `sebelum` is judged at that unggahan's own posisi. `perubahan`: how many changes of each jenis the unggahan
    brought. `bulan_berikut` is the first day of the calendar month after posisi, `jatuh_tempo_berikut` how many
    tenggat fall due in it and are not done.
    """

    kini: Hitungan
    sebelum: Hitungan | None
    selisih: Hitungan | None
    perubahan: dict[str, int]
    bulan_berikut: date
    jatuh_tempo_berikut: int


def ringkasan(db: Basisdata, p: Pandangan) -> Ringkasan:
    """The totals of a view, the same at the unggahan before, what changed, and what falls due next month."""
    kini = _seluruhnya(_hitungan(db, p))
    sebelum = None
    if p.unggahan_sebelum_id is not None:
        sebelum = _seluruhnya(_hitungan_sebelum(db, p))
    perubahan = tanya_unggahan(db, "jumlah_perubahan", p.hash_entri, unggahan_id=p.unggahan_id)
    [berikut] = ke_baris(_tanya(db, "jumlah_berikut", p))
    return Ringkasan(
        kini=kini,
        sebelum=sebelum,
        selisih=_selisih(kini, sebelum) if sebelum else None,
        perubahan={baris["jenis"]: baris["n"] for baris in ke_baris(perubahan)},
        bulan_berikut=berikut["bulan"],
        jatuh_tempo_berikut=berikut["n"],
    )


def per_area(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """One row per area in the plan's order: area, nama_area and the figures of `Hitungan`."""
    semua = _hitungan(db, p)
    return semua[semua["area"].notna()].reset_index(drop=True)


def keadaan(db: Basisdata, p: Pandangan) -> dict[str, Any]:
    """The whole situation as the command line's JSON (DESIGN §9): totals, and per area with its months."""
    bulan: dict[str, list[dict[str, Any]]] = {}
    for baris in ke_baris(_tanya(db, "bulan_per_area", p)):
        bulan.setdefault(baris.pop("area"), []).append(baris)
    hitungan = ke_baris(_hitungan(db, p))
    seluruh = next(baris for baris in hitungan if baris["area"] is None)
    return {
        "satker": p.satker,
        "tahun": p.tahun,
        "posisi": p.posisi.isoformat(),
        "unggahan": p.unggahan,
        **_angka(seluruh),
        "area": [
            {
                "area": baris["area"],
                "nama_area": baris["nama_area"],
                **_angka(baris),
                "bulan": bulan.get(baris["area"], []),
            }
            for baris in hitungan
            if baris["area"] is not None
        ],
    }


def jatuh_tempo_berikut(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """Tenggat of the calendar month after posisi that are not done; columns of `tenggat`."""
    return _tanya(db, "jatuh_tempo_berikut", p)


def _tanya(db: Basisdata, nama: str, p: Pandangan) -> pd.DataFrame:
    return tanya_unggahan(db, nama, p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)


def _hitungan(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    return _tanya(db, "hitungan", p)


def _hitungan_sebelum(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    return tanya_unggahan(db, "hitungan", p.hash_sebelum, unggahan_id=p.unggahan_sebelum_id, posisi=p.posisi_sebelum)


def _seluruhnya(hitungan: pd.DataFrame) -> Hitungan:
    baris = next(b for b in ke_baris(hitungan) if b["area"] is None)
    return Hitungan(**{f.name: baris[f.name] for f in fields(Hitungan)})


def _selisih(kini: Hitungan, sebelum: Hitungan) -> Hitungan:
    return Hitungan(**{f.name: getattr(kini, f.name) - getattr(sebelum, f.name) for f in fields(Hitungan)})


def _angka(baris: dict[str, Any]) -> dict[str, Any]:
    """The figures of one row of `hitungan` in the shape of DESIGN §9."""
    status = ("selesai", "terlambat", "berjalan", "belum_jatuh_tempo", "tidak_berlaku")
    return {
        "langkah": baris["langkah"],
        "tanpa_target": baris["tanpa_target"],
        "status": {kode: baris[kode] for kode in status},
        "capaian_posisi": {"n": baris["capaian_n"], "N": baris["capaian_N"]},
        "capaian_setahun": {"n": baris["setahun_n"], "N": baris["setahun_N"]},
        "bukti": {"n": baris["bukti_n"], "N": baris["bukti_N"]},
        "selesai_tanpa_bukti": baris["selesai_tanpa_bukti"],
    }
