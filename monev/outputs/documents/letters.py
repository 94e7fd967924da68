"""What goes out before a meeting and what it leaves on paper: agenda, messages, invitation, attendance, minutes."""

from __future__ import annotations

from datetime import date

from monev.core import clock
from monev.core.dates import format_day, format_tenggat
from monev.core.errors import MonevError
from monev.edits.edit_checks import COLUMNS, name_value
from monev.figures import count_missing_bukti, format_area, format_number, opening_remark
from monev.meeting.meeting_records import BAHASAN, Rapat
from monev.outputs.documents import shared_parts
from monev.outputs.documents.blocks import (
    Block,
    DetailsBlock,
    HeadingBlock,
    ListBlock,
    Manuscript,
    ParagraphBlock,
    SignatureBlock,
    TableBlock,
)
from monev.outputs.documents.laporan_content import list_recommendations
from monev.outputs.documents.material import NOT_LKE, DataRow, Material
from monev.outputs.documents.shared_parts import day_in_words
from monev.outputs.messages import write_per_pic
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

ATTENDANCE_ROWS = 12
"""Lines of an attendance list at least, so that who comes unannounced can sign too."""


def build_undangan(material: Material) -> Manuscript:
    """The invitation, with the agenda that the data itself calls for; number and hour are left to fill in."""
    r = _require_rapat(material)
    signature = shared_parts.build_signature(material)
    place = f"{material.kop.kota or shared_parts.FILL_BY_HAND}, {_letter_day(r)}"
    date_below = material.kop.paper.date_place == "tanda_tangan"
    content: tuple[Block, ...] = (
        # A letter, so place and date stand above; the day is that of sending it, given with its number.
        *([] if date_below else [ParagraphBlock(place, "kanan")]),
        DetailsBlock(
            (
                ("Nomor", r.rincian.undangan_nomor or shared_parts.FILL_BY_HAND),
                ("Sifat", r.rincian.undangan_sifat or "Biasa"),
                ("Lampiran", r.rincian.undangan_lampiran or "–"),
                ("Hal", shared_parts.matter_of_letter(r)),
            )
        ),
        *_addressees(material),
        ParagraphBlock(
            f"Dalam rangka monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas "
            f"{material.p.satker} {material.triwulan}, dimohon kehadiran Saudara pada:"
        ),
        DetailsBlock(
            (
                ("Hari, tanggal", shared_parts.day_in_words(r.tanggal)),
                ("Pukul", f"{r.rincian.mulai or shared_parts.FILL_BY_HAND} s.d. selesai"),
                ("Tempat", r.tempat or shared_parts.FILL_BY_HAND),
                ("Pemimpin rapat", r.pemimpin or shared_parts.FILL_BY_HAND),
                ("Acara", r.rincian.acara or r.judul),
            )
        ),
        ParagraphBlock("Agenda:", "kiri"),
        ListBlock(tuple(list_agenda_items(material))),
        ParagraphBlock(
            "Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu. Atas perhatian Saudara kami ucapkan "
            "terima kasih."
        ),
        SignatureBlock(signature.signatories, place if date_below else ""),
        *_copies_to(r),
    )
    return Manuscript(
        material.kop,
        (),
        content,
        f"Undangan, {material.p.satker}. {_letter_version(material)}",
        simulated=material.p.simulasi,
    )


def _letter_version(material: Material) -> str:
    return shared_parts.version_in_words(material.agenda.version, material.agenda.version_time)


def _addressees(material: Material) -> list[Block]:
    """Whom the letter goes to: everybody on the meeting's list, else left to fill in."""
    asked = material.agenda.asked
    people = [one["jabatan"] or one["nama"] for one in material.attendance if not asked or one["nomor"] in asked]
    if not people:
        return [ParagraphBlock(f"Yth. {shared_parts.FILL_BY_HAND}\ndi Tempat", "kiri")]
    if len(people) == 1:
        return [ParagraphBlock(f"Yth. {people[0]}\ndi Tempat", "kiri")]
    return [
        ParagraphBlock("Yth.", "kiri"),
        ListBlock(tuple(dict.fromkeys(people))),
        ParagraphBlock("di Tempat", "kiri"),
    ]


def _copies_to(r: Rapat) -> list[Block]:
    copies = tuple(filter(None, (line.strip() for line in r.rincian.undangan_tembusan.splitlines())))
    return [ParagraphBlock("Tembusan:", "kiri"), ListBlock(copies)] if copies else []


def build_daftar_hadir(material: Material) -> Manuscript:
    """Who is there, each with a place to sign; empty lines for the rest."""
    r = _require_rapat(material)
    content: tuple[Block, ...] = (
        shared_parts.build_rapat_details(material, r),
        build_attendance_table(material),
        shared_parts.build_signature(material, notulis=True),
    )
    return _build_manuscript(material, ("DAFTAR HADIR", r.judul.upper()), content, "Daftar hadir")


