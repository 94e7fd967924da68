"""The screens of the meeting's record: attendance, follow-ups, decisions, closing.

And its items on other screens.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import count

from monev import figures
from monev.access import name_of
from monev.core.dates import fold_tenggat, format_day
from monev.core.roles import PRESENCE_ACTOR
from monev.core.text import capitalized, joined
from monev.database import Database
from monev.edits.storing import is_complete
from monev.figures import View, format_number, format_overdue
from monev.figures.rows import AnyRow
from monev.figures.views import narrowed
from monev.meeting import acts, ending, records, screens
from monev.meeting.fields import BAHASAN, KEHADIRAN, STATUS_TINDAK_LANJUT, THINGS, words_of
from monev.meeting.records import Rapat
from monev.meeting.things import AttendeeRow, FollowUpRow, Note, NoteRow, Place, ThingName
from monev.outputs import meeting_bukti
from monev.server import reach
from monev.server.secret_addresses import address_of_presence
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Act, Action
from monev.ui.looks.screen_parts import Entry, Fold, Item
from monev.ui.page_parts import qr_data_uri
from monev.writing.append import format_when
from pages.rapat import forms

_EMPTY = "(belum diisi)"
_UNREAD = f"○ {capitalized(records.NOT_READ_OUT)}"
_SHORT = 220
"""Up to so many letters a decision is read out in the largest font."""
_MARKS = {"terbuka": ("plain", "○"), "selesai": ("selesai", "✓"), "batal": ("plain", "–")}


def opening_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the opening screen: the meeting's data and the attendance."""
    people = records.read_attendance(db, rapat)
    items: list[Entry] = [*map(_participant_item, count(1), people)]
    items += deleted_items(db, rapat, "hadir")
    listed = blocks.items(
        items, empty="Tulis siapa yang diundang atau hadir, satu orang per baris."
    )
    comes = [
        blocks.sentence(attendance_sentence(people), "quiet"),
        blocks.paged(listed, key="hadir"),
    ]
    return [
        blocks.columns(
            _meeting_blocks(db, rapat), [*comes, blocks.actions(_people_buttons(db, people, rapat))]
        )
    ]


def _meeting_blocks(db: Database, rapat: Rapat) -> list[Block]:
    lines = {
        "Tanggal": joined(format_day(rapat.tanggal), _time_in_words(rapat), by=", "),
        "Tempat": rapat.tempat,
        "Pemimpin": joined(rapat.pemimpin, rapat.pemimpin_jabatan, by=", "),
        "Notulis": joined(rapat.notulis, rapat.notulis_jabatan, by=", "),
        "Undangan": rapat.undangan_nomor,
    }
    ways = _ways_for_phones(db, rapat) if rapat.is_open else []
    if any(way["kind"] == "qr" for way in ways):  # it needs the space
        said = " · ".join(f"{name}: {text}" for name, text in lines.items() if text)
        about = blocks.sentence(said, "quiet")
    else:
        facts = [_fact(name, text or _EMPTY) for name, text in lines.items()]
        about = blocks.paged(blocks.items(facts), key="rapat")
    return [
        blocks.sentence(rapat.satker),
        blocks.sentence(f"{rapat.periode.name}, posisi {format_day(rapat.posisi)}", "quiet"),
        about,
        *ways,
    ]


def _time_in_words(rapat: Rapat) -> str:
    """Return the time of a meeting, for example *pukul 09.00–11.45*; "" if nobody set it."""
    if not rapat.mulai:
        return f"sampai pukul {rapat.end_in_words}" if rapat.end_in_words else ""
    until = f"–{rapat.end_in_words}" if rapat.end_in_words else ""
    return f"pukul {rapat.mulai}{until}"


