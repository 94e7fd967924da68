"""A file made by a child that can do no harm (`monev.children`): the function and its arguments, the program's own, go
to it pickled, never the database; what comes back is bytes."""

import pickle
from collections.abc import Callable
from typing import Any

from monev.children import DOCUMENTS, ChildStopped, run_in_child
from monev.core.errors import MonevError
from monev.core.records import JsonObject

_SECONDS = 120.0  # processor time of one document; a report of 228 tenggat takes a third of one second


def make_in_child(function: Callable[..., bytes], *arguments: Any) -> bytes:
    """What a function of the program (one a module has by name) makes of its arguments. Raises MonevError: what the
    function raised, and where it could not be done within the limits."""
    try:
        return run_in_child(DOCUMENTS, f"{__name__}:make", {}, pickle.dumps((function, arguments)), seconds=_SECONDS)[1]
    except ChildStopped as cause:
        reason = {"waktu": "isinya terlalu banyak", "memori": "isinya membutuhkan terlalu banyak memori"}.get(cause.why)
        raise MonevError(
            f"Berkas ini tidak selesai dibuat: {reason or 'pembuatnya berhenti di tengah jalan'}.",
            "Coba sekali lagi. Bila terulang, periksa apakah ada isian yang luar biasa panjang, dan pilih bentuk lain.",
            heading="Berkas belum dapat dibuat",
        ) from cause


def make(_: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """The child's side of `make_in_child`."""
    function, arguments = pickle.loads(data)
    return {}, function(*arguments)
