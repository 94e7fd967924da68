"""In every situation all documents, messages, lists and the command line say one and the same, and
it is true.
"""

import re
from collections import Counter
from datetime import datetime

import pytest
from openpyxl import load_workbook

from monev.figures import Counts, ringkasan
from monev.outputs.documents.texts import write_per_pic
from tests.conftest import before_release
from tests.situations import documents
from tests.situations.claims import (
    STATUS_OF_LABEL,
    Source,
    find_faults,
    find_forbidden_words,
    judge,
    named_tenggat,
    tidy,
)
from tests.situations.material import CONTOH, SITUATIONS, TRIWULAN_ENDS, Case, clock_at, report_file
from tests.situations.truth import Standing, flat_figures

_LIKE_ANOTHER = ("sebelum suntingan", "rencana saja, akhir tahun", "rencana bulanan saja")
"""Their documents would say what those of another situation do; lists, messages and the command
line are cheap."""


TELLING = ("laporan TW III", "sebelum laporan pertama", "rencana saja")
"""One of each kind."""


@pytest.fixture(scope="module")
def sources(case: Case) -> dict[str, Source]:
    """Read everything that is written about it, made once."""
    made = [
        *documents.list_sources(case),
        documents.ringkasan_letter(case),
        *(documents.command_source(case, one) for one in ("keadaan", "kesenjangan")),
    ]
    if case.situation.name not in _LIKE_ANOTHER:
        made += documents.document_sources(case)
    return {document.name: document for document in made}


_KINDS = (
    "days unreported status bukti langkah capaian_n setahun_n bukti_n terlambat "
    "berjalan selesai_tanpa_bukti tanpa_target"
)
"""What must be found among the claims: else that nothing false was found says nothing."""


def test_nothing_false_is_written(case, sources):
    assert find_faults(sources.values(), case.truth, case.situation.today) == []
    if case.situation.name == "laporan TW III":
        kinds = {kind for source in sources.values() for kind in judge(source, case.truth).claims}
        assert set(_KINDS.split()) - kinds == set()
        before = case.truth.at(case.truth.before_day)
        believed = [
            name
            for name, one in sources.items()
            if not find_faults([one], before, case.situation.today)
        ]
        told = [name for name in believed if "pesan untuk" not in name]
        assert told == ["undangan.docx"], "it is of another day, and an invitation has no figures"
        late = next(one for one in case.truth.standings if one.status == "terlambat")
        said = [
            documents.text_source(
                "", f"{late.kode} {late.tenggat}: {late.days + number} hari lewat"
            )
            for number in (0, 1)
        ]
        assert [len(judge(line, case.truth).faults) for line in said] == [0, 1], (
            "nothing is written late by days here"
        )


def test_no_letter_of_a_triwulan_has_a_word_of_its_own(case):
    for source in documents.unreported_letters(case):
        assert [*find_forbidden_words(source, case.truth, case.situation.today)] == [], source.name


_FIGURES = ("langkah", "capaian_n", "setahun_n", "terlambat", "bukti_n", "selesai_tanpa_bukti")
_AREA_FIGURES = {"laporan.docx": _FIGURES, "ringkasan.html": ("capaian_n",)}
"""What each tells of every area and of all together."""


def test_no_figure_of_an_area_is_left_out(case, sources):
    if case.truth.rencana_only:
        return
    areas = [None, *(area for area in case.truth.areas if case.truth.figures[area]["bukti_N"])]
    assert len(areas) > 3
    for name in _AREA_FIGURES.keys() & sources:
        for area in areas:
            lines = [line for line in sources[name].lines if line.area == area]
            told = judge(Source(name, lines), case.truth).claims
            assert set(_AREA_FIGURES[name]) - told.keys() == set(), (name, area)


def test_the_command_line_counts_what_is_true(case):
    state = documents.command_json(case, "keadaan")
    told = {None: flat_figures(state)} | {one["area"]: flat_figures(one) for one in state["area"]}
    assert told.keys() == case.truth.figures.keys()
    for area, figures in case.truth.figures.items():
        # *terlambat* of the JSON is all that is due and not done, as it always was.
        expected = figures | {"terlambat": figures["lewat_tenggat"]}
        assert told[area] == {key: expected[key] for key in told[area]}, area
    rows = documents.command_json(case, "kesenjangan")
    assert {(row["kode"], row["tenggat"], row["bukti"]) for row in rows} == case.truth.gaps
    lateness = (
        (standing.kode, standing.tenggat, (case.situation.day - standing.due).days)
        for standing in case.truth.standings
    )
    days = {(kode, tenggat): max(late, 0) for kode, tenggat, late in lateness}
    assert [row for row in rows if row["hari_terlambat"] != days[row["kode"], row["tenggat"]]] == []


def test_changes_are_against_the_end_of_the_triwulan_before(case, sources):
    compared, before = ringkasan(case.db, case.view), case.truth.before
    assert case.view.posisi_sebelum == case.truth.before_day
    if before is None:
        assert compared.difference is None
    else:
        now = case.truth.figures[None]
        expected = {key: now[key] - before[key] for key in Counts._fields if key in before}
        assert {key: getattr(compared.difference, key) for key in expected} == expected
    for name in {"laporan.docx"} & set(sources):
        told = [line for line in sources[name].lines if line.before]
        assert len(told) == (0 if before is None or case.truth.rencana_only else 6), name


