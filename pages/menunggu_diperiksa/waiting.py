"""Menunggu diperiksa: the bukti that are reported and unchecked, as an inbox.

Beside the list by langkah stands the chosen one. The browser doesn't wait: it collects the verdicts
and sends them in one message.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from operator import itemgetter
from secrets import token_hex
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

import streamlit as st
from pydantic import Field

from monev import figures
from monev.access import name_of, reports
from monev.core import clock
from monev.core.dates import format_day, format_short_day, format_tenggat
from monev.core.errors import MonevError
from monev.core.file_references import files_of, words_of
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import NO_PIC, shorten
from monev.core.typed_input import DESCRIPTION_LENGTH
from monev.database import rows_of
from monev.edits.single_edits import Edit, Target, cancel_change, edit_together, judged_by
from monev.edits.storing import find_newest
from monev.evidence_files.files import known_files
from monev.evidence_files.link_check import links_in
from monev.figures.bukti import by_langkah
from monev.figures.rows import BuktiRow
from monev.ui import address, edit_form, looks, target_editor
from monev.ui.bukti_files import page_address
from monev.ui.context import Context, current_actor, view_again
from monev.ui.guard import guarded
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import AskedSelect, SearchField
from monev.ui.looks.screen_parts import InboxAnswer, InboxFile, InboxItem, InboxLangkah, InboxLink
from monev.ui.shapes import MessageId, Name, Shape, Tenggat, read_shape

_VISIT, _ANSWER, _DONE, _SETTLED = (
    "periksa_kunjungan",
    "periksa_jawaban",
    "periksa_selesai",
    "periksa_tenang",
)
_ALL = "semua"
_FILTERS: dict[str, tuple[str, Callable[[BuktiRow], str], Callable[[BuktiRow], str]]] = {
    "area": (
        "Semua area",
        lambda row: row["area"],
        lambda row: figures.format_area(row["area"], row["nama_area"]),
    ),
    "pic": ("Semua PIC", lambda row: row["pic"] or NO_PIC, lambda row: row["pic"] or NO_PIC),
    "bulan": (
        "Semua bulan",
        lambda row: row["tenggat"][:7],
        lambda row: format_tenggat(row["tenggat"][:7]),
    ),
}
"""Name in the address → (the label of *all*, the value of a row, the label of that value)."""


@st.fragment
@guarded
def show_waiting(ctx: Context) -> None:
    """Draw the inbox. A fragment: a verdict redraws only this, and a pause redraws the page with
    the menu's count."""
    ctx = view_again(ctx)
    unchecked = figures.unchecked_bukti(ctx.db, ctx.view)
    everything = rows_of(unchecked, BuktiRow)
    filters = [_filter(name, everything) for name in _FILTERS]
    search = " ".join(st.query_params.get("cari", "").split())
    rows = rows_of(figures.Wanted(text=search).of(unchecked), BuktiRow)
    for each in filters:
        _, value_of, _ = _FILTERS[each["name"]]
        rows = [row for row in rows if each["asked"] in (None, value_of(row))]
    count = "Tidak ada bukti yang menunggu diperiksa."
    field: SearchField | None = None
    if everything:
        count = (
            f"{figures.format_number(len(everything))} bukti dinyatakan ada dan belum diperiksa."
        )
        field = {"name": "cari", "label": "Cari kode, langkah, bukti, PIC", "value": search}
    if len(rows) < len(everything):
        count = (
            f"{figures.format_number(len(rows))} dari {figures.format_number(len(everything))} "
            "bukti"
        )
    tools = blocks.tools(
        count=count,
        search=field,
        selects=[each for each in filters if len(each["options"]) > 2],
    )
    kept = st.session_state
    visit = st.session_state.setdefault(_VISIT, token_hex(4))
    inbox = blocks.inbox(
        _langkah(ctx, rows),
        plan=f"{ctx.view.satker} {ctx.view.tahun}",
        visit=visit,
        undo=bool(kept.get(_DONE)),
        answer=kept.get(_ANSWER, {}),
        note_length=DESCRIPTION_LENGTH,
    )
    looks.show([tools, inbox], key="periksa", on_choose=partial(_receive, ctx))
    # Last, so that the list stays mounted: without it in a run Streamlit takes it down.
    if st.session_state.pop(_SETTLED, False):
        st.rerun()


def _filter(name: str, rows: list[BuktiRow]) -> AskedSelect:
    """Return the choice of one filter among the values of the rows; ignore a value that no row
    has."""
    words, value_of, label_of = _FILTERS[name]
    labels = {value_of(row): label_of(row) for row in rows}
    ordered = sorted(labels) if name == "bulan" else list(labels)
    asked = st.query_params.get(name)
    offered = {_ALL: words} | {value: shorten(labels[value]) for value in ordered}
    choice = blocks.choice(name, words, offered, asked or "")
    return {**choice, "asked": asked if asked in labels else None}


def _langkah(ctx: Context, rows: list[BuktiRow]) -> list[InboxLangkah]:
    said = reports(*ctx.rencana)
    known = known_files(ctx.db, ctx.view.satker)
    content: list[InboxLangkah] = []
    for langkah in by_langkah(rows):
        kode, text, pic = itemgetter("kode", "langkah_aksi", "pic")(langkah[0])
        items = [
            _item(ctx, row, said.get((kode, row["tenggat"], row["bukti"])), known)
            for row in langkah
        ]
        content.append(
            {
                "kode": kode,
                "text": shorten(text, 160),
                "pic": shorten(pic or NO_PIC),
                "items": items,
            }
        )
    return content


