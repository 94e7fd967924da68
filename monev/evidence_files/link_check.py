"""Do the links of a plan's bukti still open? Asked politely, from here, and of the public web alone.

A link is what anybody wrote into a file, so it must not make this computer ask its own neighbours: a name is resolved
here, every address it has must be a public one, and the connection goes to just that address (a name that answers
otherwise the second time gains nothing). Each redirect is a new link and is looked at anew. Of an answer only its
status is read.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

RESULTS = {
    "terbuka": "terbuka",
    "perlu_masuk": "perlu masuk",
    "tidak_ada": "tidak ada",
    "tidak_terjangkau": "tidak terjangkau",
    "tidak_diperiksa": "tidak diperiksa",
}
"""What came of a link → its words."""

MOST_REDIRECTS = 5
AT_ONCE = 8
_PER_HOST = 2
_WEB_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://\S+")
_SIGN_IN = re.compile(r"(^|\.)(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com)$")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEAD_REFUSED = frozenset({400, 403, 404, 405, 406, 429, 500, 501, 503})
"""What servers say that answer a GET but know no HEAD."""
_HEADERS = {"User-Agent": "MonevZI (pemeriksa tautan bukti)", "Accept": "*/*", "Connection": "close"}
# Addresses that say of themselves to be public and carry another one inside.
_WRAPPERS = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one link: a key of RESULTS, why, and the address it ended at."""

    link: str
    result: str
    why: str
    ended_at: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Which private networks may be asked after all (an office's own file server: whoever runs the check names it), and
    how long one request may wait."""

    allowed: Sequence[Network] = ()
    seconds: float = 10.0


def links_in(text: str) -> list[str]:
    """The addresses in a TAUTAN, each once. Other words (where the paper lies) are none."""
    return list(dict.fromkeys(found.rstrip(".,;)") for found in _WEB_ADDRESS.findall(text)))


def check_links(links: Iterable[str], limits: Limits = Limits()) -> dict[str, Answer]:
    """Link → what came of it; each asked once, several at a time, few of one host."""
    everything = list(dict.fromkeys(links))
    turns = {host: threading.Semaphore(_PER_HOST) for host in map(_host_of, everything)}

    def ask(link: str) -> Answer:
        with turns[_host_of(link)]:
            return check_link(link, limits)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(everything, pool.map(ask, everything), strict=True))


def check_link(link: str, limits: Limits = Limits()) -> Answer:
    """Ask one link, following its redirects. Never raises."""
    answer = partial(Answer, link)
    address = link
    for _ in range(MOST_REDIRECTS + 1):
        try:
            status, leads_to = _ask(address, limits)
        except _NotAsked as refused:
            return answer("tidak_diperiksa", str(refused), address)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return answer("tidak_terjangkau", _why(error), address)
        if status in _REDIRECTS and leads_to:
            address = urljoin(address, leads_to)
            if _SIGN_IN.search(_host_of(address)):
                return answer("perlu_masuk", f"mengarah ke halaman masuk {_host_of(address)}", address)
            continue
        return answer(*_judge(status), address)
    return answer("tidak_terjangkau", f"mengarah ke tempat lain lebih dari {MOST_REDIRECTS} kali", address)


def is_public(address: Address) -> bool:
    """Whether an address is of the public web: not of this machine, an office's network, a cloud's own service, or one
    that carries such an address inside."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in wrapper for wrapper in _WRAPPERS):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class _NotAsked(Exception):
    """The link is none that is asked; the sentence says why."""


def _ask(address: str, limits: Limits) -> tuple[int, str]:
    """Status, and where a redirect leads. HEAD, and GET of the first byte where a server does not know that."""
    parts = _web_address(address)
    ip = _resolve(parts, limits)
    status, leads_to = _request(parts, ip, "HEAD", limits)
    if status in _HEAD_REFUSED:
        return _request(parts, ip, "GET", limits)
    return status, leads_to


def _web_address(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _NotAsked("alamatnya tidak dapat dibaca") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise _NotAsked("hanya alamat http dan https yang diperiksa")
    if parts.username is not None or parts.password is not None:
        raise _NotAsked("alamatnya memuat nama masuk atau kata sandi")
    return parts


def _resolve(parts: SplitResult, limits: Limits) -> tuple[int, Any]:
    """Family and socket address to connect to. Every address of the name must be one that may be asked."""
    host = (parts.hostname or "").rstrip(".")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _NotAsked("nama servernya tidak dapat dibaca") from error
    found = socket.getaddrinfo(name, _port_of(parts), type=socket.SOCK_STREAM)
    for *_, where in found:
        ip = ipaddress.ip_address(str(where[0]).partition("%")[0])
        if not is_public(ip) and not any(ip in network for network in limits.allowed):
            raise _NotAsked(f"{host} adalah alamat di dalam jaringan ({ip}), bukan alamat umum")
    family, _, _, _, where = found[0]
    return family, where


def _request(parts: SplitResult, where: tuple[int, Any], method: str, limits: Limits) -> tuple[int, str]:
    """One request on a connection to just this address; of the answer the status alone is read."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{_query(parts.query)}" if parts.query else "")
    headers = {**_HEADERS, "Host": _host_header(parts)} | ({"Range": "bytes=0-0"} if method == "GET" else {})
    connection = _Pinned(parts, where, limits.seconds)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    finally:
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, whatever the name would answer now; over TLS for https."""

    def __init__(self, parts: SplitResult, where: tuple[int, Any], seconds: float) -> None:
        super().__init__(parts.hostname or "", _port_of(parts), timeout=seconds)
        self._where = where
        self._is_secure = parts.scheme.lower() == "https"
        self._seconds = seconds

    def connect(self) -> None:
        family, address = self._where
        plain = socket.socket(family, socket.SOCK_STREAM)
        # A server that gives a byte now and then holds nobody for longer than this.
        self._guard = threading.Timer(3 * self._seconds, partial(_shut, plain))
        self._guard.daemon = True
        self._guard.start()
        try:
            plain.settimeout(self._seconds)
            plain.connect(address)
            self.sock = plain
            if self._is_secure:
                self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            self._guard.cancel()
            raise

    def close(self) -> None:
        if (guard := getattr(self, "_guard", None)) is not None:
            guard.cancel()
        super().close()


def _shut(plain: socket.socket) -> None:
    try:
        plain.shutdown(socket.SHUT_RDWR)
    except OSError:
        plain.close()  # it had ended already


def _judge(status: int) -> tuple[str, str]:
    if 200 <= status < 300 or status == 416:  # 416: there is no first byte of an empty file
        return "terbuka", f"server menjawab {status}"
    if status in (401, 403, 407):
        return "perlu_masuk", f"server menjawab {status}: tidak terbuka untuk umum"
    if status in (404, 410):
        return "tidak_ada", f"server menjawab {status}"
    return "tidak_terjangkau", f"server menjawab {status}"


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "sertifikat HTTPS server itu tidak sah"
    if isinstance(error, socket.gaierror):
        return "nama server itu tidak dikenal"
    if isinstance(error, TimeoutError):
        return "server itu tidak menjawab pada waktunya"
    if isinstance(error, ConnectionRefusedError):
        return "server itu menolak sambungan"
    return "sambungan ke server itu terputus"


def _port_of(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme.lower() == "https" else 80)


def _host_of(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""


def _host_header(parts: SplitResult) -> str:
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    return f"{name}:{parts.port}" if parts.port else name


def _query(text: str) -> str:
    return quote(text, safe="/%:@!$&'()*+,;=~-._?")
