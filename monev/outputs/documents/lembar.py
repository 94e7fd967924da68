"""Builds Lembar Monev ZI of a triwulan.

It has a row per tenggat with its target, realisasi, bukti and kendala.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd

from monev import figures
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.statuses import OVERDUE, SETTLED_STATUSES, STATUS_BUKTI, UNCOUNTED
from monev.core.text import join_pics, with_mark
from monev.database import Row
from monev.figures import NO_VALUE
from monev.figures.rows import TenggatRow
from monev.figures.sentences import NOT_LKE
from monev.figures.told import WORDS
from monev.meeting.records import decision_in_words, months_of
from monev.outputs.documents import daftar_bukti
from monev.outputs.documents.common import fold_months, imprint, kendala_rows, state_of
from monev.outputs.documents.material import Material, name_area
from monev.outputs.frame_files import ListSheet, to_xlsx
from monev.outputs.letterhead import full_office_name
from monev.outputs.workbook import LIST_COLUMNS
from monev.reading.vocabulary.template_names import LEMBAR_SHEET, LEMBAR_TITLE

_LINE = 170  # letters of a line above the rows of the workbook
_Places = set[tuple[str, str]]
"""Tenggat as (kode, month)."""


class Cells(NamedTuple):
    """The texts of a row, as columns of the workbook; `area`: its name."""

    kode: str
    area: str
    langkah: str
    pic: str
    target: str
    realisasi: str
    bukti: str
    kendala: str
    tindak_lanjut: str

    @property
    def printed(self) -> Sequence[str]:
        """The cells on paper: kendala and follow-ups stand in the chapters of the Laporan."""
        words = _join([self.langkah, self.pic and f"PIC: {self.pic}"])
        return self.kode, words, self.target, self.realisasi, self.bukti


def printed(material: Material) -> tuple[str, list[Sequence[str]]]:
    """Return the sentence of the sheet's scope and its rows: an area is a heading above its own.

    What the meeting recorded of an area or of the whole plan stands in the chapters of the Laporan.
    """
    listed = [row for row in list_rows(material, is_printed=True) if row.kode in material.langkah]
    rows: list[Sequence[str]] = []
    for area, of_area in group_by(listed, attrgetter("area")).items():
        rows.append((area,))
        rows += [each._replace(kode=material.shown(each.kode)).printed for each in of_area]
    return _scope(material, listed), rows


def _scope(material: Material, rows: Sequence[Cells]) -> str:
    """Write what the sheet has; of one without rows, why."""
    what = f"target yang jatuh tempo pada {material.periode.name}"
    is_plan = material.rencana_only
    if not rows:
        ends = "atau sebelumnya" if is_plan else "dan tidak ada tunggakan"
        return f"Tidak ada {what}{' ' if is_plan else ', '}{ends}."
    covers = f"Memuat {what}, serta semua target lain yang {WORDS['belum_tuntas']} atau "
    covers += "selesai tetapi buktinya kurang."
    if is_plan:
        covers = f"Memuat {what} dan target sebelumnya yang belum selesai."
    others = material.langkah.keys() - {row["kode"] for row in select_tenggat(material)}
    if any(row.kode in others for row in rows):
        covers += " Langkah lain dimuat karena dicatat dalam rapat."
    return covers


def write(material: Material) -> bytes:
    """Write the sheet as a workbook: each row complete, so that it can be sorted and filtered."""
    told = list_rows(material, is_printed=False)
    when = f"{material.periode.name.upper()}, POSISI {material.posisi.upper()}"
    title = (LEMBAR_TITLE, full_office_name(material.view.satker), when)
    rows = [
        cells._replace(kode=material.shown(cells.kode), pic=cells.pic or NO_VALUE) for cells in told
    ]
    sentences = (material.sentence, _scope(material, told), NOT_LKE, _origin(material))
    columns = LIST_COLUMNS["lembar"]
    about = f"Lembar Monev ZI, {material.view.satker}, posisi {material.posisi}."
    listed = ListSheet(
        LEMBAR_SHEET,
        pd.DataFrame(rows, columns=[*columns], dtype="str"),
        columns,
        title=(*title, *chain.from_iterable(wrap(text, _LINE) for text in sentences)),
        foot=f"{about} {NOT_LKE} {imprint(material)}",
        is_simulated=material.view.simulasi,
        paper=material.kop.paper.kertas,
    )
    bukti = filter(daftar_bukti.is_given, chain.from_iterable(material.bukti.values()))
    return to_xlsx(listed, daftar_bukti.build_sheet(material, daftar_bukti.list_bukti(bukti)))


def _origin(material: Material) -> str:
    """Write of which day the data are, for which meeting, and who made the sheet when."""
    data = f"Data per {material.posisi}"
    if rapat := material.rapat:
        data += f", untuk {rapat.judul}, {format_day(rapat.tanggal)}"
        if rapat.notulis:
            data += f", notulis {material.introduced(rapat.notulis)}"
    return f"{with_mark(data, '.')} {imprint(material)}"


def select_tenggat(material: Material) -> list[TenggatRow]:
    """Select tenggat due in the periode, and all others late or done without all their bukti."""
    selected = []
    for row in material.tenggat:
        is_wanted = row["status"] in OVERDUE or row["selesai_tanpa_bukti"]
        if is_wanted or material.falls_due(row):
            selected.append(row)
    return selected


def list_every_kendala(material: Material) -> list[tuple[str, str, str]]:
    """List reported and recorded kendala: (place, kendala, tindak lanjut or solusi).

    The same words are one row.
    """
    notes: list[Row] = []
    for row in select_tenggat(material):
        if row["kendala"] and row["status"] not in SETTLED_STATUSES:
            notes.append({**row, "bulan": [row["tenggat"]], "solusi": row["tindak_lanjut"]})
    told = set(map(itemgetter("kode", "kendala", "tenggat"), notes))
    for note in material.kendala:
        months = [(note["kode"], note["kendala"], each) for each in months_of(note)]
        if not months or not told.issuperset(months):
            notes.append(note)
    return kendala_rows(material, notes)


def list_rows(material: Material, *, is_printed: bool) -> list[Cells]:
    """List every row of the sheet. `is_printed`: the months of a langkah are one row.

    For each area: (1) its tenggat, and what the meeting recorded of langkah not due, in the plan's
    order; (2) what it recorded of the area itself. At the end what of the whole plan.
    """
    selected = select_tenggat(material)
    shown = {(row["kode"], row["tenggat"]) for row in selected}
    recorded = group_by(_list_recorded(material, shown, is_printed=is_printed), itemgetter(0))
    of_area = group_by(selected, itemgetter("area"))
    areas = {row["area"]: name_area(row) for row in material.per_area}
    rows: list[Cells] = []
    for area, name in [*areas.items(), ("", "Umum")]:
        own = of_area.get(area, [])
        targets = group_by(own, itemgetter(*(["kode"] if is_printed else ["kode", "tenggat"])))
        every = [_list_cells(material, months, is_printed) for months in targets.values()]
        every += [cells for _, cells in recorded.get(area, [])]
        every.sort(key=lambda cells: material.place(cells.kode))
        rows += [cells._replace(area=name) for cells in every]
    return rows


def _describe_months(material: Material, rows: Sequence[TenggatRow]) -> str:
    """Write the realisasi of the months of a row; late months stand together.

    Months are named only if their realisasi differs.
    """

    def said_of(row: TenggatRow) -> str:
        realisasi = _describe_realisasi(material, row)
        return realisasi.partition("\n")[0] if row["status"] in OVERDUE else realisasi

    by_realisasi = group_by(rows, said_of)
    lines = []
    for said, alike in by_realisasi.items():
        text = said
        if len(alike) == 1:
            text = _describe_realisasi(material, alike[0])
        elif alike[0]["status"] in OVERDUE:
            text = f"{said}\npaling lama {figures.tell(alike).late}"
        if len(by_realisasi) > 1 and (when := fold_months(alike)) not in text:
            text += f" ({when})"
        lines.append(text)
    return "\n".join(lines)


def _list_recorded(
    material: Material, shown: _Places, *, is_printed: bool
) -> Iterator[tuple[str, Cells]]:
    """List (area, cells) of what the meeting recorded beside the tenggat `shown`.

    Area "" for the whole plan.
    """

    def place_of(said: Row) -> tuple[str, str]:
        if langkah := material.langkah.get(said["kode"] or ""):
            return langkah["area"], langkah["kode"]
        return said["area"] or "", ""

    for (area, kode), notes in group_by(_recorded_beside(material, shown), place_of).items():
        what = f"Seluruh {'area' if area else 'rencana'}"
        pic = ""
        if kode:
            what = material.langkah[kode]["langkah_tampil"]
            pic = material.langkah[kode]["pic"]
        own = []
        for row in material.tenggat:
            if row["kode"] == kode and (kode, row["tenggat"]) not in shown:
                own.append(row)
        done = (_describe_realisasi(material, row) for row in own)
        kendala = _join((note["kendala"] for note in notes), NO_VALUE)
        solusi = _join((note["solusi"] for note in notes), NO_VALUE)
        named = kode or area or NO_VALUE
        state = fold_months(own) or NO_VALUE, _join(done, NO_VALUE)
        due = [row for row in own if row["sudah_jatuh_tempo"]]
        bukti = _tell_bukti(material, due, only_missing=is_printed)
        pic = pic or _pics_of(notes)
        yield area, Cells(named, "", what, pic, *state, bukti, kendala, solusi)


def _recorded_beside(material: Material, shown: _Places) -> Iterator[Row]:
    kodes = {kode for kode, _ in shown}
    for note in material.notes:
        is_of_langkah = note["kode"] in kodes and not note["tenggat"]
        if not is_of_langkah and (note["kode"], note["tenggat"]) not in shown:
            yield note
    for decision in material.decisions:
        if decision["kode"] not in kodes:
            yield {**decision, "kendala": "", "solusi": decision_in_words(decision)}


def _list_cells(material: Material, rows: Sequence[TenggatRow], is_printed: bool) -> Cells:
    """List the cells of a target, or in print of the months of a langkah.

    In the workbook with the notes and decisions on its langkah as a whole.
    """
    first = rows[0]
    kode = first["kode"]
    kendala = [] if first["status"] in UNCOUNTED else [first["kendala"]]
    follows = [first["tindak_lanjut"]]
    for note in material.notes:
        if note["kode"] == kode and note["tenggat"] in (None, first["tenggat"]):
            kendala.append(note["kendala"])
            follows.append(note["solusi"])
    decisions = [each for each in material.decisions if each["kode"] == kode]
    follows += map(decision_in_words, decisions)
    return Cells(
        kode=kode,
        area="",
        langkah=first["langkah_aksi"],
        pic=first["pic"] or _pics_of(decisions),
        target=_join([fold_months(rows), material.langkah[kode]["target_capaian"]]),
        realisasi=_describe_months(material, rows),
        bukti=_tell_bukti(material, rows, only_missing=is_printed),
        kendala=_join(kendala, NO_VALUE),
        tindak_lanjut=_join(follows, NO_VALUE),
    )


def _pics_of(said: Iterable[Mapping[str, Any]]) -> str:
    """Name who was to do what was decided of a place that has no PIC."""
    return join_pics(dict.fromkeys(each["pic"] for each in said if each.get("pic")))


def _describe_realisasi(material: Material, row: TenggatRow) -> str:
    """Write a tenggat's status, the day it was done, and how late it is."""
    mark, label, late = state_of(material, [row])
    status = f"{mark} {label}"
    if not row["selesai_pada"]:
        return _join([status, late])
    day = format_day(row["selesai_pada"])
    if not row["tanggal_selesai"]:  # only a report's day is known, so not how late it was done
        return f"{status}\ndilaporkan selesai per {day}"
    return _join([f"{status}, {day}", late])


