"""The pages in a visitor's menu, and the one that a visit begins with."""

import pytest

from monev.access import LOCAL, Visitor, guest
from monev.core.roles import EVERY_SATKER
from monev.ui import page_table
from tests.makers import SATKER


def person(*roles: str, satker: str = SATKER, pic: str = "") -> Visitor:
    held = {satker: frozenset(roles)} if roles else {}
    return Visitor("ani", "Ani", roles=held, pics={SATKER: frozenset({pic})} if pic else {})


def names(visitor: Visitor, *, several: bool = False) -> list[str]:
    return [page.title for page in page_table.doors_of(visitor, several=several)]


def in_menu(visitor: Visitor, *, several: bool = False) -> dict[str, list[str]]:
    doors = page_table.doors_of(visitor, several=several)
    menu = {}
    for group, pages in page_table.grouped(doors, doors).items():
        menu[group] = [page.title for page in pages]
    return menu


CONDITIONED = "Rekap, Lapor, Periksa, Unggah, Pengaturan"
"""Pages that not everybody sees. A page beside them is a row of the table and changes no test."""
EVERY_DAY = ["Ringkasan", "Linimasa", "Peta", "Bukti"]
EVERY_DAY += ["Lapor", "Periksa", "Rapat"]


def test_the_pages_of_every_day_stand_in_the_line_of_the_menu_and_a_guest_only_looks():
    menu = in_menu(LOCAL, several=True)
    assert (list(menu), menu[""]) == (["", "Lainnya"], ["Rekap", *EVERY_DAY])
    assert set(CONDITIONED.split(", ")) <= {*menu[""], *menu["Lainnya"]}
    assert "Rekap" not in names(LOCAL)
    assert names(guest("ringkasan")) == ["Ringkasan"]
    seen = {*names(guest("semua"))}
    assert {"Ringkasan", "Linimasa", "Peta", "Bukti", "Riwayat"} <= seen
    assert seen.isdisjoint(CONDITIONED.split(", "))
    assert names(guest("semua"), several=True)[0] == "Rekap"
    assert "Periksa" in in_menu(person("pemeriksa"))[""], "what they are there for"


def test_head_and_menu_say_the_same_name():
    assert {"Peta", "Bukti", "Periksa"} <= {*names(LOCAL)}
    assert [name for name in page_table.Page._fields if name in ("title", "short")] == ["title"]


def first_door(
    visitor: Visitor, *, several: bool = False, is_ready: bool = True, compares: bool = False
) -> str:
    doors = page_table.doors_of(visitor, several=several)
    return page_table.first_page(visitor, doors, is_ready=is_ready, compares=compares).title


OF_EVERY_PERSON = {"Pengaturan"}


@pytest.mark.parametrize(
    ("visitor", "own", "first"),
    [
        (person("pembaca"), set(), "Ringkasan"),
        (person("pembaca", pic="Sekretaris"), {"Lapor"}, "Lapor"),
        (person("operator"), {"Lapor", "Unggah"}, "Lapor"),
        (person("pemeriksa"), {"Periksa"}, "Periksa"),
        (person("admin"), set(), "Ringkasan"),
    ],
)
def test_only_who_has_something_to_do_behind_a_door_sees_it_and_a_visit_begins_with_what_is_theirs(
    visitor, own, first
):
    conditioned = set(CONDITIONED.split(", ")).intersection(names(visitor))
    assert (conditioned, first_door(visitor)) == (OF_EVERY_PERSON | own, first)


def test_a_visit_begins_with_all_offices_for_who_has_several_and_with_what_its_admin_has_to_set_up():
    assert first_door(LOCAL) == first_door(guest("semua")) == "Ringkasan"
    assert first_door(LOCAL, several=True) == "Ringkasan", (
        "two offices, of different years: nothing to compare"
    )
    assert first_door(LOCAL, several=True, compares=True) == "Rekap"
    assert first_door(guest("semua"), several=True, compares=True) == "Rekap"
    assert first_door(person("operator", "pemeriksa", satker=EVERY_SATKER), several=True) == "Rekap"
    assert first_door(person("operator"), several=True) == "Lapor", "the other is not theirs"
    assert first_door(person("admin", "operator"), is_ready=False) == "Pengaturan"
    assert first_door(person("operator"), is_ready=False) == "Lapor"


def test_a_door_has_the_name_of_its_page_and_no_number_that_could_stand_still(monkeypatch):
    monkeypatch.setattr(page_table.st, "Page", lambda *_, **about: about)
    menu = page_table.menu(page_table.doors_of(LOCAL, several=True))
    assert list(menu) == ["", "Lainnya"]
    titles = {door["title"] for doors in menu.values() for door in doors}
    assert {"Lapor", "Periksa", "Rapat"} <= titles
    assert list(page_table.menu([page_table.RINGKASAN, page_table.LINIMASA])) == [""]
