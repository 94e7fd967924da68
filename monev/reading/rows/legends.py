"""What marks under a calendar say and mean: by the legend around the table, by its headings, else it is asked.

Where one matrix uses two marks or more (● and ○), they mostly mean two things, such as planned and done.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import MARK_ROLES
from monev.reading.choices import CUMULATIVE, DAY, DONE, EACH, NUMBERS, PLANNED, SHARES, VOID, ReadingChoices
from monev.reading.columns.calendar import Calendar, without_legend
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, Grid, cell_address
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, normalize
from monev.reading.vocabulary.time_words import MONTH_NUMBERS

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔☑☒■▪●•○◯⚫*+#oO★▲►□☐◆◇△")
_SYMBOL = f"[{re.escape(''.join(_SYMBOLS))}]"
"""A pattern: any of the signs."""
_LONGEST_MARK = 24
BLOCKS = frozenset("■▪█▮▬")
"""Signs that, side by side, draw a bar."""
_ALIKE = str.maketrans(dict.fromkeys("×✕✖✗✘", "x") | dict.fromkeys("√✓✔", "v") | {"◯": "○", "⚫": "●"})
_MARKS = frozenset((*"x×✕✖✗✘v√✓✔☑☒■▪●•○◯⚫*+#o★▲►>üûþý", "ya", "yes", "ok", "ada", "rencana", "true", "benar"))
"""What offices type or insert to mark a month; ü û þ ý are ticks of the font Wingdings."""
_NO_MARKS = frozenset({"", "-", "--", "–", "—", "0", "0%", "0,0", ".", "n/a", "tidak", "_", "false", "salah"})
_AMOUNT = re.compile(r"[\d.,]+ ?%?(?: ?[a-z./]{2,15}){0,2}")
_WEEK = re.compile(
    r"(?:minggu|mgg?|m)(?: ?ke)?[ .-]*(?:[1-5]|i{1,3}|iv|v|satu|dua|kedua|tiga|ketiga|empat|keempat|pertama)"
)
"""A week of the month it stands under, which says no more than a mark does."""
_HEADS = "<>←→↔⟵⟶⟷⇐⇒⇔➔➜➝➞►◄"
_ARROW = re.compile(rf"(?=.*[{_HEADS}])[-–—=_ {_HEADS}]+")
"""A bar drawn over months."""
_DAY = re.compile(r"\d{1,2}[.]\d{1,2}[.]\d|(?:19|20)\d\d(?!\d)")
"""The start of a number that looks like a day: 15.03.2025, 2025."""
_DONE_WORDS = (REALISASI_WORDS - {"pelaksanaan", "r"}) | {"selesai", "sudah", "tercapai", "dilaksanakan", "telah"}
_DONE_BESIDE_PLAN = frozenset({"dilaksanakan"})
"""Words that say what was done where another mark is the plan's; of the only mark they say when it will be."""
_PLAN_WORDS = RENCANA_WORDS | {"direncanakan", "dijadwalkan", "akan"}
_PLAN_BESIDE_DONE = _PLAN_WORDS - {"perencanaan"}
_PELAKSANAAN = frozenset({"pelaksanaan", "kegiatan", "aksi"})
"""Pelaksanaan (kegiatan) is what was done beside rencana; after perencanaan or before pelaporan it is a stage."""
_VOID_WORDS = frozenset({"tidak", "tdk", "bukan", "kosong", "libur", "tanpa", "nihil", "ditiadakan"})
_OF_VOID = frozenset({"ada", "kegiatan", "pelaksanaan", "direncanakan", "dijadwalkan", "dilakukan", "perlu", "berlaku"})
_OF_VOID |= {"pada", "di", "dalam", "bulan", "triwulan", "semester", "periode", "ini", "itu", "tersebut"}
_REPORTED = {
    word.replace(" ", "_"): word for said in ("ada", "terlaksana", "dilaksanakan") for word in (said, f"tidak {said}")
}
"""Words that report by themselves where a table has both: ada, tidak ada."""
_TWINS = {"p": "rencana", "t": "target", "r": "realisasi"}
"""Letters that part plan and done where both stand under the months, legend or not."""
_MARK = rf"(?<![\w/])(?:{_SYMBOL}|[A-Z](?!\w))"
_NEXT = rf"(?=$|[;,|\n()]|[\s/]+(?:dan\s+)?(?:{_SYMBOL}|[A-Z1-9](?!\w))\s*(?:[:=]|\w))"
_MARKS_OF_ONE = rf"(?:{_MARK}|(?<![\w/.,])[1-9])(?: ?(?:/|,|dan|atau) ?{_SYMBOL})*"
_LEGEND = re.compile(
    rf"(?P<symbol>{_MARKS_OF_ONE})\s*\)?(?:\s*[:=]\s*|\s+(?:[–-]|berarti|artinya)\s+)"
    rf"(?P<meaning>[^;,=|\n]{{3,60}}?){_NEXT}"
)
_BARE_LEGEND = re.compile(
    rf"(?P<symbol>{_MARK}|(?<=angka )[1-9])\)?\s+"
    r"(?P<meaning>(?:(?:tidak|belum|sudah|telah) )?(?:di)?(?:rencana|target|jadwal|realisasi|"
    r"laksanakan|terlaksana|selesai|capaian|ada)(?:kan)?)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:[\s/,;&+]|\bdan\b)+")
