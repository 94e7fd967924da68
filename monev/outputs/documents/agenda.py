"""Writes Agenda: the points that the data puts before a meeting, and the message that lists
them.
"""

from typing import NamedTuple

from monev.core.dates import format_day
from monev.figures import count_missing_bukti, format_number, opening_remark, ringkasan_sentence
from monev.figures.sentences import NOT_LKE
from monev.meeting.records import when_and_where
from monev.outputs.documents.common import number_lines, version_in_words
from monev.outputs.documents.material import Material, name_area, on_paper
from monev.reading.vocabulary.template_names import SIMULATION_TEXT


def write(material: Material, form: str) -> bytes:
    """Write the agenda as a message."""
    rapat = material.rapat
    agenda = material.agenda
    about = rapat.judul if rapat else f"rapat evaluasi ZI {material.periode.name}"
    head = [f"*Agenda {about}, {material.view.satker}*"]
    if material.view.simulasi:
        head.insert(0, f"*{SIMULATION_TEXT}*")
    if rapat:
        head.append(when_and_where(rapat.tanggal, rapat.rincian.mulai, rapat.tempat))
    sentence = ringkasan_sentence(agenda.view, agenda.current, agenda.per_area)
    # An item of the agenda has this remark already.
    remark = opening_remark(agenda.view, agenda.current)
    sentence = on_paper(sentence.removeprefix(remark).strip())
    foot = (sentence, NOT_LKE, version_in_words(agenda.version, agenda.version_time))
    items = number_lines(list_agenda_items(material))
    return "\n\n".join(("\n".join(head), items, "\n".join(foot) + "\n")).encode()


class _Point(NamedTuple):
    """A point of the meeting. It is left out if `there` is empty or 0; `figure` is left out in
    brief.
    """

    there: object
    what: str
    figure: str
    rest: str = ""


def list_agenda_items(material: Material, *, in_brief: bool = False) -> list[str]:
    """List the points of the meeting, each with its figure as it stood when the meeting was opened.

    `in_brief`: without figures.
    """
    agenda = material.agenda
    current = agenda.current
    view = agenda.view
    still_open = agenda.open_follow_ups
    unproven = current.selesai_tanpa_bukti
    following = material.periode.following.name
    # The remark warns of what could mislead in the figures of the points that follow.
    remark = on_paper(opening_remark(view, current)).rstrip(".")
    remark = remark[:1].lower() + remark[1:]
    late = []
    for area in agenda.per_area:
        if area["terlambat"] and not view.rencana_only:
            late.append(f"{name_area(area)} ({format_number(area['terlambat'])})")
    points = [
        _Point(
            still_open,
            "Tindak lanjut rapat sebelumnya",
            f": {format_number(still_open)} belum selesai",
        ),
        _Point(
            True, f"Keadaan rencana aksi per {format_day(view.posisi)}", remark and f" ({remark})"
        ),
        _Point(late, "Target yang terlambat per area", f": {'; '.join(late)}"),
        _Point(
            unproven,
            "Bukti yang belum lengkap pada",
            f" {format_number(unproven)}",
            " target yang dilaporkan selesai",
        ),
        _Point(
            agenda.kesenjangan,
            "Kesenjangan bukti dukung",
            f": {count_missing_bukti(agenda.kesenjangan, view)}",
        ),
        _Point(
            current.tanpa_target,
            "Penetapan target waktu",
            f" {format_number(current.tanpa_target)}",
            " langkah",
        ),
        _Point(
            agenda.upcoming,
            f"Target {following}",
            f": {format_number(len(agenda.upcoming))} jatuh tempo",
        ),
    ]
    items = ["Pembukaan"]
    for point in points:
        if point.there:
            figure = "" if in_brief else point.figure
            items.append(point.what + figure + point.rest)
    return [*items, "Keputusan dan tindak lanjut", "Penutup"]
