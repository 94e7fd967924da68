"""Who is told what on a day: a function of that day and of what is stored, plans, meetings, roles, what was said."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from monev import figures, meeting
from monev.access import Visitor, list_people, reporters, same_pic
from monev.access.authors import place_of
from monev.core.clock import today_within
from monev.core.dates import end_of_month
from monev.core.roles import EVERY_SATKER
from monev.database import Database, Row, to_rows
from monev.database.whole_check import last_result
from monev.figures import Task, View, plan_pics, view_at
from monev.figures.tasks import LATE, SOON, tasks_to_tell
from monev.meeting import Rapat
from monev.people.visits import accounts_of
from monev.reminders import contents
from monev.reminders.contents import Body
from monev.reminders.settings import MailSettings

WEEK = timedelta(days=7)
BEFORE_MEETING = timedelta(days=3)
OPEN = frozenset(("ambil", "tunda", "ragu"))
"""States of word that is not settled yet."""
_STOPPED = "berhenti"


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is to be told. `key` and `day`: as the journal knows it; `about`: what it tells of → how that
    stands, so that it is told once; `write`: makes its words, only where it is sent or shown; `before`: the row of the
    journal where it was begun already."""

    satker: str
    to: Visitor
    kind: str
    key: str
    day: date
    about: dict[str, str]
    write: Callable[[], Body]
    before: Row | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that is asked for the letters of one office on a day."""

    db: Database
    satker: str
    day: date
    people: list[Visitor]
    base: str
    said: dict[tuple[str, str], list[Row]]


def read_notices(
    db: Database, satker: str | None, people: Collection[str] | None = None, kind: str | None = None
) -> list[Row]:
    """What was said for an office (None: for any), to these people (None: to all), of a kind (None: of any), oldest
    first: columns of `kabar`, `tentang` as a dict."""
    named = None if people is None else sorted(people)
    rows = to_rows(db.ask("reminders/notices", satker=satker, kepada=named, perihal=kind))
    return [row | {"tentang": json.loads(row["tentang"])} for row in rows]


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
    everybody = [p for p in list_people(db).values() if p.is_active and (people is None or p.pelaku in people)]
    said: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in read_notices(db, satker, people):
        said[row["kepada"], row["perihal"]].append(row)
    letters: list[Letter] = []
    for kind in settings.jenis:
        wanting = [p for p in everybody if p.email and kind not in stopped.get(p.pelaku, "").split()]
        desk = _Desk(db, satker, now.date(), wanting, settings.alamat, said)
        if (kind == "kesehatan") == (satker == EVERY_SATKER):
            letters += _WRITERS[kind](desk)
    return letters


def real_plans(db: Database) -> list[Row]:
    """Every rencana that is an office's own: neither hidden nor a sample, with an unggahan that stands."""
    return [row for row in to_rows(figures.list_rencana(db)) if not row["simulasi"] and row["unggahan"]]


def unreached(db: Database, satker: str) -> list[str]:
    """A sentence for each PIC of an office's newest plan whom nobody is, and each of its people without an address."""
    people = [p for p in list_people(db).values() if p.is_active]
    newest = max((row["tahun"] for row in real_plans(db) if row["satker"] == satker), default=None)
    found = []
    if newest is not None:
        view = view_at(db, satker, newest, today_within(newest))
        lacking = [pic for pic in plan_pics(db, view) if not any(p.owns(satker, pic) for p in people)]
        found += [f"PIC {pic} belum dipasangkan dengan orang (halaman Orang dan akses)." for pic in lacking]
    here = [p for p in people if not p.email and (p.roles_at(satker) or p.pics.get(satker))]
    return found + [f"{p.name} belum mempunyai alamat surel." for p in here]


def _views(desk: _Desk) -> Iterator[View]:
    for row in real_plans(desk.db):
        if row["satker"] == desk.satker:
            posisi = min(desk.day, end_of_month(row["tahun"], 12))
            yield view_at(desk.db, desk.satker, row["tahun"], posisi)


def _letters_of_tasks(desk: _Desk) -> Iterator[Letter]:
    """To each PIC what falls due within a week and what is past its date, once there is something new to tell of, and
    never twice in a week."""
    views = [(p, tasks_to_tell(desk.db, p, desk.day)) for p in _views(desk)]
    for person in desk.people:
        own = [(p, _own_tasks(person, p, told)) for p, told in views]
        about = {
            f"{p.tahun} {task.kode} {tenggat}": part
            for p, parts in own
            for part, tasks in parts.items()
            for task in tasks
            for tenggat in task.tenggat
        }
        said = {
            pair
            for row in desk.said[person.pelaku, "tugas"]
            if row["keadaan"] == "terkirim"
            for pair in row["tentang"].items()
        }
        if about.items() - said:
            yield from _weekly(desk, person, "tugas", about, partial(contents.of_tasks, own, desk.day, desk.base))


