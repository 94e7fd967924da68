"""Codes under PIC, BUKTI DUKUNG and TARGET WAKTU that a legend explains (B, C | B = Kasubbag TU),
and documents listed elsewhere by the numbers of their works (1.a | SK Tim): `write_out_codes`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, dropwhile, filterfalse
from typing import Any

from monev.core.grouping import group_by
from monev.reading.columns.header import Header
from monev.reading.columns.time_columns import is_time
from monev.reading.rows.legends import list_beside
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.marks import PATTERNS
from monev.reading.vocabulary.structure import TITLE_OF_PERSON, explain_codes

_LEGEND_CELLS = 3
_IS_NAME = {
    "pic": TITLE_OF_PERSON.match,
    "bukti_dukung": starts_like_document,
    "target_waktu": is_time,
}


def write_out_codes(header: Header) -> Header:
    """The table with what codes stand for that a legend explains, in columns of nothing else each
    of them, and with the documents that a list by the numbers of its rows names. A legend stands on
    another sheet, above or below the rows, or right of them: there its cells are taken out of
    them."""
    works = _list_told_works(header)
    for meaning in _IS_NAME:
        cells = header.cells_below(header.columns.get(meaning, 0))
        header = _write_out_column(
            header, meaning, {row: text for row, text in cells.items() if row in works}
        )
    return _take_listed_documents(header)


def _write_out_column(header: Header, meaning: str, texts: Mapping[int, str]) -> Header:
    column, is_name = header.columns.get(meaning, 0), _IS_NAME[meaning]
    codes = {part for text in texts.values() for part in _split_codes(text)[::2]}
    if meaning == "target_waktu":
        codes = {*filterfalse(is_time, codes)}  # Jan beside T; B03
    if not any(map(PATTERNS["code"].fullmatch, codes)):
        return header  # as most plans, and looking for legends takes longer than telling that
    beside = _find_entries_beside(header, codes, is_name)
    lines = [
        *(header.grid.join_row(*entry) for entry in beside.items()),
        *_list_outside(header, texts, column),
    ]
    if not (names := _explain_all(codes, lines, is_name) or _explain_some(codes, lines, is_name)):
        return header
    told = "; ".join(f"{code} = {name}" for code, name in sorted(names.items()))
    parts_of = {row: _split_codes(text, names) for row, text in texts.items()}
    said = {
        row: "".join(names.get(part, part) for part in parts) for row, parts in parts_of.items()
    }
    header = _with_written_out(header, column, "rows.codes", said, names=told)
    return header.without({(row, k) for row, columns in beside.items() for k in columns})


def _split_codes(text: str, names: Mapping[str, str] | None = None) -> list[str]:
    """The codes a cell holds, and between them what parts them; E.03 s.d. E.05 as each of them, of
    which all must have one of these names."""

    def list_codes(found: re.Match[str]) -> str:
        codes = [
            f"{found[1]}{number:0{len(found[2])}}"
            for number in range(int(found[2]), int(found[3]) + 1)
        ]
        return ", ".join(codes) if names is None or names.keys() >= {*codes} else found[0]

    return PATTERNS["between_codes"].split(PATTERNS["codes_in_a_row"].sub(list_codes, text).strip())


def _explain_all(
    codes: set[str], lines: Sequence[str], is_name: Callable[[str], object]
) -> dict[str, str]:
    """Code → its name, {} unless each has one; two words are a code only where they are short for
    theirs."""
    names = explain_codes(codes, lines) if all(map(PATTERNS["code"].fullmatch, codes)) else {}
    are_short = all(" " not in code or _is_short_for(code, name) for code, name in names.items())
    return (
        names if codes == names.keys() and any(map(is_name, names.values())) and are_short else {}
    )


def _explain_some(
    codes: set[str], lines: Sequence[str], is_name: Callable[[str], object]
) -> dict[str, str]:
    """Short code → its name, of several that stand among other words and are all such as belong
    there."""
    names = explain_codes({code for code in codes if PATTERNS["short_code"].fullmatch(code)}, lines)
    return names if len(names) > 1 and all(map(is_name, names.values())) else {}


def _is_short_for(code: str, name: str) -> bool:
    """Whether the letters of a code stand in a name in their order: Bag. Um of Bagian Umum; Kasi
    Pem is no Anggota."""
    letters = iter(name.lower())
    return all(letter in letters for letter in code.lower() if letter.isalnum())


def _find_entries_beside(
    header: Header, codes: set[str], is_name: Callable[[str], object]
) -> dict[int, list[int]]:
    """Row → the columns right of the table that hold one of these codes and its name."""
    texts, beside = header.grid.texts, list_beside(header)
    return {
        row: k
        for row, k in beside.items()
        if texts[row, k[0]] in codes and is_name(texts[row, k[-1]])
    }


def _list_told_works(header: Header) -> set[int]:
    """The rows with a LANGKAH AKSI, but headings said again and the columns' numbers, and but those
    below the last of which two more things are said, where a signature may be."""
    langkah = header.columns["langkah_aksi"]
    works = {row: header.grid.content_at(row, langkah) for row in header.rows_below}
    named = [
        row for row, work in works.items() if work and not PATTERNS["column_number"].fullmatch(work)
    ]
    from_below = reversed([row for row in named if not header.repeats_heading(row)])
    columns = [*(header.columns.get(meaning, 0) for meaning in _IS_NAME), *header.months]
    return {
        *dropwhile(
            lambda row: sum(bool(header.grid.content_at(row, k)) for k in columns) <= 1, from_below
        )
    }


def _list_outside(header: Header, works: Iterable[int], column: int) -> list[str]:
    """What may be a legend: lines of other sheets, and narrow rows above the headings or below the
    last work; none that is numbered work without a time, with something in this column."""
    grid, last, numbers = (
        header.grid,
        max(works, default=header.end),
        header.cells_below(header.columns.get("no", 0)),
    )
    undated = {row for row in header.cells_below(column) if numbers.get(row, "").isdecimal()}
    own = [
        row
        for row in grid.by_row
        if not header.start <= row <= last and len(grid.by_row[row]) <= _LEGEND_CELLS
    ]
    return [
        *grid.legends,
        *(grid.join_row(row, grid.by_row[row]) for row in own if row not in undated),
    ]


def _take_listed_documents(header: Header) -> Header:
    """The table with the documents that lines outside it list by the numbers of its works (1.a | SK
    Tim), where no evidence stands beside any of them, or all of it leads elsewhere: Lihat lembar
    Bukti."""
    columns = [header.columns.get(meaning, 0) for meaning in ("bukti_dukung", "no", "target_waktu")]
    evidence, cells, timed = map(header.cells_below, columns)
    if not all(map(PATTERNS["leads_on"].match, evidence.values())):
        return header
    numbers = {row: text.strip(" .") for row, text in cells.items() if row in timed}
    numbers = {
        row: number for row, number in numbers.items() if "." in number
    }  # 1, 2 may begin anew in each area
    lines = [
        (*line.split("\t"), "")
        for line in _list_outside(header, numbers, header.columns["bukti_dukung"])
    ]
    listed = group_by(lines, lambda line: line[0].strip(" ."))
    found = {
        row: [line[1].strip() for line in listed[number]]
        for row, number in numbers.items()
        if number in listed
    }
    every = [*chain(*found.values())]
    is_list = 2 * sum(map(bool, map(starts_like_document, every))) > len(every)
    if not is_list or len({*numbers.values()}) < len(numbers):
        return header
    said = {row: "\n".join(names) for row, names in found.items()}
    return _with_written_out(
        header, header.columns["bukti_dukung"], "rows.documents_listed", said, count=len(said)
    )


def _with_written_out(
    header: Header, column: int, code: str, said: Mapping[int, str], **values: Any
) -> Header:
    """The table with these words in a column, which is told."""
    grid = header.grid.with_texts(
        header.grid.texts | {(row, column): text for row, text in said.items()}
    )
    values["heading"] = header.column_display_name(column)
    return header.asking(header.remark(code, column, values), grid=grid)
