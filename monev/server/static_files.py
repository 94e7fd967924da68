"""Streamlit's files for the browser, for browsers to keep for good.

They are compressed once at the first start (to a quarter) and sent by ServeStatic.
"""

import gzip
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import cast

import brotli
import streamlit
from servestatic import ServeStaticASGI
from servestatic import utils as servestatic
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from monev.core import platform_files
from monev.server import say

# Quality 9 packs all 22 MB in 2.4 s; 11 takes 27 s for 8 % less. So 11 is only for the files that
# the start page names, which every first visit waits for: 34 KB less for 2.5 s.
BROTLI_QUALITY = 9
BROTLI_QUALITY_AT_START = 11
GZIP_QUALITY = 9
# Pictures and fonts are compressed already.
COMPRESSED_SUFFIXES = {".js", ".css", ".json", ".svg"}
SMALLEST_SIZE = 500
# Streamlit's folder of files with a hash in their name, which a browser may keep for good.
HASHED_FOLDER = "static"
PIECE = 256 * 1024
KEEP_FOR_GOOD = {"Cache-Control": "public, immutable, max-age=31536000"}


def serve_prepared_files(app: ASGIApp) -> ASGIApp:
    """Answer for the prepared files, else pass on to `app`.

    If there is no place to prepare them, Streamlit sends its own.
    """
    folder = find_or_prepare()
    if folder is None:
        say(
            "Berkas halaman dikirim tanpa dipadatkan, karena tidak ada tempat yang dapat ditulis "
            "untuknya."
        )
        return app
    return serve_folder(app, folder)


def find_or_prepare() -> Path | None:
    """Return the first of `prepared_folders` that exists, else the first that can be made.

    None if there is none. Making it takes a moment, so it is announced.
    """
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


def serve_folder(app: ASGIApp, folder: Path) -> ASGIApp:
    """Answer for every file below `folder`, else pass on to `app`.

    A file is compressed as the browser can read it.

    By itself ServeStatic sends 8 KB at a time, and looks for its async library each time. It also
    resolves links (three seconds of a start on Windows).
    """
    servestatic.ASGI_BLOCK_SIZE = PIECE  # type: ignore[bad-assignment] - a Final
    servestatic.current_async_library = lambda: "asyncio"
    sender = ServeStaticASGI(
        app,
        root=folder,
        immutable_file_test=".",
        allow_all_origins=False,
        allow_unsafe_symlinks=True,
    )
    return cast(ASGIApp, sender)  # its ASGI types are asgiref's, not Starlette's


def send_compressed(
    text: str, media_type: str, headers: Mapping[str, str]
) -> Callable[[Request], Response]:
    """Make a function that answers with a text of ours, compressed once, when first asked for.

    The text is sent as the browser can read it. Compressing all at the start took a tenth of it.
    """
    plain = text.encode("utf-8")
    pack = {
        "br": lambda: brotli.compress(plain, quality=BROTLI_QUALITY),
        "gzip": lambda: gzip.compress(plain, GZIP_QUALITY, mtime=0),
    }
    packed = cache(lambda encoding: pack[encoding]())

    def send(request: Request) -> Response:
        accepted = {part.strip() for part in request.headers.get("accept-encoding", "").split(",")}
        answer = Response(plain, media_type=media_type, headers=headers)
        encoding = next((name for name in pack if name in accepted), None)
        if encoding:
            sent = {"Content-Encoding": encoding, **headers}
            answer = Response(packed(encoding), media_type=media_type, headers=sent)
        answer.headers["Vary"] = "Accept-Encoding"
        return answer

    return send


def prepared_folders() -> list[Path]:
    """List where the prepared files may lie, the best place first.

    1. Beside the installed libraries, with which they are thrown away.
    2. In the cache of the user who runs the server, if nobody may write there.

    Never among the office's data, nor where another user could put files. The name tells versions
    and quality apart.
    """
    made_of = f"streamlit-{version('streamlit')}-{BROTLI_QUALITY_AT_START}"
    return [
        Path(sys.prefix) / "share" / "monev" / made_of,
        Path("~/.cache/monev").expanduser() / made_of,
    ]


def prepare_files(origin: Path, destination: Path) -> None:
    """Write Streamlit's text files below `origin` into `destination`, compressed, all or none.

    An existing destination is left. Raises OSError.
    """
    if destination.is_dir():
        return
    destination.parent.mkdir(parents=True, exist_ok=True)
    temporary = platform_files.new_name_in(destination.parent)
    temporary.mkdir()
    at_start = (origin / "index.html").read_text(encoding="utf-8")
    try:
        for path in (origin / HASHED_FOLDER).rglob("*"):
            if path.suffix in COMPRESSED_SUFFIXES and path.stat().st_size >= SMALLEST_SIZE:
                content = path.read_bytes()
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
        if not destination.is_dir():  # else another process was first, with the same files
            raise
