"""An office's own Word template in place of the program's layout: how it is kept, checked and filled."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.typed_input import clean_line
from monev.database import to_rows
from monev.outputs.documents.template_values import build_field_values
from monev.outputs.in_child import make_in_child
from monev.writing.append import NewEntry, append_entry

if TYPE_CHECKING:
    from monev.database import Database
    from monev.journal import Entry
    from monev.outputs.documents.material import Material

MAX_SIZE = 5 * 1024 * 1024
MAX_SECONDS = 25.0
"""Processor time that filling a template in may take; an ordinary report takes a quarter of one second."""
_TASK = "monev.outputs.documents.template_filling:fill"

WITH_TEMPLATE = ("laporan", "lembar", "notulen", "hadir", "undangan")
"""Documents that an office may lay out itself."""

_STARTERS = Path(__file__).parent / "starters"
"""A Word document for each, in the program's own look, with fields where its contents will stand: edited in Word."""


def read_template(db: Database, satker: str, kode: str) -> bytes | None:
    """The office's own template of a document; None where the program's layout is used."""
    info = _read_stored(db, satker, kode)
    return None if info is None else db.journal.read_file(info["sha256"])


def read_template_name(db: Database, satker: str, kode: str) -> str | None:
    """The file name under which it was uploaded; None for none."""
    info = _read_stored(db, satker, kode)
    return None if info is None else info["nama_berkas"]


def store_template(
    db: Database, material: Material, kode: str, data: bytes, file_name: str, *, pelaku: str
) -> Entry | None:
    """Keep a template, once it could be filled in with `material`; None where it was kept already. Raises
    FileRefused."""
    _check_kode(kode)
    fill_with(material, data)
    new: dict[str, str | None] = {
        "nama_berkas": clean_line(file_name, "Nama berkas", length=1000)[:200],
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    if _read_stored(db, material.p.satker, kode) == new:
        return None
    return _record(db, material.p.satker, kode, new, pelaku, data)


def delete_template(db: Database, satker: str, kode: str, *, pelaku: str) -> Entry | None:
    """Go back to the program's own layout; None where that is used already."""
    _check_kode(kode)
    if _read_stored(db, satker, kode) is None:
        return None
    return _record(db, satker, kode, {"nama_berkas": None, "sha256": None}, pelaku, None)


def read_starter(kode: str) -> bytes:
    """The template to begin with for a document, as a .docx file. Raises FileRefused for a document without one."""
    _check_kode(kode)
    return (_STARTERS / f"{kode}.docx").read_bytes()


def fill_with(material: Material, data: bytes) -> bytes:
    """The template filled in, as a .docx. Raises FileRefused: no Word document, too large, or with faults, each named
    with its place."""
    if len(data) > MAX_SIZE:
        raise FileRefused("Templat lebih besar dari 5 MB.", "Perkecil gambar di dalamnya, lalu pilih lagi.")
    values = json.loads(make_in_child(build_field_values, material))
    try:
        return run_in_child(FILES, _TASK, values, data, seconds=MAX_SECONDS)[1]
    except ChildStopped as error:
        raise FileRefused(
            "Templat tidak dapat dibuka dan diisi sebagai dokumen Word.",
            "Buka templat di Word, simpan lagi sebagai Dokumen Word (.docx), lalu pilih lagi.",
        ) from error


def _check_kode(kode: str) -> None:
    if kode not in WITH_TEMPLATE:
        raise FileRefused(
            f"Dokumen “{kode}” tidak memakai templat sendiri.", f"Yang dapat: {', '.join(WITH_TEMPLATE)}."
        )


def _matter(kode: str) -> str:
    return f"templat/{kode}"


def _read_stored(db: Database, satker: str, kode: str) -> dict[str, Any] | None:
    rows = to_rows(db.ask("documents/settings", satker=satker, hal=_matter(kode)))
    info = json.loads(rows[0]["nilai"]) if rows else {"sha256": None}
    return info if info["sha256"] else None


def _record(
    db: Database, satker: str, kode: str, content: dict[str, str | None], pelaku: str, file: bytes | None
) -> Entry:
    setting = {"hal": _matter(kode), "nilai": content}
    return append_entry(db, NewEntry("pengaturan", satker, None, setting, file=file), pelaku=pelaku)
