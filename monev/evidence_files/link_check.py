"""Do the links of a plan's bukti still open? Anybody wrote them, so only the public web is asked: a
name is resolved here, the connection goes to just that address, each redirect is looked at anew. Of
an answer only its head is read."""

import asyncio
import ipaddress
import re
import socket
import ssl
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_RESULTS = ("terbuka", "perlu_masuk", "tidak_ada", "tidak_terjangkau", "tidak_diperiksa")
RESULTS = {code: code.replace("_", " ") for code in _RESULTS}  # what came of a link → its words
MOST_REDIRECTS = 5
SECONDS = 10.0  # how long one request may wait
_AT_ONCE, _PER_HOST = 8, 2
_WEB_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://\S+")
_SIGN_IN = re.compile(
    r"(^|\.)(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com)$"
)
_HEAD_REFUSED = frozenset(
    {400, 403, 404, 405, 406, 429, 500, 501, 503}
)  # of who answers a GET but knows no HEAD
_HEADERS = {
    "User-Agent": "MonevZI (pemeriksa tautan bukti)",
    "Accept": "*/*",
    "Connection": "close",
}
# Addresses that say of themselves to be public and carry another one inside.
_WRAPPERS = tuple(
    map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
)
_FAILURES: dict[type[BaseException], str] = {
    ssl.SSLCertVerificationError: "sertifikat HTTPS server itu tidak sah",
    socket.gaierror: "nama server itu tidak dikenal",
    TimeoutError: "server itu tidak menjawab pada waktunya",
    httpx2.TimeoutException: "server itu tidak menjawab pada waktunya",
    ConnectionRefusedError: "server itu menolak sambungan",
}


class Answer(NamedTuple):
    """What came of one link: a key of RESULTS, why, and the address it ended at."""

    result: str
    why: str
    ended_at: str = ""


def links_in(text: str) -> list[str]:
    """The addresses in a TAUTAN, each once. Other words (where the paper lies) are none."""
    return list(dict.fromkeys(found.rstrip(".,;)") for found in _WEB_ADDRESS.findall(text)))


def check_links(links: Iterable[str]) -> dict[str, Answer]:
    """Link → what came of it; each asked once, several at a time, few of one host. Raises
    nothing."""
    with ThreadPoolExecutor(1) as thread:  # of its own: whoever calls may have a loop already
        return thread.submit(asyncio.run, _check_all(list(dict.fromkeys(links)))).result()


async def _check_all(links: list[str]) -> dict[str, Answer]:
    at_once = asyncio.Semaphore(_AT_ONCE)
    turns = defaultdict[str, asyncio.Semaphore](partial(asyncio.Semaphore, _PER_HOST))
    trusted = ssl.create_default_context()
    async with httpx2.AsyncClient(
        headers=_HEADERS,
        timeout=SECONDS,
        verify=trusted,
        trust_env=False,
    ) as client:

        async def ask(link: str) -> Answer:
            async with turns[link.lower().partition("://")[2].partition("/")[0]], at_once:
                return await _check_link(client, link)

        return dict(zip(links, await asyncio.gather(*map(ask, links)), strict=True))


async def _check_link(client: httpx2.AsyncClient, link: str) -> Answer:
    address = link
    for _ in range(MOST_REDIRECTS + 1):
        try:
            # A server that gives a byte now and then holds nobody for longer than this.
            async with asyncio.timeout(3 * SECONDS):
                response = await _ask(client, address)
            leads_to = (
                urljoin(address, response.headers["Location"])
                if response.has_redirect_location
                else ""
            )
            host = urlsplit(leads_to).hostname or ""
        except _NotAsked as refused:
            return Answer("tidak_diperiksa", str(refused), address)
        except (httpx2.InvalidURL, ValueError):
            return Answer("tidak_diperiksa", "alamatnya tidak dapat dibaca", address)
        except (OSError, httpx2.HTTPError) as error:
            return Answer("tidak_terjangkau", _why(error), address)
        if not leads_to:
            return Answer(*_judge(response.status_code), address)
        address = leads_to
        if _SIGN_IN.search(host):
            return Answer("perlu_masuk", f"mengarah ke halaman masuk {host}", address)
    return Answer(
        "tidak_terjangkau", f"mengarah ke tempat lain lebih dari {MOST_REDIRECTS} kali", address
    )


def is_public(address: Address) -> bool:
    """Whether an address is of the public web: not of this machine, an office's network, a cloud's
    own service, or one that carries such an address inside."""
    address = getattr(address, "ipv4_mapped", None) or address
    if any(address in wrapper for wrapper in _WRAPPERS):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


class _NotAsked(Exception):
    """The link is none that is asked; the sentence says why."""


async def _ask(client: httpx2.AsyncClient, address: str) -> httpx2.Response:
    """The head of the answer, to HEAD or, where a server does not know that, to GET of the first
    byte; asked of just the address that was looked at, under the name of the link."""
    url = httpx2.URL(address)
    if url.scheme not in ("http", "https") or not url.host:
        raise _NotAsked("hanya alamat http dan https yang diperiksa")
    if url.userinfo:
        raise _NotAsked("alamatnya memuat nama pengguna atau kata sandi")
    name = url.raw_host.decode("ascii")
    pinned = url.copy_with(host=await _resolve(name, urlsplit(address).port))
    extensions = {"sni_hostname": name.rstrip(".")}
    for method, headers in (("HEAD", {}), ("GET", {"Range": "bytes=0-0"})):
        host = {"Host": url.netloc.decode("ascii")}
        async with client.stream(
            method,
            pinned,
            headers=host | headers,
            extensions=extensions,
        ) as response:
            if response.status_code not in _HEAD_REFUSED:
                break
    return response


async def _resolve(name: str, port: int | None) -> str:
    """The address to connect to. Every address of the name must be one that may be asked."""
    found = await asyncio.get_running_loop().getaddrinfo(
        name.rstrip("."),
        port,
        type=socket.SOCK_STREAM,
    )
    addresses = [str(where[0]) for *_, where in found]
    for ip in (ipaddress.ip_address(address.partition("%")[0]) for address in addresses):
        if not is_public(ip):
            raise _NotAsked(f"{name} adalah alamat di dalam jaringan ({ip}), bukan alamat umum")
    return addresses[0]


def _judge(status: int) -> tuple[str, str]:
    if status in (401, 403, 407):
        return "perlu_masuk", f"server menjawab {status}: tidak terbuka untuk umum"
    is_open = 200 <= status < 300 or status == 416  # 416: there is no first byte of an empty file
    result = "terbuka" if is_open else "tidak_ada" if status in (404, 410) else "tidak_terjangkau"
    return result, f"server menjawab {status}"


def _why(error: BaseException | None) -> str:
    while error is not None:
        for kind, words in _FAILURES.items():
            if isinstance(error, kind):
                return words
        error = error.__cause__ or error.__context__
    return "sambungan ke server itu terputus"
