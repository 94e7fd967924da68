"""What a browser sends is read as the first type that fits it."""

import pytest

from monev.ui.address import Choices
from monev.ui.shapes import MOST_PARTS, NotUnderstood, Shape, read_shape


class Said(Shape):
    """Acts in order, as a message of a block of several touches has them."""

    id: str
    acts: list[dict[str, str]]


@pytest.mark.parametrize("acts", [[], [{"do": "undo"}]])
def test_a_message_of_acts_is_none_of_choices_even_without_any_act(acts):
    # Without an act it says that the person has paused. Read as choices it is never answered, and
    # the browser then sends nothing more.
    assert read_shape({"id": "7", "acts": acts}, Said | Choices) == Said(id="7", acts=acts)


def test_choices_are_what_no_earlier_type_fits():
    assert read_shape({"area": "I", "belum": ""}, Said | Choices) == {"area": "I", "belum": ""}


@pytest.mark.parametrize("sent", [[7] * MOST_PARTS, {"a": [[7] * 100] * (MOST_PARTS // 100)}])
def test_a_message_of_more_parts_than_any_page_sends_is_refused_before_it_is_read(sent):
    with pytest.raises(NotUnderstood):
        read_shape(sent, object)
