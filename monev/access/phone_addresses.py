"""The addresses by which phones mark presence in a meeting, or follow it, without signing in."""

from datetime import datetime, time, timedelta
from typing import Literal

from monev.core import clock
from monev.database import Database, Row

AddressKind = Literal["presensi", "diikuti"]
"""The field of a meeting that holds the digest of such an address's secret."""


def meetings_of_address(
    db: Database,
    kind: AddressKind,
    *,
    sidik: str | None = None,
    satker: str | None = None,
    tahun: int | None = None,
    rapat: int | None = None,
) -> list[Row]:
    """List the meetings (satker, tahun, rapat) with an address of this kind.

    They are found by the digest of its secret (`sidik`), or by satker, tahun and rapat.
    """
    yesterday = clock.today() - timedelta(days=1)
    return db.ask(
        "access/meetings_of_address",
        jenis=kind,
        sidik=sidik,
        satker=satker,
        tahun=tahun,
        rapat=rapat,
        kemarin=yesterday,
        sejak_waktu=datetime.combine(yesterday, time(), clock.zone()),
    )