def _item(
    ctx: Context, row: BuktiRow, said: tuple[str, datetime] | None, known: frozenset[str]
) -> InboxItem:
    words = words_of(row["tautan"])
    files: list[InboxFile] = []
    by = ""
    is_own = False
    links = links_in(words)
    for file in files_of(row["tautan"]):
        here: InboxFile = {"text": f"{file.name}: berkas ini tidak ada di sini"}
        if file.sha256 in known:
            here = {"text": file.name, "href": file.path, "pages": page_address(file)}
        files.append(here)
    if said:
        pelaku, moment = said
        by = (
            f"{name_of(ctx.db, pelaku)}, {format_short_day(moment.astimezone(clock.zone()).date())}"
        )
        is_own = pelaku == ctx.visitor.pelaku and not ctx.visitor.is_local
    return {
        "id": _id_of(row["kode"], row["tenggat"], row["bukti"]),
        "bukti": row["bukti"],
        "tenggat": row["tenggat"],
        "note": row["catatan"],
        "seen": {
            "status": row["status"],
            "tautan": row["tautan"],
            "catatan": row["catatan"],
        },
        "when": format_tenggat(row["tenggat"]),
        "said": by,
        "closed": target_editor.OWN_REPORT if is_own else "",
        "words": "" if words in links else words,
        "links": [*map(_link, links)],
        "files": files,
    }


def _id_of(kode: str, tenggat: str, bukti: str) -> str:
    return f"{kode} {tenggat} {bukti}"


def _link(link: str) -> InboxLink:
    """Split a web address for display: its host, and the last part of its path."""
    try:
        parts = urlsplit(link)
    except ValueError:  # no valid address
        return {"host": link, "text": "", "href": link}
    path = [unquote(part) for part in parts.path.split("/") if part]
    return {
        "host": parts.netloc.rpartition("@")[2],
        "text": shorten(path[-1], 80) if path else "",
        "href": link,
    }


class _Seen(Shape):
    """The values of a bukti that a verdict is based on; they go to the browser and come back with
    it."""

    status: str
    tautan: str
    catatan: str


class _Judged(Shape):
    """A bukti that a verdict is about."""

    tenggat: Tenggat
    bukti: Name
    seen: _Seen


class _Verdict(Shape):
    """A checker's verdict on bukti of one langkah."""

    status: Literal["terverifikasi", "perlu_perbaikan"]
    kode: Name
    note: str
    bukti: Annotated[list[_Judged], Field(min_length=1, max_length=2_000)]


class _Undo(Shape):
    """Take back the last verdict."""

    status: Literal["urungkan"]


class _Said(Shape):
    """One message of the browser: verdicts in order."""

    id: MessageId
    acts: list[_Verdict | _Undo]


def _receive(ctx: Context, message: object) -> None:
    """Handle a message of the browser: new filters, or verdicts (`_Said`). A callback.

    A refused verdict adds its reason to the answer; the others are stored. Raises NotUnderstood.
    """
    told = read_shape(message, _Said | address.Choices)
    if not isinstance(told, _Said):
        address.write_choices(
            {name: "" if value == _ALL else value for name, value in told.items()}
        )
        return
    if told.id == st.session_state.get(_ANSWER, {}).get("id"):
        return  # sent again after a lost connection: done and answered already
    answer: InboxAnswer = {"id": told.id, "said": "", "refused": []}
    for act in told.acts:
        try:
            answer |= _undo(ctx) if isinstance(act, _Undo) else _say(ctx, act)
        except MonevError as error:
            answer["refused"].append(f"{error.pesan} {error.advice}".strip())
    st.session_state[_SETTLED] = not told.acts
    st.session_state[_ANSWER] = answer


def _say(ctx: Context, act: _Verdict) -> InboxAnswer:
    """Store the verdict on the bukti of one langkah as one entry and one undo.

    Refused if somebody changed one of the bukti since it was shown.
    """
    status, edits = act.status, []
    value = {"status": status} | ({"catatan": act.note} if status == "perlu_perbaikan" else {})
    for bukti in act.bukti:
        seen = vars(bukti.seen)
        about = {column: seen[column] for column in value}
        where = Target(act.kode, bukti.tenggat, bukti.bukti)
        edits.append(Edit(where, value, about, judged_by(value, seen)))
    posisi = edit_form.posisi_of_edit(ctx, find_newest(*ctx.rencana))
    result = edit_together(*ctx.rencana, edits, pelaku=current_actor(ctx.db), posisi=posisi)
    names = ", ".join(bukti.bukti for bukti in act.bukti)
    words = f"{act.kode} {shorten(names, 100)}"
    if result.entry is not None:
        place = _id_of(act.kode, act.bukti[0].tenggat, act.bukti[0].bukti)
        st.session_state[_DONE] = [
            *st.session_state.get(_DONE, ()),
            (result.entry.nomor, words, place),
        ]
    later = ""
    # The verdict is dated after the posisi on screen, which therefore doesn't change.
    if posisi > ctx.view.posisi:
        later = (
            f" Tercatat per {format_day(posisi)}; pada {format_day(ctx.view.posisi)} tetap "
            "menunggu."
        )
    return {"said": f"{words}: {STATUS_BUKTI[status]}.{later}"}


def _undo(ctx: Context) -> InboxAnswer:
    """Take back the last verdict. If that is refused, it isn't tried again."""
    *before, (entry, words, place) = st.session_state.get(_DONE) or [(None, "", "")]
    if entry is None:
        return {"said": "Tidak ada yang dapat diurungkan."}
    st.session_state[_DONE] = before
    cancel_change(*ctx.rencana, entry, pelaku=current_actor(ctx.db))
    return {"said": f"{words}: diurungkan, kembali menunggu.", "back": place}
