"""What each row below the headings is: a heading, a numbered row, a continuation, a note, nothing (docs/design.md §2).

Looks only at the row's own cells and their place. What a row inherits is decided in `filling`, which area a heading
opens in `placement`. What a printed page says again below the headings is no row of the plan and left out.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell
from monev.reading.rows import CONTINUATION, HEADING, LANGKAH, MARK, NOTE, Row, Shape
from monev.reading.rows.areas import is_area_or_half, is_area_title, looks_like_area, may_name_area
from monev.reading.rows.printed_rows import find_printed_rows
from monev.reading.vocabulary.headings import IMPLYING_WORDS
from monev.reading.vocabulary.marks import is_legend
from monev.reading.vocabulary.structure import (
    BOTTOM_NOTE,
    FOOTNOTE,
    NOTE_TITLE,
    REKAP,
    ROW_NOTE,
    SIGNATURE,
    SURE_SIGNATURE,
    Mark,
    area_mark,
    is_usual_area,
    level_mark,
    lone_mark,
    may_be_service,
    row_number,
    split_area_word,
    split_mark,
    whole_area,
)

# Columns that may stand beside a heading's words without making the row a langkah.
_SIDE_COLUMNS = frozenset(
    {"no", "kode", "area", "sub_area", "komponen", "pic", "status", "realisasi", "tautan", "kendala"}
)
_CORE_WORK = frozenset({"langkah_aksi", "bukti_dukung", "target_waktu"})
_SIGNATURE_CELLS = 3
_NOTE_CELLS = 2
_AMOUNT = re.compile(r"(?:rp\.?\s*)?[\d.,]+\s*%?", re.IGNORECASE)
_COUNTED = re.compile(rf"{_AMOUNT.pattern}(?:\s+[a-z]+){{0,3}}|[-–]", re.IGNORECASE)
"""What beside JUMLAH is its count: 19, 19 kegiatan, or a dash."""
_COUNTED_WORK = re.compile(
    rf"{_AMOUNT.pattern}(?:\s+(?:{'|'.join(sorted(IMPLYING_WORDS['langkah_aksi']))}))?", re.IGNORECASE
)
_SUM = re.compile(
    r"(?:sub ?)?(?:jumlah|jml\.?|total|rekapitulasi)"
    r"(?:(?: [a-z]+){0,2}\s*(?:[\d.,]+(?: [a-z]+){0,3})?|\b.{0,60}(?:[:=]| [–-])\s*[\d.,]+(?: [a-z.()]+){0,3})",
    re.IGNORECASE,
)
"""Nothing but the word for a sum, of what and its count: TOTAL, Jumlah keg. MP: 5, JUMLAH : 14 RENCANA AKSI."""
_GROUP = re.compile(r".*:|(?:program|komponen|kelompok|kegiatan|sasaran)\s*:.*", re.IGNORECASE | re.DOTALL)
"""What a lone cell over rows that say the work groups them by: Kegiatan rutin:, Program: Internalisasi."""
_HEADING_WIDTH = 3
_EXAMPLE = re.compile(r"\(?(?:contoh(?: (?:isian|pengisian))?\)?\s*(?::.*)?|diisi\b.*)", re.IGNORECASE | re.DOTALL)
"""What a row right below the headings says that only shows how to fill them in: Contoh, (diisi nomor urut)."""
_BOX = re.compile(r"true|false|ada|belum(?: ada)?|tidak(?: ada)?|[-–☐☑☒✓✔]", re.IGNORECASE)
"""What a check box or a status says, which is nothing without a langkah."""
_OF_PART = re.compile(r"^[AB]\.(?=[IVX]+\.?$)")
"""A.I and B.I are area I in each half of the LKE."""
_NO_WORK = re.compile(
    r"[-–— ]+|\(?(?:(?:tidak|tdk) ada (?:agenda|kegiatan)|nihil)\)?|\((?:me)?lanjut(?:k?an)\b[^()]*\)", re.IGNORECASE
)
"""What stands in place of work where nothing is planned."""


def classify_rows(header: Header) -> list[Row]:
    """The rows below the headings that say something, in order; repeated headings and column numbers are left out."""
    rows = list(_classify_each(header))
    rows = _find_lone_headings(header, _merge_marks(header, rows))
    return _mark_notes(header, _decide_numbered_headings(header, rows))


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
        if _is_sum_row(header, number, first):
            row = Row(number, NOTE, cell=(number, first))
        elif no_column is None:
            row = _classify_without_no_column(header, number, is_small=is_small)
        else:
            row = _classify_numbered(header, number) if is_numbered else _classify_unnumbered(header, number)
        yield replace(row, after_empty=number > row_above + 1)
        row_above = number


def _are_works_in_small_letters(header: Header) -> bool:
    """Whether a table begins its works in small letters, the first one, which goes on with none, and most."""
    column = _opening_column(header)
    texts = [text for number in header.rows_below if (text := header.grid.own_text(number, column))]
    small = [text for text in texts if text[0].islower()]
    return texts[:1] == small[:1] and 2 * len(small) > len(texts)


def _meanings(header: Header, columns: Collection[int]) -> set[str]:
    """The meanings of these columns, of those that have one."""
    return {meaning for meaning, column in header.columns.items() if column in columns}


def _says_no_work(header: Header, columns: Collection[int]) -> bool:
    """Whether cells are too few to be work, and bring neither proof nor time."""
    return len(columns) <= _NOTE_CELLS and not _meanings(header, columns) & {"bukti_dukung", "target_waktu"}


def _classify_numbered(header: Header, number: int) -> Row:
    """A row that has something in NO: a mark, a heading, or a langkah."""
    no_column = header.columns["no"]
    others, no_text = _list_beside_no(header, number), header.grid.texts[number, no_column]
    no, (mark, says_area) = row_number(no_text), _mark_in_no(no_text)
    if mark and not others:
        return Row(number, MARK, no=no or "", mark=mark, says_area=says_area, cell=(number, no_column))
    heading_column = _find_heading_cell(header, number, others, is_code=not mark and no is None)
    if heading_column:
        return _heading_in_one_cell(header, number, heading_column)
    if mark and (heading := _heading_beside_mark(header, number, mark, others, says_area=says_area)):
        return heading
    if no is None and not _meanings(header, others) & {"langkah_aksi", "bukti_dukung"}:
        return _heading_in_one_cell(header, number, no_column)
    return Row(number, LANGKAH, no=no or no_text, cell=(number, no_column))


def _list_beside_no(header: Header, number: int) -> list[int]:
    """The filled columns of a row but NO; without those of dashes, where others are filled."""
    filled = [k for k in header.grid.by_row[number] if k != header.columns["no"]]
    return [k for k in filled if header.grid.texts[number, k].strip("-–— ")] or filled


def _mark_in_no(text: str) -> tuple[Mark | None, bool]:
    """The mark of a heading that NO may hold, and whether it says AREA."""
    area, text = area_mark(text), _OF_PART.sub("", text)
    return area or lone_mark(text) or level_mark(text) or lone_mark(split_area_word(text)[2]), bool(area)


def _heading_beside_mark(header: Header, number: int, mark: Mark, others: list[int], *, says_area: bool) -> Row | None:
    """The heading whose mark stands in NO, with its title in one of the other columns; None where it is none."""
    column = next((k for k in others if not _meanings(header, [k]) & (_SIDE_COLUMNS - {"komponen"})), others[0])
    beside = [k for k in others if k != column]
    if not _meanings(header, beside) & _CORE_WORK and is_area_title(
        header.grid.texts[number, column], mark, says_area=says_area
    ):
        return _heading_in_two_cells(header, number, mark, column, is_area=True, says_area=says_area)
    # 1 | Manajemen Perubahan | | 3 keg counts the work of an area.
    counted = {"target_capaian"} if is_usual_area(header.grid.texts[number, column]) else set[str]()
    below = header.grid.texts.get((number + 1, header.columns["no"]), "")
    if counted and below.startswith(f"{header.grid.texts[number, header.columns['no']].strip(' .')}."):
        counted |= _CORE_WORK | {"frekuensi"}  # 1 | Manajemen Perubahan | Jan–Des sums up the time of 1.1, 1.2
    stands_alone = _meanings(header, beside) <= _SIDE_COLUMNS | counted
    if not counted and not header.months.keys().isdisjoint(beside):
        return None  # what is due is work
    if stands_alone and (_is_near_no(header, column) or _is_wide_heading(header, number, column)):
        return _heading_in_two_cells(header, number, mark, column)
    return None


def _classify_without_no_column(header: Header, number: int, *, is_small: bool) -> Row:
    """A row of a table without NO: a heading, a new langkah where it brings a KOMPONEN (else any LANGKAH), or more:
    what goes on in small letters, unless works begin so (`is_small`)."""
    grid, columns, langkah = header.grid, header.grid.by_row[number], header.columns["langkah_aksi"]
    first = columns[0]
    if _is_wide_heading(header, number, first) or (len(columns) == 1 and _is_plain_heading(header, number, first)):
        return _heading_in_one_cell(header, number, first)
    due = {header.columns.get("target_waktu"), *header.months}
    is_bare = due.isdisjoint(columns) and header.columns.get("bukti_dukung") not in columns
    if is_bare and langkah in columns and is_usual_area(split_mark(grid.texts[number, langkah])[1]):
        return _heading_in_one_cell(header, number, langkah)
    mark = lone_mark(grid.texts[number, first])
    if len(columns) == 2 and mark and first == header.first_column:
        return _heading_in_two_cells(header, number, mark, columns[1])
    opening = grid.own_text(number, _opening_column(header))
    begins = opening and (is_small or not opening[0].islower())
    return Row(number, LANGKAH if begins else CONTINUATION, cell=(number, first))


def _opening_column(header: Header) -> int:
    """The column in which a langkah of a table without NO begins."""
    return header.columns.get("komponen") or header.columns["langkah_aksi"]


def _classify_unnumbered(header: Header, number: int) -> Row:
    """A row whose NO cell holds nothing of its own: a heading elsewhere, else a continuation."""
    grid, no_column, others = header.grid, header.columns["no"], header.grid.by_row[number]
    below_merge = grid.is_covered_from_above(number, no_column) and grid.content_at(number, no_column)
    first = others[0]
    is_alone = len(others) == 1 and not below_merge
    if is_alone and first == header.columns["langkah_aksi"] and _GROUP.fullmatch(grid.texts[number, first]):
        return Row(number, NOTE, cell=(number, first))
    if is_alone and _is_lone_heading(header, number, first):
        return _heading_in_one_cell(header, number, first)
    return Row(number, CONTINUATION, cell=(number, first))


def _is_lone_heading(header: Header, number: int, column: int) -> bool:
    """Whether the only cell of a row without a number is a heading and not a piece of work."""
    if _is_wide_heading(header, number, column):
        return True
    komponen = header.columns.get("komponen")
    if column in (komponen, header.columns["langkah_aksi"]) and looks_like_area(header, number, column):
        return True
    mark = split_mark(header.grid.texts[number, column])[0]
    return column == komponen and mark is not None and mark.kind != "number"


def _shape(header: Header, cells: str, title: str, cell: Cell) -> Shape:
    return cells, title.isupper(), header.grid.colours.get(cell, "")


def _heading_in_one_cell(header: Header, number: int, column: int) -> Row:
    cell = (number, column)
    mark, title, says_area = split_mark(header.grid.texts[cell])
    shape = _shape(header, "one cell", title, cell)
    return Row(number, HEADING, mark=mark, title=title, shape=shape, says_area=says_area, cell=cell)


def _heading_in_two_cells(
    header: Header, number: int, mark: Mark, column: int, *, is_area: bool = False, says_area: bool = False
) -> Row:
    """Mark and title in two cells. A number with a title alone may as well be a langkah not filled in yet."""
    cell = (number, column)
    _, title, is_named = split_mark(header.grid.texts[cell])
    title = title if is_named else whole_area(header.grid.texts[cell])  # A | PROGRAM MANAJEMEN PERUBAHAN
    no = row_number(header.grid.texts.get((number, header.first_column), "")) or mark.text
    row = Row(number, LANGKAH, no, mark, title, _shape(header, "two cells", title, cell), says_area, cell)
    if is_area or not mark.kind.startswith("number") or _is_wide_heading(header, number, column):
        return replace(row, kind=HEADING, no="")
    return replace(row, may_be_heading=True)


def _merge_marks(header: Header, rows: list[Row]) -> list[Row]:
    """A mark in one row and its title in the next become one heading."""
    result: list[Row] = []
    for row in rows:
        previous = result[-1] if result else None
        if previous and previous.kind == MARK and _can_be_heading(header, row):
            title = whole_area(header.grid.texts[row.cell])
            shape = _shape(header, "two rows", title, row.cell)
            result[-1] = replace(previous, kind=HEADING, title=title, shape=shape, cell=row.cell)
        else:
            result.append(row)
    return result


def _can_be_heading(header: Header, row: Row) -> bool:
    """Whether a row holds nothing but a title without a mark of its own."""
    columns = header.grid.by_row[row.number]
    if len(columns) > 1:
        return False
    return (row.kind == HEADING and row.mark is None) or (
        row.kind == CONTINUATION and columns[0] == header.columns.get("komponen")
    )


def _find_lone_headings(header: Header, rows: list[Row]) -> list[Row]:
    """Lone cells are headings where the numbers below them begin anew and they have a mark (i. Pola Pikir), where they
    carry the letters of such a heading on over numbers that go on, or where they stand in the column and colour of
    headings without a mark, or of others over numbers that begin anew; of those in capitals or of the name of an area,
    wherever they stand so."""
    grid, shapes = header.grid, _shapes_of_titles(header, rows)
    result = list(rows)
    for index, row in enumerate(rows):
        if row.kind in (CONTINUATION, LANGKAH) and len(grid.by_row[row.number]) == 1:
            heading = _heading_in_one_cell(header, *row.cell)
            is_alike = (row.cell[1], heading.shape) in shapes and not heading.title[:1].islower()
            # Right below a heading there is no work yet that its words could go on with.
            opens = index > 0 and (result[index - 1].kind == HEADING or result[index - 1].may_be_heading)
            restarts = opens and not _meanings(header, [row.cell[1]]) & _CORE_WORK
            restarts = restarts or any(map(_begins_series, rows[index + 1 : index + 2]))
            restarts = restarts or _carries_on(heading, result[:index], rows[index + 1 : index + 2])
            if _is_title(heading, is_alike=is_alike, restarts=restarts):
                result[index] = replace(heading, after_empty=row.after_empty)
    return result


def _shapes_of_titles(header: Header, rows: list[Row]) -> set[tuple[int, Shape]]:
    """Column and look of headings without a mark, and of lone cells alike that stand over numbers that begin anew."""
    over_series = Counter(
        (row.cell[1], _heading_in_one_cell(header, *row.cell).shape)
        for row, below in pairwise(rows)
        if row.kind == CONTINUATION and len(header.grid.by_row[row.number]) == 1 and _begins_series(below)
    )
    return {shape for shape, count in over_series.items() if count > 1} | {
        (row.cell[1], row.shape)
        for row in rows
        if row.kind == HEADING and row.mark is None and header.grid.width_at(*row.cell) == 1
    }


def _is_title(heading: Row, *, is_alike: bool, restarts: bool) -> bool:
    """Whether a lone cell that would make this heading is one: alike in its place and look to others, and what the
    numbers below it do."""
    if restarts and heading.mark is not None and heading.mark.kind != "number":
        return True
    return is_alike and (restarts or heading.title.isupper() or may_be_service(heading.title))


def _carries_on(heading: Row, above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether a lone cell between numbered rows has the mark after that of the last lone heading: b. after a."""
    before = next((row.mark for row in reversed(above) if row.kind == HEADING and row.cell[1] == heading.cell[1]), None)
    is_next = before and heading.mark and before.kind == heading.mark.kind and before.order + 1 == heading.mark.order
    return bool(is_next) and above[-1].kind == LANGKAH and any(row.kind == LANGKAH for row in below)


