"""Forms that store all their fields at once. Only fields that the person changed are stored.

The values that the form showed come along when it is stored, and are compared with what is stored
by then. A field that the person left alone keeps the value that somebody else gave it meanwhile.
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
    """Return the stored values, with those that the person changed as `typed`.

    `seen`: the values that the form showed; a field that is not in it is set in any case.
    `in_words`: a field and its value → the field's name, and the value in words. Raises FieldClash,
    with both values in words, if somebody else changed one of these fields since, or one of
    `judged_by`.
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
