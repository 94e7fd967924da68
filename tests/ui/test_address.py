"""The choice and the filters stand in the address, are remembered and never lead to a dead end; a
copied link shows the same rows.
"""

import pytest
from streamlit.testing.v1 import AppTest

from monev.core.statuses import STATUS_TENGGAT
from monev.ui import address, looks
from monev.ui.page_table import LINIMASA, RINGKASAN
from tests.drawn_pictures import picture_on
from tests.makers import SATKER, append_unggahan
from tests.on_screen import kode_on, written_text
from tests.page_runs import buttons_on, press, rencana_content, reported_content, touch

OTHER = "KPU Kota Lain"


def test_the_choice_stands_in_the_address_and_a_copied_one_shows_the_same_view(
    fill_database, open_page
):
    fill_database("dilaporkan")
    at = open_page()
    assert (at.query_params["satker"], at.query_params["tahun"]) == (SATKER, "2025")
    assert at.query_params["posisi"] == "2025-09-30"  # its last report, not today
    # In the year after the plan's, too: late work is still being reported then.
    for posisi, words in (("2025-06-30", "30 Juni 2025"), ("2026-03-31", "31 Maret 2026")):
        at = open_page(satker=SATKER, tahun="2025", posisi=posisi)
        assert words in written_text(at)
        assert at.query_params["posisi"] == posisi


def test_an_address_of_a_letter_leads_to_the_day_it_is_opened(reported, open_page, today):
    today("2025-11-20")
    at = open_page(satker=SATKER, tahun="2025", posisi="hari-ini")
    assert at.query_params["posisi"] == "2025-11-20"
    assert "20 November 2025" in written_text(at)


@pytest.mark.parametrize(
    ("name", "value", "mentioned"),
    [
        ("tahun", "1999", "1999"),
        ("tahun", "²", "²"),
        ("posisi", "2025-02-30", r"2025\-02\-30"),
        ("posisi", "1999-01-01", r"1999\-01\-01"),
        ("satker", "<script>alert(1)</script>", r"\<script\>"),
    ],
)
def test_what_is_unknown_in_the_address_is_named_with_a_way_on(
    reported, open_page, name, value, mentioned
):
    at = open_page(**{name: value})
    assert mentioned in at.error[0].value
    assert [link.proto.label for link in at.get("page_link")] == [f"{SATKER} · 2025"]


def test_a_later_tahun_opens_on_its_first_day_and_a_tahun_alone_the_plan_of_who_has_it(
    reported, open_page
):
    append_unggahan(reported.journal, rencana_content(), satker=OTHER, tahun=2027)
    at = open_page(satker=OTHER)
    assert not at.error
    assert (at.query_params["tahun"], at.query_params["posisi"]) == ("2027", "2027-01-01")
    append_unggahan(reported.journal, rencana_content(), satker=OTHER, tahun=2024)
    assert open_page().query_params["satker"] == SATKER
    at = open_page(tahun="2024")
    assert not at.error
    assert (at.query_params["satker"], at.query_params["tahun"]) == (OTHER, "2024")


def test_an_offices_own_plan_is_shown_before_the_sample_and_that_before_plans_that_came_before_it(
    planned, open_page
):
    append_unggahan(planned.journal, {**reported_content(), "simulasi": True}, satker="KPU Contoh")
    assert open_page().query_params["satker"] == "KPU Contoh"
    append_unggahan(planned.journal, rencana_content(), satker=OTHER)
    assert open_page().query_params["satker"] == OTHER
    append_unggahan(planned.journal, {**reported_content(), "unggahan": 2})
    assert open_page().query_params["satker"] == SATKER, "of several one that is followed"
    for number in (1, 2):
        append_unggahan(planned.journal, {**reported_content(), "unggahan": number}, tahun=2026)
    assert open_page().query_params["tahun"] == "2026", "of two that are followed the newer"


def test_a_figure_of_an_area_leads_to_its_rows_and_back_and_a_filter_that_came_is_said(
    reported, open_page
):
    at = touch(open_page(RINGKASAN, posisi="2025-09-30"), "V Area V 1/1")
    assert (at.query_params["daftar"], at.query_params["area"]) == ("capaian", "V")
    assert "1 target jatuh tempo" in written_text(at)
    at = touch(at, "Kembali ke Ringkasan")
    assert {"daftar", "area"}.isdisjoint(at.query_params)
    at = open_page(LINIMASA, status="terlambat", area="V")
    at = press(at, "✕ Hapus saringan: Terlambat")
    assert "status" not in at.query_params
    assert at.query_params["area"] == "V", "what all pages are narrowed to stays"
    assert "Hapus saringan" not in " ".join(buttons_on(at))


@pytest.mark.parametrize(
    ("status", "kode"),
    [
        ("terlambat", ["I.2"]),
        ("selesai", ["I.1", "V.a.1"]),
        ("belum_jatuh_tempo", ["V.a.3"]),
        ("tidak_berlaku", ["V.a.3"]),
    ],
)
def test_a_number_of_linimasa_leads_to_a_list_of_as_many(reported, open_page, status, kode):
    """The key counts each status. Asked for, its tenggat are listed in words, each the way to its
    langkah.
    """
    opened = open_page(LINIMASA, posisi="2025-09-30")
    label = STATUS_TENGGAT[status].label
    assert f"{label} {len(kode)}" in picture_on(opened, "Linimasa target").key
    at = open_page(LINIMASA, posisi="2025-09-30", status=status)
    assert kode_on(at) == kode
    assert f"{len(kode)} target: " in written_text(at)


@pytest.mark.parametrize(
    "message",
    [None, [1], "{", {"open": {}}, {"area": [1, {"a": 2}]}, {"status": None}, {"sel": "\ud800"}],
)
def test_what_names_no_choices_is_refused(message):
    with pytest.raises(looks.NotUnderstood):
        address.write_choices(message)


def test_a_message_about_blocks_that_are_no_longer_drawn_changes_nothing():
    def page() -> None:
        import streamlit as st

        from monev.ui import looks

        component = looks._component
        looks._component = lambda: lambda *, on_chosen_change, **_: on_chosen_change()
        try:
            looks.show([], key="tidak ada", on_choose=st.text)
        finally:
            looks._component = component

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception
    assert not at.text


def test_what_a_browser_sends_itself_is_no_more_than_an_address_somebody_typed():
    def page() -> None:
        import streamlit as st

        from monev.ui import address, page_parts

        address.write_choices({"embed": "true"})
        reached = []
        for number in ("2", "abc", "-1", "9" * 4000, "41", ""):
            st.query_params["halaman"] = number
            reached.append(page_parts.page_of(range(1000), 25)[0][0] // 25 + 1)
        st.text(" ".join(map(str, reached)))
        for message in ({"langkah": "I.1.1"}, {"status": "terlambat"}):
            st.query_params["halaman"] = "3"
            address.write_choices(message)
            st.text(st.query_params.get("halaman", "dari awal"))

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception
    assert at.text[0].value == "2 1 1 1 40 1"
    assert [text.value for text in at.text[1:]] == ["3", "dari awal"], (
        "a filter begins anew, what is opened does not"
    )
    assert "embed" not in at.query_params
