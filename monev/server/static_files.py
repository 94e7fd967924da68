"""Streamlit's files for the browser: compressed once at the first start (to a quarter), kept for
good, sent by ServeStatic. Streamlit has no setting for its language, so the few words that a page
of ours shows are replaced."""

import gzip
import hashlib
import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import cast

import brotli
import streamlit
from servestatic import ServeStaticASGI
from servestatic import utils as servestatic
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core import platform_files
from monev.core.words import read_words
from monev.server import middleware, say

# Quality 9 packs all 22 MB in 2.4 s; 11 takes 27 s for 8 % less. So 11 is for what every first
# visit waits for, what the start page names itself: 34 KB less for 2.5 s.
BROTLI_QUALITY = 9
BROTLI_QUALITY_AT_START = 11
GZIP_QUALITY = 9
# Pictures and fonts are compressed already.
COMPRESSED_SUFFIXES = {".js", ".css", ".json", ".svg"}
SMALLEST_SIZE = 500
# Streamlit's folder whose files carry a hash in their name: a browser may keep them for good.
HASHED_FOLDER = "static"
PIECE = 256 * 1024
KEEP_FOR_GOOD = {"Cache-Control": "public, immutable, max-age=31536000"}
WORDING: dict[str, dict[str, str]] = read_words(__file__, "wording")
"""File name up to its hash → literal as it stands in the file → what is shown instead."""
_MADE_WITH = hashlib.sha256(repr(WORDING).encode("utf-8")).hexdigest()[:8]
"""A short mark of the changes: files prepared with others are prepared anew."""
# Streamlit names a file by its own content: with our changes it is another, and a browser that
# keeps the one of an earlier version of ours would never ask for it. So it has another address.
OWN_FOLDER = f"/monev/{_MADE_WITH}"


def translate(file_name: str, content: bytes) -> bytes:
    """The file with its words replaced; any other file as it is."""
    changes = WORDING.get(file_name.split(".", 1)[0], {}) if file_name.endswith(".js") else {}
    for original, replacement in changes.items():
        content = content.replace(original.encode(), replacement.encode())
    return content


def serve_prepared_files(app: ASGIApp) -> ASGIApp:
    """Answers for the prepared files, else `app`; with no place for them Streamlit sends its own,
    in English."""
    folder = find_or_prepare()
    if folder is None:
        say(
            "Berkas halaman dikirim tanpa dipadatkan, karena tidak ada tempat yang dapat ditulis "
            "untuknya."
        )
        return ask_again(app)
    return serve_folder(app, folder)


def find_or_prepare() -> Path | None:
    """The first of `prepared_folders` that is there, else that can be made, after a word that it
    takes a moment."""
    folders = prepared_folders()
    there = next((folder for folder in folders if folder.is_dir()), None)
    if there is not None:
        return there
    say("Menyiapkan berkas halaman (sekali saja) ...")
    for folder in folders:
        try:
            prepare_files(Path(streamlit.__file__).parent / "static", folder)
        except OSError as error:
            say(f"{folder.parent} tidak dapat ditulis ({error}).")
        else:
            return folder
    return None


@middleware
async def ask_again(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """Lets a browser keep no file for good. Streamlit's own would else stay at our address for a
    year, in English, also after there was a place for the prepared ones."""

    async def send_not_kept(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Cache-Control"] = "no-cache"
        await send(message)

    await app(scope, receive, send_not_kept)


def serve_folder(app: ASGIApp, folder: Path) -> ASGIApp:
    """Answer for every file below `folder`, compressed as the browser can read it, else `app`. By
    itself ServeStatic sends 8 KB at a time, looks for a library and follows links out each time:
    three seconds of a start on Windows."""
    servestatic.ASGI_BLOCK_SIZE = PIECE  # type: ignore[bad-assignment] - said to be its first value for good
    servestatic.current_async_library = lambda: "asyncio"
    sender = ServeStaticASGI(
        app,
        root=folder,
        immutable_file_test=".",
        allow_all_origins=False,
        allow_unsafe_symlinks=True,
    )
    return cast(ASGIApp, sender)  # it spells ASGI's types in asgiref's words, Starlette in its own


@middleware
async def lead_from_own_folder(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """What is asked for below OWN_FOLDER is what lies at the same place without it."""
    if scope["path"].startswith(f"{OWN_FOLDER}/{HASHED_FOLDER}/"):
        path = scope["path"].removeprefix(OWN_FOLDER)
        scope = {**scope, "path": path, "raw_path": path.encode()}
    await app(scope, receive, send)


def send_compressed(
    text: str, media_type: str, headers: Mapping[str, str]
) -> Callable[[Request], Response]:
    """What answers a request with a text of ours: compressed once, sent as the browser can read
    it."""
    plain = text.encode("utf-8")
    packed = {
        "br": brotli.compress(plain, quality=BROTLI_QUALITY),
        "gzip": gzip.compress(plain, GZIP_QUALITY, mtime=0),
    }

    def send(request: Request) -> Response:
        accepted = {part.strip() for part in request.headers.get("accept-encoding", "").split(",")}
        encoding = next((name for name in packed if name in accepted), None)
        content, named = (
            (packed[encoding], {"Content-Encoding": encoding}) if encoding else (plain, {})
        )
        return Response(
            content, media_type=media_type, headers={"Vary": "Accept-Encoding", **headers, **named}
        )

    return send


def prepared_folders() -> list[Path]:
    """Where the prepared files may lie, the best place first: beside the libraries they come from,
    which they are thrown away with; else, where nobody may write there, in the cache of who runs
    the server. Never in the office's data, nor where another user could put files. Other versions,
    words or ways to prepare them have other folders."""
    made_of = f"streamlit-{version('streamlit')}-{BROTLI_QUALITY_AT_START}-{_MADE_WITH}"
    return [
        Path(sys.prefix) / "share" / "monev" / made_of,
        Path("~/.cache/monev").expanduser() / made_of,
    ]


def prepare_files(origin: Path, destination: Path) -> None:
    """Write every text file of Streamlit's below `origin`, in Indonesian, into `destination`, each
    also compressed; whole or not at all; nothing when it is there already. Raises OSError when the
    place cannot be written."""
    if destination.is_dir():
        return
    destination.parent.mkdir(parents=True, exist_ok=True)
    temporary = platform_files.new_name_in(destination.parent)
    temporary.mkdir()
    at_start = (origin / "index.html").read_text(encoding="utf-8")
    try:
        for path in (origin / HASHED_FOLDER).rglob("*"):
            if path.suffix in COMPRESSED_SUFFIXES and path.stat().st_size >= SMALLEST_SIZE:
                content = translate(path.name, path.read_bytes())
                quality = BROTLI_QUALITY_AT_START if path.name in at_start else BROTLI_QUALITY
                prepared = temporary / path.relative_to(origin)
                prepared.parent.mkdir(parents=True, exist_ok=True)
                prepared.write_bytes(content)
                prepared.with_name(f"{path.name}.br").write_bytes(
                    brotli.compress(content, quality=quality)
                )
                prepared.with_name(f"{path.name}.gz").write_bytes(
                    gzip.compress(content, GZIP_QUALITY, mtime=0)
                )
        platform_files.replace(temporary, destination)
    except OSError:
        shutil.rmtree(temporary, ignore_errors=True)
        if not destination.is_dir():  # else another process was first, and its work is as good
            raise
