"""Reporting on targets: what a touch stores, its answer and its undo.

Each touch is one journal entry, judged by what the person saw, and one undo.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Unpack

import streamlit as st

from monev.access import reporters
from monev.core.errors import MonevError
from monev.core.file_references import files_of, join_tautan, links_in, words_of
from monev.core.statuses import BUKTI_CHECKED, DECLARED, STATUS_BUKTI
from monev.edits.single_edits import (
    Edit,
    EditResult,
    Target,
    cancel_change,
    edit_together,
    judged_by,
)
from monev.evidence_files.files import known_files
from monev.figures.quarter_report import Document, ReportLine
from monev.ui import page_parts
from monev.ui.context import Context, current_actor
from monev.ui.looks.block_parts import Answer
from monev.ui.page_words import safe

OWN_REPORT = "Bukti ini Anda laporkan sendiri, jadi pemeriksa lain yang memeriksanya."
_MEMORY = "sunting_target"


class Desk(NamedTuple):
    """Where touches are stored: in the newest version, at the posisi `day`.

    `seen`: the last entry of the plan when its targets were read; with "" a row reads its own.
    `place`: what sets the fields apart from those of the same target elsewhere on the page.
    """

    ctx: Context
    day: date
    may_report: bool
    seen: str = ""
    place: str = ""

    def key(self, *parts: str) -> str:
        """Return the key of a field or button."""
        return " ".join((self.place, *parts))


@dataclass(slots=True)
class _Memory:
    """What this visit changed, by the name of a row.

    `entries`: those that can be taken back. `told`: the answer to the last touch.
    `touched`: the rows touched while the filters were `narrowed_by`; `places`: in which order rows
    stand under these. `asked`: those asked for their
    kendala. `opened`: those that show all they have.
    `file_for`: the bukti that the next file is for. `use_for`: the row and the document that one
    that is there already is for.
    """

    entries: dict[str, list[int]] = field(default_factory=dict)
    told: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    narrowed_by: object = None
    places: dict[str, int] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    file_for: Target | None = None
    use_for: tuple[str, str] = ("", "")


def memory() -> _Memory:
    """Return what this visit changed and opened."""
    return st.session_state.setdefault(_MEMORY, _Memory())


def touched_under(filters: object) -> set[str]:
    """Return the rows that were touched since the filters became these."""
    kept = memory()
    if kept.narrowed_by != filters:
        kept.narrowed_by = filters
        kept.touched.clear()
        kept.places.clear()
    return kept.touched


def places_of(names: Iterable[str]) -> dict[str, int]:
    """Return the place of each row: where it stood when the filters became these; new ones last.

    No row moves under the finger that touched it: the next touch finds what it was meant for.
    """
    places = memory().places
    for name in names:
        places.setdefault(name, len(places))
    return places


def last_entry(ctx: Context) -> str:
    """Return what changes with each entry of the plan on screen."""
    return ctx.db.newest.of_rencana(ctx.view.satker, ctx.view.tahun)


def addresses_of(desk: Desk, document: Document) -> list[str]:
    """Return where the links and files of a document are."""
    addresses = links_in(words_of(document.said["tautan"]))
    if files := files_of(document.said["tautan"]):
        known = known_files(desk.ctx.db, desk.ctx.view.satker)
        addresses += [file.path for file in files if file.sha256 in known]
    return addresses


def is_loose(document: Document) -> bool:
    """True if a reporter may say whether the document is there."""
    return document.is_owed and document.status != "terverifikasi"


def lacks_something(line: ReportLine) -> bool:
    """True if a target may still be said to be done with all its documents."""
    return line.laporan not in DECLARED and (line.laporan != "selesai" or line.lacks > 0)


def edit_report(line: ReportLine, value: dict[str, str | date | None]) -> Edit:
    """Return the edit of a target's report, judged by what the person saw."""
    own = {"laporan": line.laporan or "belum", "tanggal_selesai": line.tanggal_selesai or ""}
    seen = {column: (own | {**line.said})[column] for column in value}
    return Edit(Target(line.kode, line.tenggat), value, seen)


def edit_ticks(line: ReportLine, there: Iterable[str]) -> list[Edit]:
    """Return the edits by which just these of the loose documents are there."""
    edits = []
    for each in line.documents:
        is_there = each.name in there
        if is_loose(each) and each.is_there != is_there:
            where = Target(line.kode, line.tenggat, each.name)
            value = {"status": "ada" if is_there else "belum_ada"}
            # A document is not withdrawn if it got another link or file since it was seen.
            judged_by = {} if is_there else {"tautan": each.said["tautan"]}
            edits.append(Edit(where, value, {"status": each.status}, judged_by))
    return edits


