"""The choice of satker, tahun and posisi: in the URL, remembered, and never a dead end."""

import pytest

from tests.makers import SATKER, append_unggahan
from tests.page_runs import rencana_content, reported_content, written_text

OTHER = "KPU Kota Lain"


def test_the_choice_stands_in_the_address_and_a_copied_one_shows_the_same_view(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page()
    assert (at.query_params["satker"], at.query_params["tahun"]) == (SATKER, "2025")
    assert at.query_params["posisi"] == "2025-09-30"  # its last report, not today
    # In the year after the plan's, too: late work is still being reported then.
    for posisi, words in (("2025-06-30", "30 Juni 2025"), ("2026-03-31", "31 Maret 2026")):
        at = open_page(satker=SATKER, tahun="2025", posisi=posisi)
        assert words in written_text(at)
        assert at.query_params["posisi"] == posisi


@pytest.mark.parametrize(
    ("name", "value", "mentioned"),
    [
        ("satker", "KPU Antah Berantah", "KPU Antah Berantah"),
        ("tahun", "1999", "1999"),
        ("tahun", "dua ribu", "dua ribu"),
        ("tahun", "²", "²"),
        ("posisi", "kemarin", "kemarin"),
        ("posisi", "2025-02-30", r"2025\-02\-30"),
        ("posisi", "1999-01-01", r"1999\-01\-01"),
        ("satker", "<script>alert(1)</script>", r"\<script\>"),
    ],
)
def test_what_is_unknown_in_the_address_is_named_with_a_way_on(fill_database, open_page, name, value, mentioned):
    fill_database("dilaporkan")
    at = open_page(**{name: value})
    assert not at.exception
    assert mentioned in at.error[0].value
    assert [link.proto.label for link in at.get("page_link")] == [f"{SATKER} · 2025"]


def test_a_later_tahun_opens_on_its_first_day_and_a_tahun_alone_the_plan_of_who_has_it(fill_database, open_page):
    db = fill_database("dilaporkan")
    append_unggahan(db.journal, rencana_content(), satker=OTHER, tahun=2027)
    at = open_page(satker=OTHER)
    assert not at.error
    assert (at.query_params["tahun"], at.query_params["posisi"]) == ("2027", "2027-01-01")
    append_unggahan(db.journal, rencana_content(), satker=OTHER, tahun=2024)
    assert open_page().query_params["satker"] == SATKER
    at = open_page(tahun="2024")
    assert not at.error
    assert (at.query_params["satker"], at.query_params["tahun"]) == (OTHER, "2024")


def test_a_new_unggahan_is_seen_at_the_next_run(fill_database, open_page):
    db = fill_database("rencana")
    at = open_page(posisi="2025-09-30")
    append_unggahan(db.journal, {**reported_content(), "unggahan": 2})
    assert "2 dari 3 target" in written_text(at.run())


def test_an_offices_own_plan_is_shown_before_the_sample_and_that_before_plans_that_came_before_it(
    fill_database, open_page
):
    db = fill_database("rencana")
    append_unggahan(db.journal, {**reported_content(), "simulasi": True}, satker="KPU Contoh")
    assert open_page().query_params["satker"] == "KPU Contoh"
    append_unggahan(db.journal, rencana_content(), satker=OTHER)
    assert open_page().query_params["satker"] == OTHER
    append_unggahan(db.journal, {**reported_content(), "unggahan": 2})
    assert open_page().query_params["satker"] == SATKER, "of several one that is followed"
    for number in (1, 2):
        append_unggahan(db.journal, {**reported_content(), "unggahan": number}, tahun=2026)
    assert open_page().query_params["tahun"] == "2026", "of two that are followed the newer"
