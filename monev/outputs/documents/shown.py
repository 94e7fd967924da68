"""Tells the bukti shown and the status recorded of each langkah in a meeting.

Few langkah are sentences of the minutes, many are a table.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from monev.core.dates import fold_tenggat, format_day
from monev.core.grouping import group_by
from monev.core.text import capitalized, listed, with_mark
from monev.figures import missing_bukti
from monev.figures.bukti import by_kode, tenggat_of_bukti
from monev.figures.rows import BuktiRow
from monev.meeting.records import months_of
from monev.meeting.things import EditRow
from monev.outputs.documents import blocks
from monev.outputs.documents.material import Material
from monev.writing.changes import name_value

_MOST_SENTENCES = 6  # langkah told in sentences; more of them are a table
_MOST_DAYS = 3  # days of completion told one by one; of more only the first and the last
_IS_SHOWN = " ditunjukkan"
# A name that begins with an acronym, or is written like a title.
_KEEPS_CAPITALS = re.compile(r"^\W*(?:\w\b|\w\S*[A-Z])| [A-Z]\w*[a-z]")
_BUKTI_VERBS = {
    "ada": "ditunjukkan",
    "terverifikasi": "diverifikasi",
    "perlu_perbaikan": "perlu diperbaiki",
    "belum_ada": "dinyatakan belum ada",
    "tidak_berlaku": "dinyatakan tidak berlaku",
}
_LAPORAN_VERBS = {
    "belum": "dinyatakan belum dikerjakan",
    "proses": "masih berjalan",
    "selesai": "selesai, tanggal belum disebut",
    "tidak_berlaku": "dinyatakan tidak berlaku",
}


class _Change(NamedTuple):
    """A field with its value after the meeting.

    A field of a tenggat has no bukti (""); a field of a langkah has no tenggat either.
    """

    tenggat: str
    bukti: str
    column: str
    after: str


class _Told(NamedTuple):
    """A langkah (kode and words), phrases about its bukti and about itself, and the bukti still
    missing.
    """

    langkah: str
    bukti: Sequence[str]
    state: tuple[str, ...]
    lacking: str


def build_shown(material: Material) -> list[blocks.Block]:
    """Build the sentences or the table, langkah by langkah in the plan's order."""
    told = [*_tell(material)]
    if not told:
        return []
    heading = "Bukti yang ditunjukkan dan status yang dicatat"
    lacking = capitalized(missing_bukti(rencana_only=material.rencana_only))
    if len(told) <= _MOST_SENTENCES:
        sentences = [_in_sentences(each, lacking) for each in told]
        return [blocks.Paragraph(f"{heading}:", "left", bold=True), blocks.Listing(sentences)]
    headers = ("Langkah", "Bukti yang ditunjukkan")
    rows = [*_list_rows(told, lacking.lower())]
    return [blocks.Table(headers, rows, (52, 48), title=heading, size=10)]


def count_shown(material: Material) -> int:
    """Count the langkah with any bukti shown or status recorded."""
    return len([*_tell(material)])


def _in_sentences(told: _Told, lacking: str) -> str:
    """Write a langkah in sentences: I.4.1 Mengadakan rapat. Undangan dan notulensi September 2025
    ditunjukkan; langkah selesai 30 September 2025.
    """
    phrases = capitalized("; ".join([*told.bukti, *told.state]))
    sentences = f"{with_mark(told.langkah, '.')} {phrases}."
    if told.lacking:
        sentences += f" {lacking}: {told.lacking}."
    return sentences


def _list_rows(told: Sequence[_Told], lacking: str) -> Iterator[Sequence[str]]:
    """List a row per langkah. Langkah with the same state stand below a heading that says it
    once.
    """
    shared: dict[tuple[str, ...], list[_Told]] = {}
    alone = []
    for state, members in group_by(told, attrgetter("state")).items():
        if state and len(members) > 1:
            shared[state] = members
    for each in told:
        if each.state not in shared:
            alone.append(each)
    for state, members in {(): alone, **shared}.items():
        if state:
            yield (capitalized("; ".join(state)),)
        for each in members:
            phrases = [phrase.removesuffix(_IS_SHOWN) for phrase in each.bukti]
            if not state:
                phrases += each.state
            if each.lacking:
                phrases.append(f"{lacking}: {each.lacking}")
            yield each.langkah, capitalized("; ".join(phrases))


def _tell(material: Material) -> Iterator[_Told]:
    changes = by_kode(_without_kendala(material))
    lacking = by_kode(material.kesenjangan)
    for kode, langkah in material.langkah.items():
        stands = _last_values(changes.get(kode, ()))
        if stands:
            yield _Told(
                f"{kode} {' '.join(langkah['langkah_aksi'].split())}",
                [*_tell_bukti(stands)],
                tuple(_tell_state(material, stands)),
                _tell_lacking(lacking.get(kode, ())),
            )