def build_attendance_table(material: Material) -> TableBlock:
    """A line for everybody who was asked to come, and empty ones."""
    people = [(one["nama"], one["jabatan"]) for one in material.attendance]
    people += [("", "")] * (max(ATTENDANCE_ROWS, len(people) + 5) - len(people))
    rows = [
        # Odd numbers sign on the left, even ones on the right: no signature runs into the next.
        (f"{index}.", name, job_title, f"{index}." if index % 2 else f"{chr(0xA0) * 22}{index}.")
        for index, (name, job_title) in enumerate(people, start=1)
    ]
    return TableBlock(
        ("No.", "Nama", "Jabatan", "Tanda tangan"), rows, (7, 36, 32, 30), ("tengah",), size=10, row_height=0.8
    )


def build_notulen(material: Material) -> Manuscript:
    """The minutes: who was there, how things stand, what was noted, what was agreed."""
    r = _require_rapat(material)
    content: list[Block] = [shared_parts.build_rapat_details(material, r), HeadingBlock("A. Peserta")]
    content += _list_people(material)
    content += [HeadingBlock("B. Agenda"), ListBlock(tuple(list_agenda_items(material)))]
    content += [
        HeadingBlock("C. Keadaan yang dibahas"),
        ParagraphBlock(material.sentence),
        ParagraphBlock(material.further_kesenjangan_sentence),
    ]
    if material.area:
        content.append(shared_parts.build_area_table(material))
    if material.earlier_tindak_lanjut:
        content += [HeadingBlock("D. Tindak lanjut rapat sebelumnya")]
        content.append(
            shared_parts.build_tindak_lanjut_table(
                material.earlier_tindak_lanjut, "Tindak lanjut rapat sebelumnya", with_status=True
            )
        )
    remarks = shared_parts.build_notes_table(material, "Kendala dan solusi")
    content.append(HeadingBlock(f"{'E' if material.earlier_tindak_lanjut else 'D'}. Pembahasan"))
    content += _list_remarks(material)
    content.append(
        remarks if remarks.rows else shared_parts.build_nothing_note("Tidak ada kendala yang dilaporkan atau dicatat.")
    )
    content.append(HeadingBlock(f"{'F' if material.earlier_tindak_lanjut else 'E'}. Keputusan"))
    if material.decisions:
        content.append(
            shared_parts.build_tindak_lanjut_table(
                material.decisions, "Tindak lanjut yang disepakati", with_status=False
            )
        )
    else:
        content.append(shared_parts.build_nothing_note("Rapat ini tidak menetapkan tindak lanjut."))
        if advice := list_recommendations(material):
            content += [ParagraphBlock("Yang masih perlu dikerjakan menurut data:", "kiri"), ListBlock(tuple(advice))]
    content.append(shared_parts.build_signature(material, notulis=True))
    return _build_manuscript(material, ("NOTULEN", r.judul.upper()), tuple(content), "Notulen", figures=True)


def _letter_day(r: Rapat) -> str:
    """The day of sending the invitation; where nobody said it only its year."""
    said = r.rincian.undangan_tanggal
    return format_day(date.fromisoformat(said)) if said else f"{shared_parts.FILL_BY_HAND} {r.tanggal.year}"


def _list_people(material: Material) -> list[Block]:
    """Who came, and who did not with the reason: to be asked to come is not to be there."""
    result: list[Block] = []
    if not material.present:
        result.append(shared_parts.build_nothing_note("Daftar hadir belum diisi."))
    for code, sentence in (
        ("hadir", "Rapat dihadiri {} orang."),
        ("izin", "Izin: {} orang."),
        ("dinas_luar", "Dinas luar: {} orang."),
        ("diundang", "Diundang dan tidak tercatat hadir: {} orang."),
    ):
        people = [h for h in material.attendance if h["kehadiran"] == code]
        if people and (material.present or code != "diundang"):
            result.append(ParagraphBlock(sentence.format(format_number(len(people))), "kiri"))
            result.append(ListBlock(tuple(", ".join(filter(None, (h["nama"], h["jabatan"]))) for h in people)))
    return result


def _list_remarks(material: Material) -> list[Block]:
    """What was said, the leader's directions first, and what was shown and changed, with who and when."""
    names = {a["area"]: format_area(a["area"], a["nama_area"]) for a in material.area}
    result: list[Block] = []
    for jenis, heading in BAHASAN.items():
        said = [
            f"{names.get(one['area'], one['area'])}: {one['isi']}" if one["area"] else one["isi"]
            for one in material.remarks
            if one["jenis"] == jenis
        ]
        if said:
            result += [ParagraphBlock(f"{heading}:", "kiri", bold=True), ListBlock(tuple(said))]
    if material.changes:
        result.append(ParagraphBlock("Bukti yang ditunjukkan dan status yang dicatat dalam rapat:", "kiri", bold=True))
        result.append(ListBlock(tuple(map(_change_in_words, material.changes))))
    return result


