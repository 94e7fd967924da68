"""Ralat: the letter that a meeting is called off, put off, or held at another hour or place than was announced."""

from __future__ import annotations

from datetime import date

from monev.core.dates import format_day
from monev.outputs.documents.blocks import Block, DetailsBlock, Manuscript, ParagraphBlock
from monev.outputs.documents.layout import FILL_BY_HAND
from monev.outputs.documents.material import Material
from monev.outputs.documents.undangan import build_letter, list_schedule, matter_of_letter


def build(material: Material) -> Manuscript:
    """The letter about the last change that was announced."""
    r = material.meeting
    last = r.ralat[-1]
    what, verb = _what_changed(material)
    body: list[Block] = [
        ParagraphBlock(
            f"Menindaklanjuti {_letter_before(material)}, dengan ini disampaikan bahwa rapat yang semula akan "
            "dilaksanakan pada:"
        ),
        DetailsBlock(list_schedule(date.fromisoformat(last.tanggal), last.mulai, last.tempat)),
        *_what_holds_now(material, verb),
        ParagraphBlock(
            "Surat ini merupakan bagian yang tidak terpisahkan dari undangan tersebut. Atas perhatian dan kerja sama "
            "Bapak/Ibu/Saudara kami ucapkan terima kasih."
        ),
    ]
    day, matter = format_day(date.fromisoformat(last.pada)), f"{what} {r.judul}"
    return build_letter(material, what, day=day, number=last.surat_nomor, nature="Segera", matter=matter, body=body)


def _what_changed(material: Material) -> tuple[str, str]:
    r = material.meeting
    last = r.ralat[-1]
    before = date.fromisoformat(last.tanggal)
    if last.jenis == "batal":
        return "Pembatalan", "dibatalkan"
    if r.tanggal > before:
        return "Penundaan", "ditunda"
    return (
        ("Perubahan Jadwal", "dimajukan") if r.tanggal < before else ("Ralat Undangan", "diubah waktu atau tempatnya")
    )


def _letter_before(material: Material) -> str:
    r = material.meeting
    sent = r.rincian.undangan_tanggal
    day = format_day(date.fromisoformat(sent)) if sent else FILL_BY_HAND
    number = r.rincian.undangan_nomor or FILL_BY_HAND
    return f"surat undangan Nomor {number} tanggal {day} hal {matter_of_letter(r)}"


def _what_holds_now(material: Material, verb: str) -> list[Block]:
    r = material.meeting
    reason = ParagraphBlock(f"{verb}, dengan alasan: {r.ralat[-1].alasan.rstrip('.')}.")
    if r.ralat[-1].jenis == "batal":
        later = ParagraphBlock("Apabila rapat dimaksud dijadwalkan kembali, undangannya akan disampaikan kemudian.")
        return [reason, later]
    changed = ParagraphBlock("Selanjutnya rapat dimaksud akan dilaksanakan pada:")
    return [reason, changed, DetailsBlock(list_schedule(r.tanggal, r.rincian.mulai, r.tempat))]
