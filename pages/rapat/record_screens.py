"""The screens of what a meeting records: who comes, follow-ups, decisions, closing; and its items
on other screens."""

import json
from collections import Counter
from collections.abc import Collection, Iterable

from monev.access import name_of
from monev.core.dates import format_day, format_short_day, format_tenggat
from monev.core.roles import PRESENCE_ACTOR
from monev.core.text import capitalized
from monev.database import Database
from monev.edits.storing import is_complete
from monev.figures import View, format_number, format_overdue
from monev.figures.formats import of_these
from monev.figures.rows import AnyRow
from monev.figures.views import narrowed
from monev.meeting import acts, ending, records, screens
from monev.meeting.recording import LABELS
from monev.meeting.records import BAHASAN, KEHADIRAN, STATUS_TINDAK_LANJUT, Rapat
from monev.meeting.things import AttendeeRow, FollowUpRow, KendalaRow, Note, NoteRow
from monev.server import reach
from monev.server.secret_addresses import address_of_presence, address_to_follow
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Act, Action
from monev.ui.looks.block_types import Qr
from monev.ui.looks.screen_parts import Entry, Fold, Item
from monev.ui.page_parts import qr_data_uri
from monev.writing.append import format_when
from pages.rapat import documents, forms

_EMPTY = "(belum diisi)"
_CORE = ("nama", "kendala", "solusi", "isi", "uraian")
"""What a thing of a record is known by, the first that it says."""
_SHORT = 220
"""Letters of a decision that is read out in the largest letters."""
_MARKS = {
    "terbuka": ("plain", "○"),
    "selesai": ("selesai", "✓"),
    "batal": ("plain", "–"),
}


def opening_blocks(db: Database, view: View, r: Rapat) -> list[Block]:
    people = records.read_attendance(db, r)
    items: list[Entry] = []
    for place, person in enumerate(people, start=1):
        items.append(_participant_item(place, person))
    items += deleted_items(db, r, "hadir")
    listed = blocks.items(
        items, empty="Tulis siapa yang diundang atau hadir, satu orang per baris."
    )
    comes = [
        blocks.sentence(attendance_sentence(people), "quiet"),
        blocks.paged(listed, key="hadir"),
    ]
    return [
        blocks.columns(
            _meeting_blocks(db, r), [*comes, blocks.actions(_people_buttons(db, people, r))]
        )
    ]


def _meeting_blocks(db: Database, r: Rapat) -> list[Block]:
    lines = {
        "Tanggal": ", ".join(filter(None, (format_day(r.tanggal), _time_in_words(r)))),
        "Tempat": r.tempat,
        "Pemimpin": ", ".join(filter(None, (r.pemimpin, r.rincian.pemimpin_jabatan))),
        "Notulis": ", ".join(filter(None, (r.notulis, r.rincian.notulis_jabatan))),
        "Undangan": r.rincian.undangan_nomor,
    }
    ways = _ways_for_phones(db, r) if r.is_open else []
    if any(way["kind"] == "group" for way in ways):  # codes, which want the room
        said = " · ".join(f"{name}: {text}" for name, text in lines.items() if text)
        about = blocks.sentence(said, "quiet")
    else:
        items: list[Item] = [
            {
                "text": text or _EMPTY,
                "mark": name,
                "status": "plain",
            }
            for name, text in lines.items()
        ]
        about = blocks.paged(blocks.items(items), key="rapat")
    return [
        blocks.sentence(r.satker),
        blocks.sentence(f"{r.periode.name}, posisi {format_day(r.posisi)}", "quiet"),
        about,
        *ways,
        blocks.actions(
            blocks.button(title, forms.form_of_rapat(r, title)) for title in forms.OF_RAPAT
        ),
    ]


def _time_in_words(r: Rapat) -> str:
    """From when until when: pukul 09.00-11.45; "" where nobody said."""
    if not r.rincian.mulai:
        return f"sampai pukul {r.end_in_words}" if r.end_in_words else ""
    return f"pukul {r.rincian.mulai}" + (f"–{r.end_in_words}" if r.end_in_words else "")


