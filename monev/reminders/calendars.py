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
    """What a calendar is kept by: an office under whatever name it has now; without one a
    person."""
    return f"satker/{list_offices(db).key_of(satker)}" if satker else f"orang/{orang}"


def address_of(db: Database, owner: str) -> str:
    """The path of somebody's calendar; "" where there is none."""
    secret = accounts_of(str(db.journal)).find_kept(_KIND, owner)
    return f"{FOLDER}{quote(owner)}/{secret}.ics" if secret else ""


def change_address(db: Database, owner: str, *, is_new: bool) -> None:
    """Let its address lead nowhere any more, and give it a new one where that is asked for."""
    accounts = accounts_of(str(db.journal))
    accounts.keep(_KIND, owner, new_secret()) if is_new else accounts.forget(_KIND, owner)


def read_calendar(db: Database, owner: str, secret: str) -> bytes | None:
    """The calendar behind an address; None where it leads nowhere (any more), or its person may do
    nothing."""
    kept = accounts_of(str(db.journal)).find_kept(_KIND, owner)
    if not kept or not hmac.compare_digest(kept.encode(), secret.encode(errors="replace")):
        return None
    kind, _, name = owner.partition("/")
    if kind == "satker":
        return calendar_of(db, None, list_offices(db).current_name(name))
    person = list_people(db).get(name)
    return calendar_of(db, person) if person is not None and person.is_active else None


def calendar_of(db: Database, person: Visitor | None, satker: str = "") -> bytes:
    """What is a person's in every plan they may look at, and the meetings of their offices; None:
    all of an office."""
    plans = real_plans(db)
    own = {satker}
    if person is not None:
        own = {*person.places_of("lihat")}
        if len({row["satker"] for row in plans}) == 1 and person.may("lihat", None):
            own = {
                row["satker"] for row in plans
            }  # of everywhere: meetings of all offices would be no one's calendar
    calendar = new_calendar(
        f"Rencana Aksi ZI {satker}" if person is None else f"Tugas ZI {person.name}"
    )
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")  # the same, as Outlook reads it
    for row in plans:
        if row["satker"] in own:
            for event in _events(
                db, view_at(db, row["satker"], row["tahun"], today_within(row["tahun"])), person
            ):
                calendar.add_component(event)
    return calendar.to_ical()


def _events(db: Database, view: View, person: Visitor | None) -> Iterator[Event]:
    """An event keeps its uid while its target moves: it is the langkah's first, second ... target;
    each leads to its page."""
    base = public_address()
    pics = None if person is None else own_pics(db, view, person) or ()
    sequence = newest_of_rencana(db, view)["nomor"]
    places = tenggat(db, view).groupby("kode")["tenggat"].agg(list)
    for t in rows_of(open_tenggat(db, view, pics)):
        key = f"target-{t['kode']}-{places[t['kode']].index(t['tenggat'])}"
        heading = f"Target ZI: {t['kode']} {shorten(t['langkah_aksi'], 80)}"
        text = (
            f"{t['langkah_aksi']}\nPIC: {t['pic'] or NO_PIC}\nTarget: "
            f"{format_tenggat(t['tenggat'])}"
        )
        event = day_event(view, key, t["jatuh_tempo"], heading, text, sequence)
        yield linked(event, base, "tugas-saya", view, langkah=t["kode"])
    for t in records.read_tindak_lanjut(db, view.satker, view.tahun):
        asked = person is None or any(
            person.is_asked(view.satker, pic) for pic in split_pics(t["pic"])
        )
        if t["status"] == "terbuka" and asked:
            yield linked(
                follow_up_event(view, t, sequence), base, "rapat", view, rapat=str(t["rapat"])
            )
    for rapat in reversed(records.list_rapat(db, view.satker, view.tahun)):
        yield linked(
            meeting_event(view, rapat, sequence), base, "rapat", view, rapat=str(rapat.nomor)
        )
