"""A view narrowed to areas and PICs: every number is a plain count over the narrowed langkah."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import pytest

from monev import figures
from monev.core.statuses import OVERDUE
from monev.core.text import NO_PIC
from monev.database import rows_of
from monev.figures import kurva
from monev.figures.linimasa import timeline_rows
from monev.figures.quarter_report import report_lines
from monev.figures.sentences import part_sentence
from monev.figures.targets import choices, coming_soon
from tests.figures.material import langkah, make_submission, store_submissions, tenggat, view_of
from tests.makers import TAHUN

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PICS = [f"Bagian {number}" for number in range(1, 41)]
DAY = date(2025, 8, 31)
STATUS_BUKTI = ("belum_ada", "ada", "perlu_perbaikan", "terverifikasi", "tidak_berlaku")


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


ASKED = (
    *(figures.per_area, figures.matrix, partial(figures.matrix, size="bukti"), figures.tenggat),
    *(figures.langkah, figures.bukti, figures.kesenjangan, figures.unchecked_bukti, coming_soon),
    *(report_lines, kurva.curve_of_view, timeline_rows, partial(figures.tasks_of, pics=None)),
    *(partial(figures.figure_rows, figure=kode) for kode in OVERDUE),
    lambda db, view: figures.ringkasan(db, view)[:2],
)


@pytest.mark.parametrize(("area", "pic"), PARTS)
def test_every_question_about_a_part_is_answered_as_of_a_plan_of_these_langkah_alone(
    shared_db, large, submissions, area, pic
):
    """What is counted of a whole plan is held against plain Python in test_meaning.py."""
    view = figures.narrow_view(shared_db, large, area, pic)
    alone = []
    for one in submissions:
        own = of_part(one.isi["langkah"], area, pic)
        assert own, "the example counts something"
        alone.append(replace(one, isi=one.isi | {"langkah": own}))
    whole = figures.view_at(shared_db, store_submissions(shared_db, *alone), TAHUN, DAY)
    for ask in ASKED:
        part, plan = (plain(ask(shared_db, seen)) for seen in (view, whole))
        assert part == plan, ask


def plain(answer: object) -> str:
    """Write an answer without the names of its plan, of a kode and of the row of all areas."""
    if isinstance(answer, pd.DataFrame):
        answer = rows_of(answer)
    names = r"'(unggahan_id|kode_tampil)': [^,}]+|Simulasi \d+|'(Jumlah|Semua area)'"
    return re.sub(names, "", repr(answer))


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
