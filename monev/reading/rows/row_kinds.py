"""What each row below the headings is: a heading, a numbered row, a continuation, a note, nothing
(docs/reading.md). Looks only at the row's own cells and their place. What a row inherits is
decided in `filling`, which area a heading opens in `placement`. What a printed page says again
below the headings is no row of the plan and left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monev.reading.columns.header import Header, find_area_title, says_due_above
from monev.reading.files.grid import Cell
from monev.reading.rows import CONTINUATION, HEADING, LANGKAH, MARK, NO_MARK, NOTE, Row, Shape
from monev.reading.rows.areas import (
    is_area_or_half,
    is_area_title,
    labels_area,
    looks_like_area,
    may_name_area,
)
from monev.reading.rows.notes import find_printed_rows, is_sum_row, mark_notes
from monev.reading.vocabulary.structure import (
    PATTERNS,
    Mark,
    area_mark,
    is_usual_area,
    level_mark,
    lone_mark,
    name_person,
    row_number,
    split_area_word,
    split_mark,
    whole_area,
)

# Columns that may stand beside a heading's words without making the row a langkah.
_BESIDE_TITLE = frozenset(
    {"no", "kode", "area", "sub_area", "pic", "status", "realisasi", "tautan", "kendala"}
)
_SIDE_COLUMNS = _BESIDE_TITLE | {"komponen"}
_CORE_WORK = frozenset({"langkah_aksi", "bukti_dukung", "target_waktu"})
_SUMMED_UP = frozenset({"target_waktu", "frekuensi", "target_capaian"})
_HEADING_WIDTH = 3


def classify_rows(header: Header) -> list[Row]:
    """The rows below the headings that say something, in order; repeated headings and column
    numbers are left out."""
    rows = _find_lone_headings(header, _merge_marks(header, _classify_each(header)))
    return mark_notes(header, _decide_numbered_headings(header, rows))


def _classify_each(header: Header) -> Iterator[Row]:
    """Each row by itself."""
    row_above, no_column = header.end, header.columns.get("no")
    printed = find_printed_rows(header)
    is_small = no_column is None and _are_works_in_small_letters(header)
    for number in header.rows_below:
        if number in printed:
            continue
        is_numbered = no_column is not None and (number, no_column) in header.grid.texts
        first = header.grid.by_row[number][0]
        if is_sum_row(header, number, first):
            row = Row(number, NOTE, cell=(number, first))
        elif no_column is None:
            row = _classify_without_no_column(header, number, is_small=is_small)
        else:
            row = (
                _classify_numbered(header, number)
                if is_numbered
                else _classify_unnumbered(header, number)
            )
        yield replace(row, after_empty=True) if number > row_above + 1 else row
        row_above = number


def _are_works_in_small_letters(header: Header) -> bool:
    """Whether a table begins its works in small letters, the first one, which goes on with none,
    and most."""
    column = _opening_column(header)
    texts = [text for number in header.rows_below if (text := header.grid.own_text(number, column))]
    small = [text for text in texts if text[0].islower()]
    return texts[:1] == small[:1] and 2 * len(small) > len(texts)


def _classify_numbered(header: Header, number: int) -> Row:
    """A row that has something in NO: a mark, a heading, or a langkah."""
    no_column = header.columns["no"]
    others, no_text = _list_beside_no(header, number), header.grid.texts[number, no_column]
    if no_text.strip(" .") == "0":
        return Row(number, NOTE, cell=(number, no_column))  # the whole of a WBS
    no, (mark, says_area) = row_number(no_text), _mark_in_no(no_text)
    if others and labels_area(no_text):
        return _heading_beside_label(header, number, others)
    if mark and not others:
        return Row(
            number, MARK, no=no or "", mark=mark, says_area=says_area, cell=(number, no_column)
        )
    if heading_column := _find_heading_cell(
        header, number, others, is_code=not mark and no is None
    ):
        return _heading_in_one_cell(header, number, heading_column)
    if mark and (
        heading := _heading_beside_mark(header, number, mark, others, says_area=says_area)
    ):
        return heading
    if no is None and not header.meanings_in(others) & {"langkah_aksi", "bukti_dukung"}:
        return _heading_in_one_cell(header, number, no_column)
    return Row(number, LANGKAH, no=no or no_text, cell=(number, no_column))


def _heading_beside_label(header: Header, number: int, others: list[int]) -> Row:
    """The area whose name stands beside AREA in NO, with its own mark: AREA | : VI. PELAYANAN
    PUBLIK."""
    cell = (number, others[0])
    mark, title, _ = split_mark(header.grid.texts[cell].lstrip(": "))
    return Row(
        number,
        HEADING,
        "",
        mark or NO_MARK,
        title,
        _shape(header, "two cells", title, cell),
        True,
        cell,
    )


def _list_beside_no(header: Header, number: int) -> list[int]:
    """The filled columns of a row but NO; without those of dashes or a colon, where others are
    filled."""
    filled = [k for k in header.grid.by_row[number] if k != header.columns["no"]]
    return [k for k in filled if header.grid.texts[number, k].strip("-–—: ")] or filled


def _mark_in_no(text: str) -> tuple[Mark | None, bool]:
    """The mark of a heading that NO may hold, and whether it says AREA."""
    area, text = area_mark(text), PATTERNS["of_part"].sub("", text)
    return area or lone_mark(text) or level_mark(text) or lone_mark(split_area_word(text)[2]), bool(
        area
    )


def _heading_beside_mark(
    header: Header, number: int, mark: Mark, others: list[int], *, says_area: bool
) -> Row | None:
    """The heading whose mark stands in NO, with its title in one of the other columns; None where
    it is none."""
    if _counts_work(header, number, mark):
        return None
    right = (
        k
        for k in others
        if k > header.columns["no"] and not header.meanings_in([k]) & _BESIDE_TITLE
    )
    column = next(right, others[0])
    # Only what has a meaning or stands under the calendar is asked for below.
    known = {*header.columns.values(), *header.months}
    beside = [
        k
        for k in others
        if k != column and k in known and not _is_of_area(header.grid.texts[number, k])
    ]
    is_area = is_area_title(header.grid.texts[number, column], mark, says_area=says_area)
    if is_area:
        heading = _heading_in_two_cells(header, number, mark, column)
        return replace(heading, kind=HEADING, no="", may_be_heading=False, says_area=says_area)
    is_near = _is_near_no(header, column) or _is_wide_heading(header, number, column)
    is_heading = is_near and _stands_over_work(header, number, column, beside)
    return _heading_in_two_cells(header, number, mark, column) if is_heading else None


def _counts_work(header: Header, number: int, mark: Mark) -> bool:
    """Whether a row of the name of an area is work: it shares the time or evidence of the work
    above, or its number goes on from that of other work, and the next from it."""
    texts, no = header.grid.texts, header.columns["no"]
    name_area = (
        any(is_usual_area(texts[b, k]) for k in header.grid.by_row.get(b, ()))
        for b in (number, number - 1)
    )
    if not next(name_area):
        return False  # as most rows: nothing else is asked of them
    before, after = (lone_mark(texts.get((row, no), "")) for row in (number - 1, number + 1))
    goes_on = (
        before and after and mark.follows(before) and after.follows(mark) and not next(name_area)
    )
    return bool(goes_on or says_due_above(header, number))


def _is_of_area(text: str) -> bool:
    """Whether what stands beside a heading counts its work, 3 kegiatan, or says who does it,
    Koordinator: Ani."""
    return bool(PATTERNS["counted_work"].fullmatch(text) or name_person(text))


def _stands_over_work(header: Header, number: int, column: int, beside: list[int]) -> bool:
    """Whether what stands beside a title in this column says nothing that work does, or sums up the
    work below it: a usual area how much that is; where its number goes on there, its time (1 |
    Persiapan | Jan–Des over 1.1, 1.2), and of a usual area what it proves. What is due is work."""
    said = header.meanings_in(beside) - _SIDE_COLUMNS
    no, below = (
        header.grid.texts.get((row, header.columns["no"]), "") for row in (number, number + 1)
    )
    if below.startswith(f"{no.strip(' .')}.") or below.strip(" .)") == "a":
        is_other, of_usual = said <= _SUMMED_UP, _SUMMED_UP | _CORE_WORK
    else:
        is_other, of_usual = (
            not said and header.months.keys().isdisjoint(beside),
            frozenset({"target_capaian"}),
        )
    return is_other or (said <= of_usual and is_usual_area(header.grid.texts[number, column]))


def _classify_without_no_column(header: Header, number: int, *, is_small: bool) -> Row:
    """A row of a table without NO: a heading, a new langkah where it brings a KOMPONEN (else any
    LANGKAH), or more: what goes on in small letters, unless works begin so (`is_small`)."""
    grid, columns = header.grid, header.grid.by_row[number]
    first = columns[0]
    if _is_wide_heading(header, number, first) or (
        len(columns) == 1 and _is_plain_heading(header, number, first)
    ):
        return _heading_in_one_cell(header, number, first)
    if title := find_area_title(header, number):
        return _heading_in_one_cell(header, number, title)
    mark = lone_mark(grid.texts[number, first])
    if len(columns) == 2 and mark:
        return _heading_in_two_cells(header, number, mark, columns[1])
    opening = grid.own_text(number, _opening_column(header))
    begins = opening and (is_small or not opening[0].islower())
    return Row(number, LANGKAH if begins else CONTINUATION, cell=(number, first))


def _opening_column(header: Header) -> int:
    """The column in which a langkah of a table without NO begins."""
    return header.columns.get("komponen") or header.columns["langkah_aksi"]


def _classify_unnumbered(header: Header, number: int) -> Row:
    """A row whose NO cell holds nothing of its own: a heading elsewhere, else a continuation."""
    grid, no_column = header.grid, header.columns["no"]
    others = [k for k in grid.by_row[number] if k != header.columns.get("kode")] or grid.by_row[
        number
    ]
    below_merge = grid.is_covered_from_above(number, no_column) and grid.content_at(
        number, no_column
    )
    first = others[0]
    is_alone = len(others) == 1 and not below_merge
    is_work = is_alone and first == header.columns["langkah_aksi"]
    kind = (
        NOTE if is_work and PATTERNS["group"].fullmatch(grid.texts[number, first]) else CONTINUATION
    )
    is_area = not below_merge and find_area_title(header, number) == first
    if is_area or (is_alone and kind == CONTINUATION and _is_lone_heading(header, number, first)):
        return _heading_in_one_cell(header, number, first)
    return Row(number, kind, cell=(number, first))


def _is_lone_heading(header: Header, number: int, column: int) -> bool:
    """Whether the only cell of a row without a number is a heading and not a piece of work."""
    komponen = header.columns.get("komponen")
    may_head = {komponen, *map(header.columns.get, ("indikator", "langkah_aksi"))}
    is_area = column in may_head and looks_like_area(header, number, column)
    mark = split_mark(header.grid.texts[number, column])[0]
    is_marked = column == komponen and mark is not None and mark.kind != "number"
    return is_area or is_marked or _is_wide_heading(header, number, column)


def _shape(header: Header, cells: str, title: str, cell: Cell) -> Shape:
    return cells, title.isupper(), header.grid.colours.get(cell, "")


def _heading_in_one_cell(header: Header, number: int, column: int) -> Row:
    cell = (number, column)
    mark, title, says_area = split_mark(header.grid.texts[cell])
    return Row(
        number,
        HEADING,
        "",
        mark or NO_MARK,
        title,
        _shape(header, "one cell", title, cell),
        says_area,
        cell,
    )


def _heading_in_two_cells(header: Header, number: int, mark: Mark, column: int) -> Row:
    """Mark and title in two cells. A number with a title alone may as well be a langkah not filled
    in yet."""
    cell = (number, column)
    _, title, is_named = split_mark(header.grid.texts[cell])
    title = (
        title if is_named else whole_area(header.grid.texts[cell].lstrip(": "))
    )  # A | PROGRAM MANAJEMEN PERUBAHAN
    heading = Row(
        number,
        HEADING,
        mark=mark,
        title=title,
        shape=_shape(header, "two cells", title, cell),
        cell=cell,
    )
    if not mark.kind.startswith("number") or _is_wide_heading(header, number, column):
        return heading
    no = row_number(header.grid.texts.get((number, header.first_column), "")) or mark.text
    return replace(heading, kind=LANGKAH, no=no, may_be_heading=True)


def _merge_marks(header: Header, rows: Iterable[Row]) -> list[Row]:
    """A mark in one row and its title in the next become one heading."""
    result: list[Row] = []
    for row in rows:
        if result and result[-1].kind == MARK and _can_be_heading(header, row):
            title = whole_area(header.grid.texts[row.cell])
            shape = _shape(header, "two rows", title, row.cell)
            result[-1] = replace(result[-1], kind=HEADING, title=title, shape=shape, cell=row.cell)
        else:
            result.append(row)
    return result


def _can_be_heading(header: Header, row: Row) -> bool:
    """Whether a row holds nothing but a title without a mark of its own."""
    return len(header.grid.by_row[row.number]) == 1 and row.kind == HEADING and not row.mark.text


def _find_lone_headings(header: Header, rows: list[Row]) -> list[Row]:
    """Lone cells are headings where the numbers below them begin anew and they have a mark (i. Pola
    Pikir), where they carry the letter or number of a lone heading on (7. Inovasi below 6.), or
    where they stand in the column and colour of headings without a mark, or of others over numbers
    that begin anew; of those in capitals or of the name of an area, wherever they stand so; and
    where they look as those between a heading and numbered work, and stand over such. What a
    langkah is merged down to belongs to it."""
    shapes, parts, result = (
        _shapes_of_titles(header, rows),
        _shapes_of_parts(header, rows),
        list(rows),
    )
    for index, row in enumerate(rows):
        if row.kind in (CONTINUATION, LANGKAH) and _stands_alone(header, row):
            heading = _heading_in_one_cell(header, *row.cell)
            below = rows[index + 1 : index + 2]
            carries_on = _carries_on(heading, result[:index], below)
            is_alike = (carries_on or (row.cell[1], heading.shape) in shapes) and not heading.title[
                :1
            ].islower()
            # Right below a heading there is no work yet that its words could go on with.
            opens = index > 0 and (
                result[index - 1].kind == HEADING or result[index - 1].may_be_heading
            )
            opens = opens and not header.meanings_in([row.cell[1]]) & _CORE_WORK
            restarts = opens or carries_on or any(map(_begins_series, below))
            is_part = (row.cell[1], heading.shape) in parts and any(map(_is_numbered, below))
            is_title = is_part or _is_title(heading, is_alike=is_alike, restarts=restarts)
            if is_title or _opens_list(header, heading, rows, index):
                result[index] = replace(heading, after_empty=row.after_empty)
    return result


def _stands_alone(header: Header, row: Row) -> bool:
    """Whether a row holds but one cell, of no BUKTI, and no langkah is merged down to it. A NO
    merged down may be an area's, with titles in it: they stand left of what belongs to a
    langkah."""
    grid, langkah = header.grid, header.columns["langkah_aksi"]
    merged = langkah if row.cell[1] <= langkah else header.columns.get("no", 0)
    is_below = any(grid.is_covered_from_above(row.number, column) for column in (langkah, merged))
    return (
        grid.by_row[row.number] == [row.cell[1]] != [header.columns.get("bukti_dukung")]
        and not is_below
    )


def _shapes_of_titles(header: Header, rows: list[Row]) -> set[tuple[int, Shape]]:
    """Column and look of headings without a mark, and of lone cells alike that stand over numbers
    that begin anew."""
    grid = header.grid
    over_series = (
        row for row, below in pairwise(rows) if row.kind == CONTINUATION and _begins_series(below)
    )
    alone = (row.cell for row in over_series if len(grid.by_row[row.number]) == 1)
    counts = Counter((cell[1], _heading_in_one_cell(header, *cell).shape) for cell in alone)
    bare = (
        row
        for row in rows
        if row.kind == HEADING and not row.mark.text and grid.width_at(*row.cell) == 1
    )
    return {shape for shape, count in counts.items() if count > 1} | {
        (row.cell[1], row.shape) for row in bare
    }


def _shapes_of_parts(header: Header, rows: list[Row]) -> set[tuple[int, Shape]]:
    """Column and look of lone cells without a mark between a heading and numbered work, which name
    a part of the area: Penyusunan Tim Kerja, in the column of the work."""
    pairs = zip(pairwise(rows), rows[2:], strict=False)
    between = (
        row for (above, row), below in pairs if above.kind == HEADING and _is_numbered(below)
    )
    alone = (row.cell for row in between if row.kind == CONTINUATION and _stands_alone(header, row))
    return {(cell[1], _heading_in_one_cell(header, *cell).shape) for cell in alone}


def _is_title(heading: Row, *, is_alike: bool, restarts: bool) -> bool:
    """Whether a lone cell that would make this heading is one: alike to others, and by what the
    numbers below it do."""
    is_marked = restarts and heading.mark.kind not in ("", "number")
    return is_marked or (is_alike and restarts)


def _opens_list(header: Header, heading: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether the row right below a marked title under LANGKAH AKSI is its first work: 2. Monev
    over a. Rapat; not where NO numbers works."""
    below, langkah = rows[min(index + 1, len(rows) - 1)], header.columns["langkah_aksi"]
    if (
        not heading.mark.text
        or heading.cell[1] != langkah
        or len(header.grid.by_row[below.number]) == 1
    ):
        return False
    mark = split_mark(header.grid.own_text(below.number, langkah))[0]
    is_first = mark is not None and mark.order == 1 and mark.kind != heading.mark.kind
    return is_first and not any(map(_is_numbered, rows))


