"""Streamlit's own files, compressed once and their few words in Indonesian, and its start page.

Streamlit sends its files as they lie: Plotly's part alone is 4.7 MB. Compressed they are a quarter, which a phone on a
9 Mbps line sees as 12 seconds or 6. They are compressed at the first start, never while somebody waits for them.
"""

from __future__ import annotations

import gzip
import mimetypes
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import brotli

from monev.ui.terjemahan import terjemahkan

Pesan = MutableMapping[str, Any]
Kirim = Callable[[Pesan], Awaitable[None]]
Aplikasi = Callable[[Pesan, Callable[[], Awaitable[Pesan]], Kirim], Awaitable[None]]

# Quality 9 packs all 22 MB in 2.4 s; 11 takes 27 s for 8 % less.
MUTU_BROTLI = 9
MUTU_GZIP = 9
# Pictures and fonts are compressed already.
DIPADATKAN = {".js", ".css", ".json", ".svg"}
TERKECIL = 500
# brotli first. Browsers offer it only over https and on localhost, so a plain http address in the office needs gzip.
SANDI = {"br": ".br", "gzip": ".gz"}

BERVERSI = ("static", "monev")

JUDUL = "Monev ZI"
# Else a page looks for the server below its own address first: two failed requests before anything can begin.
ALAMAT_SERVER = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin}</script>"
)
TANPA_JAVASCRIPT = "Monev ZI memerlukan JavaScript. Aktifkan JavaScript di peramban, lalu muat ulang halaman ini."


class SusunanBerubah(Exception):
    """Streamlit's start page no longer looks as it did: said by a test at an upgrade, not seen by a person."""


def padatkan(asal: Path, tujuan: Path, lain: Mapping[str, bytes] = MappingProxyType({})) -> Path:
    """Compress every text file below `asal` into `tujuan`, its words in Indonesian, and what is in `lain` under its
    address; whole or not at all; nothing when it is there already.

    Returns `tujuan`. Raises OSError when the place cannot be written.
    """
    if tujuan.is_dir():
        return tujuan
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = Path(tempfile.mkdtemp(dir=tujuan.parent))
    try:
        for jalur in asal.rglob("*"):
            if jalur.suffix in DIPADATKAN and jalur.stat().st_size >= TERKECIL:
                _tulis(sementara / jalur.relative_to(asal), terjemahkan(jalur.name, jalur.read_bytes()))
        for alamat, isi in lain.items():
            _tulis(sementara / alamat.lstrip("/"), isi)
        sementara.rename(tujuan)
    except OSError:
        shutil.rmtree(sementara, ignore_errors=True)
        if not tujuan.is_dir():  # else another process was first, and its work is as good
            raise
    return tujuan


def _tulis(jalur: Path, isi: bytes) -> None:
    jalur.parent.mkdir(parents=True, exist_ok=True)
    jalur.with_name(f"{jalur.name}.br").write_bytes(brotli.compress(isi, quality=MUTU_BROTLI))
    jalur.with_name(f"{jalur.name}.gz").write_bytes(gzip.compress(isi, MUTU_GZIP, mtime=0))


def halaman_awal(asli: str) -> str:
    """Streamlit's index.html with an Indonesian title, language and no-JavaScript text.

    Without the language a browser offers to translate the page. Raises SusunanBerubah where a part is not found.
    """
    awal, akhir = asli.find("<noscript>"), asli.find("</noscript>")
    hasil = f"{asli[:awal]}<noscript><p>{TANPA_JAVASCRIPT}</p>{asli[akhir:]}"
    for dicari, ganti in (
        ('<html lang="en">', '<html lang="id">'),
        ("<title>Streamlit</title>", f"<title>{JUDUL}</title>{ALAMAT_SERVER}"),
    ):
        if awal < 0 or dicari not in hasil:
            raise SusunanBerubah(dicari)
        hasil = hasil.replace(dicari, ganti)
    return hasil


def sandi_terbaik(accept_encoding: str) -> str | None:
    """`br`, `gzip` or None: the best this browser says it can read (`br;q=0` says it cannot)."""
    diterima = set()
    for bagian in accept_encoding.lower().split(","):
        nama, _, bobot = bagian.strip().partition(";")
        if bobot.replace(" ", "") not in ("q=0", "q=0.0"):
            diterima.add(nama.strip())
    return next((sandi for sandi in SANDI if sandi in diterima), None)


