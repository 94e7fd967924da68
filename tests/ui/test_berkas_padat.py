"""Streamlit's files arrive small and whole, and its start page speaks Indonesian."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
from streamlit import file_util

from monev.ui.berkas_padat import BerkasPadat, SusunanBerubah, halaman_awal, padatkan, sandi_terbaik

HALAMAN = frozenset({"/", "/linimasa"})
NASKAH = b"export const angka = 1;\n" * 100


@pytest.fixture
def statis(tmp_path: Path) -> Path:
    asal = tmp_path / "statis"
    (asal / "static" / "js").mkdir(parents=True)
    (asal / "static" / "js" / "bagan.abc.js").write_bytes(NASKAH)
    (asal / "static" / "js" / "kecil.js").write_bytes(b"1")
    (asal / "static" / "gambar.png").write_bytes(b"\x89PNG" * 500)
    (asal / "manifest.json").write_bytes(b"{}" + b" " * 1000)
    return asal


def minta(aplikasi, alamat: str, *, cara: str = "GET", **kepala: str) -> tuple[int, dict[str, str], bytes]:
    """One request through an ASGI application: status, headers, body."""
    pesan: list[dict] = []

    async def kirim(satu: dict) -> None:
        pesan.append(satu)

    lingkup = {
        "type": "http",
        "method": cara,
        "path": alamat.partition("?")[0],
        "query_string": alamat.partition("?")[2].encode(),
        "headers": [(nama.replace("_", "-").encode(), isi.encode()) for nama, isi in kepala.items()],
    }
    # In a thread of its own: where browser tests ran before, this one has an event loop already.
    with ThreadPoolExecutor(1) as utas:
        utas.submit(asyncio.run, aplikasi(lingkup, None, kirim)).result()
    terima = {nama.decode(): isi.decode() for nama, isi in pesan[0]["headers"]}
    return pesan[0]["status"], terima, b"".join(satu.get("body", b"") for satu in pesan[1:])


async def asli(lingkup, terima, kirim) -> None:
    """Stands for Streamlit behind the wrapper: HTML for a page's address, plain bytes for the rest."""
    jenis = b"application/octet-stream" if "." in lingkup["path"] else b"text/html; charset=utf-8"
    kepala = [(b"content-type", jenis), (b"etag", b"lama"), (b"content-length", b"4")]
    await kirim({"type": "http.response.start", "status": 200, "headers": kepala})
    await kirim({"type": "http.response.body", "body": b"as", "more_body": True})
    await kirim({"type": "http.response.body", "body": b"li"})


@pytest.fixture
def padat(statis: Path, tmp_path: Path) -> BerkasPadat:
    return BerkasPadat(asli, padat=padatkan(statis, tmp_path / "padat"), awal="<html>Monev ZI</html>", halaman=HALAMAN)


