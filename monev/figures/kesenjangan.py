"""What proof is missing? (docs/design.md §5, kesenjangan bukti)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.core.statuses import STATUS_BUKTI
from monev.figures.frames import ask_unggahan

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database
    from monev.figures.views import View


def kesenjangan(db: Database, p: View) -> pd.DataFrame:
    """One row per bukti owed by posisi, or called for by a tenggat Selesai before it is due, that is not present.

    kode, area, nama_area, sub_area, langkah_aksi, tenggat, jatuh_tempo, hari_terlambat (0 while not due), bukti,
    jenis_bukti, status_bukti (words), tautan, catatan, pic, status_tenggat, selesai_tanpa_bukti. Selesai tanpa
    bukti goes first, then what is overdue longest.
    """
    row = ask_unggahan(db, "kesenjangan", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)
    row["status_bukti"] = row["status_bukti"].map(STATUS_BUKTI.__getitem__).astype(object)
    return row


def group_kesenjangan(db: Database, p: View) -> pd.DataFrame:
    """How many rows of `kesenjangan` there are by jenis, pic and area: kelompok, nilai, n; largest first.

    A langkah without PIC counts under nilai "".
    """
    return ask_unggahan(db, "kesenjangan_groups", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)
