"""An address as a QR code: a phone's camera opens it without anything typed."""

from __future__ import annotations

import segno

SCALE = 8


def qr_data_uri(address: str) -> str:
    """A picture of the address, as an address of its own (`data:`) for st.image and for our components."""
    return segno.make(address, error="m").png_data_uri(scale=SCALE, border=4)
