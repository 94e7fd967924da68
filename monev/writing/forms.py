"""Forms that store all their fields at once: a person changes what they typed otherwise than they
saw it, nothing else.

What stood in a form when it was drawn comes along to the door that stores it, and is compared there
with what is stored by then. A field the person left as it was keeps what somebody else gave it
meanwhile.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import TypeVar

from monev.writing.append import Clashing, FieldClash, field_change, has_moved

Field = TypeVar("Field", bound=Hashable)
Value = TypeVar("Value")


def form_values(
    typed: Mapping[Field, Value],
    stored: Mapping[Field, Value],
    seen: Mapping[Field, Value],
    in_words: Callable[[Field, Value], tuple[str, str]],
    *,
    judged_by: Collection[Field] = (),
) -> dict[Field, Value]:
    """Give a form's fields as stored, those that the person changed as `typed`.

    `seen`: what stood in the form; a field not named there is set whatever was stored. `in_words`:
    a field and a value of it → how people call the field, and the value in words. Raises FieldClash
    with both sides in words, where somebody else changed one of the same fields since, or one that
    the change was `judged_by`.
    """
    change = field_change(typed, stored, seen)
    clashes = []
    told = []

    def clash(field: Field, other: Value, whose: str) -> None:
        clashes.append(Clashing(field, stored[field], other))
        heading, now = in_words(field, stored[field])
        _, words = in_words(field, other)
        told.append(f"{heading}: sekarang “{now or '(kosong)'}”, {whose} “{words or '(kosong)'}”")

    for field, wanted in change.clashes.items():
        clash(field, wanted, "isian Anda")
    for field in judged_by:
        if field not in change.clashes and has_moved(field, stored, seen):
            clash(field, seen[field], "yang Anda lihat")
    if told:
        raise FieldClash(
            f"Orang lain mengubahnya sejak Anda membukanya. {'; '.join(told)}.",
            "Belum ada yang berubah. Bandingkan keduanya, lalu simpan lagi bila isian Anda "
            "tetap perlu.",
            clashes,
            heading="Isian ini sudah berubah",
        )
    return {**stored, **change.values}
