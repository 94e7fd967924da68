"""The screens of the meeting's record: attendance, follow-ups, decisions, closing.

And its items on other screens.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import count
from typing import Any

from monev import figures
from monev.core.dates import fold_tenggat, format_day, format_weekday
from monev.core.meeting_things import STATUS_TINDAK_LANJUT, THINGS, ThingName
from monev.core.roles import PRESENCE_ACTOR
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.core.text import capitalized, joined
from monev.database import Database, Row
from monev.edits.storing import is_complete
from monev.figures import View, format_number, format_overdue
from monev.figures.told import WORDS, counted
from monev.figures.views import narrowed
from monev.meeting import acts, ending, records, screens
from monev.meeting.own_target import can_fulfil
from monev.meeting.records import Rapat
from monev.meeting.things import FollowUpRow
from monev.server import reach
from monev.server.secret_addresses import address_of_presence
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Act, Action
from monev.ui.looks.screen_parts import Entry, Item, Person
from monev.ui.page_parts import qr_data_uri
from monev.writing.append import format_when
from pages.rapat import forms

_MARKS = {
    "terbuka": ("belum_jatuh_tempo", "○"),
    "selesai": ("selesai", "✓"),
    "batal": ("tidak_berlaku", "–"),
}


def attendance_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the first screen, while people come in: who is there, and the code for phones."""
    people = records.read_things(db, rapat, "hadir")
    came = attendance_sentence(people)
    actions = blocks.actions(_people_buttons(db, people, rapat))
    if not people:
        hint = "Tulis siapa yang diundang atau hadir, satu orang per baris."
        return [blocks.sentence(hint), *_code_for_phones(db, rapat), actions]
    listed = blocks.paged(blocks.people(came, map(_person, count(1), people)), key="hadir")
    if code := _code_for_phones(db, rapat):
        return [blocks.columns([*code, blocks.sentence(came, "quiet")], [listed]), actions]
    return [blocks.sentence(came, "quiet"), listed, actions]


