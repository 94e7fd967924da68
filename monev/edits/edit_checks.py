"""Is a change made in the app one that a file could bring? The same rules as an upload, a sentence for each field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import Any

from monev.core import typed_input
from monev.core.file_references import files_of, is_web_address, with_scheme, words_of
from monev.core.records import Reading, TenggatReport
from monev.core.typed_input import BadEntry, Checker
from monev.reading.reports.report_words import complain_of_date
from monev.uploads.checking import posisi_complaints
from monev.writing.changes import FIELD_WORDS
from monev.writing.content import BUKTI_HEADINGS, LAPORAN_HEADINGS, Content

COLUMNS: dict[str, dict[str, str]] = {
    "langkah": {"pic": "PIC"},
    "tenggat": LAPORAN_HEADINGS,
    "bukti": {column: heading for column, heading in BUKTI_HEADINGS.items() if column != "jenis"},
}
"""What can be changed of what → the heading it is spoken of by."""

DERIVED = "selesai_sejak"
"""The field that follows from the others: since when a Selesai is reported."""

_LENGTHS = {"pic": typed_input.NAME_LENGTH, "tautan": typed_input.LINK_LENGTH}


def tidy_entries(kind: str, value: Mapping[str, Any]) -> dict[str, str | None]:
    """What was typed as it would be stored. `kind`: "langkah", "tenggat" or "bukti". Raises EntryRefused with a
    sentence per field, ValueError for a field there is none such (a program's mistake)."""
    checkers = {column: partial(_tidy_entry, column, heading) for column, heading in COLUMNS[kind].items()}
    return typed_input.tidy_fields(value, checkers)


def _tidy_entry(column: str, heading: str, raw: Any) -> str | None:
    if column == "tanggal_selesai":
        day = typed_input.clean_day(raw, heading)
        return day.isoformat() if day else None
    if column in FIELD_WORDS:
        return typed_input.clean_choice(raw, heading, FIELD_WORDS[column])
    tidy = typed_input.clean_line if column in _LENGTHS else typed_input.clean_text
    text = tidy(raw, heading, length=_LENGTHS.get(column, typed_input.DESCRIPTION_LENGTH))
    if column == "tautan":
        return with_scheme(text)
    return text or None if column == "pic" else text


def complete_entries(kind: str, before: Mapping[str, Any], values: Content) -> tuple[str, ...]:
    """Add to `values` what follows from it, and say so: a link makes a bukti Ada where nothing else was said (as in a
    file), and what is no longer Selesai has no tanggal selesai."""
    if kind == "bukti" and values.get("tautan"):
        words = words_of(values["tautan"])
        notes = [] if not words or is_web_address(words) else [f"“{words}” disimpan sebagai keterangan, bukan tautan."]
        if "status" not in values and before["status"] == "belum_ada":
            values["status"] = "ada"
            what = "Statusnya" if files_of(values["tautan"]) else "Tautan terisi, jadi statusnya"
            notes.append(f"{what} menjadi Ada.")
        return tuple(notes)
    if kind == "tenggat" and values.get("laporan", "selesai") != "selesai" and before["tanggal_selesai"]:
        values.setdefault("tanggal_selesai", None)
    return ()


def selesai_since(before: Mapping[str, Any], current: Mapping[str, Any], posisi: date) -> str | None:
    """Since when the Selesai of `current` is reported: carried forward, else this posisi; None while not Selesai."""
    if current["laporan"] != "selesai":
        return None
    return (before[DERIVED] if before["laporan"] == "selesai" else None) or posisi.isoformat()


def check_laporan(current: Mapping[str, Any], changed: Collection[str], posisi: date, tahun: int) -> None:
    """Raise EntryRefused where what is reported of a tenggat cannot be so (docs/design.md §5). `changed`: the fields
    this change is about; what a file was let through with is not this person's to answer for."""
    check = Checker()
    if current["laporan"] == "tidak_berlaku" and not current["kendala"] and {"laporan", "kendala"} & {*changed}:
        check.refuse("kendala", "Status Tidak berlaku perlu alasan. Tulis alasannya di Kendala.")
    with check("tanggal_selesai"):
        if current["tanggal_selesai"] and {"laporan", "tanggal_selesai"} & {*changed}:
            if current["laporan"] != "selesai":
                raise BadEntry("Tanggal selesai hanya untuk status Selesai. Pilih Selesai, atau kosongkan tanggalnya.")
            day = date.fromisoformat(current["tanggal_selesai"])
            as_reported = Reading(realisasi=(TenggatReport("", None, "selesai", day),))
            for complaint in filter(
                None, (complain_of_date(day, tahun), *posisi_complaints(as_reported, posisi, tahun))
            ):
                raise BadEntry(complaint.pesan)
    check.finish()
