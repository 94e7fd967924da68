"""What a browser says of the lines, one message at a time: each act is one entry of the journal and
one undo. A message that comes again after a broken line has its answer already, or finds everything
as it wants it."""

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
"""What a document is once its tick was taken away."""

ReportField = Literal["laporan", "tanggal_selesai", "kendala"]


class _OfTarget(Shape):
    """What every act says: which target it is of."""

    kode: Name
    tenggat: Tenggat


class Report(_OfTarget):
    """How a target stands, or its date or kendala; `seen`: what stood there."""

    do: Literal["report"]
    value: dict[ReportField, str]
    seen: dict[ReportField, str]


class Document(Shape):
    """A document as a tick knew it."""

    name: Name
    status: Name
    link: str


class Tick(_OfTarget):
    do: Literal["tick"]
    on: bool
    documents: Annotated[list[Document], Field(min_length=1, max_length=2_000)]


class Undo(_OfTarget):
    do: Literal["undo"]


class Open(_OfTarget):
    do: Literal["open"]
    bukti: Name


Act = Report | Tick | Undo | Open


class Said(Shape):
    """What a browser says of the lines, one touch after the other."""

    id: MessageId
    acts: list[Act]


_ANSWERS: deque[tuple[str, str, ReportAnswer]] = deque(maxlen=256)
"""What was answered last in this process: to whom, to which message."""


def last_answer() -> ReportAnswer:
    """The answer to the last message of this visit: id, said, and line → why something of it was
    refused."""
    return st.session_state.get(_ANSWER, {})


def has_undo(line: str) -> bool:
    """Whether this visit changed a line and may take that back."""
    return bool(st.session_state.get(_DONE, {}).get(line))


def touched() -> frozenset[str]:
    """The lines that were touched under the choice that is shown."""
    return frozenset(st.session_state.get(_TOUCHED, ()))


def forget_touched() -> None:
    """Another choice is shown: it decides anew which lines it holds."""
    st.session_state.pop(_TOUCHED, None)


def opened() -> Target | None:
    """The document that was touched to be given its link or file, until it is closed."""
    return st.session_state.get(_OPENED)


def close_document() -> None:
    """A callback: the document was closed."""
    st.session_state.pop(_OPENED, None)


def receive(ctx: Context, message: Said, day: date) -> bool:
    """Do what a message asks, at the posisi `day`; what is refused is told at its line, the others
    stay. True where the whole page is to be drawn anew: the hands have come to rest, or
    a document was opened."""
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
    return opens or not message.acts


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
    """That documents of a target are there, or not, as a tick in the meeting says it; not of one
    that was given another link or file than was seen."""
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
    return " ".join([f"{_named(edits[0].where)}: {stored}.", *result.notes])


def _undo(ctx: Context, where: Target, line: str) -> str:
    """Take back what was said last of a line here; what cannot be taken back is not tried again."""
    entries = st.session_state.get(_DONE, {}).get(line)
    if not entries:
        return f"{_named(where)}: tidak ada yang dapat diurungkan."
    cancel_change(*ctx.rencana, entries.pop(), pelaku=current_actor(ctx.db))
    return f"{_named(where)}: diurungkan."


def _named(where: Target) -> str:
    return f"{where.kode} {format_tenggat(where.tenggat)}" if where.tenggat else where.kode
