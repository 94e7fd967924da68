"""Why the system refused is said in Indonesian, by a number or by a driver's quotation."""

from __future__ import annotations

import errno
import os

import pytest

from monev.core.errors import CAUSES, cause_from_text, cause_of


@pytest.mark.parametrize("number", CAUSES)
def test_every_usual_reason_has_its_words(number):
    assert cause_of(OSError(number, os.strerror(number))) == CAUSES[number]
    quotation = f'IO Error: Cannot open file "/data/x.duckdb": {os.strerror(number)}'
    assert cause_from_text(quotation) == CAUSES[number]


def test_a_rare_reason_keeps_the_system_s_own_words():
    assert cause_of(OSError(errno.ELOOP, "Too many levels of symbolic links")) == "Too many levels of symbolic links"
    assert cause_from_text("Binder Error: something else") is None
