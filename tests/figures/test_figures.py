"""The tables of the figures, in examples counted by hand: rows, order, and those behind a figure."""

from datetime import date
from operator import itemgetter

import pytest

from monev import figures
from monev.core.errors import NotFound
from monev.core.text import NO_PIC
from monev.database import rows_of
from monev.figures.bukti import matching
from monev.figures.heatmap import (
    UP_TO_POSISI,
    cell_bukti,
    cell_content,
    column_months,
    heatmap_lines,
)
from monev.figures.tenggat import coming_soon, late_langkah
from tests.figures.material import (
    langkah,
    make_submission,
    store_submissions,
    tenggat,
    values_of,
    view_of,
)
from tests.makers import TAHUN

SEPTEMBER = date(2025, 9, 30)


@pytest.fixture(scope="module")
def view(shared_db) -> figures.View:
    """Four langkah in two areas, one of them with sub-areas; seen on 30 September."""
    satker = store_submissions(
        shared_db,
        make_submission(
            "2025-06-30", langkah("I.1.1", tenggat("2025-03"), tenggat("2025-06")), number=1
        ),
        make_submission(
            "2025-09-30",
            langkah(
                "I.1.1",
                tenggat("2025-03", "selesai", "ada", "belum_ada", tanggal_selesai="2025-04-10"),
                tenggat("2025-06", "belum", "belum_ada"),
                pic="Sekretaris",
            ),
            langkah(
                "V.a.1.1",
                tenggat("2025-08-04", "proses", "perlu_perbaikan"),
                tenggat("2025-10", "belum", "ada"),
            ),
            langkah(
                "V.a.2.1", tenggat("2025-12", "selesai", "belum_ada", tanggal_selesai="2025-09-01")
            ),
            langkah(
                "V.b.1.1",
                tenggat("2026-01", "belum", "belum_ada"),
                tenggat("2025-02", "tidak_berlaku", "ada"),
            ),
            langkah("VI.1.1"),
            number=2,
        ),
    )
    return figures.view_at(shared_db, satker, TAHUN, SEPTEMBER)


@pytest.mark.parametrize(
    ("posisi", "month"),
    [((2025, 1, 1), "2025-01"), ((2025, 12, 15), "2025-12"), ((2025, 12, 31), "2026-01")],
)
def test_the_next_month_is_that_of_the_day_after_posisi(posisi, month, shared_db):
    """On 1 January the next month is the rest of January, not February."""
    months = ("2025-01", "2025-02", "2025-12", "2026-01")
    satker = view_of(shared_db, "2025-09-30", langkah("I.1.1", *map(tenggat, months))).satker
    view = figures.view_at(shared_db, satker, TAHUN, date(*posisi))
    assert figures.ringkasan(shared_db, view).next_month == month
    assert values_of(figures.figure_rows(shared_db, view, "berikut"), "tenggat") == [month]


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
    counts = itemgetter("tenggat", "selesai", "terlambat", "bukti_n", "bukti_N")
    assert counts(everything["I.1.1"]) == (2, 1, 1, 1, 3)
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


def test_a_tenggat_owes_its_bukti_also_where_one_of_them_does_not_apply(shared_db):
    in_part, whole = (
        tenggat("2025-03", "belum", "belum_ada", "tidak_berlaku"),
        tenggat("2025-06", "belum", "belum_ada"),
    )
    view = view_of(shared_db, "2025-09-30", langkah("I.1.1", in_part, whole))
    assert values_of(figures.bukti(shared_db, view), "terutang") == [True, False, True]
    rows = figures.kesenjangan(shared_db, view)
    assert [(row["tenggat"], row["bukti_N"]) for row in rows] == [("2025-03", 1), ("2025-06", 1)]
    assert [row["tenggat_N"] for row in rows] == [2, 2]


def test_of_a_late_target_nobody_reported_the_map_of_bukti_marks_what_is_missing_not_all_it_owes(
    shared_db,
):
    reported = tenggat("2025-03", "belum", "ada", "belum_ada")
    silent = tenggat("2025-08", "belum", "ada", "belum_ada", "belum_ada")
    satker = store_submissions(
        shared_db, make_submission("2025-06-30", langkah("I.1.1", reported, silent), number=1)
    )
    view = figures.view_at(shared_db, satker, TAHUN, SEPTEMBER)
    cells = rows_of(figures.matrix(shared_db, view, "bukti", "triwulan"))
    marked = {}
    for cell in cells:
        if cell["tingkat"] == "area":
            marked[cell["kolom"]] = cell["terlambat"], cell["belum_dilaporkan"]
    assert (marked[1], marked[3]) == ((1, 0), (2, 2))
    assert marked[UP_TO_POSISI] == (3, 2)


def test_gaps_are_narrowed_by_what_a_person_asks_for(shared_db, view):
    def narrowed(area=(), pic=()) -> list[str]:
        part = figures.narrow_view(shared_db, view, area, pic)
        return [row["kode"] for row in figures.kesenjangan(shared_db, part)]

    assert narrowed(pic=("Sekretaris",)) == ["I.1.1", "I.1.1"]
    assert narrowed(pic=(NO_PIC,)) == ["V.a.1.1", "V.a.2.1"]
    rows = figures.bukti(shared_db, view)
    assert values_of(matching(rows, "SEKRET"), "kode") == ["I.1.1", "I.1.1", "I.1.1"]
    assert matching(rows, "100%").empty
    owing = {row["kode"]: row["tenggat_N"] for row in figures.kesenjangan(shared_db, view)}
    assert owing == {"I.1.1": 2, "V.a.1.1": 1, "V.a.2.1": 1}, (
        "what is called done before it is due owes its bukti too"
    )


