"""The HTML that every page begins with: Streamlit's, in Indonesian, with something to see before any script is there;
and what an address is answered that is none of ours."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core.errors import JOURNAL_ERRORS, DatabaseLocked, DatabaseNewer, MonevError
from monev.server import log, middleware
from monev.server.static_files import OWN_FOLDER
from monev.ui import address, looks

TITLE = "Monev ZI"
# The first two: else a page looks for the server below its own address first, two failed requests before anything can
# begin. The others: else it asks the server how it is kept before it connects, and covers a page whose connection is
# lost with a dialog of its own; start.js says it beside what can still be read. WebAssembly is what our policy does not
# allow: where it is missing, Streamlit reads long numbers without it; asked for in vain, each page would report it.
STREAMLIT_SETTINGS = (
    "<script>delete window.WebAssembly; "
    "window.__streamlit = {BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin, "
    "HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false, blockErrorDialogs: true}}</script>"
)
# Both early, so that nothing is drawn before its looks are there, and our script comes while Streamlit's is still read.
OWN_STYLES = f'<link rel="stylesheet" href="{looks.STYLE}">'
OWN_SCRIPT = f'<link rel="modulepreload" href="{looks.SCRIPT}">'
NO_JAVASCRIPT = "Monev ZI memerlukan JavaScript. Aktifkan JavaScript di peramban, lalu muat ulang halaman ini."
NOT_KEPT = {"Cache-Control": "no-store"}
LONGEST_ADDRESS = 16 * 1024
"""What all choices and filters together never reach, in bytes."""

_STATIC = Path(__file__).parent / "static"
# Streamlit's own letters, which our theme does not use: a quarter of what a first visit would have to wait for.
_FONT = r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*>'
_STYLES = r'<link rel="stylesheet"[^>]*>'
# What every page of ours is made of and Streamlit would only ask for once it has drawn its own part.
EARLY_PARTS = ("BidiComponent",)
_IMPORT = re.compile(r"""\b(?:from|import)\s*[`"']\./([\w.-]+\.js)[`"']""")


class StructureChanged(Exception):
    """Streamlit's start page no longer looks as it did: said by a test at an upgrade, not seen by a person."""


def read_start_page(heading: str) -> str:
    """Our start page for one page, made of the one that this Streamlit brings. Raises StructureChanged."""
    folder = Path(str(files("streamlit"))) / "static"
    original = (folder / "index.html").read_text(encoding="utf-8")
    return build_start_page(original, heading, early=find_early_scripts(folder / "static" / "js"))


@cache
def find_early_scripts(folder: Path) -> tuple[str, ...]:
    """The files that EARLY_PARTS are made of, each with all it imports; searched for once, not for each page: that took
    half a second of each start. Raises StructureChanged."""
    found = [file.name for part in EARLY_PARTS for file in folder.glob(f"{part}.*.js")]
    if [name.partition(".")[0] for name in found] != [*EARLY_PARTS]:
        raise StructureChanged(", ".join(EARLY_PARTS))
    for name in found:  # what each imports comes behind it, and is looked at in its turn
        imported = _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
        found += [other for other in dict.fromkeys(imported) if other not in found]
    return tuple(found)


def build_start_page(original: str, heading: str, *, early: Sequence[str] = ()) -> str:
    """Streamlit's index.html with an Indonesian title, language and no-JavaScript text, and with our sign of loading.
    Without the language a browser offers to translate it. `early`: asked for at once. Raises StructureChanged."""
    preloads = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in early if name not in original
    )
    sign = Template(_read_static("start.html")).substitute(heading=escape(heading))
    script = f'<script type="module">\n{_read_static("start.js")}</script>'
    title = f"<title>{escape(heading)} · {TITLE}</title>"
    result, their_styles = original, "".join(re.findall(_STYLES, original))
    for sought, replacement in (
        (_FONT, ""),
        (r"(?s)<noscript>.*?</noscript>", f"<noscript><p>{NO_JAVASCRIPT}</p></noscript>"),
        # A stylesheet in the head keeps everything from being seen until it is there.
        (_STYLES, f"<style>{_read_styles()}</style>{preloads}"),
        ('<html lang="en">', '<html lang="id">'),
        ("<title>Streamlit</title>", f"{title}{STREAMLIT_SETTINGS}{script}{OWN_SCRIPT}"),
        ('<div id="root">', f'{sign}{their_styles}{OWN_STYLES}<div id="root">'),
    ):
        before, *after = re.split(sought, result, maxsplit=1)
        if not after:
            raise StructureChanged(sought)
        result = f"{before}{replacement}{after[0]}"
    return result.replace('"./static/', f'"{OWN_FOLDER}/static/')


