"""Tables have the same columns and dtypes whatever the plan holds.

A blank is NaN, NaT or <NA>, and None in plain rows. Who changes a table changes nobody else's.
"""

import re
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from monev import figures
from monev.database import Database, rows_of
from monev.figures import heatmap, tasks
from monev.figures import recap as rekap
from monev.figures.riwayat import moved_targets
from monev.figures.tenggat import coming_soon, langkah_without_bukti, late_langkah
from tests.figures.material import langkah, make_submission, store_submissions, tenggat, view_of
from tests.makers import TAHUN

Ask = Callable[[Database, figures.View], pd.DataFrame]
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


def _recap(ask: Callable[..., pd.DataFrame], *about: object) -> Ask:
    def ask_one(db: Database, view: figures.View) -> pd.DataFrame:
        offices = rekap.recap(db, view.posisi)
        return ask(db, [each for each in offices if each.satker == view.satker], *about)

    return ask_one


QUESTIONS: dict[str, Ask] = {
    "tenggat": figures.tenggat,
    "bukti": figures.bukti,
    "langkah": figures.langkah,
    "matrix": lambda db, view: figures.matrix(db, view, "bukti", "triwulan", "sub_area"),
    "kesenjangan": figures.kesenjangan,
    "kesenjangan yang dicari": lambda db, view: figures.kesenjangan(
        db, view, figures.Wanted(area=("I",), text="dokumen")
    ),
    "unchecked_bukti": figures.unchecked_bukti,
    "figure_rows": lambda db, view: figures.figure_rows(db, view, "capaian", area="I"),
    "coming_soon": coming_soon,
    "late_langkah": late_langkah,
    "langkah_without_target": figures.langkah_without_target,
    "langkah_without_bukti": langkah_without_bukti,
    "cell_content": lambda db, view: heatmap.cell_content(db, view, "I", None, 1, 3),
    "cell_bukti": lambda db, view: heatmap.cell_bukti(db, view, "I", None, 1, 3),
    "per_area": figures.per_area,
    "attention": figures.attention,
    "load area": lambda db, view: figures.load(db, view, "area"),
    "load pic": lambda db, view: figures.load(db, view, "pic"),
    "group_kesenjangan": lambda db, view: figures.group_kesenjangan(db, view, "pic"),
    "kurva rencana": lambda db, view: figures.curve(db, view).rencana,
    "kurva unggahan": lambda db, view: figures.curve(db, view).unggahan,
    "kurva area": lambda db, view: figures.curve(db, view).area,
    "reached_in_view": lambda db, view: figures.reached_in_view(figures.curve(db, view), view),
    "moved_targets": moved_targets,
    "changes_of": lambda db, view: figures.changes_of(db, view.unggahan_id),
    "riwayat": lambda db, view: figures.riwayat(db, view.satker, view.tahun),
    "open_tenggat": lambda db, view: tasks.open_tenggat(db, view, None),
    "rekap area": _recap(rekap.by_area, date(2025, 9, 30)),
    "rekap triwulan": _recap(rekap.by_triwulan, date(2025, 9, 30)),
    "rekap kinds": _recap(rekap.missing_kinds),
    "rekap names": _recap(rekap.area_names),
}
every_question = pytest.mark.parametrize("name", QUESTIONS)


@pytest.fixture(scope="module")
def full(shared_db) -> figures.View:
    """Store a plan with something of everything: moved, late, done early, with and without PIC."""
    own = {
        "kendala": "belum ada anggaran",
        "tindak_lanjut": "revisi",
        "tanggal_selesai": "2025-04-10",
    }
    satker = store_submissions(
        shared_db,
        make_submission(
            "2025-03-31", langkah("I.1.1", tenggat("2025-02"), tenggat("2025-06")), number=1
        ),
        make_submission(
            "2025-06-30",
            langkah(
                "I.1.1",
                tenggat("2025-03", "selesai", "ada", "belum_ada", **own),
                tenggat("2025-05"),
                pic="Ani",
            ),
            langkah(
                "V.a.1.1",
                tenggat("2025-07", "proses", "perlu_perbaikan"),
                tenggat("2025-10", "belum", "ada"),
            ),
            langkah("VI.1.1"),
            number=2,
        ),
    )
    return figures.view_at(shared_db, satker, TAHUN, date(2025, 9, 30))


@pytest.fixture(scope="module")
def bare(shared_db) -> figures.View:
    """Store a plan of one langkah without a single target."""
    return view_of(shared_db, "2025-09-30", langkah("I.1.1"))


@pytest.fixture(scope="module")
def large(shared_db) -> figures.View:
    """300 langkah in eight areas, twelve months each, the first three reported as done."""
    done = [tenggat(month, "selesai", "ada", tanggal_selesai=f"{month}-15") for month in MONTHS[:3]]
    still_open = [tenggat(month, "belum", "belum_ada") for month in MONTHS[3:]]
    areas = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
    kodes = [f"{areas[number % 8]}.{number}.1" for number in range(300)]
    pics = [f"PIC {number % 7}" for number in range(300)]
    rows = [
        langkah(kode, *done, *still_open, pic=pic) for kode, pic in zip(kodes, pics, strict=True)
    ]
    return view_of(shared_db, "2025-09-30", *rows)


