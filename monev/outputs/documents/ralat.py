"""Builds Ralat: the letter that calls a meeting off, postpones it, or changes its hour or place."""

from datetime import date

from monev.core.dates import format_day
from monev.core.text import listed, with_mark
from monev.meeting.records import Rapat
from monev.meeting.things import Ralat
from monev.outputs import say
from monev.outputs.documents import blocks
from monev.outputs.documents.common import FILL_BY_HAND, left_open
from monev.outputs.documents.material import Material
from monev.outputs.documents.undangan import (
    build_letter,
    day_of_letter,
    list_copies,
    list_schedule,
    matter_of_letter,
)


def build(material: Material) -> blocks.Manuscript:
    """Build the letter about the last announced change."""
    rapat = material.meeting
    last = rapat.ralat[-1]
    announced = date.fromisoformat(last["tanggal"])
    later: list[blocks.Block] = [
        blocks.Paragraph("Selanjutnya rapat dimaksud akan dilaksanakan pada:"),
        blocks.Details(list_schedule(rapat.tanggal, rapat.rincian.mulai, rapat.tempat)),
    ]
    if last["jenis"] == "batal":
        what = "Pembatalan"
        verb = "dibatalkan"
        later = [blocks.Paragraph(say("ralat.batal"))]
    elif rapat.tanggal > announced:
        what = "Penundaan"
        verb = "ditunda"
    elif rapat.tanggal < announced:
        what = "Perubahan Jadwal"
        verb = "dimajukan"
    else:
        what = "Ralat Undangan"
        verb = f"diubah {' dan '.join(_changed(rapat, last))}"
    body: list[blocks.Block] = [
        blocks.Paragraph(say("ralat.pembuka", surat=_name_letters(rapat))),
        blocks.Details(list_schedule(announced, last["mulai"], last["tempat"])),
        blocks.Paragraph(f"{verb}, dengan alasan: {with_mark(last['alasan'], '.')}"),
        *later,
        blocks.Paragraph(say("ralat.penutup")),
    ]
    day = format_day(date.fromisoformat(last["pada"]))
    about = {
        "Nomor": last["surat_nomor"] or left_open(material, "nomor_naskah"),
        "Sifat": "Segera",
        "Lampiran": "",
        "Hal": f"{what} {rapat.judul}",
    }
    return build_letter(material, what, day, about, body, list_copies(material))


def _changed(rapat: Rapat, before: Ralat) -> list[str]:
    """Name what is different on the same day: its hour, its place, or both."""
    changed = []
    if rapat.rincian.mulai != before["mulai"]:
        changed.append("waktu")
    if rapat.tempat != before["tempat"]:
        changed.append("tempat")
    return [*changed[:-1], f"{changed[-1]}nya"] if changed else ["jadwalnya"]


def _name_letters(rapat: Rapat) -> str:
    """Name the invitation, and the letters that changed it before this one."""
    number = rapat.rincian.undangan_nomor or FILL_BY_HAND
    sent = day_of_letter(rapat) or FILL_BY_HAND
    invitation = f"Nomor {number} tanggal {sent} hal {matter_of_letter(rapat)}"
    moved: dict[str, None] = {}
    for each in rapat.ralat[:-1]:
        if each["pada"] >= rapat.rincian.undangan_tanggal:
            day = format_day(date.fromisoformat(each["pada"]))
            moved[f"Nomor {each['surat_nomor'] or FILL_BY_HAND} tanggal {day}"] = None
    return f"{invitation}, sebagaimana diubah dengan surat {listed(moved)}" if moved else invitation
