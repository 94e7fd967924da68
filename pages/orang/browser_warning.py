"""What a browser says before it opens an office's own address for the first time, and the two touches that lead on.

Said before the link is opened, since the warning comes before any page of ours.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from monev.server import network
from monev.ui import looks
from monev.ui.looks import blocks

_WARNS = "Koneksi Anda tidak pribadi"
_DEVICES = (
    ("Android (Chrome)", _WARNS, "Lanjutan", "Lanjutkan ke {host} (tidak aman)"),
    ("iPhone (Safari)", "Koneksi Ini Tidak Pribadi", "Tampilkan Detail", "kunjungi situs web ini"),
    ("Windows (Edge, Chrome)", _WARNS, "Tingkat Lanjut", "Lanjutkan ke {host} (tidak aman)"),
)
"""Device, what it says, the first touch, the second; newer versions may word it a little differently."""


def is_expected(address: str) -> bool:
    """Whether a browser elsewhere warns of this address: its certificate was made here."""
    return address.startswith("https://") and network.authority_certificate() is not None


def in_words(address: str) -> str:
    """For the end of a message: that it warns once, and what to touch."""
    touches = "; ".join(f"{device}: {first}, lalu {_name(second, address)}" for device, _, first, second in _DEVICES)
    return (
        "Sebelum halamannya terbuka, peramban memperingatkan sekali, karena sertifikatnya dibuat di komputer kantor "
        f"dan bukan dibeli. Lanjutkan dengan dua sentuhan. {touches}."
    )


def show(address: str, *, key: str) -> None:
    """The same as it looks, to be shown to who opens it beside you."""
    cards = []
    for device, says, first, second in _DEVICES:
        touches = [{"text": f"1 {first}"}, {"text": f"2 {_name(second, address)}"}]
        cards.append(blocks.card(device, blocks.sentence(f"▲ {says}"), blocks.lines(touches, flow=True), key=device))
    heading = blocks.heading("Peramban memperingatkan sekali: dua sentuhan")
    looks.show([heading, blocks.group("beside", *cards)], key=key)


def _name(touch: str, address: str) -> str:
    return touch.format(host=urlsplit(address).hostname or "")