def edit_document(
    line: ReportLine, document: Document, column: str, value: str | date | None
) -> Edit:
    """Return the edit of one field of a document."""
    where = Target(line.kode, line.tenggat, document.name)
    seen = {"status": document.status, **document.said}
    changed = {column: value}
    if column == "tautan":
        changed["tautan"] = join_tautan(str(value or ""), files_of(document.said["tautan"]))
        if document.status == "perlu_perbaikan":  # to be checked again
            changed["status"] = "ada"
    return Edit(where, changed, {name: seen[name] for name in changed}, judged_by(changed, seen))


def edits_of_done(
    line: ReportLine, day: date | None = None, *, with_documents: bool = True
) -> list[Edit]:
    """Return the edits that make a target Selesai, and its documents there."""
    value: dict[str, str | date | None] = {"laporan": "selesai"}
    if day is not None and line.tanggal_selesai is None:
        value["tanggal_selesai"] = day
    edits = [edit_report(line, value)]
    if with_documents:
        edits += edit_ticks(line, [each.name for each in line.documents])
    return edits


def store(desk: Desk, name: str, edits: Sequence[Edit], words: str = "Tersimpan.") -> None:
    """Store edits as one entry with one undo, and keep the answer for the row `name`.

    `words`: what is said of it.
    """
    with answered(name):
        who = current_actor(desk.ctx.db)
        keep(name, edit_together(*desk.ctx.rencana, edits, pelaku=who, posisi=desk.day), words)


@contextmanager
def answered(name: str, beginning: str = "") -> Iterator[None]:
    """Keep a refusal as the answer to the touch of a row."""
    try:
        yield
    except MonevError as error:
        memory().told[name] = ("wrong", f"{beginning}{error.pesan} {error.advice}".strip())


def keep(name: str, result: EditResult, words: str = "Tersimpan.") -> None:
    """Keep the answer to what was stored for a row, and its undo."""
    kept = memory()
    kept.touched.add(name)
    if result.entry is not None:
        kept.entries.setdefault(name, []).append(result.entry.nomor)
    stored = words if result.entry else "Sudah demikian."
    kept.told[name] = ("stored", " ".join((stored, *result.notes)))


def show_outcome(desk: Desk, name: str, **undo: Unpack[page_parts.ButtonLooks]) -> None:
    """Draw the answer to the last touch of a row, and the undo of what this visit stored.

    `undo`: how the undo is drawn.
    """
    kept = memory()
    answer, words = kept.told.get(name, ("stored", ""))
    if words and answer == "stored":
        st.markdown(f":green[✓] {safe(words)}", width="content")
    elif words:
        st.error(safe(words), width=page_parts.WHOLE_LINE)
    if can_take_back(name):
        page_parts.button(
            "Urungkan",
            take_back,
            desk,
            name,
            type="tertiary",
            icon=":material/undo:",
            key=desk.key("urungkan", name),
            **undo,
        )


def can_take_back(name: str) -> bool:
    """True if the last touch of a row can be taken back: not one that stored nothing."""
    kept = memory()
    return bool(kept.entries.get(name)) and kept.told.get(name, ("",))[0] == "stored"


def take_back(desk: Desk, name: str) -> None:
    """Take back the last change of a row. If that is refused, it isn't tried again. A callback."""
    kept = memory()
    if not (entries := kept.entries.get(name)):
        return
    entry = entries.pop()
    with answered(name):
        cancel_change(*desk.ctx.rencana, entry, pelaku=current_actor(desk.ctx.db))
        kept.told[name] = ("stored", "Diurungkan.")


def bukti_statuses(
    ctx: Context, where: Target, current: str, *, may_report: bool
) -> tuple[list[str], str]:
    """Return the statuses this person may give a bukti, and a remark on them.

    Only a checker says Terverifikasi and Perlu perbaikan, and never about their own report
    (docs/operations.md).
    """
    may_check = ctx.may("verifikasi")
    remark = ""
    found = reporters(
        *ctx.rencana, kode=where.kode, tenggat=where.tenggat, bukti=where.bukti
    ).values()
    if may_check and not ctx.visitor.is_local and ctx.visitor.pelaku in found:
        may_check, remark = False, OWN_REPORT
    elif current == "terverifikasi" and not may_check:
        remark = "Sudah diperiksa: statusnya hanya diubah oleh pemeriksa."
    allowed = {current}
    if may_report and (may_check or current != "terverifikasi"):
        allowed |= STATUS_BUKTI.keys() - set(BUKTI_CHECKED)
    if may_check:
        allowed |= {*BUKTI_CHECKED}
        if current == "terverifikasi":
            allowed.add("ada")
    return [code for code in STATUS_BUKTI if code in allowed], remark
