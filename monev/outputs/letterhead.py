"""Keeps the letterhead, signature and layout of an office's papers, stored in the journal.

The default layout follows PermenPANRB 80/2012, as far as it was found (docs/naskah-dinas.md).
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Literal, NamedTuple

from monev.core import typed_input
from monev.core.records import JsonObject
from monev.core.typed_input import BadEntry, clean_choice, clean_line
from monev.core.words import read_words
from monev.database import Database
from monev.journal import Entry
from monev.outputs import saved
from monev.outputs.settings import change_setting, stored_settings
from monev.writing.forms import form_values

MAX_LOGO_BYTES = 2 * 1024 * 1024
MAX_LOGO_PIXELS = 16_000_000  # a picture of 2 MB may unpack to gigabytes
LOGO_SIDE = 480  # pixels a logo is shrunk to: 2.4 cm on paper at 500 dots per inch
MAX_LINES = 6
MAX_BASES = 20
MATTER = "kop"
_WORDS = read_words(__file__, "letterhead")
TEXTS: dict[str, str] = _WORDS["texts"]  # field of one line → its name
MARGINS: dict[str, str] = _WORDS["margins"]  # the same of margins
CHOICES: dict[str, tuple[str, dict[str, str]]] = {}
"""Key of a setting → its name, and its choices in words."""
for _key, _choices in _WORDS["choices"].items():
    CHOICES[_key] = (_WORDS["settings"][_key], _choices)
# Paper → width and height in cm, portrait.
_SIZES = {"A4": (21.0, 29.7), "F4": (21.5, 33.0)}
# Centimetres; below these the margin has no room for head, foot or page number.
_LEAST_MARGINS = {"tepi_atas": 1.5, "tepi_bawah": 2.0, "tepi_kiri": 1.0, "tepi_kanan": 1.0}
_MOST_MARGIN = 5.0  # centimetres; above it there is no room for tables


class Paper(NamedTuple):
    """The layout of an office's papers, named as in the journal.

    Margins in cm, others as in CHOICES.
    """

    kertas: str = "A4"
    tepi_atas: float = 2.0
    tepi_bawah: float = 2.5
    tepi_kiri: float = 3.0
    tepi_kanan: float = 2.0
    huruf: str = "Arial"
    ukuran_huruf: str = "11"
    nomor_halaman: str = "atas_tengah"
    letak_tanggal: str = "menurut_naskah"
    penomoran: str = "tangan"

    def size(self, *, is_landscape: bool) -> tuple[float, float]:
        """Return the width and height of a page in cm."""
        width, height = _SIZES[self.kertas]
        return (height, width) if is_landscape else (width, height)

    def text_width(self, *, is_landscape: bool) -> float:
        """Return the width between left and right margin in cm."""
        return self.size(is_landscape=is_landscape)[0] - self.tepi_kiri - self.tepi_kanan

    def enlarged(self, size: float) -> float:
        """Adjust a size, given for a text of 11 points, to the office's own size of text."""
        return size + int(self.ukuran_huruf) - 11


class Kop(NamedTuple):
    """The letterhead of an office and the signatory of its letters.

    Empty fields are left to fill in.

    - dasar: the legal bases a report cites before the plan itself
    - mengetahui_*: the second signatory of a report, who takes note of it
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
    paper: Paper = Paper()


def read_kop(db: Database, satker: str, *, with_logo: bool = True) -> Kop:
    """Read the letterhead of a satker; if it has none, only its name.

    Raises JournalDamaged for a damaged logo.
    """
    kept = kept_fields(db, satker)
    paper: JsonObject = {key: kept[key] for key in CHOICES}
    for key in MARGINS:
        if kept[key]:
            paper[key] = _read_cm(kept[key])
    lines = tuple(kept["baris"]) or (full_office_name(satker),)
    logo = db.journal.read_file(kept["logo"]) if with_logo and kept["logo"] else None
    texts = {name: kept[name] for name in TEXTS}
    return Kop(lines, logo, dasar=tuple(kept["dasar"]), **texts, paper=Paper(**paper))


def lacks_for_letter(db: Database, satker: str) -> list[str]:
    """List what a satker's letters lack of its letterhead, in words."""
    kop = read_kop(db, satker, with_logo=False)
    said = {"kota surat": kop.kota, "nama penanda tangan": kop.nama}
    return [f"{name} (di Kop surat)" for name, value in said.items() if not value]


def kept_fields(db: Database, satker: str) -> JsonObject:
    """Read the stored fields of a satker, and defaults for the rest."""
    kept: JsonObject = {
        "baris": [],
        "dasar": [],
        "logo": None,
        **dict.fromkeys(TEXTS, ""),
        **stored_paper(Paper()),
    }
    for key, value in stored_settings(db, MATTER, satker).get(satker, {}).items():
        if key not in CHOICES or value in CHOICES[key][1]:
            kept[key] = value
    return kept


def has_kop(db: Database, satker: str) -> bool:
    """True if a satker stored a letterhead."""
    return stored_settings(db, MATTER, satker).get(satker) is not None


