"""What *Urungkan* takes back: each person's own last record of a meeting."""

import json
from operator import itemgetter

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.grouping import group_by
from monev.core.meeting_things import THINGS, words_of
from monev.core.text import shorten
from monev.database import Database
from monev.edits.storing import COLUMNS
from monev.figures import format_number
from monev.meeting import recording, records
from monev.meeting.things import EditRow, EventRow
from monev.ui.looks.screen_parts import LastRecord
from monev.writing.changes import name_value


def find_last_records(db: Database, rapat: records.Rapat) -> dict[str, LastRecord]:
    """Return pelaku → their last record, which *Urungkan* would take back now.

    The opening of a correction counts only while nothing was recorded in it.
    """
    if not rapat.is_open:
        return {}
    # One touch may have changed several fields, each a row of its entry.
    edits = group_by(
        filter(records.stands, records.read_rapat_changes(db, rapat)), itemgetter("entri")
    )
    events = {row["entri"]: row for row in filter(records.stands, records.read_events(db, rapat))}
    newest: dict[str, LastRecord] = {}
    for entry in sorted({*edits, *events}, reverse=True):
        event = events.get(entry)
        name = event["peristiwa"] if event else ""
        is_late_correction = name == "perbaikan" and bool(newest)
        if is_late_correction or name in recording.NEVER_TAKEN_BACK:
            continue
        first = event or edits[entry][0]
        told = _event_in_words(event) if event else _edit_in_words(edits[entry])
        last: LastRecord = {
            "act": {"action": "undo", "entry": entry, "origin": "rapat" if event else "isian"},
            "text": f"✓ {first['waktu'].astimezone(clock.zone()):%H.%M} {told}",
        }
        newest.setdefault(first["pelaku"], last)
    return newest


def _edit_in_words(fields: list[EditRow]) -> str:
    first = fields[0]
    alike: set[tuple[str | None, str | None]] = set()
    for field in fields:
        if bool(field["bukti"]) == bool(first["bukti"]):
            alike.add((field["tenggat"], field["bukti"]))
    value = shorten(name_value(first["kolom"], first["ke"]), 40)
    if len(alike) > 1:
        unit = "bukti" if first["bukti"] else "target"
        return f"{format_number(len(alike))} {unit} ({first['kode_tampil']}): {value}"
    location = first["kode_tampil"] + (
        f", {format_tenggat(first['tenggat'])}" if first["tenggat"] else ""
    )
    matter = COLUMNS["tenggat" if first["tenggat"] else "langkah"].get(first["kolom"], "")
    if first["bukti"]:
        matter = shorten(first["bukti"], 40)
    return f"{matter} ({location}): {value}"


def _event_in_words(event: EventRow) -> str:
    if event["peristiwa"] == "perbaikan":
        return "Rapat dibuka untuk diperbaiki"
    change = json.loads(event["ubah"])
    first = change[0]
    content = first["ke"] or first["dari"]
    core = words_of(first["benda"], content)
    other = f" dan {len(change) - 1} lagi" if len(change) > 1 else ""
    end = " dihapus" if first["ke"] is None else ""
    return f"{THINGS[first['benda']].label}: {shorten(core, 50)}{other}{end}"
