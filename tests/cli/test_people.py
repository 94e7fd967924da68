"""`orang` at the machine: where a role holds is what was meant, whatever way the office is written."""

from tests.cli.conftest import MESUJI


def test_a_role_is_given_at_the_office_as_it_is_stored_and_an_unknown_one_is_named(run):
    office = "KPU Kabupaten Mesuji"
    run("muat", MESUJI, "--satker", office, "--tahun", "2025", "--posisi", "2025-09-30")
    run("orang", "tambah", "ani")
    known = run("orang", "tambah", "budi", "--satker", "kpu  kab. mesuji", "--peran", "operator", "--json")
    assert known.json["peran"] == {office: ["operator"]}
    assert "Belum ada rencana" not in known.stderr
    unknown = run("orang", "tambah", "citra", "--satker", "KPU Kabupaten Mesju", "--json")
    assert unknown.json["peran"] == {"KPU Kabupaten Mesju": ["pembaca"]}
    assert "Belum ada rencana “KPU Kabupaten Mesju”" in unknown.stderr
