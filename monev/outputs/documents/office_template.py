"""An office's own Word template in place of the program's layout: how it is kept, checked and filled."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.typed_input import clean_line
from monev.database import to_rows
from monev.outputs.documents.starters import make_starter
from monev.outputs.documents.template_fields import FIELDS, PICTURES, build_field_values, describe_fields, inner_fields
from monev.outputs.in_child import make_in_child
from monev.reading.files.limits import MAX_ENTRIES, MAX_UNPACKED
from monev.writing.append import NewEntry, append_entry

if TYPE_CHECKING:
    from monev.database import Database
    from monev.journal import Entry
    from monev.outputs.documents.material import Material

MAX_SIZE = 5 * 1024 * 1024
MAX_SECONDS = 25.0
"""Processor time that filling a template in may take; an ordinary report takes one second."""
MAX_FINDINGS = 10
"""Faults of a template told at once."""
_TASK = "monev.outputs.documents.template_worker:fill"

WITH_TEMPLATE = ("laporan", "lembar", "notulen", "hadir", "undangan")
"""Documents that an office may lay out itself."""

_SAVE_AGAIN = "Buka templat di Word, simpan lagi sebagai Dokumen Word (.docx), lalu pilih lagi."


def read_template(db: Database, satker: str, kode: str) -> bytes | None:
    """The office's own template of a document; None where the program's layout is used."""
    info = _read_stored(db, satker, kode)
    return None if info is None else db.journal.read_file(info["sha256"])


def read_template_name(db: Database, satker: str, kode: str) -> str | None:
    """The file name under which it was uploaded; None for none."""
    info = _read_stored(db, satker, kode)
    return None if info is None else info["nama_berkas"]


class StoredTemplate(NamedTuple):
    """The entry (None where the template was kept already), and what of it comes into no document, in words."""

    entry: Entry | None
    removed: tuple[str, ...]


def store_template(
    db: Database, material: Material, kode: str, data: bytes, file_name: str, *, pelaku: str
) -> StoredTemplate:
    """Keep a template, once it could be filled in with `material`. Raises FileRefused."""
    _check_kode(kode)
    _, removed = _try(material, data, check=True)
    sha256 = hashlib.sha256(data).hexdigest()
    old = _read_stored(db, material.p.satker, kode)
    new: dict[str, str | None] = {
        "nama_berkas": clean_line(file_name, "Nama berkas", length=1000)[:200],
        "sha256": sha256,
    }
    entry = None if old == new else _record(db, material.p.satker, kode, new, pelaku, data)
    return StoredTemplate(entry, removed)


def delete_template(db: Database, satker: str, kode: str, *, pelaku: str) -> Entry | None:
    """Go back to the program's own layout; None where that is used already."""
    _check_kode(kode)
    if _read_stored(db, satker, kode) is None:
        return None
    return _record(db, satker, kode, {"nama_berkas": None, "sha256": None}, pelaku, None)


def read_starter(kode: str) -> bytes:
    """The template to begin with for a document, as a .docx file. Raises FileRefused for a document without one."""
    _check_kode(kode)
    return make_in_child(make_starter, kode)


def fill_with(material: Material, data: bytes) -> bytes:
    """The template filled in, as a .docx. Raises FileRefused: no Word document, too large, a field it does not know
    (naming it and those there are), an expression or content that is not permitted, too slow."""
    return _try(material, data)[0]


def _try(material: Material, data: bytes, *, check: bool = False) -> tuple[bytes, tuple[str, ...]]:
    """The document, and what was taken out of it. `check`: refuse also what can be filled in, but not as meant."""
    _check_file(data)
    fields = json.loads(make_in_child(build_field_values, material))
    command = {"isi": fields, "medan": describe_fields(), "gambar": PICTURES, "periksa": check}
    try:
        answer, result = run_in_child(FILES, _TASK, command, data, seconds=MAX_SECONDS)
    except ChildStopped as error:
        raise _too_complex() from error
    if answer["galat"] is not None:
        raise _refuse(answer)
    return result, tuple(answer["dibuang"])


