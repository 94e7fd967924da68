"""What a report of a target and a verdict on a bukti are as edits: the one place of their rules.

*Lapor*, the langkah panel, *Tandai sekaligus*, *Periksa* and the meeting's room make their edits
here, of what the person saw; `single_edits` checks and stores them.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from monev.core.file_references import files_of, join_tautan
from monev.core.statuses import BUKTI_CHECKED, BUKTI_PRESENT, DECLARED
from monev.edits.single_edits import Edit, Target, Typed
from monev.edits.storing import COLUMNS
from monev.figures.quarter_report import Document, ReportLine
from monev.writing.content import Content

WITHDRAWN = "belum_ada"
"""The status of a bukti whose tick is taken away."""


def is_loose(document: Document) -> bool:
    """True if a reporter may say whether the document is there."""
    return document.is_owed and document.status != "terverifikasi"


def lacks_something(line: ReportLine) -> bool:
    """True if a target may still be said to be done with all its documents."""
    return line.laporan not in DECLARED and (line.laporan != "selesai" or line.lacks > 0)


def report(line: ReportLine, **value: Typed) -> Edit:
    """Return the edit of a target's report."""
    own = {"laporan": line.laporan or "belum", "tanggal_selesai": line.tanggal_selesai or ""}
    seen = {column: (own | {**line.said})[column] for column in value}
    return Edit(Target(line.kode, line.tenggat), value, seen)


def say_of(bukti: Target, seen: Mapping[str, Any], **value: Typed) -> Edit:
    """Return the edit of fields of a bukti that was `seen` so; the files in its TAUTAN stay.

    A verdict is judged by the whole bukti, with its files' hashes; what is withdrawn by its TAUTAN.
    """
    if "tautan" in value:
        value["tautan"] = join_tautan(str(value["tautan"] or ""), files_of(seen["tautan"]))
        if seen["status"] == "perlu_perbaikan":  # to be checked again
            value["status"] = "ada"
    judged_by: Content = {}
    if value.get("status") != seen["status"]:
        if value.get("status") in BUKTI_CHECKED:
            judged_by = {column: seen[column] for column in COLUMNS["bukti"]}
        elif value.get("status") == WITHDRAWN:
            judged_by = {"tautan": seen["tautan"]}
    return Edit(bukti, value, {column: seen[column] for column in value}, judged_by)


def say_of_document(line: ReportLine, document: Document, **value: Typed) -> Edit:
    """Return the edit of fields of a document of a target."""
    where = Target(line.kode, line.tenggat, document.name)
    return say_of(where, {"status": document.status, **document.said}, **value)


def tick(bukti: Target, seen: Mapping[str, Any], *, is_there: bool) -> Edit:
    """Return the edit that a bukti is there or not; one that is there already keeps its status."""
    there = seen["status"] if seen["status"] in BUKTI_PRESENT else "ada"
    return say_of(bukti, seen, status=there if is_there else WITHDRAWN)


def ticks(line: ReportLine, there: Iterable[str]) -> list[Edit]:
    """Return the edits by which just these of the loose documents are there."""
    edits = []
    for each in line.documents:
        is_there = each.name in there
        if is_loose(each) and each.is_there != is_there:
            edits.append(say_of_document(line, each, status="ada" if is_there else WITHDRAWN))
    return edits


def done(line: ReportLine, day: date | None = None, *, with_documents: bool = True) -> list[Edit]:
    """Return the edits that make a target Selesai, on `day` if it has none, with its documents."""
    dated: dict[str, Typed] = {}
    if day is not None and line.tanggal_selesai is None:
        dated["tanggal_selesai"] = day
    edits = [report(line, laporan="selesai", **dated)]
    return edits + ticks(line, [each.name for each in line.documents]) if with_documents else edits


def read_day(typed: str, year: int) -> date | str:
    """Read a day as people type it: 13/10, 13-10-2025, 1310. What is none is refused later."""
    parts = re.fullmatch(r"\s*(\d{1,2})[\s./-]?(\d{1,2})(?:[\s./-]?(\d{2,4}))?\s*", typed)
    if not parts:
        return typed
    day, month, said = parts.groups()
    full = int(said) + (2000 if int(said) < 100 else 0) if said else year
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return f"{full}-{month:0>2}-{day:0>2}" if 1 <= int(month) <= 12 else typed
