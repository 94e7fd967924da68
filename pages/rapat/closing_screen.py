"""The closing screen of a meeting: what was said, what is still open, the documents, and the way to close."""

from __future__ import annotations

from datetime import datetime

from monev import meeting
from monev.core import clock
from monev.core.dates import format_short_day
from monev.database import Database, to_rows
from monev.figures import View, format_number
from monev.meeting import Rapat
from pages.rapat import blocks, documents, forms, people_screens, remark_screens
from pages.rapat.blocks import Block


def closing_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """How much was recorded, what is still open, the documents, and the way to close."""
    content = meeting.read_closing(db, r)
    present = [h for h in to_rows(content.attendance) if h["kehadiran"] == "hadir"]
    figures = [
        {"label": label, "nilai": format_number(n)}
        for label, n in (
            ("Hadir", len(present)),
            ("Tindak lanjut diputuskan", len(content.decisions)),
            ("Kendala dan solusi", len(content.notes)),
            ("Perubahan dicatat", len(set(content.changes["entri"].tolist()))),
        )
    ]
    said = remark_screens.remark_items(db, r)
    return [
        blocks.figures(figures),
        *([blocks.listing(said, empty="", key="bahasan")] if said else []),
        *(_open_blocks(db, r) if r.is_open else _closed_blocks(r)),
    ]


def _open_blocks(db: Database, r: Rapat) -> list[Block]:
    lacks = [*meeting.open_matters(db, r)]
    sentence = "Dokumen di bawah ini mengikuti catatan sampai saat ini."
    if lacks:
        sentence = "Masih terbuka: " + " ".join(lacks)
    buttons = [
        blocks.button("Tutup rapat", send={"aksi": "tutup"}, primary=not lacks),
        blocks.button("Jam selesai", entry_form=forms.closing_time_form(r)),
        *remark_screens.whole_buttons(),
    ]
    return [
        blocks.sentence(sentence, "sedang"),
        documents.list_downloads(),
        blocks.button_row(buttons),
    ]


def _closed_blocks(r: Rapat) -> list[Block]:
    sentence = f"Rapat ditutup {name_moment(r.ditutup)}." if r.ditutup else ""
    if r.rincian.mulai or r.rincian.selesai:
        sentence += f" Rapat berlangsung {people_screens.time_in_words(r)}."
    return [
        blocks.sentence(sentence.strip(), "sedang"),
        documents.list_downloads(),
        blocks.button_row([blocks.button("Lanjutkan rapat", send={"aksi": "lanjutkan"})]),
    ]


def name_moment(timing: datetime) -> str:
    """A moment in the office's zone: 1 Okt 2025 10.32."""
    local_time = timing.astimezone(clock.zone())
    return f"{format_short_day(local_time.date())} {local_time:%H.%M}"
