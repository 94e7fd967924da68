"""The lists behind the figures of Ringkasan: just the rows that were counted, and the way on."""

from base64 import b64decode
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monev.access import guest
from monev.core.roles import LOCAL_ACTOR
from monev.database import rows_of
from monev.figures import figure_rows, ringkasan, view_at
from monev.figures.shares import shares
from monev.figures.tenggat import langkah_without_bukti
from monev.people.setting_up import set_guest_sight
from monev.ui import screen
from monev.ui.address import Choice
from monev.ui.context import Context
from monev.ui.page_table import KESENJANGAN, LINIMASA, MUTU_DATA, RINGKASAN
from pages.ringkasan import lists
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.outputs.material import read_csv, read_xlsx
from tests.page_runs import (
    address_of,
    blocks_on,
    chart_words,
    charts_on,
    figures_on,
    tables_on,
    touch_point,
    unfold,
    written_text,
)

POSISI = "2025-09-30"


@pytest.mark.parametrize("page", [RINGKASAN, KESENJANGAN])
def test_langkah_that_name_no_bukti_are_counted_apart_and_listed(fill_database, open_page, page):
    db = fill_database("dilaporkan")
    view = view_at(db, SATKER, TAHUN, date.fromisoformat(POSISI))
    expected = [row["kode"] for row in rows_of(langkah_without_bukti(db, view))]
    assert len(expected) == ringkasan(db, view).current.bukti_belum_disebut > 0
    at = open_page(page, posisi=POSISI)
    assert f"Bukti belum disebut pada {len(expected)} langkah" in written_text(at)
    assert "daftar=bukti-belum-disebut" in address_of(at, "Langkahnya →")
    at = open_page(RINGKASAN, posisi=POSISI, daftar="bukti-belum-disebut")
    (rows,) = blocks_on(at, "rows")
    assert [item["kode"] for item in rows["items"]] == expected
    assert "mutu" in address_of(at, "Sebutkan di Mutu Data")
    fill_database("satu_baris")
    assert "belum disebut" not in written_text(open_page(page, posisi=POSISI))
    at = open_page(RINGKASAN, posisi=POSISI, daftar="bukti-belum-disebut")
    assert "0 langkah, bukti belum disebut" in written_text(at)


def test_selesai_where_the_plan_names_no_bukti_is_told_wherever_it_would_be_silent(
    fill_database, open_page
):
    named = langkah_content(
        "I.1.1", [tenggat_content("2025-03", laporan="selesai", bukti={"SK": "ada"})]
    )
    done = {"laporan": "selesai", "selesai_sejak": "2025-06-30", "bukti": []}
    silent = [tenggat_content(month) | done for month in ("2025-03", "2025-06")]
    none_done = langkah_content("I.1.3", [tenggat_content("2025-06") | {"bukti": []}])
    plan = sample_content([named, langkah_content("I.1.2", silent), none_done], posisi=POSISI)
    fill_database(lambda db: append_unggahan(db.journal, plan))
    told = "Tanpa bukti yang disebut, 2 targetnya dilaporkan selesai."
    for page in (RINGKASAN, KESENJANGAN):
        assert told in written_text(open_page(page, posisi=POSISI))
    (rows,) = blocks_on(open_page(RINGKASAN, posisi=POSISI, daftar="bukti-belum-disebut"), "rows")
    assert [(item["kode"], item["state"]) for item in rows["items"]] == [
        ("I.1.2", "2 target selesai"),
        ("I.1.3", ""),
    ]
    panel = written_text(open_page(LINIMASA, posisi=POSISI, langkah="I.1.2"))
    assert "Bukti belum disebut di rencana; 2 target selesai tanpa bukti." in panel


