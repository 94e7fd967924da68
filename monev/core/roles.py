"""The roles a person can have, what a guest can see, and who acts where nobody signs in
(docs/operations.md)."""

LOCAL_ACTOR = "komputer ini"
"""The pelaku where nobody signs in: whoever sits at the machine, at its pages or its command
line."""


def named_local(name: str) -> str:
    """The pelaku of who gave their name at the machine without signing in: Ani (komputer ini)."""
    return f"{name} ({LOCAL_ACTOR})"


def is_local(pelaku: str) -> bool:
    """Whether a pelaku acts at the machine without having signed in; nobody can sign in under such
    a name."""
    return pelaku == LOCAL_ACTOR or pelaku.endswith(f" ({LOCAL_ACTOR})")


PRESENCE_ACTOR = "ponsel peserta"
"""Pelaku of who marks themselves present on a phone: may do nothing else (`access.door`); nobody
signs in so."""

EVERY_SATKER = "*"
"""In place of a satker's name: a role at each of them."""

ROLES = {
    "pembaca": "melihat semua halaman",
    "operator": "mengunggah, melaporkan realisasi, dan menjawab pertanyaan tentang isi berkas",
    "pemeriksa": "memeriksa bukti dan memimpin catatan rapat",
    "admin": "mengatur kantor, orang, dan tautan tamu",
}
"""Code of a role → what it is for. A person may have several; none of them holds another, but all
of them look."""

GUEST_SIGHTS = {
    "tidak": "Tidak ada",
    "ringkasan": "Ringkasan saja",
    "semua": "Semua halaman, hanya melihat",
}
"""Code of what a guest sees → its words."""
