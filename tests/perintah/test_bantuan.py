"""Help is complete and Indonesian, and does not keep anybody waiting."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module

import pytest

from monev.perintah import PERINTAH
from monev.perintah.pengurai import Perintah
from tests.kode import AKAR

INGGRIS = re.compile(
    r"\b(usage|options|positional|arguments?|show this|error|required|expected|invalid|choose|unrecognized|not allowed"
    r"|ambiguous|the following)\b"
)


def perintah(nama: str) -> Perintah:
    return import_module(f"monev.perintah.{nama}").PERINTAH


@pytest.mark.parametrize("nama", PERINTAH)
def test_help_of_a_command_explains_every_option_it_takes(jalan, nama):
    jawaban = jalan(nama, "--help")
    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert not INGGRIS.search(jawaban.keluar)
    rapat = " ".join(jawaban.keluar.split())
    for butir in perintah(nama).butir:
        assert all(tulis in rapat for tulis in butir.nama)
        assert butir.uraian in rapat
    assert rapat.startswith(f"Pemakaian: python -m monev {nama}")


@pytest.mark.parametrize("cara", [("--help",), ("-h",)])
def test_help_of_the_program_names_every_command(jalan, cara):
    jawaban = jalan(*cara)
    assert jawaban.kode == 0
    assert not INGGRIS.search(jawaban.keluar)
    for nama, uraian in PERINTAH.items():
        assert re.search(rf"^  {nama} +{re.escape(uraian)}$", jawaban.keluar, re.MULTILINE)


def test_without_a_command_help_is_shown_as_wrong_usage(jalan):
    jawaban = jalan()
    assert (jawaban.kode, jawaban.keluar) == (2, "")
    assert "{periksa,muat" in jawaban.galat


def test_help_loads_none_of_the_heavy_libraries():
    kode = (
        "import sys; from monev.perintah import PERINTAH, utama;"
        "[utama([nama, '--help']) for nama in PERINTAH];"
        "print({'pandas', 'duckdb', 'openpyxl', 'python_calamine'} & set(sys.modules), file=sys.stderr)"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
    assert hasil.stderr.strip() == "set()"
