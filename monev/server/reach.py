"""Where the pages can be reached: on this computer, from the office network, or behind a proxy.

See docs/pemasangan.md.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from monev.core import public_address
from monev.server import own_setting

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))
EVERYWHERE = "0.0.0.0"
DEFAULT_SECURE_PORT = 8443
PRESENCE = "/hadir/"
"""Addresses at which phones mark presence, without signing in."""
LOOK_UP_SECONDS = 60
_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Reach:
    """Where other machines find the pages; `bind` is None if only this computer is served."""

    bind: str | None = None
    port: int | None = None
    names: frozenset[str] = frozenset()
    """The names and addresses that others use, beside the loopback names."""
    origin: str | None = None
    """The whole address that a proxy serves for us; the proxy has the certificate."""
    proxies: tuple[Network, ...] = ()
    """The proxies whose headers are believed."""
    presence_port: int | None = field(default=None, compare=False)
    """Where phones mark presence by plain HTTP; None if they do it where all else is."""

    def addresses(self) -> list[str]:
        """List the addresses that a person elsewhere types or scans, the best first."""
        if self.origin:
            return [self.origin]
        if self.bind is None:
            return []
        own = own_addresses() if self.bind == EVERYWHERE else []
        named = [
            name
            for name in sorted(self.names)
            if "." in name and name not in own and name not in own_names()
        ]
        written = [f"[{name}]" if ":" in name else name for name in dict.fromkeys([*named, *own])]
        return [f"https://{name}:{self.port}" for name in written]

    def presence_address(self) -> str:
        """Return where phones mark presence, "" if they can't.

        Of plain HTTP no browser warns; no password and nothing of a plan goes over it.
        """
        address = next(iter(self.addresses()), "")
        if not address or self.presence_port is None:
            return address
        return f"http{address.removeprefix('https').rpartition(':')[0]}:{self.presence_port}"

    @property
    def is_open(self) -> bool:
        """True if other machines can come in."""
        return self.bind is not None

    def knows_host(self, host: str, asked_at: str | None) -> bool:
        """True if a Host header names these pages.

        It may be a loopback name, one of our names, or `asked_at`. The last is the address of this
        computer that the request really came in at.
        """
        name = host_name(host)
        if name is None:
            return False
        is_named = name in LOOPBACK_NAMES or name in self.names
        return is_named or (self.is_open and name == str(read_ip(asked_at)))


def read_ip(text: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Read an IP address, of a mapped IPv6 one the IPv4 address inside; None if it is none."""
    with suppress(ValueError):
        address = ipaddress.ip_address(text or "")
        return getattr(address, "ipv4_mapped", None) or address
    return None


def is_within(machine: str | None, networks: Iterable[Network]) -> bool:
    """True if a machine's address is in one of these networks."""
    address = read_ip(machine)
    return address is not None and any(address in network for network in networks)


def host_name(host: str) -> str | None:
    """Return the name in a Host header without its port; None if it is malformed."""
    if not host or re.search(r"[\s/@?#\\,]", host):
        return None
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises ValueError for a malformed port
    except ValueError:
        return None
    return parts.hostname.rstrip(".") if parts.hostname else None


def read_settings() -> Reach:
    """Read MONEV_ALAMAT and MONEV_PROKSI. Raises BadSetting."""
    proxies = read_networks("MONEV_PROKSI")
    return own_setting("MONEV_ALAMAT", lambda text: _read_address(text, proxies)) or Reach()


def _read_address(address: str, proxies: tuple[Network, ...]) -> Reach:
    if "://" in address:
        return _behind_proxy(address, proxies)
    name = host_name(address.lower())
    if name is None or name in LOOPBACK_NAMES or not (read_ip(name) or _HOST_NAME.fullmatch(name)):
        raise ValueError(address)
    port = urlsplit(f"//{address}").port or DEFAULT_SECURE_PORT
    bind = name if read_ip(name) else EVERYWHERE
    return Reach(bind, port, frozenset(({name} - {EVERYWHERE}) | own_names()))


def _behind_proxy(address: str, proxies: tuple[Network, ...]) -> Reach:
    parts = urlsplit(address)
    rest = f"{parts.path.strip('/')}{parts.query}{parts.fragment}"
    if parts.scheme != "https" or not parts.hostname or rest:
        raise ValueError(address)
    trusted = proxies or LOOPBACK
    bind = "127.0.0.1" if all(network.is_loopback for network in trusted) else EVERYWHERE
    origin = f"https://{parts.netloc.lower()}"
    return Reach(bind, None, frozenset({parts.hostname}), origin, trusted)


def is_loopback(host: str | None) -> bool:
    """True if a name or address means this computer itself."""
    return host == "localhost" or is_within(host, LOOPBACK)


def own_names() -> set[str]:
    """List the names of this computer in the office's network."""
    name = socket.gethostname().lower()
    return {name, f"{name.partition('.')[0]}.local"} - LOOPBACK_NAMES


def own_addresses() -> list[str]:
    """List the addresses of this computer that others can use, its usual way out first.

    Looked up once a minute.
    """
    return _look_up_addresses(int(time.monotonic() / LOOK_UP_SECONDS))


@lru_cache(maxsize=1)
def _look_up_addresses(_: int) -> list[str]:
    found = []
    # Connecting a datagram socket sends nothing: it only asks which way a packet would go. OSError:
    # there is no network at all.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))
        found.append(str(probe.getsockname()[0]))
    with suppress(socket.gaierror):  # this computer does not know its own name
        for answer in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            found.append(str(answer[4][0]))
    return [at for at in dict.fromkeys(found) if at != EVERYWHERE and not is_loopback(at)]


def read_networks(setting: str) -> tuple[Network, ...]:
    """Read the addresses and networks that a setting lists; none if it is not set.

    Raises BadSetting.
    """

    def read(text: str) -> tuple[Network, ...]:
        words = filter(None, map(str.strip, text.split(",")))
        return tuple(ipaddress.ip_network(word, strict=False) for word in words)

    return own_setting(setting, read) or ()


_current = [Reach()]


def current() -> Reach:
    """Return the reach of this process now."""
    return _current[0]


def use(reach: Reach) -> None:
    """Set the reach of this process."""
    _current[0] = reach
    public_address.tell_served(reach.addresses)
