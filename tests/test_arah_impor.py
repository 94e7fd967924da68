"""Arrows point one way: app.py, pages/ → monev/ui → monev → queries/ (DESIGN §7)."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import packages_distributions, version
from pathlib import Path

from tests.kode import AKAR, berkas_python, impor

SEMUA = ("app.py", "pages", "monev")


def _melanggar(berkas, dilarang: tuple[str, ...]) -> list[str]:
    return [
        f"{jalur.relative_to(AKAR)} mengimpor {nama}"
        for jalur in berkas
        for nama in impor(jalur)
        if any(nama == awalan or nama.startswith(f"{awalan}.") for awalan in dilarang)
    ]


def test_contracts_in_pyproject_are_kept():
    # As a program of its own: called from here it would silence every logger that other tests listen to.
    perintah = [Path(sys.executable).with_name("lint-imports"), "--config", AKAR / "pyproject.toml", "--no-cache"]
    hasil = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, hasil.stdout


def test_domain_knows_neither_streamlit_nor_plotly_nor_pages():
    ui = AKAR / "monev" / "ui"
    domain = [jalur for jalur in berkas_python("monev") if ui not in jalur.parents]
    assert len(domain) > 10
    assert _melanggar(domain, ("streamlit", "plotly", "uvicorn", "monev.ui", "pages", "app")) == []


def test_domain_runs_without_loading_streamlit():
    kode = (
        "import sys, monev.basisdata, monev.baca, monev.keadaan, monev.unggah, monev.keluaran;"
        "print(sorted({'streamlit', 'plotly', 'pandas.plotting._matplotlib'} & set(sys.modules)))"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "[]"


def test_pages_and_router_go_through_monev_to_the_database():
    depan = berkas_python("app.py", "pages")
    assert depan
    assert _melanggar(depan, ("duckdb", "openpyxl", "python_calamine", "monev.perintah", "monev.__main__")) == []


def test_ui_asks_the_domain_and_never_the_database_driver():
    assert _melanggar(berkas_python("monev/ui"), ("duckdb", "openpyxl", "python_calamine", "pages", "app")) == []


def test_nothing_imports_a_page_or_the_router():
    assert _melanggar(berkas_python("monev"), ("pages", "app")) == []


def _sematan(*berkas: str) -> dict[str, str]:
    baris = "\n".join((AKAR / nama).read_text(encoding="utf-8") for nama in berkas)
    return {nama.lower(): versi for nama, versi in re.findall(r"^([\w.-]+)==([^\s#]+)", baris, re.MULTILINE)}


def test_every_library_the_program_imports_is_pinned_with_a_reason():
    pemilik = packages_distributions()
    dipakai = {
        pemilik[akar][0].lower()
        for jalur in berkas_python(*SEMUA)
        for akar in {nama.split(".")[0] for nama in impor(jalur)}
        if akar in pemilik
    }
    alasan = {
        baris.split("==")[0].lower()
        for baris in (AKAR / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if re.match(r"[\w.-]+==\S+\s+# \w", baris)
    }
    assert alasan == set(_sematan("requirements.txt")), "setiap baris: nama==versi  # alasan"
    assert dipakai <= alasan, f"belum disematkan di requirements.txt: {sorted(dipakai - alasan)}"
    tanpa_impor = {"tzdata"}  # a data package: zoneinfo reads it
    assert alasan <= dipakai | tanpa_impor, f"tidak dipakai lagi: {sorted(alasan - dipakai - tanpa_impor)}"


def test_tests_run_on_exactly_the_pinned_versions():
    sematan = _sematan("requirements.txt", "requirements-dev.txt", "constraints.txt")
    berbeda = {nama: (versi, version(nama)) for nama, versi in sematan.items() if version(nama) != versi}
    assert berbeda == {}
    for nama in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        longgar = [
            baris
            for baris in (AKAR / nama).read_text(encoding="utf-8").splitlines()
            if baris.strip() and not baris.startswith(("#", "-c", "-r")) and "==" not in baris
        ]
        assert longgar == []
