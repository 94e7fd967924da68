"""A true line passes and a false one is caught, of each kind of claim: so the silence of the others says something."""

from __future__ import annotations

from datetime import date

import pytest

from tests.makers import langkah_content, sample_content, tenggat_content
from tests.situations.claims import Line, Source, find_faults, judge
from tests.situations.truth import Truth

TODAY = "2025-06-02"


def _langkah(**other: str) -> list[dict]:
    """Late since before the report and since after it, done late without all its proof, under way, not due yet."""
    done = tenggat_content(
        "2025-01", "selesai", tanggal_selesai="2025-02-03", bukti={"SK": "ada", "Notulensi": "belum_ada"}
    )
    return [
        langkah_content("I.1.1", [tenggat_content("2025-03"), tenggat_content("2025-12")], pic="Ketua"),
        langkah_content("I.2.1", [done]),
        langkah_content("II.1.1", [tenggat_content("2025-04")], **other),
        langkah_content("II.2.1", [tenggat_content("2025-04-15")]),
        langkah_content("II.3.1", [tenggat_content("2025-06", buka="2025-04-01")]),
        langkah_content("III.1.1"),
    ]


REPORTED = Truth("KPU", date(2025, 4, 30), [sample_content(_langkah(), posisi="2025-03-31")])
"""At 30 April, the last report a month old: 3 late, 2 of them since then; one is due on the day itself."""

PLANNED = Truth(
    "KPU",
    date(2025, 4, 30),
    [sample_content([langkah_content("I.1.1", [tenggat_content("2025-03")])], posisi="2025-01-31")],
)
"""The same day, of a plan nothing was reported of."""

REMARK = "3 target terlambat; 2 di antaranya jatuh tempo setelah laporan terakhir, 31 Maret 2025."
PLAN_REMARK = "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana."


