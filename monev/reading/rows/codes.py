"""Codes under PIC, BUKTI DUKUNG and TARGET WAKTU that a legend explains (B, C | B = Kasubbag TU),
and documents listed elsewhere by the numbers of their works (1.a | SK Tim): `write_out_codes`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from monev.reading.columns.header import Header
from monev.reading.columns.time_columns import is_time
from monev.reading.rows.legends import list_beside
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.marks import PATTERNS
from monev.reading.vocabulary.structure import TITLE_OF_PERSON, explain_codes

_LEGEND_CELLS, _FEWEST = 3, 2
_IS_NAME: dict[str, Callable[[str], object]] = {
    "pic": TITLE_OF_PERSON.match,
    "bukti_dukung": starts_like_document,
    "target_waktu": is_time,
}


def write_out_codes(header: Header) -> Header:
    """The table with what codes stand for that a legend explains, in columns of nothing else each
    of them, and with the documents that a list by the numbers of its rows names. A legend stands on
    another sheet, above or below the rows, or right of them: there its cells are taken out of
    them."""
    works = _list_works(header)
    for meaning in _IS_NAME:
        header = _write_out_column(header, meaning, works)
    return _take_listed_documents(header)


def _list_works(header: Header) -> set[int]:
    """The rows with a LANGKAH AKSI, but headings said again and the columns' numbers, and but those
    below the last of which two more things are said, where a signature may be."""
    langkah = header.columns["langkah_aksi"]
    columns = [*(header.columns.get(meaning, 0) for meaning in _IS_NAME), *header.months]
    works = set[int]()
    last = 0
    for row in header.rows_below:
        work = header.grid.content_at(row, langkah)
        if not work or PATTERNS["column_number"].fullmatch(work) or header.repeats_heading(row):
            continue
        works.add(row)
        if sum(bool(header.grid.content_at(row, k)) for k in columns) > 1:
            last = row
    return {row for row in works if row <= last}


def _write_out_column(header: Header, meaning: str, works: set[int]) -> Header:
    column = header.columns.get(meaning, 0)
    texts = {row: text for row, text in header.cells_below(column).items() if row in works}
    codes = _list_codes(texts.values(), meaning)
    if not any(map(PATTERNS["code"].fullmatch, codes)):
        return header  # as most plans, and looking for legends takes longer than telling that
    beside = _find_entries_beside(header, codes, meaning)
    lines = [header.grid.join_row(*entry) for entry in beside.items()]
    names = _explain(codes, [*lines, *_list_outside(header, texts, column)], meaning)
    if not names:
        return header
    said = dict[int, str]()
    for row, text in texts.items():
        said[row] = "".join(names.get(part, part) for part in _split_codes(text))
    told = "; ".join(f"{code} = {name}" for code, name in sorted(names.items()))
    header = _with_written_out(header, column, "rows.codes", said, names=told)
    return header.without({(row, k) for row, columns in beside.items() for k in columns})


def _explain(codes: set[str], lines: list[str], meaning: str) -> dict[str, str]:
    """Code → its name, of all that the column holds; or of several among other words, where all of
    them are such as belong there. Two words are a code only where they are short for theirs."""
    names = explain_codes(filter(PATTERNS["code"].fullmatch, codes), lines)
    fit = [bool(_IS_NAME[meaning](name)) for name in names.values()]
    if not any(fit) or (names.keys() != codes and (len(names) < _FEWEST or not all(fit))):
        return {}
    are_short = [" " not in code or _is_short_for(code, name) for code, name in names.items()]
    return names if all(are_short) else {}


def _find_entries_beside(header: Header, codes: set[str], meaning: str) -> dict[int, list[int]]:
    """Row → the columns right of the table that hold one of these codes and its name."""
    texts = header.grid.texts
    found = dict[int, list[int]]()
    for row, columns in list_beside(header).items():
        if texts[row, columns[0]] in codes and _IS_NAME[meaning](texts[row, columns[-1]]):
            found[row] = columns
    return found


def _list_codes(texts: Iterable[str], meaning: str) -> set[str]:
    """What may be codes of a column; not Jan beside T, nor B03."""
    codes = {part for text in texts for part in _split_codes(text)[::2]}
    if meaning != "target_waktu":
        return codes
    return {code for code in codes if not is_time(code)}


def _split_codes(text: str) -> list[str]:
    """The codes a cell holds, and between them what parts them."""
    return PATTERNS["between_codes"].split(text.strip())


def _is_short_for(code: str, name: str) -> bool:
    """True if the letters of a code of two words stand in a name in their order: Bag. Um of Bagian
    Umum; Kasi Pem is no Anggota."""
    letters = iter(name.lower())
    return all(letter in letters for letter in code.lower() if letter.isalnum())


def _list_outside(header: Header, works: Iterable[int], column: int) -> list[str]:
    """What may be a legend: lines of other sheets, and narrow rows above the headings or below the
    last work; none that is numbered work without a time, with something in this column."""
    grid = header.grid
    last = max(works, default=header.end)
    numbers = header.cells_below(header.columns.get("no", 0))
    lines = [*grid.legends]
    for row, columns in grid.by_row.items():
        is_work = (row, column) in grid.texts and numbers.get(row, "").isdecimal()
        if header.start <= row <= last or len(columns) > _LEGEND_CELLS or is_work:
            continue
        lines.append(grid.join_row(row, columns))
    return lines


def _take_listed_documents(header: Header) -> Header:
    """The table with the documents that lines outside it list by the numbers of its works (1.a | SK
    Tim), where no evidence stands beside any of them, or all of it leads elsewhere: Lihat lembar
    Bukti."""
    column = header.columns.get("bukti_dukung", 0)
    if not all(map(PATTERNS["leads_on"].match, header.cells_below(column).values())):
        return header
    timed = header.cells_below(header.columns.get("target_waktu", 0))
    numbers = dict[str, int]()
    for row, text in header.cells_below(header.columns.get("no", 0)).items():
        number = text.strip(" .")
        if row in timed and "." in number:  # 1, 2 may begin anew in each area
            if number in numbers:
                return header
            numbers[number] = row
    said = dict[int, list[str]]()
    for line in _list_outside(header, numbers.values(), column) if numbers else ():
        number, *names = line.split("\t")
        if names and (row := numbers.get(number.strip(" ."))):
            said.setdefault(row, []).append(names[0].strip())
    every = [name for names in said.values() for name in names]
    if 2 * sum(map(bool, map(starts_like_document, every))) <= len(every):
        return header
    texts = {row: "\n".join(names) for row, names in said.items()}
    return _with_written_out(header, column, "rows.documents_listed", texts, count=len(said))


def _with_written_out(
    header: Header, column: int, code: str, said: Mapping[int, str], **values: Any
) -> Header:
    """The table with these words in a column, which is told."""
    texts = {(row, column): text for row, text in said.items()}
    grid = header.grid.with_texts(header.grid.texts | texts)
    values["heading"] = header.column_display_name(column)
    return header.asking(header.remark(code, column, values), grid=grid)
