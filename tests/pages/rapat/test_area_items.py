"""The line of a langkah on an area's screen: its status in words and its buttons."""

from monev.edits.single_edits import Target
from monev.ui.page_table import RAPAT
from tests.edits.material import edit_plan
from tests.makers import (
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.meeting.conftest import ANI
from tests.on_screen import fields_of, room_on, room_things
from tests.page_runs import filled_with
from tests.screen_things import Item

MARCH = "2025-03"


def fill_unreported(db) -> None:
    """Store a plan of which nothing was reported, with a meeting about TW III: I.1.1 was due with
    two bukti.
    """
    two = {"Undangan": "belum_ada", "Notulensi": "belum_ada"}
    content = [
        langkah_content("I.1.1", [tenggat_content(MARCH, bukti=two)]),
        langkah_content("I.2.1", [tenggat_content("2025-06")]),
    ]
    append_unggahan(db, sample_content(content, posisi="2025-01-01"))
    begin_rapat(db, tanggal="2025-10-07", posisi=None, judul="Rapat TW III")


unreported = filled_with(fill_unreported)


def item_of(open_page, kode: str) -> Item:
    """Return the line of a langkah on the screen of its area."""
    room = room_on(open_page(RAPAT, rapat="1", layar="area-I"))
    return next(item for item in room_things(room, Item) if item.kode == kode)


def offered(item: Item) -> list[str]:
    return [button.text for button in item.buttons]


def test_a_bukti_said_aloud_turns_nothing_red_and_offers_selesai_with_its_date(
    unreported, open_page, today
):
    today("2025-10-07")
    edit_plan(unreported, Target("I.1.1", MARCH, "Undangan"), {"status": "ada"}, rapat=1, **ANI)
    item = item_of(open_page, "I.1")
    other = item_of(open_page, "I.2")
    for each, days in ((item, 183), (other, 92)):  # it is still a plan alone: nothing is late in it
        assert (each.colour, each.mark) == (
            "tidak_berlaku",
            f"△ Belum dilaporkan, {days} hari lewat",
        )
    edit_plan(unreported, Target("I.2.1", "2025-06"), {"laporan": "proses"}, rapat=1, **ANI)
    item = item_of(open_page, "I.1")
    assert (item.colour, item.mark) == ("tidak_berlaku", "△ Belum dilaporkan, 183 hari lewat")
    (done,) = [button for button in item.buttons if button.text == "✓ Selesai"]
    status, day, *_ = fields_of(done)
    assert status.value == "selesai"
    assert day.suggested == ("2025-03-31", "2025-09-30", "2025-10-07")


def test_what_was_finished_after_posisi_is_settled_there_with_its_day(unreported, open_page, today):
    today("2025-10-07")
    done = {"laporan": "selesai", "tanggal_selesai": "2025-10-07"}
    edit_plan(unreported, Target("I.2.1", "2025-06"), done, rapat=1, **ANI)
    item = item_of(open_page, "I.2")
    assert (item.colour, item.mark) == (
        *("tidak_berlaku", "▲ Terlambat, selesai 7 Oktober 2025, sesudah posisi"),
    )
    assert "✓ Selesai" not in offered(item)


def test_what_is_settled_is_not_offered_again_though_bukti_is_missing(unreported, open_page, today):
    today("2025-10-07")
    done = {"laporan": "selesai", "tanggal_selesai": "2025-03-20"}
    edit_plan(unreported, Target("I.1.1", MARCH), done, rapat=1, **ANI)
    assert not [words for words in offered(item_of(open_page, "I.1")) if "Selesai" in words]
