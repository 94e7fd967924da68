"""What a child that was taken over may say is no answer."""

from io import BytesIO

import pytest

from monev.children import ChildStopped, pipe_messages, pool


def test_what_a_child_that_was_taken_over_may_say_is_no_answer():
    for text in (b"{", b"[]", b"[" * 100_000):
        with pytest.raises(ValueError):
            pipe_messages.receive(BytesIO(len(text).to_bytes(8, "big") + bytes(8) + text))
    with pytest.raises(ValueError):
        pipe_messages.receive(BytesIO(b"\xff" * 16))
    assert pipe_messages.receive(BytesIO(b"\0\0")) is None
    for said in (
        {},
        {"jawab": 1},
        {"pensiun": False, "lain": 1},
        {"ditolak": {"pesan": "a"}},
        {"gagal": 1},
    ):
        with pytest.raises(ChildStopped) as stopped:
            pool._result_of(said, "task")
        assert stopped.value.why == "henti"
