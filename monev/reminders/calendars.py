"""Calendars to subscribe to, each at a secret address: a person's, and an office's with everything.
Made anew each time they are asked for, and the same to the letter while nothing changed."""

import hmac
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

from icalendar import Event

from monev.access import Visitor, list_offices, list_people
from monev.accounts.store import new_secret
from monev.core.clock import today_within
from monev.core.dates import format_tenggat
from monev.core.public_address import public_address
from monev.core.text import NO_PIC, shorten, split_pics
from monev.database import Database, rows_of
from monev.figures import View, own_pics, tenggat, view_at
from monev.figures.riwayat import newest_of_rencana
from monev.figures.tasks import open_tenggat
from monev.meeting import records
from monev.outputs.documents.kalender import (
    day_event,
    follow_up_event,
    linked,
    meeting_event,
    new_calendar,
)
from monev.people.visits import accounts_of
from monev.reminders.desk import real_plans

FOLDER = "/kalender/"
_KIND = "kalender"


def whose(db: Database, *, orang: str = "", satker: str = "") -> str:
    """Give what a calendar is kept by: an office under whatever name it has now; without one a
    person."""
    if not satker:
        return f"orang/{orang}"
    return f"satker/{list_offices(db).key_of(satker)}"


def address_of(db: Database, owner: str) -> str:
    """Give the path of somebody's calendar; "" where there is none."""
    secret = accounts_of(str(db.journal)).find_kept(_KIND, owner)
    return f"{FOLDER}{quote(owner)}/{secret}.ics" if secret else ""


def change_address(db: Database, owner: str, *, is_new: bool) -> None:
    """Let its address lead nowhere any more, and give it a new one where that is asked for."""
    accounts = accounts_of(str(db.journal))
    if is_new:
        accounts.keep(_KIND, owner, new_secret())
    else:
        accounts.forget(_KIND, owner)


def read_calendar(db: Database, owner: str, secret: str) -> bytes | None:
    """Make the calendar behind an address; None where it leads nowhere (any more), or its person
    may do nothing."""
    kept = accounts_of(str(db.journal)).find_kept(_KIND, owner)
    given = secret.encode(errors="replace")
    if not kept or not hmac.compare_digest(kept.encode(), given):
        return None
    kind, _, name = owner.partition("/")
    if kind == "satker":
        return calendar_of(db, None, list_offices(db).current_name(name))
    person = list_people(db).get(name)
    if person is None or not person.is_active:
        return None
    return calendar_of(db, person)


def calendar_of(db: Database, person: Visitor | None, satker: str = "") -> bytes:
    """Make the calendar of what is a person's in every plan they may look at, and the meetings of
    their offices; None: all of an office."""
    plans = real_plans(db)
    if person is None:
        title = f"Rencana Aksi ZI {satker}"
        own = {satker}
    else:
        title = f"Tugas ZI {person.name}"
        own = set(person.places_of("lihat"))
        # Of everywhere: meetings of all offices would be no one's calendar.
        offices = {row["satker"] for row in plans}
        if len(offices) == 1 and person.may("lihat", None):
            own = offices
    calendar = new_calendar(title)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")  # the same, as Outlook reads it
    for row in plans:
        if row["satker"] in own:
            view = view_at(db, row["satker"], row["tahun"], today_within(row["tahun"]))
            for event in _events(db, view, person):
                calendar.add_component(event)
    return calendar.to_ical()


def _events(db: Database, view: View, person: Visitor | None) -> Iterator[Event]:
    """List the events of a plan, each leading to its page. An event keeps its uid while its target
    moves: it is the langkah's first, second ... target."""
    base = public_address()
    pics = None if person is None else own_pics(db, view, person) or ()
    sequence = newest_of_rencana(db, view)["nomor"]
    places = tenggat(db, view).groupby("kode")["tenggat"].agg(list)
    for row in rows_of(open_tenggat(db, view, pics)):
        kode = row["kode"]
        event = day_event(
            view,
            f"target-{kode}-{places[kode].index(row['tenggat'])}",
            row["jatuh_tempo"],
            f"Target ZI: {kode} {shorten(row['langkah_aksi'], 80)}",
            (
                f"{row['langkah_aksi']}\n"
                f"PIC: {row['pic'] or NO_PIC}\n"
                f"Target: {format_tenggat(row['tenggat'])}"
            ),
            sequence,
        )
        yield linked(event, base, "tugas-saya", view, langkah=kode)
    for row in records.read_tindak_lanjut(db, view.satker, view.tahun):
        if row["status"] == "terbuka" and _is_asked(person, view.satker, row["pic"]):
            event = follow_up_event(view, row, sequence)
            yield linked(event, base, "rapat", view, rapat=str(row["rapat"]))
    for rapat in reversed(records.list_rapat(db, view.satker, view.tahun)):
        event = meeting_event(view, rapat, sequence)
        yield linked(event, base, "rapat", view, rapat=str(rapat.nomor))


def _is_asked(person: Visitor | None, satker: str, pics: str) -> bool:
    if person is None:
        return True
    return any(person.is_asked(satker, pic) for pic in split_pics(pics))
