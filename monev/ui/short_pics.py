"""Short names of PICs, for places of one word: *Perencanaan*, *Keuangan*, *Hukum dan SDM*."""

from collections import Counter
from collections.abc import Iterable

from monev.core.text import NO_PIC

_LONG = 16


def short_pics(names: Iterable[str]) -> dict[str, str]:
    """Map each PIC to its short name: without a first word that others share, up to its comma."""
    names = [*dict.fromkeys(names)]
    firsts = Counter(name.split(" ")[0] for name in names if " " in name)
    short = {}
    for name in names:
        first, _, rest = name.partition(" ")
        text = rest if rest and firsts[first] > 1 else name
        text = text.partition(",")[0]
        short[name] = (text.partition(" dan ")[0] if len(text) > _LONG else text) or NO_PIC
    twice = Counter(short.values())
    return {name: text if twice[text] == 1 else name or NO_PIC for name, text in short.items()}
