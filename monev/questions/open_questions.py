"""The questions a reading leaves, with what each is about and which choice settles it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter, itemgetter
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.core.records import JsonObject, LangkahCells, Reading
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

Row = JsonObject
"""A langkah as `queries/quality/langkah.sql` gives it, or with what a remark asks of it."""

_CELLS = tuple(cell.name for cell in fields(LangkahCells))
WITHOUT_BUKTI = "rows.without_bukti"
"""What is asked of a langkah that names no bukti: of the stored plan, whatever its reading
asked."""


AskedRow = tuple[Row, Remark]
"""A remark, with the langkah it is about."""

CODES: dict[str, set[str]] = {}
"""The codes of remarks that ask the same, by what they ask: see `remark_matters.toml`."""

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
"""What a word of a Status column that means this of a target means of a bukti."""

READ_AS_ONE = {
    "rows.joined_to_langkah": ("sambungan langkah di atasnya", "langkah tersendiri", APART),
    "rows.langkah_of_items": ("satu langkah", "tiap butirnya langkah tersendiri", APART),
    "rows.perhaps_no_langkah": ("langkah", "catatan atau keterangan", NO_WORK),
}
"""Remarks on what was read as one langkah and may be several or none: as it was read, and
otherwise, in words, and the choice that says so."""

_WITHOUT_AREA = (
    remark_sentence("rows.without_area", {}),
    remark_sentence("rows.without_any_area", {}),
)
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
        for remark in self.remarks:
            if written := remark.values.get(WRITTEN):
                return written
        return ""

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
    times = Counter(map(attrgetter("target_waktu"), reading.langkah))
    cells = Counter(map(attrgetter("bukti_dukung"), reading.langkah))
    result = list[Row]()
    for row in reading.langkah:
        own: JsonObject = {name: getattr(row, name) for name in _CELLS}
        at = [f"{cell.lembar}!{cell.sel}" for cell in row.jejak if cell.nilai == row.target_waktu]
        own["waktu_di"] = "\n".join(at)
        own["dokumen"] = "\n".join(map(attrgetter("nama"), row.bukti))
        own["tenggat"] = "\n".join(map(attrgetter("tenggat"), row.tenggat))
        own["waktu_sama"] = times[row.target_waktu]
        own["bukti_sama"] = cells[row.bukti_dukung]
        result.append(own)
    return result


def reading_questions(reading: Reading) -> tuple[Question, ...]:
    """As `list_questions`, of a file that is not stored yet: what its reading leaves open with the
    answers given."""
    asked = asked_of(reading_rows(reading), reading.peringatan)
    return build_questions(asked, [])


def asked_of(rows: Sequence[Row], remarks: Iterable[Remark]) -> list[AskedRow]:
    """What reading asked, each with the langkah it is about; then each langkah that names no bukti,
    where that was not said of the whole table."""
    at = group_by(rows, itemgetter("lembar", "baris"))
    result = list[AskedRow]()
    is_said = False
    for remark in remarks:
        of_place = at.get((remark.lembar, remark.baris), [])
        result.append((_row_of(remark, of_place), remark))
        is_said = is_said or remark.code in _WITHOUT_EVIDENCE
    for row in rows:
        if not row["dokumen"] and not is_said:
            cell = (COLUMN_NAMES["bukti_dukung"], row["bukti_dukung"])
            remark = Remark(
                WITHOUT_BUKTI,
                row["lembar"],
                row["baris"],
                *cell,
            )
            result.append(({**row, "tentang": "bukti"}, remark))
    return result


_WITHOUT_EVIDENCE = frozenset({"columns.without_evidence", "columns.links_alone"})
"""Remarks that say of a whole table that it names no bukti."""


def _row_of(remark: Remark, rows: Sequence[Row]) -> Row:
    """The langkah that a remark is about, and what of it (`tentang`: "waktu", "bukti" or ""). Of
    several that one row of the file counts off it is the one whose cell is named."""
    told: Row = {
        "kode": None,
        "langkah_aksi": "",
        "tentang": "",
    }
    for row in rows:
        told = {**row, "tentang": _about(remark, row)}
        if told["tentang"]:
            break
    return told


def _about(remark: Remark, row: Row) -> str:
    """What of a langkah a remark is about, by what stands in the cell."""
    # A template names the cell of the time by its heading alone, on rows of its own.
    is_headed = remark.kolom == COLUMN_NAMES["target_waktu"]
    is_time = is_headed or f"{remark.lembar}!{remark.sel}" in row["waktu_di"].split("\n")
    if is_time and remark.nilai == row["target_waktu"]:
        return "waktu"
    return "bukti" if remark.nilai and remark.nilai == row["bukti_dukung"] else ""


def build_questions(
    asked: Iterable[AskedRow], choices: Sequence[StoredChoice]
) -> tuple[Question, ...]:
    """The questions, each of all that reading said of a time cell, else of one remark; `choices`
    may settle them."""
    by_cell = dict[Hashable, list[AskedRow]]()
    for number, (row, remark) in enumerate(asked):
        is_time = row["tentang"] == "waktu"
        about = (
            (
                remark.lembar,
                remark.sel,
                row["kode"],
            )
            if is_time
            else number
        )
        by_cell.setdefault(about, []).append((row, remark))
    return tuple(_build_question(pairs, choices) for pairs in by_cell.values())


def _build_question(asked: Sequence[AskedRow], choices: Sequence[StoredChoice]) -> Question:
    """The question of what was said of one cell."""
    row, first = asked[0]
    remarks = tuple(map(itemgetter(1), asked))
    matter = _matter_of(row, first)
    words = langkah_words(row) if row["kode"] else ""
    is_lost = row["tentang"] == "waktu" and row["jenis_target"] == "tanpa"
    return Question(
        sheet=first.lembar,
        row=first.baris,
        cell=first.sel,
        column=first.kolom,
        value=first.nilai or "",
        remarks=remarks,
        matter=matter,
        without_target=is_lost,
        without_bukti=first.code == WITHOUT_BUKTI,
        kode=row["kode"],
        langkah=words,
        langkah_aksi=row["langkah_aksi"],
        answer=_find_answer(choices, matter, words, remarks),
    )


def _is_surer_of_two(remark: Remark) -> bool:
    """True if of two columns one is read that hardly anybody means otherwise: that of the plan's
    year or the revision, or, where none of the two is needed, PIC beside TIM. Of two revisions of
    who does the work either may be meant."""
    words, version = split_version(normalize(str(remark.values.get("taken_heading", ""))))
    is_revised = remark.code == "columns.latest_revision"
    if remark.code == "columns.version_of_tahun" or (is_revised and version.age > 0):
        return True
    if remark.code not in CODES["two_columns"]:
        return False
    in_doubt = {COLUMN_NAMES[meaning] for meaning in REQUIRED}
    if is_revised:
        in_doubt.add(COLUMN_NAMES["pic"])
    return remark.values["meaning"] not in in_doubt and bool(meaning_of(words)[0])


def _find_answer(
    choices: Sequence[StoredChoice], matter: str | None, words: str, remarks: tuple[Remark, ...]
) -> StoredChoice | None:
    """The newest choice that settles a question; where several things were said of a cell, all of
    them at once."""
    newest = list[StoredChoice]()
    for remark in remarks:
        for choice in reversed(choices):
            if _is_answered_by(choice.item, matter, words, remark):
                newest.append(choice)
                break
        else:
            return None
    return newest[0]


def _matter_of(row: Row, remark: Remark) -> str | None:
    """What settles a remark, the first that holds; None where it tells what was done, and there is
    no other answer to give."""
    code = remark.code
    about = row["tentang"]
    has_other = "calendars" in remark.values or code in CODES["runs"]
    settled_by = {
        "tanda": code in CODES["marks"] and bool(remark.nilai),
        "status": code in CODES["status"],
        "baris": _is_of_row(row, remark),
        "waktu": about == "waktu",
        # By its sentence, which is all that is left of a remark that was stored so.
        "area": remark.pesan in _WITHOUT_AREA,
        "judul": _is_of_heading(remark),
        "bukti": about == "bukti",
        "benar": has_other or code == STORED_SENTENCE,
    }
    for matter, holds in settled_by.items():
        if holds:
            return matter
    return None


_OF_HEADING = CODES["heading"] | CODES["two_columns"] | CODES["column"]


def _is_of_heading(remark: Remark) -> bool:
    """True if a remark asks what a heading means."""
    heading = normalise(remark.kolom or "")
    is_its_own = bool(heading) and normalise(remark.nilai or "") == heading
    return is_its_own and remark.code in _OF_HEADING


def _is_of_row(row: Row, remark: Remark) -> bool:
    """True if a remark asks whether a row is a langkah of its own, or parts of it are."""
    of_draft = str(remark.values.get("doubt", "")).endswith(_DOUBT_OF_ROW)
    may_go_on = remark.code in CODES["row"] or of_draft
    return remark.code in READ_AS_ONE or (may_go_on and bool(row["kode"]))


def _is_answered_by(
    item: ChoiceItem,
    matter: str | None,
    words: str,
    remark: Remark,
) -> bool:
    """True if a choice settles what is asked: it is about the same cell, or says that its reading
    is right."""
    if matter is None:
        return False
    if item.hal == "benar":
        return item.kunci in map(normalise, right_keys(remark))
    calendars = remark.values.get("calendars", {}).values()
    if item.hal == "judul" and item.kunci in map(normalise, calendars):
        return True
    if item.hal != matter or item.langkah not in ("", words):
        return False
    is_of_place = matter == "area" or (matter, item.nilai) == ("baris", JOINED)
    return is_of_place or item.kunci == normalise(remark.nilai or "")


def name_answer(item: ChoiceItem) -> str:
    """What was answered, in words on one line."""
    value = item.nilai
    lines = value.split("\n")
    match item.hal:
        case "judul":
            return COLUMN_NAMES.get(value, "tidak dipakai")
        case "tanda":
            roles = zip(
                item.kunci.split(" "),
                value.split(" "),
                strict=False,
            )
            return "; ".join(f"{mark} = {MARK_ROLES[role]}" for mark, role in roles)
        case "status":
            # A word is remembered for both sheets: of a target it says the one, of a bukti the
            # other.
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
