"""Tasks that only tests give to a child."""

import time
from typing import Any

from monev.core.clock import today


def read_clock(_: dict[str, Any], __: bytes) -> tuple[dict[str, Any], bytes]:
    """The day the child takes for today."""
    return {"hari": today().isoformat()}, b""


def work_for_ever(_: dict[str, Any], __: bytes) -> tuple[dict[str, Any], bytes]:
    """Never answers."""
    while True:
        pass


def sleep_for_ever(_: dict[str, Any], __: bytes) -> tuple[dict[str, Any], bytes]:
    """Never answers, and uses no processor."""
    while True:
        time.sleep(60)
