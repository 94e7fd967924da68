"""What a browser says of the lines, one message at a time: each act is one entry of the journal and
one undo. A message that comes again after a broken line has its answer already, or finds everything
as it wants it."""

from collections import deque
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from monev.core.dates import format_tenggat
from monev.core.errors import MonevError
from monev.core.statuses import BUKTI_PRESENT
from monev.edits.single_edits import Edit, Target, cancel_change, edit_together
from monev.ui.context import Context, current_actor

_ANSWER, _DONE, _TOUCHED, _OPENED = (
    "lapor_jawaban",
    "lapor_selesai",
    "lapor_disentuh",
    "lapor_bukti",
)
_LONGEST_ID = 64
_WITHDRAWN = "belum_ada"
"""What a document is once its tick was taken away."""

Act = Mapping[str, Any]
Answer = dict[str, Any]
_ANSWERS: deque[tuple[str, str, Answer]] = deque(maxlen=256)
"""What was answered last in this process: to whom, to which message."""


def last_answer() -> Answer:
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


def receive(k: Context, message: Mapping[str, Any], day: date) -> bool:
    """Do what a message {id, acts} asks, at the posisi `day`; what is refused is told at its line,
    the others stay. True where the whole page is to be drawn anew: the hands have come to rest, or
    a document was opened."""
    number = str(message["id"])[:_LONGEST_ID]
    pelaku = current_actor(k.db)
    answer = next(
        (given for who, asked, given in _ANSWERS if (who, asked) == (pelaku, number)), None
    )
    opens = False
    if answer is None:
        answer = {"id": number, "said": "", "refused": {}}
        for act in message["acts"]:
            opens |= act["do"] == "open"
            _perform(k, act, day, answer)
        _ANSWERS.append((pelaku, number, answer))
    st.session_state[_ANSWER] = answer
    return opens or not message["acts"]


def _perform(k: Context, act: Act, day: date, answer: Answer) -> None:
    line = f"{act['kode']} {act['tenggat']}"
    st.session_state.setdefault(_TOUCHED, set()).add(line)
    try:
        answer["said"] = _ACTS[act["do"]](k, act, day, line)
    except MonevError as error:
        answer["refused"][line] = f"{error.pesan} {error.advice}".strip()


def _report(k: Context, act: Act, day: date, line: str) -> str:
    """How a target stands, or its date or kendala, unless somebody changed that since it was
    shown."""
    where = Target(act["kode"], act["tenggat"])
    return _store(k, [Edit(where, act["value"], act["seen"])], day, line)


def _tick(k: Context, act: Act, day: date, line: str) -> str:
    """That documents of a target are there, or not, as a tick in the meeting says it; not of one
    that was given another link or file than was seen."""
    edits = []
    for document in act["documents"]:
        there = document["status"] if document["status"] in BUKTI_PRESENT else "ada"
        where = Target(act["kode"], act["tenggat"], document["name"])
        value = there if act["on"] else _WITHDRAWN
        judged_by = {} if act["on"] else {"tautan": document["link"]}
        edits.append(Edit(where, {"status": value}, {"status": document["status"]}, judged_by))
    return _store(k, edits, day, line)


def _store(k: Context, edits: list[Edit], day: date, line: str) -> str:
    result = edit_together(*k.rencana, edits, pelaku=current_actor(k.db), posisi=day)
    if result.entry is not None:
        st.session_state.setdefault(_DONE, {}).setdefault(line, []).append(result.entry.nomor)
    stored = "tersimpan" if result.entry else "sudah demikian"
    return " ".join([f"{_named(edits[0].where)}: {stored}.", *result.notes])


def _undo(k: Context, act: Act, day: date, line: str) -> str:
    """Take back what was said last of a line here; what cannot be taken back is not tried again."""
    entries = st.session_state.get(_DONE, {}).get(line)
    where = Target(act["kode"], act["tenggat"])
    if not entries:
        return f"{_named(where)}: tidak ada yang dapat diurungkan."
    cancel_change(*k.rencana, entries.pop(), pelaku=current_actor(k.db))
    return f"{_named(where)}: diurungkan."


def _open(k: Context, act: Act, day: date, line: str) -> str:
    st.session_state[_OPENED] = Target(act["kode"], act["tenggat"], act["bukti"])
    return ""


def _named(where: Target) -> str:
    return f"{where.kode} {format_tenggat(where.tenggat)}" if where.tenggat else where.kode


_ACTS: dict[str, Callable[[Context, Act, date, str], str]] = {
    "report": _report,
    "tick": _tick,
    "undo": _undo,
    "open": _open,
}
"""By what an act says it does."""
