"""An office says that its report is complete as of a day: what nobody reported by then is late, not only unreported.

A filled template says so by its posisi; without a file it is said here (docs/design.md §5), in an unggahan that changes
nothing else.
"""

from __future__ import annotations

from datetime import date

from monev.core.errors import VersionClash
from monev.database import Database
from monev.edits.edit_checks import choose_posisi
from monev.edits.newest import Newest, find_newest
from monev.journal import Entry
from monev.writing.append import NewEntry, append_with_retry


def is_complete(newest: Newest, posisi: date) -> bool:
    """Whether a version knows of a complete report of that day or a later one."""
    return newest.lengkap_per is not None and newest.lengkap_per >= posisi


def say_complete(
    db: Database, satker: str, tahun: int, posisi: date, *, pelaku: str, rapat: int | None = None
) -> Entry | None:
    """Say that the office's report is complete as of `posisi`; None where it was so. `rapat`: in which meeting.

    Where the newest unggahan is of a later posisi it is said there and, as what a meeting records is, in one beside it
    at `posisi`. Raises EntryRefused (a posisi that is still to come), NotFound.
    """
    newest = find_newest(db, satker, tahun)
    if posisi >= newest.posisi:
        day = posisi if rapat is not None else choose_posisi(posisi, newest.posisi, newest.rencana.tahun)
        return _append(db, satker, tahun, day, day, rapat, pelaku)
    twin = _append(db, satker, tahun, posisi, newest.posisi, rapat, pelaku)
    beside = _append(db, satker, tahun, posisi, None, rapat, pelaku, kembar=None if twin is None else twin.nomor)
    return beside or twin


def _append(
    db: Database,
    satker: str,
    tahun: int,
    complete: date,
    day: date | None,
    rapat: int | None,
    pelaku: str,
    *,
    kembar: int | None = None,
) -> Entry | None:
    """As of `complete`, in an unggahan of `day` on the main line; None: of the day itself, beside it."""

    def plan(_: VersionClash | None) -> NewEntry | None:
        current = find_newest(db, satker, tahun, complete if day is None else None)
        if is_complete(current, complete):
            return None
        content = {
            "unggahan": current.nomor_terbesar + 1,
            "asal": current.nomor,
            "pangkal": (current.pangkal or current.nomor) if day is None else None,
            "kembar": kembar,
            "jenis": "suntingan" if rapat is None else "rapat",
            "rapat": rapat,
            "posisi": (complete if day is None else max(day, current.posisi)).isoformat(),
            "menarik": None,
            "ubah": [],
            "perubahan": [],
            "lengkap_per": complete.isoformat(),
        }
        return NewEntry("suntingan", current.rencana.satker, tahun, content, current.after)

    return append_with_retry(db, plan, pelaku=pelaku)
