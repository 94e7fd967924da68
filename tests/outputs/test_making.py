"""A file is made in a child process; one that is worn out is replaced without a word to anybody."""

import pytest

from monev.core.errors import MonevError
from monev.outputs import make_in_child

WEAR_OUT = "setattr(__import__('sys'), 'worn', True) or b''"
MAKE_UNLESS_WORN = "1 / 0 if hasattr(__import__('sys'), 'worn') else b'made'"
TABLE_AND_PICTURE = (
    "__import__('pandas').Series(['kata']).str.upper() is not None and bytes(512 << 20) and b'made'"
)


def test_a_table_of_words_leaves_room_for_large_pictures():
    assert make_in_child(eval, TABLE_AND_PICTURE) == b"made"


def test_what_a_worn_child_cannot_make_a_new_one_makes():
    make_in_child(eval, WEAR_OUT)
    assert make_in_child(eval, MAKE_UNLESS_WORN) == b"made"


def test_what_no_child_can_make_is_said():
    with pytest.raises(MonevError, match="berhenti di tengah jalan"):
        make_in_child(eval, "1 / 0")
