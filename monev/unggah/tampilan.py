"""What is shown of the data that comes with the program: hiding the sample offices, for good."""

from __future__ import annotations

from monev.basisdata import Basisdata
from monev.jurnal import Entri
from monev.keadaan import daftar_rencana, ke_baris


def sembunyikan_simulasi(db: Basisdata, *, pelaku: str) -> list[Entri]:
    """Leave every rencana of sample data out of all lists from now on; nothing is deleted.

    One journal entry of jenis "tampilan" for each, so that every machine following the journal does the same.
    """
    daftar = daftar_rencana(db)
    entri = [
        db.jurnal.tambah(
            jenis="tampilan",
            pelaku=pelaku,
            satker=satu["satker"],
            tahun=satu["tahun"],
            isi={"disembunyikan": True},
        )
        for satu in ke_baris(daftar[daftar["simulasi"]])
    ]
    db.ikuti()
    return entri