def _begins_series(row: Row) -> bool:
    return row.kind == LANGKAH and row.no.lower() in ("1", "a", "i")


def _decide_numbered_headings(header: Header, rows: list[Row]) -> list[Row]:
    """Rows like `1 | Pengendalian Gratifikasi`, which could be a heading or a langkah.

    It is a heading if it names an area or the row below it starts a new numbering.
    """
    result = list(rows)
    for index in range(len(result) - 1, -1, -1):
        row = result[index]
        if not row.may_be_heading:
            continue
        following = result[index + 1] if index + 1 < len(result) else None
        is_area = is_area_or_half(row.title) and len(header.grid.by_row[row.number]) == len(("NO", "title"))
        if following and (is_area or _starts_anew(row, following)):
            result[index] = replace(row, kind=HEADING, no="", may_be_heading=False)
    return result


def _starts_anew(row: Row, following: Row) -> bool:
    """Whether the row after a numbered title starts its own series: `1` again, `a`, `i`, `1.1` or `I.1.1` under `1`."""
    if following.kind == HEADING:
        return bool(following.mark and row.mark and following.mark.kind != row.mark.kind and following.mark.order == 1)
    return _begins_series(following) or (following.kind == LANGKAH and f".{row.no}." in f".{following.no}")


def _mark_notes(header: Header, rows: list[Row]) -> list[Row]:
    """Notes and signatures below the last numbered row become NOTE, and so do notes between headings."""
    listed = _find_listed_notes(header, rows)
    numbered = [i for i, row in enumerate(rows) if i not in listed and _is_surely_work(header, row)]
    below = range(max(numbered, default=-1) + 1, len(rows))
    worked = [index for index in below if not _says_no_work(header, header.grid.by_row[rows[index].number])]
    apart = range(max(worked, default=-1) + 1, len(rows))
    begins = (i for i in below if _begins_note(header, rows[i]) or (i in apart and _stands_apart(header, rows[i])))
    first_note = next(begins, len(rows))

    def is_example(row: Row) -> bool:
        texts = (header.grid.texts[row.number, k].strip() for k in header.grid.by_row[row.number])
        return any(map(_EXAMPLE.fullmatch, texts))

    examples = len([*takewhile(is_example, rows)])

    def is_note(index: int, row: Row) -> bool:
        is_titled = row.kind == HEADING and row.mark is None and BOTTOM_NOTE.match(row.title)
        says_nothing = index < examples or _is_left_blank(header, *rows[index : index + 2])
        return index >= first_note or index in listed or bool(is_titled) or says_nothing or _is_note_row(header, row)

    return [replace(row, kind=NOTE) if is_note(index, row) else row for index, row in enumerate(rows)]


