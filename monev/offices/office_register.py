"""The register of satker: reading it from Excel or CSV, checking, comparing and storing it.

It is compared with the stored one, and stored whole or not at all.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from monev.access import Offices, RegisteredOffice, list_offices
from monev.core.content import Office, Register, as_content
from monev.core.errors import FileRefused, MonevError
from monev.core.office_levels import LEVELS
from monev.core.office_names import clean_name, find_odd_word, has_latin_letter, standard_name
from monev.core.text import capitalized
from monev.core.typed_input import NAME_LENGTH
from monev.core.words import read_words
from monev.database import Database
from monev.journal import Entry
from monev.reading.files.gate import check_file
from monev.reading.files.grid import Grid
from monev.reading.whole_file import open_workbook
from monev.writing.append import FieldClash, NewEntry, append_with_retry
from monev.writing.forms import form_values

_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_ -]*[A-Za-z0-9])?")
_LONGEST_CODE = 40
_MOST_NAMED = 5
HEADINGS = {"kode": "Kode", "name": "Nama satker", "parent": "Kode induk", "level": "Tingkat"}
"""Field of an OfficeRow → the heading of its column, as the app's own workbook writes it."""

_SYNONYMS, _LEVEL_WORDS = read_words(__file__, "register").values()
_ADVICE = f"Pakai kolom {', '.join(HEADINGS.values())}; contohnya dapat diunduh di halaman Satker."
_HEADER_ROWS = 20


