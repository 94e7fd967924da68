"""Reporting on targets: what a touch stores, its answer and its undo.

Each touch is one journal entry, judged by what the person saw, and one undo.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, Unpack

import streamlit as st

from monev.access import reporters
from monev.access.door import BuktiPlace
from monev.core.content import SecondVerdict
from monev.core.errors import MonevError
from monev.core.file_references import files_of, links_in, words_of
from monev.core.statuses import BUKTI_CHECKED, STATUS_BUKTI
from monev.edits.single_edits import Edit, EditResult, Target, cancel_change, edit_together
from monev.evidence_files.files import known_files
from monev.figures import shown_kode
from monev.figures.evidence import is_above, tier_above
from monev.figures.quarter_report import Document
from monev.ui import page_parts
from monev.ui.context import Context, current_actor
from monev.ui.looks.block_parts import Answer
from monev.ui.page_words import safe
from monev.writing.second_tier import judge

OWN_REPORT = "Bukti ini Anda laporkan sendiri, jadi pemeriksa lain yang memeriksanya."
_MEMORY = "sunting_target"


class Desk(NamedTuple):
    """Where touches are made: on the newest state. `day`: from which reports of what is due hold.

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

    `entries`: those that can be taken back, of a second verdict what takes it back. `told`: the
    answer to the last touch.
    `touched`: the rows touched while the filters were `narrowed_by`; `places`: in which order rows
    stand under these. `asked`: those asked for their
    kendala; `dated`: the one asked for another day. `opened`: those that show all they have.
    `file_for`: the bukti that the next file is for. `use_for`: the row and the document that one
    that is there already is for.
    """

    entries: dict[str, list[int | SecondVerdict]] = field(default_factory=dict)
    told: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    narrowed_by: object = None
    places: dict[str, int] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    dated: str = ""
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


def store(desk: Desk, name: str, edits: Sequence[Edit], words: str = "Tersimpan.") -> None:
    """Store edits as one entry with one undo, and keep the answer for the row `name`.

    `words`: what is said of it.
    """
    with answered(name):
        who = current_actor(desk.ctx.db)
        keep(name, edit_together(*desk.ctx.rencana, edits, pelaku=who), words)


@contextmanager
def answered(name: str, beginning: str = "") -> Iterator[None]:
    """Keep a refusal as the answer to the touch of a row."""
    try:
        yield
    except MonevError as error:
        memory().told[name] = ("wrong", f"{beginning}{error.pesan} {error.advice}".strip())


def judge_above(desk: Desk, name: str, place: BuktiPlace, tautan: str, why: str = "") -> None:
    """Store the verdict of the tier above on a bukti that the office verified.

    It goes back if a reason is given. As in `store` it has one undo, and its answer stands in the
    row `name`.
    """
    ctx = desk.ctx
    verdict = SecondVerdict(*place, "dikembalikan" if why else "terverifikasi", why, tautan)
    about = f"{shown_kode(ctx.db, ctx.view, verdict.kode)} {verdict.bukti}"
    words = f"{about}: {verdict.verdik} {tier_above(ctx.db, ctx.view.satker)}."
    with answered(name):
        entry = judge(*ctx.rencana, verdict, pelaku=current_actor(ctx.db))
        keep(name, EditResult(entry, ()), words, verdict)


def keep(
    name: str, result: EditResult, words: str = "Tersimpan.", verdict: SecondVerdict | None = None
) -> None:
    """Keep the answer to what was stored for a row, and its undo."""
    kept = memory()
    kept.touched.add(name)
    if result.entry is not None:
        number = result.entry.nomor
        undo = replace(verdict, menarik=number) if verdict else number
        kept.entries.setdefault(name, []).append(undo)
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
    last, who = entries.pop(), current_actor(desk.ctx.db)
    with answered(name):
        if isinstance(last, SecondVerdict):
            judge(*desk.ctx.rencana, last, pelaku=who)
        else:
            cancel_change(*desk.ctx.rencana, last, pelaku=who)
        kept.told[name] = ("stored", "Diurungkan.")


def may_judge_above(ctx: Context) -> bool:
    """True if this person checks what the office verified."""
    return ctx.may("verifikasi_kedua") and is_above(ctx.visitor, ctx.view.satker)


def is_own_report(ctx: Context, bukti: Target) -> bool:
    """True if this person reported the bukti, so that another one checks it."""
    if ctx.visitor.is_local:
        return False
    found = reporters(*ctx.rencana, **bukti._asdict())
    return ctx.visitor.pelaku in found.values()


def bukti_statuses(
    ctx: Context, where: Target, current: str, *, may_report: bool
) -> tuple[list[str], str]:
    """Return the statuses this person may give a bukti, and a remark on them.

    Only a checker says Terverifikasi and Perlu perbaikan, and never about their own report
    (docs/operations.md).
    """
    may_check = ctx.may("verifikasi")
    remark = ""
    if may_check and is_own_report(ctx, where):
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
