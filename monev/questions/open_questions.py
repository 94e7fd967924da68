"""List the open questions of a reading, each with its matter and the choice that settles it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter, itemgetter

from monev.core.grouping import group_by
from monev.core.records import JsonObject, LangkahCells, Reading
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

Row = JsonObject
"""A langkah of `reading_rows`, or with the subject of a remark on it."""

_CELLS = tuple(cell.name for cell in fields(LangkahCells))
WITHOUT_BUKTI = "rows.without_bukti"
"""The question about a langkah that names no bukti, whatever its reading asked."""

WINDOW_OF_YEAR = "due.window_of_year"
"""What is told of a window from the first month of a year to its last, which is due once."""

AskedRow = tuple[Row, Remark]
"""A remark, with the langkah it is about."""

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


def reading_rows(reading: Reading) -> list[Row]:
    """Return every langkah of a file, with what its cells were split into (a line each)."""
    times = Counter(map(attrgetter("target_waktu"), reading.langkah))
    cells = Counter(map(attrgetter("bukti_dukung"), reading.langkah))
    result = list[Row]()
    for row in reading.langkah:
        own: JsonObject = {name: getattr(row, name) for name in _CELLS}
        at = list[str]()
        for cell in row.jejak:
            if cell.nilai == row.target_waktu:
                at.append(f"{cell.lembar}!{cell.sel}")
        own["waktu_di"] = "\n".join(at)
        own["dokumen"] = "\n".join(map(attrgetter("nama"), row.bukti))
        own["tenggat"] = "\n".join(map(attrgetter("tenggat"), row.tenggat))
        own["waktu_sama"] = times[row.target_waktu]
        own["bukti_sama"] = cells[row.bukti_dukung]
        result.append(own)
    return result


def reading_questions(reading: Reading) -> tuple[Question, ...]:
    """Return the questions about a file. What people called right is not asked again."""
    asked = _asked_of(reading_rows(reading), reading.peringatan)
    return _build_questions(pair for pair in asked if not is_confirmed(pair[1], reading.confirmed))


def _asked_of(rows: Sequence[Row], remarks: Iterable[Remark]) -> list[AskedRow]:
    """Return each remark with its langkah, then what is asked of the langkah themselves.

    That is each PIC that may be several people, and each langkah without a bukti, if another has
    one.
    """
    at = group_by(rows, itemgetter("lembar", "baris"))
    result = list[AskedRow]()
    for remark in remarks:
        of_place = at.get((remark.lembar, remark.baris), [])
        result.append((_row_of(remark, of_place), remark))
    known = known_pics([row["pic"] for row in rows])
    for row in rows:
        if row["pic"] and several_pics(row["pic"], known):
            place = (row["lembar"], row["baris"], COLUMN_NAMES["pic"], row["pic"])
            result.append(({**row, "tentang": "pic"}, Remark(SEVERAL_PICS, *place)))
    result += _windows_of_year(rows)
    if not any(row["dokumen"] for row in rows):
        return result
    heading = COLUMN_NAMES["bukti_dukung"]
    for row in rows:
        if not row["dokumen"]:
            place = (row["lembar"], row["baris"], heading, row["bukti_dukung"])
            remark = Remark(WITHOUT_BUKTI, *place)
            result.append(({**row, "tentang": "bukti"}, remark))
    return result


def _windows_of_year(rows: Iterable[Row]) -> Iterator[AskedRow]:
    """Return each langkah whose window is a whole year: it may be due each month."""
    for row in rows:
        is_year = (row["mulai"] or "").endswith("-01") and row["tenggat"].endswith("-12")
        if row["jenis_target"] == "rentang" and is_year:
            cell = row["waktu_di"].split("\n")[0].rpartition("!")[2] or None
            heading = COLUMN_NAMES["target_waktu"]
            place = (row["lembar"], row["baris"], heading, row["target_waktu"], cell)
            yield {**row, "tentang": "waktu"}, Remark(WINDOW_OF_YEAR, *place)


def _row_of(remark: Remark, rows: Sequence[Row]) -> Row:
    """Return the langkah a remark is about, with its subject (`tentang`: "waktu", "bukti" or "").

    Of several langkah from one row of the file it is the one with the remark's cell.
    """
    found: Row = {"kode": None, "langkah_aksi": "", "tentang": ""}
    for row in rows:
        found = {**row, "tentang": _about(remark, row)}
        if found["tentang"]:
            break
    return found


def _about(remark: Remark, row: Row) -> str:
    """Return the subject of a remark on a langkah, by the text of the cell."""
    # A template names the cell of the time by its heading alone, on rows of its own.
    is_headed = remark.kolom == COLUMN_NAMES["target_waktu"]
    is_time = is_headed or f"{remark.lembar}!{remark.sel}" in row["waktu_di"].split("\n")
    if is_time and remark.nilai == row["target_waktu"]:
        return "waktu"
    return "bukti" if remark.nilai and remark.nilai == row["bukti_dukung"] else ""


def _build_questions(asked: Iterable[AskedRow]) -> tuple[Question, ...]:
    """Build a question from all remarks on one time cell, or from one other remark."""
    by_cell = dict[Hashable, list[AskedRow]]()
    for number, (row, remark) in enumerate(asked):
        about: Hashable = number
        if row["tentang"] == "waktu":
            about = (remark.lembar, remark.sel, row["kode"])
        by_cell.setdefault(about, []).append((row, remark))
    return tuple(map(_build_question, by_cell.values()))


def _build_question(asked: Sequence[AskedRow]) -> Question:
    """Build the question of the remarks on one cell."""
    row, first = asked[0]
    remarks = tuple(map(itemgetter(1), asked))
    is_lost = row["tentang"] == "waktu" and row["jenis_target"] == "tanpa"
    return Question(
        sheet=first.lembar,
        row=first.baris,
        cell=first.sel,
        column=first.kolom,
        value=first.nilai or "",
        remarks=remarks,
        matter=_matter_of(row, first),
        without_target=is_lost,
        without_bukti=first.code == WITHOUT_BUKTI,
        kode=row["kode"],
        langkah=langkah_words(row) if row["kode"] else "",
        langkah_aksi=row["langkah_aksi"],
    )


def _matter_of(row: Row, remark: Remark) -> str | None:
    """Return the first matter that settles a remark, or None if there is nothing to answer."""
    code = remark.code
    about = row["tentang"]
    settled_by = {
        "tanda": code in CODES["marks"] and bool(remark.nilai),
        "status": code in CODES["status"],
        "baris": _is_of_row(row, remark),
        "waktu": about == "waktu",
        "area": code in _OF_AREA,
        "judul": _is_of_heading(remark),
        "bukti": about == "bukti",
        "pic": code == SEVERAL_PICS,
        "benar": code in CODES["runs"],
    }
    for matter, holds in settled_by.items():
        if holds:
            return matter
    return None


def _is_of_heading(remark: Remark) -> bool:
    """True if a remark asks for the meaning of a heading."""
    heading = normalise(remark.kolom or "")
    is_its_own = bool(heading) and normalise(remark.nilai or "") == heading
    return is_its_own and remark.code in CODES["heading"]


def _is_of_row(row: Row, remark: Remark) -> bool:
    """True if a remark asks if a row, or each of its parts, is a langkah of its own."""
    may_go_on = remark.code in CODES["row"] and bool(row["kode"])
    return remark.code in READ_AS_ONE or may_go_on


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
