"""A plan written as paragraphs, without a table, as the table it says: the work, and below it or behind it *Waktu: …*,
*Penanggung jawab: …*, *Bukti: …*. Headings of areas stay headings over the rows."""

from collections.abc import Sequence
from typing import Any

from monev.reading.files.limits import MAX_ROWS
from monev.reading.files.ruled_tables import new_table
from monev.reading.vocabulary.headings import COLUMN_NAMES, PATTERNS, REQUIRED, heading_words, meaning_of
from monev.reading.vocabulary.structure import is_usual_area, split_mark

_FEWEST_WORKS, _LONGEST = 2, 1_000
_COLUMNS = ("no", "langkah_aksi", "target_waktu", "pic", "bukti_dukung")


def table_of_paragraphs(paragraphs: Sequence[str]) -> list[dict[str, Any]]:
    """The texts above the plan and its table, as blocks of a document; [] where no two works say their time and their
    evidence. A row to each work and each heading over them; other paragraphs are no part of the plan."""
    rows = _gather_rows(paragraphs) if len(paragraphs) <= MAX_ROWS else []
    works = [place for place, row in enumerate(rows) if {*REQUIRED} <= row.keys()]
    if len(works) < _FEWEST_WORKS:
        return []
    headings = [place for place, row in enumerate(rows) if _is_heading(row)]
    # A chapter (B. Rencana Aksi) over areas is none of them.
    usual = [place for place in headings if is_usual_area(split_mark(rows[place]["langkah_aksi"])[1])]
    first = min([*(usual or headings), works[0]])
    plan = [row for row in rows[first : works[-1] + 1] if len(row) > 1 or _is_heading(row)]
    return [*({"teks": row["langkah_aksi"]} for row in rows[:first]), {"tabel": {"nomor": 1, **_lay_out(plan)}}]


def _gather_rows(paragraphs: Sequence[str]) -> list[dict[str, str]]:
    """Each paragraph that says more than labels, with what those in it and below it say, by meaning."""
    rows: list[dict[str, str]] = []
    for paragraph in paragraphs:
        words, values = _read_labels(paragraph)
        last = [*rows[-1]][-1] if rows else ""
        if words and not values and last in REQUIRED[1:] and PATTERNS["item"].match(words):
            rows[-1][last] = f"{rows[-1][last]}\n{words}".strip()
        elif words:
            rows.append({"langkah_aksi": words})
        if rows:
            rows[-1] |= values
    return rows


def _read_labels(paragraph: str) -> tuple[str, dict[str, str]]:
    """What a paragraph says before its first label, and meaning → what is said behind each."""
    if len(paragraph) > _LONGEST:
        return "", {}
    found = [(mark, meaning_of(heading_words(mark["label"]))[0]) for mark in PATTERNS["label"].finditer(paragraph)]
    labels = [(mark, meaning) for mark, meaning in found if meaning in _COLUMNS[2:]]
    starts = [*(mark.start() for mark, _ in labels), len(paragraph)]
    values = {
        meaning: paragraph[mark.end() : end].strip().rstrip(".")
        for (mark, meaning), end in zip(labels, starts[1:], strict=True)
    }
    return paragraph[: labels[0][0].start()].strip() if labels else paragraph.strip(), values


def _is_heading(row: dict[str, str]) -> bool:
    """Whether a paragraph without labels is a heading over the work below it: marked, or a usual area."""
    mark, title, says_area = split_mark(row["langkah_aksi"])
    return len(row) == 1 and (says_area or is_usual_area(title) or (mark is not None and len(title.split()) < 10))


def _lay_out(plan: Sequence[dict[str, str]]) -> dict[str, Any]:
    """The table as plain data."""
    table = new_table(len(_COLUMNS), len(plan) + 1)
    table["sel"] = [(1, column, COLUMN_NAMES[meaning]) for column, meaning in enumerate(_COLUMNS, 1)]
    for number, row in enumerate(plan, 2):
        if len(row) == 1:
            table["sel"].append((number, 1, row["langkah_aksi"]))
            table["gabungan"].append((1, number, len(_COLUMNS), number))
            continue
        mark, title, _ = split_mark(row["langkah_aksi"])
        said = row | ({"no": mark.text, "langkah_aksi": title} if mark else {})
        table["sel"] += [(number, k, said[meaning]) for k, meaning in enumerate(_COLUMNS, 1) if said.get(meaning)]
    return table
