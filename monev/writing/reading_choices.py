"""A satker's choices of how cells are read, kept in the journal for its next files.

A choice never changes a stored version, only what is read later (docs/operations.md).
"""

from collections.abc import Iterable
from dataclasses import replace

from monev.core.content import Choice, Choices, as_content
from monev.core.office_names import standard_name
from monev.core.statuses import MARK_ROLES, STATUS_LAPORAN
from monev.core.text import join_pics, split_pics
from monev.core.typed_input import (
    NAME_LENGTH,
    TITLE_LENGTH,
    BadEntry,
    Checker,
    clean_line,
    clean_text,
)
from monev.database import Database, Row
from monev.figures.views import ask_unggahan
from monev.journal import Entry
from monev.questions import StoredChoice
from monev.reading.choices import (
    APART,
    EACH,
    HEADING_ROW,
    IGNORED,
    IN_ROWS,
    JOINED,
    LEFT,
    MEANING_CHOICES,
    NO_WORK,
    NONE,
    TICKED,
    WITHOUT_MEANING,
    WITHOUT_TARGET,
    YES,
    ChoiceItem,
    ReadingChoices,
    build_choices,
    chosen_documents,
    normalise,
    open_doubts,
    split_meaning,
)
from monev.reading.due_dates.target_waktu import ACCEPTED_FORMS, read_time
from monev.writing.append import NewEntry, append_entry

MAX_AREA_MARK = 8

ChoiceKey = tuple[str, str, str, int | None]
"""The subject of a choice: hal, the cell, the langkah, the tahun."""


def list_choices(db: Database, satker: str) -> tuple[StoredChoice, ...]:
    """List every choice of a satker, also withdrawn ones, oldest first."""
    office = standard_name(satker)
    # Cached: Unggah asks several times at every redraw.
    rows = ask_unggahan(db, "uploads/choices", db.newest.of_choices())
    return tuple(_to_stored_choice(row) for row in rows if standard_name(row["satker"]) == office)


def satker_choices(db: Database, satker: str, tahun: int | None) -> ReadingChoices:
    """Return the choices for reading a file of this satker, for its plan of `tahun`.

    `tahun` is None if it is not known yet.
    """
    return build_choices(_held_items(db, satker), tahun)


def store_choices(
    db: Database, satker: str, items: Iterable[ChoiceItem], *, pelaku: str, tahun: int
) -> Entry | None:
    """Store choices for a satker, made on its plan of `tahun`, in one entry.

    None if all of them are stored already. Raises EntryRefused with a sentence for each wrong one;
    then nothing is stored.
    """
    tidied = tidy_choices(items, tahun)
    db.catch_up()
    in_force = {key: item.nilai for key, item in _choices_in_force(db, satker).items()}
    new = [item for item in tidied if in_force.get(_choice_key(item)) != item.nilai]
    return _record_choices(db, satker, new, pelaku)


def tidy_choices(items: Iterable[ChoiceItem], tahun: int) -> list[ChoiceItem]:
    """Return choices as they are stored. Raises EntryRefused with a sentence for each wrong one."""
    check = Checker()
    tidied = list[ChoiceItem]()
    for item in items:
        with check(item.hal):
            value = _CHECKS[item.hal](item, tahun)
            tidied.append(replace(item, kunci=normalise(item.kunci), nilai=value))
    check.finish()
    return tidied


def withdraw_choices(
    db: Database, satker: str, items: Iterable[ChoiceItem], *, pelaku: str
) -> Entry | None:
    """Withdraw choices of a satker, so that later files are read without them.

    None if none of them holds.
    """
    db.catch_up()
    in_force = _choices_in_force(db, satker)
    meant = [in_force[key] for item in items if (key := _choice_key(item)) in in_force]
    return _record_choices(db, satker, meant, pelaku, withdraw=True)


def _choices_in_force(db: Database, satker: str) -> dict[ChoiceKey, ChoiceItem]:
    return {_choice_key(item): item for item in _held_items(db, satker)}


def _held_items(db: Database, satker: str) -> list[ChoiceItem]:
    return [choice.item for choice in list_choices(db, satker) if not choice.withdrawn]


def _record_choices(
    db: Database, satker: str, items: list[ChoiceItem], pelaku: str, *, withdraw: bool = False
) -> Entry | None:
    if not items:
        return None
    choices = []
    for item in items:
        value = None if withdraw else item.nilai
        choices.append(Choice(item.hal, item.kunci, item.langkah, item.tahun, value))
    # If two people answer the same question, the later answer holds; both are recorded.
    new = NewEntry("pilihan", satker, None, as_content(Choices(tuple(choices))))
    return append_entry(db, new, pelaku=pelaku)