def _refuse(error: dict[str, Any]) -> FileRefused:
    if error["galat"] == "letak":
        return _refuse_with_places(error["temuan"])
    name = ", ".join(error["nama"])
    if error["galat"] == "medan":
        return FileRefused(f"Templat memakai medan yang tidak dikenal: {name}.", f"Medan yang ada: {_list_fields()}.")
    if error["galat"] == "sintaks":
        return FileRefused(
            f"Penulisan medan di templat belum benar{f': perintah “{name}” tidak ada' if name else ''}.",
            "Tulis medan sebagai {{ satker }}, dan ulangan baris tabel sebagai {%tr for a in area %} … {%tr endfor %}.",
        )
    if error["galat"] == "terlarang":
        return FileRefused(
            "Templat berisi perintah yang tidak diizinkan.",
            "Pakai medan dan ulangan saja, misalnya {{ satker }}.",
        )
    if error["galat"] == "memori":
        return _too_complex()
    return FileRefused("Templat tidak dapat dibuka sebagai dokumen Word.", _SAVE_AGAIN)


def _refuse_with_places(found: list[str]) -> FileRefused:
    """Every fault with its place, a line each; the fields there are, where one was not known."""
    more = len(found) - MAX_FINDINGS
    listed = found[:MAX_FINDINGS] + ([f"Dan {more} lagi."] if more > 0 else [])
    beginning = "Templat belum dapat dipakai; tidak ada yang berubah. "
    message = f"{beginning}{found[0]}" if len(found) == 1 else "\n".join((beginning.rstrip(), *listed))
    advice = (
        "Perbaiki di Word, simpan, lalu pilih lagi. Templat awal yang dapat diunduh memuat semua medan di tempatnya."
    )
    if any("tidak dikenal" in one for one in found):
        advice += f" Medan yang ada: {_list_fields()}."
    return FileRefused(message, advice)


def _list_fields() -> str:
    return ", ".join(f"{one}{inner_fields(one)}" for one in FIELDS)


def _too_complex() -> FileRefused:
    return FileRefused(
        "Templat terlalu rumit: pengisiannya dihentikan sebelum selesai.",
        "Kurangi ulangan di dalam ulangan, lalu pilih lagi.",
    )


def _check_file(data: bytes) -> None:
    if len(data) > MAX_SIZE:
        raise FileRefused("Templat lebih besar dari 5 MB.", "Perkecil gambar di dalamnya, lalu pilih lagi.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.infolist()
            jenis = archive.read("[Content_Types].xml") if len(content) <= MAX_ENTRIES else b""
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise FileRefused("Templat bukan dokumen Word (.docx).", _SAVE_AGAIN) from error
    if len(content) > MAX_ENTRIES or sum(one.file_size for one in content) > MAX_UNPACKED:
        raise FileRefused("Isi templat terlalu besar setelah dibuka.", _SAVE_AGAIN)
    if b"macroEnabled" in jenis or b"wordprocessingml.document.main" not in jenis:
        raise FileRefused("Templat harus dokumen Word biasa (.docx), tanpa makro.", _SAVE_AGAIN)


def _check_kode(kode: str) -> None:
    if kode not in WITH_TEMPLATE:
        raise FileRefused(
            f"Dokumen “{kode}” tidak memakai templat sendiri.", f"Yang dapat: {', '.join(WITH_TEMPLATE)}."
        )


def _matter(kode: str) -> str:
    return f"templat/{kode}"


def _read_stored(db: Database, satker: str, kode: str) -> dict[str, Any] | None:
    row = to_rows(db.ask("documents/settings", satker=satker, hal=_matter(kode)))
    info = json.loads(row[0]["nilai"]) if row else {"sha256": None}
    return info if info["sha256"] else None


def _record(
    db: Database, satker: str, kode: str, content: dict[str, str | None], pelaku: str, file: bytes | None
) -> Entry:
    setting = {"hal": _matter(kode), "nilai": content}
    return append_entry(db, NewEntry("pengaturan", satker, None, setting, file=file), pelaku=pelaku)
