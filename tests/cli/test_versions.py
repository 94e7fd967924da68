"""`batalkan` and `pulihkan`: what stands changes, the history says why, nothing else happens."""

from tests.cli.conftest import ONE, TEST_OFFICE, TWO
from tests.cli.test_load import figures


def test_cancelling_brings_the_one_before_back_restoring_it_back_and_the_last_one_may_go_too(run, table):
    run("muat", table("a.csv", ONE, TWO), "--posisi", "2025-03-31")
    run("muat", table("b.csv", ONE, (*TWO[:2], "Selesai")), "--posisi", "2025-06-30")
    assert figures(run)["status"]["selesai"] == 2
    answer = run("batalkan", *TEST_OFFICE, "--alasan", "berkas tertukar", "--json")
    assert answer.exit_code == 0
    assert answer.json == {"satker": "KPU Kota Uji", "tahun": 2025, "dibatalkan": 2, "berlaku": 1}
    assert "Yang berlaku kini unggahan 1" in answer.stderr
    assert figures(run)["status"]["selesai"] == 1
    newest = run("riwayat", *TEST_OFFICE, "--json").json[0]
    assert (newest["unggahan"], newest["dibatalkan"], newest["alasan"]) == (2, True, "berkas tertukar")
    assert "dibatalkan: berkas tertukar" in run("riwayat", *TEST_OFFICE).stderr

    answer = run("pulihkan", *TEST_OFFICE, "--json")
    assert (answer.exit_code, answer.json["dipulihkan"], answer.json["berlaku"]) == (0, 2, 2)
    assert figures(run)["status"]["selesai"] == 2

    run("batalkan", *TEST_OFFICE, "--alasan", "latihan")
    answer = run("batalkan", *TEST_OFFICE, "--alasan", "latihan", "--json")
    assert (answer.exit_code, answer.json["berlaku"]) == (0, None)
    assert "Tidak ada lagi unggahan yang berlaku" in answer.stderr
    empty = run("keadaan", *TEST_OFFICE, "--json")
    assert (empty.exit_code, empty.json["tersimpan"]) == (1, False)
    assert "sudah dibatalkan" in empty.stderr
