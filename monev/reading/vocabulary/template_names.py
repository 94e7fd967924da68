"""The template workbook's names as data: sheets, headings with their synonyms, and the marks of where it came from.
`outputs.template` writes, `reading.reports` reads them: one place, so that an export reads back (docs/design.md §6)."""

from monev.reading.vocabulary.headings import COLUMN_NAMES, USUAL, load_words, split_each

_WORDS = load_words("template_names")

RENCANA_SHEET = "Rencana Aksi"
REALISASI_SHEET = "Realisasi"
BUKTI_SHEET = "Bukti Dukung"
GUIDE_SHEET = "Petunjuk"
DRAFT_AUTHOR = "Monev ZI: draf dari PDF"
"""Who comments a cell of a draft that was guessed: as long as the comment stands, the cell is asked about."""

REMARKS_SHEET = "Catatan Monev ZI"
"""What is to be mended, in a copy of a file that was refused."""

SIMULATION_TEXT = "DATA SIMULASI"

ORIGIN_PROPERTIES: dict[str, str] = _WORDS["origin_properties"]
"""Custom document properties of the workbook: they survive Excel and LibreOffice."""

ORIGIN_MARKER = "Penanda asal (jangan diubah)"
"""Label of the cell in sheet Petunjuk that repeats the properties, for programs that drop them (Google Sheets)."""

REALISASI_COLUMNS, BUKTI_COLUMNS = split_each(_WORDS["realisasi"]), split_each(_WORDS["bukti"])
"""Of these two sheets: key → heading as exported, then what else people call it."""

DETAIL_COLUMNS = ("Jatuh tempo", "Area", "PIC", "No")
"""Columns the export adds for the reader's eye (or that people often add): read past without a remark."""

REQUIRED_REALISASI = ("kode", "tenggat", "status")
REQUIRED_BUKTI = ("kode", "tenggat", "nama", "status")

RENCANA_HEADINGS: tuple[tuple[str, str], ...] = tuple(
    (meaning, COLUMN_NAMES[meaning]) for meaning in (*USUAL, "target_capaian", "kode", "pic", "frekuensi")
)
"""Sheet Rencana Aksi: field of a langkah → heading as exported."""

USUAL_AREA: tuple[tuple[str, str], ...] = tuple(_WORDS["usual_area"].items())
"""Area headings a blank template starts with, as the decrees name them; an office changes them as its SK says."""
