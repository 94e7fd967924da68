"""Names the fields an office's own Word template can use, and what each holds. Their values:
`template_values`."""

from monev.core.words import read_words

SAVE_AGAIN = "Buka templat di Word, simpan lagi sebagai Dokumen Word (.docx), lalu pilih lagi."
_WORDS = read_words(__file__, "template_fields")
FIELDS: dict[str, str] = _WORDS["fields"]  # name → what it holds
LISTS: dict[str, str] = _WORDS["lists"]
"""The same of what has several rows: a table's row that names one of its fields is repeated for
each."""
INNER: dict[str, list[str]] = {name: inner.split() for name, inner in _WORDS["inner"].items()}
"""The names inside of some of these: `rapat` is written as rapat.judul, rapat.pukul, …"""
PICTURES = {
    "gambar_capaian": 15.5,
    "gambar_peta": 15.5,
    "logo": 2.2,
}
"""Fields that are pictures, and how wide each is put in (cm)."""


def written_names(field: str) -> list[str]:
    """List what of a field or list is written in braces: satker; rapat.judul, rapat.pukul, …"""
    if field not in INNER:
        return [field]
    return [f"{field}.{name}" for name in INNER[field]]


# Everything that can be written in braces, with the list whose row it repeats; empty for none.
NAMES: dict[str, str] = {}
for _field in FIELDS:
    NAMES |= dict.fromkeys(written_names(_field), "")
for _listing in LISTS:
    NAMES |= dict.fromkeys(written_names(_listing), _listing)


def fields_in_words() -> str:
    """Tell every field and list in words, a line each, for the page."""
    lines = []
    for field, words in (FIELDS | LISTS).items():
        lines.append(f"{', '.join(written_names(field))}: {words}")
    return "\n".join(lines)
