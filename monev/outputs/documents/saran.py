"""Saran: what a report asks for of what its meeting left open, of whom and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from monev.core.dates import format_day
from monev.core.pics import NO_PIC, split_pics
from monev.database import Row
from monev.figures import format_area
from monev.outputs.documents.blocks import Block, ParagraphBlock, TableBlock
from monev.outputs.documents.material import Material
from monev.outputs.documents.tables import with_pics

_PROOF_DAYS, _USUAL_DAYS, _LONG_DAYS = 7, 14, 30
"""Days for the proof of what is done, for what is open, and for what is late by more than the last."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an area is asked for, the PICs of it, and by when."""

    words: str
    area: str
    pics: tuple[str, ...]
    until: str


def list_suggestions(material: Material) -> list[Suggestion]:
    """What nobody agreed on yet, area by area. A langkah with a follow-up that still runs has its day already."""
    settled = _settled_kodes(material)
    return [
        Suggestion(
            f"{words} {', '.join(dict.fromkeys(row['kode'] for row in rows))}.",
            format_area(a["area"], a["nama_area"]),
            tuple(dict.fromkeys(pic for row in rows for pic in split_pics(row["pic"]))),
            _until(material, a["area"], days),
        )
        for a in material.per_area
        for words, days, rows in _open_in_area(material, a["area"], settled)
        if rows
    ]


def describe_suggestion(suggestion: Suggestion) -> str:
    """A suggestion in a sentence."""
    pics = ", ".join(suggestion.pics) or NO_PIC
    by = "dalam" if " hari sejak " in suggestion.until else "paling lambat"
    return f"{suggestion.words.removesuffix('.')} (area {suggestion.area}; {pics}), {by} {suggestion.until}."


def build_suggestions(material: Material) -> list[Block]:
    """The same as a table, with where its days come from."""
    suggestions = list_suggestions(material)
    if not suggestions:
        reason = (
            "semua yang belum selesai sudah ada tindak lanjutnya"
            if material.late or material.kesenjangan or material.without_target
            else "semua yang jatuh tempo sudah selesai dan lengkap"
        )
        return [ParagraphBlock(f"Tidak ada saran: {reason}.", "left")]
    rows = [
        (f"{number}.", s.words, s.area, "\n".join(s.pics) or NO_PIC, s.until)
        for number, s in enumerate(suggestions, start=1)
    ]
    r = material.rapat
    since = f"rapat tanggal {format_day(r.tanggal)}" if r else "laporan ini ditandatangani"
    # Only a day can fall on a Saturday; without a meeting there is none yet.
    weekend = " Yang jatuh pada hari Sabtu atau Minggu menjadi hari Senin." if r else ""
    about = "belum diputuskan dalam rapat dan" if r else "belum selesai dan"
    # Of a plan that nobody reported of nothing is done, and nothing is called late.
    days = (
        f"{_USUAL_DAYS} hari."
        if material.rencana_only
        else f"{_PROOF_DAYS} hari untuk melengkapi bukti target yang sudah dilaporkan selesai, {_LONG_DAYS} hari "
        f"untuk target yang terlambat lebih dari {_LONG_DAYS} hari, dan {_USUAL_DAYS} hari untuk yang lain."
    )
    return [
        ParagraphBlock(
            f"Hal-hal berikut {about} disarankan untuk ditindaklanjuti. Batas waktunya dihitung sejak {since}: "
            f"{days}{weekend}"
        ),
        with_pics(
            material,
            TableBlock(("No.", "Saran", "Area", "PIC", "Batas waktu"), rows, (8, 48, 28, 26, 20), ("center",), "Saran"),
        ),
    ]


def _settled_kodes(material: Material) -> set[str]:
    """The langkah of which something was agreed and is still to come: named by a follow-up, or in its words."""
    running = [t for t in material.open_tindak_lanjut if not t["hari_terlambat"]]
    words = " ".join(t["uraian"] for t in running)
    kodes = {t["kode"] for t in running if t["kode"]}
    in_words = (kode for kode in material.langkah if kode in words)
    return kodes | {kode for kode in in_words if re.search(rf"(?<![\w.]){re.escape(kode)}(?!\w|\.\w)", words)}


def _open_in_area(material: Material, area: str, settled: set[str]) -> Iterator[tuple[str, int, list[Row]]]:
    def open_rows(rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row["area"] == area and row["kode"] not in settled]

    late = open_rows(material.late)
    kodes = {row["kode"] for row in late}
    if material.rencana_only:
        yield "Melaporkan realisasi dan bukti langkah yang sudah jatuh tempo:", _USUAL_DAYS, late
    else:
        long_late = {row["kode"] for row in late if row["hari_terlambat"] > _LONG_DAYS}
        words = "Menyelesaikan langkah yang terlambat beserta buktinya:"
        yield words, _USUAL_DAYS, [row for row in late if row["kode"] not in long_late]
        yield words, _LONG_DAYS, [row for row in late if row["kode"] in long_late]
    lacking = [row for row in open_rows(material.kesenjangan) if row["kode"] not in kodes]
    yield "Melengkapi bukti dukung langkah", _PROOF_DAYS, lacking
    yield "Menetapkan target waktu langkah", _USUAL_DAYS, open_rows(material.without_target)


def _until(material: Material, area: str, days: int) -> str:
    """A working day counted from the meeting, and not before what it agreed for the whole area; without a meeting so
    many days from the report."""
    if material.rapat is None:
        return f"{days} hari sejak laporan ini ditandatangani"
    day = material.rapat.tanggal + timedelta(days=days)
    if day.weekday() >= _SATURDAY:
        day += timedelta(days=7 - day.weekday())
    return format_day(max([day, *(t["batas"] for t in material.decisions if t["area"] == area and not t["kode"])]))