def _people_buttons(db: Database, people: list[AttendeeRow], rapat: Rapat) -> list[Action]:
    again = acts.participants_before(db, rapat)
    is_first = not (people or again)
    buttons = [blocks.button("+ Peserta", forms.attendance_form(rapat), primary=is_first)]
    if again:
        words = f"Peserta rapat lalu ({format_number(len(again))})"
        buttons.append(blocks.button(words, {"action": "attend_again"}, primary=not people))
    if unmarked := [person["nomor"] for person in people if person["kehadiran"] == "diundang"]:
        everybody = {"action": "mark_attendance", "numbers": unmarked, "kehadiran": "hadir"}
        buttons.append(blocks.button("Semua hadir", everybody))
    if people and reach.current().addresses():
        words = "Tutup QR hadir" if rapat.presensi else "QR hadir"
        buttons.append(blocks.button(words, {"action": "presence", "value": not rapat.presensi}))
    return buttons


def attendance_sentence(people: list[AttendeeRow]) -> str:
    """Return the attendance in words, for example *3 orang hadir, 1 izin*."""
    if not people:
        return "Daftar peserta masih kosong"
    marked = Counter(person["kehadiran"] for person in people)
    words = {
        "hadir": "orang hadir",
        "izin": "izin",
        "sakit": "sakit",
        "cuti": "cuti",
        "dinas_luar": "dinas luar",
        "diwakili": "diwakili",
        "diundang": "belum ditandai",
    }
    return ", ".join(
        f"{format_number(marked[code])} {word}" for code, word in words.items() if marked[code]
    )


def _ways_for_phones(db: Database, rapat: Rapat) -> list[Block]:
    """Return the QR code by which phones mark presence, or why there can be none."""
    if not reach.current().addresses():
        why = "Tanpa kode QR: aplikasi ini hanya terbuka di komputernya sendiri."
        return [blocks.sentence(why, "quiet")]
    address = address_of_presence(acts.presence_secret(db, rapat))
    if not address:
        return []
    code = blocks.qr("Tandai kehadiran Anda", address, qr_data_uri(address, border=2))
    # The act of a code is never sent; it only hides the code from visitors who may not do it.
    return [{**code, "act": {"action": "presence"}}]


def _participant_item(place: int, person: AttendeeRow) -> Item:
    name = person["nama"]
    kehadiran = person["kehadiran"]
    came = "✓ " if kehadiran == "hadir" else ""
    phone = "dari ponsel" if person["pelaku"] == PRESENCE_ACTOR else ""
    # Beside a long mark the name had no room on a screen of 4:3.
    mark, _, instead = records.kehadiran_in_words(person).partition(" oleh ")
    by = instead and f"oleh {instead}"
    others = [code for code in ("hadir", "izin") if code != kehadiran]  # ✎ has the others
    act = {"action": "mark_attendance", "numbers": [person["nomor"]]}
    marks = [
        blocks.button(KEHADIRAN[code], act | {"kehadiran": code}, name=name) for code in others
    ]
    change = blocks.button("✎", forms.change_form("hadir", "Peserta", person))
    change["name"] = f"Ubah {name}"
    delete = forms.delete_button("hadir", person["nomor"], name)
    delete["text"] = "✕"
    return {
        "status": "selesai" if came else "plain",
        "mark": f"{came}{mark}",
        "text": joined(f"{place}. {name}", person["jabatan"], by, phone),
        "muted": kehadiran not in ("hadir", "diundang"),
        "inline": True,
        "buttons": [*marks, change, delete],
    }


