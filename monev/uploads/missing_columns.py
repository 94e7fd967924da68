"""What a file has no column for stays as it was stored: who deletes a column to print the sheet says nothing of it."""

from __future__ import annotations

from monev.core.records import Reading
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.vocabulary.template_names import BUKTI_COLUMNS, REALISASI_COLUMNS
from monev.writing.content import Content

_RENCANA_FIELDS = ("komponen", "indikator", "target_capaian", "pic", "frekuensi")


def keep_rencana(new: Content, old: Content, reading: Reading) -> dict[str, str]:
    """Fill in, in place, the plan's fields that the file has no column for, not even one that somebody settled to mean
    something else; field → heading of those filled in."""
    if reading.kolom is None:
        return {}
    under_other_headings = set(new["lainnya"].values())
    missing = (k for k in _RENCANA_FIELDS if k not in reading.kolom and not new[k])
    kept = {k: COLUMN_NAMES[k] for k in missing if old[k] and old[k] not in under_other_headings}
    new |= {k: old[k] for k in kept}
    others = {k: v for k, v in old["lainnya"].items() if k not in reading.kolom and k not in new["lainnya"]}
    new["lainnya"] |= others
    return kept | {k: k for k in others}


def keep_laporan(said: Content, tenggat: Content, reading: Reading) -> dict[str, str]:
    """Likewise what is reported of a tenggat; a tanggal selesai stays with Selesai alone."""
    fields = ("kendala", "tindak_lanjut", *(["tanggal_selesai"] if said["laporan"] == "selesai" else ()))
    return _keep(said, tenggat, reading, "realisasi", {k: REALISASI_COLUMNS[k][0] for k in fields})


def keep_bukti(new: Content, old: Content, reading: Reading) -> dict[str, str]:
    """Likewise what is said of a bukti."""
    return _keep(new, old, reading, "bukti", {k: BUKTI_COLUMNS[k][0] for k in ("tautan", "catatan")})


def _keep(new: Content, old: Content, reading: Reading, sheet: str, headings: dict[str, str]) -> dict[str, str]:
    """Fill in, in place, those of the fields `headings` names that the sheet has no column for."""
    kept = {k: name for k, name in headings.items() if lacks_column(reading, sheet, k) and old[k] and not new[k]}
    new |= {k: old[k] for k in kept}
    return kept


def lacks_column(reading: Reading, sheet: str, key: str) -> bool:
    """Whether the file's sheet of reports ("realisasi" or "bukti") is known to have no such column."""
    return reading.kolom is not None and f"{sheet}.{key}" not in reading.kolom
