"""Propose what each column means. Headings come from a list; cells are tested where none says it.

Where two columns fit one meaning that a plan needs, or none does, or only cells speak for one, that
is a doubt: the form opens. No column is weighed against another. What people answered comes first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise
from math import ceil

from monev.core.grouping import group_by
from monev.core.records import FURTHER_CELLS
from monev.core.remarks import Remark
from monev.reading.choices import (
    AREAS,
    EVIDENCE,
    IGNORED,
    IN_ROWS,
    JANUARY,
    NONE,
    chosen_columns,
    heading_of_key,
    name_columns,
    split_meaning,
)
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import column_letter, split_runs
from monev.reading.identity import find_tahun
from monev.reading.periods import (
    Period,
    read_period,
    read_series,
    says_until,
    split_period,
    split_until,
)
from monev.reading.proposal import KEPT, Column, Proposal
from monev.reading.report_words import OF_REMARKS, read_meant, read_status, says_done, says_status
from monev.reading.tables import Table, find_meaning
from monev.reading.vocabulary.bukti_kinds import MARK, starts_like_document
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    DETAIL_HEADINGS,
    END_WORDS,
    IMPLYING_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    NOT_OF_GROUP,
    NOT_WORK,
    OWN_WORDS,
    PATTERNS,
    PERSON_WORDS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    REQUIRED,
    START_WORDS,
    TITLE_OF_PERSON,
    WORK,
    heading_words,
    names_other_year,
    normalize,
    split_version,
)
from monev.reading.vocabulary.structure import (
    SHEET_ABBREVIATIONS,
    area_mark,
    has_words,
    is_usual_area,
    lone_mark,
    row_number,
    split_mark,
)

MOST = 0.6
_FIRST_CELLS = 100
_DETAIL = 50
_LONE, _TWO = 3, 2
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MONTH_OF_YEAR = re.compile(r"\b\d{1,2}/20\d\d\b")
_NOT_YET = ("belum", "blm", "tidak", "tdk")
_ANY_ANSWER = ("ya", "v", "true")
"""Words for a status that head columns of anything: YA | TIDAK."""
_BESIDE = ("ket", "keterangan", "catatan")
_OF_WORK = ("no", "kode", "area", "sub_area", "komponen", "indikator", "langkah_aksi")
REPORTS = ("status", "realisasi", "tanggal_selesai")
"""Meanings of columns that say what was done."""

_ONE = ("area", "sub_area", "komponen", "indikator", "bukti_dukung")
_ONE += tuple(each for each in FURTHER_CELLS if each not in _ONE)
_ONE += ("kode", "tautan", "kendala", "tindak_lanjut", "status", "tanggal_selesai")
JOINED = ("bukti_dukung", "pic")
"""Meanings that a person may give several columns: their cells are read as one."""

_MAY_BE = {
    "area": ("komponen", "indikator", "pic", "no"),
    "bukti_dukung": ("target_capaian", "indikator", "komponen"),
    "target_waktu": ("target_capaian", "frekuensi", "tanggal_selesai"),
    "langkah_aksi": ("komponen", "indikator", "tindak_lanjut"),
}
"""Meaning → those of headings that may stand over it as well: cells that agree settle it."""
_TELLING = {"area": frozenset[str](), **IMPLYING_WORDS}
_TELLING["target_waktu"] |= START_WORDS
"""Meaning → words of a heading of no other meaning that tell what stands below it: TANGGAL."""
_OF_AREAS = ("pokja", "kelompok kerja", "area", "pilar")
"""Words of a heading over which *Pokja 1* is an area; under PIC it may be who does it, asked."""


def names_area(text: str) -> bool:
    """True if a cell names a usual area, or one by its number: Pokja 2."""
    is_code = text.casefold() in SHEET_ABBREVIATIONS or area_mark(text) is not None
    return is_code or is_usual_area(split_mark(text)[1])


def _names_or_numbers_area(text: str) -> bool:
    """True if a cell below AREA names one, or says no more than its number."""
    return names_area(text) or lone_mark(text) is not None


def _is_time(text: str) -> bool:
    timing = read_time(text, 2000)
    has_words = any(map(str.isalpha, text)) or _MONTH_OF_YEAR.search(text) is not None
    is_whole = timing.jenis_target in ("tanggal", "bulan") or has_words
    return is_whole and bool(timing.tenggat)


def _is_done(text: str, *, figures: bool = False) -> bool:
    return says_status(text, None, figures=figures)


def _names_document(text: str) -> bool:
    return starts_like_document(MARK.sub("", text, count=1))


def share(proposal: Proposal, column: Column, test: Callable[[str], object]) -> float:
    """Return the share of a column's cells that pass a test; 0 for fewer than two."""
    texts = proposal.table.texts(column.number)
    passed = sum(bool(test(text)) for text in texts)
    return passed / len(texts) if len(texts) > 1 else 0.0


