"""Readings that people settled for cells of their plan.

They are a heading's meaning, an area, a time, the documents.

A choice names a cell by the words in it, never by its address. So it finds the cell again in the
office's next file, and does not apply if the cell says something else.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace

from monev.core.records import Bukti
from monev.core.remarks import STORED_SENTENCE, WRITTEN, Remark
from monev.core.statuses import CHOICE_MATTERS
from monev.reading.due_dates.target_waktu import TargetTime, read_time
from monev.reading.evidence.split import find_jenis
from monev.reading.files.grid import find_cell
from monev.reading.vocabulary.headings import COLUMN_NAMES, normalize

YES = "ya"

TICKED, LEFT = "baca", "lewati"
"""What people say of a table by its name: it is read as part of the plan, or left."""

WITHOUT_MEANING = ""
"""The meaning of a column that is only kept."""

HEADING_ROW, AREAS, EVIDENCE = "Baris judul tabel", "Letak area", "Kolom bukti dukung"
RUNS = "Tanda berurutan"
"""What people say of a table as a whole, beside the meanings of its columns: the words of its
heading row; that rows name the areas; that it has no evidence; that of marks in a row each is a
target."""

IN_ROWS, NONE, EACH = "baris judul", "tidak ada", "masing-masing satu target"
IGNORED, JANUARY = "abaikan", "januari"
"""Meanings of a column that is not even kept, and of the first of twelve columns of months."""

MEANING_CHOICES = (*COLUMN_NAMES, JANUARY)
"""Meanings a person can give a column."""

_KIND = "|"
"""Parts a meaning from what the cells of its column were."""
_LETTERED = re.compile(r"kolom ([a-z]{1,3})(?: (.+))?")

AREA_COLUMN = "AREA"
"""The heading of an area in a trace."""

JOINED, APART = "gabung", "pisah"
"""Of a row: it goes on with the langkah above; or it is a langkah of its own."""

NO_WORK = "bukan"
"""Of a row: it is neither."""

CALLED_OFF, INCIDENTAL = "tidak berlaku", "insidental"
WITHOUT_TARGET = {CALLED_OFF: "tidak berlaku lagi", INCIDENTAL: "tidak terikat bulan"}
"""In place of the words of a time: the langkah is called off, or is done whenever there is need.
The values are their names."""


def open_doubts(timing: TargetTime) -> list[Remark]:
    """List the doubts about the words of a time that a person chose.

    Another year is meant, so no doubt.
    """
    return [remark for remark in timing.peringatan if remark.code != "due.year_differs"]


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One choice of how a cell is read.

    hal: one of `statuses.CHOICE_MATTERS`. kunci: the cell as written (of "judul": the name of its
    column, see `name_columns`). langkah: the words of its row ("" for every row). tahun: its plan
    (None for every year). nilai: the choice:

    - judul: a meaning of `headings.HEADINGS`, or WITHOUT_MEANING, and what the cells were;
    - tabel (its kunci the table's name, see `plan_tables.name_tables`): TICKED or LEFT;
    - area: its mark and its name on two lines, and those of a sub-area on two more;
    - waktu: words of TARGET WAKTU that read without a doubt but for their year, or a key of
      WITHOUT_TARGET;
    - bukti: a document per line;
    - tanda (its kunci the marks of a calendar, parted by blanks): the role of each, likewise;
    - status (its kunci a word of a Status column, in any capitals): one of STATUS_LAPORAN;
    - baris (its kunci the row's BUKTI DUKUNG): JOINED; or (its kunci the row's LANGKAH AKSI, of
      every row): APART or NO_WORK;
    - pic (its kunci the row's PIC): a PIC per line;
    - benar: YES, with `right_key` as its kunci.
    """

    hal: str
    kunci: str
    nilai: str
    langkah: str = ""
    tahun: int | None = None


