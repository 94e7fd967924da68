"""Work on a person's file done by a child process of its own, which can be killed: it may be hostile, or endless.

One request a process. In: eight bytes of length, what is asked as JSON, then the file. Out: the answer's bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]


def run_task(
    module: str, command: dict[str, Any], file: bytes, *, seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """What `python -m <module>` made of a request. Raises subprocess.TimeoutExpired after so many seconds."""
    content = json.dumps(command, ensure_ascii=False).encode("utf-8", "replace")
    return subprocess.run(
        [sys.executable, "-m", module],
        input=len(content).to_bytes(8, "big") + content + file,
        capture_output=True,
        timeout=seconds,
        check=False,
        cwd=_ROOT,
    )


def serve(work: Callable[[dict[str, Any], bytes], bytes]) -> None:
    """The child's side: answers the request on standard input with what `work` makes of it."""
    incoming = sys.stdin.buffer
    command = json.loads(incoming.read(int.from_bytes(incoming.read(8), "big")))
    # The answer goes out on a copy of standard output; a stray print of a library must not get into it.
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    channel.write(work(command, incoming.read()))
    channel.close()