def _is_surely_work(header: Header, row: Row) -> bool:
    """Whether a row is a langkah: in a table without NO none that stands apart with who signs."""
    is_signed = not header.has("no") and _begins_note(header, row) and _stands_apart(header, row)
    return row.kind == LANGKAH and not row.may_be_heading and not is_signed


def _find_listed_notes(header: Header, rows: list[Row]) -> frozenset[int]:
    """The places of the notes that a lone *Catatan:* or *Singkatan:* opens, numbered or not: each holds a number and
    words, or words alone, under other headings than proof and time. A heading after an empty row ends them."""
    listed: set[int] = set()
    for index, row in enumerate(rows):
        columns = header.grid.by_row[row.number]
        title = header.grid.texts[row.number, columns[0]].strip()
        is_apart = len(columns) == 1 or (row.after_empty and title.endswith(":"))  # Legenda: | MP | Manajemen Perubahan
        opens = is_apart and NOTE_TITLE.fullmatch(title)
        is_heading = row.kind == HEADING and row.after_empty
        if opens or (index - 1 in listed and _says_no_work(header, columns) and not is_heading):
            listed.add(index)
    return frozenset(listed)


def _is_note_row(header: Header, row: Row) -> bool:
    """Whether a row among the others is a note: it begins as one does, and brings neither proof nor time."""
    columns = header.grid.by_row[row.number]
    texts = [header.grid.texts[row.number, column] for column in columns]
    if is_legend(" ".join(texts)):
        return True  # whatever its columns
    begins = ROW_NOTE.match(texts[0]) or (len(texts) == 1 and FOOTNOTE.match(texts[0]))
    return bool(begins) and _says_no_work(header, columns)


