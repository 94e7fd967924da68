"""The last thing recorded in a meeting that still stands: in words, and how it is taken back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from monev import meeting
from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.text import shorten
from monev.database import Database, to_rows
from monev.edits.edit_checks import COLUMNS, name_value
from monev.meeting import Rapat
from pages.rapat.blocks import Block

_NOT_RECORDS = ("buka", "tutup", "lanjutkan", "layar")
_LABELS = {"hadir": "Peserta", "catatan": "Catatan", "tindak_lanjut": "Tindak lanjut", "rapat": "Data rapat"}
_CORE = {"hadir": ("nama",), "catatan": ("kendala", "solusi"), "tindak_lanjut": ("uraian",), "rapat": ("judul",)}


def find_last(db: Database, r: Rapat) -> Block | None:
    """What *Urungkan* would take back now: {entri, asal ("suntingan" or "rapat"), teks}; None where there is nothing,
    or the meeting is closed. Whoever recorded it: the screen says what it is before it is pressed."""
    if not r.is_open:
        return None
    edits = [(b["entri"], "suntingan", b) for b in to_rows(meeting.read_rapat_changes(db, r)) if _is_standing(b)]
    remarks = [
        (b["entri"], "rapat", b)
        for b in to_rows(meeting.read_events(db, r))
        if _is_standing(b) and b["peristiwa"] not in _NOT_RECORDS
    ]
    if not edits and not remarks:
        return None
    entry, origin, content = max(edits[:1] + remarks[:1], key=lambda one: one[0])
    display_name = _edit_in_words(content) if origin == "suntingan" else _event_in_words(content)
    return {"entri": entry, "asal": origin, "teks": f"✓ {clock_text(content['waktu'])} {display_name}"}


def clock_text(timing: datetime) -> str:
    """The time of day in the office's zone: 10.32."""
    return f"{timing.astimezone(clock.zone()):%H.%M}"


def _is_standing(b: dict[str, Any]) -> bool:
    return b["menarik"] is None and not b["ditarik"]


def _edit_in_words(b: dict[str, Any]) -> str:
    location = b["kode"] + (f", {format_tenggat(b['tenggat'])}" if b["tenggat"] else "")
    kind = "bukti" if b["bukti"] else "tenggat" if b["tenggat"] else "langkah"
    matter = shorten(b["bukti"], 40) if b["bukti"] else COLUMNS[kind][b["kolom"]]
    return f"{matter} ({location}): {shorten(name_value(b['kolom'], b['ke']), 40)}"


def _event_in_words(b: dict[str, Any]) -> str:
    change = json.loads(b["ubah"])
    first = change[0]
    content = first["ke"] or first["dari"]
    core = next((content[k] for k in _CORE[first["benda"]] if content.get(k)), "")
    other = f" dan {len(change) - 1} lagi" if len(change) > 1 else ""
    end = " dihapus" if first["ke"] is None else ""
    return f"{_LABELS[first['benda']]}: {shorten(core, 50)}{other}{end}"
