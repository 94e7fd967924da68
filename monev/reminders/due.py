"""Who is told what on a day: a function of that day and of what is stored, plans, meetings, roles, what was said."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from monev import figures
from monev.access import Visitor, list_people, reporters, same_pic
from monev.access.door import place_of
from monev.core import clock
from monev.core.clock import today_within
from monev.core.grouping import group_by
from monev.core.public_address import public_address
from monev.core.roles import EVERY_SATKER
from monev.database import Database, Row, rows_of
from monev.figures import View, list_rencana, own_plans, plan_pics, view_at
from monev.figures.tasks import LATE, SOON, Task, tasks_to_tell
from monev.meeting import records
from monev.outputs.messages import WEEK, read_notices
from monev.people.register import EMAIL
from monev.people.visits import accounts_of
from monev.reminders.letters import Body, of_checking, of_health, of_meeting, of_tasks
from monev.reminders.mail import NOT_YET, Answer, MailSettings

BEFORE_MEETING = timedelta(days=3)
OPEN = frozenset(("ambil", "tunda", "ragu"))  # states of word that is not settled yet
_STOPPED = "berhenti"
ADDRESS = "surel"
"""Beside what a letter tells of: which address it went to, as `Accounts.sign` marks it."""
Parts = Mapping[str, tuple[Task, ...]]  # LATE and SOON → what is


class Letter(NamedTuple):
    """What one person is to be told. `key` and `day`: as the journal knows it; `about`: what it tells of → how that
    stands, so that it is told once; `write`: makes its words, only where it is sent or shown; `before`: the row of the
    journal where it was begun already; `answer`: what came of it; `address_mark`: tells this address from another and
    says nothing of it."""

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


class _Desk(NamedTuple):
    """All that is asked for letters of a kind, office and day; `said`: kind and pelaku → what they were told of it."""

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
        self, to: Visitor, write: Callable[[], Body], about: dict[str, str] | None = None, once: str = ""
    ) -> Iterator[Letter]:
        """The letter, unless it went out within a week (before or after: where midnight has passed at another server
        its day is tomorrow's here) or failed today at this address. Of what is told just `once` (its name): unless it
        ever went out."""
        begin = f"{self.kind}/{to.pelaku}/{once}"
        mark = accounts_of(str(self.db.journal)).sign(f"{ADDRESS}|{to.email}")[:12]
        said = [row for row in self.said.get((self.kind, to.pelaku), ()) if not once or row["kunci"] == begin]
        before = next((row for row in said if row["keadaan"] in OPEN), None)
        if before is None and any(self._counts(row, mark, is_once=bool(once)) for row in said):
            return
        day = self.day if before is None else before["hari"]
        key = begin if once else begin + day.isoformat()
        yield Letter(self.satker, to, self.kind, key, day, about or {}, write, before, address_mark=mark)

    def _counts(self, row: Row, mark: str, *, is_once: bool) -> bool:
        """Whether a letter of before says that this one is not due: one that failed for certain was told to nobody."""
        if row["keadaan"] == "gagal" and not row["ragu"]:
            tried_today = row["waktu"].astimezone(clock.zone()).date() == self.day
            return tried_today and row["tentang"].get(ADDRESS, mark) == mark
        return is_once or abs(self.day - row["hari"]) < WEEK


def stop(db: Database, orang: str, kind: str, *, stopped: bool = True) -> None:
    """Somebody wants no more letters of a kind; or again."""
    kinds = {*stopped_by(db, orang)} | {kind} if stopped else stopped_by(db, orang) - {kind}
    accounts_of(str(db.journal)).keep(_STOPPED, orang, " ".join(sorted(kinds)))


def stopped_by(db: Database, orang: str) -> frozenset[str]:
    """The kinds of letters that somebody wants no more."""
    return frozenset(accounts_of(str(db.journal)).find_kept(_STOPPED, orang).split())


def letters_due(
    db: Database, settings: MailSettings, satker: str, now: datetime, people: Collection[str] | None = None
) -> list[Letter]:
    """The letters of an office (EVERY_SATKER: of the machine itself) as of now, also those that were begun and not
    settled; `people`: only to these. None about a sample or to who may not look there."""
    stopped = accounts_of(str(db.journal)).kept(_STOPPED)
    asked = [who for who in list_people(db).values() if people is None or who.pelaku in people]
    reached = [who for who in asked if who.is_active and EMAIL.fullmatch(who.email)]
    said = group_by(read_notices(db, satker, people), itemgetter("perihal", "kepada"))
    letters: list[Letter] = []
    for kind in settings.jenis:
        if (kind == "kesehatan") == (satker == EVERY_SATKER):
            wanting = [who for who in reached if kind not in stopped.get(who.pelaku, "").split()]
            letters += _WRITERS[kind](_Desk(db, satker, kind, now.date(), wanting, public_address(), said))
    return letters


def real_plans(db: Database) -> list[Row]:
    """Every rencana that is an office's own, with an unggahan that stands, and not closed."""
    return [row for row in own_plans(list_rencana(db)) if row["unggahan"] and row["ditutup"] is None]


def unreached(db: Database, satker: str) -> list[str]:
    """A sentence for each PIC of an office's newest plan whom nobody is, and each of its people without an address."""
    people = [who for who in list_people(db).values() if who.is_active]
    newest = max((row["tahun"] for row in real_plans(db) if row["satker"] == satker), default=None)
    pics = [] if newest is None else plan_pics(db, view_at(db, satker, newest, today_within(newest)))
    lacking = [pic for pic in pics if not any(who.owns(satker, pic) for who in people)]
    here = [who for who in people if not EMAIL.fullmatch(who.email) and (who.roles_at(satker) or who.pics.get(satker))]
    return [
        *(f"PIC {pic} belum dipasangkan dengan orang (halaman Pengguna dan akses)." for pic in lacking),
        *(f"{who.name} belum mempunyai alamat email yang dapat dikirimi." for who in here),
    ]


def _letters_of_tasks(desk: _Desk) -> Iterator[Letter]:
    """To each PIC what falls due within a week and what is past its date, where something is new, at most weekly."""
    told = [(p, tasks_to_tell(desk.db, p, desk.day)) for p in desk.views()]
    for person in desk.people:
        own = [(p, _tasks_of(person, p.satker, by_pic)) for p, by_pic in told]
        every = [(p.tahun, part, task) for p, parts in own for part, tasks in parts.items() for task in tasks]
        about = {f"{tahun} {task.kode} {tenggat}": part for tahun, part, task in every for tenggat in task.tenggat}
        sent = [row["tentang"] for row in desk.said.get((desk.kind, person.pelaku), ()) if row["keadaan"] == "terkirim"]
        if any(all(said.get(what) != part for said in sent) for what, part in about.items()):
            yield from desk.letter(person, partial(of_tasks, own, desk.day, desk.base), about)


def _tasks_of(person: Visitor, satker: str, by_pic: Mapping[str, Parts]) -> Parts:
    mine = [parts for pic, parts in by_pic.items() if person.owns(satker, pic)]
    return {part: tuple(task for parts in mine for task in parts.get(part, ())) for part in (SOON, LATE)}


def _letters_of_meetings(desk: _Desk) -> Iterator[Letter]:
    """A few days before a meeting, to who leads and records it; where neither is a person here, to its checkers."""
    known = [who for who in list_people(desk.db).values() if who.is_active and who.may("lihat", desk.satker)]
    for p in desk.views():
        for rapat in reversed(records.list_rapat(desk.db, p.satker, p.tahun)):
            if not (rapat.is_open and timedelta(0) < rapat.tanggal - desk.day <= BEFORE_MEETING):
                continue
            names = {same_pic(name) for name in (rapat.pemimpin, rapat.notulis) if name}
            holding = {person.pelaku for person in known if same_pic(person.name) in names}
            write = partial(of_meeting, desk.db, p, rapat, desk.base)
            for person in desk.people:
                if person.pelaku in holding if holding else person.may("rapat", desk.satker):
                    yield from desk.letter(person, write, once=f"{p.tahun}/{rapat.nomor}/{rapat.tanggal.isoformat()}")


def _letters_of_checking(desk: _Desk) -> Iterator[Letter]:
    waiting = [
        (p, rows_of(figures.unchecked_bukti(desk.db, p)), reporters(desk.db, p.satker, p.tahun)) for p in desk.views()
    ]
    for person in [who for who in desk.people if who.may("verifikasi", desk.satker)]:
        own = [(p, [row for row in rows if by.get(place_of(row)) != person.pelaku]) for p, rows, by in waiting]
        if any(rows for _, rows in own):
            yield from desk.letter(person, partial(of_checking, own, desk.base))


def _letters_of_health(desk: _Desk) -> Iterator[Letter]:
    if matters := troubles(desk.db, desk.day):
        for person in desk.people:
            if person.may("atur_kantor", None):
                yield from desk.letter(person, partial(of_health, matters, desk.base))


def troubles(db: Database, day: date) -> list[str]:
    """What an admin has to look at, in sentences."""
    found = [] if db.notice is None else [f"{db.notice.pesan} {db.notice.advice}"]
    found += [] if db.last_check is None else db.last_check.faults
    failed = accounts_of(str(db.journal)).find_kept("cadangan", "gagal")
    found += [f"Pencadangan terakhir gagal: {failed}"] if failed else []
    lost = [row for row in read_notices(db, None) if row["keadaan"] == "gagal" and abs(day - row["hari"]) < WEEK]
    if lost:
        names = ", ".join(dict.fromkeys(row["kepada"] for row in lost))
        found.append(f"{len(lost)} email tidak terkirim (kepada {names}): {lost[-1]['jawaban']}")
    return found


_WRITERS: dict[str, Callable[[_Desk], Iterator[Letter]]] = {
    "tugas": _letters_of_tasks,
    "rapat": _letters_of_meetings,
    "periksa": _letters_of_checking,
    "kesehatan": _letters_of_health,
}
