"""Tenggat, in examples counted by hand: rows, order, and those behind a figure."""

from operator import itemgetter

import pytest

from monev import figures
from monev.core.errors import NotFound
from monev.database import rows_of
from monev.figures.heatmap import cell_bukti, cell_content
from monev.figures.targets import coming_soon
from tests.figures.material import langkah, tenggat, values_of, view_of


def test_done_on_the_due_day_is_in_time_an_unread_target_is_none_and_an_area_bears_its_first_name(
    shared_db,
):
    done = tenggat("2025-03", "selesai", tanggal_selesai="2025-03-31")
    unread = langkah("I.2.1", nama_area="Tata Laksana", target_waktu="menyesuaikan")
    late = tenggat("2025-04", "selesai", tanggal_selesai="2025-05-10")
    view = view_of(
        shared_db, "2025-09-30", langkah("I.1.1", done, late, nama_area="Manajemen"), unread
    )
    assert values_of(figures.tenggat(shared_db, view), "tepat_waktu", "hari_terlambat") == [
        (True, 0),
        (False, 10),
    ]
    assert values_of(figures.langkah(shared_db, view), "tanpa_target") == [False, True]
    assert values_of(figures.per_area(shared_db, view), "nama_area") == ["Manajemen"]
    assert {cell["nama_baris"] for cell in rows_of(figures.matrix(shared_db, view))} == {
        "I Manajemen",
        "Semua area",
    }


def test_langkah_carries_its_cells_and_how_its_tenggat_stand(shared_db, view):
    everything = {row["kode"]: row for row in rows_of(figures.langkah(shared_db, view))}
    assert list(everything) == ["I.1.1", "V.a.1.1", "V.a.2.1", "V.b.1.1", "VI.1.1"]
    assert everything["I.1.1"]["target_waktu"] == "2025-03, 2025-06"
    counts = itemgetter("tenggat", "bukti_n", "bukti_N")
    assert counts(everything["I.1.1"]) == (2, 1, 3)
    assert everything["I.1.1"]["per_status"] == {"selesai": 1, "terlambat": 1}
    without = [kode for kode, row in everything.items() if row["tanpa_target"]]
    listed = rows_of(figures.langkah_without_target(shared_db, view))
    assert without == [row["kode"] for row in listed] == ["VI.1.1"]


def test_rincian_has_everything_of_one_langkah_and_nothing_of_others(shared_db, view):
    with pytest.raises(NotFound, match=r"X\.9\.9"):
        figures.langkah_details(shared_db, view, "X.9.9")
    details = figures.langkah_details(shared_db, view, "I.1.1")
    assert details.langkah["pic"] == "Sekretaris"
    assert [row["tenggat"] for row in details.tenggat] == ["2025-03", "2025-06"]
    assert [row["status"] for row in details.bukti] == ["ada", "belum_ada", "belum_ada"]
    assert [row["celah"] for row in details.bukti] == [False, True, True]
    assert [row["bukti"] for row in details.dokumen] == ["Dokumen 1", "Dokumen 2"]
    assert details.jejak == []


def test_a_page_that_writes_to_its_rows_changes_nobody_elses(shared_db, view):
    figures.kesenjangan(shared_db, view)[0]["kode"] = "diubah"
    assert "diubah" not in str(figures.kesenjangan(shared_db, view))
    for ask in (figures.tenggat, figures.attention, figures.matrix):
        own = ask(shared_db, view)
        own["area"] = "diubah"
        own.loc[own.index[0], "kode" if "kode" in own else "nama_area"] = "diubah"
        assert "diubah" not in ask(shared_db, view).to_string()


def test_an_empty_rencana_answers_every_question(shared_db):
    view = view_of(shared_db, "2025-09-30", langkah("I.1.1"))
    for ask in (figures.tenggat, figures.bukti, figures.unchecked_bukti, coming_soon):
        found = ask(shared_db, view)
        assert found.empty
        assert "kode" in found, "an empty table has its columns"
    assert figures.kesenjangan(shared_db, view) == []
    assert figures.figure_rows(shared_db, view, "capaian").empty
    assert cell_content(shared_db, view, None, None, 0, 0).empty
    assert cell_bukti(shared_db, view, None, None, 0, 0).empty
    for kind in ("area", "bulan", "pic"):
        assert figures.load(shared_db, view, kind).empty
    assert figures.full_state(shared_db, view)["capaian_setahun"] == {"n": 0, "N": 0}
    cells = rows_of(figures.matrix(shared_db, view, level="sub_area"))
    assert [cell["N"] for cell in cells] == [0] * 4, "s.d. posisi and Setahun of each row"