CellChoices = dict[tuple[str, str], str]
"""(langkah, kunci as `normalise` gives it) → nilai."""


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """The choices for one reading, by hal."""

    content: Mapping[str, CellChoices] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.content.values())

    def __or__(self, other: ReadingChoices) -> ReadingChoices:
        """Join both; those of `other` win."""
        return ReadingChoices({each: self.of(each) | other.of(each) for each in CHOICE_MATTERS})

    def of(self, matter: str) -> CellChoices:
        """Return the choices about a matter."""
        return self.content.get(matter, {})

    @property
    def column_headings(self) -> dict[str, str]:
        """Heading (as `normalize` gives it) → meaning."""
        return {normalize(words): meaning for (_, words), meaning in self.of("judul").items()}

    @property
    def each_of_run(self) -> bool:
        """True if people said that of marks in a row each is a target."""
        return self.column_headings.get(normalize(RUNS)) == EACH

    def said_of_table(self, name: str) -> str:
        """Return what people said of the table with this name: TICKED, LEFT, or nothing ("")."""
        said = {normalize(kunci): value for (_, kunci), value in self.of("tabel").items()}
        return said.get(normalize(name), "")

    def chosen_status(self, text: str) -> str | None:
        """Return the status a person chose for a word of a Status column; None if nobody did.

        It is one of STATUS_LAPORAN. The word may be in any capitals.
        """
        chosen = {word.lower(): status for (_, word), status in self.of("status").items()}
        return chosen.get(normalise(text).lower())

    def chosen_time(self, content: Mapping[str, str], tahun: int | None) -> TargetTime | None:
        """Return the time a person settled for a row's TARGET WAKTU.

        None if nobody did, or if the words no longer read without a doubt.
        """
        value = self.chosen_words("waktu", content, content["target_waktu"])
        if not value:
            return None
        if value in WITHOUT_TARGET:
            return TargetTime("tanpa", None, (), f"{WITHOUT_TARGET[value]} (dipilih)")
        timing = read_time(value, tahun)
        if not timing.tenggat or open_doubts(timing):
            return None
        return replace(timing, dibaca=f"{timing.dibaca} (dipilih: “{value}”)")

    def bukti(self, content: Mapping[str, str]) -> tuple[Bukti, ...] | None:
        """Return the documents a person settled for a row's BUKTI cell, or None if nobody did."""
        value = self.chosen_words("bukti", content, content["bukti_dukung"])
        return chosen_documents(value) if value else None

    def mark_roles(self, marks: str) -> list[str]:
        """Return the roles a person gave the marks of a calendar, in their order.

        [] if nobody did.
        """
        return (self.chosen_words("tanda", {}, marks) or "").split()

    @property
    def confirmed(self) -> frozenset[str]:
        """What people called right."""
        return frozenset(key for _, key in self.of("benar"))

    def chosen_words(self, matter: str, content: Mapping[str, str], key: str) -> str | None:
        """Return the stored choice for a cell of a row.

        One for this row wins over one for every row.
        """
        chosen = self.of(matter)
        if not chosen:
            return None
        key = normalise(key)
        of_every_row = chosen.get(("", key))
        return chosen.get((langkah_words(content), key), of_every_row)


WITHOUT_CHOICES = ReadingChoices()


def name_columns(headings: Mapping[int, str]) -> dict[int, str]:
    """Name each column by the words of its heading, and which of its kind it is.

    *CATATAN*, *CATATAN (2)*; one without a heading by the one to its left. Never by its letter,
    which is another column's as soon as one is put in.
    """
    names: dict[int, str] = {}
    counts = Counter[str]()
    left = ""
    for number in sorted(headings):
        heading = headings[number]
        name = heading or f"Tanpa judul di kanan {left}".removesuffix(" di kanan ")
        counts[normalize(name)] += 1
        which = counts[normalize(name)]
        names[number] = f"{name} ({which})" if which > 1 else name
        left = heading or left
    return names


