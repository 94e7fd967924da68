"""Saran: what a report asks for of what its meeting left open, of whom and by when."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from monev.core.dates import format_day
from monev.core.text import NO_PIC, split_pics
from monev.database import Row
from monev.figures import format_area
from monev.outputs import say
from monev.outputs.documents import blocks
from monev.outputs.documents.material import Material

_PROOF_DAYS, _USUAL_DAYS, _LONG_DAYS = 7, 14, 30
"""Days for the proof of what is done, for what is open, and for what is late by more than the last."""


class Suggestion(NamedTuple):
    """What an area is asked for, the PICs of it, and by when."""

    words: str
    area: str
    pics: tuple[str, ...]
    until: str


def list_suggestions(material: Material) -> list[Suggestion]:
    """What nobody agreed on yet, area by area: no langkah that a running follow-up is about or names."""
    running = [t for t in material.open_tindak_lanjut if not t["hari_terlambat"]]
    told = " ".join(t["uraian"] for t in running)
    near = (kode for kode in material.langkah if kode in told)
    named = {kode for kode in near if re.search(rf"(?<![\w.]){re.escape(kode)}(?!\w|\.\w)", told)}
    settled = {t["kode"] for t in running} | named
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


def build_suggestions(material: Material) -> list[blocks.Block]:
    """The same as a table, with where its days come from."""
    suggestions = list_suggestions(material)
    if not suggestions:
        reason = "semua yang jatuh tempo sudah selesai dan lengkap"
        if material.late or material.kesenjangan or material.without_target:
            reason = "semua yang belum selesai sudah ada tindak lanjutnya"
        return [blocks.Paragraph(f"Tidak ada saran: {reason}.", "left")]
    pic, its_width = (("PIC",), (26,)) if material.has_pics else ((), ())
    rows = [
        (f"{number}.", s.words, s.area, *["\n".join(s.pics) or NO_PIC for _ in pic], s.until)
        for number, s in enumerate(suggestions, start=1)
    ]
    headers, widths = ("No.", "Saran", "Area", *pic, "Batas waktu"), (8, 48, 28, *its_width, 20)
    since, about, weekend = "laporan ini ditandatangani", "belum selesai", ""
    if r := material.rapat:  # only a day can fall on a Saturday; without a meeting there is none yet
        since, about = f"rapat tanggal {format_day(r.tanggal)}", "belum diputuskan dalam rapat"
        weekend = " Yang jatuh pada hari Sabtu atau Minggu menjadi hari Senin."
    days = say("saran.hari", bukti=_PROOF_DAYS, lama=_LONG_DAYS, biasa=_USUAL_DAYS)
    if material.p.rencana_only:  # of a plan that nobody reported of nothing is done, and nothing is called late
        days = f"{_USUAL_DAYS} hari."
    words = say("saran.pengantar", keadaan=about, sejak=since, hari=days, akhir=weekend)
    return [blocks.Paragraph(words), blocks.Table(headers, rows, widths, ("center",), "Saran")]


def _open_in_area(material: Material, area: str, settled: set[str]) -> Iterator[tuple[str, int, list[Row]]]:
    def open_rows(rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row["area"] == area and row["kode"] not in settled]

    late = [row for row in open_rows(material.late) if not row["selesai_kemudian"]]
    kodes = {row["kode"] for row in late}
    if material.p.rencana_only:
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
    """A working day counted from the meeting, not before what it agreed for the area; without one so many days."""
    if material.rapat is None:
        return f"{days} hari sejak laporan ini ditandatangani"
    day = material.rapat.tanggal + timedelta(days=days)
    if day.weekday() >= 5:  # Saturday, Sunday
        day += timedelta(days=7 - day.weekday())
    return format_day(max([day, *(t["batas"] for t in material.decisions if t["area"] == area and not t["kode"])]))
