"""The lists behind the figures of Ringkasan: exactly the rows that were counted, and the way on."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from monev.access import guest
from monev.core.roles import LOCAL_ACTOR
from monev.database import rows_of
from monev.figures import figure_rows, ringkasan, view_at
from monev.figures.targets import langkah_without_bukti
from monev.people.setting_up import set_guest_sight
from monev.ui.address import Choice
from monev.ui.context import Context
from monev.ui.page_table import KESENJANGAN, LINIMASA, RINGKASAN, UNGGAH
from pages.ringkasan import lists
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import (
    address_of,
    blocks_on,
    has_search,
    kode_on,
    rows_on,
    tables_on,
    written_text,
)
from tests.outputs.material import read_csv, read_xlsx
from tests.page_runs import filled_with, unfold

POSISI = "2025-09-30"


@pytest.mark.parametrize("page", [RINGKASAN, KESENJANGAN])
def test_langkah_that_name_no_bukti_are_counted_apart_and_listed(fill_database, open_page, page):
    db = fill_database("dilaporkan")
    view = view_at(db, SATKER, TAHUN, date.fromisoformat(POSISI))
    expected = [row["kode_tampil"] for row in rows_of(langkah_without_bukti(db, view))]
    assert len(expected) == ringkasan(db, view).current.bukti_belum_disebut > 0
    at = open_page(page, posisi=POSISI)
    assert f"Bukti belum disebut pada {len(expected)} langkah" in written_text(at)
    assert "daftar=bukti-belum-disebut" in address_of(at, "Langkahnya →")
    at = open_page(RINGKASAN, posisi=POSISI, daftar="bukti-belum-disebut")
    assert kode_on(at) == expected
    assert "bagian=bacaan" in address_of(at, "Sebutkan di Unggah")
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
    rows = rows_on(open_page(RINGKASAN, posisi=POSISI, daftar="bukti-belum-disebut"))
    said = [(row.kode, row.state) for row in rows]
    assert said == [("I.1.2", "2 target selesai"), ("I.1.3", "")]
    panel = written_text(open_page(LINIMASA, posisi=POSISI, langkah="I.1.2"))
    assert "Bukti belum disebut di rencana; 2 target selesai tanpa bukti." in panel


reported_twice = filled_with("dua laporan")


def opened(at, words: str):
    """Open what leads to the rows of one of the sheet's numbers, by its words."""
    query = parse_qs(urlsplit(address_of(at, words)).query)
    for name, values in query.items():
        at.query_params[name] = values
    return at.run()


def test_the_next_month_leads_to_as_many_rows(reported_twice, open_page):
    at = open_page(RINGKASAN, posisi=POSISI)
    assert "Oktober 1" in written_text(at)
    assert kode_on(open_page(RINGKASAN, posisi=POSISI, daftar="berikut")) == ["V.a.2"]
    rows = rows_on(open_page(RINGKASAN, posisi=POSISI, daftar="bukti", area="V"))
    assert {row.notes[0].partition(".")[0] for row in rows} == {"V"}


def test_of_a_plan_alone_who_may_report_is_led_to_it_and_nobody_else(planned, open_page, look_as):
    add_people(planned, oki={SATKER: "operator"}, budi={SATKER: "pembaca"})
    here = {"satker": SATKER, "tahun": "2025", "posisi": "2025-08-31"}
    for who, is_led in (("oki", True), ("budi", False)):
        look_as(planned, who)
        assert ("Lapor TW" in written_text(open_page(RINGKASAN, **here))) == is_led, who


def test_the_year_has_its_words_and_its_table(reported, open_page):
    at = open_page(RINGKASAN, posisi=POSISI)
    # Three of five are due by then, one of them late; one more is not applicable.
    words = "Menurut rencana 3/5 (60%) target jatuh tempo s.d. 30 September 2025; selesai 2/5 (40%)"
    (year,) = [block for block in blocks_on(at) if block["kind"] == "year"]
    assert words in year["alt"]
    (table,) = tables_on(unfold(at, "Tabel dan unduhan")).values()
    assert {"Tanggal", "Titik", "Target", "Dari"} <= set(table.columns)


def downloads(ctx: Context, wanted: str) -> list[pd.DataFrame]:
    """Return the files of a list as pandas reads them: the workbook, the CSV."""
    made = lists.files(ctx, lists.build(ctx, wanted)).values()
    (workbook, content), (text, written) = [(name, make()) for name, make in made]
    assert (workbook[-5:], text[-4:]) == (".xlsx", ".csv")
    heading = written.decode("utf-8-sig").split(",")[0]
    return [read_xlsx(content, heading), read_csv(written)]


@pytest.mark.parametrize("figure", ["terlambat", "setahun"])
def test_a_figures_rows_are_taken_along_with_their_numbers_and_days(reported, open_page, figure):
    db, day = reported, date.fromisoformat(POSISI)
    counted = figure_rows(db, view_at(db, SATKER, TAHUN, day), figure)
    view = view_at(db, SATKER, TAHUN, day)
    ctx = Context(db, Choice(SATKER, TAHUN, day), view, guest("semua"))
    workbook, text = downloads(ctx, figure)
    at = open_page(RINGKASAN, posisi=POSISI, daftar=figure)
    assert [one.proto.label for one in at.get("download_button")] == ["Unduh .xlsx", "Unduh .csv"]
    assert list(workbook["Kode"]) == list(counted["kode_tampil"]), "as the page says it"
    assert list(text["Kode"]) == list(counted["kode"]), "as programs know it"
    for frame in (workbook, text):
        assert list(frame["Bukti yang harus ada"]) == list(counted["bukti_N"])
        assert frame["Bukti yang harus ada"].dtype.kind == "i"
    days = list(counted["jatuh_tempo"].dt.date)
    assert list(workbook["Jatuh tempo"].dt.date) == days
    assert list(text["Jatuh tempo"]) == [day.isoformat() for day in days]


def test_a_guest_is_shown_no_way_to_a_page_that_asks_to_sign_in(fill_database, open_page, look_as):
    db, day = fill_database("dilaporkan"), date.fromisoformat(POSISI)
    choice, view = Choice(SATKER, TAHUN, day), view_at(db, SATKER, TAHUN, day)
    for sight, opened in (("ringkasan", set()), ("semua", {KESENJANGAN})):
        ctx = Context(db, choice, view, guest(sight))
        assert {
            page for page in (KESENJANGAN, UNGGAH) if lists.where_open(ctx, "semua →", page)
        } == opened
        set_guest_sight(db, sight, pelaku=LOCAL_ACTOR)
        look_as(db, None)
        assert has_search(open_page(RINGKASAN)) == bool(opened), (
            "it finds nothing for Ringkasan alone"
        )


@pytest.mark.parametrize("wanted", ["<b>", "x" * 3000])
def test_an_unknown_list_says_so_and_leads_back(reported, open_page, wanted):
    at = open_page(RINGKASAN, posisi=POSISI, daftar=wanted)
    assert "Tidak ada daftar bernama" in written_text(at)
    assert address_of(at, "← Kembali ke Ringkasan")
