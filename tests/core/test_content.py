"""The records of stored content, taken apart: what the shape check, the queries and the blanks are made of."""

from datetime import date

from monev.core.content import (
    EDIT_COLUMNS,
    REPORT_FIELDS,
    Field,
    StoredBukti,
    StoredLangkah,
    StoredTenggat,
    as_content,
    fields_of,
)
from monev.core.records import LangkahCells
from monev.core.statuses import STATUS_BUKTI
from monev.writing.content import BUKTI_HEADINGS, LANGKAH_TEXTS, LAPORAN_HEADINGS
from tests.makers import tenggat_content


def field_names(record: type) -> set[str]:
    """Those that every entry of today has."""
    return {field.name for field in fields_of(record) if not field.may_be_absent}


def test_an_annotation_is_taken_apart_and_a_record_becomes_what_json_holds():
    by_name = {field.name: field for field in (*fields_of(StoredTenggat), *fields_of(StoredBukti))}
    assert by_name["jatuh_tempo"] == Field("jatuh_tempo", date, many=False, may_be_none=False, words=None)
    assert by_name["tanggal_selesai"] == Field("tanggal_selesai", date, many=False, may_be_none=True, words=None)
    assert by_name["bukti"] == Field("bukti", StoredBukti, many=True, may_be_none=False, words=None)
    assert by_name["status"].words == set(STATUS_BUKTI)
    lainnya = next(field for field in fields_of(StoredLangkah) if field.name == "lainnya")
    assert lainnya == Field("lainnya", dict, many=False, may_be_none=False, words=None)
    tenggat = StoredTenggat("2025-10", date(2025, 10, 31), date(2025, 10, 1), bukti=(StoredBukti("SK", "SK"),))
    assert as_content(tenggat) == tenggat_content("2025-10", bukti={"SK": "belum_ada"})


def test_what_a_person_may_change_are_fields_of_the_records():
    assert set(LANGKAH_TEXTS) <= field_names(LangkahCells)
    assert set(LAPORAN_HEADINGS) == set(REPORT_FIELDS) - {"selesai_sejak"}
    assert set(BUKTI_HEADINGS) == field_names(StoredBukti) - {"nama"}
    assert {"pic", *REPORT_FIELDS, "status", "tautan", "catatan"} == EDIT_COLUMNS
