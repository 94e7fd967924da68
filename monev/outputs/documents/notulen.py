"""Gathers Notulen: the people, the figures, and what was said and agreed in a meeting."""

from operator import itemgetter

from monev.core import clock
from monev.core.grouping import group_by
from monev.core.text import joined, listed, with_mark
from monev.figures import FigureKey, five_figures, format_number
from monev.figures.told import counted
from monev.outputs import SENTENCES
from monev.outputs.documents import common
from monev.outputs.documents.material import Material, name_area, on_paper
from monev.outputs.documents.texts import list_agenda_items

_MOST_NAMED = 10
"""So many late langkah are named; of more the table has how many in which area."""
_NOBODY = ("Pembahasan", "Catatan")
"""Speakers that are no person: what is said of meetings of earlier versions."""


def build(material: Material) -> dict[str, object]:
    """Return what the template needs. Until the meeting is closed it says nothing of its end."""
    rapat = material.meeting
    is_led = rapat.pemimpin and not material.is_leader_away
    return {
        "nama": "Notulen",
        "judul": ("NOTULEN", rapat.judul.upper()),
        "rincian": common.rapat_details(material),
        "berlangsung": rapat.is_open and not rapat.perbaikan,  # one that is corrected was closed
        "pembuka": "pemimpin rapat" if is_led else common.FILL_BY_HAND,
        "zona": clock.zone_name(),
        "peserta": _people(material),
        "agenda": list_agenda_items(material),
        "berubah": _changed_in_the_meeting(material),
        "jawaban": _late_and_lacking(material),
        **tell_meeting(material),
        "kendala": common.kendala_rows(material, material.kendala),
        "tanda_tangan": common.signatures_of_meeting(material),
    }


def _people(material: Material) -> list[str]:
    """Write who came, and who did not and why, a sentence each.

    Invited people count as neither: they are listed only if somebody was recorded as present. Who
    is represented is told with who came instead.
    """
    told = [] if material.present else ["Daftar hadir belum diisi."]
    by_kehadiran = group_by(material.attendance, itemgetter("kehadiran"))
    by_kehadiran["hadir"] = material.present
    for kehadiran, sentence in SENTENCES["kehadiran"].items():
        people = by_kehadiran.get(kehadiran)
        if people and (material.present or kehadiran != "diundang"):
            names = [joined(one["nama"], one["jabatan"], by=", ") for one in people]
            count = format_number(len(people))
            said = sentence.format(material.present_in_words if kehadiran == "hadir" else count)
            told.append(f"{said}: {with_mark('; '.join(names), '.')}")
    return told


def _changed_in_the_meeting(material: Material) -> str:
    before = five_figures(material.before.current)
    after = five_figures(material.ringkasan.current)
    words: dict[FigureKey, str] = {"capaian": "capaian", "bukti": "kelengkapan bukti"}
    parts = []
    for key, name in words.items():
        then = before[key].text
        now = after[key].text
        if not material.changes or then == now:
            continue
        if not material.before.view.rencana_only:
            parts.append(f"{name} berubah dari {then} menjadi {now}")
        elif done := after[key].n:  # of a plan alone no share is told
            parts.append(
                f"{name} menjadi {format_number(done)}/{format_number(after[key].total or 0)}"
            )
    return f"Setelah dicatat dalam rapat, {' dan '.join(parts)}." if parts else ""


def _late_and_lacking(material: Material) -> str:
    """Answer what an agenda of the data asks and no chapter does: what is late or missing."""
    kodes = dict.fromkeys(row["kode_tampil"] for row in material.late)
    late = counted("target", belum_tuntas=len(material.late))
    if 0 < len(kodes) <= _MOST_NAMED:
        late += f": {listed(kodes)}"
    return joined(late and on_paper(f"{late}."), material.lacking, by=" ")


def tell_meeting(material: Material) -> dict[str, object]:
    """Return what the minutes and the report tell alike."""
    return {
        "angka": common.area_figures(material),
        "terdahulu": common.follow_up_rows(material.earlier_tindak_lanjut, with_status=True),
        "penyampaian": _list_said(material),
        "tercatat": common.recorded_sentence(material),
        "keputusan": common.decided(material),
    }


def _list_said(material: Material) -> list[tuple[str, list[str]]]:
    """List what was said as (heading, words), a heading for each speaker, the first one first."""
    names = {row["area"]: name_area(row) for row in material.per_area}
    told = []
    for speaker, remarks in group_by(material.remarks, itemgetter("penutur")).items():
        items = []
        for each in remarks:
            area = each["area"]
            about = f"Area {names.get(area, area)}: " if area else ""
            items += [about + with_mark(line, ".") for line in each["isi"].splitlines() if line]
        who = speaker if speaker in _NOBODY else f"Penyampaian {material.introduced(speaker)}"
        told.append((who, items))
    return told
