"""Checks if the links of a plan's bukti still open.

Anybody may have written a link, so it must lead to the public web: a name is resolved here, the
connection goes to just that address, and each redirect is checked anew. Only the head of an answer
is read.
"""

import asyncio
import ipaddress
import re
import socket
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_RESULTS = ("terbuka", "perlu_masuk", "tidak_ada", "tidak_terjangkau", "tidak_diperiksa")
RESULTS = {code: code.replace("_", " ") for code in _RESULTS}
"""Result of a link → its words."""
MOST_REDIRECTS = 5
SECONDS = 10.0  # for one request
_AT_ONCE, _PER_HOST = 8, 2
_WEB_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://\S+")
_SIGN_IN = re.compile(
    r"(^|\.)(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com)$"
)
_HEAD_REFUSED = frozenset({400, 403, 404, 405, 406, 429, 500, 501, 503})
"""Statuses by which servers refuse HEAD though they may answer GET."""
_HEADERS = {
    "User-Agent": "MonevZI (pemeriksa tautan bukti)",
    "Accept": "*/*",
    "Connection": "close",
}
# Networks of public addresses that carry another address inside.
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
    """The result of one link: a key of RESULTS, and why."""

    result: str
    why: str


def links_in(text: str) -> list[str]:
    """List the web addresses in a TAUTAN, each once, without other words."""
    return list(dict.fromkeys(found.rstrip(".,;)") for found in _WEB_ADDRESS.findall(text)))


def check_links(
    links: Iterable[str], told: Callable[[str], object] = lambda _: None
) -> dict[str, Answer]:
    """Ask each link once, several at a time, few of one host; `told` hears of each that is done.

    Returns link → answer; raises nothing.
    """
    with ThreadPoolExecutor(1) as thread:  # the caller's thread may have a loop already
        return thread.submit(asyncio.run, _check_all(list(dict.fromkeys(links)), told)).result()


async def _check_all(links: list[str], told: Callable[[str], object]) -> dict[str, Answer]:
    at_once = asyncio.Semaphore(_AT_ONCE)
    turns = defaultdict[str, asyncio.Semaphore](partial(asyncio.Semaphore, _PER_HOST))
    trusted = ssl.create_default_context()
    async with httpx2.AsyncClient(
        headers=_HEADERS, timeout=SECONDS, verify=trusted, trust_env=False
    ) as client:

        async def ask(link: str) -> Answer:
            async with turns[link.lower().partition("://")[2].partition("/")[0]], at_once:
                answer = await _check_link(client, link)
            told(link)
            return answer

        return dict(zip(links, await asyncio.gather(*map(ask, links)), strict=True))


async def _check_link(client: httpx2.AsyncClient, link: str) -> Answer:
    address = link
    for _ in range(MOST_REDIRECTS + 1):
        try:
            # Against a server that sends a byte now and then.
            async with asyncio.timeout(3 * SECONDS):
                response = await _ask(client, address)
            leads_to = ""
            if response.has_redirect_location:
                leads_to = urljoin(address, response.headers["Location"])
            host = urlsplit(leads_to).hostname or ""
        except _NotAsked as refused:
            return Answer("tidak_diperiksa", str(refused))
        except (httpx2.InvalidURL, ValueError):
            return Answer("tidak_diperiksa", "alamatnya tidak dapat dibaca")
        except (OSError, httpx2.HTTPError) as error:
            return Answer("tidak_terjangkau", _why(error))
        if not leads_to:
            return Answer(*_judge(response.status_code))
        address = leads_to
        if _SIGN_IN.search(host):
            return Answer("perlu_masuk", f"mengarah ke halaman masuk {host}")
    why = f"mengarah ke tempat lain lebih dari {MOST_REDIRECTS} kali"
    return Answer("tidak_terjangkau", why)


def is_public(address: Address) -> bool:
    """True if an address is of the public web.

    Addresses of this machine, an office's network or a cloud's own service are not, nor those that
    carry such an address inside.
    """
    address = getattr(address, "ipv4_mapped", None) or address
    if any(address in wrapper for wrapper in _WRAPPERS):
        return False
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not is_special


class _NotAsked(Exception):
    """The link may not be asked; the words say why."""


async def _ask(client: httpx2.AsyncClient, address: str) -> httpx2.Response:
    """Ask for the head of an answer, by HEAD or by GET of the first byte.

    GET is for a server that refuses HEAD. The connection goes to the checked address, under the
    name of the link.
    """
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
            method, pinned, headers=host | headers, extensions=extensions
        ) as response:
            if response.status_code not in _HEAD_REFUSED:
                break
    return response


async def _resolve(name: str, port: int | None) -> str:
    """Return the address to connect to.

    Raises _NotAsked unless all addresses of the name are public.
    """
    found = await asyncio.get_running_loop().getaddrinfo(
        name.rstrip("."), port, type=socket.SOCK_STREAM
    )
    addresses = [str(where[0]) for *_, where in found]
    for ip in (ipaddress.ip_address(address.partition("%")[0]) for address in addresses):
        if not is_public(ip):
            raise _NotAsked(f"{name} adalah alamat di dalam jaringan ({ip}), bukan alamat umum")
    return addresses[0]


def _judge(status: int) -> tuple[str, str]:
    if status in (401, 403, 407):
        return "perlu_masuk", f"server menjawab {status}: tidak terbuka untuk umum"
    result = "tidak_terjangkau"
    if 200 <= status < 300 or status == 416:  # 416: an empty file has no first byte
        result = "terbuka"
    elif status in (404, 410):
        result = "tidak_ada"
    return result, f"server menjawab {status}"


def _why(error: BaseException | None) -> str:
    while error is not None:
        for kind, words in _FAILURES.items():
            if isinstance(error, kind):
                return words
        error = error.__cause__ or error.__context__
    return "sambungan ke server itu terputus"
