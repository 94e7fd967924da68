"""Notulen: who was there, how things stand, what was said, shown and agreed."""

from collections.abc import Iterator

from monev.core import clock
from monev.figures import FigureKey, five_figures, format_area, format_number
from monev.meeting.records import BAHASAN
from monev.outputs import SENTENCES
from monev.outputs.documents import blocks, common
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.material import Material
from monev.outputs.documents.shown import build_shown


def build(material: Material) -> blocks.Manuscript:
    """The minutes."""
    r = material.meeting
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
        "Keputusan": [*common.decision_tables(material)] or nothing,
    }
    content: list[blocks.Block] = [
        common.build_rapat_details(material, r),
        _say(material, "dibuka", r.rincian.mulai),
    ]
    filled = [heading for heading, blocks in parts.items() if blocks]
    for letter, heading in zip("ABCDEF", filled, strict=False):
        content += [blocks.Heading(f"{letter}. {heading}"), *parts[heading]]
    content += [
        _say(material, "ditutup", r.rincian.selesai),
        common.build_signature(material, notulis=True),
    ]
    return common.build_paper(material, "Notulen", ("NOTULEN", r.judul.upper()), content)


def _say(material: Material, done: str, hour: str) -> blocks.Paragraph:
    jabatan = material.jabatan_of("pemimpin")
    leader = (
        f"{material.meeting.pemimpin or common.FILL_BY_HAND}{f' ({jabatan})' if jabatan else ''}"
    )
    return blocks.Paragraph(
        f"Rapat {done} oleh {leader} pada pukul {hour or common.FILL_BY_HAND} {clock.zone_name()}."
    )


def _people(material: Material) -> list[blocks.Block]:
    """Who came, and who did not with the reason: to be asked to come is not to be there."""
    content: list[blocks.Block] = (
        [] if material.present else [blocks.Paragraph("Daftar hadir belum diisi.", "left")]
    )
    for kehadiran, sentence in SENTENCES["kehadiran"].items():
        people = [guest for guest in material.attendance if guest["kehadiran"] == kehadiran]
        if people and (material.present or kehadiran != "diundang"):
            names = [", ".join(filter(None, (guest["nama"], guest["jabatan"]))) for guest in people]
            content += [
                blocks.Paragraph(sentence.format(format_number(len(people))), "left"),
                blocks.Listing(names),
            ]
    return content


def _situation(material: Material) -> list[blocks.Block]:
    sentences = [
        material.sentence,
        material.further_kesenjangan_sentence,
        _changed_in_the_meeting(material),
    ]
    said: list[blocks.Block] = [blocks.Paragraph(sentence) for sentence in sentences if sentence]
    return [*said, common.build_area_table(material)] if material.per_area else said


def _changed_in_the_meeting(material: Material) -> str:
    before = five_figures(material.agenda.current)
    after = five_figures(material.ringkasan.current)
    words: dict[FigureKey, str] = {"capaian": "capaian", "bukti": "kelengkapan bukti"}
    changed: list[FigureKey] = [
        key for key in words if before[key].text != after[key].text and material.changes
    ]
    parts = [
        f"{words[key]} berubah dari {before[key].text} menjadi {after[key].text}" for key in changed
    ]
    return f"Dengan yang dicatat dalam rapat, {' dan '.join(parts)}." if parts else ""


def _discussion(material: Material) -> list[blocks.Block]:
    content = [*list_remarks(material), *build_shown(material)]
    if material.kendala:
        content.append(common.build_kendala_table(material))
    return content or [blocks.Paragraph("Tidak ada pembahasan yang dicatat.", "left")]


def list_remarks(material: Material) -> Iterator[blocks.Block]:
    """What was said, the leader's directions first, each under its heading."""
    names = {a["area"]: format_area(a["area"], a["nama_area"]) for a in material.per_area}
    for jenis, heading in BAHASAN.items():
        if said := [remark for remark in material.remarks if remark["jenis"] == jenis]:
            about = (
                f"Area {names.get(each['area'], each['area'])}: " if each["area"] else ""
                for each in said
            )
            yield blocks.Paragraph(f"{heading}:", "left", bold=True)
            yield blocks.Listing(
                [before + each["isi"] for before, each in zip(about, said, strict=True)]
            )
