"""A person of one satker learns of no other: whatever the address asks, on every page, in all that
is sent.
"""

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from monev.access import LOCAL, Visitor
from monev.core import clock
from monev.database import Database
from monev.offices.office_register import OfficeRow, load_register
from monev.people.guest_links import make_link
from monev.people.setting_up import add_person
from monev.ui.page_table import LOG, OFFICES, PENGATURAN, REKAP, RIWAYAT, page_of
from tests.conftest import before_release
from tests.makers import add_people, append_unggahan
from tests.on_screen import written_text
from tests.page_runs import PAGES, filled_with, reported_content

OWN = "KPU Kabupaten Melati"
HEAD = "KPU Provinsi Bunga"
OTHERS = ("KPU Kabupaten Mawar", "KPU Kota Kenanga", HEAD, "KPU Rahasia Lama")
ADDRESSES = {
    "plain": {},
    "misspelt": {"satker": "KPU Kabupaten Melatti"},
    "year": {"tahun": "1999"},
    "day": {"posisi": "kemarin"},
    "version": {"satker": OWN, "tahun": "2025", "unggahan": "99"},
    "choices": {
        "satker": OWN,
        "tahun": "2025",
        "induk": "x",
        "banding": "x",
        "dari": "rekap",
        "langkah": "x",
    },
}


@filled_with
def province(db: Database) -> None:
    """Store three offices below a province, one renamed; a person of one, one of all, and a guest's
    link to another.
    """
    for satker in (OWN, *OTHERS[:2]):
        append_unggahan(db.journal, reported_content(), satker=satker)
    rows = [
        OfficeRow("18", HEAD, "", "provinsi"),
        OfficeRow("1801", OWN, "18", "kabupaten_kota"),
        OfficeRow("1802", OTHERS[0], "18", "kabupaten_kota"),
        OfficeRow("1871", OTHERS[3], "18", "kabupaten_kota"),
    ]
    db.catch_up()
    load_register(db, rows, pelaku=LOCAL.pelaku)
    load_register(
        db,
        [*rows[:3], OfficeRow("1871", "KPU Kota Kamboja", "18", "kabupaten_kota")],
        pelaku=LOCAL.pelaku,
    )
    add_people(db, melati={OWN: "admin operator pemeriksa"})
    everything, elsewhere = (
        frozenset({"admin", "operator", "pemeriksa"}),
        {OTHERS[0]: frozenset({"Kasubbag Hukum"})},
    )
    add_person(db, Visitor("dua", "Dua", roles={OWN: everything}, pics=elsewhere), pelaku="utama")
    make_link(db, OTHERS[0], "semua", clock.today(), "penilai", pelaku="utama")


def all_that_is_sent(at: AppTest) -> str:
    """Return every element of a page as it goes to the browser, with links, choices and names of
    files.
    """
    sent = []
    for node in (at.main, at.sidebar):
        for part in node:
            proto = getattr(part, "proto", None)
            sent.append(str(proto) if isinstance(proto, Message) else "")
    return "\n".join([*sent, written_text(at)])


@pytest.mark.parametrize(
    "address", ["plain", "misspelt", *before_release("choices", "year", "day", "version")]
)
def test_a_person_of_one_satker_is_told_of_no_other(province, look_as, open_page, address):
    look_as(province, "melati")
    for page in PAGES:
        sent = all_that_is_sent(open_page(page, **ADDRESSES[address]))
        folder = str(province.journal.store.file.parent)
        assert [name for name in (*OTHERS, "KPU Kota Kamboja", folder) if name in sent] == [], page


def test_who_sees_one_satker_opens_none_over_many_and_one_not_seen_is_as_one_not_there(
    province, look_as, open_page
):
    look_as(province, "melati")
    assert "Halaman ini tidak terbuka untuk peran Anda" in written_text(open_page(REKAP))
    sent = all_that_is_sent(open_page(PENGATURAN, bagian=OFFICES))
    assert [name for name in OTHERS if name in sent] == []
    sent = all_that_is_sent(open_page(RIWAYAT, bagian=LOG))
    assert OWN in sent
    assert [name for name in OTHERS if name in sent] == []
    for page in PAGES:
        there, nowhere = (
            all_that_is_sent(open_page(page, satker=name)).replace(name.rsplit(" ")[-1], "…")
            for name in (OTHERS[0], "KPU Kabupaten Merah")
        )
        assert there == nowhere, page


def test_a_wrong_address_links_a_handful_of_many(empty, open_page):
    for number in range(70):
        append_unggahan(empty.journal, reported_content(), satker=f"KPU Kabupaten Uji {number:02d}")
    at = open_page(satker="KPU Kabupaten Uji 7")
    assert len(at.get("page_link")) == 9
    assert page_of("/rekap") == REKAP
    assert at.get("page_link")[-1].proto.label.startswith("Cari di antara semua satker")
    names = [f"KPU Kabupaten Uji {number:02d}" for number in range(70)]
    at = open_page(satker=names[0])
    assert sum(name in all_that_is_sent(at) for name in names) <= 2, (
        "the head of each page carried every name"
    )
