"""Ralat: the letter that a meeting is called off, put off, or held at another hour or place than was announced."""

from __future__ import annotations

from datetime import date

from monev.core.dates import format_day
from monev.outputs.documents.blocks import Block, DetailsBlock, Manuscript, ParagraphBlock, SignatureBlock
from monev.outputs.documents.layout import FILL_BY_HAND, build_signature
from monev.outputs.documents.material import Material
from monev.outputs.documents.undangan import (
    build_address,
    build_annex,
    describe_annex,
    list_addressees,
    list_schedule,
    matter_of_letter,
)


def build(material: Material) -> Manuscript:
    """The letter about the last change that was announced."""
    r = material.meeting
    last = r.ralat[-1]
    place = f"{material.kop.kota or FILL_BY_HAND}, {format_day(date.fromisoformat(last.pada))}"
    is_dated_below = material.kop.paper.date_place == "tanda_tangan"
    what, verb = _what_changed(material)
    addressees = list_addressees(material)
    content: list[Block] = [
        *([] if is_dated_below else [ParagraphBlock(place, "kanan")]),
        DetailsBlock(
            (
                ("Nomor", last.surat_nomor or FILL_BY_HAND),
                ("Sifat", "Segera"),
                ("Lampiran", describe_annex(addressees)),
                ("Hal", f"{what} {r.judul}"),
            )
        ),
        *build_address(addressees),
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
        SignatureBlock(build_signature(material).signatories, place if is_dated_below else ""),
        *build_annex(addressees, last.surat_nomor, format_day(date.fromisoformat(last.pada))),
    ]
    return Manuscript(material.kop, (), content, f"{what}, {material.p.satker}.", simulated=material.p.simulasi)


def _what_changed(material: Material) -> tuple[str, str]:
    """What the letter is, and what is done to the meeting."""
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
    """The invitation it is about."""
    r = material.meeting
    sent = r.rincian.undangan_tanggal
    day = format_day(date.fromisoformat(sent)) if sent else FILL_BY_HAND
    number = r.rincian.undangan_nomor or FILL_BY_HAND
    return f"surat undangan Nomor {number} tanggal {day} hal {matter_of_letter(r)}"


def _what_holds_now(material: Material, verb: str) -> list[Block]:
    """Why, and when it is held instead."""
    r = material.meeting
    reason = ParagraphBlock(f"{verb}, dengan alasan: {r.ralat[-1].alasan.rstrip('.')}.")
    if r.ralat[-1].jenis == "batal":
        later = ParagraphBlock("Apabila rapat dimaksud dijadwalkan kembali, undangannya akan disampaikan kemudian.")
        return [reason, later]
    changed = ParagraphBlock("Selanjutnya rapat dimaksud akan dilaksanakan pada:")
    return [reason, changed, DetailsBlock(list_schedule(r.tanggal, r.rincian.mulai, r.tempat))]
