"""The heatmap: how much of what falls due in each month or quarter is done, per area or sub-area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from monev.keadaan.bingkai import ke_baris, tanya_unggahan
from monev.keadaan.kalimat import sebut_area
from monev.tanggal import BULAN_PENDEK, ROMAWI_TRIWULAN

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata
    from monev.keadaan.pandangan import Pandangan

S_D_POSISI = 0
"""The column of everything due by posisi."""

TAHUN_LAIN = {"bulan": 13, "triwulan": 5}
"""The column of tenggat that fall due in another year than the rencana's; there only where one does."""


def matriks(
    db: Basisdata,
    p: Pandangan,
    ukuran: Literal["capaian", "bukti"] = "capaian",
    per: Literal["bulan", "triwulan"] = "bulan",
    tingkat: Literal["area", "sub_area"] = "area",
) -> pd.DataFrame:
    """One row per cell that holds something: n of N done (capaian) or present (bukti), tidak_berlaku left out.

    baris_urutan, tingkat ("area", "sub_area", "semua"), area, nama_area, sub_area, nama_sub_area, nama_baris, kolom
    (1..12 or 1..4, 0 s.d. posisi, see TAHUN_LAIN), nama_kolom, n, N, terlambat (due by posisi and not done or not
    present), jatuh_tempo (of N, how many due by posisi), jatuh_tempo_semua, total_baris, total_kolom. Every row has
    its column 0, also with N = 0.
    """
    sel = tanya_unggahan(
        db,
        "matriks",
        p.hash_entri,
        unggahan_id=p.unggahan_id,
        posisi=p.posisi,
        tahun=p.tahun,
        ukuran=ukuran,
        per=per,
        tingkat=tingkat,
    )
    return sel.assign(
        nama_baris=[_nama_baris(baris) for baris in ke_baris(sel)], nama_kolom=sel["kolom"].map(nama_kolom(per))
    )


def nama_kolom(per: Literal["bulan", "triwulan"]) -> dict[int, str]:
    """What each column number of `matriks` is called."""
    biasa = BULAN_PENDEK if per == "bulan" else tuple(f"TW {r}" for r in ROMAWI_TRIWULAN)
    return {
        **dict(enumerate(biasa, start=1)),
        TAHUN_LAIN[per]: "Tahun lain",
        S_D_POSISI: "s.d. posisi",
    }


def bulan_kolom(per: Literal["bulan", "triwulan"], kolom: int) -> tuple[int, int]:
    """The months (first, last) of one column, as `isi_sel` takes them."""
    if kolom == S_D_POSISI:
        return (0, 0)
    if kolom == TAHUN_LAIN[per]:
        return (TAHUN_LAIN["bulan"], TAHUN_LAIN["bulan"])
    return (kolom, kolom) if per == "bulan" else (3 * kolom - 2, 3 * kolom)


def isi_sel(
    db: Basisdata, p: Pandangan, area: str | None, sub_area: str | None, dari: int, sampai: int
) -> pd.DataFrame:
    """The tenggat one cell counts: months `dari`..`sampai` of the tahun (13: other years; 0: due by posisi).

    `area` None: all areas; `sub_area` None: the whole area, "": what has no sub-area. Columns of `tenggat`.
    """
    return tanya_unggahan(
        db,
        "isi_sel",
        p.hash_entri,
        unggahan_id=p.unggahan_id,
        posisi=p.posisi,
        tahun=p.tahun,
        area=area,
        sub_area=sub_area,
        dari=dari,
        sampai=sampai,
    )


def _nama_baris(baris: dict[str, Any]) -> str:
    if baris["tingkat"] == "semua":
        return "Semua area"
    if baris["tingkat"] == "area":
        return sebut_area(baris["area"], baris["nama_area"])
    return sebut_area(baris["sub_area"], baris["nama_sub_area"] or "") or "Tanpa sub-area"
