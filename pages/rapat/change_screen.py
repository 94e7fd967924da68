"""The screen of what changed since the triwulan before: the figures then and now, one sentence, and a line per area."""

from __future__ import annotations

from typing import Any

from monev import figures, meeting
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES, find_term
from monev.core.text import shorten
from monev.database import Database
from monev.figures import Counts, View, format_area, format_number
from monev.meeting import AreaChanges, Rapat
from pages.rapat import blocks, figure_blocks
from pages.rapat.blocks import Block


def change_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What changed as one thought; every single change of an area is read by touching its line."""
    result = meeting.read_triwulan_changes(db, p)
    since = format_day(result.since)
    if result.previous is None:
        return [
            blocks.sentence(f"Belum ada yang tersimpan s.d. {since}, jadi belum ada yang dibandingkan."),
            blocks.figures(figure_blocks.main_figures(result.current, p)),
        ]
    before_and_now = blocks.figures(_before_and_current(result.previous, result.current, rencana_only=p.rencana_only))
    if not result.counts:
        return [before_and_now, blocks.sentence(f"Tidak ada yang berubah sejak {since}.", "sedang")]
    return [
        before_and_now,
        blocks.sentence(f"Yang berubah sejak {since}: {_counts_in_words(result.counts)}.", "sedang"),
        blocks.listing([_area_item(one) for one in result.per_area], empty=""),
    ]


def _before_and_current(before: Counts, current: Counts, *, rencana_only: bool) -> list[Block]:
    return [
        {"label": label, "nilai": f"{format_number(getattr(before, k))} → {format_number(getattr(current, k))}"}
        for label, k in (
            ("Target selesai", "selesai"),
            (find_term("terlambat", rencana_only=rencana_only).label, "terlambat"),
            ("Bukti ada", "bukti_n"),
            (figures.figure_labels()["selesai_tanpa_bukti"], "selesai_tanpa_bukti"),
        )
    ]


def _counts_in_words(counts: dict[str, int]) -> str:
    """12 tenggat selesai, 30 bukti baru dan 2 PIC berubah."""
    *first, last = (f"{format_number(n)} {CHANGE_JENIS[jenis]}" for jenis, n in counts.items())
    return f"{', '.join(first)} dan {last}" if first else last


def _area_item(one: AreaChanges) -> Block:
    return {
        "kode": one.area,
        "teks": format_area("", one.name),
        "kanan": _counts_in_words(one.counts),
        "lebar": True,
        "rinci": [_change_in_words(b) for b in one.rows],
    }


def _change_in_words(b: dict[str, Any]) -> str:
    """One change: 12.1 Menyusun laporan (Maret 2025): tenggat selesai."""
    describe_value = format_tenggat if b["jenis"] in TARGET_CHANGES else lambda value: shorten(value, 50)
    values = [describe_value(b[side]) for side in ("dari", "ke") if b[side]]
    shown = "" if b["jenis"] in ("selesai_baru", "selesai_ditarik") else " → ".join(values)
    when = f" ({format_tenggat(b['tenggat'])})" if b["tenggat"] else ""
    what = ": ".join(filter(None, (CHANGE_JENIS[b["jenis"]], shown)))
    return f"{b['kode']} {shorten(b['langkah_aksi'], 80)}{when}: {what}"
