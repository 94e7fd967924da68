"""Makes what the program hands out: template, lists, documents, messages, Ringkasan to send; here
is what all of them use."""

import pickle
from collections.abc import Callable
from io import BytesIO
from typing import TypeVarTuple

from monev.core.errors import MonevError
from monev.core.records import JsonObject
from monev.core.words import read_words

# The fixed sentences of papers and letters are in a file, where who answers for their wording finds
# them.
SENTENCES: dict[str, dict[str, str]] = read_words(__file__, "sentences")
_SECONDS = (
    120.0  # processor time of one document; a report of 228 tenggat takes a third of one second
)


def say(name: str, **fields: object) -> str:
    """Say a fixed sentence (laporan.umum) with what stands in its braces."""
    paper, _, sentence = name.partition(".")
    return SENTENCES[paper][sentence].format(**fields)


Arguments = TypeVarTuple("Arguments")


def saved(save: Callable[[BytesIO], object]) -> bytes:
    """Take what something saves to a file, as bytes."""
    buffer = BytesIO()
    save(buffer)
    return buffer.getvalue()


def make_in_child(function: Callable[[*Arguments], bytes], *arguments: *Arguments) -> bytes:
    """Call a function of the program in a child, which gets it and its arguments pickled, never the
    database. Raises MonevError: what it raised, or that it was not done within the limits."""
    # here: only who makes files needs it
    from monev.children import (
        DOCUMENTS,
        ChildStopped,
        run_in_child,
    )

    try:
        return run_in_child(
            DOCUMENTS,
            f"{__name__}:make",
            {},
            pickle.dumps((function, arguments)),
            seconds=_SECONDS,
        )[1]
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


def make(_: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """The child's side of `make_in_child`."""
    function, arguments = pickle.loads(data)
    return {}, function(*arguments)
