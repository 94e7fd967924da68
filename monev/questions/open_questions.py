"""List the open questions of a reading, each with its matter and the choice that settles it."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.core.records import Langkah, Reading, Trace
from monev.core.remarks import WRITTEN, Remark
from monev.core.statuses import MARK_ROLES, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.words import read_words
from monev.reading.choices import (
    APART,
    IGNORED,
    NO_WORK,
    TICKED,
    WITHOUT_MEANING,
    YES,
    ChoiceItem,
    is_confirmed,
    langkah_words,
    normalise,
    right_keys,
    split_meaning,
)
from monev.reading.pics import SEVERAL_PICS, known_pics, several_pics
from monev.reading.vocabulary.headings import COLUMN_NAMES, split_listing

WITHOUT_BUKTI = "rows.without_bukti"
"""The question about a langkah that names no bukti, whatever its reading asked."""

WINDOW_OF_YEAR = "due.window_of_year"
"""What is told of a window from the first month of a year to its last, which is due once."""


class _Asked(NamedTuple):
    """A remark, with the langkah it is about and its subject: "waktu", "bukti", "pic" or ""."""

    remark: Remark
    row: Langkah | None = None
    subject: str = ""


CODES: dict[str, set[str]] = {}
"""Codes of remarks with the same question, by its name: see `remark_matters.toml`."""

for _matter, _rooms in read_words(__file__, "remark_matters").items():
    CODES[_matter] = set()
    for _room, _listing in _rooms.items():
        for _code in split_listing(_listing):
            CODES[_matter].add(f"{_room}.{_code}")

OF_BUKTI = {
    "selesai": STATUS_BUKTI["ada"],
    "belum": STATUS_BUKTI["belum_ada"],
    "tidak_berlaku": STATUS_BUKTI["tidak_berlaku"],
}
"""A status of a target → the status of a bukti with the same word in a Status column."""

READ_AS_ONE = {
    "rows.joined_to_langkah": ("sambungan langkah di atasnya", "langkah tersendiri", APART),
    "rows.langkah_of_items": ("satu langkah", "tiap butirnya langkah tersendiri", APART),
    "rows.lone_words": ("judul atau catatan", "langkah tersendiri", APART),
}
"""Remarks on one langkah that may be several or none: its reading in words, the other one in words,
and the choice for the other."""

_OF_AREA = ("rows.without_area", "rows.without_any_area", "rows.area_misspelt")


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    matter: what settles it (`statuses.CHOICE_MATTERS`); None if there is nothing to answer.
    langkah: its words. remarks: all remarks on the cell, so a target waktu is one question.
    """

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

    @property
    def message(self) -> str:
        return " ".join(remark.pesan for remark in self.remarks)

    @property
    def marks(self) -> str:
        """The mark in its cell, if that is no word of its column."""
        for remark in self.remarks:
            if written := remark.values.get(WRITTEN):
                return written
        return ""

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(remark.code for remark in self.remarks)

    @property
    def is_almost_certain(self) -> bool:
        """True if it is only a remark on the reading, though another answer can be given."""
        return self.codes <= CODES["almost_certain"]

    @property
    def right_answers(self) -> tuple[ChoiceItem, ...]:
        """The choices that confirm its reading."""
        answers = list[ChoiceItem]()
        for remark in self.remarks:
            key = right_keys(remark)[0]
            answers.append(ChoiceItem("benar", key, YES))
        return tuple(answers)


def words_of(row: Langkah) -> str:
    """Return the words that identify a langkah in any file."""
    names = ("komponen", "indikator", "langkah_aksi")
    return langkah_words({name: getattr(row, name) for name in names})


def reading_questions(reading: Reading) -> tuple[Question, ...]:
    """Return the questions about a file. What people called right is not asked again."""
    by_cell = dict[Hashable, list[_Asked]]()
    for number, asked in enumerate(_list_asked(reading)):
        if is_confirmed(asked.remark, reading.confirmed):
            continue
        # All remarks on one cell of a time are one question.
        about: Hashable = number
        if asked.row and asked.subject == "waktu":
            about = (asked.remark.lembar, asked.remark.sel, asked.row.kode)
        by_cell.setdefault(about, []).append(asked)
    return tuple(map(_build_question, by_cell.values()))


def _list_asked(reading: Reading) -> Iterator[_Asked]:
    """List each remark with its langkah, then what is asked of the langkah themselves.

    That is each PIC that may be several people, each window of a year, and each langkah without a
    bukti, if another has one.
    """
    rows = reading.langkah
    at = group_by(rows, attrgetter("lembar", "baris"))
    for remark in reading.peringatan:
        yield _find_row(remark, at.get((remark.lembar, remark.baris), ()))
    known = known_pics([row.pic for row in rows])
    for row in rows:
        if row.pic and several_pics(row.pic, known):
            yield _ask_of(row, "pic", SEVERAL_PICS, row.pic)
    for row in rows:
        months = [row.mulai, *(target.tenggat for target in row.tenggat)]
        is_year = [(month or "")[-3:] for month in months] == ["-01", "-12"]
        if row.jenis_target == "rentang" and is_year:  # it may be due each month
            cell = next((cell.sel for cell in _time_cells(row)), None)
            yield _ask_of(row, "target_waktu", WINDOW_OF_YEAR, row.target_waktu, cell)
    for row in rows if any(row.bukti for row in rows) else ():
        if not row.bukti:
            yield _ask_of(row, "bukti_dukung", WITHOUT_BUKTI, row.bukti_dukung)


