"""Asks one query of queries/keadaan and hands back its rows under the names of the contract."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from monev.basisdata import Basisdata

# DuckDB does not tell column names apart by case, so n/N is written n, dari in SQL and renamed once, here.
_AKHIRAN_SQL, _AKHIRAN = "_dari", "_N"


def tanya(db: Basisdata, nama: str, **params: Any) -> pd.DataFrame:
    """The rows of `queries/keadaan/<nama>.sql`; a denominator is called N (column `dari`) or x_N (`x_dari`)."""
    bingkai = db.tanya(f"keadaan/{nama}", **params)
    return bingkai.rename(columns={k: _nama_kontrak(k) for k in bingkai.columns})


def ke_baris(bingkai: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain Python values: None for what is not there, date for days, int for counts."""
    return [{kunci: polos(nilai) for kunci, nilai in baris.items()} for baris in bingkai.to_dict("records")]


def polos(nilai: Any) -> Any:
    """One cell of a frame as a plain Python value."""
    if pd.isna(nilai):
        return None
    if isinstance(nilai, pd.Timestamp):
        return nilai.date() if nilai.tz is None else nilai.to_pydatetime()
    return nilai.item() if hasattr(nilai, "item") else nilai


def ke_tanggal(nilai: Any) -> date:
    """A day of a frame as a date."""
    return polos(nilai)


def _nama_kontrak(kolom: str) -> str:
    if kolom == "dari":
        return "N"
    return kolom.removesuffix(_AKHIRAN_SQL) + _AKHIRAN if kolom.endswith(_AKHIRAN_SQL) else kolom
