"""Gathers Notulen: the people, the situation, and what was said, shown and agreed in a meeting."""

from operator import itemgetter

from monev.core import clock
from monev.core.grouping import group_by
from monev.core.text import with_mark
from monev.figures import FigureKey, five_figures, format_number
from monev.meeting.fields import BAHASAN
from monev.outputs import SENTENCES
from monev.outputs.documents import common
from monev.outputs.documents.material import Material, name_area
from monev.outputs.documents.shown import shown_rows
from monev.outputs.documents.texts import list_agenda_items


def build(material: Material) -> dict[str, object]:
    """Return what the template needs. Until the meeting is closed it says nothing of its end."""
    rapat = material.meeting
    leader = material.meeting.pemimpin or common.FILL_BY_HAND
    if material.is_leader_away:
        leader = common.FILL_BY_HAND
    elif jabatan := material.jabatan_of("pemimpin"):
        leader += f" ({jabatan})"
    situation = (
        material.sentence,
        material.kesenjangan_sentence,
        _changed_in_the_meeting(material),
    )
    return {
        "nama": "Notulen",
        "judul": ("NOTULEN", rapat.judul.upper()),
        "rincian": common.rapat_details(material, rapat),
        "berlangsung": rapat.is_open and not rapat.perbaikan,  # one that is corrected was closed
        "pemimpin": leader,
        "zona": clock.zone_name(),
        "peserta": _people(material),
        "agenda": list_agenda_items(material),
        "keadaan": [*filter(None, situation)],
        "angka": common.area_figures(material),
        "terdahulu": common.follow_up_rows(material.earlier_tindak_lanjut, with_status=True),
        "bahasan": list_remarks(material),
        "dicatat": shown_rows(material),
        "kendala": common.merge_places(common.kendala_rows(material, material.kendala)),
        "keputusan": common.decision_tables(material),
        "tanda_tangan": common.signatures_of_meeting(material),
    }


def _people(material: Material) -> list[tuple[str, list[str]]]:
    """List who came, and who did not and why, as a sentence and their names.

    Invited people count as neither: they are listed only if somebody was recorded as present. Who
    is represented is told with who came instead.
    """
    told: list[tuple[str, list[str]]] = []
    if not material.present:
        told.append(("Daftar hadir belum diisi.", []))
    by_kehadiran = group_by(material.attendance, itemgetter("kehadiran"))
    by_kehadiran["hadir"] = material.present
    for kehadiran, sentence in SENTENCES["kehadiran"].items():
        people = by_kehadiran.get(kehadiran)
        if people and (material.present or kehadiran != "diundang"):
            names = [", ".join(filter(None, (one["nama"], one["jabatan"]))) for one in people]
            count = format_number(len(people))
            said = sentence.format(material.present_in_words if kehadiran == "hadir" else count)
            told.append((said, names))
    return told


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


def list_remarks(material: Material) -> list[tuple[str, list[str]]]:
    """List the remarks by kind under headings, the leader's directions first."""
    names = {row["area"]: name_area(row) for row in material.per_area}
    by_jenis = group_by(material.remarks, itemgetter("jenis"))
    told = []
    for jenis, heading in BAHASAN.items():
        items = []
        for each in by_jenis.get(jenis, ()):
            area = each["area"]
            about = f"Area {names.get(area, area)}: " if area else ""
            items.append(about + with_mark(each["isi"], "."))
        if items:
            told.append((heading, items))
    return told
