"""The fixed sentences of papers and letters: in `sentences.toml`, where who answers for their wording finds them."""

from monev.core.errors import read_words

SENTENCES: dict[str, dict[str, str]] = read_words(__file__, "sentences")


def say(name: str, **fields: object) -> str:
    """A sentence (laporan.umum) with what stands in its braces."""
    paper, _, sentence = name.partition(".")
    return SENTENCES[paper][sentence].format(**fields)
