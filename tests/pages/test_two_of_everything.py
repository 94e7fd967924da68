"""Each page with two of everything there can be two of and all folds open: no two elements get the
same key.
"""

import json
from datetime import date

import pytest

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target
from monev.meeting import acts, ending
from monev.meeting.records import Rapat
from monev.people.guest_links import make_link
from monev.ui import page_parts
from monev.ui.page_table import RAPAT
from monev.writing.closing import close_plan
from tests.conftest import first_few
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, begin_rapat
from tests.on_screen import room_on, written_text
from tests.page_runs import PAGES, buttons_on, fill_situation, filled_with, rencana_content

OTHER = "KPU Kabupaten Lain"
ANI = {"pelaku": LOCAL_ACTOR}


def fill_with_two_of_each(db: Database) -> None:
    """Store two offices with two people a role and two links. Plans of this year, two to be closed,
    two closed. Two meetings in each state, with two people, decisions, notes and remarks in
    each.
    """
    fill_situation(db, "dilaporkan")
    append_unggahan(db, rencana_content(), satker=OTHER)
    for tahun in (2021, 2022, 2023, 2024):
        content = json.loads(json.dumps(rencana_content()).replace("2025-", f"{tahun}-"))
        append_unggahan(db, content, tahun=tahun)
        if tahun < 2023:
            close_plan(db, SATKER, tahun, closed=True, pelaku=LOCAL_ACTOR)
    everybody = {role: {SATKER: role} for role in ("admin", "operator", "pemeriksa", "pembaca")}
    again = {f"{role}dua": places for role, places in everybody.items()}
    add_people(db, **everybody, **again, lain={OTHER: "operator"})
    for purpose in ("Tim Penilai", "Inspektorat"):
        make_link(db, SATKER, "semua", date(2025, 12, 31), purpose, pelaku=LOCAL_ACTOR)
    for where in (Target("I.2.1", "2025-06", "SK"), Target("V.a.1.1", "2025-07", "Notulensi")):
        edit_plan(db, where, {"status": "ada"}, pelaku="operator")
    for make in (being_corrected, closed, called_off, scheduled, going_on):
        make(db), make(db)


def going_on(db: Database) -> Rapat:
    meeting = begin_rapat(
        db, tanggal="2025-10-01", posisi=None, pemimpin="Ketua", notulis="Ani", **ANI
    )
    acts.add_attendance(db, meeting, [("Siti", "Ketua"), ("Budi", "Sekretaris")], **ANI)
    decided = {"pic": "Sekretaris", "batas": "2025-10-31"}
    for number in ("satu", "dua"):
        acts.record_kendala(db, meeting, kendala=f"Kendala {number}", kode="I.2.1", **ANI)
        acts.record_remark(db, meeting, penutur="Ketua", isi=f"Arahan {number}", **ANI)
        acts.decide(db, meeting, uraian=f"Putusan {number}", **decided, **ANI)
    return meeting


def scheduled(db: Database) -> None:
    begin_rapat(db, tanggal="2025-10-20", posisi=None, **ANI)


def closed(db: Database) -> Rapat:
    meeting = going_on(db)
    ending.close_rapat(db, meeting, **ANI)
    for number in (1, 2):
        ending.add_signed_paper(db, meeting, f"{number}.pdf", pdf(f"naskah {number}"), **ANI)
    return meeting


def being_corrected(db: Database) -> None:
    ending.correct_rapat(db, closed(db), alasan="Tanggal keliru", **ANI)


def called_off(db: Database) -> None:
    ending.call_off_rapat(
        db, begin_rapat(db, tanggal="2025-10-20", posisi=None, **ANI), alasan="Ditiadakan", **ANI
    )


two_of_each = filled_with(fill_with_two_of_each)


@pytest.fixture
def all_unfolded(monkeypatch):
    """Draw at once what a page keeps folded."""
    monkeypatch.setattr(page_parts, "fold", lambda words, show, *about, **looks: show(*about))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.split("/")[1])
def test_a_page_opens_with_two_of_everything(two_of_each, all_unfolded, open_page, page):
    at = open_page(page, satker=SATKER, tahun=str(TAHUN))
    assert not at.exception and not at.error, written_text(at)


def test_each_open_meeting_has_its_own_button(two_of_each, all_unfolded, open_page):
    at = open_page(RAPAT, satker=SATKER, tahun=str(TAHUN))
    assert buttons_on(at).count("Lanjutkan rapat") == 3, "both being corrected, one going on"
    entered = []
    for number in range(3):
        at = open_page(RAPAT, satker=SATKER, tahun=str(TAHUN))
        button = [one for one in at.button if one.label == "Lanjutkan rapat"][number]
        entered.append(button.click().run().query_params["rapat"])
    assert len({*entered}) == 3, "each leads to its own"


MEETINGS = [str(number) for number in (1, 7, 3, 5, 2, 4, 6)]
"""Being corrected, going on, closed, called off; then the second of each but the one going on."""


@pytest.mark.parametrize("number", first_few(MEETINGS, 2))
def test_each_screen_of_a_meeting_opens_with_two_of_everything(
    two_of_each, all_unfolded, open_page, number
):
    for screen in room_on(open_page(RAPAT, rapat="1")).screens.values():
        assert not open_page(RAPAT, rapat=number, layar=screen).error


def test_both_years_to_be_closed_and_both_closed_have_a_button(two_of_each, open_page):
    at = open_page("pages/pengaturan/page.py")
    labels = buttons_on(at)
    assert (labels.count("Tutup rencana"), labels.count("Buka lagi")) == (2, 2)
