"""Which unggahan of a rencana is judged at a posisi, and which before that (docs/design.md §5).

It is the newest with its own posisi on that day or before, else the oldest; never a cancelled one.
A meeting may judge a posisi before the newest unggahan's: its changes are in unggahan beside the
main line (`pangkal`), of which the newest replaces the one found on the main line.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from monev.core.dates import end_of_month, periode_of
from monev.database import Row


class Versions(NamedTuple):
    """The unggahan of one rencana that are not cancelled, as rows of `figures/versions`.

    `chosen`: the number that a person chose. Then nothing newer counts. None: all do.
    """

    rows: list[Row]
    chosen: int | None

    def own(self, posisi: date) -> Row:
        """Return the one that is judged at `posisi`."""
        by_then = self._up_to(posisi)
        found = None
        for row in by_then:
            is_meant = row["pangkal"] is None or row["nomor"] == self.chosen
            if is_meant and (found is None or row["nomor"] > found["nomor"]):
                found = row
        return _beside(found or min(self.rows, key=_number), by_then)

    def before(self, day: date) -> Row | None:
        """Return the one that is judged at `day`, before a posisi.

        None if nothing was reported by then, since a plan alone is no zero.
        """
        by_then = []
        for row in self.rows:
            if row["posisi"] <= day and (self.chosen is None or row["nomor"] <= self.chosen):
                by_then.append(row)
        on_main = [row for row in by_then if row["pangkal"] is None]
        if not on_main or not any(row["dilaporkan"] for row in by_then):
            return None
        return _beside(max(on_main, key=_number), by_then)

    def told(self, posisi: date) -> Row:
        """Return what a view says of all of them."""
        by_then = self._up_to(posisi)
        complete = [row["lengkap_per"] for row in by_then if row["lengkap_per"] is not None]
        on_main = [row for row in self.rows if row["pangkal"] is None]
        newest = max(on_main, key=_number) if on_main else {"nomor": None, "posisi": None}
        return {
            "ada_realisasi": any(row["dilaporkan"] for row in by_then),
            "laporan_terakhir": max(complete, default=None),
            "unggahan_terbaru": newest["nomor"],
            "posisi_terbaru": newest["posisi"],
        }

    def _up_to(self, posisi: date) -> list[Row]:
        found = []
        for row in self.rows:
            is_newer = self.chosen is not None and row["nomor"] > self.chosen
            if row["nomor"] == self.chosen or (row["posisi"] <= posisi and not is_newer):
                found.append(row)
        return found


def day_before(posisi: date, tahun: int) -> date:
    """Return the day from which changes are measured.

    It is the end of the triwulan before `posisi`, at most the last of the plan's `tahun`, whatever
    was stored in between.
    """
    return min(periode_of(posisi).before, end_of_month(tahun, 12))


def _number(row: Row) -> int:
    return row["nomor"]


def _beside(found: Row, rows: Iterable[Row]) -> Row:
    """Return the newest of `rows` beside this one; itself without any."""
    beside = [row for row in rows if row["pangkal"] == found["nomor"]]
    return max(beside, key=lambda row: (row["posisi"], row["nomor"]), default=found)
