"""The roles of people, what guests see, and the actor on a machine where nobody signs in.

See docs/operations.md.
"""

LOCAL_ACTOR = "komputer ini"
"""The pelaku if nobody signs in: the person at the machine, on its pages or command line."""


def named_local(name: str) -> str:
    """Return the pelaku of a person at the machine who gave a name without signing in.

    An example is Ani (komputer ini).
    """
    return f"{name} ({LOCAL_ACTOR})"


def is_local(pelaku: str) -> bool:
    """True if a pelaku acted at the machine without signing in.

    Nobody can sign in under such a name.
    """
    return pelaku == LOCAL_ACTOR or pelaku.endswith(f" ({LOCAL_ACTOR})")


PRESENCE_ACTOR = "ponsel peserta"
"""The pelaku of people who mark themselves present by phone. They may do nothing else
(`access.door`), and nobody signs in under this name."""

EVERY_SATKER = "*"
"""Stands for every satker in a role."""

ROLES = {
    "pembaca": "melihat semua halaman",
    "operator": "mengunggah, melaporkan realisasi, dan menjawab pertanyaan tentang isi berkas",
    "pemeriksa": "memeriksa bukti dan memimpin catatan rapat",
    "evaluator": "memeriksa bukti sesudah pemeriksa kantor, dari provinsi atau Inspektorat",
    "admin": "mengatur kantor, orang, dan tautan tamu",
}
"""Code of a role → its purpose. A person may have several. No role includes another, but all may
look."""

ROLES_OF_FIRST = frozenset(ROLES) - {"pembaca", "evaluator"}
"""The usual roles of the first person: one who checks for the office is no second tier."""

GUEST_SIGHTS = {
    "tidak": "Tidak ada",
    "ringkasan": "Ringkasan saja",
    "semua": "Semua halaman, hanya melihat",
}
"""Code of what a guest sees → its words."""
