"""The journal of N offices over some years: uploads and meetings of all of them in the order of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest import mock

from bench.nasional.rencana import DECREES, Draft, Rencana
from monev.core.dates import end_of_month
from monev.journal import Entry, Journal
from monev.journal.content import check_content
from monev.journal.entry import JOURNAL_VERSION, seal
from tests.offices.nation import list_nation

NEWEST = 2025
TOGETHER = 10
"""How many offices hold their meetings in the same hours: their entries alternate."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: `entries` of each of the `meetings` that every rencana of the `offices` had in a tahun."""

    offices: int
    years: int = 3
    uploads: int = 8
    meetings: int = 4
    entries: int = 100
    seed: int = 13

    @property
    def rencana(self) -> int:
        """How many plans there are."""
        return self.offices * self.years

    @property
    def entry_count(self) -> int:
        """How many journal entries: the register, and those of every rencana."""
        return 1 + self.rencana * (self.uploads + self.meetings * self.entries)

    @property
    def names(self) -> list[str]:
        """The offices."""
        return [row.name for row in list_nation(self.offices) if row.level == "kabupaten_kota"]


class Nation:
    """Fills a journal. What stands at the end of the first and of the last office's newest rencana is kept, for those
    who go on from there."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.number, self.hash = 0, ""
        self._now = datetime(NEWEST - size.years, 12, 1, tzinfo=UTC)
        self.first: Rencana
        self.last: Rencana

    def fill(self, journal: Journal) -> None:
        """All its entries, into an empty journal."""
        with without_fsync():
            for jenis, satker, tahun, content in self._drafts():
                journal.adopt(self._sealed(jenis, satker, tahun, content))

    def add(self, journal: Journal, rencana: Rencana, draft: Draft) -> Entry:
        """One more entry, as the program appends it."""
        jenis, content = draft
        entry = journal.add(jenis=jenis, pelaku="ukur", satker=rencana.satker, tahun=rencana.tahun, content=content)
        self.number, self.hash = entry.nomor, entry.hash
        return entry

    def _sealed(self, jenis: str, satker: str | None, tahun: int | None, content: dict[str, Any]) -> Entry:
        check_content(jenis, satker, tahun, content)
        self.number += 1
        self._now += timedelta(seconds=1)
        entry = seal(
            versi=JOURNAL_VERSION,
            nomor=self.number,
            jenis=jenis,
            waktu=self._now.isoformat(),
            pelaku="ukur",
            satker=satker,
            tahun=tahun,
            sha256=None,
            sebelum=self.hash,
            isi=content,
        )
        self.hash = entry.hash
        return entry

    def _drafts(self) -> Iterator[tuple[str, str | None, int | None, dict[str, Any]]]:
        yield "satker", None, None, _register(self.size.offices)
        for tahun in range(NEWEST - self.size.years + 1, NEWEST + 1):
            number = (NEWEST - tahun) % len(DECREES)
            plans = [
                Rencana(name, tahun, decree_number=number, seed=f"{self.size.seed} {name} {tahun}")
                for name in self.size.names
            ]
            self.first, self.last = plans[0], plans[-1]
            for one, (jenis, content) in self._calendar(plans):
                yield jenis, one.satker, tahun, content

    def _calendar(self, plans: list[Rencana]) -> Iterator[tuple[Rencana, Draft]]:
        """A tahun: everybody uploads; after some of the uploads everybody meets, so many of them at a time."""
        size = self.size
        for number in range(1, size.uploads + 1):
            posisi = posisi_of(number, size.uploads, plans[0].tahun)
            for one in plans:
                yield one, one.upload(posisi)
            for _ in range(size.meetings * number // size.uploads - size.meetings * (number - 1) // size.uploads):
                for some in batched(plans, TOGETHER):
                    meetings = zip(*(one.meeting(size.entries) for one in some), strict=True)
                    yield from (pair for drafts in meetings for pair in zip(some, drafts, strict=True))


def batched(plans: list[Rencana], count: int) -> Iterator[list[Rencana]]:
    """So many of them at a time."""
    return (plans[start : start + count] for start in range(0, len(plans), count))


def posisi_of(number: int, count: int, tahun: int) -> date:
    """Of which day the unggahan of that number reports, of so many in a tahun: the first of January, the last of
    December, ends of months between."""
    month = 12 if count == 1 else 1 + round(11 * (number - 1) / (count - 1))
    return end_of_month(tahun, month)


def _register(offices: int) -> dict[str, Any]:
    return {
        "satker": [
            {
                "kode": row.kode,
                "nama": row.name,
                "induk": row.parent or None,
                "tingkat": row.level,
                "kunci": row.name,
                "dikeluarkan": False,
            }
            for row in list_nation(offices)
        ]
    }


@contextmanager
def without_fsync() -> Iterator[None]:
    """What is written meanwhile would not survive a power cut; nobody needs it then."""
    with mock.patch("os.fsync"):
        yield
