"""Two tiers: provinsi judges what the office verified. Both words stand; the office's count stays."""

from dataclasses import replace
from datetime import date

import pytest

from monev.access import NotAllowed, find_visitor
from monev.core.content import SecondVerdict
from monev.core.typed_input import EntryRefused
from monev.database import Database, rows_of
from monev.edits.single_edits import Target
from monev.figures import many_offices, view_at
from monev.figures.bukti_places import bukti_index
from monev.figures.evidence import second_verdicts, to_check
from monev.figures.many_offices import recap_frame
from monev.journal import open_journal
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.writing.closing import close_plan
from monev.writing.second_tier import judge
from tests.edits.material import edit_plan
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)

DAY = date(2025, 10, 1)
SK, LAPORAN = ("I.1.1", "2025-06", "SK"), ("I.1.1", "2025-06", "Laporan")
LINK = "https://contoh.example/sk"
NEWER = "https://contoh.example/sk-baru"
RIGHT = SecondVerdict(*SK, "terverifikasi", "", LINK)
WRONG = replace(RIGHT, verdik="dikembalikan", alasan="Lampirannya tidak ada.")


def fill(db: Database) -> None:
    """An office whose checker verified one of two bukti that its operator brought."""
    target = tenggat_content("2025-06", bukti={"SK": "belum_ada", "Laporan": "belum_ada"})
    langkah = [langkah_content("I.1.1", [target])]
    append_unggahan(db, sample_content(langkah, posisi="2025-09-30"))
    roles = {"oki": "operator", "peri": "pemeriksa", "prov": "evaluator", "adi": "admin"}
    roles["dua"] = "pemeriksa evaluator"
    add_people(db, **{name: {SATKER: role} for name, role in roles.items()})
    edit_plan(db, Target(*SK), {"tautan": LINK}, pelaku="oki")
    edit_plan(db, Target(*LAPORAN), {"tautan": "https://contoh.example/laporan"}, pelaku="oki")
    edit_plan(db, Target(*SK), {"status": "terverifikasi"}, pelaku="peri")


@pytest.fixture
def db(own_store, today) -> Database:
    today(DAY.isoformat())
    return own_store(fill)


def now(db: Database):
    return view_at(db, SATKER, TAHUN, DAY)


def said(db: Database, verdict: SecondVerdict, who: str = "prov"):
    return judge(db, SATKER, TAHUN, verdict, pelaku=who)


def waits_for(db: Database, who: str) -> list[str]:
    return [row["bukti"] for row in rows_of(to_check(db, now(db), find_visitor(db, who)))]


def words(db: Database) -> dict[str, str]:
    found = second_verdicts(db, now(db))
    return {bukti: verdict.words for (_, _, bukti), verdict in found.items()}


def test_a_report_dated_ahead_is_judged_as_it_is_shown(db):
    ahead = tenggat_content("2025-06", bukti={"SK": "terverifikasi", "Laporan": "belum_ada"})
    ahead["bukti"][0]["tautan"] = NEWER
    content = sample_content([langkah_content("I.1.1", [ahead])], unggahan=9, posisi="2025-12-31")
    append_unggahan(db, content)
    assert said(db, replace(RIGHT, tautan=NEWER)) is not None


def test_each_tier_has_its_own_list(db):
    assert waits_for(db, "peri") == ["Laporan"]
    assert waits_for(db, "prov") == ["SK"]
    assert waits_for(db, "komputer ini") == ["Laporan"], "who sits at the machine is the office"
    assert waits_for(db, "oki") == []


def test_what_provinsi_verifies_leaves_its_list_and_changes_no_figure_of_the_office(db):
    edit_plan(db, Target("I.1.1", "2025-06"), {"laporan": "selesai"}, pelaku="oki")
    (before,) = many_offices.recap(db, DAY, tahun=TAHUN)
    said(db, RIGHT)
    assert waits_for(db, "prov") == []
    assert words(db) == {"SK": "terverifikasi provinsi 1 Oktober 2025"}
    (after,) = many_offices.recap(db, DAY, tahun=TAHUN)
    assert (after.counts, after.view.unggahan) == (before.counts, before.view.unggahan)
    assert recap_frame(db, [after])[["bukti_n", "bukti_N", "kedua"]].iloc[0].tolist() == [2, 2, 1]


