"""Peta Capaian: the cells of the map in each situation, by month and by triwulan, and what the
address may ask."""

import re

import pytest
from streamlit.runtime.context import ContextProxy

from monev.database import Database
from monev.ui.page_table import PETA_CAPAIAN
from tests.browser.screen import PHONE_AGENT
from tests.makers import append_unggahan, langkah_content, sample_content, tenggat_content
from tests.page_runs import (
    blocks_on,
    chart_words,
    charts_on,
    tables_on,
    touch_point,
    unfold,
    written_text,
)

POSISI = {"posisi": "2025-09-30"}


def cells_on(at) -> dict[str, str]:
    """What the cells of the map say, by their codes."""
    return {code: " ".join(words.split()) for code, words in _points(at, "text").items()}


def _points(at, what: str) -> dict[str, str]:
    over = charts_on(at)["peta"]["data"][1]
    return {
        code: re.sub("<[^>]+>", " ", words)
        for code, words in zip(over["customdata"], over[what], strict=True)
    }


def columns_on(at) -> list[str]:
    return [
        re.sub("<[^>]+>", "", name) for name in charts_on(at)["peta"]["layout"]["xaxis"]["ticktext"]
    ]


@pytest.fixture
def on_a_phone(monkeypatch):
    """What asks for the page says that it is mobile."""
    monkeypatch.setattr(ContextProxy, "headers", property(lambda _: {"User-Agent": PHONE_AGENT}))


def test_the_map_says_n_of_all_late_and_not_yet_due_by_month_and_triwulan_and_has_its_table(
    reported, open_page
):
    """That every cell is true: tests/situations."""
    at = open_page(PETA_CAPAIAN, **POSISI)
    of_all = {code: text for code, text in cells_on(at).items() if code.startswith("semua")}
    assert of_all == {
        "semua-3": "1/1",
        "semua-6": "0/1 ▲1",
        "semua-7": "1/1",
        "semua-10": "(1)",
        "semua-12": "(1)",
        "semua-posisi": "2/3 ▲1",
    }
    assert "Semua area, s.d. 30 September 2025: 2 dari 3 selesai" in chart_words(at)["peta"]
    (table,) = tables_on(unfold(at, "peta_tabel")).values()
    assert list(table.columns)[:4] == ["Area", "Jatuh tempo", "Terpenuhi", "Seluruhnya"]
    assert table.iloc[-1, :5].tolist() == ["Semua area", "s.d. 30 Sep", 2, 3, 1]
    at = open_page(PETA_CAPAIAN, per="triwulan", **POSISI)
    of_all = [text for code, text in cells_on(at).items() if code.startswith("semua")]
    assert of_all == ["1/1", "0/1 ▲1", "1/1", "(2)", "2/3 ▲1"]


def test_a_touched_cell_opens_its_rows_and_a_second_touch_closes_them(reported, open_page):
    at = touch_point(open_page(PETA_CAPAIAN, **POSISI), "peta", "I-6")
    assert at.query_params["sel"] == "I-6"
    assert "I Area I · Juni: 0 dari 1 selesai" in written_text(at)
    (rows,) = blocks_on(at, "rows")
    assert [item["kode"] for item in rows["items"]] == ["I.2.1"]
    (frame,) = [
        shape for shape in charts_on(at)["peta"]["layout"]["shapes"] if shape["type"] == "rect"
    ]
    assert frame["x1"] - frame["x0"] == 1
    at = touch_point(at, "peta", "I-6")
    assert "sel" not in at.query_params
    assert blocks_on(at, "rows") == []


def test_a_bukti_of_a_cell_is_late_only_once_it_is_due(fill_database, open_page):
    def plan(db: Database) -> None:
        due = {"I.1.1": "2025-06", "I.2.1": "2025-11", "I.3.1": "2025-12"}
        rows = [langkah_content(kode, [tenggat_content(day)]) for kode, day in due.items()]
        rows[2]["tenggat"] = [tenggat_content("2025-12", bukti={"SK": "ada"})]
        rows[0]["tenggat"] = [tenggat_content("2025-06", "proses", bukti={"SK": "belum_ada"})]
        append_unggahan(db, sample_content(rows, posisi="2025-09-30"))

    fill_database(plan)
    told = {}
    for cell in ("I-6", "I-11", "I-12"):
        at = open_page(PETA_CAPAIAN, ukuran="bukti", sel=cell, **POSISI)
        (rows,) = blocks_on(at, "rows")
        told[cell] = {(item["mark"], item["status"]) for item in rows["items"]}
    assert told == {
        "I-6": {("▲", "terlambat")},
        "I-11": {("○", "belum_jatuh_tempo")},
        "I-12": {("✓", "selesai")},
    }


