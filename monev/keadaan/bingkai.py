"""Asks one query of queries/keadaan and hands back its rows under the names of the contract."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from monev.basisdata import Basisdata

# DuckDB does not tell column names apart by case, so N of n/N is written n_dari in SQL and renamed once, here.
_AKHIRAN_SQL, _AKHIRAN = "_dari", "_N"


def tanya(db: Basisdata, nama: str, **params: Any) -> pd.DataFrame:
    """The rows of `queries/keadaan/<nama>.sql` (of another folder where `nama` names it: "riwayat/giliran").

    A denominator is called N (column `n_dari`) or x_N (`x_dari`).
    """
    bingkai = db.tanya(nama if "/" in nama else f"keadaan/{nama}", **params)
    return bingkai.rename(columns={k: _nama_kontrak(k) for k in bingkai.columns})


def tanya_unggahan(db: Basisdata, nama: str, hash_entri: str, **params: Any) -> pd.DataFrame:
    """As `tanya`, for a question about one unggahan, which `hash_entri` names: asked again, it is remembered.

    Rows of an unggahan change only with a journal entry, whose hash it then takes, so under one hash the answer stays.
    A redraw of Ringkasan asks what the one before asked: 20 ms of planning queries, 1 ms remembered.
    """
    kunci = (nama, hash_entri, *sorted(params.items()))
    jawaban = _INGATAN.ambil(kunci)
    if jawaban is None:
        jawaban = tanya(db, nama, **params)
        _INGATAN.simpan(kunci, jawaban)
    # A frame of its own for each caller; with pandas' copy-on-write this copies nothing until it is written to.
    return jawaban.copy(deep=False)


def tanya_jurnal(db: Basisdata, nama: str, **params: Any) -> pd.DataFrame:
    """As `tanya`, for a question about the whole store: remembered until the journal has another entry.

    Each page asks which rencana there are and which unggahan it looks at: 12 ms of planning queries in each redraw.
    """
    return tanya_unggahan(db, nama, db.sampai[1], **params)


class _Ingatan:
    """The answers used last, at most `banyak` of them; a few MB, as the largest frame has some hundred rows."""

    def __init__(self, banyak: int) -> None:
        self._banyak = banyak
        self._isi: OrderedDict[Hashable, pd.DataFrame] = OrderedDict()
        self._kunci = threading.Lock()

    def ambil(self, kunci: Hashable) -> pd.DataFrame | None:
        with self._kunci:
            if kunci in self._isi:
                self._isi.move_to_end(kunci)
            return self._isi.get(kunci)

    def simpan(self, kunci: Hashable, jawaban: pd.DataFrame) -> None:
        with self._kunci:
            self._isi[kunci] = jawaban
            if len(self._isi) > self._banyak:
                self._isi.popitem(last=False)


_INGATAN = _Ingatan(128)


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


def _nama_kontrak(kolom: str) -> str:
    if kolom == "n_dari":
        return "N"
    return kolom.removesuffix(_AKHIRAN_SQL) + _AKHIRAN if kolom.endswith(_AKHIRAN_SQL) else kolom