def test_what_provinsi_gives_back_goes_to_the_office_then_to_who_mends_it_and_comes_again(db):
    said(db, WRONG)
    assert waits_for(db, "peri") == ["SK", "Laporan"]
    given = "dikembalikan provinsi 1 Oktober 2025: Lampirannya tidak ada."
    assert words(db) == {"SK": given}
    returned = {"status": "perlu_perbaikan", "catatan": "Lampirannya tidak ada."}
    edit_plan(db, Target(*SK), returned, pelaku="peri")
    assert waits_for(db, "peri") == ["Laporan"]
    assert words(db) == {"SK": f"{given} (sesudah itu diubah kantor)"}
    edit_plan(db, Target(*SK), {"status": "ada"}, pelaku="oki")  # mended behind the same link
    edit_plan(db, Target(*SK), {"status": "terverifikasi"}, pelaku="peri")
    assert waits_for(db, "prov") == ["SK"]
    (office,) = many_offices.recap(db, DAY, tahun=TAHUN)
    assert office.second == 0
    said(db, RIGHT)
    (office,) = many_offices.recap(db, DAY, tahun=TAHUN)
    assert office.second == 1


def test_a_return_needs_its_reason_and_a_verdict_the_document_that_was_seen(db):
    with pytest.raises(EntryRefused, match="Tulis alasannya"):
        said(db, replace(WRONG, alasan="  "))
    for other in (
        replace(RIGHT, tautan="https://contoh.example/lain"),
        replace(RIGHT, bukti="Laporan"),
    ):
        with pytest.raises(EntryRefused, match="baru saja diubah"):
            said(db, other)


def test_nobody_is_both_tiers_of_one_bukti(db):
    with pytest.raises(NotAllowed, match="tidak berwenang"):
        said(db, RIGHT, "peri")
    edit_plan(db, Target(*LAPORAN), {"status": "terverifikasi"}, pelaku="dua")
    own = SecondVerdict(*LAPORAN, "terverifikasi", "", "https://contoh.example/laporan")
    with pytest.raises(NotAllowed, match="untuk kantor"):
        said(db, own, "dua")
    said(db, own, "prov")
    said(db, RIGHT, "dua")


def test_one_takes_back_ones_own_verdict_and_the_one_before_stands_again(db):
    said(db, WRONG)
    last = said(db, RIGHT)
    with pytest.raises(NotAllowed):
        said(db, replace(RIGHT, menarik=last.nomor), "dua")
    said(db, replace(RIGHT, menarik=last.nomor))
    assert words(db)["SK"].startswith("dikembalikan provinsi")


def test_a_closed_plan_takes_no_verdict(db):
    close_plan(db, SATKER, TAHUN, closed=True, pelaku="adi")
    with pytest.raises(NotAllowed, match="ditutup"):
        said(db, RIGHT)
    assert waits_for(db, "prov") == []


def test_the_log_the_list_of_bukti_and_the_journal_alone_tell_it(db, tmp_path):
    said(db, WRONG)
    log = audit_lines(db, find_visitor(db, "utama"), AuditFilter(jenis="penilaian"))
    assert [*log["apa"]] == [
        "menyatakan dikembalikan bukti “SK” pada langkah I.1.1 (pemeriksaan kedua)"
    ]
    (row,) = [row for row in rows_of(bukti_index(db, now(db))) if row["bukti"] == "SK"]
    assert (row["status"], row["diperiksa_oleh"]) == ("terverifikasi", "Peri")
    assert row["kedua"] == "dikembalikan provinsi 1 Oktober 2025: Lampirannya tidak ada."
    again = Database.open_at(tmp_path / "lagi.duckdb", open_journal(str(db.journal)))
    assert words(again) == words(db)
    again.close()