def chosen_columns(
    names: Mapping[int, str], headed: Collection[int], chosen: Mapping[str, str]
) -> dict[int, str]:
    """Return the answer for each column that people chose a meaning of.

    Answers of earlier versions name a column by its letter and heading (*Kolom F: PIC*): they hold
    for it, and if it moved, for the only column with that heading.
    """
    by_name = {normalize(name): number for number, name in names.items()}
    found: dict[int, str] = {}
    for key, answer in chosen.items():
        number = by_name.get(key)
        if lettered := _LETTERED.fullmatch(key):
            letter, heading = lettered[1], lettered[2] or ""
            _, at = find_cell(f"{letter.upper()}1")
            same = [each for each, name in names.items() if _heading_in(name) == heading]
            is_bare = not heading and at in names and at not in headed
            number = at if is_bare or at in same else (same[0] if len(same) == 1 else None)
        if number is not None:
            found[number] = answer
    return found


def heading_of_key(key: str) -> str:
    """Return the heading in the name of a column; answers of earlier versions have its letter."""
    lettered = _LETTERED.fullmatch(key)
    return (lettered and lettered[2]) or key


def _heading_in(name: str) -> str:
    return normalize(re.sub(r" \(\d+\)$", "", name))


def join_meaning(meaning: str, kind: str) -> str:
    """Return the answer that a column has a meaning, with what its cells are."""
    return f"{meaning}{_KIND}{kind}" if kind else meaning


def split_meaning(answer: str) -> tuple[str, str]:
    """Return the meaning of an answer, and what the cells were; "" for words of any kind."""
    meaning, _, kind = answer.partition(_KIND)
    return meaning, kind


def build_choices(items: Iterable[ChoiceItem], tahun: int | None = None) -> ReadingChoices:
    """Return the choices for a plan of `tahun` (None: not known yet, only those for every year)."""
    content: dict[str, CellChoices] = {matter: {} for matter in CHOICE_MATTERS}
    for item in items:
        if item.tahun in (None, tahun):
            key = (item.langkah, normalise(item.kunci))
            content[item.hal][key] = item.nilai
    return ReadingChoices(content)


def normalise(text: str) -> str:
    """Return a cell's text for comparison: line breaks are blanks, letters stay."""
    return " ".join(text.split())


def right_key(value: str | None, code: str, values: Mapping[str, object] | None = None) -> str:
    """Return the kunci of a "benar": the text of the cell, and the code and values of the remark.

    Earlier versions stored the remark's sentence as its code, and no values.
    """
    key = f"{value or ''}\n{code}"
    said = dict(values or {})
    said.pop(WRITTEN, None)
    if not said:
        return key
    return f"{key}\n{json.dumps(said, sort_keys=True, ensure_ascii=False)}"


def right_keys(remark: Remark) -> tuple[str, ...]:
    """Return the keys a "benar" of this remark may have, the one to store first.

    Answers of earlier versions, and of remarks stored as their sentence, have the sentence in
    place of the code.
    """
    by_sentence = right_key(remark.nilai, remark.pesan)
    if remark.code == STORED_SENTENCE:
        return (by_sentence,)
    by_code = right_key(remark.nilai, remark.code, remark.values)
    return by_code, by_sentence


def is_confirmed(remark: Remark, confirmed: Set[str]) -> bool:
    """True if a remark is about a reading that people called right."""
    return not confirmed.isdisjoint(map(normalise, right_keys(remark)))


def langkah_words(content: Mapping[str, str]) -> str:
    """Return the words that identify a row of work in any file, without its number and place."""
    names = ("komponen", "indikator", "langkah_aksi")
    return normalize(" ".join(content.get(name) or "" for name in names))


def chosen_documents(value: str) -> tuple[Bukti, ...]:
    """Return the documents of a choice, one per line, each once."""
    names = dict.fromkeys(map(normalise, value.splitlines()))
    return tuple(Bukti(name, find_jenis(name)) for name in names if name)
