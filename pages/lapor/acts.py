"""What the browser sends about the lines, one message at a time.

Each act is one journal entry and one undo. After a lost connection a message may come twice; the
second time it gets the stored answer, or changes nothing.
"""

from collections import deque
from datetime import date
from typing import Annotated, Literal

import streamlit as st
from pydantic import Field

from monev.core.dates import format_tenggat
from monev.core.errors import MonevError
from monev.core.statuses import BUKTI_PRESENT
from monev.edits.single_edits import Edit, Target, cancel_change, edit_together
from monev.ui.context import Context, current_actor
from monev.ui.looks.screen_parts import ReportAnswer
from monev.ui.shapes import MessageId, Name, Shape, Tenggat

_ANSWER, _DONE, _TOUCHED, _OPENED = (
    "lapor_jawaban",
    "lapor_selesai",
    "lapor_disentuh",
    "lapor_bukti",
)
_WITHDRAWN = "belum_ada"
"""The status of a document whose tick was removed."""

ReportField = Literal["laporan", "tanggal_selesai", "kendala"]


class _OfTarget(Shape):
    """The target an act is about."""

    kode: Name
    tenggat: Tenggat


class Report(_OfTarget):
    """A new status, date or kendala of a target; `seen` holds the values the person saw."""

    do: Literal["report"]
    value: dict[ReportField, str]
    seen: dict[ReportField, str]


class Document(Shape):
    """A document as the browser knew it when it was ticked."""

    name: Name
    status: Name
    link: str


class Tick(_OfTarget):
    """Documents of a target ticked (`on`) or unticked."""

    do: Literal["tick"]
    on: bool
    documents: Annotated[list[Document], Field(min_length=1, max_length=2_000)]


class Undo(_OfTarget):
    """Take back the last act on a target."""

    do: Literal["undo"]


class Open(_OfTarget):
    """Open the dialog of a document."""

    do: Literal["open"]
    bukti: Name


Act = Report | Tick | Undo | Open


class Said(Shape):
    """One message of the browser: the acts of one or more touches, in order."""

    id: MessageId
    acts: list[Act]


_ANSWERS: deque[tuple[str, str, ReportAnswer]] = deque(maxlen=256)
"""The last answers of this process: person, message id, answer."""


def last_answer() -> ReportAnswer:
    """Return the answer to the last message of this visit: its id, the words, and line → why it was
    refused."""
    return st.session_state.get(_ANSWER, {})


def has_undo(line: str) -> bool:
    """True if this visit changed the line and can take that back."""
    return bool(st.session_state.get(_DONE, {}).get(line))


def touched() -> frozenset[str]:
    """Return the lines that were touched since the filters last changed."""
    return frozenset(st.session_state.get(_TOUCHED, ()))


def forget_touched() -> None:
    """Forget the touched lines; called when the filters change."""
    st.session_state.pop(_TOUCHED, None)


def opened() -> Target | None:
    """Return the document whose dialog is open, or None."""
    return st.session_state.get(_OPENED)


def close_document() -> None:
    """Forget the open document. A callback."""
    st.session_state.pop(_OPENED, None)


def receive(ctx: Context, message: Said, day: date) -> bool:
    """Perform the acts of a message at the posisi `day`. Return True if the whole page must be
    redrawn.

    That is so if (1) a document was opened, or (2) the message has no acts, which means that the
    person has paused. While a document is open nothing is redrawn: the dialog, closed meanwhile,
    would open again. A refused act puts its reason at its line; the other acts are stored.
    """
    pelaku = current_actor(ctx.db)
    answer = next(
        (given for who, asked, given in _ANSWERS if (who, asked) == (pelaku, message.id)), None
    )
    opens = False
    if answer is None:
        answer = {"id": message.id, "said": "", "refused": {}}
        for act in message.acts:
            opens |= isinstance(act, Open)
            _perform(ctx, act, day, answer)
        _ANSWERS.append((pelaku, message.id, answer))
    st.session_state[_ANSWER] = answer
    return opens or (not message.acts and opened() is None)


def _perform(ctx: Context, act: Act, day: date, answer: ReportAnswer) -> None:
    where = Target(act.kode, act.tenggat)
    line = f"{act.kode} {act.tenggat}"
    st.session_state.setdefault(_TOUCHED, set()).add(line)
    try:
        match act:
            case Report():
                edits = [Edit(where, {**act.value}, {**act.seen})]
                answer["said"] = _store(ctx, edits, day, line)
            case Tick():
                answer["said"] = _store(ctx, _ticked(act), day, line)
            case Undo():
                answer["said"] = _undo(ctx, where, line)
            case Open():
                st.session_state[_OPENED] = Target(act.kode, act.tenggat, act.bukti)
                answer["said"] = ""
    except MonevError as error:
        answer["refused"][line] = f"{error.pesan} {error.advice}".strip()


def _ticked(act: Tick) -> list[Edit]:
    """Return the edits that set documents to *ada* or *belum ada*, as a tick in the meeting does.

    Unticking is refused if the link or file has changed since it was seen.
    """
    edits = []
    for document in act.documents:
        there = document.status if document.status in BUKTI_PRESENT else "ada"
        where = Target(act.kode, act.tenggat, document.name)
        value = {"status": there if act.on else _WITHDRAWN}
        judged_by = {} if act.on else {"tautan": document.link}
        edits.append(Edit(where, value, {"status": document.status}, judged_by))
    return edits


def _store(ctx: Context, edits: list[Edit], day: date, line: str) -> str:
    result = edit_together(*ctx.rencana, edits, pelaku=current_actor(ctx.db), posisi=day)
    if result.entry is not None:
        st.session_state.setdefault(_DONE, {}).setdefault(line, []).append(result.entry.nomor)
    stored = "tersimpan" if result.entry else "sudah demikian"
    return " ".join([f"{_named(edits[0].target)}: {stored}.", *result.notes])


def _undo(ctx: Context, where: Target, line: str) -> str:
    """Take back the last change of a line. If that is refused, it isn't tried again."""
    entries = st.session_state.get(_DONE, {}).get(line)
    if not entries:
        return f"{_named(where)}: tidak ada yang dapat diurungkan."
    cancel_change(*ctx.rencana, entries.pop(), pelaku=current_actor(ctx.db))
    return f"{_named(where)}: diurungkan."


def _named(where: Target) -> str:
    return f"{where.kode} {format_tenggat(where.tenggat)}" if where.tenggat else where.kode