def full_office_name(satker: str) -> str:
    """Write an office's name in capitals, KPU in full: KOMISI PEMILIHAN UMUM KABUPATEN CONTOH."""
    return re.sub(r"^KPU(?!\S)", "KOMISI PEMILIHAN UMUM", satker.upper().strip())


def stored_paper(paper: Paper) -> dict[str, str]:
    """Turn a layout into texts, as stored and as shown in a form: margins as typed (2,5)."""
    kept = paper._asdict()
    for key in MARGINS:
        kept[key] = _write_cm(kept[key])
    return kept


def store_kop(
    db: Database,
    satker: str,
    value: JsonObject,
    *,
    pelaku: str,
    logo: bytes | Literal[False] | None = None,
    seen: JsonObject | None = None,
) -> Entry | None:
    """Store fields of the letterhead and its Paper, a logo (False removes it), or both.

    Other fields stay; None if nothing changes. `seen`: `kept_fields` when the form was drawn; a
    field left unchanged in the form stays as it is stored now. Raises EntryRefused (a sentence per
    field), FieldClash.
    """
    db.catch_up()
    typed: JsonObject = {**typed_input.tidy_fields(value, _CHECKERS)}
    picture = None if logo is None or logo is False else check_logo(logo)
    if logo is not None:
        typed["logo"] = picture and hashlib.sha256(picture).hexdigest()

    def change(_: JsonObject | None) -> JsonObject | None:
        current = kept_fields(db, satker)
        new = form_values(typed, current, seen or {}, _in_words)
        return None if new == current else new

    return change_setting(db, satker, MATTER, change, pelaku=pelaku, file=picture)


def _in_words(field: str, value: str | list[str] | None) -> tuple[str, str]:
    if field == "logo":
        return "Logo", f"gambar {value[:8]}" if value else ""
    if isinstance(value, list):
        return {"baris": "Kop surat", "dasar": "Dasar"}[field], " / ".join(value)
    if field in CHOICES:
        return CHOICES[field][0], str(value)
    return (TEXTS | MARGINS)[field], str(value)


def check_logo(data: bytes) -> bytes:
    """Turn a logo into a small PNG with nothing but pixels. Raises EntryRefused (field "logo")."""
    # Here: Pillow takes 60 ms to load, and only an upload of a logo needs it.
    from PIL import Image, ImageOps

    with typed_input.one_field("logo"):
        try:
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
                pixels = picture.width * picture.height
                is_large = len(data) > MAX_LOGO_BYTES or pixels > MAX_LOGO_PIXELS
                upright = None if is_large else ImageOps.exif_transpose(picture).convert("RGBA")
        except (Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
            raise BadEntry(
                "Logo tidak dapat dibuka. Yang diterima: gambar PNG atau JPEG yang utuh."
            ) from error
        if upright is None:
            size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
            told = f"Logo berukuran {size} MB dan {picture.width} × {picture.height} titik"
            raise BadEntry(f"{told}; paling besar 2 MB dan 4000 × 4000 titik. Perkecil dahulu.")
    upright.thumbnail((LOGO_SIDE, LOGO_SIDE))
    return saved(partial(upright.save, format="PNG", optimize=True))


def _tidy_lines(
    content: Sequence[str] | str, display_name: str, most: int, length: int
) -> list[str]:
    raw = content.splitlines() if isinstance(content, str) else content
    tidied = []
    for text in raw:
        if line := clean_line(text, display_name, length=length):
            tidied.append(line)
    if len(tidied) > most:
        raise BadEntry(f"{display_name} berisi {len(tidied)} baris; paling banyak {most}.")
    return tidied


def _tidy_setting(key: str, content: str) -> str:
    """Turn one setting of the layout into its stored text; empty becomes the default."""
    display_name = MARGINS.get(key) or CHOICES[key][0]
    text = clean_line(content, display_name)
    if not text:
        return stored_paper(Paper())[key]
    if key not in MARGINS:
        return clean_choice(text, display_name, CHOICES[key][1])
    found = re.fullmatch(r"([0-9]{1,3}([.,][0-9]{1,2})?)( ?cm)?", text)
    least = _LEAST_MARGINS[key]
    if not found or not least <= _read_cm(found[1]) <= _MOST_MARGIN:
        limits = f"{_write_cm(least)} sampai {_write_cm(_MOST_MARGIN)} sentimeter, misalnya 2,5"
        raise BadEntry(f"{display_name} “{text[:40]}” tidak dapat dipakai. Tulis {limits}.")
    return _write_cm(_read_cm(found[1]))


# Field of a letterhead → the function that turns it into its stored value.
_CHECKERS: dict[str, Callable[..., str | list[str]]] = {
    "baris": lambda typed: _tidy_lines(typed, "Kop surat", MAX_LINES, typed_input.NAME_LENGTH),
    "dasar": lambda typed: _tidy_lines(typed, "Dasar", MAX_BASES, typed_input.DESCRIPTION_LENGTH),
}
for _name, _said in TEXTS.items():
    _CHECKERS[_name] = partial(clean_line, display_name=_said)
for _key in (*CHOICES, *MARGINS):
    _CHECKERS[_key] = partial(_tidy_setting, _key)


def _write_cm(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _read_cm(text: str) -> float:
    return float(text.replace(",", "."))
