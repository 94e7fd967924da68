"""Who a langkah or a follow-up was given to: several PICs in one field, joined by a semicolon as they are typed and
stored, and what is said where there is none."""

from collections.abc import Iterable

SEPARATOR = "; "
NO_PIC = "Belum ada PIC"
"""What stands in the place of a PIC where nobody is named."""


def split_pics(pic: str | None) -> list[str]:
    """Each PIC of a follow-up once, in the order written: ["Ani", "Budi"]."""
    found: dict[str, str] = {}
    for part in (pic or "").split(SEPARATOR.strip()):
        if name := " ".join(part.split()):
            found.setdefault(name.casefold(), name)
    return [*found.values()]


def join_pics(pics: Iterable[str]) -> str:
    """PICs as one field: Ani; Budi."""
    return SEPARATOR.join(pics)
