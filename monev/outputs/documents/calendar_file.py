"""A calendar (.ics, RFC 5545) of what falls due after posisi and of open follow-ups, with a reminder a week ahead."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from itertools import groupby

from icalendar import Alarm, Calendar, Event

from monev.core.dates import format_tenggat
from monev.figures import format_number
from monev.outputs.documents.material import NOT_LKE, DataRow, Material
from monev.outputs.messages import NO_PIC
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

REMINDER = timedelta(days=-7)


def to_ics(material: Material) -> bytes:
    """One all-day event per due day, naming its tenggat, and one per follow-up; made again, they replace the old."""
    calendar = Calendar()
    calendar.add("prodid", "-//Monev ZI//id")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Rencana Aksi ZI {material.p.satker} {material.p.tahun}")
    belum = [
        t
        for t in material.tenggat
        if t["status"] in ("berjalan", "belum_jatuh_tempo") and t["jatuh_tempo"] > material.p.posisi
    ]
    ordering = sorted(belum, key=lambda t: t["jatuh_tempo"])
    for day, content in groupby(ordering, key=lambda t: t["jatuh_tempo"]):
        calendar.add_component(_build_jatuh_tempo_event(material, day, list(content)))
    for t in (*material.decisions, *material.earlier_tindak_lanjut):
        if t.status == "terbuka":
            location = t.kode or (f"area {t.area}" if t.area else "rencana")
            details = f"{t.uraian}\nPIC: {t.pic}\nUntuk: {location}"
            heading = f"Tindak lanjut ZI: {t.uraian} ({t.pic})"
            calendar.add_component(_build_event(material, f"tindak-lanjut-{t.nomor}", t.batas, heading, details))
    return calendar.to_ical()


def _build_jatuh_tempo_event(material: Material, day: date, content: list[DataRow]) -> Event:
    row = [
        f"{t['kode']} {t['langkah_aksi']} ({t['pic'] or NO_PIC}), target {format_tenggat(t['tenggat'])}"
        for t in content
    ]
    heading = f"{format_number(len(content))} target rencana aksi ZI jatuh tempo"
    return _build_event(material, f"tenggat-{day.isoformat()}", day, heading, "\n".join([*row, "", NOT_LKE]))


def _build_event(material: Material, key: str, day: date, heading: str, details: str) -> Event:
    events = Event()
    # The same event keeps its uid, so that importing a newer calendar moves it and does not double it.
    origin = hashlib.sha256(f"{material.p.satker}|{material.p.tahun}|{key}".encode()).hexdigest()[:32]
    events.add("uid", f"{origin}@monev-zi")
    events.add("dtstamp", material.p.waktu)
    events.add("dtstart", day)
    events.add("dtend", day + timedelta(days=1))
    events.add("summary", f"{SIMULATION_TEXT}: {heading}" if material.p.simulasi else heading)
    events.add("description", details)
    events.add("transp", "TRANSPARENT")
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", heading)
    reminder.add("trigger", REMINDER)
    events.add_component(reminder)
    return events
