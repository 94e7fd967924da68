"""The audit log: a line for each entry, each reader sees what they may, and no spreadsheet runs
anything.
"""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev.access import NotAllowed, Visitor, acting_from, find_visitor
from monev.core import clock
from monev.core.content import ENTRY_CONTENT, Notice, Notices, as_content
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.outputs.audit_log import (
    _SENTENCES,
    KINDS,
    AuditFilter,
    audit_choices,
    audit_lines,
    audit_xlsx,
)
from monev.people.machines import note_machine
from monev.people.setting_up import add_person
from monev.writing.append import NewEntry, append_entry
from tests.conftest import begins
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, sample_content
from tests.outputs.material import formulas_in, read_xlsx

OTHER = "KPU Kabupaten Lain"
ALL = AuditFilter()


def fill(db: Database) -> None:
    """Store two offices, three people and one change from a page."""
    append_unggahan(db.journal, sample_content())
    append_unggahan(db.journal, sample_content(), satker=OTHER)
    add_person(
        db, Visitor("utama", "=Utama", roles={"*": frozenset({"admin"})}), pelaku="komputer ini"
    )
    add_people(db, ani={SATKER: "operator admin", OTHER: "pembaca"}, budi={OTHER: "operator"})
    acting_from("halaman 192.168.1.7")
    edit(db, SATKER, TAHUN, Target("I.1.1", "2025-03"), {"kendala": "Aula dipakai"}, pelaku="ani")
    acting_from("")


beginning = begins(db=fill)


def test_every_kind_of_entry_has_its_name_and_sentence():
    assert KINDS.keys() == _SENTENCES.keys() == ENTRY_CONTENT.keys()


def test_each_entry_is_a_line_with_who_when_what_and_from_where(db):
    lines = audit_lines(db, find_visitor(db, "utama"), ALL)
    assert list(lines["nomor"]) == [6, 5, 4, 3, 2, 1]
    newest = lines.iloc[0]
    told = (newest["siapa"], newest["lewat"], newest["jenis"])
    assert told == ("Ani (ani)", "halaman 192.168.1.7", "Isian di aplikasi")
    assert newest["apa"] == "mengubah I.1.1, Maret 2025: Kendala dari (kosong) menjadi Aula dipakai"
    assert lines["apa"][1] == f"menetapkan Budi (budi): operator ({OTHER})"
    assert newest["hash"] == db.journal.tip()[1]


def test_from_which_address_a_change_came_is_no_words_of_the_journal_and_is_told_for_ninety_days(
    db, today
):
    today("2025-09-01")
    journal = str(db.journal)
    acting_from("halaman", note_machine(journal, "114.10.1.7"))
    edit(db, SATKER, TAHUN, Target("I.1.1", "2025-03"), {"kendala": "Hujan"}, pelaku="ani")
    acting_from("")
    everything = b"".join(
        path.read_bytes() for path in db.journal.store.file.rglob("*") if path.is_file()
    )
    assert b"114.10.1.7" not in everything
    told = []
    for day in ("2025-11-29", "2025-12-01", "2025-11-29"):
        today(day)
        told.append(audit_lines(db, find_visitor(db, "utama"), ALL)["lewat"][0])
    assert told == ["halaman 114.10.1.7", "halaman", "halaman"], "forgotten, not only hidden"


def test_the_admin_of_one_satker_reads_what_happened_there_and_others_nothing(db):
    assert set(audit_lines(db, find_visitor(db, "ani"), ALL)["satker"]) == {SATKER}
    assert list(audit_choices(db, find_visitor(db, "ani"))["satker"]) == [SATKER]
    with pytest.raises(NotAllowed):
        audit_lines(db, find_visitor(db, "budi"), ALL)


def test_a_filter_leaves_what_it_names_and_the_workbook_has_the_same_lines_and_no_formula(db):
    visitor = find_visitor(db, "utama")
    assert list(audit_lines(db, visitor, AuditFilter(pelaku="ani"))["nomor"]) == [6]
    assert list(audit_lines(db, visitor, AuditFilter(jenis="orang"))["nomor"]) == [5, 4, 3]
    assert list(audit_lines(db, visitor, AuditFilter(satker=OTHER))["nomor"]) == [2]
    day = clock.today()
    for until, count in ((day, 6), (day - timedelta(days=1), 0)):
        until_then = audit_lines(db, visitor, AuditFilter(until=until))
        assert len(until_then) == count, "the last day counts too"
    lines = audit_lines(db, visitor, ALL)
    data = audit_xlsx(lines, ALL)
    workbook = load_workbook(BytesIO(data))
    assert formulas_in(workbook) == []
    frame = read_xlsx(data, "Entri")
    assert list(frame["Entri"]) == [6, 5, 4, 3, 2, 1]
    assert {"Ani (ani)", "komputer ini"} <= set(frame["Siapa"])
    assert "halaman 192.168.1.7" in set(frame["Dari mana"])


def test_a_mail_servers_answer_is_told_of_a_letter_that_did_not_go_out_and_of_no_other(db):
    notices = []
    for person, state, answer in (
        ("ani", "terkirim", "250 diterima"),
        ("budi", "gagal", "550 penuh"),
    ):
        key = f"tugas/{person}"
        notices.append(Notice(key, person, "tugas", state, clock.today(), 1, 0, {}, answer))
    content = as_content(Notices(tuple(notices)))
    append_entry(db, NewEntry("kabar", SATKER, None, content), pelaku=LOCAL_ACTOR)
    assert audit_lines(db, find_visitor(db, "utama"), ALL)["apa"][0] == (
        "mengirim email tugas kepada Ani (ani); gagal mengirim email tugas kepada Budi (budi): "
        "550 penuh"
    )