def _people_buttons(db: Database, people: list[AttendeeRow], r: Rapat) -> list[Action]:
    buttons = [blocks.button("+ Peserta", forms.attendance_form(r), primary=not people)]
    if again := acts.participants_before(db, r):
        words = f"Peserta rapat lalu ({format_number(len(again))})"
        buttons.append(blocks.button(words, {"action": "attend_again"}, primary=not people))
    if unmarked := [person["nomor"] for person in people if person["kehadiran"] == "diundang"]:
        everybody = {
            "action": "mark_attendance",
            "numbers": unmarked,
            "kehadiran": "hadir",
        }
        buttons.append(blocks.button("Semua hadir", everybody))
    if people and reach.current().addresses():
        words = "Tutup QR hadir" if r.rincian.presensi else "QR hadir"
        buttons.append(
            blocks.button(words, {"action": "presence", "value": not r.rincian.presensi})
        )
    return buttons


def attendance_sentence(people: list[AttendeeRow]) -> str:
    """How many came, are excused, and were asked but not marked yet: 3 orang hadir, 1 izin."""
    if not people:
        return "Daftar peserta masih kosong"
    count = Counter(person["kehadiran"] for person in people)
    words = {
        "hadir": "orang hadir",
        "izin": "izin",
        "dinas_luar": "dinas luar",
        "diundang": "belum ditandai",
    }
    return ", ".join(
        f"{format_number(count[code])} {word}" for code, word in words.items() if count[code]
    )


def _ways_for_phones(db: Database, r: Rapat) -> list[Block]:
    """The addresses for the phones in the room: to mark oneself present, while the notulis lets
    them, and to follow, once a screen leads. Or why there is none, and the button that leads."""
    lead = blocks.button("Pimpin dari layar ini", {"action": "lead", "value": True}, primary=True)
    led = bool(r.rincian.memimpin)
    if not reach.current().addresses():
        told = "Tanpa kode QR: aplikasi ini hanya terbuka di komputernya sendiri."
        return [blocks.sentence(told, "quiet"), *([] if led else [blocks.actions([lead])])]
    ways = (
        ("Tandai kehadiran Anda", "presence", address_of_presence(acts.presence_secret(db, r))),
        ("Ikuti di ponsel", "lead", address_to_follow(acts.follow_secret(db, r)) if led else ""),
    )
    # Its act goes unused: with it the code is shown to whoever may lead the record, on the screen
    # before the room.
    codes: list[Qr] = []
    for words, action, address in ways:
        if address:
            code = blocks.qr(words, address, qr_data_uri(address, border=2))
            codes.append({**code, "act": {"action": action}})
    shown: list[Block] = [blocks.group("beside", *codes)] if codes else []
    if led:
        return shown
    told = blocks.sentence(
        "Kode QR untuk mengikuti di ponsel muncul sesudah satu layar memimpin.", "quiet"
    )
    return [*shown, told, blocks.actions([lead])]


def _participant_item(place: int, person: AttendeeRow) -> Item:
    name = person["nama"]
    kehadiran = person["kehadiran"]
    came = "✓ " if kehadiran == "hadir" else ""
    phone = " · dari ponsel" if person["pelaku"] == PRESENCE_ACTOR else ""
    others = [code for code in ("hadir", "izin", "dinas_luar") if code != kehadiran]
    mark = {"action": "mark_attendance", "numbers": [person["nomor"]]}
    marks = [
        blocks.button(KEHADIRAN[code], mark | {"kehadiran": code}, name=name) for code in others
    ]
    change = blocks.button("✎", forms.change_form("hadir", "Peserta", person))
    change["name"] = f"Ubah {name}"
    delete = forms.delete_button("hadir", person["nomor"], name)
    delete["text"] = "✕"
    return {
        "status": "selesai" if came else "plain",
        "mark": f"{came}{KEHADIRAN[kehadiran]}",
        "text": " · ".join(filter(None, (f"{place}. {name}", person["jabatan"]))) + phone,
        "muted": kehadiran in ("izin", "dinas_luar"),
        "inline": True,
        "buttons": [*marks, change, delete],
    }


