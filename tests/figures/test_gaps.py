"""What is missing: narrowed as a person asks, folded by month, with its links once."""

from monev import figures
from monev.core.text import NO_PIC
from monev.figures.evidence import matching
from tests.figures.material import gap, langkah, selesai, tenggat, values_of, view_of

MONTHS = [f"2025-{month:02}" for month in range(1, 8)]


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


def test_a_monthly_langkah_stands_once_with_its_months_folded_and_says_which_a_document_is_missing_for():
    rows = [gap(month, bukti) for month in MONTHS for bukti in ("Notulensi", "Dokumentasi")]
    (one,) = figures.tell_each(rows, 2025)
    assert (one.kode, one.when, one.n, one.N) == ("V.a.1.1", "Jan–Jul", 0, 14)
    assert [lack.words for lack in one.lacks] == ["Notulensi", "Dokumentasi"]
    rows = [
        gap("2025-05"),
        gap("2025-06"),
        gap("2025-06", "Daftar hadir", status="perlu_perbaikan", catatan="buram"),
    ]
    (one,) = figures.tell_each(rows, 2025)
    assert [lack.words for lack in one.lacks] == [
        "Daftar hadir (perlu perbaikan: buram, Jun)",
        "Notulensi",
    ]


def test_of_several_targets_the_loudest_status_stands_for_all():
    silent = gap("2025-06", status_tenggat="belum_dilaporkan")
    (one,) = figures.tell_each([selesai("2025-05", 1)])
    assert (one.term.kode, one.late, one.n) == ("selesai", "", 1)
    (one,) = figures.tell_each([selesai("2025-05", 1), silent])
    assert one.marked == "△ Belum dilaporkan, 30 hari lewat"
    (one,) = figures.tell_each([silent, gap("2025-05", hari_terlambat=61)])
    assert one.marked == "▲ Terlambat, 61 hari lewat"


def test_links_of_a_missing_document_are_given_once():
    rows = [
        gap(month, tautan=link)
        for month, link in zip(MONTHS, ("https://a.example/x", None) * 3, strict=False)
    ]
    (one,) = figures.tell_each(rows)
    assert one.lacks[0].links == ("https://a.example/x",)
