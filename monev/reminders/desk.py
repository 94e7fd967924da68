"""What a kind of letter is written with: an office on a day, whom it reaches, what each of them was
told before."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from monev.access import Action, Visitor
from monev.core import clock
from monev.core.clock import today_within
from monev.database import Database, Row
from monev.figures import View, list_rencana, own_plans, view_at
from monev.outputs.messages import WEEK
from monev.people.visits import accounts_of
from monev.reminders.letters import Body
from monev.reminders.mail import NOT_YET, Answer

OPEN = frozenset(("ambil", "tunda", "ragu"))  # states of word that is not settled yet
ADDRESS = "surel"
"""Beside what a letter tells of: which address it went to, as `Accounts.sign` marks it."""


class Letter(NamedTuple):
    """What one person is to be told. `key` and `day`: as the journal knows it; `about`: what it
    tells of → how that stands, so that it is told once; `write`: makes its words, only where it is
    sent or shown; `before`: the row of the journal where it was begun already; `answer`: what came
    of it; `address_mark`: tells this address from another and says nothing of it."""

    satker: str
    to: Visitor
    kind: str
    key: str
    day: date
    about: dict[str, str]
    write: Callable[[], Body]
    before: Row | None = None
    answer: Answer = NOT_YET
    address_mark: str = ""


class Desk(NamedTuple):
    """All that is asked for letters of a kind, office and day; `said`: kind and pelaku → what they
    were told of it."""

    db: Database
    satker: str
    kind: str
    day: date
    people: list[Visitor]
    base: str
    said: Mapping[tuple[str, str], list[Row]]

    def views(self) -> Iterator[View]:
        """The office's plans as they stand today."""
        for row in real_plans(self.db):
            if row["satker"] == self.satker:
                yield view_at(self.db, self.satker, row["tahun"], today_within(row["tahun"]))

    def letter(
        self,
        to: Visitor,
        write: Callable[[], Body],
        about: dict[str, str] | None = None,
        *,
        once: str = "",
        every: timedelta = WEEK,
    ) -> Iterator[Letter]:
        """Give the letter, unless one went out within `every` (before or after: where midnight has
        passed at another server its day is tomorrow's here) or failed today at this address. Of
        what is told just `once` (its name): unless it ever went out."""
        begin = f"{self.kind}/{to.pelaku}/{once}"
        mark = accounts_of(str(self.db.journal)).sign(f"{ADDRESS}|{to.email}")[:12]
        before = None
        is_told = False
        for row in self.said.get((self.kind, to.pelaku), ()):
            if once and row["kunci"] != begin:
                continue
            if before is None and row["keadaan"] in OPEN:
                before = row
            is_told = is_told or self._counts(
                row,
                mark,
                once=once,
                every=every,
            )
        if before is None and is_told:
            return
        day = self.day if before is None else before["hari"]
        yield Letter(
            self.satker,
            to,
            self.kind,
            begin if once else begin + day.isoformat(),
            day,
            about or {},
            write,
            before,
            address_mark=mark,
        )

    def news(
        self,
        to: Visitor,
        write: Callable[[], Body],
        about: dict[str, str],
        every: timedelta = WEEK,
    ) -> Iterator[Letter]:
        """Give the letter, where no letter of before told something of `about` as it stands now."""
        told = set()
        for row in self.said.get((self.kind, to.pelaku), ()):
            if row["keadaan"] == "terkirim":
                told.update(row["tentang"].items())
        if about.items() - told:
            yield from self.letter(to, write, about, every=every)

    def _counts(self, row: Row, mark: str, *, once: str, every: timedelta) -> bool:
        """True if a letter of before says that this one is not due: one that failed for certain was
        told to nobody."""
        if row["keadaan"] == "gagal" and not row["ragu"]:
            tried = row["waktu"].astimezone(clock.zone()).date()
            to = row["tentang"].get(ADDRESS, mark)
            return tried == self.day and to == mark
        if once:
            return True
        return abs(self.day - row["hari"]) < every

    def people_who_may(self, action: Action) -> list[Visitor]:
        """List whom of these people the office lets do this."""
        return [person for person in self.people if person.may(action, self.satker)]


def real_plans(db: Database) -> list[Row]:
    """List every rencana that is an office's own, with an unggahan that stands, and not closed."""
    plans = own_plans(list_rencana(db))
    return [row for row in plans if row["unggahan"] and row["ditutup"] is None]
