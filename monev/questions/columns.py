"""What the columns of a file were taken for.

Here are a census of what was found, and the choices that say otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from monev.core.errors import FileRefused
from monev.core.records import FileColumn, FileTable, Langkah, Reading
from monev.reading.areas import WITHOUT_AREA
from monev.reading.choices import (
    AREA_COLUMN,
    AREAS,
    EVIDENCE,
    HEADING_ROW,
    IGNORED,
    IN_ROWS,
    JANUARY,
    NONE,
    WITHOUT_MEANING,
    ChoiceItem,
    join_meaning,
)
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import COLUMN_NAMES, WORK, normalize

_USUAL_FIRST = {
    "langkah_aksi": "Langkah",
    "target_waktu": "Waktu",
    "bukti_dukung": "Bukti",
    "pic": "PIC",
    "area": "Area",
    "sub_area": "Sub-area",
    "komponen": "Komponen",
    "indikator": "Indikator",
    "target_capaian": "Target",
    "status": "Status laporan",
    "realisasi": "Realisasi",
    "tautan": "Tautan",
    "no": "Nomor",
}
MEANING_WORDS = dict(_USUAL_FIRST)
"""Meaning of a column → its words on the form, the usual ones first."""
for _meaning, _name in COLUMN_NAMES.items():
    MEANING_WORDS.setdefault(_meaning, _name.capitalize())
MEANING_WORDS |= {
    JANUARY: "bulan Januari, dari dua belas kolom bulan",
    WITHOUT_MEANING: "simpan saja",
    IGNORED: "abaikan",
}

_FEWEST_OF_ONE_AREA = 6
_FIFTH = 5


class Census(NamedTuple):
    """How much of what is usual was found, in one line.

    `missing`: a sentence for each usual thing that was not.
    """

    line: str
    missing: tuple[str, ...]


def take_census(reading: Reading) -> Census:
    """Count what a plan usually has: PIC, documents, columns in use."""
    langkah = reading.langkah
    count = len(langkah)
    with_pic = sum(bool(each.pic) for each in langkah)
    bare = sum(not each.bukti for each in langkah)
    unused = [*_list_unused(reading)]
    parts = [f"PIC {with_pic} dari {count}"]
    if bare:
        parts.append(f"{bare} langkah tanpa bukti")
    if unused:
        parts.append(f"kolom tidak dipakai: {', '.join(map(name_column, unused))}")
    return Census(" · ".join(parts), tuple(_list_missing(reading, unused)))


def _list_unused(reading: Reading) -> Iterator[FileColumn]:
    for table in reading.tables:
        for column in table.columns:
            if column.meaning is None and not column.is_chosen:
                yield column


def _list_missing(reading: Reading, unused: Iterable[FileColumn]) -> Iterator[str]:
    """List the usual things that were not found, a sentence each."""
    langkah = reading.langkah
    yield from _list_doubts(reading)
    yield from _about_works(reading)
    names = {each.nama_area for each in langkah}
    looks = {column.kind: name_column(column) for column in unused}
    denied = set[str]().union(*(table.denied for table in reading.tables))
    columns = [column for table in reading.tables for column in table.columns]
    in_use = any(column.meaning == column.kind == "area" for column in columns)
    # An objective beside its area says the area's words again.
    if "area" in looks and not (in_use and all(names)):
        yield f"Kolom {looks['area']} berisi area, tetapi tidak dipakai."
    elif "" in names:
        yield "Ada area tanpa nama."
    elif 2 * [each.nama_area for each in langkah].count(WITHOUT_AREA) > len(langkah):
        yield "Kebanyakan langkah tanpa area."
    elif len(names) == 1 and len(langkah) >= _FEWEST_OF_ONE_AREA and _names_areas_below(langkah):
        yield f"Semua langkah masuk satu area, {names.pop()}."
    if "orang" in looks and not any(each.pic for each in langkah):
        yield f"Tidak satu langkah pun ber-PIC; kolom {looks['orang']} tampaknya PIC."
    if "bukti_dukung" not in denied and not any(each.bukti for each in langkah):
        yield "Tidak satu dokumen bukti pun terbaca."


def _names_areas_below(langkah: Iterable[Langkah]) -> bool:
    """True if rows or cells name the area: where a title does, the whole table is of that one."""
    return any(trace.kolom == AREA_COLUMN for each in langkah for trace in each.jejak)


_OF_FORM = ("columns.two_of_one_meaning", "columns.by_cells", "columns.perhaps_status")
_OF_FORM += (
    "columns.other_cells",
    "columns.lost",
    "columns.fractions",
    "columns.lights",
    "rows.wordless",
)
"""Remarks that open the form: a column in doubt, rows with a plan and no words."""


def _list_doubts(reading: Reading) -> Iterator[str]:
    for remark in reading.peringatan:
        if remark.code in _OF_FORM:
            yield remark.pesan


def _about_works(reading: Reading) -> Iterator[str]:
    """Say that works repeat within an area, or are names of documents."""
    langkah = reading.langkah
    count = Counter((each.nama_area, normalize(each.langkah_aksi)) for each in langkah)
    again = sum(number - 1 for number in count.values())
    if again * _FIFTH > len(langkah) >= _FEWEST_OF_ONE_AREA:
        yield f"{again} langkah berulang kata-katanya."
    named = [each.langkah_aksi for each in langkah if starts_like_document(each.langkah_aksi)]
    if len(named) * 2 > len(langkah) and not any(map(WORK.match, named)):
        yield "Langkah-langkahnya bernama dokumen."


def name_column(column: FileColumn) -> str:
    """Return a column's letter and heading: *F “PIC”*."""
    return f"{column.letter} “{column.heading}”" if column.heading else column.letter