@every_question
def test_a_table_has_the_same_columns_and_dtypes_with_everything_one_row_and_nothing(
    shared_db, full, bare, name
):
    ask, one = (
        QUESTIONS[name],
        view_of(shared_db, "2025-09-30", langkah("I.1.1", tenggat("2025-03", "belum", "ada"))),
    )
    expected = ask(shared_db, full).dtypes
    assert "object" not in {*map(str, expected)}, "text is str"
    for view in (one, bare):
        found = ask(shared_db, view).dtypes
        pd.testing.assert_series_equal(found, expected)


DOCUMENTED: dict[str, Callable[..., pd.DataFrame]] = {
    "tenggat": figures.tenggat,
    "bukti": figures.bukti,
    "matrix": figures.matrix,
    "load area": figures.load,
    "group_kesenjangan": figures.group_kesenjangan,
    "moved_targets": moved_targets,
    "changes_of": figures.changes_of,
    "riwayat": figures.riwayat,
    "rekap area": rekap.by_area,
    "rekap triwulan": rekap.by_triwulan,
}


@pytest.mark.parametrize("name", DOCUMENTED)
def test_the_docstring_of_a_table_tells_the_dtype_of_each_column(shared_db, full, name):
    lines = re.split(r"\n +- ", str(DOCUMENTED[name].__doc__))
    as_in = (
        {*figures.tenggat(shared_db, full)}
        if any("as in `tenggat`" in line for line in lines)
        else set()
    )
    for column, dtype in QUESTIONS[name](shared_db, full).dtypes.items():
        kind = str(dtype).partition("[")[0]
        words = [re.findall(r"\w+", line) for line in lines]
        assert column in as_in or any(column in line and kind in line for line in words), (
            column,
            kind,
        )


@every_question
def test_who_changes_their_table_changes_nobody_elses(shared_db, full, name):
    ask = QUESTIONS[name]
    before, own = ask(shared_db, full), ask(shared_db, full)
    expected = rows_of(before)
    for column in own:
        own[column] = own[column].iloc[::-1].to_numpy()
    own.loc[:, own.columns[0]] = own.iloc[0, 0] if len(own) else 0
    own["baru"] = 1
    assert rows_of(ask(shared_db, full)) == rows_of(before) == expected


def test_what_is_not_there_is_nan_nat_or_na_and_none_in_plain_rows(shared_db, full):
    rows = figures.tenggat(shared_db, full).set_index("tenggat")
    assert rows["pic"].isna().to_dict() == {
        "2025-03": False,
        "2025-05": False,
        "2025-07": True,
        "2025-10": True,
    }
    assert rows.loc["2025-05", "tanggal_selesai"] is pd.NaT
    assert rows.loc["2025-05", "tepat_waktu"] is pd.NA
    assert rows.loc["2025-03", ["tanggal_selesai", "tepat_waktu"]].tolist() == [
        pd.Timestamp(2025, 4, 10),
        False,
    ]
    (plain,) = (row for row in rows_of(rows.reset_index()) if row["tenggat"] == "2025-07")
    nothing = ("pic", "tanggal_selesai", "selesai_pada", "tepat_waktu", "sub_area")
    assert [plain[name] for name in nothing] == [None, None, None, None, "a"]
    assert (type(plain["jatuh_tempo"]), plain["jatuh_tempo"]) == (date, date(2025, 7, 31))
    assert {type(plain[name]) for name in ("terlambat", "hari_terlambat")} == {bool, int}, (
        "as JSON knows them"
    )


def test_every_moment_is_told_in_our_zone_and_comes_back_as_it_was_stored(shared_db, full):
    (newest, *_) = rows_of(figures.riwayat(shared_db, full.satker, TAHUN))
    stored = shared_db.ask("figures/riwayat", rencana_id=full.rencana_id)[0]
    assert newest == stored
    assert newest["waktu"].utcoffset() is not None


def test_of_three_hundred_langkah_with_twelve_targets_each_every_table_adds_up(shared_db, large):
    rows = figures.tenggat(shared_db, large)
    assert (
        len(rows),
        len(figures.langkah(shared_db, large)),
        len(figures.bukti(shared_db, large)),
    ) == (3600, 300, 3600)
    # By 30 September nine months are due, six of them after what was reported.
    assert len(figures.figure_rows(shared_db, large, "capaian")) == 2700
    assert len(figures.kesenjangan(shared_db, large)) == rows["terlambat"].sum() == 1800
    for kind in ("area", "bulan", "pic"):
        sums = figures.load(shared_db, large, kind)[
            ["n", "jatuh_tempo", "selesai", "terlambat"]
        ].sum()
        assert sums.tolist() == [3600, 2700, 900, 1800]
    assert [*figures.load(shared_db, large, "bulan")["nilai"]] == MONTHS
    groups = figures.group_kesenjangan(
        shared_db, large, "pic", figures.Wanted(pic=("PIC 0",), area=("I",))
    )
    # 43 langkah are of PIC 0 to 5 each, 42 of PIC 6; 38 of the 300 are in area I.
    assert [*groups["seluruhnya"]] == [258] * 6 + [252]
    assert groups["n"].sum() == 38 * 6, "what another PIC would find in the chosen area"
    late = late_langkah(shared_db, large)
    assert (len(late), {*late["tenggat"]}, {*late["hari_terlambat"]}) == (300, {6}, {153})
    assert (
        figures.attention(shared_db, large)["segera"].tolist()
        == figures.per_area(shared_db, large)["langkah"].tolist()
    )
