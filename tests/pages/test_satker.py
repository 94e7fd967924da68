"""The register of offices: who is above whom, an office changed by its form, a whole file, earlier
names. And the list of Catatan.
"""

from streamlit.testing.v1 import AppTest

from monev.access import LOCAL, list_offices
from monev.database import Database
from monev.offices.office_register import OfficeRow, change_office, listed_offices
from monev.ui.page_table import OFFICES, PENGATURAN
from tests.offices.four_offices import fill_four
from tests.on_screen import rows_on, written_text
from tests.page_runs import buttons_on, choose, field, fill, filled_with, press, told_wrong, touch
from tests.screen_things import Row

HEADINGS = "Kode;Nama satker;Kode induk;Tingkat\n"
GOOD = f"{HEADINGS}0;Pusat;;Pusat\n1;Satu;0;Unit\n2;Dua Baru;0;Unit\n3;Tiga;0;Unit\n5;Lima;0;Unit\n"


four = filled_with(fill_four)


REGISTER = "Daftar satker"
NAME = "Nama satker"


def listed(at: AppTest) -> dict[str, Row]:
    """Return the rows of the register by their kode."""
    return {row.kode: row for row in rows_on(at) if row.under == REGISTER}


def open_office(open_page, name: str) -> AppTest:
    return touch(open_page(PENGATURAN, bagian=OFFICES), name)


def office_row(db: Database, kode: str) -> OfficeRow | None:
    return listed_offices(list_offices(db)).get(kode)


def upload(at: AppTest, text: str) -> AppTest:
    field(at, "Berkas daftar satker").upload("satker.csv", text.encode(), "text/csv")
    return at.run()


def test_the_register_is_listed_from_the_top_and_an_office_goes_unless_something_is_kept_of_it(
    four, open_page
):
    rows = listed(open_page(PENGATURAN, bagian=OFFICES))
    assert list(rows) == ["0", "1", "2", "3", "4"]
    row = rows["4"]
    assert (row.text, row.state, row.notes) == ("Empat", "Unit", ("di bawah Tiga",))
    for name, kode, gone in (("Empat", "4", True), ("Dua", "2", False)):
        at = press(open_office(open_page, name), "Keluarkan dari daftar")
        assert (kode not in list_offices(four).by_code) == gone
    assert "1 satker tidak ada lagi di daftar ini padahal sudah mempunyai data" in at.error[0].value


def test_an_office_is_found_by_its_kode_or_a_name_of_now_or_before(four, open_page):
    press(fill(open_office(open_page, "Dua"), **{NAME: "Dua Baru"}), "Simpan")
    for sought, found in (("3", ["3"]), ("dua baru", ["2"]), ("lain", [])):
        assert list(listed(open_page(PENGATURAN, bagian=OFFICES, cari=sought))) == found


def test_a_file_says_what_it_changes_and_is_stored_with_one_touch(four, open_page):
    at = upload(open_page(PENGATURAN, bagian=OFFICES), GOOD)
    assert "Dua Baru" in written_text(at)
    assert list_offices(four).find("Dua Baru") is None, "nothing is stored before it is confirmed"
    at = press(at, "Simpan daftar")
    assert "3 satker diubah" in written_text(at)
    assert listed(at)["2"].notes == ("di bawah Pusat", "dahulu Dua")
    assert list(listed(at)) == ["0", "1", "2", "3", "5"]


def test_what_is_wrong_with_a_file_is_said_and_nothing_changes(four, open_page):
    before = list_offices(four).by_code
    for text, said in (
        ("a;b\n1;2\n", "Kode"),
        (f"{HEADINGS}0;Pusat;;Pusat\n1;Satu;9;Unit\n", "“9”"),
    ):
        at = upload(open_page(PENGATURAN, bagian=OFFICES), text)
        assert said in written_text(at)
        assert "Simpan daftar" not in buttons_on(at)
    assert list_offices(four).by_code == before


def test_an_office_is_renamed_and_one_added_by_a_form(four, open_page):
    at = press(fill(open_office(open_page, "Dua"), **{NAME: "Dua Baru"}), "Simpan")
    assert "1 satker diubah" in written_text(at)
    row = listed(at)["2"]
    notes = ("di bawah Pusat", "dahulu Dua")
    assert (row.text, row.state, row.notes) == ("Dua Baru", "Unit", notes), "and nothing else"
    at = press(open_page(PENGATURAN, bagian=OFFICES), "Tambah satker")
    at = choose(fill(at, Kode="5", **{NAME: "Lima"}), "Di bawah", "Pusat (0)")
    at = press(at, "Simpan")
    assert list_offices(four).parent_of("Lima") == "Pusat"
    assert listed(at)["5"].text == "Lima"
    at = press(at, "Tambah satker")
    at = press(fill(at, Kode="5", **{NAME: "Enam"}), "Simpan")
    assert at.error, "a kode that is taken"
    assert list_offices(four).find("Enam") is None
    assert list_offices(four).find("Lima") is not None


def test_of_an_office_only_what_was_changed_is_stored_and_a_clash_says_both(four, open_page):
    at = open_office(open_page, "Empat")
    change_office(
        four, OfficeRow("4", "Empat", "0", "unit"), pelaku=LOCAL.pelaku, seen=office_row(four, "4")
    )
    press(fill(at, **{NAME: "Empat Baru"}), "Simpan")
    assert office_row(four, "4") == OfficeRow("4", "Empat Baru", "0", "unit")
    at = open_office(open_page, "Empat Baru")
    change_office(
        four,
        OfficeRow("4", "Keempat", "0", "unit"),
        pelaku=LOCAL.pelaku,
        seen=office_row(four, "4"),
    )
    at = press(fill(at, **{NAME: "Empat Lagi"}), "Simpan")
    assert "Nama satker: sekarang “Keempat”, isian Anda “Empat Lagi”" in told_wrong(at)
    assert office_row(four, "4").name == "Keempat"
    press(at, "Keluarkan dari daftar")
    assert office_row(four, "4") is None, "seen by now"


def test_a_register_is_stored_as_it_was_compared_and_an_office_added_meanwhile_stays(
    four, open_page
):
    at = upload(open_page(PENGATURAN, bagian=OFFICES), GOOD)
    change_office(four, OfficeRow("9", "Sembilan", "0", "unit"), pelaku=LOCAL.pelaku, seen=None)
    at = press(at, "Simpan daftar")
    assert "9: sekarang “Sembilan”" in told_wrong(at)
    assert office_row(four, "9") is not None
    press(at, "Simpan daftar")
    assert office_row(four, "9") is None, "what it changes was shown"
