"""Rows below the headings that are no work, whatever they look like: notes, signatures, sums, what
work costs, what shows how to fill the table in, and what a printed page says again: headings,
titles, numbers of columns and pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import takewhile

from monev.reading.columns.header import Header
from monev.reading.rows import CONTINUATION, HEADING, LANGKAH, NOTE, Row
from monev.reading.rows.areas import may_name_area
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.marks import is_legend, mark_symbol
from monev.reading.vocabulary.structure import (
    PATTERNS,
    SURE_SIGNATURE,
    TITLE_OF_PERSON,
    name_person,
    row_number,
)

_SIGNATURE_CELLS, _NOTE_CELLS, _LEGEND_CELLS = 3, 2, 3
_EXPLAINED, _NUMBERED_COLUMNS, _SIGNATURE_ROWS = 3, 4, 4


def mark_notes(header: Header, rows: list[Row]) -> list[Row]:
    """Notes and signatures below the last numbered row become NOTE, and so do notes between
    headings."""
    listed = (
        _find_listed_notes(header, rows)
        | _find_signed_parts(header, rows)
        | _find_examples(header, rows)
    )
    below = _list_below_work(header, rows, listed)
    end = next(
        (i for i in below if _begins_note(header, rows[i]) or _are_signed(header, rows[i:])),
        len(rows),
    )
    to_end = range(below.start, end)
    lone = _list_lone_notes(header, rows, to_end)
    worked = (
        index for index in to_end if index not in lone and not _says_no_work(header, rows[index])
    )
    apart = range(max(worked, default=below.start - 1) + 1, end)
    first_note = next(
        (index for index in apart if index in lone or _stands_apart(header, rows[index])), end
    )

    examples = len([*takewhile(partial(_may_be_example, header), rows)])

    def is_note(index: int, row: Row) -> bool:
        is_titled = (
            row.kind == HEADING and not row.mark.text and PATTERNS["bottom_note"].match(row.title)
        )
        says_nothing = (index < examples and row.kind != HEADING) or _is_left_blank(
            header, *rows[index : index + 2]
        )
        return (
            index >= first_note
            or index in listed
            or bool(is_titled)
            or says_nothing
            or _is_note_row(header, row)
        )

    noted = [
        replace(row, kind=NOTE) if is_note(index, row) else row for index, row in enumerate(rows)
    ]
    return list(_mark_costs(header, noted))


def _list_below_work(header: Header, rows: list[Row], listed: frozenset[int]) -> range:
    """The places below the last langkah. Below who signs under NO, what has no number there is
    none."""
    signed = next(
        (i for i, row in enumerate(rows) if SURE_SIGNATURE.match(row.no or row.title)), len(rows)
    )
    may_be_work = (
        i for i, row in enumerate(rows) if i not in listed and (i < signed or row_number(row.no))
    )
    numbered = [i for i in may_be_work if _is_surely_work(header, rows[i])]
    return range(max(numbered, default=-1) + 1, len(rows))


def _find_signed_parts(header: Header, rows: list[Row]) -> frozenset[int]:
    """The places of who signs for one area, below its work under BUKTI alone: an office, below it a
    name."""
    proof, ends = (
        [header.columns.get("bukti_dukung")],
        [i for i, row in enumerate(rows) if row.kind == HEADING],
    )
    spans = (
        range(end - most, end) for end in ends for most in range(2, min(end, _SIGNATURE_ROWS) + 1)
    )
    under = (
        span for span in spans if all(header.grid.by_row[rows[i].number] == proof for i in span)
    )
    return frozenset(
        i for span in under if _are_signed(header, [rows[j] for j in span]) for i in span
    )


def _find_examples(header: Header, rows: list[Row]) -> frozenset[int]:
    """The places of the rows of an example that has a title and headings of its own, up to the
    plan's: it stands above the plan or below it. None where nothing else is there."""
    title, is_example, numbers = "", False, set[int]()
    for number, columns in header.grid.by_row.items():
        if number == header.start or header.repeats_heading(number):
            is_example = bool(PATTERNS["example_title"].fullmatch(title))
        title = header.grid.texts[number, columns[0]]
        numbers |= {number} if is_example else set()
    found = frozenset(i for i, row in enumerate(rows) if row.number in numbers)
    return found if len(found) < len(rows) else frozenset()


