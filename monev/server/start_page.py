"""The HTML that every page begins with: Streamlit's, in Indonesian, with something to see at once.

Also the plain pages that need no script: forms and refusals.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core.errors import JOURNAL_ERRORS, DatabaseLocked, DatabaseNewer, MonevError
from monev.core.words import read_words
from monev.server import REFUSALS, log, middleware
from monev.ui import address, looks, page_table

# Asked for early, so that nothing is drawn before its styles are there.
OWN_STYLES = f'<link rel="stylesheet" href="{looks.STYLE}">'
_OWN_SCRIPTS = "".join(f'<link rel="modulepreload" href="{place}">' for place in looks.SCRIPTS)
WORDING: dict[str, str] = read_words(__file__, "wording")
"""What Streamlit says → what is shown instead."""
NOT_KEPT = {"Cache-Control": "no-store"}
LONGEST_ADDRESS = 16 * 1024
"""Bytes; all choices and filters together stay below."""

_STATIC = Path(__file__).parent / "static"
# Streamlit's own font, which our theme does not use: a quarter of the bytes of a first visit.
_FONT = r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*>'
_STYLES = r'<link rel="stylesheet"[^>]*>'
# The script that every page of ours needs. Streamlit would ask for it only after drawing itself.
EARLY_PART = "BidiComponent"
_IMPORT = re.compile(r"""\b(?:from|import)\s*[`"']\./([\w.-]+\.js)[`"']""")


class StructureChanged(Exception):
    """Streamlit's start page has changed. A test finds that at an upgrade; no person sees it."""


def read_start_page(heading: str) -> str:
    """Make the start page of one page from that of the installed Streamlit.

    Raises StructureChanged.
    """
    folder = Path(str(files("streamlit"))) / "static"
    original = (folder / "index.html").read_text(encoding="utf-8")
    return build_start_page(original, heading, early=find_early_scripts(folder / "static" / "js"))


@cache
def find_early_scripts(folder: Path) -> list[str]:
    """List the file of EARLY_PART and all it imports.

    Cached: looking for each page took half a second of each start. Raises StructureChanged.
    """
    found = [file.name for file in folder.glob(f"{EARLY_PART}.*.js")]
    if len(found) != 1:
        raise StructureChanged(EARLY_PART)
    for name in found:  # `found` grows meanwhile: what a file imports is looked at in its turn
        imported = _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
        found += [other for other in dict.fromkeys(imported) if other not in found]
    return found


def build_start_page(original: str, heading: str, *, early: Sequence[str]) -> str:
    """Change Streamlit's index.html to our start page. Raises StructureChanged.

    It gets an Indonesian title, language and no-JavaScript text, our sign of loading, our styles,
    the scripts `early` asked for at once.

    Without the right language a browser would offer to translate the page.
    """
    later = [name for name in early if name not in original]
    preloads = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in later
    )
    heading = escape(heading)
    result = original
    their_styles = "".join(re.findall(_STYLES, original))
    for sought, replacement in (
        (_FONT, ""),
        (r"(?s)<noscript>.*?</noscript>", fill("without_script")),
        # A browser shows nothing before the stylesheets of the head: theirs go into the body.
        (_STYLES, f"<style>{_read_styles()}</style>{preloads}"),
        ('<html lang="en">', '<html lang="id">'),
        # Its settings: else a page first looks for the server below its own address, asks for the
        # host's configuration, and covers everything when a connection is lost. WebAssembly goes,
        # since our policy refuses it.
        (
            "<title>Streamlit</title>",
            fill("head", heading=heading, own_scripts=_OWN_SCRIPTS, **_scripts()),
        ),
        (
            '<div id="root">',
            f'{fill("start", heading=heading)}{their_styles}{OWN_STYLES}<div id="root">',
        ),
    ):
        before, *after = re.split(sought, result, maxsplit=1)
        if not after:
            raise StructureChanged(sought)
        result = f"{before}{replacement}{after[0]}"
    return result


@cache
def _scripts() -> dict[str, str]:
    """Return our scripts in the start page, and the words that one of them says."""
    words = json.dumps(WORDING, ensure_ascii=False)
    return {"script": _read("start.js"), "words": words, "speech": _read("words.js")}