def _to_stored_choice(row: Row) -> StoredChoice:
    item = ChoiceItem(
        row["hal"], row["kunci"], row["nilai"] or "", row["langkah"], row["untuk_tahun"]
    )
    return StoredChoice(item, row["entri"], row["waktu"], row["pelaku"], row["nilai"] is None)


def _choice_key(item: ChoiceItem) -> ChoiceKey:
    return item.hal, normalise(item.kunci), item.langkah, item.tahun


def _check_heading(item: ChoiceItem, _: int) -> str:
    if not normalise(item.kunci):
        raise BadEntry("Kolom tanpa judul tidak dapat dipilih. Beri dahulu judul di berkasnya.")
    if item.kunci == HEADING_ROW:
        return clean_line(item.nilai, HEADING_ROW, length=TITLE_LENGTH, required="Pilih barisnya.")
    return _check_code(item, _)


def _check_code(item: ChoiceItem, _: int) -> str:
    """Return an answer if it is one of those offered; for marks, one for each mark."""
    codes = item.nilai.split() if item.hal == "tanda" else [split_meaning(item.nilai)[0]]
    is_for_each = item.hal != "tanda" or len(codes) == len(item.kunci.split())
    if not (is_for_each and _CODES[item.hal].issuperset(codes)):
        raise BadEntry(
            f"Jawaban “{item.nilai}” tidak dikenal. Pilih salah satu jawaban yang ditawarkan."
        )
    return " ".join(codes) if item.hal == "tanda" else item.nilai


def _check_area(item: ChoiceItem, _: int) -> str:
    mark, name = [*item.nilai.split("\n"), ""][:2]
    mark = clean_line(
        mark, "Nomor area", length=MAX_AREA_MARK, required="Isi nomor areanya, misalnya V."
    ).strip(". ")
    name = clean_line(name, "Nama area", length=NAME_LENGTH, required="Isi nama areanya.")
    if not mark or "." in mark or " " in mark:
        raise BadEntry(f"Nomor area “{mark}” tidak dapat dipakai. Isi satu nomor saja, misalnya V.")
    return f"{mark}\n{name}"


def _check_time(item: ChoiceItem, tahun: int) -> str:
    if not normalise(item.kunci) and not (item.langkah and item.tahun):
        raise BadEntry(
            "Sel kosong hanya dapat dijawab untuk langkahnya sendiri, pada tahun rencananya."
        )
    value = clean_line(
        item.nilai, "Waktu", length=TITLE_LENGTH, required="Pilih bulannya, atau tulis waktunya."
    )
    if value in WITHOUT_TARGET:
        return value
    timing = read_time(value, tahun)
    if not timing.tenggat:
        raise BadEntry(f"“{value}” tidak terbaca sebagai waktu. {ACCEPTED_FORMS}")
    if doubts := open_doubts(timing):
        raise BadEntry(f"“{value}” masih meragukan: {doubts[0].pesan}")
    return value


def _check_bukti(item: ChoiceItem, _: int) -> str:
    if not normalise(item.kunci) and not item.langkah:
        raise BadEntry("Sel bukti yang kosong hanya dapat dijawab untuk langkahnya sendiri.")
    value = clean_text(item.nilai, "Daftar bukti", required="Tulis buktinya, satu per baris.")
    names = [document.nama for document in chosen_documents(value)]
    return "\n".join(names)


def _check_pics(item: ChoiceItem, _: int) -> str:
    names = split_pics(join_pics(item.nilai.splitlines()))
    kept = [clean_line(name, "PIC", length=NAME_LENGTH) for name in names]
    if not normalise(item.kunci) and not item.langkah:
        raise BadEntry("Sel PIC yang kosong hanya dapat dijawab untuk langkahnya sendiri.")
    if not kept:
        raise BadEntry("Tulis PIC-nya; beberapa orang dipisahkan titik koma.")
    return "\n".join(kept)


_CODES = {
    "tabel": {TICKED, LEFT},
    "judul": {*MEANING_CHOICES, WITHOUT_MEANING, IGNORED, IN_ROWS, NONE, EACH},
    "tanda": set(MARK_ROLES),
    "status": set(STATUS_LAPORAN),
}
_CHECKS = {
    "judul": _check_heading,
    "tabel": _check_code,
    "tanda": _check_code,
    "status": _check_code,
    "baris": lambda item, _: item.nilai if item.nilai in (APART, NO_WORK) else JOINED,
    "area": _check_area,
    "waktu": _check_time,
    "bukti": _check_bukti,
    "pic": _check_pics,
    "benar": lambda *_: YES,
}
