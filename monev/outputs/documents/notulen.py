"""Builds Notulen: the people, the situation, and what was said, shown and agreed in a meeting."""

from collections.abc import Iterator
from operator import itemgetter

from monev.core import clock
from monev.core.grouping import group_by
from monev.core.text import joined, with_mark
from monev.figures import FigureKey, five_figures, format_number
from monev.meeting.records import Rapat
from monev.outputs import SENTENCES
from monev.outputs.documents import blocks, common
from monev.outputs.documents.material import Material, name_area
from monev.outputs.documents.shown import build_shown
from monev.outputs.documents.texts import list_agenda_items


def build(material: Material) -> blocks.Manuscript:
    """Build the minutes. A part without content is left out and gets no letter.

    Until the meeting is closed they say nothing of its beginning and end, nor that it decided
    nothing.
    """
    rapat = material.meeting
    before = "Tindak lanjut rapat sebelumnya"
    title = "Tindak lanjut dan statusnya"
    earlier = common.build_tindak_lanjut_table(
        material.earlier_tindak_lanjut, title, with_status=True
    )
    nothing: list[blocks.Block] = [
        blocks.Paragraph("Rapat ini tidak menetapkan tindak lanjut.", "left")
    ]
    parts: dict[str, list[blocks.Block]] = {
        "Peserta": _people(material),
        "Agenda": [blocks.Listing(list_agenda_items(material))],
        "Keadaan yang dibahas": _situation(material),
        before: [earlier] if earlier.rows else [],
        "Pembahasan": _discussion(material),
        "Keputusan": [*common.decision_tables(material)]
        or ([] if _is_going_on(rapat) else nothing),
    }
    if rapat.following:
        parts["Rapat berikutnya"] = [blocks.Paragraph(with_mark(rapat.following, "."), "left")]
    content: list[blocks.Block] = [
        *common.mark_draft(material),
        common.build_rapat_details(material, rapat),
        *_say(material, "dibuka", rapat.mulai),
    ]
    filled = [heading for heading, blocks in parts.items() if blocks]
    for letter, heading in zip("ABCDEFG", filled, strict=False):
        content += [blocks.Heading(f"{letter}. {heading}"), *parts[heading]]
    content += [
        *_say(material, "ditutup", rapat.selesai),
        common.build_signature(material, notulis=True),
    ]
    if material.photos:
        annex = blocks.Heading("Lampiran: Dokumentasi")
        content += [blocks.PageBreak(is_landscape=False), annex, *common.build_photos(material)]
    return common.build_paper(material, "Notulen", ("NOTULEN", rapat.judul.upper()), content)


def _is_going_on(rapat: Rapat) -> bool:
    """True if the meeting was never closed; one that is corrected was."""
    return rapat.is_open and not rapat.perbaikan


def _say(material: Material, done: str, hour: str) -> Iterator[blocks.Block]:
    """Say who opened or closed a meeting that is over, and at which hour."""
    if _is_going_on(material.meeting):
        return
    leader = material.meeting.pemimpin or common.FILL_BY_HAND
    if material.is_leader_away:
        leader = common.FILL_BY_HAND
    elif jabatan := material.jabatan_of("pemimpin"):
        leader += f" ({jabatan})"
    when = f"{hour or common.FILL_BY_HAND} {clock.zone_name()}"
    yield blocks.Paragraph(f"Rapat {done} oleh {leader} pada pukul {when}.")


def _people(material: Material) -> list[blocks.Block]:
    """List who came, and who did not and why.

    Invited people count as neither: they are listed only if somebody was recorded as present. Who
    is represented is told with who came instead.
    """
    content: list[blocks.Block] = []
    if not material.present:
        content.append(blocks.Paragraph("Daftar hadir belum diisi.", "left"))
    by_kehadiran = group_by(material.attendance, itemgetter("kehadiran"))
    by_kehadiran["hadir"] = material.present
    for kehadiran, sentence in SENTENCES["kehadiran"].items():
        people = by_kehadiran.get(kehadiran)
        if people and (material.present or kehadiran != "diundang"):
            names = []
            for guest in people:
                names.append(", ".join(filter(None, (guest["nama"], guest["jabatan"]))))
            count = format_number(len(people))
            said = sentence.format(material.present_in_words if kehadiran == "hadir" else count)
            content.append(blocks.Paragraph(said, "left"))
            content.append(blocks.Listing(names))
    return content


def _situation(material: Material) -> list[blocks.Block]:
    sentences = (
        material.sentence,
        material.kesenjangan_sentence,
        _changed_in_the_meeting(material),
    )
    content: list[blocks.Block] = [*map(blocks.Paragraph, filter(None, sentences))]
    if material.per_area:
        content.append(common.build_area_table(material))
    return content


def _changed_in_the_meeting(material: Material) -> str:
    before = five_figures(material.agenda.current)
    after = five_figures(material.ringkasan.current)
    words: dict[FigureKey, str] = {"capaian": "capaian", "bukti": "kelengkapan bukti"}
    parts = []
    for key, name in words.items():
        then = before[key].text
        now = after[key].text
        if not material.changes or then == now:
            continue
        if not material.agenda.view.rencana_only:
            parts.append(f"{name} berubah dari {then} menjadi {now}")
        elif done := after[key].n:  # of a plan alone no share is told
            parts.append(
                f"{name} menjadi {format_number(done)}/{format_number(after[key].total or 0)}"
            )
    return f"Dengan yang dicatat dalam rapat, {' dan '.join(parts)}." if parts else ""


def _discussion(material: Material) -> list[blocks.Block]:
    content = [*list_remarks(material), *build_shown(material)]
    if material.kendala:
        content.append(common.build_kendala_table(material))
    return content or [blocks.Paragraph("Tidak ada pembahasan yang dicatat.", "left")]


def list_remarks(material: Material) -> Iterator[blocks.Block]:
    """List what was said, by speaker, the first one first."""
    names = {row["area"]: name_area(row) for row in material.per_area}
    jabatan = {guest["nama"]: guest["jabatan"] for guest in material.attendance}
    for speaker, said in group_by(material.remarks, itemgetter("penutur")).items():
        items = []
        for each in said:
            area = each["area"]
            about = f"Area {names.get(area, area)}: " if area else ""
            items += [about + with_mark(line, ".") for line in each["isi"].splitlines() if line]
        who = joined(speaker, jabatan.get(speaker, ""), by=", ")
        yield blocks.Paragraph(f"Penyampaian {who}:", "left", bold=True)
        yield blocks.Listing(items)
