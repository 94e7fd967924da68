"""Notulen: who was there, how things stand, what was said, shown and agreed."""

from __future__ import annotations

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.edits.edit_checks import COLUMNS, name_value
from monev.figures import format_area, format_number, missing_bukti
from monev.meeting.meeting_records import BAHASAN
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.blocks import Block, HeadingBlock, ListBlock, Manuscript, ParagraphBlock
from monev.outputs.documents.layout import build_paper, build_signature
from monev.outputs.documents.material import DataRow, Material
from monev.outputs.documents.tables import (
    build_area_table,
    build_kendala_table,
    build_rapat_details,
    build_tindak_lanjut_table,
    group_per_langkah,
)

_ATTENDANCE = {
    "hadir": "Rapat dihadiri {} orang.",
    "izin": "Izin: {} orang.",
    "dinas_luar": "Dinas luar: {} orang.",
    "diundang": "Diundang dan tidak tercatat hadir: {} orang.",
}


def build(material: Material) -> Manuscript:
    """The minutes."""
    r = material.meeting
    parts: dict[str, list[Block]] = {
        "Peserta": _people(material),
        "Agenda": [ListBlock(list_agenda_items(material))],
        "Keadaan yang dibahas": _situation(material),
        "Tindak lanjut rapat sebelumnya": _earlier(material),
        "Pembahasan": [*_remarks(material), build_kendala_table(material)],
        "Keputusan": _decisions(material),
    }
    content: list[Block] = [build_rapat_details(material, r)]
    filled = [heading for heading, blocks in parts.items() if blocks]
    for letter, heading in zip("ABCDEF", filled, strict=False):
        content += [HeadingBlock(f"{letter}. {heading}"), *parts[heading]]
    content.append(build_signature(material, notulis=True))
    return build_paper(material, "Notulen", ("NOTULEN", r.judul.upper()), content)


def _people(material: Material) -> list[Block]:
    """Who came, and who did not with the reason: to be asked to come is not to be there."""
    content: list[Block] = [] if material.present else [ParagraphBlock("Daftar hadir belum diisi.", "kiri")]
    for kehadiran, sentence in _ATTENDANCE.items():
        people = [guest for guest in material.attendance if guest["kehadiran"] == kehadiran]
        if people and (material.present or kehadiran != "diundang"):
            names = [", ".join(filter(None, (guest["nama"], guest["jabatan"]))) for guest in people]
            content += [ParagraphBlock(sentence.format(format_number(len(people))), "kiri"), ListBlock(names)]
    return content


def _situation(material: Material) -> list[Block]:
    sentences = [ParagraphBlock(material.sentence), ParagraphBlock(material.further_kesenjangan_sentence)]
    return [*sentences, build_area_table(material)] if material.area else [*sentences]


def _earlier(material: Material) -> list[Block]:
    earlier = material.earlier_tindak_lanjut
    return [build_tindak_lanjut_table(earlier, "Tindak lanjut rapat sebelumnya", with_status=True)] if earlier else []


def _remarks(material: Material) -> list[Block]:
    """What was said, the leader's directions first, and what was shown and changed, with who and when."""
    names = {a["area"]: format_area(a["area"], a["nama_area"]) for a in material.area}
    lists = {f"{heading}:": [] for heading in BAHASAN.values()}
    for remark in material.remarks:
        area = remark["area"]
        about = f"{names.get(area, area)}: " if area else ""
        lists[f"{BAHASAN[remark['jenis']]}:"].append(f"{about}{remark['isi']}")
    shown = [_change_in_words(change) for change in material.changes]
    lists["Bukti yang ditunjukkan dan status yang dicatat dalam rapat:"] = shown
    return [
        block
        for heading, said in lists.items()
        if said
        for block in (ParagraphBlock(heading, "kiri", bold=True), ListBlock(said))
    ]


def _change_in_words(change: DataRow) -> str:
    kode, tenggat = change["kode"], change["tenggat"]
    where = f"{kode}, {format_tenggat(tenggat)}" if tenggat else kode
    matter = change["bukti"] or COLUMNS["tenggat" if tenggat else "langkah"][change["kolom"]]
    moment = change["waktu"].astimezone(clock.zone())
    value = name_value(change["kolom"], change["ke"])
    return f"{where}: {matter} menjadi “{value}” ({change['siapa']}, pukul {moment:%H.%M})."


def _decisions(material: Material) -> list[Block]:
    if material.decisions:
        return [build_tindak_lanjut_table(material.decisions, "Tindak lanjut yang disepakati", with_status=False)]
    nothing = ParagraphBlock("Rapat ini tidak menetapkan tindak lanjut.", "kiri")
    advice = list_recommendations(material)
    if not advice:
        return [nothing]
    return [nothing, ParagraphBlock("Yang masih perlu dikerjakan menurut data:", "kiri"), ListBlock(advice)]


def list_recommendations(material: Material) -> list[str]:
    """What the figures call for, in sentences; none where all is done that was due."""
    current = material.ringkasan.current
    missing = missing_bukti(rencana_only=material.rencana_only)
    sentences = []
    if material.rencana_only and current.capaian_N:
        sentences.append(
            f"{material.opening_remark.split(':')[0]}. Melaporkan realisasi {format_number(current.capaian_N)} target "
            "yang sudah jatuh tempo beserta buktinya."
        )
    elif current.terlambat:
        langkah = format_number(len(group_per_langkah(material.late)))
        sentences.append(f"Menyelesaikan {langkah} langkah yang terlambat ({format_number(current.terlambat)} target).")
    if current.selesai_tanpa_bukti:
        sentences.append(
            f"Melengkapi bukti {format_number(current.selesai_tanpa_bukti)} target yang dilaporkan selesai, "
            "lebih dahulu dari yang lain."
        )
    if material.kesenjangan:
        sentences.append(f"Melengkapi {format_number(len(material.kesenjangan))} bukti dukung yang {missing}.")
    if current.tanpa_target:
        sentences.append(
            f"Menetapkan target waktu {format_number(current.tanpa_target)} langkah yang belum dapat dinilai."
        )
    if material.upcoming:
        langkah = format_number(len(group_per_langkah(material.upcoming)))
        sentences.append(
            f"Menyiapkan {langkah} langkah yang jatuh tempo pada {material.next_triwulan} "
            f"({format_number(len(material.upcoming))} target)."
        )
    return sentences
