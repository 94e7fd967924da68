"""Builds Undangan, the letter of invitation to a meeting.

An unknown number or hour is left to fill in.
"""

import re
from collections import Counter
from datetime import date

from monev.access import same_pic
from monev.core.dates import format_day
from monev.core.text import joined, with_mark
from monev.database import Row
from monev.meeting.records import Rapat
from monev.outputs import say
from monev.outputs.documents.common import (
    FILL_BY_HAND,
    left_open,
    list_schedule,
    number_lines,
    office_signature,
)
from monev.outputs.documents.material import Material
from monev.outputs.documents.texts import join_parts, list_agenda_items

# The first words of a jabatan that many of one office hold, so that it names nobody.
_HELD_BY_MANY = re.compile(
    r"(?:anggota|pelaksana|staf|fungsional|statistisi|analis|pranata|arsiparis|auditor|penata|"
    r"pengelola|pengadministrasi|pengolah|operator|penelaah|perencana|penyuluh|petugas|hakim|jaksa|"
    r"panitera pengganti|jurusita|penghulu|guru|dosen|dokter|perawat|bidan|pegawai|ppnpn)\b",
    re.IGNORECASE,
)
# More addressees than this, or more lines of them and the agenda, stand in an annex: a letter is
# one page, in Word too, whose lines are a little higher.
_MOST_NAMED, _MOST_LINES = 7, 13


def build(material: Material) -> dict[str, object]:
    """Return what the template needs.

    The agenda is the one written for it, else the one made from the data. An empty Lampiran means
    the annex of addressees, or – without one.
    """
    rapat = material.meeting
    # The day of a letter is the day it was sent, which is stored with its number.
    day = day_of_letter(rapat) or left_open(material, "tanggal_naskah")
    addressees = list_addressees(material)
    lines = len(addressees) + len(list_agenda_items(material))
    is_annexed = len(addressees) > _MOST_NAMED or (len(addressees) > 1 and lines > _MOST_LINES)
    return {
        "nama": "Undangan",
        "judul": (),
        "berangka": False,
        "tempat": f"{material.kop.kota or FILL_BY_HAND}, {day}",
        "bertanggal_bawah": material.kop.paper.letak_tanggal == "tanda_tangan",
        "hari": day,
        "kepala": [
            ("Nomor", rapat.undangan_nomor or left_open(material, "nomor_naskah")),
            ("Sifat", rapat.undangan_sifat or "Biasa"),
            ("Lampiran", rapat.undangan_lampiran or ("1 (satu) lembar" if is_annexed else "–")),
            ("Hal", matter_of_letter(rapat)),
        ],
        "tujuan": addressees,
        "terlampir": is_annexed,
        "pembuka": _opening(material),
        "jadwal": _schedule(material),
        "penutup": say("undangan.penutup"),
        "tanda_tangan": [office_signature(material)],
        "tembusan": list_copies(material),
    }


def write(material: Material) -> bytes:
    """Write the invitation as a message; what is left open in the letter is left out.

    Of a meeting that was called off it asks nobody to come.
    """
    rapat = material.meeting
    head = f"*{matter_of_letter(rapat)}*"
    opening, closing = _opening(material), say("undangan.penutup")
    schedule = _schedule(material)
    if rapat.is_called_off:
        schedule = list_schedule(rapat)
        head = f"*DIBATALKAN: {matter_of_letter(rapat)}*"
        opening = say("undangan.batal", alasan=with_mark(rapat.ralat[-1]["alasan"], "."))
        closing = say("undangan.penutup_batal")
    lines = []
    for label, value in schedule:
        if FILL_BY_HAND not in value:
            between = "\n" if "\n" in value else " "
            lines.append(f"*{label}:*{between}{value}")
    signed = joined(material.kop.jabatan, material.kop.nama, by="\n")
    parts = (head, opening, "\n".join(lines), closing, signed)
    return join_parts(parts, material.view).encode()


def _opening(material: Material) -> str:
    return say("undangan.pembuka", satker=material.view.satker, triwulan=material.periode.name)


def _schedule(material: Material) -> list[tuple[str, str]]:
    """List when and where the meeting is, who leads it, and its agenda, as they were sent."""
    rapat = material.meeting
    sent = material.letter.sent or rapat
    agenda = number_lines(list_agenda_items(material))
    if rapat.judul not in matter_of_letter(rapat):  # else the head of the letter names the meeting
        agenda = f"{rapat.judul}\n{agenda}"
    leader = material.introduced(sent.pemimpin) or FILL_BY_HAND
    return [*list_schedule(sent), ("Pemimpin rapat", leader), ("Acara", agenda)]


def day_of_letter(rapat: Rapat) -> str:
    """Return the day of the invitation to a meeting; "" if it is unknown."""
    day = rapat.undangan_tanggal
    return format_day(date.fromisoformat(day)) if day else ""


def matter_of_letter(rapat: Rapat) -> str:
    """Return the subject of the invitation to a meeting."""
    return rapat.undangan_hal or f"Undangan {rapat.judul}"


def list_addressees(material: Material) -> list[str]:
    """List the addressees of the letter, each once, without its signer.

    A jabatan names a person; without one the name does, and both do where several have the same or
    may have it.
    """
    asked = material.letter.asked
    signer = _names(material.kop.nama, material.kop.jabatan)
    people: list[Row] = []
    for guest in material.attendance:
        is_asked = not asked or guest["nomor"] in asked
        if is_asked and not signer & _names(guest["nama"], guest["jabatan"]):
            people.append(guest)
    addressees: dict[str, None] = {}
    shared = Counter(same_pic(guest["jabatan"]) for guest in people)
    for guest in people:
        name, jabatan = guest["nama"], guest["jabatan"]
        names_many = shared[same_pic(jabatan)] > 1 or _HELD_BY_MANY.match(jabatan)
        if jabatan and names_many and same_pic(name) != same_pic(jabatan):
            addressees[f"{name}, {jabatan}"] = None
        else:
            addressees[jabatan or name] = None
    return [*addressees]


def list_copies(material: Material) -> list[str]:
    """List the people who get a copy, without the addressees."""
    asked = _names(*list_addressees(material))
    lines = map(str.strip, material.meeting.undangan_tembusan.splitlines())
    return [line for line in lines if line and not asked & _names(line)]


def _names(*names: str) -> set[str]:
    return {same_pic(name) for name in names if name.strip()}
