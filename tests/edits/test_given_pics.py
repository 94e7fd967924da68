"""Test giving PIC to a plan without any: by area, komponen or langkah, in one entry and one undo.

A PIC that the plan names is never overwritten; a given one is kept for the next file.
"""

import pytest

from monev.access import NotAllowed, find_visitor
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database, rows_of
from monev.edits.given_pics import give_pics, proposed_pics, without_pic
from monev.edits.single_edits import Target, cancel_change
from monev.figures import plan_pics
from monev.figures.views import newest_view
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.writing.append import FieldClash
from tests.conftest import begins
from tests.edits.material import edit_plan
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    last_content,
    sample_content,
)
from tests.reminders.post_office import employ
from tests.uploads.material import langkah, uploaded

PLAN = ("I.1.1", "I.2.1", "V.1.1")


def fill(db: Database) -> None:
    append_unggahan(db, sample_content([langkah_content(kode) for kode in PLAN]))
    operator, reader = {SATKER: "operator"}, {SATKER: "pembaca"}
    add_people(db, ani=operator, operator=operator, budi=reader)
    employ(db, "hukum", pics={SATKER: {"Kasubbag Hukum"}})


beginning = begins(db=fill)


def pics_of(db: Database) -> dict[str, str | None]:
    return {row["kode"]: row["pic"] for row in last_content(db, SATKER, TAHUN)["langkah"]}


def give(db: Database, pelaku: str = "ani", **given: str):
    """Give PIC: give(db, I_1_1="Sekretaris") gives one to langkah I.1.1."""
    pics = {kode.replace("_", "."): pic for kode, pic in given.items()}
    return give_pics(db, SATKER, TAHUN, pics, pelaku=pelaku)


def test_what_lacks_a_pic_is_shown_by_area_komponen_and_langkah_with_the_people_there(db):
    view = newest_view(db, SATKER, TAHUN)
    by_area = [group.kode for group in without_pic(db, view, "area")]
    assert by_area == [("I.1.1", "I.2.1"), ("V.1.1",)]
    by_komponen = [group.kode for group in without_pic(db, view, "komponen")]
    assert by_komponen == [(kode,) for kode in PLAN]
    by_langkah = [group.words for group in without_pic(db, view, "langkah")]
    assert by_langkah == ["I.1 Langkah I.1.1", "I.2 Langkah I.2.1", "V.1 Langkah V.1.1"]
    assert {"Kasubbag Hukum", "Ani", "Budi"} <= set(proposed_pics(db, view))


def test_it_is_one_entry_that_one_undo_takes_back(db):
    before = db.up_to[0]
    entry = give(db, I_1_1="Sekretaris", I_2_1="Sekretaris", V_1_1="Kasubbag Hukum").entry
    assert db.up_to[0] == before + 1
    assert pics_of(db) == {"I.1.1": "Sekretaris", "I.2.1": "Sekretaris", "V.1.1": "Kasubbag Hukum"}
    assert plan_pics(db, newest_view(db, SATKER, TAHUN)) == ["Kasubbag Hukum", "Sekretaris"]
    log = rows_of(audit_lines(db, find_visitor(db, LOCAL_ACTOR), AuditFilter()))
    (said,) = [line["apa"] for line in log if line["nomor"] == entry.nomor]
    assert said.startswith("mengubah PIC 2 langkah dari (kosong) menjadi Sekretaris; PIC 1 langkah")
    cancel_change(db, SATKER, TAHUN, entry.nomor, pelaku="ani")
    assert set(pics_of(db).values()) == {None}
    assert db.up_to[0] == before + 2


def test_what_the_plan_says_is_not_overwritten_and_who_may_not_gives_none(db):
    edit_plan(db, Target("I.1.1"), {"pic": "Umum"}, pelaku="ani")
    with pytest.raises(FieldClash):
        give(db, I_1_1="Sekretaris", I_2_1="Sekretaris")
    assert pics_of(db) == {"I.1.1": "Umum", "I.2.1": None, "V.1.1": None}, "all or nothing"
    with pytest.raises(NotAllowed):
        give(db, "budi", I_2_1="Budi")


def test_the_next_file_without_the_column_keeps_them_and_a_new_langkah_gets_its_areas(db):
    give(db, I_1_1="Sekretaris", I_2_1="Sekretaris")
    same = [langkah(kode) for kode in PLAN]
    uploaded(db, *same, langkah("I.3.1"), langkah("V.2.1"), kolom=frozenset({"langkah_aksi"}))
    in_area_i = dict.fromkeys(("I.1.1", "I.2.1", "I.3.1"), "Sekretaris")
    assert pics_of(db) == in_area_i | {"V.1.1": None, "V.2.1": None}
    named = [langkah("I.1.1"), langkah("I.2.1"), langkah("V.1.1", pic="Tim")]
    uploaded(db, *named, kolom=frozenset({"langkah_aksi", "pic"}))
    # A file with the column replaces every PIC.
    assert pics_of(db) == {"I.1.1": None, "I.2.1": None, "V.1.1": "Tim"}
