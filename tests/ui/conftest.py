"""The pages run by Streamlit's AppTest on a real database in each of the three situations of data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monev.basisdata import Basisdata
from tests.kode import AKAR
from tests.pembuat import isi_besar, isi_contoh, isi_langkah, isi_tenggat, unggah

HARI_INI = "2025-10-01"
DETIK = 30
HALAMAN = sorted(str(jalur.relative_to(AKAR)) for jalur in (AKAR / "pages").rglob("*.py"))

BukaHalaman = Callable[..., AppTest]


def gambar_di(at: AppTest) -> list[str]:
    """The pictures on a page, each as the text the browser draws it from."""
    return [
        json.loads(k.proto.json)["isi"] for k in at.get("bidi_component") if k.proto.component_name == "monev_gambar"
    ]


def isi_rencana() -> dict:
    """A plan nothing was reported of: a month, an exact day, a window, a langkah without a target."""
    rentang = isi_tenggat("2025-11", buka="2025-08-01")
    return isi_contoh(
        [
            isi_langkah("I.1.1", [isi_tenggat("2025-03")]),
            isi_langkah("I.2.1", [isi_tenggat("2025-08-04")], jenis_target="tanggal"),
            isi_langkah("V.a.1.1", [rentang], jenis_target="rentang", mulai="2025-08", pic="Sekretaris"),
            isi_langkah("V.a.2.1"),
        ]
    )


def isi_dilaporkan() -> dict:
    """Every status at once at 30 September 2025, texts with signs that Markdown and Plotly read, a web address."""
    selesai = isi_tenggat("2025-03", "selesai", tanggal_selesai="2025-04-02", bukti={"SK": "ada"})
    dihapus = isi_tenggat("2025-11", "tidak_berlaku", kendala="Dihapus")
    terlambat = isi_tenggat("2025-06", "proses", kendala="Menunggu *anggaran* | TA 2025", bukti={"SK": "belum_ada"})
    terlambat["bukti"][0]["tautan"] = "https://contoh.example/berkas"
    tanpa_bukti = isi_tenggat("2025-07", "selesai", selesai_sejak="2025-07-31", bukti={"Notulensi": "perlu_perbaikan"})
    return isi_contoh(
        [
            isi_langkah("I.1.1", [selesai]),
            isi_langkah("I.2.1", [terlambat], langkah_aksi="Rapat <b>ZI</b> $x$ :red[awas] [a](b)\nbaris dua"),
            isi_langkah("V.a.1.1", [tanpa_bukti], pic="Kasubbag Hukum"),
            isi_langkah("V.a.2.1", [isi_tenggat("2025-10", buka="2025-09-01")]),
            isi_langkah("V.a.3.1", [isi_tenggat("2025-12"), dihapus]),
            isi_langkah("VI.1.1"),
        ],
        posisi="2025-09-30",
    )


SITUASI: dict[str, Callable[[], list[dict]]] = {
    "kosong": list,
    "rencana": lambda: [isi_rencana()],
    "dilaporkan": lambda: [isi_rencana(), {**isi_dilaporkan(), "unggahan": 2}],
    "satu_baris": lambda: [isi_contoh([isi_langkah("I.1.1", [isi_tenggat("2025-03")])])],
    "tanpa_tenggat": lambda: [isi_contoh([isi_langkah("I.1.1")])],
    "besar": lambda: [isi_besar()],
}


@pytest.fixture
def isi_basis(db: Basisdata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Basisdata]:
    """Fill the database the pages will open with one situation."""
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    monkeypatch.setenv("MONEV_HARI_INI", HARI_INI)
    monkeypatch.chdir(AKAR)

    def isi(situasi: str, **lain: object) -> Basisdata:
        for satu in SITUASI[situasi]():
            unggah(db.jurnal, {**satu, **lain})
        db.ikuti()
        return db

    return isi


@pytest.fixture
def buka() -> BukaHalaman:
    """Open the app, at one page, with choices in its address."""

    def jalan(halaman: str | None = None, **pilihan: str) -> AppTest:
        at = AppTest.from_file(str(AKAR / "app.py"), default_timeout=DETIK)
        if halaman is not None:
            at.run()
            at.switch_page(halaman)
        for nama, nilai in pilihan.items():
            at.query_params[nama] = nilai
        return at.run()

    return jalan


def tulisan(at: AppTest) -> str:
    """Everything a page says in words."""
    jenis = (at.markdown, at.caption, at.info, at.error, at.warning, at.success)
    return "\n".join(str(satu.value) for semua in jenis for satu in semua)
