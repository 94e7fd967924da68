"""The desk at which letters of one kind are written.

It has an office, a day, its people, and the letters they got before.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from monev.access import Action, Visitor
from monev.core import clock
from monev.core.clock import today_within
from monev.core.text import split_pics
from monev.database import Database, Row
from monev.figures import View, list_rencana, own_plans, view_at
from monev.outputs.messages import WEEK
from monev.people.accounts import accounts_of
from monev.reminders.letters import Body
from monev.reminders.mail import NOT_YET, Answer

OPEN = frozenset(("ambil", "tunda", "ragu"))  # states of a letter that is not settled yet
ADDRESS = "surel"
"""The key in `tentang` for the mark of a letter's address (`Accounts.sign`)."""


class Letter(NamedTuple):
    """A letter to one person.

    - key, day: the letter's name and day in the journal
    - about: each matter → its state, so that no letter repeats it
    - write: writes the words; called only if the letter is sent or shown
    - before: its row in the journal if it was begun before
    - answer: the result of sending it
    - address_mark: a mark by which addresses can be compared and not read
    """

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
    """All that is needed for letters of one kind, office and day.

    - people: those who can get them; base: the app's address
    - said: (kind, pelaku) → the notices sent before; six_days: the office works on Saturdays
    """

    db: Database
    satker: str
    kind: str
    day: date
    people: list[Visitor]
    base: str
    said: Mapping[tuple[str, str], list[Row]]
    six_days: bool = False

    def views(self) -> Iterator[View]:
        """List the office's plans as they are today."""
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
        """Return the letter if it is due: an open one again, or a new one.

        A new one is not due (1) within `every` of another's day, before or after: at another server
        it may be tomorrow already; (2) if one failed today at this address. A letter with a name
        (`once`) is not due if one of that name ever went out.
        """
        begin = f"{self.kind}/{to.pelaku}/{once}"
        mark = accounts_of(str(self.db.journal)).sign(f"{ADDRESS}|{to.email}")[:12]
        before = None
        is_told = False
        for row in self.said.get((self.kind, to.pelaku), ()):
            if once and row["kunci"] != begin:
                continue
            if before is None and row["keadaan"] in OPEN:
                before = row
            is_told = is_told or self._counts(row, mark, once=once, every=every)
        if before is None and is_told:
            return
        day = self.day if before is None else before["hari"]
        yield Letter(
            satker=self.satker,
            to=to,
            kind=self.kind,
            key=begin if once else begin + day.isoformat(),
            day=day,
            about=about or {},
            write=write,
            before=before,
            address_mark=mark,
        )

    def news(
        self,
        to: Visitor,
        write: Callable[[], Body],
        about: dict[str, str],
        urgent: dict[str, str] | None = None,
    ) -> Iterator[Letter]:
        """Return the letter if it has something new: no letter before had it in this state.

        It goes at most weekly, with something new that is `urgent` at most daily.
        """
        told = set()
        for row in self.said.get((self.kind, to.pelaku), ()):
            if row["keadaan"] == "terkirim":
                told.update(row["tentang"].items())
        pressing = urgent or {}
        is_pressing = bool(pressing.items() - told)
        if is_pressing or about.items() - told:
            every = timedelta(days=1) if is_pressing else WEEK
            yield from self.letter(to, write, about | pressing, every=every)

    def _counts(self, row: Row, mark: str, *, once: str, every: timedelta) -> bool:
        """True if this earlier letter means that a new one is not due.

        A letter that failed for certain counts only on its day and for its address.
        """
        if row["keadaan"] == "gagal" and not row["ragu"]:
            tried = row["waktu"].astimezone(clock.zone()).date()
            to = row["tentang"].get(ADDRESS, mark)
            return tried == self.day and to == mark
        if once:
            return True
        return abs(self.day - row["hari"]) < every

    def people_who_may(self, action: Action) -> list[Visitor]:
        """List the people with this right at the office."""
        return [person for person in self.people if person.may(action, self.satker)]


def is_one_of(person: Visitor, satker: str, pics: str) -> bool:
    """True if a person is one of these PIC at an office."""
    return any(person.is_asked(satker, pic) for pic in split_pics(pics))


def real_plans(db: Database) -> list[Row]:
    """List every open rencana that is no sample and has an unggahan."""
    plans = own_plans(list_rencana(db))
    return [row for row in plans if row["unggahan"] and row["ditutup"] is None]