def tindak_lanjut_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the follow-ups of earlier meetings, overdue first.

    Those that were settled stay until the meeting ends.
    """
    everything = records.read_earlier_tindak_lanjut(db, rapat)
    if not everything:
        return [blocks.sentence("Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya.")]
    opened = [row for row in everything if row["status"] == "terbuka"]
    overdue = sum(bool(row["hari_terlambat"]) for row in opened)
    sentence = f"{format_number(len(opened))} tindak lanjut masih terbuka"
    sentence += f", {format_number(overdue)} lewat batas waktu." if overdue else "."
    done: set[str] = set()
    for langkah in figures.every_langkah(db, view):
        if langkah["capaian_N"] and langkah["capaian_n"] == langkah["capaian_N"]:
            done.add(langkah["kode"])
    items = [tindak_lanjut_item(row, rapat, done) for row in everything]
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(items), key="tindak lanjut"),
    ]


def decision_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the decisions and notes of this meeting."""
    decided = records.read_decisions(db, rapat)
    notes = [
        *records.read_notes(db, rapat),
        *records.kendala_under_status(records.read_rapat_changes(db, rapat)),
    ]
    numbers = {row["nomor"]: f"{place}." for place, row in enumerate(decided, start=1)}
    agreed, others = records.parted_by_agreement(decided)
    items: list[Entry] = []
    for heading, rows in (("Disepakati", agreed), (capitalized(records.NOT_READ_OUT), others)):
        if rows:
            items.append({"heading": heading})
        for row in rows:
            # The heading says already which were not read out.
            item = tindak_lanjut_item({**row, "disepakati": True}, rapat)
            items.append({**item, "number": numbers[row["nomor"]]})
    if notes:
        items.append({"heading": "Kendala dan solusi"})
        items += note_items(notes)
    items += deleted_items(db, rapat, "tindak_lanjut", "catatan", "bahasan")
    sentence = (
        f"{format_number(len(decided))} tindak lanjut diputuskan"
        if decided
        else "Belum ada keputusan"
    )
    if agreed:
        sentence += f", {format_number(len(agreed))} disepakati"
    empty = "Keputusan rapat ditulis di layar area, pada butir yang dibahas, atau di sini."
    decide = forms.decision_form("Tindak lanjut rencana seluruhnya", rapat)
    note = forms.add_form("catatan", "Kendala dan solusi rencana seluruhnya")
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(items, empty=empty), key="keputusan"),
        blocks.actions(
            [blocks.button("+ Tindak lanjut", decide), blocks.button("+ Kendala", note)]
        ),
    ]


def read_out_blocks(db: Database, view: View, rapat: Rapat, number: int) -> list[Block]:
    """Return one decision to be read out: what, who, by when, and if it was agreed to.

    The number of lines never changes, so that the font stays as large.
    """
    row = next(row for row in records.read_decisions(db, rapat) if row["nomor"] == number)
    is_agreed = row["disepakati"]
    facts = [
        _fact("Penanggung jawab", row["pic"]),
        _fact("Batas waktu", format_day(row["batas"])),
        _fact("Mengenai", screens.place_in_words(db, view, row)),
        _fact("✓ Disepakati", "", "selesai") if is_agreed else _fact(_UNREAD, ""),
    ]
    # A long one gets a smaller font, so that all of it fits on the screen.
    tone = "read-out" if len(row["uraian"]) <= _SHORT else ""
    agree = _agree_button(row)
    agree["primary"] = True
    change = blocks.button("Ubah", forms.change_decision_form(row, rapat))
    return [
        blocks.sentence(row["uraian"], tone),
        blocks.paged(blocks.items(facts), key="putusan"),
        blocks.actions([change] if is_agreed else [agree, change]),
    ]


def _agree_button(row: FollowUpRow, name: str = "") -> Action:
    return blocks.button("✓ Disepakati", {"action": "agree", "number": row["nomor"]}, name=name)


def lines_about(content: screens.AreaScreen, *, kode: str, tenggat: str) -> list[str]:
    """Return the notes and decisions at one item as lines."""
    noted = [row for row in narrowed(content.notes, kode=kode) if row["tenggat"] in (None, tenggat)]
    lines = [joined(*_said_in_note(row)) for row in noted]
    for row in narrowed(content.agreed, kode=kode):
        end = "" if row["status"] == "terbuka" else f" ({STATUS_TINDAK_LANJUT[row['status']]})"
        lines.append(f"→ {records.decision_in_words(row)}{end}")
    return lines