def _are_mostly(texts: list[str], test: Callable[[str], object]) -> bool:
    """True if the share is above `MOST`; those behind so many failures are not tested."""
    failures = (text for text in texts if not test(text))
    enough = ceil((1 - MOST) * len(texts))
    return len(texts) > 1 and len([*islice(failures, enough)]) < enough


_KINDS: dict[str, Callable[[str], object]] = {
    "status": _is_done,
    "waktu": _is_time,
    "area": names_area,
    "orang": TITLE_OF_PERSON.match,
    "dokumen": _names_document,
    "pekerjaan": WORK.match,
    "angka": str.isdecimal,
}


def kind_of_cells(proposal: Proposal, column: Column) -> str:
    """Name what most of a column's first cells are; "" for words of any kind."""
    texts = proposal.table.texts(column.number)[:_FIRST_CELLS]
    kinds = (name for name, test in _KINDS.items() if _are_mostly(texts, test))
    return next(kinds, "")


def propose(table: Table, chosen: Mapping[str, str]) -> Proposal:
    """Propose the columns of a table: headings, order of periods, cells, then what is doubtful."""
    paths = {number: table.path(number) for number in range(1, table.grid.last_column + 1)}
    tahun = find_tahun(table.titles)
    columns = {number: _by_heading(number, path, tahun) for number, path in paths.items()}
    for number, key in name_columns({each: " ".join(path) for each, path in paths.items()}).items():
        columns[number].key = key
    for number, period in read_series(paths).items():
        columns[number].period = period
    said = {"area": (AREAS, IN_ROWS), "bukti_dukung": (EVIDENCE, NONE)}
    denied = {each for each, (key, says) in said.items() if chosen.get(normalize(key)) == says}
    proposal = Proposal(table, columns, denied=frozenset(denied))
    _pair_ends(proposal)
    _pair_statuses(proposal)
    _take_answers(proposal, chosen)
    _spread_works(proposal)
    _settle_periods(proposal, tahun)
    _share_period(proposal)
    _test_cells(proposal)
    for meaning in ("langkah_aksi", "target_waktu", *_ONE):
        _keep_one(proposal, meaning)
    _keep_number(proposal)
    _drop_repeated_kode(proposal)
    _list_doubts(proposal)
    _narrow_merges(proposal)
    return proposal


def _narrow_merges(proposal: Proposal) -> None:
    """Let a merge sideways fill only columns of one meaning; those that say what is done are one.

    A column without a heading may be merged with any.
    """
    work = proposal.find("langkah_aksi")
    kinds: dict[int, str] = {}
    for number, column in proposal.columns.items():
        is_of_work = column.meaning in _OF_WORK or (column.meaning == KEPT and number < work)
        if column.path:
            kinds[number] = "langkah_aksi" if is_of_work else column.meaning
    grid = proposal.table.grid.within_kinds(kinds, proposal.table.bottom)
    proposal.table = replace(proposal.table, grid=grid)


def _by_heading(number: int, path: tuple[str, ...], tahun: int | None) -> Column:
    """Say what headings mean by the list: the lowest, all together, then the group's."""
    column = Column(number, path, period=read_period(path) if path else None)
    words = [split_version(heading_words(text))[0] for text in path]
    own = words[-1] if words else ""
    bare = _IN_BRACKETS.sub("", path[-1]) if path else ""
    parts = [bare, *bare.split("/")[::-1]]
    for said in (own, " ".join(words), *map(heading_words, parts), *words[:-1]):
        column.meaning, column.doubt = find_meaning(said)
        if column.meaning or own in NOT_OF_GROUP:
            column.by_group = said in words[:-1]
            break
    rest, period = split_period(own)
    found = find_meaning(rest)[0] if period and not column.meaning else ""
    if found in (*REPORTS, "tautan"):
        column.meaning, column.period = found, period
    rest, until = split_until(own)
    if until and not column.meaning and find_meaning(rest)[0] in REPORTS:
        column.meaning = find_meaning(rest)[0]  # STATUS S.D. 31 MARET
    column.listed = bool(column.meaning)
    _settle_heading(column, words, tahun)
    return column


