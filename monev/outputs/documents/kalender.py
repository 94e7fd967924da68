"""Writes Kalender (.ics, RFC 5545): the meeting, what falls due after posisi, and open follow-ups,
with reminders."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import NotRequired, TypedDict, Unpack

from icalendar import STATUS, TRANSP, Alarm, Calendar, Event  # type: ignore[missing-module-attribute] - as below

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.public_address import TODAY
from monev.core.text import NO_PIC
from monev.figures import View, format_number
from monev.figures.sentences import NOT_LKE
from monev.meeting.records import Rapat
from monev.meeting.things import FollowUpRow
from monev.outputs.documents.common import hours_in_words
from monev.outputs.documents.material import Material
from monev.outputs.messages import due_day, page_link
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

REMINDER = timedelta(days=-7)
MEETING_REMINDER = timedelta(days=-1)


def write(material: Material, form: str) -> bytes:
    """Write the calendar of everybody: the meeting's event, one all-day event per due day with its
    tenggat, and one per open follow-up. Made again, they replace the old."""
    view = material.view
    base = material.address
    sequence = material.anchor.number  # grows with each entry that changes anything of it
    to_come = [t for t in material.tenggat if t["status"] in ("berjalan", "belum_jatuh_tempo")]
    calendar = new_calendar(f"Rencana Aksi ZI {view.satker} {view.tahun}")
    calendar.add("method", "PUBLISH")
    if r := material.rapat:
        event = meeting_event(view, r, sequence)
        calendar.add_component(
            linked(
                event,
                base,
                "rapat",
                view,
                rapat=str(r.nomor),
            )
        )
    for day, due in groupby(sorted(to_come, key=due_day), key=due_day):
        lines = []
        for t in due:
            langkah = f"{t['kode']} {t['langkah_aksi']} ({t['pic'] or NO_PIC})"
            lines.append(f"{langkah}, target {format_tenggat(t['tenggat'])}")
        heading = f"{format_number(len(lines))} target rencana aksi ZI jatuh tempo"
        text = "\n".join([*lines, "", NOT_LKE])
        event = day_event(
            view,
            f"tenggat-{day.isoformat()}",
            day,
            heading,
            text,
            sequence,
        )
        calendar.add_component(linked(event, base, "linimasa", view))
    for t in material.open_tindak_lanjut:
        event = follow_up_event(view, t, sequence)
        calendar.add_component(
            linked(
                event,
                base,
                "rapat",
                view,
                rapat=str(t["rapat"]),
            )
        )
    return calendar.to_ical()


def new_calendar(name: str) -> Calendar:
    """Make a calendar of that name without events."""
    calendar = Calendar()
    calendar.add("prodid", "-//Monev ZI//id")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    return calendar


def linked(
    event: Event,
    base: str,
    page: str,
    view: View,
    **other: str,
) -> Event:
    """Link an event to the page it is about, as of the day it is opened, if the app's address
    (`base`) is known. The link is in its text too: not every calendar shows the URL."""
    if base:
        address = page_link(
            base,
            page,
            view,
            posisi=TODAY,
            **other,
        )
        event.add("url", address)
        event.add("description", f"{event.pop('description')}\n{address}")
    return event


def follow_up_event(view: View, t: FollowUpRow, sequence: int = 0) -> Event:
    """Make the event of a follow-up (columns of `read_tindak_lanjut`) on the day it is due."""
    about = t["kode"] or (f"area {t['area']}" if t["area"] else "rencana")
    heading = f"Tindak lanjut ZI: {t['uraian']} ({t['pic']})"
    text = f"{t['uraian']}\nPIC: {t['pic']}\nUntuk: {about}"
    return day_event(
        view,
        f"tindak-lanjut-{t['nomor']}",
        t["batas"],
        heading,
        text,
        sequence,
    )


def meeting_event(view: View, r: Rapat, sequence: int = 0) -> Event:
    """Make the event of a meeting, in the office's zone; of its day if nobody said its hours.

    A meeting announced *s.d. selesai* has no end: RFC 5545 (3.6.1) lets DTSTART stand alone, and
    calendars show the hour it begins."""
    hours = f"Pukul {hours_in_words(r)}" if r.rincian.mulai else ""
    leader = f"Pemimpin: {r.pemimpin}" if r.pemimpin else ""
    text = "\n".join(filter(None, (r.rincian.acara, hours, leader)))
    start = _moment(r.tanggal, r.rincian.mulai)
    end = _moment(r.tanggal, r.rincian.selesai)
    if start is None:
        start = r.tanggal
        end = r.tanggal + timedelta(days=1)
    elif end is not None and end <= start:
        end += timedelta(days=1)
    return _event(
        view,
        f"rapat-{r.nomor}",
        MEETING_REMINDER,
        sequence,
        start=start,
        end=end,
        summary=r.judul,
        description=text or r.periode.name,
        location=r.tempat or None,
        status=STATUS.CANCELLED if r.is_called_off else None,
    )


def _moment(day: date, said: str) -> datetime | None:
    if not said:
        return None
    hour = time.fromisoformat(said.replace(".", ":"))
    return datetime.combine(day, hour, clock.zone()).astimezone(UTC)


def day_event(
    view: View,
    key: str,
    day: date,
    heading: str,
    text: str,
    sequence: int = 0,
) -> Event:
    """Make an event of a whole day; `key` names it within its rencana, `sequence` grows as it
    changes."""
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
    """What an event says besides, by the names of `Event.new`."""

    start: date
    end: date | None
    description: str
    location: NotRequired[str | None]
    status: NotRequired[STATUS | None]
    transparency: NotRequired[TRANSP]


def _event(
    view: View,
    key: str,
    remind: timedelta,
    sequence: int,
    *,
    summary: str,
    **said: Unpack[_Said],
) -> Event:
    # The same event keeps its uid, so that importing a newer calendar moves it and does not double
    # it.
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