@pytest.mark.parametrize(
    ("diterima", "sandi", "buka"),
    [("gzip, deflate, br, zstd", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_a_script_arrives_small_and_unchanged(padat, diterima, sandi, buka):
    status, kepala, isi = minta(padat, "/static/js/bagan.abc.js", accept_encoding=diterima)
    assert status == 200
    assert kepala["content-encoding"] == sandi
    assert kepala["vary"] == "Accept-Encoding"
    assert "javascript" in kepala["content-type"]
    assert "immutable" in kepala["cache-control"]
    assert int(kepala["content-length"]) == len(isi) < len(NASKAH) / 10
    assert buka(isi) == NASKAH


def test_head_tells_the_size_and_sends_nothing(padat):
    _, kepala, isi = minta(padat, "/static/js/bagan.abc.js", cara="HEAD", accept_encoding="br")
    assert int(kepala["content-length"]) > 0
    assert isi == b""


@pytest.mark.parametrize(
    ("alamat", "kepala"),
    [
        ("/static/js/bagan.abc.js", {}),
        ("/static/js/bagan.abc.js", {"accept_encoding": "identity"}),
        ("/static/js/bagan.abc.js", {"accept_encoding": "br", "range": "bytes=0-9"}),
        ("/static/js/kecil.js", {"accept_encoding": "br"}),
        ("/static/gambar.png", {"accept_encoding": "br"}),
        ("/static/../rahasia.js", {"accept_encoding": "br"}),
        ("/manifest.json", {"accept_encoding": "br"}),
    ],
)
def test_everything_else_is_left_to_streamlit(padat, alamat, kepala):
    _, terima, isi = minta(padat, alamat, **kepala)
    assert isi == b"asli"
    assert "content-encoding" not in terima


@pytest.mark.parametrize("alamat", ["/", "/linimasa"])
def test_every_page_address_gets_our_start_page(padat, alamat):
    _, kepala, isi = minta(padat, alamat, accept_encoding="br")
    assert isi == b"<html>Monev ZI</html>"
    assert int(kepala["content-length"]) == len(isi)
    assert "etag" not in kepala


@pytest.mark.parametrize("alamat", ["/linimassa", "/linimasa/x"])
def test_an_unknown_address_leads_to_the_first_page_with_its_choices(padat, alamat):
    status, kepala, isi = minta(padat, f"{alamat}?satker=KPU+A&tahun=2025", accept_encoding="br")
    assert (status, kepala["location"], isi) == (307, "/?satker=KPU+A&tahun=2025", b"")
    assert kepala["content-length"] == "0"
    assert minta(padat, alamat)[1]["location"] == "/"


@pytest.mark.parametrize(
    ("diterima", "harapan"),
    [("br;q=0, gzip", "gzip"), ("BR", "br"), ("", None), ("deflate", None), ("gzip;q=0.5, br;q=0.1", "br")],
)
def test_the_browser_says_what_it_can_read(diterima, harapan):
    assert sandi_terbaik(diterima) == harapan


@pytest.mark.parametrize(("diterima", "buka"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)])
def test_a_file_that_streamlit_does_not_have_is_sent_compressed_where_the_browser_can_read_it(
    statis, tmp_path, diterima, buka
):
    lain = {"/monev/plotly-1.2.3.min.js": NASKAH}
    server = BerkasPadat(asli, padat=padatkan(statis, tmp_path / "padat", lain), awal="", halaman=HALAMAN, lain=lain)
    status, kepala, isi = minta(server, "/monev/plotly-1.2.3.min.js", accept_encoding=diterima)
    assert (status, buka(isi), kepala.get("content-encoding", "")) == (200, NASKAH, diterima)
    assert "javascript" in kepala["content-type"]
    tanpa_tempat = BerkasPadat(asli, padat=tmp_path / "tidak ada", awal="", halaman=HALAMAN, lain=lain)
    assert minta(tanpa_tempat, "/monev/plotly-1.2.3.min.js", accept_encoding="br")[2] == NASKAH


def test_files_are_compressed_once(statis, tmp_path):
    hasil = padatkan(statis, tmp_path / "padat")
    waktu = (hasil / "static/js/bagan.abc.js.br").stat().st_mtime_ns
    assert padatkan(statis, tmp_path / "padat") == hasil
    assert (hasil / "static/js/bagan.abc.js.br").stat().st_mtime_ns == waktu
    assert sorted(jalur.name for jalur in tmp_path.iterdir()) == ["padat", "statis"]


def test_streamlits_start_page_is_the_one_we_know():
    """Fails when an upgrade of Streamlit changes it: look at the new page, then at `halaman_awal`."""
    asal = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    hasil = halaman_awal(asal)
    assert '<html lang="id">' in hasil
    assert "<title>Monev ZI</title>" in hasil
    assert "memerlukan JavaScript" in hasil
    assert "You need" not in hasil
    assert hasil.count("<script") == asal.count("<script") + 1  # ours, which says where the server is
    with pytest.raises(SusunanBerubah):
        halaman_awal("<html><head></head></html>")
