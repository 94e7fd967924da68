"""Makes the events of calendars (.ics, RFC 5545), with their reminders."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import NotRequired, TypedDict, Unpack

from icalendar import STATUS, TRANSP, Alarm, Calendar, Event  # type: ignore[missing-module-attribute] - as below

from monev.core import clock
from monev.core.public_address import TODAY
from monev.core.text import with_mark
from monev.figures import View
from monev.meeting.records import Rapat
from monev.meeting.things import FollowUpRow
from monev.outputs.documents.common import hours_in_words
from monev.outputs.messages import page_link
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

REMINDER = timedelta(days=-7)
MEETING_REMINDER = timedelta(days=-1)


def new_calendar(name: str) -> Calendar:
    """Make an empty calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Monev ZI//id")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    return calendar


def linked(event: Event, base: str, page: str, view: View, **other: str) -> Event:
    """Link an event to its page, as of the day the link is opened; without `base` it has no link.

    `base`: the app's address. The link is in the event's text too, because not every calendar shows
    the URL.
    """
    if base:
        address = page_link(base, page, view, posisi=TODAY, **other)
        event.add("url", address)
        event.add("description", f"{event.pop('description')}\n{address}")
    return event


def follow_up_event(view: View, follow_up: FollowUpRow, sequence: int = 0) -> Event:
    """Make the event of a follow-up on the day it is due."""
    about = follow_up.get("kode_tampil") or (
        f"area {follow_up['area']}" if follow_up["area"] else "rencana"
    )
    heading = f"Tindak lanjut ZI: {with_mark(follow_up['uraian'])} ({follow_up['pic']})"
    text = f"{follow_up['uraian']}\nPIC: {follow_up['pic']}\nUntuk: {about}"
    return day_event(
        view, f"tindak-lanjut-{follow_up['nomor']}", follow_up["batas"], heading, text, sequence
    )


def meeting_event(view: View, rapat: Rapat, sequence: int = 0) -> Event:
    """Make the event of a meeting; it fills the day if nobody said the hours.

    A meeting announced *s.d. selesai* has no end: RFC 5545 (3.6.1) lets DTSTART stand alone, and
    calendars show the hour it begins.
    """
    hours = f"Pukul {hours_in_words(rapat)}" if rapat.mulai else ""
    leader = f"Pemimpin: {rapat.pemimpin}" if rapat.pemimpin else ""
    text = "\n".join(filter(None, (rapat.acara, hours, leader)))
    start = _moment(rapat.tanggal, rapat.mulai)
    end = _moment(rapat.tanggal, rapat.selesai)
    if start is None:
        start = rapat.tanggal
        end = rapat.tanggal + timedelta(days=1)
    elif end is not None and end <= start:
        end += timedelta(days=1)
    return _event(
        view,
        f"rapat-{rapat.nomor}",
        MEETING_REMINDER,
        sequence,
        start=start,
        end=end,
        summary=rapat.judul,
        description=text or rapat.periode.name,
        location=rapat.tempat or None,
        status=STATUS.CANCELLED if rapat.is_called_off else None,
    )


def _moment(day: date, said: str) -> datetime | None:
    if not said:
        return None
    hour = time.fromisoformat(said.replace(".", ":"))
    return datetime.combine(day, hour, clock.zone()).astimezone(UTC)


def day_event(view: View, key: str, day: date, heading: str, text: str, sequence: int = 0) -> Event:
    """Make an all-day event. `key` names it within its rencana, `sequence` grows as it changes."""
    return _event(
        view,
        key,
        REMINDER,
        sequence,
        start=day,
        end=day + timedelta(days=1),
        summary=heading,
        description=text,
        transparency=TRANSP.TRANSPARENT,
    )


class _Said(TypedDict):
    """Other fields of an event, named as in `Event.new`."""

    start: date
    end: date | None
    description: str
    location: NotRequired[str | None]
    status: NotRequired[STATUS | None]
    transparency: NotRequired[TRANSP]


def _event(
    view: View, key: str, remind: timedelta, sequence: int, *, summary: str, **said: Unpack[_Said]
) -> Event:
    # The same event keeps its uid: importing a newer calendar then moves it and adds no second one.
    origin = hashlib.sha256(f"{view.satker}|{view.tahun}|{key}".encode()).hexdigest()[:32]
    reminder = Alarm.new(description=summary)  # type: ignore[missing-attribute] - its own, not in the older stubs
    reminder.add("action", "DISPLAY")
    reminder.add("trigger", remind)
    if view.simulasi:
        summary = f"{SIMULATION_TEXT}: {summary}"
    return Event.new(  # type: ignore[missing-attribute] - its own, not in the older stubs
        **said,
        summary=summary,
        uid=f"{origin}@monev-zi",
        stamp=view.waktu,
        sequence=sequence,
        subcomponents=[reminder],
    )
