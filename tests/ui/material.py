"""What a person sees of a text with Markdown in it."""

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def visible(text: str) -> str:
    """Return what Markdown makes of a text: its pieces, with line breaks."""
    return "".join(
        child.content if child.type == "text" else "\n"
        for token in MARKDOWN.parse(text)
        for child in token.children or ()
        if child.type in ("text", "softbreak", "hardbreak")
    ).replace("\u2060", "")
