"""A meeting's figures as they were when it was closed: made again a year later, its documents say the same.

What was known at closing is told by the journal's order: everything up to the entry that closed it. An unggahan grows
no more once a meeting was closed on it (`monev.unggah.terbaru.Terbaru.lanjut`), so its rows stay as they were judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from monev.galat import TidakDitemukan
from monev.keadaan import Pandangan, cari_rencana, ke_baris, pandang

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.rapat.baca import Rapat

TANPA_BATAS = 2**62
"""Later than any journal entry: the record as it is now."""


@dataclass(frozen=True, slots=True)
class TindakLanjut:
    """A follow-up as it stood at some time: `rapat` agreed on it, `rapat_terakhir` changed it last (None: outside)."""

    nomor: int
    rapat: int
    rapat_terakhir: int | None
    area: str | None
    kode: str | None
    uraian: str
    pic: str
    batas: date
    status: str
    keterangan: str
    hari_terlambat: int


def sampai(db: Basisdata, rapat: Rapat | None) -> int | None:
    """Number of the journal entry that closed this meeting; None while it goes on, or without a meeting."""
    if rapat is None:
        return None
    (baris,) = ke_baris(db.tanya("rapat/tutup_terakhir", rencana_id=rapat.rencana_id, rapat=rapat.nomor))
    return baris["entri"]


def pandangan_rapat(db: Basisdata, rapat: Rapat) -> Pandangan:
    """The view all figures of a meeting are of: of a closed one as at its close, else the present one at its posisi.

    Raises TidakDitemukan.
    """
    return pandang_pada(db, rapat.satker, rapat.tahun, rapat.posisi, sampai(db, rapat))


def pandang_pada(db: Basisdata, satker: str, tahun: int, posisi: date, entri: int | None) -> Pandangan:
    """As `keadaan.pandang`, with what had been stored and cancelled up to journal entry `entri` (None: now)."""
    if entri is None:
        return pandang(db, satker, tahun, posisi)
    rencana = cari_rencana(db, satker, tahun)
    baris = ke_baris(db.tanya("rapat/pandangan_pada", rencana_id=rencana.rencana_id, posisi=posisi, sampai=entri))
    if not baris:
        raise TidakDitemukan(
            f"Saat rapat ditutup, semua unggahan rencana {rencana.satker} tahun {rencana.tahun} sedang dibatalkan.",
            "Lanjutkan rapat itu, lalu tutup lagi bila rencananya sudah ada.",
        )
    rencana_ini: dict[str, Any] = {
        "rencana_id": rencana.rencana_id,
        "satker": rencana.satker,
        "tahun": rencana.tahun,
        "simulasi": rencana.simulasi,
    }
    return Pandangan(**rencana_ini, posisi=posisi, **baris[0])


def keputusan_tetap(db: Basisdata, rapat: Rapat) -> list[TindakLanjut]:
    """What this meeting agreed, as it was when it was closed (now, while it goes on)."""
    return [t for t in _pada(db, rapat) if t.rapat == rapat.nomor]


def tindak_lanjut_lalu_tetap(db: Basisdata, rapat: Rapat) -> list[TindakLanjut]:
    """What earlier meetings agreed and was still open at the close of this one, or was settled in it."""
    return [
        t
        for t in _pada(db, rapat)
        if t.rapat < rapat.nomor and (t.status == "terbuka" or t.rapat_terakhir == rapat.nomor)
    ]


def _pada(db: Basisdata, rapat: Rapat) -> list[TindakLanjut]:
    entri = sampai(db, rapat)
    baris = db.tanya(
        "rapat/tindak_lanjut_pada",
        rencana_id=rapat.rencana_id,
        sampai=TANPA_BATAS if entri is None else entri,
        hari=rapat.tanggal,
    )
    return [TindakLanjut(**satu) for satu in ke_baris(baris)]
