"""The fixed sentences of papers and letters: in `sentences.toml`, where who answers for their wording finds them."""

import tomllib
from pathlib import Path

SENTENCES: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def say(name: str, **fields: object) -> str:
    """A sentence (laporan.umum) with what stands in its braces."""
    paper, _, sentence = name.partition(".")
    return SENTENCES[paper][sentence].format(**fields)
