"""The questions a reading leaves, with what each is about and which choice settles it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from monev.core.grouping import group_by
from monev.core.records import LangkahCells, Reading
from monev.core.remarks import STORED_SENTENCE, WRITTEN, Remark, remark_sentence
from monev.core.statuses import MARK_ROLES, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.words import read_words
from monev.reading.choices import (
    APART,
    JOINED,
    NO_WORK,
    YES,
    ChoiceItem,
    langkah_words,
    normalise,
    right_keys,
)
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    REQUIRED,
    meaning_of,
    normalize,
    split_listing,
    split_version,
)
from monev.reading.vocabulary.time_words import ANY_MONTH

Row = Mapping[str, Any]
"""A langkah as `queries/quality/langkah.sql` gives it, or with what a remark asks of it."""

_CELLS = tuple(cell.name for cell in fields(LangkahCells))
WITHOUT_BUKTI = "rows.without_bukti"
"""What is asked of a langkah that names no bukti: of the stored plan, whatever its reading
asked."""


CODES: dict[str, frozenset[str]] = {
    matter: frozenset(
        f"{room}.{code}" for room, listing in rooms.items() for code in split_listing(listing)
    )
    for matter, rooms in read_words(__file__, "remark_matters").items()
}
"""The codes of remarks that ask the same, by what they ask: see the file."""

OF_BUKTI = {
    "selesai": STATUS_BUKTI["ada"],
    "belum": STATUS_BUKTI["belum_ada"],
    "tidak_berlaku": STATUS_BUKTI["tidak_berlaku"],
}
"""What a word of a Status column that means this of a target means of a bukti."""

READ_AS_ONE = {
    "rows.joined_to_langkah": ("sambungan langkah di atasnya", "langkah tersendiri", APART),
    "rows.langkah_of_items": ("satu langkah", "tiap butirnya langkah tersendiri", APART),
    "rows.perhaps_no_langkah": ("langkah", "catatan atau keterangan", NO_WORK),
}
"""Remarks on what was read as one langkah and may be several or none: as it was read, and
otherwise, in words, and the choice that says so."""

_NEEDED = {COLUMN_NAMES[meaning] for meaning in REQUIRED}
"""Of two columns of another meaning the surer is read and the other kept: mostly told, as what is
almost certain."""

_WITHOUT_AREA = {
    remark_sentence(code, {}) for code in ("rows.without_area", "rows.without_any_area")
}
_DOUBT_OF_ROW = "atau sambungan baris di atasnya?"
"""What the draft of a PDF asks of a row."""


class StoredChoice(NamedTuple):
    """A choice as it stands: by which journal entry, when and by whom; `withdrawn`: it no longer
    holds."""

    item: ChoiceItem
    entry: int
    waktu: datetime
    pelaku: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `matter` is what settles it (`statuses.CHOICE_MATTERS`); None where it is only
    to be known. `langkah` are its words; `remarks` is everything reading said of the cell: a target
    waktu is asked about once. `answer` is the choice that settles it, if somebody made one."""

    sheet: str | None
    row: int | None
    cell: str | None
    column: str | None
    value: str
    remarks: tuple[Remark, ...]
    matter: str | None
    without_target: bool
    without_bukti: bool = False
    kode: str | None = None
    langkah: str = ""
    langkah_aksi: str = ""
    answer: StoredChoice | None = None

    @property
    def message(self) -> str:
        return " ".join(remark.pesan for remark in self.remarks)

    @property
    def marks(self) -> str:
        """The mark in its cell, where that is no word of its column."""
        return next(filter(None, (remark.values.get(WRITTEN, "") for remark in self.remarks)), "")

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(remark.code for remark in self.remarks)

    @property
    def is_almost_certain(self) -> bool:
        """Whether it is only told how it was read, though another answer can be given."""
        certain = CODES["almost_certain"] | CODES["column"]
        return all(remark.code in certain or _is_surer_of_two(remark) for remark in self.remarks)

    @property
    def right_answers(self) -> tuple[ChoiceItem, ...]:
        """The choices that say that its reading is right as it is."""
        return tuple(ChoiceItem("benar", right_keys(remark)[0], YES) for remark in self.remarks)