@middleware
async def say_unknown(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, known: Sequence[re.Pattern[str]]
) -> None:
    """Answer an address that is no page with words and links to the pages.

    Streamlit would send its start page, or a word of English. `known`: other addresses of ours.
    """
    path = scope["path"]
    if scope["type"] != "http":
        await app(scope, receive, send)
        return
    if len(scope["query_string"]) + len(path) > LONGEST_ADDRESS:
        await _page_of_links("address_too_long")(scope, receive, send)
        return
    if new := page_table.new_address(path):
        query = urlencode(new[1])
        asked = scope["query_string"].decode("latin-1")
        there = f"{new[0]}?{'&'.join(filter(None, (asked, query)))}".rstrip("?")
        await RedirectResponse(there)(scope, receive, send)
        return
    if page_table.page_of(path) or any(pattern.match(path) for pattern in known):
        await app(scope, receive, send)
        return
    answered = False

    async def send_or_say(message: Message) -> None:
        nonlocal answered
        if message["type"] == "http.response.start" and _is_unknown(scope, message):
            answered = True
            await _page_of_links("no_such_page", shown=address.as_shown(path))(scope, receive, send)
        elif not answered:
            await send(message)

    await app(scope, receive, send_or_say)


def _page_of_links(code: str, **values: str) -> Response:
    # Ringkasan by its name: the bare / leads to the page that the visitor needs first.
    named = {
        f"/{page_table.RINGKASAN.address}": page_table.RINGKASAN.title,
        **page_table.page_addresses(),
    }
    links = "".join(
        f'<li><a href="{place}">{name}</a></li>' for place, name in named.items() if place != "/"
    )
    return refusal(code, f'<nav aria-label="Halaman yang ada"><ul>{links}</ul></nav>', **values)


def refusal(code: str, below: str = "", **values: str) -> Response:
    """Make a page of an answer in `refusals.toml`, with HTML of ours below its words."""
    status, title, advice = REFUSALS[code]
    return html_page(
        title.format(**values), f"<p>{escape(advice.format(**values))}</p>{below}", status
    )


def refusal_line(code: str) -> Response:
    """Make a plain text of an answer in `refusals.toml`, without its title, for programs."""
    status, _, advice = REFUSALS[code]
    return PlainTextResponse(advice, status, headers=NOT_KEPT)


def page_of_error(error: MonevError, status: int, below: str = "") -> Response:
    """Make a page of an error's words, with HTML of ours below them."""
    return html_page(
        error.title, f"<p>{escape(f'{error.pesan} {error.advice}')}</p>{below}", status
    )


_OF_THIS_MACHINE = (MonevError, *JOURNAL_ERRORS, DatabaseLocked, DatabaseNewer)
"""The classes whose words name files and folders of this machine; their subclasses don't."""


def page_for_stranger(error: MonevError, status: int) -> Response:
    """Make a page of an error for someone who is not signed in.

    Words about this machine go to the log alone.
    """
    if type(error) not in _OF_THIS_MACHINE:
        return page_of_error(error, status)
    log.error("%s %s", error.pesan, error.advice)
    return refusal("not_now")


def html_page(title: str, content: str, status: int = 200) -> Response:
    """Make a page that needs no script and that no browser keeps.

    `content` is HTML: a person's words in it must be escaped.
    """
    html = fill("plain", title=escape(title), content=content, style=_read_styles())
    return HTMLResponse(html, status_code=status, headers=NOT_KEPT)


def lead_to(place: str) -> RedirectResponse:
    """Lead the browser to another address, by a redirection that it does not keep."""
    return RedirectResponse(place, status_code=303, headers=NOT_KEPT)


def set_cookie(response: Response, name: str, value: str, seconds: int) -> None:
    """Set a cookie that scripts can't read. `exposure` adds `Secure` to it over HTTPS."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax")


def forget_cookie(response: Response, name: str) -> None:
    """Delete a cookie that `set_cookie` set."""
    response.delete_cookie(name, path="/", httponly=True, samesite="lax")


def fill(piece: str, **values: str) -> str:
    """Fill the places of one of our HTML files. A person's words in `values` must be escaped."""
    return Template(_read(f"{piece}.html")).substitute(values).rstrip("\n")


def alert(words: str) -> str:
    """Return the HTML that says above a form why it was refused; "" without words."""
    return f'<p class="refused" role="alert">{escape(words)}</p>' if words else ""


def _is_unknown(scope: Scope, response_start: Message) -> bool:
    """True if Streamlit answers with its start page, or refuses a person in its own words.

    A program that asks for a script or a picture reads the status alone.
    """
    if response_start["status"] == 200:
        kind = Headers(raw=response_start["headers"]).get("content-type", "")
        return kind.startswith("text/html")
    asks_for_a_page = "text/html" in Headers(scope=scope).get("accept", "")
    return asks_for_a_page and response_start["status"] in (400, 404)


@cache
def _read(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


@cache
def _read_styles() -> str:
    tokens = (looks.STATIC / "tokens.css").read_text(encoding="utf-8")
    return looks.status_style() + tokens + _read("start.css")
