"""Who did what: names in place of sign-in names, the reporter of a bukti, whose unggahan may be taken back."""

import pytest

from monev.access import LOCAL, Visitor, list_people, may_take_back, name_of, reporters
from monev.edits.single_edits import EditClash, Target, edit
from monev.people.register import add_person
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

PLACE = ("I.1.1", "2025-03", "SK")


@pytest.fixture
def staffed(db):
    """One langkah with one bukti, an admin and two operators."""
    tenggat = tenggat_content("2025-03", bukti={"SK": "belum_ada", "Notulensi": "belum_ada"})
    append_unggahan(db.journal, sample_content([langkah_content("I.1.1", [tenggat])]))
    add_person(db, Visitor("utama", "Ani Admin", roles={"*": frozenset({"admin"})}), pelaku="komputer ini")
    for orang, nama in (("siti.rahma", "Siti Rahma"), ("budi", "Budi")):
        add_person(db, Visitor(orang, nama, roles={SATKER: frozenset({"operator"})}), pelaku="utama")
    return db


def bring(db, pelaku: str, **value: str) -> None:
    edit(db, SATKER, TAHUN, Target(*PLACE), value, pelaku=pelaku)


def test_the_reporter_of_a_bukti_is_who_said_last_that_it_is_there(staffed):
    by_file = reporters(staffed, SATKER, TAHUN)[PLACE]
    bring(staffed, "siti.rahma", tautan="https://contoh.example/sk")
    bring(staffed, "budi", catatan="halaman 2")
    found = reporters(staffed, SATKER, TAHUN)
    assert found[PLACE] == "siti.rahma", "a note says nothing of its being there"
    assert found[("I.1.1", "2025-03", "Notulensi")] == by_file
    assert reporters(staffed, SATKER, TAHUN, kode=PLACE[0], tenggat=PLACE[1], bukti=PLACE[2]) == {PLACE: "siti.rahma"}


def test_a_later_file_that_says_no_other_of_a_bukti_is_not_its_reporters(staffed):
    """Else who brought it could verify it themselves once somebody else's file came."""
    later = ("I.1.1", "2025-03", "Notulensi")
    for number, pelaku, notulensi in ((2, "siti.rahma", "belum_ada"), (3, "budi", "ada")):
        tenggat = tenggat_content("2025-03", bukti={"SK": "ada", "Notulensi": notulensi})
        append_unggahan(staffed, sample_content([langkah_content("I.1.1", [tenggat])], unggahan=number), pelaku=pelaku)
    found = reporters(staffed, SATKER, TAHUN)
    assert (found[PLACE], found[later]) == ("siti.rahma", "budi")
    edit(staffed, SATKER, TAHUN, Target(*later), {"status": "belum_ada"}, pelaku="budi")
    edit(staffed, SATKER, TAHUN, Target(*later), {"status": "ada"}, pelaku="siti.rahma")
    tenggat = tenggat_content("2025-03", bukti={"SK": "ada", "Notulensi": "ada"})
    append_unggahan(staffed, sample_content([langkah_content("I.1.1", [tenggat])], unggahan=6), pelaku="budi")
    assert reporters(staffed, SATKER, TAHUN)[later] == "siti.rahma", "said in the app, and by the file again"


def test_an_unggahan_is_taken_back_by_its_author_or_an_admin_and_free_text_stays_a_name(staffed):
    people = list_people(staffed)
    assert may_take_back(people["siti.rahma"], SATKER, "siti.rahma")
    assert not may_take_back(people["budi"], SATKER, "siti.rahma")
    assert may_take_back(people["utama"], SATKER, "siti.rahma")
    assert may_take_back(LOCAL, SATKER, "siti.rahma")
    assert name_of(staffed, "siti.rahma") == "Siti Rahma"
    assert name_of(staffed, "komputer ini") == "komputer ini"
    assert name_of(staffed, "Tim ZI") == "Tim ZI"


def test_a_clash_names_the_person_who_was_first(staffed):
    bring(staffed, "siti.rahma", catatan="satu")
    with pytest.raises(EditClash, match="Siti Rahma"):
        edit(staffed, SATKER, TAHUN, Target(*PLACE), {"catatan": "dua"}, seen={"catatan": ""}, pelaku="budi")
