"""The letterhead and signature of an office's documents, uploaded once and kept in the journal (jenis pengaturan)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from monev.core import typed_input
from monev.core.errors import NotFound
from monev.core.typed_input import BadEntry, one_field
from monev.figures import list_rencana
from monev.outputs.paper import PAPER_KEYS, PRESET, Paper, paper_of, stored_paper, tidy_setting
from monev.writing.append import NewEntry, append_entry

if TYPE_CHECKING:
    from monev.database import Database
    from monev.journal import Entry

MAX_LOGO_BYTES = 2 * 1024 * 1024
"""Bytes of an uploaded logo."""
MAX_LOGO_PIXELS = 16_000_000
"""Pixels of a logo: a picture of 2 MB may unpack to gigabytes."""
LOGO_SIDE = 480
"""Pixels a logo is shrunk to: 2.4 cm on paper at 500 dots an inch."""

MAX_LINES = 6
MAX_BASES = 20

MATTER = "kop"

_TEXTS = {
    "kota": "Kota",
    "jabatan": "Jabatan",
    "nama": "Nama",
    "nip": "NIP",
    "mengetahui_jabatan": "Jabatan yang mengetahui",
    "mengetahui_nama": "Nama yang mengetahui",
    "mengetahui_nip": "NIP yang mengetahui",
}
"""Fields of one line, and what they are called. A letterhead that an earlier version kept lacks the last three."""


@dataclass(frozen=True, slots=True)
class Kop:
    """What stands above an office's letters, and who signs them.

    `baris`: the lines of the letterhead, the first ones large. `logo`: PNG. `dasar`: the legal bases a report cites
    before the plan itself. `mengetahui_*`: who takes note of a report, beside the one who signs it. Everything may be
    empty; then blanks to fill by hand are printed. `paper`: how papers are laid out.
    """

    baris: tuple[str, ...] = ()
    logo: bytes | None = None
    kota: str = ""
    jabatan: str = ""
    nama: str = ""
    nip: str = ""
    dasar: tuple[str, ...] = ()
    mengetahui_jabatan: str = ""
    mengetahui_nama: str = ""
    mengetahui_nip: str = ""
    paper: Paper = PRESET


def read_kop(db: Database, satker: str, *, with_logo: bool = True) -> Kop:
    """The letterhead of a satker; where none was kept its name alone. Raises JournalDamaged for a damaged logo."""
    value = _read_value(db, satker)
    if value is None:
        return Kop(baris=(full_office_name(satker),))
    sha = value["logo"]
    return Kop(
        tuple(value["baris"]) or (full_office_name(satker),),
        None if sha is None or not with_logo else db.journal.read_file(sha),
        dasar=tuple(value["dasar"]),
        **{name: value.get(name, "") for name in _TEXTS},
        paper=paper_of(value),
    )


def has_kop(db: Database, satker: str) -> bool:
    """Whether a satker gave its letterhead."""
    return _read_value(db, satker) is not None


def full_office_name(satker: str) -> str:
    """An office's name as letters write it, in capitals; KPU written out (KOMISI PEMILIHAN UMUM KABUPATEN CONTOH)."""
    words = satker.upper().split(maxsplit=1)
    if words[:1] == ["KPU"]:
        return " ".join(("KOMISI PEMILIHAN UMUM", *words[1:]))
    return satker.upper()


def store_kop(
    db: Database,
    satker: str,
    value: Mapping[str, Any],
    *,
    pelaku: str,
    logo: bytes | None = None,
    without_logo: bool = False,
) -> Entry | None:
    """Keep fields of the letterhead (baris, dasar: lists of lines; kota, jabatan, nama, nip, mengetahui_*; those of
    Paper), a logo, or both.

    What is not given stays as it was; `without_logo` takes the logo away. None where nothing changes. Raises
    EntryRefused (one sentence per field: baris, dasar, logo, ...), NotFound for an unknown satker.
    """
    db.catch_up()
    if not any(row["satker"] == satker for row in list_rencana(db, include_hidden=True)):
        raise NotFound(f"Satker “{satker}” tidak ada.", "Unggah rencananya lebih dahulu.")
    empty = {"baris": [], "dasar": [], "logo": None, **dict.fromkeys(_TEXTS, "")}
    current = {**empty, **stored_paper(PRESET), **(_read_value(db, satker) or {})}
    new = {**current, **typed_input.tidy_fields(value, _CHECKERS)}
    picture = None
    if logo is not None:
        picture = check_logo(logo)
        new["logo"] = hashlib.sha256(picture).hexdigest()
    elif without_logo:
        new["logo"] = None
    if new == current:
        return None
    content = {"hal": MATTER, "nilai": new}
    return append_entry(db, NewEntry("pengaturan", satker, None, content, file=picture), pelaku=pelaku)


def check_logo(data: bytes) -> bytes:
    """A logo as it is kept: PNG, shrunk, nothing of the file but its pixels. Raises EntryRefused (field "logo")."""
    with one_field("logo"):
        return _shrink_logo(data)


def _shrink_logo(data: bytes) -> bytes:
    # Pillow takes 60 ms to load, and only who uploads a logo needs it.
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MAX_LOGO_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        most = MAX_LOGO_BYTES // 1024 // 1024
        raise BadEntry(f"Logo berukuran {size} MB; paling besar {most} MB. Perkecil gambarnya, lalu pilih lagi.")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MAX_LOGO_PIXELS:
                raise BadEntry(
                    f"Logo berukuran {picture.width} × {picture.height} titik; paling besar 4000 × 4000. "
                    "Perkecil dahulu."
                )
            vertical = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        if isinstance(error, BadEntry):
            raise
        raise BadEntry("Logo tidak dapat dibuka. Yang diterima: gambar PNG atau JPEG yang utuh.") from error
    vertical.thumbnail((LOGO_SIDE, LOGO_SIDE))
    buffer = BytesIO()
    vertical.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


_CHECKERS: dict[str, Callable[[Any], Any]] = {
    "baris": lambda typed: _tidy_lines(typed, "Kop surat", MAX_LINES, typed_input.NAME_LENGTH),
    "dasar": lambda typed: _tidy_lines(typed, "Dasar", MAX_BASES, typed_input.DESCRIPTION_LENGTH),
    **{name: partial(typed_input.clean_line, display_name=said) for name, said in _TEXTS.items()},
    **{key: partial(tidy_setting, key) for key in PAPER_KEYS},
}
"""Field of a letterhead → how it is kept."""


def _tidy_lines(content: Sequence[str] | str, display_name: str, most: int, length: int) -> list[str]:
    raw = content.splitlines() if isinstance(content, str) else content
    tidied = [line for line in (typed_input.clean_line(text, display_name, length=length) for text in raw) if line]
    if len(tidied) > most:
        raise BadEntry(f"{display_name} berisi {len(tidied)} baris; paling banyak {most}.")
    return tidied


def _read_value(db: Database, satker: str) -> dict[str, Any] | None:
    row = db.ask("documents/settings", satker=satker, hal=MATTER)
    return json.loads(row[0]["nilai"]) if row else None
