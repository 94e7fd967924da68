"""What stands around the content of every paper: letterhead, place and day, who signs, the foot of each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monev import VERSION
from monev.core import clock
from monev.core.dates import format_day
from monev.figures import format_number
from monev.figures.sentences import NOT_LKE
from monev.outputs.documents.blocks import Block, Manuscript, ParagraphBlock, Signatory, SignatureBlock
from monev.outputs.documents.material import Material

FILL_BY_HAND = "…………………………"
"""A blank to fill in by hand."""
NO_BREAK = "\u00a0"
"""Takes the place of a word without being one."""


def build_paper(
    material: Material,
    name: str,
    title: Sequence[str],
    content: Sequence[Block],
    *,
    has_figures: bool = True,
    is_landscape: bool = False,
) -> Manuscript:
    """A paper of an office, called `name` at the foot of its pages."""
    is_above = material.kop.paper.date_place == "kanan_atas"
    correction = material.rapat.correction if material.rapat else ""
    return Manuscript(
        material.kop,
        title,
        [ParagraphBlock(correction, "center"), *content] if correction else content,
        build_footer(material, name, has_figures=has_figures),
        imprint=f"{version_in_words(material.anchor.number, material.made)} Jurnal {material.anchor}. "
        f"Monev ZI {VERSION}.",
        dateline=place_and_day(material) if is_above else "",
        simulated=material.p.simulasi,
        is_landscape=is_landscape,
    )


def build_footer(material: Material, name: str, *, has_figures: bool = True) -> str:
    """Which paper it is and of what; of figures also their posisi and that they are no LKE score."""
    about = f", posisi {material.posisi}. {NOT_LKE}" if has_figures else "."
    return f"{name}, {material.p.satker}{about}"


def version_in_words(number: int, when: datetime) -> str:
    """Which version a paper is: the journal entry it was made from, and when that was stored."""
    moment = when.astimezone(clock.zone())
    return f"Dibuat menurut catatan ke-{format_number(number)}, {format_day(moment.date())} pukul {moment:%H.%M}."


def place_and_day(material: Material) -> str:
    """Where and when a paper is signed: on the day of its meeting; without one the day is left to fill in."""
    r = material.rapat
    day = format_day(r.tanggal) if r else f"{FILL_BY_HAND} {material.p.posisi.year}"
    return f"{material.kop.kota or FILL_BY_HAND}, {day}"


def build_signature(material: Material, *, notulis: bool = False) -> SignatureBlock:
    """Who signs: the office's signatory; in minutes the notulis beside the leader of the meeting."""
    kop, r = material.kop, material.rapat
    place = "" if kop.paper.date_place == "kanan_atas" else place_and_day(material)
    if not notulis or r is None:
        role = f"{kop.jabatan or 'Ketua Tim Pembangunan Zona Integritas'},"
        return SignatureBlock((_signatory(role, kop.nama, "", kop.nip),), place)
    roles = {"Pemimpin rapat,": material.jabatan_of("pemimpin"), "Notulis,": material.jabatan_of("notulis")}
    # Both names stand on one line, so where one of the two has a jabatan the other gets an empty line.
    above = [f"{role}\n{jabatan or NO_BREAK}" if any(roles.values()) else role for role, jabatan in roles.items()]
    details = r.rincian
    leader = _signatory(above[0], r.pemimpin, details.pemimpin_pangkat, details.pemimpin_nip)
    notulis_signs = _signatory(above[1], r.notulis, details.notulis_pangkat, details.notulis_nip)
    return SignatureBlock((leader, notulis_signs), place)


def build_office_signature(material: Material) -> SignatureBlock:
    """Who signs a report, and beside it who takes note of it."""
    kop, signed = material.kop, build_signature(material)
    office = signed.signatories[0]
    head = f"Mengetahui,\n{kop.mengetahui_jabatan or FILL_BY_HAND},"
    beside = _signatory(head, kop.mengetahui_nama, "", kop.mengetahui_nip)
    return SignatureBlock((beside, replace(office, role=f"{NO_BREAK}\n{office.role}")), signed.place_and_day)


def _signatory(role: str, name: str, pangkat: str, nip: str) -> Signatory:
    return Signatory(role, name or FILL_BY_HAND, "\n".join(filter(None, (pangkat, nip and f"NIP {nip}"))))
