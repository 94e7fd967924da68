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
from monev.figures.tenggat import langkah_without_bukti
from monev.people.register import set_guest_sight
from monev.ui.address import Choice
from monev.ui.context import Context
from monev.ui.page_table import KESENJANGAN, MUTU_DATA, RINGKASAN
from pages.ringkasan import lists
from tests.makers import SATKER, TAHUN
from tests.outputs.material import read_csv, read_xlsx
from tests.page_runs import address_of, blocks_on, written_text

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


def test_the_next_month_and_each_kind_of_change_lead_to_as_many_rows(reported, open_page):
    shown = [one for one in blocks_on(open_page(RINGKASAN, posisi=POSISI)) if "daftar=berikut" in str(one.get("link"))]
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


def test_of_a_plan_alone_the_months_up_to_posisi_are_past(planned, open_page):
    (months,) = blocks_on(open_page(RINGKASAN, posisi="2025-08-31"), "months")
    assert [item["label"] for item in months["items"] if item["tone"]][-1] == "Agu"


@pytest.mark.parametrize(
    ("picture", "first"), [("kurva", "31/01/2025"), ("triwulan", "TW I"), ("pic", "Belum ada PIC")]
)
def test_each_picture_has_its_table_with_a_download_of_the_same_rows(reported, open_page, picture, first):
    at = open_page(RINGKASAN, posisi=POSISI)
    assert f"daftar={picture}" in "".join(str(heading.get("link")) for heading in blocks_on(at, "heading"))
    at = open_page(RINGKASAN, posisi=POSISI, daftar=picture)
    (table,) = blocks_on(at, "table")
    assert table["rows"][0][0] == first
    assert [len(frame) for frame in downloads(at)] == [len(table["rows"])] * 2
    assert table["rows"]


def downloads(at: AppTest) -> list[pd.DataFrame]:
    """The files that the page hands over, as pandas reads them: the workbook, the CSV."""
    files = [item["file"] for part in blocks_on(at, "actions") for item in part["items"] if "file" in item]
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
        assert {page for page in (KESENJANGAN, MUTU_DATA) if lists.where_open(k, "semua →", page)} == opened
        set_guest_sight(db, sight, pelaku=LOCAL_ACTOR)
        look_as(db, None)
        assert bool(blocks_on(open_page(RINGKASAN), "search")) == bool(opened), "it finds nothing for Ringkasan alone"


@pytest.mark.parametrize("wanted", ["<b>", "entah", "x" * 3000, ""])
def test_an_unknown_list_says_so_and_leads_back(reported, open_page, wanted):
    at = open_page(RINGKASAN, posisi=POSISI, daftar=wanted)
    assert "Tidak ada daftar bernama" in written_text(at)
    assert address_of(at, "← Kembali ke Ringkasan")
