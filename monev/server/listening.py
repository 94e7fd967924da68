"""Listening sockets and how uvicorn serves them: for this computer, and for the office network."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import Any

import streamlit as st
import uvicorn
from starlette.types import ASGIApp

from monev.core.errors import MonevError
from monev.core.platform_processes import keep_port
from monev.server.connections import CountingListener

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
# What a browser sends of a page is a few kilobytes, a long note in it a few dozen; more is not even read.
LARGEST_MESSAGE = 1024 * 1024
STOP_SECONDS = 3


class PortInUse(MonevError):
    """Another program (or Monev ZI itself) listens on the port."""

    title = "Port sedang dipakai"


class NoSuchAddress(MonevError):
    """The address to listen at is none of this computer's."""

    title = "Alamat tidak ada di komputer ini"


def open_socket(port: int, address: str = ADDRESS) -> socket.socket:
    """A listening socket; on this computer only unless an address is given. Raises PortInUse, NoSuchAddress."""
    family = socket.AF_INET6 if ipaddress.ip_address(address).version == 6 else socket.AF_INET
    # Named protocol: asyncio turns TCP_NODELAY on only for sockets that say they are TCP, and Streamlit's does not.
    listener = CountingListener(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    keep_port(listener)
    try:
        listener.bind((address, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise NoSuchAddress(
                f"{address} bukan alamat komputer ini.",
                "Pakai MONEV_ALAMAT=0.0.0.0 untuk semua alamat komputer ini.",
            ) from error
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortInUse(f"Port {port} tidak dapat dipakai: program lain sudah memakainya.", _other(port)) from error
    listener.listen(2048)
    return listener


def _other(port: int) -> str:
    return (
        f"Jika itu Monev ZI yang masih berjalan, buka http://localhost:{port}. "
        f"Jika bukan, pilih port lain: make run PORT={port + 1 if port < 65535 else DEFAULT_PORT}"
    )


def uvicorn_settings(application: ASGIApp, listener: socket.socket, **more: Any) -> uvicorn.Config:
    """How an application is served at a socket; `more`: what uvicorn.Config takes besides, a certificate for one."""
    # Asked before uvicorn is told how to log: the first question for a setting lets Streamlit set up logging anew.
    compression = st.get_option("server.enableWebsocketCompression")
    return uvicorn.Config(
        application,
        host=listener.getsockname()[0],
        port=listener.getsockname()[1],
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=compression,
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # `exposure` believes the proxies that the settings name, and no others
        timeout_graceful_shutdown=STOP_SECONDS,
        **more,
    )