def test_lists_and_messages_name_every_missing_bukti_once(case, sources):
    by_tenggat = Counter((kode, tenggat) for kode, tenggat, _ in case.truth.gaps)
    for name in ("kesenjangan.xlsx", "kesenjangan.csv", "monev kesenjangan"):
        rows = [line.text for line in sources[name].lines if "Kode: " in line.text]
        assert Counter(_which(row, case) for row in rows) == by_tenggat, name
    missing = {(kode, bukti) for kode, _, bukti in case.truth.gaps}
    whole = [
        line for message in write_per_pic(case.material).values() for line in message.split("\n")
    ]
    to_all = [line.text for line in sources["pesan kesenjangan"].lines]
    for name, lines in {"pesan kesenjangan": to_all, "pesan per PIC": whole}.items():
        owed = {
            case.truth.by_name.get(match[1], match[1]): tidy(line)
            for line in lines
            if (match := re.match(r"\d+\. (\S+) ", line))
        }
        assert {
            (kode, bukti) for kode, bukti in missing if bukti in owed.get(kode, "")
        } == missing, name
        told = Counter(
            match[1] for line in lines if (match := re.match(r"\d+\. (\S+\.\S+) ", line))
        )
        assert not told or max(told.values()) == 1, "one langkah once"


def test_each_row_of_a_list_says_itself_whether_anybody_reported_of_it(case, sources):
    """A CSV has no line above its rows that could say it for them."""
    overdue = Counter[str]()
    for standing in case.truth.standings:
        overdue[standing.status] += len(standing.missing)
    for name in ("kesenjangan.xlsx", "kesenjangan.csv", "monev kesenjangan"):
        told = Counter[str]()
        for line in sources[name].lines:
            if "Kode: " in line.text:
                (label,) = re.findall(r"Status target: ([^;]+)", line.text)
                told[STATUS_OF_LABEL[label.strip()]] += 1
        assert told == overdue, name


def _which(text: str, case: Case) -> tuple[str, str]:
    """Return the kode and tenggat of a row of a list."""
    (name,) = re.findall(r"Kode: ([^\s;]+)", text)
    kode = case.truth.by_name[name]
    rows = [standing for standing in case.truth.of_kode[kode] if standing.missing]
    (one,) = named_tenggat(re.split(r"Jatuh tempo: |: (?=[^:]*$)", text)[0], rows) or named_tenggat(
        text, rows
    )
    return one.kode, one.tenggat


def test_the_sheet_of_a_triwulan_has_what_is_due_in_it_and_what_is_still_late(case, sources):
    source = sources.get("lembar.xlsx")
    if source is None:
        return
    day = case.situation.day
    of_triwulan = {day.month - (day.month - 1) % 3 + turn for turn in range(3)}

    def belongs(one: Standing) -> bool:
        in_triwulan = one.due.year == day.year and one.due.month in of_triwulan
        return in_triwulan or one.is_overdue or (one.status == "selesai" and bool(one.missing))

    in_words = "|".join(STATUS_OF_LABEL)
    told = []
    for line in source.lines:
        row = re.match(r"Kode: (\S+);.* Target: (.*?); Realisasi: (.*?); Bukti", line.text)
        if row is None:
            continue
        kode = case.truth.by_name[row[1]]
        months = named_tenggat(row[2], case.truth.of_kode[kode])
        for word in re.findall(rf"\S ({in_words})", row[3]):
            told += [(kode, month.tenggat, STATUS_OF_LABEL[word]) for month in months]
    due = [(one.kode, one.tenggat, one.status) for one in case.truth.standings if belongs(one)]
    assert sorted(told) == sorted(due)


@pytest.mark.parametrize(
    "posisi", [TRIWULAN_ENDS[2], *before_release(*TRIWULAN_ENDS[:2], TRIWULAN_ENDS[3])]
)
def test_the_truth_is_what_the_workbook_reports(builder, posisi):
    """Everything else is held against the sheet *Realisasi* as its office filled it in."""
    (situation,) = (one for one in SITUATIONS if (one.archive, one.posisi) == ("contoh", posisi))
    assert situation.satker == CONTOH
    rows = load_workbook(report_file(posisi))["Realisasi"].iter_rows(values_only=True)
    reported = {
        (row[0], row[2]): (row[3] or "Belum", row[4]) for row in rows if row[7] and row[0] != "Kode"
    }
    with clock_at(situation.today):
        truth = builder.case(situation).truth
    words = {
        "belum": "Belum",
        "proses": "Proses",
        "selesai": "Selesai",
        "tidak_berlaku": "Tidak berlaku",
    }
    told = {
        (langkah["kode"], standing.names[0]): (
            words[target["laporan"]],
            datetime.fromisoformat(target["tanggal_selesai"])
            if target["tanggal_selesai"]
            else None,
        )
        for langkah in truth.judged["langkah"]
        for target, standing in zip(langkah["tenggat"], truth.of_kode[langkah["kode"]], strict=True)
    }
    assert told == reported