"""What parts the marks of one cell: P/R."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_WHOLE, _LEAST_SHARE = 100, 10
_TARGET = re.compile(r"\b(?:target|output|keluaran|capaian|ukuran)\b(?! (?:waktu|tanggal|bulan|penyelesaian|selesai))")
_KODE = re.compile(r"b ?(?:0?[1-9]|1[0-2])")
_DAYS_SAID = re.compile(r"\b(?:angka|bilangan|nomor)\b[^.;]{0,60}\b(?:tanggal|tgl)\b", re.IGNORECASE)
"""A note that the numbers under the months are days: Angka pada kolom bulan adalah tanggal batas penyelesaian."""
_NUMBERS_SAID = re.compile(r"\bangka\b|^(?:minggu|pekan|tanggal|tgl)\b", re.IGNORECASE)
"""A note on what the numbers under the months are, or a heading over them that says so."""
_NUMBERED = frozenset("12")
"""Numbers that may be marks where they are all there is, such as planned and done."""
_COUNTED = re.compile(r"\b(?:satuan|jumlah|jml|total|volume|vol|frekuensi|banyaknya)\b")
_MONTHS, _DAYS = 12, 31
_FEWEST_WORDS = 3


def mark_symbol(text: str) -> str:
    """The sign a cell is marked with, marks that look alike as one; "" for an amount or words."""
    signs = set(text.strip()) if len(text) <= _LONGEST_MARK else set()
    return signs.pop().translate(_ALIKE) if len(signs) == 1 and signs <= _SYMBOLS else ""


@lru_cache(maxsize=1024)
def mark_of(text: str) -> str:
    """What a cell is marked with, to look it up in a legend: a sign, a letter, ada or tidak_ada; "" for others."""
    word = "_".join(text.split()).casefold()
    return mark_symbol(text) or (word if word in _REPORTED or (len(word) == 1 and word.isalnum()) else "")


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """ "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else, which is asked about."""
    tidied = " ".join(text.split()).casefold()
    if tidied in _NO_MARKS:
        return ""
    if (
        tidied in _MARKS
        or _WEEK.fullmatch(tidied)
        or _ARROW.fullmatch(tidied)
        or set(tidied) <= {"x", "v", "✓", "√", "*", "●", "■", "█"}
    ):
        return "mark"
    digits = re.sub(r"[^\d]", "", tidied)
    if not digits or not _AMOUNT.fullmatch(tidied):
        return "other"
    if not int(digits):
        return ""
    names_month = bool(MONTH_NUMBERS.keys() & set(re.findall(r"[a-z]+", tidied)))
    return "other" if names_month or _DAY.match(tidied) else "mark"


def is_amount(text: str) -> bool:
    """Whether a marked cell says how much: 28, 100 %, 1 laporan."""
    return kind_of_mark(text) == "mark" and bool(_AMOUNT.fullmatch(" ".join(text.split()).casefold()))