def _settle_heading(column: Column, words: list[str], tahun: int | None) -> None:
    """Say what a heading means by its other words: detail, person, report, another year."""
    own = words[-1] if words else ""
    if own in DETAIL_HEADINGS and (not column.meaning or column.by_group):
        column.meaning, column.doubt = "langkah_aksi", _DETAIL
    tokens = {*" ".join(words).split()}
    column.report = _tells_of_done(column, words)
    if not column.meaning and tokens & PERSON_WORDS and not tokens & NOT_WORK:
        column.meaning, column.doubt = "pic", _DETAIL
    # Above months, REALISASI BULAN is no column of days.
    is_days_of_group = column.by_group and column.period and column.meaning == "tanggal_selesai"
    if column.report and (column.meaning not in LAPORAN or is_days_of_group):
        column.meaning = "realisasi"
    _begin_with_year(column)
    is_month = column.period and not column.report
    if names_other_year(column.heading, tahun) and not is_month:
        column.meaning, column.period, column.report = KEPT, None, False


def _begin_with_year(column: Column) -> None:
    """Let what is reported until a month be of all before it: CAPAIAN S.D. 30 JUNI."""
    column.is_until = column.report and bool(column.period) and says_until(column.heading)
    if column.period and column.is_until:
        column.period = column.period._replace(first=1)


def _tells_of_done(column: Column, words: list[str]) -> bool:
    """Return whether headings say that their column reports what was done."""
    if words and words[-1].startswith(_NOT_YET):
        return False
    if column.period and column.meaning == "status":
        return True
    if {*" ".join(words).split()} & {"realisasi", "real", "terlaksana"}:
        return True
    groups = {each.partition(" ")[0] for each in (words if column.period else words[:-1])}
    if groups & {*LAPORAN_GROUPS}:
        return True
    is_planned = words[:1] and words[0] in RENCANA_WORDS and not column.period
    return bool(words) and words[-1] in REALISASI_WORDS and not is_planned


def _pair_ends(proposal: Proposal) -> None:
    """Let neighbours that say MULAI and SELESAI be one time; begun below REALISASI is not done."""
    columns = [each for each in proposal.columns.values() if each.path]
    for first, last in pairwise(columns):
        if not _are_ends([first, last]) or first.report != last.report:
            continue
        if first.report:
            first.meaning, first.report = KEPT, False
        else:
            first.meaning = last.meaning = "target_waktu"


def _pair_statuses(proposal: Proposal) -> None:
    """Let a mark say what its neighbours' headings do: SUDAH | BELUM, SELESAI | PROSES | BELUM."""
    said = {number: _names_status(column) for number, column in proposal.columns.items()}
    named = [column for number, column in proposal.columns.items() if said[number]]
    for run in split_runs(named, _are_beside):
        if {"selesai", "belum"} <= {said[column.number] for column in run}:
            for column in run:
                column.meaning, column.report = "realisasi", True
                column.says = said[column.number]


def _names_status(column: Column) -> str:
    """Return the status that the lowest heading is: of the work, not of its documents."""
    of_documents = column.words & IMPLYING_WORDS["bukti_dukung"]
    own = column.own
    if of_documents or own in _ANY_ANSWER or column.meaning == "target_waktu":
        return ""
    first, _, rest = own.partition(" ")
    own = rest if rest and first in _NOT_YET else own
    status = read_status(own) or read_meant(own)[0] or ""
    return "belum" if status and first in _NOT_YET else status


def _are_beside(run: list[Column], column: Column) -> bool:
    """True if a column is the next one under the same group."""
    last = run[-1]
    return last.number + 1 == column.number and last.path[:-1] == column.path[:-1]


def _take_answers(proposal: Proposal, chosen: Mapping[str, str]) -> None:
    """Give the columns a person answered for their meanings; who else has one loses it.

    An answer about cells of another kind is no answer about these: it is asked anew.
    """
    keys = {column.number: column.key for column in proposal.columns.values()}
    headed = {column.number for column in proposal.columns.values() if column.path}
    said: set[str] = set()
    for number, answer in chosen_columns(keys, headed, chosen).items():
        column = proposal.columns[number]
        meaning, kind = split_meaning(answer)
        found = kind_of_cells(proposal, column) if kind else ""
        if found not in ("", kind) and meaning not in (KEPT, IGNORED):
            proposal.doubt("columns.other_cells", column, meaning)
            continue
        if meaning == JANUARY:
            _take_months(proposal, number)
            said |= {"bulan", "target_waktu"}
            continue
        column.meaning, column.answered = meaning, True
        column.report = meaning in REPORTS
        period = column.period or split_period(column.own)[1]
        column.period = period if meaning in ("bulan", "tautan", *REPORTS) else None
        _begin_with_year(column)
        said.add(meaning)
    said -= {KEPT, IGNORED, *REPORTS, "bulan"}
    said |= {"bulan"} if "target_waktu" in said else set()
    for column in proposal.columns.values():
        if column.meaning in said and not column.answered:
            column.meaning, column.period = KEPT, None


