"""How did a rencana come to be what it is: its unggahan, and what each changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.keadaan.bingkai import tanya
from monev.keadaan.pandangan import cari_rencana

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata


def riwayat(db: Basisdata, satker: str, tahun: int) -> pd.DataFrame:
    """Every unggahan of a rencana, newest first, cancelled ones too.

    unggahan_id, unggahan (its number), jenis, posisi, waktu, pelaku, catatan, nama_berkas, sha256, dilaporkan,
    dibatalkan, langkah, tenggat, perubahan (counts). Raises TidakDitemukan.
    """
    rencana = cari_rencana(db, satker, tahun)
    return tanya(db, "riwayat", rencana_id=rencana.rencana_id)


def perubahan(db: Basisdata, unggahan_id: int) -> pd.DataFrame:
    """What an unggahan changed against the one before: jenis, kode, langkah_aksi, tenggat, kolom, dari, ke."""
    return tanya(db, "perubahan", unggahan_id=unggahan_id)
