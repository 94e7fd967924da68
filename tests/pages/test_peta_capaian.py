"""Peta: the cells of the map in each situation, by month and by triwulan, and the choices
in its address.
"""

from monev.database import Database
from monev.ui.page_table import PETA_CAPAIAN
from tests.drawn_pictures import Picture, picture_on, pictures_on
from tests.makers import append_unggahan, langkah_content, sample_content, tenggat_content
from tests.on_screen import kode_on, rows_on, seen_on, tables_on, written_text
from tests.page_runs import choose, field, touch_point, unfold
from tests.screen_things import Said

POSISI = {"posisi": "2025-09-30"}


def map_on(at) -> Picture:
    return picture_on(at, "Peta ")


def cells_on(at) -> dict[str, str]:
    """Return the words in each cell of the map, by the first line over it: area and months."""
    return map_on(at).texts


def of_all_areas(at) -> dict[str, str]:
    """Return the words in the lowest row, by months."""
    cells = {}
    for name, text in cells_on(at).items():
        area, _, months = name.partition(" · ")
        if area == "Semua area":
            cells[months] = text
    return cells


def test_the_map_says_n_of_all_late_and_not_yet_due_by_month_and_triwulan_and_has_its_table(
    reported, open_page
):
    """`tests/situations` proves every cell."""
    at = open_page(PETA_CAPAIAN, **POSISI)
    assert of_all_areas(at)["s.d. 30 September 2025"] == "2/3 ▲1"
    (table,) = tables_on(unfold(at, "Tabel dan unduhan")).values()
    assert list(table.columns)[:4] == ["Area", "Jatuh tempo", "Terpenuhi", "Seluruhnya"]
    assert table.iloc[-1, :5].tolist() == ["Semua area", "s.d. 30 Sep", 2, 3, 1]
    at = open_page(PETA_CAPAIAN, per="triwulan", **POSISI)
    assert [*of_all_areas(at).values()] == ["1/1", "0/1 ▲1", "1/1", "(2)", "2/3 ▲1"]
    said = written_text(at)
    assert "Per 30 September" not in said, "the head says the day"
    assert "△" not in said, "nothing of it is in the picture"


def test_a_touched_cell_opens_its_rows_and_a_second_touch_closes_them(reported, open_page):
    june = ("Peta target", "I Area I · Juni")
    at = touch_point(open_page(PETA_CAPAIAN, **POSISI), *june)
    assert at.query_params["sel"] == "I-6"
    assert "I Area I · Juni: 1 target: 1 terlambat" in written_text(at)
    assert kode_on(at) == ["I.2"]
    assert map_on(at).frames == (1,), "one cell is framed"
    at = touch_point(at, *june)
    assert "sel" not in at.query_params
    assert rows_on(at) == []


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
        told[cell] = {(row.mark, row.colour) for row in rows_on(at)}
    assert told == {
        "I-6": {("▲", "terlambat")},
        "I-11": {("○", "belum_jatuh_tempo")},
        "I-12": {("✓", "selesai")},
    }


def test_a_phone_sees_the_map_by_triwulan(reported, open_page, on_a_phone):
    for choice in ({}, {"per": "bulan"}):
        at = open_page(PETA_CAPAIAN, **POSISI, **choice)
        assert [*map_on(at).columns.values()] == ["I", "II", "III", "IV", "s.d. 30 Sep"]
    assert [control.label for control in at.segmented_control] == ["Yang dipetakan"]


def test_where_nothing_is_judged_words_take_the_place_of_the_map(fill_database, open_page):
    fill_database("tanpa_tenggat")
    at = open_page(PETA_CAPAIAN)
    assert pictures_on(at) == []
    assert "Belum ada yang dapat dipetakan" in written_text(at)


def test_the_address_chooses_the_map_and_what_it_asks_for_and_is_not_there_is_said(
    reported, open_page
):
    at = open_page(
        PETA_CAPAIAN, ukuran="bukti", per="triwulan", rinci="True", sel="V.a-tw3", **POSISI
    )
    assert [*map_on(at).columns.values()] == ["TW I", "TW II", "TW III", "TW IV", "s.d. 30 Sep"]
    assert cells_on(at)["a Sub area a · TW III"] == "0/1 ▲1"
    assert "a Sub area a · TW III: 1 bukti: 1 kurang" in written_text(at)
    assert " bukti ada" in written_text(at), "the answer is of what is mapped"
    for choice in (
        {"sel": "V-99"},
        {"sel": "VI-posisi"},
        {"per": "\x00" * 900},
        {"ukuran": "<b>x</b>"},
    ):
        at = open_page(PETA_CAPAIAN, **choice)
        assert any("tidak ada" in said.text for said in seen_on(at, Said))
        assert cells_on(at)


def test_switches_are_kept_in_the_address(reported, open_page):
    at = choose(open_page(PETA_CAPAIAN, **POSISI), "Yang dipetakan", "Bukti")
    at = field(at, "Sub-area").set_value(True).run()
    at = field(at, "Terlambat dahulu").set_value(True).run()
    asked = {name: at.query_params[name] for name in ("ukuran", "rinci", "urut")}
    assert asked == {"ukuran": "bukti", "rinci": "True", "urut": "terlambat"}
    at = field(at, "Sub-area").set_value(False).run()
    assert "rinci" not in at.query_params
    for order, first in (("terlambat", "V "), ("rencana", "I ")):
        at = open_page(PETA_CAPAIAN, urut=order, posisi="2025-12-31")
        assert next(iter(cells_on(at))).startswith(first), "two are late in V, one in I"
