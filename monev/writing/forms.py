"""Forms that store all their fields at once: a person changes what they typed otherwise than they
saw it, nothing else.

What stood in a form when it was drawn comes along to the door that stores it, and is compared there
with what is stored by then. A field the person left as it was keeps what somebody else gave it
meanwhile.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from monev.writing.append import Clashing, FieldClash, field_change
from monev.writing.content import Content

InWords = Callable[[Any, Any], tuple[str, str]]
"""A field and a value of it → how people call the field, and the value in words."""


def form_values(
    typed: Mapping[Any, Any],
    stored: Mapping[Any, Any],
    seen: Mapping[Any, Any],
    in_words: InWords,
    *,
    judged_by: Collection[str] = (),
) -> Content:
    """What a form comes to: the fields as stored, those that the person changed as `typed`.

    `seen`: what stood in the form; a field not named there is set whatever was stored. Raises
    FieldClash with both sides in words, where somebody else changed one of the same fields since,
    or one that the change was `judged_by`.
    """
    change = field_change(typed, stored, seen)
    moved = [
        name
        for name in judged_by
        if name not in change.clashes and seen.get(name, stored[name]) != stored[name]
    ]
    clashes = [Clashing(name, stored[name], value) for name, value in change.clashes.items()]
    told = [_told(clash, "isian Anda", in_words) for clash in clashes]
    judged = [Clashing(name, stored[name], seen[name]) for name in moved]
    told += [_told(clash, "yang Anda lihat", in_words) for clash in judged]
    if told:
        advice = (
            "Belum ada yang berubah. Bandingkan keduanya, lalu simpan lagi bila isian Anda "
            "tetap perlu."
        )
        sentence = f"Orang lain mengubahnya sejak Anda membukanya. {'; '.join(told)}."
        raise FieldClash(sentence, advice, [*clashes, *judged], heading="Isian ini sudah berubah")
    return {**stored, **change.values}


def _told(clash: Clashing, whose: str, in_words: InWords) -> str:
    heading, now = in_words(clash.field, clash.stored)
    _, other = in_words(clash.field, clash.wanted)
    return f"{heading}: sekarang “{now or '(kosong)'}”, {whose} “{other or '(kosong)'}”"