def ask_about_lost(
    proposals: Sequence[Proposal], chosen: Mapping[str, str], read: Iterable[str]
) -> Iterator[Remark]:
    """Ask about each meaning that people gave a heading and that no column of a plan has now.

    read: meanings that something else than its columns says.
    """
    found = {*read, KEPT, IGNORED}
    for proposal in proposals:
        found |= {column.meaning for column in proposal.columns.values()} | proposal.denied
        found |= {"target_waktu"} if proposal.months else set()
        other = [doubt for doubt in proposal.doubts if doubt.code == "columns.other_cells"]
        asked = {doubt.values["meaning"] for doubt in other}
        found |= {meaning for meaning, name in COLUMN_NAMES.items() if name in asked}
    table = proposals[0].table
    for key, answer in chosen.items():
        meaning = split_meaning(answer)[0].replace(JANUARY, "target_waktu")
        if meaning in COLUMN_NAMES and meaning not in found:
            found.add(meaning)
            values = {"heading": heading_of_key(key).upper(), "meaning": COLUMN_NAMES[meaning]}
            yield Remark("columns.lost", table.grid.name, table.bottom, values=values)


def _take_months(proposal: Proposal, first: int) -> None:
    """Let twelve columns be the months, the first of them January."""
    for month in range(1, 13):
        if column := proposal.columns.get(first + month - 1):
            column.meaning, column.answered, column.report = "bulan", True, False
            column.period = Period(month, month)


def _spread_works(proposal: Proposal) -> None:
    """Let works that stand under each triwulan be due in it, whatever else says a time."""
    own = [each for each in proposal.all_of("langkah_aksi") if not each.by_group]
    texts = [text for each in own for text in proposal.table.texts(each.number)]
    periods = {each.number: each.period for each in own if each.period}
    is_each = len(own) > 1 and len({*periods.values()}) == len(own)
    if not is_each or not _are_mostly(texts, WORK.match):
        return
    proposal.works = periods
    for column in proposal.columns.values():
        is_work = column.number in periods
        if is_work or column.meaning == "target_waktu" or (column.period and not column.report):
            column.meaning, column.period = column.meaning if is_work else KEPT, None


def _drop_other_years(proposal: Proposal, tahun: int | None) -> list[Column]:
    """Return the plan's columns of periods; of the same months of two years only the plan's."""
    timed = [each for each in proposal.columns.values() if each.period and not each.answered]
    plan = [column for column in timed if not (column.report or _is_beside_plan(column))]
    parts = [(each.period.first, each.period.last) for each in plan if each.period]
    if not tahun or len({*parts}) == len(parts):
        return plan
    for column in plan:
        if column.period and column.period.year not in (0, tahun):
            column.meaning, column.period = KEPT, None
    return [column for column in plan if column.period]


def _is_beside_plan(column: Column) -> bool:
    """True for a link, an obstacle or a remark under TW I, which plans nothing there."""
    return column.meaning in LAPORAN or column.own.partition(" ")[0] in _BESIDE


def _settle_periods(proposal: Proposal, tahun: int | None) -> None:
    """Part the columns of periods into the plan's and those that report the same periods.

    Of the same months of two years those of the plan's year are its own.
    """
    plan = _drop_other_years(proposal, tahun)
    for twins in group_by(plan, lambda each: each.period).values():
        named = [each for each in twins if each.own in RENCANA_WORDS]
        for column in twins:
            column.meaning = "bulan" if column in (named or twins) else KEPT
    finest = min((column.period.length for column in plan if column.period), default=0)
    kept = [each for each in proposal.all_of("bulan") if each.period]
    for column in kept:
        if column.period and column.period.length > finest and not column.answered:
            column.meaning = KEPT  # it sums up finer ones
    if len(kept) == 1 and not kept[0].answered:
        kept[0].meaning = "target_waktu"  # BULAN over words, not over marks