def test_of_the_bukti_of_a_cell_what_is_missing_stands_first(fill_database, open_page):
    def plan(db: Database) -> None:
        proof = {"SK": "ada", "Notulensi": "belum_ada"}
        row = langkah_content("I.1.1", [tenggat_content("2025-06", "proses", bukti=proof)])
        append_unggahan(db, sample_content([row], posisi="2025-09-30"))

    fill_database(plan)
    (rows,) = blocks_on(open_page(PETA_CAPAIAN, ukuran="bukti", sel="I-6", **POSISI), "rows")
    assert [(item["text"], item["mark"]) for item in rows["items"]] == [
        ("Notulensi", "▲"),
        ("SK", "✓"),
    ]


def test_what_a_file_says_is_no_markup_over_a_cell(reported, open_page):
    words = charts_on(open_page(PETA_CAPAIAN, **POSISI))["peta"]["data"][1]
    over = dict(zip(words["customdata"], words["hovertext"], strict=True))["I-6"]
    assert over.startswith(
        "<b>I Area I</b> · Juni<br>0 dari 1 selesai, 1 terlambat<br>I.2.1 Rapat "
        "&lt;b&gt;ZI&lt;/b&gt;"
    )


def test_rows_with_what_is_late_can_come_first(fill_database, open_page):
    fill_database("besar")
    at = open_page(PETA_CAPAIAN, urut="terlambat", posisi="2025-12-31")
    late = [
        int(match[1].replace(".", "")) if (match := re.search(r"[▲△](\S+)", text)) else 0
        for code, text in cells_on(at).items()
        if code.endswith("-posisi") and not code.startswith("semua")
    ]
    assert late == sorted(late, reverse=True)


def test_a_phone_sees_the_map_by_triwulan(reported, open_page, on_a_phone):
    for choice in ({}, {"per": "bulan"}):
        at = open_page(PETA_CAPAIAN, **POSISI, **choice)
        assert columns_on(at) == ["TW I", "TW II", "TW III", "TW IV", "s.d. 30Sep"]
    assert [control.label for control in at.segmented_control] == ["Yang dipetakan"]


def test_a_plan_without_reports_shows_its_load_in_the_plans_colour(planned, open_page):
    at = open_page(PETA_CAPAIAN, posisi="2025-12-31")
    notes = [note["text"] for note in charts_on(at)["peta"]["layout"]["annotations"]]
    assert "paling banyak target" in notes
    assert "#c2410c" not in str(charts_on(at))
    at = open_page(PETA_CAPAIAN, posisi="2025-08-31", sel="semua-setahun")
    texts = cells_on(at)
    assert (texts["semua-setahun"], texts["semua-posisi"]) == ("3", "2"), (
        "the months add up to the year"
    )
    (rows,) = blocks_on(at, "rows")
    assert len(rows["items"]) == 3
    said = " ".join([written_text(at), *texts.values(), *_points(at, "hovertext").values()])
    for words in ("terlambat", "belum ada bukti", "▲"):
        assert words not in said.lower()


def test_where_nothing_is_judged_words_take_the_place_of_the_map(fill_database, open_page):
    fill_database("tanpa_tenggat")
    at = open_page(PETA_CAPAIAN)
    assert charts_on(at) == {}
    assert "Belum ada yang dapat dipetakan" in written_text(at)


def test_the_address_chooses_the_map_and_what_it_asks_for_and_is_not_there_is_said(
    reported, open_page
):
    at = open_page(
        PETA_CAPAIAN, ukuran="bukti", per="triwulan", rinci="True", sel="V.a-tw3", **POSISI
    )
    assert columns_on(at) == ["TW I", "TW II", "TW III", "TW IV", "s.d. 30 Sep"]
    assert cells_on(at)["V.a-tw3"] == "0/1 ▲1"
    assert "a Sub area a · TW III: 0 dari 1 bukti ada" in written_text(at)
    assert "▲ bukti belum ada" in written_text(at)
    for choice in (
        {"sel": "V-99"},
        {"sel": "VI-posisi"},
        {"per": "\x00" * 900},
        {"ukuran": "<b>x</b>"},
    ):
        at = open_page(PETA_CAPAIAN, **choice)
        assert "tidak ada" in next(
            block["text"] for block in blocks_on(at, "notice") if not block["key"]
        )
        assert cells_on(at)


def test_switches_are_kept_in_the_address(reported, open_page):
    at = open_page(PETA_CAPAIAN, **POSISI)
    at.segmented_control(key="alamat_ukuran").set_value("bukti").run()
    at.toggle(key="alamat_rinci").set_value(True).run()
    at.toggle(key="alamat_urut").set_value(True).run()
    asked = {name: at.query_params[name] for name in ("ukuran", "rinci", "urut")}
    assert asked == {"ukuran": "bukti", "rinci": "True", "urut": "terlambat"}
    at.toggle(key="alamat_rinci").set_value(False).run()
    assert "rinci" not in at.query_params
