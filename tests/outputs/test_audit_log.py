"""The audit log: one line for each entry, who may read which, and nothing a spreadsheet would run."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev.access import NotAllowed, Visitor, acting_from, find_visitor
from monev.core import clock
from monev.core.content import ENTRY_CONTENT
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.outputs.audit_log import _SENTENCES, KINDS, AuditFilter, audit_choices, audit_lines, audit_xlsx
from monev.people.register import add_person
from tests.conftest import begins
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content

OTHER = "KPU Kabupaten Lain"
ALL = AuditFilter()


def fill(db: Database) -> None:
    """Two offices, three people, one change from a page."""
    append_unggahan(db.journal, sample_content())
    append_unggahan(db.journal, sample_content(), satker=OTHER)
    add_person(db, Visitor("utama", "=Utama", roles={"*": frozenset({"admin"})}), pelaku="komputer ini")
    ani = {SATKER: frozenset({"operator", "admin"}), OTHER: frozenset({"pembaca"})}
    add_person(db, Visitor("ani", "Ani", roles=ani), pelaku="utama")
    add_person(db, Visitor("budi", "Budi", roles={OTHER: frozenset({"operator"})}), pelaku="utama")
    acting_from("halaman 192.168.1.7")
    edit(db, SATKER, TAHUN, Target("I.1.1", "2025-03"), {"kendala": "Aula dipakai"}, pelaku="ani")
    acting_from("")


beginning = begins(busy=fill)


@pytest.fixture
def busy(db: Database) -> Database:
    return db


def test_every_kind_of_entry_has_its_name_and_sentence():
    assert KINDS.keys() == _SENTENCES.keys() == ENTRY_CONTENT.keys()


def test_each_entry_is_a_line_with_who_when_what_and_from_where(busy):
    lines = audit_lines(busy, find_visitor(busy, "utama"), ALL)
    assert [line["nomor"] for line in lines] == [6, 5, 4, 3, 2, 1]
    newest = lines[0]
    told = (newest["siapa"], newest["lewat"], newest["jenis"])
    assert told == ("Ani (ani)", "halaman 192.168.1.7", "Perubahan di aplikasi")
    assert newest["apa"] == "mengubah I.1.1, Maret 2025: Kendala dari (kosong) menjadi Aula dipakai"
    assert lines[1]["apa"] == f"menetapkan Budi (budi): operator ({OTHER})"
    assert newest["hash"] == busy.journal.tip()[1]


def test_the_admin_of_one_satker_reads_what_happened_there_and_others_nothing(busy):
    assert {line["satker"] for line in audit_lines(busy, find_visitor(busy, "ani"), ALL)} == {SATKER}
    assert list(audit_choices(busy, find_visitor(busy, "ani"))["satker"]) == [SATKER]
    with pytest.raises(NotAllowed):
        audit_lines(busy, find_visitor(busy, "budi"), ALL)


def test_a_filter_leaves_what_it_names_and_the_workbook_has_the_same_lines_and_no_formula(busy):
    visitor = find_visitor(busy, "utama")
    assert [line["nomor"] for line in audit_lines(busy, visitor, AuditFilter(pelaku="ani"))] == [6]
    assert [line["nomor"] for line in audit_lines(busy, visitor, AuditFilter(jenis="orang"))] == [5, 4, 3]
    assert [line["nomor"] for line in audit_lines(busy, visitor, AuditFilter(satker=OTHER))] == [2]
    day = clock.today()
    for until, count in ((day, 6), (day - timedelta(days=1), 0)):
        assert len(audit_lines(busy, visitor, AuditFilter(until=until))) == count, "of the last day, too"
    lines = audit_lines(busy, visitor, ALL)
    sheet = load_workbook(BytesIO(audit_xlsx(lines, ALL))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert {"Ani (ani)", "halaman 192.168.1.7"} <= {cell.value for cell in cells}
