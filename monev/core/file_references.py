"""The TAUTAN of a bukti: words, an address, and files beside the journal.

Such a file is written as `berkas:<SHA-256>/<name>`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, unquote

_BARE_ADDRESS = re.compile(
    r"(?i)(?:[\w-]+\.)+(?:id|com|net|org|ly|gl|gle|be|ms|me|app|link|page)/[^\s<>()]+"
)
"""A host with an ending that offices use, and a path. *Lemari 2/rak.a* on paper does not match."""
_REFERENCE = re.compile(r"(?<!\S)berkas:([0-9a-f]{64})/(\S+)")


_LINK = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://\S+")


class FileReference(NamedTuple):
    """A file: the SHA-256 of its content (hex) and the name a person gave it."""

    sha256: str
    name: str

    @property
    def path(self) -> str:
        """Its path below the app's address."""
        return f"/bukti/{self.sha256}/{quote(self.name, safe='')}"

    def __str__(self) -> str:
        return f"berkas:{self.sha256}/{self.name.replace('%', '%25').replace(' ', '%20')}"


def files_of(tautan: str) -> tuple[FileReference, ...]:
    """List the files of a TAUTAN in order."""
    return tuple(
        FileReference(sha256, unquote(name)) for sha256, name in _REFERENCE.findall(tautan)
    )


def words_of(tautan: str) -> str:
    """Return the part of a TAUTAN that is no file: an address, or the place of a paper."""
    return " ".join(_REFERENCE.sub(" ", tautan).split())


def links_in(text: str) -> list[str]:
    """List the web addresses in a TAUTAN, each once, without other words."""
    return list(dict.fromkeys(found.rstrip(".,;)") for found in _LINK.findall(text)))


def is_web_address(words: str) -> bool:
    """True if the words of a TAUTAN are a single address that a browser can open."""
    return re.fullmatch(r"https?://[^\s<>()]+", words.strip()) is not None


def with_scheme(tautan: str) -> str:
    """Add https:// to a web address that was pasted without it (drive.google.com/abc)."""
    words = words_of(tautan)
    if not _BARE_ADDRESS.fullmatch(words):
        return tautan
    return join_tautan(f"https://{words}", files_of(tautan))


def join_tautan(words: str, files: Iterable[FileReference]) -> str:
    """Make a TAUTAN of words and files."""
    return " ".join(filter(None, (words, *map(str, files))))


def describe_tautan(tautan: str) -> str:
    """Write a TAUTAN for people: its words, and its files by name."""
    return _REFERENCE.sub(lambda found: f"berkas “{unquote(found[2])}”", tautan)
