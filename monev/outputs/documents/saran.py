"""Builds Saran: a report's requests about the work that its meeting left open, by area and PIC."""

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
    """A request to an area about the langkah of one PIC ("" for none)."""

    words: str
    area: str
    pic: str


def list_suggestions(material: Material) -> list[Suggestion]:
    """List requests about open work, area by area; langkah with a running follow-up get none."""
    settled = _settled(material)
    suggestions = []
    for area in material.per_area:
        for words, rows in _open_in_area(material, area["area"], settled):
            for pic, of_pic in group_by(rows, _responsible).items():
                kodes = ", ".join(dict.fromkeys(row["kode"] for row in of_pic))
                suggestions.append(Suggestion(f"{words} {kodes}.", name_area(area), pic))
    return suggestions


def _settled(material: Material) -> set[str]:
    """Find the kode of langkah that a running follow-up belongs to or names in its words."""
    settled: set[str] = set()
    told = []
    for follow_up in material.open_tindak_lanjut:
        if not follow_up["hari_terlambat"]:
            settled.add(follow_up["kode"] or "")
            told.append(follow_up["uraian"])
    words = " ".join(told)
    for kode in material.langkah:
        if kode in words and re.search(rf"(?<![\w.]){re.escape(kode)}(?!\w|\.\w)", words):
            settled.add(kode)
    return settled


def _responsible(row: LangkahPlace) -> str:
    """Return the responsible PIC: the first of several; "" for none."""
    return next(iter(split_pics(row["pic"])), "")


def describe_suggestion(suggestion: Suggestion) -> str:
    """Write a suggestion as one sentence."""
    words = suggestion.words.removesuffix(".")
    return f"{words} (area {suggestion.area}; {suggestion.pic or NO_PIC})."


def build_suggestions(material: Material) -> list[blocks.Block]:
    """Build the suggestions as a table, without days.

    The office sets the day: a day computed here would stand beside the leader's own.
    """
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
    table = blocks.Table(headers, rows, widths, ("center",), "Saran", size=10)
    return [blocks.Paragraph(say("saran.pengantar", keadaan=state)), table]


def _open_in_area(
    material: Material, area: str, settled: set[str]
) -> Iterator[tuple[str, Sequence[LangkahPlace]]]:
    """List the requests to an area as (words, rows of the langkah concerned)."""

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
    """Write the request about a late langkah; it asks for no bukti that is there already."""
    present = 0
    owed = 0
    for late in material.late:
        if late["kode"] == row["kode"]:
            present += late["bukti_n"]
            owed += late["bukti_N"]
    if present and present == owed:
        return "Melaporkan status dan tanggal selesai langkah yang buktinya sudah lengkap:"
    lacking = "bukti yang belum ada" if present else "buktinya"
    return f"Menyelesaikan langkah yang terlambat beserta {lacking}:"
