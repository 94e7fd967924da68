"""Notulen: who was there, how things stand, what was said, shown and agreed."""

from collections.abc import Iterator
from datetime import date

from monev.core import clock
from monev.core.dates import fold_tenggat, format_day
from monev.core.text import shorten
from monev.database import Row
from monev.edits.storing import COLUMNS
from monev.figures import FigureKey, five_figures, format_area, format_number, missing_bukti
from monev.figures.bukti import by_langkah, tenggat_of_bukti
from monev.meeting.records import BAHASAN
from monev.outputs import SENTENCES
from monev.outputs.documents import blocks, common
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.material import Material
from monev.writing.changes import name_value

_Values = dict[tuple[str, str, str, str, str], list[str]]
"""What was changed, which column of it, from what, to what and as of which day → the tenggat of which that is so."""


def build(material: Material) -> blocks.Manuscript:
    """The minutes."""
    r = material.meeting
    before = "Tindak lanjut rapat sebelumnya"
    earlier = common.build_tindak_lanjut_table(material.earlier_tindak_lanjut, before, with_status=True)
    nothing: list[blocks.Block] = [blocks.Paragraph("Rapat ini tidak menetapkan tindak lanjut.", "left")]
    parts: dict[str, list[blocks.Block]] = {
        "Peserta": _people(material),
        "Agenda": [blocks.Listing(list_agenda_items(material))],
        "Keadaan yang dibahas": _situation(material),
        before: [earlier] if earlier.rows else [],
        "Pembahasan": _discussion(material),
        "Keputusan": [*common.decision_tables(material)] or nothing,
    }
    content: list[blocks.Block] = [common.build_rapat_details(material, r), _say(material, "dibuka", r.rincian.mulai)]
    filled = [heading for heading, blocks in parts.items() if blocks]
    for letter, heading in zip("ABCDEF", filled, strict=False):
        content += [blocks.Heading(f"{letter}. {heading}"), *parts[heading]]
    content += [_say(material, "ditutup", r.rincian.selesai), common.build_signature(material, notulis=True)]
    return common.build_paper(material, "Notulen", ("NOTULEN", r.judul.upper()), content)


def _say(material: Material, done: str, hour: str) -> blocks.Paragraph:
    jabatan = material.jabatan_of("pemimpin")
    leader = f"{material.meeting.pemimpin or common.FILL_BY_HAND}{f' ({jabatan})' if jabatan else ''}"
    return blocks.Paragraph(f"Rapat {done} oleh {leader} pada pukul {hour or common.FILL_BY_HAND} {clock.zone_name()}.")


def _people(material: Material) -> list[blocks.Block]:
    """Who came, and who did not with the reason: to be asked to come is not to be there."""
    content: list[blocks.Block] = [] if material.present else [blocks.Paragraph("Daftar hadir belum diisi.", "left")]
    for kehadiran, sentence in SENTENCES["kehadiran"].items():
        people = [guest for guest in material.attendance if guest["kehadiran"] == kehadiran]
        if people and (material.present or kehadiran != "diundang"):
            names = [", ".join(filter(None, (guest["nama"], guest["jabatan"]))) for guest in people]
            content += [blocks.Paragraph(sentence.format(format_number(len(people))), "left"), blocks.Listing(names)]
    return content


def _situation(material: Material) -> list[blocks.Block]:
    sentences = [material.sentence, material.further_kesenjangan_sentence, _changed_in_the_meeting(material)]
    said: list[blocks.Block] = [blocks.Paragraph(sentence) for sentence in sentences if sentence]
    return [*said, common.build_area_table(material)] if material.per_area else said


def _changed_in_the_meeting(material: Material) -> str:
    before, after = five_figures(material.agenda.current), five_figures(material.ringkasan.current)
    words: dict[FigureKey, str] = {"capaian": "capaian", "bukti": "kelengkapan bukti"}
    changed: list[FigureKey] = [key for key in words if before[key].text != after[key].text and material.changes]
    parts = [f"{words[key]} berubah dari {before[key].text} menjadi {after[key].text}" for key in changed]
    return f"Dengan yang dicatat dalam rapat, {' dan '.join(parts)}." if parts else ""


