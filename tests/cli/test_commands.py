"""Test help (complete, Indonesian) and wrong usage: code 2, words that help, stdout only JSON."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev import build
from monev.cli import COMMANDS
from monev.cli.commands import WrongUsage, make_parser
from tests.code import ROOT, run_python

RENCANA = ("--satker", "KPU Kota Uji", "--tahun", "2025")


@pytest.mark.parametrize(
    ("arguments", "mentioned"),
    [
        (("hapus",), "'hapus' tidak ada. Yang ada: "),
        (("keadaan",), "Perlu disebut: --satker, --tahun."),
        (("keadaan", "--satker"), "--satker: harus diikuti nilainya."),
        (("keadaan", "--satker", " ", "--tahun", "2025"), "nama satker tidak boleh kosong"),
        (
            ("keadaan", "--satker", "KPU", "Kota", "--tahun", "2025"),
            "apit namanya dengan tanda kutip",
        ),
        (("keadaan", "--satker", "KPU", "--tahun", "25"), "“25” bukan tahun"),
        (
            ("keadaan", *RENCANA, "--posisi", "31-02-2025"),
            "“31-02-2025” bukan tanggal. Tulis misalnya 2025-09-30",
        ),
        (("keadaan", *RENCANA, "--json=ya"), "--json: tidak memakai nilai"),
        (("keadaan", *RENCANA, "--pos", "2025-09-30"), "Tidak dikenal di sini: --pos 2025-09-30."),
        (("muat", "a.xlsx", "b.xlsx"), "Tidak dikenal di sini: b.xlsx."),
        (("periksa", "--json"), "Perlu disebut: BERKAS."),
        (("templat", *RENCANA, "-o", "isian.xls"), "harus berakhiran .xlsx"),
        (("cadangkan", "-o", ""), "--keluaran: nama folder tidak boleh kosong."),
        (("jurnal", "hapus"), "TINDAKAN: 'hapus' tidak ada. Yang ada: "),
        (("--db", "x.duckdb", "keadaan"), "PERINTAH: 'x.duckdb' tidak ada. Yang ada: "),
    ],
)
def test_wrong_usage_is_named_with_what_would_be_right(run, arguments, mentioned):
    answer = run(*arguments)
    if "--json" in arguments:
        assert answer.json["tersimpan"] is False
    else:
        assert answer.stdout == ""
    hint = f" monev {arguments[0]} --help" if arguments[0] in COMMANDS else "--help"
    answer.says(2, mentioned, hint)
    assert not ENGLISH.search(answer.stderr)


def test_a_setting_that_cannot_be_meant_is_wrong_usage_of_every_command_but_help(run, monkeypatch):
    day, zone = "MONEV_HARI_INI=2025-09-30", "Asia/Jakarta (WIB)"
    for setting, value, example in (
        ("MONEV_HARI_INI", "30-09-2025", day),
        ("MONEV_HARI_INI", "2025-02-30", day),
        ("MONEV_HARI_INI", "besok", day),
        ("MONEV_ZONA", "WIB", zone),
        ("MONEV_ZONA", "../../etc/passwd", zone),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(setting, value)
            for arguments in (("riwayat", *RENCANA), ("keadaan", *RENCANA), ("awal",)):
                answer = run(*arguments).says(2, example)
                assert answer.stdout == ""
                assert answer.stderr.startswith(f"Setelan keliru: {setting} = “{value}” bukan ")
    monkeypatch.setenv("MONEV_HARI_INI", "besok")
    assert run("keadaan", "--help").exit_code == 0


ARGUMENT_WORDS = [
    *[
        "--satker",
        "--tahun",
        "--posisi",
        "--json",
        "--setuju",
        "-o",
        "--db",
        "--keluaran",
        "--",
        "-",
        "-x",
        "--json=1",
    ],
    *["--tahun=2025", "2025", "a.xlsx", "-1", "--satker=", "-ojson", "--help", "-h"],
    "KPU Kota Uji",
    "",
]


@given(st.sampled_from(list(COMMANDS)), st.lists(st.sampled_from(ARGUMENT_WORDS), max_size=7))
def test_whatever_is_typed_is_understood_or_refused_in_indonesian(name, arguments):
    try:
        make_parser().parse_args([name, *arguments])
    except SystemExit as help_shown:
        assert help_shown.code == 0
    except WrongUsage as error:
        assert error.pesan.endswith(".")
        assert not ENGLISH.search(error.pesan)


ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments?|show this|error|required|expected|invalid|choose|unrecognized|not allowed"
    r"|ambiguous|the following)\b"
)


@pytest.mark.parametrize("arguments", [(name, "--help") for name in COMMANDS] + [("--help",)])
def test_help_speaks_indonesian(run, arguments):
    answer = run(*arguments).says(0)
    assert answer.stdout.startswith("Pemakaian: python -m monev")
    assert not ENGLISH.search(answer.stdout)


def test_the_program_says_its_version_and_what_it_needs(run):
    assert run("--version").says(0).stdout == f"Monev ZI {build()}\n"
    assert run().says(2, "Perlu disebut: PERINTAH.").stdout == ""


def test_help_loads_none_of_the_heavy_libraries():
    program = (
        "import sys; from monev.cli import COMMANDS, main\n"
        "for name in COMMANDS: main([name, '--help'])\n"
        "heavy = {'pandas', 'duckdb', 'openpyxl', 'python_calamine'}\n"
        "print(heavy & set(sys.modules), file=sys.stderr)"
    )
    assert run_python("-c", program).stderr.strip() == "set()"


def test_a_hint_names_the_python_that_has_the_libraries_as_it_is_called_here():
    said = run_python("-m", "monev", "keadaan", check=False).stderr
    hint = said.partition("Cara memakai: ")[2].split("\n")[0]
    assert ROOT / hint.split()[0] == Path(sys.executable), said
    helped = subprocess.run(hint, shell=True, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Pemakaian:" in helped.stdout