def test_heatmap_rows_of_sub_areas_follow_their_area_and_what_stands_in_none_says_so(
    shared_db, view
):
    def names_of(view: figures.View) -> list[tuple[str, str]]:
        lines = heatmap_lines(rows_of(figures.matrix(shared_db, view, level="sub_area")))
        return [(line[UP_TO_POSISI]["nama_baris"], line[UP_TO_POSISI]["tingkat"]) for line in lines]

    of_i, of_v, of_vi = ("I Area I", "area"), ("V Area V", "area"), ("VI Area VI", "area")
    whole = ("Semua area", "semua")
    sub_areas = [("a Sub area a", "sub_area"), ("b Sub area b", "sub_area")]
    assert names_of(view) == [of_i, of_v, *sub_areas, of_vi, whole]
    assert "Tahun lain" in {cell["nama_kolom"] for cell in rows_of(figures.matrix(shared_db, view))}
    view = view_of(
        shared_db,
        "2025-09-30",
        langkah("V.1.1", tenggat("2025-03")),
        langkah("V.a.1.1", tenggat("2025-06")),
    )
    assert names_of(view) == [of_v, ("Tanpa sub-area", "sub_area"), sub_areas[0], whole]


@pytest.mark.parametrize("per", ["bulan", "triwulan"])
@pytest.mark.parametrize("level", ["area", "sub_area"])
def test_every_cell_opens_to_the_tenggat_it_counts(shared_db, view, per, level):
    for cell in rows_of(figures.matrix(shared_db, view, per=per, level=level)):
        months = column_months(per, cell["kolom"])
        content = cell_content(shared_db, view, cell["area"], cell["sub_area"], *months)
        done = (content["status"] == "selesai").sum()
        assert (len(content), done) == (cell["N"], cell["n"])
        late = [*content["terlambat"]]
        assert late == sorted(late, reverse=True), "what is late first"


def test_what_comes_within_a_month_is_listed_by_its_day_and_counted_per_area(shared_db):
    first = langkah("I.1.1", tenggat("2025-10-20"), tenggat("2025-09"), tenggat("2025-11"))
    done = tenggat("2025-10", "selesai", tanggal_selesai="2025-09-01")
    view = view_of(shared_db, "2025-09-30", first, langkah("V.1.1", tenggat("2025-10-02"), done))
    assert values_of(coming_soon(shared_db, view), "tenggat") == ["2025-10-02", "2025-10-20"]
    assert values_of(figures.attention(shared_db, view), "segera") == [1, 1]


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
    for ask in (figures.tenggat, figures.bukti, figures.unchecked_bukti, coming_soon, late_langkah):
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


def listed(
    shared_db, view: figures.View, figure: str, area=(), pic=(), bulan=None
) -> list[tuple[str, str]]:
    """List kode and tenggat of the rows behind a figure."""
    part = figures.narrow_view(shared_db, view, area, pic)
    rows = rows_of(figures.figure_rows(shared_db, part, figure, bulan=bulan))
    return [(row["kode"], row["tenggat"]) for row in rows]


def test_each_figure_has_its_rows_what_is_late_longest_first_narrowed_by_area_pic_and_month(
    shared_db, view
):
    assert listed(shared_db, view, "capaian") == [
        ("I.1.1", "2025-06"),
        ("V.a.1.1", "2025-08-04"),
        ("I.1.1", "2025-03"),
    ]
    assert listed(shared_db, view, "capaian", area=("V",)) == [("V.a.1.1", "2025-08-04")]
    assert listed(shared_db, view, "setahun", pic=("Sekretaris",)) == [
        ("I.1.1", "2025-06"),
        ("I.1.1", "2025-03"),
    ]
    assert len(listed(shared_db, view, "setahun", pic=(NO_PIC,))) == 4, "those nobody is named for"
    assert listed(shared_db, view, "setahun", bulan="2025-12") == [("V.a.2.1", "2025-12")]
    assert listed(shared_db, view, "setahun", area=("IX",)) == []


def test_the_load_is_told_by_month_area_and_pic(shared_db, view):
    loads = []
    for kind in ("area", "bulan", "pic"):
        for row in rows_of(figures.load(shared_db, view, kind)):
            loads.append((kind, row["nilai"], row["n"], row["jatuh_tempo"]))
    assert loads == [
        ("area", "I", 2, 2),
        ("area", "V", 4, 1),
        ("bulan", "2025-03", 1, 1),
        ("bulan", "2025-06", 1, 1),
        ("bulan", "2025-08", 1, 1),
        ("bulan", "2025-10", 1, 0),
        ("bulan", "2025-12", 1, 0),
        ("bulan", "2026-01", 1, 0),
        ("pic", "", 4, 1),
        ("pic", "Sekretaris", 2, 2),
    ]


def test_a_list_is_named_by_what_it_counts(shared_db, view):
    bare = view_of(shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-03")))
    assert (
        figures.figure_rows_heading(view, "capaian", 1, 3)
        == "1 dari 3 target yang jatuh tempo sudah selesai"
    )
    assert (
        figures.figure_rows_heading(bare, "capaian", 0, 3)
        == "3 target jatuh tempo s.d. 30 September 2025"
    )
    assert figures.figure_rows_heading(view, "terlambat", 0, 2) == "2 target terlambat"
    assert "terlambat" not in figures.figure_rows_heading(bare, "terlambat", 0, 1)
    assert figures.figure_rows_heading(view, "bukti", 1, 1234) == "1 dari 1.234 bukti ada"
