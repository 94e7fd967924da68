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

_AKAR = Path(__file__).resolve().parents[2]


def tugaskan(
    modul: str, perintah: dict[str, Any], berkas: bytes, *, detik: float
) -> subprocess.CompletedProcess[bytes]:
    """What `python -m modul` made of a request. Raises subprocess.TimeoutExpired after so many seconds."""
    isi = json.dumps(perintah, ensure_ascii=False).encode("utf-8", "replace")
    return subprocess.run(
        [sys.executable, "-m", modul],
        input=len(isi).to_bytes(8, "big") + isi + berkas,
        capture_output=True,
        timeout=detik,
        check=False,
        cwd=_AKAR,
    )


def layani(kerja: Callable[[dict[str, Any], bytes], bytes]) -> None:
    """The child's side: answers the request on standard input with what `kerja` makes of it."""
    masuk = sys.stdin.buffer
    perintah = json.loads(masuk.read(int.from_bytes(masuk.read(8), "big")))
    # The answer goes out on a copy of standard output; a stray print of a library must not get into it.
    saluran = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    saluran.write(kerja(perintah, masuk.read()))
    saluran.close()
