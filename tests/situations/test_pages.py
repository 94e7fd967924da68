"""In every situation all pages, every screen of the meeting and the page to send say only what is
true.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.figures import FigureKey
from tests.situations import pages
from tests.situations.claims import Source, find_faults, find_late_opening, named_tenggat, tidy
from tests.situations.material import Case
from tests.situations.truth import NO_PIC, Standing, Truth

PAGES = ("ringkasan", "linimasa", "peta_capaian", "kesenjangan_bukti", "rapat", "unggah", "riwayat")


TELLING = (
    "laporan TW III",
    "sebelum laporan pertama",
    "laporan delapan bulan lalu",
    "rencana saja",
    "rencana bulanan saja, akhir tahun",
)
"""What differs in kind: a report before others, none yet, an old one, two forms of a plan.
The further situations are other days of these."""


@pytest.fixture(scope="module")
def visit(case: Case) -> pages.Visit:
    """Visit the pages of a case."""
    return pages.Visit(case)


def telling_langkah(truth: Truth) -> list[str]:
    """List the langkah whose panels have most to tell: late, done without proof, without a target,
    with the most tenggat.
    """
    late = [standing.kode for standing in truth.overdue]
    without_proof = [
        standing.kode
        for standing in truth.standings
        if standing.status == "selesai" and standing.missing
    ]
    by_length = sorted(truth.of_kode, key=lambda kode: len(truth.of_kode[kode]))
    return list(dict.fromkeys((*late[:1], *without_proof[:1], by_length[0], by_length[-1])))


@pytest.mark.parametrize("page", [*PAGES, "peta_capaian per triwulan"])
def test_no_page_says_anything_false(case, visit, page):
    choice = {"rinci": "True", "per": "triwulan"} if page.endswith("triwulan") else {}
    source = visit.source(page.partition(" ")[0], **choice)
    assert find_faults([source], case.truth, case.situation.today) == []


def _words_said(truth: Truth, due_by: date) -> Iterator[tuple[tuple[str, ...], str]]:
    """List the report of each target due by a day, and the status of each of its bukti."""
    for langkah in truth.judged["langkah"]:
        for target in langkah["tenggat"]:
            if target["jatuh_tempo"] <= due_by.isoformat():
                place = langkah["kode"], target["tenggat"]
                yield place, f"target menjadi {STATUS_LAPORAN[target['laporan']]}"
                for bukti in target["bukti"]:
                    said = f"bukti menjadi {STATUS_BUKTI[bukti['status']]}"
                    yield (*place, bukti["nama"]), said


def test_a_past_day_says_what_of_its_own_was_said_since(case, visit):
    posisi = case.situation.day
    then = dict(_words_said(case.truth, posisi))
    now = dict(_words_said(case.truth.at(date.fromisoformat(case.situation.today)), posisi))
    changed = Counter(words for place, words in now.items() if then.get(place) != words)
    if case.truth.rencana_only:  # the first sentence says that only the plan is seen
        changed.clear()
    text = visit.source("kesenjangan_bukti").text
    (said,) = re.findall(r"Sesudah \d.*? 20\d\d: (.*?)\.", text) or [""]
    assert {*filter(None, said.split(", "))} == {f"{n} {what}" for what, n in changed.items()}


def test_the_map_of_bukti_says_too_that_nothing_was_reported(case, visit):
    source = visit.source("peta_capaian", ukuran="bukti")
    assert [*find_late_opening(source, case.truth)] == []


def test_no_screen_of_the_meeting_says_anything_false(case):
    if case.rapat is None:
        return
    source = pages.meeting_source(case)
    assert find_faults([source], case.truth, case.situation.today) == []
    named = (tidy(line.text).split(" | ")[0] for line in source.lines if line.bukti)
    items = Counter(case.truth.by_name[name] for name in named)
    to_discuss = (
        standing
        for standing in case.truth.standings
        if standing.bukti and (standing.is_overdue or standing.missing)
    )
    assert items == Counter(standing.kode for standing in to_discuss)


def test_a_panel_says_of_each_tenggat_how_it_stands(case, visit):
    for kode in telling_langkah(case.truth):
        source = visit.source("linimasa", langkah=kode)
        assert find_faults([source], case.truth, case.situation.today) == []
        rows = [
            text.split(" | ")[1]
            for line in source.lines
            if " | bukti " in (text := tidy(line.text))
        ]
        told = Counter(
            standing for row in rows for standing in named_tenggat(row, case.truth.of_kode[kode])
        )
        assert told == Counter(case.truth.of_kode[kode]), kode


LISTS: dict[FigureKey | str, Callable[[Standing], bool]] = {
    "belum_tuntas": lambda one: one.is_overdue,
    "terlambat": lambda one: one.status == "terlambat",
    "belum_dilaporkan": lambda one: one.status == "belum_dilaporkan",
    "capaian": lambda one: one.is_due,
    "setahun": lambda one: one.status != "tidak_berlaku",
    "selesai_tanpa_bukti": lambda one: one.status == "selesai" and bool(one.missing),
}
"""The tenggat in the list behind each figure of Ringkasan."""


def test_the_list_behind_a_figure_has_exactly_its_rows(case, visit):
    for figure, belongs in LISTS.items():
        source = visit.source("ringkasan", daftar=figure)
        assert find_faults([source], case.truth, case.situation.today) == []
        assert Counter(_listed(source, case.truth)) == Counter(
            filter(belongs, case.truth.standings)
        ), figure


def _listed(source: Source, truth: Truth) -> Iterator[Standing]:
    for line in source.lines:
        kode, *rest = tidy(line.text).split(" | ")
        if kode in truth.by_name:
            yield from named_tenggat(" | ".join(rest), truth.of_kode[truth.by_name[kode]])


def test_kesenjangan_bukti_names_every_missing_bukti(case, visit):
    whole = visit.source("kesenjangan_bukti")
    assert find_faults([whole], case.truth, case.situation.today) == []
    told: set[tuple[str, str, str]] = set()
    for pic in (*case.truth.pics, NO_PIC):
        for line in visit.source("kesenjangan_bukti", pic=pic).lines:
            if " | lacks " in line.text:
                told |= {*_lacking(tidy(line.text), case.truth)}
    assert told == case.truth.gaps


def _lacking(line: str, truth: Truth) -> Iterator[tuple[str, str, str]]:
    """List the bukti of each tenggat that a line says a langkah lacks."""
    name, rest = line.split(" | ", 1)
    kode = truth.by_name[name]
    whole, documents = rest.rsplit(" | lacks ", 1)
    standings = [standing for standing in truth.of_kode[kode] if standing.missing]
    when = whole.split(" | ")[1]
    for document in documents.split("; "):
        for standing in named_tenggat(document, standings) or named_tenggat(when, standings):
            yield from (
                (kode, standing.tenggat, name)
                for name in standing.missing
                if document.startswith(name)
            )


def test_the_list_of_bukti_has_every_one_that_is_owed(case, visit):
    source = visit.source("ringkasan", daftar="bukti")
    assert find_faults([source], case.truth, case.situation.today) == []
    told: Counter[tuple[str, str]] = Counter()
    for line in source.lines:
        for name, kode in case.truth.by_name.items():
            _, found, rest = line.text.rpartition(f"| {name} ")
            if found:
                standings = case.truth.of_kode[kode]
                told.update((kode, standing.tenggat) for standing in named_tenggat(rest, standings))
    assert told == Counter(
        (standing.kode, standing.tenggat)
        for standing in case.truth.standings
        if standing.is_due
        for _ in standing.owed
    )
