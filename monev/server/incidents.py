"""The log of what went wrong, for whoever keeps the server.

It is a file beside the database that never grows too large. An incident has the number that the
page shows, and the id of its request, which the answer carries too. Bodies, cookies and passwords
are never written.
"""

import json
import logging
import re
import secrets
import sys
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb

import streamlit as st
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected
from streamlit import logger as streamlit_logger
from streamlit.runtime.scriptrunner import get_script_run_ctx
from uvicorn.protocols.utils import ClientDisconnected

from monev import build
from monev.core.errors import cause_of
from monev.database.places import Place
from monev.server import Pace, add_headers, log, middleware, own_setting, say, with_header
from monev.server.start_page import refusal
from monev.ui.guard import incident_number

SUFFIX = ".catatan"
FILE_NAME = "monev.log"
LARGEST_FILE = 1024 * 1024
FILES_KEPT = 5
ALIKE, ALIKE_SECONDS = 20, 600.0
"""Most lines in so many seconds with one error from one place of the program, so that nobody fills
the file by doing the same again and again."""
REQUEST_ID = "x-request-id"
EVERYBODY = ""
LOGGERS_OF_PAGES = ("monev", "streamlit")
LOGGERS = (*LOGGERS_OF_PAGES, "uvicorn.error")
ACCESS = "uvicorn.access"
"""uvicorn's log of addresses asked for, if somebody starts uvicorn itself."""
MESSAGES = logging.getLogger("monev.pesan")
"""Messages of browsers that were refused. They are not for the terminal."""
_SAID_BY_GUARD = "Uncaught app execution"
"""How Streamlit begins to write an error, with all that led to it, before it asks `tell_error`."""

_SECRETS = re.compile(
    r"(?i)\b((?:monev_\w+|_streamlit_\w+|cookie|authorization|token|sandi|password)"
    r"[\"']?\s*[=:]\s*)\S+"
)
_SECRET_ADDRESS = re.compile(r"^(/(?:undangan|tamu|hadir|berhenti)/)[^?]+")
_FORMAT = f"%(asctime)s {build()} %(levelname)s %(name)s [%(permintaan)s] %(message)s"
_give_handler = streamlit_logger.setup_formatter
_current: ContextVar[str] = ContextVar("permintaan", default="-")


def log_file(place: Place) -> Path:
    """Return the path of the log, beside the database."""
    return place.beside(SUFFIX) / FILE_NAME


def wants_json() -> bool:
    """True if the log goes to standard error for a collector (MONEV_CATATAN=json).

    It is then a JSON object a line, in place of the file. Raises BadSetting.
    """
    return bool(own_setting("MONEV_CATATAN", {"json": True}.__getitem__))


def start_log(place: Place) -> logging.Handler | None:
    """Begin to log warnings and incidents.

    If the file can't be written, say so at the terminal and return None.
    """
    logging.getLogger(ACCESS).addFilter(_without_secret_address)
    for terminal in filter(None, (logging.lastResort, *logging.getLogger("uvicorn").handlers)):
        terminal.addFilter(_is_for_terminal)
        terminal.addFilter(_first_at_terminal)
    _join_streamlit()
    if wants_json():
        for name in LOGGERS:  # else they would also write lines that are no JSON
            logging.getLogger(name).handlers.clear()
            logging.getLogger(name).propagate = True
        return _listen(logging.StreamHandler(sys.stderr), _AsJson(), (EVERYBODY,))
    path = log_file(place)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=LARGEST_FILE, backupCount=FILES_KEPT, encoding="utf-8"
        )
        path.chmod(0o600)
    except OSError as error:
        say(f"Catatan kejadian tidak ditulis ke {path}: {cause_of(error)}.")
        return None
    _listen(handler, _WithoutSecrets(_FORMAT), LOGGERS)
    # Without a handler Python writes our lines to the terminal; with the file it would not. uvicorn
    # has a terminal handler of its own.
    if logging.lastResort is not None:
        for name in LOGGERS_OF_PAGES:
            logging.getLogger(name).addHandler(logging.lastResort)
    return handler


