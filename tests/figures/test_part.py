"""A view narrowed to areas and PICs: every number is a plain count over the narrowed langkah."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from monev import figures
from monev.core.statuses import OVERDUE
from monev.core.text import NO_PIC
from monev.database import rows_of
from monev.figures import kurva
from monev.figures.heatmap import UP_TO_POSISI
from monev.figures.linimasa import timeline_rows
from monev.figures.quarter_report import report_lines
from monev.figures.rows import AreaRow
from monev.figures.sentences import part_sentence
from monev.figures.targets import choices, coming_soon
from tests.charts import books
from tests.conftest import filled_by
from tests.figures import reference
from tests.figures.material import langkah, make_submission, store_submissions, tenggat, view_of
from tests.makers import TAHUN

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PICS = [f"Bagian {number}" for number in range(1, 41)]
DAY = date(2025, 8, 31)
STATUS_BUKTI = ("belum_ada", "ada", "perlu_perbaikan", "terverifikasi", "tidak_berlaku")
filled = filled_by(books.fill)


def large_plan(seed: int) -> list[dict[str, Any]]:
    """Make a plan of 12 areas, 40 PICs and 300 langkah, some of two PICs and some of none."""
    dice = random.Random(seed)
    rows = []
    for number in range(300):
        targets = []
        for month in sorted(dice.sample(range(1, 13), dice.randint(0, 3))):
            status = dice.choices(STATUS_BUKTI, k=dice.randint(0, 3))
            laporan = dice.choice(["belum", "proses", "selesai", "selesai", "tidak_berlaku"])
            done = {"selesai_sejak": "2025-06-30"} if laporan == "selesai" else {}
            targets.append(tenggat(f"2025-{month:02d}", laporan, *status, **done))
        pics = dice.sample(PICS, dice.choice([1, 1, 1, 2, 0]))
        kode = f"{ROMAN[number % 12]}.{number}.1"
        rows.append(langkah(kode, *targets, pic="; ".join(pics) or None))
    return sorted(rows, key=lambda row: ROMAN.index(row["area"]))


@pytest.fixture(scope="module")
def submissions() -> list:
    """Return two versions of the large plan, with the same langkah and other reports."""
    older, newer = large_plan(1), large_plan(2)
    pics = {row["kode"]: row["pic"] for row in newer}
    older = [row | {"pic": pics[row["kode"]]} for row in older]
    first = make_submission("2025-05-31", *older, number=1)
    return [first, make_submission("2025-08-31", *newer, number=2)]


@pytest.fixture(scope="module")
def large(shared_db, submissions) -> figures.View:
    """Look at the newer version of the large plan."""
    return figures.view_at(shared_db, store_submissions(shared_db, *submissions), TAHUN, DAY)


def of_part(rows: list[dict], area: Sequence[str], pic: Sequence[str]) -> list[dict]:
    """Pick these langkah by hand."""
    found = []
    for row in rows:
        own = row["pic"].split("; ") if row["pic"] else [NO_PIC]
        if (not area or row["area"] in area) and (not pic or set(own) & set(pic)):
            found.append(row)
    return found


PARTS = [
    (("IV",), ()),
    ((), ("Bagian 7",)),
    (("IV",), tuple(PICS[:15])),
    (("I", "XII"), ()),
    ((), (NO_PIC,)),
    (("III",), (NO_PIC,)),
]


@pytest.mark.parametrize(("area", "pic"), PARTS)
def test_every_number_is_a_plain_count_over_the_narrowed_langkah(
    shared_db, large, submissions, area, pic
):
    view = figures.narrow_view(shared_db, large, area, pic)
    older, newer = (of_part(one.isi["langkah"], area, pic) for one in submissions)
    assert newer, "the example counts something"
    expected = reference.count_figures(newer, DAY, "2025-08-31")
    check_counts(figures.current_counts(shared_db, view), expected)
    before = figures.ringkasan(shared_db, view).previous
    assert before is not None
    check_counts(before, reference.count_figures(older, date(2025, 6, 30), "2025-05-31"))
    check_areas(shared_db, view, newer)
    check_lists(shared_db, view, newer)
    check_pictures(shared_db, view, newer, older)


def check_counts(counts: figures.Counts, expected: dict) -> None:
    """Compare the totals with the JSON of the plain count."""
    for name in ("langkah", "tanpa_target", "bukti_belum_disebut", "selesai_tanpa_bukti"):
        assert getattr(counts, name) == expected[name], name
    together = counts._replace(terlambat=counts.terlambat + counts.belum_dilaporkan)
    assert together._asdict().items() >= expected["status"].items()
    assert counts.belum_dilaporkan == expected["belum_dilaporkan"]
    assert (counts.capaian_n, counts.capaian_N) == tuple(expected["capaian_posisi"].values())
    assert (counts.setahun_n, counts.setahun_N) == tuple(expected["capaian_setahun"].values())
    assert (counts.bukti_n, counts.bukti_N) == tuple(expected["bukti"].values())


def check_areas(db, view: figures.View, rows: list[dict]) -> None:
    """Compare each area, the sum of all, and the lines of the heatmap."""
    areas = {row["area"]: row for row in rows_of(figures.per_area(db, view), AreaRow)}
    assert list(areas) == list(dict.fromkeys(row["area"] for row in rows))
    total = figures.current_counts(db, view)
    for name in ("langkah", "selesai", *OVERDUE, "capaian_N", "setahun_N", "bukti_n"):
        assert sum(row[name] for row in areas.values()) == getattr(total, name)
    cells = rows_of(figures.matrix(db, view))
    lines = {row["area"]: row for row in cells if row["kolom"] == UP_TO_POSISI}
    for area, row in areas.items():
        due = reference.count_figures([one for one in rows if one["area"] == area], DAY)
        capaian = due["capaian_posisi"]
        assert (row["capaian_n"], row["capaian_N"]) == (capaian["n"], capaian["N"])
        assert (lines[area]["n"], lines[area]["N"]) == (capaian["n"], capaian["N"])
    documents = [row for row in rows_of(figures.matrix(db, view, size="bukti")) if not row["kolom"]]
    assert documents[-1]["n"] == total.bukti_n


def check_lists(db, view: figures.View, rows: list[dict]) -> None:
    """Compare the lists of langkah, targets and bukti, and the tasks and reports."""
    keys = {(row["kode"], target["tenggat"]) for row in rows for target in row["tenggat"]}
    listed = figures.tenggat(db, view)
    assert {*zip(listed["kode"], listed["tenggat"], strict=True)} == keys
    assert [*figures.langkah(db, view)["kode"]] == [row["kode"] for row in rows]
    expected = reference.count_states(rows, DAY, "2025-08-31")
    for kode in OVERDUE:
        assert len(figures.figure_rows(db, view, kode)) == expected[kode]
    missing = figures.kesenjangan(db, view)
    owing = make_submission("2025-08-31", *rows)
    assert len(missing) == len(reference.find_gaps([owing], DAY))
    by_jenis = figures.group_kesenjangan(missing, "jenis")
    assert sum(row["n"] for row in by_jenis) == len(missing)
    kodes = {row["kode"] for row in rows}
    assert {row["kode"] for row in missing} <= kodes
    for frame in (figures.unchecked_bukti(db, view), coming_soon(db, view)):
        assert {*frame["kode"]} <= kodes
    assert {line.kode for line in report_lines(db, view)} == {kode for kode, _ in keys}
    tasks = figures.tasks_of(db, view, None)
    assert all(tasks.counts[kode] == expected[kode] for kode in OVERDUE)


def check_pictures(db, view: figures.View, rows: list[dict], older: list[dict]) -> None:
    """Compare what the timeline, the bars and the curve draw."""
    drawn = timeline_rows(db, view)
    assert len(drawn.tenggat) == sum(len(row["tenggat"]) for row in rows)
    assert len(drawn.langkah) == len(rows)
    due = reference.count_figures(rows, DAY)["capaian_posisi"]
    areas = figures.per_area(db, view)
    assert (areas["capaian_n"].sum(), areas["capaian_N"].sum()) == (due["n"], due["N"])
    year = reference.count_figures(rows, DAY)["capaian_setahun"]
    curve = kurva.curve_of_view(db, view)
    here = curve.reached[-1]
    assert (here.n, here.total) == (year["n"], year["N"])
    months = reference.count_months(rows, DAY)
    by_june = sum(month["N"] for month in months if month["bulan"] <= "2025-06")
    assert (curve.plan[5].n, curve.plan[5].total) == (by_june, year["N"])
    (june,) = (point for point in curve.reached if point.day == date(2025, 6, 30))
    assert june.n == reference.count_figures(rows, date(2025, 6, 30))["capaian_setahun"]["n"]


def test_the_areas_of_a_plan_are_all_of_it(shared_db, large):
    whole = figures.current_counts(shared_db, large)
    parts = [
        figures.current_counts(shared_db, figures.narrow_view(shared_db, large, (area,)))
        for area in ROMAN
    ]
    assert [sum(values) for values in zip(*parts, strict=True)] == [*whole]
    everything = figures.narrow_view(shared_db, large, ROMAN)
    assert figures.current_counts(shared_db, everything) == whole
    assert figures.narrow_view(shared_db, large) == large


def test_a_part_without_any_langkah_is_said_and_is_empty_everywhere(shared_db):
    rows = [langkah("I.1.1", tenggat("2025-03"), pic="Umum"), langkah("II.1.1", pic="Hukum")]
    view = figures.narrow_view(
        shared_db, view_of(shared_db, "2025-09-30", *rows), ("I",), ("Hukum",)
    )
    assert view.part is not None
    assert part_sentence(view.part) == "Area I · PIC Hukum: 0 dari 2 langkah."
    counts = figures.current_counts(shared_db, view)
    assert not any(counts)
    assert "tidak ada langkah yang sesuai" in figures.ringkasan_sentence(view, counts, [])
    assert figures.per_area(shared_db, view).empty
    assert figures.tenggat(shared_db, view).empty
    assert kurva.curve_of_view(shared_db, view).reached == ()


def test_what_can_be_chosen_is_what_the_whole_plan_names(shared_db):
    rows = [langkah("I.1.1", pic="umum; Hukum"), langkah("II.1.1", pic="Arsip"), langkah("II.2.1")]
    view = view_of(shared_db, "2025-09-30", *rows)
    narrowed = figures.narrow_view(shared_db, view, ("I",))
    for offered in (choices(shared_db, view), choices(shared_db, narrowed)):
        assert offered.areas == {"I": "I Area I", "II": "II Area II"}
        assert offered.pics == ("Arsip", "Hukum", "umum", NO_PIC)
    without = view_of(shared_db, "2025-09-30", langkah("I.1.1"))
    assert choices(shared_db, without).pics == ()


def test_the_sample_narrowed_to_each_area_and_pic_adds_up(filled):
    view = books.sample(filled)
    whole = figures.current_counts(filled, view)
    offered = choices(filled, view)
    areas = [figures.narrow_view(filled, view, (area,)) for area in offered.areas]
    late = [len(figures.figure_rows(filled, part, "terlambat")) for part in areas]
    assert sum(late) == whole.terlambat
    gap = [len(figures.kesenjangan(filled, part)) for part in areas]
    assert sum(gap) == len(figures.kesenjangan(filled, view))
    rows = rows_of(figures.langkah(filled, view))
    for pic in offered.pics:
        part = figures.narrow_view(filled, view, (), (pic,))
        own = [row for row in rows if pic in ((row["pic"] or NO_PIC).split("; "))]
        assert figures.current_counts(filled, part).langkah == len(own)