def _discussion(material: Material) -> list[blocks.Block]:
    shown = list_shown(material)
    content = [*list_remarks(material)]
    if shown:
        content += [blocks.Paragraph("Bukti yang ditunjukkan dan status yang dicatat:", "left", bold=True)]
        content += [blocks.Listing(shown)]
    if material.kendala:
        content.append(common.build_kendala_table(material))
    return content or [blocks.Paragraph("Tidak ada pembahasan yang dicatat.", "left")]


def list_remarks(material: Material) -> Iterator[blocks.Block]:
    """What was said, the leader's directions first, each under its heading."""
    names = {a["area"]: format_area(a["area"], a["nama_area"]) for a in material.per_area}
    for jenis, heading in BAHASAN.items():
        if said := [remark for remark in material.remarks if remark["jenis"] == jenis]:
            about = (f"Area {names.get(each['area'], each['area'])}: " if each["area"] else "" for each in said)
            yield blocks.Paragraph(f"{heading}:", "left", bold=True)
            yield blocks.Listing([before + each["isi"] for before, each in zip(about, said, strict=True)])


def list_shown(material: Material) -> list[str]:
    """A sentence per langkah: what was shown or changed in the meeting, how it stood before, and what is missing."""
    told = {(row["kode"], row["tenggat"], row["kendala"]) for row in material.kendala}
    shown = [row for row in material.changes if not (row["kolom"] == "kendala" and _about(row) in told)]
    of_langkah = ((members[0]["kode"], _standing_values(members)) for members in by_langkah(shown))
    return [_shown_of(material, kode, values) for kode, values in of_langkah if values]


def _about(change: Row) -> tuple[str, str, str]:
    return change["kode"], change["tenggat"], change["ke"]


def _standing_values(changes: list[Row]) -> _Values:
    """Each field once, from before the meeting to after it; a day of completion is said with what became Selesai."""
    ends: dict[tuple[str, str, str], tuple[str, str]] = {}
    for change in changes:
        key = (change["tenggat"] or "", change["bukti"] or "", change["kolom"])
        before, _ = ends.get(key, (change["dari"] or "", ""))
        ends[key] = (before, change["ke"] or "")
    moved = {key: (before, after) for key, (before, after) in ends.items() if before != after}
    result: _Values = {}
    for (tenggat, bukti, column), (before, after) in moved.items():
        if column == "tanggal_selesai" and after and (tenggat, "", "laporan") in moved:
            continue
        day = ends.get((tenggat, "", "tanggal_selesai"), ("", ""))[1] if column == "laporan" else ""
        result.setdefault((bukti, column, before, after, day), []).extend([tenggat] if tenggat else [])
    return result


def _shown_of(material: Material, kode: str, values: _Values) -> str:
    parts = [_value_in_words(*key, tenggat, material.p.posisi) for key, tenggat in values.items()]
    missing = tenggat_of_bukti(row for row in material.kesenjangan if row["kode"] == kode)
    lacking = "; ".join(f"{bukti} ({fold_tenggat(tenggat)})" for bukti, tenggat in missing.items())
    rest = ""
    if lacking:
        rest = f" Bukti yang {missing_bukti(rencana_only=material.p.rencana_only)}: {lacking}."
    elif any(bukti for bukti, *_ in values):
        rest = f" Bukti yang harus ada s.d. {material.posisi} sudah lengkap."
    langkah = shorten(material.langkah[kode]["langkah_aksi"], 120).rstrip(". ")
    return f"{kode} {langkah}: {'; '.join(parts)}.{rest}"


def _value_in_words(
    bukti: str, column: str, before: str, after: str, day: str, tenggat: list[str], posisi: date
) -> str:
    heading = COLUMNS["bukti" if bukti else "tenggat" if tenggat else "langkah"][column]
    matter = bukti if column == "status" else f"{heading} {bukti}".strip()
    months = f" ({fold_tenggat(tenggat)})" if tenggat else ""
    earlier = f" semula {name_value(column, before)}, menjadi" if before else ""
    done = f" pada {format_day(date.fromisoformat(day))}" if day else ""
    done += ", sesudah posisi" if day > posisi.isoformat() else ""
    return f"{matter}{months}{earlier or ':'} {name_value(column, after)}{done}"