def _change_in_words(c: DataRow) -> str:
    where = f"{c['kode']}, {format_tenggat(c['tenggat'])}" if c["tenggat"] else c["kode"]
    matter = c["bukti"] or COLUMNS["tenggat" if c["tenggat"] else "langkah"][c["kolom"]]
    moment = c["waktu"].astimezone(clock.zone())
    value = name_value(c["kolom"], c["ke"])
    return f"{where}: {matter} menjadi “{value}” ({c['siapa']}, pukul {moment:%H.%M})."


def _require_rapat(material: Material) -> Rapat:
    if material.rapat is None:
        raise MonevError(
            "Dokumen ini dibuat dari sebuah rapat, sedangkan rapatnya belum dipilih.",
            "Buka atau pilih rapat di halaman Rapat; di baris perintah sebut nomornya dengan --rapat.",
            heading="Rapat belum dipilih",
        )
    return material.rapat


def _build_manuscript(
    material: Material, heading: tuple[str, ...], content: tuple[Block, ...], name: str, *, figures: bool = False
) -> Manuscript:
    return Manuscript(
        material.kop,
        heading,
        content,
        shared_parts.build_footer(material, name, figures=figures),
        dateline=shared_parts.dateline(material),
        simulated=material.p.simulasi,
    )


def list_agenda_items(material: Material) -> list[str]:
    """The points of the meeting, each with its figure as it stood when the meeting was opened; what there is nothing to
    say of is left out."""
    agenda = material.agenda
    current, p = agenda.current, agenda.p
    item = ["Pembukaan"]
    if agenda.open_follow_ups:
        item.append(f"Tindak lanjut rapat sebelumnya: {format_number(agenda.open_follow_ups)} belum selesai")
    # With what could mislead about the figures of the points that follow.
    remark = opening_remark(p, current).rstrip(".")
    item.append(f"Keadaan rencana aksi per {format_day(p.posisi)}{f': {remark}' if remark else ''}")
    terlambat = [a for a in agenda.area if a["terlambat"] and not p.rencana_only]
    if terlambat:
        display_name = (
            f"{format_area(a['area'], a['nama_area'])} ({format_number(a['terlambat'])})" for a in terlambat
        )
        item.append(f"Target terlambat per area: {'; '.join(display_name)}")
    if current.selesai_tanpa_bukti:
        count = format_number(current.selesai_tanpa_bukti)
        item.append(f"{count} target dilaporkan selesai, bukti belum lengkap")
    if agenda.kesenjangan:
        item.append(f"Kesenjangan bukti dukung: {count_missing_bukti(agenda.kesenjangan, p)}")
    if current.tanpa_target:
        item.append(f"{format_number(current.tanpa_target)} langkah tanpa target waktu")
    if agenda.upcoming:
        item.append(f"Target {material.next_triwulan}: {format_number(len(agenda.upcoming))} yang jatuh tempo")
    return [*item, "Keputusan dan tindak lanjut", "Penutup"]


def write_agenda(material: Material) -> str:
    """The agenda as a message."""
    r = material.rapat
    heading = [f"*Agenda {r.judul if r else f'rapat evaluasi ZI {material.triwulan}'}, {material.p.satker}*"]
    if material.p.simulasi:
        heading.insert(0, f"*{SIMULATION_TEXT}*")
    if r:
        heading.append(", ".join(filter(None, (day_in_words(r.tanggal), r.tempat))))
    item = [f"{index}. {text}" for index, text in enumerate(list_agenda_items(material), start=1)]
    agenda = material.agenda
    sentence = agenda.sentence.removeprefix(opening_remark(agenda.p, agenda.current)).strip()  # an item has said that
    return "\n".join([*heading, "", *item, "", sentence, NOT_LKE, _letter_version(material)]) + "\n"


def write_message_per_pic(material: Material, *, whole: bool = False) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text. `whole`: with every line, for the file beside it."""
    follow_ups = [*material.decisions, *material.earlier_tindak_lanjut]
    lacking = {(b["kode"], b["tenggat"]) for b in material.kesenjangan}
    owed = [] if material.p.rencana_only else material.tenggat
    complete = [
        t
        for t in owed
        if t["status"] == "terlambat" and (key := (t["kode"], t["tenggat"])) in material.bukti and key not in lacking
    ]
    undated = [
        t
        for t in owed
        if t["status"] == "selesai"
        and not t["tanggal_selesai"]
        and material.periode.before < t["jatuh_tempo"] <= material.periode.end
    ]
    return write_per_pic(
        material.kesenjangan_rows, material.upcoming, material.p, follow_ups, complete, undated, whole=whole
    )


def write_messages(material: Material) -> str:
    """The messages of all PIC below each other, to be copied one by one."""
    message = write_message_per_pic(material)
    return f"\n\n{'=' * 40}\n\n".join(message.values()) + "\n" if message else "Tidak ada yang perlu dikirim.\n"
