"""Names the fields of an office's own Word template and their contents.

`template_values` has the values.
"""

from monev.core.words import read_words

SAVE_AGAIN = "Buka templat di Word, simpan lagi sebagai Dokumen Word (.docx), lalu pilih lagi."
_WORDS = read_words(__file__, "template_fields")
FIELDS: dict[str, str] = _WORDS["fields"]  # name → what it holds
LISTS: dict[str, str] = _WORDS["lists"]
"""Name of a list → what it holds. A table's row with a field of a list is repeated for each of its
rows."""
INNER: dict[str, list[str]] = {name: inner.split() for name, inner in _WORDS["inner"].items()}
"""The parts of fields and lists that have some: `rapat` is written as rapat.judul, rapat.pukul,
…"""
PICTURES = {"gambar_capaian": 15.5, "gambar_peta": 15.5, "logo": 2.2}
"""Fields that are pictures → their width (cm)."""


def written_names(field: str) -> list[str]:
    """List the names in braces of a field or list: satker; rapat.judul, rapat.pukul, …"""
    if field not in INNER:
        return [field]
    return [f"{field}.{name}" for name in INNER[field]]


# Every name that may stand in braces → the list that repeats its row; "" for none.
NAMES: dict[str, str] = {}
for _field in FIELDS:
    NAMES |= dict.fromkeys(written_names(_field), "")
for _listing in LISTS:
    NAMES |= dict.fromkeys(written_names(_listing), _listing)


def fields_in_words() -> str:
    """Describe every field and list in a line each, for the page."""
    lines = []
    for field, words in (FIELDS | LISTS).items():
        lines.append(f"{', '.join(written_names(field))}: {words}")
    return "\n".join(lines)
