"""The HTML that every page begins with: Streamlit's, in Indonesian, something to see at once; and
refusals as pages."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core.errors import JOURNAL_ERRORS, DatabaseLocked, DatabaseNewer, MonevError
from monev.server import REFUSALS, log, middleware
from monev.server.static_files import OWN_FOLDER
from monev.ui import address, looks, page_table

# Early, so that nothing is drawn before its looks are there.
OWN_STYLES = f'<link rel="stylesheet" href="{looks.STYLE}">'
_OWN_SCRIPTS = "".join(f'<link rel="modulepreload" href="{place}">' for place in looks.SCRIPTS)
NOT_KEPT = {"Cache-Control": "no-store"}
LONGEST_ADDRESS = 16 * 1024
"""What all choices and filters together never reach, in bytes."""

_STATIC = Path(__file__).parent / "static"
# Streamlit's own letters, which our theme does not use: a quarter of what a first visit would have
# to wait for.
_FONT = r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*>'
_STYLES = r'<link rel="stylesheet"[^>]*>'
# What every page of ours is made of and Streamlit would only ask for once it has drawn its own
# part.
EARLY_PART = "BidiComponent"
_IMPORT = re.compile(r"""\b(?:from|import)\s*[`"']\./([\w.-]+\.js)[`"']""")


class StructureChanged(Exception):
    """Streamlit's start page no longer looks as it did: said by a test at an upgrade, not seen by a
    person."""


def read_start_page(heading: str) -> str:
    """Our start page for one page, made of the one that this Streamlit brings. Raises
    StructureChanged."""
    folder = Path(str(files("streamlit"))) / "static"
    original = (folder / "index.html").read_text(encoding="utf-8")
    return build_start_page(original, heading, early=find_early_scripts(folder / "static" / "js"))


@cache
def find_early_scripts(folder: Path) -> list[str]:
    """The file of EARLY_PART with all it imports; searched for once, not for each page: that took
    half a second of each start. Raises StructureChanged."""
    found = [file.name for file in folder.glob(f"{EARLY_PART}.*.js")]
    if len(found) != 1:
        raise StructureChanged(EARLY_PART)
    for name in found:  # what each imports comes behind it, and is looked at in its turn
        imported = _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
        found += [other for other in dict.fromkeys(imported) if other not in found]
    return found


def build_start_page(original: str, heading: str, *, early: Sequence[str]) -> str:
    """Streamlit's index.html with an Indonesian title, language and no-JavaScript text, and with
    our sign of loading. Without the language a browser offers to translate it. `early`: asked for
    at once. Raises StructureChanged."""
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
        # A stylesheet in the head keeps everything from being seen until it is there.
        (_STYLES, f"<style>{_read_styles()}</style>{preloads}"),
        ('<html lang="en">', '<html lang="id">'),
        # With settings, else a page looks for the server below its own address first, asks how it
        # is kept, and covers what can still be read when a connection is lost. WebAssembly, which
        # our policy refuses, it can do without.
        (
            "<title>Streamlit</title>",
            fill("head", heading=heading, script=_read("start.js"), own_scripts=_OWN_SCRIPTS),
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
    return result.replace('"./static/', f'"{OWN_FOLDER}/static/')


@middleware
async def say_unknown(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
    known: Sequence[re.Pattern[str]],
) -> None:
    """An address that is no page says so, and leads to the pages: Streamlit would answer with its
    start page, or in a word of English. `known`: other addresses of ours."""
    path = scope["path"]
    if scope["type"] == "http" and len(scope["query_string"]) + len(path) > LONGEST_ADDRESS:
        await _page_of_links("address_too_long")(scope, receive, send)
        return
    if (
        scope["type"] != "http"
        or page_table.page_of(path)
        or any(pattern.match(path) for pattern in known)
    ):
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
    # The bare address would lead to what the visitor needs first, whatever its name says here.
    named = {
        f"/{page_table.RINGKASAN.address}": page_table.RINGKASAN.title,
        **page_table.page_addresses(),
    }
    links = "".join(
        f'<li><a href="{place}">{name}</a></li>' for place, name in named.items() if place != "/"
    )
    return refusal(code, f'<nav aria-label="Halaman yang ada"><ul>{links}</ul></nav>', **values)


def refusal(code: str, below: str = "", **values: str) -> Response:
    """An answer of `refusals.toml` as a page that needs no script, with HTML of ours below its
    words."""
    status, title, advice = REFUSALS[code]
    return html_page(
        title.format(**values), f"<p>{escape(advice.format(**values))}</p>{below}", status
    )


def refusal_line(code: str) -> Response:
    """The same for a program: only what is so and what to do, as plain text."""
    status, _, advice = REFUSALS[code]
    return PlainTextResponse(advice, status, headers=NOT_KEPT)


def page_of_error(error: MonevError, status: int, below: str = "") -> Response:
    """An error in words, with HTML of ours below them."""
    return html_page(
        error.title, f"<p>{escape(f'{error.pesan} {error.advice}')}</p>{below}", status
    )


_OF_THIS_MACHINE = (MonevError, *JOURNAL_ERRORS, DatabaseLocked, DatabaseNewer)
"""Just these, not what is made of them: they say what is wrong with files and folders here."""


def page_for_stranger(error: MonevError, status: int) -> Response:
    """The same for who is not signed in: what is wrong with this machine is told to its log
    alone."""
    if type(error) not in _OF_THIS_MACHINE:
        return page_of_error(error, status)
    log.error("%s %s", error.pesan, error.advice)
    return refusal("not_now")


def html_page(title: str, content: str, status: int = 200) -> Response:
    """A page that needs no script, kept by no browser. `content`: HTML, all of a person's escaped
    already."""
    html = fill("plain", title=escape(title), content=content, style=_read_styles())
    return HTMLResponse(html, status_code=status, headers=NOT_KEPT)


def fill(piece: str, **values: str) -> str:
    """A piece of HTML of ours with what stands in its places, all of a person's escaped already."""
    return Template(_read(f"{piece}.html")).substitute(values).rstrip("\n")


def alert(words: str) -> str:
    """Why a form was not taken, above it; nothing where there are no words."""
    return f'<p class="refused" role="alert">{escape(words)}</p>' if words else ""


def _is_unknown(scope: Scope, response_start: Message) -> bool:
    """Whether Streamlit answers a person with its start page, or refuses an address in its own
    words."""
    if response_start["status"] == 200:
        return (
            Headers(raw=response_start["headers"]).get("content-type", "").startswith("text/html")
        )
    # A script or a picture that is missing is asked for by a program, which reads the status alone.
    return response_start["status"] in (400, 404) and "text/html" in Headers(scope=scope).get(
        "accept", ""
    )


@cache
def _read(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


@cache
def _read_styles() -> str:
    return (looks.STATIC / "tokens.css").read_text(encoding="utf-8") + _read("start.css")
