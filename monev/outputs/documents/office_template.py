"""Keeps, checks and fills an office's own Word template, which replaces the program's layout."""

import hashlib
import json
from pathlib import Path
from typing import TypedDict

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.typed_input import clean_line
from monev.database import Database
from monev.journal import Entry
from monev.outputs import make_in_child
from monev.outputs.documents.material import Material
from monev.outputs.documents.template_fields import SAVE_AGAIN
from monev.outputs.documents.template_values import build_field_values
from monev.outputs.settings import store_setting, stored_settings

MAX_SIZE = 5 * 1024 * 1024
# Seconds of processor time to fill a template; an ordinary report takes 0.25 s.
MAX_SECONDS = 25.0
_TASK = "monev.outputs.documents.template_filling:fill"
# Documents for which an office may have a template.
WITH_TEMPLATE = (
    "laporan",
    "lembar",
    "notulen",
    "hadir",
    "undangan",
)


class _Kept(TypedDict):
    """A template as it is stored; None if there is none."""

    nama_berkas: str | None
    sha256: str | None


_NONE: _Kept = {"nama_berkas": None, "sha256": None}
# A Word document for each, in the program's own look, with fields in braces; edited in Word.
_STARTERS = {kode: Path(__file__).parent / "starters" / f"{kode}.docx" for kode in WITH_TEMPLATE}


def read_template(db: Database, satker: str, kode: str) -> bytes | None:
    """Read the office's own template of a document; None if the program's layout is used."""
    sha256 = _read_stored(db, satker, kode)["sha256"]
    return db.journal.read_file(sha256) if sha256 else None


def read_template_name(db: Database, satker: str, kode: str) -> str | None:
    """Read the file name under which it was uploaded; None for none."""
    return _read_stored(db, satker, kode)["nama_berkas"]


def store_template(
    db: Database,
    material: Material,
    kode: str,
    data: bytes,
    file_name: str,
    *,
    pelaku: str,
) -> Entry:
    """Store a template, if it can be filled with `material`. Raises FileRefused."""
    fill_with(material, data)
    name = clean_line(file_name, "Nama berkas", length=1000)[:200]
    new = {"nama_berkas": name, "sha256": hashlib.sha256(data).hexdigest()}
    return store_setting(
        db,
        material.view.satker,
        f"templat/{kode}",
        new,
        pelaku=pelaku,
        file=data,
    )


def delete_template(
    db: Database,
    satker: str,
    kode: str,
    *,
    pelaku: str,
) -> Entry:
    """Go back to the program's own layout."""
    return store_setting(
        db,
        satker,
        f"templat/{kode}",
        _NONE,
        pelaku=pelaku,
    )


def read_starter(kode: str) -> bytes:
    """Read the template to begin with, as a .docx file."""
    return _STARTERS[kode].read_bytes()


def fill_with(material: Material, data: bytes) -> bytes:
    """Fill a template and return it as a .docx.

    Raises FileRefused if it is no Word document, too large, or has faults."""
    if len(data) > MAX_SIZE:
        raise FileRefused(
            "Templat lebih besar dari 5 MB.", "Perkecil gambar di dalamnya, lalu pilih lagi."
        )
    values = json.loads(make_in_child(build_field_values, material))
    try:
        return run_in_child(
            FILES,
            _TASK,
            values,
            data,
            seconds=MAX_SECONDS,
        )[1]
    except ChildStopped as error:
        raise FileRefused(
            "Templat tidak dapat dibuka dan diisi sebagai dokumen Word.", SAVE_AGAIN
        ) from error


def _read_stored(db: Database, satker: str, kode: str) -> _Kept:
    return stored_settings(db, f"templat/{kode}", satker).get(satker, _NONE)
