"""Agenda: the points of a meeting that the data itself calls for, and the message that tells
them."""

from monev.core.dates import format_day, format_weekday
from monev.figures import (
    count_missing_bukti,
    format_area,
    format_number,
    opening_remark,
    ringkasan_sentence,
)
from monev.figures.sentences import NOT_LKE
from monev.outputs.documents.common import number_lines, version_in_words
from monev.outputs.documents.material import Material, on_paper
from monev.reading.vocabulary.template_names import SIMULATION_TEXT


def write(material: Material, form: str) -> bytes:
    """The agenda as a message."""
    r = material.rapat
    agenda = material.agenda
    about = r.judul if r else f"rapat evaluasi ZI {material.periode.name}"
    head = (
        f"*{SIMULATION_TEXT}*" if material.p.simulasi else "",
        f"*Agenda {about}, {material.p.satker}*",
        ", ".join(filter(None, (format_weekday(r.tanggal), r.tempat))) if r else "",
    )
    sentence = ringkasan_sentence(agenda.p, agenda.current, agenda.per_area)
    said = opening_remark(agenda.p, agenda.current)  # by an item
    sentence = on_paper(sentence.removeprefix(said).strip())
    foot = (sentence, NOT_LKE, version_in_words(agenda.version, agenda.version_time))
    items = number_lines(list_agenda_items(material))
    return "\n\n".join(("\n".join(filter(None, head)), items, "\n".join(foot) + "\n")).encode()


def list_agenda_items(material: Material, *, in_brief: bool = False) -> list[str]:
    """The points of the meeting, each with its figure as it stood when the meeting was opened;
    `in_brief` without."""
    agenda = material.agenda
    current = agenda.current
    p = agenda.p
    still_open = agenda.open_follow_ups
    unproven = current.selesai_tanpa_bukti
    following = material.periode.following.name
    # With what could mislead about the figures of the points that follow.
    remark = on_paper(opening_remark(p, current)).rstrip(".")
    remark = remark[:1].lower() + remark[1:]
    behind = [a for a in agenda.per_area if a["terlambat"] and not p.rencana_only]
    late = [
        f"{format_area(a['area'], a['nama_area'])} ({format_number(a['terlambat'])})"
        for a in behind
    ]
    points = [
        (
            still_open,
            "Tindak lanjut rapat sebelumnya",
            f": {format_number(still_open)} belum selesai",
            "",
        ),
        (True, f"Keadaan rencana aksi per {format_day(p.posisi)}", remark and f" ({remark})", ""),
        (late, "Target yang terlambat per area", f": {'; '.join(late)}", ""),
        (
            unproven,
            "Bukti yang belum lengkap pada",
            f" {format_number(unproven)}",
            " target yang dilaporkan selesai",
        ),
        (
            agenda.kesenjangan,
            "Kesenjangan bukti dukung",
            f": {count_missing_bukti(agenda.kesenjangan, p)}",
            "",
        ),
        (
            current.tanpa_target,
            "Penetapan target waktu",
            f" {format_number(current.tanpa_target)}",
            " langkah",
        ),
        (
            agenda.upcoming,
            f"Target {following}",
            f": {format_number(len(agenda.upcoming))} jatuh tempo",
            "",
        ),
    ]
    told = (
        f"{what}{'' if in_brief else figure}{rest}" for there, what, figure, rest in points if there
    )
    return ["Pembukaan", *told, "Keputusan dan tindak lanjut", "Penutup"]
