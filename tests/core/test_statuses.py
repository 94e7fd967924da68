"""Every status is found with its mark and its words."""

from monev import figures
from monev.core.statuses import STATUS_TENGGAT, find_term
from tests.figures.material import COUNTS


def test_a_plan_without_reports_calls_nothing_late_and_every_status_is_found_with_its_mark():
    assert figures.format_lateness(1200) == "1.200 hari lewat"
    five = figures.five_figures(COUNTS, rencana_only=True)
    assert (five["terlambat"].label, five["terlambat"].n) == ("Sudah jatuh tempo", 2)
    assert find_term("terlambat", rencana_only=True).label == "Sudah jatuh tempo"
    assert all(find_term(kode) is term for kode, term in STATUS_TENGGAT.items())
    assert find_term("tanpa_target").mark_and_label == "? Belum dapat dinilai"
