"""A PIC said in short is asked about before the meeting closes."""

import pytest

from monev.meeting import acts, ending
from monev.meeting.known_pics import find_whole
from tests.makers import append_unggahan, begin_rapat, langkah_content, sample_content
from tests.meeting.conftest import ANI, decide

KNOWN = ["Kasubbag Hukum dan SDM", "Kasubbag Umum", "Kasubbag Umum dan Logistik", "Sekretaris"]


@pytest.mark.parametrize(
    ("pic", "whole"),
    [
        ("kasubbag  hukum", "Kasubbag Hukum dan SDM"),
        ("Kasubbag Umum", ""),
        ("Kasubbag", ""),
        ("Sekretaris KPU", ""),
        ("Bendahara", ""),
    ],
    ids=["short", "known itself", "of several", "longer", "nobody's"],
)
def test_only_a_pic_that_one_known_pic_begins_with_is_short(pic, whole):
    assert find_whole(pic, KNOWN) == whole


def test_closing_asks_if_the_pic_of_the_plan_is_meant_until_the_decision_says_so(db):
    append_unggahan(db, sample_content([langkah_content("I.1.1", pic="Kasubbag Hukum dan SDM")]))
    rapat = begin_rapat(db)
    decide(db, rapat, pic="Kasubbag Hukum; Sekretaris")
    said = (
        "PIC keputusan “Kasubbag Hukum”: di rencana “Kasubbag Hukum dan SDM”. "
        "Samakan bila itu yang dimaksud."
    )
    assert said in ending.open_matters(db, rapat)
    acts.change_tindak_lanjut(db, rapat, 1, {"pic": "Kasubbag Hukum dan SDM; Sekretaris"}, **ANI)
    assert not any("PIC keputusan" in matter for matter in ending.open_matters(db, rapat))
