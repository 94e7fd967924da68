"""Undangan: the letter that asks to a meeting. Its number and hour are left to fill in where nobody said them."""

from __future__ import annotations

from datetime import date

from monev.core.dates import format_day, format_weekday
from monev.meeting.meeting_records import Rapat
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.blocks import (
    Block,
    DetailsBlock,
    ListBlock,
    Manuscript,
    ParagraphBlock,
    SignatureBlock,
)
from monev.outputs.documents.layout import FILL_BY_HAND, build_signature, version_in_words
from monev.outputs.documents.material import Material


def build(material: Material) -> Manuscript:
    """The invitation, with the agenda that the data itself calls for."""
    r = material.meeting
    details = r.rincian
    # A letter, so place and date stand above; the day is that of sending it, given with its number.
    place = f"{material.kop.kota or FILL_BY_HAND}, {_day_of_sending(r)}"
    is_dated_below = material.kop.paper.date_place == "tanda_tangan"
    content: list[Block] = [
        *([] if is_dated_below else [ParagraphBlock(place, "kanan")]),
        DetailsBlock(
            (
                ("Nomor", details.undangan_nomor or FILL_BY_HAND),
                ("Sifat", details.undangan_sifat or "Biasa"),
                ("Lampiran", details.undangan_lampiran or "–"),
                ("Hal", matter_of_letter(r)),
            )
        ),
        *list_addressees(material),
        ParagraphBlock(
            f"Dalam rangka monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas "
            f"{material.p.satker} {material.triwulan}, dimohon kehadiran Saudara pada:"
        ),
        DetailsBlock(
            (
                ("Hari, tanggal", format_weekday(r.tanggal)),
                ("Pukul", f"{details.mulai or FILL_BY_HAND} s.d. selesai"),
                ("Tempat", r.tempat or FILL_BY_HAND),
                ("Pemimpin rapat", r.pemimpin or FILL_BY_HAND),
                ("Acara", details.acara or r.judul),
            )
        ),
        ParagraphBlock("Agenda:", "kiri"),
        ListBlock(list_agenda_items(material)),
        ParagraphBlock(
            "Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu. Atas perhatian Saudara kami ucapkan "
            "terima kasih."
        ),
        SignatureBlock(build_signature(material).signatories, place if is_dated_below else ""),
    ]
    if copies := [line.strip() for line in details.undangan_tembusan.splitlines() if line.strip()]:
        content += [ParagraphBlock("Tembusan:", "kiri"), ListBlock(copies)]
    version = version_in_words(material.agenda.version, material.agenda.version_time)
    footer = f"Undangan, {material.p.satker}. {version}"
    return Manuscript(material.kop, (), content, footer, simulated=material.p.simulasi)


def matter_of_letter(rapat: Rapat) -> str:
    """What the invitation to a meeting is about."""
    return rapat.rincian.undangan_hal or f"Undangan {rapat.judul}"


def _day_of_sending(rapat: Rapat) -> str:
    """Where nobody said it only its year."""
    said = rapat.rincian.undangan_tanggal
    return format_day(date.fromisoformat(said)) if said else f"{FILL_BY_HAND} {rapat.tanggal.year}"


def list_addressees(material: Material) -> list[Block]:
    """Whom the letter goes to: everybody it asks on the meeting's list, else left to fill in."""
    asked = material.agenda.asked
    guests = [guest for guest in material.attendance if not asked or guest["nomor"] in asked]
    people = [guest["jabatan"] or guest["nama"] for guest in guests]
    if len(people) < 2:
        return [ParagraphBlock(f"Yth. {people[0] if people else FILL_BY_HAND}\ndi Tempat", "kiri")]
    everybody = ListBlock(list(dict.fromkeys(people)))
    return [ParagraphBlock("Yth.", "kiri"), everybody, ParagraphBlock("di Tempat", "kiri")]
