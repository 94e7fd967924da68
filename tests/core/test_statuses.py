"""Every status has a word and a mark of its own, and what is due and not done is one of two."""

from monev.core.statuses import OF_TENGGAT, OVERDUE, SETTLED_STATUSES, STATUS_TENGGAT, UNCOUNTED


def test_every_status_is_told_by_its_word_and_by_its_mark_alone():
    terms = STATUS_TENGGAT.values()
    assert len({term.label for term in terms}) == len({term.mark for term in terms}) == len(terms)
    assert STATUS_TENGGAT["tanpa_target"].mark_and_label == "? Belum dapat dinilai"
    assert STATUS_TENGGAT["berjalan"].label == "Berjalan"


def test_what_is_due_and_not_done_is_late_or_unreported_and_is_counted():
    assert [STATUS_TENGGAT[kode].mark_and_label for kode in OVERDUE] == [
        "▲ Terlambat",
        "△ Belum dilaporkan",
    ]
    assert {*OVERDUE} <= {*OF_TENGGAT} - {*SETTLED_STATUSES, *UNCOUNTED}