def opening_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return what the meeting is about: the office and one number. What is empty is not shown."""
    counts = figures.current_counts(db, view)
    number, of = counts.capaian_n, f"dari {format_number(counts.capaian_N)} target sudah selesai"
    if view.rencana_only:
        number, of = counts.capaian_N, "target jatuh tempo"
    if not counts.capaian_N:
        number, of = counts.setahun_N, "target setahun; belum ada yang jatuh tempo"
    less: list[Block] = []
    for kode in () if view.rencana_only else OVERDUE:
        if found := getattr(counts, kode):
            words = f"{STATUS_TENGGAT[kode].mark} {format_number(found)} {WORDS[kode]}"
            less.append(blocks.words(f"state {kode}", words))
    if missing := len(figures.kesenjangan(db, view)):
        less.append(blocks.words("state", counted("bukti", kurang=missing)))
    leading = {
        "Pemimpin": joined(rapat.pemimpin, rapat.pemimpin_jabatan, by=", "),
        "Notulis": joined(rapat.notulis, rapat.notulis_jabatan, by=", "),
    }
    said = (f"{name}: {words}" for name, words in leading.items() if words)
    when = joined(format_weekday(rapat.tanggal), _time_in_words(rapat), rapat.tempat, by=", ")
    shown = [
        blocks.words("opening-what", rapat.judul),
        blocks.words("opening-office", rapat.satker, level=1),
        blocks.group(
            "opening-number",
            blocks.words("opening-n", format_number(number)),
            blocks.words("opening-of", of),
        ),
    ]
    if less:
        shown.append(blocks.group("opening-less", *less))
    state = f"Keadaan per {format_day(rapat.posisi)}"
    shown += [blocks.words("opening-when", words) for words in (joined(when, state), joined(*said))]
    return [blocks.group("opening", *(each for each in shown if each.get("text") != ""))]


def _time_in_words(rapat: Rapat) -> str:
    """Return the time of a meeting, for example *pukul 09.00–11.45*; "" if nobody set it."""
    if not rapat.mulai:
        return f"sampai pukul {rapat.end_in_words}" if rapat.end_in_words else ""
    until = f"–{rapat.end_in_words}" if rapat.end_in_words else ""
    return f"pukul {rapat.mulai}{until}"


def _people_buttons(db: Database, people: list[Row], rapat: Rapat) -> list[Action]:
    again = acts.participants_before(db, rapat)
    is_first = not (people or again)
    buttons = [blocks.button("+ Peserta", forms.attendance_form(rapat), primary=is_first)]
    if again:
        words = f"Peserta rapat lalu ({format_number(len(again))})"
        buttons.append(blocks.button(words, {"action": "attend_again"}, primary=not people))
    if unmarked := [person["nomor"] for person in people if person["kehadiran"] == "diundang"]:
        everybody = {"action": "mark_attendance", "numbers": unmarked, "kehadiran": "hadir"}
        buttons.append(blocks.button("Semua hadir", everybody))
    if people:
        changes: list[Action] = []
        for person in people:
            name = person["nama"]
            change = forms.change_form("hadir", "Peserta", person)
            delete = forms.delete_button("hadir", person["nomor"], f"Hapus {name}")
            delete["text"] = "✕"
            changes += [blocks.button(name, change, name=f"Ubah {name}"), delete]
        buttons.append({"text": "✎ Ubah", "act": {"choose": "Ubah peserta", "among": changes}})
    if people and reach.current().addresses():
        words = "Tutup QR hadir" if rapat.presensi else "QR hadir"
        buttons.append(blocks.button(words, {"action": "presence", "value": not rapat.presensi}))
    return buttons


def attendance_sentence(people: list[Row]) -> str:
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


def _code_for_phones(db: Database, rapat: Rapat) -> list[Block]:
    """Return the QR code by which phones mark presence, while it is open."""
    address = rapat.is_open and address_of_presence(acts.presence_secret(db, rapat))
    if not address:
        return []
    code = blocks.qr("Pindai untuk hadir", address, qr_data_uri(address, border=2))
    # The act of a code is never sent; it only hides the code from visitors who may not do it.
    return [{**code, "act": {"action": "presence"}}]


_NEXT_MARK = {"diundang": "hadir", "hadir": "izin", "izin": "diundang"}
"""What a press on a person makes of the attendance; of any other *hadir*. ✎ has all."""


def _person(place: int, person: Row) -> Person:
    kehadiran = person["kehadiran"]
    phone = "dari ponsel" if person["pelaku"] == PRESENCE_ACTOR else ""
    said, _, instead = records.kehadiran_in_words(person).partition(" oleh ")
    marked = _NEXT_MARK.get(kehadiran, "hadir")
    return {
        "text": f"{place}. {person['nama']}",
        "note": joined(person["jabatan"], instead and f"oleh {instead}", phone),
        "mark": {"hadir": "✓", "diundang": "○"}.get(kehadiran, said.lower()),
        "status": kehadiran,
        "act": {"action": "mark_attendance", "numbers": [person["nomor"]], "kehadiran": marked},
    }


def tindak_lanjut_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the follow-ups of earlier meetings, overdue first.

    Those that were settled stay until the meeting ends.
    """
    everything = records.read_earlier_tindak_lanjut(db, rapat)
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
        *records.read_things(db, rapat, "catatan"),
        *records.kendala_under_status(records.read_rapat_changes(db, rapat)),
    ]
    unread = [row for row in decided if not row["disepakati"]]
    items: list[Entry] = []
    for place, row in enumerate(decided, start=1):
        items.append({**tindak_lanjut_item(row, rapat), "number": f"{place}."})
    if notes:
        items.append({"heading": "Kendala dan solusi"})
        items += thing_items("catatan", notes)
    sentence = (
        f"{format_number(len(decided))} tindak lanjut diputuskan"
        if decided
        else "Belum ada keputusan"
    )
    if decided:
        sentence += f", {format_number(len(decided) - len(unread))} disepakati"
    empty = "Keputusan rapat ditulis di layar area, pada butir yang dibahas, atau di sini."
    present = forms.names_present(db, rapat)
    buttons = forms.add_buttons(rapat, "rencana seluruhnya", present=present)
    if unread:
        agree = _agree_button("✓ Dibacakan dan disepakati", *unread)
        buttons.insert(0, {**agree, "primary": True})
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(items, empty=empty), key="keputusan"),
        blocks.actions(buttons),
    ]


def _agree_button(words: str, *rows: FollowUpRow, name: str = "") -> Action:
    numbers = [row["nomor"] for row in rows]
    return blocks.button(words, {"action": "agree", "numbers": numbers}, name=name)


