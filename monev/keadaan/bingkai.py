"""Asks one query of queries/keadaan and hands back its rows under the names of the contract."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

if TYPE_CHECKING:
    from monev.basisdata import Basisdata

T = TypeVar("T")

# DuckDB does not tell column names apart by case, so N of n/N is written n_dari in SQL and renamed once, here.
_AKHIRAN_SQL, _AKHIRAN = "_dari", "_N"


def tanya(db: Basisdata, nama: str, **params: Any) -> pd.DataFrame:
    """The rows of `queries/keadaan/<nama>.sql` (of another folder where `nama` names it: "riwayat/giliran").

    A denominator is called N (column `n_dari`) or x_N (`x_dari`).
    """
    bingkai = db.tanya(nama if "/" in nama else f"keadaan/{nama}", **params)
    bingkai = bingkai.rename(columns={k: _nama_kontrak(k) for k in bingkai.columns})
    # Texts as Python's own: each read of an Arrow column builds them anew, a third of what a redraw of Ringkasan took.
    return bingkai.astype(dict.fromkeys(bingkai.select_dtypes("str").columns, object))


def tanya_unggahan(db: Basisdata, nama: str, hash_entri: str, **params: Any) -> pd.DataFrame:
    """As `tanya`, for a question about one unggahan, which `hash_entri` names: asked again, it is remembered.

    Rows of an unggahan change only with a journal entry, whose hash it then takes, so under one hash the answer stays.
    A redraw of Ringkasan asks what the one before asked: 20 ms of planning queries, 1 ms remembered.
    """
    jawaban = _INGATAN.ingat((nama, hash_entri, *sorted(params.items())), lambda: tanya(db, nama, **params))
    # A frame of its own for each caller; with pandas' copy-on-write this copies nothing until it is written to.
    return jawaban.copy(deep=False)


def tanya_jurnal(db: Basisdata, nama: str, **params: Any) -> pd.DataFrame:
    """As `tanya`, for a question about the whole store: remembered until the journal has another entry.

    Each page asks which rencana there are and which unggahan it looks at: 12 ms of planning queries in each redraw.
    """
    return tanya_unggahan(db, nama, db.sampai[1], **params)


def ingat_jurnal(db: Basisdata, kunci: Hashable, buat: Callable[[], T]) -> T:
    """What `buat` makes of the whole store, remembered until the journal has another entry; it must be unchangeable."""
    return _INGATAN.ingat((kunci, db.sampai[1]), buat)


class _Ingatan:
    """The answers used last, at most `banyak` of them; a few MB, as the largest frame has some hundred rows."""

    def __init__(self, banyak: int) -> None:
        self._banyak = banyak
        self._isi: OrderedDict[Hashable, Any] = OrderedDict()
        self._kunci = threading.Lock()

    def ingat(self, kunci: Hashable, buat: Callable[[], T]) -> T:
        """The answer kept under `kunci`, else what `buat` gives; what it raises is not kept."""
        with self._kunci:
            if kunci in self._isi:
                self._isi.move_to_end(kunci)
                return self._isi[kunci]
        jawaban = buat()
        with self._kunci:
            self._isi[kunci] = jawaban
            if len(self._isi) > self._banyak:
                self._isi.popitem(last=False)
        return jawaban


_INGATAN = _Ingatan(128)


_POLOS = frozenset({str, int, bool})


def ke_baris(bingkai: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain Python values: None for what is not there, date for days, int for counts."""
    kolom = list(bingkai.columns)
    # Column by column: `to_dict("records")` goes cell by cell through the frame, five times as long.
    isi = [[polos(nilai) for nilai in bingkai[k].tolist()] for k in kolom]
    return [dict(zip(kolom, baris, strict=True)) for baris in zip(*isi, strict=True)]


def polos(nilai: Any) -> Any:
    """One cell of a frame as a plain Python value."""
    if type(nilai) in _POLOS:
        return nilai
    if pd.isna(nilai):
        return None
    if isinstance(nilai, pd.Timestamp):
        return nilai.date() if nilai.tz is None else nilai.to_pydatetime()
    return nilai.item() if hasattr(nilai, "item") else nilai


def _nama_kontrak(kolom: str) -> str:
    if kolom == "n_dari":
        return "N"
    return kolom.removesuffix(_AKHIRAN_SQL) + _AKHIRAN if kolom.endswith(_AKHIRAN_SQL) else kolom