@middleware
async def say_unknown(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
    *,
    pages: Mapping[str, str],
    known: Sequence[re.Pattern[str]],
) -> None:
    """An address that is no page says so, and leads to the pages. Streamlit answers every address it does not know
    with its start page, and the page then says "Page not found" in English. So HTML for an address that is none of
    ours is that answer; a few odd ones it refuses in a word of English. `pages`: address → name; `known`: others."""
    path = scope["path"]
    if scope["type"] == "http" and len(scope["query_string"]) + len(path) > LONGEST_ADDRESS:
        advice = "Mungkin tersalin bersama teks lain. Buka salah satu halaman di bawah ini, lalu pilih lagi di sana."
        await _page_of_links("Alamat ini terlalu panjang", advice, 414, pages)(scope, receive, send)
        return
    if scope["type"] != "http" or path in pages or any(pattern.match(path) for pattern in known):
        await app(scope, receive, send)
        return
    answered = False

    async def send_or_say(message: Message) -> None:
        nonlocal answered
        if message["type"] == "http.response.start" and _is_unknown(scope, message):
            answered = True
            title = f"Halaman {address.as_shown(path)} tidak ada"
            advice = "Periksa ejaan alamatnya, atau pilih salah satu halaman di bawah ini."
            await _page_of_links(title, advice, 404, pages)(scope, receive, send)
        elif not answered:
            await send(message)

    await app(scope, receive, send_or_say)


def _page_of_links(title: str, advice: str, status: int, pages: Mapping[str, str]) -> Response:
    # The bare address would lead to what the visitor needs first, whatever its name says here.
    named = {(place if place != "/" else "/ringkasan"): name for place, name in pages.items()}
    links = "".join(f'<li><a href="{escape(place)}">{name}</a></li>' for place, name in named.items())
    return plain_page(title, advice, status, f'<nav aria-label="Halaman yang ada"><ul>{links}</ul></nav>')


def plain_page(title: str, advice: str, status: int, navigation: str = "") -> Response:
    """An answer in words, as a page that needs no script: what is not so, what to do, HTML of ours below them."""
    return html_page(title, f"<p>{escape(advice)}</p>{navigation}", status)


def page_of_error(error: MonevError, status: int) -> Response:
    """An error in words."""
    return plain_page(error.title, f"{error.pesan} {error.advice}", status)


_OF_THIS_MACHINE = (MonevError, *JOURNAL_ERRORS, DatabaseLocked, DatabaseNewer)
"""Just these, not what is made of them: they say what is wrong with files and folders here."""
_NOT_NOW = (
    "Monev ZI sedang tidak dapat membaca atau menyimpan catatannya. Coba lagi sebentar lagi; bila terulang, beri tahu "
    "pengelola: alasannya ada di catatan Monev ZI."
)


def page_for_stranger(error: MonevError, status: int) -> Response:
    """The same for who is not signed in: what is wrong with this machine is told to its log alone."""
    if type(error) not in _OF_THIS_MACHINE:
        return page_of_error(error, status)
    log.error("%s %s", error.pesan, error.advice)
    return plain_page("Belum dapat dilayani", _NOT_NOW, 503)


def html_page(title: str, content: str, status: int = 200) -> Response:
    """A page that needs no script, kept by no browser. `content`: HTML, all of a person's escaped already."""
    html = Template(_read_static("plain.html")).substitute(title=escape(title), content=content, style=_read_styles())
    return HTMLResponse(html, status_code=status, headers=NOT_KEPT)


def _is_unknown(scope: Scope, response_start: Message) -> bool:
    """Whether Streamlit answers a person with its start page, or refuses an address in its own words."""
    content_type = Headers(raw=response_start["headers"]).get("content-type", "")
    if response_start["status"] == 200:
        return content_type.startswith("text/html")
    # A script or a picture that is missing is asked for by a program, which reads the status alone.
    return response_start["status"] in (400, 404) and "text/html" in Headers(scope=scope).get("accept", "")


def _read_static(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


def _read_styles() -> str:
    return (looks.STATIC / "tokens.css").read_text(encoding="utf-8") + _read_static("start.css")