def _ask_of(
    row: Langkah, meaning: str, code: str, value: str | None, cell: str | None = None
) -> _Asked:
    """Return a question about a cell of a langkah that its reading did not ask."""
    subject = {"target_waktu": "waktu", "bukti_dukung": "bukti"}.get(meaning, meaning)
    place = (row.lembar, row.baris, COLUMN_NAMES[meaning], value, cell)
    return _Asked(Remark(code, *place), row, subject)


def _time_cells(row: Langkah) -> list[Trace]:
    return [cell for cell in row.jejak if cell.nilai == row.target_waktu]


def _find_row(remark: Remark, rows: Iterable[Langkah]) -> _Asked:
    """Return a remark with the langkah it is about.

    Of several langkah from one row of the file it is the one with the remark's cell.
    """
    found = _Asked(remark)
    for row in rows:
        found = _Asked(remark, row, _subject_of(remark, row))
        if found.subject:
            break
    return found


def _subject_of(remark: Remark, row: Langkah) -> str:
    """Return the subject of a remark on a langkah, by the text of the cell."""
    # A template names the cell of the time by its heading alone, on rows of its own.
    is_headed = remark.kolom == COLUMN_NAMES["target_waktu"]
    cells = [(cell.lembar, cell.sel) for cell in _time_cells(row)]
    if remark.nilai == row.target_waktu and (is_headed or (remark.lembar, remark.sel) in cells):
        return "waktu"
    return "bukti" if remark.nilai and remark.nilai == row.bukti_dukung else ""


def _build_question(asked: Sequence[_Asked]) -> Question:
    """Build the question of the remarks on one cell."""
    first, row, subject = asked[0]
    return Question(
        sheet=first.lembar,
        row=first.baris,
        cell=first.sel,
        column=first.kolom,
        value=first.nilai or "",
        remarks=tuple(each.remark for each in asked),
        matter=_matter_of(asked[0]),
        without_target=bool(row) and subject == "waktu" and row.jenis_target == "tanpa",
        without_bukti=first.code == WITHOUT_BUKTI,
        kode=row.kode if row else None,
        langkah=words_of(row) if row else "",
        langkah_aksi=row.langkah_aksi if row else "",
    )


def _matter_of(asked: _Asked) -> str | None:
    """Return the first matter that settles a remark, or None if there is nothing to answer."""
    remark, row, subject = asked
    code = remark.code
    settled_by = {
        "tanda": code in CODES["marks"] and bool(remark.nilai),
        "status": code in CODES["status"],
        "baris": code in READ_AS_ONE or (row is not None and code in CODES["row"]),
        "waktu": subject == "waktu",
        "area": code in _OF_AREA,
        "judul": _is_of_heading(remark),
        "bukti": subject == "bukti",
        "pic": code == SEVERAL_PICS,
        "benar": code in CODES["runs"],
    }
    return next((matter for matter, holds in settled_by.items() if holds), None)


def _is_of_heading(remark: Remark) -> bool:
    """True if a remark asks for the meaning of a heading."""
    heading = normalise(remark.kolom or "")
    is_its_own = bool(heading) and normalise(remark.nilai or "") == heading
    return is_its_own and remark.code in CODES["heading"]


def name_answer(item: ChoiceItem) -> str:
    """Return an answer in words on one line."""
    value = item.nilai
    lines = value.split("\n")
    match item.hal:
        case "tabel":
            return "dibaca" if value == TICKED else "tidak dibaca"
        case "judul":
            meaning = split_meaning(value)[0]
            is_unused = meaning in (WITHOUT_MEANING, IGNORED)
            return "tidak dipakai" if is_unused else COLUMN_NAMES.get(meaning, meaning)
        case "tanda":
            marks = item.kunci.split(" ")
            roles = zip(marks, value.split(" "), strict=False)
            return "; ".join(f"{mark} = {MARK_ROLES[role]}" for mark, role in roles)
        case "status":
            # A word is stored for both sheets: it is a status of a target, or of a bukti.
            said = dict.fromkeys((STATUS_LAPORAN.get(value), OF_BUKTI.get(value)))
            return " / ".join(filter(None, said))
        case "baris":
            named = {APART: "langkah tersendiri", NO_WORK: "bukan langkah"}
            return named.get(value, "digabung dengan langkah di atasnya")
        case "benar":
            return "sudah benar"
        case "area":
            pairs = zip(lines[::2], lines[1::2], strict=False)
            return " › ".join(map(" ".join, pairs))
    return "; ".join(lines)
