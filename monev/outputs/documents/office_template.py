"""Keeps, checks and fills an office's own Word template, which replaces the program's layout."""

import hashlib
import json
from pathlib import Path
from typing import TypedDict

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.core.typed_input import clean_line
from monev.database import Database
from monev.journal import Entry
from monev.outputs import make_in_child
from monev.outputs.documents.material import Material
from monev.outputs.documents.template_fields import SAVE_AGAIN
from monev.outputs.documents.template_values import build_field_values
from monev.outputs.settings import change_setting, stored_settings

MAX_SIZE = 5 * 1024 * 1024
# Seconds of processor time to fill a template; an ordinary report takes 0.25 s.
MAX_SECONDS = 25.0
_TASK = "monev.outputs.documents.template_filling:fill"
# Documents for which an office may have a template.
WITH_TEMPLATE = ("laporan", "lembar", "notulen", "hadir", "undangan")
_RECORDS = ("laporan", "notulen")  # what they tell changes until the meeting is closed


class Kept(TypedDict):
    """A template as it is stored; None if there is none."""

    nama_berkas: str | None
    sha256: str | None


_NONE: Kept = {"nama_berkas": None, "sha256": None}
# A Word document for each, in the program's own look, with fields in braces; edited in Word.
_STARTERS = {kode: Path(__file__).parent / "starters" / f"{kode}.docx" for kode in WITH_TEMPLATE}


def read_template(db: Database, satker: str, kode: str) -> bytes | None:
    """Read the office's own template of a document; None if the program's layout is used."""
    sha256 = read_kept(db, satker, kode)["sha256"]
    return db.journal.read_file(sha256) if sha256 else None


def store_template(
    db: Database,
    material: Material,
    kode: str,
    data: bytes,
    file_name: str,
    *,
    pelaku: str,
    seen: Kept | None = None,
) -> Entry | None:
    """Store a template, if it can be filled with `material`.

    `seen`: the one that was shown when it was chosen. Raises FileRefused, also if another one was
    stored meanwhile.
    """
    fill_with(material, kode, data)
    name = clean_line(file_name, "Nama berkas", length=1000)[:200]
    new: Kept = {"nama_berkas": name, "sha256": hashlib.sha256(data).hexdigest()}
    return _put(db, material.view.satker, kode, new, seen, pelaku=pelaku, file=data)


def delete_template(
    db: Database, satker: str, kode: str, *, pelaku: str, seen: Kept | None = None
) -> Entry | None:
    """Go back to the program's own layout. Raises FileRefused as `store_template`."""
    return _put(db, satker, kode, _NONE, seen, pelaku=pelaku)


def _put(
    db: Database,
    satker: str,
    kode: str,
    new: Kept,
    seen: Kept | None,
    *,
    pelaku: str,
    file: bytes | None = None,
) -> Entry | None:
    def change(stored: JsonObject | None) -> JsonObject | None:
        present = stored or _NONE
        if seen is not None and present["sha256"] != seen["sha256"]:
            used = present["nama_berkas"] or "tata letak bawaan"
            told = f"Templat dokumen ini baru saja diganti orang lain; dipakai sekarang: {used}."
            raise FileRefused(told, "Belum ada yang tersimpan. Lihat itu dahulu, lalu ulangi.")
        return None if present == new else {**new}

    return change_setting(db, satker, f"templat/{kode}", change, pelaku=pelaku, file=file)


def read_starter(kode: str) -> bytes:
    """Read the template to begin with, as a .docx file."""
    return _STARTERS[kode].read_bytes()


def fill_with(material: Material, kode: str, data: bytes) -> bytes:
    """Fill a template of a document and return it as a .docx.

    Raises FileRefused if it is no Word document, too large, or has faults.
    """
    if len(data) > MAX_SIZE:
        raise FileRefused(
            "Templat lebih besar dari 5 MB.", "Perkecil gambar di dalamnya, lalu pilih lagi."
        )
    values = json.loads(make_in_child(build_field_values, material))
    if kode not in _RECORDS:
        values["konsep"] = ""
    try:
        return run_in_child(FILES, _TASK, values, data, seconds=MAX_SECONDS)[1]
    except ChildStopped as error:
        raise FileRefused(
            "Templat tidak dapat dibuka dan diisi sebagai dokumen Word.", SAVE_AGAIN
        ) from error


def read_kept(db: Database, satker: str, kode: str) -> Kept:
    """Read the file name and the hash of an office's own template of a document."""
    return stored_settings(db, f"templat/{kode}", satker).get(satker, _NONE)
