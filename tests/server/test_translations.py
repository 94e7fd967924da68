"""Streamlit's words are replaced where the pinned version has them, and nothing else of its files changes. That each of
them is seen on a page, tests/browser/test_english.py tells."""

from importlib.resources import files
from pathlib import Path

from monev.server.translations import WORDING, translate

FOLDER = Path(str(files("streamlit"))) / "static" / "static" / "js"


def test_every_word_stands_in_the_pinned_streamlit():
    """Fails when an upgrade of Streamlit words something anew or moves it to another file.

    Search the old English words below streamlit/static/static/js: change the literal or the file's name in WORDING, or
    remove the entry where no page of ours shows it any more. Until then that word is English, and nothing else breaks.
    """
    content = {
        name: "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob(f"{name}.*.js")) for name in WORDING
    }
    assert [(name, word) for name, wording in WORDING.items() for word in wording if word not in content[name]] == []


def test_only_the_listed_words_change():
    path = next(FOLDER.glob("Toolbar.*.js"))
    new = translate(path.name, path.read_bytes()).decode()
    for original, replacement in WORDING["Toolbar"].items():
        assert original not in new
        new = new.replace(replacement, original)
    assert new == path.read_text(encoding="utf-8")
    assert translate("Apa.123.js", b"`Upload`") == b"`Upload`"
    assert translate("FileUploader.123.css", b"`Upload`") == b"`Upload`"