def _is_left_blank(header: Header, row: Row, below: Row | None = None) -> bool:
    """Whether a row holds a dash in place of work, but check boxes and statuses, or a number and a KOMPONEN that nobody
    filled in."""
    grid, columns = header.grid, header.grid.by_row[row.number]
    work = grid.own_text(row.number, header.columns["langkah_aksi"])
    is_marked = not header.months.keys().isdisjoint(columns)
    told = [k for k in columns if not _NO_WORK.fullmatch(grid.texts[row.number, k])]
    if work and _NO_WORK.fullmatch(work) and not is_marked and "bukti_dukung" not in _meanings(header, told):
        return True
    if row.kind == CONTINUATION and not is_marked:
        return all(_BOX.fullmatch(grid.texts[row.number, k].strip()) for k in columns)
    is_title = row.may_be_heading and not header.calendar and _meanings(header, columns) == {"no", "komponen"}
    return is_title and not (below and below.kind == CONTINUATION)


def _begins_note(header: Header, row: Row) -> bool:
    """Whether a row below the last numbered one begins a note or a signature block.

    Right under the table every cell of the row must look like one: a bukti may stand beside a place-like date.
    """
    texts = [header.grid.texts[row.number, k] for k in header.grid.by_row[row.number]]
    if len(texts) > _SIGNATURE_CELLS or row.says_area:  # POKJA 2. TATA LAKSANA | Koordinator: Kasubbag Umum
        return False
    sure = [bool(SURE_SIGNATURE.match(text)) for text in texts]
    maybe = [is_sure or bool(SIGNATURE.match(text)) for is_sure, text in zip(sure, texts, strict=True)]
    if (any(sure) and (row.after_empty or all(maybe))) or (len(texts) == 1 and FOOTNOTE.match(texts[0])):
        return True
    return row.after_empty and (any(maybe) or any(BOTTOM_NOTE.match(text) for text in texts))


