"""README says what the program does: commands, settings and options are held to the code, both ways."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache

import pytest

from tests.kode import AKAR, berkas_python

BACA_SAYA = (AKAR / "README.md").read_text(encoding="utf-8")
MAKEFILE = (AKAR / "Makefile").read_text(encoding="utf-8")


@cache
def bantuan(*perintah: str) -> str:
    """What `--help` of the command line, or of one of its commands, says."""
    hasil = subprocess.run(
        [sys.executable, "-m", "monev", *perintah, "--help"], cwd=AKAR, capture_output=True, text=True, check=True
    )
    return hasil.stdout


def bagian(judul: str) -> str:
    """The text of one section of README."""
    return re.search(rf"^## {re.escape(judul)}\n(.*?)(?=^## |\Z)", BACA_SAYA, re.MULTILINE | re.DOTALL)[1]


def perintah_di_readme() -> dict[str, str]:
    """How README writes each command, by the command's name."""
    semua = re.findall(r"^\| `(.+?)` \|", bagian("Baris perintah"), re.MULTILINE)
    return {tulis.split()[0]: tulis for tulis in semua}


def test_a_fresh_machine_needs_exactly_two_commands():
    blok = re.findall(r"^```\n(.*?)^```", bagian("Menjalankan"), re.MULTILINE | re.DOTALL)
    assert [isi.strip() for isi in blok] == ["make run", "make test"]


def test_every_make_command_is_documented_and_exists():
    sasaran = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split())
    assert sasaran == set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert sasaran == set(re.findall(r"\bmake ([a-z]+)\b", BACA_SAYA))


def test_ci_checks_what_people_check():
    assert (AKAR / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_every_setting_is_documented_and_read():
    kode = "\n".join(jalur.read_text(encoding="utf-8") for jalur in berkas_python("app.py", "pages", "monev"))
    dibaca = set(re.findall(r"\"(MONEV_[A-Z_]+)\"", kode)) | set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))
    didokumentasikan = set(re.findall(r"^\| `([A-Z_]+)` \|", bagian("Setelan"), re.MULTILINE))
    assert dibaca == didokumentasikan


@pytest.mark.parametrize(
    ("setelan", "bawaan", "berkas"),
    [
        ("PORT", "8501", "Makefile"),
        ("MONEV_ZONA", "Asia/Jakarta", "monev/jam.py"),
    ],
)
def test_documented_defaults_are_the_codes(setelan, bawaan, berkas):
    baris = re.search(rf"^\| `{setelan}` \|.*\| (.*) \|$", BACA_SAYA, re.MULTILINE)[1]
    assert baris == f"`{bawaan}`"
    assert bawaan in (AKAR / berkas).read_text(encoding="utf-8")


def test_every_command_is_documented_and_exists():
    ada = re.search(r"\{([\w,]+)\}", bantuan())[1].split(",")
    assert list(perintah_di_readme()) == ada


@pytest.mark.parametrize("perintah", perintah_di_readme())
def test_every_option_is_documented_as_the_command_takes_it(perintah):
    pemakaian = re.search(r"^Pemakaian: python -m monev (.*)$", bantuan(perintah), re.MULTILINE)[1]
    umum = re.search(r"`(\[--db .+?\])`", bagian("Baris perintah"))[1]
    assert pemakaian == f"{perintah_di_readme()[perintah]} {umum}"


@pytest.mark.parametrize("perintah", perintah_di_readme())
def test_help_explains_every_option_in_indonesian(perintah):
    teks = bantuan(perintah)
    dipakai = set(re.findall(r"--[a-z]+", re.search(r"^Pemakaian: (.*)$", teks, re.MULTILINE)[1]))
    uraian = dict(re.findall(r"^  (?:-\w[^,]*, )?(--[a-z]+)(?: [A-Z]+)?\s+([\w.].*)$", teks, re.MULTILINE))
    assert dipakai <= set(uraian)
    assert all(len(kalimat.split()) >= 2 for kalimat in uraian.values())
    assert not re.search(r"\b(show this help|options:|positional arguments|usage:)", teks), "masih berbahasa Inggris"


def test_the_upload_limit_is_the_documented_one():
    konfigurasi = (AKAR / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    batas = re.search(r"^maxUploadSize = (\d+)$", konfigurasi, re.MULTILINE)[1]
    assert f"paling besar {batas} MB" in bagian("Batas")


def test_pictures_and_folders_named_in_readme_exist():
    gambar = re.findall(r"!\[.+\]\((.+)\)", BACA_SAYA)
    assert len(gambar) >= 2
    folder = re.findall(r"^([\w.]+/?) {4,}\w", bagian("Untuk yang ikut mengembangkan"), re.MULTILINE)
    assert len(folder) >= 7
    assert [nama for nama in (*gambar, *folder) if not (AKAR / nama).exists()] == []
