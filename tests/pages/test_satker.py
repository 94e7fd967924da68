"""The register: who is above whom, an office changed by its form, a whole file, names that were;
what Catatan lists."""

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from monev.access import LOCAL, list_offices
from monev.database import Database
from monev.offices.office_register import OfficeRow, change_office, listed_offices
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.ui import screen
from monev.ui.page_table import CATATAN, SATKER
from tests.offices.four_offices import fill_four
from tests.page_runs import (
    blocks_on,
    filled_with,
    press,
    tables_on,
    told_wrong,
    touch_row,
    written_text,
)

HEADINGS = "Kode;Nama satker;Kode induk;Tingkat\n"
GOOD = f"{HEADINGS}0;Pusat;;Pusat\n1;Satu;0;Unit\n2;Dua Baru;0;Unit\n3;Tiga;0;Unit\n5;Lima;0;Unit\n"


four = filled_with(fill_four)


REGISTER = "Daftar satker"


def listed(at: AppTest) -> dict[str, dict[str, Any]]:
    """The rows of the table by their kode."""
    rows = tables_on(at)[REGISTER].fillna("").to_dict("records")
    return {row["Kode"]: row for row in rows}


def cards(at: AppTest) -> dict[str, dict[str, Any]]:
    """The rows of a phone by their kode."""
    return {item["kode"]: item for block in blocks_on(at, "rows") for item in block["items"]}


def unfold_office(at: AppTest, kode: str) -> AppTest:
    at.session_state["satker_dibuka"] = kode
    return at.run()


def office_row(db: Database, kode: str) -> OfficeRow | None:
    db.catch_up()
    return listed_offices(list_offices(db)).get(kode)


def upload(at: AppTest, text: str) -> AppTest:
    at.file_uploader(key="satker_unggah").upload("satker.csv", text.encode(), "text/csv")
    return at.run()


def test_the_register_is_listed_from_the_top_and_an_office_goes_unless_something_is_kept_of_it(
    four, open_page
):
    rows = listed(open_page(SATKER))
    assert list(rows) == ["0", "1", "2", "3", "4"]
    assert [*rows["4"].values()] == ["Empat", "4", "Unit", "Tiga", ""]
    at = open_page(SATKER)
    for kode, gone in (("4", True), ("2", False)):
        at = press(unfold_office(at, kode), "Keluarkan dari daftar")
        four.catch_up()
        assert (kode not in list_offices(four).by_code) == gone
    assert "1 satker tidak ada lagi di daftar ini padahal sudah mempunyai data" in at.error[0].value


def test_a_name_that_is_touched_opens_its_form(four, open_page):
    at = touch_row(open_page(SATKER), REGISTER, "Tiga")
    assert at.text_input(key="satker_3_nama").value == "Tiga"
    assert REGISTER not in tables_on(at)
    at = press(at, "← Semua satker")
    assert list(listed(at)) == ["0", "1", "2", "3", "4"]


def test_on_a_phone_the_register_is_rows_that_open_the_same_form(four, open_page, monkeypatch):
    monkeypatch.setattr(screen, "is_phone", lambda: True)
    at = open_page(SATKER)
    assert tables_on(at) == {}
    rows = cards(at)
    assert list(rows) == ["0", "1", "2", "3", "4"]
    assert (rows["4"]["text"], rows["4"]["state"], rows["4"]["notes"]) == (
        "Empat",
        "Unit",
        ["di bawah Tiga"],
    )
    assert [row["mark"] for row in rows.values()] == ["●", "·", "·", "·", "··"], (
        "how deep each stands"
    )
    assert rows["3"]["act"] == {"satker": "3"}


def test_a_file_says_what_it_changes_and_is_stored_with_one_touch(four, open_page):
    at = upload(open_page(SATKER), GOOD)
    assert "Dua Baru" in written_text(at)
    assert list_offices(four).find("Dua Baru") is None, "nothing is stored before it is confirmed"
    at = press(at, "Simpan daftar")
    four.catch_up()
    assert "3 satker diubah" in written_text(at)
    assert (listed(at)["2"]["Di bawah"], listed(at)["2"]["Dahulu"]) == ("Pusat", "Dua")
    assert list(listed(at)) == ["0", "1", "2", "3", "5"]


def test_what_is_wrong_with_a_file_is_said_and_nothing_changes(four, open_page):
    before = list_offices(four).by_code
    for text, said in (
        ("a;b\n1;2\n", "Kode"),
        (f"{HEADINGS}0;Pusat;;Pusat\n1;Satu;9;Unit\n", "“9”"),
    ):
        at = upload(open_page(SATKER), text)
        assert said in written_text(at)
        assert not [widget for widget in at.button if widget.label == "Simpan daftar"]
    four.catch_up()
    assert list_offices(four).by_code == before


