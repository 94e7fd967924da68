"""Test `dokumen` (the file asked for), a PDF and `tautan` (which links open)."""

import pytest
from pypdfium2 import PdfDocument

from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file
from monev.journal import open_journal
from tests.cli.conftest import Run
from tests.code import ROOT
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.evidence_files.test_link_check import address, serving
from tests.makers import SATKER, TAHUN, append_unggahan

MESUJI_2025 = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "--posisi", "2025-09-30")


def test_the_kind_of_file_follows_from_its_name_and_it_is_never_of_another(mesuji, tmp_path):
    destination = tmp_path / "hasil.pdf"
    answer = mesuji("dokumen", *MESUJI_2025, "--jenis", "laporan", "-o", destination)
    answer.says(0, "Laporan Monitoring dan Evaluasi KPU Kabupaten Mesuji ditulis")
    assert answer.stdout == ""
    assert len(PdfDocument(destination)) > 3
    destination = tmp_path / "pesan.docx"
    mesuji("dokumen", *MESUJI_2025, "--jenis", "pesan", "-o", destination).says(
        2, "tidak dibuat dalam bentuk “docx”"
    )
    assert not destination.exists()
    mesuji("dokumen", *MESUJI_2025, "--jenis", "laporan", "-o", tmp_path / "laporan").says(
        2, "harus berakhiran .docx"
    )
    assert list(tmp_path.glob("laporan*")) == []


def test_what_cannot_be_made_is_refused_and_nothing_written(mesuji, tmp_path):
    destination = tmp_path / "hasil.pdf"
    for choice, exit_code, words in (
        (("--jenis", "lapor"), 2, "Yang ada: lembar (xlsx);"),
        (("--jenis", "notulen"), 1, "--rapat"),
        (("--jenis", "notulen", "--rapat", "3"), 1, "Rapat 3 tidak ada"),
        (("--jenis", "notulen", "--rapat", "satu"), 2, "bukan nomor rapat"),
    ):
        mesuji("dokumen", *MESUJI_2025, *choice, "-o", destination).says(exit_code, words)
        assert not destination.exists()


PDF = ROOT / "tests" / "reading" / "books" / "mesuji.pdf"


def test_a_pdf_is_checked_and_loaded_as_it_is(run: Run) -> None:
    run("periksa", PDF).says(0, "45 langkah", "bandingkan dengan PDF-nya")
    assert run("muat", PDF, "--posisi", "2025-08-05").exit_code == 0
    assert len(run("riwayat", *MESUJI_2025[:4], "--json").json) == 1


RENCANA = ("--satker", SATKER, "--tahun", TAHUN)
MEI = Target("V.a.1.1", "2025-05", "Undangan")
SEPTEMBER = Target("V.a.1.1", "2025-09", "Undangan")


@pytest.fixture
def stored(environment, tmp_path):
    """Store a plan with one file as a bukti; return a function that writes a link to a target."""
    folder = tmp_path / "toko"
    journal = open_journal(folder / "monev.jurnal")
    append_unggahan(journal)
    db = Database.open_at(folder / "monev.duckdb", journal)

    def change(target: Target, tautan: str) -> None:
        edit_plan(db, target, {"tautan": tautan}, pelaku="komputer ini")

    add_file(db, SATKER, TAHUN, MEI, "undangan.pdf", pdf(), pelaku="komputer ini")
    yield change
    db.close()


def test_links_are_checked_but_for_those_into_the_network(stored, run, monkeypatch):
    with serving() as site:
        stored(MEI, address(site, "/200"))
        stored(SEPTEMBER, f"{address(site, '/404')} map biru")
        kept_off = run("tautan", "periksa", *RENCANA, "--json")
        assert kept_off.exit_code == 0
        assert [row["hasil"] for row in kept_off.json] == ["tidak_diperiksa"] * 2
        assert site.asked == []
        monkeypatch.setattr("monev.evidence_files.link_check.is_public", lambda _: True)
        asked = run("tautan", "periksa", *RENCANA, "--json")
        found = [(row["tenggat"], row["hasil"]) for row in asked.json]
        assert found == [("2025-05", "terbuka"), ("2025-09", "tidak_ada")]
        assert {(row["kode"], row["bukti"]) for row in asked.json} == {("V.a.1.1", "Undangan")}
        total = "2 tautan pada KPU Kabupaten Uji, rencana 2025: 1 terbuka, 1 tidak ada."
        assert total in asked.stderr
        in_words = run("tautan", "periksa", *RENCANA)
        assert in_words.stdout == ""
        missing, opening = "tidak ada  V.a.1.1", "terbuka    V.a.1.1"
        assert in_words.stderr.index(missing) < in_words.stderr.index(opening)
