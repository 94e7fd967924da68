"""The head of a langkah's panel: the tenggat to act on, the bukti that lack, a mark for each
tenggat.
"""

from datetime import date
from functools import partial

from streamlit.testing.v1 import AppTest

from monev import figures
from monev.figures.targets import first_to_act
from monev.ui.page_table import LINIMASA
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.page_runs import choose, field

MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


def store(db, tenggat: list[dict], **other: str) -> None:
    """Store a plan of one langkah."""
    append_unggahan(
        db, sample_content([langkah_content("I.1.1", tenggat, **other)], posisi="2025-09-30")
    )


def monthly(db) -> None:
    """Store a monthly langkah: seven months done, two late, three to come."""
    tenggat = [
        tenggat_content(
            month,
            "selesai",
            tanggal_selesai=f"{month}-20",
            bukti={"Notulensi": "ada", "Foto": "ada"},
        )
        for month in MONTHS[:7]
    ]
    tenggat += [
        tenggat_content(month, bukti={"Notulensi": "belum_ada", "Foto": "belum_ada"})
        for month in MONTHS[7:]
    ]
    store(db, tenggat, jenis_target="bulanan", pic="Kasubbag Hukum")


def said_in(at: AppTest) -> list[str]:
    """List what the panel says, from its top."""
    (panel,) = at.get("dialog")
    return [element.value.replace("\\", "") for element in panel.markdown]


def test_a_monthly_langkah_says_what_is_oldest_a_row_of_marks_and_what_each_document_owes(
    fill_database, open_page
):
    fill_database(monthly)
    at = open_page(LINIMASA, langkah="I.1.1", posisi="2025-09-30")
    _, standing, heading, documents, *_ = said_in(at)
    assert standing == (
        ":orange-badge[▲ Terlambat, 30 hari lewat] Jatuh tempo Agustus 2025 · PIC: Kasubbag Hukum"
    )
    marks = field(at, "bulanan, 7 dari 9 yang jatuh tempo selesai")
    shown = [
        option.replace(":green[✓]", "✓").replace(":orange[▲]", "▲") for option in marks.options
    ]
    assert shown[5:11] == ["✓ Jun", "✓ Jul", "▲ Agu", "▲ Sep", "○ Okt", "○ Nov"]
    assert heading == "**Bukti kurang (4)**"
    assert documents == "- Notulensi (Agu, Sep 2025)\n- Foto (Agu, Sep 2025)"
    at = open_page(LINIMASA, langkah="I.1.1", posisi="2025-12-31")
    marks = field(at, "bulanan, 7 dari 12 yang jatuh tempo selesai")
    assert all(":orange[△]" in option for option in marks.options[-3:]), "not reported yet"
    assert "Terlambat, 122 hari lewat" in said_in(at)[1]


def test_the_panel_speaks_of_the_target_that_was_touched(fill_database, open_page):
    """The one to act on is among the marks."""
    tenggat = [
        tenggat_content("2025-06", "selesai", tanggal_selesai="2025-06-20"),
        tenggat_content("2025-12"),
    ]
    fill_database(partial(store, tenggat=tenggat))
    at = open_page(LINIMASA, langkah="I.1.1", posisi="2025-09-30")
    assert "Belum jatuh tempo" in said_in(at)[1]
    at = choose(at, "2 target", "Jun")
    assert ":green-badge[✓ Selesai" in said_in(at)[1]
    assert at.query_params["target"] == "2025-06"


FIRST = (
    ([tenggat_content("2025-03"), tenggat_content("2025-06")], "2025-03"),
    (
        [
            tenggat_content("2025-03", "selesai", selesai_sejak="2025-03-31"),
            tenggat_content("2025-11"),
        ],
        "2025-11",
    ),
    ([tenggat_content("2025-12"), tenggat_content("2025-11")], "2025-11"),
    ([tenggat_content("2025-03", "selesai", selesai_sejak="2025-03-31")], "2025-03"),
    ([tenggat_content("2025-03", "tidak_berlaku", kendala="Dihapus")], "2025-03"),
    ([tenggat_content("2025-03") | {"bukti": []}], "2025-03"),
    ([], None),
)


def test_first_to_act_on_is_the_oldest_late_else_the_next_due(db):
    plan = [langkah_content(f"I.{no}.1", tenggat) for no, (tenggat, _) in enumerate(FIRST)]
    append_unggahan(db, sample_content(plan, posisi="2025-09-30"))
    view = figures.view_at(db, SATKER, 2025, date(2025, 9, 30))
    for no, (_, first) in enumerate(FIRST):
        found = first_to_act(figures.langkah_details(db, view, f"I.{no}.1").tenggat)
        assert (found and found["tenggat"]) == first, no
