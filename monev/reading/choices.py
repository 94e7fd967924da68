"""What people settled about how cells of their plan are read: a heading's meaning, an area, a time, the documents.

A choice names a cell by what stands in it, never by its address: it finds the cell again in the office's next file, and
it falls silent where the cell says something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from monev.core.records import Bukti, Trace
from monev.core.remarks import Remark
from monev.core.statuses import CHOICE_MATTERS
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import TargetTime, read_time
from monev.reading.evidence.split import find_jenis
from monev.reading.files.grid import cell_address
from monev.reading.rows.drafts import Draft
from monev.reading.rows.filling import TableContent
from monev.reading.rows.placement import WITHOUT_AREA, Location
from monev.reading.vocabulary.headings import normalize

YES = "ya"

WITHOUT_MEANING = ""
"""The meaning of a column that is only kept."""

AREA_COLUMN = "AREA"
"""The heading a trace speaks of an area by, as `susunan` writes it."""

_LANGKAH_WORDS = ("komponen", "indikator", "langkah_aksi")


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One choice; `matter` as in `istilah.HAL_PILIHAN`. `key` is the cell as written (of "judul": the heading),
    `langkah` the words of the row it is of ("" for every row), `tahun` the plan it is for (None for every year),
    `value` what was chosen:

    judul: a meaning of `kamus.JUDUL`, or TANPA_ARTI; area: its mark and its name on two lines, and those of a sub-area
    on two more where it is in one; waktu: words of TARGET WAKTU that read without a doubt; bukti: a document per line;
    benar: YA, with `right_key` as its kunci.
    """

    hal: str
    kunci: str
    nilai: str
    langkah: str = ""
    tahun: int | None = None


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """The choices that hold for one reading, by hal and then by (langkah, kunci) as `kunci_baku` gives them."""

    content: Mapping[str, Mapping[tuple[str, str], str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.content.values())

    def __or__(self, other: ReadingChoices) -> ReadingChoices:
        """Both, those of `other` first."""
        return ReadingChoices(
            {matter: {**self.content.get(matter, {}), **other.content.get(matter, {})} for matter in CHOICE_MATTERS}
        )

    @property
    def column_headings(self) -> dict[str, str]:
        """Heading (as `normalize` gives it) → meaning."""
        return {normalize(key): value for (_, key), value in self.content.get("judul", {}).items()}

    def chosen_time(self, content: Mapping[str, str], tahun: int | None) -> TargetTime | None:
        """TARGET WAKTU of a row as a person settled it; None where nobody did, or the words no longer read."""
        value = self.chosen_words("waktu", content, content["target_waktu"])
        timing = read_time(value, tahun) if value else None
        if timing is None or not timing.tenggat or timing.peringatan:
            return None
        return replace(timing, dibaca=f"{timing.dibaca} (dipilih: “{value}”)")

    def bukti(self, content: Mapping[str, str]) -> tuple[Bukti, ...] | None:
        """The documents of a row's BUKTI cell as a person settled them; None where nobody did."""
        value = self.chosen_words("bukti", content, content["bukti_dukung"])
        return chosen_documents(value) if value and content["bukti_dukung"] else None

    def area(self, content: Mapping[str, str]) -> Location | None:
        """The area a person placed a row in; None where nobody did."""
        value = self.chosen_words("area", content, "")
        return chosen_location(value) if value else None

    def is_right(self, remark: Remark) -> bool:
        """Whether a person said that the reading this remark asks about is right.

        Answers of earlier versions are keyed by the remark's sentence in place of its code.
        """
        keys = (right_key(remark.nilai, remark.code, remark.values), right_key(remark.nilai, remark.pesan))
        return any(("", normalise(key)) in self.content.get("benar", {}) for key in keys)

    def chosen_words(self, matter: str, content: Mapping[str, str], key: str) -> str | None:
        """What was chosen for a cell of a row, as it was kept: of the row itself before that of every row."""
        own = self.content.get(matter)
        if not own:
            return None
        return own.get((langkah_words(content), normalise(key)), own.get(("", normalise(key))))


WITHOUT_CHOICES = ReadingChoices()


def build_choices(item: Iterable[ChoiceItem], tahun: int | None = None) -> ReadingChoices:
    """The choices that hold for a plan of `tahun` (None: not known yet, so only those for every year)."""
    content: dict[str, dict[tuple[str, str], str]] = {matter: {} for matter in CHOICE_MATTERS}
    for one in item:
        if one.tahun in (None, tahun):
            content[one.hal][one.langkah, normalise(one.kunci)] = one.nilai
    return ReadingChoices(content)


def normalise(text: str) -> str:
    """A cell's text as it is compared: blanks and line breaks alike, letters as written."""
    return " ".join(text.split())


def right_key(value: str | None, code: str, values: Mapping[str, Any] | None = None) -> str:
    """The kunci of a "benar": what stands in the cell, and the code and values of the remark about it.

    With the sentence for a code and no values it is the key that earlier versions stored.
    """
    said = f"\n{json.dumps(dict(values), sort_keys=True, ensure_ascii=False)}" if values else ""
    return f"{value or ''}\n{code}{said}"


def langkah_words(content: Mapping[str, str]) -> str:
    """What a row of work says of itself, to know it again in another file whatever its number or place."""
    return normalize(" ".join(content.get(meaning) or "" for meaning in _LANGKAH_WORDS))


def chosen_documents(value: str) -> tuple[Bukti, ...]:
    """The documents of a choice, one per line, each once."""
    name = dict.fromkeys(" ".join(row.split()) for row in value.splitlines())
    return tuple(Bukti(one, find_jenis(one)) for one in name if one)


def chosen_location(value: str) -> Location:
    """The place of a choice: an area's mark and name, then a sub-area's where there is one, a line each."""
    area, name, sub_area, sub_name, *_ = [*value.split("\n"), "", "", "", ""]
    return Location(area, name, sub_area or None, (sub_name or None) if sub_area else None)


def place_rows(header: Header, entry: TableContent, choice: ReadingChoices) -> bool:
    """Put rows into the areas and sub-areas people chose, in place, each with a trace; True where it placed any."""
    moved = [(drafts, place) for drafts in entry.drafts if (place := choice.area(drafts.content))]
    for drafts, place in moved:
        drafts.trace.append(_area_trace(header, drafts, place))
        drafts.location = place
    return bool(moved)


def _area_trace(header: Header, drafts: Draft, place: Location) -> Trace:
    old = "" if drafts.location.nama_area == WITHOUT_AREA else f"{drafts.location.area} {drafts.location.nama_area}"
    if drafts.location.sub_area:
        old += f", sub-area {drafts.location.sub_area} {drafts.location.nama_sub_area or ''}".rstrip()
    sub_area = f", sub-area {place.sub_area}: {place.nama_sub_area or ''}".rstrip(": ") if place.sub_area else ""
    read_as = f"area {place.area}: {place.nama_area}{sub_area} (dipilih)"
    cell = cell_address(drafts.row, header.first_column)
    return Trace(AREA_COLUMN, old, read_as, "pilihan", header.grid.name, drafts.row, cell)
