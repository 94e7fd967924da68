"""What a person did on a screen of the meeting: each message of the browser becomes one act of the domain.

Every act is stored at once. The answer goes back to the browser: {"id", "baik"}, and where it was refused why, per
field (`isian`), as a whole (`judul`, `galat`, `saran`), or with both values where two people met (`bentrok`).
"""

from __future__ import annotations

import base64
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from monev import meeting
from monev.access import NotAllowed
from monev.core import clock, typed_input
from monev.core.dates import format_tenggat
from monev.core.errors import MonevError
from monev.core.roles import is_local
from monev.core.text import shorten
from monev.core.typed_input import EntryRefused
from monev.database import Database, to_rows
from monev.edits.edit_checks import COLUMNS, name_value
from monev.edits.single_edits import EditClash, EditResult, Target, cancel_change, edit
from monev.meeting import NoteClash, Rapat
from monev.meeting.recording import LABELS as RECORD_LABELS
from pages.rapat import documents, many_bukti
from pages.rapat.area_screen import ticked_bukti_status
from pages.rapat.blocks import Block

Content = Mapping[str, Any]
Answer = dict[str, Any]
_MAX_REMEMBERED = 256
_LONGEST_ID = 64
"""Letters of a message's id; ours are shorter, and those given last are kept."""
_NOT_RECORDS = ("buka", "tutup", "lanjutkan", "layar")
_CORE = {
    "hadir": ("nama",),
    "catatan": ("kendala", "solusi"),
    "bahasan": ("isi",),
    "tindak_lanjut": ("uraian",),
    "rapat": ("judul",),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an act takes place: the store, the meeting, and who acts."""

    db: Database
    r: Rapat
    pelaku: str


class Answerer:
    """The answers given last, by the person and the id of their message: what a browser sends again after its line
    broke is done once. One for the whole process, since the browser may come back as another visit; nobody is given
    the answer to somebody else's message."""

    def __init__(self) -> None:
        self._content: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._key = Lock()

    def answer_once(self, desk: Desk, message: Content) -> Answer:
        """Do what a message asks, unless it was done already; its answer."""
        number = str(message.get("id", ""))[:_LONGEST_ID]
        known = (desk.pelaku, number)
        with self._key:
            if known in self._content:
                return self._content[known]
        result = {"id": number, **perform(desk, message)}
        with self._key:
            if "berkas" not in result:
                self._content[known] = result
            while len(self._content) > _MAX_REMEMBERED:
                self._content.popitem(last=False)
        return result


def perform(desk: Desk, message: Content) -> Answer:
    """Do what a message asks; a refusal is an answer too, never an exception of the project's own family."""
    work = _ACTIONS.get(str(message.get("aksi")))
    if work is None:
        raise ValueError(f"tidak ada tindakan {message.get('aksi')!r}")
    try:
        return {"baik": True, **(work(desk, message) or {})}
    except MonevError as error:
        return {
            "baik": False,
            "judul": error.title,
            "galat": error.pesan,
            "saran": error.advice,
            **_error_details(error),
        }


def _error_details(error: MonevError) -> Answer:
    if isinstance(error, EntryRefused):
        return {"isian": error.entries}
    if isinstance(error, EditClash):
        return {"bentrok": [_clash_values(b.column, b.stored, b.entry) for b in error.clashes]}
    if isinstance(error, NoteClash):
        return {"bentrok": [_clash_values(k, existing, wanted) for k, (existing, wanted) in error.fields.items() if k]}
    return {}


def _clash_values(column: str, stored: Any, entry: Any) -> Answer:
    wording = {"tersimpan": name_value(column, stored), "isian": name_value(column, entry)}
    return {"kolom": column, "nilai": stored, **wording}


def _do_bukti(desk: Desk, content: Content) -> Answer:
    seen = dict(content["dilihat"])
    value = {"status": ticked_bukti_status(bool(content["nilai"]), seen["status"])}
    where = Target(content["kode"], content["tenggat"], content["bukti"])
    return _edit_answer(edit(*_rencana_of(desk), where, value, pelaku=desk.pelaku, seen=seen, rapat=desk.r.nomor))


def _do_laporan(desk: Desk, content: Content) -> Answer:
    where = Target(content["kode"], content["tenggat"])
    return _edit_answer(
        edit(
            *_rencana_of(desk),
            where,
            content["isian"],
            pelaku=desk.pelaku,
            seen=content["dilihat"],
            rapat=desk.r.nomor,
        )
    )


def _edit_answer(result: EditResult) -> Answer:
    return {"pesan": " ".join(result.notes)} if result.notes else {}


def _do_note(desk: Desk, content: Content) -> None:
    location = {k: content[k] for k in ("area", "kode", "tenggat")}
    meeting.record_kendala(desk.db, desk.r, **content["isian"], **location, pelaku=desk.pelaku)


def _do_change_note(desk: Desk, content: Content) -> None:
    meeting.change_note(
        desk.db, desk.r, content["nomor"], content["isian"], seen=content["dilihat"], pelaku=desk.pelaku
    )


def _do_decide(desk: Desk, content: Content) -> None:
    meeting.decide(desk.db, desk.r, **content["isian"], area=content["area"], kode=content["kode"], pelaku=desk.pelaku)


def _do_change_tindak_lanjut(desk: Desk, content: Content) -> None:
    value = content["isian"] if "isian" in content else content["nilai"]
    meeting.change_tindak_lanjut(
        *_rencana_of(desk), content["nomor"], value, rapat=desk.r, seen=content["dilihat"], pelaku=desk.pelaku
    )


def _do_add_attendance(desk: Desk, content: Content) -> None:
    entry = content["isian"]
    people = read_participants(entry["nama"])
    meeting.add_attendance(desk.db, desk.r, people, kehadiran=entry.get("kehadiran", "hadir"), pelaku=desk.pelaku)


def _do_change_attendance(desk: Desk, content: Content) -> None:
    entry = content["isian"]
    meeting.change_attendance(
        desk.db,
        desk.r,
        content["nomor"],
        entry["nama"],
        entry["jabatan"],
        kehadiran=entry.get("kehadiran"),
        seen=content["dilihat"],
        pelaku=desk.pelaku,
    )


def _do_mark_attendance(desk: Desk, content: Content) -> None:
    """Everybody of the list sent, or those at the places typed."""
    entry = content.get("isian")
    numbers = list(content["daftar"])
    if entry is not None:
        check = typed_input.Checker()
        with check("urutan"):
            numbers = [numbers[place - 1] for place in typed_input.clean_places(entry["urutan"], len(numbers))]
        check.finish()
    meeting.mark_kehadiran(desk.db, desk.r, numbers, (entry or content)["kehadiran"], pelaku=desk.pelaku)


def _do_remark(desk: Desk, content: Content) -> None:
    isi = content["isian"]["isi"]
    meeting.record_remark(
        desk.db, desk.r, jenis=content["jenis"], isi=isi, area=content.get("area"), pelaku=desk.pelaku
    )


def _do_change_remark(desk: Desk, content: Content) -> None:
    isi = content["isian"]["isi"]
    meeting.change_remark(desk.db, desk.r, content["nomor"], isi, seen=content["dilihat"], pelaku=desk.pelaku)


def _do_delete(desk: Desk, content: Content) -> None:
    meeting.delete_record(desk.db, desk.r, content["benda"], content["nomor"], pelaku=desk.pelaku)


def _do_change_rapat(desk: Desk, content: Content) -> None:
    value = dict(content["isian"])
    check = typed_input.Checker()
    with check("posisi"):
        if "posisi" in value:
            value["posisi"] = typed_input.clean_day(value["posisi"], "Posisi", required="Posisi belum diisi.")
    check.finish()
    meeting.change_rapat(desk.db, desk.r, value, seen=content["dilihat"], pelaku=desk.pelaku)


def _do_undo(desk: Desk, content: Content) -> Answer:
    """Take back one's own. Who signed in is asked the same at the journal's door; at the machine everybody may do
    everything, and two who record there are told apart here."""
    authors = {row["pelaku"] for row in to_rows(desk.db.ask("access/author", nomor=content["entri"]))}
    if is_local(desk.pelaku) and authors - {desk.pelaku}:
        raise NotAllowed(
            f"Perubahan itu dicatat oleh {', '.join(sorted(authors))}.",
            "Yang diurungkan hanya catatan sendiri; isi nilai yang benar sebagai perubahan baru.",
        )
    work = cancel_change if content["asal"] == "suntingan" else meeting.undo
    work(*_rencana_of(desk), content["entri"], pelaku=desk.pelaku)
    return {"pesan": "Sudah diurungkan."}


def _do_close(desk: Desk, content: Content) -> Answer:
    meeting.close_rapat(desk.db, desk.r, pelaku=desk.pelaku)
    return {"pesan": "Rapat ditutup."}


def _do_resume(desk: Desk, content: Content) -> Answer:
    meeting.resume_rapat(desk.db, desk.r, pelaku=desk.pelaku)
    return {"pesan": "Rapat dilanjutkan."}


def _do_document(desk: Desk, content: Content) -> Answer:
    file = documents.make_document(desk.db, desk.r, content["kode"], content["bentuk"])
    file_content = base64.b64encode(file.content).decode()
    return {"berkas": {"nama": file.name, "mime": file.mime, "isi": file_content}, "pesan": f"{file.name} siap."}


_ACTIONS: dict[str, Callable[[Desk, Content], Answer | None]] = {
    "bukti": _do_bukti,
    "bukti_banyak": lambda desk, content: many_bukti.tick_several(desk.db, desk.r, desk.pelaku, content),
    "laporan": _do_laporan,
    "catatan": _do_note,
    "ubah_catatan": _do_change_note,
    "putuskan": _do_decide,
    "lanjut": _do_change_tindak_lanjut,
    "hadir": _do_add_attendance,
    "ubah_hadir": _do_change_attendance,
    "tandai_hadir": _do_mark_attendance,
    "bahasan": _do_remark,
    "ubah_bahasan": _do_change_remark,
    "hapus": _do_delete,
    "rapat": _do_change_rapat,
    "urungkan": _do_undo,
    "tutup": _do_close,
    "lanjutkan": _do_resume,
    "dokumen": _do_document,
}


def read_participants(text: str) -> list[tuple[str, str]]:
    """People as typed or pasted, a line each: name, then position after a tab (as Excel copies) or a semicolon. Never
    after a comma: degrees stand behind one."""
    result = []
    for row in text.splitlines():
        if row.strip():
            name, _, job_title = row.replace("\t", ";", 1).partition(";")
            result.append((name, job_title))
    return result or [("", "")]


def _rencana_of(desk: Desk) -> tuple[Database, str, int]:
    return desk.db, desk.r.satker, desk.r.tahun


def find_last_records(db: Database, r: Rapat) -> dict[str, Block]:
    """What *Urungkan* would take back now, for each pelaku what they recorded last, the newest first: {entri, asal
    ("suntingan" or "rapat"), teks}. Empty where there is nothing, or the meeting is closed."""
    if not r.is_open:
        return {}
    edits = [(b["entri"], "suntingan", b) for b in to_rows(meeting.read_rapat_changes(db, r)) if _is_standing(b)]
    remarks = [
        (b["entri"], "rapat", b)
        for b in to_rows(meeting.read_events(db, r))
        if _is_standing(b) and b["peristiwa"] not in _NOT_RECORDS
    ]
    newest: dict[str, tuple[int, str, dict[str, Any]]] = {}
    for one in sorted(edits + remarks, key=lambda one: one[0], reverse=True):
        newest.setdefault(one[2]["pelaku"], one)
    return {pelaku: _describe_record(*one) for pelaku, one in newest.items()}


def _describe_record(entry: int, origin: str, content: dict[str, Any]) -> Block:
    display_name = _edit_in_words(content) if origin == "suntingan" else _event_in_words(content)
    return {"entri": entry, "asal": origin, "teks": f"✓ {clock_text(content['waktu'])} {display_name}"}


def clock_text(timing: datetime) -> str:
    """The time of day in the office's zone: 10.32."""
    return f"{timing.astimezone(clock.zone()):%H.%M}"


def _is_standing(b: dict[str, Any]) -> bool:
    return b["menarik"] is None and not b["ditarik"]


def _edit_in_words(b: dict[str, Any]) -> str:
    location = b["kode"] + (f", {format_tenggat(b['tenggat'])}" if b["tenggat"] else "")
    kind = "bukti" if b["bukti"] else "tenggat" if b["tenggat"] else "langkah"
    matter = shorten(b["bukti"], 40) if b["bukti"] else COLUMNS[kind][b["kolom"]]
    return f"{matter} ({location}): {shorten(name_value(b['kolom'], b['ke']), 40)}"


def _event_in_words(b: dict[str, Any]) -> str:
    change = json.loads(b["ubah"])
    first = change[0]
    content = first["ke"] or first["dari"]
    core = next((content[k] for k in _CORE[first["benda"]] if content.get(k)), "")
    other = f" dan {len(change) - 1} lagi" if len(change) > 1 else ""
    end = " dihapus" if first["ke"] is None else ""
    return f"{RECORD_LABELS[first['benda']]}: {shorten(core, 50)}{other}{end}"
