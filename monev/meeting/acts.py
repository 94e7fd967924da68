"""What people do in a meeting: open it, record attendance, take notes, decide.

`ending` holds how it ends.

Every function stores at once and returns the journal entry, or None if nothing changed. `undo`
takes an entry back by its number. Bad input raises EntryRefused with one sentence per field.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import cast

from monev.access import NotAllowed, meetings_of_presence
from monev.accounts.store import digest, new_secret
from monev.core import clock
from monev.core.dates import last_ended_periode
from monev.core.errors import NotFound
from monev.core.file_references import FileReference, join_tautan, words_of
from monev.core.meeting_things import THINGS, Added, Taken, ThingName, Typed
from monev.core.roles import PRESENCE_ACTOR
from monev.database import Database
from monev.evidence_files.files import check_file, tidy_name
from monev.figures import find_rencana
from monev.figures.views import newest_view
from monev.journal import Entry
from monev.meeting import input_checks as checks
from monev.meeting import records
from monev.meeting.recording import RecordBook, Where, act, record_change, thing_change
from monev.meeting.records import Rapat, read_rapat
from monev.meeting.things import Agreed, Fields, FollowUp, Move, ThingChange
from monev.people.accounts import accounts_of
from monev.writing.append import field_change


def open_rapat(
    db: Database, satker: str, tahun: int, *, pelaku: str, periode: str = "", **said: date | str
) -> Rapat:
    """Open a meeting and return it; of a plan that has an open one, return that one.

    Raises EntryRefused, NotFound.

    - periode: a code; else the triwulan that ended last
    - said: judul, tanggal, tempat, pemimpin, notulis and fields of RapatDetails; some are taken
      over from the meeting before (`kept_from_before`)
    """
    proposed = last_ended_periode(clock.today(), tahun)
    blank = dict.fromkeys(THINGS["rapat"].fields, "")
    kept = kept_from_before(db, satker, tahun, said)
    typed = {**blank, **said, **kept, "periode": periode or proposed.code}
    tidied = checks.tidy_rapat(typed, tahun)

    def make(book: RecordBook) -> list[ThingChange]:
        newest_view(db, satker, tahun)  # raises if there is nothing to judge
        if records.find_open_rapat(db, satker, tahun):
            return []
        return book.add_things("rapat", {**tidied, "status": "berlangsung"})

    entry = record_change(db, find_rencana(db, satker, tahun), "buka", make, pelaku=pelaku)
    opened = records.find_open_rapat(db, satker, tahun)
    return opened or read_rapat(db, satker, tahun, entry.isi["rapat"] if entry else 0)


def kept_from_before(
    db: Database, satker: str, tahun: int, said: Mapping[str, date | str]
) -> dict[str, str]:
    """Return the fields that a new meeting takes over from the one before.

    These are tempat, pemimpin and notulis, if `said` leaves them empty; and jabatan, pangkat and
    NIP, if the same person leads or writes again. The place that was said of the next meeting goes
    before; so does its hour, on the day that was said.
    """
    last = next(iter(records.list_rapat(db, satker, tahun)), None)
    if last is None:
        return {}
    texts = {key: str(value).strip() for key, value in said.items()}
    kept = {"tempat": last.tempat}
    if following := last.berikut_tanggal:
        kept["tempat"] = last.berikut_tempat or last.tempat
        if texts.get("tanggal") == following:
            kept["mulai"] = last.berikut_mulai
    for role, name in (("pemimpin", last.pemimpin), ("notulis", last.notulis)):
        if texts.get(role, "").casefold() in ("", name.casefold()):
            kept[role] = name
            for detail in ("jabatan", "pangkat", "nip"):
                key = f"{role}_{detail}"
                kept[key] = getattr(last, key)
    return {key: texts.get(key) or value for key, value in kept.items()}


def presence_secret(db: Database, rapat: Rapat) -> str:
    """Return the secret of the address by which people mark themselves present.

    "" if that is off.
    """
    sidik = rapat.presensi
    stands = sidik and meetings_of_presence(db, sidik=sidik)
    return accounts_of(str(db.journal)).find_kept(_KEPT_AS, sidik) if stands else ""


@act("hadir")
def add_attendance(
    book: RecordBook,
    participants: Sequence[tuple[str, str]],
    kehadiran: str = "hadir",
    *,
    pelaku: str,
) -> list[ThingChange]:
    """Add people (nama, jabatan) with their `kehadiran`; nobody is added twice.

    Raises EntryRefused.
    """
    code = checks.check_kehadiran(kehadiran)
    existing = set(map(checks.who_is, book.list_things("hadir").values()))
    people = checks.tidy_participants(participants)
    new = [person for person in people if checks.who_is(person) not in existing]
    checks.check_number_of_people(len(existing) + len(new))
    return book.add_things("hadir", *({**person, "kehadiran": code, "wakil": ""} for person in new))


def participants_before(db: Database, rapat: Rapat) -> list[tuple[str, str]]:
    """List the people of the last earlier meeting with a list who are not on this one's.

    Each has nama and jabatan.
    """
    own = {row["nama"].casefold() for row in records.read_things(db, rapat, "hadir")}
    for earlier in records.list_rapat(db, rapat.satker, rapat.tahun):
        if earlier.nomor < rapat.nomor and (people := records.read_things(db, earlier, "hadir")):
            return [
                (row["nama"], row["jabatan"]) for row in people if row["nama"].casefold() not in own
            ]
    return []


@act("hadir")
def mark_kehadiran(
    book: RecordBook, numbers: Sequence[int], kehadiran: str, *, pelaku: str
) -> list[ThingChange]:
    """Set the kehadiran of several people on the list. Raises EntryRefused, NotFound."""
    code = checks.check_kehadiran(kehadiran)
    changes: list[ThingChange] = []
    for number in dict.fromkeys(numbers):
        changes += book.replace_fields("hadir", number, {"kehadiran": code})
    return changes


def add_thing(
    thing: Added,
    db: Database,
    where: Where,
    *,
    pelaku: str,
    area: str | None = None,
    kode: str | None = None,
    tenggat: str | None = None,
    **said: date | str | None,
) -> Entry | None:
    """Record a note, a remark or a decision of a langkah (kode), an area, or the whole rencana.

    The same is stored only once, since a browser sends it again after losing the server. Raises
    EntryRefused, NotFound (area, kode).
    """
    typed = {**dict.fromkeys(THINGS[thing].added, ""), **said}

    def make(book: RecordBook) -> list[ThingChange]:
        place = {**checks.check_place(book, area, kode, tenggat), "tenggat": tenggat}
        new: dict[str, object] = {}
        more: dict[str, object] = {}
        if thing == "tindak_lanjut":
            new |= checks.check_tindak_lanjut(typed, earliest=book.meeting.tanggal)
            new |= {"status": "terbuka", "rapat": book.meeting.nomor}
            more = {"keterangan": ""}
        else:
            new |= checks.check_said(thing, typed)
        new |= {name: place[name] for name in THINGS[thing].places}
        if any(new.items() <= one.items() for one in book.list_things(thing).values()):
            return []
        return book.add_things(thing, new | more)

    event = "putuskan" if thing == "tindak_lanjut" else thing
    return record_change(db, where, event, make, pelaku=pelaku)


record_kendala = partial(add_thing, "catatan")
record_remark = partial(add_thing, "bahasan")
decide = partial(add_thing, "tindak_lanjut")


def change_thing(
    thing: ThingName,
    db: Database,
    where: Where,
    number: int,
    value: Typed,
    seen: Fields | None = None,
    *,
    pelaku: str,
) -> Entry | None:
    """Change fields of the meeting itself, of an attendee, a note, a remark, or a follow-up.

    A follow-up is changed in the meeting that decided it, in a later one, or outside of meetings.
    Raises EntryRefused, FieldClash, NotFound, RapatClosed.
    """

    def make(book: RecordBook) -> list[ThingChange]:
        if thing == "rapat":
            tidied = checks.tidy_rapat(value, book.rencana.tahun, book.read_rapat())
            return book.change_rapat(tidied, seen)
        if thing == "tindak_lanjut":
            return book.replace_fields(thing, number, _plan_follow_up(book, number, value), seen)
        current = book.read_thing(thing, number)
        texts = {name: str(current[name]) for name in THINGS[thing].fields}
        tidied = checks.check_said(thing, {**texts, **value})
        return book.replace_fields(thing, number, {name: tidied[name] for name in value}, seen)

    event = "ubah" if thing == "rapat" else thing
    return record_change(db, where, event, make, pelaku=pelaku)


change_tindak_lanjut = partial(change_thing, "tindak_lanjut")


def change_rapat(
    db: Database, rapat: Rapat, value: Typed, seen: Fields | None = None, *, pelaku: str
) -> Entry | None:
    """Change fields of the meeting itself, as `change_thing`."""
    return change_thing("rapat", db, rapat, rapat.nomor, value, seen, pelaku=pelaku)


@act("hapus")
def delete_record(book: RecordBook, thing: Taken, number: int, *, pelaku: str) -> list[ThingChange]:
    """Delete one attendee, note, remark or follow-up of this meeting, unless it is deleted already.

    Raises NotFound, and NotAllowed for a follow-up that another meeting decided.
    """
    current = book.find_thing(thing, number)
    if current is None:
        return []
    decided_in = current.get("rapat")
    if isinstance(decided_in, int) and decided_in != book.meeting.nomor:
        raise _of_another_meeting(number, decided_in)
    return [thing_change(thing, number, current, None)]


def _of_another_meeting(number: int, rapat: int) -> NotAllowed:
    message = f"Tindak lanjut nomor {number} ditetapkan rapat lain (rapat ke-{rapat})."
    return NotAllowed(message, "Ubah statusnya, atau buka rapat itu. Belum ada yang berubah.")


def _plan_follow_up(book: RecordBook, number: int, value: Typed) -> Mapping[str, object]:
    """Return the fields of a follow-up as they become.

    - status batal: needs its reason in keterangan
    - batas: moving it needs `alasan`, and the day before is kept; in the meeting that set it, it is
      corrected without a reason
    """
    current = _read_follow_up(book, number)
    rencana = book.rencana
    earliest = None
    if str(value.get("batas", current["batas"])) != current["batas"]:
        earliest = read_rapat(book.db, rencana.satker, rencana.tahun, current["rapat"]).tanggal
    is_set_here = _is_set_here(book, current)
    tidied = checks.check_tindak_lanjut(
        value, earliest=earliest, current=current, is_set_here=is_set_here
    )
    reason = tidied.pop("alasan", "")
    change: dict[str, object] = {**tidied}
    read_out = field_change({name: tidied[name] for name in _READ_OUT & tidied.keys()}, current, {})
    if current["disepakati"] and read_out.values:
        change["disepakati"] = False
    if "batas" in read_out.values:
        change["riwayat_batas"] = _moves_after(book, current, tidied["batas"], reason)
    return change


def give_document(
    db: Database, where: Where, number: int, name: str, data: bytes, *, pelaku: str
) -> Entry | None:
    """Give a follow-up its file in place of an earlier one, beside its link; None if it has it.

    Raises FileRefused, NotFound, RapatClosed, NotAllowed.
    """
    new = FileReference(hashlib.sha256(data).hexdigest(), tidy_name(name, check_file(data)))

    def make(book: RecordBook) -> list[ThingChange]:
        there = _read_follow_up(book, number)["tautan"]
        if new.sha256 in there:
            return []
        tautan = join_tautan(words_of(there), (new,))
        return book.replace_fields("tindak_lanjut", number, {"tautan": tautan})

    return record_change(db, where, "tindak_lanjut", make, pelaku=pelaku, file=data)


def _read_follow_up(book: RecordBook, number: int) -> FollowUp:
    """Return a follow-up of this meeting or an earlier one; outside of meetings any.

    Raises NotFound, NotAllowed.
    """
    current = cast("FollowUp", book.read_thing("tindak_lanjut", number))
    if book.rapat is not None and current["rapat"] > book.rapat.nomor:
        raise _of_another_meeting(number, current["rapat"])
    return current


def _is_set_here(book: RecordBook, current: FollowUp) -> bool:
    """True if this meeting set the present batas."""
    if book.rapat is None:
        return False
    return records.set_in(current["rapat"], current["riwayat_batas"]) == book.rapat.nomor


def _moves_after(book: RecordBook, current: FollowUp, day: str, reason: str) -> list[Move]:
    """Return the earlier due days after moving it to `day`.

    There is one more, unless this meeting had set the last.
    """
    moves = current["riwayat_batas"]
    if not _is_set_here(book, current):
        where = book.rapat.nomor if book.rapat else None
        return [*moves, {"batas": current["batas"], "alasan": reason, "rapat": where}]
    if moves and moves[-1]["batas"] == day:  # moved in this meeting, and back
        return moves[:-1]
    if moves and reason:
        return [*moves[:-1], {**moves[-1], "alasan": reason}]
    return moves


_READ_OUT = {*Agreed.__annotations__, "batas"}
"""Fields of a decision that are read out. If one changes, it has to be agreed to again."""


@act("disepakati")
def agree(book: RecordBook, numbers: Sequence[int], *, pelaku: str) -> list[ThingChange]:
    """Record that decisions of this meeting or earlier ones were read out and agreed to.

    Raises NotFound, RapatClosed, NotAllowed (a later meeting's).
    """
    changes: list[ThingChange] = []
    for number in dict.fromkeys(numbers):
        _read_follow_up(book, number)
        changes += book.replace_fields("tindak_lanjut", number, {"disepakati": True})
    return changes


_KEPT_AS = "kehadiran"
"""The name of the secrets of presence in the accounts."""


def ask_presence(db: Database, rapat: Rapat, *, value: bool, pelaku: str) -> Entry | None:
    """Let the people on the list mark themselves present, or stop that.

    Earlier addresses become invalid. The accounts keep the secret in the same transaction, and
    forget the one before.
    """
    secret = new_secret() if value else ""
    sidik = digest(secret) if secret else ""
    accounts = accounts_of(str(db.journal))

    def keep_secret(entry: Entry) -> None:
        accounts.forget(_KEPT_AS, entry.isi["ubah"][0]["dari"].get("presensi", ""))
        if secret:
            accounts.keep(_KEPT_AS, sidik, secret)

    def make(book: RecordBook) -> list[ThingChange]:
        return book.change_rapat({"presensi": sidik})

    return record_change(db, rapat, "presensi", make, pelaku=pelaku, beside=keep_secret)


def rapat_of_presence(db: Database, secret: str) -> Rapat:
    """Return the meeting of a presence address.

    Raises NotFound if there is none or it has ended.
    """
    found = meetings_of_presence(db, sidik=digest(secret))
    if not found:
        raise NotFound(
            "Alamat ini tidak berlaku, atau rapatnya sudah selesai.",
            "Tunjukkan kepada notulis rapat.",
        )
    return read_rapat(db, found[0]["satker"], found[0]["tahun"], found[0]["rapat"])


def mark_present(db: Database, rapat: Rapat, number: int) -> str:
    """Mark a person on the list as present and return their name.

    Who is marked already keeps the notulis's mark. Raises NotFound, RapatClosed, NotAllowed.
    """
    name = ""

    def make(book: RecordBook) -> list[ThingChange]:
        nonlocal name
        person = book.read_thing("hadir", number)
        name = str(person["nama"])
        if person["kehadiran"] != "diundang":
            return []
        return book.replace_fields("hadir", number, {"kehadiran": "hadir"})

    record_change(db, rapat, "hadir", make, pelaku=PRESENCE_ACTOR)
    return name
