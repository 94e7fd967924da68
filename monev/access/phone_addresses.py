"""The addresses by which phones mark people present in a meeting, or follow it, without signing
in."""

from datetime import datetime, time, timedelta
from typing import Literal

from monev.core import clock
from monev.database import Database, Row

AddressKind = Literal["presensi", "diikuti"]
"""The field of a meeting that has the digest of the secret in such an address."""


def meetings_of_address(
    db: Database,
    kind: AddressKind,
    *,
    sidik: str | None = None,
    satker: str | None = None,
    tahun: int | None = None,
    rapat: int | None = None,
) -> list[Row]:
    """List the meetings (satker, tahun, rapat) that an address of this kind leads to: by the digest
    of its secret, or that one meeting where it has any."""
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
