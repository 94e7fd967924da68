"""Decisions on the screens of the room. Those that the meeting agreed to stand apart from the
others.
"""

import pytest

from monev.database import Database
from monev.edits.single_edits import Target
from monev.meeting import acts
from monev.meeting.records import Rapat
from monev.ui.page_table import LAPOR, RAPAT
from tests.edits.material import edit_plan
from tests.makers import begin_rapat
from tests.meeting.conftest import ANI, close, rapat_now
from tests.on_screen import fields_of, filled_on, room_on, room_things, written_text
from tests.screen_things import Item


@pytest.fixture
def decided(reported) -> Rapat:
    """Open a meeting with two decisions; it agreed to the second."""
    meeting = begin_rapat(reported, tanggal="2025-10-01", posisi=None)
    for uraian in ("Susun jadwal", "Lengkapi bukti"):
        acts.decide(reported, meeting, uraian=uraian, pic="Sekretaris", batas="2025-10-31", **ANI)
    acts.agree(reported, meeting, [2], **ANI)
    return meeting


def go_on_in_a_second(db: Database, meeting: Rapat) -> None:
    """Close this meeting and open the next: a plan has one open meeting."""
    close(db, meeting)
    begin_rapat(db, tanggal="2025-10-01", posisi=None)


def shown(open_page, screen: str, **where: str) -> list[Item]:
    """List the items on a screen of the room."""
    return room_things(room_on(open_page(RAPAT, **where, layar=screen)), Item)


def test_decisions_stand_by_their_day_and_one_press_agrees_to_all(reported, decided, open_page):
    items = shown(open_page, "keputusan", rapat="1")
    assert [f"{item.number} {item.text}" for item in items] == [
        "1. Susun jadwal",
        "2. Lengkapi bukti",
    ]
    assert items[0].notes == ("Diputuskan, belum dibacakan.",) and not items[1].notes
    assert filled_on(open_page(RAPAT, rapat="1", layar="keputusan")) == [
        "✓ Dibacakan dan disepakati"
    ]


def test_lists_elsewhere_say_it_of_each_and_a_later_meeting_may_agree(reported, decided, open_page):
    assert written_text(open_page(LAPOR)).count("diputuskan, belum dibacakan") == 1
    go_on_in_a_second(reported, decided)
    first, second = shown(open_page, "tindak-lanjut", rapat="2")
    assert first.notes == ("Diputuskan, belum dibacakan.",) and not second.notes
    assert "✓ Disepakati" in [button.text for button in first.buttons]
    assert "✓ Disepakati" not in [button.text for button in second.buttons]
    acts.agree(reported, rapat_now(reported, 2), [1], **ANI)
    assert "belum dibacakan" not in written_text(open_page(LAPOR))


def test_only_of_a_day_that_an_earlier_meeting_set_the_reason_is_asked(
    reported, decided, open_page
):
    def asked(**where: str) -> list[str]:
        item = next(item for item in shown(open_page, **where) if item.buttons)
        (change,) = [button for button in item.buttons if button.text == "Ubah"]
        return [field.name for field in fields_of(change)]

    assert "alasan" not in asked(screen="keputusan", rapat="1")
    go_on_in_a_second(reported, decided)
    assert "alasan" in asked(screen="tindak-lanjut", rapat="2")


def test_a_kendala_written_under_a_status_is_listed_with_the_others(reported, decided, open_page):
    acts.record_kendala(reported, decided, kendala="Menunggu SK", kode="I.1.1", **ANI)
    edit_plan(reported, Target("I.2.1", "2025-06"), {"kendala": "Hujan"}, rapat=1, **ANI)
    items = shown(open_page, "keputusan", rapat="1")
    said = [(item.kode, item.text) for item in items[-2:]]
    assert said == [("I.1", "Kendala: Menunggu SK"), ("I.2", "Kendala: Hujan")]
    (on_area,) = [item for item in shown(open_page, "area-I", rapat="1") if item.kode == "I.2"]
    assert "Kendala: Hujan" in on_area.notes
