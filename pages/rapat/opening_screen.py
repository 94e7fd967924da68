"""The opening screen of a meeting: what it is, who is asked to come and who came."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from monev import meeting
from monev.core.dates import format_day
from monev.database import Database, Row, to_rows
from monev.figures import View, format_number
from monev.meeting import KEHADIRAN, Rapat
from monev.server import reach
from monev.ui import page_table
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block
from monev.ui.qr_code import qr_data_uri
from pages.rapat import forms

_EMPTY = "(belum diisi)"


def opening_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What the meeting is, and its people, each with the forms to say so."""
    return [blocks.columns(_meeting_blocks(r), _people_blocks(db, r))]


def _meeting_blocks(r: Rapat) -> list[Block]:
    lines = {
        "Tanggal": ", ".join(filter(None, (format_day(r.tanggal), time_in_words(r)))),
        "Tempat": r.tempat,
        "Pemimpin": _signer(r.pemimpin, r.rincian.pemimpin_jabatan),
        "Notulis": _signer(r.notulis, r.rincian.notulis_jabatan),
        "Undangan": r.rincian.undangan_nomor,
    }
    items = [{"text": text or _EMPTY, "mark": name, "status": "plain"} for name, text in lines.items()]
    result = [
        blocks.sentence(r.satker),
        blocks.sentence(f"{r.periode.name}, posisi {format_day(r.posisi)}", "quiet"),
        blocks.paged(blocks.items(items), key="rapat"),
    ]
    if not r.is_open:
        return result
    if address := _follow_address(r):
        result.append(blocks.qr("Ikuti di ponsel", address, qr_data_uri(address)))
    buttons = [
        blocks.button("Data rapat", forms.rapat_form(r)),
        blocks.button("Pemimpin dan notulis", forms.signers_form(r)),
        blocks.button("Undangan", forms.undangan_form(r)),
    ]
    return [*result, blocks.actions(buttons)]


def time_in_words(r: Rapat) -> str:
    """From when until when: pukul 09.00-11.45; "" where nobody said."""
    if not r.rincian.mulai:
        return f"sampai pukul {r.end_in_words}" if r.end_in_words else ""
    return f"pukul {r.rincian.mulai}" + (f"–{r.end_in_words}" if r.end_in_words else "")


def _signer(name: str, job_title: str) -> str:
    return ", ".join(filter(None, (name, job_title)))


def _people_blocks(db: Database, r: Rapat) -> list[Block]:
    people = to_rows(meeting.read_attendance(db, r))
    items = [_participant_item(place, person, r) for place, person in enumerate(people, start=1)]
    return [
        blocks.sentence(attendance_sentence(people), "quiet"),
        blocks.paged(
            blocks.items(items, empty="Tulis siapa yang diundang atau hadir, satu orang per baris."), key="hadir"
        ),
        *([blocks.actions(_people_buttons(people, r))] if r.is_open else []),
    ]


def _people_buttons(people: list[Row], r: Rapat) -> list[Block]:
    buttons = [blocks.button("+ Peserta", forms.attendance_form(r), primary=not people)]
    unmarked = [person["nomor"] for person in people if person["kehadiran"] == "diundang"]
    if unmarked:
        everybody = {"action": "mark_attendance", "numbers": unmarked, "kehadiran": "hadir"}
        buttons.append(blocks.button("Semua hadir", everybody))
    if people:
        numbers = [person["nomor"] for person in people]
        buttons.append(blocks.button("Tandai beberapa", forms.mark_attendance_form(numbers)))
    return buttons


def attendance_sentence(people: list[Row]) -> str:
    """How many came, are excused, and were asked but not marked yet: 3 orang hadir, 1 izin."""
    if not people:
        return "Daftar peserta masih kosong"
    count = Counter(person["kehadiran"] for person in people)
    words = {"hadir": "orang hadir", "izin": "izin", "dinas_luar": "dinas luar", "diundang": "belum ditandai"}
    return ", ".join(f"{format_number(count[code])} {word}" for code, word in words.items() if count[code])


def _follow_address(r: Rapat) -> str | None:
    """Where somebody else follows the meeting along; None while nobody else can come in."""
    addresses = reach.current().addresses()
    choice = {"satker": r.satker, "tahun": r.tahun, "rapat": r.nomor, "ikuti": "ya"}
    return f"{addresses[0]}{page_table.address_of(page_table.RAPAT)}?{urlencode(choice)}" if addresses else None


def _participant_item(place: int, person: Row, r: Rapat) -> Block:
    aside = " · ".join(filter(None, (person["jabatan"], KEHADIRAN[person["kehadiran"]])))
    muted = person["kehadiran"] in ("izin", "dinas_luar")
    item = {"text": f"{place}. {person['nama']}", "aside": aside, "muted": muted}
    if not r.is_open:
        return item
    change = blocks.button("Ubah", forms.change_attendance_form(person), name=person["nama"])
    return item | {"inline": True, "buttons": [change, forms.delete_button("hadir", person["nomor"], person["nama"])]}
