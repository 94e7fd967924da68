"""The Rekap to take along: a workbook, and a paper as Word or PDF. A child makes it of what was gathered here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from monev.core.dates import format_day
from monev.figures import Counts
from monev.figures.recap import (
    OfficeFigures,
    Share,
    by_movement,
    distribution,
    missing_kinds,
    not_compared,
    reporting,
    total,
    total_difference,
)
from monev.figures.recap_map import RecapMap, area_map, triwulan_map
from monev.figures.recap_words import overdue, recap_sentence, scope_words, share_words, state_words
from monev.figures.sentences import NO_REALISASI_YET, NOT_LKE
from monev.outputs.documents import paint_manuscript
from monev.outputs.in_child import make_in_child
from monev.outputs.letterhead import Kop, read_kop

if TYPE_CHECKING:
    from monev.database import Database

FORMS = ("xlsx", "docx", "pdf")
"""The kinds of file, by their suffix."""


@dataclass(frozen=True, slots=True)
class RecapMaterial:
    """Everything the file says; nothing is counted from here on. `heading`: which satker these are."""

    heading: str
    kop: Kop
    offices: tuple[OfficeFigures, ...]
    together: Counts
    change: Counts | None
    areas: RecapMap
    triwulan: RecapMap
    shares: tuple[Share, ...]
    kinds: tuple[dict[str, Any], ...]

    @property
    def title(self) -> tuple[str, str]:
        """What it is, and of when."""
        first = self.offices[0]
        return (
            f"Rekap pelaksanaan rencana aksi Zona Integritas, {self.heading}",
            f"Tahun {first.tahun}, posisi {format_day(first.posisi)}",
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """What has to be known before any figure is read."""
        start = () if reporting(self.offices) else (NO_REALISASI_YET,)
        return (*start, recap_sentence(self.offices, self.together), NOT_LKE)

    @property
    def is_simulated(self) -> bool:
        """Whether these are made-up data."""
        return any(one.simulasi for one in self.offices)


def make_recap(db: Database, offices: Sequence[OfficeFigures], scope: str | None, form: str) -> bytes:
    """The Rekap of these satker (at least one), all at one posisi, as a file's bytes. Raises MonevError."""
    return make_in_child(paint, gather(db, offices, scope), form)


def recap_file_name(offices: Sequence[OfficeFigures], scope: str | None, form: str) -> str:
    """What the file is called: Rekap ZI, Semua satker, 2025-09-30.xlsx."""
    safe = "".join(letter if letter.isalnum() or letter in " .,-()" else "_" for letter in scope_words(scope))
    return f"Rekap ZI, {safe}, {offices[0].posisi.isoformat()}.{form}"


def gather(db: Database, offices: Sequence[OfficeFigures], scope: str | None) -> RecapMaterial:
    """What the Rekap says of these satker; `scope` is the one they are at or below, whose letterhead it bears."""
    reported = reporting(offices)
    return RecapMaterial(
        scope_words(scope),
        Kop() if scope is None else read_kop(db, scope),
        tuple(offices),
        total(reported),
        total_difference(reported),
        area_map(db, offices),
        triwulan_map(db, offices, offices[0].posisi),
        tuple(distribution(db, offices)),
        tuple(missing_kinds(db, offices)),
    )


def paint(material: RecapMaterial, form: str) -> bytes:
    """The Rekap as a file's bytes."""
    # Late, each of them: what makes a file takes 0.2 s to load, and only the child that paints needs it.
    if form == "xlsx":
        # see above
        from monev.outputs.recap_workbook import to_xlsx

        return to_xlsx(material)
    # see above
    from monev.outputs.recap_manuscript import build

    return paint_manuscript(build(material), form)


def list_spread(material: RecapMaterial) -> list[tuple[str, int]]:
    """How many satker reached how much, and how many can't be compared, by why."""
    compared = [(share_words(one), one.n) for one in material.shares]
    return [*compared, *((state_words(some[0]), len(some)) for some in not_compared(material.offices).values())]


def list_movement(material: RecapMaterial) -> list[tuple[str, int, int]]:
    """Satker with how many more are done and late than at the end of the triwulan before."""
    return [(one.satker, d.selesai, d.terlambat) for one, d in by_movement(material.offices)]


def list_overdue(material: RecapMaterial) -> list[tuple[str, str]]:
    """Who is still to report of the triwulan that is due, and what is missing."""
    return [(one.satker, state_words(one)) for one in overdue(material.offices)]