Shares = Mapping[int, Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The marks of a table, each with its role (of MARK_ROLES) where one was said; and what to ask.

    `explained` has a mark's meaning in the legend's words, where two marks are both the plan's. `of_words`: the cells
    mostly say in words what is due, as a B03 cell does. `cumulative`: the shares of each row, by column, where they
    count up to what is due at their last rise. `are_days`: numbers are days of their month. `colours` has the role of a
    fill. `said` is what was made of the marks, in words. `are_turned`: the blank periods are the plan.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    explained: dict[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    of_words: bool = False
    cumulative: Shares = field(default_factory=dict)
    are_days: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    are_turned: bool = False

    def roles_in(self, text: str) -> set[str]:
        """The roles of the marks a cell holds: of one, or of several that all are known (P/R); else none."""
        parts = [text] if mark_of(text) else filter(None, _PARTS.split(text))
        # TR, where both letters are marks
        marks = chain.from_iterable([part] if mark_of(part) else part for part in parts)
        each = [self.roles.get(mark_of(mark), "") for mark in marks]
        return {*each} if all(each) else set()


def read_mark_meanings(header: Header, rows: Sequence[int], choices: ReadingChoices) -> MarkMeanings:
    """What each mark under the calendar means in these rows; `choices` are meanings people settled."""
    grid, calendar = header.grid, header.calendar
    if calendar is None:
        return MarkMeanings()
    meanings = _read_days(header, calendar, rows, choices, _read_symbols(header, calendar, rows, choices))
    code, asked, shares = _find_shares(header, calendar, rows)
    if asked:
        question = replace(header.remark_on_calendar(calendar, code, {"rows": name_rows(asked)}), nilai=SHARES)
        question = replace(question, baris=asked[0], sel=cell_address(asked[0], calendar.start))
        role = choices.mark_roles(SHARES) or [CUMULATIVE if code == "due.cumulative" else EACH]
        shares = shares if role == [CUMULATIVE] else {}
        meanings = replace(meanings, cumulative=shares, questions=(*meanings.questions, question))
    if _says_targets(header, calendar):
        return replace(meanings, of_words=True)
    words = _find_cells_of_words(grid, calendar, rows, meanings)
    if not words:
        return meanings
    example, cell = " ".join(grid.texts[words[0]].split())[:40], cell_address(*words[0])
    values = {"cells": len(words), "example": example, "cell": cell}
    question = replace(header.remark_on_calendar(calendar, "due.cells_of_words", values), sel=cell)
    return replace(meanings, of_words=True, questions=(*meanings.questions, question))


def _read_days(
    header: Header, calendar: Calendar, rows: Sequence[int], choices: ReadingChoices, meanings: MarkMeanings
) -> MarkMeanings:
    """With whether the numbers under the months are days of them: as a note or the heading over them (TANGGAL) says, or
    a person chose; else they are, and that is asked, where some are too high for most counts, they vary, and nothing
    sums them up."""
    grid = header.grid
    texts = {(row, k): text for row in rows for k in sorted(calendar.columns) if (text := grid.own_text(row, k))}
    numbers = {cell: int(text) for cell, text in texts.items() if re.fullmatch(r"\d{1,3}", text)}
    high = [cell for cell, number in numbers.items() if number > _MONTHS]
    is_range = all(0 < number <= _DAYS for number in numbers.values())
    if not numbers or not is_range or any(slot.length > 1 for slot in calendar.columns.values()):
        return meanings
    inside = {*rows}
    noted = any(_DAYS_SAID.search(text) for (row, _), text in grid.texts.items() if row not in inside)
    if noted or re.search(r"\b(?:tanggal|tgl)\b", normalize(calendar.heading)):
        said = "; ".join(filter(None, (meanings.said, f"angka = {MARK_ROLES[DAY]}")))
        return replace(meanings, are_days=True, said=said)
    is_counted = "target_capaian" in header.columns or _are_counted(header, calendar)
    if not high or is_counted or len(numbers) < len(texts):
        return meanings
    are_days = len(high) >= _FEWEST_WORDS <= len({*numbers.values()})
    values = {"example": numbers[high[0]], "cell": cell_address(*high[0])}
    code = "due.numbers_are_days" if are_days else "due.numbers_are_counts"
    question = replace(header.remark_on_calendar(calendar, code, values), nilai=NUMBERS)
    chosen = choices.mark_roles(NUMBERS)
    return replace(
        meanings, are_days=chosen == [DAY] if chosen else are_days, questions=(*meanings.questions, question)
    )


def _are_counted(header: Header, calendar: Calendar) -> bool:
    """Whether a column or heading says that numbers under the calendar count something, or sums them up."""
    said = map(normalize, (calendar.heading, *header.others.values()))
    return bool(calendar.rekap) or any(map(_COUNTED.search, said))


def _are_marks(header: Header, calendar: Calendar, rows: Sequence[int]) -> bool:
    """Whether all amounts under the calendar are 1 and 2, and nothing says what they are: a heading, a note, or a
    TARGET CAPAIAN that is their sum."""
    grid, capaian = header.grid, header.columns.get("target_capaian", 0)
    texts = {row: "/".join(grid.content_at(row, k) for k in calendar.columns) for row in rows}
    amounts = {row: [part for part in _PARTS.split(text) if kind_of_mark(part)] for row, text in texts.items()}
    if {*chain(*amounts.values())} != _NUMBERED or calendar.twins or _are_counted(header, calendar):
        return False
    sums = {row: sum(map(int, numbers)) for row, numbers in amounts.items() if "2" in numbers}
    are_summed = all(f"{grid.content_at(row, capaian)} ".startswith(f"{count} ") for row, count in sums.items())
    notes = [text for (row, _), text in grid.texts.items() if row not in amounts]
    return not (are_summed or _says_targets(header, calendar) or any(map(_NUMBERS_SAID.search, notes)))


def _says_targets(header: Header, calendar: Calendar) -> bool:
    """Whether the headings say that a cell holds what is due by then: B03, TARGET TW I, or TARGET over the months."""
    rows = range(header.start, header.end + 1)
    texts_of = [[without_legend(header.grid.content_at(row, column)) for row in rows] for column in calendar.columns]
    own = [[*map(normalize, texts)] for texts in texts_of]
    each = all(any(_TARGET.search(text) or _KODE.fullmatch(text) for text in texts) for texts in own)
    return each or bool(_TARGET.search(normalize(calendar.heading)))


def _find_cells_of_words(grid: Grid, calendar: Calendar, rows: Sequence[int], meanings: MarkMeanings) -> list[Cell]:
    """The cells under the calendar that hold words, no known marks, where they differ and are as many as all other
    filled cells."""
    columns = sorted(calendar.columns)
    filled = {(row, k): text for row in rows for k in columns if (text := grid.texts.get((row, k)))}
    words = {
        cell: text
        for cell, text in filled.items()
        if kind_of_mark(text) == "other"
        and not meanings.roles_in(text)
        and not calendar.columns[cell[1]].find_named_month(text)
    }
    are_several = len(set(words.values())) >= _FEWEST_WORDS
    return list(words) if are_several and 2 * len(words) >= len(filled) else []


def _read_symbols(header: Header, calendar: Calendar, rows: Sequence[int], choices: ReadingChoices) -> MarkMeanings:
    """What each mark means: as a person chose, by the legend, else it is asked where two or more are used."""
    marks = _find_used_marks(header, calendar, rows)
    named = " ".join(marks.rows_of)
    chosen = choices.mark_roles(named)
    if len(chosen) == len(marks.rows_of) > 0:
        return _mean(dict(zip(marks.rows_of, chosen, strict=True)), named)
    code, values = marks.find_question()
    questions = [replace(header.remark_on_calendar(calendar, code, values), nilai=named)] if code else []
    return replace(_mean(marks.roles, named, *questions), explained=marks.explained, are_turned=marks.are_turned)


@dataclass(frozen=True, slots=True)
class _UsedMarks:
    """The marks under a calendar: each with the rows it stands in, and what was `said` of it.

    `are_twins`: letters part plan and done, and no legend says so. `are_reported`: a legend that speaks of nothing
    planned says of every mark that work was done or was not.
    """

    rows_of: dict[str, list[int]]
    said: dict[str, str]
    are_twins: bool
    are_reported: bool

    @property
    def roles(self) -> dict[str, str]:
        """The role of each mark of which anything is said: the plan's, where the words name no other."""
        if self.are_reported:
            return {mark: role_of(words) for mark, words in self.said.items()}
        roles = {mark: VOID if role_of(words) == VOID else PLANNED for mark, words in self.said.items()}
        return roles | dict.fromkeys(_done_marks(self.said, self.rows_of), DONE)

    @property
    def are_turned(self) -> bool:
        """Whether every mark says that nothing is planned there: then the blank periods are the plan."""
        return not self.unexplained and {*self.roles.values()} == {VOID}

    @property
    def planned(self) -> dict[str, str]:
        """What is said of each mark of the plan."""
        return {mark: self.said[mark] for mark, role in self.roles.items() if role == PLANNED}

    @property
    def unexplained(self) -> set[str]:
        """The marks of which nothing is said."""
        return self.rows_of.keys() - self.said.keys()

    @property
    def explained(self) -> dict[str, str]:
        """The plan's marks with their words, where a legend parts them by more than that they are the plan's."""
        planned = self.planned
        is_only_plan = all(set(normalize(words).split()) & _PLAN_WORDS for words in planned.values())
        are_alike = len(set(planned.values())) < 2
        return {} if self.are_twins or self.unexplained or are_alike or is_only_plan else planned

    def find_question(self) -> tuple[str, dict[str, str]]:
        """What is to be asked about the marks, and the values it names; "" where their meanings are sure."""
        if self.are_reported:
            return "due.legend_of_report", {"legend": _name_legend(self.said)}
        if self.are_twins:
            return "due.letters_of_twins", {"marks": _name_marks(self.rows_of)}
        # x and X differ by a slip of the key alone.
        different = {mark.casefold() for mark in self.unexplained}
        if different and len(different) + len(self.planned) > 1:
            _, *rare = sorted(self.rows_of.values(), key=len, reverse=True)
            rows_named = name_rows(sorted(chain(*rare)))
            code = "due.marks_or_counts" if different == _NUMBERED else "due.marks_differ"
            return code, {"marks": _name_marks(self.rows_of), "rows": rows_named}
        if not all(map(role_of, self.explained.values())):
            return "due.legend_unknown", {"legend": _name_legend(self.explained)}
        roles = {mark: MARK_ROLES[role] for mark, role in self.roles.items()}
        roles |= {"kosong": MARK_ROLES[PLANNED]} if self.are_turned else {}
        return ("due.legend_read", {"legend": _name_legend(roles)}) if {*self.roles.values()} - {PLANNED} else ("", {})


def _find_used_marks(header: Header, calendar: Calendar, rows: Sequence[int]) -> _UsedMarks:
    """The signs under the calendar, the letters and words there that a legend or their own pair explains, and 1 and 2
    where nothing says that they count."""
    grid = header.grid
    legend, rows_of = _read_legend(grid, calendar, rows), _find_rows_of_marks(grid, calendar, rows)
    numbers = {mark: words for mark, words in legend.items() if mark.isdecimal()}
    # A number is an amount or a day, unless two of them part plan and done.
    if _roles_in(numbers) != {PLANNED, DONE}:
        legend = {mark: words for mark, words in legend.items() if mark not in numbers}
    are_marks = not numbers and _are_marks(header, calendar, rows)
    # Without a legend, letters and words are marks only where both that part plan and done stand there.
    are_twins = "r" in rows_of and bool({"p", "t"} & rows_of.keys()) and "r" not in legend
    legend |= _TWINS if are_twins else {}
    reported = {mark: _REPORTED[mark] for mark in rows_of if mark in _REPORTED}
    legend |= reported if _roles_in(reported) == {DONE, VOID} else {}
    known = legend.keys() | (_NUMBERED if are_marks else set())
    rows_of = {mark: at for mark, at in rows_of.items() if mark in known or mark_symbol(mark)}
    # The legend may say V of the v in the cells.
    said = {mark: words for mark in rows_of if (words := legend.get(mark, legend.get(mark.swapcase(), "")))}
    are_reported = _roles_in(legend) == {DONE, VOID} and all(role_of(said.get(mark, "")) for mark in rows_of)
    return _UsedMarks(rows_of, said, are_twins, bool(rows_of) and are_reported)


def _find_rows_of_marks(grid: Grid, calendar: Calendar, rows: Sequence[int]) -> dict[str, list[int]]:
    """Mark → the rows it stands in under the calendar; marks in the order they are met."""
    rows_of: dict[str, list[int]] = {}
    for row in rows:
        texts = (grid.content_at(row, column) for column in sorted(calendar.columns))
        for mark in filter(None, dict.fromkeys(map(mark_of, texts))):
            rows_of.setdefault(mark, []).append(row)
    return rows_of


def _name_marks(marks: Collection[str]) -> str:
    return " dan ".join(f"“{mark}”" for mark in marks)


def _name_legend(legend: Mapping[str, str]) -> str:
    return "; ".join(f"“{mark.replace('_', ' ')}” = {words}" for mark, words in legend.items())


def _mean(roles: dict[str, str], named: str, *questions: Remark) -> MarkMeanings:
    """These roles; a table whose marks all are the plan's says nothing of them."""
    said = "; ".join(
        f"“{mark.replace('_', ' ')}” = {MARK_ROLES[roles[mark]]}" for mark in named.split(" ") if mark in roles
    )
    return MarkMeanings(roles, {}, questions, said=said if {*roles.values()} - {PLANNED} else "")


def role_of(words: str) -> str:
    """What a legend's words make of a mark: the plan's, what was done, or that nothing is planned; "" for others."""
    said = set(normalize(words).split())
    if said & _VOID_WORDS:  # bukan prioritas says nothing of when
        return VOID if said <= _VOID_WORDS | _OF_VOID | _DONE_WORDS | RENCANA_WORDS else ""
    if {"ada"} < said <= _OF_VOID:  # ada kegiatan is a schedule; ada alone reports
        return PLANNED
    if said & _PLAN_WORDS and (said & {"akan", "rencana"} or not said & (_DONE_WORDS | {"ada"})):
        return PLANNED
    return DONE if said & (_DONE_WORDS | {"ada"}) else ""


def _roles_in(legend: Mapping[str, str]) -> set[str]:
    """The roles that a legend's words speak of."""
    return {*map(role_of, legend.values())} - {""}


def _done_marks(legend: dict[str, str], used: Collection[str]) -> frozenset[str]:
    """The marks that a legend says mean what was done; of pelaksanaan, where every other mark is rencana or done."""
    words_of = {mark: set(normalize(words).split()) for mark, words in legend.items() if role_of(words) != VOID}
    done = frozenset(mark for mark, words in words_of.items() if words & _DONE_WORDS)
    plan = {mark for mark in words_of.keys() - done if words_of[mark] & _PLAN_BESIDE_DONE}
    others = words_of.keys() - done - plan
    if plan and all("pelaksanaan" in words_of[mark] <= _PELAKSANAAN for mark in others):
        done |= others
    if set(used) - done:
        return done
    return frozenset(mark for mark in done if words_of[mark] & (_DONE_WORDS - _DONE_BESIDE_PLAN))


def _read_legend(grid: Grid, calendar: Calendar, rows: Collection[int]) -> dict[str, str]:
    """Mark → what a text around the table or right of its calendar says of it: ● = rencana, P: rencana; also a mark
    alone with its meaning beside it, and a mark with nothing between it and a word that can be no other's (● rencana
    ○ realisasi)."""
    work, last, found = set(rows), max(calendar.columns), dict[str, str]()
    for (row, column), text in grid.texts.items():
        if text.isdecimal() or (row in work and not (column > last and is_legend(text))):
            continue
        for entry in chain(_LEGEND.finditer(text), _BARE_LEGEND.finditer(text)):
            for mark in re.split(r" ?(?:/|,|dan|atau) ?", entry["symbol"]):
                found.setdefault(mark_of(mark), entry["meaning"].strip())
        beside = next((grid.texts[row, k] for k in grid.by_row[row] if k > column), "").strip(" :=")
        if len(text.strip()) == 1 and len(beside) > 2 and (mark_symbol(text) or role_of(beside)):
            found.setdefault(mark_of(text), beside)
    return found


def unite_legends(header: Header) -> Header:
    """The table with each entry of a legend right of its calendar in one cell, where its mark and its words stand in
    several: A | rencana, T | = | terlaksana. No mark of it comes twice, and they say different things."""
    grid, texts = header.grid, dict(header.grid.texts)
    taken = max(chain(header.months, header.columns.values()))
    entries: dict[int, dict[int, str]] = {}
    for row, columns in grid.by_row.items():
        *_, column, last = [0, 0, *(k for k in columns if k > taken and texts[row, k].strip(" :="))]
        if column and mark_of(texts[row, column]) and role_of(texts[row, last]):
            entries.setdefault(column, {})[row] = texts[row, last].strip(" :=")
    for column, said in entries.items():
        marks = {texts[row, column]: words for row, words in said.items()}
        if len(marks) == len(said) and len(_roles_in(marks)) > 1:
            texts = {(row, k): text for (row, k), text in texts.items() if row not in said or k <= column}
            texts |= {(row, column): f"{texts[row, column]} = {words}" for row, words in said.items()}
    return replace(header, grid=grid.with_texts(texts)) if texts != grid.texts else header


def is_legend(text: str) -> bool:
    """Whether a text says what marks mean and nothing else: V : ada, ● rencana ○ realisasi."""
    entries = [*_LEGEND.finditer(text)] or [*_BARE_LEGEND.finditer(text)]
    rest = re.sub(r"^\W*(?:keterangan|ket|legenda)\b", "", text, flags=re.IGNORECASE)
    for entry in entries:
        rest = rest.replace(entry[0], "")
    return bool(entries) and all(role_of(entry["meaning"]) for entry in entries) and not re.search(r"\w", rest)


def _find_shares(header: Header, calendar: Calendar, rows: Sequence[int]) -> tuple[str, list[int], Shares]:
    """What to ask of shares, of which rows, and the shares of each row: of those that only rise, if as many as fall
    (25 % · 50 % · 100 % · 100 %), and are no parts of 100; else of all, where each is 100 all along.

    Numbers without % are shares where one of them is 100, or where most rise to more than a day can be.
    """
    grid = header.grid
    numbers = {row: each for row in rows if (each := _read_numbers(grid, calendar, row))}
    full = [row for row, each in numbers.items() if max(each.values()) == _WHOLE]
    signed = {row for row, each in numbers.items() if all("%" in grid.content_at(row, k) for k in each)}
    rising = [row for row, each in numbers.items() if not falls(each) and len({*each.values()}) > 1]
    rising = [row for row in rising if sum(numbers[row].values()) != _WHOLE and max(numbers[row].values()) <= _WHOLE]
    most_rise = 2 * len(rising) > len(numbers) and any(max(numbers[row].values()) > _DAYS for row in rising)
    shares = signed.union(full)
    if (shares > signed or most_rise) and not _are_counted(header, calendar):
        shares.update(row for row in rising if max(numbers[row].values()) >= _LEAST_SHARE)
    rising = [row for row in rising if row in shares]
    of_shares = {row: each for row, each in numbers.items() if row in shares}
    if len(rising) >= max(1, sum(map(falls, of_shares.values()))):
        return "due.cumulative", rising, of_shares
    is_level = all([*numbers[row].values()] == [_WHOLE] * len(calendar.columns) for row in full)
    return "due.shares_stay", full if is_level else [], of_shares


def falls(shares: Mapping[int, float]) -> bool:
    """Whether shares in order of time do not only rise."""
    return [*shares.values()] != sorted(shares.values())


def _read_numbers(grid: Grid, calendar: Calendar, row: int) -> dict[int, float]:
    """Column → number, in order of time and without noughts, of a row that says nothing else under its calendar; {} for
    a row of other marks, and for one and the same number with gaps between."""
    columns = sorted(calendar.columns, key=lambda column: calendar.columns[column].end_month)
    texts = {column: grid.content_at(row, column).strip(" %").replace(",", ".") for column in columns}
    filled = {column: text for column, text in texts.items() if text and text != "-"}
    if not all(map(_NUMBER.fullmatch, filled.values())):
        return {}
    numbers = {column: number for column, text in filled.items() if (number := float(text))}
    places = [columns.index(column) for column in numbers]
    is_whole = bool(numbers) and places[-1] - places[0] + 1 == len(places)
    return numbers if is_whole or len({*numbers.values()}) > 1 else {}
