"""The timeline is a pure function of rows: its lanes, its months with their load, what each mark is and opens."""

import json
import re
from datetime import date
from typing import Any

import pytest

from monev import figures
from monev.ui import looks
from monev.ui.timeline import linimasa, month_bounds, place_of_tenggat
from pages.linimasa.drawing import Filters
from tests.makers import SATKER

POSISI = date(2025, 9, 30)


@pytest.fixture
def draw(fill_database):
    """The timeline of one situation at a posisi, every area open unless told."""

    def run(situation: str, posisi: date = POSISI, **other):
        db = fill_database(situation)
        p = figures.view_at(db, SATKER, 2025, posisi)
        langkah = figures.langkah(db, p)
        rows: dict[str, Any] = {"month_address": "", "tenggat": figures.tenggat(db, p)}
        rows |= {"langkah": langkah, "attention": figures.attention(db, p)}
        rows |= {"summary": figures.matrix(db, p), "opened": {row["area"] for row in langkah}}
        return linimasa(p, **rows | other)

    return run


def signs_of(block) -> list[str]:
    return [mark["mark"] for mark in block["marks"]]


@pytest.mark.parametrize("opened", [{}, {"opened": []}], ids=["open", "folded"])
@pytest.mark.parametrize("situation", ["rencana", "dilaporkan", "satu_baris", "tanpa_tenggat", "besar"])
def test_every_mark_has_a_sign_and_a_colour_that_the_browser_knows(draw, situation, opened):
    block = draw(situation, **opened)
    styles = (looks.STATIC / "blocks.css").read_text(encoding="utf-8")
    assert all(re.search(rf"\.{mark['status']}\b", styles) for mark in block["marks"])
    shapes = (looks.STATIC / "pictures.js").read_text(encoding="utf-8")
    assert all(f'"{sign}": ' in shapes for sign in signs_of(block))
    assert block["lanes"]


def test_every_lane_can_be_touched_and_says_how_its_tenggat_stand(draw):
    """The way to each langkah without a mouse."""
    lanes = {lane["kode"]: lane for lane in draw("dilaporkan")["lanes"]}
    assert all(lane["act"] == ["area" if lane.get("area") else "langkah", kode] for kode, lane in lanes.items())
    assert lanes["I.2.1"]["state"] == "1 terlambat"
    assert lanes["V.a.3.1"]["state"] == "1 belum jatuh tempo, 1 tidak berlaku"
    assert "tanpa target waktu" in lanes["VI.1.1"]["note"]
    assert Filters({"area": []}, {}, []).lanes([{"kode": "VI.1.1"}], []) == [{"kode": "VI.1.1"}], "without a filter all"
    assert lanes["I"]["words"] == "1 terlambat"
    assert lanes["V"]["words"] == "1 jatuh tempo dalam sebulan"


def test_the_load_of_a_month_tells_what_is_late_and_what_is_so_for_want_of_a_report(draw):
    """October and December fell due after the last report; November's only tenggat is tidak berlaku."""
    block = draw("dilaporkan", date(2025, 12, 31))
    load = {i: (one["n"], one["late"], one["unreported"]) for i, one in enumerate(block["months"], 1) if one["n"]}
    assert load == {3: (1, 0, 0), 6: (1, 1, 0), 7: (1, 0, 0), 10: (1, 0, 1), 12: (1, 0, 1)}
    assert next(lane for lane in block["lanes"] if lane["kode"] == "V")["late"] == "△2"


def test_a_plan_without_reports_is_neutral_nothing_in_it_is_late_and_a_window_is_a_bar(draw):
    block = draw("rencana")
    text = json.dumps(block)
    assert {mark["status"] for mark in block["marks"]} == {"rencana"}
    assert "erlambat" not in text
    assert "◆" in signs_of(block)
    assert not any(month["late"] or month["unreported"] for month in block["months"])
    (window,) = block["windows"]
    assert window[:2] == (pytest.approx(7.1), 10.5)


def test_counts_of_thousands_are_written_the_indonesian_way(draw, reported):
    p = figures.view_at(reported, SATKER, 2025, POSISI)
    summary = [cell | ({"n": 0, "N": 1001} if cell["N"] else {}) for cell in figures.matrix(reported, p)]
    block = draw("dilaporkan", opened=[], summary=summary, tenggat=figures.tenggat(reported, p) * 1001)
    assert "0/1.001" in [mark.get("words") for mark in block["marks"]]
    assert block["months"][2]["name"] == "Maret 2025: 1.001 target"


def test_a_tenggat_is_a_mark_and_a_folded_area_a_lane_with_one_per_month_and_none_that_a_filter_does_not_show(draw):
    block = draw("besar")
    lanes = [["langkah", lane["kode"]] for lane in block["lanes"] if not lane.get("area")]
    acts = [mark["act"] for mark in block["marks"]]
    assert (len(acts), all(act in lanes for act in acts), all(lane in acts for lane in lanes)) == (228, True, True)
    block = draw("besar", opened=[])
    assert [mark["act"] for mark in block["marks"]] == [["area", "V"]] * 12
    assert [(lane["kode"], lane["open"]) for lane in block["lanes"]] == [("V", False)]
    assert draw("besar", opened=[], summary=None)["marks"] == []
    assert "Tidak ada langkah" in draw("dilaporkan", langkah=[])["text"]


def test_a_month_stands_in_its_middle_a_date_on_its_day_and_one_outside_the_tahun_widens_the_axis():
    assert place_of_tenggat("2025-01", 2025) == 0.5
    assert place_of_tenggat("2025-12", 2025) == 11.5
    assert place_of_tenggat("2025-08-04", 2025) == pytest.approx(7 + 3.5 / 31)
    assert place_of_tenggat("2024-12", 2025) == -0.5
    assert month_bounds([]) == (0, 12)
    assert month_bounds([0.5, 11.5]) == (0, 12)
    assert month_bounds([-0.5, 13.2]) == (-1, 14)


@pytest.mark.parametrize(("other", "count"), [("2025-06", 12), ("2026-02", 14), ("2024-01", 12), ("2028-12", 16)])
def test_months_are_named_as_far_as_their_names_have_room(draw, fill_database, other, count):
    db = fill_database("satu_baris")
    tenggat = [t | {"tenggat": other} for t in figures.tenggat(db, figures.view_at(db, SATKER, 2025, POSISI))]
    named = [month["label"] for month in draw("satu_baris", tenggat=tenggat)["months"] if month["label"]]
    assert len(named) == count
    assert "Jan" in named


def test_each_month_leads_to_its_tenggat_and_the_line_at_posisi_stands_where_its_day_is(draw):
    months = draw("dilaporkan", month_address="/linimasa?bulan={}")["months"]
    assert [month.get("href") for month in months[2:4]] == ["/linimasa?bulan=3", None]
    assert draw("dilaporkan")["posisi"] == {"x": 0.75, "label": "posisi 30 Sep 2025"}
    assert draw("dilaporkan", date(2026, 3, 31))["posisi"] is None