def _stands_apart(header: Header, row: Row) -> bool:
    """Whether a row stands below an empty row and brings no proof or time: under all the work it is none of it, unless
    it is a marked heading or names an area."""
    is_title = row.kind == HEADING and (row.mark or may_name_area(row.title))
    return row.after_empty and not is_title and _says_no_work(header, header.grid.by_row[row.number])


def _is_plain_heading(header: Header, number: int, column: int) -> bool:
    """Whether a lone cell in the first column looks like a heading: marked, in capitals, coloured, a usual area."""
    if column != header.first_column:
        return False
    text = header.grid.texts[number, column]
    in_capitals = split_mark(text)[1].isupper()
    return may_name_area(text) or in_capitals or bool(header.grid.colours.get((number, column)))


def _is_sum_row(header: Header, number: int, column: int) -> bool:
    """Whether a row is one of sums: JUMLAH in its first cell, and no work beside it but its count.

    Under LANGKAH AKSI itself the word may begin a langkah (Jumlah pengaduan ...): there it stands alone with its
    count, or amounts and counts of work (2 kegiatan) follow it.
    """
    grid = header.grid
    if not REKAP.match(grid.texts[number, column]):
        return False
    others = [k for k in grid.by_row[number] if k != column]
    langkah = header.columns["langkah_aksi"]
    if column == langkah:
        if _SUM.fullmatch(grid.texts[number, column]):
            return all(_COUNTED.fullmatch(grid.texts[number, k]) for k in others)
        return bool(others) and all(_COUNTED_WORK.fullmatch(grid.texts[number, k]) for k in others)
    return langkah not in others or bool(_COUNTED.fullmatch(grid.texts[number, langkah]))