def _share_period(proposal: Proposal) -> None:
    """Let CAPAIAN beside REALISASI TW I be of that quarter, where no other is reported."""
    reports = [each for each in proposal.all_of(*REPORTS) if each.meaning != "tanggal_selesai"]
    if len({each.period for each in reports if each.period}) == 1:
        for before, column in pairwise(reports):
            if before.number + 1 == column.number and before.period and not column.period:
                column.period = before.period


def _test_cells(proposal: Proposal) -> None:
    """Give columns without a needed meaning one by their cells."""
    tests = {
        "langkah_aksi": WORK.match,
        "area": names_area,
        "target_waktu": _is_time,
        "bukti_dukung": _names_document,
    }
    _doubt_area(proposal)
    titled = any(map(names_area, proposal.table.titles))
    if titled or _rows_name_areas(proposal.table) or "area" in proposal.denied:
        del tests["area"]
    for meaning, test in tests.items():
        # A column empty in every row wins nothing that another one holds.
        found = proposal.all_of(meaning)
        held = any(each.answered or proposal.table.texts(each.number) for each in found)
        if held or (meaning == "target_waktu" and (proposal.months or proposal.works)):
            continue
        if meaning not in proposal.denied:
            _find_by_cells(proposal, meaning, test)


def _take_by_cells(proposal: Proposal, column: Column, meaning: str, *, may_be: bool) -> None:
    """Give a column a meaning; asked, unless its heading tells of it, or often heads such cells."""
    own = column.own
    is_said = own in DETAIL_HEADINGS or bool({*own.split()} & _TELLING[meaning])
    is_pic = column.meaning == "pic" and not any(word in own for word in _OF_AREAS)
    if is_pic or not (may_be or is_said or meaning == "area"):
        had = {"own": COLUMN_NAMES[column.meaning]} if column.meaning != KEPT else {}
        proposal.doubt("columns.by_cells", column, meaning, **had)
    column.meaning = meaning


def _doubt_area(proposal: Proposal) -> None:
    """Take AREA for a component where its cells name none and others, or rows, do."""
    column = proposal.columns.get(proposal.find("area"))
    if not column or column.answered or share(proposal, column, _names_or_numbers_area) > MOST:
        return
    others = [each for each in proposal.columns.values() if each is not column]
    in_column = any(share(proposal, each, names_area) > MOST for each in others)
    if in_column or _rows_name_areas(proposal.table):
        column.meaning = "komponen"


def _find_by_cells(proposal: Proposal, meaning: str, test: Callable[[str], object]) -> None:
    """Give a meaning to the column most of whose cells have it and whose heading allows it."""
    shares = {each.number: share(proposal, each, test) for each in proposal.columns.values()}
    for column in sorted(proposal.columns.values(), key=lambda each: -shares[each.number]):
        may_be = column.meaning in _MAY_BE[meaning]
        is_free = may_be or column.meaning == KEPT or column.by_group
        if column.own.partition(" ")[0] in OWN_WORDS or column.answered or column.report:
            continue
        if is_free and shares[column.number] > MOST:
            _take_by_cells(proposal, column, meaning, may_be=may_be)
            return


def _rows_name_areas(table: Table) -> bool:
    """True if two rows of few cells name usual areas."""
    few = [table.grid.row_texts(row) for row in table.rows if len(table.grid.by_row[row]) < 3]
    return sum(any(map(names_area, texts)) for texts in few) > 1


def _fineness(proposal: Proposal, column: Column, meaning: str) -> int:
    """Return how few words a column says: of works most; others only need some."""
    table = proposal.table
    full = (table.grid.text_at(row, column.number) for row in table.rows if _is_full(proposal, row))
    words = {text for text in full if has_words(text) and not lone_mark(text)}
    return -len(words) if meaning == "langkah_aksi" else not words


def _is_full(proposal: Proposal, row: int) -> bool:
    """True if more than a heading stands in a row; merges from above count."""
    seen = (proposal.table.grid.content_at(row, column) for column in proposal.columns)
    return sum(map(bool, seen)) > _LONE


