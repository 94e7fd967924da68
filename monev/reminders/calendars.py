"""Makes the calendars that people subscribe to, a person's or an office's.

Each is at a secret address.

A calendar is made for each request. Its bytes stay the same while nothing changes.
"""

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
from monev.core.text import NO_PIC, shorten
from monev.database import Database
from monev.figures import View, own_pics, tenggat, view_at
from monev.figures.riwayat import newest_of_rencana
from monev.figures.tasks import open_tenggat
from monev.meeting import records
from monev.people.accounts import accounts_of
from monev.reminders.desk import is_one_of, real_plans
from monev.reminders.events import day_event, follow_up_event, linked, meeting_event, new_calendar

FOLDER = "/kalender/"
_KIND = "kalender"


def whose(db: Database, *, orang: str = "", satker: str = "") -> str:
    """Return the key of a calendar's owner: the office if one is given, else the person.

    An office keeps its key when it is renamed.
    """
    if not satker:
        return f"orang/{orang}"
    return f"satker/{list_offices(db).key_of(satker)}"


def address_of(db: Database, owner: str) -> str:
    """Return the path of an owner's calendar; "" if there is none."""
    secret = accounts_of(str(db.journal)).find_kept(_KIND, owner)
    return f"{FOLDER}{quote(owner)}/{secret}.ics" if secret else ""


def change_address(db: Database, owner: str, *, is_new: bool) -> None:
    """Make the address of a calendar invalid; `is_new` gives it a new one."""
    accounts = accounts_of(str(db.journal))
    if is_new:
        accounts.keep(_KIND, owner, new_secret())
    else:
        accounts.forget(_KIND, owner)


def read_calendar(db: Database, owner: str, secret: str) -> bytes | None:
    """Make the calendar at an address; None if the address is invalid or its person inactive."""
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
    """Make the calendar of a person, or, without a person, of an office.

    A person's has own tasks in every plan they may see, and their offices' meetings. An office's
    has everything of it.
    """
    plans = real_plans(db)
    if person is None:
        title = f"Rencana Aksi ZI {satker}"
        own = {satker}
    else:
        title = f"Tugas ZI {person.name}"
        own = set(person.places_of("lihat"))
        # A role for all offices counts only if there is one office: else the calendar would have
        # the meetings of all of them.
        offices = {row["satker"] for row in plans}
        if len(offices) == 1 and person.may("lihat", None):
            own = offices
    calendar = new_calendar(title)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")  # the same for Outlook
    for row in plans:
        if row["satker"] in own:
            view = view_at(db, row["satker"], row["tahun"], today_within(row["tahun"]))
            for event in _events(db, view, person):
                calendar.add_component(event)
    return calendar.to_ical()


def _events(db: Database, view: View, person: Visitor | None) -> Iterator[Event]:
    """List the events of a plan, each with a link to its page.

    A target's event is named by its number within the langkah, so that it keeps its uid when the
    target is moved.
    """
    base = public_address()
    pics = None if person is None else own_pics(db, view, person) or ()
    sequence = newest_of_rencana(db, view)["nomor"]
    places = tenggat(db, view).groupby("kode")["tenggat"].agg(list)
    for row in open_tenggat(db, view, pics):
        kode = row["kode"]
        lines = (
            row["langkah_aksi"],
            f"PIC: {row['pic'] or NO_PIC}",
            f"Target: {format_tenggat(row['tenggat'])}",
        )
        event = day_event(
            view,
            key=f"target-{kode}-{places[kode].index(row['tenggat'])}",
            day=row["jatuh_tempo"],
            heading=f"Target ZI: {row['kode_tampil']} {shorten(row['langkah_aksi'], 80)}",
            text="\n".join(lines),
            sequence=sequence,
        )
        yield linked(event, base, "lapor", view, langkah=kode)
    for row in records.read_tindak_lanjut(db, view.satker, view.tahun):
        is_own = person is None or is_one_of(person, view.satker, row["pic"])
        if row["status"] == "terbuka" and is_own:
            event = follow_up_event(view, row, sequence)
            yield linked(event, base, "rapat", view, rapat=str(row["rapat"]))
    for rapat in reversed(records.list_rapat(db, view.satker, view.tahun)):
        event = meeting_event(view, rapat, sequence)
        yield linked(event, base, "rapat", view, rapat=str(rapat.nomor))
