"""A plan that names nobody. Ringkasan and Pengaturan say so to who may give PIC; one screen gives
them all and takes them back.
"""

import re

from monev.database import Database
from monev.ui.page_table import PENGATURAN, RINGKASAN
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    last_content,
    sample_content,
)
from tests.on_screen import written_text
from tests.page_runs import filled_with, press

TOLD = "tidak menyebut PIC: tidak ada yang diingatkan."
HERE = {"satker": SATKER, "tahun": str(TAHUN), "posisi": "2025-09-30"}


@filled_with
def nameless(db: Database) -> None:
    append_unggahan(
        db, sample_content([langkah_content(kode) for kode in ("I.1.1", "I.2.1", "V.1.1")])
    )
    add_people(db, ani={SATKER: "operator"}, budi={SATKER: "pembaca"})


def pics_of(db: Database) -> list[str | None]:
    return [row["pic"] for row in last_content(db, SATKER, TAHUN)["langkah"]]


def pic_fields(at) -> list:
    """List the fields for the PIC of each area."""
    return [box for box in at.selectbox if re.match("[IV]+ ", box.label)]


def test_three_presses_give_everybody_a_pic_and_one_takes_it_back(nameless, open_page):
    assert f"Rencana ini {TOLD}" in written_text(open_page(RINGKASAN, **HERE))
    assert f"Rencana {SATKER} {TAHUN} {TOLD}" in written_text(open_page(PENGATURAN))
    at = open_page(PENGATURAN, **HERE, bagian="pic")
    first, second = pic_fields(at)
    assert "2 langkah" in first.label and "Ani" in first.options
    first.select("Ani")
    second.select("Budi")
    at = press(at, "Simpan PIC")
    assert not at.exception
    nameless.catch_up()
    assert pics_of(nameless) == ["Ani", "Ani", "Budi"]
    assert "Semua langkah sudah punya PIC." in written_text(at)
    assert TOLD not in written_text(open_page(RINGKASAN, **HERE)) + written_text(
        open_page(PENGATURAN)
    )
    at = press(at, "Urungkan")
    nameless.catch_up()
    assert pics_of(nameless) == [None, None, None]


def test_who_may_not_give_them_is_not_asked(nameless, open_page, look_as):
    look_as(nameless, "budi")
    assert TOLD not in written_text(open_page(RINGKASAN, **HERE))
    assert TOLD not in written_text(open_page(PENGATURAN))
    assert not pic_fields(open_page(PENGATURAN, **HERE, bagian="pic"))


def test_who_manages_the_office_is_told_too_and_who_gives_them(nameless, open_page, look_as):
    add_people(nameless, citra={SATKER: "admin"})
    look_as(nameless, "citra")
    said = written_text(open_page(PENGATURAN))
    assert f"Rencana {SATKER} {TAHUN} {TOLD} Operator mengisinya di Pengaturan, bagian PIC." in said


def test_a_plan_that_names_somebody_needs_nothing(reported, open_page):
    assert TOLD not in written_text(open_page(RINGKASAN, **HERE)) + written_text(
        open_page(PENGATURAN)
    )
