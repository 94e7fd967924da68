"""Filters stand in the address: a copied link shows the same rows, a wrong one shows all."""

import pytest
from streamlit.testing.v1 import AppTest

from monev.ui.page_table import LINIMASA, RINGKASAN
from tests.page_runs import blocks_on, touch, written_text


def test_a_figure_of_an_area_leads_to_its_rows_and_back(fill_database, open_page):
    fill_database("dilaporkan")
    at = touch(open_page(RINGKASAN, posisi="2025-09-30"), "V Area V")
    assert (at.query_params["daftar"], at.query_params["area"]) == ("capaian", "V")
    assert "1 dari 1 target yang jatuh tempo sudah selesai" in written_text(at)
    at = touch(at, "Kembali ke Ringkasan")
    assert "daftar" not in at.query_params


def test_a_filter_that_came_with_the_address_is_said_and_taken_away_in_one_touch(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(LINIMASA, status="terlambat", area="V")
    (clear,) = (block["clear"] for block in blocks_on(at) if block["kind"] == "filters")
    nothing = {"area": "", "status": "", "pic": "", "bulan": ""}
    assert clear == {"text": "✕ Hapus saringan: area V, Terlambat", "act": nothing}
    (filters,) = (block for block in blocks_on(open_page(LINIMASA)) if block["kind"] == "filters")
    assert filters["clear"] is None


def rows_on(at) -> list[str]:
    return [row["kode"] for block in blocks_on(at) if block["kind"] == "rows" for row in block["items"]]


@pytest.mark.parametrize(
    ("status", "kode"),
    [
        ("terlambat", ["I.2.1"]),
        ("selesai", ["I.1.1", "V.a.1.1"]),
        ("belum_jatuh_tempo", ["V.a.3.1"]),
        ("tidak_berlaku", ["V.a.3.1"]),
    ],
)
def test_a_number_of_linimasa_leads_to_a_list_of_as_many(fill_database, open_page, status, kode):
    """The key counts each status; touched, its tenggat are listed in words, each the way to its langkah."""
    fill_database("dilaporkan")
    opened = open_page(LINIMASA, posisi="2025-09-30")
    (legend,) = (block for block in blocks_on(opened) if block["kind"] == "legend")
    entry = next(one for one in legend["items"] if f"status={status}" in one.get("href", ""))
    at = touch(opened, entry["label"])
    assert at.query_params["status"] == status
    assert rows_on(at) == kode
    assert entry["n"] == str(len(kode))
    assert f"{len(kode)} target: " in written_text(at)


def test_a_month_of_linimasa_leads_to_as_many_and_no_filter_to_what_is_due_soon(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(LINIMASA, posisi="2025-09-30")
    assert "Per 30 September 2025, 1 target terlambat." in written_text(at)
    at = touch(at, "Desember 2025: 1 target")
    assert rows_on(at) == ["V.a.3.1"]
    at = open_page(LINIMASA, posisi="2025-09-30", area="V")
    assert rows_on(at) == ["V.a.1.1", "V.a.2.1", "V.a.3.1"], "what is declared tidak berlaku is in no count"
    assert rows_on(open_page(LINIMASA, posisi="2025-09-30")) == ["V.a.2.1"]
    assert rows_on(open_page(LINIMASA, posisi="2025-12-31")) == []


@pytest.mark.parametrize("value", ["entahlah", "-1", "<b>ZI</b>", "x" * 100_000, "\x00\n[a](b)", ""])
def test_linimasa_says_what_of_its_address_it_does_not_know(fill_database, open_page, value):
    fill_database("dilaporkan")
    for names in (("status", "pic"), ("area", "bulan", "langkah")):
        at = open_page(LINIMASA, **dict.fromkeys(names, value))
        assert not at.exception
        said = written_text(at)
        assert len(said) < 20_000
        assert [f"Pilihan {name} “" in said for name in names[:2]] == [bool(value)] * 2
    assert ("tidak ada di unggahan" in said) == bool(value)


def test_what_a_browser_sends_itself_is_no_more_than_an_address_somebody_typed():
    def page() -> None:
        import streamlit as st

        from monev.ui import address, looks, page_parts

        for message in (None, [1], {"embed": "true"}, {"area": [1, {"a": 2}]}, {"status": None, "satker": {"x": 1}}):
            address.write_choices(message)
        reached = []

        def send(number: str) -> None:
            looks.show = lambda content, *, on_choose, **_: on_choose({"halaman": number})
            page_parts.take_page(range(1000), key="uji")

        shown = looks.show
        try:
            for number in ("2", "abc", "-1", "9" * 5000, ""):
                send(number)
                reached.append(st.session_state["halaman_uji"])
        finally:
            looks.show = shown
        st.text(f"{reached[0]} {reached[1]} {reached[-1]}")
        for message in ({"langkah": "I.1.1"}, {"status": "terlambat"}):
            st.query_params["halaman"] = "3"
            address.write_choices(message)
            st.text(st.query_params.get("halaman", "dari awal"))

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception
    assert at.text[0].value == "2 1 1"
    assert [one.value for one in at.text[1:]] == ["3", "dari awal"], "a filter begins anew, what is opened does not"
    assert "embed" not in at.query_params
