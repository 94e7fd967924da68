"""`bukti` and `tautan` on the command line: one ZIP for the evaluator, and whether links still open."""

import zipfile

import pytest

from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.evidence_files.files import add_file
from monev.journal import FolderJournal
from tests.evidence_files.material import pdf
from tests.evidence_files.test_link_check import address, serving
from tests.makers import SATKER, TAHUN, append_unggahan

RENCANA = ("--satker", SATKER, "--tahun", TAHUN)
MEI = Target("V.a.1.1", "2025-05", "Undangan")
SEPTEMBER = Target("V.a.1.1", "2025-09", "Undangan")


@pytest.fixture
def stored(environment, tmp_path):
    """A rencana with two bukti reported: a database to open, closed again before a command runs."""
    folder = tmp_path / "toko"
    journal = FolderJournal(folder / "monev.jurnal")
    append_unggahan(journal)
    db = Database.open_at(folder / "monev.duckdb", journal)

    def change(where: Target, tautan: str) -> None:
        edit(db, SATKER, TAHUN, where, {"tautan": tautan}, pelaku="komputer ini")

    add_file(db, SATKER, TAHUN, MEI, "undangan.pdf", pdf(), pelaku="komputer ini")
    yield change
    db.close()


def test_the_evidence_of_a_triwulan_becomes_one_zip(stored, run, tmp_path):
    destination = tmp_path / "bukti.zip"
    answer = run("bukti", *RENCANA, "--triwulan", "ii", "-o", destination)
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert f"Bukti TW II 2025, {SATKER}: 1 dari 1 bukti ada; 1 berkas di paket ini." in answer.stderr
    assert "Area V/V.a.1.1 Undangan.pdf" in zipfile.ZipFile(destination).namelist()
    assert "disimpan sebagai bukti (lama" in run("bukti", *RENCANA, "--triwulan", "2", "-o", destination).stderr


def test_an_area_that_is_not_there_is_refused_and_nothing_written(stored, run, tmp_path):
    answer = run("bukti", *RENCANA, "--triwulan", "I", "--area", "IX", "-o", tmp_path / "x.zip")
    assert answer.exit_code == 1
    assert "Area “IX” tidak ada" in answer.stderr
    assert not list(tmp_path.glob("*x*"))


def test_links_are_checked_and_those_into_the_network_only_where_it_is_allowed(stored, run):
    with serving() as site:
        stored(MEI, address(site, "/200"))
        stored(SEPTEMBER, f"{address(site, '/404')} map biru")
        kept_off = run("tautan", "periksa", *RENCANA, "--json")
        assert kept_off.exit_code == 0
        assert [row["hasil"] for row in kept_off.json] == ["tidak_diperiksa"] * 2
        assert site.asked == []
        asked = run("tautan", "periksa", *RENCANA, "--json", "--izinkan", "127.0.0.1/32")
        assert [(row["kode"], row["tenggat"], row["bukti"], row["hasil"]) for row in asked.json] == [
            ("V.a.1.1", "2025-05", "Undangan", "terbuka"),
            ("V.a.1.1", "2025-09", "Undangan", "tidak_ada"),
        ]
        assert "2 tautan pada KPU Kabupaten Uji, rencana 2025: 1 terbuka, 1 tidak ada." in asked.stderr
        in_words = run("tautan", "periksa", *RENCANA, "--izinkan", "127.0.0.1/32")
        assert in_words.stdout == ""
        assert in_words.stderr.index("tidak ada  V.a.1.1") < in_words.stderr.index("terbuka    V.a.1.1")
