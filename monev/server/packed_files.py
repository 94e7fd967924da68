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

from monev.server.translations import translate

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

# Quality 9 packs all 22 MB in 2.4 s; 11 takes 27 s for 8 % less.
BROTLI_QUALITY = 9
GZIP_QUALITY = 9
# Pictures and fonts are compressed already.
COMPRESSED_SUFFIXES = {".js", ".css", ".json", ".svg"}
SMALLEST_SIZE = 500
# brotli first. Browsers offer it only over https and on localhost, so a plain http address in the office needs gzip.
ENCODINGS = {"br": ".br", "gzip": ".gz"}

VERSIONED_FOLDERS = ("static", "monev")

TITLE = "Monev ZI"
# Else a page looks for the server below its own address first: two failed requests before anything can begin.
SERVER_ADDRESS = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin}</script>"
)
NO_JAVASCRIPT = "Monev ZI memerlukan JavaScript. Aktifkan JavaScript di peramban, lalu muat ulang halaman ini."


class StructureChanged(Exception):
    """Streamlit's start page no longer looks as it did: said by a test at an upgrade, not seen by a person."""


def compress_files(origin: Path, destination: Path, other: Mapping[str, bytes] = MappingProxyType({})) -> Path:
    """Compress every text file below `origin` into `destination`, its words in Indonesian, and what is in `other`
    under its address; whole or not at all; nothing when it is there already.

    Returns `destination`. Raises OSError when the place cannot be written.
    """
    if destination.is_dir():
        return destination
    destination.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(dir=destination.parent))
    try:
        for path in origin.rglob("*"):
            if path.suffix in COMPRESSED_SUFFIXES and path.stat().st_size >= SMALLEST_SIZE:
                _write_compressed(temporary / path.relative_to(origin), translate(path.name, path.read_bytes()))
        for address, content in other.items():
            _write_compressed(temporary / address.lstrip("/"), content)
        temporary.rename(destination)
    except OSError:
        shutil.rmtree(temporary, ignore_errors=True)
        if not destination.is_dir():  # else another process was first, and its work is as good
            raise
    return destination


def _write_compressed(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, quality=BROTLI_QUALITY))
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, GZIP_QUALITY, mtime=0))


def build_start_page(original: str) -> str:
    """Streamlit's index.html with an Indonesian title, language and no-JavaScript text.

    Without the language a browser offers to translate the page. Raises StructureChanged where a part is not found.
    """
    beginning, end = original.find("<noscript>"), original.find("</noscript>")
    result = f"{original[:beginning]}<noscript><p>{NO_JAVASCRIPT}</p>{original[end:]}"
    for sought, replacement in (
        ('<html lang="en">', '<html lang="id">'),
        ("<title>Streamlit</title>", f"<title>{TITLE}</title>{SERVER_ADDRESS}"),
    ):
        if beginning < 0 or sought not in result:
            raise StructureChanged(sought)
        result = result.replace(sought, replacement)
    return result


def best_encoding(accept_encoding: str) -> str | None:
    """`br`, `gzip` or None: the best this browser says it can read (`br;q=0` says it cannot)."""
    received = set()
    for parts in accept_encoding.lower().split(","):
        name, _, weight = parts.strip().partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0"):
            received.add(name.strip())
    return next((encoding for encoding in ENCODINGS if encoding in received), None)


class CompressedFiles:
    """ASGI wrapper: answers for the compressed files, swaps the start page; all else goes through untouched."""

    def __init__(
        self,
        application: Application,
        *,
        compact: Path,
        beginning: str,
        the_page: frozenset[str],
        other: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """`compact`: folder made by `compress_files`, empty or missing: nothing is compressed; `beginning`: the start
        page; `the_page`: the addresses it is for; `other`: files that Streamlit does not have, by address."""
        self.application = application
        self.other = other
        self.beginning = beginning.encode()
        self.the_page = the_page
        # Only addresses known beforehand are answered, so no request can name a file of its own choosing.
        # Those below these folders carry a hash or a version in their name: a browser may keep them for good.
        self.file = {
            f"/{path.relative_to(compact).with_suffix('').as_posix()}": path.with_suffix("")
            for folder in VERSIONED_FOLDERS
            for path in (compact / folder).rglob("*.br")
        }

    async def __call__(self, scope: Message, received_headers: Callable[[], Awaitable[Message]], send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.application(scope, received_headers, send)
            return
        header = dict(scope["headers"])
        address = scope["path"]
        encoding = best_encoding(header.get(b"accept-encoding", b"").decode("latin-1"))
        if b"range" not in header and encoding and address in self.file:
            content = _read_compressed(self.file[address], ENCODINGS[encoding])
        elif address in self.other:
            encoding, content = None, self.other[address]
        else:
            await self.application(scope, received_headers, self._with_start_page(scope, send))
            return
        await send({"type": "http.response.start", "status": 200, "headers": _file_headers(address, content, encoding)})
        await send({"type": "http.response.body", "body": content if scope["method"] == "GET" else b""})

    def _with_start_page(self, scope: Message, send: Send) -> Send:
        """A `send` that puts our start page in the place of any HTML page; everything else is passed on.

        Streamlit answers every unknown address with its start page and then an English "Page not found"; here such an
        address leads to the first page, choices kept.
        """
        replacement = False
        known = scope["path"] in self.the_page
        content = self.beginning if known and scope["method"] == "GET" else b""

        async def send_replaced(message: Message) -> None:
            nonlocal replacement
            if message["type"] == "http.response.start":
                jenis = dict(message["headers"]).get(b"content-type", b"")
                replacement = message["status"] == 200 and jenis.startswith(b"text/html")
                if replacement:
                    message = self._start_page_headers(message, known, scope["query_string"])
            elif replacement:
                if message.get("more_body"):
                    return
                message = {"type": "http.response.body", "body": content}
            await send(message)

        return send_replaced

    def _start_page_headers(self, message: Message, known: bool, choice: bytes) -> Message:
        """The response's start for our page: its own length, and nothing said of the one it replaces."""
        dropped = (b"content-length", b"etag", b"last-modified", b"content-encoding", b"accept-ranges")
        header = [pairing for pairing in message["headers"] if pairing[0] not in dropped]
        if known:
            return {**message, "headers": [*header, (b"content-length", str(len(self.beginning)).encode())]}
        destination = b"/?" + choice if choice else b"/"
        return {**message, "status": 307, "headers": [*header, (b"content-length", b"0"), (b"location", destination)]}


def _file_headers(address: str, content: bytes, encoding: str | None) -> list[tuple[bytes, bytes]]:
    """The headers of one file; `encoding` is how it is compressed."""
    jenis = mimetypes.guess_type(address)[0] or "application/octet-stream"
    if address.endswith((".js", ".css")):
        jenis = f"{jenis}; charset=utf-8"
    header = [
        (b"content-type", jenis.encode()),
        (b"content-length", str(len(content)).encode()),
        (b"vary", b"Accept-Encoding"),
        (b"cache-control", b"public, immutable, max-age=31536000"),
    ]
    return [*header, (b"content-encoding", encoding.encode())] if encoding else header


@cache
def _read_compressed(path: Path, suffix: str) -> bytes:
    """A compressed file, read once: all of them together are 13 MB."""
    return path.with_name(path.name + suffix).read_bytes()
