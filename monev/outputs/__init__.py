"""Makes the program's files and messages: template, lists, documents, Ringkasan to send.

This module has what all of them use.
"""

import pickle
from collections.abc import Callable
from io import BytesIO
from typing import TypeVarTuple

from monev.core.errors import MonevError
from monev.core.records import JsonObject
from monev.core.words import read_words

# The fixed sentences of papers and letters, in a file that is easy to find for editors.
SENTENCES: dict[str, dict[str, str]] = read_words(__file__, "sentences")
# Seconds of processor time for one document; a report of 228 tenggat takes a third of a second.
_SECONDS = 120.0


def say(name: str, **fields: object) -> str:
    """Return a fixed sentence (*laporan.umum*) with its braces filled."""
    paper, _, sentence = name.partition(".")
    return SENTENCES[paper][sentence].format(**fields)


Arguments = TypeVarTuple("Arguments")


def saved(save: Callable[[BytesIO], object]) -> bytes:
    """Return as bytes what `save` writes to a file."""
    buffer = BytesIO()
    save(buffer)
    return buffer.getvalue()


def make_in_child(function: Callable[[*Arguments], bytes], *arguments: *Arguments) -> bytes:
    """Call a function in a child process, which gets it and its arguments pickled, but no database.

    If the child broke off, another one tries once more. Raises MonevError: one that the function
    raised, or that the child reached a limit.
    """
    from monev.children import ChildStopped  # here: only makers of files need it

    call = pickle.dumps((function, arguments))
    try:
        try:
            return _made(call)
        except ChildStopped as cause:
            if cause.why != "henti":
                raise
            # A child that made many files may have no room left; a new one has.
            return _made(call)
    except ChildStopped as cause:
        reason = {
            "waktu": "isinya terlalu banyak",
            "memori": "isinya membutuhkan terlalu banyak memori",
        }.get(cause.why)
        raise MonevError(
            f"Berkas ini tidak selesai dibuat: {reason or 'pembuatnya berhenti di tengah jalan'}.",
            (
                "Coba sekali lagi. Bila terulang, periksa apakah ada isian yang luar biasa "
                "panjang, dan pilih bentuk lain."
            ),
            heading="Berkas belum dapat dibuat",
        ) from cause


def _made(call: bytes) -> bytes:
    from monev.children import DOCUMENTS, run_in_child  # here: see make_in_child

    _, made = run_in_child(DOCUMENTS, f"{__name__}:make", {}, call, seconds=_SECONDS)
    return made


def make(_: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """Call the pickled function; this is the child's side of `make_in_child`."""
    function, arguments = pickle.loads(data)
    return {}, function(*arguments)