def tindak_lanjut_blocks(db: Database, view: View, r: Rapat) -> list[Block]:
    """What earlier meetings agreed: overdue first, settled ones stay in sight until the meeting
    ends."""
    everything = records.read_earlier_tindak_lanjut(db, r)
    if not everything:
        return [blocks.sentence("Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya.")]
    opened = [row for row in everything if row["status"] == "terbuka"]
    overdue = sum(bool(row["hari_terlambat"]) for row in opened)
    sentence = f"{format_number(len(opened))} tindak lanjut masih terbuka"
    sentence += f", {of_these(overdue, len(opened))}lewat batas waktu." if overdue else "."
    done = screens.done_langkah(db, view)
    items = [tindak_lanjut_item(row, r, done) for row in everything]
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(items), key="tindak lanjut"),
    ]


def decision_blocks(db: Database, view: View, r: Rapat) -> list[Block]:
    """What this meeting agreed and noted."""
    decided = records.read_decisions(db, r)
    notes = [
        *records.read_notes(db, r),
        *records.kendala_under_status(records.read_rapat_changes(db, r)),
    ]
    numbers = {row["nomor"]: f"{n}." for n, row in enumerate(decided, start=1)}
    agreed, others = records.parted_by_agreement(decided)
    items: list[Entry] = []
    for heading, rows in (("Disepakati", agreed), (capitalized(records.NOT_READ_OUT), others)):
        if rows:
            items.append({"heading": heading})
        for row in rows:
            items.append({**_decision_item(row, r), "number": numbers[row["nomor"]]})
    if notes:
        items.append({"heading": "Kendala dan solusi"})
        items += note_items(notes)
    items += deleted_items(
        db,
        r,
        "tindak_lanjut",
        "catatan",
        "bahasan",
    )
    sentence = (
        f"{format_number(len(decided))} tindak lanjut diputuskan"
        if decided
        else "Belum ada keputusan"
    )
    if agreed:
        sentence += f", {of_these(len(agreed), len(decided))}disepakati"
    empty = "Keputusan rapat ditulis di layar area, pada butir yang dibahas, atau di sini."
    decide = forms.tindak_lanjut_form("Tindak lanjut rencana seluruhnya", r)
    note = forms.note_form("Kendala dan solusi rencana seluruhnya")
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(items, empty=empty), key="keputusan"),
        blocks.actions(
            [blocks.button("+ Tindak lanjut", decide), blocks.button("+ Kendala", note)]
        ),
    ]


def read_out_blocks(
    db: Database,
    view: View,
    r: Rapat,
    number: int,
) -> list[Block]:
    """One decision as it is read out: what, who, by when, and whether it was agreed to. It has as
    many lines before as after, so that its letters stay as large."""
    row = next(row for row in records.read_decisions(db, r) if row["nomor"] == number)
    day = format_day(row["batas"])
    lines = (
        ("Penanggung jawab", row["pic"]),
        ("Batas waktu", day),
        ("Mengenai", screens.place_in_words(db, view, row)),
    )
    items: list[Item] = [
        {
            "mark": label,
            "status": "plain",
            "text": value,
        }
        for label, value in lines
    ]
    is_agreed = row["disepakati"]
    mark = "✓ Disepakati" if is_agreed else f"○ {capitalized(records.NOT_READ_OUT)}"
    items.append(
        {
            "mark": mark,
            "status": "selesai" if is_agreed else "plain",
            "text": "",
        }
    )
    # A long one is read in smaller letters, so that all of it is on the screen.
    tone = "read-out" if len(row["uraian"]) <= _SHORT else ""
    agree = _agree_button(row)
    agree["primary"] = True
    change = blocks.button("Ubah", forms.change_tindak_lanjut_form(row, r))
    return [
        blocks.sentence(row["uraian"], tone),
        blocks.paged(blocks.items(items), key="putusan"),
        blocks.actions([change] if row["disepakati"] else [agree, change]),
    ]


def _agree_button(row: FollowUpRow, name: str = "") -> Action:
    return blocks.button("✓ Disepakati", {"action": "agree", "number": row["nomor"]}, name=name)