def faults(*lines: Line | str, truth: Truth = REPORTED, remark: bool = True) -> list[str]:
    """What is found in a source that says these lines, after what has to be said first."""
    first = [PLAN_REMARK if truth.rencana_only else REMARK] if remark else []
    said = [line if isinstance(line, Line) else Line(line) for line in [*first, *lines]]
    return find_faults([Source("halaman", said)], truth, TODAY)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("I.1.1 · Maret 2025 · ▲ Terlambat, 30 hari lewat", "I.1.1 · Maret 2025 · ▲ Terlambat, 31 hari lewat"),
        ("I.1.1 · Maret 2025 · ▲ 30 hari lewat", "I.1.1 · Maret 2025 · △ 30 hari lewat"),
        ("I.1.1 · Maret 2025 · ▲ Terlambat", "I.1.1 · Maret 2025 · ◐ Berjalan"),
        ("I.1.1 · Desember 2025 · ○ Belum jatuh tempo", "I.1.1 · Desember 2025 · ▲ Terlambat"),
        ("I.1.1 · 30 hari lewat", "I.1.1 · 29 hari lewat"),
        (
            "II.1.1 · April 2025 · △ Terlambat, tidak selesai pada tenggatnya, belum dilaporkan",
            "II.1.1 · April 2025 · △ Terlambat, 1 hari lewat, belum dilaporkan",
        ),
        ("II.1.1 · April 2025 · △ Terlambat", "II.1.1 · April 2025 · ▲ Terlambat"),
        ("II.2.1 · 15 April 2025 · 15 hari lewat, belum dilaporkan", "II.2.1 · 15 April 2025 · 15 hari lewat"),
        ("△ II.2.1 Rapat: 15 Apr 2025", "▲ II.2.1 Rapat: 15 Apr 2025"),
        ("II.3.1 · Juni 2025 · ◐ Berjalan", "II.3.1 · Juni 2025 · ○ Belum jatuh tempo"),
        (
            "I.2.1 · Januari 2025 · ✓ Selesai, 3 hari setelah tenggatnya",
            "I.2.1 · Januari 2025 · ✓ Selesai, 4 hari setelah tenggatnya",
        ),
        ("I.2.1 · Januari 2025 · bukti 1/2", "I.2.1 · Januari 2025 · bukti 2/2"),
        (
            "1. I.2.1 Rapat, Januari 2025 (dilaporkan selesai): Notulensi",
            "1. I.1.1 Rapat, Maret 2025 (dilaporkan selesai)",
        ),
        ("1. II.1.1 Rapat, April 2025 (belum dilaporkan): SK", "1. I.1.1 Rapat, Maret 2025 (belum dilaporkan): SK"),
        ("1. I.1.1 Rapat, Maret 2025: SK", "1. II.1.1 Rapat, April 2025: SK"),
        (
            Line("I.2.1 · Januari 2025", bukti=(("SK", True), ("Notulensi", False))),
            Line("I.2.1 · Januari 2025", bukti=(("SK", True), ("Notulensi", True))),
        ),
        ("1 dari 4 target yang jatuh tempo sudah selesai.", "2 dari 4 target yang jatuh tempo sudah selesai."),
        ("Capaian s.d. posisi: 1/4 (25%)", "Capaian s.d. posisi: 1/5 (20%)"),
        ("Capaian setahun: 1/6 (17%)", "Capaian setahun: 1/7 (14%)"),
        ("Kelengkapan bukti: 1/5 (20%)", "Kelengkapan bukti: 2/5 (40%)"),
        ("Terlambat: 3", "Terlambat: 1"),
        (Line("▲ 2", area="II"), Line("▲ 1", area="II")),
        ("II Area II: terlambat 2", "II Area II: terlambat 3"),
        ("4 bukti belum ada.", "5 bukti belum ada."),
        (
            "1 target yang dilaporkan selesai belum lengkap buktinya.",
            "2 target yang dilaporkan selesai belum lengkap buktinya.",
        ),
        ("Selesai, bukti belum lengkap: 1", "Selesai, bukti belum lengkap: 0"),
        ("1 langkah belum dapat dinilai (tanpa target waktu).", "2 langkah belum dapat dinilai (tanpa target waktu)."),
        ("Target yang terlambat terbanyak di II Area II: 2.", "Target yang terlambat terbanyak di I Area I: 1."),
        ("Ketua (1):", "Ketua (2):"),
        (Line("Terlambat: 1", before=True), Line("Terlambat: 0", before=True)),
        ("Terlambat: 3; +2 sejak TW I", "Terlambat: 3; +3 sejak TW I"),
        ("Juni 2025: 1 target jatuh tempo.", "Juni 2025: 2 target jatuh tempo."),
        ("31 Maret 2025: 1/6 (17%) selesai", "31 Maret 2025: 2/6 (33%) selesai"),
        (Line("0/2 △2", area="II", cell=(4,)), Line("0/2 ▲2", area="II", cell=(4,))),
        (Line("0/1 ▲1", area="I", cell=(3,)), Line("1/1", area="I", cell=(3,))),
        (Line("(1)", area="I", cell=(12,)), Line("0/1", area="I", cell=(12,))),
        (Line("1/4 ▲1 △2", cell=()), Line("1/4 ▲3", cell=())),
    ],
)
def test_a_claim_that_is_not_true_is_caught(true: Line | str, false: Line | str):
    line = true if isinstance(true, Line) else Line(true)
    assert faults(true) == []
    assert len(faults(false)) >= 1
    assert judge(Source("halaman", [line]), REPORTED).claims


@pytest.mark.parametrize(
    "line",
    [
        "I.1.1 · Maret 2025 · 0 hari lewat",
        "3 tenggat lewat tenggatnya",
        "Selesai tanpa bukti (1)",
        "Jatuh tempo hari ini",
        "0/0 selesai",
    ],
)
def test_words_that_nobody_may_say_are_caught(line: str):
    assert faults(line)


@pytest.mark.parametrize(
    "line",
    [
        "◆ Sudah jatuh tempo",
        "Sudah jatuh tempo: 1",
        "1 bukti diperlukan",
        "Belum ada PIC (1):",
        "belum ada bukti yang harus ada s.d. 30 April 2025",
    ],
)
def test_a_plan_may_say_what_is_due(line: str):
    assert faults(line, truth=PLANNED) == []


@pytest.mark.parametrize(
    "line",
    ["Terlambat: 1", "▲ 1", "I.1.1 · 30 hari lewat", "1 bukti belum ada", "Undangan: Belum ada", "(belum dilaporkan)"],
)
def test_a_plan_has_no_word_of_failure(line: str):
    assert faults(line, truth=PLANNED)


def test_what_could_mislead_is_said_before_any_figure():
    figure = "Capaian s.d. posisi: 1/4 (25%)"
    assert faults(figure) == []
    assert faults(figure, remark=False)
    assert faults(figure, REMARK, remark=False)
    assert faults("Kesenjangan bukti dukung", REMARK, figure, remark=False) == []
    assert faults("Rencana ini punya 1 target; 1 di antaranya jatuh tempo", truth=PLANNED, remark=False)
