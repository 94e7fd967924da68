"""The HTML that every page begins with: Streamlit's, in Indonesian; and where an unknown address leads."""

from __future__ import annotations

from collections.abc import Set
from importlib.resources import files

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TITLE = "Monev ZI"
# Else a page looks for the server below its own address first: two failed requests before anything can begin.
SERVER_ADDRESS = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin}</script>"
)
NO_JAVASCRIPT = "Monev ZI memerlukan JavaScript. Aktifkan JavaScript di peramban, lalu muat ulang halaman ini."


class StructureChanged(Exception):
    """Streamlit's start page no longer looks as it did: said by a test at an upgrade, not seen by a person."""


def read_start_page() -> str:
    """Our start page, made of the one that this Streamlit brings. Raises StructureChanged."""
    return build_start_page(files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8"))


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


class LeadHome:
    """ASGI middleware: an address that is no page leads to the first page, the choices in it kept.

    Streamlit answers every address it does not know with its start page, and the page then says "Page not found" in
    English. So HTML for an address that is none of ours is that answer.
    """

    def __init__(self, app: ASGIApp, page_addresses: Set[str]) -> None:
        self.app = app
        self.page_addresses = page_addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http" or scope["path"] in self.page_addresses:
            await self.app(scope, receive, send)
            return
        redirected = False

        async def send_or_redirect(message: Message) -> None:
            nonlocal redirected
            if message["type"] == "http.response.start" and _is_html(message):
                redirected = True
                choices = scope["query_string"].decode("latin-1")
                home = RedirectResponse(f"/?{choices}" if choices else "/", headers={"Cache-Control": "no-cache"})
                await home(scope, receive, send)
            elif not redirected:
                await send(message)

        await self.app(scope, receive, send_or_redirect)


def _is_html(response_start: Message) -> bool:
    content_type = Headers(raw=response_start["headers"]).get("content-type", "")
    return response_start["status"] == 200 and content_type.startswith("text/html")