def deleted_items(db: Database, rapat: Rapat, *things: str) -> list[Fold]:
    """List what was deleted from the record, in a fold.

    It says who deleted it, and has a button for restoring it.
    """
    items: list[Item] = []
    for row in records.read_deleted(db, rapat):
        if row["benda"] in things:
            said = json.loads(row["dari"])
            words = words_of(said)
            back = {"action": "restore", "thing": row["benda"], "number": row["nomor"]}
            button = blocks.button(
                "Kembalikan", back, name=f"{THINGS[row['benda']].label.lower()} {row['nomor']}"
            )
            by = f"dihapus oleh {name_of(db, row['pelaku'])} ({format_when(row['waktu'])})"
            item: Item = {
                "kode": _place({"area": said.get("area"), "kode": said.get("kode")}),
                "text": f"{THINGS[row['benda']].label}: {words}",
                "aside": by,
                "buttons": [button],
            }
            items.append(item)
    if not items:
        return []
    words = f"Dihapus dari rapat ini: {format_number(len(items))}"
    return [{"fold": words, "items": items, "key": f"dihapus {things[0]}"}]


def note_items(everything: Iterable[NoteRow | Note]) -> list[Item]:
    """Return notes as items: the kendala with its solusi below, or the solusi alone.

    A row with `bulan` is the kendala of a status: it can be changed, not deleted.
    """
    items: list[Item] = []
    for row in everything:
        first, *rest = _said_in_note(row)
        items.append(
            {
                "kode": _place(row),
                "text": first,
                "aside": fold_tenggat(records.months_of(row)),
                "notes": rest,
                "buttons": [_change_under_status(row)]
                if "bulan" in row
                else _change_and_delete("catatan", "Catatan", row),
            }
        )
    return items


def _said_in_note(note: Note) -> list[str]:
    said = {"Kendala": note["kendala"], "Solusi": note["solusi"]}
    return [f"{name}: {text}" for name, text in said.items() if text]


def remark_items(db: Database, rapat: Rapat, *, area: str | None = None) -> list[Item]:
    """Return what was said about an area, or (None) about anything, in the order of writing."""
    return [
        {
            "kode": _place({"area": row["area"], "kode": None}),
            "text": f"{BAHASAN[row['jenis']]}: {row['isi']}",
            "buttons": _change_and_delete("bahasan", BAHASAN[row["jenis"]], row),
        }
        for row in narrowed(records.read_remarks(db, rapat), area=area)
    ]


def tindak_lanjut_item(row: FollowUpRow, rapat: Rapat, done: Collection[str] = ()) -> Item:
    """Return a follow-up with its buttons, and a remark if its langkah is `done` meanwhile."""
    number = row["nomor"]
    is_open = row["status"] == "terbuka"
    name = f"tindak lanjut {number}"
    settling: Act = {
        "action": "change",
        "thing": "tindak_lanjut",
        "number": number,
        "entries": {"status": "selesai"},
        "seen": {"status": row["status"]},
    }
    status, mark = _MARKS[row["status"]]
    if row["hari_terlambat"]:
        status = "terlambat"
        mark = f"▲ {format_overdue(row['hari_terlambat'])}"
    notes = []
    if not row["disepakati"]:
        notes.append(f"{capitalized(records.NOT_READ_OUT)}.")
    if is_open and row["kode"] in done:
        notes.append(f"Langkah {row.get('kode_tampil')} sudah selesai pada tanggal penilaian ini.")
    settled = "" if is_open else STATUS_TINDAK_LANJUT[row["status"]]
    if said := joined(settled, records.result_in_words(row)):
        notes.append(said)
    if moved := records.moved_sentence(row["riwayat_batas"]):
        notes.append(moved)
    buttons = [blocks.button("Ubah", forms.change_decision_form(row, rapat), name=name)]
    if is_open and not row["disepakati"]:
        buttons.insert(0, _agree_button(row, name))
    if is_open:
        buttons.insert(0, blocks.button("✓ Selesai", settling, name=name))
    if row["rapat"] == rapat.nomor:
        buttons.append(forms.delete_button("tindak_lanjut", number, name))
    return {
        "status": status,
        "mark": mark,
        "kode": _place(row),
        "text": row["uraian"],
        "who": f"{row['pic']} · {format_day(row['batas'])}",
        "muted": not is_open,
        "notes": notes,
        "buttons": buttons,
    }


