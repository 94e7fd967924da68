"""The map of cells before it is drawn: its rows, their order and what is over a cell."""

from collections import Counter

import pandas as pd

from monev.core.statuses import OVERDUE
from monev.database import rows_of
from monev.figures import tenggat
from monev.figures.peta import peta_cells, scale_words, signs_sentence
from tests.charts import books
from tests.conftest import filled_by

filled = filled_by(books.fill)


def test_over_a_cell_area_and_month_are_said_in_full_and_five_of_what_is_late_by_name(filled):
    view = books.sample(filled, "2025-12-31")
    cells = peta_cells(filled, view).set_index("code")
    late = [row for row in rows_of(tenggat(filled, view)) if row["status"] in OVERDUE]
    assert len({row["kode"] for row in late}) > 5
    lines = cells.loc["semua-posisi", "hover"].split("<br>")
    assert lines[0] == "<b>Semua area</b> · s.d. 31 Desember 2025"
    assert len(lines) == 2 + 5 + 1
    assert lines[-1] == f"dan {len({row['kode'] for row in late}) - 5} lagi"
    said = cells.loc["V-9", "hover"].split("<br>")
    assert said[0] == "<b>V Penguatan Pengawasan</b> · September"
    of_cell = [row for row in late if (row["area"], row["bulan_ke"]) == ("V", 9)]
    assert said[1].endswith(f"{len(of_cell)} terlambat")
    kodes = [line.split()[0] for line in said[2:]]
    assert kodes == [row["kode_tampil"] for row in of_cell]
    of_quarters = peta_cells(filled, view, per="triwulan").set_index("code")["hover"]
    for quarter in (1, 2, 3, 4):
        named = {line.split()[0] for line in of_quarters[f"semua-tw{quarter}"].split("<br>")[2:7]}
        owed = {row["kode_tampil"] for row in late if (row["bulan_ke"] + 2) // 3 == quarter}
        assert named <= owed and len(named) == min(5, len(owed)), quarter
    quarters = peta_cells(filled, view, "bukti", "triwulan").set_index("code")
    assert quarters.loc["V-tw3", "hover"].startswith("<b>V Penguatan Pengawasan</b> · TW III<br>")
    assert " bukti: " in quarters.loc["V-tw3", "hover"]


def test_rows_with_most_late_come_first_where_that_is_asked_the_total_last(filled):
    view = books.sample(filled, "2025-12-31")
    late = Counter(
        row["area"] for row in rows_of(tenggat(filled, view)) if row["status"] in OVERDUE
    )
    order = (
        peta_cells(filled, view, order="terlambat")
        .drop_duplicates("row")
        .sort_values("row")["area"]
    )
    *areas, total = order.fillna("").tolist()
    assert total == ""
    counts = [late[area] for area in areas]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == late.total()
    fine = peta_cells(filled, view, "bukti", "bulan", "sub_area", "terlambat")
    fine = fine.drop_duplicates("row").sort_values("row")
    assert fine["tingkat"].iloc[-1] == "semua"
    inner = fine[fine["tingkat"] == "sub_area"]
    assert not inner.empty
    blocks = (fine["tingkat"] == "area").cumsum()
    areas = fine[fine["tingkat"] == "area"]["area"].to_numpy()
    above = areas[blocks[inner.index] - 1].tolist()
    assert inner["area"].tolist() == above, "a sub-area stays below its area"


def test_the_sign_of_what_nobody_reported_is_explained_where_a_cell_has_it():
    meanings = (("▲1", "▲ jingga terlambat · "), ("△3", "△ jingga belum dilaporkan · "), ("", ""))
    both = "▲ jingga terlambat · △ jingga belum dilaporkan · "
    words = scale_words("capaian", rencana_only=False)
    for shown, said in (*meanings, ("▲1 △2", both)):
        cells = pd.DataFrame({"late_text": ["", shown], "state": ["penuh", "terlambat"]})
        assert signs_sentence(cells, words) == f"{said}hijau selesai"
    words = scale_words("bukti", rencana_only=False)
    cells = pd.DataFrame({"late_text": ["▲4", ""], "state": ["terlambat", "belum"]})
    assert signs_sentence(cells, words) == "▲ jingga bukti kurang · (n) belum jatuh tempo"
    words = scale_words("bukti", rencana_only=True)
    assert signs_sentence(cells, words) == "makin biru makin banyak bukti"