def choose_meaning(column: FileColumn, meaning: str) -> ChoiceItem:
    """Return the choice that a column has this meaning: by its words, and what its cells are."""
    return ChoiceItem("judul", column.key, join_meaning(meaning, column.kind))


def choose_row(words: str) -> ChoiceItem:
    """Return the choice that the row with these words has the headings."""
    return ChoiceItem("judul", HEADING_ROW, words)


AREAS_IN_ROWS = ChoiceItem("judul", AREAS, IN_ROWS)
WITHOUT_EVIDENCE = ChoiceItem("judul", EVIDENCE, NONE)


def read_choices(tables: Iterable[FileTable], said: Iterable[str]) -> list[ChoiceItem]:
    """Return the choices that words of the command line mean.

    Such words are *F=pic*, *judul=5*, *bukti=tidak ada*, *area=baris judul*. Raises FileRefused.
    """
    items = list[ChoiceItem]()
    tables = [*tables]
    meanings = {words.casefold(): meaning for meaning, words in MEANING_WORDS.items()}
    offered = [*meanings]
    meanings |= {meaning: meaning for meaning in MEANING_WORDS}
    for words in said:
        name, _, value = words.partition("=")
        key, value = name.strip().upper(), value.strip().lower()
        of_table = {
            (AREAS_IN_ROWS.nilai, "AREA"): AREAS_IN_ROWS,
            (WITHOUT_EVIDENCE.nilai, "BUKTI"): WITHOUT_EVIDENCE,
        }
        found = [each for each in (of_table.get((value, key)),) if each]
        for table in tables:
            if key == "JUDUL":
                found += [choose_row(text) for row, text in table.rows if str(row) == value]
            for column in table.columns:
                if column.letter == key and value in meanings:
                    found.append(choose_meaning(column, meanings[value]))
        if not found and key == "JUDUL":
            rows = dict.fromkeys(str(row) for table in tables for row, _ in table.rows)
            raise FileRefused(
                f"Baris {value} berkas ini tidak dapat menjadi baris judul.",
                f"Yang dapat: {', '.join(rows)}.",
            )
        if not found:
            raise FileRefused(
                f"“{words}” bukan arti kolom berkas ini.",
                f"Tulis huruf kolom dan artinya, misalnya F=pic. Arti: {', '.join(offered)}.",
            )
        items += found
    return list(dict.fromkeys(items))