def test_the_next_month_and_each_kind_of_change_lead_to_as_many_rows(reported, open_page):
    shown = [
        one
        for one in blocks_on(open_page(RINGKASAN, posisi=POSISI))
        if "daftar=berikut" in str(one.get("link"))
    ]
    assert [text["text"] for text in shown] == ["Oktober 2025: 1 jatuh tempo"]
    (rows,) = blocks_on(open_page(RINGKASAN, posisi=POSISI, daftar="berikut"), "rows")
    assert [item["kode"] for item in rows["items"]] == ["V.a.2.1"]
    (rows,) = blocks_on(open_page(RINGKASAN, posisi=POSISI, daftar="bukti", area="V"), "rows")
    assert {item["notes"][0].partition(".")[0] for item in rows["items"]} == {"V"}
    (counts,) = blocks_on(open_page(RINGKASAN, posisi=POSISI), "lines")
    for count in counts["items"]:
        jenis = parse_qs(urlsplit(count["href"]).query)["jenis"][0]
        at = open_page(RINGKASAN, posisi=POSISI, daftar="perubahan", jenis=jenis)
        assert f"{count['text']} sejak 30 Juni 2025" in written_text(at)
        (rows,) = blocks_on(at, "rows")
        assert len(rows["items"]) == int(count["text"].split()[0])


def test_of_a_plan_alone_the_months_are_bars_that_open_their_rows(planned, open_page):
    at = open_page(RINGKASAN, posisi="2025-08-31")
    (load,) = blocks_on(at, "figures")
    (due,) = [item for item in load["items"] if item["key"] == "capaian"]
    assert (due["n"], due["total"]) == (2, 3), "due by then, of the whole year"
    figures = charts_on(at)
    assert set(figures) == {"bulan", "area", "pic"}
    assert [sum(trace["y"]) for trace in figures["bulan"]["data"]][1] == 3
    at = touch_point(at, "bulan", "2025-08")
    assert (at.query_params["daftar"], at.query_params["bulan"]) == ("setahun", "2025-08")
    (rows,) = blocks_on(at, "rows")
    assert [item["kode"] for item in rows["items"]] == ["I.2.1"]
    assert "erlambat" not in " ".join(
        chart_words(open_page(RINGKASAN, posisi="2025-08-31")).values()
    )


@pytest.mark.parametrize("measure", ["posisi", "setahun"])
@pytest.mark.parametrize("level", ["area", "pic"])
def test_each_bar_opens_just_the_rows_it_counts(reported, open_page, level, measure):
    """By posisi and of the whole year; the switch is kept in the address."""
    p = view_at(reported, SATKER, TAHUN, date.fromisoformat(POSISI))
    rows = shares(reported, p, level, whole_year=measure == "setahun")
    at = open_page(RINGKASAN, posisi=POSISI, **{} if measure == "posisi" else {"ukuran": measure})
    (chosen,) = (one for one in at.segmented_control if one.label == "Dihitung dari")
    assert chosen.value == measure
    shown = charts_on(at)[level]["data"][0]["customdata"]
    assert shown == rows["nilai"].tolist()
    value = rows["nilai"].iloc[0]
    opened = touch_point(at, level, value)
    assert opened.query_params["daftar"] == {"posisi": "capaian", "setahun": "setahun"}[measure]
    assert opened.query_params[level] == value
    (listed,) = blocks_on(opened, "rows")
    assert len(listed["items"]) == rows["jumlah"].iloc[0]


def test_the_switch_counts_the_whole_year(reported, open_page):
    at = open_page(RINGKASAN, posisi=POSISI)
    before = charts_on(at)["area"]["data"][4]["text"]
    at = (
        next(one for one in at.segmented_control if one.label == "Dihitung dari")
        .set_value("setahun")
        .run()
    )
    assert at.query_params["ukuran"] == "setahun"
    assert charts_on(at)["area"]["data"][4]["text"] != before


@pytest.mark.parametrize(
    ("asked", "heading"), [("kurva", "Titik"), ("triwulan", "Area"), ("pic", "PIC")]
)
def test_an_old_address_of_a_table_opens_it_below_its_picture(reported, open_page, asked, heading):
    assert not tables_on(open_page(RINGKASAN, posisi=POSISI))
    at = open_page(RINGKASAN, posisi=POSISI, daftar=asked)
    (table,) = tables_on(at).values()
    assert heading in table.columns
    assert figures_on(at)["capaian"], "the page itself stands above"


def test_the_curve_has_its_words_its_table_and_its_reports_open_their_versions(reported, open_page):
    at = open_page(RINGKASAN, posisi=POSISI)
    # Three of five are due by then, one of them late; one more is not applicable.
    words = "Menurut rencana 3/5 (60%) target jatuh tempo s.d. 30 September 2025; selesai 2/5 (40%)"
    assert words in chart_words(at)["kurva"]
    (table,) = tables_on(unfold(at, "kurva_tabel")).values()
    assert {"Tanggal", "Titik", "Target", "Dari"} <= set(table.columns)
    at = touch_point(open_page(RINGKASAN, posisi=POSISI), "kurva", 2)
    assert at.query_params["versi"] == "2"
    assert "30 September: laporan TW III" in written_text(at)
    assert "Rencana per" not in written_text(at), "just this version"