def _may_be_example(header: Header, row: Row) -> bool:
    """Whether a row says that it only shows how to fill the table in, or is a heading above such
    rows."""
    texts = (header.grid.texts[row.number, k].strip() for k in header.grid.by_row[row.number])
    return row.kind == HEADING or any(map(PATTERNS["example"].fullmatch, texts))


def _mark_costs(header: Header, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; those that break down what the work above costs are notes: a price of their own,
    which it has not, or an account (521211 Belanja bahan) and what stands below it, beside nothing
    but words and amounts."""
    prices = {k for k, heading in header.others.items() if "harga" in normalize(heading).split()}
    has_price, is_account = True, False
    for row in rows:
        columns = header.grid.by_row[row.number]
        if row.kind == LANGKAH:
            has_price = not prices.isdisjoint(columns)
        is_cost = row.kind == CONTINUATION and not has_price and not prices.isdisjoint(columns)
        is_account = bool(PATTERNS["account"].match(header.grid.join_row(row.number, columns)))
        is_cost = (is_cost or is_account) and header.meanings_in(columns) <= {
            "no",
            "langkah_aksi",
            "target_capaian",
        }
        yield replace(row, kind=NOTE) if is_cost else row


def _is_surely_work(header: Header, row: Row) -> bool:
    """Whether a row is a langkah: in a table without NO none that stands apart with who signs."""
    is_signed = not header.has("no") and _begins_note(header, row) and _stands_apart(header, row)
    return row.kind == LANGKAH and not row.may_be_heading and not is_signed


def _find_listed_notes(header: Header, rows: list[Row]) -> frozenset[int]:
    """The places of the notes that a lone *Catatan:* or *Singkatan:* opens, numbered or not, or in
    a table without NO who signs, apart, below all that says proof or time: each holds a number and
    words, or words alone, under other headings than these. A heading after an empty row ends
    them."""
    listed, work = set[int](), header.columns["langkah_aksi"]
    end = len(rows) - len([*takewhile(partial(_says_no_work, header), reversed(rows))])
    for index, row in enumerate(rows):
        columns = header.grid.by_row[row.number]
        title = header.grid.texts[row.number, columns[0]].strip()
        # Legenda: | MP | Manajemen Perubahan; Ket. | Rapat setiap Senin
        is_apart = (
            len(columns) == 1 or (row.after_empty and title.endswith(":")) or columns[0] < work
        )
        is_signed = (
            index >= end
            and SURE_SIGNATURE.match(title)
            and not header.has("no")
            and _stands_apart(header, row)
        )
        opens = is_signed or (is_apart and PATTERNS["note_title"].fullmatch(title))
        is_heading = row.kind == HEADING and row.after_empty
        if opens or (index - 1 in listed and _says_no_work(header, row) and not is_heading):
            listed.add(index)
    return frozenset(listed)


def _is_note_row(header: Header, row: Row) -> bool:
    """Whether a row among the others is a note: it begins as one does, and brings neither proof nor
    time; or it reports on the langkah above, whatever it brings."""
    texts = [header.grid.texts[row.number, column] for column in header.grid.by_row[row.number]]
    # A legend whatever its columns, and Penanggung jawab pokja | Kabid GTK.
    explains = is_legend(" ".join(texts)) or (
        len(texts) == _LEGEND_CELLS and texts[1].strip() == "="
    )
    of_mark = row.kind == CONTINUATION and [bool(mark_symbol(text)) for text in texts] == [
        True,
        False,
    ]
    names = len(texts) <= _NOTE_CELLS and TITLE_OF_PERSON.match(name_person(*texts))
    is_footnote = len(texts) == 1 and PATTERNS["footnote"].match(texts[0])
    begins = is_footnote or any(map(PATTERNS["row_note"].match, (texts[0], " ".join(texts))))
    return bool(
        explains
        or of_mark
        or names
        or _reports(header, row)
        or (begins and _says_no_work(header, row))
    )


def _reports(header: Header, row: Row) -> bool:
    """Whether a row without a number says first what became of the langkah above: Realisasi: SK
    terbit | Februari; or what is meant to, without any proof, be it merged: Target: 5 SK."""
    proof, text = header.columns.get("bukti_dukung", 0), header.grid.texts.get(row.cell, "")
    is_own = _says_no_work(header, row) and not header.grid.is_covered_from_above(row.number, proof)
    says = any(PATTERNS[name].match(text) for name in ("report_note", "own_note")[: 1 + is_own])
    return says and row.kind == CONTINUATION and row.cell[1] != proof


def _is_left_blank(header: Header, row: Row, below: Row | None = None) -> bool:
    """Whether a row holds a dash in place of work, but check boxes and statuses, or a number and a
    KOMPONEN that nobody filled in."""
    grid, columns = header.grid, header.grid.by_row[row.number]
    work = grid.own_text(row.number, header.columns["langkah_aksi"])
    is_marked = not header.months.keys().isdisjoint(columns)
    says_nothing = PATTERNS["no_work"].fullmatch
    if work and says_nothing(work) and not is_marked:
        told = [k for k in columns if not says_nothing(grid.texts[row.number, k])]
        if "bukti_dukung" not in header.meanings_in(told):
            return True
    if row.kind == CONTINUATION and not is_marked:
        return all(PATTERNS["box"].fullmatch(grid.texts[row.number, k].strip()) for k in columns)
    is_title = row.may_be_heading and header.meanings_in(columns) == {"no", "komponen"}
    return is_title and not (below and below.kind == CONTINUATION)


def _begins_note(header: Header, row: Row) -> bool:
    """Whether a row below the last numbered one begins a note or a signature block. Right under the
    table every cell of the row must look like one: a bukti may stand beside a place-like date."""
    texts = [
        header.grid.texts[row.number, k].partition("\n")[0] for k in header.grid.by_row[row.number]
    ]
    if SURE_SIGNATURE.match(row.no):
        return True  # Dibuat oleh: | Ani | Diperiksa oleh: | Budi
    if (
        len(texts) > _SIGNATURE_CELLS or row.says_area
    ):  # POKJA 2. TATA LAKSANA | Koordinator: Kasubbag Umum
        return False
    sure = [bool(SURE_SIGNATURE.match(text)) for text in texts]
    maybe = [
        is_sure or bool(PATTERNS["signature"].match(text))
        for is_sure, text in zip(sure, texts, strict=True)
    ]
    is_signed = any(sure) and (row.after_empty or all(maybe))
    may_begin = row.after_empty and (any(maybe) or any(map(PATTERNS["bottom_note"].match, texts)))
    return (
        is_signed or may_begin or (len(texts) == 1 and bool(PATTERNS["footnote"].match(texts[0])))
    )


def _are_signed(header: Header, rows: list[Row]) -> bool:
    """Whether all that is left of a table stands in one column beside the work's, an office and
    below it a name: who signs, right under the last langkah, too; under it with an empty row
    between them, below a comma or above a NIP."""
    columns = {column for row in rows for column in header.grid.by_row[row.number]}
    texts = [header.grid.texts.get((row.number, column), "") for row in rows for column in columns]
    is_sure = texts[0].endswith(",") or SURE_SIGNATURE.match(texts[-1])
    is_apart = (is_sure and any(row.after_empty for row in rows[1:2])) or header.columns[
        "langkah_aksi"
    ] not in columns
    is_block = is_apart and len(texts) == len(rows) <= _SIGNATURE_ROWS
    return (
        is_block
        and bool(PATTERNS["signed"].match("\n".join(texts)))
        and not any(map(starts_like_document, texts))
    )


def _stands_apart(header: Header, row: Row) -> bool:
    """Whether a row stands below an empty row and brings no proof or time: under all the work it is
    none of it, unless it is a marked heading or names an area."""
    is_title = row.kind == HEADING and (row.mark.text or may_name_area(row.title))
    return row.after_empty and not is_title and _says_no_work(header, row)


def _list_lone_notes(header: Header, rows: list[Row], places: Iterable[int]) -> frozenset[int]:
    """Those of these places that hold a lone text under BUKTI, right of a colour that it explains,
    or in small letters, that names no document, the first of them below an empty row: what the
    colours of a calendar mean."""
    lone: set[int] = set()
    for index in places:
        columns = header.grid.by_row[number := rows[index].number]
        text = header.grid.texts[number, columns[0]].strip()
        is_note = PATTERNS["of_colour"].fullmatch(text) and not starts_like_document(text)
        is_note = is_note or header.grid.explains_colour(number, columns[0])
        is_below = rows[index].after_empty or index - 1 in lone
        if is_note and is_below and [*columns] == [header.columns.get("bukti_dukung")]:
            lone.add(index)
    return frozenset(lone)


def is_sum_row(header: Header, number: int, column: int) -> bool:
    """Whether a row is one of sums: JUMLAH in its first cell, and no work beside it but its count.
    Under LANGKAH AKSI itself the word may begin a langkah (Jumlah pengaduan ...): there it stands
    alone with its count, or amounts and counts of work (2 kegiatan) follow it."""
    grid, text = header.grid, header.grid.texts[number, column]
    if not PATTERNS["sum"].match(text):
        return False
    others = [k for k in grid.by_row[number] if k != column]
    langkah = header.columns["langkah_aksi"]
    if column == langkah:
        if PATTERNS["whole_sum"].fullmatch(text):
            return all(PATTERNS["counted"].fullmatch(grid.texts[number, k]) for k in others)
        return bool(others) and all(
            PATTERNS["counted_work"].fullmatch(grid.texts[number, k]) for k in others
        )
    return langkah not in others or bool(PATTERNS["counted"].fullmatch(grid.texts[number, langkah]))


def _says_no_work(header: Header, row: Row) -> bool:
    """Whether a row has too few cells to be work, and brings neither proof nor time."""
    columns = header.grid.by_row[row.number]
    return len(columns) <= _NOTE_CELLS and not header.meanings_in(columns) & {
        "bukti_dukung",
        "target_waktu",
    }


def find_printed_rows(header: Header) -> frozenset[int]:
    """The rows below the headings that only repeat or explain them, repeat a title, or count
    columns and pages."""
    titles = {normalize(title) for title in header.titles}

    def is_printed(number: int) -> bool:
        texts = [header.grid.texts[number, k] for k in header.grid.by_row[number]]
        explains = all(map(PATTERNS["in_brackets"].fullmatch, texts)) and len(texts) >= _EXPLAINED
        is_below = explains and number == header.end + 1
        if is_below or header.repeats_heading(number) or _is_column_numbers(header, number):
            return True
        # A title above the table, or the plan's with its year, printed once more; what names an
        # area or person is none.
        repeats_title = normalize(texts[0]) in titles or PATTERNS["dated_title"].search(texts[0])
        is_title = (
            len(texts) == 1
            and repeats_title
            and not (may_name_area(texts[0]) or name_person(texts[0]))
        )
        return bool(is_title) or all(map(PATTERNS["page_number"].match, texts))

    return frozenset(filter(is_printed, header.rows_below))


def _is_column_numbers(header: Header, number: int) -> bool:
    """Whether this is the row `1 2 3 4 5 6 7` under a heading, also as `(1) (2) (3)`, `a b c`,
    `(7)=(5)/(6)`."""
    grid, columns = header.grid, header.grid.by_row[number]
    marks = (
        PATTERNS["column_mark"].fullmatch(grid.texts[number, column].strip()) for column in columns
    )
    words = [mark[1].lower() for mark in takewhile(bool, marks) if mark]
    if not _NUMBERED_COLUMNS <= len(columns) == len(words):
        return False
    # Letters count columns only from the first one on; four cells of one letter may stand in any
    # row.
    are_letters = (
        columns[0] <= header.first_column
        and all(map(str.isalpha, words))
        and words == sorted(set(words))
    )
    return (words[:2] == ["1", "2"] and all(map(str.isdecimal, words))) or (
        words[:2] == ["a", "b"] and are_letters
    )
