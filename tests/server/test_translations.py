"""Streamlit's words are replaced where the pinned version has them, and nothing else of its files changes."""

from importlib.resources import files
from pathlib import Path

import pytest

from monev.server.translations import BEHAVIOUR, WORDING, fingerprint, translate

FOLDER = Path(str(files("streamlit"))) / "static" / "static" / "js"


def _file(prefix: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob(f"{prefix}.*.js")))


@pytest.mark.parametrize(("prefix", "original"), [(a, k) for a, wording in WORDING.items() for k in wording])
def test_every_word_stands_in_the_pinned_streamlit(prefix, original):
    """Fails when an upgrade of Streamlit words something anew or moves it to another file.

    Search the old English words below streamlit/static/static/js: change the literal or the file's name in WORDING, or
    remove the entry where no page of ours shows it any more. Until then that word is English, and nothing else breaks.
    """
    assert original in _file(prefix)


@pytest.mark.parametrize(("prefix", "original"), [(a, k) for a, wording in BEHAVIOUR.items() for k in wording])
def test_every_changed_habit_stands_once_in_the_pinned_streamlit(prefix, original):
    """Fails when an upgrade of Streamlit makes its script anew.

    Each entry says what it is for; change the literal in BEHAVIOUR so that it is so again, or remove it where Streamlit
    does so itself. index: search `Requesting a script run`, before it stands what decides whether a page that was
    connected again is drawn again (tests/browser/test_lost_connection.py tells). DataFrame: search `Download as CSV`,
    before it stands whether the button is shown (tests/browser/test_letters.py). protobuf: search `WebAssembly` (every
    browser test tells of a violated Content-Security-Policy).
    """
    assert _file(prefix).count(original) == 1


def test_only_the_listed_words_change():
    path = next(FOLDER.glob("Pagination.*.js"))
    new = translate(path.name, path.read_bytes()).decode()
    for original, replacement in WORDING["Pagination"].items():
        assert original not in new
        new = new.replace(replacement, original)
    assert new == path.read_text(encoding="utf-8")


def test_other_files_are_left_alone():
    assert translate("Apa.123.js", b"`Upload`") == b"`Upload`"
    assert translate("FileUploader.123.css", b"`Upload`") == b"`Upload`"


def test_other_words_are_prepared_anew(monkeypatch):
    old = fingerprint()
    monkeypatch.setitem(WORDING, "Contoh", {"`A`": "`B`"})
    assert fingerprint() != old
