"""Kalender (.ics, RFC 5545) of the meeting, of what falls due after posisi and of open follow-ups,
with reminders."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from icalendar import STATUS, TRANSP, Alarm, Calendar, Event  # type: ignore[missing-module-attribute] - as below

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.public_address import TODAY
from monev.core.text import NO_PIC
from monev.figures import View, format_number
from monev.figures.sentences import NOT_LKE
from monev.meeting.records import Rapat
from monev.outputs.documents.common import hours_in_words
from monev.outputs.documents.material import Material
from monev.outputs.messages import due_day, page_link
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

REMINDER = timedelta(days=-7)
MEETING_REMINDER = timedelta(days=-1)


def write(material: Material, form: str) -> bytes:
    """The calendar of everybody: the meeting's event, one all-day event per due day, naming its
    tenggat, and one per open follow-up. Made again, they replace the old. The only `form` is
    ics."""
    sequence = material.anchor.number  # grows with each entry that changes anything of it
    to_come = [t for t in material.tenggat if t["status"] in ("berjalan", "belum_jatuh_tempo")]
    calendar = new_calendar(f"Rencana Aksi ZI {material.p.satker} {material.p.tahun}")
    calendar.add("method", "PUBLISH")
    if material.rapat is not None:
        event = meeting_event(material.p, material.rapat, sequence)
        calendar.add_component(
            linked(event, material.address, "rapat", material.p, rapat=str(material.rapat.nomor))
        )
    for day, due in groupby(sorted(to_come, key=due_day), key=due_day):
        lines = [
            f"{t['kode']} {t['langkah_aksi']} ({t['pic'] or NO_PIC}), "
            f"target {format_tenggat(t['tenggat'])}"
            for t in due
        ]
        heading = f"{format_number(len(lines))} target rencana aksi ZI jatuh tempo"
        text = "\n".join([*lines, "", NOT_LKE])
        event = day_event(material.p, f"tenggat-{day.isoformat()}", day, heading, text, sequence)
        calendar.add_component(linked(event, material.address, "linimasa", material.p))
    for t in material.open_tindak_lanjut:
        event = follow_up_event(material.p, t, sequence)
        calendar.add_component(
            linked(event, material.address, "rapat", material.p, rapat=str(t["rapat"]))
        )
    return calendar.to_ical()


def new_calendar(name: str) -> Calendar:
    """A calendar of that name without events."""
    calendar = Calendar()
    about = {
        "prodid": "-//Monev ZI//id",
        "version": "2.0",
        "calscale": "GREGORIAN",
        "x-wr-calname": name,
    }
    for key, value in about.items():
        calendar.add(key, value)
    return calendar


def linked(event: Event, base: str, page: str, p: View, **other: str) -> Event:
    """The event with the page it is about, as of the day it is opened; as it was where the app's
    address (`base`) is not known. Also in its text: not every calendar shows the URL."""
    if base:
        address = page_link(base, page, p, posisi=TODAY, **other)
        event.add("url", address)
        event.add("description", f"{event.pop('description')}\n{address}")
    return event


def follow_up_event(p: View, t: Mapping[str, Any], sequence: int = 0) -> Event:
    """A follow-up (columns of `read_tindak_lanjut`) on the day it is due."""
    about = t["kode"] or (f"area {t['area']}" if t["area"] else "rencana")
    heading = f"Tindak lanjut ZI: {t['uraian']} ({t['pic']})"
    text = f"{t['uraian']}\nPIC: {t['pic']}\nUntuk: {about}"
    return day_event(p, f"tindak-lanjut-{t['nomor']}", t["batas"], heading, text, sequence)


def meeting_event(p: View, r: Rapat, sequence: int = 0) -> Event:
    """From when until when, in the office's zone; of a meeting whose hours nobody said, its day.
    One that was announced *s.d. selesai* has no end: RFC 5545 (3.6.1) lets DTSTART stand alone, and
    calendars show the hour it begins."""
    hours = f"Pukul {hours_in_words(r)}" if r.rincian.mulai else ""
    leader = f"Pemimpin: {r.pemimpin}" if r.pemimpin else ""
    text = "\n".join(filter(None, (r.rincian.acara, hours, leader)))
    start, end = (_moment(r.tanggal, said) for said in (r.rincian.mulai, r.rincian.selesai))
    if start is None:
        start = r.tanggal
        end = r.tanggal + timedelta(days=1)
    elif end is not None and end <= start:
        end += timedelta(days=1)
    place = r.tempat or None
    status = STATUS.CANCELLED if r.is_called_off else None
    said = {
        "summary": r.judul,
        "description": text or r.periode.name,
        "location": place,
        "status": status,
    }
    return _event(p, f"rapat-{r.nomor}", MEETING_REMINDER, sequence, start=start, end=end, **said)


def _moment(day: date, said: str) -> datetime | None:
    if not said:
        return None
    return datetime.combine(
        day, time.fromisoformat(said.replace(".", ":")), clock.zone()
    ).astimezone(UTC)


def day_event(p: View, key: str, day: date, heading: str, text: str, sequence: int = 0) -> Event:
    """An event of a whole day; `key` names it within its rencana, `sequence` grows as it
    changes."""
    said = {"summary": heading, "description": text, "transparency": TRANSP.TRANSPARENT}
    return _event(p, key, REMINDER, sequence, start=day, end=day + timedelta(days=1), **said)


def _event(p: View, key: str, remind: timedelta, sequence: int, **said: Any) -> Event:
    # The same event keeps its uid, so that importing a newer calendar moves it and does not double
    # it.
    origin = hashlib.sha256(f"{p.satker}|{p.tahun}|{key}".encode()).hexdigest()[:32]
    reminder = Alarm.new(description=said["summary"])  # type: ignore[missing-attribute] - its own, not in the older stubs
    reminder.add("action", "DISPLAY")
    reminder.add("trigger", remind)
    if p.simulasi:
        said["summary"] = f"{SIMULATION_TEXT}: {said['summary']}"
    said |= {
        "uid": f"{origin}@monev-zi",
        "stamp": p.waktu,
        "sequence": sequence,
        "subcomponents": [reminder],
    }
    return Event.new(**said)  # type: ignore[missing-attribute] - its own, not in the older stubs