def test_an_office_is_renamed_and_one_added_by_a_form(four, open_page):
    at = unfold_office(open_page(SATKER), "2")
    at.text_input(key="satker_2_nama").input("Dua Baru")
    at = press(at, "Simpan")
    assert "1 satker diubah" in written_text(at)
    row = listed(at)["2"]
    assert [*row.values()] == ["Dua Baru", "2", "Unit", "Pusat", "Dua"], "and nothing else"
    at = press(open_page(SATKER), "Tambah satker")
    at.text_input(key="satker_baru_kode").input("5")
    at.text_input(key="satker_baru_nama").input("Lima")
    at.selectbox(key="satker_baru_induk").select("0")
    at = press(at, "Simpan")
    four.catch_up()
    assert list_offices(four).parent_of("Lima") == "Pusat"
    assert listed(at)["5"]["Satker"] == "Lima"
    at = press(at, "Tambah satker")
    at.text_input(key="satker_baru_kode").input("5")
    at.text_input(key="satker_baru_nama").input("Enam")
    at = press(at, "Simpan")
    assert at.error, "a kode that is taken"
    four.catch_up()
    assert list_offices(four).find("Enam") is None
    assert list_offices(four).find("Lima") is not None


def test_of_an_office_only_what_was_changed_is_stored_and_a_clash_says_both(four, open_page):
    at = unfold_office(open_page(SATKER), "4")
    change_office(
        four, OfficeRow("4", "Empat", "0", "unit"), pelaku=LOCAL.pelaku, seen=office_row(four, "4")
    )
    at.text_input(key="satker_4_nama").input("Empat Baru")
    press(at, "Simpan")
    four.catch_up()
    assert office_row(four, "4") == OfficeRow("4", "Empat Baru", "0", "unit")
    at = unfold_office(open_page(SATKER), "4")
    change_office(
        four,
        OfficeRow("4", "Keempat", "0", "unit"),
        pelaku=LOCAL.pelaku,
        seen=office_row(four, "4"),
    )
    at.text_input(key="satker_4_nama").input("Empat Lagi")
    at = press(at, "Simpan")
    assert "Nama satker: sekarang “Keempat”, isian Anda “Empat Lagi”" in told_wrong(at)
    assert office_row(four, "4").name == "Keempat"
    press(at, "Keluarkan dari daftar")
    four.catch_up()
    assert office_row(four, "4") is None, "seen by now"


def test_an_office_that_was_changed_meanwhile_is_not_removed_unseen(four, open_page):
    at = unfold_office(open_page(SATKER), "4")
    change_office(
        four,
        OfficeRow("4", "Keempat", "3", "unit"),
        pelaku=LOCAL.pelaku,
        seen=office_row(four, "4"),
    )
    at = press(at, "Keluarkan dari daftar")
    assert "sekarang “Keempat”" in told_wrong(at) and "tadi “Empat”" in told_wrong(at)
    assert office_row(four, "4") is not None


def test_a_register_is_stored_as_it_was_compared_and_an_office_added_meanwhile_stays(
    four, open_page
):
    at = upload(open_page(SATKER), GOOD)
    change_office(four, OfficeRow("9", "Sembilan", "0", "unit"), pelaku=LOCAL.pelaku, seen=None)
    at = press(at, "Simpan daftar")
    assert "9: sekarang “Sembilan”" in told_wrong(at)
    four.catch_up()
    assert office_row(four, "9") is not None
    press(at, "Simpan daftar")
    four.catch_up()
    assert office_row(four, "9") is None, "what it changes was shown"


NOTHING_FITS = "Tidak ada perubahan yang cocok dengan pilihan ini."


def test_catatan_lists_what_was_stored_and_says_so_where_there_is_nothing(fill_database, open_page):
    fill_database("kosong")
    assert "Belum ada daftar satker" in written_text(open_page(SATKER))
    text = written_text(open_page(CATATAN))
    assert "Belum ada yang tersimpan." in text
    assert NOTHING_FITS not in text
    filled = fill_database(fill_four)
    at = open_page(CATATAN)
    log = tables_on(at)["Catatan perubahan"]
    stored = audit_lines(filled, LOCAL, AuditFilter())
    assert list(log["Entri"]) == list(stored["nomor"])
    assert list(log["Apa"]) == list(stored["apa"])
    assert log["Waktu"].is_monotonic_decreasing, "moments, to be sorted"
    (paper,) = blocks_on(at, "table")
    moment = f"{log['Waktu'].iloc[0]:%d/%m/%Y %H.%M}"
    assert paper["rows"][0][1] == moment, "with a dot, as everywhere"
    assert set(log["Siapa"]) == {"komputer ini", "Penguji"}
    assert NOTHING_FITS not in written_text(at)
    at.date_input(key="catatan_sampai").set_value(date(2020, 1, 1))
    assert NOTHING_FITS in written_text(at.run())


def test_on_a_phone_the_log_is_cards_in_pages(four, open_page, monkeypatch):
    monkeypatch.setattr(screen, "is_phone", lambda: True)
    at = open_page(CATATAN)
    assert tables_on(at) == {}
    (table,) = blocks_on(at, "table")
    numbers = [str(n) for n in range(len(table["rows"]), 0, -1)]
    assert [row[0] for row in table["rows"]] == numbers
    assert table["head"] == ["Entri", "Waktu", "Siapa", "Jenis", "Satker", "Apa", "Dari mana"]
