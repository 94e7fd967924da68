"""Kalender (.ics, RFC 5545) of what falls due after posisi and of open follow-ups, with a reminder a week ahead."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from itertools import groupby

from icalendar import Alarm, Calendar, Event

from monev.core.dates import format_tenggat
from monev.core.pics import NO_PIC
from monev.figures import format_number
from monev.figures.sentences import NOT_LKE
from monev.outputs.documents.material import DataRow, Material
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

REMINDER = timedelta(days=-7)


def write(material: Material, form: str) -> bytes:
    """One all-day event per due day, naming its tenggat, and one per follow-up; made again, they replace the old."""
    calendar = Calendar()
    calendar.add("prodid", "-//Monev ZI//id")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Rencana Aksi ZI {material.p.satker} {material.p.tahun}")
    to_come = [
        t
        for t in material.tenggat
        if t["status"] in ("berjalan", "belum_jatuh_tempo") and t["jatuh_tempo"] > material.p.posisi
    ]

    def due_day(t: DataRow) -> date:
        return t["jatuh_tempo"]

    for day, due in groupby(sorted(to_come, key=due_day), key=due_day):
        lines = [
            f"{t['kode']} {t['langkah_aksi']} ({t['pic'] or NO_PIC}), target {format_tenggat(t['tenggat'])}"
            for t in due
        ]
        heading = f"{format_number(len(lines))} target rencana aksi ZI jatuh tempo"
        text = "\n".join([*lines, "", NOT_LKE])
        calendar.add_component(_event(material, f"tenggat-{day.isoformat()}", day, heading, text))
    for t in (*material.decisions, *material.earlier_tindak_lanjut):
        if t.status == "terbuka":
            about = t.kode or (f"area {t.area}" if t.area else "rencana")
            heading = f"Tindak lanjut ZI: {t.uraian} ({t.pic})"
            text = f"{t.uraian}\nPIC: {t.pic}\nUntuk: {about}"
            calendar.add_component(_event(material, f"tindak-lanjut-{t.nomor}", t.batas, heading, text))
    return calendar.to_ical()


def _event(material: Material, key: str, day: date, heading: str, text: str) -> Event:
    event = Event()
    # The same event keeps its uid, so that importing a newer calendar moves it and does not double it.
    origin = hashlib.sha256(f"{material.p.satker}|{material.p.tahun}|{key}".encode()).hexdigest()[:32]
    event.add("uid", f"{origin}@monev-zi")
    event.add("dtstamp", material.p.waktu)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{SIMULATION_TEXT}: {heading}" if material.p.simulasi else heading)
    event.add("description", text)
    event.add("transp", "TRANSPARENT")
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", heading)
    reminder.add("trigger", REMINDER)
    event.add_component(reminder)
    return event
