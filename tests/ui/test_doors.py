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
    return [page_table.door_of(file) for file in page_table.doors_of(visitor, several=several)]


def test_the_machine_has_every_door_in_its_group_and_a_guest_only_looks():
    doors = page_table.doors_of(LOCAL, several=True)
    assert {group: list(map(page_table.door_of, files)) for group, files in page_table.grouped(doors).items()} == {
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


@pytest.mark.parametrize(
    ("visitor", "own"),
    [
        (person("pembaca"), set()),
        (person("pembaca", pic="Sekretaris"), {"Tugas saya"}),
        (person("operator"), {"Tugas saya", "Unggah"}),
        (person("pemeriksa"), {"Menunggu diperiksa"}),
        (person("admin"), {"Orang dan akses", "Catatan"}),
        (person("admin", satker=EVERY_SATKER), {"Orang dan akses", "Catatan", "Satker"}),
    ],
)
def test_only_who_has_something_to_do_behind_a_door_sees_it(visitor, own):
    of_everybody = {
        "Ringkasan",
        "Linimasa",
        "Peta",
        "Kesenjangan",
        "Rapat",
        "Riwayat",
        "Mutu Data",
        "Pengaturan",
        "Panduan",
    }
    assert set(names(visitor)) == of_everybody | own


@pytest.mark.parametrize(
    ("visitor", "several", "is_ready", "first"),
    [
        (LOCAL, False, True, "Ringkasan"),
        (guest("semua"), False, True, "Ringkasan"),
        (person("pembaca"), False, True, "Ringkasan"),
        (person("pembaca", pic="Sekretaris"), False, True, "Tugas saya"),
        (person("operator"), False, True, "Tugas saya"),
        (person("pemeriksa"), False, True, "Menunggu diperiksa"),
        (person("admin"), False, True, "Ringkasan"),
        (person("admin", "operator"), False, False, "Pengaturan"),
        (person("operator"), False, False, "Tugas saya"),
        (person("operator", "pemeriksa", satker=EVERY_SATKER), True, True, "Rekap"),
    ],
)
def test_a_visit_begins_with_what_is_the_visitors(visitor, several, is_ready, first):
    doors = page_table.doors_of(visitor, several=several)
    assert page_table.title_of(page_table.first_page(visitor, doors, is_ready=is_ready)) == first


def test_a_group_says_how_much_waits_in_it_and_a_few_doors_need_no_groups():
    waiting = {page_table.TUGAS_SAYA: 7, page_table.MENUNGGU: 1200}
    menu = page_table.menu(page_table.doors_of(LOCAL, several=True), waiting)
    assert list(menu) == ["", "Lihat", "Kerjakan 7 + 1.200", "Data", "Kelola"]
    assert list(page_table.menu([page_table.RINGKASAN, page_table.LINIMASA], {})) == [""]
