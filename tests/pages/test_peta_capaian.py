"""Peta Capaian: the cells of the map in each situation, by month and by triwulan, and what the address may ask."""

from monev.ui.page_table import PETA_CAPAIAN
from tests.page_runs import blocks_on, cell_texts, written_text

POSISI = {"posisi": "2025-09-30"}


def maps_on(at) -> dict[str, list[list[str]]]:
    """What the cells of the maps say, row by row, by what each map is shown for."""
    return {block["per"]: [cell_texts(row) for row in block["rows"]] for block in blocks_on(at, "heatmap")}


def test_the_map_says_n_of_all_late_and_not_yet_due_by_month_and_triwulan_and_has_its_table(reported, open_page):
    """That every cell is true: tests/situations."""
    at = open_page(PETA_CAPAIAN, tabel="peta", **POSISI)
    assert maps_on(at)["bulan"][-1] == ["", "", "1/1", "", "", "0/1 ▲1", "1/1", "", "", "(1)", "", "(1)", "2/3 ▲1"]
    assert maps_on(at)["triwulan"][-1] == ["1/1", "0/1 ▲1", "1/1", "(2)", "2/3 ▲1"]
    (table,) = blocks_on(at, "table")
    assert table["head"][:4] == ["Area", "Jatuh tempo", "Selesai atau ada", "Seluruhnya"]


def test_a_plan_without_reports_shows_its_load_in_the_plans_colour(planned, open_page):
    at = open_page(PETA_CAPAIAN, posisi="2025-12-31")
    cells = [cell for block in blocks_on(at, "heatmap") for row in block["rows"] for cell in row["cells"] if cell]
    assert {cell["state"] for cell in cells} <= {"rencana", "kosong"}
    (key,) = blocks_on(at, "legend")
    # Without a number: the map by triwulan, which a phone shows, has others than the one by month.
    words = [("", "paling sedikit target"), ("", "paling banyak target")]
    assert [(item["text"], item["label"]) for item in key["items"]] == words
    at = open_page(PETA_CAPAIAN, posisi="2025-08-31", sel="semua-setahun")
    assert maps_on(at)["bulan"][-1][-2:] == ["3", "2"], "the months add up to the year"
    (rows,) = blocks_on(at, "rows")
    assert len(rows["items"]) == 3
    for words in ("terlambat", "belum ada bukti", "▲"):
        assert words not in written_text(at).lower()


def test_where_nothing_is_judged_words_take_the_place_of_the_map(fill_database, open_page):
    fill_database("tanpa_tenggat")
    at = open_page(PETA_CAPAIAN)
    assert maps_on(at) == {}
    assert "Belum ada yang dapat dipetakan" in written_text(at)
    assert blocks_on(at, "legend") == []


def test_the_address_chooses_the_map_and_what_it_asks_for_and_is_not_there_is_said(reported, open_page):
    at = open_page(PETA_CAPAIAN, ukuran="bukti", per="triwulan", rinci="True", sel="V.a-tw3", **POSISI)
    assert list(maps_on(at)) == ["both"]
    assert "a Sub area a · TW III: 0 dari 1 bukti ada" in written_text(at)
    assert "bukti belum ada, dan berapa" in written_text(at)
    for choice in ({"sel": "V-99"}, {"sel": "VI-posisi"}, {"per": "\x00" * 900}, {"ukuran": "<b>x</b>"}):
        at = open_page(PETA_CAPAIAN, **choice)
        assert "tidak ada" in next(block["text"] for block in blocks_on(at, "notice") if not block["key"])
        assert maps_on(at)
