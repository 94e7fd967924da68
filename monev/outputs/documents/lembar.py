"""Builds Lembar Monev ZI of a triwulan.

It has a row per tenggat with its target, realisasi, bukti and kendala.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from textwrap import wrap
from typing import NamedTuple

import pandas as pd

from monev import figures
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.statuses import OVERDUE, SETTLED_STATUSES, STATUS_BUKTI, UNCOUNTED
from monev.core.text import with_mark
from monev.database import Row
from monev.figures import NO_VALUE
from monev.figures.rows import TenggatRow
from monev.figures.sentences import NOT_LKE
from monev.figures.told import WORDS
from monev.meeting.records import decision_in_words, months_of
from monev.outputs.documents import daftar_bukti
from monev.outputs.documents.common import (
    fold_months,
    imprint,
    kendala_rows,
    merge_places,
    state_of,
)
from monev.outputs.documents.material import IndexedBukti, Material, name_area
from monev.outputs.frame_files import ListSheet, to_xlsx
from monev.outputs.letterhead import full_office_name
from monev.outputs.workbook import LIST_COLUMNS
from monev.reading.vocabulary.template_names import LEMBAR_SHEET, LEMBAR_TITLE

_PRINTED = 5  # cells: kendala and follow-ups stand in the chapters of the Laporan
_LINE = 170  # letters of a line above the rows of the workbook
_PIC = "\nPIC: "
_LONG_TEXT = 150  # letters above which the words of a langkah get a row of their own
_Places = set[tuple[str, str]]
"""Tenggat as (kode, month)."""


class Cells(NamedTuple):
    """The texts of a row; the first five are printed, up to `_PRINTED`. `area`: its name."""

    kode: str
    langkah: str
    target: str
    realisasi: str
    bukti: str
    kendala: str
    tindak_lanjut: str
    area: str = ""


class _Told(NamedTuple):
    """A tenggat and its cells."""

    row: TenggatRow
    cells: Cells


def printed(material: Material) -> tuple[str, list[Sequence[str]]]:
    """Return the sentence of the sheet's scope and its rows: an area is a heading above its own.

    What the meeting recorded of an area or of the whole plan stands in the chapters of the Laporan.
    """
    listed = list_rows(material, is_printed=True)
    listed = [row for row in listed if row.kode in material.langkah]
    rows: list[Sequence[str]] = []
    area = ""
    for each in listed:
        if each.area != area:
            rows.append((each.area,))
            area = each.area
        rows += _rows_of(each._replace(kode=material.shown(each.kode)))
    return _scope(material, listed), rows


def _scope(material: Material, rows: Sequence[Cells]) -> str:
    """Write what the sheet has; of one without rows, why."""
    periode = material.periode.name
    covers = f"Memuat target yang jatuh tempo pada {periode}"
    nothing = f"Tidak ada target yang jatuh tempo pada {periode}"
    if material.rencana_only:
        covers += " dan target sebelumnya yang belum selesai."
        nothing += " atau sebelumnya."
    else:
        covers += (
            f", serta semua target lain yang {WORDS['belum_tuntas']} atau selesai tetapi "
            "buktinya kurang."
        )
        nothing += ", dan tidak ada tunggakan."
    others = material.langkah.keys() - {row["kode"] for row in select_tenggat(material)}
    if any(row.kode in others for row in rows):
        covers += " Langkah lain dimuat karena dicatat dalam rapat."
    return covers if rows else nothing


def write(material: Material) -> bytes:
    """Write the sheet as a workbook: each row complete, so that it can be sorted and filtered."""
    told = list_rows(material, is_printed=False)
    when = f"{material.periode.name.upper()}, POSISI {material.posisi.upper()}"
    title = (LEMBAR_TITLE, full_office_name(material.view.satker), when)
    rows = []
    for cells in told:
        words, _, pic = cells.langkah.partition(_PIC)
        rows.append((material.shown(cells.kode), cells.area, words, pic, *cells[2:-1]))
    sentences = (material.sentence, _scope(material, told), NOT_LKE)
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
    bukti: list[IndexedBukti] = []
    for row in select_tenggat(material):
        of_tenggat = material.bukti.get((row["kode"], row["tenggat"]), [])
        bukti += filter(daftar_bukti.is_given, of_tenggat)
    return to_xlsx(listed, daftar_bukti.build_sheet(material, daftar_bukti.list_bukti(bukti)))


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
    reported = []
    for row in select_tenggat(material):
        if row["kendala"] and row["status"] not in SETTLED_STATUSES:
            reported.append(row)
    told = set(map(itemgetter("kode", "kendala", "tenggat"), reported))
    rows = []
    same = itemgetter("kode", "kendala", "tindak_lanjut")
    for (kode, kendala, follows), members in group_by(reported, same).items():
        place = f"{material.shown(kode)}, {fold_months(members)}"
        rows.append((place, kendala, follows or NO_VALUE))
    others = []
    for row in material.kendala:
        months = [(row["kode"], row["kendala"], each) for each in months_of(row)]
        if not months or not told.issuperset(months):
            others.append(row)
    return merge_places(material, [*rows, *kendala_rows(material, others)])


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
    places = {kode: place for place, kode in enumerate(material.langkah)}
    rows: list[Cells] = []
    for area, name in [*areas.items(), ("", "Umum")]:
        told = [_Told(row, _list_cells(material, row)) for row in of_area.get(area, [])]
        every = [*_merge_months(material, told, is_printed)]
        every += [cells for _, cells in recorded.get(area, [])]
        every.sort(key=lambda cells: places.get(cells.kode, len(places)))
        rows += [cells._replace(area=name) for cells in every]
    return rows


def _merge_months(material: Material, told: Sequence[_Told], is_printed: bool) -> Iterator[Cells]:
    """Merge months of a langkah into one row.

    In the workbook consecutive ones whose other cells are the same; in print all: the row then
    tells realisasi and bukti month by month.
    """
    if is_printed:
        groups = [*group_by(told, lambda each: each.cells.kode).values()]
    else:
        same = groupby(told, key=lambda each: (each.cells.kode, *each.cells[3:]))
        groups = [[*group] for _, group in same]
    for members in groups:
        cells = members[0].cells
        when = fold_months(each.row for each in members)
        target = _join([when, material.langkah[cells.kode]["target_capaian"]])
        realisasi = _describe_months(members) if is_printed else cells.realisasi
        bukti = _tell_bukti(material, [each.row for each in members], only_missing=is_printed)
        yield cells._replace(target=target, realisasi=realisasi, bukti=bukti)


def _tell_bukti(material: Material, rows: Sequence[TenggatRow], *, only_missing: bool) -> str:
    """Count the bukti of all months of a row, and name them."""
    described = _describe_bukti(material, rows, only_missing=only_missing)
    return _join([_count_bukti(material, rows), described], NO_VALUE)


def _count_bukti(material: Material, rows: Sequence[TenggatRow]) -> str:
    """Count the bukti of all months of a row, so that the rows add up to the total of the area."""
    owed = sum(row["bukti_N"] for row in rows)
    if material.rencana_only or not owed:
        return ""
    count = figures.format_capaian(sum(row["bukti_n"] for row in rows), owed)
    return f"{count} untuk {len(rows)} target" if len(rows) > 1 else count


def _describe_months(members: Sequence[_Told]) -> str:
    """Write the realisasi of each month; late months stand together.

    Months are named only if their realisasi differs.
    """

    def said_of(each: _Told) -> str:
        status, _, more = each.cells.realisasi.partition("\n")
        if len(members) > 1 and each.row["status"] == "selesai" and not more:
            return status.partition(",")[0]  # done in time, month by month
        if each.row["status"] in OVERDUE:
            return status
        return each.cells.realisasi

    by_realisasi = group_by(members, said_of)
    lines = []
    for said, alike in by_realisasi.items():
        rows = [each.row for each in alike]
        text = said
        if len(alike) == 1:
            text = alike[0].cells.realisasi
        elif rows[0]["status"] in OVERDUE:
            text = f"{said}\npaling lama {figures.tell(rows).late}"
        if len(by_realisasi) > 1 and (when := fold_months(rows)) not in text:
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
        if kode:
            what = material.langkah[kode]["langkah_tampil"]
            if pic := material.langkah[kode]["pic"]:
                what += f"{_PIC}{pic}"
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
        yield area, Cells(named, what, *state, bukti, kendala, solusi)


def _recorded_beside(material: Material, shown: _Places) -> Iterator[Row]:
    kodes = {kode for kode, _ in shown}
    for note in material.notes:
        is_of_langkah = note["kode"] in kodes and not note["tenggat"]
        if not is_of_langkah and (note["kode"], note["tenggat"]) not in shown:
            yield note
    for decision in material.decisions:
        if decision["kode"] not in kodes:
            yield {
                "area": decision["area"],
                "kode": decision["kode"],
                "tenggat": None,
                "kendala": "",
                "solusi": decision_in_words(decision),
            }


def _rows_of(cells: Cells) -> Iterator[Sequence[str]]:
    """List the rows of a row on paper: long words of a langkah stand above it, over all columns."""
    words, _, pic = cells.langkah.partition(_PIC)
    if len(words) > _LONG_TEXT:
        by = f" PIC: {pic}" if pic else ""
        yield (f"Langkah {cells.kode}: {with_mark(words, '.')}{by}",)
        cells = cells._replace(langkah="(di atas)")
    yield cells[:_PRINTED]


def _list_cells(material: Material, row: TenggatRow) -> Cells:
    """List the cells of one tenggat, with the notes and decisions on its langkah as a whole."""
    kode = row["kode"]
    langkah = row["langkah_aksi"]
    if row["pic"]:
        langkah += f"{_PIC}{row['pic']}"
    kendala = [row["kendala"]]
    follows = [row["tindak_lanjut"]]
    for note in material.notes:
        if note["kode"] == kode and note["tenggat"] in (None, row["tenggat"]):
            kendala.append(note["kendala"])
            follows.append(note["solusi"])
    for decision in material.decisions:
        if decision["kode"] == kode:
            follows.append(decision_in_words(decision))
    return Cells(
        kode=kode,
        langkah=langkah,
        target="",  # its months: `_merge_months`
        realisasi=_describe_realisasi(material, row),
        bukti=_describe_bukti(material, [row]),
        kendala=_join(kendala, NO_VALUE),
        tindak_lanjut=_join(follows, NO_VALUE),
    )


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


def _describe_bukti(
    material: Material, rows: Sequence[TenggatRow], *, only_missing: bool = False
) -> str:
    """Write which bukti of these months are there, with the months where they differ.

    In print only the missing ones: those that are there stand in the workbook.
    """
    # What is Tidak berlaku counts nowhere, so none of its bukti is said to be missing.
    owed = [row for row in rows if row["status"] not in UNCOUNTED]
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
    return "\n".join(
        in_words.format(", ".join(alike)) + when for (in_words, when), alike in names.items()
    )


def _join(lines: Iterable[str | None], empty: str = "") -> str:
    return "\n".join(dict.fromkeys(filter(None, lines))) or empty
