"""The address by which phones mark presence in a meeting, without signing in."""

from datetime import datetime, time, timedelta

from monev.core import clock
from monev.database import Database, Row


def meetings_of_presence(
    db: Database,
    *,
    sidik: str | None = None,
    satker: str | None = None,
    tahun: int | None = None,
    rapat: int | None = None,
) -> list[Row]:
    """List the meetings (satker, tahun, rapat) with an address of presence.

    They are found by the digest of its secret (`sidik`), or by satker, tahun and rapat.
    """
    yesterday = clock.today() - timedelta(days=1)
    return db.ask(
        "access/meetings_of_presence",
        sidik=sidik,
        satker=satker,
        tahun=tahun,
        rapat=rapat,
        kemarin=yesterday,
        sejak_waktu=datetime.combine(yesterday, time(), clock.zone()),
    )
