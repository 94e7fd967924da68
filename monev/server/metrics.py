"""`/metrik`: what Prometheus asks of a server, for the machines that MONEV_METRIK names (without it: this computer).

Numbers of the program alone: no office, no person and no address is among them.
"""

from __future__ import annotations

import ipaddress
import os
import threading
import time
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core.errors import BadSetting, MonevError
from monev.database import Database, find_place
from monev.server import health
from monev.server.exposure import FORWARDING
from monev.ui import watched

ADDRESS = "/metrik"
BOUNDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_HERE = "127.0.0.0/8,::1"
_KIND = "text/plain; version=0.0.4; charset=utf-8"

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass
class _Counts:
    lock: threading.Lock = field(default_factory=threading.Lock)
    answers: Counter[str] = field(default_factory=Counter)
    within: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0
    lines: int = 0


_counts = _Counts()


def read_askers() -> tuple[Network, ...]:
    """Who may ask. Raises BadSetting."""
    text = os.environ.get("MONEV_METRIK", "") or _HERE
    try:
        return tuple(ipaddress.ip_network(one.strip(), strict=False) for one in text.split(","))
    except ValueError as error:
        raise BadSetting(
            f"MONEV_METRIK = “{text}” bukan daftar alamat IP.",
            "Sebutkan alamat Prometheus, dipisahkan koma. Contoh: MONEV_METRIK=10.0.0.7,10.0.1.0/24",
        ) from error


def measure(app: ASGIApp) -> ASGIApp:
    """Middleware: counts what is answered, and answers /metrik itself, before the gate that asks for the office's
    address. To whom it is not for, that address is as unknown as any."""
    askers = read_askers()

    async def ask(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            _count_line(1)
            try:
                await app(scope, receive, send)
            finally:
                _count_line(-1)
        elif scope["type"] == "http" and scope["path"] == ADDRESS and _may_ask(scope, askers):
            await PlainTextResponse(describe(), media_type=_KIND)(scope, receive, send)
        elif scope["type"] == "http":
            await _measured(app, scope, receive, send)
        else:
            await app(scope, receive, send)

    return ask


def describe() -> str:
    """All of them, as Prometheus reads them."""
    store = _opened()
    number = 0 if store is None else store.up_to[0]
    with _counts.lock:
        answers, within, seconds, lines = dict(_counts.answers), list(_counts.within), _counts.seconds, _counts.lines
    said = [
        *_one("monev_ready", "gauge", "1: open and caught up with the journal", int(health.was_ready())),
        *_one("monev_journal_entry", "gauge", "the newest journal entry this server shows", number),
        *_one("monev_open_pages", "gauge", "pages that are open in browsers", len(watched.open_pages())),
        *_one("monev_live_connections", "gauge", "live connections of pages", lines),
        *_one("process_resident_memory_bytes", "gauge", "memory of this process", _memory()),
        *_one("process_cpu_seconds_total", "counter", "processor time of this process", time.process_time()),
        "# HELP monev_http_responses_total answers by kind of status",
        "# TYPE monev_http_responses_total counter",
        *(f'monev_http_responses_total{{status="{kind}"}} {count}' for kind, count in sorted(answers.items())),
        "# HELP monev_http_response_seconds until the whole answer was sent",
        "# TYPE monev_http_response_seconds histogram",
    ]
    total = 0
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), within, strict=True):
        total += count
        said.append(f'monev_http_response_seconds_bucket{{le="{bound}"}} {total}')
    said += [f"monev_http_response_seconds_sum {seconds:.6f}", f"monev_http_response_seconds_count {total}"]
    return "\n".join(said) + "\n"


def _one(name: str, kind: str, meaning: str, value: float) -> tuple[str, str, str]:
    return f"# HELP {name} {meaning}", f"# TYPE {name} {kind}", f"{name} {value}"


def _may_ask(scope: Scope, askers: tuple[Network, ...]) -> bool:
    """Directly, without anything between: what a proxy passes on is asked by somebody else."""
    client, headers = scope.get("client"), Headers(scope=scope)
    if not client or any(name in headers for name in FORWARDING):
        return False
    try:
        address = ipaddress.ip_address(client[0])
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in network for network in askers)


async def _measured(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    begun, status = time.perf_counter(), 500

    async def note(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        await send(message)

    try:
        await app(scope, receive, note)
    finally:
        taken = time.perf_counter() - begun
        with _counts.lock:
            _counts.answers[f"{status // 100}xx"] += 1
            _counts.within[bisect_left(BOUNDS, taken)] += 1
            _counts.seconds += taken


def _count_line(change: int) -> None:
    with _counts.lock:
        _counts.lines += change


def _opened() -> Database | None:
    try:
        return Database.opened_at(find_place().db)
    except MonevError:
        return None


def _memory() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):  # not Linux
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
