"""Which doors a visitor has, and through which a visit begins."""

import pytest

from monev.access import LOCAL, Visitor, guest
from monev.core.roles import EVERY_SATKER
from monev.ui import page_table
from tests.makers import SATKER


def person(*roles: str, satker: str = SATKER, pic: str = "") -> Visitor:
    held = {satker: frozenset(roles)} if roles else {}
    return Visitor("ani", "Ani", roles=held, pics={SATKER: frozenset({pic})} if pic else {})


def names(visitor: Visitor, *, several: bool = False) -> list[str]:
    return [page.door for page in page_table.doors_of(visitor, several=several)]


def test_the_machine_has_every_door_in_its_group_and_a_guest_only_looks():
    doors = page_table.doors_of(LOCAL, several=True)
    assert {group: [page.door for page in pages] for group, pages in page_table.grouped(doors).items()} == {
        "": ["Rekap"],
        "Lihat": ["Ringkasan", "Linimasa", "Peta", "Kesenjangan"],
        "Kerjakan": ["Tugas saya", "Menunggu diperiksa", "Rapat"],
        "Data": ["Unggah", "Riwayat", "Mutu Data"],
        "Kelola": ["Satker", "Orang dan akses", "Catatan", "Pengaturan", "Panduan"],
    }
    assert "Rekap" not in names(LOCAL)
    assert names(guest("ringkasan")) == ["Ringkasan"]
    assert names(guest("semua")) == ["Ringkasan", "Linimasa", "Peta", "Kesenjangan", "Rapat", "Riwayat", "Panduan"]
    assert names(guest("semua"), several=True)[0] == "Rekap"


def first_door(visitor: Visitor, *, several: bool = False, is_ready: bool = True, compares: bool = False) -> str:
    doors = page_table.doors_of(visitor, several=several)
    return page_table.first_page(visitor, doors, is_ready=is_ready, compares=compares).title


OF_EVERYBODY = "Ringkasan, Linimasa, Peta, Kesenjangan, Rapat, Riwayat, Mutu Data, Pengaturan, Panduan"


@pytest.mark.parametrize(
    ("visitor", "own", "first"),
    [
        (person("pembaca"), set(), "Ringkasan"),
        (person("pembaca", pic="Sekretaris"), {"Tugas saya"}, "Tugas saya"),
        (person("operator"), {"Tugas saya", "Unggah"}, "Tugas saya"),
        (person("pemeriksa"), {"Menunggu diperiksa"}, "Menunggu diperiksa"),
        (person("admin"), {"Orang dan akses", "Catatan"}, "Ringkasan"),
        (person("admin", satker=EVERY_SATKER), {"Orang dan akses", "Catatan", "Satker"}, "Ringkasan"),
    ],
)
def test_only_who_has_something_to_do_behind_a_door_sees_it_and_a_visit_begins_with_what_is_theirs(visitor, own, first):
    assert (set(names(visitor)), first_door(visitor)) == ({*OF_EVERYBODY.split(", "), *own}, first)


def test_a_visit_begins_with_all_offices_for_who_has_several_and_with_what_its_admin_has_to_set_up():
    assert first_door(LOCAL) == first_door(guest("semua")) == "Ringkasan"
    assert first_door(LOCAL, several=True) == "Ringkasan", "two offices, of different years: nothing to compare"
    assert first_door(LOCAL, several=True, compares=True) == "Rekap"
    assert first_door(guest("semua"), several=True, compares=True) == "Rekap"
    assert first_door(person("operator", "pemeriksa", satker=EVERY_SATKER), several=True) == "Rekap"
    assert first_door(person("admin", "operator"), is_ready=False) == "Pengaturan"
    assert first_door(person("operator"), is_ready=False) == "Tugas saya"


def test_a_group_says_how_much_waits_in_it_and_a_few_doors_need_no_groups():
    waiting = {page_table.TUGAS_SAYA: 7, page_table.MENUNGGU: 1200}
    menu = page_table.menu(page_table.doors_of(LOCAL, several=True), waiting)
    assert list(menu) == ["", "Lihat", "Kerjakan 7 + 1.200", "Data", "Kelola"]
    assert list(page_table.menu([page_table.RINGKASAN, page_table.LINIMASA], {})) == [""]