def _without_kendala(material: Material) -> Iterator[EditRow]:
    """List the meeting's changes, without the kendala that have a table of their own."""
    told: set[tuple[str | None, str | None, str]] = set()
    for row in material.kendala:
        told.update((row["kode"], month, row["kendala"]) for month in months_of(row))
    for change in material.changes:
        place = (change["kode"], change["tenggat"], change["ke"])
        if change["kolom"] != "kendala" or place not in told:
            yield change


def _tell_lacking(rows: Iterable[BuktiRow]) -> str:
    missing = tenggat_of_bukti(rows)
    alike = group_by(missing, lambda bukti: fold_tenggat(missing[bukti]))
    return "; ".join(f"{_names(bukti)} {months}" for months, bukti in alike.items())


def _last_values(changes: Iterable[EditRow]) -> list[_Change]:
    """List each changed field once with its last value; a field changed back is left out."""
    first: dict[tuple[str, str, str], str] = {}
    last: dict[tuple[str, str, str], str] = {}
    for change in changes:
        key = (change["tenggat"] or "", change["bukti"] or "", change["kolom"])
        first.setdefault(key, change["dari"] or "")
        last[key] = change["ke"] or ""
    return [_Change(*key, after) for key, after in last.items() if after != first[key]]


def _tell_bukti(changes: Sequence[_Change]) -> Iterator[str]:
    of_bukti = [change for change in changes if change.bukti]
    is_shown = set()
    for change in of_bukti:
        if change.column == "status" and change.after:
            is_shown.add((change.tenggat, change.bukti))
    for (column, after), members in group_by(of_bukti, attrgetter("column", "after")).items():
        if column == "tautan":
            members = [each for each in members if (each.tenggat, each.bukti) not in is_shown]
        for subject in _subjects(members):
            match column:
                case "status":
                    yield f"{subject} {_BUKTI_VERBS[after]}"
                case "tautan":
                    yield f"tempat {subject} {'dicatat' if after else 'dihapus'}"
                case _:
                    yield f"{column} {subject}: {name_value(column, after)}"


def _subjects(changes: Iterable[_Change]) -> Iterator[str]:
    """Name bukti of the same months together: undangan dan notulensi Jan–Sep 2024."""
    months = group_by(changes, attrgetter("bukti"))
    alike = group_by(months, lambda bukti: fold_tenggat(change.tenggat for change in months[bukti]))
    for when, bukti in alike.items():
        yield f"{_names(bukti)} {when}"


def _names(bukti: Iterable[str]) -> str:
    """List names as in a sentence: *Laporan monev* becomes *laporan monev*; *SK* and *Daftar Hadir*
    stay.
    """
    names = []
    for words in bukti:
        name = " ".join(words.split())
        if not _KEEPS_CAPITALS.search(name):
            name = name[:1].lower() + name[1:]
        names.append(name)
    return listed(names)


def _tell_state(material: Material, changes: Sequence[_Change]) -> Iterator[str]:
    shown = {change.tenggat for change in changes if change.bukti}
    of_langkah = [change for change in changes if not change.bukti]
    reported = {change.tenggat for change in of_langkah if change.column == "laporan"}
    done = _days_done(of_langkah)
    if done:
        days = sorted({*done.values()})
        when = listed(_done_on(material, day) for day in days)
        if len(days) > _MOST_DAYS:
            when = f"bulan demi bulan, {format_day(days[0])} s.d. {_done_on(material, days[-1])}"
        yield f"{_langkah_of(done, shown)} selesai {when}"
    told: dict[str, Collection[str]] = {"laporan": done, "tanggal_selesai": reported}
    for (column, after), members in group_by(of_langkah, attrgetter("column", "after")).items():
        tenggat = {change.tenggat for change in members}.difference(told.get(column, ()))
        if tenggat:
            yield _in_words(column, after, tenggat, shown)


def _days_done(changes: Sequence[_Change]) -> dict[str, date]:
    """Map each tenggat that became Selesai to the day it was done, if that was said; in order."""
    days = {}
    done = []
    for change in changes:
        if change.column == "tanggal_selesai" and change.after:
            days[change.tenggat] = date.fromisoformat(change.after)
        elif change.after == "selesai":
            done.append(change.tenggat)
    return {tenggat: days[tenggat] for tenggat in sorted(done) if tenggat in days}


def _in_words(column: str, after: str, tenggat: set[str], shown: set[str]) -> str:
    if column == "laporan":
        return f"{_langkah_of(tenggat, shown)} {_LAPORAN_VERBS[after]}"
    when = f" {fold_tenggat(tenggat)}" if tenggat - shown - {""} else ""
    name = "PIC" if column == "pic" else column.replace("_", " ")
    return f"{name}{when}: {with_mark(name_value(column, after))}"


def _langkah_of(tenggat: Collection[str], shown: set[str]) -> str:
    """Write *langkah* or *langkah Jan–Mar 2024*: with months if the bukti `shown` before it have
    other ones.
    """
    return "langkah" if {*tenggat} == shown else f"langkah {fold_tenggat(tenggat)}"


def _done_on(material: Material, day: date) -> str:
    return format_day(day) + (", sesudah posisi" if day > material.view.posisi else "")
