"""Choices of how cells are read, kept per satker in the journal: stored, withdrawn, found again for its next file.

A choice never touches a stored version: it holds for what is read after it (DESIGN §6). Another entry withdraws it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from monev.core.office_names import standard_name
from monev.core.typed_input import (
    DESCRIPTION_LENGTH,
    NAME_LENGTH,
    TITLE_LENGTH,
    BadEntry,
    Checker,
    clean_line,
    clean_text,
)
from monev.database import Database, to_rows
from monev.journal import Entry
from monev.reading.choices import (
    WITHOUT_MEANING,
    YES,
    ChoiceItem,
    ReadingChoices,
    build_choices,
    chosen_documents,
    normalise,
)
from monev.reading.columns.file_headings import MEANING_CHOICES
from monev.reading.due_dates.target_waktu import ACCEPTED_FORMS, read_time
from monev.writing.append import NewEntry, append_entry

MAX_AREA_MARK = 8


@dataclass(frozen=True, slots=True)
class StoredChoice:
    """A choice as it stands: by which journal entry, when and by whom; `withdrawn`: it no longer holds."""

    item: ChoiceItem
    entry: int
    waktu: datetime
    pelaku: str
    withdrawn: bool


def list_choices(db: Database, satker: str) -> tuple[StoredChoice, ...]:
    """Every choice of a satker, the withdrawn ones too, oldest first."""
    members = standard_name(satker)
    return tuple(
        _to_stored_choice(b) for b in to_rows(db.ask("uploads/choices")) if standard_name(b["satker"]) == members
    )


def satker_choices(db: Database, satker: str, tahun: int | None) -> ReadingChoices:
    """The choices that hold when a file of this satker is read, for its plan of `tahun` (None: not known yet)."""
    return build_choices((p.item for p in list_choices(db, satker) if not p.withdrawn), tahun)


def store_choices(db: Database, satker: str, item: Iterable[ChoiceItem], *, pelaku: str, tahun: int) -> Entry | None:
    """Keep choices for a satker, one journal entry for all; None where every one of them stands already.

    `tahun` is the plan they were made on: words of a time are tried on it. Raises EntryRefused with a sentence for
    what cannot be read so; then nothing is stored.
    """
    check = Checker()
    tidied = []
    for one in item:
        with check(one.hal):
            tidied.append(_tidy_choice(one, tahun))
    check.finish()
    db.catch_up()
    existing = {_choice_key(p.item): p.item.nilai for p in list_choices(db, satker) if not p.withdrawn}
    return _record_choices(db, satker, [one for one in tidied if existing.get(_choice_key(one)) != one.nilai], pelaku)


def withdraw_choices(db: Database, satker: str, item: Iterable[ChoiceItem], *, pelaku: str) -> Entry | None:
    """Withdraw choices of a satker: what is read after this is read as if they had never been made. None where none of
    them holds."""
    db.catch_up()
    in_force = {_choice_key(p.item): p.item for p in list_choices(db, satker) if not p.withdrawn}
    return _record_choices(
        db, satker, [in_force[k] for one in item if (k := _choice_key(one)) in in_force], pelaku, withdraw=True
    )


def _record_choices(
    db: Database, satker: str, item: list[ChoiceItem], pelaku: str, *, withdraw: bool = False
) -> Entry | None:
    if not item:
        return None
    content = {"pilihan": [_to_content(one, None if withdraw else one.nilai) for one in item]}
    # Of two who answer the same question the later one holds; both answers are on record.
    return append_entry(db, NewEntry("pilihan", satker, None, content), pelaku=pelaku)


def _to_content(one: ChoiceItem, value: str | None) -> dict[str, Any]:
    return {
        "hal": one.hal,
        "kunci": one.kunci,
        "langkah": one.langkah,
        "untuk_tahun": one.tahun,
        "nilai": value,
    }


def _to_stored_choice(b: dict[str, Any]) -> StoredChoice:
    item = ChoiceItem(b["hal"], b["kunci"], b["nilai"] or "", b["langkah"], b["untuk_tahun"])
    return StoredChoice(item, b["entri"], b["waktu"], b["pelaku"], b["nilai"] is None)


def _choice_key(one: ChoiceItem) -> tuple[str, str, str, int | None]:
    return one.hal, normalise(one.kunci), one.langkah, one.tahun


def _tidy_choice(one: ChoiceItem, tahun: int) -> ChoiceItem:
    """The choice with its cell and value in the one form they are kept in. Raises BadEntry."""
    return replace(one, kunci=normalise(one.kunci), nilai=_CHECKS[one.hal](one, tahun))


def _check_heading(one: ChoiceItem, _: int) -> str:
    if not normalise(one.kunci):
        raise BadEntry("Kolom tanpa judul tidak dapat dipilih. Beri dahulu judul di berkasnya.")
    if one.nilai not in (*MEANING_CHOICES, WITHOUT_MEANING):
        raise BadEntry(f"Arti kolom “{one.nilai}” tidak dikenal. Pilih salah satu dari daftar.")
    return one.nilai


def _check_area(one: ChoiceItem, _: int) -> str:
    mark, name, sub_area, sub_name, *_ = [*one.nilai.split("\n"), "", "", "", ""]
    mark = clean_line(mark, "Nomor area", length=MAX_AREA_MARK, required="Isi nomor areanya, misalnya V.").strip(". ")
    name = clean_line(name, "Nama area", length=NAME_LENGTH, required="Isi nama areanya.")
    if not mark or "." in mark or " " in mark:
        raise BadEntry(f"Nomor area “{mark}” tidak dapat dipakai. Isi satu nomor saja, misalnya V.")
    if not sub_area.strip() and not sub_name.strip():
        return f"{mark}\n{name}"
    sub_area = clean_line(
        sub_area, "Nomor sub-area", length=MAX_AREA_MARK, required="Isi nomor sub-areanya, misalnya a."
    ).strip(". ")
    if not sub_area or " " in sub_area:
        raise BadEntry(f"Nomor sub-area “{sub_area}” tidak dapat dipakai. Isi nomornya saja, misalnya a.")
    sub_name = clean_line(sub_name, "Nama sub-area", length=NAME_LENGTH, required="Isi nama sub-areanya.")
    return f"{mark}\n{name}\n{sub_area}\n{sub_name}"


def _check_time(one: ChoiceItem, tahun: int) -> str:
    if not normalise(one.kunci) and not (one.langkah and one.tahun):
        raise BadEntry("Sel kosong hanya dapat dijawab untuk langkahnya sendiri, pada tahun rencananya.")
    value = clean_line(one.nilai, "Waktu", length=TITLE_LENGTH, required="Pilih bulannya, atau tulis waktunya.")
    timing = read_time(value, tahun)
    if not timing.tenggat:
        raise BadEntry(f"“{value}” tidak terbaca sebagai waktu. {ACCEPTED_FORMS}")
    if timing.peringatan:
        raise BadEntry(f"“{value}” masih meragukan: {timing.peringatan[0]}")
    return value


def _check_bukti(one: ChoiceItem, _: int) -> str:
    if not normalise(one.kunci):
        raise BadEntry("Sel bukti yang kosong tidak dapat dipecah. Isi dahulu selnya di berkas.")
    value = clean_text(one.nilai, "Daftar bukti", length=DESCRIPTION_LENGTH, required="Tulis buktinya, satu per baris.")
    return "\n".join(b.nama for b in chosen_documents(value))


def _check_right(_one: ChoiceItem, _: int) -> str:
    return YES


_CHECKS = {
    "judul": _check_heading,
    "area": _check_area,
    "waktu": _check_time,
    "bukti": _check_bukti,
    "benar": _check_right,
}