def _change_and_delete(thing: ThingName, title: str, row: AnyRow) -> list[Action]:
    name = f"{thing} {row['nomor']}"
    change = blocks.button("Ubah", forms.change_form(thing, title, row), name=name)
    return [change, forms.delete_button(thing, row["nomor"], name)]


def _change_under_status(row: Note) -> Action:
    """Return the button that changes a kendala written under a status.

    It stays with its targets.
    """
    name = f"kendala {_place(row)}, {fold_tenggat(records.months_of(row))}"
    return blocks.button("Ubah", forms.kendala_form(row), name=name)


def _place(row: Place) -> str:
    kode = row.get("kode_tampil") or row["kode"]
    return kode or (f"Area {row['area']}" if row["area"] else "")


def closing_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the closing screen: what was agreed and said, when to meet next, and what is open."""
    said = [*_outcome_items(db, rapat), *remark_items(db, rapat)]
    sentence, buttons = _open_words(db, view, rapat) if rapat.is_open else _closed_words(rapat)
    return [
        blocks.paged(blocks.items(said), key="bahasan"),
        blocks.sentence(sentence, "quiet"),
        blocks.actions(buttons),
    ]


def _outcome_items(db: Database, rapat: Rapat) -> list[Item]:
    """Count what the meeting agreed to and what was only decided, and tell the next meeting."""
    agreed, others = records.parted_by_agreement(records.read_decisions(db, rapat))
    told = _count_decisions(agreed)
    items = [_fact("✓ Disepakati", told, "selesai") if agreed else _fact("○ Disepakati", told)]
    if others:
        items.append(_fact(_UNREAD, _count_decisions(others)))
    return [*items, _fact(forms.NEXT, rapat.following or _EMPTY)]


def _count_decisions(decisions: Sequence[FollowUpRow]) -> str:
    return f"{format_number(len(decisions))} tindak lanjut"


def _fact(mark: str, text: str, status: str = "plain") -> Item:
    """Return a line of which the `mark` says what it is."""
    return {"mark": mark, "status": status, "text": text}


def _open_words(db: Database, view: View, rapat: Rapat) -> tuple[str, list[Action]]:
    lacks = ending.open_matters(db, rapat)
    offers = {offer.code: offer.words for offer in meeting_bukti.list_offers(db, view, rapat)}
    sentence = "Naskahnya ada di halaman Rapat, Dokumen, dan mengikuti catatan sampai saat ini."
    if lacks:
        sentence = f"Masih terbuka: {' '.join(lacks)}"
    close: Act = {"action": "close"}
    if lacks or offers:
        close = forms.closing_form(db, view, rapat, lacks, offers)
    buttons = [blocks.button("Tutup rapat", close, primary=not lacks)]
    if not (lacks or offers or is_complete(view.lengkap_per, rapat.posisi)):
        complete = {"action": "close", "entries": {"laporan_lengkap": "ya"}}
        buttons.append(blocks.button(f"Tutup: {forms.complete_words(rapat)}", complete))
    buttons.append(blocks.button(forms.NEXT, forms.next_form(rapat)))
    for jenis in ("arahan", "catatan"):
        say = forms.add_form("bahasan", BAHASAN[jenis], jenis=jenis)
        buttons.append(blocks.button(f"+ {BAHASAN[jenis]}", say))
    return sentence, buttons


def _closed_words(rapat: Rapat) -> tuple[str, list[Action]]:
    if rapat.is_called_off:
        return f"Rapat dibatalkan: {rapat.ralat[-1]['alasan']}", []
    sentence = f"Rapat ditutup {format_when(rapat.ditutup)}." if rapat.ditutup else ""
    if rapat.mulai or rapat.selesai:
        sentence += f" Rapat berlangsung {_time_in_words(rapat)}."
    if rapat.correction:
        sentence += (
            f" {rapat.correction} Versi yang pertama ditandatangani ada di halaman Rapat, Dokumen."
        )
    return sentence.strip(), [blocks.button("Perbaiki", forms.correction_form())]