def lines_about(content: screens.AreaScreen, *, kode: str, tenggat: str) -> list[str]:
    """What was noted and agreed at one item, as lines under it."""
    noted = [row for row in narrowed(content.notes, kode=kode) if row["tenggat"] in (None, tenggat)]
    lines = [" · ".join(_said_in_note(row)) for row in noted]
    for row in narrowed(content.agreed, kode=kode):
        end = "" if row["status"] == "terbuka" else f" ({STATUS_TINDAK_LANJUT[row['status']]})"
        end += records.only_decided(row)
        lines.append(f"→ {row['uraian']}: {row['pic']}, {format_short_day(row['batas'])}{end}")
    return lines


def deleted_items(db: Database, r: Rapat, *things: str) -> list[Fold]:
    """What was taken out of the record, folded away: each with who did it, and the button that
    brings it back."""
    items: list[Item] = []
    for row in records.read_deleted(db, r):
        if row["benda"] in things:
            said = json.loads(row["dari"])
            words = next((said[name] for name in _CORE if said.get(name)), "")
            back = {
                "action": "restore",
                "thing": row["benda"],
                "number": row["nomor"],
            }
            button = blocks.button(
                "Kembalikan", back, name=f"{LABELS[row['benda']].lower()} {row['nomor']}"
            )
            by = f"dihapus oleh {name_of(db, row['pelaku'])} ({format_when(row['waktu'])})"
            item: Item = {
                "kode": _place(said.get("kode"), said.get("area")),
                "text": f"{LABELS[row['benda']]}: {words}",
                "aside": by,
                "buttons": [button],
            }
            items.append(item)
    words = f"Dihapus dari rapat ini: {format_number(len(items))}"
    return (
        [
            {
                "fold": words,
                "items": items,
                "key": f"dihapus {things[0]}",
            }
        ]
        if items
        else []
    )


def note_items(everything: Iterable[NoteRow | KendalaRow]) -> list[Item]:
    """Notes as items: the kendala with its solusi below it, or the solusi alone."""
    items: list[Item] = []
    for row in everything:
        first, *rest = _said_in_note(row)
        buttons = (
            _change_under_status(row)
            if row["nomor"] is None
            else _change_and_delete("catatan", "Catatan", row)
        )
        items.append(
            {
                "kode": _place(row["kode"], row["area"]),
                "text": first,
                "notes": rest,
                "buttons": buttons,
            }
        )
    return items


def _said_in_note(note: Note) -> list[str]:
    said = {"Kendala": note["kendala"], "Solusi": note["solusi"]}
    return [f"{name}: {text}" for name, text in said.items() if text]


def remark_items(db: Database, r: Rapat, *, area: str | None = None) -> list[Item]:
    """What was said of an area, or (None) of anything, in the order written down."""
    return [
        {
            "kode": _place(None, row["area"]),
            "text": f"{BAHASAN[row['jenis']]}: {row['isi']}",
            "buttons": _change_and_delete("bahasan", BAHASAN[row["jenis"]], row),
        }
        for row in narrowed(records.read_remarks(db, r), area=area)
    ]


def _decision_item(row: FollowUpRow, r: Rapat) -> Item:
    """A decision under a heading that says whether it was agreed to."""
    return tindak_lanjut_item({**row, "disepakati": True}, r)


def tindak_lanjut_item(row: FollowUpRow, r: Rapat, done: Collection[str] = ()) -> Item:
    """A follow-up with what can be done about it; where its langkah is in `done`, it is said that
    it is."""
    number = row["nomor"]
    is_open = row["status"] == "terbuka"
    name = f"tindak lanjut {number}"
    settling = {
        "action": "change_tindak_lanjut",
        "number": number,
        "entries": {"status": "selesai"},
    }
    settling |= {"seen": {"status": row["status"]}}
    status, mark = _MARKS[row["status"]]
    if row["hari_terlambat"]:
        status = "terlambat"
        mark = f"▲ {format_overdue(row['hari_terlambat'])}"
    meanwhile = (
        f"Langkah {row['kode']} sudah selesai pada tanggal penilaian ini."
        if is_open and row["kode"] in done
        else ""
    )
    unread = "" if row["disepakati"] else f"{capitalized(records.NOT_READ_OUT)}."
    settled = (
        ""
        if is_open
        else " · ".join(filter(None, (STATUS_TINDAK_LANJUT[row["status"]], row["keterangan"])))
    )
    return {
        "status": status,
        "mark": mark,
        "kode": _place(row["kode"], row["area"]),
        "text": row["uraian"],
        "who": f"{row['pic']} · {format_day(row['batas'])}",
        "muted": not is_open,
        "notes": [
            *filter(
                None, (unread, meanwhile, settled, records.moved_sentence(row["riwayat_batas"]))
            )
        ],
        "buttons": [
            *([blocks.button("✓ Selesai", settling, name=name)] if is_open else []),
            *([_agree_button(row, name)] if is_open and not row["disepakati"] else []),
            blocks.button("Ubah", forms.change_tindak_lanjut_form(row, r), name=name),
            *(
                [forms.delete_button("tindak_lanjut", number, name)]
                if row["rapat"] == r.nomor
                else []
            ),
        ],
    }