def _carries_on(heading: Row, above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether a lone cell between numbered rows has the mark after that of the last lone heading:
    b. after a."""
    before = (
        row.mark
        for row in reversed(above)
        if row.kind == HEADING and row.cell[1] == heading.cell[1]
    )
    is_next = heading.mark.follows(next(before, NO_MARK))
    return is_next and above[-1].kind == LANGKAH and any(row.kind == LANGKAH for row in below)


def _is_numbered(row: Row) -> bool:
    return row.kind == LANGKAH and row.no != ""


def _begins_series(row: Row) -> bool:
    return row.kind == LANGKAH and row.no.lower() in ("1", "a", "i")


def _decide_numbered_headings(header: Header, rows: list[Row]) -> list[Row]:
    """Rows like `1 | Pengendalian Gratifikasi`, which could be a heading or a langkah. It is a
    heading if it names an area or the row below it starts a new numbering."""
    result = list(rows)
    for index, row in reversed([*enumerate(rows)]):
        below = result[index + 1 : index + 2]
        is_area = is_area_or_half(row.title) and len(header.grid.by_row[row.number]) == len(
            ("NO", "title")
        )
        goes_deeper = any(
            each.kind == LANGKAH and f".{row.no}." in f".{each.no}" for each in below
        )  # 1.1 under 1
        if row.may_be_heading and (is_area or goes_deeper or any(map(_begins_series, below))):
            result[index] = replace(row, kind=HEADING, no="", may_be_heading=False)
    return result


def _is_plain_heading(header: Header, number: int, column: int) -> bool:
    """Whether a lone cell in the first column looks like a heading: marked, in capitals, coloured,
    a usual area."""
    text, is_coloured = (
        header.grid.texts[number, column],
        bool(header.grid.colours.get((number, column))),
    )
    is_title = may_name_area(text) or split_mark(text)[1].isupper()
    return column == header.first_column and (is_title or is_coloured)


def _is_wide_heading(header: Header, number: int, column: int) -> bool:
    """Whether a cell is merged across the table, over LANGKAH AKSI and beyond its own column, as
    headings are."""
    _, left, _, right = header.grid.merges.get((number, column), (0, 0, 0, 0))
    return right - left + 1 >= _HEADING_WIDTH and left <= header.columns["langkah_aksi"] <= right


def _find_heading_cell(header: Header, number: int, others: list[int], *, is_code: bool) -> int:
    """The cell of a numbered row that is a heading whatever stands beside it, 0 for none: NO alone
    or the name of an area in it; where it holds a code, what is merged across or names one beside
    it (A1 | MANAJEMEN), or stands over A1.1."""
    no_column = header.columns["no"]
    is_area = is_code and is_area_or_half(split_mark(header.grid.texts[number, no_column])[1])
    if not others or is_area:
        return no_column
    no, below = (
        header.grid.texts.get((row, no_column), "").strip(" .") for row in (number, number + 1)
    )
    is_title = below.startswith(f"{no}.") or _is_wide_heading(header, number, others[0])
    title = others[0] if len(others) == 1 and is_title else find_area_title(header, number)
    return title if is_code else 0


def _is_near_no(header: Header, column: int) -> bool:
    """Whether a title stands where titles do: KOMPONEN, or the first column right of NO that has a
    heading, but for the areas' and that of the evidence."""
    others = {header.columns.get(meaning) for meaning in ("area", "sub_area", "bukti_dukung")}
    beyond = (k for k in header.headings.keys() - others if k > header.first_column)
    return column in (header.columns.get("komponen"), header.first_column + 1) or column == min(
        beyond, default=0
    )
