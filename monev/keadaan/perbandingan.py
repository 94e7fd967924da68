"""What is different between any two unggahan of a rencana, told by the one definition of a change."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pandas as pd

from monev.galat import TidakDitemukan
from monev.keadaan.bingkai import ke_baris

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.unggah.pada import Versi

KOLOM = ("jenis", "kode", "langkah_aksi", "tenggat", "kolom", "dari", "ke")


def perbandingan(db: Basisdata, a: int, b: int) -> pd.DataFrame:
    """Every change from unggahan `a` to unggahan `b` (their unggahan_id), cancelled ones too: columns of `perubahan`.

    Empty exactly when both say the same. Raises TidakDitemukan where one of them is no unggahan, or they are of two
    rencana.
    """
    # The definition lives where uploads are planned; whoever only looks at a page does not load the reader for it.
    from monev.unggah.perubahan import bandingkan

    lama, baru = _versi(db, a), _versi(db, b)
    if (lama.satker, lama.tahun) != (baru.satker, baru.tahun):
        raise TidakDitemukan(
            "Kedua unggahan itu bukan dari rencana yang sama.", "Pilih dua unggahan dari satu rencana."
        )
    semua = bandingkan(lama.isi["langkah"], baru.isi["langkah"])
    return pd.DataFrame([asdict(satu) for satu in semua], columns=list(KOLOM)).astype(object)


def _versi(db: Basisdata, unggahan_id: int) -> Versi:
    """The content of an unggahan; of one made in the app, as of its last change."""
    from monev.unggah.pada import versi_pada

    baris = ke_baris(db.tanya("riwayat/entri_terakhir", unggahan_id=unggahan_id))
    if not baris:
        raise TidakDitemukan("Unggahan yang dibandingkan tidak ada.", "Pilih unggahan dari daftar di halaman Riwayat.")
    return versi_pada(db, baris[0]["entri"])