class RegisterRefused(MonevError):
    """A register was refused, and nothing changed. `reasons`: a sentence for each fault."""

    title = "Daftar satker belum dapat diterima"

    def __init__(self, reasons: Sequence[str]) -> None:
        said = " ".join(reasons[:_MOST_NAMED])
        rest = len(reasons) - _MOST_NAMED
        if rest > 0:
            said += f" Dan {rest} hal lain."
        super().__init__(said, "Perbaiki daftar itu, lalu ulangi. Tidak ada yang berubah.")
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A satker in a table or a form. `parent`: a kode, or a name in the same register; "" for none.

    `place`: its row ("baris 5"), for sentences about it; "" in a form.
    """

    kode: str
    name: str
    parent: str
    level: str
    place: str = ""

    @property
    def label(self) -> str:
        """The beginning of a sentence about it."""
        return f"{capitalized(self.place)}: " if self.place else ""


class RegisterChange(NamedTuple):
    """The changes that storing a register makes.

    `offices`: each new, changed or removed one, as it will be. `said`: a sentence for each kind of
    change.
    """

    offices: tuple[Office, ...]
    said: tuple[str, ...]


def register_rows(offices: Offices) -> list[OfficeRow]:
    """List the register as rows of its table, each branch after its head."""
    rows = []
    for office, _ in offices.in_order():
        parent = office.parent or ""
        rows.append(OfficeRow(office.kode, office.name, parent, office.level))
    return rows


def plan_register(db: Database, rows: Sequence[OfficeRow]) -> RegisterChange:
    """Compare these rows, as the whole register, with the stored one.

    Raises RegisterRefused with every reason: a kode twice, an unknown parent, a cycle, a name of
    two offices, an office with data that is missing.
    """
    before = list_offices(db)
    kept = {}
    for row in db.ask("offices/with_data"):
        kept[standard_name(row["satker"])] = row["satker"]
    cleaned = list(map(_clean, rows))
    resolved, unknown = _resolve_parents(cleaned)
    gone = dict(before.by_code)
    for row in cleaned:
        gone.pop(row.kode, None)
    reasons = [
        *_wrong_rows(cleaned),
        *_wrong_names(cleaned, before, kept),
        *unknown,
        *_cycles(resolved),
        *_lost_data(gone.values(), kept),
    ]
    if reasons:
        raise RegisterRefused(list(dict.fromkeys(reasons)))
    after = [_office(row, before, kept) for row in resolved]
    for office in gone.values():
        after.append(
            Office(
                office.kode, office.name, office.parent, office.level, office.key, dikeluarkan=True
            )
        )
    return _compare(after, before)


def _lost_data(gone: Iterable[RegisteredOffice], kept: Mapping[str, str]) -> Iterator[str]:
    lost = [office.name for office in gone if standard_name(office.name) in kept]
    if lost:
        yield (
            f"{len(lost)} satker tidak ada lagi di daftar ini padahal sudah mempunyai data "
            f"(rencana, pengaturan, atau peran orang): {_listed(lost)}. "
            "Kode satker tidak boleh berubah; namanya boleh."
        )


_KINDS = (
    "satker baru",
    "satker berganti nama",
    "satker pindah induk atau tingkat",
    "satker dikeluarkan",
)


def _compare(offices: Sequence[Office], before: Offices) -> RegisterChange:
    changed = []
    told: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for office in offices:
        differences = list(_differences(before.by_code.get(office.kode), office))
        for kind, words in differences:
            told[kind].append(words)
        if differences:
            changed.append(office)
    said = []
    for kind, words in told.items():
        if words:
            said.append(f"{len(words)} {kind}: {_listed(words)}.")
    return RegisterChange(tuple(changed), tuple(said))


def _differences(former: RegisteredOffice | None, now: Office) -> Iterator[tuple[str, str]]:
    new, renamed, moved, gone = _KINDS
    if former is None:
        yield new, now.nama
        return
    if now.dikeluarkan:
        yield gone, now.nama
        return
    if former.name != now.nama:
        yield renamed, f"{former.name} menjadi {now.nama}"
    if (former.parent, former.level) != (now.induk, now.tingkat):
        yield moved, now.nama


Listed = Mapping[str, OfficeRow]
"""kode → an office as a person saw it in the register."""


def listed_offices(offices: Offices) -> dict[str, OfficeRow]:
    """Return the register as a person sees it now, to compare with when something is stored."""
    return {row.kode: row for row in register_rows(offices)}


def load_register(
    db: Database, rows: Sequence[OfficeRow], *, pelaku: str, seen: Listed | None = None
) -> Entry | None:
    """Store these rows as the whole register; None if nothing changes.

    `seen`: the register that a person compared them with. Raises RegisterRefused, FieldClash,
    NotAllowed.
    """

    def change(now: Listed) -> Sequence[OfficeRow]:
        if seen is not None:
            _check_unmoved(now, seen)
        return rows

    return _store(db, change, pelaku)


def change_office(
    db: Database, row: OfficeRow, *, pelaku: str, seen: OfficeRow | None
) -> Entry | None:
    """Add or change one satker.

    Only fields in which the form differs from `seen` (None: it is new) are changed. Raises
    RegisterRefused, FieldClash, NotAllowed.
    """

    def change(now: Listed) -> list[OfficeRow]:
        if seen is None:
            return [*now.values(), row]  # a kode that is taken stands twice, and is refused
        stored = now.get(row.kode)
        if stored is None:
            raise RegisterRefused(
                [f"Satker {seen.name} ({row.kode}) sudah dikeluarkan orang lain dari daftar."]
            )
        values = form_values(_fields(row), _fields(stored), _fields(seen), partial(_in_words, now))
        changed = {**now, row.kode: OfficeRow(row.kode, **values)}
        return list(changed.values())

    return _store(db, change, pelaku)


def remove_office(db: Database, seen: OfficeRow, *, pelaku: str) -> Entry | None:
    """Remove a satker that is still as it was `seen`.

    Raises RegisterRefused, FieldClash, NotAllowed.
    """

    def change(now: Listed) -> list[OfficeRow]:
        stored = now.get(seen.kode, seen)
        _check_unmoved({seen.kode: stored}, {seen.kode: seen})
        return [row for row in now.values() if row.kode != seen.kode]

    return _store(db, change, pelaku)


def _store(
    db: Database, change: Callable[[Listed], Sequence[OfficeRow]], pelaku: str
) -> Entry | None:
    """Store what `change` makes of the register; make it anew if somebody else stored first."""

    def plan() -> NewEntry | None:
        now = listed_offices(list_offices(db))
        offices = plan_register(db, change(now)).offices
        if not offices:
            return None
        return NewEntry("satker", None, None, as_content(Register(offices)))

    return append_with_retry(db, plan, pelaku=pelaku)


def _fields(row: OfficeRow) -> dict[str, str]:
    return {"name": clean_name(row.name), "parent": row.parent, "level": row.level}


def _in_words(now: Listed, field: str, value: str) -> tuple[str, str]:
    if field != "parent":
        return HEADINGS[field], LEVELS.get(value, value)
    name = now[value].name if value in now else value
    return "Di bawah", name


def _check_unmoved(now: Listed, seen: Listed) -> None:
    """Raise FieldClash if an office is no longer as a person saw it."""
    told = []
    for kode in {**now, **seen}:
        current = now.get(kode)
        before = seen.get(kode)
        if current != before:
            told.append(f"{kode}: sekarang {_row_in_words(current)}, tadi {_row_in_words(before)}")
    if told:
        raise FieldClash(
            f"Daftar satker diubah orang lain sejak Anda melihatnya. {_listed(told)}.",
            "Belum ada yang berubah. Lihat lagi apa yang berubah, lalu simpan bila tetap perlu.",
            [],
            heading="Daftar satker sudah berubah",
        )


def _row_in_words(row: OfficeRow | None) -> str:
    if row is None:
        return "tidak ada"
    said = LEVELS.get(row.level, row.level)
    if row.parent:
        said += f", di bawah {row.parent}"
    return f"“{row.name}” ({said})"


def _listed(names: Sequence[str]) -> str:
    said = "; ".join(names[:_MOST_NAMED])
    rest = len(names) - _MOST_NAMED
    return f"{said}; dan {rest} lainnya" if rest > 0 else said


def _clean(row: OfficeRow) -> OfficeRow:
    return replace(
        row, kode=clean_name(row.kode), name=clean_name(row.name), parent=clean_name(row.parent)
    )


def _wrong_rows(rows: Sequence[OfficeRow]) -> Iterator[str]:
    if not rows:
        yield "Daftar ini tidak berisi satu satker pun."
    seen: dict[str, OfficeRow] = {}
    for row in rows:
        other = seen.setdefault(row.kode.casefold(), row)
        if not row.kode:
            yield f"{row.label}kode satker {row.name or ''} belum diisi.".replace("  ", " ")
        elif not _CODE.fullmatch(row.kode) or len(row.kode) > _LONGEST_CODE:
            yield (
                f"{row.label}kode “{row.kode}” tidak dapat dipakai; tulis misalnya 1805 atau 18.05."
            )
        elif other is not row:
            yield f"{row.label}kode {row.kode} dipakai dua satker, {other.name} dan {row.name}."
        if row.level not in LEVELS:
            given = f"“{row.level}”" if row.level else "belum diisi; itu"
            yield (
                f"{row.label}tingkat {row.name} {given} bukan salah satu dari "
                f"{', '.join(LEVELS.values())}."
            )


def _wrong_names(
    rows: Sequence[OfficeRow], before: Offices, kept: Mapping[str, str]
) -> Iterator[str]:
    codes = {row.kode for row in rows}
    seen: dict[str, OfficeRow] = {}
    for row in rows:
        name = row.name
        if not name or not has_latin_letter(name) or len(name) > NAME_LENGTH:
            yield f"{row.label}nama satker berkode {row.kode} belum diisi atau terlalu panjang."
            continue
        odd = find_odd_word(name)
        if odd:
            yield f"{row.label}nama {name} berisi huruf yang bukan Latin pada kata “{odd}”."
        other = seen.setdefault(standard_name(name), row)
        if other is not row:
            yield f"{row.label}nama {name} dipakai dua satker, berkode {other.kode} dan {row.kode}."
        owner = before.find(name)
        if owner is None:
            if row.kode in before.by_code and standard_name(name) in kept:
                yield (
                    f"{row.label}nama {name} sudah dipakai satker lain yang rencananya tersimpan "
                    "di sini."
                )
        elif owner.kode != row.kode and owner.kode in codes:
            yield (
                f"{row.label}nama {name} sudah pernah dipakai satker berkode {owner.kode}; "
                "pilih nama lain."
            )


def _resolve_parents(rows: Sequence[OfficeRow]) -> tuple[list[OfficeRow], list[str]]:
    """Replace parents that are written as names by their kode.

    Also returns a sentence for each unknown parent.
    """
    by_kode = {row.kode: row.kode for row in rows}
    by_name = {standard_name(row.name): row.kode for row in rows if row.name}
    codes = by_kode | by_name
    resolved = []
    reasons = []
    for row in rows:
        parent: str | None = ""
        if row.parent:
            parent = codes.get(row.parent) or codes.get(standard_name(row.parent))
            if parent is None:
                reasons.append(
                    f"{row.label}induk “{row.parent}” dari {row.name} tidak ada di daftar ini."
                )
        resolved.append(replace(row, parent=parent or ""))
    return resolved, reasons


def _cycles(rows: Sequence[OfficeRow]) -> Iterator[str]:
    by_code = {row.kode: row for row in rows}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for row in rows:
        sorter.add(row.kode, row.parent)
    try:
        sorter.prepare()
    except CycleError as error:
        circle = [by_code[kode] for kode in reversed(error.args[1])]
        names = " di bawah ".join(f"{row.name} ({row.kode})" for row in circle)
        yield f"{circle[0].label}induknya berputar: {names}."


def _office(row: OfficeRow, before: Offices, kept: Mapping[str, str]) -> Office:
    """Return an office as it will be stored.

    If it had a plan before the register, it keeps the name in those entries.
    """
    key = kept.get(standard_name(row.name), row.name)
    if row.kode in before.by_code:
        key = before.by_code[row.kode].key
    return Office(row.kode, row.name, row.parent or None, row.level, key, dikeluarkan=False)


def read_register(data: bytes) -> list[OfficeRow]:
    """Read the rows of a register's file as they are, in a child process.

    Raises FileRefused if it is no workbook or CSV, or has not just one such table.
    """
    if check_file(data) in ("pdf", "docx"):
        raise FileRefused("Daftar satker dibaca dari Excel atau CSV.", _ADVICE)
    found = []
    for grid in open_workbook(data).sheets:
        header = None if grid.is_hidden else _find_header(grid)
        if header:
            found.append((grid, *header))
    if not found:
        raise FileRefused("Di berkas ini tidak ada tabel satker.", _ADVICE)
    if len(found) > 1:
        names = ", ".join(grid.name for grid, *_ in found)
        raise FileRefused(
            f"Berkas ini berisi beberapa tabel satker: {names}.", "Sisakan satu lembar saja."
        )
    grid, header_row, columns = found[0]
    offices = []
    for number in range(header_row + 1, grid.last_row + 1):
        office = _read_row(grid, number, columns)
        if office:
            offices.append(office)
    return offices


def _find_header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    for row in range(1, min(grid.last_row, _HEADER_ROWS) + 1):
        columns: dict[str, int] = {}
        for column in sorted(grid.by_row.get(row, ())):
            text = " ".join(grid.content_at(row, column).lower().split())
            for name, words in _SYNONYMS.items():
                if text in words:
                    columns.setdefault(name, column)
        if columns.keys() == _SYNONYMS.keys():
            return row, columns
    return None


def _read_row(grid: Grid, row: int, columns: dict[str, int]) -> OfficeRow | None:
    cells = {name: grid.content_at(row, column).strip() for name, column in columns.items()}
    if not any(cells.values()):
        return None
    level = read_level(cells.pop("level"))
    return OfficeRow(**cells, level=level, place=f"baris {row}")


def read_level(text: str) -> str:
    """Return the code of a level written in words; other words stay as they are."""
    words = " ".join(text.lower().replace(".", " ").split())
    for level, known in _LEVEL_WORDS.items():
        if words in (level, *known):
            return level
    return text