def _keep_one(proposal: Proposal, meaning: str) -> None:
    """Keep the column of a meaning: the finest of several works, else the first that says it."""
    found = proposal.all_of(meaning)
    if meaning in ("status", "tanggal_selesai", "tautan"):
        found = [column for column in found if not column.period]
    is_spread = meaning == "langkah_aksi" and proposal.works
    if is_spread or (meaning == "target_waktu" and _are_ends(found)):
        return
    kept = [column for column in found if column.answered]
    is_one = meaning in JOINED and (kept or _are_series(found))
    if not kept:
        kept = _in_order(proposal, found, meaning)
        if not is_one:
            _doubt_two(proposal, kept, meaning)
    # A person may say that several are one, or BUKTI 1 | BUKTI 2: their cells are read together.
    kept = kept if is_one else kept[:1]
    for column in found:
        if column not in kept:
            column.meaning = "komponen" if meaning == "langkah_aksi" else KEPT


def _rank(proposal: Proposal, column: Column, meaning: str) -> tuple[float, ...]:
    """Rank a column: what its heading says itself comes before its group's, then the finer one."""
    acts = meaning == "langkah_aksi" and share(proposal, column, WORK.match) > MOST
    return column.by_group, _fineness(proposal, column, meaning), not acts, column.doubt


def _in_order(proposal: Proposal, found: list[Column], meaning: str) -> list[Column]:
    """Return the columns of a meaning, the likeliest first; hidden ones only where all are."""
    if len(found) < _TWO:
        return found
    visible = [each for each in found if each.number not in proposal.table.grid.hidden_columns]
    return sorted(visible or found, key=lambda each: _rank(proposal, each, meaning))


def _doubt_two(proposal: Proposal, kept: list[Column], meaning: str) -> None:
    """Ask where two columns fit a meaning that a plan needs."""
    if meaning not in (*REQUIRED, "pic") or len(kept) < 2:
        return
    first, second = kept[:2]
    is_implied = second.doubt >= _DETAIL > first.doubt
    same = _rank(proposal, first, meaning)[:2] == _rank(proposal, second, meaning)[:2]
    if same and not is_implied:
        values = {"taken": column_letter(first.number), "taken_heading": first.key}
        proposal.doubt("columns.two_of_one_meaning", second, meaning, **values)


def _are_ends(found: list[Column]) -> bool:
    """True for MULAI and SELESAI, which are one time."""
    if len(found) != 2:
        return False
    first, last = (column.words for column in found)
    return bool(first & START_WORDS and last & END_WORDS)


def _drop_repeated_kode(proposal: Proposal) -> None:
    """Keep a KODE column whose cells mostly repeat, such as an area's code, only as it is."""
    column = proposal.columns.get(proposal.find("kode"))
    if column and not column.answered:
        texts = proposal.table.texts(column.number)
        if len(texts) > _LONE and len({*texts}) < MOST * len(texts):
            column.meaning = KEPT


def _are_series(found: list[Column]) -> bool:
    """True for BUKTI 1 | BUKTI 2 | BUKTI 3: the same words with other numbers, of no periods."""
    own = [column.own for column in found if column.path and not column.period]
    words = {PATTERNS["ordinal"].sub("", text) for text in own}
    is_numbered = all(map(PATTERNS["ordinal"].search, own))
    return 1 < len(found) == len({*own}) and len(words) == 1 and is_numbered


def _keep_number(proposal: Proposal) -> None:
    """Let the work's number be the nearest to its left; a column without a heading may be it."""
    work = proposal.find("langkah_aksi")
    for column in proposal.columns.values():
        if not column.path and column.number < work and share(proposal, column, row_number) > MOST:
            column.meaning = "no"
    numbers = [each for each in proposal.all_of("no") if each.number < work or not work]
    for column in proposal.all_of("no"):
        if column not in numbers[-1:] and not column.answered:
            column.meaning = KEPT


def _list_doubts(proposal: Proposal) -> None:
    """Add unread columns whose headings say STATUS, or whose cells that work was done."""
    if proposal.all_of(*REPORTS):
        return
    for column in proposal.columns.values():
        words = column.words
        is_apart = words & {*IMPLYING_WORDS["bukti_dukung"], *_NOT_YET} and not words & OF_REMARKS
        may_tell = not column.listed or column.meaning in ("tindak_lanjut", "target_capaian")
        is_open = column.meaning == KEPT and may_tell and not column.answered
        if not is_open or column.number < proposal.find("langkah_aksi") or words & START_WORDS:
            continue
        if words & OWN_WORDS or is_apart:
            continue
        texts = proposal.table.texts(column.number)
        test = partial(_is_done, figures=bool(words & OF_REMARKS))
        is_told = words & {*_BESIDE} and any(map(says_done, texts))
        if is_told or ("status" in words and texts) or _are_mostly(texts, test):
            proposal.doubt("columns.perhaps_status", column, "status")
