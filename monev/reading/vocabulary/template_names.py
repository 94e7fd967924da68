"""Names of the template workbook: sheets, headings with their synonyms, the marks of its origin.

`outputs.template` writes and `reading.reports` reads them, so that an export reads back
(docs/operations.md).
"""

from monev.core.plan_fields import SAID, SAID_OF_BUKTI
from monev.reading.vocabulary.headings import COLUMN_NAMES, USUAL, load_words, split_each

_WORDS = load_words("template_names")

(RENCANA_SHEET, REALISASI_SHEET, BUKTI_SHEET, GUIDE_SHEET, REMARKS_SHEET) = _WORDS[
    "sheets"
].values()
LEMBAR_SHEET, LEMBAR_TITLE = _WORDS["lembar"].values()
"""Of our list of a triwulan (`outputs.documents.lembar`), which is not read back."""
COMMENT_MARK = "— Monev ZI —"
"""Line above our words in a comment: those of an earlier copy are replaced, the person's own are
kept."""

SIMULATION_TEXT = "DATA SIMULASI"

ORIGIN_PROPERTIES: dict[str, str] = _WORDS["origin_properties"]
"""Custom document properties of the workbook: they survive Excel and LibreOffice."""

ORIGIN_MARKER = "Penanda asal (jangan diubah)"
"""Label of the cell in sheet Petunjuk that repeats the properties, for programs that drop them
(Google Sheets)."""

REALISASI_COLUMNS = split_each(_WORDS["realisasi"])
REALISASI_COLUMNS |= {name: each.names for name, each in SAID.items()}
BUKTI_COLUMNS = split_each(_WORDS["bukti"])
BUKTI_COLUMNS |= {name: each.names for name, each in SAID_OF_BUKTI.items()}
"""Of these two sheets: key → heading as exported, then other names people use."""

DETAIL_COLUMNS = ("Jatuh tempo", "Area", "PIC", "No")
"""Columns the export adds for the reader's eye (or that people often add): read past without a
remark."""

REQUIRED_REALISASI, REQUIRED_BUKTI = split_each(_WORDS["required"]).values()

_EXPORTED = (*USUAL, "target_capaian", "kode", "pic", "frekuensi")
RENCANA_HEADINGS = tuple((meaning, COLUMN_NAMES[meaning]) for meaning in _EXPORTED)
"""Sheet Rencana Aksi: field of a langkah → heading as exported."""

USUAL_AREA: tuple[tuple[str, str], ...] = tuple(_WORDS["usual_area"].items())
"""Area headings a blank template starts with, as the decrees name them; an office changes them as
its SK says."""
