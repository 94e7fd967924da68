"""The S-curve: how much of the plan is due by when, against how much was reached at the posisi of each unggahan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from monev.keadaan.bingkai import ke_baris, tanya, tanya_unggahan
from monev.keadaan.capaian import persen
from monev.tanggal import ROMAWI_TRIWULAN, akhir_triwulan

if TYPE_CHECKING:
    from datetime import date

    from monev.basisdata import Basisdata
    from monev.keadaan.pandangan import Pandangan


@dataclass(frozen=True, slots=True)
class Kurva:
    """The points of the picture, each a frame; a share is n of N, `persen` as it is written, `bagian` from 0 to 1.

    `rencana`: tanggal (end of a month), n, N: tenggat of the newest unggahan that stands due by then, of all.
    `unggahan`: unggahan, tanggal (its posisi), n, N: selesai by then, of all (capaian setahun as it was shown then),
    jatuh_tempo (of N, by then), dilaporkan (False: a plan without progress), dipakai (False: a later unggahan speaks
    of that day instead), waktu, pelaku.
    `triwulan`: triwulan (1..4), nama, tanggal (its end), rencana_n, rencana_N, unggahan (judged on), n, N; the last
    three are None while no unggahan with progress reports of that day or a later one.
    """

    rencana: pd.DataFrame
    unggahan: pd.DataFrame
    triwulan: pd.DataFrame
    unggahan_rencana: int


def kurva(db: Basisdata, p: Pandangan) -> Kurva:
    """Planned against reached over all unggahan that stand, whatever posisi `p` looks at (DESIGN §5, capaian)."""
    unggahan = tanya(db, "riwayat/kurva_unggahan", rencana_id=p.rencana_id)
    terbaru = ke_baris(unggahan.sort_values("unggahan"))[-1]
    rencana = tanya_unggahan(
        db,
        "riwayat/kurva_rencana",
        terbaru["hash_entri"],
        unggahan_id=terbaru["unggahan_id"],
        posisi=terbaru["tanggal"],
        tahun=p.tahun,
    )
    return Kurva(
        rencana=_berpersen(rencana),
        unggahan=_berpersen(_tercapai(db, unggahan)),
        triwulan=_per_triwulan(db, p, rencana, unggahan),
        unggahan_rencana=terbaru["unggahan"],
    )


def _tercapai(db: Basisdata, unggahan: pd.DataFrame) -> pd.DataFrame:
    """Each unggahan with its own capaian setahun at its own posisi."""
    semua = [_setahun(db, b["unggahan_id"], b["hash_entri"], b["tanggal"]) for b in ke_baris(unggahan)]
    hitungan = pd.DataFrame(semua, columns=["n", "N", "jatuh_tempo"], index=unggahan.index)
    return unggahan.drop(columns=["unggahan_id", "hash_entri"]).join(hitungan)


def _per_triwulan(db: Basisdata, p: Pandangan, rencana: pd.DataFrame, unggahan: pd.DataFrame) -> pd.DataFrame:
    direncanakan = {b["tanggal"]: b for b in ke_baris(rencana)}
    dilaporkan = [b["tanggal"] for b in ke_baris(unggahan) if b["dilaporkan"]]
    baris = []
    for triwulan, nama in enumerate(ROMAWI_TRIWULAN, start=1):
        akhir = akhir_triwulan(p.tahun, triwulan)
        unggahan_dinilai, n, dari = None, None, None
        if dilaporkan and akhir <= max(dilaporkan):
            saat_itu = ke_baris(tanya(db, "pandangan", rencana_id=p.rencana_id, posisi=akhir, dipilih=None))[0]
            unggahan_dinilai = saat_itu["unggahan"]
            n, dari, _ = _setahun(db, saat_itu["unggahan_id"], saat_itu["hash_entri"], akhir)
        rencana_n, rencana_dari = direncanakan[akhir]["n"], direncanakan[akhir]["N"]
        baris.append((triwulan, f"TW {nama}", akhir, rencana_n, rencana_dari, unggahan_dinilai, n, dari))
    kolom = ["triwulan", "nama", "tanggal", "rencana_n", "rencana_N", "unggahan", "n", "N"]
    return pd.DataFrame(baris, columns=kolom).astype(dict.fromkeys(("unggahan", "n", "N"), "Int64"))


def _setahun(db: Basisdata, unggahan_id: int, hash_entri: str, posisi: date) -> tuple[int, int, int]:
    """Capaian setahun of one unggahan at one day, and how much of it is due: the figures of every other page."""
    hitungan = ke_baris(tanya_unggahan(db, "hitungan", hash_entri, unggahan_id=unggahan_id, posisi=posisi))
    seluruh = next(b for b in hitungan if b["area"] is None)
    return seluruh["setahun_n"], seluruh["setahun_N"], seluruh["capaian_N"]


def _berpersen(bingkai: pd.DataFrame) -> pd.DataFrame:
    pasangan = list(zip(bingkai["n"], bingkai["N"], strict=True))
    return bingkai.assign(
        persen=[persen(int(n), int(dari)) for n, dari in pasangan],
        bagian=[n / dari if dari else None for n, dari in pasangan],
    )