def _own_tasks(person: Visitor, p: View, told: dict[str, dict[str, tuple[Task, ...]]]) -> dict[str, tuple[Task, ...]]:
    own = [parts for pic, parts in told.items() if person.owns(p.satker, pic)]
    return {part: tuple(task for parts in own for task in parts.get(part, ())) for part in (SOON, LATE)}


def _letters_of_meetings(desk: _Desk) -> Iterator[Letter]:
    """A few days before a meeting, to who leads and records it; where neither is a person here, to its checkers."""
    for p in _views(desk):
        for row in to_rows(meeting.list_rapat(desk.db, p.satker, p.tahun)):
            if row["status"] == "berlangsung" and timedelta(0) < row["tanggal"] - desk.day <= BEFORE_MEETING:
                rapat = meeting.read_rapat(desk.db, p.satker, p.tahun, row["rapat"])
                key = f"{p.tahun}/{rapat.nomor}/{rapat.tanggal.isoformat()}"
                write = partial(contents.of_meeting, desk.db, p, rapat, desk.base)
                for person in _who_holds(desk, rapat):
                    yield from _once(desk, person, "rapat", key, write)


def _who_holds(desk: _Desk, rapat: Rapat) -> list[Visitor]:
    names = {same_pic(name) for name in (rapat.pemimpin, rapat.notulis) if name}
    known = [p for p in list_people(desk.db).values() if p.is_active and p.may("lihat", desk.satker)]
    named = {p.pelaku for p in known if same_pic(p.name) in names}
    return [p for p in desk.people if p.pelaku in named or (not named and p.may("rapat", desk.satker))]


def _letters_of_checking(desk: _Desk) -> Iterator[Letter]:
    """To each checker, at most weekly, that bukti wait which somebody else reported."""
    waiting = [(p, to_rows(figures.unchecked_bukti(desk.db, p))) for p in _views(desk)]
    waiting = [(p, rows, reporters(desk.db, p.satker, p.tahun)) for p, rows in waiting if rows]
    for person in desk.people:
        if not waiting or not person.may("verifikasi", desk.satker):
            continue
        own = [(p, [row for row in rows if by.get(place_of(row)) != person.pelaku]) for p, rows, by in waiting]
        if any(rows for _, rows in own):
            yield from _weekly(desk, person, "periksa", {}, partial(contents.of_checking, own, desk.base))


def _letters_of_health(desk: _Desk) -> Iterator[Letter]:
    """To who looks after everything, at most weekly, what is wrong with the journal, the backups or the letters."""
    matters = troubles(desk.db, desk.day)
    for person in desk.people if matters else ():
        if person.may("atur_kantor", None):
            yield from _weekly(desk, person, "kesehatan", {}, partial(contents.of_health, matters, desk.base))


def troubles(db: Database, day: date) -> list[str]:
    """What an admin has to look at, in sentences."""
    found = [] if db.notice is None else [f"{db.notice.pesan} {db.notice.advice}"]
    checked = last_result(db.file)
    found += [] if checked is None else list(checked.faults)
    failed = accounts_of(str(db.journal)).find_kept("cadangan", "gagal")
    found += [f"Pencadangan terakhir gagal: {failed}"] if failed else []
    lost = [row for row in read_notices(db, None) if row["keadaan"] == "gagal" and abs(day - row["hari"]) < WEEK]
    if lost:
        names = ", ".join(dict.fromkeys(row["kepada"] for row in lost))
        found.append(f"{len(lost)} surel tidak terkirim dalam sehari (kepada {names}): {lost[-1]['jawaban']}")
    return found


def _weekly(
    desk: _Desk, person: Visitor, kind: str, about: dict[str, str], write: Callable[[], Body]
) -> Iterator[Letter]:
    said = desk.said[person.pelaku, kind]
    begun = next((row for row in said if row["keadaan"] in OPEN), None)
    if begun is None and any(timedelta(0) <= desk.day - row["hari"] < WEEK for row in said):
        return
    day = desk.day if begun is None else begun["hari"]
    key = f"{kind}/{person.pelaku}/{day.isoformat()}"
    yield Letter(desk.satker, person, kind, key, day, about, write, begun)


def _once(desk: _Desk, person: Visitor, kind: str, what: str, write: Callable[[], Body]) -> Iterator[Letter]:
    key = f"{kind}/{person.pelaku}/{what}"
    before = next((row for row in desk.said[person.pelaku, kind] if row["kunci"] == key), None)
    if before is None or before["keadaan"] in OPEN:
        day = desk.day if before is None else before["hari"]
        yield Letter(desk.satker, person, kind, key, day, {}, write, before)


_WRITERS: dict[str, Callable[[_Desk], Iterator[Letter]]] = {
    "tugas": _letters_of_tasks,
    "rapat": _letters_of_meetings,
    "periksa": _letters_of_checking,
    "kesehatan": _letters_of_health,
}