def _is_wide_heading(header: Header, number: int, column: int) -> bool:
    """Whether a cell is merged across the table, over LANGKAH AKSI and beyond its own column, as headings are."""
    _, left, _, right = header.grid.merges.get((number, column), (0, 0, 0, 0))
    return right - left + 1 >= _HEADING_WIDTH and left <= header.columns["langkah_aksi"] <= right


def _find_heading_cell(header: Header, number: int, others: list[int], *, is_code: bool) -> int:
    """The cell of a numbered row that is a heading whatever stands beside it, 0 for none: NO alone or merged across the
    table, or the name of an area in it; where it holds a code, what is merged across beside it (MP | MANAJEMEN)."""
    no_column = header.columns["no"]
    if not others or _is_wide_heading(header, number, no_column):
        return no_column
    if is_code and is_area_or_half(split_mark(header.grid.texts[number, no_column])[1]):
        return no_column
    is_wide = is_code and len(others) == 1 and _is_wide_heading(header, number, others[0])
    return others[0] if is_wide else 0


def _is_near_no(header: Header, column: int) -> bool:
    """Whether a title stands where titles do: KOMPONEN, or the first column right of NO that has a heading."""
    first = min((k for k in header.headings if k > header.first_column), default=header.first_column + 1)
    return column in (header.columns.get("komponen"), header.first_column + 1, first)
