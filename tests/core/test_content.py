"""The records of stored content, field by field: the shape check, the queries and the blanks are
made of them. A remark is stored as code and values and comes back the same; so does an old one
stored as its sentence.
"""

from monev.core.content import BLANK_REPORT, EDIT_COLUMNS, STATED_COLUMNS, StoredBukti, fields_of
from monev.core.records import LangkahCells
from monev.writing.content import BUKTI_HEADINGS, LANGKAH_TEXTS, LAPORAN_HEADINGS


def field_names(record: type) -> set[str]:
    """Return the fields that every entry of today has."""
    return {field.name for field in fields_of(record) if not field.may_be_absent}


def test_what_a_person_may_change_are_fields_of_the_records():
    assert set(LANGKAH_TEXTS) <= field_names(LangkahCells)
    assert set(LAPORAN_HEADINGS) == set(BLANK_REPORT)
    assert set(BUKTI_HEADINGS) == field_names(StoredBukti) - {"nama"}
    assert {"pic", *BLANK_REPORT, "status", "tautan", "catatan"} == STATED_COLUMNS
    assert {"selesai_sejak", "berlaku_sampai"} == EDIT_COLUMNS - STATED_COLUMNS