def _tell_bukti(material: Material, rows: Sequence[TenggatRow], *, only_missing: bool) -> str:
    """Count the bukti of all months of a row, and name them, with the months where they differ.

    So the rows add up to the total of the area. In print only the missing ones are named: those
    that are there stand in the workbook.
    """
    # What is Tidak berlaku counts nowhere, so none of its bukti is said to be missing.
    owed = [row for row in rows if row["status"] not in UNCOUNTED]
    lines = []
    if not material.rencana_only and (total := sum(row["bukti_N"] for row in rows)):
        count = figures.format_capaian(sum(row["bukti_n"] for row in rows), total)
        lines.append(f"{count} untuk {len(rows)} target" if len(rows) > 1 else count)
    months: dict[tuple[str, str], list[TenggatRow]] = {}
    for row in owed:
        for bukti in material.bukti.get((row["kode"], row["tenggat"]), []):
            if only_missing and (bukti["hadir"] or not bukti["wajib"]):
                continue
            status = STATUS_BUKTI[bukti["status"]]
            in_words = f"{'✓' if bukti['hadir'] else '○'} {{}}: {status}"
            months.setdefault((in_words, bukti["bukti"]), []).append(row)
    names: dict[tuple[str, str], list[str]] = {}
    for (in_words, name), members in months.items():
        when = "" if len(members) == len(owed) else f" ({fold_months(members)})"
        names.setdefault((in_words, when), []).append(name)
    for (in_words, when), alike in names.items():
        lines.append(in_words.format(", ".join(alike)) + when)
    return _join(lines, NO_VALUE)


def _join(lines: Iterable[str | None], empty: str = "") -> str:
    return "\n".join(dict.fromkeys(filter(None, lines))) or empty
