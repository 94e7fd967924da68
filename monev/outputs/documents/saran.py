"""Saran: what a report asks for of what its meeting left open, and of whom."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.core.text import NO_PIC, split_pics
from monev.database import Row
from monev.figures import format_area
from monev.outputs import say
from monev.outputs.documents import blocks
from monev.outputs.documents.material import Material


class Suggestion(NamedTuple):
    """What an area is asked for, of langkah of one PIC ("" where nobody is named)."""

    words: str
    area: str
    pic: str


def list_suggestions(material: Material) -> list[Suggestion]:
    """What nobody agreed on yet, area by area: no langkah that a running follow-up is about or
    names."""
    running = [t for t in material.open_tindak_lanjut if not t["hari_terlambat"]]
    told = " ".join(t["uraian"] for t in running)
    near = (kode for kode in material.langkah if kode in told)
    named = {kode for kode in near if re.search(rf"(?<![\w.]){re.escape(kode)}(?!\w|\.\w)", told)}
    settled = {t["kode"] for t in running} | named
    return [
        Suggestion(f"{words} {', '.join(dict.fromkeys(row['kode'] for row in of_pic))}.", area, pic)
        for a in material.per_area
        for area in (format_area(a["area"], a["nama_area"]),)
        for words, rows in _open_in_area(material, a["area"], settled)
        for pic, of_pic in _by_pic(rows).items()
    ]


def _by_pic(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Rows by the one who is asked: of several PICs of a langkah the first, who is responsible for
    it."""
    return group_by(rows, lambda row: next(iter(split_pics(row["pic"])), ""))


def describe_suggestion(suggestion: Suggestion) -> str:
    """A suggestion in a sentence."""
    return (
        f"{suggestion.words.removesuffix('.')} (area {suggestion.area}; "
        f"{suggestion.pic or NO_PIC})."
    )


def build_suggestions(material: Material) -> list[blocks.Block]:
    """The same as a table. By when, the office says: a day counted by a program stood beside the
    leader's own."""
    suggestions = list_suggestions(material)
    if not suggestions:
        reason = "semua yang jatuh tempo sudah selesai dan lengkap"
        if material.late or material.kesenjangan or material.without_target:
            reason = "semua yang belum selesai sudah ada tindak lanjutnya"
        return [blocks.Paragraph(f"Tidak ada saran: {reason}.", "left")]
    pic, its_width = (("PIC",), (48,)) if material.has_pics else ((), ())
    cells = (
        (s.words, s.area.partition(" ")[0], *[s.pic or NO_PIC for _ in pic]) for s in suggestions
    )
    rows = [(f"{number}.", *row) for number, row in enumerate(cells, start=1)]
    headers = ("No.", "Saran", "Area", *pic)
    widths = (8, 62, 9, *its_width)
    words = say(
        "saran.pengantar",
        keadaan="belum diputuskan dalam rapat" if material.rapat else "belum selesai",
    )
    return [
        blocks.Paragraph(words),
        blocks.Table(headers, rows, widths, ("center",), "Saran", size=8.5),
    ]


def _open_in_area(
    material: Material, area: str, settled: set[str]
) -> Iterator[tuple[str, list[Row]]]:
    def open_rows(rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row["area"] == area and row["kode"] not in settled]

    late = [row for row in open_rows(material.late) if not row["selesai_kemudian"]]
    kodes = {row["kode"] for row in late}
    if material.p.rencana_only:
        yield "Melaporkan realisasi dan bukti langkah yang sudah jatuh tempo:", late
    else:
        yield from group_by(late, lambda row: _ask_of_late(material, row)).items()
    lacking = [row for row in open_rows(material.kesenjangan) if row["kode"] not in kodes]
    yield "Melengkapi bukti dukung langkah", lacking
    yield "Menetapkan target waktu langkah", open_rows(material.without_target)


def _ask_of_late(material: Material, row: Row) -> str:
    """What a late langkah is asked for: no bukti that the report's own tables say is there."""
    of_langkah = [t for t in material.late if t["kode"] == row["kode"]]
    present, owed = (sum(t[column] for t in of_langkah) for column in ("bukti_n", "bukti_N"))
    if present and present == owed:
        return "Melaporkan status dan tanggal selesai langkah yang buktinya sudah lengkap:"
    return (
        "Menyelesaikan langkah yang terlambat beserta "
        f"{'bukti yang belum ada' if present else 'buktinya'}:"
    )
