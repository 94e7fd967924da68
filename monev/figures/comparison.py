"""What is different between any two unggahan of a rencana, told by the one definition of a change."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pandas as pd

from monev.core.errors import NotFound
from monev.database import to_rows

if TYPE_CHECKING:
    from monev.database import Database
    from monev.writing.at_entry import Version

COLUMNS = ("jenis", "kode", "langkah_aksi", "tenggat", "kolom", "dari", "ke")


def compare_unggahan(db: Database, a: int, b: int) -> pd.DataFrame:
    """Every change from unggahan `a` to unggahan `b` (their unggahan_id), cancelled ones too: columns of `perubahan`.

    Empty exactly when both say the same. Raises NotFound where one of them is no unggahan, or they are of two
    rencana.
    """
    # The definition lives where uploads are planned; whoever only looks at a page does not load the reader for it.
    from monev.writing.changes import compare

    old, new = _version(db, a), _version(db, b)
    if (old.satker, old.tahun) != (new.satker, new.tahun):
        raise NotFound("Kedua unggahan itu bukan dari rencana yang sama.", "Pilih dua unggahan dari satu rencana.")
    everything = compare(old.content["langkah"], new.content["langkah"])
    return pd.DataFrame([asdict(one) for one in everything], columns=list(COLUMNS)).astype(object)


def _version(db: Database, unggahan_id: int) -> Version:
    """The content of an unggahan; of one made in the app, as of its last change."""
    from monev.writing.at_entry import version_at

    row = to_rows(db.ask("history/newest_entry", unggahan_id=unggahan_id))
    if not row:
        raise NotFound("Unggahan yang dibandingkan tidak ada.", "Pilih unggahan dari daftar di halaman Riwayat.")
    return version_at(db, row[0]["entri"])