def test_a_guest_who_sees_ringkasan_alone_is_led_to_no_version(reported, open_page, look_as):
    set_guest_sight(reported, "ringkasan", pelaku=LOCAL_ACTOR)
    look_as(reported, None)
    at = open_page(RINGKASAN, satker=SATKER, tahun=str(TAHUN), posisi=POSISI)
    with pytest.raises(AssertionError, match="hears no touch"):
        touch_point(at, "kurva", 2)


def test_on_a_phone_the_words_and_bars_come_without_plotly_and_the_pictures_once_they_are_unfolded(
    fill_database, open_page, monkeypatch
):
    monkeypatch.setattr(screen, "is_phone", lambda: True)
    for situation, wanted in (
        ("dilaporkan", {"kurva", "area", "pic"}),
        ("rencana", {"bulan", "area", "pic"}),
    ):
        fill_database(situation)
        at = open_page(RINGKASAN, posisi=POSISI)
        assert not charts_on(at)
        bars = [block["label"] for block in blocks_on(at, "bars")]
        assert {"Capaian tiap area", "Target tiap area"} & set(bars)
        assert set(charts_on(unfold(at, "gambar"))) == wanted


def downloads(at: AppTest) -> list[pd.DataFrame]:
    """The files that the page hands over, as pandas reads them: the workbook, the CSV."""
    files = [
        item["file"]
        for part in blocks_on(at, "actions")
        for item in part["items"]
        if "file" in item
    ]
    workbook, text = files
    (heading, *_) = text["content"].removeprefix("\ufeff").split(",")
    assert (workbook["name"][-5:], text["name"][-4:]) == (".xlsx", ".csv")
    return [read_xlsx(b64decode(workbook["content"]), heading), read_csv(text["content"].encode())]


@pytest.mark.parametrize("figure", ["capaian", "terlambat", "setahun"])
def test_a_figures_rows_are_taken_along_with_their_numbers_and_days(reported, open_page, figure):
    db, day = reported, date.fromisoformat(POSISI)
    counted = figure_rows(db, view_at(db, SATKER, TAHUN, day), figure)
    at = open_page(RINGKASAN, posisi=POSISI, daftar=figure)
    workbook, text = downloads(at)
    for frame in (workbook, text):
        assert list(frame["Kode"]) == list(counted["kode"])
        assert list(frame["Bukti yang harus ada"]) == list(counted["bukti_N"])
        assert frame["Bukti yang harus ada"].dtype.kind == "i"
    days = list(counted["jatuh_tempo"].dt.date)
    assert list(workbook["Jatuh tempo"].dt.date) == days
    assert list(text["Jatuh tempo"]) == [day.isoformat() for day in days]


def test_a_guest_is_shown_no_way_to_a_page_that_asks_to_sign_in(fill_database, open_page, look_as):
    db, day = fill_database("dilaporkan"), date.fromisoformat(POSISI)
    choice, view = Choice(SATKER, TAHUN, day), view_at(db, SATKER, TAHUN, day)
    for sight, opened in (("ringkasan", set()), ("semua", {KESENJANGAN})):
        k = Context(db, choice, view, guest(sight))
        assert {
            page for page in (KESENJANGAN, MUTU_DATA) if lists.where_open(k, "semua →", page)
        } == opened
        set_guest_sight(db, sight, pelaku=LOCAL_ACTOR)
        look_as(db, None)
        assert bool(blocks_on(open_page(RINGKASAN), "search")) == bool(opened), (
            "it finds nothing for Ringkasan alone"
        )


@pytest.mark.parametrize("wanted", ["<b>", "entah", "x" * 3000, ""])
def test_an_unknown_list_says_so_and_leads_back(reported, open_page, wanted):
    at = open_page(RINGKASAN, posisi=POSISI, daftar=wanted)
    assert "Tidak ada daftar bernama" in written_text(at)
    assert address_of(at, "← Kembali ke Ringkasan")