def reading_rows(reading: Reading) -> list[Row]:
    """Every langkah of a file that is not stored yet, as `langkah` gives those of an unggahan."""
    times, cells = (
        Counter(getattr(row, name) for row in reading.langkah)
        for name in ("target_waktu", "bukti_dukung")
    )
    return [
        {name: getattr(row, name) for name in _CELLS}
        | {
            "dokumen": "\n".join(bukti.nama for bukti in row.bukti),
            "waktu_sama": times[row.target_waktu],
        }
        | {
            "tenggat": "\n".join(t.tenggat for t in row.tenggat),
            "bukti_sama": cells[row.bukti_dukung],
        }
        | {
            "waktu_di": "\n".join(
                f"{cell.lembar}!{cell.sel}" for cell in row.jejak if cell.nilai == row.target_waktu
            )
        }
        for row in reading.langkah
    ]


def reading_questions(reading: Reading) -> tuple[Question, ...]:
    """As `list_questions`, of a file that is not stored yet: what its reading leaves open with the
    answers given."""
    return build_questions(asked_of(reading_rows(reading), reading.peringatan), [])


def asked_of(rows: Sequence[Row], remarks: Iterable[Remark]) -> list[tuple[Row, Remark]]:
    """What reading asked, each with the langkah it is about; then each langkah that names no bukti,
    where that was not said of the whole table."""
    remarks = [*remarks]
    at, column = group_by(rows, itemgetter("lembar", "baris")), COLUMN_NAMES["bukti_dukung"]
    is_said = any(
        remark.code in ("columns.without_evidence", "columns.links_alone") for remark in remarks
    )
    unnamed: list[Row] = [
        {**row, "tentang": "bukti"} for row in rows if not row["dokumen"] and not is_said
    ]
    return [
        *(
            (_row_of(remark, at.get((remark.lembar, remark.baris), [])), remark)
            for remark in remarks
        ),
        *(
            (row, Remark(WITHOUT_BUKTI, row["lembar"], row["baris"], column, row["bukti_dukung"]))
            for row in unnamed
        ),
    ]


def _row_of(remark: Remark, rows: Sequence[Row]) -> Row:
    """The langkah that a remark is about, and what of it (`tentang`: "waktu", "bukti" or ""). Of
    several that one row of the file counts off it is the one whose cell is named."""
    told = [{**row, "tentang": _about(remark, row)} for row in rows]
    return next((row for row in told if row["tentang"]), told[-1] if told else _NO_LANGKAH)


_NO_LANGKAH = {"kode": None, "langkah_aksi": "", "tentang": ""}


def _about(remark: Remark, row: Row) -> str:
    # A template names the cell of the time by its heading alone, on rows of its own.
    is_there = f"{remark.lembar}!{remark.sel}" in row["waktu_di"].split("\n")
    if remark.nilai == row["target_waktu"] and (
        is_there or remark.kolom == COLUMN_NAMES["target_waktu"]
    ):
        return "waktu"
    return "bukti" if remark.nilai and remark.nilai == row["bukti_dukung"] else ""


def build_questions(
    asked: Iterable[tuple[Row, Remark]], choices: Sequence[StoredChoice]
) -> tuple[Question, ...]:
    """The questions, each of all that reading said of a time cell, else of one remark; `choices`
    may settle them."""
    by_cell: dict[tuple[Any, ...], list[tuple[Row, Remark]]] = {}
    for number, (row, remark) in enumerate(asked):
        about = (remark.lembar, remark.sel, row["kode"]) if row["tentang"] == "waktu" else (number,)
        by_cell.setdefault(about, []).append((row, remark))
    return tuple(_build_question(pairs, choices) for pairs in by_cell.values())


def _build_question(
    asked: Sequence[tuple[Row, Remark]], choices: Sequence[StoredChoice]
) -> Question:
    row, first = asked[0]
    remarks = tuple(remark for _, remark in asked)
    words, matter = langkah_words(row) if row["kode"] else "", _matter_of(row, first)
    return Question(
        sheet=first.lembar,
        row=first.baris,
        cell=first.sel,
        column=first.kolom,
        value=first.nilai or "",
        remarks=remarks,
        matter=matter,
        without_target=row["tentang"] == "waktu" and row["jenis_target"] == "tanpa",
        without_bukti=first.code == WITHOUT_BUKTI,
        kode=row["kode"],
        langkah=words,
        langkah_aksi=row["langkah_aksi"],
        answer=_find_answer(choices, matter, words, remarks),
    )