def _change_and_delete(thing: str, title: str, row: AnyRow) -> list[Action]:
    name = f"{thing} {row['nomor']}"
    change = blocks.button("Ubah", forms.change_form(thing, title, row), name=name)
    return [change, forms.delete_button(thing, row["nomor"], name)]


def _change_under_status(row: Note) -> list[Action]:
    """What changes a kendala that was written under a status: it stays that target's."""
    name = f"kendala {row['kode']}, {format_tenggat(row['tenggat'] or '')}"
    return [blocks.button("Ubah", forms.kendala_form(row), name=name)]


def _place(kode: str | None, area: str | None) -> str:
    return kode or (f"Area {area}" if area else "")


def closing_blocks(db: Database, view: View, r: Rapat) -> list[Block]:
    said = remark_items(db, r)
    sentence, buttons = _open_words(db, view, r) if r.is_open else _closed_words(r)
    return [
        *([blocks.paged(blocks.items(said), key="bahasan")] if said else []),
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(_document_items(r)), key="dokumen"),
        blocks.actions(buttons),
    ]


def _open_words(db: Database, view: View, r: Rapat) -> tuple[str, list[Action]]:
    lacks = ending.open_matters(db, r)
    asks_report = not is_complete(view.lengkap_per, r.posisi)
    close: Act = {"action": "close"}
    if lacks:
        close = forms.closing_form(r, lacks, asks_report=asks_report)
    complete = {"action": "close", "entries": {"laporan_lengkap": "ya"}}
    matters = f"Masih terbuka: {' '.join(lacks)}"
    return matters if lacks else "Dokumen di bawah ini mengikuti catatan sampai saat ini.", [
        blocks.button("Tutup rapat", close, primary=not lacks),
        *(
            [blocks.button(f"Tutup: {forms.complete_words(r)}", complete)]
            if asks_report and not lacks
            else []
        ),
        *(
            blocks.button(f"+ {BAHASAN[jenis]}", forms.remark_form(jenis))
            for jenis in ("arahan", "catatan")
        ),
    ]


def _closed_words(r: Rapat) -> tuple[str, list[Action]]:
    if r.is_called_off:
        return f"Rapat dibatalkan: {r.ralat[-1]['alasan']}", []
    sentence = f"Rapat ditutup {format_when(r.ditutup)}." if r.ditutup else ""
    if r.rincian.mulai or r.rincian.selesai:
        sentence += f" Rapat berlangsung {_time_in_words(r)}."
    if r.correction:
        sentence += (
            f" {r.correction}. Versi yang pertama ditandatangani ada di halaman Rapat, Dokumen."
        )
    return sentence.strip(), [blocks.button("Perbaiki", forms.correction_form())]


def _document_items(r: Rapat) -> list[Item]:
    items: list[Item] = []
    for document, kinds in documents.list_downloads(r):
        act = {"action": "document", "kode": document.kode}
        name = document.name
        buttons: list[Action] = []
        for form, words in kinds.items():
            button = blocks.button(words, act | {"form": form})
            buttons.append({**button, "name": f"{name} {words}"})
        items.append(
            {
                "text": name,
                "inline": True,
                "brief": True,
                "buttons": buttons,
            }
        )
    return items
