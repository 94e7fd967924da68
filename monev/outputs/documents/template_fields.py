"""The fields an office's own Word template can use, and what each holds. Their values: `template_values`."""

import tomllib
from pathlib import Path

_Described = dict[str, tuple[str, tuple[str, ...]]]
_FILE = Path(__file__).with_name("template_fields.toml")


def _read(kind: str) -> _Described:
    described = tomllib.loads(_FILE.read_text(encoding="utf-8"))[kind]
    return {
        name: (said, ()) if isinstance(said, str) else (said["words"], tuple(said["inner"].split()))
        for name, said in described.items()
    }


FIELDS = _read("fields")
"""Name → what it holds, and the names inside of it: `rapat` is written as rapat.judul, rapat.pukul, …"""

LISTS = _read("lists")
"""The same of what has several rows: the row of a table that names one of its fields is repeated for each."""

PICTURES = {"gambar_capaian": 15.5, "gambar_peta": 15.5, "logo": 2.2}
"""Fields that are pictures, and how wide each is put in (cm)."""


def written_names(field: str) -> list[str]:
    """What of a field or list is written in braces: satker; rapat.judul, rapat.pukul, …"""
    inner = (FIELDS | LISTS)[field][1]
    return [f"{field}.{name}" for name in inner] if inner else [field]


NAMES = {name: "" for field in FIELDS for name in written_names(field)} | {
    name: listing for listing in LISTS for name in written_names(listing)
}
"""Everything that can be written in braces, with the list whose row it repeats; empty for none."""


def fields_in_words() -> str:
    """Every field and list in words, a line each, for the page."""
    return "\n".join(f"{', '.join(written_names(field))}: {words}" for field, (words, _) in (FIELDS | LISTS).items())
