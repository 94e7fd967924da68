"""What stands in the TAUTAN of a bukti: words, an address, files beside the journal
(`berkas:<SHA-256>/<name>`)."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, unquote

_BARE_ADDRESS = re.compile(
    r"(?i)(?:[\w-]+\.)+(?:id|com|net|org|ly|gl|gle|be|ms|me|app|link|page)/[^\s<>()]+"
)
"""A host that ends as those do where offices keep their files, and a path: not the *Lemari 2/rak.a*
of a paper."""
_REFERENCE = re.compile(r"(?<!\S)berkas:([0-9a-f]{64})/(\S+)")


class FileReference(NamedTuple):
    """A file by its content's SHA-256 (hex) and the name a person gave it."""

    sha256: str
    name: str

    @property
    def path(self) -> str:
        """Where the app gives it, below its own address."""
        return f"/bukti/{self.sha256}/{quote(self.name, safe='')}"

    def __str__(self) -> str:
        return f"berkas:{self.sha256}/{self.name.replace('%', '%25').replace(' ', '%20')}"


def files_of(tautan: str) -> tuple[FileReference, ...]:
    """The files that a TAUTAN names, in their order."""
    return tuple(
        FileReference(sha256, unquote(name)) for sha256, name in _REFERENCE.findall(tautan)
    )


def words_of(tautan: str) -> str:
    """What a TAUTAN says beside the files: an address, or where the paper lies."""
    return " ".join(_REFERENCE.sub(" ", tautan).split())


def is_web_address(words: str) -> bool:
    """Whether what was written as TAUTAN is one address that a browser opens, and not words of
    where the paper lies."""
    return re.fullmatch(r"https?://[^\s<>()]+", words.strip()) is not None


def with_scheme(tautan: str) -> str:
    """A TAUTAN as it is stored: a web address that was pasted without its https://
    (drive.google.com/abc) has it."""
    words = words_of(tautan)
    return (
        join_tautan(f"https://{words}", files_of(tautan))
        if _BARE_ADDRESS.fullmatch(words)
        else tautan
    )


def join_tautan(words: str, files: Iterable[FileReference]) -> str:
    """A TAUTAN of words and files."""
    return " ".join(filter(None, (words, *map(str, files))))


def describe_tautan(tautan: str) -> str:
    """A TAUTAN for people: its words, and its files by their names."""
    return _REFERENCE.sub(lambda found: f"berkas “{unquote(found[2])}”", tautan)
