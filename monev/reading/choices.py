"""What people settled about how cells of their plan are read: a heading's meaning, an area, a time,
the documents. A choice names a cell by what stands in it, never by its address: it finds the cell
again in the office's next file, and it falls silent where the cell says something else. Only a
column without a heading is named by its letter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from monev.core.records import Bukti
from monev.core.remarks import STORED_SENTENCE, WRITTEN, Remark
from monev.core.statuses import CHOICE_MATTERS
from monev.reading.due_dates.target_waktu import TargetTime, read_time
from monev.reading.evidence.split import find_jenis
from monev.reading.vocabulary.headings import normalize

YES = "ya"

CUMULATIVE, EACH, DAY = "kumulatif", "tiap", "tanggal"
"""Further roles a mark under a calendar can have, of `statuses.MARK_ROLES`."""

SHARES, NUMBERS = "%", "1–31"
"""The marks of a calendar of shares, and of one of numbers, of which it is settled whether they are
cumulative, and whether they are days of its months."""

WITHOUT_MEANING = ""
"""The meaning of a column that is only kept."""

AREA_COLUMN = "AREA"
"""The heading a trace speaks of an area by."""

JOINED, APART = "gabung", "pisah"
"""Of a row: it is no langkah of its own, but goes on with the one above; or the other way round."""

NO_WORK = "bukan"
"""Of a row: it is neither."""

CALLED_OFF, INCIDENTAL = "tidak berlaku", "insidental"
WITHOUT_TARGET = {CALLED_OFF: "tidak berlaku lagi", INCIDENTAL: "tidak terikat bulan"}
"""In place of the words of a time: the langkah is none any more, or is done whenever there is need;
and what that is called."""


def open_doubts(timing: TargetTime) -> list[Remark]:
    """What is doubtful in the words of a time that a person chose: another year is what they
    meant."""
    return [remark for remark in timing.peringatan if remark.code != "due.year_differs"]


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One choice of how a cell is read.

    `hal` is what it is about, one of `statuses.CHOICE_MATTERS`. `kunci` is the cell as written (of
    "judul": the heading, of a column without one *Kolom D*), `langkah` the words of the row it is
    of ("" for every row), `tahun` the plan it is for (None for every year), `nilai` what was
    chosen:

    - judul: a meaning of `headings.HEADINGS`, or WITHOUT_MEANING;
    - area: its mark and its name on two lines, and those of a sub-area on two more where it is in
      one;
    - waktu: words of TARGET WAKTU that read without a doubt but for their year, or a key of
      WITHOUT_TARGET;
    - bukti: a document per line;
    - tanda (its kunci the marks of a calendar, parted by blanks): the role of each, likewise;
    - status (its kunci a word of a Status column, whatever its capitals): one of STATUS_LAPORAN;
    - baris (its kunci the row's BUKTI DUKUNG): JOINED; or (its kunci the row's LANGKAH AKSI, of
      every row): APART or NO_WORK;
    - benar: YES, with `right_key` as its kunci.
    """

    hal: str
    kunci: str
    nilai: str
    langkah: str = ""
    tahun: int | None = None


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """The choices that hold for one reading, by hal and then by (langkah, kunci as `normalise`
    gives it)."""

    content: Mapping[str, Mapping[tuple[str, str], str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.content.values())

    def __or__(self, other: ReadingChoices) -> ReadingChoices:
        """Both, those of `other` first."""
        both = dict[str, dict[tuple[str, str], str]]()
        for matter in CHOICE_MATTERS:
            both[matter] = {**self.of(matter), **other.of(matter)}
        return ReadingChoices(both)

    def of(self, matter: str) -> Mapping[tuple[str, str], str]:
        """The choices about a matter: (langkah, kunci) → what was chosen."""
        return self.content.get(matter, {})

    @property
    def column_headings(self) -> dict[str, str]:
        """Heading (as `normalize` gives it) → meaning."""
        return {normalize(key): value for (_, key), value in self.of("judul").items()}

    def chosen_status(self, text: str) -> str | None:
        """What a person said that a word of a Status column means, whatever its capitals: one of
        STATUS_LAPORAN; None where nobody did."""
        chosen = {key.lower(): value for (_, key), value in self.of("status").items()}
        return chosen.get(normalise(text).lower())

    def chosen_time(self, content: Mapping[str, str], tahun: int | None) -> TargetTime | None:
        """TARGET WAKTU of a row as a person settled it; None where nobody did, or the words no
        longer read."""
        value = self.chosen_words(
            "waktu",
            content,
            content["target_waktu"],
        )
        if value in WITHOUT_TARGET:
            return TargetTime(
                "tanpa",
                None,
                (),
                f"{WITHOUT_TARGET[value]} (dipilih)",
            )
        timing = read_time(value, tahun) if value else None
        if timing is None or not timing.tenggat or open_doubts(timing):
            return None
        return replace(timing, dibaca=f"{timing.dibaca} (dipilih: “{value}”)")

    def bukti(self, content: Mapping[str, str]) -> tuple[Bukti, ...] | None:
        """The documents of a row's BUKTI cell as a person settled them; None where nobody did."""
        value = self.chosen_words(
            "bukti",
            content,
            content["bukti_dukung"],
        )
        return chosen_documents(value) if value else None

    def mark_roles(self, marks: str) -> list[str]:
        """The roles a person gave the marks of a calendar, in their order; [] where nobody did."""
        return self.of("tanda").get(("", normalise(marks)), "").split()

    def is_right(self, remark: Remark) -> bool:
        """Whether a person said that the reading this remark asks about is right."""
        right = self.of("benar")
        return any(("", normalise(key)) in right for key in right_keys(remark))

    def chosen_words(
        self,
        matter: str,
        content: Mapping[str, str],
        key: str,
    ) -> str | None:
        """What was chosen for a cell of a row, as it was kept: of the row itself before that of
        every row."""
        chosen = self.of(matter)
        key = normalise(key)
        return chosen.get((langkah_words(content), key), chosen.get(("", key))) if chosen else None


WITHOUT_CHOICES = ReadingChoices()


def build_choices(items: Iterable[ChoiceItem], tahun: int | None = None) -> ReadingChoices:
    """The choices that hold for a plan of `tahun` (None: not known yet, so only those for every
    year)."""
    content: dict[str, dict[tuple[str, str], str]] = {matter: {} for matter in CHOICE_MATTERS}
    for item in items:
        if item.tahun in (None, tahun):
            content[item.hal][item.langkah, normalise(item.kunci)] = item.nilai
    return ReadingChoices(content)


def normalise(text: str) -> str:
    """A cell's text as it is compared: blanks and line breaks alike, letters as written."""
    return " ".join(text.split())


def right_key(
    value: str | None,
    code: str,
    values: Mapping[str, object] | None = None,
) -> str:
    """The kunci of a "benar": what stands in the cell, and the code and values of the remark about
    it; earlier versions stored its sentence for a code, and no values."""
    values = {name: said for name, said in (values or {}).items() if name != WRITTEN}
    said = f"\n{json.dumps(values, sort_keys=True, ensure_ascii=False)}" if values else ""
    return f"{value or ''}\n{code}{said}"


def right_keys(remark: Remark) -> tuple[str, ...]:
    """The keys under which a "benar" of this remark may be kept, the one to keep it under first:
    its cell and code; answers of earlier versions, and of remarks stored as their sentence, have
    the sentence in place of the code."""
    by_sentence = right_key(remark.nilai, remark.pesan)
    if remark.code == STORED_SENTENCE:
        return (by_sentence,)
    return right_key(
        remark.nilai,
        remark.code,
        remark.values,
    ), by_sentence


def langkah_words(content: Mapping[str, str]) -> str:
    """What a row of work says of itself, to know it again in another file whatever its number or
    place."""
    words = (content.get(name) or "" for name in ("komponen", "indikator", "langkah_aksi"))
    return normalize(" ".join(words))


def chosen_documents(value: str) -> tuple[Bukti, ...]:
    """The documents of a choice, one per line, each once."""
    names = dict.fromkeys(map(normalise, value.splitlines()))
    return tuple(Bukti(name, find_jenis(name)) for name in names if name)
