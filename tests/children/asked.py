"""Tasks for a child that only tests use."""

import time
from typing import Any

from monev.core.clock import today


def read_clock(_: dict[str, Any], __: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the day that the child takes for today."""
    return {"hari": today().isoformat()}, b""


def work_for_ever(_: dict[str, Any], __: bytes) -> tuple[dict[str, Any], bytes]:
    """Never answer, and keep a processor busy."""
    while True:
        pass


def sleep_for_ever(_: dict[str, Any], __: bytes) -> tuple[dict[str, Any], bytes]:
    """Never answer, and use no processor."""
    while True:
        time.sleep(60)
