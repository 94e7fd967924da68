"""What was said in the app, as Riwayat tells it: a line a meeting, or a person and day."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple

from monev.core import clock
from monev.core.content import as_content
from monev.core.grouping import group_by
from monev.database import Database, Row, rows_of
from monev.figures import find_rencana, riwayat
from monev.figures.views import remember_rencana
from monev.writing.changes import Change, compare_cells


class Touches(NamedTuple):
    """What a person said on one day, or was said in one meeting.

    - entries: their numbers in the journal; moment: of the last
    - holds: the latest day from which something of it holds
    - complete: the day as of which the report was called complete, and the entry that says so
      last; None: it was not
    - changes: what they changed together, in the order in which it was said; shown: what people
      see of each kode
    """

    entries: tuple[int, ...]
    moment: datetime
    pelaku: str
    rapat: int | None
    holds: date
    complete: tuple[date, int] | None
    changes: tuple[Change, ...]
    shown: dict[str, str]

    def as_version(self) -> Row:
        """Return it as a row beside those of `riwayat`; it has no number, file or plan."""
        return {
            "entri": self.entries[-1],
            "entries": self.entries,
            "unggahan": None,
            "jenis": "isian" if self.rapat is None else "rapat",
            "posisi": self.holds,
            "waktu": self.moment,
            "pelaku": self.pelaku,
            "catatan": "",
            "nama_berkas": None,
            "sha256": None,
            "dilaporkan": True,
            "dibatalkan": False,
            "alasan": None,
            "dibatalkan_oleh": None,
            "dibatalkan_pada": None,
            "langkah": None,
            "tenggat": None,
            "perubahan": len(self.changes),
            "lengkap_per": self.complete and self.complete[0],
        }

    def rows(self) -> list[Row]:
        """Return the changes as rows of `changes_of`."""
        changes = as_content(self.changes)
        return [{**row, "kode_tampil": self.shown[row["kode"]]} for row in changes]


def all_touches(db: Database, satker: str, tahun: int) -> tuple[Touches, ...]:
    """List everything that was said in the app of a rencana, newest first. Raises NotFound.

    What was taken back on the day it was said, or in its meeting, is not told.
    """
    rencana = find_rencana(db, satker, tahun)

    def read() -> tuple[Touches, ...]:
        cells = db.ask("history/touches", rencana_id=rencana.rencana_id)
        together = group_by(cells, _occasion)
        found = filter(None, map(_gather, together.values()))
        return tuple(sorted(found, key=_last_entry, reverse=True))

    return remember_rencana(db, "touches", rencana.satker, tahun, read)


def all_versions(db: Database, satker: str, tahun: int) -> list[Row]:
    """List files and touches of a rencana, newest first, as rows of `riwayat`. Raises NotFound.

    Beside its columns each has `entri`, the number of its last journal entry. What a file lacks is
    None in touches; `lengkap_per` is theirs alone, the day as of which the report was complete.
    """
    files = []
    for row in rows_of(riwayat(db, satker, tahun)):
        number = row["unggahan_id"]
        files.append({**row, "entri": number, "entries": (number,), "lengkap_per": None})
    touched = [each.as_version() for each in all_touches(db, satker, tahun)]
    return sorted([*files, *touched], key=itemgetter("entri"), reverse=True)


def _last_entry(touches: Touches) -> int:
    return touches.entries[-1]


def _occasion(cell: Row) -> tuple[int | None, str, date | None]:
    if cell["rapat"] is not None:
        return cell["rapat"], "", None
    return None, cell["pelaku"], cell["waktu"].astimezone(clock.zone()).date()


def _gather(cells: list[Row]) -> Touches | None:
    """Return what these cells changed together; None if nothing is left of it."""
    complete = [(cell["lengkap_per"], cell["entri"]) for cell in cells if cell["kolom"] is None]
    left = _net(cell for cell in cells if cell["kolom"] is not None)
    if not (left or complete):
        return None
    last = cells[-1]
    return Touches(
        entries=tuple(dict.fromkeys(cell["entri"] for cell in cells)),
        moment=last["waktu"].astimezone(clock.zone()),
        pelaku=last["pelaku"],
        rapat=last["rapat"],
        holds=max(cell["berlaku"] for cell in cells),
        complete=max(complete, default=None),
        changes=tuple(compare_cells(left)),
        shown={cell["kode"]: cell["kode_tampil"] for cell in left},
    )


def _net(cells: Iterable[Row]) -> list[Row]:
    """Return each cell once, from its first value to its last, if these differ."""
    merged: dict[tuple[str | None, ...], Row] = {}
    for cell in cells:
        place = (cell["kode"], cell["tenggat"], cell["bukti"], cell["kolom"])
        first = merged.setdefault(place, cell)
        merged[place] = {**first, "ke": cell["ke"]}
    return [cell for cell in merged.values() if (cell["dari"] or "") != (cell["ke"] or "")]
