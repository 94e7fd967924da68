"""The opening screen of a meeting: what it is, who is asked to come and who came."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from monev import meeting
from monev.core.dates import format_day
from monev.database import Database, to_rows
from monev.figures import View, format_number
from monev.meeting import KEHADIRAN, Rapat
from monev.server import reach
from monev.ui import page_table
from monev.ui.qr_code import qr_data_uri
from pages.rapat import blocks, forms
from pages.rapat.blocks import Block

_EMPTY = "(belum diisi)"


def opening_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What the meeting is, and its people, each with the forms to say so."""
    return [blocks.columns([_meeting_blocks(r), _people_blocks(db, r)], "2fr 3fr")]


def _meeting_blocks(r: Rapat) -> list[Block]:
    data = [
        ("Tanggal", ", ".join(filter(None, (format_day(r.tanggal), time_in_words(r))))),
        ("Tempat", r.tempat),
        ("Pemimpin", _signer(r.pemimpin, r.rincian.pemimpin_jabatan)),
        ("Notulis", _signer(r.notulis, r.rincian.notulis_jabatan)),
        ("Undangan", r.rincian.undangan_nomor),
    ]
    result = [
        blocks.sentence(r.satker),
        blocks.sentence(f"{r.periode.name}, posisi {format_day(r.posisi)}", "sedang"),
        blocks.listing(
            [{"teks": content or _EMPTY, "tanda": heading, "status": "polos"} for heading, content in data],
            empty="",
            key="data",
        ),
    ]
    if not r.is_open:
        return result
    if follow := _follow_address(r):
        result.append(blocks.qr_code("Ikuti di ponsel", follow, qr_data_uri(follow)))
    made = (("Data rapat", forms.rapat_form), ("Pemimpin dan notulis", forms.signers_form))
    buttons = [blocks.button(text, entry_form=make(r)) for text, make in (*made, ("Undangan", forms.undangan_form))]
    return [*result, blocks.button_row(buttons)]


def time_in_words(r: Rapat) -> str:
    """From when until when: pukul 09.00-11.45; "" where nobody said."""
    if not r.rincian.mulai:
        return f"sampai pukul {r.rincian.selesai}" if r.rincian.selesai else ""
    return f"pukul {r.rincian.mulai}" + (f"–{r.rincian.selesai}" if r.rincian.selesai else "")


def _signer(name: str, job_title: str) -> str:
    return ", ".join(filter(None, (name, job_title)))


def _people_blocks(db: Database, r: Rapat) -> list[Block]:
    people = to_rows(meeting.read_attendance(db, r))
    result = [
        blocks.sentence(attendance_sentence(people), "sedang"),
        blocks.listing(
            [_participant_item(index, h, r) for index, h in enumerate(people, start=1)],
            empty="Tulis siapa yang diundang atau hadir, satu orang per baris.",
            key="hadir",
        ),
    ]
    if r.is_open:
        result.append(blocks.button_row(_people_buttons(people, r)))
    return result


def _people_buttons(people: list[dict[str, Any]], r: Rapat) -> list[Block]:
    result = [blocks.button("+ Peserta", entry_form=forms.attendance_form(r), primary=not people)]
    unmarked = [h["nomor"] for h in people if h["kehadiran"] == "diundang"]
    if unmarked:
        everybody = {"aksi": "tandai_hadir", "daftar": unmarked, "kehadiran": "hadir"}
        result.append(blocks.button("Semua hadir", send=everybody))
    if people:
        numbers = [h["nomor"] for h in people]
        result.append(blocks.button("Tandai beberapa", entry_form=forms.mark_attendance_form(numbers)))
    return result


def attendance_sentence(people: list[dict[str, Any]]) -> str:
    """How many came, are excused, and were asked but not marked yet: 3 orang hadir, 1 izin."""
    if not people:
        return "Daftar peserta masih kosong"
    count = Counter(h["kehadiran"] for h in people)
    words = {"hadir": "orang hadir", "izin": "izin", "dinas_luar": "dinas luar", "diundang": "belum ditandai"}
    return ", ".join(f"{format_number(count[code])} {word}" for code, word in words.items() if count[code])


def _follow_address(r: Rapat) -> str | None:
    """Where somebody else follows the meeting along; None while nobody else can come in."""
    addresses = reach.current().addresses()
    choice = {"satker": r.satker, "tahun": r.tahun, "rapat": r.nomor, "ikuti": "ya"}
    return f"{addresses[0]}{page_table.address_of(page_table.RAPAT)}?{urlencode(choice)}" if addresses else None


def _participant_item(index: int, h: dict[str, Any], r: Rapat) -> Block:
    right = " · ".join(filter(None, (h["jabatan"], KEHADIRAN[h["kehadiran"]])))
    content = {"teks": f"{index}. {h['nama']}", "kanan": right, "pudar": h["kehadiran"] in ("izin", "dinas_luar")}
    if not r.is_open:
        return content
    delete = {"aksi": "hapus", "benda": "hadir", "nomor": h["nomor"]}
    return content | {
        "sebaris": True,
        "tombol": [
            blocks.button("Ubah", entry_form=forms.change_attendance_form(h), display_name=h["nama"]),
            blocks.button("Hapus", send=delete, display_name=h["nama"]),
        ],
    }