class BerkasPadat:
    """ASGI wrapper: answers for the compressed files, swaps the start page; all else goes through untouched."""

    def __init__(
        self,
        aplikasi: Aplikasi,
        *,
        padat: Path,
        awal: str,
        halaman: frozenset[str],
        lain: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """`padat`: folder made by `padatkan`, empty or missing: nothing is compressed; `awal`: the start page;
        `halaman`: the addresses it is for; `lain`: files that Streamlit does not have, by address."""
        self.aplikasi = aplikasi
        self.lain = lain
        self.awal = awal.encode()
        self.halaman = halaman
        # Only addresses known beforehand are answered, so no request can name a file of its own choosing.
        # Those below these folders carry a hash or a version in their name: a browser may keep them for good.
        self.berkas = {
            f"/{jalur.relative_to(padat).with_suffix('').as_posix()}": jalur.with_suffix("")
            for folder in BERVERSI
            for jalur in (padat / folder).rglob("*.br")
        }

    async def __call__(self, lingkup: Pesan, terima: Callable[[], Awaitable[Pesan]], kirim: Kirim) -> None:
        """One request, as ASGI has it."""
        if lingkup["type"] != "http" or lingkup["method"] not in ("GET", "HEAD"):
            await self.aplikasi(lingkup, terima, kirim)
            return
        kepala = dict(lingkup["headers"])
        alamat = lingkup["path"]
        sandi = sandi_terbaik(kepala.get(b"accept-encoding", b"").decode("latin-1"))
        if b"range" not in kepala and sandi and alamat in self.berkas:
            isi = _isi(self.berkas[alamat], SANDI[sandi])
        elif alamat in self.lain:
            sandi, isi = None, self.lain[alamat]
        else:
            await self.aplikasi(lingkup, terima, self._dengan_halaman_awal(lingkup, kirim))
            return
        await kirim({"type": "http.response.start", "status": 200, "headers": _kepala(alamat, isi, sandi)})
        await kirim({"type": "http.response.body", "body": isi if lingkup["method"] == "GET" else b""})

    def _dengan_halaman_awal(self, lingkup: Pesan, kirim: Kirim) -> Kirim:
        """A `send` that puts our start page in the place of any HTML page; everything else is passed on.

        Streamlit answers every unknown address with its start page and then an English "Page not found"; here such an
        address leads to the first page, choices kept.
        """
        ganti = False
        dikenal = lingkup["path"] in self.halaman
        isi = self.awal if dikenal and lingkup["method"] == "GET" else b""

        async def kirim_terganti(pesan: Pesan) -> None:
            nonlocal ganti
            if pesan["type"] == "http.response.start":
                jenis = dict(pesan["headers"]).get(b"content-type", b"")
                ganti = pesan["status"] == 200 and jenis.startswith(b"text/html")
                if ganti:
                    pesan = self._kepala_awal(pesan, dikenal, lingkup["query_string"])
            elif ganti:
                if pesan.get("more_body"):
                    return
                pesan = {"type": "http.response.body", "body": isi}
            await kirim(pesan)

        return kirim_terganti

    def _kepala_awal(self, pesan: Pesan, dikenal: bool, pilihan: bytes) -> Pesan:
        """The response's start for our page: its own length, and nothing said of the one it replaces."""
        buang = (b"content-length", b"etag", b"last-modified", b"content-encoding", b"accept-ranges")
        kepala = [pasangan for pasangan in pesan["headers"] if pasangan[0] not in buang]
        if dikenal:
            return {**pesan, "headers": [*kepala, (b"content-length", str(len(self.awal)).encode())]}
        tujuan = b"/?" + pilihan if pilihan else b"/"
        return {**pesan, "status": 307, "headers": [*kepala, (b"content-length", b"0"), (b"location", tujuan)]}


def _kepala(alamat: str, isi: bytes, sandi: str | None) -> list[tuple[bytes, bytes]]:
    """The headers of one file; `sandi` is how it is compressed."""
    jenis = mimetypes.guess_type(alamat)[0] or "application/octet-stream"
    if alamat.endswith((".js", ".css")):
        jenis = f"{jenis}; charset=utf-8"
    kepala = [
        (b"content-type", jenis.encode()),
        (b"content-length", str(len(isi)).encode()),
        (b"vary", b"Accept-Encoding"),
        (b"cache-control", b"public, immutable, max-age=31536000"),
    ]
    return [*kepala, (b"content-encoding", sandi.encode())] if sandi else kepala


@cache
def _isi(jalur: Path, akhiran: str) -> bytes:
    """A compressed file, read once: all of them together are 13 MB."""
    return jalur.with_name(jalur.name + akhiran).read_bytes()