def _join_streamlit() -> None:
    """Let all loggers of Streamlit, also those it makes later, hand their records to `streamlit`.

    Each has a terminal handler of its own otherwise, past the log and its limits.
    """

    def hand_up(logger: logging.Logger) -> None:
        _give_handler(logger)
        if logger.name.startswith("streamlit"):
            logger.handlers.clear()
            logger.propagate = True

    streamlit_logger.setup_formatter = hand_up
    streamlit_logger.update_formatter()
    logging.getLogger("streamlit.error_util").addFilter(_is_not_said_by_guard)


def _is_not_said_by_guard(record: logging.LogRecord) -> bool:
    return record.msg != _SAID_BY_GUARD


def _is_for_terminal(record: logging.LogRecord) -> bool:
    return record.name != MESSAGES.name


def _listen(
    handler: logging.Handler, formatter: logging.Formatter, names: Iterable[str]
) -> logging.Handler:
    handler.setLevel(logging.WARNING)
    handler.addFilter(partial(_first_of_alike, Pace(ALIKE_SECONDS)))
    handler.addFilter(_name_request)
    handler.setFormatter(formatter)
    for name in names:
        logging.getLogger(name).addHandler(handler)
    return handler


def stop_log(handler: logging.Handler | None) -> None:
    """Stop logging to this handler and close it."""
    if handler is not None:
        for name in (EVERYBODY, *LOGGERS):
            logging.getLogger(name).removeHandler(handler)
        if logging.lastResort is not None:
            for name in LOGGERS_OF_PAGES:
                logging.getLogger(name).removeHandler(logging.lastResort)
        handler.close()


@middleware
async def number_requests(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Give every request an id; log an error that nobody caught and answer with its number."""
    own = secrets.token_hex(6)
    token = _current.set(own)
    begun = False

    async def send_with_id(message: Message) -> None:
        nonlocal begun
        begun = True
        add_headers(message, (REQUEST_ID.encode(), own.encode()))
        await send(message)

    asked = with_header(scope, REQUEST_ID, own)
    try:
        await app(asked, receive, send_with_id)
    except (ClientDisconnect, ClientDisconnected, WebSocketDisconnected):
        log.debug("pergi sebelum dijawab")  # no incident: the visitor just left
    except Exception:
        incident = incident_number()
        log.exception("kejadian %s", incident)
        if begun or scope["type"] != "http":
            raise
        await refusal("failed", incident=incident)(asked, receive, send_with_id)
    finally:
        _current.reset(token)


def _name_request(record: logging.LogRecord) -> bool:
    """Add the id of the request being answered to a record, or of the running page's connection."""
    own = _current.get()
    if own == "-" and get_script_run_ctx(suppress_warning=True) is not None:
        own = st.context.headers.get(REQUEST_ID) or own
    record.permintaan = own
    return True


def _without_secret_address(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        said = [
            _SECRET_ADDRESS.sub(r"\1…", part) if isinstance(part, str) else part
            for part in record.args
        ]
        record.args = tuple(said)
    return True


def _first_of_alike(pace: Pace, record: logging.LogRecord) -> bool:
    kind, _, traceback = record.exc_info or (None, None, None)
    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(traceback)]
    count = pace.count((record.pathname, record.lineno, kind, *places[-1:]), record.created)
    if count == ALIKE and not str(record.msg).endswith("menit)"):
        record.msg = (
            f"{record.msg} (yang serupa tidak ditulis lagi selama {ALIKE_SECONDS / 60:.0f} menit)"
        )
    return count <= ALIKE


_first_at_terminal = partial(_first_of_alike, Pace(ALIKE_SECONDS))


class _AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        content = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "asal": record.name,
            "versi": build(),
            "permintaan": getattr(record, "permintaan", "-"),
            "pesan": _SECRETS.sub(r"\1…", record.getMessage()),
        }
        if record.exc_info:
            content["galat"] = _SECRETS.sub(r"\1…", self.formatException(record.exc_info))
        return json.dumps(content, ensure_ascii=False)


class _WithoutSecrets(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return _SECRETS.sub(r"\1…", super().format(record))
