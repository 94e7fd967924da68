"""Builds Ralat: the letter that a meeting is called off, put off, or held at another hour or
place."""

from datetime import date

from monev.core.dates import format_day
from monev.core.text import listed
from monev.meeting.records import Rapat
from monev.outputs import say
from monev.outputs.documents import blocks
from monev.outputs.documents.common import FILL_BY_HAND
from monev.outputs.documents.material import Material
from monev.outputs.documents.undangan import (
    build_letter,
    day_of_letter,
    list_copies,
    list_schedule,
    matter_of_letter,
)


def build(material: Material) -> blocks.Manuscript:
    """Build the letter about the last change that was announced."""
    r = material.meeting
    last = r.ralat[-1]
    announced = date.fromisoformat(last["tanggal"])
    later: list[blocks.Block] = [
        blocks.Paragraph("Selanjutnya rapat dimaksud akan dilaksanakan pada:"),
        blocks.Details(list_schedule(r.tanggal, r.rincian.mulai, r.tempat)),
    ]
    if last["jenis"] == "batal":
        what = "Pembatalan"
        verb = "dibatalkan"
        later = [
            blocks.Paragraph(
                "Apabila rapat dimaksud dijadwalkan kembali, undangannya akan disampaikan kemudian."
            )
        ]
    elif r.tanggal > announced:
        what = "Penundaan"
        verb = "ditunda"
    elif r.tanggal < announced:
        what = "Perubahan Jadwal"
        verb = "dimajukan"
    else:
        what = "Ralat Undangan"
        verb = "diubah waktu atau tempatnya"
    body: list[blocks.Block] = [
        blocks.Paragraph(say("ralat.pembuka", surat=_name_letters(r))),
        blocks.Details(list_schedule(announced, last["mulai"], last["tempat"])),
        blocks.Paragraph(f"{verb}, dengan alasan: {last['alasan'].rstrip('.')}."),
        *later,
        blocks.Paragraph(say("ralat.penutup")),
    ]
    day = format_day(date.fromisoformat(last["pada"]))
    matter = f"{what} {r.judul}"
    about = {
        "Nomor": last["surat_nomor"] or FILL_BY_HAND,
        "Sifat": "Segera",
        "Lampiran": "",
        "Hal": matter,
    }
    return build_letter(
        material,
        what,
        day,
        about,
        body,
        list_copies(material),
    )


def _name_letters(rapat: Rapat) -> str:
    """The invitation, and the letters that had moved the meeting before this one."""
    number = rapat.rincian.undangan_nomor or FILL_BY_HAND
    sent = day_of_letter(rapat) or FILL_BY_HAND
    invitation = f"Nomor {number} tanggal {sent} hal {matter_of_letter(rapat)}"
    moved: dict[str, None] = {}
    for each in rapat.ralat[:-1]:
        if each["pada"] >= rapat.rincian.undangan_tanggal:
            day = format_day(date.fromisoformat(each["pada"]))
            moved[f"Nomor {each['surat_nomor'] or FILL_BY_HAND} tanggal {day}"] = None
    return f"{invitation}, sebagaimana diubah dengan surat {listed(moved)}" if moved else invitation
