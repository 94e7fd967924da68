"""The SQL counts what docs/design.md §5 says: compared with plain Python and with examples."""

from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monev import figures
from monev.database import rows_of
from monev.figures.gaps import KINDS
from monev.figures.heatmap import WHOLE_PLAN
from tests.figures import reference
from tests.figures.material import (
    Submission,
    langkah,
    random_rencana,
    some_day,
    store_submissions,
    tenggat,
    values_of,
    view_of,
)
from tests.makers import TAHUN


def figures_of(shared_db, posisi: str, *all_langkah, **other: str) -> dict:
    """Return the whole JSON for one unggahan of these langkah."""
    return figures.full_state(shared_db, view_of(shared_db, posisi, *all_langkah, **other))


# Each example is a rencana in a real journal and database (50 ms), so the days are tried several at
# a time.
@pytest.mark.slow
@settings(max_examples=settings.default.max_examples // 2)
@given(everything=random_rencana(), all_posisi=st.lists(some_day, min_size=3, max_size=3))
def test_every_figure_is_that_of_a_plain_count_and_the_same_on_every_page(
    shared_db, everything, all_posisi
):
    satker = store_submissions(shared_db, *everything)
    for posisi in all_posisi:
        view = figures.view_at(shared_db, satker, TAHUN, posisi)
        make_equal(shared_db, view, everything)
    make_rows_equal(
        shared_db, view, reference.assessed_unggahan(everything, view.posisi)["langkah"]
    )
    make_cells_equal(shared_db, view)


def make_equal(shared_db, view: figures.View, everything: list[Submission]) -> None:
    """Compare the figures, those of the triwulan before, each status, and the missing bukti."""
    posisi = view.posisi
    assert figures.full_state(shared_db, view) == reference.whole_state(
        everything, view.satker, posisi
    )
    assert view.ada_realisasi == reference.has_realisasi(everything, posisi)
    rows = {(row["kode"], row["tenggat"]): row for row in rows_of(figures.tenggat(shared_db, view))}
    expected_statuses = {}
    assessed = reference.assessed_unggahan(everything, posisi)
    until = reference.told_until(assessed, posisi)
    for own in assessed["langkah"]:
        for target in own["tenggat"]:
            key = (own["kode"], target["tenggat"])
            expected_statuses[key] = reference.judged(target, posisi, until)
    assert {key: row["status"] for key, row in rows.items()} == expected_statuses
    unreported = reference.find_unreported(everything, posisi)
    summary = figures.ringkasan(shared_db, view)
    previous, expected = summary.previous, reference.before_triwulan(everything, posisi)
    assert summary.current.belum_dilaporkan == len(unreported)
    assert (previous is None) == (expected is None)
    if previous is not None:
        together = previous.terlambat + previous.belum_dilaporkan
        assert previous._replace(terlambat=together)._asdict().items() >= expected["status"].items()
        assert (previous.bukti_n, previous.bukti_N) == tuple(expected["bukti"].values())
    columns = itemgetter("kode", "tenggat", "bukti", "hari_terlambat", "selesai_tanpa_bukti")
    gaps = [columns(row) for row in figures.kesenjangan(shared_db, view)]
    assert len(gaps) == len(set(gaps))
    assert set(gaps) == reference.find_gaps(everything, posisi)


def make_rows_equal(shared_db, view: figures.View, content: list[dict]) -> None:
    """Check that each figure has as many rows as it counts, of each area and of all."""
    for area in (None, *{row["area"] for row in content}):
        own = [row for row in content if area in (None, row["area"])]
        expected = reference.count_figures(own, view.posisi)
        part = figures.narrow_view(shared_db, view, (area,) if area else ())
        for figure, share in (("capaian", "capaian_posisi"), ("setahun", "capaian_setahun")):
            rows = figures.figure_rows(shared_db, part, figure)
            assert {"n": (rows["status"] == "selesai").sum(), "N": len(rows)} == expected[share]
        assert (
            len(figures.figure_rows(shared_db, part, "belum_tuntas"))
            == expected["status"]["terlambat"]
        )
        assert (
            len(figures.figure_rows(shared_db, part, "selesai_tanpa_bukti"))
            == expected["selesai_tanpa_bukti"]
        )
        present = values_of(figures.bukti_rows(shared_db, part), "hadir")
        assert present == sorted(present), "what is missing first"
        assert {"n": sum(present), "N": len(present)} == expected["bukti"]
    due = len(figures.figure_rows(shared_db, view, "setahun"))
    gaps = figures.kesenjangan(shared_db, view)
    assert {
        figures.load(shared_db, view, kind)["n"].sum() for kind in ("area", "bulan", "pic")
    } == {due}
    for kind in KINDS:
        assert sum(row["n"] for row in figures.group_kesenjangan(gaps, kind)) == len(gaps)


def make_cells_equal(shared_db, view: figures.View) -> None:
    """Check that the heatmap's cells and the lists of langkah add up to the figures."""
    current = figures.ringkasan(shared_db, view).current
    assert len(figures.langkah_without_target(shared_db, view)) == current.tanpa_target
    assert len(figures.langkah(shared_db, view)) == current.langkah
    for per in ("bulan", "triwulan"):
        for size, n, due in (
            ("capaian", current.capaian_n, current.capaian_N),
            ("bukti", current.bukti_n, current.bukti_N),
        ):
            cells = rows_of(figures.matrix(shared_db, view, size=size, per=per, level="sub_area"))
            cells = [cell for cell in cells if cell["kolom"] != WHOLE_PLAN]
            (total,) = (
                cell for cell in cells if cell["tingkat"] == "semua" and cell["total_kolom"]
            )
            parts = [
                cell for cell in cells if cell["tingkat"] == "semua" and not cell["total_kolom"]
            ]
            left = total["terlambat"] + total["belum_dilaporkan"]
            assert (total["n"], total["N"], left) == (n, due, due - n)
            assert (
                sum(
                    cell["N"] for cell in cells if cell["tingkat"] == "area" and cell["total_kolom"]
                )
                == due
            )
            assert sum(cell["jatuh_tempo"] for cell in parts) == due
            assert size == "bukti" or sum(cell["N"] for cell in parts) == current.setahun_N


MONTH, SPAN = tenggat("2025-06"), tenggat("2025-10", buka="2025-08-01")


@pytest.mark.parametrize(
    ("one", "posisi", "status"),
    [
        (MONTH, "2025-05-31", "belum_jatuh_tempo"),
        (MONTH, "2025-06-01", "berjalan"),
        (MONTH, "2025-06-29", "berjalan"),
        (MONTH, "2025-06-30", "terlambat"),  # posisi speaks of the end of that day
        (MONTH, "2025-07-01", "terlambat"),
        (SPAN, "2025-07-31", "belum_jatuh_tempo"),
        (SPAN, "2025-08-01", "berjalan"),
    ],
)
def test_what_is_undone_runs_from_its_first_day_and_is_late_at_the_end_of_its_last(
    shared_db, one, posisi, status
):
    content = figures_of(shared_db, posisi, langkah("I.1.1", one), unggahan_posisi="2025-05-01")
    assert content["status"][status] == 1


def test_done_counts_from_its_date_or_its_report_and_early_for_the_year_but_not_for_what_is_due(
    shared_db,
):
    dated = tenggat("2025-06", "selesai", tanggal_selesai="2025-07-15")
    everything = (langkah("I.1.1", dated), langkah("I.2.1", tenggat("2025-06", "selesai")))

    def at(day: str, figure: str) -> dict:
        return figures_of(shared_db, day, *everything, unggahan_posisi="2025-06-30")[figure]

    assert at("2025-07-14", "capaian_posisi") == {"n": 1, "N": 2}
    assert at("2025-07-15", "capaian_posisi") == {"n": 2, "N": 2}
    assert at("2025-06-29", "capaian_setahun") == {"n": 0, "N": 2}
    early = tenggat("2025-12", "selesai", "belum_ada", tanggal_selesai="2025-08-20")
    content = figures_of(shared_db, "2025-09-30", langkah("I.1.1", early, tenggat("2025-03")))
    assert content["capaian_posisi"] == {"n": 0, "N": 1}
    assert content["capaian_setahun"] == {"n": 1, "N": 2}
    assert content["bukti"] == {"n": 0, "N": 0}  # not owed yet
    assert content["selesai_tanpa_bukti"] == 1  # but called done, and nothing shows it


def test_tidak_berlaku_leaves_every_count_and_takes_its_bukti_along(shared_db):
    content = figures_of(
        shared_db,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-03", "tidak_berlaku", "belum_ada", "ada")),
        langkah(
            "I.2.1",
            tenggat("2025-04", "selesai", "ada", "tidak_berlaku", selesai_sejak="2025-04-30"),
        ),
    )
    counted = {status: count for status, count in content["status"].items() if count}
    assert counted == {"selesai": 1, "tidak_berlaku": 1}
    assert content["langkah"] == 2
    assert content["capaian_posisi"] == content["capaian_setahun"] == {"n": 1, "N": 1}
    assert content["bukti"] == {"n": 1, "N": 1}
    assert content["selesai_tanpa_bukti"] == 0
    assert content["area"][0]["bulan"] == [{"bulan": "2025-04", "n": 1, "N": 1}]


def test_only_ada_and_terverifikasi_are_present_and_of_a_monthly_langkah_each_month_owes_its_own(
    shared_db,
):
    everything = ("ada", "terverifikasi", "perlu_perbaikan", "belum_ada", "tidak_berlaku")
    content = figures_of(
        shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-03", "proses", *everything))
    )
    assert content["bukti"] == {"n": 2, "N": 4}
    others = [tenggat(f"2025-{month:02d}", "belum", "belum_ada") for month in range(2, 13)]
    monthly = langkah("I.1.1", tenggat("2025-01", "belum", "ada"), *others)
    content = figures_of(shared_db, "2025-12-31", monthly, unggahan_posisi="2025-12-31")
    assert content["bukti"] == {"n": 1, "N": 12}
    half = tenggat("2025-03", "selesai", "ada", "belum_ada", tanggal_selesai="2025-03-20")
    rows = figures.tenggat(shared_db, view_of(shared_db, "2025-09-30", langkah("I.1.1", half)))
    assert values_of(rows, "selesai_tanpa_bukti") == [True], "one of two is there"


def test_a_langkah_tanpa_target_is_counted_apart_and_months_of_other_years_are_told_by_their_year(
    shared_db,
):
    content = figures_of(
        shared_db, "2025-12-31", langkah("I.1.1"), langkah("V.a.1.1", tenggat("2025-03"))
    )
    assert (content["langkah"], content["tanpa_target"]) == (2, 1)
    assert content["capaian_setahun"]["N"] == 1
    told = [
        (area["area"], area["tanpa_target"], sum(area["status"].values()))
        for area in content["area"]
    ]
    assert told == [("I", 1, 0), ("V", 0, 1)]
    months = ("2024-12", "2025-01", "2026-01")
    content = figures_of(shared_db, "2025-12-31", langkah("I.1.1", *map(tenggat, reversed(months))))
    assert content["area"][0]["bulan"] == [{"bulan": month, "n": 0, "N": 1} for month in months]