def _is_surer_of_two(remark: Remark) -> bool:
    """Whether of two columns one is read that hardly anybody means otherwise: that of the plan's
    year or the revision, or, where none of the two is needed, PIC beside TIM. Of two revisions of
    who does the work either may be meant."""
    if remark.code not in CODES["two_columns"]:
        return False
    heading = normalize(str(remark.values["taken_heading"]))
    heading = re.sub(
        rf"\b(?:\d{{1,2}} )?(?:{ANY_MONTH})\b", " ", heading
    )  # REVISI MARET 2026, (12 JUNI 2025)
    words, version = split_version(" ".join(heading.split()))
    is_of_tahun, is_revised = (
        remark.code == f"columns.{name}" for name in ("version_of_tahun", "latest_revision")
    )
    in_doubt = set[str]() if is_of_tahun or (is_revised and version.age > 0) else set(_NEEDED)
    if is_revised:
        in_doubt.add(COLUMN_NAMES["pic"])
    # MENJADI and the like say nothing else.
    return remark.values["meaning"] not in in_doubt and bool(meaning_of(words)[0] or not words)


def _find_answer(
    choices: Sequence[StoredChoice], matter: str | None, words: str, remarks: tuple[Remark, ...]
) -> StoredChoice | None:
    """The newest choice that settles a question; where several things were said of a cell, all of
    them at once."""
    newest = [
        next(
            (
                choice
                for choice in reversed(choices)
                if _is_answered_by(choice.item, matter, words, remark)
            ),
            None,
        )
        for remark in remarks
    ]
    return newest[0] if all(newest) else None


def _matter_of(row: Row, remark: Remark) -> str | None:
    """What settles a remark; None where it tells what was done, and there is no other answer to
    give."""
    if remark.code in CODES["marks"] and remark.nilai:
        return "tanda"
    if remark.code in CODES["status"]:
        return "status"
    if _is_of_row(row, remark):
        return "baris"
    if row["tentang"] == "waktu":
        return "waktu"
    # By its sentence, which is all that is left of a remark that was stored so.
    if remark.pesan in _WITHOUT_AREA:
        return "area"
    of_heading = CODES["heading"] | CODES["two_columns"] | CODES["column"]
    if (
        remark.code in of_heading
        and remark.kolom
        and normalise(remark.nilai or "") == normalise(remark.kolom)
    ):
        return "judul"
    if row["tentang"] == "bukti":
        return "bukti"
    has_other = (
        "calendars" in remark.values
        or remark.code in CODES["runs"]
        or remark.code == STORED_SENTENCE
    )
    return "benar" if has_other else None


def _is_of_row(row: Row, remark: Remark) -> bool:
    """Whether a remark asks if a row is a langkah of its own, or parts of it are."""
    may_go_on = remark.code in CODES["row"] or str(remark.values.get("doubt", "")).endswith(
        _DOUBT_OF_ROW
    )
    return remark.code in READ_AS_ONE or (may_go_on and bool(row["kode"]))


def _is_answered_by(item: ChoiceItem, matter: str | None, words: str, remark: Remark) -> bool:
    """Whether a choice settles what is asked: it is about the same cell, or says that its reading
    is right."""
    if matter is None:
        return False
    if item.hal == "benar":
        return item.kunci in {normalise(key) for key in right_keys(remark)}
    if item.hal == "judul" and item.kunci in map(
        normalise, remark.values.get("calendars", {}).values()
    ):
        return True
    if item.hal != matter or item.langkah not in ("", words):
        return False
    return (
        matter == "area"
        or (matter, item.nilai) == ("baris", JOINED)
        or item.kunci == normalise(remark.nilai or "")
    )


_OF_ROW = {APART: "langkah tersendiri", NO_WORK: "bukan langkah"}


def name_answer(item: ChoiceItem) -> str:
    """What was answered, in words on one line."""
    if item.hal == "judul":
        return COLUMN_NAMES.get(item.nilai, "tidak dipakai")
    if item.hal == "tanda":
        marks, roles = item.kunci.split(" "), item.nilai.split(" ")
        return "; ".join(
            f"{mark} = {MARK_ROLES[role]}" for mark, role in zip(marks, roles, strict=False)
        )
    if item.hal == "status":
        # A word is remembered for both sheets: of a target it says the one, of a bukti the other.
        said = (words[item.nilai] for words in (STATUS_LAPORAN, OF_BUKTI) if item.nilai in words)
        return " / ".join(dict.fromkeys(said))
    if item.hal == "baris":
        return _OF_ROW.get(item.nilai, "digabung dengan langkah di atasnya")
    if item.hal == "benar":
        return "sudah benar"
    lines = item.nilai.split("\n")
    if item.hal == "area":
        return " › ".join(
            f"{mark} {name}" for mark, name in zip(lines[::2], lines[1::2], strict=False)
        )
    return "; ".join(lines)
