"""The screen of what changed since the triwulan before: one sentence, and a line per area."""

from __future__ import annotations

from collections import Counter

from monev import figures, meeting
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES
from monev.core.text import shorten
from monev.database import Database, Row
from monev.figures import View, format_area, format_number
from monev.meeting import AreaChanges, Rapat
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block
from pages.rapat.situation_screen import main_figures


def change_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What changed as one thought; every single change of an area is read by touching its line."""
    ringkasan = figures.ringkasan(db, p)
    since = format_day(p.posisi_sebelum)
    if ringkasan.previous is None:
        nothing = f"Belum ada yang tersimpan s.d. {since}, jadi belum ada yang dibandingkan."
        return [blocks.sentence(nothing), main_figures(ringkasan.current, p)]
    areas = meeting.changes_per_area(db, p)
    if not areas:
        return [blocks.sentence(f"Tidak ada yang berubah sejak {since}.", "quiet")]
    counts = _counts_in_words([row for area in areas for row in area.rows])
    return [
        blocks.sentence(f"Yang berubah sejak {since}: {counts}.", "quiet"),
        blocks.paged(blocks.items(map(_area_item, areas)), key="perubahan"),
    ]


def _counts_in_words(rows: list[Row]) -> str:
    """12 tenggat selesai, 30 bukti baru dan 2 PIC berubah, in the order of what matters."""
    counts = Counter(row["jenis"] for row in rows)
    *first, last = (f"{format_number(counts[jenis])} {words}" for jenis, words in CHANGE_JENIS.items() if counts[jenis])
    return f"{', '.join(first)} dan {last}" if first else last


def _area_item(area: AreaChanges) -> Block:
    return {
        "kode": area.area,
        "text": format_area("", area.name),
        "aside": _counts_in_words(area.rows),
        "wide": True,
        "details": [_change_in_words(row) for row in area.rows],
    }


def _change_in_words(row: Row) -> str:
    """One change: 12.1 Menyusun laporan (Maret 2025): tenggat selesai."""
    describe_value = format_tenggat if row["jenis"] in TARGET_CHANGES else lambda value: shorten(value, 50)
    values = [describe_value(row[side]) for side in ("dari", "ke") if row[side]]
    shown = "" if row["jenis"] in ("selesai_baru", "selesai_ditarik") else " → ".join(values)
    when = f" ({format_tenggat(row['tenggat'])})" if row["tenggat"] else ""
    what = ": ".join(filter(None, (CHANGE_JENIS[row["jenis"]], shown)))
    return f"{row['kode']} {shorten(row['langkah_aksi'], 80)}{when}: {what}"
