"""Builds Saran: what a report asks for of what its meeting left open, and of whom."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.core.text import NO_PIC, split_pics
from monev.figures.rows import AnyRow, LangkahPlace, TenggatRow
from monev.outputs import say
from monev.outputs.documents import blocks
from monev.outputs.documents.material import Material, name_area


class Suggestion(NamedTuple):
    """A request to an area about langkah of one PIC ("": nobody is named)."""

    words: str
    area: str
    pic: str


def list_suggestions(material: Material) -> list[Suggestion]:
    """List what nobody agreed on yet, area by area; no langkah that a running follow-up is about or
    names."""
    settled = _settled(material)
    suggestions = []
    for a in material.per_area:
        area = name_area(a)
        for words, rows in _open_in_area(material, a["area"], settled):
            for pic, of_pic in group_by(rows, _responsible).items():
                kodes = ", ".join(dict.fromkeys(row["kode"] for row in of_pic))
                suggestions.append(Suggestion(f"{words} {kodes}.", area, pic))
    return suggestions


def _settled(material: Material) -> set[str]:
    """The langkah that a running follow-up is about or names."""
    settled: set[str] = set()
    told = []
    for t in material.open_tindak_lanjut:
        if not t["hari_terlambat"]:
            settled.add(t["kode"] or "")
            told.append(t["uraian"])
    words = " ".join(told)
    for kode in material.langkah:
        if kode in words and re.search(rf"(?<![\w.]){re.escape(kode)}(?!\w|\.\w)", words):
            settled.add(kode)
    return settled


def _responsible(row: LangkahPlace) -> str:
    """The responsible PIC: the first of several; "" for none."""
    return next(iter(split_pics(row["pic"])), "")


def describe_suggestion(suggestion: Suggestion) -> str:
    """Tell a suggestion in a sentence."""
    words = suggestion.words.removesuffix(".")
    return f"{words} (area {suggestion.area}; {suggestion.pic or NO_PIC})."


def build_suggestions(material: Material) -> list[blocks.Block]:
    """Build the suggestions as a table. By when, the office says: a day counted by a program stood
    beside the leader's own."""
    suggestions = list_suggestions(material)
    if not suggestions:
        reason = "semua yang jatuh tempo sudah selesai dan lengkap"
        if material.late or material.kesenjangan or material.without_target:
            reason = "semua yang belum selesai sudah ada tindak lanjutnya"
        return [blocks.Paragraph(f"Tidak ada saran: {reason}.", "left")]
    columns = 4 if material.has_pics else 3
    rows = []
    for number, each in enumerate(suggestions, start=1):
        row = (f"{number}.", each.words, each.area.partition(" ")[0], each.pic or NO_PIC)
        rows.append(row[:columns])
    headers = ("No.", "Saran", "Area", "PIC")[:columns]
    widths = (8, 62, 9, 48)[:columns]
    state = "belum diputuskan dalam rapat" if material.rapat else "belum selesai"
    return [
        blocks.Paragraph(say("saran.pengantar", keadaan=state)),
        blocks.Table(
            headers,
            rows,
            widths,
            ("center",),
            "Saran",
            size=8.5,
        ),
    ]


def _open_in_area(
    material: Material,
    area: str,
    settled: set[str],
) -> Iterator[tuple[str, Sequence[LangkahPlace]]]:
    """The requests to an area, each with the rows it is about."""

    def open_rows(rows: Sequence[AnyRow]) -> list[AnyRow]:
        return [row for row in rows if row["area"] == area and row["kode"] not in settled]

    late = [row for row in open_rows(material.late) if not row["selesai_kemudian"]]
    kodes = {row["kode"] for row in late}
    if material.rencana_only:
        yield "Melaporkan realisasi dan bukti langkah yang sudah jatuh tempo:", late
    else:
        yield from group_by(late, lambda row: _ask_of_late(material, row)).items()
    lacking = [row for row in open_rows(material.kesenjangan) if row["kode"] not in kodes]
    yield "Melengkapi bukti dukung langkah", lacking
    yield "Menetapkan target waktu langkah", open_rows(material.without_target)


def _ask_of_late(material: Material, row: TenggatRow) -> str:
    """The request about a late langkah: for no bukti that the report's tables say is there."""
    present = 0
    owed = 0
    for t in material.late:
        if t["kode"] == row["kode"]:
            present += t["bukti_n"]
            owed += t["bukti_N"]
    if present and present == owed:
        return "Melaporkan status dan tanggal selesai langkah yang buktinya sudah lengkap:"
    lacking = "bukti yang belum ada" if present else "buktinya"
    return f"Menyelesaikan langkah yang terlambat beserta {lacking}:"
