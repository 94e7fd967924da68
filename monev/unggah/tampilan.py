"""What is shown of the data that comes with the program: hiding the sample office, for good."""

from __future__ import annotations

from monev.basisdata import Basisdata
from monev.jurnal import Entri


def sembunyikan_simulasi(db: Basisdata, *, pelaku: str) -> Entri:
    """Leave every rencana of sample data out of all lists from now on; nothing is deleted.

    Recorded as a journal entry of jenis "tampilan", so that every machine following the journal does the same.
    """
    entri = db.jurnal.tambah(jenis="tampilan", pelaku=pelaku, satker=None, tahun=None, isi={"disembunyikan": True})
    db.ikuti()
    return entri
