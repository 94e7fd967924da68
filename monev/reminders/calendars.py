"""Calendars to subscribe to, each at a secret address: a person's, and an office's with everything. Made anew each time
they are asked for, and the same to the letter while nothing changed."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from urllib.parse import quote

from icalendar import Event

from monev import meeting
from monev.access import Visitor, list_offices, list_people
from monev.core.clock import today_within
from monev.core.dates import format_tenggat
from monev.core.pics import NO_PIC, split_pics
from monev.core.text import shorten
from monev.database import Database, Row, to_rows
from monev.figures import View, own_pics, tenggat, view_at
from monev.figures.tasks import open_tenggat
from monev.outputs.documents.kalender import day_event, follow_up_event, meeting_event, new_calendar
from monev.people.store import new_secret
from monev.people.visits import accounts_of
from monev.reminders.due import real_plans

FOLDER = "/kalender/"
_KIND = "kalender"


def whose(db: Database, *, orang: str = "", satker: str = "") -> str:
    """What a calendar is kept by: a person, or an office under whatever name it has now."""
    return f"orang/{orang}" if orang else f"satker/{list_offices(db).key_of(satker)}"


def address_of(db: Database, owner: str) -> str:
    """The path of somebody's calendar; "" where there is none."""
    secret = accounts_of(str(db.journal)).find_kept(_KIND, owner)
    return f"{FOLDER}{quote(owner)}/{secret}.ics" if secret else ""


def make_address(db: Database, owner: str) -> None:
    """Give it a new address; an earlier one leads nowhere."""
    accounts_of(str(db.journal)).keep(_KIND, owner, new_secret())


def withdraw_address(db: Database, owner: str) -> None:
    """Its address leads nowhere any more."""
    accounts_of(str(db.journal)).forget(_KIND, owner)


def read_calendar(db: Database, owner: str, secret: str) -> bytes | None:
    """The calendar behind an address; None where it leads nowhere (any more), or its person may do nothing."""
    kept = accounts_of(str(db.journal)).find_kept(_KIND, owner)
    if not kept or not hmac.compare_digest(kept.encode(), secret.encode(errors="replace")):
        return None
    kind, _, name = owner.partition("/")
    if kind == "orang":
        person = list_people(db).get(name)
        return None if person is None or not person.is_active else calendar_of_person(db, person)
    return calendar_of_office(db, list_offices(db).current_name(name))


def calendar_of_person(db: Database, person: Visitor) -> bytes:
    """What is theirs in every plan they may look at, as Tugas saya has it, and the meetings of their offices."""
    plans = real_plans(db)
    own = set(person.places_of("lihat"))
    if len({row["satker"] for row in plans}) == 1 and person.may("lihat", None):
        own |= {row["satker"] for row in plans}  # of everywhere: meetings of all offices would be no one's calendar
    plans = [row for row in plans if row["satker"] in own and person.may("lihat", row["satker"])]
    return _write(db, f"Tugas ZI {person.name}", plans, person)


def calendar_of_office(db: Database, satker: str) -> bytes:
    """Everything of an office: all targets that ask for something, follow-ups, meetings."""
    plans = [row for row in real_plans(db) if row["satker"] == satker]
    return _write(db, f"Rencana Aksi ZI {satker}", plans, None)


def _write(db: Database, name: str, plans: Sequence[Row], person: Visitor | None) -> bytes:
    """What these plans have for a person (None: for everybody)."""
    calendar = new_calendar(name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")  # the same, as Outlook reads it
    for row in plans:
        p = view_at(db, row["satker"], row["tahun"], today_within(row["tahun"]))
        for event in _events(db, p, person):
            calendar.add_component(event)
    return calendar.to_ical()


def _events(db: Database, p: View, person: Visitor | None) -> Iterator[Event]:
    """An event keeps its uid while its target moves: it is the langkah's first, second ... target."""
    pics = None if person is None else own_pics(db, p, person) or []
    (last,) = to_rows(db.ask("reminders/newest_entry", satker=p.satker, tahun=p.tahun))
    sequence = last["nomor"]
    places: dict[str, list[str]] = defaultdict(list)
    for t in to_rows(tenggat(db, p)):
        places[t["kode"]].append(t["tenggat"])
    for t in open_tenggat(db, p, pics):
        key = f"target-{t['kode']}-{places[t['kode']].index(t['tenggat'])}"
        heading = f"Target ZI: {t['kode']} {shorten(t['langkah_aksi'], 80)}"
        text = f"{t['langkah_aksi']}\nPIC: {t['pic'] or NO_PIC}\nTarget: {format_tenggat(t['tenggat'])}"
        yield day_event(p, key, t["jatuh_tempo"], heading, text, sequence)
    for t in to_rows(meeting.read_tindak_lanjut(db, p.satker, p.tahun)):
        asked = person is None or any(person.is_asked(p.satker, pic) for pic in split_pics(t["pic"]))
        if t["status"] == "terbuka" and asked:
            yield follow_up_event(p, t, sequence)
    for row in to_rows(meeting.list_rapat(db, p.satker, p.tahun)):
        yield meeting_event(p, meeting.read_rapat(db, p.satker, p.tahun, row["rapat"]), sequence)