def lines_about(content: screens.AreaScreen, *, kode: str, tenggat: str) -> list[str]:
    """Return the notes and decisions at one item as lines."""
    noted = [row for row in narrowed(content.notes, kode=kode) if row["tenggat"] in (None, tenggat)]
    lines = [joined(*THINGS["catatan"].said(row)) for row in noted]
    for row in narrowed(content.agreed, kode=kode):
        end = "" if row["status"] == "terbuka" else f" ({STATUS_TINDAK_LANJUT[row['status']]})"
        lines.append(f"→ {records.decision_in_words(row)}{end}")
    return lines


def thing_items(thing: ThingName, rows: Iterable[Row]) -> list[Item]:
    """Return things as items: what the first field says, the others below.

    A row with `bulan` is the kendala of a status: it can be changed, not deleted.
    """
    about = THINGS[thing]
    items: list[Item] = []
    for row in rows:
        first, *rest = about.said(row)
        if "bulan" in row:
            name = f"kendala {_place(row)}, {fold_tenggat(records.months_of(row))}"
            buttons = [blocks.button("Ubah", forms.kendala_form(row), name=name)]
        else:
            name = f"{about.label.lower()} {row['nomor']}"
            change = forms.change_form(thing, about.label, row)
            buttons = [
                blocks.button("Ubah", change, name=name),
                forms.delete_button(thing, row["nomor"], name),
            ]
        items.append(
            {
                "kode": _place(row),
                "text": first,
                "aside": fold_tenggat(records.months_of(row)),
                "notes": rest,
                "buttons": buttons,
            }
        )
    return items


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
        buttons.insert(0, _agree_button("✓ Disepakati", row, name=name))
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


def _place(row: Mapping[str, Any]) -> str:
    kode = row.get("kode_tampil") or row.get("kode")
    return kode or (f"Area {row['area']}" if row["area"] else "")


def closing_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the closing screen: what was agreed and said, when to meet next, and what is open."""
    spoken = thing_items("bahasan", records.read_things(db, rapat, "bahasan"))
    said = [*_outcome_items(db, rapat), *spoken]
    sentence, buttons = _open_words(db, view, rapat) if rapat.is_open else _closed_words(rapat)
    return [
        blocks.paged(blocks.items(said), key="bahasan"),
        blocks.sentence(sentence, "quiet"),
        blocks.actions(buttons),
    ]


def _outcome_items(db: Database, rapat: Rapat) -> list[Item]:
    """Count what the meeting agreed to and what was only decided, and tell the next meeting."""
    decisions = records.read_decisions(db, rapat)
    unread = sum(not row["disepakati"] for row in decisions)
    agreed = f"{format_number(len(decisions) - unread)} tindak lanjut"
    items = [_fact("Disepakati", agreed)]
    if unread:
        words = f"○ {capitalized(records.NOT_READ_OUT)}"
        items.append(_fact(words, f"{format_number(unread)} tindak lanjut"))
    return [*items, _fact(forms.NEXT, rapat.following or "(belum diisi)")]


def _fact(mark: str, text: str) -> Item:
    """Return a line of which the `mark` says what it is."""
    return {"mark": mark, "status": "tidak_berlaku", "text": text}


def _open_words(db: Database, view: View, rapat: Rapat) -> tuple[str, list[Action]]:
    lacks = ending.open_matters(db, rapat)
    own = can_fulfil(db, view, rapat)
    sentence = "Naskahnya ada di halaman Rapat, Dokumen, dan mengikuti catatan sampai saat ini."
    if lacks:
        sentence = f"Masih terbuka: {' '.join(lacks)}"
    close: Act = {"action": "close"}
    if lacks or own or not is_complete(view.lengkap_per, rapat.posisi):
        close = forms.closing_form(db, view, rapat, lacks, own)
    buttons = [
        blocks.button("Tutup rapat", close, primary=not lacks),
        blocks.button(forms.NEXT, forms.next_form(rapat)),
    ]
    present = forms.names_present(db, rapat)
    say = forms.add_buttons(rapat, "dalam rapat", present=present, things=["bahasan"])
    return sentence, [*buttons, *say]


def _closed_words(rapat: Rapat) -> tuple[str, list[Action]]:
    if rapat.is_called_off:
        return f"Rapat dibatalkan: {rapat.ralat[-1]['alasan']}", []
    sentence = f"Rapat ditutup {format_when(rapat.ditutup)}." if rapat.ditutup else ""
    if rapat.mulai or rapat.selesai:
        sentence += f" Rapat berlangsung {_time_in_words(rapat)}."
    if rapat.correction:
        sentence += f" {rapat.correction}"
    return sentence.strip(), [blocks.button("Perbaiki", forms.correction_form())]
